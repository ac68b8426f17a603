"""Long lists of words as one pattern whose alternatives share their beginnings.

A plain alternation of two hundred words tries each of them at every place. Here those that begin alike are
one branch, so that a place is given up after a letter or two.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_MIN = 2


def prefixed(words: Iterable[str]) -> str:
    """Give a pattern that matches any of the words, the longest first.

    >>> prefixed(["của", "cùng", "cùng với"])
    'c(?:ùng(?: với)?|ủa)'
    """
    return _branch(sorted(set(words)))


def _branch(words: list[str]) -> str:
    """Write sorted words that have nothing in common yet; the empty word is what ends before the others."""
    groups: dict[str, list[str]] = {}
    for word in words:
        groups.setdefault(word[:1], []).append(word)
    ends = "" in groups
    parts = [_group(group) for first, group in groups.items() if first]
    if not parts:
        return ""
    if len(parts) < _MIN and not ends:
        return parts[0]
    return f"(?:{'|'.join(parts)}){'?' if ends else ''}"


def _group(words: list[str]) -> str:
    """Write words that begin with the same letter."""
    first, last = words[0], words[-1]
    length = next(
        (i for i, (a, b) in enumerate(zip(first, last, strict=False)) if a != b),
        min(len(first), len(last)),
    )
    start = re.escape(first[:length]).replace(r"\ ", " ")
    rest = [word[length:] for word in words]
    if rest == [""]:
        return start
    tail = _branch(rest)
    return start + tail
