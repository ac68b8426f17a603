"""The register graph: of all that `ontology/` knows, what the corpus touches."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph import iris, terms
from graph.describe.concepts import describe_concept
from graph.describe.document import in_order
from graph.describe.instruments import (
    describe_instrument,
    describe_known,
    describe_known_date,
    match_instruments,
    type_of,
)
from graph.describe.organisations import describe_agency, describe_locality
from graph.records.triples import Literal, Triple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from graph.describe.instruments import KnownDocument, KnownDocuments
    from graph.vocabulary import Instrument, Vocabulary

#: Properties whose objects are described too, so that no pointer of the register hangs.
_FOLLOWED = frozenset(
    {
        terms.SUB_ORGANIZATION_OF,
        terms.POST_IN,
        terms.PASSED_BY,
        terms.RESULTING_ORGANIZATION,
        terms.CLASSIFICATION,
        terms.LOCALITY,
        terms.MERGED_INTO,
        terms.BROADER,
        terms.CHANGE_TOPIC,
        terms.TYPE_DOCUMENT,
        terms.REPLACED_BY,
        terms.AMENDED_BY,
        terms.GUIDED_BY,
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Known:
    """What is known of documents beside their IRIs."""

    vocabulary: Vocabulary
    #: By IRI.
    documents: Mapping[str, KnownDocument]
    rows: Mapping[str, Instrument]
    #: IRIs by the ids of rows of instruments.toml.
    iri_of: Mapping[str, str]


def describe_register(
    vocabulary: Vocabulary, used_iris: Iterable[str], register: KnownDocuments | None = None
) -> tuple[Triple, ...]:
    """Give what the tables say of the IRIs that the corpus uses, and of what that points to.

    Documents, agencies, localities, topics, kinds of document, roles, modalities and relations are
    known by their IRIs; others are passed over. Without `register`, rows of instruments.toml are
    found by kind, number and date.
    """
    used = sorted(set(used_iris))
    known = _known(vocabulary, used, register)
    triples: list[Triple] = []
    waiting, seen = used[::-1], set(used)
    while waiting:
        described = _describe(waiting.pop(), known)
        triples += described
        for triple in described:
            target = triple.object
            if triple.predicate not in _FOLLOWED or isinstance(target, Literal) or target in seen:
                continue
            seen.add(target)
            waiting.append(target)
    return in_order(triples)


def _known(vocabulary: Vocabulary, used: Iterable[str], register: KnownDocuments | None) -> _Known:
    documents = {document.iri: document for document in register.documents} if register else {}
    iri_of = (
        {document.instrument: iri for iri, document in documents.items() if document.instrument}
        if register
        else match_instruments(vocabulary, used)
    )
    return _Known(
        vocabulary=vocabulary,
        documents=documents,
        rows={iri_of[row.id]: row for row in vocabulary.instruments if row.id in iri_of},
        iri_of=iri_of,
    )


def _describe(iri: str, known: _Known) -> list[Triple]:
    """Describe one IRI, whatever it is."""
    vocabulary = known.vocabulary
    if iris.parse_document(iri):
        triples = describe_known_date(iri)
        if iri in known.documents:
            triples += describe_known(known.documents[iri], vocabulary)
        if iri in known.rows:
            triples += describe_instrument(iri, known.rows[iri], known.iri_of, vocabulary)
        kind = type_of(iri, vocabulary)
        if kind:
            triples.append(Triple(iri, terms.TYPE_DOCUMENT, kind))
        return triples
    if iris.parse_agency(iri):
        return describe_agency(iri, vocabulary)
    return describe_locality(iri, vocabulary) or describe_concept(iri, vocabulary)
