"""Which statements of one symbol speak of one document.

A number is given out again each year, and dates are miscopied; see
decisions/0001-identity-of-documents.md for the rules and what speaks for each.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations, pairwise
from typing import TYPE_CHECKING

from graph.resolve import symbols, titles

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from graph.resolve.symbols import Symbol

FULL = len("2021-02-09")
#: Beyond so many dates of one symbol only likely pairs are compared, so that the work stays linear.
_MOST_DATES = 40
_MOST_TITLES = 8


@dataclass(frozen=True, slots=True, order=True, kw_only=True)
class Statement:
    """A claim whose symbol, issuer and place have been read."""

    symbol: Symbol
    #: Name of the province whose symbol it is, as a slug; empty for central bodies.
    scope: str
    #: As much as was stated; empty if nothing was.
    date: str
    #: IRI of the issuer as stated; empty if none was or it is not known.
    issuer: str
    issuer_name: str
    title: str
    #: Id of the type as written: quyet-dinh.
    type: str
    #: The symbol as written.
    key: str
    source: str
    own: bool
    #: Id of the row of instruments.toml that says it; empty for texts.
    instrument: str


Cluster = tuple[Statement, ...]


class _Roots:
    """Union-find over dates; the root is the least, so the order of joining does not matter."""

    def __init__(self, dates: Iterable[str]) -> None:
        self._parent = {date: date for date in dates}

    def root(self, date: str) -> str:
        while self._parent[date] != date:
            date = self._parent[date]
        return date

    def join(self, one: str, other: str) -> None:
        a, b = sorted((self.root(one), self.root(other)))
        self._parent[b] = a


@dataclass(frozen=True, slots=True)
class _Dated:
    """All statements of one full date."""

    date: str
    issuers: frozenset[str]
    titles: tuple[str, ...]


def _dated(date: str, statements: Sequence[Statement]) -> _Dated:
    stated = sorted({statement.title for statement in statements if statement.title})
    issuers = frozenset(statement.issuer for statement in statements if statement.issuer)
    return _Dated(date, issuers, tuple(stated[:_MOST_TITLES]))


def one_part_differs(one: str, other: str) -> bool:
    """Tell whether two full dates differ in year, month or day only, or have day and month swapped."""
    a, b = one.split("-"), other.split("-")
    if sum(x != y for x, y in zip(a, b, strict=True)) <= 1:
        return True
    return a[0] == b[0] and a[1:] == [b[2], b[1]]


def _same_title(one: _Dated, other: _Dated) -> bool:
    return any(titles.are_same(a, b) for a in one.titles for b in other.titles)


def _other_title(one: _Dated, other: _Dated) -> bool:
    pairs = [(a, b) for a in one.titles for b in other.titles]
    return bool(pairs) and all(titles.are_other(a, b) for a, b in pairs)


def is_one(one: _Dated, other: _Dated) -> bool:
    """Tell whether two dates of one symbol are those of one document."""
    if one.issuers and other.issuers and not one.issuers & other.issuers:
        return False
    if _same_title(one, other):
        return True
    if _other_title(one, other):
        return False
    # One body gives a number out once a year; a slip of the pen leaves the rest of a date as it was.
    return one.date[:4] == other.date[:4] or one_part_differs(one.date, other.date)


def _pairs(nodes: Sequence[_Dated]) -> Iterable[tuple[_Dated, _Dated]]:
    if len(nodes) <= _MOST_DATES:
        yield from combinations(nodes, 2)
        return
    groups: dict[str, list[_Dated]] = {}
    for node in nodes:
        for mark in (node.date[:4], node.date[4:], *map(titles.name_key, node.titles)):
            groups.setdefault(mark, []).append(node)
    for mark in sorted(groups):
        group = groups[mark]
        yield from pairwise(group)


def _join_dates(nodes: Sequence[_Dated]) -> _Roots:
    """Join titled dates first; an untitled one joins the only document it could be of."""
    roots = _Roots(node.date for node in nodes)
    matches = [(one, other) for one, other in _pairs(nodes) if is_one(one, other)]
    for one, other in matches:
        if one.titles and other.titles:
            roots.join(one.date, other.date)
    reach: dict[str, set[str]] = {node.date: set() for node in nodes if not node.titles}
    for one, other in matches:
        for untitled, titled in ((one, other), (other, one)):
            if not untitled.titles and titled.titles:
                reach[untitled.date].add(roots.root(titled.date))
    for one, other in matches:
        if not one.titles and not other.titles and not reach[one.date] and not reach[other.date]:
            roots.join(one.date, other.date)
    for date, found in sorted(reach.items()):
        if len(found) == 1:
            roots.join(date, next(iter(found)))
    return roots


def _full_clusters(statements: Sequence[Statement]) -> list[list[Statement]]:
    by_date: dict[str, list[Statement]] = {}
    for statement in statements:
        by_date.setdefault(statement.date, []).append(statement)
    nodes = [_dated(date, by_date[date]) for date in sorted(by_date)]
    roots = _join_dates(nodes)
    clusters: dict[str, list[Statement]] = {}
    for date in sorted(by_date):
        clusters.setdefault(roots.root(date), []).extend(by_date[date])
    return list(clusters.values())


def has_year(cluster: Iterable[Statement], year: str) -> bool:
    """Tell whether any statement of a cluster has this year in its symbol or date."""
    return any(year in {one.symbol.year, one.date[:4]} for one in cluster)


def _choose(clusters: list[list[Statement]], one: Statement) -> list[Statement] | None:
    """Give the only cluster that a statement without a full date can be of."""
    fitting = [
        cluster
        for cluster in clusters
        if not one.date or any(other.date.startswith(one.date) for other in cluster)
    ]
    if len(fitting) > 1 and one.title:
        same = [c for c in fitting if any(titles.are_same(one.title, x.title) for x in c)]
        fitting = same
    if len(fitting) != 1:
        return None
    known = [other.title for other in fitting[0] if other.title]
    if one.title and known and all(titles.are_other(one.title, title) for title in known):
        return None
    return fitting[0]


def gather(statements: Iterable[Statement]) -> list[list[Statement]]:
    """Part the statements of one series and scope into documents; some may stay out, as open.

    The result depends on the set of statements only, not on their order.
    """
    ordered = sorted(set(statements))
    by_year: dict[str, list[Statement]] = {}
    plain: list[Statement] = []
    for one in ordered:
        if one.symbol.year:
            by_year.setdefault(one.symbol.year, []).append(one)
        else:
            plain.append(one)
    dates = {year: {one.date for one in group} for year, group in by_year.items()}
    rest: list[Statement] = []
    joined: dict[str, list[Statement]] = {year: [] for year in by_year}
    for one in plain:
        year = one.date[:4]
        if year in by_year and (one.date in dates[year] or one.symbol.kind in symbols.WITH_YEAR):
            joined[year].append(one)
        else:
            rest.append(one)
    clusters = [[*by_year[year], *joined[year]] for year in sorted(by_year)]
    clusters += _full_clusters([one for one in rest if len(one.date) == FULL])
    return _add_undated(clusters, [one for one in rest if len(one.date) < FULL])


def _add_undated(
    clusters: list[list[Statement]], undated: list[Statement]
) -> list[list[Statement]]:
    chosen = [(one, _choose(clusters, one)) for one in undated]
    alone: dict[str, list[Statement]] = {}
    for one, cluster in chosen:
        if cluster is not None:
            cluster.append(one)
        elif not clusters or (
            one.date and not any(has_year(cluster, one.date[:4]) for cluster in clusters)
        ):
            alone.setdefault(one.date, []).append(one)
    return [*clusters, *(alone[date] for date in sorted(alone))]
