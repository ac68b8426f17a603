"""Laying out the flow: pieces of lines one after the other, each remembering where it stood."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.parse.spelling import closed, through
from graph.records.document import Flow
from graph.records.text import OffsetMap

if TYPE_CHECKING:
    from graph.parse.lines import Line


class FlowBuilder:
    """Collects text in the order of the flow; offsets given are into the spelled text."""

    def __init__(self, moved: OffsetMap | None) -> None:
        """Start empty; `moved` leads from the spelled text to the source."""
        self.length = 0
        self._moved = moved
        self._parts: list[str] = []
        self._starts: list[int] = []
        self._homes: list[int] = []
        self._ends: list[int] = []

    def add(self, text: str, home: int, end: int) -> None:
        """Add text that stands for `[home, end)`."""
        if not text:
            return
        ends = self._ends
        if ends and ends[-1] == home == self._homes[-1] + self.length - self._starts[-1]:
            ends[-1] = end
        else:
            self._starts.append(self.length)
            self._homes.append(home)
            ends.append(end)
        self._parts.append(text)
        self.length += len(text)

    def add_line(self, line: Line, start: int = 0, stop: int | None = None) -> None:
        """Add the characters `[start, stop)` of a line's text."""
        text = line.text
        stop = len(text) if stop is None else stop
        pieces = line.pieces
        if pieces is None:
            self.add(text[start:stop], line.start + start, line.start + stop)
            return
        for index, (at, home, end) in enumerate(pieces):
            upto = pieces[index + 1][0] if index + 1 < len(pieces) else len(text)
            first, last = max(at, start), min(upto, stop)
            if first < last:
                begin = home + first - at
                self.add(text[first:last], begin, end if last == upto else home + last - at)

    def join(self, mark: str, upto: int) -> None:
        """Add a space, bar or line feed that stands for the source up to `upto`."""
        if self._ends:
            self.add(mark, self._ends[-1], max(self._ends[-1], upto))

    def build(self) -> Flow:
        """Give the finished flow, with offsets into the source."""
        if not self._starts:
            return Flow(text="", homes=OffsetMap((0,), (0,), (0,)))
        if self._moved is None:
            homes = closed(self._starts, self._homes, self._ends, self.length)
        else:
            homes = OffsetMap(tuple(self._starts), tuple(self._homes), tuple(self._ends))
            homes = through(homes, self._moved, self.length)
        return Flow(text="".join(self._parts), homes=homes)
