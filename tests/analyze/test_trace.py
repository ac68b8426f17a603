from __future__ import annotations

import networkx as nx
import pytest

from graph.analyze.trace import between, trace
from graph.records.findings import Chain
from tests.analyze.networks import cites, document, network


@pytest.fixture
def mandate() -> nx.MultiDiGraph:
    """A plan that carries out a programme, which a decision approves; and what that rests on."""
    graph = nx.MultiDiGraph()
    document(graph, "plan")
    for name in ("programme", "decision", "conclusion", "directive", "campaign"):
        document(graph, name, read=False)
    cites(graph, "plan", "programme", "implements")
    cites(graph, "decision", "programme", "approves", by="plan")
    cites(graph, "decision", "conclusion", "implements", by="plan")
    cites(graph, "conclusion", "directive", "continues", by="plan")
    cites(graph, "plan", "campaign", "aligned_with")
    return graph


def path(chain: Chain, *, down: bool = False) -> list[str]:
    hops = chain.hops
    first = hops[0].upper if down else hops[0].lower
    return [first.iri, *((hop.lower if down else hop.upper).iri for hop in hops)]


def test_a_programme_rests_on_the_decision_that_approves_it(mandate: nx.MultiDiGraph) -> None:
    (chain,) = trace(network(mandate), "plan")
    assert path(chain) == ["plan", "programme", "decision", "conclusion", "directive"]
    assert [hop.relation for hop in chain.hops] == [
        "implements",
        "approves",
        "implements",
        "continues",
    ]


def test_every_hop_says_who_states_it(mandate: nx.MultiDiGraph) -> None:
    (chain,) = trace(network(mandate), "plan")
    assert {hop.stated_in.iri for hop in chain.hops} == {"plan"}
    assert all(hop.quote and hop.quote.text for hop in chain.hops)


def test_the_end_of_a_chain_that_was_not_read_is_told(mandate: nx.MultiDiGraph) -> None:
    assert trace(network(mandate), "plan")[0].ending == "not-read"
    mandate.nodes["directive"]["read"] = True
    assert trace(network(mandate), "plan")[0].ending == "root"


def test_what_is_merely_mentioned_is_followed_when_asked_for(mandate: nx.MultiDiGraph) -> None:
    chains = trace(network(mandate), "plan", mentions=True)
    assert path(chains[0])[-1] == "directive"
    assert path(chains[1]) == ["plan", "campaign"]


def test_downwards(mandate: nx.MultiDiGraph) -> None:
    (chain,) = trace(network(mandate), "directive", down=True)
    assert path(chain, down=True) == ["directive", "conclusion", "decision", "programme", "plan"]


def test_between_two_things_in_either_direction(mandate: nx.MultiDiGraph) -> None:
    (up,) = between(network(mandate), "plan", "decision")
    assert path(up) == ["plan", "programme", "decision"]
    (down,) = between(network(mandate), "decision", "plan")
    assert path(down, down=True) == ["decision", "programme", "plan"]
    assert between(network(mandate), "campaign", "directive") == ()


def test_doubt_makes_a_chain_worse() -> None:
    graph = nx.MultiDiGraph()
    for name in ("plan", "sure", "doubtful"):
        document(graph, name)
    cites(graph, "plan", "doubtful", "implements", confidence=0.6)
    cites(graph, "plan", "sure", "implements")
    assert [path(chain)[-1] for chain in trace(network(graph), "plan")] == ["sure", "doubtful"]


def test_of_two_sure_chains_the_longer_one_tells_more(mandate: nx.MultiDiGraph) -> None:
    document(mandate, "committee", read=False)
    cites(mandate, "plan", "committee", "implements")
    chains = trace(network(mandate), "plan")
    assert [len(chain.hops) for chain in chains] == [4, 1]


def test_a_mandate_comes_before_a_review() -> None:
    graph = nx.MultiDiGraph()
    for name in ("plan", "reviewed", "above", "basis"):
        document(graph, name)
    cites(graph, "plan", "reviewed", "reviews")
    cites(graph, "reviewed", "above", "implements")
    cites(graph, "plan", "basis", "based_on")
    assert [path(chain)[-1] for chain in trace(network(graph), "plan")] == ["basis", "above"]


def test_an_organic_law_does_not_lead_the_list() -> None:
    graph = nx.MultiDiGraph()
    for name in ("plan", "organic law", "programme"):
        document(graph, name)
    cites(graph, "plan", "organic law", "based_on")
    for _, _, data in graph.out_edges("plan", data=True):
        data["basis"] = "competence"
    cites(graph, "plan", "programme", "implements", confidence=0.6)
    assert [path(chain)[-1] for chain in trace(network(graph), "plan")] == [
        "programme",
        "organic law",
    ]


def test_a_cycle_ends_and_says_so() -> None:
    graph = nx.MultiDiGraph()
    for name in ("a", "b"):
        document(graph, name)
    cites(graph, "a", "b", "implements")
    cites(graph, "b", "a", "guides")
    (chain,) = trace(network(graph), "a")
    assert (path(chain), chain.ending) == (["a", "b"], "cycle")


def test_a_dense_graph_is_searched_within_bounds() -> None:
    graph = nx.MultiDiGraph()
    names = [f"d{n:02}" for n in range(40)]
    for name in names:
        document(graph, name)
    for low, name in enumerate(names):
        for upper in names[low + 1 :]:
            cites(graph, name, upper, "implements")
    assert len(trace(network(graph), "d00", limit=5)) == 5
