"""Assignments that stand beside a task: in a closing bracket, or as "Cơ quan chủ trì: …"."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from graph.extract.agencies import read_agencies, spread
from graph.extract.statements import Assignment, Doer, Statements
from graph.records.mentions import Role

if TYPE_CHECKING:
    from graph.vocabulary import Vocabulary

#: Longest bracket that can be an assignment.
LONGEST_BRACKET = 600
#: What may stand behind the bracket: "./.", quotation marks.
LONGEST_CLOSE = 12
#: More labels than these no task has.
MOST_LABELS = 40

_CLOSE = re.compile(r"[\s.;,/\"”]*$")
_OPENER = re.compile(r"[*_\s]*(?:(?:[Dd]o|[Gg]iao|[Pp]hân công) )?")
_GLUE = re.compile(r" ?[,;]? ?(?:và )?")
#: Before a bracket that only explains a name.
_ALIAS = re.compile(
    r"(?:[Bb]an [Cc]hỉ đạo|[Cc]ơ quan|Sở|gọi tắt|sau đây|báo cáo|qua|về)[^.;,]{0,80}$"
)


def read_bracket(reader: Statements, start: int, end: int) -> tuple[Assignment, int] | None:
    """Read "(A chủ trì, phối hợp B, C thực hiện)" at the end of a block.

    Gives the assignment and where the statement before it ends.
    """
    text = reader.text
    close = text.rfind(")", start, end)
    if (
        close < 0
        or not _CLOSE.match(text[close + 1 : min(end, close + LONGEST_CLOSE)])
        or end - close > LONGEST_CLOSE
    ):
        return None
    opened = text.rfind("(", max(start, close - LONGEST_BRACKET), close)
    if opened <= start:
        return None
    inside = opened + 1
    found = _labelled(reader, inside, close) or _spoken(reader, inside, close, opened)
    if found is None:
        return None
    stop = opened
    while stop > start and text[stop - 1] in " ,;":
        stop -= 1
    return (found, stop) if stop > start else None


def _spoken(reader: Statements, start: int, end: int, opened: int) -> Assignment | None:
    text, words = reader.text, reader.words
    opener = _OPENER.match(text, start, end)
    at = opener.end() if opener else start
    phrases, stop = read_agencies(text, at, reader.vocabulary, limit=end, bare=True)
    phrases = tuple(phrase for phrase in phrases if phrase.named)
    if not phrases:
        return None
    glue = _GLUE.match(text, stop, end)
    opening = reader.opening(glue.end() if glue else stop, end)
    role, rule = Role.IMPLEMENT, "duties.bracket"
    if opening.role is Role.LEAD:
        role, rule = Role.LEAD, "duties.lead"
    if opening.role is not Role.IMPLEMENT:
        stop = opening.end
    if not words.bracket_end.match(text, stop, end):
        return None
    plain = opening.role is Role.IMPLEMENT and not text[stop:end].strip(" .;")
    if plain and _ALIAS.search(text[max(0, opened - 120) : opened].rstrip()):
        return None
    confidence = 0.7 if plain else 1.0
    doers = [Doer(phrase=p, role=role, rule=rule, confidence=confidence) for p in phrases]
    doers += [
        Doer(phrase=partner, role=Role.COORDINATE, rule="duties.coordinate")
        for partner in opening.partners
    ]
    return Assignment(doers=doers, partners=list(opening.partners))


def _labelled(reader: Statements, start: int, end: int) -> Assignment | None:
    labels = read_labels(reader, start, end)
    if labels is None or not labels[0].doers or labels[1] > start + 2:
        return None
    return labels[0]


_ROLES = {"lead": Role.LEAD, "coordinate": Role.COORDINATE, "implement": Role.IMPLEMENT}


def read_labels(reader: Statements, start: int, end: int) -> tuple[Assignment, int] | None:
    """Read "Cơ quan chủ trì: A; Cơ quan phối hợp: B; Thời gian: …"; give where it begins.

    `None` where no label of an agency, a time or a product stands there, or where labels name
    nobody inside a longer text.
    """
    text = reader.text
    matches = list(islice(reader.words.label.finditer(text, start, end), MOST_LABELS))
    if not matches:
        return None
    found = Assignment()
    for match, following in zip(matches, [*matches[1:], None], strict=True):
        stop = following.start() if following else end
        kind = match.lastgroup or ""
        value = " ".join(text[match.end() : stop].strip(" \n.;,-+").split()) or None
        if kind == "time":
            found.time = found.time or value
        elif kind == "product":
            found.product = found.product or value
        elif read_agencies(text, _skip(text, match.end(), stop), reader.vocabulary, bare=True)[0]:
            add_cell(found, text, match.end(), stop, _ROLES[kind], reader.vocabulary)
    alone = matches[0].start() == start
    return (found, matches[0].start()) if found.doers or alone else None


def _skip(text: str, start: int, end: int) -> int:
    while start < end and text[start] in " \n-–+•":
        start += 1
    return start


def add_cell(
    found: Assignment, text: str, start: int, end: int, role: Role, vocabulary: Vocabulary
) -> None:
    """Add the agencies of a cell or labelled value with the role that its head gives."""
    phrases = spread(text, start, end, vocabulary)
    rule = f"duties.label_{role.value}"
    found.doers += [Doer(phrase=phrase, role=role, rule=rule) for phrase in phrases]
    if role is Role.COORDINATE:
        found.partners += phrases
