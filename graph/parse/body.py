"""The body: labelled blocks, paragraphs, headings without labels, quoted provisions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.parse import headings
from graph.parse.headings import Level, is_capitals
from graph.parse.joining import goes_on, is_inside, is_terminal
from graph.records.document import BlockKind

if TYPE_CHECKING:
    from graph.parse.draft import Draft
    from graph.parse.headings import Label
    from graph.parse.lines import Line

#: Longer lines are no headings.
_LONGEST_HEADING = 160
_QUOTES = '“"'


def read_line(draft: Draft, line: Line) -> None:
    """Read one line of preamble or body."""
    if not (_read_labelled(draft, line) or _continue(draft, line)):
        _read_unlabelled(draft, line)
    if draft.quoted:
        _track_quote(draft, line.text)


def _track_quote(draft: Draft, text: str) -> None:
    """Count the quotation marks that are open, and leave the quoted provision with the last."""
    if draft.quoted == "“":
        draft.quotes += text.count("“") - text.count("”")
    else:
        draft.quotes = (draft.quotes + text.count('"')) % 2
    if draft.quotes <= 0:
        _leave_quote(draft)


def _leave_quote(draft: Draft) -> None:
    draft.outline.leave()
    draft.quoted = ""
    draft.quotes = 0


def _quoted_label(draft: Draft, text: str) -> Label | None:
    """Read the label of a provision in the words it is to have: “Điều 3. …, after a colon.

    Its labels are not those of this document, and stand under the one that introduces them.
    """
    before = draft.current.last.text if draft.current else ""
    if draft.zone != BlockKind.ITEM or not before.endswith(":"):
        return None
    label = headings.read(text[1:])
    if label is None or label.level >= Level.DASH:
        return None
    draft.outline.enter()
    draft.quoted = text[0]
    return label._replace(end=label.end + 1)


def _label(draft: Draft, text: str) -> Label | None:
    if text[0] in _QUOTES and len(text) > 1 and not draft.quoted:
        return _quoted_label(draft, text)
    return headings.read(text)


def _read_labelled(draft: Draft, line: Line) -> bool:
    label = _label(draft, line.text)
    if label is None:
        return False
    outline = draft.outline
    before = draft.current.last if draft.current else None
    if draft.current is not None and before is not None and _is_inside(draft, before, line, label):
        draft.current.lines.append(line)
        return True
    if draft.quoted and outline.continues_outside(label):
        _leave_quote(draft)
    text = before.text if before else ""
    if draft.zone == BlockKind.PREAMBLE:
        if label.level >= Level.DASH:
            paragraph = draft.add(BlockKind.PREAMBLE, line)
            paragraph.label = (label.start, label.end)
            return True
        draft.zone = BlockKind.ITEM
    return draft.add_labelled(BlockKind.ITEM, line, label, text)


def _is_inside(draft: Draft, before: Line, line: Line, label: Label) -> bool:
    """Tell what only looks like a label at the beginning of a broken line.

    "giai đoạn 2021 / - 2025", "Sở Lao động / - Thương binh và Xã hội", "đến tháng / 12. Các …"
    """
    if line.blank or is_terminal(before.text):
        return False
    if label.level >= Level.DASH:
        rest = line.text[label.end :]
        if draft.cues.dash_name.search(before.text):
            return True
        if is_inside(before.text):
            return bool(draft.wrap)
        years = rest[:4].isdigit() and before.text[-4:].isdigit()
        return years or (rest[:1].islower() and bool(draft.wrap))
    if label.level <= Level.ARTICLE or label.value == 1 or draft.outline.continues(label):
        return False
    number_due = line.text[0].isdigit() and draft.cues.number_due.search(before.text)
    return bool(number_due) or draft.wrap.is_natural(before, line)


def _continue(draft: Draft, line: Line) -> bool:
    current = draft.current
    if current is None or current.cells:
        return False
    long = len(current.lines) > 1
    if current.is_bare or goes_on(current.last, line, draft.wrap, draft.cues, long=long):
        current.lines.append(line)
        return True
    return False


def _read_unlabelled(draft: Draft, line: Line) -> None:
    text = line.text
    cues = draft.cues
    if draft.zone == BlockKind.PREAMBLE:
        if cues.enacting.match(text):
            draft.add_heading(line)
        elif len(text) < _LONGEST_HEADING and (cues.number.match(text) or cues.state.match(text)):
            draft.add(BlockKind.HEAD, line)
        elif is_capitals(text) and not is_terminal(text) and draft.paragraphs:
            draft.zone = BlockKind.ITEM
            draft.add_heading(line)
        else:
            draft.add(BlockKind.PREAMBLE, line)
        return
    if _is_heading(line):
        draft.add_heading(line, inner=not is_capitals(text))
        return
    outline = draft.outline
    if cues.closing.match(text):
        outline.reset()
    outline.close(Level.DASH)
    if (
        text.endswith("./.")
        and outline.open
        and is_terminal(draft.paragraphs[outline.block].last.text)
    ):
        # The last paragraph of a document closes the section, not the last item of a list in it.
        outline.close(Level.NUMBER)
    draft.add_here(BlockKind.PARAGRAPH, line)


def _is_heading(line: Line) -> bool:
    text = line.text
    if len(text) > _LONGEST_HEADING or is_terminal(text):
        return False
    return is_capitals(text) or line.depth > 0
