"""Findings: traces, overlaps, comparisons, the calendar, the check against the shapes."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, Final

from graph.analyze.compare import compare as find_changes
from graph.analyze.overlaps import overlaps as find_overlaps
from graph.analyze.schedule import calendar as find_dues
from graph.analyze.schedule import icalendar
from graph.analyze.trace import between
from graph.analyze.trace import trace as find_chains
from graph.export import naming
from graph.export.text import plain
from graph.query.check import check_shapes
from graph.serve import rows
from graph.serve.asking import NotHere, Way, cut, narrow, paging
from graph.serve.parts import ChangeRow, Count, DueRow, FactChangeRow, OverlapRow, ShapeRow
from graph.serve.views import CalendarPage, CheckPage, ComparePage, OverlapsPage, TracePage

if TYPE_CHECKING:
    from graph.query.lookup import Thing
    from graph.records.analysis import Change, Comparison, Due
    from graph.records.findings import Overlap
    from graph.serve.asking import Asked
    from graph.serve.parts import Named

#: Chains of a trace; things that are offered to begin with.
CHAINS, SUGGESTED = 20, 12
#: Triples up to which the explorer checks the shapes itself: the validator holds all of them in memory.
MOST_CHECKED = 400_000
#: Years that a calendar may be asked for.
_FIRST, _LAST = 1945, 2100


def _known(asked: Asked, text: str) -> Thing | None:
    """Give what a text names, if it is a node of the network."""
    thing = asked.find(text)
    if thing.iri not in asked.held.network.graph:
        raise NotHere(asked.say("serve-not-in-network", label=plain(thing.label)))
    return thing


def plans(asked: Asked) -> tuple[Named, ...]:
    """Give the documents that assign duties, the newest last."""
    nodes = asked.held.network.graph.nodes
    found = [iri for iri in asked.held.duties_of if iri in nodes]
    found.sort(key=lambda iri: (str(nodes[iri]["locality"]), str(nodes[iri]["date"]), iri))
    return tuple(asked.held.named(iri) for iri in found)


def trace(asked: Asked) -> TracePage:
    """Show what a thing rests on, or with `down` who carries it on."""
    of, to = asked.value("of"), asked.value("to")
    down, mentions = asked.yes("down"), asked.yes("mentions")
    network = asked.held.network
    start = _known(asked, of) if of else None
    goal = _known(asked, to) if to and start else None
    chains: tuple[Any, ...] = ()
    if start and goal:
        chains = between(network, start.iri, goal.iri, limit=CHAINS)
        down = bool(chains) and chains[0].hops[0].upper.iri == start.iri
    elif start:
        chains = find_chains(network, start.iri, down=down, mentions=mentions, limit=CHAINS)
    return TracePage(
        of=of,
        to=to,
        down=down,
        mentions=mentions,
        thing=asked.held.named(start.iri) if start else None,
        goal=asked.held.named(goal.iri) if goal else None,
        chains=tuple(rows.chain(asked.held, found, asked.say, down=down) for found in chains),
        suggested=() if start else plans(asked)[:SUGGESTED],
    )


# --- overlaps ---


def overlaps(asked: Asked) -> OverlapsPage:
    """Show pairs of duties to read again."""
    ready, found = asked.held.later.get("overlaps", lambda: find_overlaps(asked.held.network))
    pairs: list[Overlap] = list(found or ())
    ways: tuple[Way[Overlap], ...] = (
        Way(
            name="finding",
            values=lambda pair: (pair.kind,),
            label=lambda name: asked.say.label("analysis", name),
        ),
        Way(
            name="reason",
            values=lambda pair: (pair.reason,),
            label=asked.say,
        ),
        Way(
            name="topic",
            values=lambda pair: set(pair.first.topics) & set(pair.second.topics),
            label=lambda name: rows.language(asked, naming.topic(name)),
        ),
        Way(
            name="locality",
            values=lambda pair: {pair.first.locality or "-", pair.second.locality or "-"},
            label=lambda name: (
                asked.say("page-locality-none") if name == "-" else naming.locality(name)
            ),
        ),
    )
    kept, facets = narrow(asked, pairs, ways)
    where = paging(asked, len(kept))
    return OverlapsPage(
        ready=ready,
        rows=tuple(_overlap(asked, pair) for pair in cut(kept, where)),
        facets=facets,
        paging=where,
    )


def _overlap(asked: Asked, pair: Overlap) -> OverlapRow:
    return OverlapRow(
        first=rows.duty(asked, pair.first),
        second=rows.duty(asked, pair.second),
        score=round(pair.score, 2),
        parts=tuple(
            (f"overlap-part-{part.name}", round(part.value, 2), part.weight) for part in pair.parts
        ),
        reason=pair.reason,
        kind=pair.kind,
        shared=tuple(plain(words) for words in pair.shared),
        coordination=pair.coordination,
    )


# --- compare ---


def compare(asked: Asked) -> ComparePage:
    """Show what changed from one plan to another."""
    a, b = asked.value("a"), asked.value("b")
    before = _known(asked, a) if a and b else None
    after = _known(asked, b) if a and b else None
    found: Comparison | None = None
    if before and after:
        if {before.kind, after.kind} != {"document"}:
            raise NotHere(asked.say("serve-compare-documents"))
        found = find_changes(asked.held.network, before.iri, after.iri)
    return ComparePage(
        a=before.iri if before else a,
        b=after.iri if after else b,
        choices=plans(asked),
        before=asked.held.named(before.iri) if before else None,
        after=asked.held.named(after.iri) if after else None,
        counts=found.counts if found else (),
        changes=tuple(_change(asked, change) for change in found.changes) if found else (),
        facts=tuple(
            FactChangeRow(
                group=item.group, kind=item.kind, before=plain(item.before), after=plain(item.after)
            )
            for item in found.facts
            if item.kind != "kept"
        )
        if found
        else (),
    )


def _change(asked: Asked, change: Change) -> ChangeRow:
    return ChangeRow(
        kinds=change.kinds,
        before=rows.duty(asked, change.before) if change.before else None,
        after=rows.duty(asked, change.after) if change.after else None,
        edits=tuple((edit.kind, plain(edit.text)) for edit in change.edits),
        roles=tuple(
            (rows.node(asked.held, item.agency), item.before, item.after) for item in change.roles
        ),
    )


# --- calendar ---


def calendar(asked: Asked) -> CalendarPage:
    """Show what is due in a year; the default is the year in which the most plans are in force."""
    year = asked.number("year", _busiest(asked), least=_FIRST, most=_LAST)
    found = _dues(asked, year)
    ways: tuple[Way[Due], ...] = (
        Way(
            name="locality",
            values=lambda due: (due.deadline.locality or "-",),
            label=lambda name: (
                asked.say("page-locality-none") if name == "-" else naming.locality(name)
            ),
        ),
        Way(
            name="agency",
            values=lambda due: {
                node.iri for node in due.by if node.iri in asked.held.network.graph
            },
            label=lambda name: asked.held.named(name).label,
        ),
    )
    kept, facets = narrow(asked, found, ways)
    where = paging(asked, len(kept))
    return CalendarPage(
        year=year,
        rows=tuple(_due(asked, due) for due in cut(kept, where)),
        facets=facets,
        paging=where,
        ics=asked.link(
            "/calendar.ics",
            year=year,
            locality=asked.value("locality"),
            agency=asked.value("agency"),
        ),
    )


def _dues(asked: Asked, year: int) -> list[Due]:
    return list(find_dues(asked.held.network, year))


def calendar_file(asked: Asked) -> str:
    """Give the same as an iCalendar."""
    year = asked.number("year", _busiest(asked), least=_FIRST, most=_LAST)
    locality, agency = asked.value("locality"), asked.value("agency")
    kept = [
        due
        for due in _dues(asked, year)
        if (not locality or (due.deadline.locality or "-") == locality)
        and (not agency or agency in {node.iri for node in due.by})
    ]
    return icalendar(tuple(kept))


def _busiest(asked: Asked) -> int:
    years: Counter[int] = Counter()
    for view in asked.held.network.deadlines.values():
        if len(view.due) > 7:  # noqa: PLR2004  (a day of a year of its own)
            years[int(view.due[:4])] += 1
        elif view.period:
            years.update(range(view.period[0], min(view.period[1], view.period[0] + 30) + 1))
    return min(years, key=lambda year: (-years[year], -year)) if years else 2025


def _due(asked: Asked, due: Due) -> DueRow:
    held = asked.held
    return DueRow(
        date=due.date,
        every=due.every,
        what=plain(due.what),
        by=tuple(rows.node(held, node) for node in due.by),
        document=held.named(due.deadline.document.iri),
        passage=held.passage(due.deadline.quote),
        reason=due.reason,
    )


# --- check ---

_ABSENT: Final = "absent"


def check(asked: Asked) -> CheckPage:
    """Show what does not fit the shapes, and what could not be resolved."""
    held = asked.held
    unresolved = tuple(
        Count(id=f"reason-{reason}", number=number) for reason, number in held.counts.unresolved
    )
    triples = dict(held.counts.totals).get("triples", 0)
    if triples > MOST_CHECKED:
        return CheckPage(state=_ABSENT, rows=(), unresolved=unresolved)
    language = asked.say.language
    try:
        ready, found = held.later.get(
            f"check {language}", lambda: check_shapes(held.store, language)
        )
    except ImportError:
        return CheckPage(state=_ABSENT, rows=(), unresolved=unresolved)
    return CheckPage(
        state="ready" if ready else "working",
        rows=tuple(
            ShapeRow(
                thing=held.named(item.focus),
                path=item.path,
                value=plain(item.value),
                message=plain(item.message),
            )
            for item in found or ()
        ),
        unresolved=unresolved,
    )
