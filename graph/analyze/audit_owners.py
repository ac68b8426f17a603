"""Rules on agencies and provinces: who no longer exists and who took over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.analyze.as_of import owner, territory
from graph.analyze.audit_ground import spoken
from graph.records.audit import Issue, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.analyze.audit_ground import Ground
    from graph.records.findings import DutyView, Quote
    from graph.records.validity import Owner


def agencies(ground: Ground) -> Iterator[Issue]:
    """Find agencies that were gone when a document gave them work, or are gone today; once for each heir."""
    groups: dict[tuple[str, str, str, str], list[tuple[DutyView, Owner]]] = {}
    for duty in ground.network.duties.values():
        signed = ground.day(duty.document.iri)
        for agency, _ in duty.agencies:
            for rule, on in (("agency-gone", signed), ("agency-gone-today", ground.as_of)):
                found = owner(ground.vocabulary, agency, on, duty.topics) if on else None
                if found is not None and found.reorganised:
                    key = (rule, duty.document.iri, agency.iri, found.today.iri)
                    groups.setdefault(key, []).append((duty, found))
                    break
    for (rule, document, _, _), members in groups.items():
        yield _gone(ground, rule, document, members)


def _gone(ground: Ground, rule: str, document: str, members: list[tuple[DutyView, Owner]]) -> Issue:
    found = members[0][1]
    topics = sorted({c.topic for _, one in members for c in one.changes if c.topic})
    change = next(iter(found.changes), None)
    quotes: dict[Quote, None] = {}
    for duty, _ in members:
        named = [a.quote for a in duty.assignments if a.agency.iri == found.written.iri and a.quote]
        quotes.setdefault(named[0] if named else duty.quote)
    since = spoken(change.on) if change else spoken(found.ended)
    return Issue(
        rule=f"{rule}-no-heir" if found.ended else rule,
        severity=Severity.WARNING,
        subject=found.written,
        values=(
            ("document", ground.node(document).label),
            ("agency", found.written.label),
            ("heir", found.today.label),
            ("since", spoken(found.ended) if found.ended else since),
            ("act", (change.act if change else "") or "…"),
            ("on", spoken(found.on)),
            ("count", str(len(members))),
            ("sections", ", ".join(dict.fromkeys(duty.section for duty, _ in members))),
            ("topics", f" ({'; '.join(topics)})" if topics else ""),
        ),
        quotes=tuple(quotes),
        likely="" if found.ended else found.today.label,
        source=change.source if change else "",
    )


def provinces(ground: Ground) -> Iterator[Issue]:
    """Find documents of a province that is another one today."""
    if not ground.as_of:
        return
    for source in ground.said.sources:
        for document in source.documents:
            locality = str(ground.network.graph.nodes.get(document, {}).get("locality", ""))
            found = territory(ground.vocabulary, locality, ground.as_of)
            if found is None or not found.changes:
                continue
            head = next(
                (
                    h.quote
                    for h in ground.said.heads
                    if h.document == document and h.name == "issuer"
                ),
                None,
            ) or next((h.quote for h in ground.said.heads if h.document == document), None)
            steps = "; ".join(f"{spoken(c.on)}: {c.after} ({c.act or '…'})" for c in found.changes)
            yield Issue(
                rule="territory-changed",
                severity=Severity.INFO,
                subject=ground.node(document),
                values=(
                    ("document", ground.node(document).label),
                    ("before", found.written),
                    ("after", found.today),
                    ("steps", steps),
                    ("on", spoken(ground.as_of)),
                ),
                quotes=(head,) if head else (),
                source=found.changes[-1].source,
            )


RULES = (agencies, provinces)
