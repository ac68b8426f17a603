"""Due dates and recurrences: by when something has to be done, and how often.

A date behind a word of due ("trước ngày 05/3"), a recurrence ("định kỳ 06 tháng, 01 năm báo cáo"), a
day of action ("Ngày toàn dân … 30/7"), or the month, quarter or year that something is finished in
(its last day). Only the phrase gives a year. Spans from an event ("trong thời hạn 10 ngày kể từ
ngày nhận") have neither date nor recurrence and are left out.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from graph.extract import times
from graph.extract.anchors import by_block, positions
from graph.extract.clauses import LONGEST_ACT, Clauses
from graph.extract.times import day_of, grammar, last_day, multiple
from graph.matching import keep_longest
from graph.records.document import BlockKind
from graph.records.mentions import Deadline, Evidence
from graph.vietnamese import iso_date

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.extract.times import Grammar
    from graph.records.document import Block, DocumentTree
    from graph.records.mentions import Header
    from graph.vocabulary import Vocabulary

BODY = frozenset(
    {BlockKind.PREAMBLE, BlockKind.HEADING, BlockKind.ITEM, BlockKind.PARAGRAPH, BlockKind.ROW}
)
#: Families in which a date mostly bounds the reach of a rule: it is due only beside a verb of due.
RULES = frozenset({"law", "decree", "circular"})


@dataclass(frozen=True, slots=True)
class _Found:
    """A deadline in offsets of the flow."""

    start: int
    end: int
    due: str | None
    every: str | None
    rule: str
    what: str = ""


def find_deadlines(
    tree: DocumentTree, vocabulary: Vocabulary, header: Header
) -> tuple[Deadline, ...]:
    """Read the due dates and recurrences of a document, in text order."""
    words = grammar(vocabulary)
    name = header.type.value if header.type else ""
    family = next((t.family for t in vocabulary.document_types if t.abbreviation == name), "")
    reader = _Reader(tree, words, rules=family in RULES)
    cells = _time_cells(tree, words)
    found: list[Deadline] = []
    near = {index: anchors for index, _, anchors in by_block(reader.anchors(), tree.blocks)}
    for index in sorted({*near, *(index for index, times_ in cells.items() if times_)}):
        block, anchors = tree.blocks[index], near.get(index, [])
        if block.kind in BODY:
            hits = list(reader.block(block, anchors))
            for start, end in cells.get(index, ()):
                hits += reader.time(start, start, end)
            hits = keep_longest(hits, lambda hit: (hit.start, hit.end))
            found += (reader.deadline(block, hit) for hit in hits if not _is_past(hit, header))
    return tuple(found)


def _time_cells(tree: DocumentTree, words: Grammar) -> dict[int, tuple[tuple[int, int], ...]]:
    """Give for each row block the cells of columns that hold times."""
    return {
        row.block: tuple(
            (cell.start, cell.end)
            for cell in row.cells
            if cell.end > cell.start and words.label.match(cell.head.strip())
        )
        for row in tree.rows
    }


def _is_past(hit: _Found, header: Header) -> bool:
    """Tell whether a date lies before the document: it bounds a rule, nothing is due by it."""
    issued = header.date.value if header.date else ""
    return bool(hit.due and hit.due[0] != "-" and issued and hit.due < issued)


class _Reader(Clauses):
    """Reads the blocks of one document."""

    def __init__(self, tree: DocumentTree, words: Grammar, *, rules: bool) -> None:
        super().__init__(tree.flow.text, words)
        self.tree = tree
        self.rules = rules
        #: Where "06 tháng một lần" begins.
        self.once: set[int] = set()

    def anchors(self) -> list[int]:
        """Give the places at which a deadline may begin."""
        self.once = {
            match.start()
            for at in positions(self.text, ("lần",))
            for match in self.grammar.once.finditer(self.text, max(0, at - 12), at + 16)
        }
        return sorted({*positions(self.text, self.grammar.anchors), *self.once})

    def deadline(self, block: Block, hit: _Found) -> Deadline:
        """Turn a hit into its record."""
        span = self.tree.flow.source(hit.start, hit.end)
        return Deadline(
            evidence=Evidence(span=span, rule=f"deadlines.{hit.rule}"),
            due=hit.due,
            every=hit.every,
            what=hit.what or " ".join(self.text[hit.start : hit.end].split()).strip(" “”()"),
            section=block.path,
        )

    def block(self, block: Block, anchors: list[int]) -> Iterator[_Found]:
        """Read one block from anchor to anchor; what one takes, the next does not see."""
        self.floor = position = block.start
        for at in anchors:
            if at < position:
                continue
            for hit in self._read(at, block):
                yield hit
                self.floor = position = max(position, hit.end)

    def _read(self, at: int, block: Block) -> tuple[_Found, ...]:
        match = None
        if at == block.start or not self.text[at - 1].isalnum():
            match = self.grammar.anchor.match(self.text, at, block.end)
        if match is None:
            if at not in self.once:
                return ()
            once = self.grammar.once.match(self.text, at, block.end)
            return tuple(self._once(once, block)) if once else ()
        readers = {"periodic": self._periodic, "again": self._again, "named": self._named}
        if match.lastgroup == "label":
            return tuple(self.time(match.start(), match.end(), block.end))
        return tuple(readers.get(match.lastgroup or "", self._due)(match, block))

    def time(self, start: int, position: int, end: int) -> Iterator[_Found]:
        """Read a time where one is expected: behind a label, or in a column of times."""
        words, text = self.grammar, self.text
        stop = words.act_end.search(text, position, end)
        end = stop.start() if stop else end
        every = words.period.match(text, position, end)
        if every and every[0].lower() != every["unit"].lower() and not every["count"]:
            yield _Found(start, every.end(), None, self.every(every), "time-label")
            return
        lead = times.TIME_LEAD.match(text, position, end)
        place = lead.end() if lead else position
        day = words.due.match(text, place, end)
        stretch = words.stretch.match(text, place, end)
        if day and (due := day_of(day)):
            yield _Found(start, day.end(), due, None, "time-label")
            return
        if stretch is None or times.SPAN_OF_YEARS.match(text, stretch.end(), end):
            return
        if due := last_day(stretch):
            yield _Found(start, stretch.end(), due, None, "time-label")

    def _due(self, cue: re.Match[str], block: Block) -> Iterator[_Found]:
        """Read a date, month or quarter behind a word of due."""
        words, text = self.grammar, self.text
        piece = self.piece(block, cue.start())
        head = text[piece : cue.start()]
        if words.no_deadline.search(head) or times.SINCE.match(text, cue.start()):
            return
        day = words.due.match(text, cue.end(), block.end)
        if day and times.is_fraction(cue[0], day):
            return
        if day is None or cue.lastgroup != "before":
            yield from self._stretch(cue, piece, block)
            return
        due, end = day_of(day), day.end()
        others = self.more_days(end, block)
        again = words.again.match(text, others[-1].end() if others else end, block.end)
        report = self._report(cue.start(), end, block)
        every = self.every(named) if (named := report or again) else None
        if every is None and due and due.startswith("--") and words.yearly.match(head):
            every = "P1Y"
        end = again.end() if again and not others else end
        if due is None or (self.rules and not self._is_due(piece, cue.start(), end, block)):
            return
        found = self._found(cue, piece, (end, end), (due, every), block)
        bracketed = report and not head.strip() and report.start() < cue.start()
        yield replace(found, start=report.start()) if report and bracketed else found
        for other in others:
            stop = again.end() if again and other is others[-1] else other.end()
            yield _Found(other.start("day"), stop, day_of(other), every, "before", head.strip())

    def _stretch(self, cue: re.Match[str], piece: int, block: Block) -> Iterator[_Found]:
        """Read "trong quý III/2024", "vào năm 2025", or "trước ngày 20 hằng tháng"."""
        words, text = self.grammar, self.text
        head = text[piece : cue.start()]
        month = words.stretch.match(text, cue.end(), block.end)
        if month is None:
            day = words.monthly.match(text, cue.end(), block.end)
            if day and cue.lastgroup == "before":
                units = [every for unit, every in words.units.items() if unit in day["of"]]
                yield self._found(cue, piece, (day.end(), day.end()), (None, units[-1]), block)
            return
        if month["whole"]:
            near = head + cue[0] + text[month.end() : month.end() + 25]
            review = cue[0].strip().lower() == "vào" and words.review.search(head)
            if not words.finish.search(near) and not review:
                return
        due, end = last_day(month), month.end()
        if due and (not self.rules or self._is_due(piece, cue.start(), end, block)):
            yield self._found(cue, piece, (end, end), (due, None), block, "within")

    def _found(
        self,
        cue: re.Match[str],
        piece: int,
        ends: tuple[int, int],
        when: tuple[str | None, str | None],
        block: Block,
        rule: str = "before",
    ) -> _Found:
        """Make a deadline of a time and its cue: the act stands before it, or behind it."""
        stop, end = ends
        start = self._due_start(piece, cue)
        if start == cue.start() and self.grammar.act.match(self.text, end, block.end):
            end = max(end, self.act_end(end, block.end))
        what = self._what(start, end, cue.start(), stop)
        return _Found(start, end, *when, rule, what)

    def _is_due(self, piece: int, cue: int, end: int, block: Block) -> bool:
        """Tell whether a date in a law is one by which something has to be done."""
        if times.PASSIVE.search(self.text[piece:cue]):
            return False
        return bool(self.grammar.due_act.search(self.text, piece, min(end + 80, block.end)))

    def _due_start(self, piece: int, cue: re.Match[str]) -> int:
        """Let the span begin at the verb that is due, in the same part of the clause.

        A bare "hoàn thành" says nothing of what: then the part before it is taken too.
        """
        text, position = self.text, cue.start()
        comma = max(text.rfind(", ", piece, position) + 2, piece)
        verb = self.grammar.due_act.search(text, max(comma, position - LONGEST_ACT), position)
        start = verb.start() if verb else position
        bare = self.grammar.finish.fullmatch(text[start : cue.end()].strip().split(" trong")[0])
        opens = piece + len(text[piece:start]) - len(text[piece:start].lstrip(" –-"))
        return opens if bare and start - opens < LONGEST_ACT else start

    def _what(self, start: int, end: int, cue: int, stop: int) -> str:
        text = self.text
        words = f"{text[start:cue]} {text[stop:end]}" if cue > start else text[stop:end]
        words = re.sub(r"^[,\s]+|(?:\s(?:gửi|xong|vào|trong|là))?[,\s]*$", "", words)
        return " ".join(words.split())

    def _report(self, cue: int, end: int, block: Block) -> re.Match[str] | None:
        """Find the report that a date belongs to: before it, or behind it after "đối với"."""
        start = max(block.start, self.floor, cue - LONGEST_ACT)
        for mark in (", ", "; ", ". ", ": "):
            at = self.text.rfind(mark, start, cue)
            start = at + len(mark) if at >= 0 else start
        last = None
        for match in self.grammar.report.finditer(self.text, start, cue):
            last = match
        return last or self.grammar.report_behind.match(self.text, end, block.end)

    def _periodic(self, match: re.Match[str], block: Block) -> Iterator[_Found]:
        """Read the list of periods behind "định kỳ", each with its date in brackets."""
        words, text = self.grammar, self.text
        if not (items := self._periods(match, block)):
            return
        last = items[-1]
        what = self.act(last.end, block) or self.act_before(match.start(), block)
        for item in items[:-1]:
            yield _Found(item.start, item.end, item.due, item.every, "periodic", what)
        due, end = last.due, last.end
        if due is None and (direct := self.following_date(end, block)):
            due, end = direct
        other = times.OTHER_REPORT.match(text, end, block.end) if due else None
        if other is None or not words.dated.search(text, other.end(), min(end + 80, block.end)):
            what = self.act(end, block) or what
            end = self.act_end(end, block.end)
        if due is None and len(items) == 1 and (later := self.later_date(last.end, block)):
            due, end = later
        yield _Found(last.start, end, due, last.every, "periodic", what)

    def _periods(self, match: re.Match[str], block: Block) -> list[_Found]:
        words, text = self.grammar, self.text
        opened = times.LIST_LEAD.match(text, match.end(), block.end)
        position = opened.end() if opened else match.end()
        items: list[_Found] = []
        while period := words.period.match(text, position, block.end):
            end, due = period.end(), None
            bracket = times.IN_BRACKETS.match(text, end, block.end)
            day = words.due.match(text, bracket.end(), block.end) if bracket else None
            if day:
                due = day_of(day)
                close = text.find(")", day.end(), min(block.end, day.end() + 40))
                end = close + 1 if close >= 0 else day.end()
            start = period.start() if items else match.start()
            items.append(_Found(start, end, due, self.every(period), "periodic"))
            joint = words.joint.match(text, end, block.end)
            position = joint.end() if joint else end
        return items

    def _again(self, match: re.Match[str], block: Block) -> Iterator[_Found]:
        """Read "hằng năm" where it says how often something is done, not of which year it is."""
        words, text = self.grammar, self.text
        piece = self.piece(block, match.start())
        head = text[piece : match.start()].strip(" -–“,")
        every = words.units[match[0].split()[-1].lower()]
        direct = self.following_date(match.end(), block)
        due, end = direct or (None, match.end())
        reported = times.REPORTED.search(head)
        if direct or not head or times.OPENS.search(head) or words.act.match(text, end, block.end):
            what = self.act(end, block)
            later = None if direct or every != "P1Y" else self.later_date(end, block)
            due, end = later or (due, self.act_end(end, block.end))
            yield _Found(match.start(), end, due, every, "recurring", what)
        elif every != "P1Y" and times.CLOSED.match(text, end) and words.due_act.search(head):
            yield _Found(
                match.start(), end, None, every, "recurring", self.act_before(match.start(), block)
            )
        elif reported and not times.ATTRIBUTE.match(text, end):
            start = text.index(head, piece) + reported.start()
            what = " ".join(text[start : match.start()].split())
            yield _Found(start, end, None, every, "recurring", what)

    def _once(self, match: re.Match[str], block: Block) -> Iterator[_Found]:
        """Read "06 tháng một lần", "01 lần/năm"."""
        unit = self.grammar.units[(match["unit"] or match["per"]).lower()]
        every = multiple(unit, match["lead"].strip() if match["lead"] else None)
        start = match.start()
        if self.grammar.act.match(self.text, match.end(), block.end):
            end, what = self.act_end(match.end(), block.end), self.act(match.end(), block)
            yield _Found(start, end, None, every, "once", what)
            return
        piece = self.piece(block, start)
        piece += len(self.text[piece:start]) - len(self.text[piece:start].lstrip())
        yield _Found(max(piece, start - 120), match.end(), None, every, "once")

    def _named(self, match: re.Match[str], block: Block) -> Iterator[_Found]:
        """Read a day of action; the year may stand outside the quotation marks of its name."""
        text, start = self.text, match.start()
        start -= 1 if start > block.start and text[start - 1] == "“" else 0
        named = times.NAMED.match(text, start, block.end)
        due = day_of(named) if named else None
        if named is None or due is None:
            return
        if named["outer"] and due.startswith("--"):
            due = iso_date(int(named["outer"]), int(due[2:4]), int(due[5:7]))
        every = "P1Y" if due and due.startswith("--") else None
        head = text[self.piece(block, start) : start]
        name = re.sub(r"[ (\-–,]*(?:ngày )?$", "", text[start : named.start("day")]).strip("“” ")
        what = " ".join(f"{head[head.rfind(', ') + 1 :]} {name}".split())
        yield _Found(start, named.end(), due, every, "commemoration", what)
