"""Who has a duty today."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from graph.resolve import places, succession
from graph.resolve.agency_index import is_alive
from graph.vocabulary import Vocabulary


def test_before_the_move_the_agency_keeps_its_work(small: Vocabulary) -> None:
    assert succession.owner(small, "so-lao-dong", "2025-02-28", ["tre-em"]) == ("so-lao-dong", ())


def test_the_topic_decides_who_takes_over(small: Vocabulary) -> None:
    assert succession.owner(small, "so-lao-dong", "2025-03-01")[0] == "so-noi-vu"
    after, (step,) = succession.owner(small, "so-lao-dong", "2025-03-01", ["khac", "tre-em"])
    assert after == "so-y-te"
    assert (step.act, step.topic, step.on) == ("Nghị định 45/2025/NĐ-CP", "tre-em", "2025-03-01")


def test_a_province_that_kept_its_name_passes_into_its_new_life(small: Vocabulary) -> None:
    row, steps = succession.locality_on(small, "bac-kan", "2026-01-01")
    assert row is not None
    assert row.id == "thai-nguyen-2025"
    assert [step.act for step in steps] == ["202/2025/QH15"]
    assert succession.locality_on(small, "bac-kan", "2025-06-30")[0] is not None
    assert succession.locality_on(small, "khong-co", "2026-01-01") == (None, ())


def test_agency_and_province_move_together(small: Vocabulary) -> None:
    iri = "https://cancu.vn/agency/so-lao-dong/bac-kan"
    after, steps = succession.owner_iri(small, iri, "2026-01-01", ["tre-em"])
    assert after == "https://cancu.vn/agency/so-y-te/thai-nguyen-2025"
    assert len(steps) == 2


@given(st.dates(min_value=date(2000, 1, 1), max_value=date(2030, 1, 1)))
def test_an_era_stands_for_all_its_days(small: Vocabulary, day: date) -> None:
    on = day.isoformat()
    era = places.era(small, on)
    assert all(is_alive(row, era) == is_alive(row, on) for row in small.agencies)
    for name in ("Thái Nguyên", "Bắc Kạn", "Huế"):
        assert places.find(small, name, era) == places.find(small, name, on)


def test_no_shipped_row_runs_in_a_circle(shipped: Vocabulary) -> None:
    for row in shipped.agencies:
        after, steps = succession.owner(shipped, row.id, "2026-11-01")
        assert len({step.before for step in steps}) == len(steps)
        assert after == (steps[-1].after if steps else row.id)
