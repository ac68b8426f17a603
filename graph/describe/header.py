"""What a document says of itself in its head."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph import iris, terms
from graph.describe import literals
from graph.describe.evidence import describe_quote, quote_iri
from graph.records.triples import Literal, Triple

if TYPE_CHECKING:
    from graph.describe.evidence import Scope
    from graph.records.mentions import Header, Stated
    from graph.vocabulary import Locality, Vocabulary

_FULL_DATE = 10


def describe_header(scope: Scope, header: Header) -> list[Triple]:
    """Describe number, date, place, issuer, title, signer, period and locality, each quoted."""
    document = scope.document
    stated = (
        ("type", header.type),
        ("symbol", header.symbol),
        ("date", header.date),
        ("place", header.place),
        ("issuer", header.issuer),
        ("title", header.title),
        ("signer", header.signer),
    )
    triples = [
        triple
        for name, value in stated
        if value is not None
        for triple in (*_values(document, name, value.value), *_head_fact(scope, name, value))
    ]
    if header.period is not None:
        period = header.period
        years = (
            (terms.PERIOD_START, period.start),
            (terms.PERIOD_END, period.end),
            (terms.HORIZON, period.horizon),
        )
        known = ((term, year) for term, year in years if year is not None)
        triples += [Triple(document, term, literals.number(year)) for term, year in known]
    row = header.locality and locality_of(
        scope.vocabulary, header.locality, header.date.value if header.date else ""
    )
    if row:
        triples.append(Triple(document, terms.LOCALITY, iris.concept("locality", row.id)))
    return triples


def _values(document: str, name: str, value: str) -> list[Triple]:
    """Give the direct triple of a value of the head; the type is in `describe_name` already."""
    if name == "date":
        # ELI wants a whole day (range xsd:date); what is less than one stands as dcterms:date.
        term = terms.DATE if len(value) == _FULL_DATE else terms.PARTIAL_DATE
        return [Triple(document, term, literals.date(value))]
    plain: dict[str, tuple[str, Literal]] = {
        "symbol": (terms.NUMBER, literals.text(value)),
        "place": (terms.PLACE, literals.text(value)),
        "issuer": (terms.ISSUER_NAME, literals.text(value)),
        # eli:title belongs to an expression; a title of the work is dcterms:title.
        "title": (terms.TITLE, literals.vietnamese(value)),
        "signer": (terms.SIGNER, literals.text(value)),
    }
    return [Triple(document, *plain[name])] if name in plain else []


def _head_fact(scope: Scope, name: str, stated: Stated) -> list[Triple]:
    fact, span = scope.part("head", name), stated.evidence.span
    return [
        Triple(fact, terms.TYPE, terms.HEAD_FACT),
        Triple(fact, terms.STATED_IN, scope.document),
        Triple(fact, terms.NAME, literals.text(name)),
        Triple(fact, terms.VALUE, literals.text(stated.value)),
        Triple(fact, terms.RULE, literals.text(stated.evidence.rule)),
        Triple(fact, terms.CONFIDENCE, literals.number(stated.evidence.confidence)),
        Triple(fact, terms.EVIDENCE, quote_iri(scope, span)),
        *describe_quote(scope, span),
    ]


def locality_of(vocabulary: Vocabulary, name: str, date: str) -> Locality | None:
    """Find the province of a name at a date ("" for not known: then the earlier of two lives)."""
    rows = [row for row in vocabulary.localities if name in (row.name, row.full_name, *row.aliases)]
    for row in rows:
        if row.since[: len(date)] <= date and (not row.until or date <= row.until[: len(date)]):
            return row
    return rows[0] if rows else None
