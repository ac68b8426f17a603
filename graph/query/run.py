"""Asking: a shipped question with its parameters, or free SPARQL within limits."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from graph.errors import BadQuery, UnknownQuery
from graph.query import guard
from graph.query.binding import bind
from graph.query.catalogue import find_query, nearest
from graph.query.lookup import one
from graph.query.worker import Worker
from graph.store.protocol import Rows

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graph.query.catalogue import ShippedQuery
    from graph.query.lookup import Thing
    from graph.store.local import LocalStore
    from graph.store.protocol import Answer, Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What a question may cost."""

    #: Rows of the answer; more are cut, and the answer says so.
    rows: int = 10_000
    #: Seconds until a free query is killed.
    seconds: float = 30.0


DEFAULT: Final = Limits()


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """The answer to a shipped question."""

    query: ShippedQuery
    #: What the parameters were taken for, by name.
    things: Mapping[str, Thing]
    rows: Rows


def run(
    store: Store, name: str, arguments: Mapping[str, str] | None = None, limits: Limits = DEFAULT
) -> Answered:
    """Answer a shipped question.

    `arguments` are what a person types for each parameter: a number, a name, an IRI. Raises
    `UnknownQuery` for a question or parameter that there is not, or that is missing, and what
    `lookup.one` raises.
    """
    query = find_query(name)
    things = _things(store, query, arguments or {})
    sparql = bind(query.sparql, {name: thing.iri for name, thing in things.items()})
    rows = store.query(sparql, limit=limits.rows)
    if not isinstance(rows, Rows):
        raise BadQuery("a shipped question must be a SELECT", where=f"queries/{name}.rq")
    return Answered(query=query, things=things, rows=rows)


def _things(store: Store, query: ShippedQuery, arguments: Mapping[str, str]) -> dict[str, Thing]:
    known = [parameter.name for parameter in query.parameters]
    for name in arguments:
        if name not in known:
            hint = nearest(name, known) if known else "leave it out"
            raise UnknownQuery(f"“{query.name}” takes no “{name}”", next_step=hint)
    for parameter in query.parameters:
        if parameter.required and not arguments.get(parameter.name):
            raise UnknownQuery(
                f"“{query.name}” needs {parameter.name}: {parameter.what}",
                next_step=f"for example: graph query {query.example}",
            )
    return {name: one(store, text, (name,)) for name, text in arguments.items() if text}


def run_sparql(
    store: LocalStore, sparql: str, limits: Limits = DEFAULT, worker: Worker | None = None
) -> Answer:
    """Answer free SPARQL in a process of its own, which is killed at the time limit.

    A server passes a `worker` that it keeps; without one a process is started for this query.
    Raises `BadQuery` with line, column and a caret, or `QueryTooSlow`.
    """
    guard.check(sparql)
    try:
        if worker is not None:
            return worker.ask(sparql, rows=limits.rows, seconds=limits.seconds)
        with Worker(store) as own:
            return own.ask(sparql, rows=limits.rows, seconds=limits.seconds)
    except BadQuery as error:
        raise guard.explain_syntax(sparql, error.what) from error
