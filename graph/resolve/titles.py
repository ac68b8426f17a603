"""Whether two titles speak of one document."""

from __future__ import annotations

import functools
import re

from graph import vietnamese

#: Shares of the words of the shorter title that the longer one has.
_SAME, _OTHER = 0.8, 0.5
_FEWEST = 3
_SMALL_WORDS = frozenset({"và", "về", "việc", "của"})
#: A horizon after the period may be left out: "... và định hướng đến năm 2030".
_HORIZON = re.compile(r" (?:định hướng|tầm nhìn)(?: đến)?(?: năm)? \d{4}\Z")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_BRACKETS = re.compile(r"\([^()]{0,80}\)")


@functools.lru_cache(maxsize=65536)
def words(title: str) -> frozenset[str]:
    """Give the words of a title that tell it from others."""
    return frozenset(vietnamese.key(title).split()) - _SMALL_WORDS


@functools.lru_cache(maxsize=65536)
def _years(title: str) -> frozenset[str]:
    return frozenset(_YEAR.findall(title))


def _years_clash(one: str, other: str) -> bool:
    """Tell the plans of two years apart: "... năm 2023" and "... năm 2024"."""
    a, b = _years(one), _years(other)
    return not (a <= b or b <= a)


def share(one: str, other: str) -> float:
    """Give the share of the words of the shorter title that stand in the longer one."""
    a, b = words(one), words(other)
    least = min(len(a), len(b))
    return len(a & b) / least if least else 0.0


def are_same(one: str, other: str) -> bool:
    """Tell whether two titles are of one document; too short ones never are, unless equal."""
    if min(len(words(one)), len(words(other))) < _FEWEST:
        return words(one) == words(other) != frozenset()
    return share(one, other) >= _SAME and not _years_clash(one, other)


def are_other(one: str, other: str) -> bool:
    """Tell whether two titles are of two documents; what lies between is not known."""
    return bool(one) and bool(other) and (share(one, other) < _OTHER or _years_clash(one, other))


@functools.lru_cache(maxsize=65536)
def name_key(name: str) -> str:
    """Give the form in which spellings of a law's or a programme's name agree.

    >>> name_key("Chiến lược A giai đoạn 2016 - 2025, định hướng đến năm 2030") == name_key(
    ...     "Chiến lược A giai đoạn 2016 – 2025"
    ... )
    True
    """
    key = vietnamese.key(_BRACKETS.sub(" ", name))
    key = " ".join(word for word in key.split() if word not in _SMALL_WORDS)
    return _HORIZON.sub("", key)
