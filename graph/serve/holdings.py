"""The store as the explorer holds it: the network in memory, and the lists that every page counts on.

All of it belongs to one state of the store, named by its digest; when the store changes, new holdings take the
place of the old ones (`Shelf`).
"""

from __future__ import annotations

import hashlib
import threading
import time
from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from graph.errors import GraphError
from graph.export import naming
from graph.export.looks import class_of
from graph.export.text import plain
from graph.network import Network, read_network
from graph.query.stats import Counts, count
from graph.serve.later import Later
from graph.serve.parts import Named, Passage
from graph.serve.paths import address, path_of
from graph.store.local import LocalStore, program_version
from graph.store.sources import UNFINISHED

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from graph.records.findings import Quote

#: Lines of a source that one page shows.
LINES = 3_000
#: Seconds between two looks at the folder of the store.
_LOOK = 1.0
_SOURCES = """
SELECT DISTINCT ?d ?sha ?path WHERE { ?s a cc:Source ; cc:sha256 ?sha ; cc:path ?path . ?d prov:wasDerivedFrom ?s }
"""
_STATED = """
SELECT DISTINCT ?d ?date ?by WHERE { ?c cc:statedDate ?date ; cito:hasCitedEntity ?d ; cc:statedIn ?by }
"""
_OPEN = """
SELECT DISTINCT ?c ?by ?key ?reason ?start ?exact ?path ?line WHERE {
  ?c cc:unresolvedReason ?reason ; cc:key ?key ; cc:statedIn ?by ; cc:evidence ?q .
  ?q cc:line ?line ; oa:hasSource/cc:path ?path ; oa:hasSelector ?s . ?s oa:exact ?exact ; oa:start ?start .
}
"""
_CANDIDATES = "SELECT DISTINCT ?c ?d WHERE { ?c cc:candidate ?d }"
_FULL_DATE = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """The file that a document was read from."""

    sha256: str
    path: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Open:
    """A citation that resolves to nothing."""

    iri: str
    stated_in: str
    key: str
    reason: str
    passage: Passage
    start: int
    candidates: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """A citation of the network, with both its ends."""

    lower: str
    upper: str
    data: Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Holdings:
    """One state of the store."""

    store: LocalStore
    digest: str
    network: Network
    counts: Counts
    #: Documents that were read -> their files.
    sources: Mapping[str, Source]
    #: The document of each file, by path.
    documents_by_path: Mapping[str, str]
    cites: Mapping[str, tuple[Edge, ...]]
    cited_by: Mapping[str, tuple[Edge, ...]]
    duties_of: Mapping[str, tuple[str, ...]]
    #: Documents that are dated in several ways -> (date, who states it).
    conflicts: Mapping[str, tuple[tuple[str, tuple[str, ...]], ...]]
    open: tuple[Open, ...]
    later: Later

    def named(self, iri: str, label: str = "") -> Named:
        """Give a thing by its IRI, with what the network knows of it."""
        data = self.network.graph.nodes.get(iri)
        if data is None:
            return Named(iri=iri, path=path_of(iri), label=plain(label or iri))
        note = ""
        if data["kind"] == "document":
            place = naming.locality(str(data["locality"])) if data["locality"] else ""
            note = " · ".join(filter(None, (place, str(data["date"])[:4])))
        return Named(
            iri=iri,
            path=path_of(iri),
            label=plain(str(data["label"])),
            look=class_of(data),
            note=note,
        )

    def passage(self, quote: Quote, start: int | None = None) -> Passage:
        """Give a quote with the address of its place in the reader."""
        return self.passage_at(quote.text, quote.path, quote.line, start)

    def passage_at(self, text: str, path: str, line: int, start: int | None = None) -> Passage:
        """Give words with the address of their place; `start` is the character where a mark begins."""
        home = path_of(self.documents_by_path.get(path, ""))
        href = ""
        if home:
            anchor = f"#c{start}" if start is not None else f"#L{line}"
            part = (line - 1) // LINES
            href = address(home + anchor, text_part=part + 1 if part else "")
        return Passage(text=text, place=f"{plain(path)}:{line}", href=href)


def digest(store: LocalStore) -> str:
    """Name a state of the store: which graphs it holds, and which program made them.

    Graphs are named by what was read, and the same input gives the same graph, so their names say it all.
    """
    named = "\n".join(f"{name} {version}" for name, version in store.graphs().items())
    return hashlib.sha256(f"{program_version()}\n{named}".encode()).hexdigest()[:20]


def load(store: LocalStore, *, patience: float | None = None) -> Holdings:
    """Read what the pages need."""
    network = read_network(store)
    sources = {
        document or "": Source(sha256=sha or "", path=path or "")
        for document, sha, path in sorted(store.select(_SOURCES), key=str)
    }
    by_path = {source.path: document for document, source in sources.items()}
    cites, cited_by = _edges(network)
    duties: dict[str, list[str]] = defaultdict(list)
    for iri, duty in network.duties.items():
        duties[duty.document.iri].append(iri)
    found = Holdings(
        store=store,
        digest=digest(store),
        network=network,
        counts=count(store),
        sources=sources,
        documents_by_path=by_path,
        cites=cites,
        cited_by=cited_by,
        duties_of={iri: tuple(items) for iri, items in duties.items()},
        conflicts=_conflicts(store, network),
        open=(),
        later=Later(patience),
    )
    return _with_open(found)


def _edges(network: Network) -> tuple[dict[str, tuple[Edge, ...]], dict[str, tuple[Edge, ...]]]:
    cites: dict[str, list[Edge]] = defaultdict(list)
    cited_by: dict[str, list[Edge]] = defaultdict(list)
    for lower, upper, data in network.graph.edges(data=True):
        if data["kind"] == "cites":
            edge = Edge(lower=lower, upper=upper, data=data)
            cites[lower].append(edge)
            cited_by[upper].append(edge)
    return (
        {
            iri: tuple(sorted(edges, key=lambda edge: edge.data["start"]))
            for iri, edges in cites.items()
        },
        {
            iri: tuple(
                sorted(
                    edges, key=lambda edge: (edge.data["relation"], edge.lower, edge.data["start"])
                )
            )
            for iri, edges in cited_by.items()
        },
    )


def _conflicts(
    store: LocalStore, network: Network
) -> dict[str, tuple[tuple[str, tuple[str, ...]], ...]]:
    """Give the documents whose full date is stated in several ways, those who say so with each."""
    found: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for document, date, by in store.select(_STATED):
        if document and date and by and len(date) == _FULL_DATE:
            found[document][date].add(by)
    nodes = network.graph.nodes
    for iri, dates in found.items():
        if iri in nodes and nodes[iri]["read"] and len(str(nodes[iri]["date"])) == _FULL_DATE:
            dates[str(nodes[iri]["date"])].add(iri)
    return {
        iri: tuple((date, tuple(sorted(dates[date]))) for date in sorted(dates))
        for iri, dates in sorted(found.items())
        if len(dates) > 1
    }


def _with_open(held: Holdings) -> Holdings:
    candidates: dict[str, list[str]] = defaultdict(list)
    for citation, document in sorted(held.store.select(_CANDIDATES), key=str):
        candidates[citation or ""].append(document or "")
    rows = sorted({tuple(value or "" for value in row) for row in held.store.select(_OPEN)})
    return replace(
        held,
        open=tuple(
            Open(
                iri=iri,
                stated_in=by,
                key=plain(key),
                reason=reason,
                passage=held.passage_at(exact, path, int(line), int(start)),
                start=int(start),
                candidates=tuple(candidates[iri]),
            )
            for iri, by, key, reason, start, exact, path, line in sorted(
                rows, key=lambda row: (row[1], int(row[4]), row)
            )
        ),
    )


class Shelf:
    """The newest holdings of a store on disk: another build is seen soon after it ended."""

    def __init__(self, path: Path, *, patience: float | None) -> None:
        """Open the store; raises `NoStore` and its kin."""
        self._path = path
        self._patience = patience
        self._lock = threading.Lock()
        self._looked = time.monotonic()
        self._stamp = _stamp(path)
        self.held = load(LocalStore(path, read_only=True), patience=patience)
        self.building = UNFINISHED in self.held.store.graphs()

    def current(self) -> Holdings:
        """Give what is held, after a look at the folder at most once a second."""
        if time.monotonic() - self._looked > _LOOK and self._lock.acquire(blocking=False):
            self._looked = time.monotonic()
            if _stamp(self._path) in {self._stamp, ()}:
                self._lock.release()
            else:
                threading.Thread(target=self._renew, daemon=True).start()
        return self.held

    def refresh(self) -> None:
        """Look at the folder now, and wait for what is new."""
        self._lock.acquire()
        self._renew()

    def _renew(self) -> None:
        """Load the store again if it says something new; while a build is under way the old stays."""
        try:
            stamp = _stamp(self._path)
            store = LocalStore(self._path, read_only=True)
            self.building = UNFINISHED in store.graphs()
            if not self.building:
                if digest(store) != self.held.digest:
                    self.held = load(store, patience=self._patience)
                self._stamp = stamp
        except (GraphError, OSError):
            pass  # in the midst of a change: the old stays, and the next look tries again
        finally:
            self._looked = time.monotonic()
            self._lock.release()


def _stamp(path: Path) -> tuple[tuple[str, int, int], ...]:
    """Give names, sizes and times of the files of a store, without the logs that readers write.

    Nothing where the folder is being changed: files come and go under the eyes of the reader.
    """
    try:
        files = [
            (item.name, item.stat()) for item in path.iterdir() if not item.name.startswith("LOG")
        ]
    except FileNotFoundError:
        return ()
    return tuple(sorted((name, status.st_size, status.st_mtime_ns) for name, status in files))
