"""Which duty of one plan goes on in another: one-to-one by optimal assignment, then what was split or merged.

Two duties fit by what they ask (most), by the pattern of their agencies (the police of one province is the
counterpart of the police of another), and by their place in the order of the plan.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from scipy.optimize import linear_sum_assignment

from graph import iris
from graph.records.findings import Part

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.analyze.tasks import Field, Match
    from graph.records.findings import DutyView

#: Weights of the parts of a fit.
TEXT, AGENCY, ORDER = 0.7, 0.2, 0.1
#: Fit from which two duties are paired, and likeness of their texts below which they never are.
PAIRED, LEAST_TEXT = 0.3, 0.16
#: Likeness of texts from which a duty that found no partner is a part of one that did.
PART_OF = 0.3


@dataclass(frozen=True, slots=True)
class Fit:
    """Two duties of two lists, by their places in them, and how well they fit."""

    first: int
    second: int
    score: float
    text: float
    parts: tuple[Part, ...]
    #: True for the one partner; false for a part that was split off or merged in.
    paired: bool


def pattern(iri: str) -> str:
    """Give what an agency is without its place: the police of any province; the IRI itself where it is no agency's."""
    name = iris.parse_agency(iri)
    return "/".join(filter(None, (name.id, name.part))) if name else iri


def agents(duty: DutyView) -> frozenset[str]:
    """Give the patterns of all who have to do a duty."""
    return frozenset(pattern(agency.iri) for agency, _ in duty.agencies)


def align(field: Field, firsts: Sequence[int], seconds: Sequence[int]) -> tuple[Fit, ...]:
    """Align duties of a field, given by their numbers, in the order of their plans.

    Sorted by the place of the first; a duty of either list that no fit names is alone.
    """
    if not firsts or not seconds:
        return ()
    fits = _fits(field, firsts, seconds)
    scores = np.zeros((len(firsts), len(seconds)))
    for (one, two), fit in fits.items():
        scores[one, two] = fit.score if fit.text >= LEAST_TEXT else 0.0
    scores[scores < PAIRED] = 0.0
    rows, columns = linear_sum_assignment(scores, maximize=True)
    pairs = [(int(i), int(j)) for i, j in zip(rows, columns, strict=True) if scores[i, j] > 0]
    found = [fits[pair] for pair in pairs]
    found += _parts(fits, {i for i, _ in pairs}, {j for _, j in pairs}, scores.shape)
    return tuple(sorted(found, key=lambda fit: (fit.first, not fit.paired, fit.second)))


def _fits(
    field: Field, firsts: Sequence[int], seconds: Sequence[int]
) -> dict[tuple[int, int], Fit]:
    place = {number: row for row, number in enumerate(firsts)}
    other = {number: row for row, number in enumerate(seconds)}
    found = {}
    for match in field.between(firsts, seconds):
        one, two = place.get(match.first), other.get(match.second)
        if one is None or two is None:
            continue
        found[one, two] = _fit(field, match, one / len(firsts), two / len(seconds), (one, two))
    return found


def _fit(field: Field, match: Match, early: float, late: float, pair: tuple[int, int]) -> Fit:
    mine, theirs = agents(field.duties[match.first]), agents(field.duties[match.second])
    common = len(mine & theirs) / min(len(mine), len(theirs)) if mine and theirs else 0.0
    parts = (
        Part(name="text", value=match.score, weight=TEXT),
        Part(name="agency", value=round(common, 4), weight=AGENCY),
        Part(name="order", value=round(1 - abs(early - late), 4), weight=ORDER),
    )
    score = round(sum(part.value * part.weight for part in parts), 4)
    return Fit(*pair, score=score, text=match.score, parts=parts, paired=True)


def _parts(
    fits: dict[tuple[int, int], Fit],
    used: set[int],
    taken: set[int],
    shape: tuple[int, ...],
) -> list[Fit]:
    """Give each duty without partner the one it is a part of, if any."""
    found: list[Fit] = []
    for two in sorted(set(range(shape[1])) - taken):
        best = max((fits[one, two] for one in used), key=lambda fit: fit.score, default=None)
        if best and best.text >= PART_OF:
            found.append(best)
    for one in sorted(set(range(shape[0])) - used):
        best = max((fits[one, two] for two in taken), key=lambda fit: fit.score, default=None)
        if best and best.text >= PART_OF:
            found.append(best)
    return [
        Fit(fit.first, fit.second, fit.score, fit.text, fit.parts, paired=False) for fit in found
    ]
