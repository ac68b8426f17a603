"""What stands after the body: recipients, signature, annexes, attached documents.

Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II (7-9) và mục III: chữ ký, nơi nhận, phụ lục.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.parse import headings
from graph.parse.head import names_type, read_type
from graph.parse.headings import Label, Level, is_capitals
from graph.parse.joining import goes_on, is_terminal
from graph.parse.lines import columns
from graph.records.document import BlockKind

if TYPE_CHECKING:
    from graph.parse.draft import Draft
    from graph.parse.lines import Line

#: Longer lines are no lines of a signature.
_LONGEST_SIGNATURE = 90
_LONGEST_ANNEX = 200
#: A longer line after the signature is body again.
_LONGEST_END = 220


def read_ending(draft: Draft, lines: list[Line], at: int) -> int:
    """Read line `at` if it stands after the body; give the index of the next line, or `at`."""
    line = lines[at]
    if draft.zone == BlockKind.ITEM and line.text[0] not in draft.cues.endings:
        # Two columns on one line: the left may be empty words, the right a signature.
        if "  " not in line.raw and "\t" not in line.raw:
            return at
    after = draft.zone in (BlockKind.RECIPIENTS, BlockKind.SIGNATURE)
    if _read_annex(draft, line, after=after):
        return at + 1
    if after:
        if names_type(draft.cues, line) and is_capitals(line.text):
            return read_type(draft, lines, at)
        if _is_body(draft, line):
            draft.enter(BlockKind.ITEM)
            return at
    elif draft.cues.recipients.match(line.text):
        draft.enter(BlockKind.RECIPIENTS)
    elif _begins_signature(draft, line):
        draft.enter(BlockKind.SIGNATURE)
    else:
        return at
    _read_end(draft, line)
    return at + 1


def _is_body(draft: Draft, line: Line) -> bool:
    if len(line.text) > _LONGEST_END and draft.zone == BlockKind.SIGNATURE:
        return True
    label = headings.read(line.text)
    if label is None or label.level >= Level.DASH or label.value != 1:
        return False
    return draft.zone == BlockKind.SIGNATURE or label.level <= Level.ROMAN


def _is_signature(draft: Draft, text: str) -> bool:
    cues = draft.cues
    if cues.signature_mark.match(text):
        return True
    return (
        len(text) <= _LONGEST_SIGNATURE
        and is_capitals(text)
        and text[-1] not in ".;:"
        and bool(cues.signature_prefix.match(text) or cues.signature_post.match(text))
    )


def _begins_signature(draft: Draft, line: Line) -> bool:
    text = columns(line)[-1].text if "  " in line.raw or "\t" in line.raw else line.text
    if not _is_signature(draft, text) or draft.current is None:
        return False
    if draft.zone == BlockKind.ITEM:
        return not draft.current.is_bare
    # Before the first label only a finished sentence can have been signed.
    return draft.current.kind == BlockKind.PREAMBLE and draft.current.last.text.endswith(".")


def _read_annex(draft: Draft, line: Line, *, after: bool) -> bool:
    text = line.text
    match = draft.cues.annex.match(text)
    if not match or len(text) > _LONGEST_ANNEX or not (after or match[0].isupper()):
        return False
    rest = text[match.end() :].strip(" :.-–")
    if rest and (not is_capitals(rest) or is_terminal(text)):
        return False
    words = " ".join(match[0].split())
    name = words[0] + words[1:].lower() if not match["number"] else (
        f"{match['word'].capitalize()} {match['number']}"
    )
    end = len(text) - len(text[match.end() :].lstrip(" :.-–"))
    draft.enter(BlockKind.ITEM)
    draft.add_labelled(BlockKind.ANNEX, line, Label(Level.ANNEX, name, 1, "", 0, end), "")
    return True


def _read_end(draft: Draft, line: Line) -> None:
    for column in columns(line):
        text = column.text
        current = draft.current
        if _is_signature(draft, text):
            draft.zone = BlockKind.SIGNATURE
        kind = draft.zone
        if draft.cues.recipients.match(text) or text[0] in headings.DASHES:
            kind = BlockKind.RECIPIENTS
        if (
            kind == BlockKind.RECIPIENTS
            and current is not None
            and current.kind == kind
            and not column.blank
            and text[0] not in headings.DASHES
            and goes_on(current.last, column, 0, draft.cues)
        ):
            current.lines.append(column)
        else:
            draft.add(kind, column)
