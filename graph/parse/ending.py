"""What stands after the body: recipients, signature, annexes, attached documents.

Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II (7-9) và mục III: chữ ký, nơi nhận, phụ lục.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from graph.parse import headings
from graph.parse.head import names_type, read_type
from graph.parse.headings import Label, Level, is_capitals
from graph.parse.joining import Wrap, goes_on, is_terminal
from graph.parse.lines import columns, part
from graph.parse.signing import LONGEST_SIGNATURE, is_name, is_signature, name_start
from graph.records.document import BlockKind

if TYPE_CHECKING:
    from graph.parse.cues import Cues
    from graph.parse.draft import Draft
    from graph.parse.lines import Line

_AFTER_RECIPIENT = re.compile(r"[;.:] (?=[^\W\d_])")
_LONGEST_ANNEX = 200
#: A signature that is not in capitals is known only where the text ends.
_LAST_LINES = 6
#: A longer line after the signature is body again.
_LONGEST_END = 220


def read_ending(draft: Draft, lines: list[Line], at: int) -> int:
    """Read line `at` if it stands after the body; give the index of the next line, or `at`."""
    line = lines[at]
    if draft.zone == BlockKind.ITEM and not _may_end(draft, line):
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
    elif draft.zone == BlockKind.ITEM and draft.cues.archive.match(line.text):
        _take_back_recipients(draft)
        draft.enter(BlockKind.RECIPIENTS)
    elif _begins_signature(draft, line) or _is_small_signature(draft, lines, at):
        draft.enter(BlockKind.SIGNATURE)
    else:
        return at
    _read_end(draft, line)
    return at + 1


def _may_end(draft: Draft, line: Line) -> bool:
    """Tell at a glance whether a line of the body may be the first after it."""
    first = line.text[0]
    if first in draft.cues.endings or "  " in line.raw or "\t" in line.raw:
        return True
    return first in headings.DASHES and draft.cues.archive.match(line.text) is not None


def _take_back_recipients(draft: Draft) -> None:
    """Make recipients of the dashes before the archive's: their heading was lost."""
    for paragraph in reversed(draft.paragraphs):
        text = paragraph.last.text
        if not paragraph.name.startswith("-") or text[-1] != ";" or len(text) > LONGEST_SIGNATURE:
            break
        paragraph.kind = BlockKind.RECIPIENTS
        paragraph.path, paragraph.name, paragraph.parent, paragraph.label = (), "", -1, None


def _is_body(draft: Draft, line: Line) -> bool:
    if len(line.text) > _LONGEST_END and draft.zone == BlockKind.SIGNATURE:
        return True
    label = headings.read(line.text)
    if label is None or label.level >= Level.DASH or label.value != 1:
        return False
    return draft.zone == BlockKind.SIGNATURE or label.level <= Level.ROMAN


def _begins_signature(draft: Draft, line: Line) -> bool:
    text = columns(line)[-1].text if "  " in line.raw or "\t" in line.raw else line.text
    if not is_signature(draft.cues, text) or draft.current is None:
        return False
    if draft.zone == BlockKind.ITEM:
        return not draft.current.is_bare
    # Before the first label only a finished sentence can have been signed.
    return draft.current.kind == BlockKind.PREAMBLE and draft.current.last.text.endswith(".")


def _is_small_signature(draft: Draft, lines: list[Line], at: int) -> bool:
    """Tell a post that is not in capitals, with a name under it, among the last lines."""
    text = lines[at].text
    if draft.zone != BlockKind.ITEM or len(lines) - at > _LAST_LINES:
        return False
    names = [line.text for line in lines[at + 1 : at + 3]]
    return bool(draft.cues.signature_small.match(text)) and any(map(is_name, names))


def _read_annex(draft: Draft, line: Line, *, after: bool) -> bool:
    text = line.text
    match = draft.cues.annex.match(text)
    if not match or len(text) > _LONGEST_ANNEX:
        return False
    if not (after or match["word"].isupper()) and not _stands_alone(draft, line, match.end()):
        return False
    rest = text[match.end() :].strip(" :.-–")
    if rest and (not is_capitals(rest) or is_terminal(text)):
        return False
    words = " ".join(match[0].split())
    name = (
        words[0] + words[1:].lower()
        if not match["number"]
        else (f"{match['word'].capitalize()} {match['number']}")
    )
    end = len(text) - len(text[match.end() :].lstrip(" :.-–"))
    draft.enter(BlockKind.ITEM)
    draft.add_labelled(BlockKind.ANNEX, line, Label(Level.ANNEX, name, 1, "", 0, end), "")
    return True


def _at_signature(draft: Draft, line: Line) -> list[Line]:
    """Split where a signature follows a recipient on one line: "- Như trên; CHÁNH VĂN PHÒNG"."""
    cues = draft.cues
    if line.text[0] not in headings.DASHES and not cues.recipients.match(line.text):
        return _at_name(cues, line)
    for match in _AFTER_RECIPIENT.finditer(line.text):
        if is_signature(cues, line.text[match.end() :]):
            rest = part(line, match.end(), len(line.text))
            return [part(line, 0, match.end()), *_at_name(cues, rest)]
    return [line]


def _at_name(cues: Cues, line: Line) -> list[Line]:
    """Split where the name of the signer follows his post on one line."""
    start = name_start(cues, line.text)
    return [part(line, 0, start), part(line, start, len(line.text))] if start else [line]


def _stands_alone(draft: Draft, line: Line, end: int) -> bool:
    """Tell a heading "Phụ lục II" from the same words in a sentence that was broken before them."""
    if line.text[end:].strip(" :."):
        return False
    return line.blank or draft.current is None or is_terminal(draft.current.last.text)


def _read_end(draft: Draft, line: Line) -> None:
    pieces = [piece for column in columns(line) for piece in _at_signature(draft, column)]
    for column in pieces:
        text = column.text
        current = draft.current
        if is_signature(draft.cues, text):
            draft.zone = BlockKind.SIGNATURE
        kind = draft.zone
        if draft.cues.recipients.match(text) or text[0] in headings.DASHES:
            kind = BlockKind.RECIPIENTS
        elif draft.cues.state.match(text):
            # What is attached to a decision may have a head of its own.
            kind = BlockKind.HEAD
        if (
            kind == BlockKind.RECIPIENTS
            and current is not None
            and current.kind == kind
            and not column.blank
            and text[0] not in headings.DASHES
            and goes_on(current.last, column, Wrap(), draft.cues)
        ):
            current.lines.append(column)
        else:
            draft.add(kind, column)
