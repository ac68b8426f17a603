"""The shipped questions: `ontology/queries/*.rq`, each with what it asks, takes and answers.

A file begins with comment lines, then comes the query:

    # title: Ai thực hiện văn bản này?
    # title-en: Who implements this document?
    # parameters: document (the document asked about), locality? (only this place)
    # columns: implementer (who), relation (how), quote, path, line
    # example: who-implements document=193/QĐ-TTg

The name of a parameter is its kind; one with "?" may be left out. Each has its slot in the query:
`VALUES ?document { UNDEF }` (see `binding`).
"""

from __future__ import annotations

import difflib
import functools
import re
from dataclasses import dataclass
from importlib import resources
from typing import TYPE_CHECKING, Final

from graph.errors import BadTable, UnknownQuery
from graph.query.binding import slot
from graph.query.lookup import CLASSES

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_HEADER = re.compile(r"# ?([a-z-]+): ?(.*)")
_ITEM = re.compile(r"([a-z_]+)(\?)?(?: \(([^()]*)\))?(?:, |\Z)")
_KEYS: Final = ("title", "title-en", "parameters", "columns", "example")
#: Kinds of parameter, which are their names too: what can be looked up.
KINDS: Final = tuple(CLASSES)


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A parameter or a column."""

    name: str
    #: What it is, in English; empty where the name says it.
    what: str = ""
    required: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class ShippedQuery:
    """One question of the catalogue."""

    #: File name without its suffix: who-implements.
    name: str
    title: str
    title_en: str
    parameters: tuple[Item, ...]
    columns: tuple[Item, ...]
    example: str
    sparql: str


def read_query(name: str, text: str) -> ShippedQuery:
    """Read one file; raises `BadTable` that names the file and the line of the head."""
    head: dict[str, str] = {}
    for line in text.splitlines():
        match = _HEADER.match(line)
        if match is None:
            break
        head[match[1]] = match[2].strip()
    for key in _KEYS:
        if key not in head:
            raise BadTable(
                f"has no line “# {key}:”", where=f"queries/{name}.rq", next_step="add it at the top"
            )
    query = ShippedQuery(
        name=name,
        title=head["title"],
        title_en=head["title-en"],
        parameters=_items(name, "parameters", head["parameters"]),
        columns=_items(name, "columns", head["columns"]),
        example=head["example"],
        sparql=text,
    )
    for parameter in query.parameters:
        if parameter.name not in KINDS:
            raise BadTable(
                f"unknown kind of parameter “{parameter.name}”",
                where=f"queries/{name}.rq",
                next_step=f"known kinds: {', '.join(KINDS)}",
            )
        if slot(parameter.name) not in text:
            raise BadTable(
                f"has no slot for the parameter “{parameter.name}”",
                where=f"queries/{name}.rq",
                next_step=f"write {slot(parameter.name)} where it belongs",
            )
    return query


def _items(name: str, key: str, text: str) -> tuple[Item, ...]:
    items, at = [], 0
    while at < len(text):
        match = _ITEM.match(text, at)
        if match is None:
            raise BadTable(
                f"cannot read “{text[at:]}” in the line “# {key}:”",
                where=f"queries/{name}.rq",
                next_step="write “name (what it is)”, with commas between",
            )
        items.append(Item(name=match[1], what=match[3] or "", required=not match[2]))
        at = match.end()
    return tuple(items)


@functools.cache
def catalogue() -> Mapping[str, ShippedQuery]:
    """Give all shipped questions by name, sorted."""
    folder = resources.files("graph.ontology.queries")
    files = sorted((item for item in folder.iterdir() if item.name.endswith(".rq")), key=str)
    names = [(item.name.removesuffix(".rq"), item.read_text(encoding="utf-8")) for item in files]
    return {name: read_query(name, text) for name, text in sorted(names)}


def find_query(name: str) -> ShippedQuery:
    """Give a shipped question; raises `UnknownQuery` that offers the nearest names."""
    queries = catalogue()
    if name in queries:
        return queries[name]
    raise UnknownQuery(f"there is no question “{name}”", next_step=nearest(name, queries))


def nearest(name: str, known: Iterable[str]) -> str:
    """Give the sentence that offers the nearest of the known names."""
    names = sorted(known)
    close = difflib.get_close_matches(name, names, 3, 0.5)
    if close:
        return "did you mean " + " or ".join(f"“{item}”" for item in close) + "?"
    return f"known: {', '.join(names)}"
