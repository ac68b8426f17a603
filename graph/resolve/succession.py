"""Who has taken over from an agency, and what a province has become, on a day."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph import iris
from graph.resolve import places
from graph.vocabulary import handover

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.vocabulary import Agency, Locality, Succession, Vocabulary


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One act by which work or land passed on. Ids are those of agencies.toml or localities.toml."""

    before: str
    after: str
    on: str
    act: str
    #: The topic that passed on by itself; empty where all did.
    topic: str = ""


def _move(row: Agency, on: str, topics: Sequence[str]) -> tuple[Succession, str] | None:
    """Give the move that takes a duty of these topics away, and the topic that decided."""
    moves = sorted(
        (move for move in row.succession if move.on <= on), key=lambda move: (move.on, move.to)
    )
    for topic in topics:
        for move in moves:
            if topic in move.topics:
                return move, topic
    general = [move for move in moves if not move.topics]
    return (general[0], "") if general else None


def owner(
    vocabulary: Vocabulary, agency: str, on: str, topics: Sequence[str] = ()
) -> tuple[str, tuple[Step, ...]]:
    """Follow a duty of an agency to who has it on a day: id of the row, and the acts on the way.

    `topics` come strongest first; the first that a row passes on by itself decides.
    """
    rows = {row.id: row for row in vocabulary.agencies}
    steps: list[Step] = []
    seen = {agency}
    current = agency
    while (row := rows.get(current)) is not None:
        found = _move(row, on, topics)
        if found is None or found[0].to in seen:
            break
        move, topic = found
        steps.append(Step(before=current, after=move.to, on=move.on, act=move.act, topic=topic))
        seen.add(move.to)
        current = move.to
    return current, tuple(steps)


def locality_on(
    vocabulary: Vocabulary, locality: str, on: str
) -> tuple[Locality | None, tuple[Step, ...]]:
    """Give what a province has become by a day, and the acts; `None` for an id no row has."""
    rows = places.by_id(vocabulary)
    row = rows.get(locality)
    steps: list[Step] = []
    seen: set[str] = set()
    while row is not None and row.until and row.until < on and row.id not in seen:
        seen.add(row.id)
        after = rows.get(row.merged_into)
        if after is None:
            break
        day, act = handover(row, after)
        steps.append(Step(before=row.id, after=after.id, on=day, act=act))
        row = after
    return row, tuple(steps)


def owner_iri(
    vocabulary: Vocabulary, iri: str, on: str, topics: Sequence[str] = ()
) -> tuple[str, tuple[Step, ...]]:
    """Follow an agency's IRI: its row by succession, its locality by mergers; parts stay."""
    name = iris.parse_agency(iri)
    if name is None:
        return iri, ()
    agency, steps = owner(vocabulary, name.id, on, topics)
    row, moves = locality_on(vocabulary, name.locality, on)
    place = row.id if row else name.locality
    after = iris.AgencyName(id=agency, locality=place, part=name.part)
    return iris.format_agency(after), (*steps, *moves)
