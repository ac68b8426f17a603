"""Agencies × tasks with the part of each, every cell with its source; RACI is a view of it.

The lead answers for a task and does it (A/R), who implements does it (R), who coordinates is consulted (C), who
is reported to is informed (I).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.analyze import alignment, clusters
from graph.analyze.overlaps import in_force
from graph.records.analysis import Cell, MatrixRow

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.network import Network
    from graph.records.findings import DutyView, Node, Task

RACI = {"lead": "A/R", "implement": "R", "coordinate": "C", "informed": "I"}
#: The stronger part of an agency that has two in one task.
_ORDER = tuple(RACI)


def matrix(
    network: Network,
    *,
    agencies: tuple[str, ...] = (),
    locality: str = "",
    document: str = "",
    at: int | None = None,
) -> tuple[MatrixRow, ...]:
    """Give the tasks and who has which part in them, in the order of the texts.

    `agencies` names agencies by IRI or by pattern (cong-an-tinh): only tasks that one of them has are given, and
    only their cells.
    """
    duties = [
        duty
        for duty in network.duties.values()
        if (not locality or duty.locality == locality)
        and (not document or duty.document.iri == document)
        and (at is None or in_force(duty, at))
    ]
    found = (
        _row(task, frozenset(agencies)) for task in clusters.tasks_of(network, duties, alone=True)
    )
    return tuple(row for row in found if row.cells)


def columns(rows: tuple[MatrixRow, ...]) -> tuple[Node, ...]:
    """Give the agencies of a matrix, those with the most tasks first."""
    counts: dict[Node, int] = {}
    for row in rows:
        for agency in dict.fromkeys(cell.agency for cell in row.cells):
            counts[agency] = counts.get(agency, 0) + 1
    return tuple(sorted(counts, key=lambda node: (-counts[node], node.iri)))


def _row(task: Task, wanted: frozenset[str]) -> MatrixRow:
    best: dict[str, Cell] = {}
    for duty in task.duties:
        for cell in _cells(duty):
            iri = cell.agency.iri
            if wanted and iri not in wanted and alignment.pattern(iri) not in wanted:
                continue
            if iri not in best or _ORDER.index(cell.role) < _ORDER.index(best[iri].role):
                best[iri] = cell
    return MatrixRow(task=task.label, duties=task.duties, cells=tuple(best.values()))


def _cells(duty: DutyView) -> Iterator[Cell]:
    for agency, role in duty.agencies:
        yield Cell(agency=agency, role=role, duty=duty)
    for partner in duty.partners:
        yield Cell(agency=partner, role="coordinate", duty=duty)
    for body in duty.reports_to:
        yield Cell(agency=body, role="informed", duty=duty)
