"""What the graph says of many things at once: subject, property, values.

Patterns that join several triples over the union of the graphs multiply, since the engine repeats a triple
once a graph; this asks for single triples, and joins in memory.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from graph import terms

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph.store.protocol import Store


class Table:
    """Values by subject and property, each list sorted and without repeats."""

    def __init__(self, store: Store, properties: Iterable[str]) -> None:
        """Read all triples with one of the properties (IRIs), and the types of things."""
        named = " ".join(f"<{iri}>" for iri in sorted({*properties, terms.TYPE}))
        query = f"SELECT DISTINCT ?s ?p ?o WHERE {{ VALUES ?p {{ {named} }} ?s ?p ?o }}"
        self._values: dict[str, dict[str, list[str]]] = defaultdict(dict)
        self._classes: dict[str, list[str]] = defaultdict(list)
        for subject, term, value in sorted(store.select(query)):
            if term == terms.TYPE:
                self._classes[value or ""].append(subject or "")
            self._values[subject or ""].setdefault(term or "", []).append(value or "")

    def things(self, kind: str) -> tuple[str, ...]:
        """Give the things of a class, sorted."""
        return tuple(self._classes.get(kind, ()))

    def all(self, subject: str, term: str) -> tuple[str, ...]:
        """Give all values of a property of a thing."""
        return tuple(self._values.get(subject, {}).get(term, ()))

    def one(self, subject: str, term: str) -> str:
        """Give the first value, or the empty string."""
        values = self._values.get(subject, {}).get(term, ())
        return values[0] if values else ""

    def has(self, subject: str, term: str, value: str) -> bool:
        """Tell whether a thing has this very value."""
        return value in self._values.get(subject, {}).get(term, ())
