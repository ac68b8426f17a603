"""What analysis says of roles, changes, chains and tables: candidates for a person to judge, each with its evidence."""

from __future__ import annotations

from dataclasses import dataclass

from graph.records.findings import (
    Chain,
    DeadlineView,
    DutyView,
    Hop,
    Node,
    Part,
    Quote,
    TargetView,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """How many duties of a topic an agency has, and the clauses that give them."""

    agency: Node
    duties: tuple[DutyView, ...]
    passages: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fragment:
    """Several agencies in one broad area: "more than one federal agency involved in the same broad area" (US GAO)."""

    topic: str
    locality: str
    period: tuple[int, int] | None
    shares: tuple[Share, ...]
    #: Herfindahl index of the shares: 1 is one agency, 1/n is n with equal shares.
    concentration: float
    reason: str = "analysis-fragmentation"


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleFinding:
    """Something about who has which part in a task."""

    #: double-lead, shared-without-lead, support-without-lead, orphan, repeated-heading, repeated-task.
    kind: str
    agencies: tuple[Node, ...]
    duties: tuple[DutyView, ...]
    #: Where the parts are given: the headings or sentences that name the agencies.
    quotes: tuple[Quote, ...]
    reason: str
    score: float = 1.0
    parts: tuple[Part, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Restatement:
    """A duty passed down a chain: the lower document rests on the upper one and says much the same."""

    upper: DutyView
    lower: DutyView
    score: float
    parts: tuple[Part, ...]
    chain: tuple[Hop, ...]
    #: True where other bodies lead below than above and no sentence says why.
    lead_changed: bool
    reason: str = "analysis-restatement"


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """A stretch of words that stayed, went or came."""

    #: same, gone, new.
    kind: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleChange:
    """What an agency was in a duty and what it is now; empty where it was or is nothing."""

    agency: Node
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FactChange:
    """A citation, target or deadline that stayed, changed, went or came."""

    #: citation, target, deadline.
    group: str
    #: kept, changed, new, dropped.
    kind: str
    before: str
    after: str
    before_quote: Quote | None = None
    after_quote: Quote | None = None
    score: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What became of a duty."""

    #: kept, reworded, part (split off, or merged in), moved, role, target, deadline, citation, new, dropped.
    kinds: tuple[str, ...]
    before: DutyView | None
    after: DutyView | None
    score: float = 1.0
    parts: tuple[Part, ...] = ()
    edits: tuple[Edit, ...] = ()
    roles: tuple[RoleChange, ...] = ()
    facts: tuple[FactChange, ...] = ()
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """What changed from one plan to another, or from one date to another."""

    before: Node
    after: Node
    changes: tuple[Change, ...]
    facts: tuple[FactChange, ...]
    #: (kind, number) over all duties.
    counts: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Carried:
    """How one plan carries on one task; without a duty, it left the task out."""

    plan: Node
    duty: DutyView | None
    score: float
    leads: tuple[Node, ...] = ()
    targets: tuple[TargetView, ...] = ()
    deadlines: tuple[DeadlineView, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CascadeRow:
    """One task of a programme and what its plans made of it."""

    task: str
    source: DutyView | None
    carried: tuple[Carried, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cascade:
    """A programme and the plans that carry it out, task by task."""

    programme: Node
    #: Each plan with the chain that ties it to the programme.
    plans: tuple[tuple[Node, Chain], ...]
    rows: tuple[CascadeRow, ...]
    #: analysis-cascade, or analysis-cascade-unread where tasks are those that the plans share.
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Dependent:
    """Something that rests on an instrument."""

    node: Node
    #: Hops to the instrument.
    depth: int
    #: True if every path to a root passes the instrument: with it goes the only basis.
    only_basis: bool
    #: The last step of a shortest path, with its quote.
    hop: Hop


@dataclass(frozen=True, slots=True, kw_only=True)
class ImpactCounts:
    """How many rest on an instrument, and how many of them on nothing else."""

    documents: int
    only_documents: int
    duties: int
    only_duties: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Impact:
    """What hangs on an instrument."""

    node: Node
    #: What loses its only basis first, then near first; `counts` tells of how many these are.
    documents: tuple[Dependent, ...]
    duties: tuple[Dependent, ...]
    counts: ImpactCounts
    reason: str = "analysis-impact"


@dataclass(frozen=True, slots=True, kw_only=True)
class Authority:
    """How much rests on a document, by measures on the citations of content, those of competence apart."""

    node: Node
    #: content, competence.
    basis: str
    page_rank: float
    authority: float
    hub: float
    cited_by: int
    #: One of the sentences that cite it.
    quote: Quote | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Mandate:
    """How far a document carries: the longest chain under it, and who is reached."""

    node: Node
    depth: int
    documents: int
    duties: int
    agencies: tuple[Node, ...]
    longest: Chain


@dataclass(frozen=True, slots=True, kw_only=True)
class MainPath:
    """The line of descent that most chains of a field run along (search path counts, Hummon and Doreian 1989)."""

    chain: Chain
    #: Number of paths from a root to a leaf that use each hop.
    counts: tuple[int, ...]
    reason: str = "analysis-main-path"


@dataclass(frozen=True, slots=True, kw_only=True)
class AgencyTie:
    """Two agencies that have tasks in common."""

    first: Node
    second: Node
    #: The duties of both that make each common task.
    tasks: tuple[tuple[DutyView, DutyView], ...]
    reason: str = "analysis-tie"


@dataclass(frozen=True, slots=True, kw_only=True)
class AgencyPlace:
    """Where an agency stands among those it shares tasks with."""

    agency: Node
    tasks: int
    #: Agencies it shares a task with.
    neighbours: int
    #: Number of its community, the largest first.
    community: int
    betweenness: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """An agency's part in a task, and where it is given."""

    agency: Node
    role: str
    duty: DutyView


@dataclass(frozen=True, slots=True, kw_only=True)
class MatrixRow:
    """A task and the parts that agencies have in it."""

    task: str
    duties: tuple[DutyView, ...]
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """Something due on a day, or as often as it says where no day is named."""

    #: ISO date; empty where the text names no day.
    date: str
    #: ISO 8601 duration; empty for what is due once.
    every: str
    what: str
    by: tuple[Node, ...]
    deadline: DeadlineView
    #: analysis-due, analysis-due-recurring, analysis-due-undated, analysis-due-expected.
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """One thing that plans set goals for, with each goal."""

    label: str
    goals: tuple[TargetView, ...]
    #: True where the goals are not all the same.
    differs: bool
