"""What a request asks for: the values of its address, the language, and the lists cut to size."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Generic, TypeVar

from graph.query.lookup import one
from graph.serve.parts import Facet, Option, Paging
from graph.serve.paths import address

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from graph.interface import Interface
    from graph.query.lookup import Thing
    from graph.serve.holdings import Holdings
    from graph.serve.parts import Named

Row = TypeVar("Row")
#: Rows of a list on one page.
ROWS: Final = 50
#: Values of a facet that are offered; the rest is reached by searching.
OPTIONS: Final = 40
#: Longest value of an address that is looked at.
LONGEST: Final = 400


class NotHere(Exception):
    """There is no such page or thing; `nearest` may be meant."""

    def __init__(self, what: str, nearest: tuple[Named, ...] = ()) -> None:
        super().__init__(what)
        self.what = what
        self.nearest = nearest


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One request."""

    held: Holdings
    say: Interface
    #: Path without suffix: /documents.
    path: str
    values: Mapping[str, str] = field(default_factory=dict)

    def value(self, name: str) -> str:
        """Give a value of the address, cut to a sane length; empty where there is none."""
        return self.values.get(name, "").strip()[:LONGEST]

    def number(self, name: str, default: int, *, least: int = 1, most: int = 10_000) -> int:
        """Give a value that is a whole number, within bounds; the default for anything else."""
        text = self.value(name)
        if not (text.isascii() and text.isdigit() and len(text) < 9):  # noqa: PLR2004
            return default
        return min(max(int(text), least), most)

    def yes(self, name: str) -> bool:
        """Tell whether a box is ticked."""
        return self.value(name) in {"1", "on", "true"}

    def here(self, **changes: object) -> str:
        """Give the address of this page with some values changed; empty ones go."""
        return address(self.path, **{**self.values, **changes})

    def link(self, path: str, **values: object) -> str:
        """Give the address of another page, in the language that this one was asked for."""
        return address(path, **values, lang=self.values.get("lang", ""))

    def find(self, text: str) -> Thing:
        """Give the one thing that a text names; raises `UnknownReference` or `AmbiguousReference`."""
        return one(self.held.store, text)


def paging(asked: Asked, total: int, size: int = ROWS) -> Paging:
    """Tell which part of a list the address asks for."""
    pages = max(1, -(-total // size))
    page = asked.number("page", 1, most=pages)
    first = (page - 1) * size
    return Paging(
        page=page,
        pages=pages,
        total=total,
        first=first + 1 if total else 0,
        last=min(total, first + size),
        before=asked.here(page=page - 1 if page > 2 else "") if page > 1 else "",  # noqa: PLR2004
        after=asked.here(page=page + 1) if page < pages else "",
        twin=address(f"{asked.path.rstrip('/') or '/index'}.json", **asked.values),
    )


def cut(rows: Sequence[Row], where: Paging) -> Sequence[Row]:
    """Give the rows of one page."""
    return rows[max(0, where.first - 1) : where.last]


@dataclass(frozen=True, slots=True, kw_only=True)
class Way(Generic[Row]):
    """A way to narrow a list: the values that a row has, and how they are spoken."""

    name: str
    values: Callable[[Row], Iterable[str]]
    label: Callable[[str], str] = str
    #: By value instead of by number: years.
    ordered: bool = False


def narrow(
    asked: Asked, rows: Sequence[Row], ways: Sequence[Way[Row]]
) -> tuple[list[Row], tuple[Facet, ...]]:
    """Give the rows that fit all chosen values, and the facets: each number is what its address would give.

    The numbers of a facet count the rows that fit the values chosen in all the others.
    """
    chosen = {way.name: asked.value(way.name) for way in ways}
    having = [{way.name: tuple(way.values(row)) for way in ways} for row in rows]

    def fits(has: Mapping[str, tuple[str, ...]], without: str = "") -> bool:
        return all(
            not value or name == without or value in has[name] for name, value in chosen.items()
        )

    kept = [row for row, has in zip(rows, having, strict=True) if fits(has)]
    return kept, tuple(_facet(asked, way, chosen[way.name], having, fits) for way in ways)


def _facet(
    asked: Asked,
    way: Way[Row],
    chosen: str,
    having: Sequence[Mapping[str, tuple[str, ...]]],
    fits: Callable[[Mapping[str, tuple[str, ...]], str], bool],
) -> Facet:
    counts: Counter[str] = Counter()
    for has in having:
        if fits(has, way.name):
            counts.update(set(has[way.name]))
    if chosen and chosen not in counts:
        counts[chosen] = 0
    if way.ordered:
        order = sorted(counts, reverse=True)
    else:
        order = sorted(counts, key=lambda value: (-counts[value], way.label(value), value))
    shown = [*dict.fromkeys([*([chosen] if chosen else ()), *order[:OPTIONS]])]
    options = tuple(
        Option(
            value=value,
            label=way.label(value),
            number=counts[value],
            href=asked.here(**{way.name: "" if value == chosen else value, "page": ""}),
            chosen=value == chosen,
        )
        for value in sorted(shown, key=order.index)
    )
    return Facet(name=way.name, options=options)
