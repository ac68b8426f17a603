"""A table of findings as one XLSX sheet or one HTML page, the same bytes each time."""

from __future__ import annotations

import io
import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import xlsxwriter
from jinja2 import Environment, PackageLoader

from graph.export.text import plain

if TYPE_CHECKING:
    from collections.abc import Iterable

#: A workbook says when it was made; ours says nothing of the clock.
_NO_CLOCK = datetime(1980, 1, 1, tzinfo=UTC).replace(tzinfo=None)
#: Cells are text: what a document says is no formula, no number and no link.
_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}
#: Excel refuses longer cells.
_LONGEST = 32_000
_WIDTH = 40


def to_xlsx(
    heads: Iterable[str], rows: Iterable[Iterable[object]], *, name: str = "Căn Cứ"
) -> bytes:
    """Give a workbook of one sheet with filters, whose first row and column stay in view."""
    lines: list[list[object]] = [list(heads), *(list(row) for row in rows)]
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, _OPTIONS) as book:
        book.set_properties({"created": _NO_CLOCK})
        sheet = book.add_worksheet(re.sub(r"[\\/?*\[\]:]", " ", plain(name))[:31] or "1")
        wrapped, bold = (
            book.add_format({"text_wrap": True, "valign": "top"}),
            book.add_format({"bold": True}),
        )
        sheet.freeze_panes(1, 1)
        sheet.set_column(0, len(lines[0]), _WIDTH, wrapped)
        for number, line in enumerate(lines):
            for place, value in enumerate(line):
                sheet.write_string(number, place, _cell(value), None if number else bold)
        sheet.autofilter(0, 0, len(lines) - 1, max(0, len(lines[0]) - 1))
    return buffer.getvalue()


def _cell(value: object) -> str:
    return "" if value is None else plain(str(value))[:_LONGEST]


def to_html(
    heads: Iterable[str], rows: Iterable[Iterable[object]], *, title: str, language: str
) -> str:
    """Give a page with one table and nothing from elsewhere."""
    pages = Environment(loader=PackageLoader("graph.export"), autoescape=True)
    return pages.get_template("table.html").render(
        title=plain(title),
        language=language,
        heads=[_cell(value) for value in heads],
        rows=[[_cell(value) for value in row] for row in rows],
    )
