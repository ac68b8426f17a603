"""Agencies and duties."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from graph.analyze import similarity
from graph.analyze.trace import trace as find_chains
from graph.export import naming
from graph.export.text import plain
from graph.serve import rows
from graph.serve.asking import Way, cut, narrow, paging
from graph.serve.parts import AgencyRow, AgentRow, FactRow, Named, SimilarRow, Tally, TopicGroup
from graph.serve.paths import path_of
from graph.serve.views import AgenciesPage, AgencyPage, DutiesPage, DutyPage

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from graph.records.findings import Chain, DutyView
    from graph.serve.asking import Asked
    from graph.serve.holdings import Holdings

#: Similar duties that are shown, and the least cosine of their words.
SIMILAR, LEAST = 8, 0.15
#: Chains on the page of a duty, partners and instruments on that of an agency.
CHAINS, PARTNERS = 3, 12
_FACTS = """
SELECT DISTINCT ?name ?value ?thing WHERE {
  { <%(it)s> ?p ?value . VALUES (?p ?name) { (cc:since "since") (cc:until "until") (skos:altLabel "also") } }
  UNION { <%(it)s> ?p ?thing . ?thing rdfs:label ?value . VALUES (?p ?name) {
      (org:subOrganizationOf "part-of") (cc:locality "locality") (org:postIn "post-in") } }
  UNION { ?e org:originalOrganization <%(it)s> ; org:resultingOrganization ?thing .
          ?thing rdfs:label ?label . OPTIONAL { ?e cc:since ?since } OPTIONAL { ?e cc:decidedBy ?by }
          BIND("became" AS ?name)
          BIND(CONCAT(?label, " (", COALESCE(STR(?since), "—"), COALESCE(CONCAT(", ", ?by), ""), ")") AS ?value) }
  UNION { ?e org:resultingOrganization <%(it)s> ; org:originalOrganization ?thing .
          ?thing rdfs:label ?label . OPTIONAL { ?e cc:since ?since } OPTIONAL { ?e cc:decidedBy ?by }
          BIND("came-from" AS ?name)
          BIND(CONCAT(?label, " (", COALESCE(STR(?since), "—"), COALESCE(CONCAT(", ", ?by), ""), ")") AS ?value) }
}
"""


def duties_by_agency(held: Holdings) -> dict[str, list[tuple[DutyView, str]]]:
    """Give the duties of each agency with its role, in the order of the network."""

    def work() -> dict[str, list[tuple[DutyView, str]]]:
        found: dict[str, list[tuple[DutyView, str]]] = defaultdict(list)
        for view in held.network.duties.values():
            for agency, role in dict.fromkeys(view.agencies):
                found[agency.iri].append((view, role))
        return dict(found)

    found: dict[str, list[tuple[DutyView, str]]] = held.later.get(
        "duties by agency", work, wait=True
    )[1]
    return found


def agencies(asked: Asked) -> AgenciesPage:
    """List the agencies; those with the most duties first."""
    held = asked.held
    nodes = held.network.graph.nodes
    given = duties_by_agency(held)
    found = []
    for iri, data in nodes(data=True):
        if data["kind"] == "agency":
            roles = Counter(role for _, role in given.get(iri, ()))
            place = naming.locality(str(data["locality"])) if data["locality"] else ""
            found.append(
                AgencyRow(
                    thing=held.named(iri),
                    locality=place,
                    group=bool(data["group"]),
                    leads=roles["lead"],
                    duties=len({view.node.iri for view, _ in given.get(iri, ())}),
                )
            )
    found.sort(key=lambda row: (-row.duties, row.thing.label, row.thing.iri))
    ways: tuple[Way[AgencyRow], ...] = (
        Way(
            name="kind",
            values=lambda row: ("group" if row.group else "agency",),
            label=lambda name: asked.say(f"serve-agency-{name}"),
        ),
        Way(
            name="given",
            values=lambda row: ("yes" if row.duties else "no",),
            label=lambda name: asked.say(f"serve-given-{name}"),
        ),
        Way(
            name="locality",
            values=lambda row: (str(nodes[row.thing.iri]["locality"]) or "-",),
            label=lambda name: (
                asked.say("page-locality-none") if name == "-" else naming.locality(name)
            ),
        ),
    )
    kept, facets = narrow(asked, found, ways)
    where = paging(asked, len(kept))
    return AgenciesPage(rows=tuple(cut(kept, where)), facets=facets, paging=where)


def agency(asked: Asked, iri: str) -> AgencyPage:
    """Show an agency: its duties by topic, leading or supporting, and with whom."""
    held = asked.held
    given = duties_by_agency(held).get(iri, [])
    ways: tuple[Way[tuple[DutyView, str]], ...] = (
        Way(
            name="role",
            values=lambda item: (item[1],),
            label=lambda name: asked.say.label("role", name),
        ),
        Way(
            name="topic",
            values=lambda item: item[0].topics or ("-",),
            label=lambda name: topic_name(asked, name),
        ),
        Way(
            name="document",
            values=lambda item: (item[0].document.iri,),
            label=lambda name: _with_note(held.named(name)),
        ),
    )
    kept, facets = narrow(asked, given, ways)
    kept.sort(key=lambda item: _first_topic(item[0], asked))
    where = paging(asked, len(kept))
    partners: Counter[str] = Counter()
    behind: Counter[str] = Counter()
    for view, _ in given:
        partners.update({one.iri for one, _ in view.agencies} | {one.iri for one in view.partners})
    for document in {view.document.iri for view, _ in given}:
        behind.update({edge.upper for edge in held.cites.get(document, ())})
    del partners[iri]
    return AgencyPage(
        thing=held.named(iri),
        group=bool(held.network.graph.nodes[iri].get("group")),
        facts=tuple(_facts(held, iri)),
        roles=tuple(
            sorted(Counter(role for _, role in given).items(), key=lambda item: (-item[1], item[0]))
        ),
        groups=tuple(_groups(asked, [view for view, _ in cut(kept, where)])),
        facets=facets,
        paging=where,
        partners=_tallies(held, partners),
        behind=_tallies(held, behind),
    )


def _with_note(thing: Named) -> str:
    return f"{thing.label} · {thing.note}" if thing.note else thing.label


def _tallies(held: Holdings, counts: Counter[str]) -> tuple[Tally, ...]:
    known = [iri for iri in counts if iri in held.network.graph]
    order = sorted(known, key=lambda iri: (-counts[iri], held.named(iri).label, iri))
    return tuple(Tally(thing=held.named(iri), number=counts[iri]) for iri in order[:PARTNERS])


def topic_name(asked: Asked, topic: str) -> str:
    """Speak the name of a topic."""
    return asked.say("page-no-topic") if topic == "-" else rows.language(asked, naming.topic(topic))


def _first_topic(view: DutyView, asked: Asked) -> str:
    chosen = asked.value("topic")
    topic = chosen if chosen in view.topics else (view.topics or ("-",))[0]
    return topic_name(asked, topic)


def _groups(asked: Asked, views: Sequence[DutyView]) -> Iterable[TopicGroup]:
    groups: dict[str, list[DutyView]] = {}
    for view in views:
        groups.setdefault(_first_topic(view, asked), []).append(view)
    for topic, items in groups.items():
        yield TopicGroup(
            topic=topic, rows=tuple(rows.duty(asked, view) for view in dict.fromkeys(items))
        )


def _facts(held: Holdings, iri: str) -> Iterable[FactRow]:
    found = {tuple(value or "" for value in row) for row in held.store.select(_FACTS % {"it": iri})}
    order = ("part-of", "post-in", "locality", "since", "until", "came-from", "became", "also")
    for name, value, thing in sorted(found, key=lambda row: (order.index(row[0]), row)):
        known = thing in held.network.graph
        yield FactRow(name=name, value=plain(value), thing=held.named(thing) if known else None)


# --- duties ---


def duties(asked: Asked) -> DutiesPage:
    """List the duties in the order of their documents."""
    held = asked.held
    nodes = held.network.graph.nodes
    views = list(held.network.duties.values())
    ways: tuple[Way[DutyView], ...] = (
        Way(
            name="topic",
            values=lambda view: view.topics or ("-",),
            label=lambda name: topic_name(asked, name),
        ),
        Way(
            name="locality",
            values=lambda view: (view.locality or "-",),
            label=lambda name: (
                asked.say("page-locality-none") if name == "-" else naming.locality(name)
            ),
        ),
        Way(
            name="year",
            values=lambda view: filter(None, (str(nodes[view.document.iri]["date"])[:4],)),
            ordered=True,
        ),
        Way(
            name="role",
            values=lambda view: {role for _, role in view.agencies},
            label=lambda name: asked.say.label("role", name),
        ),
    )
    kept, facets = narrow(asked, views, ways)
    where = paging(asked, len(kept))
    return DutiesPage(
        rows=tuple(rows.duty(asked, view) for view in cut(kept, where)), facets=facets, paging=where
    )


def duty(asked: Asked, iri: str) -> DutyPage:
    """Show a duty: who, with whom, by when, on what it rests, and who else has the like."""
    held, network = asked.held, asked.held.network
    view, place = network.duties[iri], network.graph.nodes[iri]
    inside = [
        edge
        for edge in held.cites.get(view.document.iri, ())
        if place["start"] <= edge.data["start"] < place["end"]
        and edge.data["stated_in"] == view.document.iri
    ]
    chains = find_chains(network, iri)
    ready, texts = held.later.get("similar", lambda: _Texts(list(network.duties.values())))
    return DutyPage(
        thing=held.named(iri),
        document=held.named(view.document.iri),
        section=view.section,
        passage=held.passage(view.quote),
        topics=tuple(
            Named(
                iri=topic,
                path=path_of(f"https://cancu.vn/topic/{topic}"),
                label=topic_name(asked, topic),
            )
            for topic in view.topics
        ),
        agents=tuple(
            AgentRow(
                agency=rows.node(held, item.agency),
                role=item.role,
                modality=item.modality,
                name=plain(item.name),
                passage=held.passage(item.quote, item.start) if item.quote else None,
            )
            for item in view.assignments
        ),
        partners=tuple(rows.node(held, one) for one in view.partners),
        reports_to=tuple(rows.node(held, one) for one in view.reports_to),
        deadlines=tuple(
            rows.deadline(held, one, asked.say)
            for one in network.deadlines.values()
            if one.duty == iri
        ),
        targets=tuple(
            rows.target(held, one) for one in network.targets.values() if one.duty == iri
        ),
        cites=tuple(rows.citation(held, edge) for edge in inside),
        chains=tuple(rows.chain(held, found, asked.say) for found in chains[:CHAINS]),
        laws=_laws(held, chains),
        trace=asked.link("/trace", of=iri),
        ready=ready,
        similar=tuple(
            SimilarRow(duty=rows.duty(asked, other), score=score)
            for other, score in texts.near(view)
        )
        if ready
        else (),
    )


def _laws(held: Holdings, chains: Sequence[Chain]) -> tuple[Named, ...]:
    """Give the laws on any of the chains, and those that are cited by what stands on them."""
    passed = dict.fromkeys(hop.upper.iri for chain in chains for hop in chain.hops)
    cited = dict.fromkeys(edge.upper for iri in passed for edge in held.cites.get(iri, ()))
    named = [held.named(iri) for iri in {**passed, **cited}]
    nodes = held.network.graph.nodes
    return tuple(
        replace(thing, note=plain(str(nodes[thing.iri]["title"])) or thing.note)
        for thing in named
        if thing.look == "law"
    )


class _Texts:
    """The words of all duties in one space."""

    def __init__(self, views: list[DutyView]) -> None:
        self._views = views
        self._place = {view.node.iri: number for number, view in enumerate(views)}
        self._space = similarity.space([view.text for view in views]) if views else None

    def near(self, view: DutyView) -> list[tuple[DutyView, float]]:
        """Give the nearest duties with their cosines."""
        if self._space is None:
            return []
        matrix = self._space.matrix
        mine = self._place[view.node.iri]
        cosines = np.asarray((matrix @ matrix[mine].T).todense()).ravel()
        order = np.lexsort((np.arange(len(cosines)), -cosines))[: SIMILAR + 1]
        return [
            (self._views[other], round(float(cosines[other]), 2))
            for other in order
            if other != mine and cosines[other] >= LEAST
        ][:SIMILAR]
