"""What goes wrong on disk, in words that help: an OSError of the store becomes a `StoreError`."""

from __future__ import annotations

import contextlib
import re
from typing import TYPE_CHECKING

from graph.errors import StoreError, StoreLocked

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_ENGINE = re.compile(r"(?:Corruption|IO error)\b")
_LOCK = re.compile(r"\block\b")
# Words of the system's messages -> what happened, and what to do.
_KNOWN = (
    (
        # A reader beside a writer: the engine clears away a file that the reader has yet to open.
        ("no such file or directory",),
        "the store was changed while it was read",
        "ask again; if it goes on when no build is at work, build it again from the documents",
    ),
    (
        ("no space left", "disk quota", "disk full"),
        "the disk is full; what was written before is safe",
        "free some space, then run the same command again",
    ),
    (
        ("read-only file system", "permission denied", "operation not permitted"),
        "the store may not be written here",
        "name a folder that you may write to with --store",
    ),
    (
        ("corruption", "checksum mismatch", "bad magic"),
        "the store is damaged",
        "remove the folder and build it again from the documents",
    ),
)


def explain(error: Exception, path: Path | None) -> StoreError:
    """Give the `StoreError` that says what an error of the store means."""
    message, where = str(error), str(path) if path else "store in memory"
    lowered = message.lower()
    if _LOCK.search(lowered):
        return StoreLocked(
            "another program is writing to this store",
            where=where,
            next_step="wait until the other build has ended, or name another folder with --store",
        )
    for words, what, next_step in _KNOWN:
        if any(word in lowered for word in words):
            return StoreError(what, where=where, next_step=next_step)
    return StoreError(
        f"the store cannot be used: {message}",
        where=where,
        next_step="check the folder; if it is damaged, build it again from the documents",
    )


@contextlib.contextmanager
def explained(path: Path | None) -> Iterator[None]:
    """Turn errors of the store into `StoreError` and its kin."""
    try:
        yield
    except OSError as error:
        raise explain(error, path) from error
    except RuntimeError as error:  # the engine's own are told by their words
        if _ENGINE.match(str(error)):
            raise explain(error, path) from error
        raise
