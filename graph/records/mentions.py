"""What is read in one document, before it is known what the mentions refer to."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from graph.records.text import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """The characters that were read (offsets into `SourceText.text`) and the rule that read them."""

    span: Span
    #: Table and row: "citations.numbered", "duties.heading".
    rule: str
    #: How sure the reading is, from 0 to 1; 1 is said outright by the text.
    confidence: float = 1.0


class Relation(StrEnum):
    """What a document does to the one that it mentions."""

    BASED_ON = "based_on"
    IMPLEMENTS = "implements"
    CONTINUES = "continues"
    APPROVES = "approves"
    PROMULGATES = "promulgates"
    AMENDS = "amends"
    SUPPLEMENTS = "supplements"
    REPLACES = "replaces"
    REPEALS = "repeals"
    PARTLY_REPEALS = "partly_repeals"
    CORRECTS = "corrects"
    SUSPENDS = "suspends"
    CONSOLIDATES = "consolidates"
    GUIDES = "guides"
    DETAILS = "details"
    REVIEWS = "reviews"
    ALIGNED_WITH = "aligned_with"
    PROPOSED_BY = "proposed_by"
    CITES = "cites"


class CitationKind(StrEnum):
    """How a mention names its document."""

    NUMBERED = "numbered"
    NAMED = "named"
    ALIAS = "alias"


class Basis(StrEnum):
    """What a căn cứ gives: the power to issue, or the matter."""

    COMPETENCE = "competence"
    CONTENT = "content"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """A value of the head as it should read, and where it stands."""

    value: str
    evidence: Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """Years that a plan covers, and the one it looks ahead to."""

    start: int
    end: int
    horizon: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """What a document says of itself; `None` where it does not say."""

    #: Abbreviation of the document type: KH, QĐ, Luật ...
    type: Stated | None = None
    #: Number and symbol as they should read: 90/KH-UBND; `None` where the number is blank.
    symbol: Stated | None = None
    #: The symbol without its number where the number was left blank: KH-BCĐ138.
    blank_symbol: str | None = None
    #: ISO date, as much as is stated: 2021-04-16, 2024-01.
    date: Stated | None = None
    place: Stated | None = None
    #: Issuer with its locality: UBND tỉnh Thái Nguyên.
    issuer: Stated | None = None
    title: Stated | None = None
    signer: Stated | None = None
    period: Period | None = None
    #: Name of the province or city whose document this is: Thái Nguyên; `None` for central bodies.
    locality: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """One mention of a legal or policy document."""

    #: The minimal full reference, from the type word to the last of number, date, issuer or name.
    evidence: Evidence
    kind: CitationKind
    #: Abbreviation (QĐ, KH), or a name of a type without one (Chương trình, Công ước).
    type: str
    #: Symbol as it should read, or the name with white space collapsed.
    key: str
    date: str | None = None
    issuer: str | None = None
    title: str | None = None
    relation: Relation = Relation.CITES
    #: Rule id of the word that gave the relation; empty when none did.
    relation_rule: str = ""
    #: For `based_on`: what the basis gives.
    basis: Basis | None = None
    #: The pinpoint before it, as written: "khoản 2 Điều 5".
    provision: str | None = None
    #: Index in `Mentions.citations` of the citation in whose abstract it stands; -1: this document.
    subject: int = -1
    #: Labels of the block that it stands in.
    section: tuple[str, ...] = ()
    #: For an alias: the key of the citation that it stands for, where the text defines it.
    stands_for: str | None = None
    #: True for the mention that introduces a short form.
    defines: bool = False


class Role(StrEnum):
    """What an agency is in a duty."""

    LEAD = "lead"  # chủ trì
    COORDINATE = "coordinate"  # phối hợp
    IMPLEMENT = "implement"  # thực hiện


class Modality(StrEnum):
    """How the work is given."""

    ASSIGNED = "assigned"
    REQUESTED = "requested"  # đề nghị


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """An agency, group or post as the text names it."""

    #: As written, white space collapsed.
    name: str
    evidence: Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Agent:
    """Who has to do a duty."""

    named: Named
    role: Role
    modality: Modality = Modality.ASSIGNED


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty:
    """One statement that gives work to a named agency or group."""

    section: tuple[str, ...]
    #: The statement without its label and without a trailing assignment in parentheses.
    evidence: Evidence
    #: The statement as running text (joined lines, no footnote inside).
    text: str
    agents: tuple[Agent, ...]
    partners: tuple[Named, ...] = ()
    report_to: tuple[Named, ...] = ()
    #: The deed, from after the role words: what has to be done, as running text.
    act: str = ""
    #: A document or thing that has to come out of it: "Kế hoạch xây dựng xã ... năm 2024".
    product: str | None = None
    #: Deadline cell of a table row, as written.
    time: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """A number that is a goal."""

    evidence: Evidence
    value: int | float
    unit: str
    #: > >= = < <= or +>= (rise by at least), ->= (fall by at least).
    comparator: str
    subject: str
    section: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline:
    """A time by which, or how often, something is due."""

    evidence: Evidence
    #: ISO date, "--11-15" without a year, or `None`.
    due: str | None
    #: ISO 8601 duration (P1Y P6M P3M P1M) or `None`.
    every: str | None
    what: str
    section: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Mentions:
    """All that was read in one document."""

    header: Header
    citations: tuple[Citation, ...] = ()
    duties: tuple[Duty, ...] = ()
    targets: tuple[Target, ...] = ()
    deadlines: tuple[Deadline, ...] = ()
    recipients: tuple[Named, ...] = ()
