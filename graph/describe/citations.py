"""Citations: each a thing of its own with its quote, beside the direct triple between documents."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph import iris, terms
from graph.describe import literals
from graph.describe.evidence import describe_quote, quote_iri
from graph.describe.naming import describe_name
from graph.records.mentions import Basis, Relation
from graph.records.references import Resolved, Unresolved
from graph.records.triples import Triple

if TYPE_CHECKING:
    from graph.describe.evidence import Scope
    from graph.records.mentions import Citation
    from graph.records.references import Reference, References


def describe_citations(
    scope: Scope, citations: tuple[Citation, ...], references: References
) -> list[Triple]:
    """Describe all citations of a document and the documents that they point to."""
    triples: list[Triple] = []
    named: set[str] = set()
    nodes = _nodes(scope, citations)
    provisions = references.provisions or ((),) * len(citations)
    for index, citation in enumerate(citations):
        reference = references.citations[index]
        triples += _statement(scope, nodes[index], citation)
        triples += _subject(scope, nodes, citations, references, index)
        triples += _reference(nodes[index], citation, reference)
        if isinstance(reference, Resolved):
            triples += _provisions(nodes[index], reference.iri, provisions[index])
            if reference.iri not in named:
                named.add(reference.iri)
                triples += describe_name(reference, scope.vocabulary)
    return triples


def _nodes(scope: Scope, citations: tuple[Citation, ...]) -> list[str]:
    """Name each citation by where it begins; a second one that begins there gets "-2"."""
    taken: dict[int, int] = {}
    nodes = []
    for citation in citations:
        start = citation.evidence.span.start
        taken[start] = taken.get(start, 0) + 1
        repeat = f"-{taken[start]}" if taken[start] > 1 else ""
        nodes.append(scope.part("citation", f"{start}{repeat}"))
    return nodes


def _statement(scope: Scope, node: str, citation: Citation) -> list[Triple]:
    """Say what the text states: key, relation, date, issuer, title as written, and the quote."""
    span = citation.evidence.span
    stated = (
        (terms.KIND, citation.kind.value),
        (terms.KEY, citation.key),
        (terms.TYPE_NAME, citation.type),
        (terms.STATED_DATE, citation.date),
        (terms.STATED_ISSUER, citation.issuer),
        (terms.STATED_TITLE, citation.title),
        (terms.PROVISION_TEXT, citation.provision),
        (terms.SECTION, ".".join(citation.section)),
        (terms.BASIS, citation.basis.value if citation.basis else None),
        (terms.RULE, citation.evidence.rule),
        (terms.RELATION_RULE, citation.relation_rule),
    )
    return [
        Triple(node, terms.TYPE, terms.CITATION),
        Triple(node, terms.STATED_IN, scope.document),
        Triple(node, terms.RELATION, iris.concept("relation", citation.relation.value)),
        *(Triple(node, term, literals.text(value)) for term, value in stated if value),
        Triple(node, terms.EVIDENCE, quote_iri(scope, span)),
        *describe_quote(scope, span),
    ]


def _subject(
    scope: Scope,
    nodes: list[str],
    citations: tuple[Citation, ...],
    references: References,
    index: int,
) -> list[Triple]:
    """Say who cites: this document, or the one in whose abstract the citation stands."""
    citation, cited = citations[index], references.citations[index]
    node, above = nodes[index], citation.subject
    if above < 0:
        citing = scope.document
        triples = [Triple(node, terms.CITING_ENTITY, citing)]
    else:
        triples = [Triple(node, terms.STANDS_IN, nodes[above])]
        subject = references.citations[above]
        if isinstance(subject, Unresolved):
            return triples  # who cites is not known, and is not made up
        citing = subject.iri
        triples.append(Triple(node, terms.CITING_ENTITY, citing))
    if isinstance(cited, Resolved) and cited.iri != citing:
        triples.append(Triple(citing, terms.RELATION_PROPERTIES[citation.relation], cited.iri))
        if citation.relation is Relation.BASED_ON and citation.basis is not None:
            triples.append(Triple(citing, _basis_property(citation.basis), cited.iri))
    return triples


def _basis_property(basis: Basis) -> str:
    return terms.BASIS_PROPERTIES[basis.value]


def _reference(node: str, citation: Citation, reference: Reference) -> list[Triple]:
    if isinstance(reference, Unresolved):
        return [
            Triple(node, terms.UNRESOLVED_REASON, literals.text(reference.reason.value)),
            Triple(node, terms.CONFIDENCE, literals.number(citation.evidence.confidence)),
            *(Triple(node, terms.CANDIDATE, iri) for iri in reference.candidates),
        ]
    confidence = citation.evidence.confidence * reference.confidence
    return [
        Triple(node, terms.CITED_ENTITY, reference.iri),
        Triple(node, terms.CONFIDENCE, literals.number(round(confidence, 4))),
        Triple(node, terms.RESOLVED_BY, literals.text(reference.rule)),
    ]


def _provisions(node: str, document: str, eids: tuple[str, ...]) -> list[Triple]:
    triples = []
    for eid in eids:
        provision = iris.provision(document, eid)
        triples += [
            Triple(node, terms.PROVISION, provision),
            Triple(provision, terms.TYPE, terms.SUBDIVISION),
            Triple(provision, terms.IS_PART_OF, document),
        ]
    return triples
