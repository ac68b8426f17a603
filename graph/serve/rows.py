"""Rows that many pages show: documents, duties, citations, chains."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.analyze.trace import SURE
from graph.export import naming
from graph.export.text import plain
from graph.serve.parts import (
    ChainRow,
    CitationGroup,
    CitationRow,
    DocumentRow,
    DutyRow,
    GoalRow,
    HopRow,
    Named,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph.interface import Interface
    from graph.records.findings import Chain, DeadlineView, DutyView, Node, TargetView
    from graph.serve.asking import Asked
    from graph.serve.holdings import Edge, Holdings


def day(date: str) -> str:
    """Show an ISO date as it is written in Vietnam; what is none stays.

    >>> day("2021-02-09"), day("2021-02"), day("2021"), day("--11-15")
    ('09/02/2021', '02/2021', '2021', '15/11')
    """
    if not date or any(letter not in "-0123456789" for letter in date):
        return date
    return "/".join(reversed([part for part in date.split("-") if part]))


def language(asked: Asked, pair: tuple[str, str]) -> str:
    """Choose from a name in Vietnamese and English."""
    return pair[1] if asked.say.language == "en" else pair[0]


def document(asked: Asked, iri: str) -> DocumentRow:
    """Show a document in a list."""
    held = asked.held
    data = held.network.graph.nodes[iri]
    return DocumentRow(
        thing=held.named(iri),
        title=plain(str(data["title"])),
        type=language(asked, naming.type_names(str(data["type"]))),
        date=str(data["date"]),
        locality=naming.locality(str(data["locality"])) if data["locality"] else "",
        read=bool(data["read"]),
        duties=len(held.duties_of.get(iri, ())),
        cited_by=len({edge.lower for edge in held.cited_by.get(iri, ())}),
    )


def node(held: Holdings, found: Node) -> Named:
    """Show what a finding names; an agency that was not recognised has no page."""
    if found.iri in held.network.graph:
        return held.named(found.iri)
    look = "agency" if found.kind == "agency" else ""
    return Named(iri=found.iri, path="", label=plain(found.label), look=look)


def duty(asked: Asked, view: DutyView) -> DutyRow:
    """Show a duty in a list."""
    held = asked.held
    return DutyRow(
        thing=held.named(view.node.iri),
        section=view.section,
        text=plain(view.text),
        document=held.named(view.document.iri),
        agencies=tuple((node(held, agency), role) for agency, role in view.agencies),
        topics=tuple(language(asked, naming.topic(topic)) for topic in view.topics),
    )


def target(held: Holdings, view: TargetView) -> GoalRow:
    """Show a target: "≥ 90 %"."""
    sign = {">=": "≥ ", "<=": "≤ ", ">": "> ", "<": "< ", "+>=": "+ ", "->=": "− "}.get(
        view.comparator, ""
    )
    return GoalRow(
        value=f"{sign}{view.value:g} {view.unit}".strip(),
        what=plain(view.subject),
        document=held.named(view.document.iri),
        passage=held.passage(view.quote),
        duty=held.named(view.duty) if view.duty in held.network.duties else None,
    )


def deadline(held: Holdings, view: DeadlineView, say: Interface) -> GoalRow:
    """Show a deadline: day, rhythm, or both."""
    return GoalRow(
        value=day(view.due) or (say.label("serve-every", view.every) if view.every else ""),
        what=plain(view.what),
        document=held.named(view.document.iri),
        passage=held.passage(view.quote),
        duty=held.named(view.duty) if view.duty in held.network.duties else None,
    )


def citation(held: Holdings, edge: Edge, *, back: bool = False) -> CitationRow:
    """Show a citation by what it cites, or with `back` by who cites."""
    data = edge.data
    return CitationRow(
        thing=held.named(edge.lower if back else edge.upper),
        relation=str(data["relation"]),
        passage=held.passage(data["quote"], data["start"]),
        section=str(data["section"]),
        basis=str(data["basis"]),
        inferred=data["confidence"] < SURE,
    )


def open_citations(held: Holdings, document: str) -> tuple[CitationRow, ...]:
    """Show the citations of a document that resolve to nothing."""
    return tuple(
        CitationRow(
            thing=Named(iri=item.iri, path="", label=item.key),
            relation="unresolved",
            passage=item.passage,
            reason=item.reason,
            candidates=tuple(held.named(iri) for iri in item.candidates),
        )
        for item in held.open
        if item.stated_in == document
    )


def grouped(rows: Iterable[CitationRow]) -> tuple[CitationGroup, ...]:
    """Put citations of one relation together, in the order in which they come."""
    groups: dict[str, list[CitationRow]] = {}
    for row in rows:
        groups.setdefault(row.relation, []).append(row)
    return tuple(CitationGroup(relation=name, rows=tuple(items)) for name, items in groups.items())


def chain(held: Holdings, found: Chain, say: Interface, *, down: bool = False) -> ChainRow:
    """Show a chain, from where it starts to where it ends."""
    hops = tuple(
        HopRow(
            thing=node(held, hop.lower if down else hop.upper),
            relation=hop.relation,
            passage=held.passage(hop.quote) if hop.quote else None,
            inferred=hop.confidence < SURE,
            by=held.named(hop.stated_in.iri)
            if hop.stated_in.iri not in {hop.lower.iri, hop.upper.iri}
            else None,
        )
        for hop in found.hops
    )
    ending = "leaf" if down and found.ending == "root" else found.ending
    first = found.hops[0].upper if down else found.hops[0].lower
    return ChainRow(
        start=node(held, first),
        hops=hops,
        ending=say(f"ending-{ending}", label=hops[-1].thing.label),
    )
