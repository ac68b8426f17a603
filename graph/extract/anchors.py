"""Where a rule may begin: a quick look at the whole text before patterns are tried.

A pattern with many first letters is tried at every letter; `str.find` passes over a text about
thirty times faster. So each word is looked for by itself, without its first letter, whose case is open.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from graph.records.document import Block

#: So many words with one beginning are looked for one by one.
_MOST_ALIKE = 2


def cores(words: Iterable[str]) -> tuple[str, ...]:
    """Give the words without their first letters, those that another one opens left out."""
    tails = sorted({word[1:] if len(word) > 1 else word for word in words}, key=len)
    kept: list[str] = []
    for tail in tails:
        if not any(tail.startswith(shorter) for shorter in kept):
            kept.append(tail)
    return tuple(kept)


def openings(words: Iterable[str]) -> tuple[str, ...]:
    """Give the cores of words; of many that begin alike only the first word.

    More places are found so, but with fewer looks; the patterns see what follows.
    """
    tails = cores(words)
    groups = Counter(tail.partition(" ")[0] for tail in tails if " " in tail)
    heads = {word for word, count in groups.items() if word and count > _MOST_ALIKE}
    merged = {f"{head} " if (head := tail.partition(" ")[0]) in heads else tail for tail in tails}
    return tuple(sorted(merged, key=lambda tail: (len(tail), tail)))


def positions(text: str, tails: tuple[str, ...]) -> list[int]:
    """Give the offsets, sorted, at which a word with one of the tails may begin."""
    found: set[int] = set()
    for tail in tails:
        back = 1 if len(tail) > 1 else 0
        at = text.find(tail)
        while at >= 0:
            found.add(max(at - back, 0))
            at = text.find(tail, at + 1)
    return sorted(found)


def by_block(
    anchors: list[int], blocks: tuple[Block, ...]
) -> Iterator[tuple[int, Block, list[int]]]:
    """Give each block that holds anchors, with its index, and the anchors within it."""
    starts = [block.start for block in blocks]
    at = 0
    while at < len(anchors):
        index = bisect_right(starts, anchors[at]) - 1
        block = blocks[index]
        begin = at
        at = bisect_left(anchors, block.end, at) if index >= 0 else at
        if at > begin:
            yield index, block, anchors[begin:at]
        else:
            # It stands in a label, or before the first block.
            at += 1
