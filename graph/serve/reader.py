"""The text of a source line by line, every mention marked and linked, with an outline."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from graph import vocabulary
from graph.export.text import plain, shorten
from graph.parse.tree import parse
from graph.records.document import BlockKind
from graph.serve.holdings import LINES
from graph.serve.parts import Line, OutlineRow, Piece
from graph.serve.paths import path_of
from graph.store.sources import source as read_source

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from graph.records.text import SourceText
    from graph.serve.asking import Asked
    from graph.serve.holdings import Holdings
    from graph.serve.parts import Named

#: Rows of an outline, their depth, and their length in characters.
_MOST, _DEPTH, _LONGEST = 120, 3, 90
_OUTLINED: Final = (BlockKind.HEADING, BlockKind.ANNEX)
_CITATIONS = """
SELECT DISTINCT ?start ?end ?key ?relation ?cited ?reason WHERE {
  ?c a cito:Citation ; cc:statedIn <%s> ; cc:key ?key ; cc:relation ?relation ; cc:evidence ?q .
  ?q oa:hasSelector ?s . ?s oa:start ?start ; oa:end ?end .
  OPTIONAL { ?c cito:hasCitedEntity ?cited } OPTIONAL { ?c cc:unresolvedReason ?reason }
}
"""
_AGENTS = """
SELECT DISTINCT ?start ?end ?agent ?name WHERE {
  ?duty cc:statedIn <%s> ; cc:assignment ?a . ?a cc:agentName ?name ; cc:evidence ?q .
  ?q oa:hasSelector ?s . ?s oa:start ?start ; oa:end ?end . OPTIONAL { ?a cc:agent ?agent }
}
"""
_HEADS = """
SELECT DISTINCT ?start ?end ?name WHERE {
  ?f a cc:HeadFact ; cc:statedIn <%s> ; cc:name ?name ; cc:evidence ?q .
  ?q oa:hasSelector ?s . ?s oa:start ?start ; oa:end ?end .
}
"""
_GOALS = """
SELECT DISTINCT ?start ?end ?kind WHERE {
  VALUES (?class ?kind) { (cc:Target "target") (cc:Deadline "deadline") }
  ?g a ?class ; cc:statedIn <%s> ; cc:evidence ?q . ?q oa:hasSelector ?s . ?s oa:start ?start ; oa:end ?end .
}
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """What the page of a document shows of its source."""

    lines: tuple[Line, ...]
    outline: tuple[OutlineRow, ...]
    parts: tuple[tuple[str, str, bool], ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Mark:
    """A mention: `[start, end)` of the text."""

    start: int
    end: int
    kind: str
    href: str = ""
    title: str = ""


def read(asked: Asked, iri: str) -> Text:
    """Give the text of a document with its marks, one part of it where it is long."""
    held = asked.held
    source = read_source(held.store, held.sources[iri].sha256)
    _, outline = held.later.get(f"outline {iri}", lambda: outline_of(source), wait=True)
    starts = _line_starts(source.text)
    pages = max(1, -(-len(starts) // LINES))
    page = asked.number("text_part", 1, most=pages)
    first, last = (page - 1) * LINES, min(len(starts), page * LINES)
    lines = _Lines(held, iri, source, starts, marks_of(asked, iri, len(source.text)))
    headings = {place for place, _, _ in outline}
    return Text(
        lines=tuple(lines.line(number, headings) for number in range(first, last)),
        outline=tuple(_outline_row(asked, iri, starts, row) for row in outline),
        parts=tuple(
            (f"{number}/{pages}", asked.here(text_part=number), number == page)
            for number in range(1, pages + 1)
        )
        if pages > 1
        else (),
        notes=tuple(plain(note) for note in source.notes),
    )


def _line_starts(text: str) -> list[int]:
    starts = [0]
    at = text.find("\n")
    while at >= 0:
        starts.append(at + 1)
        at = text.find("\n", at + 1)
    return starts if starts[-1] < len(text) or len(starts) == 1 else starts[:-1]


def outline_of(source: SourceText) -> tuple[tuple[int, int, str], ...]:
    """Give the headings of a text: (offset, depth, words)."""
    tree = parse(source, vocabulary.load())
    found = []
    for block in tree.blocks:
        if block.kind in _OUTLINED and len(block.path) <= _DEPTH and block.end > block.label_start:
            words = shorten(tree.flow.text[block.label_start : block.end], _LONGEST)
            start = tree.flow.source(block.label_start, block.end).start
            found.append((start, max(1, len(block.path)), words))
    return tuple(found[:_MOST])


def _outline_row(
    asked: Asked, iri: str, starts: Sequence[int], row: tuple[int, int, str]
) -> OutlineRow:
    offset, depth, label = row
    part = (bisect_right(starts, offset) - 1) // LINES
    href = asked.link(path_of(iri), text_part=part + 1 if part else "")
    return OutlineRow(depth=depth, label=label, href=f"{href}#h{offset}")


# --- marks ---


def marks_of(asked: Asked, iri: str, length: int) -> tuple[Mark, ...]:
    """Give the mentions of a document that stand side by side: of two that overlap the more telling stays."""
    chosen: list[Mark] = []
    for group in (
        _citations(asked, iri),
        _agents(asked, iri),
        _goals(asked, iri),
        _heads(asked, iri),
    ):
        taken = sorted(chosen)
        starts = [mark.start for mark in taken]
        for mark in sorted(group, key=lambda item: (item.start, -item.end, item)):
            place = bisect_right(starts, mark.start)
            before = taken[place - 1].end if place else 0
            after = taken[place].start if place < len(taken) else length
            if before <= mark.start < mark.end <= min(after, length):
                taken.insert(place, mark)
                starts.insert(place, mark.start)
        chosen = taken
    return tuple(chosen)


def _rows(held: Holdings, query: str) -> list[tuple[str, ...]]:
    return sorted({tuple(value or "" for value in row) for row in held.store.select(query)})


def _citations(asked: Asked, iri: str) -> Iterable[Mark]:
    held, say = asked.held, asked.say
    for start, end, key, relation, cited, reason in _rows(held, _CITATIONS % iri):
        if cited:
            title = (
                f"{say.label('relation', relation.rsplit('/', 1)[-1])} · {held.named(cited).label}"
            )
        else:
            title = f"{plain(key)}: {say.label('reason', reason)}"
        kind = "cites" if cited else "open"
        yield Mark(
            start=int(start),
            end=int(end),
            kind=kind,
            href=asked.link(path_of(cited)) if cited else "",
            title=title,
        )


def _agents(asked: Asked, iri: str) -> Iterable[Mark]:
    for start, end, agent, name in _rows(asked.held, _AGENTS % iri):
        known = agent in asked.held.network.graph
        yield Mark(
            start=int(start),
            end=int(end),
            kind="agency",
            href=asked.link(path_of(agent)) if known else "",
            title=asked.held.named(agent).label if known else plain(name),
        )


def _goals(asked: Asked, iri: str) -> Iterable[Mark]:
    for start, end, kind in _rows(asked.held, _GOALS % iri):
        yield Mark(start=int(start), end=int(end), kind=kind, title=asked.say.label("kind", kind))


def _heads(asked: Asked, iri: str) -> Iterable[Mark]:
    for start, end, name in _rows(asked.held, _HEADS % iri):
        yield Mark(start=int(start), end=int(end), kind="head", title=asked.say.label("fact", name))


class _Lines:
    """Cuts lines into plain and marked pieces."""

    def __init__(
        self,
        held: Holdings,
        iri: str,
        source: SourceText,
        starts: Sequence[int],
        marks: Sequence[Mark],
    ) -> None:
        self._held = held
        self._source = source
        self._starts = starts
        self._marks = marks
        self._mark_starts = [mark.start for mark in marks]
        nodes = held.network.graph.nodes
        self._duties = sorted(
            (int(nodes[duty]["start"]), int(nodes[duty]["end"]), duty)
            for duty in held.duties_of.get(iri, ())
        )
        self._seen: set[int] = set()

    def line(self, number: int, headings: set[int]) -> Line:
        start, end = self._bounds(number)
        home = self._source.place(start).line if self._source.text else 1
        anchor = "" if home in self._seen else f"L{home}"
        self._seen.add(home)
        begun: tuple[Named, ...] = tuple(
            self._held.named(duty) for first, _, duty in self._duties if start <= first < end
        )
        return Line(
            number=home,
            anchor=anchor,
            pieces=tuple(
                self._pieces(
                    start, end, sorted(place for place in headings if start <= place < end)
                )
            ),
            in_duty=any(first < end and start < last for first, last, _ in self._duties),
            duties=begun,
            heading=any(start <= place < end for place in headings),
        )

    def _bounds(self, number: int) -> tuple[int, int]:
        last = number + 1 >= len(self._starts)
        end = len(self._source.text) if last else self._starts[number + 1]
        return self._starts[number], end

    def _pieces(self, start: int, end: int, headings: Sequence[int]) -> Iterable[Piece]:
        text = self._source.text
        for place in headings:
            yield Piece(text="", anchor=f"h{place}")
        at = start
        place = max(0, bisect_right(self._mark_starts, start) - 1)
        while place < len(self._marks) and self._marks[place].start < end:
            mark = self._marks[place]
            place += 1
            if mark.end <= start:
                continue
            if mark.start > at:
                yield Piece(text=text[at : mark.start])
            stop = min(mark.end, end)
            yield Piece(
                text=text[max(at, mark.start) : stop].rstrip("\r\n"),
                kind=mark.kind,
                href=mark.href,
                title=mark.title,
                anchor=f"c{mark.start}" if mark.start >= start else "",
            )
            at = stop
        rest = text[at:end].rstrip("\r\n")
        if rest:
            yield Piece(text=rest)
