"""Word tables become patterns here, and here it is settled which of two matches wins."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

T = TypeVar("T")


def alternation(words: Iterable[str]) -> str:
    """Give a pattern that matches any of the words, the longest first.

    The words are plain text in the spelling of the flow (see `vietnamese.respell`).
    """
    unique = sorted(set(words), key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\ ", " ") for word in unique)


def capital(word: str) -> str:
    """Give a pattern for a word whose first letter may be of either case."""
    first, rest = re.escape(word[0]), re.escape(word[1:]).replace(r"\ ", " ")
    lower, upper = word[0].lower(), word[0].upper()
    return f"[{lower}{upper}]{rest}" if lower != upper else first + rest


def keep_longest(items: Iterable[T], span: Callable[[T], tuple[int, int]]) -> list[T]:
    """Of overlapping items keep the one that starts first, of those the longest; in text order."""
    kept: list[T] = []
    last_end = -1
    for item in sorted(items, key=lambda item: (span(item)[0], -span(item)[1])):
        if span(item)[0] >= last_end:
            kept.append(item)
            last_end = span(item)[1]
    return kept
