"""What the pages show: one record a page, which its template fills in and its `.json` twin holds as it is."""

from __future__ import annotations

from dataclasses import dataclass

from graph.serve.parts import (
    AgencyRow,
    AgentRow,
    ChainRow,
    ChangeRow,
    CitationGroup,
    CitationRow,
    Count,
    DocumentRow,
    DueRow,
    DutyRow,
    EdgeRow,
    Facet,
    FactChangeRow,
    FactRow,
    GoalRow,
    HitRow,
    Line,
    Named,
    OutlineRow,
    OverlapRow,
    Paging,
    Passage,
    PlanRow,
    Question,
    ReviewGroup,
    ReviewItem,
    ShapeRow,
    SimilarRow,
    Tally,
    TopicGroup,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class HomePage:
    """What is held, and what needs a look."""

    counts: tuple[Count, ...]
    review: tuple[ReviewGroup, ...]
    cited: tuple[Tally, ...]
    years: tuple[str, ...]
    plans: tuple[PlanRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewPage:
    """All things to look at for one reason."""

    kinds: tuple[Count, ...]
    kind: str
    items: tuple[ReviewItem, ...]
    paging: Paging


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchPage:
    """What holds the words."""

    words: str
    hits: tuple[HitRow, ...]
    facets: tuple[Facet, ...]
    paging: Paging
    #: True where there are more than are looked at.
    cut: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentsPage:
    """The list of documents."""

    rows: tuple[DocumentRow, ...]
    facets: tuple[Facet, ...]
    paging: Paging


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


@dataclass(frozen=True, slots=True, kw_only=True)
class AgenciesPage:
    """The list of agencies."""

    rows: tuple[AgencyRow, ...]
    facets: tuple[Facet, ...]
    paging: Paging


@dataclass(frozen=True, slots=True, kw_only=True)
class AgencyPage:
    """An agency and its duties."""

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
    """The list of duties."""

    rows: tuple[DutyRow, ...]
    facets: tuple[Facet, ...]
    paging: Paging


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyPage:
    """A duty: who, with whom, by when, on what it rests."""

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
    #: Laws on its chains, then those that the documents of the chains cite.
    laws: tuple[Named, ...]
    trace: str
    #: False while the texts are still being compared.
    ready: bool
    similar: tuple[SimilarRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TracePage:
    """The chains from a thing, or between two."""

    of: str
    to: str
    down: bool
    mentions: bool
    thing: Named | None
    goal: Named | None
    chains: tuple[ChainRow, ...]
    suggested: tuple[Named, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OverlapsPage:
    """Pairs to read again; `ready` is False while they are sought."""

    ready: bool
    rows: tuple[OverlapRow, ...]
    facets: tuple[Facet, ...]
    paging: Paging


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparePage:
    """What changed from one document to another."""

    a: str
    b: str
    choices: tuple[Named, ...]
    before: Named | None
    after: Named | None
    counts: tuple[tuple[str, int], ...]
    changes: tuple[ChangeRow, ...]
    facts: tuple[FactChangeRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckPage:
    """`state` is ready, working, or absent (the validator is not installed, or the store too large)."""

    state: str
    rows: tuple[ShapeRow, ...]
    unresolved: tuple[Count, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarPage:
    """What is due in a year."""

    year: int
    rows: tuple[DueRow, ...]
    facets: tuple[Facet, ...]
    paging: Paging
    ics: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GraphPage:
    """What lies around a thing."""

    focus: str
    depth: int
    thing: Named | None
    drawing: str
    nodes: int
    edges: tuple[EdgeRow, ...]
    suggested: tuple[Named, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ThingPage:
    """Any other thing of the graph: a topic, a type, a place, a file, a provision, a citation."""

    thing: Named
    #: (name of the property, value, the thing that the value names)
    facts: tuple[tuple[str, str, Named | None], ...]
    see: tuple[Count, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpPage:
    """What is held, and the limits."""

    counts: tuple[Count, ...]
    digest: str
    seconds: float
    rows: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SparqlPage:
    """The editor, and an answer if one was asked for."""

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
