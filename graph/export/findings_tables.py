"""Findings of analysis as heads and rows, for CSV: one row a fact, each with its places."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from graph.records.analysis import (
        Authority,
        Cascade,
        Comparison,
        Due,
        Fragment,
        Impact,
        Indicator,
        MatrixRow,
        RoleFinding,
    )
    from graph.records.findings import DutyView, Node, Quote

Table = tuple[tuple[str, ...], list[tuple[object, ...]]]


def _place(quote: Quote | None) -> str:
    return quote.place if quote else ""


def _side(duty: DutyView | None) -> tuple[str, ...]:
    if duty is None:
        return ("", "", "", "")
    agencies = "; ".join(f"{agency.label} ({role})" for agency, role in duty.agencies)
    return (duty.section, agencies, duty.text, duty.quote.place)


def comparison_table(item: Comparison) -> Table:
    """Give changes of duties, then of goals, days and citations."""
    sides = [
        f"{side} {name}"
        for side in ("before", "after")
        for name in ("section", "agencies", "text", "place")
    ]
    rows: list[tuple[object, ...]] = [
        (", ".join(change.kinds), change.score, *_side(change.before), *_side(change.after))
        for change in item.changes
    ]
    for fact in item.facts:
        before = ("", "", fact.before, _place(fact.before_quote))
        after = ("", "", fact.after, _place(fact.after_quote))
        rows.append((f"{fact.group}: {fact.kind}", fact.score, *before, *after))
    return ("change", "score", *sides), rows


def matrix_table(
    rows: Iterable[MatrixRow], agencies: Sequence[Node], marks: Mapping[str, str]
) -> Table:
    """Give one row a task, one column an agency, each cell the part and the place that gives it.

    `marks` says what is written for a part: {"lead": "A/R"}; a part that it does not hold is written as it is.
    """
    table: list[tuple[object, ...]] = []
    for row in rows:
        cells = {cell.agency.iri: cell for cell in row.cells}
        written = [
            f"{marks.get(cell.role, cell.role)} ({cell.duty.quote.place})" if cell else ""
            for cell in (cells.get(agency.iri) for agency in agencies)
        ]
        table.append((row.task, *written))
    return ("task", *(agency.label for agency in agencies)), table


def calendar_table(dues: Iterable[Due]) -> Table:
    """Give what is due, one row a day."""
    heads = ("date", "every", "what", "who", "kind", "document", "quote", "place")
    return heads, [
        (
            due.date,
            due.every,
            due.what,
            "; ".join(node.label for node in due.by),
            due.reason.removeprefix("analysis-"),
            due.deadline.document.label,
            due.deadline.quote.text,
            due.deadline.quote.place,
        )
        for due in dues
    ]


def indicator_table(items: Iterable[Indicator]) -> Table:
    """Give goals, one row each, those of one thing together."""
    heads = (
        "indicator",
        "document",
        "start",
        "end",
        "comparator",
        "value",
        "unit",
        "subject",
        "place",
    )
    return heads, [
        (
            item.label,
            goal.document.label,
            *(goal.period or ("", "")),
            goal.comparator,
            f"{goal.value:g}",
            goal.unit,
            goal.subject,
            goal.quote.place,
        )
        for item in items
        for goal in item.goals
    ]


def cascade_table(item: Cascade) -> Table:
    """Give one row a task and plan."""
    heads = (
        "task",
        "plan",
        "carried",
        "score",
        "section",
        "leads",
        "targets",
        "deadlines",
        "text",
        "place",
    )
    return heads, [
        (
            row.task,
            carried.plan.label,
            "yes" if carried.duty else "no",
            carried.score,
            carried.duty.section if carried.duty else "",
            "; ".join(node.label for node in carried.leads),
            "; ".join(f"{t.comparator} {t.value:g} {t.unit}" for t in carried.targets),
            "; ".join(f"{d.due} {d.every}".strip() for d in carried.deadlines),
            carried.duty.text if carried.duty else "",
            carried.duty.quote.place if carried.duty else "",
        )
        for row in item.rows
        for carried in row.carried
    ]


def impact_table(item: Impact) -> Table:
    """Give what hangs on an instrument, one row each."""
    heads = ("kind", "iri", "label", "hops", "only basis", "relation", "quote", "place")
    return heads, [
        (
            found.node.kind,
            found.node.iri,
            found.node.label,
            found.depth,
            "yes" if found.only_basis else "no",
            found.hop.relation,
            found.hop.quote.text if found.hop.quote else "",
            _place(found.hop.quote),
        )
        for found in (*item.documents, *item.duties)
    ]


def role_table(items: Iterable[RoleFinding]) -> Table:
    """Give one row a finding."""
    heads = ("kind", "score", "agencies", "duties", "text", "places")
    return heads, [
        (
            item.kind,
            item.score,
            "; ".join(node.label for node in item.agencies),
            "; ".join(duty.node.label for duty in item.duties),
            " | ".join(duty.text for duty in item.duties),
            "; ".join(dict.fromkeys(quote.place for quote in item.quotes)),
        )
        for item in items
    ]


def fragment_table(items: Iterable[Fragment]) -> Table:
    """Give one row a topic, agency and duty."""
    heads = ("topic", "locality", "agencies", "concentration", "agency", "duty", "passage", "place")
    return heads, [
        (
            item.topic,
            item.locality,
            len(item.shares),
            item.concentration,
            share.agency.label,
            duty.node.label,
            passage,
            duty.quote.place,
        )
        for item in items
        for share in item.shares
        for duty, passage in zip(share.duties, share.passages, strict=True)
    ]


def authority_table(items: Iterable[Authority]) -> Table:
    """Give one row a document."""
    heads = ("iri", "label", "basis", "pagerank", "authority", "hub", "cited by", "place")
    return heads, [
        (
            item.node.iri,
            item.node.label,
            item.basis,
            item.page_rank,
            item.authority,
            item.hub,
            item.cited_by,
            _place(item.quote),
        )
        for item in items
    ]
