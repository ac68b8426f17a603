"""Who has which part in a task, where that is not plain: two leads, helpers without a lead, nobody at all.

"Một việc chỉ giao cho một cơ quan chủ trì": one task, one body in the lead. What is found here are the places
where a text does not do so; each is a candidate for a person to judge.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from graph.analyze import tasks
from graph.analyze.fragments import responsible
from graph.analyze.kinship import Kinship
from graph.analyze.overlaps import in_force, meet
from graph.records.analysis import RoleFinding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.analyze.tasks import Match
    from graph.network import Network
    from graph.records.findings import DutyView, Node, Quote

#: The kinds in the order in which they are told.
KINDS = (
    "double-lead",
    "shared-without-lead",
    "support-without-lead",
    "orphan",
    "repeated-heading",
    "repeated-task",
)
#: Likeness from which two duties are one task for a second lead, or one task given twice to the same.
ONE_TASK = 0.45


def roles(
    network: Network, *, locality: str = "", at: int | None = None, kinds: tuple[str, ...] = KINDS
) -> tuple[RoleFinding, ...]:
    """Give what is not plain about parts in tasks, by kind, then in the order of the texts."""
    views = [
        view
        for view in network.duties.values()
        if (not locality or view.locality == locality) and (at is None or in_force(view, at))
    ]
    kinship = Kinship(network)
    found = [*_in_one_duty(views, kinship), *_headings(views, kinship)]
    if {"double-lead", "repeated-task", "support-without-lead"} & set(kinds):
        found += _across_duties(network, views, kinship)
    order = {view.node.iri: number for number, view in enumerate(views)}
    return tuple(
        sorted(
            (item for item in found if item.kind in kinds),
            key=lambda item: (KINDS.index(item.kind), -item.score, order[item.duties[0].node.iri]),
        )
    )


def _quotes(duty: DutyView, agencies: tuple[Node, ...]) -> tuple[Quote, ...]:
    wanted = {agency.iri for agency in agencies}
    named = [item.quote for item in duty.assignments if item.quote and item.agency.iri in wanted]
    return tuple(dict.fromkeys(named)) or (duty.quote,)


def _finding(
    kind: str, agencies: tuple[Node, ...], *duties: DutyView, match: Match | None = None
) -> RoleFinding:
    quotes = [quote for duty in duties for quote in _quotes(duty, agencies)]
    return RoleFinding(
        kind=kind,
        agencies=agencies,
        duties=duties,
        quotes=tuple(dict.fromkeys(quotes)),
        reason=f"analysis-{kind}",
        score=match.score if match else 1.0,
        parts=match.parts if match else (),
    )


def _in_one_duty(views: list[DutyView], kinship: Kinship) -> Iterator[RoleFinding]:
    for duty in views:
        leads, doing = kinship.leads(duty), responsible(duty, kinship)
        if kinship.nobody(duty):
            yield _finding("orphan", tuple(agency for agency, _ in duty.agencies), duty)
        elif len(leads) > 1:
            yield _finding("double-lead", leads, duty)
        elif len(doing) > 1 and not leads:
            yield _finding("shared-without-lead", doing, duty)


def _headings(views: list[DutyView], kinship: Kinship) -> Iterator[RoleFinding]:
    """Find headings of one part of a document that name the same agencies, each with duties of its own."""
    groups: dict[tuple[str, str, frozenset[str]], dict[int, DutyView]] = defaultdict(dict)
    for duty in views:
        named = kinship.agencies(duty)
        starts = [item.start for item in duty.assignments if item.quote and not item.group]
        begin = kinship.start(duty)
        if not named or not starts or begin is None or max(starts) > begin + _HEAD:
            continue  # named after the statement or within it: no heading
        part = duty.section.split(".")[0]
        key = (duty.document.iri, part, frozenset(agency.iri for agency in named))
        groups[key].setdefault(min(starts), duty)
    for (_, part, _), heads in groups.items():
        if len(heads) > 1 and part:
            duties = [heads[start] for start in sorted(heads)]
            yield _finding("repeated-heading", kinship.agencies(duties[0]), *duties)


#: How far into an item the names of a heading on the same line may stand: "11. Đề nghị Viện …, Tòa án …: …".
_HEAD = 120


def _across_duties(
    network: Network, views: list[DutyView], kinship: Kinship
) -> Iterator[RoleFinding]:
    field = tasks.field_of(network, views)
    backed: set[str] = set()
    for match in field.matches(tasks.SAME):
        one, two = field.duties[match.first], field.duties[match.second]
        if one.locality != two.locality or not meet(one, two):
            continue
        for duty, other in ((one, two), (two, one)):
            if responsible(other, kinship):
                backed.add(duty.node.iri)
        if match.score >= ONE_TASK:
            yield from _pair(one, two, match, kinship)
    for duty in views:
        named = kinship.agencies(duty)
        if named and not responsible(duty, kinship) and duty.node.iri not in backed:
            yield _finding("support-without-lead", named, duty)


def _pair(one: DutyView, two: DutyView, match: Match, kinship: Kinship) -> Iterator[RoleFinding]:
    mine, theirs = kinship.leads(one), kinship.leads(two)
    both = (*mine, *(agency for agency in theirs if agency not in mine))
    apart = mine and theirs and not set(mine) & set(theirs)
    if apart and not kinship.chained(one.document.iri, two.document.iri):
        yield _finding("double-lead", both, one, two, match=match)
    same = {agency.iri for agency in kinship.agencies(one)}
    if (
        same
        and one.document.iri == two.document.iri
        and same == {agency.iri for agency in kinship.agencies(two)}
    ):
        yield _finding("repeated-task", kinship.agencies(one), one, two, match=match)
