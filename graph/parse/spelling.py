"""The characters of a source in one spelling: NFC, one Đ, one place for tone marks, one white space.

The map that comes with them is `None` where no character moved, which is the usual case.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass

from graph.records.text import OffsetMap
from graph.vietnamese import respell

_CLUSTER = re.compile("[^\u0300-\u036f][\u0300-\u036f]+")
#: Scripts that compose in other ways do so within a word.
_WORD = re.compile(r"[^ \n\r]+")


@dataclass(frozen=True, slots=True)
class Moved:
    """Where the characters of a composed text stood in the source: an `OffsetMap` in lists."""

    starts: list[int]
    homes: list[int]
    ends: list[int]

    def through(self, outer: OffsetMap, length: int) -> OffsetMap:
        """Give the way from a text of `length` characters, made from the composed one, to the source."""
        starts: list[int] = []
        homes: list[int] = []
        ends: list[int] = []
        bounds = (*outer.starts[1:], length)
        for start, home, end, stop in zip(outer.starts, outer.homes, outer.ends, bounds, strict=True):
            piece = bisect_right(self.starts, home) - 1
            at = start
            middle = home
            while at < stop:
                upto = self.starts[piece + 1] if piece + 1 < len(self.starts) else 1 << 60
                taken = min(stop - at, upto - middle)
                if taken > 0:
                    first = min(self.homes[piece] + middle - self.starts[piece], self.ends[piece])
                    starts.append(at)
                    homes.append(first)
                    whole = middle + taken == upto
                    last = self.ends[piece] if whole else min(first + taken, self.ends[piece])
                    ends.append(max(first, last))
                    at += taken
                    middle += taken
                piece += 1
            if starts and end > middle:
                # What was cut after the piece belongs to its last character.
                ends[-1] = max(ends[-1], self.end(end))
        return OffsetMap(tuple(starts), tuple(homes), tuple(ends))

    def end(self, offset: int) -> int:
        """Give the source end of what ends before composed character `offset`."""
        if not offset:
            return 0
        piece = bisect_right(self.starts, offset - 1) - 1
        if piece + 1 < len(self.starts) and self.starts[piece + 1] == offset:
            return self.ends[piece]
        return min(self.homes[piece] + offset - self.starts[piece], self.ends[piece])


def _compose(text: str, units: re.Pattern[str]) -> tuple[str, Moved]:
    """Compose unit by unit; each piece of the map ends with the composed letter."""
    parts: list[str] = []
    starts, homes, ends = [0], [0], [0]
    known: dict[str, str] = {}
    length = last = 0
    for match in units.finditer(text):
        old = match[0]
        new = known.get(old)
        if new is None:
            new = known[old] = unicodedata.normalize("NFC", old)
        if new == old:
            continue
        start, end = match.span()
        parts.append(text[last:start])
        parts.append(new)
        length += start - last + len(new)
        ends[-1] = end
        starts.append(length)
        homes.append(end)
        ends.append(end)
        last = end
    parts.append(text[last:])
    ends[-1] = len(text)
    return "".join(parts), Moved(starts, homes, ends)


def spell(text: str) -> tuple[str, str, Moved | None]:
    """Give the text composed, the same in one spelling, and the way back if characters moved.

    The first two have one length; the first still has its tabs and page breaks.
    """
    moved = None
    if not unicodedata.is_normalized("NFC", text):
        composed, moved = _compose(text, _CLUSTER)
        if not unicodedata.is_normalized("NFC", composed):
            composed, moved = _compose(text, _WORD)
        text = composed
    return text, respell(text), moved
