"""Terms of the engine and of the program, one for the other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pyoxigraph as ox

from graph import terms
from graph.records.triples import Literal, Triple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graph.store.protocol import Cell

_STRING: Final = terms.XSD + "string"
#: What the engine takes for a variable.
Bound = dict[ox.Variable, ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple]


def bound(substitutions: Mapping[str, str | Literal] | None) -> Bound:
    """Give variables and their terms as the engine takes them; ValueError for what is no IRI."""
    return {ox.Variable(name): _term(value) for name, value in (substitutions or {}).items()}


def _term(value: str | Literal) -> ox.NamedNode | ox.Literal:
    if not isinstance(value, Literal):
        return ox.NamedNode(value)
    if value.language:
        return ox.Literal(value.value, language=value.language)
    datatype = ox.NamedNode(value.datatype) if value.datatype else None
    return ox.Literal(value.value, datatype=datatype)


def text(term: object) -> str:
    """Give an IRI or the lexical form of a literal as a plain string."""
    if isinstance(term, ox.NamedNode | ox.Literal | ox.BlankNode):
        return term.value
    return str(term)


def cell(term: object) -> Cell:
    """Give a term of an answer; strings lose their datatype, which goes without saying."""
    if term is None:
        return None
    if isinstance(term, ox.Literal):
        language = term.language or ""
        plain = language or term.datatype.value == _STRING
        return Literal(term.value, "" if plain else term.datatype.value, language)
    return text(term)


def triple(found: ox.Triple) -> Triple:
    """Give a triple of an answer."""
    return Triple(text(found.subject), found.predicate.value, cell(found.object) or "")
