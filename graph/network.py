"""The stored graph as networkx: the view that analysis and exports work on.

Nodes are IRIs of documents, agencies and duties. An edge of kind "cites" goes from the citing document
to the cited one, "stated_in" from a duty to its document, "assigned" from a duty to an agency. Every
edge carries where it is stated.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import networkx as nx

from graph import iris, terms
from graph.query.table import Table
from graph.records.findings import (
    Assignment,
    DeadlineView,
    DutyView,
    Node,
    Quote,
    TargetView,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graph.store.protocol import Store

#: All that is read from the store.
_PROPERTIES = (
    *(terms.LABEL, terms.PREF_LABEL, terms.TYPE_DOCUMENT, terms.FAMILY, terms.RANK, terms.NUMBER),
    *(terms.DATE, terms.PARTIAL_DATE, terms.TITLE, terms.LOCALITY),
    *(terms.PERIOD_START, terms.PERIOD_END),
    *(terms.SUB_ORGANIZATION_OF, terms.LEVEL, terms.PATH),
    *(terms.CITING_ENTITY, terms.CITED_ENTITY, terms.RELATION, terms.STATED_IN, terms.BASIS),
    *(terms.SECTION, terms.CONFIDENCE, terms.STATED_DATE),
    *(terms.EVIDENCE, terms.LINE, terms.HAS_SOURCE, terms.HAS_SELECTOR, terms.EXACT),
    *(terms.START, terms.END),
    *(terms.ORDER, terms.TEXT, terms.TOPIC, terms.ASSIGNMENT, terms.AGENT, terms.ROLE),
    *(terms.AGENT_NAME, terms.MODALITY, terms.PARTNER, terms.PARTNER_NAME, terms.REPORTS_TO),
    *(terms.VALUE, terms.UNIT, terms.COMPARATOR, terms.SUBJECT_TEXT, terms.DUTY),
    *(terms.DUE, terms.EVERY, terms.WHAT),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Network:
    """The whole graph in memory, for questions that span it."""

    graph: nx.MultiDiGraph
    #: Duties by IRI, in the order of their documents and texts.
    duties: Mapping[str, DutyView]
    #: Targets and deadlines by IRI, in the order of their documents and texts.
    targets: Mapping[str, TargetView] = field(default_factory=dict)
    deadlines: Mapping[str, DeadlineView] = field(default_factory=dict)

    def node(self, iri: str) -> Node:
        """Name a node the way findings do."""
        data = self.graph.nodes[iri]
        return Node(iri=iri, label=str(data["label"]), kind=str(data["kind"]))


def read_network(store: Store) -> Network:
    """Load documents, agencies, citations and duties of a store, in a fixed order."""
    table = Table(store, _PROPERTIES)
    graph = nx.MultiDiGraph()
    for iri in table.things(terms.DOCUMENT):
        graph.add_node(iri, **_document(table, iri))
    groups = table.things(terms.AGENCY_GROUP)
    for iri in sorted({*table.things(terms.AGENCY), *groups}):
        graph.add_node(iri, **_agency(table, iri))
    for iri in table.things(terms.CITATION):
        _add_citation(graph, table, iri)
    duties = {
        iri: _duty(graph, table, iri) for iri in _of_read(graph, table, terms.DUTY_ASSIGNMENT)
    }
    for iri, view in duties.items():
        _add_duty(graph, table, iri, view)
    targets = _of_read(graph, table, terms.TARGET)
    deadlines = _of_read(graph, table, terms.DEADLINE)
    return Network(
        graph=graph,
        duties=duties,
        targets={iri: _target(graph, table, iri) for iri in targets},
        deadlines={iri: _deadline(graph, table, iri) for iri in deadlines},
    )


def _tail(iri: str) -> str:
    return iri.rsplit("/", 1)[-1]


def _document(table: Table, iri: str) -> dict[str, object]:
    kind = table.one(iri, terms.TYPE_DOCUMENT)
    start, end = table.one(iri, terms.PERIOD_START), table.one(iri, terms.PERIOD_END)
    return {
        "kind": "document",
        "label": table.one(iri, terms.LABEL) or table.one(iri, terms.NUMBER) or iri,
        "type": _tail(kind),
        **_standing(table, kind, table.one(iri, terms.NUMBER)),
        "number": table.one(iri, terms.NUMBER),
        "date": table.one(iri, terms.DATE) or table.one(iri, terms.PARTIAL_DATE) or _date_of(iri),
        "title": table.one(iri, terms.TITLE),
        "locality": _tail(table.one(iri, terms.LOCALITY)),
        "period": (int(start), int(end)) if start and end else None,
        "read": table.has(iri, terms.TYPE, terms.READ_DOCUMENT),
    }


def _standing(table: Table, kind: str, number: str) -> dict[str, object]:
    """Give family and rank. A directive or resolution is the party's where its symbol says so.

    What the Central Committee, its Politburo and Secretariat issue (…/TW) leads the State's documents.
    """
    family, rank = table.one(kind, terms.FAMILY) or "letter", int(table.one(kind, terms.RANK) or 99)
    if number.endswith(("/TW", "/TU")):
        return {"family": "party", "rank": 2 if number.endswith("/TW") else rank}
    return {"family": "decision" if family == "party" else family, "rank": rank}


def _date_of(iri: str) -> str:
    name = iris.parse_document(iri)
    return "" if name is None or name.date == iris.UNKNOWN else name.date


def _agency(table: Table, iri: str) -> dict[str, object]:
    return {
        "kind": "agency",
        "label": table.one(iri, terms.LABEL) or table.one(iri, terms.PREF_LABEL) or iri,
        "locality": _tail(table.one(iri, terms.LOCALITY)),
        "group": table.has(iri, terms.TYPE, terms.AGENCY_GROUP),
        "parent": table.one(iri, terms.SUB_ORGANIZATION_OF),
        "level": table.one(iri, terms.LEVEL),
    }


def _place(table: Table, fact: str) -> tuple[Quote, int, int]:
    """Give the quote of a fact, and where it begins and ends in the text of its file."""
    quote = table.one(fact, terms.EVIDENCE)
    selector = table.one(quote, terms.HAS_SELECTOR)
    path = table.one(table.one(quote, terms.HAS_SOURCE), terms.PATH)
    text, line = table.one(selector, terms.EXACT), int(table.one(quote, terms.LINE) or 0)
    start, end = (int(table.one(selector, term) or 0) for term in (terms.START, terms.END))
    return Quote(text=text, path=path, line=line), start, end


def _add_citation(graph: nx.MultiDiGraph, table: Table, iri: str) -> None:
    lower, upper = table.one(iri, terms.CITING_ENTITY), table.one(iri, terms.CITED_ENTITY)
    if lower not in graph or upper not in graph:
        return
    quote, start, _ = _place(table, iri)
    graph.add_edge(
        lower,
        upper,
        key=iri,
        kind="cites",
        relation=_tail(table.one(iri, terms.RELATION)),
        stated_in=table.one(iri, terms.STATED_IN),
        stated_date=table.one(iri, terms.STATED_DATE),
        basis=table.one(iri, terms.BASIS),
        section=table.one(iri, terms.SECTION),
        confidence=float(table.one(iri, terms.CONFIDENCE) or 1),
        start=start,
        quote=quote,
    )


def _of_read(graph: nx.MultiDiGraph, table: Table, kind: str) -> list[str]:
    """Give the things of a class that stand in a document, in the order of documents and texts."""
    placed = []
    for iri in table.things(kind):
        home = table.one(iri, terms.STATED_IN)
        if home in graph:
            order = int(table.one(iri, terms.ORDER) or 0) or _place(table, iri)[1]
            placed.append((home, order, iri))
    return [iri for _, _, iri in sorted(placed)]


def _home(graph: nx.MultiDiGraph, table: Table, iri: str) -> tuple[Node, dict[str, Any]]:
    document = table.one(iri, terms.STATED_IN)
    data: dict[str, Any] = graph.nodes[document]
    return Node(iri=document, label=data["label"], kind="document"), data


def _assignment(graph: nx.MultiDiGraph, table: Table, iri: str) -> Assignment:
    agent, name = table.one(iri, terms.AGENT), table.one(iri, terms.AGENT_NAME)
    known = agent in graph
    label = str(graph.nodes[agent]["label"]) if known else name
    quote, start, _ = _place(table, iri)
    return Assignment(
        agency=Node(iri=agent or iri, label=label, kind="agency"),
        role=_tail(table.one(iri, terms.ROLE)),
        modality=_tail(table.one(iri, terms.MODALITY)) or "assigned",
        name=name,
        group=not known or bool(graph.nodes[agent]["group"]),
        quote=quote if quote.line else None,
        start=start,
    )


def _duty(graph: nx.MultiDiGraph, table: Table, iri: str) -> DutyView:
    home, data = _home(graph, table, iri)
    section, text = table.one(iri, terms.SECTION), table.one(iri, terms.TEXT)
    quote, _, _ = _place(table, iri)
    parts = (_assignment(graph, table, part) for part in table.all(iri, terms.ASSIGNMENT))
    assignments = tuple(sorted(parts, key=lambda part: (part.start, part.name)))
    return DutyView(
        node=Node(iri=iri, label=f"{home.label}, {section}", kind="duty"),
        document=home,
        section=section,
        text=text,
        agencies=tuple((part.agency, part.role) for part in assignments),
        locality=data["locality"],
        period=data["period"],
        topics=tuple(map(_tail, table.all(iri, terms.TOPIC))),
        quote=quote,
        assignments=assignments,
        partners=_agencies(graph, table.all(iri, terms.PARTNER)),
        reports_to=_agencies(graph, table.all(iri, terms.REPORTS_TO)),
        partner_names=table.all(iri, terms.PARTNER_NAME),
    )


def _agencies(graph: nx.MultiDiGraph, names: tuple[str, ...]) -> tuple[Node, ...]:
    known = (iri for iri in names if iri in graph)
    return tuple(Node(iri=x, label=str(graph.nodes[x]["label"]), kind="agency") for x in known)


def _add_duty(graph: nx.MultiDiGraph, table: Table, iri: str, view: DutyView) -> None:
    _, start, end = _place(table, iri)
    graph.add_node(iri, kind="duty", label=view.node.label, start=start, end=end)
    graph.add_edge(iri, view.document.iri, key=iri, kind="stated_in", quote=view.quote)
    for agency, role in view.agencies:
        if agency.iri in graph:
            graph.add_edge(iri, agency.iri, key=role, kind="assigned", role=role)


def _target(graph: nx.MultiDiGraph, table: Table, iri: str) -> TargetView:
    home, data = _home(graph, table, iri)
    section = table.one(iri, terms.SECTION)
    return TargetView(
        node=Node(iri=iri, label=f"{home.label}, {section}", kind="target"),
        document=home,
        section=section,
        value=float(table.one(iri, terms.VALUE)),
        unit=table.one(iri, terms.UNIT),
        comparator=table.one(iri, terms.COMPARATOR),
        subject=table.one(iri, terms.SUBJECT_TEXT),
        locality=data["locality"],
        period=data["period"],
        quote=_place(table, iri)[0],
        duty=table.one(iri, terms.DUTY),
    )


def _deadline(graph: nx.MultiDiGraph, table: Table, iri: str) -> DeadlineView:
    home, data = _home(graph, table, iri)
    section = table.one(iri, terms.SECTION)
    return DeadlineView(
        node=Node(iri=iri, label=f"{home.label}, {section}", kind="deadline"),
        document=home,
        section=section,
        due=table.one(iri, terms.DUE),
        every=table.one(iri, terms.EVERY),
        what=table.one(iri, terms.WHAT),
        locality=data["locality"],
        period=data["period"],
        quote=_place(table, iri)[0],
        duty=table.one(iri, terms.DUTY),
    )
