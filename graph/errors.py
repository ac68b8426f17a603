"""Everything that can stop the work, as one tree; the command line turns a class into an exit code.

    GraphError                what happened, where, and what to do next
      InputError        3     UnreadableFile · NotADocument
      OntologyError     4     BadTable · UnknownTerm
      StoreError        5     NoStore · StoreLocked · StoreTooNew
      QueryError        6     BadQuery · UnknownQuery · UnknownReference · AmbiguousReference · QueryTooSlow
      ExportError       7     CannotWrite · NothingToExport

Exit codes beside these: 0 done; 1 done, but some files failed or a check found something;
2 wrong use of the command line. What is merely not known (a reference that does not resolve, a half-read
file) is no exception but a record: see `graph.records`.
"""

from __future__ import annotations

from typing import ClassVar


class GraphError(Exception):
    """Base of all errors: `what` happened, `where` (file, key or place), and the `next_step`."""

    exit_code: ClassVar[int] = 1

    def __init__(self, what: str, *, where: str = "", next_step: str = "") -> None:
        super().__init__(what)
        self.what = what
        self.where = where
        self.next_step = next_step

    def __reduce__(self) -> tuple[object, ...]:
        """Survive the trip between processes (keyword-only arguments are not pickled by default)."""
        return (_rebuild, (type(self), self.what, self.where, self.next_step))

    def to_line(self) -> str:
        """Give the message as a person reads it: two lines at most."""
        head = f"{self.where}: {self.what}" if self.where else self.what
        return f"{head}\n  next: {self.next_step}" if self.next_step else head

    def to_json(self) -> dict[str, str]:
        """Give the message as a machine reads it."""
        return {
            "error": type(self).__name__,
            "what": self.what,
            "where": self.where,
            "next_step": self.next_step,
        }


def _rebuild(kind: type[GraphError], what: str, where: str, next_step: str) -> GraphError:
    return kind(what, where=where, next_step=next_step)


class InputError(GraphError):
    """A file or text that cannot be worked on."""

    exit_code = 3


class UnreadableFile(InputError):
    """The file cannot be opened or decoded."""


class NotADocument(InputError):
    """The file was opened, but holds nothing that reads like a document."""


class OntologyError(GraphError):
    """A mistake in `ontology/` or in a file that joins it."""

    exit_code = 4


class BadTable(OntologyError):
    """A table row lacks a key, has an unknown one, or a value of the wrong kind."""


class UnknownTerm(OntologyError):
    """An id that no table declares."""


class StoreError(GraphError):
    """The stored graph cannot be opened or written."""

    exit_code = 5


class NoStore(StoreError):
    """There is no store at the place named."""


class StoreLocked(StoreError):
    """Another build is writing to the store."""


class StoreTooNew(StoreError):
    """The store was written by another version of this program."""


class QueryError(GraphError):
    """A question that cannot be answered as asked."""

    exit_code = 6


class BadQuery(QueryError):
    """SPARQL that does not parse, or asks for what is not allowed."""


class UnknownQuery(QueryError):
    """No shipped question has this name, or it lacks a parameter."""


class UnknownReference(QueryError):
    """Nothing in the graph answers to the reference."""


class AmbiguousReference(QueryError):
    """More than one thing in the graph answers to the reference."""


class QueryTooSlow(QueryError):
    """The query passed its time or row limit."""


class ExportError(GraphError):
    """An export that cannot be made."""

    exit_code = 7


class CannotWrite(ExportError):
    """The output file or folder cannot be written."""


class NothingToExport(ExportError):
    """The selection is empty."""
