"""Assignments that stand beside a task: in a closing bracket, or as "Cơ quan chủ trì: …"."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from graph.extract.agencies import read_agencies, spread
from graph.extract.statements import Assignment, Doer, Statements
from graph.records.mentions import Modality, Role

if TYPE_CHECKING:
    from graph.extract.agencies import Phrase
    from graph.vocabulary import Vocabulary

#: Longest bracket that can be an assignment.
LONGEST_BRACKET = 600
#: More clauses than these no bracket has.
MOST_CLAUSES = 6
#: What may stand behind the bracket: "./.", quotation marks.
LONGEST_CLOSE = 12
#: More labels than these no task has.
MOST_LABELS = 40

_CLOSE = re.compile(r"[\s.;,/\"”]*$")
_OPENER = re.compile(r"[*_\s]*(?:(?:[Dd]o|[Gg]iao|[Pp]hân công|[Đđ]ề nghị) )?")
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
    """Read the clauses of a bracket: "A chủ trì; B, C phối hợp thực hiện"."""
    text, words = reader.text, reader.words
    found = Assignment()
    clause = _clause(reader, start, end)
    for _ in range(MOST_CLAUSES):
        if clause is None:
            return None
        doers, partners, stop = clause
        found.doers += doers
        found.partners += partners
        more = words.bracket_more.match(text, stop, end)
        clause = _clause(reader, more.end(), end) if more else None
        if clause is None and words.bracket_end.match(text, stop, end):
            break
    else:
        return None
    bare = all(doer.confidence < 1 for doer in found.doers)
    if bare and _ALIAS.search(text[max(0, opened - 120) : opened].rstrip()):
        return None
    return found


def _clause(
    reader: Statements, start: int, end: int
) -> tuple[list[Doer], list[Phrase], int] | None:
    """Read who does what in one clause; a clause of names alone is less sure."""
    text = reader.text
    opener = _OPENER.match(text, start, end)
    at = opener.end() if opener else start
    asked = opener is not None and "ề nghị" in opener[0]
    phrases, stop = reader.agencies(at, end, bare=True)
    phrases = tuple(phrase for phrase in phrases if phrase.named)
    if not phrases:
        return None
    glue = _GLUE.match(text, stop, end)
    opening = reader.opening(glue.end() if glue else stop, end)
    role, rule = Role.IMPLEMENT, "duties.bracket"
    if opening.role is Role.LEAD:
        role, rule = Role.LEAD, "duties.lead"
    helps = opening.role is Role.COORDINATE and not opening.partners and start > 0
    if helps and text[start - 2 : start].strip() == ";":  # "A chủ trì; B phối hợp"
        role, rule = Role.COORDINATE, "duties.coordinate"
    if opening.role is not Role.IMPLEMENT:
        stop = opening.end
    plain = opening.role is Role.IMPLEMENT and not text[stop:end].strip(" .;")
    modality = Modality.REQUESTED if asked else Modality.ASSIGNED
    doers = [
        Doer(phrase=p, role=role, rule=rule, modality=modality, confidence=0.7 if plain else 1.0)
        for p in phrases
    ]
    doers += [
        Doer(phrase=partner, role=Role.COORDINATE, rule="duties.coordinate", modality=modality)
        for partner in opening.partners
    ]
    helpers = list(phrases) if role is Role.COORDINATE else []
    return doers, [*helpers, *opening.partners], stop


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
            _add_value(found, reader, match.end(), stop, _ROLES[kind])
    alone = matches[0].start() == start
    return (found, matches[0].start()) if found.doers or alone else None


def _add_value(found: Assignment, reader: Statements, start: int, end: int, role: Role) -> None:
    """Add a labelled value; it may give roles itself: "Phân công: A chủ trì, phối hợp B"."""
    text = reader.text
    if role is Role.IMPLEMENT and text.find("hủ trì", start, end) >= 0:
        clause = _clause(reader, _skip(text, start, end), end)
        if clause and clause[0][0].role is Role.LEAD:
            found.doers += clause[0]
            found.partners += clause[1]
            return
    add_cell(found, text, start, end, role, reader.vocabulary)


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
