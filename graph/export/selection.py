"""The part of the graph that an export shows: all of it, or what lies around one thing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import networkx as nx

from graph.network import Network

if TYPE_CHECKING:
    from collections.abc import Iterable


def around(network: Network, focus: str, depth: int) -> Network:
    """Give what can be reached from a node in `depth` steps, along and against the edges.

    Steps do not lead through groups of agencies ("các sở, ngành"), which would join everything.
    """
    graph = network.graph
    reached, edge = {focus}, {focus}
    for _ in range(depth):
        through = [node for node in edge if node == focus or not graph.nodes[node].get("group")]
        edge = {other for node in through for other in nx.all_neighbors(graph, node)} - reached
        reached |= edge
    kept = [node for node in graph if node in reached]  # keeps the order of the whole
    return Network(
        graph=graph.subgraph(kept).copy(),
        duties={iri: duty for iri, duty in network.duties.items() if iri in reached},
        targets={i: view for i, view in network.targets.items() if view.document.iri in reached},
        deadlines={
            i: view for i, view in network.deadlines.items() if view.document.iri in reached
        },
    )


def lines_of(nquads: bytes, nodes: Iterable[str]) -> bytes:
    """Keep the lines that speak of the nodes or of what was read in them (quotes, assignments …)."""
    wanted = set(nodes)
    kept = []
    for line in nquads.split(b"\n"):
        subject = line[1 : line.find(b">")].decode()
        if line and (subject in wanted or subject.split("#", 1)[0].split("/~", 1)[0] in wanted):
            kept.append(line + b"\n")
    return b"".join(kept)
