"""Running sentences that give work: "Giao X chủ trì …", "X có trách nhiệm …"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.extract.agencies import Phrase
from graph.extract.agency_names import UPPER
from graph.extract.statements import Assignment, Doer, Statements
from graph.records.mentions import Modality, Role

if TYPE_CHECKING:
    from collections.abc import Iterator

#: How far into a sentence the subject may stand behind a fronted clause.
LONGEST_FRONT = 320
#: How far before a sentence the quotation mark over it is looked for.
LONGEST_QUOTE = 3000
#: Most clauses of one block that are looked at.
MOST_CLAUSES = 400

_CLAUSE_START = re.compile(r"(?:[.;:] |\n)(?:[-+•–] )?(?=\w)")
_BULLET = re.compile(r"[\"“'(*\s\-–+•]{0,4}")


def read_sentences(
    reader: Statements, start: int, end: int, *, explicit_only: bool = False
) -> Assignment | None:
    """Read all sentences of a block that give work to a named agency; `None` if none does.

    `explicit_only` leaves out sentences without "giao", "yêu cầu", "đề nghị" (for preambles).
    """
    found = Assignment()
    covered = start
    words = reader.words
    cued = reader.holds(words.cue_cores, start, end) and bool(
        words.cue.search(reader.text, start, end)
    )
    if explicit_only and not cued:
        return None
    for clause in _clauses(reader.text, start, end):
        if clause < covered:
            continue
        # Once the issuer has asked somebody, the subjects of further sentences are asked too.
        told = not explicit_only or bool(found.doers)
        stop = _read_clause(reader, clause, end, found, cued=cued, told=told)
        covered = max(covered, stop)
    return found if found.doers else None


def _clauses(text: str, start: int, end: int) -> Iterator[int]:
    bullet = _BULLET.match(text, start, end)
    yield bullet.end() if bullet else start
    for count, match in enumerate(_CLAUSE_START.finditer(text, start, end)):
        if count >= MOST_CLAUSES:
            return
        yield match.end()


def _read_clause(
    reader: Statements, clause: int, end: int, found: Assignment, *, cued: bool, told: bool
) -> int:
    """Read the clause at `clause`; give the end of what was used of it.

    `cued`: the block holds "giao" or its like; `told`: sentences with a subject count as well.
    """
    text = reader.text
    if connector := reader.words.connector.match(text, clause, end):
        clause = connector.end()
    stop = _read_given(reader, clause, end, found) if cued else None
    if stop is not None or not told:
        return clause if stop is None else stop
    gives, stop = _read_subject(reader, clause, end, found)
    if not gives and reader.words.fronting.match(text, clause, end):
        return _read_fronted(reader, clause, end, found)
    return stop


def _clause_end(text: str, start: int, end: int) -> int:
    stops = [at for at in (text.find(mark, start, end) for mark in (". ", "; ", "\n")) if at >= 0]
    return min(stops, default=end)


def _read_given(reader: Statements, clause: int, end: int, found: Assignment) -> int | None:
    """Read "[Issuer] giao X …", "Trên đây là …, yêu cầu X …" in the clause."""
    text = reader.text
    limit = _clause_end(text, clause, end)
    for match in reader.words.cue.finditer(text, clause, limit):
        if not _is_governing(reader, clause, match.start(), limit):
            continue
        phrases, stop = reader.agencies(match.end(), end)
        phrases = tuple(phrase for phrase in phrases if phrase.named)
        if not phrases:
            continue
        asked = reader.words.request.match(text, match.start()) is not None
        modality = Modality.REQUESTED if asked else Modality.ASSIGNED
        rule = "duties.request" if asked else "duties.assign"
        giving = _Giving(rule=rule, modality=modality, given=True)
        return _add(reader, phrases, (stop, end), found, giving)
    return None


def _is_governing(reader: Statements, clause: int, at: int, limit: int) -> bool:
    """Tell whether the word at `at` gives work: first in its clause, or the issuer stands before."""
    text = reader.text
    if at == clause:
        return True
    before = text[max(clause, at - LONGEST_FRONT) : at]
    phrases, stop = reader.agencies(clause, limit)
    if phrases and at - stop <= 1:
        return True
    if not before.rstrip().endswith((",", ":")) and not _ISSUER.search(before):
        return False
    return bool(
        reader.words.fronting.match(text, clause, limit) or phrases or _ISSUER.search(before)
    )


#: The issuer right before the word: "… Thủ tướng Chính phủ yêu cầu".
_ISSUER = re.compile(
    r"(?:Chính phủ|Quốc hội|nhân dân(?: (?:tỉnh|thành phố|huyện))?(?: [A-ZĐ]\w*){0,3}|UBND(?: \w+){0,4}"
    r"|HĐND(?: \w+){0,4}|[Bb]an [Cc]hỉ đạo(?: [\w/]+){0,4}|Bộ (?:trưởng )?[A-ZĐ]\w*(?: \w+){0,8}"
    r"|Thủ tướng|Bí thư|Tỉnh ủy|Thành ủy|Ban Thường vụ(?: \w+){0,4}),? ?(?:cũng |thống nhất )?$"
)


def _read_subject(reader: Statements, at: int, end: int, found: Assignment) -> tuple[bool, int]:
    """Read "X, Y và Z có trách nhiệm …" at `at`.

    Tells whether it gives work, and where what was read of it ends; no other subject begins
    before that.
    """
    text = reader.text
    phrases, stop = reader.agencies(at, end)
    if not phrases:
        return False, at
    relative = _relative(reader, phrases[-1], stop, end)
    if relative and text[relative] == ":":
        return False, relative
    stop = relative or stop
    rule, confidence = _predicate(reader, stop, end)
    if not rule and _stands_first(reader, at, phrases, stop, end):
        rule, confidence = "duties.verbs", 0.6
    if not rule and (aside := reader.words.aside.match(text, stop, end)):
        stop = aside.end()
        rule, confidence = _predicate(reader, stop, end)
    if not rule or not any(phrase.named for phrase in phrases):
        found.narrated |= reader.words.narrative.match(text, stop, end) is not None
        return False, stop
    if rule == "duties.verbs" and (found.narrated or reader.tells(at)):
        return False, stop
    if rule == "duties.verbs" and all(
        phrase.bare or (reader.normative and reader.words.private.match(phrase.name))
        for phrase in phrases
    ):
        return False, stop
    if found.doers and all(reader.words.generic.match(phrase.name) for phrase in phrases):
        return True, stop
    # What an amending article quotes will give work once it stands in the amended document.
    quoted = reader.normative and _in_quotes(text, at)
    giving = _Giving(rule=rule, confidence=0.5 if quoted else confidence)
    return True, _add(reader, phrases, (stop, end), found, giving)


def _relative(reader: Statements, last: Phrase, stop: int, end: int) -> int:
    """Give where a clause ends that tells which units are meant; 0 where none stands there.

    "Các đơn vị được phân công | chủ trì các lĩnh vực | có trách nhiệm …".
    """
    given = last.name.endswith(("được phân công", "được giao", "được giao nhiệm vụ"))
    if not given and not reader.text.startswith(" được ", stop):
        return 0
    match = reader.words.relative.match(reader.text, stop, end)
    return match.end() if match else 0


def _stands_first(
    reader: Statements, at: int, phrases: tuple[Phrase, ...], stop: int, end: int
) -> bool:
    """Tell whether full names open a block that is a sentence, whatever its verb is."""
    text = reader.text
    if reader.normative or at not in reader.starts or text[end - 1] not in ".;/":
        return False
    last = phrases[-1].name
    full = len(_CAPITAL.findall(last)) > 1 or last.startswith(("Các ", "các ", "UBND ", "HĐND "))
    if not full or any(phrase.bare for phrase in phrases):
        return False
    if reader.words.narrative.match(text, stop, end):
        return False
    return reader.words.deed.match(text, stop, end) is not None


def _in_quotes(text: str, at: int) -> bool:
    opened = text.rfind("“", max(0, at - LONGEST_QUOTE), at)
    return opened >= 0 and text.find("”", opened, at) < 0


_CAPITAL = re.compile(rf"(?<!\w)[{UPPER}]")


def _predicate(reader: Statements, stop: int, end: int) -> tuple[str, float]:
    words, text = reader.words, reader.text
    if words.narrative.match(text, stop, end) and not words.modal.match(text, stop, end):
        return "", 0.0
    if words.modal.match(text, stop, end):
        return "duties.modals", 0.9
    if words.verb.match(text, stop, end):
        return "duties.verbs", 0.7
    return "", 0.0


def _read_fronted(reader: Statements, clause: int, end: int, found: Assignment) -> int:
    """Read "Căn cứ Kế hoạch này, X xây dựng …": the subject stands behind a clause."""
    text = reader.text
    limit = min(_clause_end(text, clause, end), clause + LONGEST_FRONT)
    covered = clause
    for match in reader.words.candidate.finditer(text, clause, limit):
        at = match.end()
        if at < covered:
            continue
        before = text[max(clause, match.start() - 16) : match.start()].rstrip()
        after_comma = text[match.start()] == "," or before.endswith(",")
        if not after_comma and (reader.words.objects.match(before) or not _FREE.search(before)):
            covered = max(covered, reader.agencies(at, end)[1])
            continue
        gives, covered = _read_subject(reader, at, end, found)
        if gives:
            break
    return covered


#: What a fronted clause may end in where no comma follows it.
_FREE = re.compile(r"(?:được giao|phân công|này|nêu trên|\d{4}|đơn vị mình|thực tế|trên)\s*$")


#: Opens what limits a duty before it is named: "trong phạm vi nhiệm vụ … có trách nhiệm".
_SCOPE = re.compile(
    r"(?:trong phạm vi|theo (?:chức năng|nhiệm vụ|thẩm quyền)|căn cứ|với chức năng)"
)


#: A deed follows those it is done with; "phối hợp với B trong …" is itself the deed.
_DEED = re.compile(r" (?!trong |khi |để |theo )\w")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Giving:
    """How one sentence gives its work; `given`: by "giao" and its like."""

    rule: str
    modality: Modality = Modality.ASSIGNED
    confidence: float = 1.0
    given: bool = False


def _add(
    reader: Statements,
    phrases: tuple[Phrase, ...],
    place: tuple[int, int],
    found: Assignment,
    giving: _Giving,
) -> int:
    """Add the doers of one sentence with their roles; give the end of its words of role."""
    stop, end = place
    at = stop
    while at < end and reader.text[at] in " ,:":
        at += 1
    if scope := _SCOPE.match(reader.text, at, end):
        burden = reader.words.burden.match(reader.text, scope.end(), end)
        at = burden.end() if burden else at
    opening = reader.opening(at, end)
    role, partners = opening.role, opening.partners
    # "A phối hợp với B …" charges A, and B with it; "A có trách nhiệm phối hợp" only lends A.
    direct = giving.given or (
        reader.words.coordinate.match(reader.text, at, end) is not None
        and _DEED.match(reader.text, opening.end, end) is not None
    )
    # "Hai ngành phối hợp kiểm tra": several do it together, and none only lends a hand.
    jointly = not partners and (
        len(phrases) > 1 or reader.words.crowd.match(phrases[0].name) is not None
    )
    if role is Role.COORDINATE and direct and (partners or jointly):
        role = Role.IMPLEMENT
    found.doers += [
        Doer(
            phrase=phrase,
            role=role,
            modality=giving.modality,
            rule=giving.rule,
            confidence=giving.confidence,
        )
        for phrase in phrases
    ]
    if partners and (role is Role.LEAD or direct):
        found.doers += [
            Doer(
                phrase=partner,
                role=Role.COORDINATE,
                modality=giving.modality,
                rule="duties.coordinate",
            )
            for partner in partners
        ]
    found.partners += partners
    if found.act_start < 0:
        found.act_start = opening.end
    return max(stop, opening.end)
