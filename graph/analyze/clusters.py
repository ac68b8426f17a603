"""Tasks: sentences of duties that ask for the same, put together, at any size of corpus.

Sentences are joined in the order of their likeness, the most alike first; two groups become one only where at
least half of the pairs across them are alike, so that a chain of small steps does not make one task of a field.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from graph import vietnamese
from graph.analyze import tasks, words
from graph.records.findings import Task

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from graph.analyze.tasks import Field, Link
    from graph.network import Network
    from graph.records.findings import DutyView
    from graph.vocabulary import Topic

#: Likeness of two sentences from which they may be one task.
ALIKE = 0.4
#: Share of the pairs across two groups that have to be alike.
_DENSE = 0.5


def tasks_of(
    network: Network,
    duties: Sequence[DutyView] | None = None,
    *,
    least: float = ALIKE,
    scheme: tuple[Topic, ...] | None = None,
    alone: bool = False,
) -> tuple[Task, ...]:
    """Give the tasks of duties (of all, if none are given) in the order of their first duty.

    A duty of several sentences may be in several tasks. With `alone`, sentences that nothing is like are tasks
    of one duty; without, they are left out.
    """
    field = tasks.field_of(
        network, tuple(network.duties.values()) if duties is None else duties, scheme
    )
    groups = [
        rows
        for rows in group(field.links(least), len(field.rows))
        if alone or len({int(field.owner[row]) for row in rows}) > 1
    ]
    if alone:
        groups = [*groups, *_singles(field, groups)]
    return tuple(_task(field, rows, scheme) for rows in sorted(groups))


def _singles(field: Field, groups: Iterable[Sequence[int]]) -> list[list[int]]:
    taken = {row for rows in groups for row in rows}
    return [[row] for row in field.sentences() if row not in taken]


def group(links: Iterable[Link], size: int) -> list[list[int]]:
    """Put numbers below `size` together by their links; groups of two and more, each sorted, in order."""
    ordered = sorted(links, key=lambda link: (-link.score, link.first, link.second))
    near: dict[int, set[int]] = defaultdict(set)
    for link in ordered:
        near[link.first].add(link.second)
        near[link.second].add(link.first)
    home = list(range(size))
    members: dict[int, list[int]] = {}
    for link in ordered:
        one, two = home[link.first], home[link.second]
        if one == two:
            continue
        few, many = members.get(one, [one]), members.get(two, [two])
        if len(few) > len(many):
            (one, few), (two, many) = (two, many), (one, few)
        within = set(many)
        across = sum(len(near[number] & within) for number in few)
        if across < _DENSE * len(few) * len(many):
            continue
        members[two] = many + few
        members.pop(one, None)
        for number in few:
            home[number] = two
    return sorted(sorted(rows) for rows in members.values())


def _task(field: Field, rows: Sequence[int], scheme: tuple[Topic, ...] | None) -> Task:
    chosen: dict[int, str] = {}
    for row in rows:
        chosen.setdefault(int(field.owner[row]), field.rows[row])
    duties = tuple(field.duties[number] for number in sorted(chosen))
    passages = tuple(chosen[number] for number in sorted(chosen))
    found = {topic for text in passages for topic in words.topics(vietnamese.key(text), scheme)}
    label = min(passages, key=lambda text: (len(text), text))
    return Task(
        iri=duties[0].node.iri,
        label=label,
        duties=duties,
        passages=passages,
        topics=tuple(sorted(found)),
    )
