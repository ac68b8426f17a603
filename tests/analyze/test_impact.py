from __future__ import annotations

import networkx as nx
import pytest

from graph.analyze.impact import impact, keystones
from tests.analyze.networks import cites, document, duty, network

TEXT = "Tổ chức tuần tra"


@pytest.fixture
def graph() -> nx.MultiDiGraph:
    """Two laws; a decree on both, a circular on the decree, a plan on law one alone, a guide on the plan."""
    found = nx.MultiDiGraph()
    for name in ("law1", "law2", "decree", "circular", "plan", "guide"):
        document(found, name)
    for lower, upper in (
        ("decree", "law1"),
        ("decree", "law2"),
        ("circular", "decree"),
        ("plan", "law1"),
        ("guide", "plan"),
    ):
        cites(found, lower, upper, "based_on")
    return found


def test_only_what_has_no_other_path_loses_its_basis(graph: nx.MultiDiGraph) -> None:
    views = [duty("d1", TEXT, "a", home="plan"), duty("d2", TEXT, "a", home="circular")]
    found = impact(network(graph, *views), "law1")
    assert {item.node.iri: (item.depth, item.only_basis) for item in found.documents} == {
        "plan": (1, True),
        "decree": (1, False),
        "guide": (2, True),
        "circular": (2, False),
    }
    assert {item.node.iri: item.only_basis for item in found.duties} == {"d1": True, "d2": False}
    assert [item.node.iri for item in found.documents][:2] == ["plan", "guide"]
    assert all(item.hop.quote for item in found.documents)


def test_a_path_that_meets_again_below_is_still_one_basis(graph: nx.MultiDiGraph) -> None:
    document(graph, "joint")
    cites(graph, "joint", "plan", "implements")
    cites(graph, "joint", "guide", "implements")
    found = impact(network(graph), "law1")
    assert {item.node.iri for item in found.documents if item.only_basis} == {
        "plan",
        "guide",
        "joint",
    }


def test_a_basis_of_competence_and_a_mention_do_not_count(graph: nx.MultiDiGraph) -> None:
    cites(graph, "plan", "law2", "based_on", basis="competence")
    cites(graph, "plan", "decree", "cites")
    found = impact(network(graph), "law1")
    assert {item.node.iri for item in found.documents if item.only_basis} == {"plan", "guide"}


def test_an_approval_is_walked_backwards(graph: nx.MultiDiGraph) -> None:
    document(graph, "scheme")
    cites(graph, "plan", "scheme", "approves")
    found = impact(network(graph), "plan")
    assert {item.node.iri for item in found.documents} == {"guide", "scheme"}


def test_it_agrees_with_immediate_dominators(graph: nx.MultiDiGraph) -> None:
    for n in range(40):
        document(graph, f"x{n:02}")
        for step in (3, 5, 7):
            if n >= step and (n * step) % 4:
                cites(graph, f"x{n:02}", f"x{n - step:02}", "implements")
    cites(graph, "x01", "x09", "implements")
    net = network(graph)
    held = {node.iri: documents for node, documents, _ in keystones(net, limit=1_000)}
    for name in graph:
        only = sum(item.only_basis for item in impact(net, name).documents)
        assert only == held.get(name, 0), name


def test_what_many_cannot_do_without(graph: nx.MultiDiGraph) -> None:
    net = network(graph, duty("d1", TEXT, "a", home="plan"))
    (first, documents, duties), *_ = keystones(net)
    assert (first.iri, documents, duties) == ("law1", 2, 1)


def test_nothing_rests_on_a_leaf(graph: nx.MultiDiGraph) -> None:
    assert impact(network(graph), "guide").documents == ()
    assert keystones(network()) == ()


def test_what_is_not_shown_is_counted(graph: nx.MultiDiGraph) -> None:
    views = [duty(f"d{n}", TEXT, "a", home="plan") for n in range(3)]
    found = impact(network(graph, *views), "law1", limit=1)
    assert (len(found.documents), len(found.duties)) == (1, 1)
    counts = found.counts
    assert (counts.documents, counts.only_documents) == (4, 2)
    assert (counts.duties, counts.only_duties) == (3, 3)
