"""Maps from the text that a reader made to the file it was made from."""

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
        # An empty piece ends the map: a piece learns from the next where its last character is.
        return OffsetMap(
            (*self.starts, self.length), (*self.homes, self.ends[-1]), (*self.ends, self.ends[-1])
        )
