"""What a build did, file by file."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """A file that could not be read, with the reason and what to do."""

    path: str
    reason: str
    next_step: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A file that was read, and how."""

    path: str
    #: Label of the document that was found in it.
    document: str
    citations: int
    duties: int
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildReport:
    """The sum of a build."""

    read: tuple[Reading, ...]
    #: Paths whose content is in the store already.
    unchanged: tuple[str, ...]
    #: Paths of documents read earlier whose references changed through the new ones.
    relinked: tuple[str, ...]
    failed: tuple[Failure, ...]
