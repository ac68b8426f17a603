"""Rows and pieces that pages are made of: frozen records, which templates and `.json` twins show as they are."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A thing, and where it is served."""

    iri: str
    path: str
    label: str
    #: Class by its looks: law, plan, duty, agency …; empty for others.
    look: str = ""
    #: What tells it from its like: "Lào Cai · 2024".
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """Words of a source, and the address of the place where they stand."""

    text: str
    place: str
    href: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """A thing and a number."""

    thing: Named
    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """How many of a kind there are; the label is the message `id`."""

    id: str
    number: int
    href: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One value of a facet: `number` is how many results its address gives."""

    value: str
    label: str
    number: int
    href: str
    chosen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Facet:
    """A way to narrow a list; its label is the message `serve-facet-<name>`."""

    name: str
    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Paging:
    """Which part of a list this is."""

    page: int
    pages: int
    total: int
    first: int
    last: int
    before: str
    after: str
    #: The same list as JSON.
    twin: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewItem:
    """One thing that a person should look at."""

    thing: Named
    note: str
    passages: tuple[Passage, ...] = ()
    candidates: tuple[Named, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewGroup:
    """Things to look at for one reason: conflict, unresolved, number, date, agency."""

    kind: str
    number: int
    items: tuple[ReviewItem, ...]
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanRow:
    """Plans of one locality, year by year."""

    locality: str
    href: str
    cells: tuple[tuple[Named, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class HitRow:
    """A hit of a search."""

    thing: Named
    #: The text around the words, in pieces: (text, whether it is one of the words).
    snippet: tuple[tuple[str, bool], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentRow:
    """A document in a list."""

    thing: Named
    title: str
    type: str
    date: str
    locality: str
    read: bool
    duties: int
    cited_by: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FactRow:
    """One fact: `name` is spoken by the message fact-<name>."""

    name: str
    value: str
    thing: Named | None = None
    passages: tuple[Passage, ...] = ()
    conflict: bool = False
    #: Who says so, where it is not the thing itself.
    by: tuple[Named, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CitationRow:
    """One citation, from or to a document."""

    thing: Named
    relation: str
    passage: Passage
    section: str = ""
    #: content, competence, or empty.
    basis: str = ""
    inferred: bool = False
    #: Why it could not be resolved; then `thing` is without a path.
    reason: str = ""
    candidates: tuple[Named, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CitationGroup:
    """Citations of one relation."""

    relation: str
    rows: tuple[CitationRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyRow:
    """A duty in a list."""

    thing: Named
    section: str
    text: str
    document: Named
    #: (agency, role)
    agencies: tuple[tuple[Named, str], ...]
    topics: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalRow:
    """A target or a deadline."""

    value: str
    what: str
    document: Named
    passage: Passage
    duty: Named | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OutlineRow:
    """A heading of a text, and where it stands."""

    depth: int
    label: str
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of a line: plain, or a mention (cites, agency, head, target, deadline)."""

    text: str
    kind: str = ""
    href: str = ""
    title: str = ""
    anchor: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line of a source, with the number that it has in the file."""

    number: int
    anchor: str
    pieces: tuple[Piece, ...]
    #: True where the line is part of a duty, and the duty that begins on it.
    in_duty: bool = False
    duties: tuple[Named, ...] = ()
    heading: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class AgencyRow:
    """An agency in a list."""

    thing: Named
    locality: str
    group: bool
    leads: int
    duties: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicGroup:
    """Duties of one topic in the order of their documents."""

    topic: str
    rows: tuple[DutyRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AgentRow:
    """An agency's part in a duty. Without a path the agency was not recognised."""

    agency: Named
    role: str
    modality: str
    name: str
    passage: Passage | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SimilarRow:
    """A duty with the cosine of its words."""

    duty: DutyRow
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class HopRow:
    """One step of a chain, and the thing that it leads to."""

    thing: Named
    relation: str
    passage: Passage | None
    inferred: bool
    #: The document that states it, where it is neither end.
    by: Named | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ChainRow:
    """A chain from where it starts to where it ends."""

    start: Named
    hops: tuple[HopRow, ...]
    #: A sentence that says why it ends.
    ending: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OverlapRow:
    """Two duties to read again."""

    first: DutyRow
    second: DutyRow
    score: float
    #: (message, value, weight)
    parts: tuple[tuple[str, float, float], ...]
    reason: str
    kind: str
    shared: tuple[str, ...]
    coordination: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeRow:
    """What became of a duty."""

    kinds: tuple[str, ...]
    before: DutyRow | None
    after: DutyRow | None
    #: (same, gone or new; text)
    edits: tuple[tuple[str, str], ...]
    #: (agency, role before, role after)
    roles: tuple[tuple[Named, str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FactChangeRow:
    """A target, deadline or citation that changed."""

    group: str
    kind: str
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ShapeRow:
    """One thing that does not fit its shape."""

    thing: Named
    path: str
    value: str
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DueRow:
    """Something due."""

    date: str
    every: str
    what: str
    by: tuple[Named, ...]
    document: Named
    passage: Passage
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EdgeRow:
    """A relation of the drawing."""

    lower: Named
    upper: Named
    relation: str
    place: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A shipped question."""

    name: str
    title: str
    href: str
