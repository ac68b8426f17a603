"""What a check finds: each with how grave it is, where it stands, why it is so and what to do."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from graph.records.findings import Node, Quote


class Severity(StrEnum):
    """How grave a finding is; the names are those of --fail-on."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


#: From the gravest down.
SEVERITIES = (Severity.ERROR, Severity.WARNING, Severity.INFO)


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """One thing that a reviewer should see."""

    #: Id of the rule; the message is check-RULE of interface.toml, the remedy check-RULE-remedy.
    rule: str
    severity: Severity
    #: The document, duty or agency that it is about.
    subject: Node
    #: Values of the message and of the remedy, by name.
    values: tuple[tuple[str, str], ...] = ()
    #: The place first, then what else speaks of it.
    quotes: tuple[Quote, ...] = ()
    #: The value that is likely right; empty where none is.
    likely: str = ""
    #: Where a fact of law was read: the source of a row.
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """A citation as the text gives it, with what became of it."""

    iri: str
    #: The document in which it stands.
    home: str
    #: The document that cites: `home`, or the one in whose abstract it stands; empty if not known.
    citing: str
    #: Empty where it did not resolve.
    cited: str
    key: str
    type: str
    #: numbered, named, alias.
    kind: str
    relation: str
    date: str
    issuer: str
    title: str
    #: Why it did not resolve; empty if it did.
    reason: str
    candidates: tuple[str, ...]
    confidence: float
    quote: Quote


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadFact:
    """A value of a document's own head."""

    document: str
    name: str
    value: str
    quote: Quote


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenAgent:
    """An agency whose name did not resolve."""

    duty: str
    name: str
    reason: str
    quote: Quote


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A file that was read."""

    path: str
    text: str
    #: Documents that were read in it.
    documents: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """All that texts say, as a check needs it."""

    statements: tuple[Statement, ...] = ()
    heads: tuple[HeadFact, ...] = ()
    open_agents: tuple[OpenAgent, ...] = ()
    sources: tuple[Source, ...] = ()
    #: Product of a duty by its IRI.
    products: tuple[tuple[str, str], ...] = ()
