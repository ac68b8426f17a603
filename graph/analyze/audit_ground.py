"""What the rules of a check stand on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph import iris
from graph.records.findings import Node

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graph.network import Network
    from graph.records.audit import Said
    from graph.records.validity import Life
    from graph.vocabulary import Vocabulary

FULL = len("2021-02-09")


@dataclass(frozen=True, kw_only=True)
class Ground:
    """The network, the tables, what texts say, and the day that is asked for (empty: none)."""

    network: Network
    vocabulary: Vocabulary
    said: Said
    lives: Mapping[str, Life]
    as_of: str = ""

    def node(self, iri: str) -> Node:
        """Name a document, duty or agency."""
        if iri in self.network.graph:
            return self.network.node(iri)
        return Node(iri=iri, label=iri.removeprefix(iris.BASE), kind="document")

    def date(self, document: str) -> str:
        """Give the date of a document as far as it is known."""
        data = self.network.graph.nodes.get(document, {})
        return str(data.get("date", ""))

    def day(self, document: str) -> str:
        """Give the day on which a document speaks: signed, else the first of its month, year or period."""
        date = self.date(document)
        if date:
            return f"{date}-01-01"[:FULL] if len(date) < FULL else date
        period = self.network.graph.nodes.get(document, {}).get("period")
        return f"{period[0]}-01-01" if period else ""


def spoken(day: str) -> str:
    """Write a date as texts do: 09/02/2021, 02/2021, 2021."""
    return "/".join(reversed(day.split("-")))
