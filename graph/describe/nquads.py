"""Triples as canonical N-Quads: sorted lines, so that equal graphs are equal bytes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph.records.triples import Literal, Triple

# RDF 1.1 N-Quads, grammar: ECHAR for those that have one, UCHAR for the other control characters
# and the two non-characters that the store escapes too; all else stands as UTF-8.
_ESCAPES = {chr(code): f"\\u{code:04X}" for code in (*range(0x20), 0x7F, 0xFFFE, 0xFFFF)}
_ESCAPES |= {c: f"\\{e}" for c, e in zip('\b\t\n\f\r"\\', 'btnfr"\\', strict=True)}
# A lone surrogate is no character; it can only come out of a damaged decoding.
_SURROGATES = re.compile("[\ud800-\udfff]")
_ESCAPED = re.compile(r'[\x00-\x1f"\\\x7f\ufffe\uffff]')
_NO_IRI = re.compile(r'[\x00-\x20<>"{}|^`\\]')


class _Names(dict[str, str]):
    """IRIs as N-Quads spell them, each checked once."""

    def __missing__(self, iri: str) -> str:
        if not iri or _NO_IRI.search(iri):
            msg = f"no IRI: {iri!r}"
            raise ValueError(msg)
        spelled = self[iri] = f"<{iri}>"
        return spelled


def to_nquads(triples: Iterable[Triple], graph: str) -> bytes:
    """Spell triples as N-Quads of one named graph, sorted and without repeats.

    Raises ValueError for a name that is no IRI: a mistake of ours, which must not reach a store.
    """
    names = _Names()
    tail = f" {names[graph]} .\n"
    lines = {
        f"{names[subject]} {names[predicate]} "
        f"{names[value] if isinstance(value, str) else _literal(value, names)}{tail}"
        for subject, predicate, value in triples
    }
    text = "".join(sorted(lines))
    try:
        return text.encode()
    except UnicodeEncodeError:
        return _SURROGATES.sub("�", text).encode()


def spell(value: str | Literal) -> str:
    """Spell one term, for N-Triples and for SPARQL alike; a plain `str` is an IRI.

    Raises ValueError for what is no IRI; no text can break out of a literal.
    """
    names = _Names()
    return names[value] if isinstance(value, str) else _literal(value, names)


def _literal(value: Literal, names: _Names) -> str:
    form, datatype, language = value
    if _ESCAPED.search(form):
        form = _ESCAPED.sub(lambda match: _ESCAPES[match[0]], form)
    if datatype:
        return f'"{form}"^^{names[datatype]}'
    return f'"{form}"@{language}' if language else f'"{form}"'
