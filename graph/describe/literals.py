"""Values as RDF literals, in the one spelling that the store gives back."""

from __future__ import annotations

import functools
from typing import Final

from graph import terms
from graph.records.triples import Literal

_DATE_TYPES: Final = {10: terms.DATE_TYPE, 7: terms.MONTH_TYPE, 4: terms.YEAR_TYPE}
#: Digits kept of a number that is not whole.
_DIGITS: Final = 12


def text(value: str) -> Literal:
    """Give a plain string: what a text says, in its own words."""
    return Literal(value)


def vietnamese(value: str) -> Literal:
    """Give a string of natural language that is ours or an official title."""
    return Literal(value, "", "vi")


def english(value: str) -> Literal:
    """Give an English label."""
    return Literal(value, "", "en")


@functools.lru_cache(maxsize=4096, typed=True)
def number(value: float) -> Literal:
    """Give a number: xsd:integer for an `int`, else xsd:decimal without needless zeros."""
    if isinstance(value, int):
        return Literal(str(value), terms.INTEGER)
    return Literal(f"{value:.{_DIGITS}f}".rstrip("0").rstrip("."), terms.DECIMAL)


def date(value: str) -> Literal:
    """Give an ISO date with the type of its precision: xsd:date, xsd:gYearMonth or xsd:gYear."""
    return Literal(value, _DATE_TYPES.get(len(value), ""))
