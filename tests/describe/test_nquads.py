from __future__ import annotations

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph import terms
from graph.describe.nquads import to_nquads
from graph.records.triples import Literal, Triple

G = "https://cancu.vn/source/aa"
S = "https://cancu.vn/akn/vn/act/ke-hoach/ubnd/2021-04-16/90"


def parsed(quads: bytes) -> list[str]:
    found = ox.parse(quads, format=ox.RdfFormat.N_QUADS)
    return [quad.object.value for quad in found if isinstance(quad.object, ox.Literal)]


def test_lines_are_sorted_and_said_once() -> None:
    triples = [
        Triple(S, terms.LABEL, Literal("b", "", "vi")),
        Triple(S, terms.LABEL, Literal("a")),
        Triple(S, terms.LABEL, Literal("a")),
        Triple(S, terms.TYPE, terms.DOCUMENT),
        Triple(S, terms.RANK, Literal("9", terms.INTEGER)),
    ]
    quads = to_nquads(triples, G)
    assert quads == to_nquads(reversed(triples), G)
    lines = quads.decode().splitlines()
    assert lines == sorted(lines)
    assert len(lines) == 4
    assert f'<{S}> <{terms.LABEL}> "b"@vi <{G}> .' in lines
    assert f'<{S}> <{terms.RANK}> "9"^^<{terms.INTEGER}> <{G}> .' in lines


def test_escapes_follow_the_specification() -> None:
    quads = to_nquads([Triple(S, terms.TEXT, Literal('"\\\n\r\t\b\f\x00\x1f\x7fĐ'))], G)
    assert rb'"\"\\\n\r\t\b\f\u0000\u001F\u007F' + "Đ".encode() in quads


def test_a_lone_surrogate_does_not_stop_the_work() -> None:
    assert parsed(to_nquads([Triple(S, terms.TEXT, Literal("a\udc90b"))], G)) == ["a\ufffdb"]


@pytest.mark.parametrize("bad", ["", "https://cancu.vn/a b", "a>b", 'a"b', "a\nb", "a{b", "a\\b"])
def test_what_is_no_iri_is_refused(bad: str) -> None:
    with pytest.raises(ValueError, match="no IRI"):
        to_nquads([Triple(S, terms.CITES, bad)], G)


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_any_text_survives(text: str) -> None:
    assert parsed(to_nquads([Triple(S, terms.TEXT, Literal(text))], G)) == [text]
