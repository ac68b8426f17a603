"""What the pages show: records that templates fill in, and that the `.json` twins hold as they are."""

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


# --- home, review, search ---


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
class HomePage:
    counts: tuple[Count, ...]
    review: tuple[ReviewGroup, ...]
    cited: tuple[Tally, ...]
    years: tuple[str, ...]
    plans: tuple[PlanRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewPage:
    kinds: tuple[Count, ...]
    kind: str
    items: tuple[ReviewItem, ...]
    paging: Paging


@dataclass(frozen=True, slots=True, kw_only=True)
class HitRow:
    thing: Named
    #: The text around the words, in pieces: (text, whether it is one of the words).
    snippet: tuple[tuple[str, bool], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchPage:
    words: str
    hits: tuple[HitRow, ...]
    facets: tuple[Facet, ...]
    paging: Paging
    #: True where there are more than are looked at.
    cut: bool


# --- documents ---


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentRow:
    thing: Named
    title: str
    type: str
    date: str
    locality: str
    read: bool
    duties: int
    cited_by: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentsPage:
    rows: tuple[DocumentRow, ...]
    facets: tuple[Facet, ...]
    paging: Paging


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
class DocumentPage:
    """A document that was read."""

    thing: Named
    title: str
    facts: tuple[FactRow, ...]
    notes: tuple[str, ...]
    source: str
    raw: str
    outline: tuple[OutlineRow, ...]
    lines: tuple[Line, ...]
    #: Parts of a long text: (label, address, whether it is this one).
    parts: tuple[tuple[str, str, bool], ...]
    cites: tuple[CitationGroup, ...]
    cited_by: tuple[CitationGroup, ...]
    duties: tuple[DutyRow, ...]
    targets: tuple[GoalRow, ...]
    deadlines: tuple[GoalRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class InstrumentPage:
    """A document that is known only from those who cite it."""

    thing: Named
    title: str
    facts: tuple[FactRow, ...]
    conflict: bool
    cites: tuple[CitationGroup, ...]
    cited_by: tuple[CitationGroup, ...]


# --- agencies, duties ---


@dataclass(frozen=True, slots=True, kw_only=True)
class AgencyRow:
    thing: Named
    locality: str
    group: bool
    leads: int
    duties: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AgenciesPage:
    rows: tuple[AgencyRow, ...]
    facets: tuple[Facet, ...]
    paging: Paging


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicGroup:
    """Duties of one topic in the order of their documents."""

    topic: str
    rows: tuple[DutyRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AgencyPage:
    thing: Named
    group: bool
    facts: tuple[FactRow, ...]
    #: (role, number) over all its duties.
    roles: tuple[tuple[str, int], ...]
    groups: tuple[TopicGroup, ...]
    facets: tuple[Facet, ...]
    paging: Paging
    partners: tuple[Tally, ...]
    behind: tuple[Tally, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DutiesPage:
    rows: tuple[DutyRow, ...]
    facets: tuple[Facet, ...]
    paging: Paging


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
    start: Named
    hops: tuple[HopRow, ...]
    #: A sentence that says why it ends.
    ending: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyPage:
    thing: Named
    document: Named
    section: str
    passage: Passage
    topics: tuple[Named, ...]
    agents: tuple[AgentRow, ...]
    partners: tuple[Named, ...]
    reports_to: tuple[Named, ...]
    deadlines: tuple[GoalRow, ...]
    targets: tuple[GoalRow, ...]
    cites: tuple[CitationRow, ...]
    chains: tuple[ChainRow, ...]
    trace: str
    similar: tuple[SimilarRow, ...]


# --- findings ---


@dataclass(frozen=True, slots=True, kw_only=True)
class TracePage:
    of: str
    to: str
    down: bool
    mentions: bool
    thing: Named | None
    goal: Named | None
    chains: tuple[ChainRow, ...]
    suggested: tuple[Named, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OverlapRow:
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
class OverlapsPage:
    ready: bool
    rows: tuple[OverlapRow, ...]
    facets: tuple[Facet, ...]
    paging: Paging


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeRow:
    kinds: tuple[str, ...]
    before: DutyRow | None
    after: DutyRow | None
    #: (same, gone or new; text)
    edits: tuple[tuple[str, str], ...]
    #: (agency, role before, role after)
    roles: tuple[tuple[Named, str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FactChangeRow:
    group: str
    kind: str
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparePage:
    a: str
    b: str
    choices: tuple[Named, ...]
    before: Named | None
    after: Named | None
    counts: tuple[tuple[str, int], ...]
    changes: tuple[ChangeRow, ...]
    facts: tuple[FactChangeRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ShapeRow:
    thing: Named
    path: str
    value: str
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckPage:
    """`state` is ready, working, or absent (the validator is not installed, or the store too large)."""

    state: str
    rows: tuple[ShapeRow, ...]
    unresolved: tuple[Count, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DueRow:
    date: str
    every: str
    what: str
    by: tuple[Named, ...]
    document: Named
    passage: Passage
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarPage:
    year: int
    rows: tuple[DueRow, ...]
    facets: tuple[Facet, ...]
    paging: Paging
    ics: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EdgeRow:
    lower: Named
    upper: Named
    relation: str
    place: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GraphPage:
    focus: str
    depth: int
    thing: Named | None
    drawing: str
    nodes: int
    edges: tuple[EdgeRow, ...]
    suggested: tuple[Named, ...]


# --- the rest ---


@dataclass(frozen=True, slots=True, kw_only=True)
class ThingPage:
    """Any other thing of the graph: a topic, a type, a place, a file, a provision, a citation."""

    thing: Named
    #: (name of the property, value, the thing that the value names)
    facts: tuple[tuple[str, str, Named | None], ...]
    see: tuple[Count, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpPage:
    counts: tuple[Count, ...]
    digest: str
    seconds: float
    rows: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    name: str
    title: str
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SparqlPage:
    query: str
    questions: tuple[Question, ...]
    prefixes: tuple[tuple[str, str], ...]
    terms: tuple[str, ...]
    error: str
    asked: bool
    columns: tuple[str, ...]
    rows: tuple[tuple[tuple[str, str], ...], ...]
    shown: int
    total: int
    cut: bool
    downloads: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TroublePage:
    """Something that could not be done; `nearest` are what may have been meant."""

    status: int
    what: str
    next_step: str
    nearest: tuple[Named, ...] = ()
