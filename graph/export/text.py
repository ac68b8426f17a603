"""Findings as lines for a terminal: what a person reads, and the same facts as JSON.

Text of documents is hostile here too: control characters (with them terminal escapes) never get through.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from enum import Enum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from graph.interface import Interface
    from graph.records.findings import Chain, DutyView, Fact, Facts, Hop, Overlap, Quote

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]")
#: Longest quote on a terminal, in characters; the rest is told by an ellipsis.
QUOTE = 240


def plain(text: str) -> str:
    """Give one line without control characters or marks that turn the writing direction."""
    return _CONTROL.sub("", " ".join(text.split()))


def shorten(text: str, longest: int = QUOTE) -> str:
    """Cut at a word, with an ellipsis."""
    line = plain(text)
    return line if len(line) <= longest else line[:longest].rsplit(" ", 1)[0] + " …"


def as_json(value: Any) -> Any:
    """Give a record as plain JSON values."""
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: as_json(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, dict):
        return {str(key): as_json(item) for key, item in value.items()}
    if isinstance(value, (tuple, list)):
        return [as_json(item) for item in value]
    return value


def chain_lines(number: int, chain: Chain, say: Interface, *, down: bool) -> Iterator[str]:
    """Print one chain: a node a line, and under it the hop with its quote and place."""
    yield say("trace-chain", number=number, hops=len(chain.hops))
    first = chain.hops[0].upper if down else chain.hops[0].lower
    yield f"  {plain(first.label)}"
    for hop in chain.hops:
        yield from _hop_lines(hop, say, down=down)
    last = chain.hops[-1].lower if down else chain.hops[-1].upper
    ending = "leaf" if down and chain.ending == "root" else chain.ending
    yield f"    · {say(f'ending-{ending}', label=plain(last.label))}"


def _hop_lines(hop: Hop, say: Interface, *, down: bool) -> Iterator[str]:
    arrow, node = ("↓", hop.lower) if down else ("↑", hop.upper)
    doubt = f" ({hop.confidence:.0%})" if hop.confidence < 1 else ""
    yield f"    {arrow} {say.label('relation', hop.relation)}{doubt}"
    if hop.quote:
        by = ""
        if hop.stated_in.iri not in {hop.lower.iri, hop.upper.iri}:
            by = f" · {say('trace-stated-in', label=plain(hop.stated_in.label))}"
        yield f"      {quoted(hop.quote)}{by}"
    yield f"  {plain(node.label)}"


def quoted(quote: Quote) -> str:
    """Give a quote with its place."""
    return f"“{shorten(quote.text)}” — {plain(quote.place)}"


def overlap_lines(number: int, overlap: Overlap, say: Interface) -> Iterator[str]:
    """Print one pair of duties with the parts of its score."""
    parts = " · ".join(
        f"{say(f'overlap-part-{part.name}')} {part.value:.2f}×{part.weight:g}"
        for part in overlap.parts
    )
    yield f"{number}. {overlap.score:.2f} ({parts}) — {say(overlap.reason)}"
    yield from _duty_lines(overlap.first, say)
    yield from _duty_lines(overlap.second, say)
    if overlap.shared:
        yield f"   {say('overlap-shared')}: {', '.join(overlap.shared)}"


def _duty_lines(duty: DutyView, say: Interface) -> Iterator[str]:
    agencies = "; ".join(
        f"{plain(agency.label)} ({say.label('role', role)})" for agency, role in duty.agencies
    )
    yield f"   • {agencies} — {plain(duty.node.label)}"
    yield f"     {quoted(duty.quote)}"


def facts_lines(facts: Facts, say: Interface) -> Iterator[str]:
    """Print what is known of one thing, group by group, each fact with quote and place."""
    yield f"{say.label('kind', facts.node.kind)}: {plain(facts.node.label)}"
    if facts.node.kind == "document" and not facts.read:
        yield f"  {say('show-not-read')}"
    for group, items in facts.groups:
        yield ""
        yield f"{say(f'show-{group}')} ({len(items)})"
        for fact in items:
            yield from _fact_lines(fact, say)


def _fact_lines(fact: Fact, say: Interface) -> Iterator[str]:
    name = fact.name
    for group in ("fact", "relation", "role"):
        label = say.label(group, fact.name)
        if label != fact.name:
            name = label
            break
    mark = f"  ⚠ {say('show-conflict')}" if fact.conflict else ""
    yield f"  {name}: {shorten(fact.value)}{mark}"
    if fact.quote and plain(fact.quote.text) != plain(fact.value):
        yield f"      {quoted(fact.quote)}"
    elif fact.quote:
        yield f"      {plain(fact.quote.place)}"
