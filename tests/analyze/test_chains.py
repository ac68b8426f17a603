from __future__ import annotations

import networkx as nx
import pytest

from graph.analyze.chains import cycles, longest_chain, main_path, mandate
from graph.records.findings import Chain
from tests.analyze.networks import cites, document, duty, network


def names(chain: Chain | None) -> list[str]:
    assert chain is not None
    return [chain.hops[0].upper.iri, *(hop.lower.iri for hop in chain.hops)]


@pytest.fixture
def graph() -> nx.MultiDiGraph:
    found = nx.MultiDiGraph()
    for name in ("law", "decree", "circular", "plan1", "plan2", "aside", "leaf"):
        document(found, name)
    for lower, upper in (
        ("decree", "law"),
        ("circular", "decree"),
        ("plan1", "circular"),
        ("plan2", "circular"),
        ("aside", "law"),
        ("leaf", "plan1"),
    ):
        cites(found, lower, upper, "implements")
    return found


def test_the_longest_chain(graph: nx.MultiDiGraph) -> None:
    chain = longest_chain(network(graph))
    assert names(chain) == ["law", "decree", "circular", "plan1", "leaf"]
    assert chain is not None
    assert all(hop.quote for hop in chain.hops)


def test_how_deep_and_broad_a_mandate_goes(graph: nx.MultiDiGraph) -> None:
    graph.add_node("a", kind="agency", label="a", locality="", group=False)
    found = mandate(network(graph, duty("d", "Tuần tra", "a", home="plan2")), "decree")
    assert (found.depth, found.documents, found.duties) == (3, 4, 1)
    assert [node.iri for node in found.agencies] == ["a"]
    assert names(found.longest) == ["decree", "circular", "plan1", "leaf"]
    assert mandate(network(graph), "leaf").depth == 0


def test_the_main_path_is_where_most_chains_run(graph: nx.MultiDiGraph) -> None:
    found = main_path(network(graph))
    assert found is not None
    assert names(found.chain)[:3] == ["law", "decree", "circular"]
    assert found.counts[:2] == (2, 2)


def test_a_ring_is_told_and_stops_no_question(graph: nx.MultiDiGraph) -> None:
    cites(graph, "decree", "plan2", "guides")
    (ring,) = cycles(network(graph))
    assert ring.ending == "cycle"
    assert sorted(set(names(ring))) == ["circular", "decree", "plan2"]
    assert ring.hops[0].upper.iri == ring.hops[-1].lower.iri
    assert main_path(network(graph)) is not None
    assert longest_chain(network(graph)) is not None


def test_no_ring_no_chain() -> None:
    graph = nx.MultiDiGraph()
    document(graph, "alone")
    assert cycles(network(graph)) == ()
    assert longest_chain(network(graph)) is None
    assert main_path(network(graph)) is None
    assert mandate(network(graph), "alone").documents == 0


def test_a_dense_field_has_astronomically_many_paths_and_is_done_at_once() -> None:
    graph = nx.MultiDiGraph()
    for n in range(120):
        document(graph, f"d{n:03}")
        for upper in range(n):
            cites(graph, f"d{n:03}", f"d{upper:03}", "implements")
    found = main_path(network(graph))
    assert found is not None
    assert max(found.counts) > 2**100
