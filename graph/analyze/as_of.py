"""Who answers on a day, and what still holds: pure functions on the network and the tables."""

from __future__ import annotations

import functools
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from graph import iris
from graph.analyze.lives import day_after
from graph.describe.agencies import agencies_by_id
from graph.describe.organisations import agency_label, localities_by_id, placed
from graph.network import Network
from graph.records.findings import Node
from graph.records.validity import Change, Owner, Status, Territory, Validity
from graph.resolve.succession import Step, locality_on, owner_iri

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from graph.records.findings import DutyView
    from graph.records.validity import Life
    from graph.vocabulary import Locality, Vocabulary

_FULL = len("2021-02-09")
#: "giai đoạn 2016 - 2020" in a name.
_PERIOD = re.compile(r"giai đoạn (?:từ )?(?:năm )?\d{4} ?(?:-|–|đến) ?(?:năm )?(?P<end>\d{4})")
_POSTS = ("head", "deputy")


def validity(network: Network, lives: Mapping[str, Life], document: str, on: str) -> Validity:
    """Tell what a document is on a day: in force, not yet, ended, replaced by which, or unknown."""
    node = _node(network, document)
    life = lives.get(document)
    found = Validity(document=node, on=on, status=Status.UNKNOWN)
    if life is not None:
        found = _by_life(network, lives, life, found)
    elif _signed_later(network, document, on):
        found = replace(found, status=Status.NOT_YET)
    if found.status is Status.UNKNOWN or (found.status is Status.IN_FORCE and not found.until):
        end = _period_end(network, document)
        if end and end < on[:4]:
            return replace(found, status=Status.PERIOD_OVER, until=f"{end}-12-31")
    return found


def _by_life(network: Network, lives: Mapping[str, Life], life: Life, found: Validity) -> Validity:
    on = found.on
    found = replace(found, since=life.since, until=life.until, source=life.source, quote=life.quote)
    heirs = sorted(life.heirs, key=lambda iri: (_begins(network, lives, iri) or "9", iri))
    heir = _node(network, heirs[0]) if heirs else None
    if life.since and on < life.since:
        return replace(found, status=Status.NOT_YET)
    if life.until and life.until < on:
        status = Status.REPLACED if heir else Status.ENDED
        return replace(found, status=status, heir=heir)
    begins = _begins(network, lives, heirs[0]) if heirs and not life.until else ""
    if begins and begins <= on:
        return replace(found, status=Status.REPLACED, heir=heir)
    if life.status == "ended" and not life.until:
        return replace(found, status=Status.ENDED, heir=heir)
    if life.status == "not-yet" and not life.since:
        return replace(found, status=Status.NOT_YET)
    if life.since or life.until or life.status:
        return replace(found, status=Status.IN_FORCE)
    return found


def _begins(network: Network, lives: Mapping[str, Life], iri: str) -> str:
    life = lives.get(iri)
    return (life.since if life else "") or _date(network, iri)


def _date(network: Network, iri: str) -> str:
    if iri in network.graph:
        return str(network.graph.nodes[iri].get("date", ""))
    name = iris.parse_document(iri)
    return "" if name is None or name.date == iris.UNKNOWN else name.date


def _signed_later(network: Network, iri: str, on: str) -> bool:
    date = _date(network, iri)
    return len(date) == _FULL and date > on


def _period_end(network: Network, iri: str) -> str:
    data: Mapping[str, Any] = network.graph.nodes.get(iri, {})
    match = _PERIOD.search(f"{data.get('label', '')} {data.get('title', '')}")
    return match["end"] if match else ""


def _node(network: Network, iri: str) -> Node:
    if iri in network.graph:
        return network.node(iri)
    name = iris.parse_document(iri)
    label = f"{name.type} {name.number} ({name.date})" if name else iri
    return Node(iri=iri, label=label, kind="document")


# --- Agencies ---


def owner(vocabulary: Vocabulary, agency: Node, on: str, topics: Sequence[str] = ()) -> Owner:
    """Tell who has the work of an agency on a day; `topics` of the duty come strongest first."""
    today, steps = owner_iri(vocabulary, agency.iri, on, topics)
    name = iris.parse_agency(today)
    row = agencies_by_id(vocabulary).get(name.id) if name else None
    ended = row.until if row and row.until and row.until < on else ""
    if ended:  # what was no more did not pass into another province
        today, steps = owner_iri(vocabulary, agency.iri, ended, topics)
    label = _label(vocabulary, agency, today)
    return Owner(
        written=agency,
        today=Node(iri=today, label=label, kind="agency"),
        on=on,
        topics=tuple(topics),
        changes=_changes(vocabulary, steps),
        ended=ended,
    )


def owners(vocabulary: Vocabulary, agency: Node, on: str) -> tuple[Owner, ...]:
    """Give each heir of an agency once, with the topics that it took; the one for all the rest first."""
    name = iris.parse_agency(agency.iri)
    row = agencies_by_id(vocabulary).get(name.id) if name else None
    found = [owner(vocabulary, agency, on)]
    heirs: dict[str, list[str]] = {}
    for move in row.succession if row else ():
        if move.on <= on:
            for topic in move.topics:
                heir = owner_iri(vocabulary, agency.iri, on, (topic,))[0]
                heirs.setdefault(heir, []).append(topic)
    for heir in sorted(heirs):
        if heir != found[0].today.iri:
            one = owner(vocabulary, agency, on, (heirs[heir][0],))
            found.append(replace(one, topics=tuple(dict.fromkeys(heirs[heir]))))
    return tuple(found)


def of_duty(vocabulary: Vocabulary, duty: DutyView, on: str) -> tuple[Owner, ...]:
    """Tell who has a duty on a day: one for each agency that it names."""
    return tuple(owner(vocabulary, agency, on, duty.topics) for agency, _ in duty.agencies)


def territory(vocabulary: Vocabulary, locality: str, on: str) -> Territory | None:
    """Tell what a province has become by a day; `None` for an id that no row has."""
    rows = localities_by_id(vocabulary)
    if locality not in rows:
        return None
    today, steps = locality_on(vocabulary, locality, on)
    name = (today or rows[locality]).full_name
    return Territory(
        written=rows[locality].full_name, today=name, changes=_changes(vocabulary, steps)
    )


def _changes(vocabulary: Vocabulary, steps: Sequence[Step]) -> tuple[Change, ...]:
    agencies, places = agencies_by_id(vocabulary), localities_by_id(vocabulary)
    found = []
    for step in sorted(steps, key=lambda step: step.on):
        source, before, after = "", step.before, step.after
        if step.before in agencies and step.after in agencies:
            moves = [m for m in agencies[step.before].succession if m.to == step.after]
            exact = [
                m for m in moves if m.on == step.on and (step.topic in m.topics or not step.topic)
            ]
            source = exact[0].source if exact else ""
            before, after = agencies[step.before].name, agencies[step.after].name
        elif step.before in places and step.after in places:
            source = places[step.after].source
            before, after = places[step.before].full_name, places[step.after].full_name
        found.append(
            Change(
                before=before,
                after=after,
                on=step.on,
                act=step.act,
                topic=topic_label(vocabulary, step.topic) if step.topic else "",
                source=source,
            )
        )
    return tuple(found)


def topic_label(vocabulary: Vocabulary, topic: str) -> str:
    """Give the label of a topic, or its id."""
    return next((row.label for row in vocabulary.topics if row.id == topic), topic)


@functools.lru_cache(maxsize=65536)
def _label(vocabulary: Vocabulary, agency: Node, today: str) -> str:
    """Name an agency of today: as written with the new place, or by its row."""
    if agency.iri == today:
        return agency.label
    before, after = iris.parse_agency(agency.iri), iris.parse_agency(today)
    if before is None or after is None:
        return agency.label
    places = localities_by_id(vocabulary)
    old, new = places.get(before.locality), places.get(after.locality)
    if before.id == after.id:
        return _moved(agency.label, old, new)
    row = agencies_by_id(vocabulary)[after.id]
    if after.part not in _POSTS:
        return agency_label(row, new)
    if after.part == "head" and row.head:
        return placed(row.head, new) if new else row.head
    return f"{agency.label.split(' ', 1)[0]} … {agency_label(row, new)}"


def _moved(label: str, old: Locality | None, new: Locality | None) -> str:
    if old is None or new is None:
        return label
    return label.replace(old.full_name, new.full_name)


def network_on(network: Network, vocabulary: Vocabulary, on: str) -> Network:
    """Give the network with the agencies and provinces of a day in the place of those as written.

    The name as written stays with each assignment. Documents, texts and quotes are as they were.
    """
    graph = network.graph.copy()
    duties: dict[str, DutyView] = {}
    for iri, duty in network.duties.items():
        heirs = {one.written.iri: one.today for one in of_duty(vocabulary, duty, on)}
        duties[iri] = _passed_on(duty, heirs, vocabulary, on)
        for agency, role in duty.agencies:
            heir = heirs[agency.iri]
            if agency.iri not in graph or heir.iri == agency.iri:
                continue
            if heir.iri not in graph:
                graph.add_node(heir.iri, **_agency_data(vocabulary, heir, graph.nodes[agency.iri]))
            graph.remove_edge(iri, agency.iri, key=role)
            graph.add_edge(iri, heir.iri, key=role, kind="assigned", role=role)
    for node, data in graph.nodes(data=True):
        if data.get("locality") and data["kind"] == "document":
            graph.nodes[node]["locality"] = _place(vocabulary, str(data["locality"]), on)
    written = {agency.iri for duty in network.duties.values() for agency, _ in duty.agencies}
    graph.remove_nodes_from(
        [iri for iri in sorted(written) if iri in graph and not graph.degree(iri)]
    )
    return Network(
        graph=graph,
        duties=duties,
        targets={
            iri: replace(view, locality=_place(vocabulary, view.locality, on))
            for iri, view in network.targets.items()
        },
        deadlines={
            iri: replace(view, locality=_place(vocabulary, view.locality, on))
            for iri, view in network.deadlines.items()
        },
    )


def place_on(vocabulary: Vocabulary, locality: str, on: str) -> str:
    """Give the id of what a province has become by a day; an id or the slug of its name as it was."""
    return _place(vocabulary, locality, on)


def _place(vocabulary: Vocabulary, locality: str, on: str) -> str:
    row, _ = locality_on(vocabulary, locality, on) if locality else (None, ())
    return row.id if row else locality


def _passed_on(
    duty: DutyView, heirs: Mapping[str, Node], vocabulary: Vocabulary, on: str
) -> DutyView:
    agencies = dict.fromkeys((heirs[agency.iri], role) for agency, role in duty.agencies)
    return replace(
        duty,
        agencies=tuple(agencies),
        assignments=tuple(
            replace(item, agency=heirs.get(item.agency.iri, item.agency))
            for item in duty.assignments
        ),
        partners=tuple(
            dict.fromkeys(owner(vocabulary, node, on, duty.topics).today for node in duty.partners)
        ),
        locality=_place(vocabulary, duty.locality, on),
    )


def _agency_data(
    vocabulary: Vocabulary, heir: Node, before: Mapping[str, object]
) -> dict[str, object]:
    name = iris.parse_agency(heir.iri)
    row = agencies_by_id(vocabulary).get(name.id) if name else None
    return {
        **before,
        "label": heir.label,
        "locality": name.locality if name else "",
        "level": row.level if row else before.get("level", ""),
        "group": row.kind == "group" if row else before.get("group", False),
    }


def ended_from(found: Validity) -> str:
    """Give the first day on which a document no longer held; empty where that is not known."""
    return day_after(found.until) if found.until else ""
