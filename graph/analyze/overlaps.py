"""Who was told to do the same: duties of different agencies of one territory and time that ask for much the same.

"Overlap: multiple agencies or programs with similar goals, activities, or beneficiaries"; "duplication: two or
more agencies or programs engaged in the same activities or services to the same beneficiaries" (US GAO,
GAO-15-49SP). A finding is a candidate for a person to judge. Its score is the weighted mean of parts that are
all shown (`analyze.tasks`). No overlap are: one agency twice, a body and its own branch, a plan and what it
carries out (`analyze.restated`), periods that do not meet, and work that is split by sector.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from graph import vietnamese
from graph.analyze import tasks, wording, words
from graph.analyze.kinship import Kinship
from graph.records.findings import Overlap

if TYPE_CHECKING:
    from collections.abc import Callable

    from graph.analyze.tasks import Field, Match
    from graph.network import Network
    from graph.records.findings import DutyView
    from graph.vocabulary import Topic

#: Score from which a pair is shown.
THRESHOLD = tasks.SAME
#: Cosine of the sentences from which an overlap may be a duplication, and the least of its other parts.
DUPLICATE, DUPLICATE_PARTS = 0.5, 0.5


def overlaps(
    network: Network,
    *,
    threshold: float = THRESHOLD,
    locality: str = "",
    across: bool = False,
    at: int | None = None,
    scheme: tuple[Topic, ...] | None = None,
) -> tuple[Overlap, ...]:
    """Give the pairs of duties that overlap, the strongest first.

    Compared are duties that have no agency in common, of one territory and level (of all if `across`: what
    the centre orders, a province mostly carries on) and with periods that meet, or that hold in the year
    `at`. A pair of one document counts. `scheme` takes the place of the shipped topics.
    """
    kinship = Kinship(network)
    views = [
        view
        for view in network.duties.values()
        if (not locality or view.locality == locality)
        and (at is None or in_force(view, at))
        and kinship.agencies(view)
    ]
    field = tasks.field_of(network, views, scheme)
    found = [
        _overlap(field, match)
        for match in field.matches(threshold, _territories(field, across=across))
        if _comparable(field, match, kinship)
    ]
    return tuple(
        sorted(found, key=lambda item: (-item.score, item.first.node.iri, item.second.node.iri))
    )


def in_force(duty: DutyView, year: int) -> bool:
    """Tell whether a duty holds in a year; one without a period holds in any."""
    return duty.period is None or duty.period[0] <= year <= duty.period[1]


def meet(one: DutyView, two: DutyView) -> bool:
    """Tell whether the periods of two duties meet; a period that is not stated meets any."""
    if not one.period or not two.period:
        return True
    return one.period[0] <= two.period[1] and two.period[0] <= one.period[1]


def _territories(
    field: Field, *, across: bool
) -> Callable[[np.ndarray, np.ndarray], np.ndarray] | None:
    """Give what keeps the pairs of one province, and those of the centre among themselves."""
    if across:
        return None
    places: dict[str, int] = {}
    found = [places.setdefault(duty.locality, len(places)) for duty in field.duties]
    of_duty = np.array(found, dtype=np.int64)

    def same(ones: np.ndarray, twos: np.ndarray) -> np.ndarray:
        kept: np.ndarray = of_duty[ones] == of_duty[twos]
        return kept

    return same


def _comparable(field: Field, match: Match, kinship: Kinship) -> bool:
    one, two = field.duties[match.first], field.duties[match.second]
    if not meet(one, two):
        return False
    mine = {agency.iri for agency in kinship.agencies(one)}
    if not mine.isdisjoint(agency.iri for agency in kinship.agencies(two)):
        return False
    if kinship.all_kin(one, two) or kinship.chained(one.document.iri, two.document.iri):
        return False
    return not (
        words.splits(field.rows[match.first_row]) or words.splits(field.rows[match.second_row])
    )


def _overlap(field: Field, match: Match) -> Overlap:
    one, two = field.duties[match.first], field.duties[match.second]
    return Overlap(
        first=one,
        second=two,
        score=match.score,
        parts=match.parts,
        shared=wording.shared(field.rows[match.first_row], field.rows[match.second_row]),
        reason=_reason(one, two),
        kind="duplication" if _duplicates(one, two, match) else "overlap",
        coordination=coordination(one, two) or coordination(two, one),
        passages=(field.rows[match.first_row], field.rows[match.second_row]),
    )


def _reason(one: DutyView, two: DutyView) -> str:
    if one.document.iri == two.document.iri:
        return "overlap-one-document"
    if one.locality == two.locality:
        return "overlap-two-documents"
    return "overlap-two-territories"


def _duplicates(one: DutyView, two: DutyView, match: Match) -> bool:
    """Tell whether the same is done for the same by two that both have to do it themselves."""
    values = {part.name: part.value for part in match.parts}
    if values.pop("words", 0.0) < DUPLICATE:
        return False
    values.pop("whole", None)
    doing = all(
        any(role in {"lead", "implement"} for _, role in duty.agencies) for duty in (one, two)
    )
    return doing and all(value >= DUPLICATE_PARTS for value in values.values())


def coordination(naming: DutyView, named: DutyView) -> str:
    """Give how firmly a duty is tied to the agencies of another that it names: a row of analysis.toml.

    Joint issue is the firmest, then concurrence, consultation, and mere "phối hợp". Empty where it names none.
    """
    partners = {partner.iri for partner in naming.partners}
    text = f" {vietnamese.key(naming.text)} "
    for agency, _ in named.agencies:
        parts = [item for item in named.assignments if item.agency.iri == agency.iri]
        if any(item.group for item in parts):
            continue
        names = {item.name for item in parts}
        written = any(f" {vietnamese.key(name)} " in text for name in names if name)
        if agency.iri in partners or written:
            return words.coordination(naming.text) or "coordination-named"
    return ""
