"""Maps from a text that a reader made to the text it was made from: building and composing them."""

from __future__ import annotations

from dataclasses import dataclass, field

from graph.records.text import OffsetMap


@dataclass(slots=True)
class MapBuilder:
    """Collects the pieces of a derived text in order, joining those that simply go on."""

    length: int = 0
    starts: list[int] = field(default_factory=list)
    homes: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)

    def add(self, length: int, home: int, end: int) -> None:
        """Add `length` derived characters that stand for `[home, end)` of the original."""
        if length <= 0:
            return
        if self.starts and self.ends[-1] == home == self.homes[-1] + self.length - self.starts[-1]:
            self.ends[-1] = end
        else:
            self.starts.append(self.length)
            self.homes.append(home)
            self.ends.append(end)
        self.length += length

    def build(self) -> OffsetMap:
        """Give the finished map."""
        if not self.starts:
            return OffsetMap()
        return OffsetMap(tuple(self.starts), tuple(self.homes), tuple(self.ends))


def compose(outer: OffsetMap, inner: OffsetMap, length: int) -> OffsetMap:
    """Map through two texts: `outer` leads from the last text to the middle one, `inner` from there home.

    `length` is that of the last text. Pieces of `outer` are cut where pieces of `inner` begin.
    """
    if inner == OffsetMap():
        return outer
    builder = MapBuilder()
    bounds = [*outer.starts[1:], length]
    at = 0
    for start, home, end, stop in zip(outer.starts, outer.homes, outer.ends, bounds, strict=True):
        while at + 1 < len(inner.starts) and inner.starts[at + 1] <= home:
            at += 1
        while at and inner.starts[at] > home:
            at -= 1
        position = start
        piece = at
        while position < stop:
            middle = home + position - start
            while piece + 1 < len(inner.starts) and inner.starts[piece + 1] <= middle:
                piece += 1
            cut = inner.starts[piece + 1] - middle if piece + 1 < len(inner.starts) else stop
            taken = max(1, min(stop - position, cut))
            last = position + taken == stop
            until = inner.end(max(end, middle + 1)) if last and end < 1 << 59 else inner.end(
                middle + taken
            )
            builder.add(taken, inner.home(middle), max(inner.home(middle), until))
            position += taken
    return builder.build()
