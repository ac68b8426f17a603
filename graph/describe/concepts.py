"""Concepts: the rows of the schemes, with their labels in both languages."""

from __future__ import annotations

import functools
from importlib import resources
from typing import TYPE_CHECKING

import pyoxigraph

from graph import iris, terms
from graph.describe import literals
from graph.describe.naming import types_by_id
from graph.records.triples import Literal, Triple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from graph.vocabulary import DocumentType, Topic, Vocabulary


@functools.cache
def fixed_concepts() -> Mapping[str, tuple[Triple, ...]]:
    """Give the concepts that vocabulary.ttl itself holds: roles, modalities, relations, kinds."""
    text = resources.files("graph.ontology").joinpath("vocabulary.ttl").read_bytes()
    found: dict[str, list[Triple]] = {}
    concepts: set[str] = set()
    for quad in pyoxigraph.parse(text, format=pyoxigraph.RdfFormat.TURTLE):
        subject, value = quad.subject, quad.object
        if not isinstance(subject, pyoxigraph.NamedNode):
            continue
        if isinstance(value, pyoxigraph.Literal):
            term: str | Literal = Literal(value.value, "", value.language or "")
        elif isinstance(value, pyoxigraph.NamedNode):
            term = value.value
        else:
            continue
        triple = Triple(subject.value, quad.predicate.value, term)
        found.setdefault(subject.value, []).append(triple)
        if triple.predicate == terms.TYPE and term in {terms.CONCEPT, terms.CONCEPT_SCHEME}:
            concepts.add(subject.value)
    return {iri: tuple(found[iri]) for iri in sorted(concepts)}


def describe_concept(iri: str, vocabulary: Vocabulary) -> list[Triple]:
    """Describe a concept and its scheme; nothing for an IRI that is no concept."""
    fixed = fixed_concepts()
    scheme, _, name = iri.removeprefix(iris.BASE).partition("/")
    scheme_iri = iris.BASE + scheme
    if not iri.startswith(iris.BASE) or not name or scheme_iri not in fixed:
        return []
    triples = list(fixed.get(iri, ()))
    if scheme == "topic":
        triples += _topic(iri, next((row for row in vocabulary.topics if row.id == name), None))
    elif scheme == "document-type":
        triples += _document_type(iri, types_by_id(vocabulary).get(name))
    return [*triples, *fixed[scheme_iri]] if triples else []


def _labels(iri: str, scheme: str, vi: str, en: str) -> Iterator[Triple]:
    yield Triple(iri, terms.TYPE, terms.CONCEPT)
    yield Triple(iri, terms.IN_SCHEME, iris.BASE + scheme)
    yield Triple(iri, terms.PREF_LABEL, literals.vietnamese(vi))
    yield Triple(iri, terms.PREF_LABEL, literals.english(en))


def _topic(iri: str, row: Topic | None) -> Iterator[Triple]:
    if row is None:
        return
    yield from _labels(iri, "topic", row.label, row.en)
    if row.broader:
        yield Triple(iri, terms.BROADER, iris.concept("topic", row.broader))


def _document_type(iri: str, row: DocumentType | None) -> Iterator[Triple]:
    if row is None:
        return
    yield from _labels(iri, "document-type", row.name, row.en)
    yield Triple(iri, terms.NOTATION, literals.text(row.abbreviation))
    yield Triple(iri, terms.FAMILY, literals.text(row.family))
    yield Triple(iri, terms.RANK, literals.number(row.rank))
    for alias in row.aliases:
        yield Triple(iri, terms.ALT_LABEL, literals.vietnamese(alias))
