from __future__ import annotations

import networkx as nx
import pytest

from graph.analyze.restated import restatements
from tests.analyze.networks import agency, cites, document, duty, network, part

AID = "Thực hiện trợ giúp pháp lý miễn phí cho nạn nhân bị mua bán"


@pytest.fixture
def chain() -> nx.MultiDiGraph:
    graph = nx.MultiDiGraph()
    document(graph, "programme", rank=4, locality="")
    document(graph, "plan", rank=9, locality="ha-noi")
    cites(graph, "plan", "programme", "implements")
    agency(graph, "bo", label="Bộ Tư pháp", locality="", level="central")
    agency(graph, "so", label="Sở Tư pháp thành phố Hà Nội")
    agency(graph, "ca", label="Công an thành phố Hà Nội")
    return graph


def test_a_duty_passed_down_with_its_chain(chain: nx.MultiDiGraph) -> None:
    up = duty("1", AID, part("bo", "lead"), home="programme", locality="")
    down = duty("2", AID, part("so", "lead"))
    (found,) = restatements(network(chain, up, down))
    assert (found.upper.node.iri, found.lower.node.iri) == ("1", "2")
    assert [hop.relation for hop in found.chain] == ["implements"]
    assert not found.lead_changed


def test_another_lead_below_is_told(chain: nx.MultiDiGraph) -> None:
    up = duty("1", AID, part("bo", "lead"), home="programme", locality="")
    down = duty("2", AID, part("ca", "lead"))
    (found,) = restatements(network(chain, up, down))
    assert found.lead_changed


def test_without_a_chain_there_is_no_restatement(chain: nx.MultiDiGraph) -> None:
    document(chain, "other")
    views = duty("1", AID, "bo", home="programme"), duty("2", AID, "so", home="other")
    assert restatements(network(chain, *views)) == ()


def test_a_higher_document_does_not_restate_a_lower_one(chain: nx.MultiDiGraph) -> None:
    chain.nodes["plan"]["rank"] = 2
    views = duty("1", AID, "bo", home="programme"), duty("2", AID, "so")
    assert restatements(network(chain, *views)) == ()
