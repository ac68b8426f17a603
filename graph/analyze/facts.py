"""Targets, deadlines and citations of two plans, or of two duties, side by side: kept, changed, new, dropped."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, TypeVar

import numpy as np
from scipy.optimize import linear_sum_assignment

from graph.analyze import similarity
from graph.records.analysis import FactChange
from graph.records.findings import DeadlineView, DutyView, TargetView

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from graph.network import Network
    from graph.records.findings import Quote

#: What is compared by subject.
Fact = TypeVar("Fact", TargetView, DeadlineView)

#: Cosine of the subjects from which two targets, or two deadlines, are of one thing.
SAME_SUBJECT = 0.35
#: What a deadline of the same day or rhythm gains in the choice of its partner, and one of another loses.
_SAME_TIME = 0.3


def goal(target: TargetView) -> str:
    """Write a target as one line: "> 90 % tỷ lệ điều tra, khám phá"."""
    unit = f" {target.unit}" if target.unit else ""
    return f"{target.comparator} {target.value:g}{unit} {target.subject}".strip()


def time(deadline: DeadlineView) -> str:
    """Write a deadline as one line: "--11-15 P1Y báo cáo kết quả"."""
    return " ".join(filter(None, (deadline.due, deadline.every, deadline.what)))


def targets(before: Sequence[TargetView], after: Sequence[TargetView]) -> tuple[FactChange, ...]:
    """Compare targets by what they are of, each with one at the most."""
    weights = _cosines([item.subject for item in before], [item.subject for item in after])
    for row, one in enumerate(before):
        for column, two in enumerate(after):
            if one.unit != two.unit or _rise(one) != _rise(two):
                weights[row, column] = 0.0
    return _changes("target", before, after, weights, goal, _same_goal)


def _rise(target: TargetView) -> bool:
    """Tell a rise or fall from a level: "tăng ít nhất 2 %" is no other "đạt 90 %"."""
    return target.comparator.startswith(("+", "-"))


def _same_goal(one: TargetView, two: TargetView) -> bool:
    return (one.value, one.comparator) == (two.value, two.comparator)


def deadlines(
    before: Sequence[DeadlineView], after: Sequence[DeadlineView]
) -> tuple[FactChange, ...]:
    """Compare deadlines by what is due; the same day of another year is the same."""
    weights = _cosines([item.what for item in before], [item.what for item in after])
    for row, one in enumerate(before):
        for column, two in enumerate(after):
            if weights[row, column] >= SAME_SUBJECT:
                weights[row, column] += _SAME_TIME if _same_time(one, two) else 0.0
    return _changes("deadline", before, after, weights, time, _same_time)


def _same_time(one: DeadlineView, two: DeadlineView) -> bool:
    return (one.due[-5:], one.every if not one.due else "") == (
        two.due[-5:],
        two.every if not two.due else "",
    )


def _cosines(ones: Sequence[str], twos: Sequence[str]) -> np.ndarray:
    if not ones or not twos:
        return np.zeros((len(ones), len(twos)))
    matrix = similarity.space([*ones, *twos]).matrix
    return np.asarray((matrix[: len(ones)] @ matrix[len(ones) :].T).todense())


def _changes(
    group: str,
    before: Sequence[Fact],
    after: Sequence[Fact],
    weights: np.ndarray,
    say: Callable[[Fact], str],
    same: Callable[[Fact, Fact], bool],
) -> tuple[FactChange, ...]:
    weights = np.where(weights >= SAME_SUBJECT, weights, 0.0)
    rows, columns = linear_sum_assignment(weights, maximize=True)
    pairs = {int(i): int(j) for i, j in zip(rows, columns, strict=True) if weights[i, j] > 0}
    found = []
    for row, one in enumerate(before):
        if row not in pairs:
            found.append(_change(group, "dropped", say(one), "", one.quote, None))
            continue
        two = after[pairs[row]]
        kind = "kept" if same(one, two) else "changed"
        score = round(min(1.0, float(weights[row, pairs[row]])), 4)
        found.append(_change(group, kind, say(one), say(two), one.quote, two.quote, score))
    taken = set(pairs.values())
    found += [
        _change(group, "new", "", say(two), None, two.quote)
        for column, two in enumerate(after)
        if column not in taken
    ]
    return tuple(found)


def _change(  # noqa: PLR0913
    group: str,
    kind: str,
    before: str,
    after: str,
    before_quote: Quote | None,
    after_quote: Quote | None,
    score: float = 1.0,
) -> FactChange:
    return FactChange(
        group=group,
        kind=kind,
        before=before,
        after=after,
        before_quote=before_quote,
        after_quote=after_quote,
        score=score,
    )


def citations(
    before: dict[str, Quote], after: dict[str, Quote], network: Network
) -> tuple[FactChange, ...]:
    """Compare what is cited, by the IRIs of the cited documents; the same name of another year is a change."""
    names = {iri: str(network.graph.nodes[iri]["label"]) for iri in {*before, *after}}
    gone = {_yearless(names[iri]): iri for iri in sorted(before) if iri not in after}
    gone.pop("", None)
    heirs = {
        gone[_yearless(names[iri])]: iri
        for iri in sorted(after)
        if iri not in before and _yearless(names[iri]) in gone
    }
    found = []
    for iri in sorted(before):
        heir = iri if iri in after else heirs.get(iri, "")
        kind = "kept" if heir == iri else "changed" if heir else "dropped"
        found.append(
            _change("citation", kind, names[iri], names.get(heir, ""), before[iri], after.get(heir))
        )
    taken = {*before, *heirs.values()}
    found += [
        _change("citation", "new", "", names[iri], None, after[iri])
        for iri in sorted(after)
        if iri not in taken
    ]
    return tuple(found)


def _yearless(name: str) -> str:
    """Give a name without its years; nothing for a number with a symbol, which is no other's heir."""
    if "/" in name:
        return ""
    return re.sub(r"\d+", "", name).casefold()


def cited_in(network: Network, document: str, duty: DutyView | None = None) -> dict[str, Quote]:
    """Give what a document says it cites, or only one of its duties; the first quote of each."""
    span = network.graph.nodes[duty.node.iri] if duty and duty.node.iri in network.graph else None
    found: dict[str, tuple[int, Quote]] = {}
    for _, cited, edge in _edges(network, document):
        inside = span is None or span["start"] <= edge["start"] < span["end"]
        if inside and (cited not in found or edge["start"] < found[cited][0]):
            found[cited] = (edge["start"], edge["quote"])
    return {iri: quote for iri, (_, quote) in sorted(found.items())}


def _edges(network: Network, document: str) -> Iterable[tuple[str, str, dict[str, Any]]]:
    """Give the citations that a document itself makes, not those in the abstracts that it quotes."""
    if document not in network.graph:
        return
    for citing, cited, edge in network.graph.out_edges(document, data=True):
        if edge["kind"] == "cites" and edge["stated_in"] == document:
            yield citing, cited, edge
