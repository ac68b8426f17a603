from __future__ import annotations

import pytest

from graph.analyze.overlaps import overlaps
from tests.analyze.networks import duty, network

TELL = "Đẩy mạnh tuyên truyền, phổ biến pháp luật về phòng, chống mua bán người tại cộng đồng"
ALSO = "Tổ chức tuyên truyền, phổ biến pháp luật về phòng, chống mua bán người trong nhà trường"
OTHER = "Bố trí kinh phí thực hiện Kế hoạch theo phân cấp ngân sách"


def filler() -> list[object]:
    return [duty(f"f{n}", f"{OTHER} năm thứ {n} cho cơ sở số {n}", f"x{n}") for n in range(6)]


def pairs(*views: object, **options: object) -> list[tuple[str, str]]:
    found = overlaps(network(None, *views, *filler()), **options)  # type: ignore[arg-type]
    return [
        (item.first.node.iri, item.second.node.iri)
        for item in found
        if not (item.first.node.iri + item.second.node.iri).count("f")
    ]


def test_two_agencies_told_nearly_the_same() -> None:
    one = duty("one", TELL, "so-tu-phap", topics=("truyen-thong",))
    two = duty("two", ALSO, "so-giao-duc", topics=("truyen-thong",))
    assert pairs(one, two) == [("one", "two")]


def test_the_score_is_the_weighted_mean_of_the_parts_shown() -> None:
    one = duty("one", TELL, "so-tu-phap", topics=("truyen-thong",))
    two = duty("two", ALSO, "so-giao-duc", topics=("truyen-thong", "giao-duc"))
    (found,) = [
        item
        for item in overlaps(network(None, one, two, *filler()))  # type: ignore[arg-type]
        if item.first.node.iri == "one"
    ]
    mean = sum(part.value * part.weight for part in found.parts)
    assert found.score == pytest.approx(mean / sum(part.weight for part in found.parts), abs=1e-3)
    assert dict((part.name, part.value) for part in found.parts)["topics"] == 0.5
    assert "phổ biến" in found.shared


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"locality": "dong-thap"}, "another province"),
        ({"period": (2016, 2020)}, "periods that do not meet"),
    ],
)
def test_what_is_no_overlap(change: dict[str, object], reason: str) -> None:
    one = duty("one", TELL, "so-tu-phap")
    two = duty("two", ALSO, "so-giao-duc", **change)  # type: ignore[arg-type]
    assert pairs(one, two) == [], reason


def test_one_agency_does_not_overlap_with_itself() -> None:
    assert pairs(duty("one", TELL, "a", "b"), duty("two", ALSO, "b")) == []


def test_different_provinces_are_compared_when_asked_for() -> None:
    one, two = duty("one", TELL, "a"), duty("two", TELL, "b", locality="dong-thap")
    assert pairs(one, two, across=True) == [("one", "two")]


def test_different_work_does_not_overlap() -> None:
    assert pairs(duty("one", TELL, "a"), duty("two", OTHER, "b"), threshold=0.3) == []


def test_nothing_to_compare() -> None:
    assert overlaps(network()) == ()
