"""Answers of the store as columns and rows of plain text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.records.triples import Literal
from graph.store.protocol import Rows, Triples

if TYPE_CHECKING:
    from graph.store.protocol import Answer, Cell


def columns_and_rows(answer: Answer) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
    """Give SELECT as it is, CONSTRUCT as three columns, ASK as one cell."""
    if isinstance(answer, Rows):
        return answer.columns, [tuple(map(plain_cell, row)) for row in answer.rows]
    if isinstance(answer, Triples):
        heads = ("subject", "predicate", "object")
        return heads, [tuple(map(plain_cell, triple)) for triple in answer.triples]
    return ("answer",), [("true" if answer else "false",)]


def plain_cell(cell: Cell) -> str:
    """Give an IRI or the lexical form of a literal; nothing for an unbound variable."""
    if cell is None:
        return ""
    return cell.value if isinstance(cell, Literal) else cell
