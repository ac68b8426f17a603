"""The store on this machine: Oxigraph, on disk or in memory.

Each change is one transaction of the engine, so that a reader or a crash sees a graph whole or not
at all (`decisions/0004`).
"""

from __future__ import annotations

import functools
import io
import shutil
import time
from importlib import metadata
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, cast

import pyoxigraph as ox

from graph import terms
from graph.errors import BadQuery, NoStore, StoreError, StoreTooNew
from graph.store import cells
from graph.store.failures import explained
from graph.store.protocol import STORE_GRAPH, STORE_VERSION, Answer, NamedGraph, Rows, Triples
from graph.store.stream import ByteStream

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from typing import Self

    from rdflib import Dataset

    from graph.records.triples import Literal

_STORE = ox.NamedNode(STORE_GRAPH)
_STORE_VERSION = ox.NamedNode(terms.STORE_VERSION)
_PROGRAM_VERSION = ox.NamedNode(terms.PROGRAM_VERSION)
#: How often and how long apart (seconds) a reader tries to open a store that is being written.
_TRIES, _PAUSE = 20, 0.05
#: The file by which a folder of the engine is known.
_MARK_OF_ENGINE = "CURRENT"


@functools.cache
def program_version() -> str:
    """Give the version of this program."""
    return metadata.version("cancu")


class LocalStore:
    """A store in a folder, or in memory where `path` is `None`.

    Opening to write makes the folder where there is none. Raises `NoStore`, `StoreLocked`,
    `StoreTooNew`, or `StoreError` with what to do.
    """

    def __init__(self, path: Path | str | None = None, *, read_only: bool = False) -> None:
        """Open the store; `read_only` sees what was written so far, and locks nobody out."""
        self.path = Path(path) if path is not None else None
        self.read_only = read_only and self.path is not None
        self._store = self._open()
        self._check_version()

    def _open(self) -> ox.Store:
        if self.path is None:
            return ox.Store()
        found = (self.path / _MARK_OF_ENGINE).is_file()
        if self.read_only and not found:
            raise NoStore(
                "there is no store here",
                where=str(self.path),
                next_step="build one with “graph build FILES”, or name its folder with --store",
            )
        if not found and self.path.exists() and not _is_empty_folder(self.path):
            raise StoreError(
                "this is no store, and it is not empty",
                where=str(self.path),
                next_step="name an empty or a new folder with --store",
            )
        if self.read_only:
            return _open_to_read(self.path)
        with explained(self.path):
            return ox.Store(self.path)

    def _check_version(self) -> None:
        """Mark a new store; refuse one that another layout of the program wrote."""
        found = [
            q.object for q in self._store.quads_for_pattern(_STORE, _STORE_VERSION, None, None)
        ]
        if not found and not self._is_empty():
            self._refuse("it has no version mark")
        if found and found != [_number(STORE_VERSION)]:
            self._refuse(f"its version is {cast('ox.Literal', found[0]).value}")
        if not found and not self.read_only:
            with explained(self.path):
                self._store.extend(
                    [
                        ox.Quad(_STORE, _STORE_VERSION, _number(STORE_VERSION), _STORE),
                        ox.Quad(_STORE, _PROGRAM_VERSION, ox.Literal(program_version()), _STORE),
                    ]
                )

    def _is_empty(self) -> bool:
        return next(iter(self._store.quads_for_pattern(None, None, None, None)), None) is None

    def _refuse(self, why: str) -> None:
        raise StoreTooNew(
            f"the store was written by another version of this program: {why}, "
            f"and this program reads version {STORE_VERSION}",
            where=str(self.path),
            next_step="build it anew in another folder, or use the program that wrote it",
        )

    # --- writing ---

    def replace_graph(self, name: str, nquads: bytes, version: str = "") -> None:
        """Put a graph in the place of the one of that name, all of it or nothing."""
        self._writable()
        graph = _name(name)
        note = _note(name, version)
        with explained(self.path):
            if not self._store.contains_named_graph(graph):
                _check(name, nquads)  # `load` is one transaction too, and twice as fast
                self._store.load(nquads + note.encode(), format=ox.RdfFormat.N_QUADS)
                return
            triples = _triples(name, nquads)
            self._store.update(
                f"DROP SILENT GRAPH {graph};\n"
                f"DELETE WHERE {{ GRAPH {_STORE} {{ {graph} {_PROGRAM_VERSION} ?v }} }};\n"
                f"INSERT DATA {{ GRAPH {graph} {{\n{triples}}}\n"
                f"GRAPH {_STORE} {{ {_triples(STORE_GRAPH, note.encode())} }} }}"
            )

    def drop_graph(self, name: str) -> None:
        """Take a graph out; no complaint where there is none."""
        self._writable()
        graph = _name(name)
        with explained(self.path):
            self._store.update(
                f"DROP SILENT GRAPH {graph};\n"
                f"DELETE WHERE {{ GRAPH {_STORE} {{ {graph} {_PROGRAM_VERSION} ?v }} }}"
            )

    def bulk(self, graphs: Iterable[NamedGraph]) -> None:
        """Add many graphs that are not in the store, quickly; all of them or none.

        A killed bulk load leaves files on disk that the engine never reclaims; `create` avoids that.
        """
        self._writable()

        def chunks() -> Iterator[bytes]:
            for item in graphs:
                _check(item.name, item.nquads)
                yield item.nquads
                yield _note(item.name, item.version).encode()

        with explained(self.path):
            self._store.bulk_load(
                io.BufferedReader(ByteStream(chunks())), format=ox.RdfFormat.N_QUADS
            )

    def _writable(self) -> None:
        if self.read_only:
            raise StoreError(
                "the store was opened to be read only",
                where=str(self.path),
                next_step="open it to write",
            )

    # --- reading ---

    def graphs(self) -> dict[str, str]:
        """Give the names of the graphs, sorted, each with the version it was stored with."""
        with explained(self.path):
            names = {graph.value: "" for graph in self._store.named_graphs()}
            noted = self._store.quads_for_pattern(None, _PROGRAM_VERSION, None, _STORE)
            names |= {cells.text(quad.subject): cells.text(quad.object) for quad in noted}
        names.pop(STORE_GRAPH, None)
        return dict(sorted(names.items()))

    def graph(self, name: str) -> bytes:
        """Give one graph as canonical N-Quads; empty where there is none."""
        graph = _name(name)
        with explained(self.path):
            dumped = self._store.dump(format=ox.RdfFormat.N_TRIPLES, from_graph=graph) or b""
        tail = f" {graph} .\n".encode()
        # Lines end with " ." and a line feed; one within a literal is escaped.
        return b"".join(sorted(line[:-2] + tail for line in dumped.split(b"\n") if line))

    def dump(self) -> bytes:
        """Give all graphs as canonical N-Quads."""
        with explained(self.path):
            dumped = self._store.dump(format=ox.RdfFormat.N_QUADS) or b""
        own = f" {_STORE} .".encode()
        lines = dumped.split(b"\n")
        return b"".join(sorted(line + b"\n" for line in lines if line and not line.endswith(own)))

    def query(
        self,
        sparql: str,
        substitutions: Mapping[str, str | Literal] | None = None,
        limit: int | None = None,
        *,
        union: bool = True,
    ) -> Answer:
        """Answer SPARQL over the union of the graphs, at most `limit` rows of it.

        Without `union` the graphs are those that the query names with FROM.
        """
        found = self._run(sparql, substitutions, union=union)
        with explained(self.path):
            if isinstance(found, ox.QueryBoolean):
                return bool(found)
            if isinstance(found, ox.QueryTriples):
                taken = tuple(islice(map(cells.triple, found), _one_more(limit)))
                return Triples(triples=taken[:limit], cut=len(taken) > len(taken[:limit]))
            columns = tuple(variable.value for variable in found.variables)
            taken_rows = tuple(
                tuple(map(cells.cell, solution)) for solution in islice(found, _one_more(limit))
            )
            rows = taken_rows[:limit]
            return Rows(columns=columns, rows=rows, cut=len(taken_rows) > len(rows))

    def select(
        self, sparql: str, substitutions: Mapping[str, str | Literal] | None = None
    ) -> Iterator[tuple[str | None, ...]]:
        """Answer SELECT with plain strings: IRIs and lexical forms, without limit."""
        found = self._run(sparql, substitutions)
        if not isinstance(found, ox.QuerySolutions):
            raise BadQuery("this is no SELECT query", next_step="use `query` for ASK and CONSTRUCT")
        with explained(self.path):
            for solution in found:
                yield tuple(None if term is None else cells.text(term) for term in solution)

    def _run(
        self, sparql: str, substitutions: Mapping[str, str | Literal] | None, *, union: bool = True
    ) -> ox.QuerySolutions | ox.QueryTriples | ox.QueryBoolean:
        try:
            return self._store.query(
                sparql,
                prefixes=terms.NAMESPACES,
                use_default_graph_as_union=union,
                substitutions=cells.bound(substitutions),
            )
        except (SyntaxError, ValueError) as error:
            raise BadQuery(str(error), next_step="correct the query") from error
        except RuntimeError as error:  # a substitution for a variable that SELECT does not name
            raise BadQuery(str(error), next_step="name the variable in SELECT") from error

    def as_rdflib(self) -> Dataset:
        """Give the same graphs to rdflib; the union of them is its default graph."""
        from oxrdflib import OxigraphStore  # noqa: PLC0415  (half a second, needed by few)
        from rdflib import Dataset  # noqa: PLC0415

        return Dataset(store=OxigraphStore(store=self._store), default_union=True)

    # --- the folder ---

    def flush(self) -> None:
        """Write all to disk, for those that open it now."""
        if self.path is not None and not self.read_only:
            with explained(self.path):
                self._store.flush()

    def close(self) -> None:
        """Write all to disk and let others in; the store is of no use after that."""
        self.flush()
        self._store = ox.Store()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def _open_to_read(path: Path) -> ox.Store:
    """Open a snapshot; beside a writer that is clearing away files it can take several tries."""
    for _ in range(_TRIES):
        try:
            return ox.Store.read_only(str(path))
        except (OSError, RuntimeError):
            time.sleep(_PAUSE)
    with explained(path):
        return ox.Store.read_only(str(path))


def create(path: Path | str, graphs: Iterable[NamedGraph]) -> LocalStore:
    """Make a new store at once: built beside its place, moved there when it is whole.

    A build that is killed leaves only the folder PATH.new, which the next one removes.
    Raises `StoreError` where PATH holds something, `StoreLocked` where another build is at work.
    """
    path = Path(path)
    if path.exists() and not _is_empty_folder(path):
        raise StoreError(
            "there is something here already",
            where=str(path),
            next_step="name a new folder, or update the store that is there",
        )
    building = path.with_name(path.name + ".new")
    if building.exists():
        LocalStore(building).close()  # raises `StoreLocked` while another build is at work
        shutil.rmtree(building)
    with LocalStore(building) as store:
        store.bulk(graphs)
    with explained(path):
        if path.exists():
            path.rmdir()
        building.rename(path)
    return LocalStore(path)


def _is_empty_folder(path: Path) -> bool:
    return path.is_dir() and next(path.iterdir(), None) is None


def _one_more(limit: int | None) -> int | None:
    """Give the number of rows to ask for, so as to know whether there are more than the limit."""
    return None if limit is None else limit + 1


def _number(value: int) -> ox.Literal:
    return ox.Literal(value)


def _name(iri: str) -> ox.NamedNode:
    """Make a name; the engine checks it, so no text can break out of it."""
    return ox.NamedNode(iri)


def _note(name: str, version: str) -> str:
    """Spell the line that notes the version of a graph."""
    return f"{_name(name)} {_PROGRAM_VERSION} {ox.Literal(version)} {_STORE} .\n"


def _check(name: str, nquads: bytes) -> None:
    """Make sure that each line belongs to the graph; raises ValueError."""
    tail = f" <{name}> .\n".encode()
    if nquads.count(tail) != nquads.count(b"\n") or nquads[-1:] not in {b"", b"\n"}:
        msg = f"not N-Quads of the graph {name}"
        raise ValueError(msg)


def _triples(name: str, nquads: bytes) -> str:
    """Turn N-Quads of one graph into the triples of an update; every line is checked."""
    _check(name, nquads)
    return nquads.decode().replace(f" <{name}> .\n", " .\n")
