"""One thing that plans set goals for, across plans and years: 90 % solved here, 95 % there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.analyze import similarity
from graph.records.analysis import Indicator

if TYPE_CHECKING:
    from graph.network import Network
    from graph.records.findings import TargetView

#: Cosine of their subjects from which two goals are of one thing.
SAME = 0.6


def indicators(
    network: Network, *, locality: str = "", least: float = SAME, alone: bool = False
) -> tuple[Indicator, ...]:
    """Give what several goals are set for, those of the most plans first; with `alone` also what one plan has.

    Goals are joined by the likeness of their subjects, the likest first. Two goals of one plan are two things,
    unless their words and numbers are the same; a rise is no level, and units do not mix.
    """
    goals = [goal for goal in network.targets.values() if not locality or goal.locality == locality]
    titles = [
        str(network.graph.nodes.get(goal.document.iri, {}).get("title", "")) for goal in goals
    ]
    space = similarity.space([goal.subject for goal in goals], titles)
    pairs = similarity.near(space, least)
    ordered = sorted(
        zip(pairs.cosines.tolist(), pairs.firsts.tolist(), pairs.seconds.tolist(), strict=True),
        key=lambda item: (-item[0], item[1], item[2]),
    )
    home = list(range(len(goals)))
    members = {number: [number] for number in home}
    for _, first, second in ordered:
        one, two = home[first], home[second]
        if one == two or not _fits(goals, members[one], members[two]):
            continue
        for number in members[two]:
            home[number] = one
        members[one] += members.pop(two)
    found = [_indicator([goals[number] for number in sorted(group)]) for group in members.values()]
    return tuple(
        sorted(
            (item for item in found if alone or len({g.document.iri for g in item.goals}) > 1),
            key=lambda item: (-len({g.document.iri for g in item.goals}), item.goals[0].node.iri),
        )
    )


def _fits(goals: list[TargetView], ones: list[int], twos: list[int]) -> bool:
    for one in (goals[number] for number in ones):
        for two in (goals[number] for number in twos):
            if one.unit != two.unit or _rise(one) != _rise(two):
                return False
            said_twice = (one.value, one.comparator) == (two.value, two.comparator)
            if one.document.iri == two.document.iri and not said_twice:
                return False
    return True


def _rise(goal: TargetView) -> bool:
    return goal.comparator.startswith(("+", "-"))


def _indicator(goals: list[TargetView]) -> Indicator:
    shortest = min((goal.subject for goal in goals), key=lambda text: (len(text), text))
    return Indicator(
        label=shortest,
        goals=tuple(goals),
        differs=len({(goal.value, goal.comparator) for goal in goals}) > 1,
    )
