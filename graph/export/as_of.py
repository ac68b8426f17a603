"""Owners, territories and validity of a day as lines and as facts of `graph show`."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from graph import iris
from graph.analyze import as_of
from graph.analyze.audit_ground import spoken
from graph.analyze.lives import day_after, lives_of
from graph.records.findings import Fact, Node
from graph.records.validity import GONE, Owner, Status, Territory, Validity

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from graph.interface import Interface
    from graph.network import Network
    from graph.records.findings import Chain, Facts
    from graph.records.validity import Change, Life
    from graph.store.protocol import Store
    from graph.vocabulary import Vocabulary


def owner_line(found: Owner, say: Interface) -> str:
    """Say who has the work of an agency today, since when and by which act."""
    if not found.changed:
        return say("asof-same", written=found.written.label)
    steps = "; ".join(_step(change, say) for change in found.changes)
    if found.ended:
        more = f"; {steps}" if steps else ""
        until = spoken(found.ended)
        return say("asof-ended", written=found.written.label, until=until) + more
    return say("asof-owner", written=found.written.label, today=found.today.label, steps=steps)


def _step(change: Change, say: Interface) -> str:
    act = say("asof-act", act=change.act) if change.act else say("asof-no-act")
    topic = f" – {change.topic}" if change.topic else ""
    return say("asof-step", on=change.on, act=act, after=change.after) + topic


def territory_line(found: Territory, say: Interface) -> str:
    """Say what a province has become."""
    if not found.changes:
        return say("asof-same", written=found.written)
    steps = "; ".join(_step(change, say) for change in found.changes)
    return say("asof-owner", written=found.written, today=found.today, steps=steps)


def validity_line(found: Validity, say: Interface) -> str:
    """Say what a document is on a day."""
    heir = found.heir.label if found.heir else ""
    status = found.status
    if status in {Status.ENDED, Status.REPLACED}:
        since = day_after(found.until) if found.until else say("asof-day-unknown")
        name = "asof-replaced" if status is Status.REPLACED else "asof-ended-document"
        return say(name, since=since, heir=heir)
    if status is Status.PERIOD_OVER:
        return say("asof-period-over", until=found.until[:4])
    if status is Status.NOT_YET:
        return say("asof-not-yet", since=found.since or say("asof-day-unknown"))
    return say(f"asof-{status.value}", since=found.since or say("asof-day-unknown"))


class Viewer:
    """Speaks of one network on one day."""

    def __init__(
        self,
        network: Network,
        vocabulary: Vocabulary,
        lives: Mapping[str, Life],
        on: str,
        say: Interface,
    ) -> None:
        self._network, self._vocabulary, self._lives = network, vocabulary, lives
        self._on, self._say = on, say

    def mark(self, node: Node) -> str:
        """Give the words that stand behind a node: validity of a document, owner of an agency."""
        if node.iri in self._network.duties:
            return ""
        if iris.parse_agency(node.iri):
            found = as_of.owners(self._vocabulary, node, self._on)
            return "; ".join(owner_line(one, self._say) for one in found if one.changed)
        if not iris.parse_document(node.iri):
            return ""
        return validity_line(self._validity(node.iri), self._say)

    def _validity(self, iri: str) -> Validity:
        return as_of.validity(self._network, self._lives, iri, self._on)

    def columns(
        self, heads: tuple[str, ...], rows: list[tuple[str, ...]]
    ) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
        """Add to a table, after each column of agencies or documents, what they are on the day.

        Where a row names a duty, its topics decide who has its agencies' work.
        """
        spoken_of = [any(map(self._names, column)) for column in zip(*rows, strict=True)]
        wide_heads = [
            name
            for head, named in zip(heads, spoken_of or [False] * len(heads), strict=True)
            for name in ((head, f"{head}@{self._on}") if named else (head,))
        ]
        wide_rows = []
        for row in rows:
            topics = next(
                (self._network.duties[c].topics for c in row if c in self._network.duties), ()
            )
            cells: list[str] = []
            for cell, named in zip(row, spoken_of, strict=True):
                cells += [cell, self._cell(cell, topics)] if named else [cell]
            wide_rows.append(tuple(cells))
        return tuple(wide_heads), wide_rows

    def _names(self, cell: str) -> bool:
        if cell in self._network.duties or "#" in cell or "/~" in cell:
            return False
        return bool(iris.parse_agency(cell) or iris.parse_document(cell))

    def _cell(self, cell: str, topics: tuple[str, ...]) -> str:
        if not self._names(cell):
            return ""
        known = cell in self._network.graph
        node = self._network.node(cell) if known else Node(iri=cell, label=cell, kind="")
        if iris.parse_agency(cell) and topics:
            return as_of.owner(self._vocabulary, node, self._on, topics).today.label
        if iris.parse_agency(cell):
            found = as_of.owners(self._vocabulary, node, self._on)
            return "; ".join(dict.fromkeys(one.today.label for one in found))
        return self.mark(node)

    def chain(self, chain: Chain) -> Chain:
        """Give a chain whose labels tell what each node is on the day."""
        return replace(
            chain,
            hops=tuple(
                replace(hop, lower=self._marked(hop.lower), upper=self._marked(hop.upper))
                for hop in chain.hops
            ),
        )

    def _marked(self, node: Node) -> Node:
        mark = self.mark(node)
        return replace(node, label=f"{node.label} [{mark}]") if mark else node

    def facts(self, facts: Facts) -> Facts:
        """Add what is known as of the day to the facts of one thing."""
        made = {"duty": self._duty, "agency": self._agency, "document": self._document}
        found = tuple(made.get(facts.node.kind, self._document)(facts.node))
        return replace(facts, groups=(*facts.groups, ("as-of", found)))

    def _duty(self, node: Node) -> Iterator[Fact]:
        duty = self._network.duties[node.iri]
        for found in as_of.of_duty(self._vocabulary, duty, self._on):
            yield self._owner(found)
        yield Fact(
            name="validity",
            value=f"{duty.document.label}: "
            + validity_line(self._validity(duty.document.iri), self._say),
            iri=duty.document.iri,
        )

    def _owner(self, found: Owner) -> Fact:
        return Fact(name="owner", value=owner_line(found, self._say), iri=found.today.iri)

    def _agency(self, node: Node) -> Iterator[Fact]:
        for found in as_of.owners(self._vocabulary, node, self._on):
            fact = self._owner(found)
            labels = [as_of.topic_label(self._vocabulary, topic) for topic in found.topics]
            yield replace(fact, value=f"{'; '.join(labels)}: {fact.value}") if labels else fact
        for duty in self._network.duties.values():
            for found in as_of.of_duty(self._vocabulary, duty, self._on):
                if found.written.iri == node.iri and found.changed:
                    label = found.today.label
                    yield Fact(
                        name="duty-owner",
                        value=f"{duty.node.label} → {label}",
                        quote=duty.quote,
                        iri=found.today.iri,
                    )

    def _document(self, node: Node) -> Iterator[Fact]:
        if node.iri not in self._network.graph:
            return
        found = self._validity(node.iri)
        yield Fact(name="validity", value=validity_line(found, self._say), quote=found.quote)
        locality = str(self._network.graph.nodes[node.iri].get("locality", ""))
        place = as_of.territory(self._vocabulary, locality, self._on)
        if place is not None:
            yield Fact(name="territory", value=territory_line(place, self._say))
        told = set()
        for _, upper, edge in self._network.graph.out_edges(node.iri, data=True):
            if edge["kind"] == "cites" and upper not in told:
                told.add(upper)
                value = validity_line(self._validity(upper), self._say)
                label = self._network.node(upper).label
                yield Fact(
                    name="cited-validity", value=f"{label}: {value}", quote=edge["quote"], iri=upper
                )
        for duty in self._network.duties.values():
            if duty.document.iri == node.iri:
                for owner in as_of.of_duty(self._vocabulary, duty, self._on):
                    if owner.reorganised:
                        line = owner_line(owner, self._say)
                        yield Fact(
                            name="duty-owner", value=f"{duty.section}: {line}", quote=duty.quote
                        )


def shown_on(
    network: Network,
    store: Store,
    vocabulary: Vocabulary,
    on: str,
    say: Interface,
    focus: str = "",
) -> tuple[Network, str]:
    """Give the network of a day for an export, dead documents marked in their labels, and the focus in it."""
    lives = lives_of(store, network, vocabulary)
    shown = as_of.network_on(network, vocabulary, on)
    for iri, data in shown.graph.nodes(data=True):
        if data["kind"] == "document":
            found = as_of.validity(network, lives, iri, on)
            if found.status in GONE:
                data["label"] = f"{data['label']} [{validity_line(found, say)}]"
    if focus and focus not in shown.graph and focus in network.graph:
        focus = as_of.owner(vocabulary, network.node(focus), on).today.iri
    return shown, focus
