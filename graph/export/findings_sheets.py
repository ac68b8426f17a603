"""A table of findings as one XLSX sheet or one HTML page: small, without a library, the same bytes each time.

XLSX is a zip of XML parts (ECMA-376); cells are inline strings, so that no cell is ever taken for a formula.
"""

from __future__ import annotations

import html
import io
import re
import zipfile
from typing import TYPE_CHECKING

from graph.export.text import plain

if TYPE_CHECKING:
    from collections.abc import Iterable

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml"
#: Excel refuses longer cells.
_LONGEST = 32_000
#: Letters that XML 1.0 does not allow.
_ILLEGAL = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def to_xlsx(
    heads: Iterable[str], rows: Iterable[Iterable[object]], *, name: str = "Căn Cứ"
) -> bytes:
    """Give a workbook of one sheet whose first row and column stay in view."""
    title = html.escape(re.sub(r"[\\/?*\[\]:]", " ", plain(name))[:31] or "1")
    lines: list[list[object]] = [list(heads), *(list(row) for row in rows)]
    body = "".join(_row(number, line) for number, line in enumerate(lines, 1))
    pane = '<pane xSplit="1" ySplit="1" topLeftCell="B2" state="frozen"/>'
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{_TYPES}">'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_SHEET}.sheet.main+xml"/>'
        f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_SHEET}.worksheet+xml"/>'
        "</Types>",
        "_rels/.rels": f'<Relationships xmlns="{_RELATIONS}"><Relationship Id="rId1" '
        f'Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>'
        f'<sheet name="{title}" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_RELATIONS}"><Relationship Id="rId1" '
        f'Type="{_OFFICE}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{_MAIN}"><sheetViews>'
        f'<sheetView workbookViewId="0">{pane}</sheetView></sheetViews>'
        f"<sheetData>{body}</sheetData></worksheet>",
    }
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, xml in parts.items():
            info = zipfile.ZipInfo(path, date_time=(1980, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>' + xml)
    return buffer.getvalue()


def _row(number: int, cells: Iterable[object]) -> str:
    written = "".join(
        f'<c r="{_column(place)}{number}" t="inlineStr"><is><t xml:space="preserve">'
        f"{_cell(value)}</t></is></c>"
        for place, value in enumerate(cells)
        if value not in {None, ""}
    )
    return f'<row r="{number}">{written}</row>'


def _cell(value: object) -> str:
    return html.escape(_ILLEGAL.sub("", plain(str(value)))[:_LONGEST])


def _column(place: int) -> str:
    letters = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def to_html(
    heads: Iterable[str], rows: Iterable[Iterable[object]], *, title: str, language: str
) -> str:
    """Give a page with one table and nothing from elsewhere."""
    head = "".join(f'<th scope="col">{_cell(value)}</th>' for value in heads)
    body = "".join(
        f'<tr><th scope="row">{_cell(first)}</th>'
        + "".join(f"<td>{_cell('' if value is None else value)}</td>" for value in rest)
        + "</tr>\n"
        for first, *rest in (tuple(row) for row in rows)
    )
    style = (
        "table{border-collapse:collapse}th,td{border:1px solid #767676;padding:.3em .5em;"
        "text-align:left;vertical-align:top}thead th{position:sticky;top:0;background:#fff}"
    )
    return (
        f'<!doctype html>\n<html lang="{html.escape(language)}"><head><meta charset="utf-8">'
        f'<meta name="viewport" content="width=device-width"><title>{_cell(title)}</title>'
        f"<style>{style}</style></head>\n<body><h1>{_cell(title)}</h1>\n"
        f"<table><thead><tr>{head}</tr></thead>\n<tbody>{body}</tbody></table></body></html>\n"
    )
