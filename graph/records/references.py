"""What the mentions refer to: one IRI each, or the reason why not."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Reason(StrEnum):
    """Why a mention refers to nothing that is known."""

    NO_DATE = "no-date"  # several documents bear this number or name, and no date tells them apart
    SEVERAL = "several"  # several candidates remain even with a date
    UNDEFINED_ALIAS = "undefined-alias"  # a short form that the text never defines
    NO_LOCALITY = "no-locality"  # a provincial body, and the province is not known
    UNKNOWN_AGENCY = "unknown-agency"  # no row of agencies.toml fits the name
    BLANK_NUMBER = "blank-number"  # the number was left blank in the text


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolved:
    """The thing that a mention refers to."""

    iri: str
    #: Name as the register has it, with its locality: "Công an tỉnh Thái Nguyên", "193/QĐ-TTg".
    name: str
    #: Rule of resolution: "documents.number-and-date", "agencies.pattern".
    rule: str
    confidence: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Unresolved:
    """A mention that stays open, with its reason and what it could be."""

    reason: Reason
    #: IRIs, sorted.
    candidates: tuple[str, ...] = ()


Reference = Resolved | Unresolved


@dataclass(frozen=True, slots=True, kw_only=True)
class References:
    """References of one document, parallel to its mentions."""

    #: The document itself.
    document: Resolved
    #: Its issuer.
    issuer: Reference | None
    #: One for each of `Mentions.citations`.
    citations: tuple[Reference, ...]
    #: For each duty, one for each of its agents, partners and report_to.
    agents: tuple[tuple[Reference, ...], ...]
    partners: tuple[tuple[Reference, ...], ...]
    report_to: tuple[tuple[Reference, ...], ...]
    #: For each duty, the ids of its topics (rows of topics.toml), the strongest first.
    topics: tuple[tuple[str, ...], ...] = ()
    #: For each citation, the Akoma Ntoso eIds of the provisions that it pins down.
    provisions: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """What one document says of the identity of another, or of itself: the raw matter of a register."""

    #: IRI-free name of who says it: the SHA-256 of its source file.
    source: str
    #: True where the document speaks of itself in its head.
    own: bool
    #: Abbreviation of the type, as in `Citation.type`.
    type: str
    #: Symbol or name as it should read, as in `Citation.key`.
    key: str
    numbered: bool
    date: str | None = None
    issuer: str | None = None
    title: str | None = None
    #: Province whose document speaks, by name or by id; symbols like 90/KH-UBND are given out in each.
    locality: str | None = None
