"""Small networks made by hand, for tests of analysis."""

from __future__ import annotations

import networkx as nx

from graph.network import Network
from graph.records.findings import (
    Assignment,
    DeadlineView,
    DutyView,
    Node,
    Quote,
    TargetView,
)


def quote(text: str = "…") -> Quote:
    return Quote(text=text, path="a.txt", line=1)


def document(graph: nx.MultiDiGraph, iri: str, *, read: bool = True, **more: object) -> None:
    facts = {"label": iri, "type": "ke-hoach", "family": "plan", "rank": 9, "number": iri}
    facts |= {"date": "", "title": "", "locality": "", "period": None, "read": read, **more}
    graph.add_node(iri, kind="document", **facts)


def cites(  # noqa: PLR0913
    graph: nx.MultiDiGraph,
    lower: str,
    upper: str,
    relation: str,
    *,
    by: str = "",
    confidence: float = 1.0,
    basis: str = "",
) -> None:
    graph.add_edge(
        lower,
        upper,
        key=f"{lower}-{upper}-{relation}-{by}",
        kind="cites",
        relation=relation,
        stated_in=by or lower,
        basis=basis,
        section="",
        confidence=confidence,
        start=0,
        quote=quote(f"{relation} {upper}"),
    )


def agency(  # noqa: PLR0913
    graph: nx.MultiDiGraph,
    iri: str,
    *,
    label: str = "",
    locality: str = "ha-noi",
    level: str = "province",
    parent: str = "",
    group: bool = False,
) -> None:
    graph.add_node(
        iri,
        kind="agency",
        label=label or iri,
        locality=locality,
        level=level,
        parent=parent,
        group=group,
    )


def part(name: str, role: str = "implement", *, group: bool = False, start: int = 0) -> Assignment:
    return Assignment(
        agency=Node(iri=name, label=name, kind="agency"),
        role=role,
        name=name,
        group=group,
        quote=Quote(text=name, path="a.txt", line=start + 1),
        start=start,
    )


def duty(  # noqa: PLR0913
    iri: str,
    text: str,
    *agencies: str | Assignment,
    home: str = "plan",
    locality: str = "ha-noi",
    period: tuple[int, int] | None = (2021, 2021),
    topics: tuple[str, ...] = (),
    section: str = "I",
    partners: tuple[str, ...] = (),
    reports_to: tuple[str, ...] = (),
    line: int = 1,
) -> DutyView:
    parts = tuple(part(item) if isinstance(item, str) else item for item in agencies)
    return DutyView(
        node=Node(iri=iri, label=iri, kind="duty"),
        document=Node(iri=home, label=home, kind="document"),
        section=section,
        text=text,
        agencies=tuple((item.agency, item.role) for item in parts),
        locality=locality,
        period=period,
        topics=topics,
        quote=Quote(text=text, path="a.txt", line=line),
        assignments=parts,
        partners=tuple(Node(iri=name, label=name, kind="agency") for name in partners),
        reports_to=tuple(Node(iri=name, label=name, kind="agency") for name in reports_to),
    )


def target(  # noqa: PLR0913
    iri: str,
    subject: str,
    value: float,
    *,
    comparator: str = ">",
    unit: str = "%",
    home: str = "plan",
    of: str = "",
    period: tuple[int, int] | None = (2021, 2021),
) -> TargetView:
    return TargetView(
        node=Node(iri=iri, label=iri, kind="target"),
        document=Node(iri=home, label=home, kind="document"),
        section="I",
        value=value,
        unit=unit,
        comparator=comparator,
        subject=subject,
        locality="ha-noi",
        period=period,
        quote=quote(f"{subject} {value:g} {unit}"),
        duty=of,
    )


def deadline(  # noqa: PLR0913
    iri: str,
    what: str,
    due: str = "",
    every: str = "",
    *,
    home: str = "plan",
    of: str = "",
    period: tuple[int, int] | None = (2021, 2025),
) -> DeadlineView:
    return DeadlineView(
        node=Node(iri=iri, label=iri, kind="deadline"),
        document=Node(iri=home, label=home, kind="document"),
        section="V",
        due=due,
        every=every,
        what=what,
        locality="ha-noi",
        period=period,
        quote=quote(f"{what} {due} {every}"),
        duty=of,
    )


def network(
    graph: nx.MultiDiGraph | None = None,
    *duties: DutyView,
    targets: tuple[TargetView, ...] = (),
    deadlines: tuple[DeadlineView, ...] = (),
) -> Network:
    graph = graph if graph is not None else nx.MultiDiGraph()
    for view in duties:
        if view.document.iri not in graph:
            document(graph, view.document.iri, locality=view.locality, period=view.period)
    return Network(
        graph=graph,
        duties={view.node.iri: view for view in duties},
        targets={item.node.iri: item for item in targets},
        deadlines={item.node.iri: item for item in deadlines},
    )
