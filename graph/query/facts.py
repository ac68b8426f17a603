"""All that is known of one document, agency or duty, each fact with its quote and place."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from graph.records.findings import Fact, Facts, Node, Quote

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from graph.store.protocol import Store

_QUOTE = """
  ?q cc:line ?line ; oa:hasSource/cc:path ?path ; oa:hasSelector/oa:exact ?exact .
"""
_KIND = """
SELECT ?label ?read ?kind WHERE {
  OPTIONAL { $it rdfs:label ?label }
  BIND(EXISTS { $it a cc:ReadDocument } AS ?read)
  BIND(IF(EXISTS { $it a cc:DutyAssignment }, "duty", IF(EXISTS { $it a org:Organization }, "agency",
       "document")) AS ?kind)
}
"""
_HEAD = (
    "SELECT ?name ?value ?exact ?path ?line WHERE { ?f a cc:HeadFact ; cc:statedIn $it ; cc:name ?name ;"
    " cc:value ?value ; cc:evidence ?q ." + _QUOTE + "}"
)
_REGISTER = """
SELECT ?name ?value WHERE {
  { $it eli:date_document ?value BIND("date" AS ?name) } UNION { $it dcterms:title ?value BIND("title" AS ?name) }
  UNION { $it eli:number ?value BIND("number" AS ?name) }
  UNION { $it eli:first_date_entry_in_force ?value BIND("in-force" AS ?name) }
  UNION { $it eli:date_no_longer_in_force ?value BIND("until" AS ?name) }
  UNION { $it cc:replacedBy/rdfs:label ?value BIND("replaced-by" AS ?name) }
  UNION { $it cc:since ?value BIND("since" AS ?name) } UNION { $it cc:until ?value BIND("until" AS ?name) }
  UNION { $it org:subOrganizationOf/rdfs:label ?value BIND("part-of" AS ?name) }
}
"""
_STATED = (
    "SELECT ?name ?value ?exact ?path ?line WHERE { ?c cito:hasCitedEntity $it ; cc:evidence ?q ."
    ' { ?c cc:statedDate ?value BIND("date" AS ?name) } UNION'
    ' { ?c cc:statedIssuer ?value BIND("issuer" AS ?name) } UNION'
    ' { ?c cc:statedTitle ?value BIND("title" AS ?name) }' + _QUOTE + "}"
)
_CITES = (
    "SELECT ?relation ?label ?reason ?key ?other ?exact ?path ?line ?start WHERE {"
    " ?c cito:hasCitingEntity $it ; cc:relation ?relation ; cc:key ?key ; cc:evidence ?q ."
    + _QUOTE
    + " ?q oa:hasSelector/oa:start ?start ."
    " OPTIONAL { ?c cito:hasCitedEntity ?other . ?other rdfs:label ?label }"
    " OPTIONAL { ?c cc:unresolvedReason ?reason } }"
)
_CITED_BY = (
    "SELECT ?relation ?label ?other ?exact ?path ?line WHERE {"
    " ?c cito:hasCitedEntity $it ; cito:hasCitingEntity ?other ; cc:relation ?relation ; cc:evidence ?q ."
    " ?other rdfs:label ?label ." + _QUOTE + "}"
)
_DUTIES = (
    "SELECT ?order ?duty ?text ?path ?line WHERE {"
    " ?duty a cc:DutyAssignment ; cc:statedIn $it ; cc:order ?order ; cc:text ?text ; cc:evidence ?q ."
    + _QUOTE
    + "}"
)
_NAMES = (
    "SELECT ?start ?duty ?name WHERE { ?duty cc:statedIn $it ; cc:assignment ?a . ?a cc:agentName ?name ;"
    " cc:evidence/oa:hasSelector/oa:start ?start }"
)
_TARGETS = (
    "SELECT ?subject ?comparator ?value ?unit ?exact ?path ?line WHERE { ?t a cc:Target ; cc:statedIn $it ;"
    " cc:subjectText ?subject ; cc:comparator ?comparator ; cc:value ?value ; cc:unit ?unit ;"
    " cc:evidence ?q ." + _QUOTE + "}"
)
_DEADLINES = (
    "SELECT ?due ?every ?what ?exact ?path ?line WHERE { ?t a cc:Deadline ; cc:statedIn $it ; cc:what ?what ;"
    " cc:evidence ?q . OPTIONAL { ?t cc:due ?due } OPTIONAL { ?t cc:every ?every }" + _QUOTE + "}"
)
_AGENCY_DUTIES = (
    "SELECT ?document ?order ?role ?duty ?section ?exact ?path ?line WHERE {"
    " ?duty cc:assignment ?a ; cc:statedIn/rdfs:label ?document ; cc:section ?section ; cc:order ?order ;"
    " cc:evidence ?q . ?a cc:agent $it ; cc:role ?role ." + _QUOTE + "}"
)
_DUTY = (
    "SELECT ?document ?label ?section ?text ?path ?line WHERE { $it cc:statedIn ?document ; cc:section ?section ;"
    " cc:text ?text ; cc:evidence ?q . ?document rdfs:label ?label ." + _QUOTE + "}"
)
_DUTY_AGENTS = (
    "SELECT ?role ?name ?agent ?label ?exact ?path ?line WHERE { $it cc:assignment ?a . ?a cc:role ?role ;"
    " cc:agentName ?name ; cc:evidence ?q . OPTIONAL { ?a cc:agent ?agent . ?agent rdfs:label ?label }"
    + _QUOTE
    + "}"
)
_DUTY_MORE = """
SELECT ?name ?value WHERE {
  { $it cc:partnerName ?value BIND("partner" AS ?name) } UNION
  { $it cc:reportsToName ?value BIND("reports-to" AS ?name) } UNION
  { $it cc:product ?value BIND("product" AS ?name) } UNION { $it cc:time ?value BIND("time" AS ?name) } UNION
  { $it cc:topic/skos:prefLabel ?value FILTER(lang(?value) = "vi") BIND("topic" AS ?name) }
}
"""


def facts_of(store: Store, iri: str) -> Facts:
    """Gather what the graph says of one thing; groups that are empty are left out."""
    label, read, kind = next(_rows(store, _KIND, iri))
    groups = {"document": _document, "agency": _agency, "duty": _duty}[kind](store, iri)
    if kind == "duty":
        (row,) = list(_rows(store, _DUTY, iri))[:1]
        label = f"{row[1]}, {row[2]}"
    return Facts(
        node=Node(iri=iri, label=label or iri, kind=kind),
        read=read == "true",
        groups=tuple((name, tuple(facts)) for name, facts in groups if facts),
    )


def _document(store: Store, iri: str) -> list[tuple[str, list[Fact]]]:
    deadlines = [
        _fact(" ".join(filter(None, (due, every))) or "—", what, quote)
        for due, every, what, *quote in sorted(_rows(store, _DEADLINES, iri), key=_place)
    ]
    targets = [
        _fact(f"{comparator} {value} {unit}".strip(), subject, quote)
        for subject, comparator, value, unit, *quote in sorted(
            _rows(store, _TARGETS, iri), key=_place
        )
    ]
    names: dict[str, list[str]] = defaultdict(list)
    for _, duty, name in sorted(_rows(store, _NAMES, iri), key=lambda row: (int(row[0]), row)):
        names[duty].append(name)
    duties = [
        _fact("; ".join(names[duty]), text, (text, path, line), iri=duty)
        for _, duty, text, path, line in sorted(
            _rows(store, _DUTIES, iri), key=lambda row: (int(row[0]), row)
        )
    ]
    cited_by = [
        _fact(_tail(relation), label, quote, iri=other)
        for relation, label, other, *quote in sorted(_rows(store, _CITED_BY, iri))
    ]
    return [
        ("facts", _identity(store, iri)),
        ("cites", _cites(store, iri)),
        ("cited-by", cited_by),
        ("duties", duties),
        ("targets", targets),
        ("deadlines", deadlines),
    ]


def _identity(store: Store, iri: str) -> list[Fact]:
    """Give the head of a document, or what others state of it; differing dates are marked."""
    facts = [_fact(name, value, quote) for name, value, *quote in sorted(_rows(store, _HEAD, iri))]
    known = {(fact.name, fact.value) for fact in facts}
    for name, value in sorted(_rows(store, _REGISTER, iri)):
        if (name, value) not in known and not (name == "number" and ("symbol", value) in known):
            known.add((name, value))
            facts.append(Fact(name=name, value=value))
    seen = set()
    for name, value, *quote in sorted(_rows(store, _STATED, iri)):
        if (name, value, quote[1]) not in seen:  # once for each file that says so
            seen.add((name, value, quote[1]))
            facts.append(_fact(name, value, quote))
    dates: dict[str, set[str]] = defaultdict(set)
    for fact in facts:
        dates[fact.name].add(fact.value)
    return [
        Fact(
            name=fact.name,
            value=fact.value,
            quote=fact.quote,
            conflict=fact.name == "date" and len(dates["date"]) > 1,
        )
        for fact in facts
    ] + [Fact(name="iri", value=iri)]


def _cites(store: Store, iri: str) -> list[Fact]:
    rows = sorted(_rows(store, _CITES, iri), key=lambda row: (row[6], int(row[8]), row))
    return [
        _fact(
            _tail(relation), f"{key} — {reason}" if reason else label or key, quote[:3], iri=other
        )
        for relation, label, reason, key, other, *quote in rows
    ]


def _agency(store: Store, iri: str) -> list[tuple[str, list[Fact]]]:
    known = [Fact(name=name, value=value) for name, value in sorted(_rows(store, _REGISTER, iri))]
    rows = sorted(_rows(store, _AGENCY_DUTIES, iri), key=lambda row: (row[0], int(row[1]), row))
    duties = [
        _fact(_tail(role), f"{document}, {section}", quote, iri=duty)
        for document, _, role, duty, section, *quote in rows
    ]
    return [("facts", [*known, Fact(name="iri", value=iri)]), ("duties", duties)]


def _duty(store: Store, iri: str) -> list[tuple[str, list[Fact]]]:
    facts = []
    for document, label, section, text, path, line in list(_rows(store, _DUTY, iri))[:1]:
        facts.append(_fact("text", text, (text, path, line)))
        facts.append(Fact(name="section", value=section))
        facts.append(Fact(name="document", value=label, iri=document))
    for role, name, agent, label, *quote in sorted(_rows(store, _DUTY_AGENTS, iri)):
        facts.append(_fact(_tail(role), label or name, quote, iri=agent))
    facts += [Fact(name=name, value=value) for name, value in sorted(_rows(store, _DUTY_MORE, iri))]
    return [("facts", [*facts, Fact(name="iri", value=iri)])]


def _rows(store: Store, query: str, iri: str) -> Iterator[tuple[str, ...]]:
    """Ask about one thing; the IRI comes from the graph itself, never from a user's text.

    What several graphs say alike counts once: the union of the engine repeats it.
    """
    asked = query.replace("SELECT", "SELECT DISTINCT", 1).replace("$it", f"<{iri}>")
    for row in store.select(asked):
        yield tuple(value or "" for value in row)


def _fact(name: str, value: str, quote: Iterable[str], *, iri: str = "") -> Fact:
    text, path, line = quote
    return Fact(name=name, value=value, quote=Quote(text=text, path=path, line=int(line)), iri=iri)


def _place(row: tuple[str, ...]) -> tuple[str, int, tuple[str, ...]]:
    return (row[-2], int(row[-1]), row)


def _tail(iri: str) -> str:
    return iri.rsplit("/", 1)[-1]
