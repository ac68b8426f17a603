"""What the graph holds, and what it could not resolve, in numbers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from graph.store.protocol import Store

_TOTALS = {
    "read": "?x a cc:ReadDocument",
    "known": "?x a cc:Document . FILTER NOT EXISTS { ?x a cc:ReadDocument }",
    "citations": "?x a cito:Citation",
    "duties": "?x a cc:DutyAssignment",
    "agencies": "?x a cc:Agency",
    "groups": "?x a cc:AgencyGroup",
    "targets": "?x a cc:Target",
    "deadlines": "?x a cc:Deadline",
    "conflicts": "?c cito:hasCitedEntity ?x ; cc:statedDate ?d . ?e cito:hasCitedEntity ?x ; cc:statedDate ?f ."
    " FILTER(STRLEN(?d) = STRLEN(?f) && ?d < ?f)",
    "triples": "?x ?p ?o",
}
_UNRESOLVED = """
SELECT ?reason (COUNT(DISTINCT ?x) AS ?n) WHERE { ?x cc:unresolvedReason ?reason } GROUP BY ?reason
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """Numbers of a store: (name, number) each."""

    totals: tuple[tuple[str, int], ...]
    #: By reason, the commonest first.
    unresolved: tuple[tuple[str, int], ...]


def count(store: Store) -> Counts:
    """Count what is in the graph."""
    totals = []
    for name, pattern in _TOTALS.items():
        what = "*" if name == "triples" else "DISTINCT ?x"
        row = next(store.select(f"SELECT (COUNT({what}) AS ?n) WHERE {{ {pattern} }}"))
        totals.append((name, int(row[0] or 0)))
    rows = ((reason or "", int(number or 0)) for reason, number in store.select(_UNRESOLVED))
    return Counts(
        totals=tuple(totals), unresolved=tuple(sorted(rows, key=lambda row: (-row[1], row[0])))
    )
