"""A check of the whole graph, or of a draft against it: what a reviewer should see before it is signed.

Each rule is a function from `Ground` to issues; the rules stand in modules by what they look at. Nothing is
judged by the clock: what only shows on a later day is found for the day that is asked for (`as_of`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.analyze import audit_citations, audit_duties, audit_owners, audit_spelling
from graph.analyze.audit_ground import Ground
from graph.analyze.lives import lives_of
from graph.network import read_network
from graph.query.said import said
from graph.records.audit import SEVERITIES, Issue, Severity

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from graph.store.protocol import Store
    from graph.vocabulary import Vocabulary

RULES = (
    *audit_citations.RULES,
    *audit_owners.RULES,
    *audit_duties.RULES,
    *audit_spelling.RULES,
)


def audit(
    store: Store,
    vocabulary: Vocabulary,
    *,
    as_of: str = "",
    paths: Collection[str] = (),
) -> tuple[Issue, ...]:
    """Give what the rules find, the gravest first; with `paths` only what stands in these files."""
    network = read_network(store)
    ground = Ground(
        network=network,
        vocabulary=vocabulary,
        said=said(store),
        lives=lives_of(store, network, vocabulary),
        as_of=as_of,
    )
    return in_order(check(ground), paths)


def check(ground: Ground) -> Iterable[Issue]:
    """Run all rules."""
    for rule in RULES:
        yield from rule(ground)


def in_order(issues: Iterable[Issue], paths: Collection[str] = ()) -> tuple[Issue, ...]:
    """Sort by severity, file, line and rule; keep those whose place is in one of the files."""
    kept = {
        issue: None
        for issue in issues
        if not paths or any(quote.path in paths for quote in issue.quotes[:1])
    }
    return tuple(sorted(kept, key=_order))


def _order(issue: Issue) -> tuple[int, str, int, str, str, tuple[tuple[str, str], ...]]:
    place = issue.quotes[0] if issue.quotes else None
    return (
        SEVERITIES.index(issue.severity),
        place.path if place else "",
        place.line if place else 0,
        issue.rule,
        issue.subject.iri,
        issue.values,
    )


def fails(issues: Iterable[Issue], at: Severity) -> bool:
    """Tell whether anything is as grave as this, or graver."""
    limit = SEVERITIES.index(at)
    return any(SEVERITIES.index(issue.severity) <= limit for issue in issues)
