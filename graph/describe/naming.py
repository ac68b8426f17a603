"""What a document is called: the same words in every graph that names it."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from graph import iris, terms
from graph.describe import literals
from graph.records.triples import Triple
from graph.vietnamese import key

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graph.records.references import Resolved
    from graph.vocabulary import DocumentType, Vocabulary


@functools.cache
def types_by_id(vocabulary: Vocabulary) -> Mapping[str, DocumentType]:
    """Give the kinds of document by their ids, which stand in IRIs too."""
    return {row.id: row for row in vocabulary.document_types}


def is_symbol(name: str) -> bool:
    """Tell a number and symbol (193/QĐ-TTg, 13-KL/TW) from the name of a law or programme."""
    return " " not in name and any(letter.isdigit() for letter in name)


def document_label(iri: str, name: str, vocabulary: Vocabulary) -> str:
    """Give "Quyết định 193/QĐ-TTg" for a symbol; a name that tells its kind stays as it is."""
    parts = iris.parse_document(iri)
    row = types_by_id(vocabulary).get(parts.type) if parts else None
    if row is None or f"{key(name)} ".startswith(f"{key(row.name)} "):
        return name
    return f"{row.name} {name}"


def describe_name(document: Resolved, vocabulary: Vocabulary) -> list[Triple]:
    """Say of a document no more than its kind, its label and its number.

    All else that a citing text states of it stands on the citation, so that contradictions stay
    visible.
    """
    iri, parts = document.iri, iris.parse_document(document.iri)
    triples = [
        Triple(iri, terms.TYPE, terms.LEGAL_RESOURCE),
        Triple(iri, terms.TYPE, terms.DOCUMENT),
        Triple(iri, terms.LABEL, literals.text(document_label(iri, document.name, vocabulary))),
    ]
    if parts:
        kind = iris.concept("document-type", parts.type)
        triples.append(Triple(iri, terms.TYPE_DOCUMENT, kind))
    if is_symbol(document.name):
        triples.append(Triple(iri, terms.NUMBER, literals.text(document.name)))
    return triples
