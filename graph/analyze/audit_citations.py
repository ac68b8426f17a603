"""Rules on citations: conflicting facts, what does not resolve, a basis that no longer holds, a later document."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from graph import iris
from graph.analyze.as_of import ended_from, validity
from graph.analyze.audit_ground import FULL, spoken
from graph.records.audit import Issue, Severity
from graph.records.validity import GONE, Status
from graph.resolve import statements, titles

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.analyze.audit_ground import Ground
    from graph.records.audit import Statement
    from graph.records.findings import Quote
    from graph.records.validity import Validity

#: Relations by which a document rests on another.
BASIS = frozenset({"based_on", "implements", "guides", "details"})
#: Relations that speak of a document as what it was.
_HISTORY = frozenset(
    {"replaces", "repeals", "partly_repeals", "reviews", "amends", "supplements", "corrects"}
    | {"suspends", "consolidates", "approves", "promulgates", "proposed_by"}
)
_MOST_QUOTES = 6


def _by_document(ground: Ground) -> dict[str, dict[str, dict[str, list[Quote]]]]:
    """Give what is said of each document: name -> value -> quotes."""
    found: dict[str, dict[str, dict[str, list[Quote]]]] = defaultdict(
        lambda: defaultdict(lambda: defaultdict(list))
    )
    for head in ground.said.heads:
        if head.name in {"date", "issuer", "title"}:
            found[head.document][head.name][head.value].append(head.quote)
    for one in ground.said.statements:
        stated = (("date", one.date), ("issuer", one.issuer), ("title", one.title))
        for name, value in stated:
            if one.cited and value:
                found[one.cited][name][value].append(one.quote)
    return found


def conflicts(ground: Ground) -> Iterator[Issue]:
    """Find documents of which texts state different dates, issuers or titles."""
    said = _by_document(ground)
    for iri in sorted(said):
        dates = {day: quotes for day, quotes in said[iri]["date"].items() if len(day) == FULL}
        likely = ground.date(iri)
        if len({*dates, *([likely] if len(likely) == FULL else [])}) > 1:
            for day in sorted(dates):
                if day != likely:
                    yield _conflict(ground, iri, "date", spoken(day), spoken(likely), dates, day)
        yield from _issuers(ground, iri, said[iri]["issuer"])
        yield from _titles(ground, iri, said[iri]["title"])


def _conflict(  # noqa: PLR0913
    ground: Ground,
    iri: str,
    name: str,
    value: str,
    likely: str,
    quotes: dict[str, list[Quote]],
    wrong: str,
) -> Issue:
    others = [quote for said in sorted(quotes) if said != wrong for quote in quotes[said]]
    row = ground.lives.get(iri)
    return Issue(
        rule=f"conflict-{name}",
        severity=Severity.INFO if name == "title" else Severity.WARNING,
        subject=ground.node(iri),
        values=(
            ("document", ground.node(iri).label),
            ("value", value),
            ("likely", likely),
            ("count", str(len(others))),
        ),
        quotes=tuple(dict.fromkeys((*quotes[wrong], *others)))[:_MOST_QUOTES],
        likely=likely,
        source=row.source if row else "",
    )


def _issuers(ground: Ground, iri: str, said: dict[str, list[Quote]]) -> Iterator[Issue]:
    """Find stated issuers that are two bodies; a post counts as its body ("Chủ tịch UBND tỉnh")."""
    locality = str(ground.network.graph.nodes.get(iri, {}).get("locality", "")) or None
    bodies: dict[str, dict[str, list[Quote]]] = defaultdict(dict)
    for written in sorted(said):
        agency, _ = statements.read_issuer(ground.vocabulary, written, locality, ground.day(iri))
        name = iris.parse_agency(agency)
        if name is not None:
            bodies[name.id.removeprefix("chu-tich-")][written] = said[written]
    if len(bodies) < 2:  # noqa: PLR2004
        return
    counts = {body: sum(map(len, by.values())) for body, by in bodies.items()}
    document = iris.parse_document(iri)
    issuer = document.issuer if document else ""
    best = min(bodies, key=lambda body: (not issuer.startswith(body), -counts[body], body))
    likely = min(bodies[best])
    for body in sorted(bodies):
        if body != best and not issuer.startswith(body):
            for written in sorted(bodies[body]):
                yield _conflict(ground, iri, "issuer", written, likely, said, written)


def _titles(ground: Ground, iri: str, said: dict[str, list[Quote]]) -> Iterator[Issue]:
    known = str(ground.network.graph.nodes.get(iri, {}).get("title", ""))
    likely = known or min(said, key=lambda title: (-len(said[title]), title), default="")
    for title in sorted(said):
        if titles.are_other(title, likely):
            yield _conflict(ground, iri, "title", title, likely, said, title)


def unresolved(ground: Ground) -> Iterator[Issue]:
    """Find references that lead nowhere, or to several."""
    for one in ground.said.statements:
        if not one.reason:
            continue
        named = ", ".join(ground.node(iri).label for iri in one.candidates[:5])
        several = len(one.candidates) > 1
        yield Issue(
            rule="several" if several else "unresolved",
            severity=Severity.INFO if one.reason == "blank-number" else Severity.WARNING,
            subject=ground.node(one.home),
            values=(("key", one.key), ("reason", one.reason), ("candidates", named)),
            quotes=(one.quote,),
        )
    for agent in ground.said.open_agents:
        yield Issue(
            rule="unresolved-agency",
            severity=Severity.INFO,
            subject=ground.node(agent.duty),
            values=(("name", agent.name), ("reason", agent.reason)),
            quotes=(agent.quote,),
        )


def undated(ground: Ground) -> Iterator[Issue]:
    """Find numbered documents whose day nobody states: the number is given out again each year."""
    told: set[tuple[str, str]] = set()
    for one in ground.said.statements:
        if one.kind != "numbered" or not one.cited or ground.date(one.cited):
            continue
        if (one.home, one.cited) not in told:
            told.add((one.home, one.cited))
            yield Issue(
                rule="undated",
                severity=Severity.WARNING,
                subject=ground.node(one.home),
                values=(("key", one.key),),
                quotes=(one.quote,),
            )


def bases(ground: Ground) -> Iterator[Issue]:
    """Find what a document rests on or names that did not hold when it was signed, or does not today."""
    told: set[tuple[str, str, str]] = set()
    for one in _resting(ground):
        day = ground.day(one.home)
        then = validity(ground.network, ground.lives, one.cited, day) if day else None
        if then is not None and then.status in GONE:
            rule = "basis-ended" if one.relation in BASIS else "reference-ended"
            severity = Severity.ERROR if one.relation in BASIS else Severity.WARNING
        elif then is not None and then.status is Status.NOT_YET and _held_back(ground, one, then):
            rule, severity = "basis-not-yet", Severity.WARNING
        elif ground.as_of and ground.as_of > day:
            then = validity(ground.network, ground.lives, one.cited, ground.as_of)
            rule, severity = _today(one, then)
        else:
            continue
        mark = (rule, one.home, one.cited)
        if rule and mark not in told:
            told.add(mark)
            yield _basis(ground, one, then, rule, severity)


def _resting(ground: Ground) -> list[Statement]:
    """Give citations that were resolved, those of a basis first, so that each document is told once."""
    kept = [
        one
        for one in ground.said.statements
        if one.cited and one.citing == one.home != one.cited and one.relation not in _HISTORY
    ]
    return sorted(kept, key=lambda one: one.relation not in BASIS)


def _held_back(ground: Ground, one: Statement, then: Validity) -> bool:
    """Tell whether a basis was signed but not in force; what was signed later is another rule's.

    A decree may well be signed before the law that it details, if it comes into force with it or after.
    """
    home = ground.lives.get(one.home)
    return (
        one.relation == "based_on"
        and not (home and home.since >= then.since)
        and bool(then.since)
        and ground.date(one.cited) <= ground.day(one.home)
    )


def _today(one: Statement, then: Validity) -> tuple[str, Severity]:
    if then.status in GONE:
        if one.relation in BASIS:
            return "basis-ended-today", Severity.WARNING
        return "reference-ended-today", Severity.INFO
    if then.status is Status.PERIOD_OVER and one.relation in BASIS:
        return "basis-period-over", Severity.INFO
    return "", Severity.INFO


def _basis(ground: Ground, one: Statement, then: Validity, rule: str, severity: Severity) -> Issue:
    heir = then.heir.label if then.heir else ""
    since = then.since if rule == "basis-not-yet" else ended_from(then)
    return Issue(
        rule=f"{rule}-replaced" if heir and then.status is Status.REPLACED else rule,
        severity=severity,
        subject=ground.node(one.home),
        values=(
            ("document", ground.node(one.home).label),
            ("cited", ground.node(one.cited).label),
            ("on", spoken(then.on)),
            ("since", spoken(since) if since else "…"),
            ("heir", heir),
        ),
        quotes=(one.quote, *((then.quote,) if then.quote else ())),
        likely=heir,
        source=then.source,
    )


def later(ground: Ground) -> Iterator[Issue]:
    """Find documents that cite what was signed after them."""
    told: set[tuple[str, str]] = set()
    for one in ground.said.statements:
        mine, cited = ground.date(one.home), one.date or ground.date(one.cited)
        if not mine or not cited or (one.home, one.cited or one.key) in told:
            continue
        if cited[: len(mine)] > mine[: len(cited)]:
            told.add((one.home, one.cited or one.key))
            known = ground.date(one.cited)
            likely = known if known[: len(mine)] <= mine[: len(known)] else ""
            yield Issue(
                rule="cites-later",
                severity=Severity.ERROR,
                subject=ground.node(one.home),
                values=(
                    ("document", ground.node(one.home).label),
                    ("date", spoken(mine)),
                    ("cited", ground.node(one.cited).label if one.cited else one.key),
                    ("later", spoken(cited)),
                    ("likely", spoken(likely) if likely else "…"),
                ),
                quotes=(one.quote,),
                likely=spoken(likely) if likely else "",
            )


RULES = (conflicts, unresolved, undated, bases, later)
