"""Columns by rank, few crossings, and no two boxes in one place."""

from __future__ import annotations

from graph.export import layout


def crossings(columns: list[int], pairs: list[tuple[int, int]], ranks: tuple[int, ...]) -> int:
    lines = [(a, b) if columns[a] < columns[b] else (b, a) for a, b in pairs]
    return sum(
        (ranks[a] - ranks[c]) * (ranks[b] - ranks[d]) < 0
        for place, (a, b) in enumerate(lines)
        for c, d in lines[place + 1 :]
        if (columns[a], columns[b]) == (columns[c], columns[d])
    )


def test_lines_that_can_be_uncrossed_are() -> None:
    columns = [0, 0, 0, 1, 1, 1]
    pairs = [(0, 5), (1, 4), (2, 3)]
    assert crossings(columns, pairs, (0, 1, 2, 0, 1, 2)) == 3
    assert crossings(columns, pairs, layout.order(columns, pairs)) == 0


def test_order_is_a_numbering_of_each_column() -> None:
    columns = [0, 2, 0, 1, 2, 2]
    ranks = layout.order(columns, [(0, 1), (2, 4), (3, 5), (0, 2)])
    for column in set(columns):
        found = sorted(rank for rank, own in zip(ranks, columns, strict=True) if own == column)
        assert found == list(range(len(found)))


def test_order_does_not_depend_on_the_order_of_lines() -> None:
    columns = [0, 0, 1, 1, 2, 2, 2]
    pairs = [(0, 3), (1, 2), (2, 6), (3, 4), (0, 5)]
    assert layout.order(columns, pairs) == layout.order(columns, pairs[::-1])


def test_nodes_without_lines_keep_their_order() -> None:
    assert layout.order([0, 0, 0], []) == (0, 1, 2)


def test_every_node_has_its_own_place() -> None:
    columns = [0, 0, 1, 1, 1]
    places = layout.coordinates(columns, layout.order(columns, [(0, 4), (1, 2)]))
    assert len(set(places)) == len(columns)
    assert {x for x, _ in places} == {0, layout.COLUMN}
