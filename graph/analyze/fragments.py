"""Fragmentation: "more than one federal agency involved in the same broad area" (US GAO, GAO-15-49SP).

For each topic, territory and period: which agencies lead or do something in it, how many, and how concentrated
(Herfindahl index of their shares of the duties). A duty counts for a topic if one of its sentences uses the
topic's words, so that a sentence on legal aid among five on rescue is not lost.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from graph import vietnamese
from graph.analyze import words
from graph.analyze.kinship import Kinship
from graph.analyze.overlaps import in_force
from graph.records.analysis import Fragment, Share

if TYPE_CHECKING:
    from graph.network import Network
    from graph.records.findings import DutyView, Node
    from graph.vocabulary import Topic

#: Parts that make an agency responsible; "phối hợp" does not.
RESPONSIBLE = frozenset({"lead", "implement"})


def fragments(
    network: Network,
    *,
    locality: str = "",
    at: int | None = None,
    least: int = 2,
    scheme: tuple[Topic, ...] | None = None,
) -> tuple[Fragment, ...]:
    """Give the topics that at least so many agencies have work in, those with the most agencies first.

    Duties of one territory and one period are taken together; with `at`, all that hold in that year are.
    """
    kinship = Kinship(network)
    found: dict[tuple[str, str, tuple[int, int] | None], dict[Node, dict[str, _Held]]] = {}
    for duty in network.duties.values():
        if (locality and duty.locality != locality) or (at is not None and not in_force(duty, at)):
            continue
        agencies = responsible(duty, kinship)
        if not agencies:
            continue
        period = (at, at) if at is not None else duty.period
        for topic, passage in _topics(duty, scheme).items():
            group = found.setdefault((topic, duty.locality, period), defaultdict(dict))
            for agency in agencies:
                group[agency].setdefault(duty.node.iri, (duty, passage))
    made = [
        _fragment(topic, place, period, held)
        for (topic, place, period), held in found.items()
        if len(held) >= least
    ]
    return tuple(
        sorted(
            made,
            key=lambda item: (
                -len(item.shares),
                item.concentration,
                item.topic,
                item.locality,
                item.period or (0, 0),
            ),
        )
    )


_Held = tuple["DutyView", str]


def responsible(duty: DutyView, kinship: Kinship) -> tuple[Node, ...]:
    """Give the agencies, named by name, that lead or do a duty."""
    roles = {agency.iri for agency, role in duty.agencies if role in RESPONSIBLE}
    return tuple(agency for agency in kinship.agencies(duty) if agency.iri in roles)


def _topics(duty: DutyView, scheme: tuple[Topic, ...] | None) -> dict[str, str]:
    """Give the topics of a duty, each with the first sentence that is about it."""
    found: dict[str, str] = {}
    for passage in words.clauses(duty.text):
        for topic in words.topics(vietnamese.key(passage), scheme):
            found.setdefault(topic, passage)
    if not found and scheme is None:
        found = dict.fromkeys(duty.topics, duty.text)
    return found


def _fragment(
    topic: str,
    locality: str,
    period: tuple[int, int] | None,
    held: dict[Node, dict[str, _Held]],
) -> Fragment:
    shares = [
        Share(
            agency=agency,
            duties=tuple(duty for duty, _ in duties.values()),
            passages=tuple(passage for _, passage in duties.values()),
        )
        for agency, duties in held.items()
    ]
    total = sum(len(share.duties) for share in shares)
    return Fragment(
        topic=topic,
        locality=locality,
        period=period,
        shares=tuple(sorted(shares, key=lambda share: (-len(share.duties), share.agency.iri))),
        concentration=round(sum((len(share.duties) / total) ** 2 for share in shares), 4),
    )
