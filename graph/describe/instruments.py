"""Documents as instruments.toml knows them: titles, days in force, what came after."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Protocol

from graph import iris, terms
from graph.describe import literals
from graph.describe.naming import describe_name, types_by_id
from graph.records.references import Resolved
from graph.records.triples import Triple
from graph.vietnamese import slug

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from graph.vocabulary import Instrument, Vocabulary

#: Status of a row -> the individual of eli:InForce.
_IN_FORCE = {
    "in-force": "InForce-inForce",
    "ended": "InForce-notInForce",
    "partly-ended": "InForce-partiallyInForce",
}


class KnownDocument(Protocol):
    """What is asked of a document of a register."""

    @property
    def iri(self) -> str:
        """Its IRI."""
        ...

    @property
    def name(self) -> str:
        """Symbol or name as it should read."""
        ...

    @property
    def instrument(self) -> str:
        """Id of its row of instruments.toml; empty if it has none."""
        ...

    @property
    def issuer(self) -> str:
        """IRI of its issuer; empty if not known."""
        ...


class KnownDocuments(Protocol):
    """What is asked of a register."""

    @property
    def documents(self) -> Sequence[KnownDocument]:
        """All documents that it knows."""
        ...


def match_instruments(vocabulary: Vocabulary, used: Iterable[str]) -> dict[str, str]:
    """Find the rows behind the documents of a corpus: kind, number and date must agree."""
    by_identity = {}
    for iri in sorted(used):
        name = iris.parse_document(iri)
        if name:
            by_identity[name.type, name.number, name.date] = iri
    kinds = {row.abbreviation: row.id for row in vocabulary.document_types}
    found = {}
    for row in vocabulary.instruments:
        kind, date = kinds.get(row.type, slug(row.type)), row.date or iris.UNKNOWN
        numbers = (slug(row.number), re.split(r"[/-]", row.number)[0], slug(row.name))
        for number in numbers:
            match = by_identity.get((kind, number, date)) if number else None
            if match:
                found[row.id] = match
                break
    return found


def describe_instrument(
    iri: str, row: Instrument, iri_of: Mapping[str, str], vocabulary: Vocabulary
) -> list[Triple]:
    """Describe a document from its row, and point to those that changed it as far as known."""
    name = row.number or row.name or row.title
    triples = describe_name(Resolved(iri=iri, name=name, rule="instruments"), vocabulary)
    if row.title:
        triples.append(Triple(iri, terms.TITLE, literals.vietnamese(row.title)))
    other_names = {row.name, *row.aliases} - {"", row.number}
    triples += [
        Triple(iri, terms.ALT_LABEL, literals.vietnamese(name)) for name in sorted(other_names)
    ]
    if row.issuer:
        triples.append(Triple(iri, terms.ISSUER_NAME, literals.text(row.issuer)))
    if row.in_force:
        triples.append(Triple(iri, terms.IN_FORCE_FROM, literals.date(row.in_force)))
    if row.until:
        triples.append(Triple(iri, terms.IN_FORCE_UNTIL, literals.date(row.until)))
    if row.status in _IN_FORCE:
        triples.append(Triple(iri, terms.IN_FORCE, terms.ELI + _IN_FORCE[row.status]))
    if row.source:
        triples.append(Triple(iri, terms.FACT_SOURCE, literals.text(row.source)))
    pointers = (
        (terms.REPLACED_BY, (row.replaced_by,)),
        (terms.AMENDED_BY, row.amended_by),
        (terms.GUIDED_BY, row.guided_by),
    )
    for term, ids in pointers:
        triples += [Triple(iri, term, iri_of[row_id]) for row_id in ids if row_id in iri_of]
    return triples


def describe_known(document: KnownDocument, vocabulary: Vocabulary) -> list[Triple]:
    """Say how a register names a document, and who issued it."""
    found = Resolved(iri=document.iri, name=document.name, rule="register")
    triples = describe_name(found, vocabulary)
    if document.issuer:
        triples.append(Triple(document.iri, terms.PASSED_BY, document.issuer))
    return triples


def describe_known_date(iri: str) -> list[Triple]:
    """Say the date that the register settled on for a document: it stands in the IRI."""
    name = iris.parse_document(iri)
    if name is None:
        return []
    triples = []
    if name.date != iris.UNKNOWN:
        term = terms.DATE if len(name.date) == len("2021-02-09") else terms.PARTIAL_DATE
        triples.append(Triple(iri, term, literals.date(name.date)))
    return triples


def type_of(iri: str, vocabulary: Vocabulary) -> str | None:
    """Give the concept of a document's kind, or `None` where the IRI names no kind."""
    name = iris.parse_document(iri)
    known = name is not None and name.type in types_by_id(vocabulary)
    return iris.concept("document-type", name.type) if name and known else None
