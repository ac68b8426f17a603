"""What the texts of a store say, mention by mention, read in one pass."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph import terms
from graph.query.table import Table
from graph.records.audit import HeadFact, OpenAgent, Said, Source, Statement
from graph.records.findings import Quote

if TYPE_CHECKING:
    from graph.store.protocol import Store

_PROPERTIES = (
    *(terms.CITING_ENTITY, terms.CITED_ENTITY, terms.STATED_IN, terms.KEY, terms.TYPE_NAME),
    *(terms.KIND, terms.RELATION, terms.STATED_DATE, terms.STATED_ISSUER, terms.STATED_TITLE),
    *(terms.UNRESOLVED_REASON, terms.CANDIDATE, terms.CONFIDENCE, terms.EVIDENCE, terms.LINE),
    *(terms.HAS_SOURCE, terms.HAS_SELECTOR, terms.EXACT, terms.START, terms.PATH, terms.NAME),
    *(terms.VALUE, terms.ASSIGNMENT, terms.AGENT_NAME, terms.DERIVED_FROM, terms.TEXT),
    *(terms.PRODUCT,),
)


def said(store: Store) -> Said:
    """Read citations, heads, open agents and sources, in the order of files and places."""
    table = Table(store, _PROPERTIES)
    return Said(
        statements=tuple(
            one
            for _, one in sorted(
                (
                    (_order(table, iri), _statement(table, iri))
                    for iri in table.things(terms.CITATION)
                ),
                key=lambda pair: pair[0],
            )
        ),
        heads=tuple(
            HeadFact(
                document=table.one(iri, terms.STATED_IN),
                name=table.one(iri, terms.NAME),
                value=table.one(iri, terms.VALUE),
                quote=_quote(table, iri),
            )
            for iri in table.things(terms.HEAD_FACT)
        ),
        open_agents=_open_agents(table),
        sources=_sources(table),
        products=tuple(
            (iri, table.one(iri, terms.PRODUCT))
            for iri in table.things(terms.DUTY_ASSIGNMENT)
            if table.one(iri, terms.PRODUCT)
        ),
    )


def _quote(table: Table, fact: str) -> Quote:
    quote = table.one(fact, terms.EVIDENCE)
    return Quote(
        text=table.one(table.one(quote, terms.HAS_SELECTOR), terms.EXACT),
        path=table.one(table.one(quote, terms.HAS_SOURCE), terms.PATH),
        line=int(table.one(quote, terms.LINE) or 1),
    )


def _order(table: Table, fact: str) -> tuple[str, int, str]:
    quote = table.one(fact, terms.EVIDENCE)
    start = table.one(table.one(quote, terms.HAS_SELECTOR), terms.START)
    return table.one(table.one(quote, terms.HAS_SOURCE), terms.PATH), int(start or 0), fact


def _tail(iri: str) -> str:
    return iri.rsplit("/", 1)[-1]


def _statement(table: Table, iri: str) -> Statement:
    return Statement(
        iri=iri,
        home=table.one(iri, terms.STATED_IN),
        citing=table.one(iri, terms.CITING_ENTITY),
        cited=table.one(iri, terms.CITED_ENTITY),
        key=table.one(iri, terms.KEY),
        type=table.one(iri, terms.TYPE_NAME),
        kind=table.one(iri, terms.KIND),
        relation=_tail(table.one(iri, terms.RELATION)),
        date=table.one(iri, terms.STATED_DATE),
        issuer=table.one(iri, terms.STATED_ISSUER),
        title=table.one(iri, terms.STATED_TITLE),
        reason=table.one(iri, terms.UNRESOLVED_REASON),
        candidates=table.all(iri, terms.CANDIDATE),
        confidence=float(table.one(iri, terms.CONFIDENCE) or 1),
        quote=_quote(table, iri),
    )


def _open_agents(table: Table) -> tuple[OpenAgent, ...]:
    found = []
    for duty in table.things(terms.DUTY_ASSIGNMENT):
        for part in table.all(duty, terms.ASSIGNMENT):
            reason = table.one(part, terms.UNRESOLVED_REASON)
            if reason:
                name = table.one(part, terms.AGENT_NAME)
                found.append(
                    OpenAgent(duty=duty, name=name, reason=reason, quote=_quote(table, part))
                )
    return tuple(found)


def _sources(table: Table) -> tuple[Source, ...]:
    documents: dict[str, list[str]] = {}
    for iri in table.things(terms.READ_DOCUMENT):
        for source in table.all(iri, terms.DERIVED_FROM):
            documents.setdefault(source, []).append(iri)
    return tuple(
        Source(
            path=table.one(iri, terms.PATH),
            text=table.one(iri, terms.TEXT),
            documents=tuple(documents.get(iri, ())),
        )
        for iri in table.things(terms.SOURCE)
    )
