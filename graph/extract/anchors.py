"""Where a rule may begin: a quick look at the whole text before patterns are tried.

A pattern with many first letters is tried at every letter; `str.find` passes over a text about
thirty times faster. So each word is looked for by itself, without its first letter, whose case is open.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from graph.records.document import Block


def cores(words: Iterable[str]) -> tuple[str, ...]:
    """Give the words without their first letters, those that another one opens left out."""
    tails = sorted({word[1:] if len(word) > 1 else word for word in words}, key=len)
    kept: list[str] = []
    for tail in tails:
        if not any(tail.startswith(shorter) for shorter in kept):
            kept.append(tail)
    return tuple(kept)


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
    """Give each block, with its index, and the anchors within it."""
    at = 0
    for index, block in enumerate(blocks):
        while at < len(anchors) and anchors[at] < block.start:
            at += 1
        begin = at
        while at < len(anchors) and anchors[at] < block.end:
            at += 1
        yield index, block, anchors[begin:at]
