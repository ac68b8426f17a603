"""What changed from one plan to another: duties kept, reworded, new, dropped, moved; goals, days and citations.

Plans of different provinces are compared by the patterns of their agencies: the police of the one against the
police of the other. Duties are aligned one-to-one where they can be; what was split off or merged in is said
to be a part, with its score.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from graph.analyze import alignment, facts, wording
from graph.analyze.tasks import field_of
from graph.records.analysis import Change, Comparison, FactChange, RoleChange
from graph.records.findings import Node

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from graph.analyze.alignment import Fit
    from graph.analyze.facts import Fact
    from graph.network import Network
    from graph.records.findings import DutyView

#: The kinds of change in the order in which they are told.
KINDS = (
    "kept",
    "reworded",
    "part",
    "moved",
    "role",
    "target",
    "deadline",
    "citation",
    "new",
    "dropped",
)


def compare(network: Network, before: str, after: str) -> Comparison:
    """Compare two documents, given by their IRIs."""
    one, two = network.node(before), network.node(after)
    old = [duty for duty in network.duties.values() if duty.document.iri == before]
    new = [duty for duty in network.duties.values() if duty.document.iri == after]
    changed = _duties(network, old, new)
    targets, deadlines = network.targets.values(), network.deadlines.values()
    goals = facts.targets(_of(targets, before), _of(targets, after))
    days = facts.deadlines(_of(deadlines, before), _of(deadlines, after))
    cited = facts.citations(
        facts.cited_in(network, before), facts.cited_in(network, after), network
    )
    return _comparison(one, two, changed, (*goals, *days, *cited))


def compare_dates(
    network: Network, before: int, after: int, *, locality: str = "", agency: str = ""
) -> Comparison:
    """Compare the duties in force in two years, of a locality or of an agency (its pattern) if one is named."""
    held = [
        [
            duty
            for duty in network.duties.values()
            if duty.period
            and duty.period[0] <= year <= duty.period[1]
            and (not locality or duty.locality == locality)
            and (not agency or agency in alignment.agents(duty))
        ]
        for year in (before, after)
    ]
    one, two = (Node(iri="", label=str(year), kind="date") for year in (before, after))
    return _comparison(one, two, _duties(network, held[0], held[1]), ())


def _of(items: Iterable[Fact], document: str) -> list[Fact]:
    return [item for item in items if item.document.iri == document]


def _comparison(
    before: Node, after: Node, changes: tuple[Change, ...], found: tuple[FactChange, ...]
) -> Comparison:
    counts = Counter(kind for change in changes for kind in change.kinds)
    return Comparison(
        before=before,
        after=after,
        changes=changes,
        facts=found,
        counts=tuple((kind, counts[kind]) for kind in KINDS if counts[kind]),
    )


def _duties(
    network: Network, before: Sequence[DutyView], after: Sequence[DutyView]
) -> tuple[Change, ...]:
    field = field_of(network, (*before, *after))
    places = range(len(before)), range(len(before), len(before) + len(after))
    fits = alignment.align(field, *places)
    found: list[Change] = []
    for number, duty in enumerate(before):
        mine = [fit for fit in fits if fit.first == number]
        if not mine:
            found.append(
                Change(kinds=("dropped",), before=duty, after=None, reason="analysis-dropped")
            )
        found += [_change(network, duty, after[fit.second], fit) for fit in mine]
    come = {fit.second for fit in fits}
    found += [
        Change(kinds=("new",), before=None, after=duty, reason="analysis-new")
        for number, duty in enumerate(after)
        if number not in come
    ]
    return tuple(found)


def _change(network: Network, before: DutyView, after: DutyView, fit: Fit) -> Change:
    edits = wording.edits(before.text, after.text)
    roles = _roles(before, after)
    found = _facts(network, before, after)
    mine, theirs = alignment.agents(before), alignment.agents(after)
    kinds = ["reworded" if wording.reworded(edits) else "kept"] if fit.paired else ["part"]
    if mine and theirs and not mine & theirs:
        kinds.append("moved")
    elif roles:
        kinds.append("role")
    kinds += sorted({fact.group for fact in found if fact.kind != "kept"}, key=KINDS.index)
    return Change(
        kinds=tuple(kinds),
        before=before,
        after=after,
        score=fit.score,
        parts=fit.parts,
        edits=edits,
        roles=roles,
        facts=found,
        reason=f"analysis-{kinds[0]}",
    )


def _roles(before: DutyView, after: DutyView) -> tuple[RoleChange, ...]:
    """Give the agencies whose part changed; the counterpart in another province is the same agency."""
    old = {alignment.pattern(agency.iri): (agency, role) for agency, role in before.agencies}
    new = {alignment.pattern(agency.iri): (agency, role) for agency, role in after.agencies}
    found = []
    for name in (*old, *(name for name in new if name not in old)):
        agency = (new.get(name) or old[name])[0]
        was, now = old.get(name, (agency, ""))[1], new.get(name, (agency, ""))[1]
        if was != now:
            found.append(RoleChange(agency=agency, before=was, after=now))
    return tuple(found)


def _facts(network: Network, before: DutyView, after: DutyView) -> tuple[FactChange, ...]:
    """Compare the goals, days and citations in the words of two duties."""
    goals, days = network.targets.values(), network.deadlines.values()
    old, new = before.node.iri, after.node.iri
    return (
        *facts.targets(
            [item for item in goals if item.duty == old],
            [item for item in goals if item.duty == new],
        ),
        *facts.deadlines(
            [item for item in days if item.duty == old], [item for item in days if item.duty == new]
        ),
        *facts.citations(
            facts.cited_in(network, before.document.iri, before),
            facts.cited_in(network, after.document.iri, after),
            network,
        ),
    )
