"""A whole document as RDF: the one entry of this room for what was read in a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph import terms
from graph.describe.agencies import describe_reference
from graph.describe.citations import describe_citations
from graph.describe.deadlines import describe_deadlines
from graph.describe.duties import describe_duties, duty_iris
from graph.describe.evidence import Scope, describe_source
from graph.describe.header import describe_header
from graph.describe.naming import describe_name
from graph.describe.targets import describe_targets
from graph.records.references import Resolved
from graph.records.triples import Literal, Triple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph.records.document import DocumentTree
    from graph.records.mentions import Mentions
    from graph.records.references import References
    from graph.vocabulary import Vocabulary


def describe(
    tree: DocumentTree, mentions: Mentions, references: References, vocabulary: Vocabulary
) -> tuple[Triple, ...]:
    """Give all that is said of one document, sorted and without repeats; no blank nodes."""
    document = references.document
    scope = Scope(document=document.iri, source=tree.source, vocabulary=vocabulary)
    duties = duty_iris(scope, mentions.duties)
    triples = describe_source(scope)
    triples += describe_name(document, vocabulary)
    triples += [
        Triple(scope.document, terms.TYPE, terms.READ_DOCUMENT),
        Triple(scope.document, terms.DERIVED_FROM, scope.source_iri),
    ]
    triples += describe_header(scope, mentions.header)
    if isinstance(references.issuer, Resolved):
        triples.append(Triple(scope.document, terms.PASSED_BY, references.issuer.iri))
        triples += describe_reference(references.issuer, vocabulary)
    triples += describe_citations(scope, mentions.citations, references)
    triples += describe_duties(scope, mentions.duties, references, duties)
    triples += describe_targets(scope, mentions, duties)
    triples += describe_deadlines(scope, mentions, duties)
    return in_order(triples)


def in_order(triples: Iterable[Triple]) -> tuple[Triple, ...]:
    """Sort and drop repeats; IRIs before literals where subject and predicate are the same."""
    distinct = set(triples)
    try:
        return tuple(sorted(distinct))
    except TypeError:  # an IRI beside a literal: rare, so the dear key only then
        return tuple(sorted(distinct, key=_order))


def _order(triple: Triple) -> tuple[str, str, bool, tuple[str, ...]]:
    value = triple.object
    if isinstance(value, Literal):
        return (triple.subject, triple.predicate, True, tuple(value))
    return (triple.subject, triple.predicate, False, (value,))
