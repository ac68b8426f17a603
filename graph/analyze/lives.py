"""From when to when documents hold: rows of the register, what a store keeps of them, what texts repeal."""

from __future__ import annotations

from dataclasses import replace
from datetime import date as Date  # noqa: N812
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from graph import terms
from graph.describe.instruments import match_instruments
from graph.query.table import Table
from graph.records.validity import Life
from graph.resolve import naming
from graph.resolve.register import type_in_name

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph.network import Network
    from graph.store.protocol import Store
    from graph.vocabulary import Instrument, Vocabulary

_PROPERTIES = (
    *(terms.IN_FORCE, terms.IN_FORCE_FROM, terms.IN_FORCE_UNTIL),
    *(terms.REPLACED_BY, terms.FACT_SOURCE, terms.ISSUER_NAME),
)
_STATUS = {
    "InForce-inForce": "in-force",
    "InForce-notInForce": "ended",
    "InForce-partiallyInForce": "partly-ended",
}
_FULL = len("2021-02-09")
#: Relations by which one document ends another whole.
_ENDING = frozenset({"replaces", "repeals"})
#: A less sure reading ends nothing.
_SURE = 0.9


def day_after(day: str) -> str:
    """Give the day after an ISO day."""
    return (Date.fromisoformat(day) + timedelta(days=1)).isoformat()


def _day_before(day: str) -> str:
    return (Date.fromisoformat(day) - timedelta(days=1)).isoformat()


def of_store(store: Store, network: Network) -> dict[str, Life]:
    """Give what the register graph of a store says of its documents, registers of the user included."""
    table = Table(store, _PROPERTIES)
    found = {}
    for iri, data in network.graph.nodes(data=True):
        if data["kind"] != "document":
            continue
        status = table.one(iri, terms.IN_FORCE).rsplit("#", 1)[-1]
        life = Life(
            since=table.one(iri, terms.IN_FORCE_FROM),
            until=table.one(iri, terms.IN_FORCE_UNTIL),
            status=_STATUS.get(status, ""),
            heirs=table.all(iri, terms.REPLACED_BY),
            source=table.one(iri, terms.FACT_SOURCE),
        )
        if life.since or life.until or life.status or life.heirs:
            found[iri] = life
    return found


def of_rows(vocabulary: Vocabulary, documents: Iterable[str]) -> dict[str, Life]:
    """Give what the rows of instruments.toml say of documents, and of programmes that rows approve."""
    iri_of = match_instruments(vocabulary, documents)
    found: dict[str, Life] = {}
    for row in vocabulary.instruments:
        life = _life(row, iri_of)
        if row.approves and (life.until or life.heirs):
            kind = type_in_name(vocabulary, row.approves)
            found.setdefault(naming.named(vocabulary, kind, row.approves).iri, life)
    for row in vocabulary.instruments:
        if row.id in iri_of:
            found[iri_of[row.id]] = _life(row, iri_of)
    wanted = set(documents)
    return {iri: life for iri, life in found.items() if iri in wanted}


def _life(row: Instrument, iri_of: dict[str, str]) -> Life:
    heir = iri_of.get(row.replaced_by, "")
    return Life(
        since=row.in_force,
        until=row.until,
        status=row.status,
        heirs=(heir,) if heir else (),
        source=row.source,
    )


def of_texts(network: Network, known: dict[str, Life]) -> dict[str, Life]:
    """Add what documents of the corpus themselves end: "Quyết định này thay thế Quyết định số …"."""
    found = dict(known)
    for lower, upper, data in sorted(
        network.graph.edges(data=True), key=lambda edge: (edge[0], edge[1], edge[2].get("start", 0))
    ):
        if data["kind"] != "cites" or data["relation"] not in _ENDING or lower == upper:
            continue
        day = _begins(network, found, lower, data)
        life = found.get(upper, Life())
        if data["confidence"] < _SURE or life.until or life.heirs or not day:
            continue
        heirs = (lower,) if data["relation"] == "replaces" else ()
        found[upper] = replace(life, until=_day_before(day), heirs=heirs, quote=data["quote"])
    return found


def _begins(network: Network, lives: dict[str, Life], iri: str, data: dict[str, Any]) -> str:
    """Give the day from which a document ends others; empty where only a draft or another one says so."""
    if data["stated_in"] != iri:
        return ""
    life = lives.get(iri)
    day = (life.since if life else "") or str(network.graph.nodes[iri].get("date", ""))
    return day if len(day) == _FULL else ""


def lives_of(store: Store | None, network: Network, vocabulary: Vocabulary) -> dict[str, Life]:
    """Put all sources together: rows go before what a store keeps, both before what texts say."""
    documents = [iri for iri, data in network.graph.nodes(data=True) if data["kind"] == "document"]
    stored = of_store(store, network) if store is not None else {}
    # Only those that the corpus cites are in the network: heirs beyond it are named by the rows.
    rows = of_rows(vocabulary, [*documents, *(h for life in stored.values() for h in life.heirs)])
    return of_texts(network, {**stored, **rows})
