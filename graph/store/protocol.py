"""What the rest of the program asks of a store: the only door to the stored graph."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple, Protocol

from graph.iris import BASE, Iri
from graph.records.triples import Literal, Triple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from rdflib import Dataset

#: The graph in which a store notes its own version and those of its graphs; no part of any answer
#: of `graphs`, `graph` and `dump`.
STORE_GRAPH: Final = Iri(BASE + "store")
#: Layout of what a store holds; raised when older programs would misread it.
STORE_VERSION: Final = 1

#: A value in an answer: an IRI, a literal, or nothing.
Cell = str | Literal | None


class NamedGraph(NamedTuple):
    """All that is said in one graph, as canonical N-Quads, and the version of what made it."""

    name: str
    nquads: bytes
    version: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rows:
    """The answer to SELECT: columns in the order of the query, rows in the order of the answer."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    #: True where the limit was reached and rows were left out.
    cut: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Triples:
    """The answer to CONSTRUCT and DESCRIBE."""

    triples: tuple[Triple, ...]
    cut: bool = False


#: The answer to SELECT, to CONSTRUCT or DESCRIBE, or to ASK.
Answer = Rows | Triples | bool


class Store(Protocol):
    """A set of named graphs that can be asked as their union."""

    def replace_graph(self, name: str, nquads: bytes, version: str = "") -> None:
        """Put a graph in the place of the one of that name, all of it or nothing."""
        ...

    def drop_graph(self, name: str) -> None:
        """Take a graph out; no complaint where there is none."""
        ...

    def bulk(self, graphs: Iterable[NamedGraph]) -> None:
        """Add many graphs that are not in the store, quickly; all of them or none."""
        ...

    def graphs(self) -> Mapping[str, str]:
        """Give the names of the graphs, sorted, each with the version it was stored with."""
        ...

    def graph(self, name: str) -> bytes:
        """Give one graph as canonical N-Quads; empty where there is none."""
        ...

    def dump(self) -> bytes:
        """Give all graphs as canonical N-Quads."""
        ...

    def query(
        self,
        sparql: str,
        substitutions: Mapping[str, str | Literal] | None = None,
        limit: int | None = None,
    ) -> Answer:
        """Answer SPARQL over the union of the graphs, at most `limit` rows of it.

        The prefixes of `terms.NAMESPACES` need no declaration. `substitutions` binds variables of
        the SELECT clause to terms (a plain `str` is an IRI). Raises `BadQuery`.
        """
        ...

    def select(
        self, sparql: str, substitutions: Mapping[str, str | Literal] | None = None
    ) -> Iterator[tuple[str | None, ...]]:
        """Answer SELECT with plain strings: IRIs and lexical forms, without limit."""
        ...

    def as_rdflib(self) -> Dataset:
        """Give the same graphs to rdflib; the union of them is its default graph."""
        ...
