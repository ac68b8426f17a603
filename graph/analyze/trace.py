"""Where a mandate comes from, and who carries it on: chains through citations, each hop with its quote.

A hop goes from what rests to what it rests on. "A phê duyệt B" makes B rest on A, so approving and
promulgating are walked against the direction of the citation; all other relations along it.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from graph.records.findings import Chain, Hop, Quote

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.network import Network

#: How firmly a relation ties a document to the one it rests on; the less, the firmer.
STRENGTH = {
    "assigned_in": 0,
    "based_on": 0,
    "implements": 0,
    "approves": 0,
    "promulgates": 0,
    "guides": 1,
    "details": 1,
    "continues": 1,
    "amends": 2,
    "supplements": 2,
    "replaces": 2,
    "consolidates": 2,
    "reviews": 3,
    "corrects": 3,
    "suspends": 3,
    "repeals": 3,
    "partly_repeals": 3,
    "proposed_by": 4,
    "aligned_with": 5,
    "cites": 5,
}
#: Up to here a relation carries a mandate on; from `MENTIONS_ONLY` it merely mentions, and is no part
#: of a chain unless asked for.
MANDATES, MENTIONS_ONLY = 2, 5
#: A hop of less confidence counts as inferred.
SURE = 0.9
#: Relations in which the cited document rests on the citing one.
BACKWARDS = frozenset({"approves", "promulgates"})
#: Bounds of a search: hops in a chain, chains kept, steps taken.
DEPTH, CHAINS, STEPS = 12, 500, 50_000


def trace(
    network: Network, start: str, *, down: bool = False, mentions: bool = False, limit: int = 20
) -> tuple[Chain, ...]:
    """Give the chains that begin at a document, duty or agency, the best first.

    Up (the default) leads to what it rests on; `down` to what rests on it. `mentions` also follows
    relations that merely mention.
    """
    chains: list[Chain] = []
    known: dict[str, list[tuple[str, Hop]]] = {}
    taken = 0
    stack: list[tuple[str, tuple[Hop, ...], frozenset[str]]] = [(start, (), frozenset({start}))]
    while stack and len(chains) < CHAINS:
        node, hops, seen = stack.pop()
        taken += 1
        if node not in known:
            known[node] = list(steps(network, node, down=down, mentions=mentions))
        following = known[node]
        fresh = [(iri, hop) for iri, hop in following if iri not in seen]
        if not fresh or len(hops) >= DEPTH or taken >= STEPS:
            if hops:
                ending = _ending(network, node, cut=bool(fresh), cycle=bool(following), down=down)
                chains.append(Chain(hops=hops, ending=ending))
            continue
        stack.extend((iri, (*hops, hop), seen | {iri}) for iri, hop in reversed(fresh))
    return _best(network, chains, limit)


def between(network: Network, start: str, goal: str, *, limit: int = 20) -> tuple[Chain, ...]:
    """Give the chains from one thing to another, upwards or, if there is none, downwards."""
    for down in (False, True):
        found: dict[tuple[str, ...], Chain] = {}
        for found_chain in trace(network, start, down=down, mentions=True, limit=CHAINS):
            for end, hop in enumerate(found_chain.hops, 1):
                reached = hop.lower.iri if down else hop.upper.iri
                if reached == goal:
                    cut = Chain(hops=found_chain.hops[:end], ending="goal")
                    found.setdefault(tuple(h.upper.iri + h.lower.iri for h in cut.hops), cut)
        if found:
            return _best(network, list(found.values()), limit)
    return ()


def steps(
    network: Network, node: str, *, down: bool = False, mentions: bool = False
) -> Iterator[tuple[str, Hop]]:
    """Give what a node rests on, or with `down` what rests on it: one firm step for each neighbour."""
    for iri, hop in _hops(network, node, down=down):
        if mentions or STRENGTH.get(hop.relation, MENTIONS_ONLY) < MENTIONS_ONLY:
            yield iri, hop


def _best(network: Network, chains: list[Chain], limit: int) -> tuple[Chain, ...]:
    """Give the first chains.

    Mandates come before reviews, those before mentions, and what gives the matter before what gives the
    power; then the surest; then the longest, which tells most; then the one with the highest end.
    """

    def rank(found: Chain) -> tuple[float, ...]:
        strengths = [STRENGTH.get(hop.relation, MENTIONS_ONLY) for hop in found.hops]
        kind = max(0 if one <= MANDATES else 1 if one < MENTIONS_ONLY else 2 for one in strengths)
        power = any(hop.competence for hop in found.hops)
        inferred = sum(hop.confidence < SURE for hop in found.hops)
        end = int(network.graph.nodes[found.hops[-1].upper.iri].get("rank", 0))
        return (kind, power, inferred, -len(strengths), end, sum(strengths))

    return tuple(sorted(chains, key=rank)[:limit])


def _ending(network: Network, node: str, *, cut: bool, cycle: bool, down: bool) -> str:
    if cut:
        return "limit"
    if cycle:
        return "cycle"
    data = network.graph.nodes[node]
    if not down and data["kind"] == "document" and not data["read"]:
        return "not-read"
    return "root"


def _hops(network: Network, node: str, *, down: bool) -> Iterator[tuple[str, Hop]]:
    """Give the steps from a node, one for each neighbour: the firmest statement of it."""
    best: dict[str, tuple[tuple[float, ...], Hop]] = {}
    for other, hop in _all_hops(network, node, down=down):
        rank = (STRENGTH.get(hop.relation, MENTIONS_ONLY), -hop.confidence)
        if other not in best or rank < best[other][0]:
            best[other] = (rank, hop)
    for other in sorted(best, key=lambda iri: (best[iri][0], iri)):
        yield other, best[other][1]


def _all_hops(network: Network, node: str, *, down: bool) -> Iterator[tuple[str, Hop]]:
    graph = network.graph
    for lower, upper, data in chain(
        graph.out_edges(node, data=True), graph.in_edges(node, data=True)
    ):
        kind = data["kind"]
        backwards = kind == "cites" and data["relation"] in BACKWARDS
        rests, base = (upper, lower) if backwards else (lower, upper)
        here, other = (base, rests) if down else (rests, base)
        if here != node or other == node:
            continue  # most edges of a document that all cite point the other way
        if kind == "cites":
            statement = _Statement(
                data["relation"],
                data["quote"],
                data["stated_in"],
                data["confidence"],
                competence=data["basis"] == "competence",
            )
        elif kind == "stated_in":
            statement = _Statement("assigned_in", data["quote"], upper)
        else:
            continue
        yield other, statement.hop(network, rests, base)
    if not down and graph.nodes[node]["kind"] == "duty":
        yield from _cited_in_duty(network, node)
    if not down and graph.nodes[node]["kind"] == "agency":
        yield from _assigned_in(network, node)


def _cited_in_duty(network: Network, duty: str) -> Iterator[tuple[str, Hop]]:
    """Give what the sentence of a duty itself cites."""
    graph, data = network.graph, network.graph.nodes[duty]
    document = network.duties[duty].document.iri
    for _, upper, edge in graph.out_edges(document, data=True):
        inside = edge["kind"] == "cites" and data["start"] <= edge["start"] < data["end"]
        if inside and edge["stated_in"] == document and edge["relation"] not in BACKWARDS:
            statement = _Statement(edge["relation"], edge["quote"], document, edge["confidence"])
            yield upper, statement.hop(network, duty, upper)


def _assigned_in(network: Network, agency: str) -> Iterator[tuple[str, Hop]]:
    """Give the documents that give work to an agency."""
    for duty, _, data in network.graph.in_edges(agency, data=True):
        if data["kind"] == "assigned":
            view = network.duties[duty]
            statement = _Statement("assigned_in", view.quote, view.document.iri)
            yield view.document.iri, statement.hop(network, agency, view.document.iri)


class _Statement(NamedTuple):
    """That one thing rests on another, as some document says it."""

    relation: str
    quote: Quote
    stated_in: str
    confidence: float = 1.0
    competence: bool = False

    def hop(self, network: Network, lower: str, upper: str) -> Hop:
        """Give the step from the one to the other."""
        return Hop(
            lower=network.node(lower),
            upper=network.node(upper),
            relation=self.relation,
            quote=self.quote,
            stated_in=network.node(self.stated_in),
            confidence=self.confidence,
            competence=self.competence,
        )
