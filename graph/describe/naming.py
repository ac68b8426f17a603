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


@functools.cache
def names_by_number(vocabulary: Vocabulary) -> Mapping[str, str]:
    """Give the names of laws, codes and ordinances that the register knows, by their numbers."""
    return {row.number: row.name for row in vocabulary.instruments if row.number and row.name}


def document_label(iri: str, name: str, vocabulary: Vocabulary) -> str:
    """Give "Quyết định 193/QĐ-TTg" for a symbol, "Luật Trẻ em (102/2016/QH13)" for a known law.

    A name that tells its kind stays as it is.
    """
    parts = iris.parse_document(iri)
    row = types_by_id(vocabulary).get(parts.type) if parts else None
    if name in names_by_number(vocabulary):
        return f"{names_by_number(vocabulary)[name]} ({name})"
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
        urn = iris.urn_lex(iri, document.name)
        if urn:  # the IRI itself is the Akoma Ntoso name
            triples.append(Triple(iri, terms.IDENTIFIER, literals.text(urn)))
    return triples
