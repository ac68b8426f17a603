"""Which document rests on which, as a plain graph: what questions over the whole field walk on.

A căn cứ that only gives an issuer its power (an organic law) is kept apart from one that the content rests on:
else the organic laws would win every list. What is merely mentioned is no basis.
"""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING, Any

from graph.analyze.trace import BACKWARDS, MENTIONS_ONLY, STRENGTH
from graph.records.findings import Hop

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.network import Network

#: What bases are walked on.
CONTENT, COMPETENCE, ANY = "content", "competence", "any"


class Basis:
    """Documents and what they rest on; built once for a network, then walked often."""

    def __init__(self, network: Network, kind: str = CONTENT) -> None:
        """Take the citations of a kind: of content (all that is not competence), of competence, or any."""
        self.network = network
        self.kind = kind
        self.up: dict[str, list[str]] = {}
        self.down: dict[str, list[str]] = {}
        self._edges: dict[tuple[str, str], tuple[tuple[float, ...], dict[str, Any]]] = {}
        for lower, upper, data in network.graph.edges(data=True):
            if data["kind"] == "cites" and self._counts(data):
                pair = (upper, lower) if data["relation"] in BACKWARDS else (lower, upper)
                self._add(pair, data)
        for (lower, upper), _ in sorted(self._edges.items()):
            self.up.setdefault(lower, []).append(upper)
            self.down.setdefault(upper, []).append(lower)

    def _counts(self, data: dict[str, Any]) -> bool:
        if STRENGTH.get(data["relation"], MENTIONS_ONLY) >= MENTIONS_ONLY:
            return False
        return self.kind == ANY or (data["basis"] == COMPETENCE) == (self.kind == COMPETENCE)

    def _add(self, pair: tuple[str, str], data: dict[str, Any]) -> None:
        if pair[0] == pair[1]:
            return
        rank = (STRENGTH[data["relation"]], -data["confidence"], data["start"])
        known = self._edges.get(pair)
        if known is None or rank < known[0]:
            self._edges[pair] = (rank, data)

    def pairs(self) -> Iterator[tuple[str, str]]:
        """Give (lower, upper), sorted."""
        yield from sorted(self._edges)

    def nodes(self) -> list[str]:
        """Give all documents that rest on something or that something rests on, sorted."""
        return sorted({*self.up, *self.down})

    def hop(self, lower: str, upper: str) -> Hop:
        """Give the firmest statement that the one rests on the other."""
        data = self._edges[lower, upper][1]
        network = self.network
        return Hop(
            lower=network.node(lower),
            upper=network.node(upper),
            relation=data["relation"],
            quote=data["quote"],
            stated_in=network.node(data["stated_in"]),
            confidence=data["confidence"],
        )

    def under(self, start: str) -> dict[str, str]:
        """Give all that rests on a document, near first, each with the one it is reached from."""
        found = {start: ""}
        waiting = deque([start])
        while waiting:
            node = waiting.popleft()
            for lower in self.down.get(node, ()):
                if lower not in found:
                    found[lower] = node
                    waiting.append(lower)
        del found[start]
        return found
