"""The graph as Turtle, JSON-LD and N-Quads: sorted, so that equal graphs give equal bytes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph as ox

from graph import terms

if TYPE_CHECKING:
    from collections.abc import Iterable

_FORMATS = {
    "turtle": ox.RdfFormat.TURTLE,
    "jsonld": ox.RdfFormat.JSON_LD,
    "nquads": ox.RdfFormat.N_QUADS,
}


def serialize(quads: Iterable[ox.Quad], form: str) -> bytes:
    """Write quads in one format; Turtle holds the union of the named graphs."""
    ordered: list[ox.Quad] | list[ox.Triple]
    if form == "turtle":
        ordered = sorted({quad.triple for quad in quads}, key=str)
    else:
        ordered = sorted(quads, key=lambda quad: (str(quad.graph_name), str(quad.triple)))
    prefixes = {} if form == "nquads" else terms.NAMESPACES
    written = ox.serialize(ordered, format=_FORMATS[form], prefixes=prefixes)
    assert written is not None  # noqa: S101  (bytes come back where no output is named)
    return written
