from __future__ import annotations

import networkx as nx
import pytest

from graph.analyze.compare import compare, compare_dates
from graph.network import Network
from graph.records.analysis import Change, Comparison
from graph.records.findings import DutyView
from tests.analyze.networks import cites, deadline, document, duty, network, part, target

BASE = "https://cancu.vn/agency/"
POLICE, JUSTICE, WOMEN = (f"{BASE}{name}/ha-noi" for name in ("cong-an-tinh", "so-tu-phap", "hoi"))
AID = "Thực hiện trợ giúp pháp lý cho nạn nhân trong quá trình tiếp nhận và hỗ trợ"
PATROL = "Tổ chức tuần tra, kiểm soát khu vực biên giới, cửa khẩu, lối mở trên địa bàn"
SCHOOL = "Tuyên truyền pháp luật trong học sinh, sinh viên với nhiều hình thức phong phú"
CLUB = "Duy trì hoạt động của 15 câu lạc bộ tại các đơn vị điểm, mỗi quý sinh hoạt một lần"
REWARD = "Đề xuất khen thưởng tập thể, cá nhân có thành tích xuất sắc"


def old(iri: str, text: str, *agencies: object, **more: object) -> DutyView:
    return duty(iri, text, *agencies, home="old", period=(2017, 2017), **more)  # type: ignore[arg-type]


def new(iri: str, text: str, *agencies: object, **more: object) -> DutyView:
    return duty(iri, text, *agencies, home="new", period=(2021, 2021), **more)  # type: ignore[arg-type]


def plans(*views: DutyView, **more: object) -> Network:
    graph = nx.MultiDiGraph()
    document(graph, "old", period=(2017, 2017), locality="ha-noi")
    document(graph, "new", period=(2021, 2021), locality="ha-noi")
    return network(graph, *views, **more)  # type: ignore[arg-type]


def change(net: Network, name: str) -> Change:
    comparison: Comparison = compare(net, "old", "new")
    (found,) = [
        item
        for item in comparison.changes
        if name in {view.node.iri for view in (item.before, item.after) if view}
    ]
    return found


def test_what_stayed_went_and_came() -> None:
    net = plans(
        old("1", PATROL, POLICE),
        old("2", CLUB, WOMEN),
        new("3", PATROL, POLICE),
        new("4", REWARD, JUSTICE),
    )
    found = compare(net, "old", "new")
    assert [(item.kinds, item.reason) for item in found.changes] == [
        (("kept",), "analysis-kept"),
        (("dropped",), "analysis-dropped"),
        (("new",), "analysis-new"),
    ]
    assert dict(found.counts) == {"kept": 1, "dropped": 1, "new": 1}


def test_another_year_alone_is_no_rewording_another_word_is() -> None:
    net = plans(old("1", f"{PATROL} năm 2017", POLICE), new("2", f"{PATROL} năm 2021", POLICE))
    assert change(net, "1").kinds == ("kept",)
    net = plans(old("1", PATROL, POLICE), new("2", PATROL.replace("biên giới", "ven biển"), POLICE))
    found = change(net, "1")
    assert found.kinds == ("reworded",)
    assert [(e.kind, e.text) for e in found.edits if e.kind != "same"] == [
        ("gone", "biên giới,"),
        ("new", "ven biển,"),
    ]


def test_work_that_went_to_another_agency() -> None:
    found = change(plans(old("1", AID, POLICE), new("2", AID, JUSTICE)), "1")
    assert found.kinds == ("kept", "moved")
    assert [(role.agency.iri, role.before, role.after) for role in found.roles] == [
        (POLICE, "implement", ""),
        (JUSTICE, "", "implement"),
    ]


def test_another_part_in_the_same_work() -> None:
    net = plans(old("1", AID, part(JUSTICE, "lead")), new("2", AID, part(JUSTICE, "coordinate")))
    found = change(net, "1")
    assert found.kinds == ("kept", "role")
    assert [(role.before, role.after) for role in found.roles] == [("lead", "coordinate")]


def test_goals_days_and_citations_in_the_words_of_a_duty() -> None:
    views = old("1", CLUB, WOMEN), new("2", CLUB, WOMEN)
    net = plans(
        *views,
        targets=(
            target("t1", "câu lạc bộ sinh hoạt đều", 80, home="old", of="1"),
            target("t2", "câu lạc bộ sinh hoạt đều", 90, home="new", of="2"),
        ),
        deadlines=(deadline("d", "sinh hoạt", every="P3M", home="new", of="2"),),
    )
    for name, start in (("1", 0), ("2", 0)):
        net.graph.add_node(name, kind="duty", label=name, start=start, end=90)
    document(net.graph, "law")
    cites(net.graph, "new", "law", "cites")
    found = change(net, "1")
    assert found.kinds == ("kept", "target", "deadline", "citation")
    assert [(fact.group, fact.kind) for fact in found.facts] == [
        ("target", "changed"),
        ("deadline", "new"),
        ("citation", "new"),
    ]


def test_a_goal_that_is_gone_and_one_that_rose() -> None:
    net = plans(
        old("1", PATROL, POLICE),
        new("2", PATROL, POLICE),
        targets=(
            target(
                "a",
                "báo cấp thành phố, quận, huyện được cập nhật tài liệu truyền thông",
                75,
                home="old",
            ),
            target("b", "tỷ lệ điều tra, khám phá các vụ án", 80, home="old"),
            target("c", "tỷ lệ điều tra, khám phá các vụ án", 90, home="new"),
            target("d", "tỷ lệ điều tra, khám phá các vụ án", 2, home="new", comparator="+>="),
        ),
    )
    found = {fact.before or fact.after: fact.kind for fact in compare(net, "old", "new").facts}
    assert found == {
        "> 75 % báo cấp thành phố, quận, huyện được cập nhật tài liệu truyền thông": "dropped",
        "> 80 % tỷ lệ điều tra, khám phá các vụ án": "changed",
        "+>= 2 % tỷ lệ điều tra, khám phá các vụ án": "new",
    }


def test_a_day_of_another_year_is_the_same_day() -> None:
    net = plans(
        old("1", PATROL, POLICE),
        new("2", PATROL, POLICE),
        deadlines=(
            deadline("a", "Ngày toàn dân phòng, chống mua bán người", "2017-07-30", home="old"),
            deadline("b", "Ngày toàn dân phòng, chống mua bán người", "2021-07-30", home="new"),
            deadline("c", "báo cáo kết quả năm", "--11-15", "P1Y", home="old"),
            deadline("d", "báo cáo kết quả năm", "--12-05", "P1Y", home="new"),
        ),
    )
    kinds = [fact.kind for fact in compare(net, "old", "new").facts if fact.group == "deadline"]
    assert kinds == ["kept", "changed"]


def test_citations_added_and_dropped_and_the_heir_of_a_yearly_programme() -> None:
    net = plans(old("1", PATROL, POLICE), new("2", PATROL, POLICE))
    for name, label in (
        ("p17", "Chương trình năm 2017"),
        ("p21", "Chương trình năm 2021"),
        ("law", "Luật 66/2011/QH12"),
        ("law2", "Luật 53/2024/QH15"),
        ("both", "Chỉ thị 48-CT/TW"),
    ):
        document(net.graph, name, label=label)
    for low, up in (
        ("old", "p17"),
        ("old", "law"),
        ("old", "both"),
        ("new", "p21"),
        ("new", "both"),
        ("new", "law2"),
    ):
        cites(net.graph, low, up, "implements")
    facts = [
        (fact.kind, fact.before, fact.after)
        for fact in compare(net, "old", "new").facts
        if fact.group == "citation"
    ]
    assert facts == [
        ("kept", "Chỉ thị 48-CT/TW", "Chỉ thị 48-CT/TW"),
        ("dropped", "Luật 66/2011/QH12", ""),
        ("changed", "Chương trình năm 2017", "Chương trình năm 2021"),
        ("new", "", "Luật 53/2024/QH15"),
    ]


def test_one_duty_that_became_two() -> None:
    both = f"{PATROL}. {AID}."
    net = plans(old("1", both, POLICE), new("2", PATROL, POLICE), new("3", AID, POLICE))
    found = compare(net, "old", "new").changes
    assert [item.kinds[0] for item in found] == ["reworded", "part"]
    assert {item.after.node.iri for item in found if item.after} == {"2", "3"}
    assert {item.before.node.iri for item in found if item.before} == {"1"}
    assert all(c.score > 0 and c.parts for c in found)


def test_the_police_of_one_province_is_the_counterpart_of_anothers() -> None:
    there = f"{BASE}cong-an-tinh/dong-thap"
    net = plans(old("1", PATROL, POLICE), new("2", PATROL, there, locality="dong-thap"))
    assert change(net, "1").kinds == ("kept",)


def test_two_years_of_a_territory() -> None:
    net = plans(old("1", PATROL, POLICE), new("2", PATROL, POLICE), new("3", REWARD, JUSTICE))
    found = compare_dates(net, 2017, 2021, locality="ha-noi")
    assert dict(found.counts) == {"kept": 1, "new": 1}
    assert compare_dates(net, 2017, 2021, locality="dong-thap").changes == ()
    assert dict(compare_dates(net, 2017, 2021, agency="so-tu-phap").counts) == {"new": 1}


@pytest.mark.parametrize("side", ["old", "new"])
def test_a_document_without_duties(side: str) -> None:
    view = old("1", PATROL, POLICE) if side == "old" else new("1", PATROL, POLICE)
    assert len(compare(plans(view), "old", "new").changes) == 1
