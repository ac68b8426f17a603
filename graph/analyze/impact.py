"""What hangs on an instrument, and what would lose its only basis with it.

A document loses its only basis if every path from it to a root passes the instrument, which is to say that the
instrument dominates it, seen from a virtual root above all roots. For one instrument that needs no dominator
tree: among all that rests on it, those are saved that rest on something outside, and what rests on the saved.
"""

from __future__ import annotations

from collections import Counter, deque
from typing import TYPE_CHECKING

import networkx as nx

from graph.analyze.basis import Basis
from graph.records.analysis import Dependent, Impact, ImpactCounts
from graph.records.findings import Hop

if TYPE_CHECKING:
    from graph.network import Network
    from graph.records.findings import DutyView, Node

#: Documents, and duties, that are shown of an impact.
LIMIT = 1_000
#: Stands above all roots.
_ROOT = ""


def impact(network: Network, iri: str, *, basis: Basis | None = None, limit: int = LIMIT) -> Impact:
    """Give what rests on a document, first what rests on nothing else, then near first.

    At most `limit` documents and as many duties are shown; the counts are of all. `basis` may be handed in where
    many documents are asked for.
    """
    basis = basis or Basis(network)
    reached = basis.under(iri)
    saved = _saved(basis, iri, reached)
    depth = {iri: 0}
    for node, parent in reached.items():
        depth[node] = depth[parent] + 1
    order = sorted(reached, key=lambda node: (node in saved, depth[node], node))
    held = [duty for duty in network.duties.values() if duty.document.iri in depth]
    held.sort(key=lambda duty: (duty.document.iri in saved, depth[duty.document.iri]))
    return Impact(
        node=network.node(iri),
        documents=tuple(
            Dependent(
                node=network.node(node),
                depth=depth[node],
                only_basis=node not in saved,
                hop=basis.hop(node, reached[node]),
            )
            for node in order[:limit]
        ),
        duties=tuple(
            _duty(duty, depth[duty.document.iri], only=duty.document.iri not in saved)
            for duty in held[:limit]
        ),
        counts=ImpactCounts(
            documents=len(reached),
            only_documents=len(reached) - len(saved),
            duties=len(held),
            only_duties=sum(1 for duty in held if duty.document.iri not in saved),
        ),
    )


def _saved(basis: Basis, iri: str, reached: dict[str, str]) -> set[str]:
    """Give those that keep a basis without the instrument."""
    inside = {iri, *reached}
    saved = {node for node in reached if any(upper not in inside for upper in basis.up[node])}
    waiting = deque(sorted(saved))
    while waiting:
        for lower in basis.down.get(waiting.popleft(), ()):
            if lower in reached and lower not in saved:
                saved.add(lower)
                waiting.append(lower)
    return saved


def _duty(duty: DutyView, depth: int, *, only: bool) -> Dependent:
    hop = Hop(
        lower=duty.node,
        upper=duty.document,
        relation="assigned_in",
        quote=duty.quote,
        stated_in=duty.document,
        confidence=1.0,
    )
    return Dependent(node=duty.node, depth=depth + 1, only_basis=only, hop=hop)


def keystones(network: Network, *, limit: int = 20) -> tuple[tuple[Node, int, int], ...]:
    """Give the documents that the most others cannot do without: (document, documents, duties), the most first.

    Counted are all that a document dominates in the tree of immediate dominators below a virtual root.
    """
    basis = Basis(network)
    graph = nx.DiGraph()
    for lower, upper in basis.pairs():
        graph.add_edge(upper, lower)
    for top in _tops(graph):
        graph.add_edge(_ROOT, top)
    if not graph:
        return ()
    held = Counter(duty.document.iri for duty in network.duties.values())
    parents = nx.immediate_dominators(graph, _ROOT)
    documents: Counter[str] = Counter()
    duties: Counter[str] = Counter()
    for node in graph.nodes:
        above = node
        while above != _ROOT:
            duties[above] += held[node]
            documents[above] += node != above
            above = parents[above]
    found = [(network.node(iri), count, duties[iri]) for iri, count in documents.items() if count]
    return tuple(sorted(found, key=lambda item: (-item[1], -item[2], item[0].iri))[:limit])


def _tops(graph: nx.DiGraph) -> list[str]:
    """Give a way in to everything: the documents that rest on nothing, and all of a ring that rests on itself."""
    whole = nx.condensation(graph)
    return sorted(
        node
        for ring, degree in whole.in_degree()
        if degree == 0
        for node in whole.nodes[ring]["members"]
    )
