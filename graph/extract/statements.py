"""What one statement says of roles, partners, addressees, product and time."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from graph.extract.agencies import Phrase, read_agencies, read_agency
from graph.extract.agency_names import first_word, lexicon
from graph.extract.duty_words import duty_words
from graph.records.mentions import Modality, Role

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph.records.document import DocumentTree
    from graph.records.mentions import Citation
    from graph.vocabulary import Vocabulary

#: How far a statement's first clause is read for its act.
LONGEST_ACT = 400
#: How far before a word the clause that it stands in is looked through.
LONGEST_CLAUSE = 1500
#: Headings over a block that are looked at.
MOST_LEVELS = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Doer:
    """An agency with its role, as a rule read it."""

    phrase: Phrase
    role: Role
    modality: Modality = Modality.ASSIGNED
    rule: str = "duties.heading"
    confidence: float = 1.0


@dataclass(slots=True, kw_only=True)
class Assignment:
    """Who has to do something, and with whom; the act begins at `act_start`."""

    doers: list[Doer] = field(default_factory=list)
    partners: list[Phrase] = field(default_factory=list)
    act_start: int = -1
    product: str | None = None
    time: str | None = None
    #: True where a sentence told what somebody has done: the next ones may go on telling.
    narrated: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """The words of role at the opening of a statement, and where they end."""

    role: Role
    end: int
    rule: str
    partners: tuple[Phrase, ...] = ()


def distinct(phrases: Iterable[Phrase]) -> list[Phrase]:
    """Leave out names that were named before, and those that name nobody."""
    seen: set[str] = set()
    kept: list[Phrase] = []
    for phrase in phrases:
        folded = phrase.name.casefold()
        if phrase.named and folded not in seen:
            seen.add(folded)
            kept.append(phrase)
    return kept


def joint(doers: Iterable[Doer]) -> list[Doer]:
    """Leave out doers that were named before."""
    seen: set[str] = set()
    kept: list[Doer] = []
    for doer in doers:
        folded = doer.phrase.name.casefold()
        if doer.phrase.named and folded not in seen:
            seen.add(folded)
            kept.append(doer)
    return kept


class Statements:
    """Reads statements of one document."""

    def __init__(
        self,
        tree: DocumentTree,
        vocabulary: Vocabulary,
        citations: tuple[Citation, ...] = (),
        *,
        normative: bool = False,
    ) -> None:
        self.tree = tree
        #: True for laws, decrees and circulars, whose rules bind private bodies as well.
        self.normative = normative
        self.text = tree.flow.text
        self.vocabulary = vocabulary
        self.words = duty_words(vocabulary)
        self._cited = sorted((c.evidence.span.start, c.evidence.span.end) for c in citations)
        self._starts = [start for start, _ in self._cited]
        self._block_starts = [block.start for block in tree.blocks]
        self._lists: dict[tuple[int, int, bool], tuple[tuple[Phrase, ...], int]] = {}
        #: First words, in small letters, of what can open a heading with an agency.
        self._names = lexicon(vocabulary).openings
        self.openings = self.words.heading_openings | self._names.keys()
        self.starts = frozenset(self._block_starts)

    def tells(self, at: int) -> bool:
        """Tell whether the heading over `at` opens an account of what was done."""
        blocks = self.tree.blocks
        index = bisect_right(self._block_starts, at) - 1
        for _ in range(MOST_LEVELS):
            index = blocks[index].parent if index >= 0 else -1
            if index < 0:
                return False
            if self.words.telling.match(self.text, blocks[index].start, blocks[index].end):
                return True
        return False

    def opening(self, start: int, end: int) -> Opening:
        """Read the role at the opening: "Chủ trì, phối hợp với …", "Chủ động phối hợp với …"."""
        words, text = self.words, self.text
        at = self._after_adverbs(start, end)
        opening = self._role_at(at, end)
        if opening is None and words.fronting.match(text, start, end):
            comma = text.find(", ", start, min(end, start + 260))
            for _ in range(6):
                if comma < 0:
                    break
                opening = self._role_at(self._after_adverbs(comma + 2, end), end)
                if opening is not None:
                    break
                comma = text.find(", ", comma + 2, min(end, start + 260))
        if opening is None:
            duty = _DUTY.match(text, start, end)
            stop = duty.end() if duty else start
            opening = Opening(role=Role.IMPLEMENT, end=stop, rule="duties.heading")
        return opening

    def _after_adverbs(self, start: int, end: int) -> int:
        match = self.words.adverbs.match(self.text, start, end)
        return match.end() if match else start

    def _role_at(self, at: int, end: int) -> Opening | None:
        words, text = self.words, self.text
        if match := words.lead.match(text, at, end):
            stop = match.end()
            gap = _GAP.match(text, stop, end)
            together = words.coordinate.match(text, gap.end() if gap else stop, end)
            if together is None:
                return self._apart(stop, end)
            partners, stop = self.partner_list(together.end(), end)
            return Opening(role=Role.LEAD, end=stop, rule="duties.lead", partners=partners)
        if match := words.coordinate.match(text, at, end):
            partners, stop = self.partner_list(match.end(), end)
            if not partners and _JOINTLY.match(text, match.end(), end):
                return Opening(role=Role.IMPLEMENT, end=match.end(), rule="duties.heading")
            rule = "duties.coordinate"
            return Opening(role=Role.COORDINATE, end=stop, rule=rule, partners=partners)
        return None

    def _apart(self, stop: int, end: int) -> Opening:
        """Read who helps where another clause says so: "A chủ trì, B và C phối hợp"."""
        text = self.text
        comma = stop - 1 if text[stop - 1] == "," else stop
        if match := _APART.match(text, comma, end):
            phrases, after = self.agencies(match.end(), end, bare=True)
            helps = self.words.coordinate.match(text, after + 1, end)
            if phrases and helps and text[after] == " " and not _WITH.match(text, helps.end()):
                return Opening(
                    role=Role.LEAD, end=helps.end(), rule="duties.lead", partners=phrases
                )
        return Opening(role=Role.LEAD, end=stop, rule="duties.lead")

    def partner_list(self, start: int, end: int) -> tuple[tuple[Phrase, ...], int]:
        """Read those named after "phối hợp" (`start` is behind the word)."""
        link = self.words.partner_link.match(self.text, start, end)
        at = link.end() if link else start
        stated = link is not None and ("với" in link[0] or "cùng" in link[0])
        phrases, stop = self.agencies(at, end, bare=stated)
        colon = _SPELT_OUT.match(self.text, stop, end)
        if phrases and colon and all(self.words.crowd.match(phrase.name) for phrase in phrases):
            named, after = self.agencies(colon.end(), end)
            phrases, stop = (named, after) if named else (phrases, stop)
        return (phrases, stop) if phrases else ((), start)

    def partners(self, start: int, end: int) -> list[Phrase]:
        """Find all partners named in a statement, but not those of bodies that it directs."""
        found: list[Phrase] = []
        words = self.words
        if self.holds(words.partner_cores, start, end):
            found += self._joined(start, end)
        if self.holds(words.cooperate_cores, start, end):
            for match in words.cooperate.finditer(self.text, start, end):
                if not self._directed(start, match.start()):
                    found += self.agencies(match.end(), end)[0]
        return distinct(found)

    def holds(self, tails: tuple[str, ...], start: int, end: int) -> bool:
        """Tell by a quick look whether one of some words can stand between two offsets."""
        find = self.text.find
        for tail in tails:  # noqa: SIM110 - a generator costs more than the search
            if find(tail, start, end) >= 0:
                return True
        return False

    def agencies(
        self, start: int, limit: int, *, bare: bool = False
    ) -> tuple[tuple[Phrase, ...], int]:
        """Read a list of agencies at `start`; several rules look at the same place in turn."""
        if first_word(self.text, start) not in self._names:
            return (), start
        place = (start, limit, bare)
        known = self._lists.get(place)
        if known is None:
            known = read_agencies(self.text, start, self.vocabulary, limit=limit, bare=bare)
            self._lists[place] = known
        return known

    def _joined(self, start: int, end: int) -> list[Phrase]:
        found: list[Phrase] = []
        for match in self.words.partner.finditer(self.text, start, end):
            if self.in_citation(match.start()) or self._is_nominal(match.start()):
                continue
            if self._directed(start, match.start()):
                continue
            found += self.partner_list(match.end(), end)[0]
        return found

    def _is_nominal(self, at: int) -> bool:
        return self.words.nominal.match(self.text[max(0, at - 24) : at]) is not None

    def _directed(self, start: int, at: int) -> bool:
        """Tell whether somebody was directed earlier in the clause that holds `at`."""
        text = self.text
        floor = max(start, at - LONGEST_CLAUSE)
        for mark in ("; ", ". ", ": "):
            floor = max(floor, text.rfind(mark, floor, at) + 1)
        while floor < at and text[floor] == " ":
            floor += 1
        for match in self.words.directing.finditer(text, floor, at):
            if read_agency(text, match.end(), self.vocabulary, bare=True):
                return True
        return False

    def report_to(self, start: int, end: int) -> list[Phrase]:
        """Find the bodies that are advised or reported to; "qua X" is a channel, no addressee."""
        text, words = self.text, self.words
        if not self.holds(words.advise_cores, start, end):
            return []
        found: list[Phrase] = []
        direct: set[int] = set()
        for match in words.advise.finditer(text, start, end):
            if words.no_advice.search(text, max(start, match.start() - 7), match.start()):
                continue
            phrases = self.agencies(match.end(), end)[0]
            found += [phrase for phrase in phrases if not _is_crowd(phrase)]
            if phrases:
                direct.update(range(match.start(), match.end()))
        reports = self.holds(words.report_cores, start, end)
        for match in words.report.finditer(text, start, end) if reports else ():
            if match.start() in direct:
                continue
            to = words.addressee.match(text, match.end(), end)
            if to:
                found += self.agencies(to.end(), end)[0]
        return _whole(distinct(sorted(found)))

    def in_citation(self, at: int) -> bool:
        """Tell whether the character at `at` of the flow stands inside a citation."""
        if not self._cited:
            return False
        home = self.tree.flow.source(at, at + 1).start
        index = bisect_right(self._starts, home) - 1
        return index >= 0 and home < self._cited[index][1]

    def act(self, start: int, end: int) -> str:
        """Give the deed: from `start` to the end of its first clause."""
        text = self.text
        while start < end and text[start] in ' ,;:.-“"':
            start += 1
        if count := _COUNT.match(text, start, end):
            start = count.end()
        stop = min(end, start + LONGEST_ACT)
        if match := self.words.clause.search(text, start, stop):
            stop = match.start()
        act = " ".join(text[start:stop].split()).rstrip(" ./;,:")
        return act.rstrip(" ./;,:”") if act.count("”") > act.count("“") else act

    def product(self, start: int, end: int) -> str | None:
        """Give the document that has to come out: "ban hành Kế hoạch …"."""
        if not self.holds(self.words.product_cores, start, end):
            return None
        match = self.words.product.search(self.text, start, end)
        if match is None or self.in_citation(match.start("thing")):
            return None
        if _OTHERS.search(self.text, max(start, match.start() - 60), match.start()):
            return None
        return " ".join(match["thing"].split())

    def due(self, start: int, end: int) -> str | None:
        """Give a simple time as written: "trước ngày 15/11"."""
        match = self.words.due.search(self.text, start, end)
        return match[0] if match else None


_DUTY = re.compile(
    r"(?:[Cc]ó|[Cc]hịu) (?:trách nhiệm|nhiệm vụ):? ?(?=\w)(?!trước)|[Pp]hải |[Cc]ần "
)
#: A number before a deed inside a running statement: "(i) ", "(1) ".
_COUNT = re.compile(r"\((?:[ivx]{1,4}|\d{1,2})\) ")
#: Before "ban hành": another body does it, or a title tells of it.
_OTHERS = re.compile(r"(?:(?:sau khi|khi|do) [^,.;]{2,50}|\([^)]{0,50}|(?:về|việc)) $")
_APART = re.compile(r" ?[,;] ?(?:và )?(?=\w)")
_WITH = re.compile(r" (?:với|cùng)(?!\w)")
#: After "phối hợp": all of them do it together, and none only lends a hand.
_JOINTLY = re.compile(r" (?:cùng )?(?:tổ chức |triển khai )?thực hiện(?!\w)")
#: "với các đơn vị: Công an tỉnh, …": a list that spells out a group.
_SPELT_OUT = re.compile(r" ?: ?(?=\w)")
_GAP = re.compile(r" ?(?:,|và|hoặc|;)? ?(?:thường xuyên |chủ động |tích cực )?")


def _whole(found: list[Phrase]) -> list[Phrase]:
    """Leave out a body named without its place where it is named with it: "UBND và … UBND tỉnh"."""
    names = [phrase.name.casefold() for phrase in found]
    return [
        phrase
        for phrase in found
        if not any(
            phrase.name.casefold() in _SHORT and name.startswith(phrase.name.casefold() + " ")
            for name in names
        )
    ]


_SHORT = frozenset(("ubnd", "ủy ban nhân dân", "hđnd", "hội đồng nhân dân", "ban chỉ đạo"))


def _is_crowd(phrase: Phrase) -> bool:
    """Those below are not reported to: "báo cáo các đơn vị"."""
    return phrase.bare
