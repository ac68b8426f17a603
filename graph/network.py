"""The stored graph as networkx: the view that analysis and exports work on.

Nodes are IRIs of documents, agencies and duties. An edge of kind "cites" goes from the citing document
to the cited one, "stated_in" from a duty to its document, "assigned" from a duty to an agency. Every
edge carries where it is stated.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import networkx as nx

from graph import iris
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

_DOCUMENTS = """
SELECT ?d ?label ?type ?family ?rank ?number ?date ?title ?locality ?start ?end ?read WHERE {
  ?d a cc:Document .
  OPTIONAL { ?d rdfs:label ?label }
  OPTIONAL { ?d eli:type_document ?type . OPTIONAL { ?type cc:family ?family ; cc:rank ?rank } }
  OPTIONAL { ?d eli:number ?number }
  OPTIONAL { ?d eli:date_document ?date }
  OPTIONAL { ?d eli:title|dcterms:title ?title }
  OPTIONAL { ?d cc:locality ?locality }
  OPTIONAL { ?d cc:periodStart ?start ; cc:periodEnd ?end }
  BIND(EXISTS { ?d a cc:ReadDocument } AS ?read)
}
"""
_AGENCIES = """
SELECT ?a ?label ?locality ?group ?parent ?level WHERE {
  { ?a a cc:Agency . BIND("" AS ?group) } UNION { ?a a cc:AgencyGroup . BIND("group" AS ?group) }
  OPTIONAL { ?a rdfs:label ?label }
  OPTIONAL { ?a cc:locality ?locality }
  OPTIONAL { ?a org:subOrganizationOf ?parent }
  OPTIONAL { ?a cc:level ?level }
}
"""
_CITATIONS = """
SELECT ?c ?s ?t ?relation ?by ?basis ?section ?confidence ?quote ?start ?path ?line WHERE {
  ?c a cito:Citation ; cito:hasCitingEntity ?s ; cito:hasCitedEntity ?t ; cc:relation ?relation ;
     cc:statedIn ?by ; cc:evidence ?q .
  OPTIONAL { ?c cc:basis ?basis }
  OPTIONAL { ?c cc:section ?section }
  OPTIONAL { ?c cc:confidence ?confidence }
  ?q cc:line ?line ; oa:hasSource/cc:path ?path ; oa:hasSelector ?selector .
  ?selector oa:exact ?quote ; oa:start ?start .
}
"""
_DUTIES = """
SELECT ?duty ?d ?section ?order ?text ?start ?end ?path ?line WHERE {
  ?duty a cc:DutyAssignment ; cc:statedIn ?d ; cc:section ?section ; cc:order ?order ; cc:text ?text ;
        cc:evidence ?q .
  ?q cc:line ?line ; oa:hasSource/cc:path ?path ; oa:hasSelector ?selector .
  ?selector oa:start ?start ; oa:end ?end .
}
"""
_ASSIGNMENTS = """
SELECT ?duty ?assignment ?agent ?role ?name ?modality ?start ?quote ?path ?line WHERE {
  ?duty cc:assignment ?assignment .
  ?assignment cc:role ?role ; cc:agentName ?name .
  OPTIONAL { ?assignment cc:agent ?agent }
  OPTIONAL { ?assignment cc:modality ?modality }
  OPTIONAL {
    ?assignment cc:evidence ?q . ?q cc:line ?line ; oa:hasSource/cc:path ?path ; oa:hasSelector ?s .
    ?s oa:exact ?quote ; oa:start ?start
  }
}
"""
_OTHERS = """
SELECT ?duty ?kind ?who WHERE {
  { ?duty cc:partner ?who . BIND("partner" AS ?kind) }
  UNION { ?duty cc:reportsTo ?who . BIND("reports-to" AS ?kind) }
  UNION { ?duty cc:partnerName ?who . BIND("partner-name" AS ?kind) }
}
"""
_TARGETS = """
SELECT ?t ?d ?start ?value ?unit ?comparator ?subject ?section ?duty ?quote ?path ?line WHERE {
  ?t a cc:Target ; cc:statedIn ?d ; cc:value ?value ; cc:evidence ?q .
  OPTIONAL { ?t cc:unit ?unit }
  OPTIONAL { ?t cc:comparator ?comparator }
  OPTIONAL { ?t cc:subjectText ?subject }
  OPTIONAL { ?t cc:section ?section }
  OPTIONAL { ?t cc:duty ?duty }
  ?q cc:line ?line ; oa:hasSource/cc:path ?path ; oa:hasSelector ?s . ?s oa:exact ?quote ; oa:start ?start .
}
"""
_DEADLINES = """
SELECT ?t ?d ?start ?due ?every ?what ?section ?duty ?quote ?path ?line WHERE {
  ?t a cc:Deadline ; cc:statedIn ?d ; cc:evidence ?q .
  OPTIONAL { ?t cc:due ?due }
  OPTIONAL { ?t cc:every ?every }
  OPTIONAL { ?t cc:what ?what }
  OPTIONAL { ?t cc:section ?section }
  OPTIONAL { ?t cc:duty ?duty }
  ?q cc:line ?line ; oa:hasSource/cc:path ?path ; oa:hasSelector ?s . ?s oa:exact ?quote ; oa:start ?start .
}
"""
_TOPICS = "SELECT ?duty ?topic WHERE { ?duty a cc:DutyAssignment ; cc:topic ?topic }"


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
    graph = nx.MultiDiGraph()
    for row in _rows(store, _DOCUMENTS):
        _add_document(graph, row)
    for iri, label, locality, group, parent, level in _rows(store, _AGENCIES):
        graph.add_node(
            iri,
            kind="agency",
            label=label or iri,
            locality=_tail(locality),
            group=group == "group",
            parent=parent,
            level=level,
        )
    for row in _rows(store, _CITATIONS):
        _add_citation(graph, row)
    return Network(
        graph=graph,
        duties=_read_duties(store, graph),
        targets=_read_targets(store, graph),
        deadlines=_read_deadlines(store, graph),
    )


def _rows(store: Store, query: str) -> list[tuple[str, ...]]:
    """Run a query of this module; unbound values become empty strings; sorted, without repeats.

    What several graphs say alike would else count twice: the union of the engine repeats it.
    """
    found = {tuple("" if value is None else value for value in row) for row in store.select(query)}
    return sorted(found)


def _tail(iri: str) -> str:
    return iri.rsplit("/", 1)[-1]


def _add_document(graph: nx.MultiDiGraph, row: tuple[str, ...]) -> None:
    iri, label, kind, family, rank, number, date, title, locality, start, end, read = row
    if iri in graph and not date:
        return  # one row a date: the first, which is the earliest stated in a register
    graph.add_node(
        iri,
        kind="document",
        label=label or number or iri,
        type=_tail(kind),
        family=family or "letter",
        rank=int(rank or 99),
        number=number,
        date=date or _date_of(iri),
        title=title,
        locality=_tail(locality),
        period=(int(start), int(end)) if start and end else None,
        read=read == "true",
    )


def _date_of(iri: str) -> str:
    name = iris.parse_document(iri)
    return "" if name is None or name.date == iris.UNKNOWN else name.date


def _add_citation(graph: nx.MultiDiGraph, row: tuple[str, ...]) -> None:
    citation, lower, upper, relation, by, basis, section, confidence, quote, start, path, line = row
    if lower not in graph or upper not in graph:
        return
    graph.add_edge(
        lower,
        upper,
        key=citation,
        kind="cites",
        relation=_tail(relation),
        stated_in=by,
        basis=basis,
        section=section,
        confidence=float(confidence or 1),
        start=int(start),
        quote=Quote(text=quote, path=path, line=int(line)),
    )


def _read_assignments(store: Store, graph: nx.MultiDiGraph) -> dict[str, list[Assignment]]:
    found: dict[str, list[Assignment]] = defaultdict(list)
    for row in _rows(store, _ASSIGNMENTS):
        duty, assignment, agent, role, name, modality, start, quote, path, line = row
        known = bool(agent) and agent in graph
        label = str(graph.nodes[agent]["label"]) if known else name
        found[duty].append(
            Assignment(
                agency=Node(iri=agent or assignment, label=label, kind="agency"),
                role=_tail(role),
                modality=_tail(modality) or "assigned",
                name=name,
                group=not known or bool(graph.nodes[agent]["group"]),
                quote=Quote(text=quote, path=path, line=int(line)) if line else None,
                start=int(start or 0),
            )
        )
    return found


def _read_others(store: Store, graph: nx.MultiDiGraph) -> dict[tuple[str, str], list[str]]:
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    for duty, kind, who in _rows(store, _OTHERS):
        if kind == "partner-name" or who in graph:
            found[duty, kind].append(who)
    return found


def _read_duties(store: Store, graph: nx.MultiDiGraph) -> dict[str, DutyView]:
    agents, others = _read_assignments(store, graph), _read_others(store, graph)
    topics: dict[str, list[str]] = defaultdict(list)
    for duty, topic in _rows(store, _TOPICS):
        topics[duty].append(_tail(topic))
    rows = [row for row in _rows(store, _DUTIES) if row[1] in graph]
    duties: dict[str, DutyView] = {}
    for duty, document, section, _, text, start, end, path, line in sorted(
        rows, key=lambda row: (row[1], int(row[3]), row[0])
    ):
        home = graph.nodes[document]
        view = DutyView(
            node=Node(iri=duty, label=f"{home['label']}, {section}", kind="duty"),
            document=Node(iri=document, label=home["label"], kind="document"),
            section=section,
            text=text,
            agencies=tuple((item.agency, item.role) for item in agents[duty]),
            locality=home["locality"],
            period=home["period"],
            topics=tuple(topics[duty]),
            quote=Quote(text=text, path=path, line=int(line)),
            assignments=tuple(agents[duty]),
            partners=_nodes(graph, others[duty, "partner"]),
            reports_to=_nodes(graph, others[duty, "reports-to"]),
            partner_names=tuple(others[duty, "partner-name"]),
        )
        duties[duty] = view
        graph.add_node(duty, kind="duty", label=view.node.label, start=int(start), end=int(end))
        graph.add_edge(duty, document, key=duty, kind="stated_in", quote=view.quote)
        for agency, role in view.agencies:
            if agency.iri in graph:
                graph.add_edge(duty, agency.iri, key=role, kind="assigned", role=role)
    return duties


def _nodes(graph: nx.MultiDiGraph, names: list[str]) -> tuple[Node, ...]:
    return tuple(Node(iri=x, label=str(graph.nodes[x]["label"]), kind="agency") for x in names)


def _read_targets(store: Store, graph: nx.MultiDiGraph) -> dict[str, TargetView]:
    rows = [row for row in _rows(store, _TARGETS) if row[1] in graph]
    found: dict[str, TargetView] = {}
    for iri, home, _, value, unit, comparator, subject, section, duty, quote, path, line in sorted(
        rows, key=lambda row: (row[1], int(row[2]), row[0])
    ):
        data = graph.nodes[home]
        found[iri] = TargetView(
            node=Node(iri=iri, label=f"{data['label']}, {section}", kind="target"),
            document=Node(iri=home, label=data["label"], kind="document"),
            section=section,
            value=float(value),
            unit=unit,
            comparator=comparator,
            subject=subject,
            locality=data["locality"],
            period=data["period"],
            quote=Quote(text=quote, path=path, line=int(line)),
            duty=duty,
        )
    return found


def _read_deadlines(store: Store, graph: nx.MultiDiGraph) -> dict[str, DeadlineView]:
    rows = [row for row in _rows(store, _DEADLINES) if row[1] in graph]
    found: dict[str, DeadlineView] = {}
    for iri, home, _, due, every, what, section, duty, quote, path, line in sorted(
        rows, key=lambda row: (row[1], int(row[2]), row[0])
    ):
        data = graph.nodes[home]
        found[iri] = DeadlineView(
            node=Node(iri=iri, label=f"{data['label']}, {section}", kind="deadline"),
            document=Node(iri=home, label=data["label"], kind="document"),
            section=section,
            due=due,
            every=every,
            what=what,
            locality=data["locality"],
            period=data["period"],
            quote=Quote(text=quote, path=path, line=int(line)),
            duty=duty,
        )
    return found
