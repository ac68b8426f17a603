"""What hangs on an instrument, and what would lose its only basis with it.

A document loses its only basis if every path from it to a root passes the instrument, which is to say that the
instrument dominates it, seen from a virtual root above all roots. For one instrument that needs no dominator
tree: among all that rests on it, those are saved that rest on something outside, and what rests on the saved.
"""

from __future__ import annotations

from collections import Counter, defaultdict, deque
from typing import TYPE_CHECKING

import networkx as nx

from graph.analyze.basis import Basis
from graph.records.analysis import Dependent, Impact
from graph.records.findings import Hop

if TYPE_CHECKING:
    from graph.network import Network
    from graph.records.findings import DutyView, Node

#: Stands above all roots.
_ROOT = ""


def impact(network: Network, iri: str, *, basis: Basis | None = None) -> Impact:
    """Give what rests on a document, near first; `basis` may be handed in where many are asked for."""
    basis = basis or Basis(network)
    reached = basis.under(iri)
    saved = _saved(basis, iri, reached)
    depth = {iri: 0}
    documents = []
    for node, parent in reached.items():
        depth[node] = depth[parent] + 1
        documents.append(
            Dependent(
                node=network.node(node),
                depth=depth[node],
                only_basis=node not in saved,
                hop=basis.hop(node, parent),
            )
        )
    duties = []
    for document, held in _duties_of(network, {iri, *reached}).items():
        duties += [_duty(duty, depth[document], only=document not in saved) for duty in held]
    return Impact(
        node=network.node(iri),
        documents=tuple(sorted(documents, key=_near_first)),
        duties=tuple(sorted(duties, key=_near_first)),
    )


def _near_first(item: Dependent) -> tuple[bool, int, str]:
    return (not item.only_basis, item.depth, item.node.iri)


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


def _duties_of(network: Network, documents: set[str]) -> dict[str, list[DutyView]]:
    found: dict[str, list[DutyView]] = defaultdict(list)
    for duty in network.duties.values():
        if duty.document.iri in documents:
            found[duty.document.iri].append(duty)
    return found


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
