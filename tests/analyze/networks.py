"""Small networks made by hand, for tests of analysis."""

from __future__ import annotations

import networkx as nx

from graph.network import Network
from graph.records.findings import DutyView, Node, Quote


def quote(text: str = "…") -> Quote:
    return Quote(text=text, path="a.txt", line=1)


def document(graph: nx.MultiDiGraph, iri: str, *, read: bool = True, **more: object) -> None:
    facts = {"label": iri, "type": "ke-hoach", "family": "plan", "rank": 9, "number": iri}
    facts |= {"date": "", "title": "", "locality": "", "period": None, "read": read, **more}
    graph.add_node(iri, kind="document", **facts)


def cites(
    graph: nx.MultiDiGraph,
    lower: str,
    upper: str,
    relation: str,
    *,
    by: str = "",
    confidence: float = 1.0,
) -> None:
    graph.add_edge(
        lower,
        upper,
        key=f"{lower}-{upper}-{relation}-{by}",
        kind="cites",
        relation=relation,
        stated_in=by or lower,
        basis="",
        section="",
        confidence=confidence,
        start=0,
        quote=quote(f"{relation} {upper}"),
    )


def duty(  # noqa: PLR0913
    iri: str,
    text: str,
    *agencies: str,
    home: str = "plan",
    locality: str = "ha-noi",
    period: tuple[int, int] | None = (2021, 2021),
    topics: tuple[str, ...] = (),
) -> DutyView:
    return DutyView(
        node=Node(iri=iri, label=iri, kind="duty"),
        document=Node(iri=home, label=home, kind="document"),
        section="I",
        text=text,
        agencies=tuple((Node(iri=name, label=name, kind="agency"), "implement") for name in agencies),
        locality=locality,
        period=period,
        topics=topics,
        quote=quote(text),
    )


def network(graph: nx.MultiDiGraph | None = None, *duties: DutyView) -> Network:
    return Network(
        graph=graph if graph is not None else nx.MultiDiGraph(),
        duties={view.node.iri: view for view in duties},
    )
