from __future__ import annotations

import networkx as nx
import pytest

from graph.analyze.authority import authority
from tests.analyze.networks import cites, document, network


@pytest.fixture
def graph() -> nx.MultiDiGraph:
    found = nx.MultiDiGraph()
    for name in ("organic", "law", "decree", *(f"p{n}" for n in range(8))):
        document(found, name)
    for n in range(8):
        cites(found, f"p{n}", "decree", "implements")
        cites(found, f"p{n}", "organic", "based_on", basis="competence")
    cites(found, "decree", "law", "based_on", basis="content")
    cites(found, "p1", "law", "cites")
    return found


def test_organic_laws_have_a_list_of_their_own(graph: nx.MultiDiGraph) -> None:
    names = [item.node.iri for item in authority(network(graph))]
    assert names[:2] == ["decree", "law"]
    assert "organic" not in names
    assert authority(network(graph), kind="competence")[0].node.iri == "organic"


def test_scores_are_those_of_networkx(graph: nx.MultiDiGraph) -> None:
    plain = nx.DiGraph([(f"p{n}", "decree") for n in range(8)] + [("decree", "law")])
    wanted = nx.pagerank(plain, tol=1e-12)
    hubs, authorities = nx.hits(plain, tol=1e-12)
    for item in authority(network(graph)):
        assert item.page_rank == pytest.approx(wanted[item.node.iri], abs=1e-6)
        assert item.authority == pytest.approx(authorities[item.node.iri], abs=1e-6)
        assert item.hub == pytest.approx(hubs[item.node.iri], abs=1e-6)


def test_it_tells_who_cites_it_with_a_quote(graph: nx.MultiDiGraph) -> None:
    found = {item.node.iri: item for item in authority(network(graph))}
    assert found["decree"].cited_by == 8
    assert found["decree"].quote is not None
    assert found["p0"].quote is None


def test_an_empty_corpus() -> None:
    assert authority(network()) == ()
