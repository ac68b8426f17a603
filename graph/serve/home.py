"""The first page, what needs a look, and the search."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from graph import vietnamese
from graph.analyze.trace import SURE
from graph.export import naming
from graph.export.text import plain, shorten
from graph.query.search import search as find
from graph.serve import rows
from graph.serve.asking import Way, cut, narrow, paging
from graph.serve.parts import Count, HitRow, Named, Passage, PlanRow, ReviewGroup, ReviewItem, Tally
from graph.serve.views import HomePage, ReviewPage, SearchPage

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph.query.search import Hit
    from graph.serve.asking import Asked
    from graph.serve.holdings import Holdings

#: Kinds of things to look at, in the order in which they are told.
REVIEW: Final = ("conflict", "unresolved", "number", "date", "agency", "inferred")
#: Things of a kind, and documents, that the first page shows.
FEW, MOST_CITED = 3, 10
#: Hits that are looked at, and characters of a snippet.
HITS, SNIPPET = 500, 240
_LISTS: Final = {
    "read": "/documents?status=read",
    "known": "/documents?status=cited",
    "duties": "/duties",
    "agencies": "/agencies?kind=agency",
    "groups": "/agencies?kind=group",
    "deadlines": "/calendar",
    "conflicts": "/review?kind=conflict",
}
_WORD = re.compile(r"[^\W_]+")


def home(asked: Asked) -> HomePage:
    """Show what is held, and what needs a look."""
    held = asked.held
    found = review_items(asked)
    years, plans = _plans(asked)
    return HomePage(
        counts=tuple(
            Count(
                id=f"stats-{name}",
                number=number,
                href=asked.link(_LISTS[name]) if name in _LISTS else "",
            )
            for name, number in held.counts.totals
            if name != "conflicts"
        ),
        review=tuple(
            ReviewGroup(
                kind=kind,
                number=len(found[kind]),
                items=tuple(found[kind][:FEW]),
                href=asked.link("/review", kind=kind),
            )
            for kind in REVIEW
            if found[kind]
        ),
        cited=_most_cited(held),
        years=years,
        plans=plans,
    )


def _most_cited(held: Holdings) -> tuple[Tally, ...]:
    counts = {iri: len({edge.lower for edge in edges}) for iri, edges in held.cited_by.items()}
    order = sorted(counts, key=lambda iri: (-counts[iri], held.named(iri).label, iri))
    return tuple(Tally(thing=held.named(iri), number=counts[iri]) for iri in order[:MOST_CITED])


def _plans(asked: Asked) -> tuple[tuple[str, ...], tuple[PlanRow, ...]]:
    """Give the documents with duties by locality and year; a row a locality, those of the centre first."""
    held = asked.held
    nodes = held.network.graph.nodes
    cells: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for iri in held.sources:
        if iri in nodes:
            data = nodes[iri]
            year = str(data["date"])[:4] or (str(data["period"][0]) if data["period"] else "—")
            cells[str(data["locality"])][year].append(iri)
    years = tuple(sorted({year for row in cells.values() for year in row}))
    names = sorted(cells, key=lambda place: (bool(place), naming.locality(place)))
    return years, tuple(
        PlanRow(
            locality=naming.locality(place) if place else "",
            href=asked.link("/documents", locality=place or "-", status="read"),
            cells=tuple(
                tuple(_short(held, iri) for iri in sorted(cells[place].get(year, ())))
                for year in years
            ),
        )
        for place in names
    )


def _short(held: Holdings, iri: str) -> Named:
    """Give a document by what tells it from its like, for a small cell."""
    data = held.network.graph.nodes[iri]
    name = (
        naming.document(data).split("\n", 1)[0]
        if data["number"]
        else shorten(str(data["label"]), 44)
    )
    return replace(held.named(iri), label=name)


# --- what needs a look ---


def review_items(asked: Asked) -> dict[str, list[ReviewItem]]:
    """Give all that a person should look at, by kind."""
    held = asked.held
    nodes = held.network.graph.nodes
    read = [iri for iri in sorted(held.sources) if iri in nodes]
    return {
        "conflict": [
            ReviewItem(
                thing=held.named(iri),
                note=" · ".join(f"{rows.day(date)}: {_names(held, by)}" for date, by in dates),
            )
            for iri, dates in held.conflicts.items()
        ],
        "unresolved": [
            ReviewItem(
                thing=held.named(item.stated_in),
                note=f"{item.key}: {asked.say.label('reason', item.reason)}",
                passages=(item.passage,),
                candidates=tuple(held.named(iri) for iri in item.candidates),
            )
            for item in held.open
        ],
        "number": [
            ReviewItem(thing=held.named(iri), note="") for iri in read if not nodes[iri]["number"]
        ],
        "date": [
            ReviewItem(thing=held.named(iri), note="") for iri in read if not nodes[iri]["date"]
        ],
        "agency": list(_unknown_agencies(held)),
        "inferred": list(_inferred(asked)),
    }


def _names(held: Holdings, iris: Iterable[str]) -> str:
    return ", ".join(held.named(iri).label for iri in iris)


def _unknown_agencies(held: Holdings) -> Iterable[ReviewItem]:
    for iri, view in held.network.duties.items():
        for item in view.assignments:
            if item.agency.iri not in held.network.graph:
                passages: tuple[Passage, ...] = ()
                if item.quote:
                    passages = (held.passage(item.quote, item.start),)
                yield ReviewItem(thing=held.named(iri), note=plain(item.name), passages=passages)


def _inferred(asked: Asked) -> Iterable[ReviewItem]:
    held = asked.held
    for edges in held.cites.values():
        for edge in edges:
            if edge.data["confidence"] < SURE:
                relation = asked.say.label("relation", edge.data["relation"])
                yield ReviewItem(
                    thing=held.named(edge.lower),
                    note=f"{relation} → {held.named(edge.upper).label} ({edge.data['confidence']:.0%})",
                    passages=(held.passage(edge.data["quote"], edge.data["start"]),),
                )


def review(asked: Asked) -> ReviewPage:
    """Show one kind of things to look at, page by page."""
    found = review_items(asked)
    kind = asked.value("kind") if asked.value("kind") in REVIEW else REVIEW[0]
    where = paging(asked, len(found[kind]))
    return ReviewPage(
        kinds=tuple(
            Count(
                id=f"serve-review-{name}",
                number=len(found[name]),
                href=asked.link("/review", kind=name),
            )
            for name in REVIEW
        ),
        kind=kind,
        items=tuple(cut(found[kind], where)),
        paging=where,
    )


# --- search ---


def search(asked: Asked) -> SearchPage:
    """Find documents, agencies and duties by words, with marks or without."""
    words = asked.value("q")
    hits = list(find(asked.held.store, words, limit=HITS + 1)) if words else []
    nodes = asked.held.network.graph.nodes

    def locality(hit: Hit) -> tuple[str, ...]:
        iri = hit.iri
        if iri in asked.held.network.duties:
            place = asked.held.network.duties[iri].locality
        else:
            place = str(nodes[iri].get("locality", "")) if iri in nodes else ""
        return (place,) if place else ()

    ways: tuple[Way[Hit], ...] = (
        Way(
            name="kind",
            values=lambda hit: (hit.kind,),
            label=lambda kind: asked.say.label("kind", kind),
        ),
        Way(name="locality", values=locality, label=naming.locality),
    )
    kept, facets = narrow(asked, hits[:HITS], ways)
    where = paging(asked, len(kept))
    return SearchPage(
        words=words,
        hits=tuple(_hit(asked, hit, words) for hit in cut(kept, where)),
        facets=facets,
        paging=where,
        cut=len(hits) > HITS,
    )


def _hit(asked: Asked, hit: Hit, words: str) -> HitRow:
    thing = asked.held.named(hit.iri, hit.label)
    text = plain(hit.text)
    return HitRow(thing=thing, snippet=snippet(text, words) if text != thing.label else ())


def snippet(text: str, words: str) -> tuple[tuple[str, bool], ...]:
    """Cut a text around the first of the words, and mark all of them; marks and case do not count."""
    wanted = [vietnamese.fold(word) for word in vietnamese.key(words).split()]
    found = [
        match
        for match in _WORD.finditer(text)
        if any(vietnamese.fold(vietnamese.key(match[0])).startswith(word) for word in wanted)
    ]
    start = max(0, found[0].start() - SNIPPET // 4) if found else 0
    if start:
        start = text.find(" ", start) + 1
    end = min(len(text), start + SNIPPET)
    pieces: list[tuple[str, bool]] = [("… ", False)] if start else []
    at = start
    for match in found:
        if match.start() < at or match.end() > end:
            continue
        pieces += [(text[at : match.start()], False), (match[0], True)]
        at = match.end()
    pieces.append((text[at:end] + (" …" if end < len(text) else ""), False))
    return tuple((piece, marked) for piece, marked in pieces if piece)


def suggestions(asked: Asked, text: str) -> tuple[Named, ...]:
    """Give the things whose names are nearest to a text, for those who mistyped."""
    import difflib  # noqa: PLC0415

    plain_text = vietnamese.fold(vietnamese.key(text))
    names: dict[str, str] = {}
    for iri, data in asked.held.network.graph.nodes(data=True):
        if data["kind"] == "duty":
            continue
        for name in (str(data["label"]), str(data.get("number", "")), iri.rsplit("/", 1)[-1]):
            names.setdefault(vietnamese.fold(vietnamese.key(name)), iri)
    pairs = Counter(plain_text[i : i + 2] for i in range(len(plain_text) - 1))
    ranked = sorted(
        names,
        key=lambda name: (
            -sum(pair in name for pair in pairs),
            abs(len(name) - len(plain_text)),
            name,
        ),
    )
    close = difflib.get_close_matches(plain_text, ranked[:400], 5, 0.4)
    return tuple(asked.held.named(iri) for iri in dict.fromkeys(names[name] for name in close))
