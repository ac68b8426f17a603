from __future__ import annotations

import functools

import networkx as nx
import pytest

from graph import iris, vocabulary
from graph.analyze import as_of
from graph.analyze.lives import lives_of, of_texts
from graph.network import Network
from graph.records.findings import Node
from graph.records.validity import Life, Status
from tests.analyze.networks import cites, document

TODAY = "2026-11-23"
LAW = f"{iris.BASE}akn/vn/act/luat/quoc-hoi/2011-03-29/66"
NEW_LAW = f"{iris.BASE}akn/vn/act/luat/quoc-hoi/2024-11-28/53"
PROGRAMME = f"{iris.BASE}akn/vn/act/quyet-dinh/thu-tuong-chinh-phu/2021-02-09/193"
LABOUR = Node(
    iri=f"{iris.BASE}agency/so-lao-dong-thuong-binh-va-xa-hoi/thai-nguyen",
    label="Sở Lao động - Thương binh và Xã hội tỉnh Thái Nguyên",
    kind="agency",
)


@functools.cache
def network() -> Network:
    graph = nx.MultiDiGraph()
    document(graph, LAW, label="Luật Phòng, chống mua bán người (66/2011/QH12)", date="2011-03-29")
    document(graph, NEW_LAW, label="Luật Phòng, chống mua bán người (53/2024/QH15)")
    document(
        graph, PROGRAMME, date="2021-02-09", title="Phê duyệt Chương trình giai đoạn 2021 - 2025"
    )
    document(graph, "unknown")
    return Network(graph=graph, duties={})


@pytest.mark.parametrize(
    ("iri", "on", "status"),
    [
        (LAW, "2011-06-01", Status.NOT_YET),
        (LAW, "2017-02-08", Status.IN_FORCE),
        (LAW, "2025-06-30", Status.IN_FORCE),
        (LAW, "2025-07-01", Status.REPLACED),
        (NEW_LAW, "2025-06-30", Status.NOT_YET),
        (NEW_LAW, TODAY, Status.IN_FORCE),
        (PROGRAMME, "2025-12-31", Status.IN_FORCE),
        (PROGRAMME, "2026-01-01", Status.PERIOD_OVER),
        ("unknown", TODAY, Status.UNKNOWN),
    ],
)
def test_the_validity_of_a_document_changes_with_the_day(iri: str, on: str, status: Status) -> None:
    lives = lives_of(None, network(), vocabulary.load())
    assert as_of.validity(network(), lives, iri, on).status is status


def test_a_replaced_law_names_its_heir_and_the_source() -> None:
    lives = lives_of(None, network(), vocabulary.load())
    found = as_of.validity(network(), lives, LAW, TODAY)
    assert found.heir == network().node(NEW_LAW)
    assert as_of.ended_from(found) == "2025-07-01"
    assert found.source


def test_a_list_that_says_no_day_ends_a_document_for_all_days() -> None:
    found = as_of.validity(network(), {"unknown": Life(status="ended")}, "unknown", TODAY)
    assert (found.status, found.until) == (Status.ENDED, "")


@pytest.mark.parametrize(("sure", "ended"), [(1.0, True), (0.7, False)])
def test_a_text_ends_what_it_replaces_if_the_reading_is_sure(sure: float, ended: bool) -> None:  # noqa: FBT001
    graph = nx.MultiDiGraph()
    document(graph, "old", date="2020-01-01")
    document(graph, "new", date="2022-06-01")
    cites(graph, "new", "old", "replaces", confidence=sure)
    small = Network(graph=graph, duties={})
    found = as_of.validity(small, of_texts(small, {}), "old", "2022-06-01")
    assert (found.status is Status.REPLACED) is ended
    assert (found.quote is not None) is ended


@pytest.mark.parametrize(
    ("topics", "name"),
    [
        (("ho-tro-nan-nhan",), "Sở Y tế tỉnh Thái Nguyên"),
        (("cai-nghien-ma-tuy",), "Công an tỉnh Thái Nguyên"),
        (("giao-duc-nghe-nghiep",), "Sở Giáo dục và Đào tạo tỉnh Thái Nguyên"),
        ((), "Sở Nội vụ tỉnh Thái Nguyên"),
    ],
)
def test_the_topic_decides_who_has_a_labour_department_s_duty(
    topics: tuple[str, ...], name: str
) -> None:
    found = as_of.owner(vocabulary.load(), LABOUR, TODAY, topics)
    assert found.today.label == name
    assert found.changes[0].on == "2025-03-01"
    assert found.changes[0].act == "45/2025/NĐ-CP"
    assert found.changes[0].source
    assert found.reorganised


def test_before_the_reorganisation_nothing_has_changed() -> None:
    found = as_of.owner(vocabulary.load(), LABOUR, "2025-02-28", ("ho-tro-nan-nhan",))
    assert not found.changed
    assert found.today == LABOUR


def test_all_heirs_are_told_where_no_topic_is_known() -> None:
    names = {one.today.label for one in as_of.owners(vocabulary.load(), LABOUR, TODAY)}
    assert {"Sở Nội vụ tỉnh Thái Nguyên", "Sở Y tế tỉnh Thái Nguyên"} <= names


def test_a_district_has_ended_and_nobody_is_named_for_it() -> None:
    district = Node(iri=f"{iris.BASE}agency/ubnd-huyen/thai-nguyen", label="…", kind="agency")
    found = as_of.owner(vocabulary.load(), district, TODAY)
    assert found.ended == "2025-06-30"


@pytest.mark.parametrize(
    ("locality", "days", "acts"),
    [
        ("dong-thap", ["2025-07-01"], ["202/2025/QH15"]),
        ("dong-nai", ["2025-07-01", "2026-04-30"], ["202/2025/QH15", "30/2026/QH16"]),
        ("ha-noi", [], []),
    ],
)
def test_a_province_and_the_acts_that_changed_it(
    locality: str, days: list[str], acts: list[str]
) -> None:
    found = as_of.territory(vocabulary.load(), locality, TODAY)
    assert found is not None
    assert [change.on for change in found.changes] == days
    assert [change.act for change in found.changes] == acts


def test_dong_nai_is_a_city_today() -> None:
    found = as_of.territory(vocabulary.load(), "dong-nai", TODAY)
    assert found is not None
    assert (found.written, found.today) == ("tỉnh Đồng Nai", "thành phố Đồng Nai")
