from __future__ import annotations

import pickle

import pytest

from graph import errors
from graph.errors import GraphError, NoStore


def tree(kind: type[GraphError]) -> list[type[GraphError]]:
    return [kind, *(sub for child in kind.__subclasses__() for sub in tree(child))]


@pytest.mark.parametrize("kind", tree(GraphError))
def test_every_error_is_drawn_in_the_tree_with_its_exit_code(kind: type[GraphError]) -> None:
    assert kind.__name__ in (errors.__doc__ or "")
    assert kind.__doc__
    if kind is not GraphError and GraphError in kind.__bases__:
        line = next(x for x in (errors.__doc__ or "").splitlines() if kind.__name__ in x)
        assert str(kind.exit_code) in line.split()


def test_a_message_says_what_where_and_what_to_do_next() -> None:
    error = NoStore("there is no graph here", where="x.store", next_step="run `graph build`")
    assert error.to_line() == "x.store: there is no graph here\n  next: run `graph build`"
    assert error.to_json()["error"] == "NoStore"


def test_an_error_survives_the_trip_between_processes() -> None:
    error = pickle.loads(pickle.dumps(NoStore("a", where="b", next_step="c")))  # noqa: S301
    assert (type(error), error.what, error.where, error.next_step) == (NoStore, "a", "b", "c")
