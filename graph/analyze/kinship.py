"""Which agencies are not two: a body and its own parent or branch; and which documents are one chain.

These are the false friends of overlap analysis: a ministry and its own department, a programme and the plan
that carries it out.
"""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from graph import iris, vocabulary
from graph.analyze import words
from graph.analyze.trace import steps

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graph.network import Network
    from graph.records.findings import DutyView, Hop, Node

#: Hops that a chain of documents may have.
DEPTH = 6
_ANCESTORS = 8


@functools.cache
def _group_rows() -> frozenset[str]:
    return frozenset(row.id for row in vocabulary.load().agencies if row.kind == "group")


def _any_body(iri: str) -> bool:
    name = iris.parse_agency(iri)
    return name is None or name.id in _group_rows() or name.id not in _rows()


@functools.cache
def _rows() -> frozenset[str]:
    return frozenset(row.id for row in vocabulary.load().agencies)


class Kinship:
    """Answers for one network, and remembers them."""

    def __init__(self, network: Network) -> None:
        self._network = network
        self._chains: dict[str, dict[str, tuple[Hop, ...]]] = {}
        self.kin = functools.cache(self._kin)

    def agencies(self, duty: DutyView) -> tuple[Node, ...]:
        """Give the agencies that a duty names by name: groups ("các sở, ban, ngành") are none."""
        groups = {item.agency.iri for item in duty.assignments if item.group}
        return tuple(agency for agency, _ in duty.agencies if agency.iri not in groups)

    def nobody(self, duty: DutyView) -> bool:
        """Tell whether a duty names no body at all: nobody, or only "các sở, ban, ngành, địa phương".

        The people's committees of all districts are many, but each knows that it is meant.
        """
        groups = {item.agency.iri for item in duty.assignments if item.group}
        return all(agency.iri in groups and _any_body(agency.iri) for agency, _ in duty.agencies)

    def leads(self, duty: DutyView) -> tuple[Node, ...]:
        """Give the agencies, named by name, that lead a duty."""
        leading = {agency.iri for agency, role in duty.agencies if role == "lead"}
        return tuple(agency for agency in self.agencies(duty) if agency.iri in leading)

    def start(self, duty: DutyView) -> int | None:
        """Give where a duty begins in its file, where that is known."""
        found = self._data(duty.node.iri).get("start")
        return found if isinstance(found, int) else None

    def _kin(self, one: str, two: str) -> bool:
        """Tell whether one of two agencies is the other, is above it, or both are levels of one line."""
        if one == two or two in self._above(one) or one in self._above(two):
            return True
        mine, theirs = self._rank(one), self._rank(two)
        return mine != theirs and bool(self._line(one)) and self._line(one) == self._line(two)

    def _above(self, iri: str) -> tuple[str, ...]:
        found: list[str] = []
        nodes = self._network.graph.nodes
        while iri in nodes and len(found) < _ANCESTORS:
            iri = str(nodes[iri].get("parent", ""))
            if not iri or iri in found:
                break
            found.append(iri)
        return tuple(found)

    def _rank(self, iri: str) -> tuple[str, bool]:
        data = self._data(iri)
        return str(data.get("level", "")), bool(data.get("locality"))

    def _data(self, iri: str) -> Mapping[str, object]:
        found: Mapping[str, object] = self._network.graph.nodes.get(iri, {})
        return found

    def _line(self, iri: str) -> str:
        data = self._data(iri)
        if not data:
            return ""
        return words.line_of(str(data["label"]), str(data.get("locality", "")).replace("-", " "))

    def all_kin(self, one: DutyView, two: DutyView) -> bool:
        """Tell whether every agency of the one is kin to every agency of the other."""
        return all(self.kin(a.iri, b.iri) for a in self.agencies(one) for b in self.agencies(two))

    def chain(self, lower: str, upper: str) -> tuple[Hop, ...]:
        """Give the hops from a document up to one that it rests on; none where there is no chain."""
        if lower not in self._chains:
            self._chains[lower] = self._up(lower)
        return self._chains[lower].get(upper, ())

    def chained(self, one: str, two: str) -> bool:
        """Tell whether one of two documents rests on the other."""
        return one != two and bool(self.chain(one, two) or self.chain(two, one))

    def _up(self, start: str) -> dict[str, tuple[Hop, ...]]:
        if start not in self._network.graph:
            return {}
        found: dict[str, tuple[Hop, ...]] = {start: ()}
        level = [start]
        for _ in range(DEPTH):
            following = []
            for node in level:
                for other, hop in steps(self._network, node):
                    if other not in found:
                        found[other] = (*found[node], hop)
                        following.append(other)
            level = following
        return found
