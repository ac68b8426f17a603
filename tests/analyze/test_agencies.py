from __future__ import annotations

import networkx as nx

from graph.analyze.agencies import bipartite, places, ties
from tests.analyze.networks import duty, network, part

AID = "Thực hiện trợ giúp pháp lý miễn phí cho nạn nhân bị mua bán"
PATROL = "Tổ chức tuần tra, kiểm soát khu vực biên giới, cửa khẩu, đường mòn, lối mở"
SCHOOL = "Tuyên truyền pháp luật trong học sinh, sinh viên với nhiều hình thức phong phú"
MONEY = "Bố trí kinh phí thực hiện theo phân cấp ngân sách hiện hành"


def views() -> list[object]:
    return [
        duty("1", AID, "so", "hoi"),
        duty("2", f"{AID} kịp thời", "ca"),
        duty("3", PATROL, "ca", "bp"),
        duty("4", SCHOOL, "sgd", part("các sở", group=True)),
        duty("5", MONEY, "stc", "skh"),
    ]


def test_agencies_that_share_the_most_tasks_with_the_duties_of_both() -> None:
    found = ties(network(None, *views(), duty("6", f"{PATROL} ban đêm", "bp", "ca")))  # type: ignore[arg-type]
    pairs = {(item.first.iri, item.second.iri): len(item.tasks) for item in found}
    assert pairs == {
        ("ca", "hoi"): 1,
        ("bp", "ca"): 1,
        ("ca", "so"): 1,
        ("hoi", "so"): 1,
        ("skh", "stc"): 1,
    }
    (tie,) = [item for item in found if (item.first.iri, item.second.iri) == ("ca", "so")]
    assert [(one.node.iri, two.node.iri) for one, two in tie.tasks] == [("2", "1")]


def test_who_sits_between_and_who_belongs_together() -> None:
    found = {item.agency.iri: item for item in places(network(None, *views()))}  # type: ignore[arg-type]
    assert max(found.values(), key=lambda item: item.betweenness).agency.iri == "ca"
    assert found["ca"].neighbours == 3
    assert found["stc"].community == found["skh"].community != found["ca"].community
    assert found["sgd"].neighbours == 0
    assert "các sở" not in found


def test_another_year_or_province_is_another_task() -> None:
    one = duty("1", AID, "a", period=(2017, 2017))
    assert ties(network(None, one, duty("2", AID, "b", period=(2021, 2021)))) == ()
    assert ties(network(None, duty("1", AID, "a"), duty("2", AID, "b", locality="x"))) == ()


def test_the_graph_itself_is_bipartite() -> None:
    graph = bipartite(network(None, *views()))  # type: ignore[arg-type]
    sides = nx.get_node_attributes(graph, "bipartite")
    assert all(sides[one] != sides[two] for one, two in graph.edges)
    assert nx.is_bipartite(graph)


def test_nothing() -> None:
    assert ties(network()) == ()
    assert places(network()) == ()
