"""Provinces and centrally run cities in the names of agencies, each in the life it had on a day."""

from __future__ import annotations

import functools
from bisect import bisect_left
from typing import TYPE_CHECKING

from graph import vietnamese

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph.vocabulary import Locality, Vocabulary

#: Words of the longest name of a locality, kind included: "tỉnh Bà Rịa - Vũng Tàu".
MOST_WORDS = 6


def _alive(row: Locality, on: str) -> bool:
    """Tell whether the unit existed on a day; a date known to the month or year is its first day."""
    return (not row.since or row.since <= on) and (not row.until or on <= row.until)


def life_on(rows: Iterable[Locality], on: str) -> Locality | None:
    """Give the row of one name that was alive on a day.

    Without a day it is the eldest; a day in no life takes the last life before it, else the first.
    """
    ordered = sorted(rows, key=lambda row: (row.since, row.id))
    if not ordered:
        return None
    if not on:
        return ordered[0]
    for row in ordered:
        if _alive(row, on):
            return row
    before = [row for row in ordered if not row.since or row.since <= on]
    return before[-1] if before else ordered[0]


@functools.cache
def _by_name(vocabulary: Vocabulary) -> dict[str, tuple[Locality, ...]]:
    """Rows under every spelling: bare, with the kind, aliases."""
    table: dict[str, list[Locality]] = {}
    for row in vocabulary.localities:
        spellings = {row.name, row.full_name, *row.aliases}
        spellings |= {f"{row.kind} {alias}" for alias in row.aliases}
        for key in sorted({vietnamese.key(spelling) for spelling in spellings}):
            table.setdefault(key, []).append(row)
    return {key: tuple(rows) for key, rows in table.items()}


@functools.cache
def by_id(vocabulary: Vocabulary) -> dict[str, Locality]:
    """Give the rows of localities.toml under their ids."""
    return {row.id: row for row in vocabulary.localities}


@functools.cache
def _turns(vocabulary: Vocabulary) -> tuple[str, ...]:
    """Days on which some province or agency began, or the day after which one was no more."""
    days = {day for row in vocabulary.localities for day in (row.since, row.until)}
    days |= {day for row in vocabulary.agencies for day in (row.since, row.until)}
    return tuple(sorted(days - {""}))


def era(vocabulary: Vocabulary, on: str) -> str:
    """Give one day for all days between two turns, so that what is looked up once serves them all."""
    if not on:
        return ""
    turns = _turns(vocabulary)
    at = bisect_left(turns, on)
    if at < len(turns) and turns[at] == on:
        return on
    return f"{turns[at - 1]}+" if at else "0000"


@functools.cache
def _by_slug(vocabulary: Vocabulary) -> dict[str, tuple[Locality, ...]]:
    table: dict[str, list[Locality]] = {}
    for row in vocabulary.localities:
        table.setdefault(vietnamese.slug(row.name), []).append(row)
    return {slug: tuple(rows) for slug, rows in table.items()}


def of_slug(vocabulary: Vocabulary, slug: str, on: str) -> Locality | None:
    """Find a locality by the slug of its name, in the life it had on a day."""
    return life_on(_by_slug(vocabulary).get(slug, ()), on)


def find(vocabulary: Vocabulary, name: str, on: str) -> Locality | None:
    """Find a locality by its name, with or without its kind, or its id; in the life it had on a day."""
    row = by_id(vocabulary).get(name)
    named = vietnamese.key(row.name if row else name)
    return life_on(_by_name(vocabulary).get(named, ()), on)


def slug_of(vocabulary: Vocabulary, name: str) -> str:
    """Give the slug of a locality's name, which all its lives share, for a name or an id."""
    row = find(vocabulary, name, "")
    return vietnamese.slug(row.name if row else name)


def known(vocabulary: Vocabulary, key: str) -> tuple[Locality, ...]:
    """Give all lives of the locality whose name has this `vietnamese.key`."""
    return _by_name(vocabulary).get(key, ())
