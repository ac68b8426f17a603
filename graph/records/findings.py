"""What analysis says: candidates for a person to judge, each with its parts and its evidence."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """A passage and where it stands."""

    text: str
    path: str
    line: int

    @property
    def place(self) -> str:
        """File and line, as an editor takes it."""
        return f"{self.path}:{self.line}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """A thing of the graph as a finding names it."""

    iri: str
    label: str
    #: document, duty, agency.
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Hop:
    """One step of a chain: `lower` rests on `upper`."""

    lower: Node
    upper: Node
    #: Relation id: based_on, implements ...
    relation: str
    quote: Quote | None
    #: The document in which this step is stated (it may be a third one).
    stated_in: Node
    confidence: float
    #: True where the upper one gives the issuer its power, not the matter (organic laws).
    competence: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Chain:
    """A path from a document or duty up to what it rests on, or down to what carries it on."""

    hops: tuple[Hop, ...]
    #: Why it ends: "root" (nothing above was stated by a document that was read), "not-read"
    #: (the last document is known only from those who cite it), "cycle", "limit".
    ending: str

    @property
    def weight(self) -> float:
        """What chains are ranked by: the less, the better (see `analyze.trace`)."""
        return sum(1 + (1 - hop.confidence) for hop in self.hops)


@dataclass(frozen=True, slots=True, kw_only=True)
class Assignment:
    """One agency's part in a duty, as the text gives it."""

    agency: Node
    #: lead, coordinate, implement.
    role: str
    #: assigned, requested.
    modality: str = "assigned"
    #: As written.
    name: str = ""
    #: True for "các sở, ban, ngành" and the like, and for what no row of agencies.toml names.
    group: bool = False
    #: Where the agency is named: in a heading before the duty, in its words, in brackets after it.
    quote: Quote | None = None
    start: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyView:
    """A duty as findings show it."""

    node: Node
    document: Node
    section: str
    text: str
    #: (agency, role) in the order of the text.
    agencies: tuple[tuple[Node, str], ...]
    locality: str
    period: tuple[int, int] | None
    topics: tuple[str, ...]
    quote: Quote
    #: The same agencies with all that is known of their parts; empty in views made without them.
    assignments: tuple[Assignment, ...] = ()
    #: With whom it is to be done, and to whom it is to be reported.
    partners: tuple[Node, ...] = ()
    reports_to: tuple[Node, ...] = ()
    partner_names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetView:
    """A number that is a goal, as findings show it."""

    node: Node
    document: Node
    section: str
    value: float
    unit: str
    #: > >= = < <= or +>= (rise by at least), ->= (fall by at least).
    comparator: str
    subject: str
    locality: str
    period: tuple[int, int] | None
    quote: Quote
    #: IRI of the duty in whose words it stands; empty where it stands alone.
    duty: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DeadlineView:
    """A time by which, or how often, something is due, as findings show it."""

    node: Node
    document: Node
    section: str
    #: ISO date, "--11-15" without a year, or empty.
    due: str
    #: ISO 8601 duration, or empty.
    every: str
    what: str
    locality: str
    period: tuple[int, int] | None
    quote: Quote
    duty: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One component of a score."""

    name: str
    value: float
    weight: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Overlap:
    """Two duties of different agencies that ask for much the same."""

    first: DutyView
    second: DutyView
    score: float
    #: Components of the score, which is their weighted mean.
    parts: tuple[Part, ...]
    #: Words that both share, the rarest first.
    shared: tuple[str, ...]
    #: Why it is shown, in the id of a message of interface.toml.
    reason: str
    #: overlap, or duplication: the same done for the same.
    kind: str = "overlap"
    #: How the text ties the two agencies, where a sentence of one names the other: the id of a row of
    #: analysis.toml; empty where none does.
    coordination: str = ""
    #: The sentences or clauses of both that are compared.
    passages: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One thing that is known of something, and where it is said."""

    #: Id of its name: "date", or a relation or role id.
    name: str
    value: str
    quote: Quote | None = None
    #: IRI of what the value names, where it names something.
    iri: str = ""
    #: True where sources give another value too.
    conflict: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """All that is known of one document, agency or duty, in groups."""

    node: Node
    #: False for a document that is known only from those who cite it.
    read: bool
    #: (group, facts): "facts", "cites", "cited-by", "duties", "targets", "deadlines".
    groups: tuple[tuple[str, tuple[Fact, ...]], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """Duties that ask for the same, whoever has to do them."""

    #: IRI of the first of its duties, which stands for the task.
    iri: str
    #: The shortest of its passages.
    label: str
    #: Duties in the order of the network, and the sentence of each that asks for it.
    duties: tuple[DutyView, ...]
    passages: tuple[str, ...]
    topics: tuple[str, ...]
