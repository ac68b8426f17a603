"""The graph as Turtle, JSON-LD and N-Quads: sorted, so that equal graphs give equal bytes."""

from __future__ import annotations

import pyoxigraph as ox

from graph import terms


def convert(nquads: bytes, form: str) -> bytes:
    """Turn sorted N-Quads into another format; Turtle holds the union of the named graphs."""
    if form == "nquads":
        return nquads
    quads = list(ox.parse(nquads, format=ox.RdfFormat.N_QUADS))
    if form == "jsonld":
        quads.sort(key=lambda quad: (str(quad.graph_name), str(quad.triple)))
        return _serialize(quads, ox.RdfFormat.JSON_LD)
    triples = sorted({quad.triple for quad in quads}, key=str)
    return _serialize(triples, ox.RdfFormat.TURTLE)


def _serialize(statements: list[ox.Quad] | list[ox.Triple], form: ox.RdfFormat) -> bytes:
    return ox.serialize(statements, format=form, prefixes=terms.NAMESPACES) or b""
