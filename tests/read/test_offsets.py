from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from graph.read.offsets import MapBuilder
from graph.records.text import OffsetMap, Span


def test_nothing_maps_like_the_identity() -> None:
    assert MapBuilder().build() == OffsetMap()


def test_pieces_that_go_on_are_one() -> None:
    builder = MapBuilder()
    builder.add(3, 10, 13)
    builder.add(2, 13, 15)
    assert builder.build().starts == (0, 5)


def test_a_reference_to_a_character_is_one_character_with_a_long_home() -> None:
    builder = MapBuilder()
    builder.add(1, 0, 1)  # b
    builder.add(1, 1, 9)  # &aacute;
    homes = builder.build()
    assert homes.span(0, 2) == Span(0, 9)
    assert homes.span(1, 2) == Span(1, 9)


@given(st.lists(st.tuples(st.integers(1, 5), st.integers(0, 3)), min_size=1, max_size=10))
def test_characters_keep_their_order(pieces: list[tuple[int, int]]) -> None:
    builder = MapBuilder()
    home = 0
    for length, gap in pieces:
        builder.add(length, home, home + length)
        home += length + gap
    homes = builder.build()
    spans = [homes.span(i, i + 1) for i in range(builder.length)]
    assert spans == sorted(spans)
    assert all(len(span) == 1 for span in spans)
