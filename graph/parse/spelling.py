"""The characters of a source in one spelling: NFC, one Đ, one place for tone marks, one white space.

The map that comes with them is `None` where no character moved, which is the usual case.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right

from graph.records.text import OffsetMap
from graph.vietnamese import respell

_CLUSTER = re.compile("[^\u0300-\u036f][\u0300-\u036f]+")
#: Scripts that compose in other ways do so within a word.
_WORD = re.compile(r"[^ \n\r]+")
_ENDLESS = 1 << 60


def through(outer: OffsetMap, inner: OffsetMap, length: int) -> OffsetMap:
    """Lead from a text of `length` characters, over the one it was made from, to that one's source."""
    starts: list[int] = []
    homes: list[int] = []
    ends: list[int] = []
    bounds = (*outer.starts[1:], length)
    for start, home, end, stop in zip(outer.starts, outer.homes, outer.ends, bounds, strict=True):
        piece = bisect_right(inner.starts, home) - 1
        at, middle = start, home
        while at < stop:
            upto = inner.starts[piece + 1] if piece + 1 < len(inner.starts) else _ENDLESS
            taken = min(stop - at, upto - middle)
            if taken > 0:
                first = min(inner.homes[piece] + middle - inner.starts[piece], inner.ends[piece])
                last = inner.ends[piece] if middle + taken == upto else first + taken
                starts.append(at)
                homes.append(first)
                ends.append(max(first, min(last, inner.ends[piece])))
                at += taken
                middle += taken
            piece += 1
        if end > middle:
            # What was left out after the piece belongs to its last character.
            ends[-1] = max(ends[-1], inner.end(end))
    return closed(starts, homes, ends, length)


def closed(starts: list[int], homes: list[int], ends: list[int], length: int) -> OffsetMap:
    """Give the map of a text of `length` characters, ended by an empty piece.

    A piece learns from the next where its last character is.
    """
    starts.append(length)
    homes.append(ends[-1])
    ends.append(ends[-1])
    return OffsetMap(tuple(starts), tuple(homes), tuple(ends))


def _compose(text: str, units: re.Pattern[str]) -> tuple[str, OffsetMap]:
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
    return "".join(parts), OffsetMap(tuple(starts), tuple(homes), tuple(ends))


def spell(text: str) -> tuple[str, str, OffsetMap | None]:
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
