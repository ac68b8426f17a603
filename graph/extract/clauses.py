"""The clause around a time: where it begins, what act it holds, which further dates it names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from graph.extract import times
from graph.extract.times import dated, multiple

if TYPE_CHECKING:
    from graph.extract.times import Grammar
    from graph.records.document import Block

LONGEST_ACT = 160
_LONGEST_CLAUSE = 400
_MOST_DAYS = 4


class Clauses:
    """Looks around places of one text; a block is read from left to right."""

    def __init__(self, text: str, words: Grammar) -> None:
        self.text = text
        self.grammar = words
        #: Where the last deadline of the block at hand ends; no later one reaches back over it.
        self.floor = 0

    def every(self, match: re.Match[str], count: str | None = None) -> str:
        """Give the duration of a period: 06 tháng is P6M, quý P3M."""
        groups = match.groupdict()
        unit = self.grammar.units[match["unit"].lower()]
        return multiple(unit, count or groups.get("count"))

    def piece(self, block: Block, position: int) -> int:
        """Give where the clause that holds a position begins, behind the last deadline."""
        start = max(block.start, self.floor, position - _LONGEST_CLAUSE)
        for bound in times.BOUND.finditer(self.text, start, position):
            closed = bound[0] == "(" and ")" in self.text[bound.end() : position]
            start = start if closed else bound.end()
        return start

    def act_end(self, position: int, end: int) -> int:
        """Give where the act ends that begins at a position."""
        limit = min(end, position + LONGEST_ACT)
        stop = self.grammar.act_end.search(self.text, position, limit)
        if stop:
            limit = stop.start()
        elif limit < end:
            limit = max(self.text.rfind(" ", position, limit), position)
        return position + len(self.text[position:limit].rstrip(" ,.-"))

    def act(self, position: int, block: Block) -> str:
        """Give the act that begins at a position, as running text without its time."""
        words = self.text[position : self.act_end(position, block.end)]
        words = times.NO_ACT.sub("", words, count=1)
        return " ".join(times.DUE_TAIL.sub("", words).split()).strip(" ,)")

    def act_before(self, position: int, block: Block) -> str:
        """Give the act that a recurrence closes: "báo cáo kết quả thực hiện định kỳ hằng quý"."""
        piece = self.piece(block, position)
        act = self.grammar.due_act.search(self.text, piece, position)
        return " ".join(self.text[act.start() : position].split()) if act else ""

    def later_date(self, position: int, block: Block) -> tuple[str, int] | None:
        """Read the date by which a recurring act is due, further on in its clause."""
        limit = min(block.end, position + 2 * LONGEST_ACT)
        stop = times.SENTENCE.search(self.text, position, limit)
        day = self.grammar.dated.search(self.text, position, stop.start() if stop else limit)
        return dated(day)

    def following_date(self, position: int, block: Block) -> tuple[str, int] | None:
        """Read "…, trước ngày 15/11" right behind a recurrence."""
        cue = times.FOLLOWING.match(self.text, position, block.end)
        day = self.grammar.due.match(self.text, cue.end(), block.end) if cue else None
        return dated(day)

    def more_days(self, end: int, block: Block) -> list[re.Match[str]]:
        """Give the further dates of a list: trước ngày 15/6 và 15/12."""
        days: list[re.Match[str]] = []
        while len(days) < _MOST_DAYS and (
            more := self.grammar.more.match(self.text, end, block.end)
        ):
            days.append(more)
            end = more.end()
        return days
