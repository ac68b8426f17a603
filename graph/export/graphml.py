"""GraphML that opens in Gephi and yEd: labels, classes, dates, roles and quotes as attributes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import networkx as nx

from graph.export.text import plain

if TYPE_CHECKING:
    from graph.network import Network


def to_graphml(network: Network) -> str:
    """Give the network as GraphML 1.0, nodes and edges in a fixed order."""
    out = nx.MultiDiGraph()
    for iri in sorted(network.graph):
        data = network.graph.nodes[iri]
        out.add_node(
            iri,
            label=plain(str(data["label"])),
            kind=str(data["kind"]),
            family=str(data.get("family", "")),
            date=str(data.get("date", "")),
            locality=str(data.get("locality", "")),
            read=bool(data.get("read", False)),
            text=plain(network.duties[iri].text) if iri in network.duties else "",
        )
    edges = sorted(network.graph.edges(keys=True, data=True), key=lambda edge: edge[:3])
    for source, target, key, data in edges:
        quote = data.get("quote")
        out.add_edge(
            source,
            target,
            key=str(key),
            label=str(data.get("relation") or data.get("role") or data["kind"]),
            kind=str(data["kind"]),
            confidence=float(data.get("confidence", 1.0)),
            quote=plain(quote.text) if quote else "",
            place=quote.place if quote else "",
        )
    return "\n".join(nx.generate_graphml(out, named_key_ids=True)) + "\n"
