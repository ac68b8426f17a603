from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.records.text import OffsetMap, SourceText, Span


def test_a_span_cannot_run_backwards() -> None:
    with pytest.raises(ValueError, match="no span"):
        Span(3, 2)


def test_the_last_character_of_a_piece_reaches_over_what_it_was_composed_from() -> None:
    # source "e^a" → derived "êa": ê from two characters
    homes = OffsetMap(starts=(0, 1), homes=(0, 2), ends=(2, 3))
    assert homes.span(0, 1) == Span(0, 2)
    assert homes.span(1, 2) == Span(2, 3)
    assert homes.span(0, 2) == Span(0, 3)


@given(st.integers(0, 100), st.integers(1, 50))
def test_the_identity_maps_every_range_to_itself(start: int, length: int) -> None:
    assert OffsetMap().span(start, start + length) == Span(start, start + length)


def test_a_place_is_told_by_file_line_and_column() -> None:
    source = SourceText(
        path="a.txt", sha256="0", media_type="text/plain", text="một\nhai ba\n", line_starts=(0, 4)
    )
    place = source.place(source.text.index("ba"))
    assert (str(place), place.column) == ("a.txt:2", 5)
    assert source.slice(Span(4, 7)) == "hai"
