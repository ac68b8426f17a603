"""Parameters of a query: terms in the place of UNDEF, never text in the place of text.

A query that takes a document holds `VALUES ?document { UNDEF }`, once or in each branch that needs
it. That is whole SPARQL by itself and means any document; binding puts the one term there. (The
engine's own substitutions bind neither inside BIND nor in a branch, and regular expressions bound
by them are compiled again for each row: 200 s in the place of 0.1 s for 50,000 texts.)
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.describe.nquads import spell

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graph.records.triples import Literal


def slot(name: str) -> str:
    """Give the clause that waits for a parameter."""
    return f"VALUES ?{name} {{ UNDEF }}"


def bind(sparql: str, values: Mapping[str, str | Literal]) -> str:
    """Put terms into the slots of a query; a plain `str` is an IRI.

    Raises ValueError for what is no IRI, and for a name that has no slot.
    """
    for name, value in values.items():
        empty = slot(name)
        if empty not in sparql:
            msg = f"the query has no {empty}"
            raise ValueError(msg)
        sparql = sparql.replace(empty, f"VALUES ?{name} {{ {spell(value)} }}")
    return sparql
