"""The long view of a field: rings, the longest chain, how deep and broad a mandate goes, the main line of descent.

Main path: each hop is weighed by the number of paths from a root to a leaf that run through it (search path
count; Hummon and Doreian 1989), and the path with the greatest sum is the main line. Hops within a ring of
documents that rest on each other are left out of all paths; rings are told for themselves.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import networkx as nx

from graph.analyze.basis import Basis
from graph.records.analysis import MainPath, Mandate
from graph.records.findings import Chain

if TYPE_CHECKING:
    from graph.network import Network
    from graph.records.findings import Node


class Lines:
    """The documents of a network as a graph without rings, from what is rested on to what rests on it."""

    def __init__(self, network: Network, basis: Basis | None = None) -> None:
        self.basis = basis or Basis(network)
        self.network = network
        graph = nx.DiGraph()
        graph.add_nodes_from(self.basis.nodes())
        graph.add_edges_from((upper, lower) for lower, upper in self.basis.pairs())
        rings = (sorted(ring) for ring in nx.strongly_connected_components(graph))
        self.rings = sorted(ring for ring in rings if len(ring) > 1)
        home = {node: number for number, ring in enumerate(self.rings) for node in ring}
        inside = [(a, b) for a, b in graph.edges if a in home and home[a] == home.get(b)]
        self._whole = graph.copy() if inside else graph
        graph.remove_edges_from(inside)
        self.graph = graph
        self.order = list(nx.lexicographical_topological_sort(graph))

    def chain(self, nodes: list[str], ending: str) -> Chain:
        """Give the chain through documents that stand in the order from the highest down."""
        hops = tuple(self.basis.hop(lower, upper) for upper, lower in pairwise(nodes))
        return Chain(hops=hops, ending=ending)

    def cycles(self) -> tuple[Chain, ...]:
        """Give one ring of each set of documents that rest on each other, the shortest through its first."""
        found = []
        for ring in self.rings:
            part = self._whole.subgraph(ring)
            first = ring[0]
            back = min(
                (nx.shortest_path(part, following, first) for following in sorted(part[first])),
                key=lambda path: (len(path), path),
            )
            found.append(self.chain([first, *back], "cycle"))
        return tuple(found)

    def longest(self, start: str = "") -> list[str]:
        """Give the longest path from the highest down, of all or of those that begin at a document.

        Of equals the first by name.
        """
        best: dict[str, tuple[int, str]] = {}
        for node in self.order:
            above = [(-best[upper][0], upper) for upper in self.graph.pred[node] if upper in best]
            if above and node != start:
                length, upper = min(above)
                best[node] = (1 - length, upper)
            elif not start or node == start:
                best[node] = (0, "")
        if not best:
            return []
        path = [min(best, key=lambda name: (-best[name][0], name))]
        while best[path[-1]][1]:
            path.append(best[path[-1]][1])
        return path[::-1]


def cycles(network: Network, *, lines: Lines | None = None) -> tuple[Chain, ...]:
    """Give the rings: documents that rest on each other, which a mandate cannot."""
    return (lines or Lines(network)).cycles()


def longest_chain(network: Network, *, lines: Lines | None = None) -> Chain | None:
    """Give the longest chain of a corpus, from the highest document down."""
    lines = lines or Lines(network)
    path = lines.longest()
    return lines.chain(path, "root") if len(path) > 1 else None


def mandate(network: Network, iri: str, *, lines: Lines | None = None) -> Mandate:
    """Give how deep and broad the mandate of a document goes: longest chain under it, and whom it reaches."""
    lines = lines or Lines(network)
    under = lines.basis.under(iri)
    path = lines.longest(iri) if iri in lines.graph else [iri]
    agencies: dict[str, Node] = {}
    duties = 0
    for duty in network.duties.values():
        if duty.document.iri == iri or duty.document.iri in under:
            duties += 1
            for agency, _ in duty.agencies:
                if agency.iri in network.graph:
                    agencies.setdefault(agency.iri, agency)
    return Mandate(
        node=network.node(iri),
        depth=len(path) - 1,
        documents=len(under),
        duties=duties,
        agencies=tuple(agencies[name] for name in sorted(agencies)),
        longest=lines.chain(path, "root"),
    )


def main_path(network: Network, *, lines: Lines | None = None) -> MainPath | None:
    """Give the main line of descent of a corpus; `None` where nothing rests on anything."""
    lines = lines or Lines(network)
    graph, order = lines.graph, lines.order
    if not graph.number_of_edges():
        return None
    above: dict[str, int] = {}
    for node in order:
        above[node] = sum(above[upper] for upper in graph.pred[node]) or 1
    below: dict[str, int] = {}
    for node in reversed(order):
        below[node] = sum(below[lower] for lower in graph.succ[node]) or 1
    best: dict[str, tuple[int, str]] = {}
    for node in order:
        ways = [(best[u][0] + above[u] * below[node], u) for u in graph.pred[node]]
        best[node] = min(ways, key=lambda item: (-item[0], item[1]), default=(0, ""))
    node = min(best, key=lambda name: (-best[name][0], name))
    path = [node]
    while best[path[-1]][1]:
        path.append(best[path[-1]][1])
    path.reverse()
    counts = tuple(above[u] * below[v] for u, v in pairwise(path))
    return MainPath(chain=lines.chain(path, "root"), counts=counts)
