"""Passages of a page, each kept once, and the dates that passages give to the documents they name."""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from graph import vietnamese

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from graph.network import Network
    from graph.records.findings import Quote

#: How far behind a number its date may stand: "193/QĐ-TTg, ngày 09/02/2021".
_REACH = 24
_DATE = re.compile(rf"[^\d]{{0,{_REACH}}}{vietnamese.DATE}")
_FULL_DATE = 10


class Passages:
    """A table of passages; what stands in several places of the page is carried once."""

    def __init__(self) -> None:
        self.files: list[str] = []
        self.rows: list[tuple[str, int, int]] = []
        self._files: dict[str, int] = {}
        self._rows: dict[tuple[str, int, int], int] = {}

    def add(self, quote: Quote) -> int:
        """Give the index of a passage: (text, index of the file, line)."""
        file = self._files.setdefault(quote.path, len(self.files))
        if file == len(self.files):
            self.files.append(quote.path)
        row = (quote.text, file, quote.line)
        index = self._rows.setdefault(row, len(self.rows))
        if index == len(self.rows):
            self.rows.append(row)
        return index


def stated_dates(network: Network) -> Mapping[str, tuple[tuple[str, tuple[str, ...]], ...]]:
    """Give for each document that is dated in several ways: the dates, and who states them.

    What the network knows of a citation's date comes first; else the date that follows the number in
    the quoted words is read. A document that was read states its own date.
    """
    found: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for _, cited, data in network.graph.edges(data=True):
        if data["kind"] == "cites":
            date = data.get("stated_date") or _date_in(
                data["quote"].text, network.graph.nodes[cited]
            )
            if len(date) == _FULL_DATE:
                found[cited][date].add(data["stated_in"])
    for iri, dates in found.items():
        own = network.graph.nodes[iri]
        if own["read"] and len(own["date"]) == _FULL_DATE:
            dates[own["date"]].add(iri)
    return {
        iri: tuple((date, tuple(sorted(dates[date]))) for date in sorted(dates))
        for iri, dates in sorted(found.items())
        if len(dates) > 1
    }


def _date_in(text: str, data: Mapping[str, Any]) -> str:
    """Give the ISO date right behind the document's number; empty where there is none."""
    number = str(data["number"])
    start = text.find(number) if number else -1
    match = _DATE.match(text, start + len(number)) if start >= 0 else None
    return (vietnamese.read_date(match) if match else None) or ""


def relative(paths: Sequence[str]) -> list[str]:
    """Give the paths from their common folder on: a page is passed on, folders of this machine are not."""
    folders = [PurePosixPath(path.replace("\\", "/")) for path in paths]
    common = 0
    parents = [path.parent.parts for path in folders]
    while parents and all(
        len(parts) > common and parts[common] == parents[0][common] for parts in parents
    ):
        common += 1
    return [str(PurePosixPath(*path.parts[common:])) for path in folders]
