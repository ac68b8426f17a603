"""`/sparql`: the SPARQL 1.1 Protocol over a pool of processes that can be killed, and a plain editor page.

Only queries, only over this store: `graph.query.guard` refuses the rest before anything runs. A query that
passes its time is killed with its process and answered by 504, never by half a result.
"""

from __future__ import annotations

import asyncio
import queue
import threading
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Final
from urllib.parse import parse_qs

from graph import terms
from graph.errors import BadQuery, GraphError, QueryTooSlow
from graph.export.answers import columns_and_rows
from graph.export.text import plain
from graph.query import guard
from graph.query.catalogue import catalogue
from graph.query.run import Limits, run_sparql
from graph.query.worker import Worker
from graph.serve import results
from graph.serve.negotiate import choose
from graph.serve.parts import Question
from graph.serve.paths import address, path_of
from graph.serve.views import SparqlPage
from graph.store.protocol import Triples

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graph.serve.asking import Asked
    from graph.store.local import LocalStore
    from graph.store.protocol import Answer

#: Bytes of a request's body.
LONGEST_BODY: Final = 4 * guard.LONGEST
#: Rows that the page shows; the whole answer is in the downloads.
SHOWN: Final = 200
#: Requests that may wait for a process, and seconds that they wait.
WAITING, PATIENCE = 8, 5.0
_FORM, _QUERY = "application/x-www-form-urlencoded", "application/sparql-query"
_TERMS: Final = (
    "cc:Document", "cc:ReadDocument", "cc:DutyAssignment", "cc:Agency", "cc:Target", "cc:Deadline", "cito:Citation",
    "cc:statedIn", "cc:text", "cc:section", "cc:relation", "cc:evidence", "cc:leadAgency", "cc:coordinatingAgency",
    "cc:implementingAgency", "cc:topic", "cc:due", "cc:value", "cito:hasCitingEntity", "cito:hasCitedEntity",
    "eli:based_on", "eli:number", "eli:date_document", "eli:title", "rdfs:label", "skos:prefLabel",
    "oa:hasSelector/oa:exact", "oa:hasSource/cc:path",
)  # fmt: skip


class Refused(Exception):
    """A request that gets an error and no answer."""

    def __init__(self, status: int, what: str, next_step: str = "") -> None:
        super().__init__(what)
        self.status = status
        self.what = what
        self.next_step = next_step


class Pool:
    """A few processes over the store, each answering one query at a time."""

    def __init__(self, store: LocalStore, *, size: int, limits: Limits) -> None:
        """Take the store; processes start with their first query."""
        self.limits = limits
        self._free: queue.LifoQueue[Worker] = queue.LifoQueue()
        self._workers = [Worker(store) for _ in range(size)]
        for worker in self._workers:
            self._free.put(worker)
        self._store = store
        self._lock = threading.Lock()
        self._threads = ThreadPoolExecutor(size + WAITING, thread_name_prefix="sparql")
        self._room = threading.BoundedSemaphore(size + WAITING)

    def ask(self, sparql: str) -> Answer:
        """Answer a query; raises `BadQuery`, `QueryTooSlow`, or `Refused` where all are busy."""
        try:
            worker = self._free.get(timeout=PATIENCE)
        except queue.Empty:
            raise _busy() from None
        try:
            return run_sparql(self._store, sparql, self.limits, worker)
        finally:
            self._free.put(worker)

    async def answer(self, sparql: str) -> Answer:
        """Answer a query beside the pages, which go on meanwhile; raises `Refused`."""
        if not self._room.acquire(blocking=False):
            raise _busy()
        try:
            loop = asyncio.get_running_loop()
            return await loop.run_in_executor(self._threads, answer, self, sparql)
        finally:
            self._room.release()

    def renew(self, store: LocalStore) -> None:
        """Answer from another state of the store from now on; queries under way end first."""
        with self._lock:
            if store is self._store:
                return
            self._store = store
            for _ in self._workers:
                self._free.get().close()
            self._workers = [Worker(store) for _ in self._workers]
            for worker in self._workers:
                self._free.put(worker)

    def close(self) -> None:
        """End the processes."""
        for worker in self._workers:
            worker.close()
        self._threads.shutdown(wait=False, cancel_futures=True)


def _busy() -> Refused:
    return Refused(503, "all processes for queries are busy", "try again in a few seconds")


def read(method: str, values: Mapping[str, list[str]], content_type: str, body: bytes) -> str:
    """Give the query of a request, in any of the three ways of the protocol; empty where there is none."""
    texts = dict(values)
    kind = content_type.split(";", 1)[0].strip().lower()
    found = [] if method == "POST" else texts.get("query", [])
    if method == "POST":
        try:
            text = body.decode("utf-8")
        except UnicodeDecodeError:
            raise Refused(400, "the body is not UTF-8", "send UTF-8") from None
        if kind == _QUERY:
            found = [text]
        elif kind == _FORM:
            texts = {**texts, **parse_qs(text, keep_blank_values=True, max_num_fields=20)}
            found = texts.get("query", [])
        elif kind == "application/sparql-update":
            raise Refused(403, "updates are refused: this endpoint only reads", "use “graph build”")
        else:
            raise Refused(
                415, f"no query comes as {kind or 'nothing'}", f"send {_FORM} or {_QUERY}"
            )
    if "update" in texts:
        raise Refused(403, "updates are refused: this endpoint only reads", "use “graph build”")
    if "default-graph-uri" in texts or "named-graph-uri" in texts:
        raise Refused(
            403, "graphs are named in the query itself", "use FROM with a graph of this store"
        )
    if len(found) > 1:
        raise Refused(400, "there is more than one query", "send one")
    return found[0] if found else ""


def answer(pool: Pool, sparql: str) -> Answer:
    """Answer a query or raise `Refused` with the status that fits."""
    try:
        guard.check(sparql)
    except BadQuery as error:
        raise Refused(403, _told(error), error.next_step) from error
    try:
        return pool.ask(sparql)
    except QueryTooSlow as error:
        raise Refused(504, error.what, error.next_step) from error
    except BadQuery as error:
        raise Refused(400, _told(error), error.next_step) from error
    except GraphError as error:
        raise Refused(503, error.what, "try again") from error


def _told(error: BadQuery) -> str:
    return f"{error.where}: {error.what}" if error.where else error.what


def form_of(found: Answer, accept: str, short: str) -> str:
    """Give the media type of an answer; raises `Refused` where none fits."""
    offered = results.offered(found)
    if short:
        named = results.SHORT.get(short, "")
        if named not in offered:
            raise Refused(
                406, f"this answer has no form “{short}”", f"on offer: {', '.join(offered)}"
            )
        return named
    chosen = choose(accept, offered)
    if not chosen:
        raise Refused(406, "none of the forms asked for fits", f"on offer: {', '.join(offered)}")
    return chosen


# --- the page ---


def page(asked: Asked, sparql: str, found: Answer | None = None, error: str = "") -> SparqlPage:
    """Show the editor, the shipped questions, and an answer if there is one."""
    name = asked.value("ask")
    if not sparql and name in catalogue():
        sparql = catalogue()[name].sparql
    columns, rows = columns_and_rows(found) if found is not None else ((), [])
    forms = [
        short
        for short, media in results.SHORT.items()
        if found is not None and media in results.offered(found)
    ]
    return SparqlPage(
        query=sparql,
        questions=tuple(_questions(asked)),
        prefixes=tuple(terms.NAMESPACES.items()),
        terms=_TERMS,
        error=error,
        asked=found is not None,
        columns=tuple(columns),
        rows=tuple(tuple((plain(cell), path_of(cell)) for cell in row) for row in rows[:SHOWN]),
        shown=min(len(rows), SHOWN),
        total=len(rows),
        cut=bool(getattr(found, "cut", False)),
        downloads=tuple((short, address("/sparql", query=sparql, format=short)) for short in forms),
    )


def _questions(asked: Asked) -> list[Question]:
    english = asked.say.language == "en"
    return [
        Question(
            name=item.name,
            title=item.title_en if english else item.title,
            href=asked.link("/sparql", ask=item.name),
        )
        for item in catalogue().values()
    ]


def number_of(found: Answer) -> int:
    """Give how many rows or triples an answer holds."""
    if isinstance(found, bool):
        return 1
    return len(found.triples) if isinstance(found, Triples) else len(found.rows)
