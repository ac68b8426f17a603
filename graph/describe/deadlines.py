"""Times by which, or how often, something is due."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph import terms
from graph.describe import literals
from graph.describe.duties import Holders
from graph.describe.evidence import describe_quote, quote_iri
from graph.records.triples import Triple

if TYPE_CHECKING:
    from graph.describe.duties import Numbered
    from graph.describe.evidence import Scope
    from graph.records.mentions import Mentions


def describe_deadlines(
    scope: Scope, mentions: Mentions, duties: tuple[Numbered, ...]
) -> list[Triple]:
    """Describe all deadlines of a document, each tied to the duty in whose words it stands."""
    holders = Holders(duties)
    taken: dict[int, int] = {}
    triples: list[Triple] = []
    for deadline in mentions.deadlines:
        span = deadline.evidence.span
        taken[span.start] = taken.get(span.start, 0) + 1
        repeat = f"-{taken[span.start]}" if taken[span.start] > 1 else ""
        node = scope.part("deadline", f"{span.start}{repeat}")
        said = (
            (terms.SECTION, ".".join(deadline.section)),
            (terms.DUE, deadline.due),
            (terms.EVERY, deadline.every),
            (terms.WHAT, deadline.what),
            (terms.RULE, deadline.evidence.rule),
        )
        triples += [
            Triple(node, terms.TYPE, terms.DEADLINE),
            Triple(node, terms.STATED_IN, scope.document),
            *(Triple(node, term, literals.text(value)) for term, value in said if value),
            Triple(node, terms.CONFIDENCE, literals.number(deadline.evidence.confidence)),
            Triple(node, terms.EVIDENCE, quote_iri(scope, span)),
            *describe_quote(scope, span),
        ]
        duty = holders.holding(span)
        if duty:
            triples.append(Triple(node, terms.DUTY, duty))
    return triples
