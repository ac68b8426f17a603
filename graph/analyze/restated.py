"""Duties passed down a chain: the lower document rests on the upper one and says much the same.

That is how a programme is carried out, and no duplication. Told apart are those where the lead changed on the way.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.analyze import tasks
from graph.analyze.kinship import Kinship
from graph.records.analysis import Restatement

if TYPE_CHECKING:
    from graph.analyze.tasks import Field, Match
    from graph.network import Network

#: Rank of what is not known to have one: the lowest.
_NO_RANK = 99


def restatements(
    network: Network, *, threshold: float = tasks.SAME, locality: str = ""
) -> tuple[Restatement, ...]:
    """Give the duties that a document of lower rank took over from one that it rests on, the most alike first."""
    kinship = Kinship(network)
    views = tuple(network.duties.values())
    field = tasks.field_of(network, views)
    found = []
    for match in field.matches(threshold):
        item = _restatement(network, field, match, kinship)
        if item and (not locality or locality in {item.lower.locality, item.upper.locality}):
            found.append(item)
    return tuple(
        sorted(found, key=lambda item: (-item.score, item.upper.node.iri, item.lower.node.iri))
    )


def _restatement(
    network: Network, field: Field, match: Match, kinship: Kinship
) -> Restatement | None:
    one, two = field.duties[match.first], field.duties[match.second]
    if one.document.iri == two.document.iri:
        return None
    for lower, upper in ((one, two), (two, one)):
        chain = kinship.chain(lower.document.iri, upper.document.iri)
        if chain and _rank(network, lower.document.iri) >= _rank(network, upper.document.iri):
            below, above = kinship.leads(lower), kinship.leads(upper)
            changed = bool(below and above) and not any(
                kinship.kin(a.iri, b.iri) for a in below for b in above
            )
            return Restatement(
                upper=upper,
                lower=lower,
                score=match.score,
                parts=match.parts,
                chain=chain,
                lead_changed=changed,
            )
    return None


def _rank(network: Network, document: str) -> int:
    return int(network.graph.nodes[document].get("rank", _NO_RANK))
