"""A process that answers queries and can be killed: the engine has no time limit of its own."""

from __future__ import annotations

import contextlib
import multiprocessing
from typing import TYPE_CHECKING, Final

from graph.errors import GraphError, QueryTooSlow, StoreError
from graph.query.guard import names_sources
from graph.store.local import LocalStore

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from pathlib import Path
    from typing import Self

    from graph.store.protocol import Answer

#: Seconds that a process may take to start and open its store.
_START: Final = 60.0
#: Memory that a query may take beside what the store needs, in bytes.
_MEMORY: Final = 2 << 30


class Worker:
    """One process over one store; it starts with the first question, and again after it was killed.

    A store on disk is opened by its path, as it stands at that moment; one in memory is inherited
    as it stands when the process starts.
    """

    def __init__(self, store: LocalStore) -> None:
        """Take the store that is asked; nothing starts yet."""
        self._store = store
        self._process: multiprocessing.process.BaseProcess | None = None
        self._pipe: Connection | None = None

    def ask(self, sparql: str, *, rows: int, seconds: float) -> Answer:
        """Answer a query that was checked; raises `QueryTooSlow`, `BadQuery` or `StoreError`."""
        pipe = self._pipe or self._start()
        try:
            pipe.send((sparql, rows))
            if not pipe.poll(seconds):
                self.close()
                raise QueryTooSlow(
                    f"the query took longer than {seconds:g} seconds",
                    next_step="ask for less (LIMIT, a narrower pattern), or allow more time",
                )
            found = pipe.recv()
        except (EOFError, OSError) as error:
            self.close()
            raise QueryTooSlow(
                "the query needed more memory than it may take",
                next_step="ask for less: narrower patterns, no ORDER BY over everything",
            ) from error
        if isinstance(found, GraphError):
            raise found
        answer: Answer = found
        return answer

    def _start(self) -> Connection:
        path = self._store.path
        methods = multiprocessing.get_all_start_methods()
        # A fork inherits a store in memory; one on disk is opened afresh, without the parent's threads.
        if path is None and "fork" not in methods:
            raise StoreError(
                "free queries need a store on disk on this system",
                next_step="name one with --store",
            )
        if path is not None and not self._store.read_only:
            self._store.flush()
        context = multiprocessing.get_context("spawn" if path is not None else "fork")
        ours, theirs = context.Pipe()
        target = path if path is not None else self._store
        process = context.Process(target=serve, args=(target, theirs), daemon=True)  # type: ignore[attr-defined]
        process.start()
        theirs.close()
        self._process, self._pipe = process, ours
        if not ours.poll(_START):
            self.close()
            raise QueryTooSlow("the process for queries did not start", next_step="try again")
        first = ours.recv()
        if isinstance(first, GraphError):
            self.close()
            raise first
        return ours

    def close(self) -> None:
        """Kill the process, whatever it does."""
        if self._pipe is not None:
            self._pipe.close()
        if self._process is not None:
            self._process.kill()
            self._process.join()
            self._process.close()
        self._pipe = self._process = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def serve(target: Path | LocalStore, pipe: Connection) -> None:
    """Answer the questions that come through a pipe, until it is closed. Runs in the process."""
    try:
        store = target if isinstance(target, LocalStore) else LocalStore(target, read_only=True)
    except GraphError as error:
        pipe.send(error)
        return
    _limit_memory()
    pipe.send(None)
    with contextlib.suppress(EOFError, OSError):
        while True:
            sparql, rows = pipe.recv()
            try:
                answer: object = store.query(sparql, limit=rows, union=not names_sources(sparql))
            except GraphError as error:
                answer = error
            pipe.send(answer)


def _limit_memory() -> None:
    """Let a query that would eat the machine end itself instead; not all systems can do it."""
    try:
        import resource  # noqa: PLC0415
    except ImportError:
        return
    with contextlib.suppress(OSError, ValueError):
        with open("/proc/self/statm", encoding="ascii") as statm:  # noqa: PTH123
            used = int(statm.read().split()[0]) * resource.getpagesize()
        resource.setrlimit(resource.RLIMIT_AS, (used + _MEMORY, used + _MEMORY))
