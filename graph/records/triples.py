"""RDF as plain records, so that no stage but the store and the exports needs an RDF library."""

from __future__ import annotations

from typing import NamedTuple


class Literal(NamedTuple):
    """An RDF literal: its lexical form, and an IRI of its datatype or a language tag (or neither)."""

    value: str
    datatype: str = ""
    language: str = ""


class Triple(NamedTuple):
    """An RDF triple; an object that is a plain `str` is an IRI."""

    subject: str
    predicate: str
    object: str | Literal
