"""Answers to SPARQL in the formats of the W3C: JSON, XML, CSV, TSV; graphs as Turtle, N-Triples, JSON-LD."""

from __future__ import annotations

import csv
import io
import json
import re
from typing import TYPE_CHECKING, Final
from xml.sax.saxutils import escape, quoteattr

from graph.describe.nquads import spell
from graph.records.triples import Literal
from graph.serve import linked
from graph.store.protocol import Rows, Triples

if TYPE_CHECKING:
    from graph.store.protocol import Answer, Cell

#: Media types for rows and for yes and no, and for graphs; the first is the default.
ROWS: Final = (
    "application/sparql-results+json",
    "application/sparql-results+xml",
    "text/csv",
    "text/tab-separated-values",
    "application/json",
    "application/xml",
)
GRAPHS: Final = tuple(linked.FORMATS)
#: Short names, for `?format=`.
SHORT: Final = {
    "json": ROWS[0],
    "xml": ROWS[1],
    "csv": ROWS[2],
    "tsv": ROWS[3],
    "turtle": GRAPHS[0],
    "nt": GRAPHS[1],
    "jsonld": GRAPHS[2],
}
#: What XML 1.0 has no place for.
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")


def offered(answer: Answer) -> tuple[str, ...]:
    """Give the media types that fit an answer."""
    if isinstance(answer, Triples):
        return GRAPHS
    return ROWS if isinstance(answer, Rows) else tuple(name for name in ROWS if "text/" not in name)


def write(answer: Answer, media_type: str) -> bytes:
    """Write an answer in one of the formats that fit it."""
    if isinstance(answer, Triples):
        return linked.write(answer.triples, media_type)
    writer = {"text/csv": _csv, "text/tab-separated-values": _tsv}.get(media_type)
    if writer is not None and isinstance(answer, Rows):
        return writer(answer).encode("utf-8", "replace")
    text = _xml(answer) if "xml" in media_type else _json(answer)
    return text.encode("utf-8", "replace")


def _json(answer: Rows | bool, /) -> str:  # noqa: FBT001
    if isinstance(answer, bool):
        return json.dumps({"head": {}, "boolean": answer})
    bindings = [
        {
            name: _json_term(cell)
            for name, cell in zip(answer.columns, row, strict=True)
            if cell is not None
        }
        for row in answer.rows
    ]
    found = {"head": {"vars": list(answer.columns)}, "results": {"bindings": bindings}}
    return json.dumps(found, ensure_ascii=False, separators=(",", ":"))


def _json_term(cell: str | Literal) -> dict[str, str]:
    if isinstance(cell, str):
        return {"type": "uri" if ":" in cell else "bnode", "value": cell}
    term = {"type": "literal", "value": cell.value}
    if cell.language:
        term["xml:lang"] = cell.language
    elif cell.datatype:
        term["datatype"] = cell.datatype
    return term


def _xml(answer: Rows | bool, /) -> str:  # noqa: FBT001
    head = '<?xml version="1.0" encoding="UTF-8"?>\n<sparql xmlns="http://www.w3.org/2005/sparql-results#">'
    if isinstance(answer, bool):
        return f"{head}<head/><boolean>{'true' if answer else 'false'}</boolean></sparql>"
    names = "".join(f"<variable name={quoteattr(name)}/>" for name in answer.columns)
    lines = [f"{head}<head>{names}</head><results>"]
    for row in answer.rows:
        cells = "".join(
            f"<binding name={quoteattr(name)}>{_xml_term(cell)}</binding>"
            for name, cell in zip(answer.columns, row, strict=True)
            if cell is not None
        )
        lines.append(f"<result>{cells}</result>")
    lines.append("</results></sparql>")
    return "\n".join(lines)


def _xml_term(cell: str | Literal) -> str:
    if isinstance(cell, str):
        kind = "uri" if ":" in cell else "bnode"
        return f"<{kind}>{_xml_text(cell)}</{kind}>"
    more = ""
    if cell.language:
        more = f" xml:lang={quoteattr(cell.language)}"
    elif cell.datatype:
        more = f" datatype={quoteattr(_NO_XML.sub('�', cell.datatype))}"
    return f"<literal{more}>{_xml_text(cell.value)}</literal>"


def _xml_text(text: str) -> str:
    return escape(_NO_XML.sub("�", text), {"\r": "&#13;"})


def _csv(answer: Rows) -> str:
    """Write CSV; a text that a spreadsheet would take for a formula gets an apostrophe (OWASP, CSV injection)."""
    buffer = io.StringIO()
    writer = csv.writer(buffer)
    writer.writerow(answer.columns)
    writer.writerows([_plain(cell) for cell in row] for row in answer.rows)
    return buffer.getvalue()


def _plain(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, str):
        return cell if ":" in cell else f"_:{cell}"
    risky = not cell.datatype and cell.value.startswith(_FORMULA)
    return f"'{cell.value}" if risky else cell.value


def _tsv(answer: Rows) -> str:
    lines = ["\t".join(f"?{name}" for name in answer.columns)]
    lines += ["\t".join(_tsv_term(cell) for cell in row) for row in answer.rows]
    return "\n".join(lines) + "\n"


def _tsv_term(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, str) and ":" not in cell:
        return f"_:{cell}"
    return spell(cell)
