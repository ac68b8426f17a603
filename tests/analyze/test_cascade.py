from __future__ import annotations

import networkx as nx
import pytest

from graph.analyze.cascade import cascade
from graph.network import Network
from tests.analyze.networks import cites, deadline, document, duty, network, part, target

AID = "Thực hiện trợ giúp pháp lý miễn phí cho nạn nhân bị mua bán"
PATROL = "Tổ chức tuần tra, kiểm soát khu vực biên giới, cửa khẩu, đường mòn, lối mở"
SCHOOL = "Tuyên truyền pháp luật trong học sinh, sinh viên với nhiều hình thức phong phú"


@pytest.fixture
def graph() -> nx.MultiDiGraph:
    found = nx.MultiDiGraph()
    document(found, "decision", locality="", read=False)
    document(found, "programme", locality="")
    cites(found, "decision", "programme", "approves")
    for plan in ("one", "two", "other"):
        document(found, plan)
    cites(found, "one", "decision", "implements")
    cites(found, "two", "programme", "implements")
    cites(found, "other", "programme", "cites")
    return found


def plans(graph: nx.MultiDiGraph, *more: object, **facts: object) -> Network:
    views = (
        duty("a1", AID, part("so", "lead"), home="one"),
        duty("p1", PATROL, "ca", home="one"),
        duty("a2", f"{AID} tại địa phương", "hoi", home="two"),
        duty("x", SCHOOL, "sgd", home="other"),
    )
    return network(graph, *views, *more, **facts)  # type: ignore[arg-type]


def test_what_each_plan_made_of_each_task_and_what_it_left_out(graph: nx.MultiDiGraph) -> None:
    programme = [
        duty("A", AID, "bo", home="programme", locality=""),
        duty("P", PATROL, "bca", home="programme", locality=""),
    ]
    net = plans(
        graph,
        *programme,
        targets=(target("t", "nạn nhân được trợ giúp", 100, home="one", of="a1"),),
        deadlines=(deadline("d", "báo cáo", "--11-15", home="one", of="a1"),),
    )
    found = cascade(net, "programme")
    assert [plan.iri for plan, _ in found.plans] == ["two"]
    rows = {
        row.source.node.iri: [(c.plan.iri, c.duty and c.duty.node.iri) for c in row.carried]
        for row in found.rows
        if row.source
    }
    assert rows == {"A": [("two", "a2")], "P": [("two", None)]}
    whole = cascade(net, "programme")
    assert whole.reason == "analysis-cascade"


def test_lead_goal_and_day_of_a_carried_task(graph: nx.MultiDiGraph) -> None:
    cites(graph, "one", "programme", "implements")
    net = plans(
        graph,
        duty("A", AID, "bo", home="programme", locality=""),
        targets=(target("t", "nạn nhân được trợ giúp", 100, home="one", of="a1"),),
        deadlines=(deadline("d", "báo cáo", "--11-15", home="one", of="a1"),),
    )
    (row,) = cascade(net, "programme").rows
    carried = {item.plan.iri: item for item in row.carried}["one"]
    assert [node.iri for node in carried.leads] == ["so"]
    assert [item.value for item in carried.targets] == [100]
    assert [item.due for item in carried.deadlines] == ["--11-15"]


def test_of_a_programme_that_was_not_read_the_shared_tasks_are_told(graph: nx.MultiDiGraph) -> None:
    cites(graph, "two", "decision", "implements")
    found = cascade(plans(graph), "decision")
    assert found.reason == "analysis-cascade-unread"
    assert {plan.iri for plan, _ in found.plans} == {"one", "two"}
    (row,) = found.rows
    assert {item.plan.iri: item.duty and item.duty.node.iri for item in row.carried} == {
        "one": "a1",
        "two": "a2",
    }


def test_a_plan_that_merely_mentions_it_is_no_plan_of_it(graph: nx.MultiDiGraph) -> None:
    assert "other" not in {plan.iri for plan, _ in cascade(plans(graph), "programme").plans}
