"""From a programme to its plans: what each plan made of each task, and what it left out.

Where the programme itself was not read, its tasks are taken to be those that its plans share, and that is said.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph import vietnamese
from graph.analyze import clusters, tasks
from graph.analyze.kinship import Kinship
from graph.analyze.trace import DEPTH, steps
from graph.records.analysis import Carried, Cascade, CascadeRow
from graph.records.findings import Chain

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from graph.network import Network
    from graph.records.findings import DutyView, Hop, Node

#: Plans that must share a task of a programme that was not read.
SHARED_BY = 2


def cascade(network: Network, iri: str, *, threshold: float = tasks.SAME) -> Cascade:
    """Give the plans that rest on a document, and task by task what each carries on."""
    kinship = Kinship(network)
    reached = _under(network, iri)
    duties = list(network.duties.values())
    homes = {duty.document.iri for duty in duties}
    plans = tuple(
        (network.node(plan), Chain(hops=hops, ending="goal"))
        for plan, hops in reached.items()
        if plan in homes and plan != iri
    )
    names = {plan.iri for plan, _ in plans}
    held = [duty for duty in duties if duty.document.iri in names]
    own = [duty for duty in duties if duty.document.iri == iri]
    nodes = [plan for plan, _ in plans]
    if own:
        rows = _rows_of(network, own, held, nodes, kinship, threshold)
    else:
        rows = _shared_rows(network, held, nodes, kinship)
    return Cascade(
        programme=network.node(iri),
        plans=plans,
        rows=rows,
        reason="analysis-cascade" if own else "analysis-cascade-unread",
    )


def _under(network: Network, iri: str) -> dict[str, tuple[Hop, ...]]:
    """Give what rests on a document with the hops from it down, near first."""
    found: dict[str, tuple[Hop, ...]] = {iri: ()}
    level = [iri]
    for _ in range(DEPTH):
        following = []
        for node in level:
            for other, hop in steps(network, node, down=True):
                if other not in found and network.graph.nodes[other]["kind"] == "document":
                    found[other] = (*found[node], hop)
                    following.append(other)
        level = following
    return found


def _rows_of(
    network: Network,
    own: Sequence[DutyView],
    held: Sequence[DutyView],
    plans: Sequence[Node],
    kinship: Kinship,
    threshold: float,
) -> tuple[CascadeRow, ...]:
    """Give a row a duty of the programme: the likest duty of each plan."""
    field = tasks.field_of(network, (*own, *held))
    best: dict[tuple[int, str], tuple[float, DutyView]] = {}
    for match in field.between(range(len(own)), range(len(own), len(own) + len(held))):
        if match.first >= len(own) or match.second < len(own) or match.score < threshold:
            continue
        duty = field.duties[match.second]
        key = (match.first, duty.document.iri)
        if key not in best or match.score > best[key][0]:
            best[key] = (match.score, duty)
    rows = []
    for number, source in enumerate(own):
        found = [(plan, best.get((number, plan.iri))) for plan in plans]
        carried = tuple(
            _carried(network, plan, item[1] if item else None, item[0] if item else 0.0, kinship)
            for plan, item in found
        )
        rows.append(CascadeRow(task=source.text, source=source, carried=carried))
    return tuple(rows)


def _shared_rows(
    network: Network, held: Sequence[DutyView], plans: Sequence[Node], kinship: Kinship
) -> tuple[CascadeRow, ...]:
    """Give a row a task that several plans have, those of the most plans first."""
    rows = []
    for task in clusters.tasks_of(network, held):
        by_plan: dict[str, DutyView] = {}
        for duty in task.duties:
            by_plan.setdefault(duty.document.iri, duty)
        if len(by_plan) < SHARED_BY:
            continue
        carried = tuple(
            _carried(network, plan, by_plan.get(plan.iri), float(plan.iri in by_plan), kinship)
            for plan in plans
        )
        rows.append(CascadeRow(task=task.label, source=None, carried=carried))
    return tuple(
        sorted(
            rows, key=lambda row: (-sum(1 for c in row.carried if c.duty), vietnamese.key(row.task))
        )
    )


def _carried(
    network: Network, plan: Node, duty: DutyView | None, score: float, kinship: Kinship
) -> Carried:
    if duty is None:
        return Carried(plan=plan, duty=None, score=0.0)
    iri = duty.node.iri
    return Carried(
        plan=plan,
        duty=duty,
        score=score,
        leads=kinship.leads(duty) or _doing(duty),
        targets=tuple(item for item in network.targets.values() if item.duty == iri),
        deadlines=tuple(item for item in network.deadlines.values() if item.duty == iri),
    )


def _doing(duty: DutyView) -> tuple[Node, ...]:
    found: Iterable[Node] = (agency for agency, role in duty.agencies if role == "implement")
    return tuple(found)
