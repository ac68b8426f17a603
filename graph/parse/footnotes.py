"""Footnotes: told by their marks, kept out of the paragraphs that they interrupt."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from graph.parse import headings
from graph.parse.draft import Paragraph
from graph.parse.joining import goes_on, is_terminal
from graph.parse.letters import LOWER, UPPER
from graph.records.document import BlockKind

if TYPE_CHECKING:
    from graph.parse.draft import Draft
    from graph.parse.lines import Line

SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
#: What footnotes begin with.
_INITIALS = frozenset("⁰¹²³⁴⁵⁶⁷⁸⁹[0123456789")
_NOTE = re.compile(r"(?P<mark>[⁰¹²³⁴-⁹]{1,3}|\[\d{1,3}\]) ?(?=[^\W\d_]|[“\"(])")
#: The page of a PDF gives the mark of a note as a plain number.
_PLAIN_NOTE = re.compile(rf"(?P<mark>\d{{1,2}}) ?(?=[{UPPER}“(])")
#: Where its mark in the text must be: glued to a word in lower case, not part of a symbol.
_PLAIN_MARK = rf"(?<=[{LOWER}”),;]){{}}(?=[\s,.;:)”]|\Z)"
#: How many lines back the mark of a plain note may be.
_REACH = 60


def read_note(draft: Draft, lines: list[Line], at: int) -> bool:
    """Read line `at` if it is one of a footnote; tell whether it was."""
    line = lines[at]
    match = None
    if line.text[0] in _INITIALS:
        match = _NOTE.match(line.text) or _plain(lines, at)
    if match:
        mark = match["mark"].strip("[]").translate(SUPERSCRIPTS)
        note = Paragraph(BlockKind.FOOTNOTE, [line], name=mark, label=(0, match.end()))
        draft.note = note
        if draft.current is None:
            draft.paragraphs.append(note)
        else:
            draft.current.notes.append(note)
        return True
    if draft.note is not None and not line.blank and _continues(draft, draft.note, line):
        draft.note.lines.append(line)
        return True
    draft.note = None
    return False


def _continues(draft: Draft, note: Paragraph, line: Line) -> bool:
    """Tell whether a line right after one of a note is of the note, or of what it interrupted."""
    if headings.read(line.text):
        return False
    if not is_terminal(note.last.text):
        return True
    interrupted = draft.current is not None and not is_terminal(draft.current.last.text)
    return not interrupted and goes_on(note.last, line, draft.wrap, draft.cues)


def _plain(lines: list[Line], at: int) -> re.Match[str] | None:
    line = lines[at]
    if not line.text[0].isdigit():
        return None
    match = _PLAIN_NOTE.match(line.text)
    if not match or headings.read(line.text):
        return None
    pattern = re.compile(_PLAIN_MARK.format(match["mark"]))
    for index in range(at - 1, max(-1, at - _REACH), -1):
        found = pattern.search(lines[index].text)
        if found:
            mark = (found.start(), found.end(), match["mark"])
            lines[index].marks = (*lines[index].marks, mark)
            return match
    return None
