"""The graph as CSV tables: documents, citations, duties, agencies.

Cells that a spreadsheet would take for a formula get an apostrophe before them (OWASP, CSV injection).
"""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from graph.export.text import plain

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph.network import Network
    from graph.records.findings import Overlap

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def cell(value: object) -> str:
    """Give a value as a harmless cell of one line."""
    text = plain("" if value is None else str(value))
    return f"'{text}" if text.startswith(_FORMULA) else text


def to_csv(heads: Iterable[str], rows: Iterable[Iterable[object]]) -> str:
    """Give one table as CSV (RFC 4180), with a byte-order mark so that Excel reads it as UTF-8."""
    buffer = io.StringIO()
    writer = csv.writer(buffer)
    writer.writerow(list(heads))
    writer.writerows([cell(value) for value in row] for row in rows)
    return "\ufeff" + buffer.getvalue()


def to_tables(network: Network) -> dict[str, str]:
    """Give file names and their CSV."""
    nodes = network.graph.nodes
    documents = [
        (iri, d["label"], d["type"], d["number"], d["date"], d["title"], d["locality"], d["read"])
        for iri, d in sorted(nodes(data=True))
        if d["kind"] == "document"
    ]
    agencies = [
        (iri, d["label"], d["locality"], "group" if d["group"] else "agency")
        for iri, d in sorted(nodes(data=True))
        if d["kind"] == "agency"
    ]
    edges = sorted(network.graph.edges(keys=True, data=True), key=lambda edge: edge[:3])
    citations = [
        (
            s,
            nodes[s]["label"],
            d["relation"],
            t,
            nodes[t]["label"],
            d["quote"].text,
            d["quote"].place,
        )
        for s, t, _, d in edges
        if d["kind"] == "cites"
    ]
    duties = [
        (
            iri,
            v.document.label,
            v.section,
            agency.label,
            role,
            ", ".join(v.topics),
            v.text,
            v.quote.place,
        )
        for iri, v in network.duties.items()
        for agency, role in v.agencies
    ]
    return {
        "documents.csv": to_csv(
            ("iri", "label", "type", "number", "date", "title", "locality", "read"), documents
        ),
        "agencies.csv": to_csv(("iri", "label", "locality", "kind"), agencies),
        "citations.csv": to_csv(
            ("citing", "citing label", "relation", "cited", "cited label", "quote", "place"),
            citations,
        ),
        "duties.csv": to_csv(
            ("iri", "document", "section", "agency", "role", "topics", "text", "place"), duties
        ),
    }


def overlap_table(
    found: Iterable[Overlap],
) -> tuple[tuple[str, ...], list[tuple[object, ...]]]:
    """Give pairs of duties as heads and rows."""
    heads = (
        "score",
        "reason",
        "first",
        "first text",
        "first place",
        "second",
        "second text",
        "second place",
    )
    rows: list[tuple[object, ...]] = [
        (
            item.score,
            item.reason,
            "; ".join(agency.label for agency, _ in item.first.agencies),
            item.first.text,
            item.first.quote.place,
            "; ".join(agency.label for agency, _ in item.second.agencies),
            item.second.text,
            item.second.quote.place,
        )
        for item in found
    ]
    return heads, rows
