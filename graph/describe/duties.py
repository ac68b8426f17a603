"""Duties: who has to do what, in which role, with whom, and where that is said."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

from graph import iris, terms
from graph.describe import literals
from graph.describe.agencies import describe_reference
from graph.describe.evidence import describe_quote, quote_iri
from graph.records.references import Resolved, Unresolved
from graph.records.triples import Triple

if TYPE_CHECKING:
    from graph.describe.evidence import Scope
    from graph.records.mentions import Agent, Duty, Named
    from graph.records.references import Reference, References
    from graph.records.text import Span

#: How many duties before a place are asked whether they hold it: a row may stand inside an item.
_NESTED = 8


class Numbered(NamedTuple):
    """A duty with its IRI."""

    iri: str
    duty: Duty


def duty_iris(scope: Scope, duties: tuple[Duty, ...]) -> tuple[Numbered, ...]:
    """Name the duties by their sections; repeats in a section get "-2", "-3" where that is free."""
    slugs = [_slug(duty.section) for duty in duties]
    taken = set(slugs)
    last: dict[str, int] = {}
    named = []
    for slug, duty in zip(slugs, duties, strict=True):
        number, name = last.get(slug, 0) + 1, slug
        while number > 1 and name in taken:
            name = f"{slug}-{number}"
            if name in taken:  # the name of a section of its own: III.1.a.2 beside III.1.a
                number += 1
        last[slug] = number
        taken.add(name)
        named.append(Numbered(scope.part("duty", name), duty))
    return tuple(named)


def _slug(section: tuple[str, ...]) -> str:
    """Spell a section for an IRI: ("III", "1", "đ") is "III-1-dd", as đ is another point than d."""
    joined = "-".join(section).replace("đ", "dd").replace("Đ", "DD")
    plain = re.sub("[\u0300-\u036f]", "", unicodedata.normalize("NFD", joined))
    return re.sub("[^A-Za-z0-9-]+", "_", plain) or "top"


class Holders:
    """Finds the duty in whose words something stands."""

    def __init__(self, duties: tuple[Numbered, ...]) -> None:
        """Sort the duties by where they begin."""
        spans = ((item.duty.evidence.span, item.iri) for item in duties)
        self._sorted = sorted((span.start, span.end, iri) for span, iri in spans)
        self._starts = [start for start, _, _ in self._sorted]

    def holding(self, span: Span) -> str | None:
        """Give the IRI of the innermost duty that holds the range, or `None`."""
        last = bisect_right(self._starts, span.start)
        for start, end, iri in reversed(self._sorted[max(0, last - _NESTED) : last]):
            if start <= span.start and span.end <= end:
                return iri
        return None


def describe_duties(
    scope: Scope, duties: tuple[Duty, ...], references: References, named: tuple[Numbered, ...]
) -> list[Triple]:
    """Describe all duties of a document, the parts of agencies in them, and those agencies."""
    triples: list[Triple] = []
    agencies: dict[str, Resolved] = {}
    topics = references.topics or ((),) * len(duties)
    for index, (iri, duty) in enumerate(named):
        triples += _duty(scope, iri, duty, index + 1)
        concepts = (iris.concept("topic", topic) for topic in topics[index])
        triples += [Triple(iri, terms.TOPIC, concept) for concept in concepts]
        for number, agent in enumerate(duty.agents, 1):
            reference = references.agents[index][number - 1]
            triples += _assignment(scope, iri, number, agent, reference)
        others = (
            (terms.PARTNER, terms.PARTNER_NAME, duty.partners, references.partners[index]),
            (terms.REPORTS_TO, terms.REPORTS_TO_NAME, duty.report_to, references.report_to[index]),
        )
        for term, name_term, names, found in others:
            triples += _others(iri, term, name_term, names, found)
        for reference in (
            *references.agents[index],
            *references.partners[index],
            *references.report_to[index],
        ):
            if isinstance(reference, Resolved):
                agencies.setdefault(reference.iri, reference)
    for reference in agencies.values():
        triples += describe_reference(reference, scope.vocabulary)
    return triples


def _duty(scope: Scope, iri: str, duty: Duty, order: int) -> list[Triple]:
    span = duty.evidence.span
    said = (
        (terms.TEXT, duty.text),
        (terms.ACT, duty.act),
        (terms.PRODUCT, duty.product),
        (terms.TIME, duty.time),
        (terms.RULE, duty.evidence.rule),
    )
    return [
        Triple(iri, terms.TYPE, terms.DUTY_ASSIGNMENT),
        Triple(iri, terms.STATED_IN, scope.document),
        Triple(iri, terms.SECTION, literals.text(".".join(duty.section))),
        Triple(iri, terms.ORDER, literals.number(order)),
        *(Triple(iri, term, literals.text(value)) for term, value in said if value),
        Triple(iri, terms.CONFIDENCE, literals.number(duty.evidence.confidence)),
        Triple(iri, terms.EVIDENCE, quote_iri(scope, span)),
        *describe_quote(scope, span),
    ]


def _assignment(
    scope: Scope, duty: str, number: int, agent: Agent, reference: Reference
) -> list[Triple]:
    node, span = f"{duty}-agent-{number}", agent.named.evidence.span
    triples = [
        Triple(duty, terms.ASSIGNMENT, node),
        Triple(node, terms.TYPE, terms.ASSIGNMENT_CLASS),
        Triple(node, terms.ROLE, iris.concept("role", agent.role.value)),
        Triple(node, terms.MODALITY, iris.concept("modality", agent.modality.value)),
        Triple(node, terms.AGENT_NAME, literals.text(agent.named.name)),
        Triple(node, terms.RULE, literals.text(agent.named.evidence.rule)),
        Triple(node, terms.EVIDENCE, quote_iri(scope, span)),
        *describe_quote(scope, span),
    ]
    if isinstance(reference, Unresolved):
        triples.append(Triple(node, terms.UNRESOLVED_REASON, literals.text(reference.reason.value)))
        triples += [Triple(node, terms.CANDIDATE, iri) for iri in reference.candidates]
        return triples
    return [
        *triples,
        Triple(node, terms.AGENT, reference.iri),
        Triple(node, terms.RESOLVED_BY, literals.text(reference.rule)),
        Triple(duty, terms.ROLE_PROPERTIES[agent.role.value], reference.iri),
    ]


def _others(
    duty: str,
    term: str,
    name_term: str,
    names: tuple[Named, ...],
    references: tuple[Reference, ...],
) -> list[Triple]:
    triples = [Triple(duty, name_term, literals.text(named.name)) for named in names]
    known = (found.iri for found in references if isinstance(found, Resolved))
    return [*triples, *(Triple(duty, term, iri) for iri in known)]
