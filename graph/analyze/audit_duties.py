"""Rules on duties and deadlines: nobody, helpers without a lead, two leads, days that cannot be or are past."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from graph import iris, vietnamese
from graph.analyze import facts
from graph.analyze.audit_ground import FULL, spoken
from graph.analyze.basis import ANY, Basis
from graph.analyze.roles import roles
from graph.records.audit import Issue, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.analyze.audit_ground import Ground
    from graph.records.findings import DeadlineView

#: Kind of `roles` -> rule and severity.
_PARTS = {
    "double-lead": ("two-leads", Severity.WARNING),
    "support-without-lead": ("no-lead", Severity.WARNING),
    "orphan": ("no-agent", Severity.INFO),
}
#: A day before which something is due, in the words of a duty.
_DUE = re.compile(
    r"(?:trước|chậm nhất|muộn nhất|hạn|xong)[^.;:\d]{0,24}\b" + vietnamese.DATE, re.IGNORECASE
)
#: What is due: a report, or an end.
_DELIVERY = re.compile(r"báo cáo|hoàn thành|gửi|xong|tham mưu|trình", re.IGNORECASE)
#: Characters before a day in which its deed stands.
_REACH = 160


def parts(ground: Ground) -> Iterator[Issue]:
    """Find tasks with nobody by name, with helpers and no lead, or with two leads.

    "Một việc chỉ giao cho một cơ quan chủ trì": one task, one body in the lead.
    """
    for found in roles(ground.network, kinds=tuple(_PARTS)):
        rule, severity = _PARTS[found.kind]
        duty = found.duties[0]
        if rule == "no-agent" and not duty.agencies:
            severity = Severity.WARNING
        yield Issue(
            rule=rule,
            severity=severity,
            subject=duty.node,
            values=(
                ("duty", "; ".join(one.node.label for one in found.duties)),
                ("agencies", "; ".join(agency.label for agency in found.agencies) or "…"),
            ),
            quotes=(duty.quote, *(quote for quote in found.quotes if quote != duty.quote)),
        )


def before_document(ground: Ground) -> Iterator[Issue]:
    """Find days by which something is due that were past when the document was signed.

    The reader takes such a day for the bound of a rule, and makes no deadline of it: so the words of the
    duties are asked, for a day that something is reported or finished by.
    """
    for duty in ground.network.duties.values():
        signed = ground.date(duty.document.iri)
        for match in _DUE.finditer(duty.text) if signed else ():
            due = vietnamese.read_date(match)
            if due is None or due[: len(signed)] >= signed:
                continue
            sentence = vietnamese.squeeze(duty.text[max(0, match.start() - _REACH) : match.end()])
            if _DELIVERY.search(sentence):
                yield Issue(
                    rule="deadline-before",
                    severity=Severity.ERROR,
                    subject=duty.node,
                    values=(
                        ("document", duty.document.label),
                        ("due", spoken(due)),
                        ("what", sentence),
                        ("signed", spoken(signed)),
                    ),
                    quotes=(duty.quote,),
                )


def _deadline(
    ground: Ground, rule: str, severity: Severity, deadline: DeadlineView, *more: tuple[str, str]
) -> Issue:
    return Issue(
        rule=rule,
        severity=severity,
        subject=ground.node(deadline.document.iri),
        values=(
            ("document", deadline.document.label),
            ("due", _day(deadline.due)),
            ("what", deadline.what),
            *more,
        ),
        quotes=(deadline.quote,),
    )


def _day(due: str) -> str:
    return spoken(due.removeprefix("--"))


def before_parents(ground: Ground) -> Iterator[Issue]:
    """Compare deadlines with those for the same thing in the document above, where both were read.

    A report that is due below after it is due above comes too late; one that is due before it leaves time,
    and is told for a person to see.
    """
    by_document: dict[str, list[DeadlineView]] = {}
    for deadline in ground.network.deadlines.values():
        by_document.setdefault(deadline.document.iri, []).append(deadline)
    for lower, upper in Basis(ground.network, ANY).pairs():
        if lower in by_document and upper in by_document:
            yield from _compared(ground, by_document[upper], by_document[lower])


def _compared(
    ground: Ground, above: list[DeadlineView], below: list[DeadlineView]
) -> Iterator[Issue]:
    of_quote = {one.quote: one for one in (*above, *below)}
    for change in facts.deadlines(above, below):
        if change.kind != "changed" or not change.before_quote or not change.after_quote:
            continue
        parent, child = of_quote[change.before_quote], of_quote[change.after_quote]
        days = _comparable(parent, child)
        if days is None or days[0] == days[1]:
            continue
        late = days[1] > days[0]
        issue = _deadline(
            ground,
            "deadline-after-parent" if late else "deadline-before-parent",
            Severity.WARNING if late else Severity.INFO,
            child,
            ("parent", parent.document.label),
            ("parent_due", _day(parent.due)),
        )
        yield Issue(
            rule=issue.rule,
            severity=issue.severity,
            subject=issue.subject,
            values=issue.values,
            quotes=(child.quote, parent.quote),
        )


def _comparable(parent: DeadlineView, child: DeadlineView) -> tuple[str, str] | None:
    """Give the days of both as far as they can be compared: both of one year, or both of each year alike."""
    if parent.every != child.every:
        return None
    if len(parent.due) == len(child.due) == FULL and not parent.every:
        return parent.due, child.due
    if parent.due.startswith("--") and child.due.startswith("--"):
        return parent.due, child.due
    return None


def past(ground: Ground) -> Iterator[Issue]:
    """Find days that are past on the day asked for, with nothing in the corpus that came of them."""
    if not ground.as_of:
        return
    for deadline in ground.network.deadlines.values():
        if len(deadline.due) != FULL or deadline.every or deadline.due >= ground.as_of:
            continue
        if not _has_product(ground, deadline):
            yield _deadline(
                ground, "deadline-past", Severity.INFO, deadline, ("on", spoken(ground.as_of))
            )


def _has_product(ground: Ground, deadline: DeadlineView) -> bool:
    """Tell whether a document that cites this one came from those who had to do it, or is a report."""
    duty = ground.network.duties.get(deadline.duty)
    names = [iris.parse_agency(agency.iri) for agency, _ in duty.agencies] if duty else []
    bodies = {name.id for name in names if name is not None}
    graph = ground.network.graph
    for lower, _, data in graph.in_edges(deadline.document.iri, data=True):
        if data["kind"] != "cites" or not graph.nodes[lower].get("read"):
            continue
        name = iris.parse_document(lower)
        issued = name is not None and any(name.issuer.startswith(body) for body in bodies)
        if issued or graph.nodes[lower].get("type") == "bao-cao":
            return True
    return False


RULES = (parts, before_document, before_parents, past)
