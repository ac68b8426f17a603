from __future__ import annotations

import networkx as nx
import pytest

from graph.analyze.overlaps import coordination, overlaps
from tests.analyze.networks import agency, cites, document, duty, network, part

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
    assert {part.name for part in found.parts} >= {"words", "whole", "topics", "act"}
    assert found.shared[0] == "tuyên truyền phổ biến pháp luật về phòng chống mua bán người"
    assert found.passages == (TELL, ALSO)


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


AID = (
    "Thực hiện trợ giúp pháp lý miễn phí cho nạn nhân bị mua bán trong quá trình hòa nhập cộng đồng"
)


def found(*views: object, graph: nx.MultiDiGraph | None = None, **options: object) -> list[str]:
    items = overlaps(network(graph, *views, *filler()), **options)  # type: ignore[arg-type]
    return [item.kind for item in items if "f" not in item.first.node.iri + item.second.node.iri]


def test_the_same_for_the_same_is_a_duplication() -> None:
    assert found(duty("1", AID, "a"), duty("2", AID, "b")) == ["duplication"]
    support = part("b", "coordinate")
    assert found(duty("1", AID, "a"), duty("2", AID, support)) == ["overlap"]


def test_one_sentence_of_many_is_enough() -> None:
    long = f"Tăng cường tuần tra trên các tuyến biên giới, cửa khẩu. {AID}. Quản lý chặt chẽ người nước ngoài."
    (item,) = [
        item
        for item in overlaps(network(None, duty("1", long, "a"), duty("2", AID, "b"), *filler()))  # type: ignore[arg-type]
        if item.first.node.iri == "1"
    ]
    assert item.passages == (f"{AID}.", AID)


def test_a_ministry_and_its_own_department_are_no_two() -> None:
    graph = nx.MultiDiGraph()
    agency(graph, "bo", label="Bộ Y tế", locality="", level="central")
    agency(graph, "so", label="Sở Y tế tỉnh Đồng Tháp", locality="dong-thap")
    agency(graph, "other", label="Sở Tư pháp tỉnh Đồng Tháp", locality="dong-thap")
    up = duty("1", AID, "bo", home="programme", locality="")
    down = duty("2", AID, "so", locality="dong-thap")
    assert found(up, down, graph=graph, across=True) == []
    assert found(up, duty("2", AID, "other", locality="dong-thap"), graph=graph, across=True) == [
        "duplication"
    ]


def test_a_body_and_the_one_it_belongs_to_are_no_two() -> None:
    graph = nx.MultiDiGraph()
    agency(graph, "center", parent="department", level="province")
    agency(graph, "department")
    assert found(duty("1", AID, "center"), duty("2", AID, "department"), graph=graph) == []


def test_a_cascade_from_the_centre_to_a_province_is_no_overlap() -> None:
    graph = nx.MultiDiGraph()
    for name, place in (("programme", ""), ("decision", ""), ("plan", "ha-noi")):
        document(graph, name, locality=place)
    cites(graph, "plan", "programme", "implements")
    cites(graph, "decision", "programme", "approves")
    up = duty("1", AID, "a", home="programme", locality="")
    assert found(up, duty("2", AID, "b"), graph=graph, across=True) == []
    far = duty("2", AID, "b", home="another")
    assert found(up, far, graph=graph, across=True) == ["duplication"]


def test_work_split_by_sector_is_no_overlap() -> None:
    split = "Theo chức năng, nhiệm vụ được giao tuyên truyền, phổ biến pháp luật về phòng, chống mua bán người"
    assert found(duty("1", split, "a"), duty("2", split, "b")) == []


def test_groups_are_no_agencies() -> None:
    groups = part("các sở, ngành", group=True)
    assert found(duty("1", AID, groups), duty("2", AID, "b")) == []
    assert found(duty("1", AID, "a", groups), duty("2", AID, "b", groups)) == ["duplication"]


def test_in_a_year_only_what_holds_counts() -> None:
    one, two = duty("1", AID, "a", period=(2016, 2020)), duty("2", AID, "b", period=(2018, 2022))
    assert found(one, two, at=2019) == ["duplication"]
    assert found(one, two, at=2021) == []


def test_a_sentence_that_names_the_other_tells_how_firmly() -> None:
    text = "Xây dựng kế hoạch, thống nhất với Sở Y tế trước khi ban hành"
    named = duty("2", AID, part("Sở Y tế"))
    assert coordination(duty("1", text, "a"), named) == "coordination-concurrence"
    partner = duty("1", "Phối hợp tổ chức khám bệnh", "a", partners=("Sở Y tế",))
    assert coordination(partner, named) == "coordination-cooperation"
    assert coordination(duty("1", "Lấy ý kiến nhân dân", "a"), named) == ""


def test_the_order_of_the_duties_does_not_matter() -> None:
    views = [duty(str(n), f"{AID} đợt {'xyzuv'[n]}", f"a{n}") for n in range(5)]
    one = overlaps(network(None, *views))
    two = overlaps(network(None, *reversed(views)))
    pairs = [
        {frozenset((item.first.node.iri, item.second.node.iri)) for item in x} for x in (one, two)
    ]
    assert pairs[0] == pairs[1]
    assert len(pairs[0]) == 10
