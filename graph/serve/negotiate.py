"""Which of the forms on offer a client wants (RFC 9110, 12.5): media types and languages."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from graph.interface import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

#: Ranges that are looked at; more is noise.
_MOST = 40
_WEIGHT = re.compile(r"q=(0(?:\.\d{0,3})?|1(?:\.0{0,3})?)\Z", re.IGNORECASE)


def _ranges(header: str) -> Iterator[tuple[str, float]]:
    for item in header.split(",")[:_MOST]:
        name, *parameters = (part.strip() for part in item.split(";"))
        weight = 1.0
        for parameter in parameters:
            match = _WEIGHT.match(parameter)
            if match:
                weight = float(match[1])
        if name:
            yield name.lower(), weight


def choose(header: str, offered: Sequence[str]) -> str:
    """Give the media type that a client likes best; the first on offer where it says nothing; empty for none.

    Of those that it likes alike, the first on offer is chosen.
    """
    if not header.strip():
        return offered[0]
    ranges = dict(_ranges(header))
    best, chosen = 0.0, ""
    for name in offered:
        kind = name.split("/", 1)[0]
        weight = ranges.get(name, ranges.get(f"{kind}/*", ranges.get("*/*", 0.0)))
        if weight > best:
            best, chosen = weight, name
    return chosen


def language(asked: str, header: str) -> str:
    """Give the language of the interface: the one asked for, else the one liked best, else Vietnamese."""
    if asked in LANGUAGES:
        return asked
    best, chosen = 0.0, LANGUAGES[0]
    for name, weight in _ranges(header):
        if name.split("-", 1)[0] in LANGUAGES and weight > best:
            best, chosen = weight, name.split("-", 1)[0]
    return chosen
