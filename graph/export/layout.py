"""Where the boxes stand: a column for each legal rank, ordered so that few lines cross.

Ranks are given by the class of a document, so nothing has to be searched but the order within each column:
sweeps of barycentres (Sugiyama, Tagawa and Toda 1981). The page packs what it shows in this order; the
coordinates here are those of the whole graph. Same input, same picture.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

#: Distance of columns and of rows, in the units of the canvas.
COLUMN, ROW = 150, 64
SWEEPS = 6


def order(columns: Sequence[int], pairs: Iterable[tuple[int, int]]) -> tuple[int, ...]:
    """Give each node its place within its column, counted from 0.

    `columns` holds the column of each node; `pairs` are the nodes that lines join. Nodes start in the
    order in which they come; those without a neighbour elsewhere keep their place.
    """
    members: dict[int, list[int]] = defaultdict(list)
    for node, column in enumerate(columns):
        members[column].append(node)
    near = _neighbours(columns, pairs)
    place = [0.0] * len(columns)
    for nodes in members.values():
        _number(nodes, place)
    for sweep in range(SWEEPS):
        for column in sorted(members, reverse=sweep % 2 == 1):
            members[column].sort(key=_barycentre(near, place))
            _number(members[column], place)
    rank = [0] * len(columns)
    for nodes in members.values():
        for position, node in enumerate(nodes):
            rank[node] = position
    return tuple(rank)


def coordinates(columns: Sequence[int], ranks: Sequence[int]) -> tuple[tuple[int, int], ...]:
    """Give x and y of each node: columns side by side, each centred on the x axis."""
    size: dict[int, int] = defaultdict(int)
    for column in columns:
        size[column] += 1
    return tuple(
        (column * COLUMN, rank * ROW - (size[column] - 1) * ROW // 2)
        for column, rank in zip(columns, ranks, strict=True)
    )


def _neighbours(
    columns: Sequence[int], pairs: Iterable[tuple[int, int]]
) -> Mapping[int, tuple[int, ...]]:
    near: dict[int, set[int]] = defaultdict(set)
    for one, other in pairs:
        if columns[one] != columns[other]:
            near[one].add(other)
            near[other].add(one)
    return {node: tuple(sorted(others)) for node, others in near.items()}


def _number(nodes: Sequence[int], place: list[float]) -> None:
    """Spread the nodes of a column evenly over 0..1, so that long and short columns compare."""
    for position, node in enumerate(nodes):
        place[node] = (position + 0.5) / len(nodes)


def _barycentre(
    near: Mapping[int, tuple[int, ...]], place: Sequence[float]
) -> Callable[[int], tuple[float, float, int]]:
    """Give the mean place of a node's neighbours, its own where it has none; ties stay as they are."""
    fixed = tuple(place)

    def key(node: int) -> tuple[float, float, int]:
        others = near.get(node, ())
        mean = sum(fixed[other] for other in others) / len(others) if others else fixed[node]
        return (round(mean, 9), fixed[node], node)

    return key
