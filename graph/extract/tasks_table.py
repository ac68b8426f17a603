"""Tables of tasks in annexes: Nhiệm vụ | Cơ quan chủ trì | Cơ quan phối hợp | Thời gian | Sản phẩm."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING

from graph.extract.agency_names import EDGE, either_case
from graph.extract.assignments import add_cell
from graph.extract.statements import Assignment, Statements
from graph.records.mentions import Role

if TYPE_CHECKING:
    from graph.records.document import Cell, Row
    from graph.vocabulary import Vocabulary

_KINDS = ("lead", "coordinate", "implement", "time", "product", "task")


@functools.cache
def _heads(vocabulary: Vocabulary) -> re.Pattern[str]:
    words = {cue.id: cue.words for cue in vocabulary.cues["duties"]}
    kinds = "|".join(f"(?P<{kind}>{either_case(words['label_' + kind])})" for kind in _KINDS)
    return re.compile(rf"[\s(]*(?:(?:các|tên) )?(?:{kinds}){EDGE}")


#: A cell shorter than this is no task.
SHORTEST_TASK = 8
_ANYWHERE = re.compile(
    r"(?i:(?P<lead>chủ trì|đầu mối)|(?P<coordinate>phối hợp)|(?P<implement>thực hiện))"
)


def column(head: str, vocabulary: Vocabulary) -> str:
    """Tell what a column holds from its head; empty where that is not told."""
    match = _heads(vocabulary).match(" ".join(head.split()).strip())
    if match:
        return match.lastgroup or ""
    if re.search(r"(?i)cơ quan|đơn vị|trách nhiệm|phân công", head):
        found = _ANYWHERE.search(head)
        return (found.lastgroup or "") if found else ""
    return ""


def read_row(reader: Statements, row: Row) -> tuple[Assignment, Cell] | None:
    """Read one row: the assignment and the cell of the task; `None` where nobody is named."""
    cells: dict[str, Cell] = {}
    for cell in row.cells:
        kind = column(cell.head, reader.vocabulary)
        if kind and kind not in cells:
            cells[kind] = cell
    task = cells.get("task") or _longest(row, tuple(cells.values()))
    if task is None or task.end <= task.start:
        return None
    found = Assignment(act_start=task.start)
    for role in (Role.LEAD, Role.IMPLEMENT, Role.COORDINATE):
        named = cells.get(role.value)
        if named is not None:
            add_cell(found, reader.text, named.start, named.end, role, reader.vocabulary)
    if not found.doers:
        return None
    found.time = _value(reader, cells.get("time"))
    found.product = _value(reader, cells.get("product"))
    return found, task


def _longest(row: Row, known: tuple[Cell, ...]) -> Cell | None:
    """Take the longest cell whose column is not known: tables without a head for the task."""
    others = [
        cell for cell in row.cells if cell not in known and cell.end - cell.start > SHORTEST_TASK
    ]
    return max(others, key=lambda cell: (cell.end - cell.start, -cell.start), default=None)


def _value(reader: Statements, cell: Cell | None) -> str | None:
    if cell is None:
        return None
    return " ".join(reader.text[cell.start : cell.end].split()) or None
