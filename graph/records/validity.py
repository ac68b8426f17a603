"""Who and what as of a day: owners, territories and validity, each with the act that changed it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from graph.records.findings import Node, Quote


class Status(StrEnum):
    """What a document is on a day, as far as the register and the corpus tell."""

    IN_FORCE = "in-force"
    NOT_YET = "not-yet"  # signed, or not even that, and not in force until later
    ENDED = "ended"
    REPLACED = "replaced"
    PERIOD_OVER = "period-over"  # nothing says that it ended, but its name bears a period that did
    UNKNOWN = "unknown"


#: What no longer holds.
GONE = frozenset({Status.ENDED, Status.REPLACED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Life:
    """From when to when a document holds. Days are ISO, `until` is the last; empty is not known."""

    since: str = ""
    until: str = ""
    #: What a list says without a day: in-force, ended, partly-ended, not-yet.
    status: str = ""
    #: IRIs of what took its place.
    heirs: tuple[str, ...] = ()
    #: Where this was read: the source of a row.
    source: str = ""
    #: The sentence of a document of the corpus that ends it.
    quote: Quote | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Validity:
    """What a document is on a day."""

    document: Node
    on: str
    status: Status
    since: str = ""
    until: str = ""
    heir: Node | None = None
    source: str = ""
    quote: Quote | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One act by which work or land passed on."""

    before: str
    after: str
    on: str
    #: Number of the act; empty where no source names one.
    act: str
    #: Label of the topic that passed on by itself; empty where all did.
    topic: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Owner:
    """An agency as written, and who answers on a day for work of some topics."""

    written: Node
    today: Node
    on: str
    #: Ids of the topics that were asked for, the strongest first.
    topics: tuple[str, ...] = ()
    changes: tuple[Change, ...] = ()
    #: The last day of the agency, where no row says who took over.
    ended: str = ""

    @property
    def reorganised(self) -> bool:
        """True if another body has the work, or none: more than a new territory."""
        return (
            bool(self.ended) or self.written.iri.split("/")[4:5] != self.today.iri.split("/")[4:5]
        )

    @property
    def changed(self) -> bool:
        """True if anything changed."""
        return bool(self.ended or self.changes)


@dataclass(frozen=True, slots=True, kw_only=True)
class Territory:
    """A province as written, and what it is on a day."""

    written: str
    today: str
    changes: tuple[Change, ...] = ()
