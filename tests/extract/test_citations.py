"""Citations of whole documents, read through the parser."""

from __future__ import annotations

import unicodedata

import pytest

from graph.extract.citations import find_citations
from graph.extract.header import read_header
from graph.extract.symbols import find_symbols, repair
from graph.parse.tree import parse
from graph.records.mentions import Citation, CitationKind, Relation
from graph.records.text import SourceText
from graph.vocabulary import load

PLAN = """ỦY BAN NHÂN DÂN
TỈNH NGHỆ AN

Số: 512/KH-UBND
Nghệ An, ngày 10 tháng 8 năm 2022

KẾ HOẠCH

Thực hiện Chương trình phòng, chống mua bán người giai đoạn 2021 - 2025 và định hướng đến năm 2030

Thực hiện Quyết định số 193/QĐ-TTg ngày 09/02/2021 của Thủ tướng Chính phủ về phê duyệt Chương trình phòng, \
chống mua bán người giai đoạn 2021 - 2025 và định hướng đến năm 2030, UBND tỉnh ban hành kế hoạch như sau:

I. NHIỆM VỤ

1. Công an tỉnh

a) Tổng kết 10 năm thực hiện Luật Phòng, chống mua bán người; chi trả theo khoản 1 Điều 19 Nghị định số \
09/2013/NĐ-CP ngày 11/01/2013 của Chính phủ.

Nơi nhận:
- Lưu: VT, KH-UBND.
"""


def read(text: str) -> tuple[SourceText, tuple[Citation, ...]]:
    """Read the citations of a text through the parser."""
    source = SourceText(path="plan.txt", sha256="", media_type="text/plain", text=text)
    tree = parse(source, load())
    return source, find_citations(tree, load(), read_header(tree, load()))


def facts(citations: tuple[Citation, ...]) -> list[tuple[object, ...]]:
    """Give all that a citation says but its place."""
    return [
        (c.kind, c.type, c.key, c.date, c.issuer, c.title, c.relation, c.provision, c.subject)
        for c in citations
    ]


def test_a_plan_through_the_parser() -> None:
    source, citations = read(PLAN)
    assert [(c.key, c.relation) for c in citations if c.subject < 0] == [
        (
            "Chương trình phòng, chống mua bán người giai đoạn 2021 - 2025 và định hướng đến năm 2030",
            Relation.IMPLEMENTS,
        ),
        ("193/QĐ-TTg", Relation.IMPLEMENTS),
        ("Luật Phòng, chống mua bán người", Relation.REVIEWS),
        ("09/2013/NĐ-CP", Relation.CITES),
    ]
    decree = citations[-1]
    assert decree.provision == "khoản 1 Điều 19"
    assert source.slice(decree.evidence.span).startswith("Nghị định số")
    assert decree.section[:2] == ("I", "1")


def test_decomposed_text_gives_the_same_and_slices_back() -> None:
    _, composed = read(unicodedata.normalize("NFC", PLAN))
    source, decomposed = read(unicodedata.normalize("NFD", PLAN))
    assert facts(decomposed) == facts(composed)
    for citation in decomposed:
        words = unicodedata.normalize("NFC", source.slice(citation.evidence.span))
        if citation.kind is not CitationKind.NUMBERED:
            assert words == citation.key


@pytest.mark.parametrize("end", range(0, len(PLAN), 53))
def test_a_plan_cut_anywhere_can_be_read(end: int) -> None:
    source, citations = read(PLAN[:end])
    for citation in citations:
        assert source.slice(citation.evidence.span)


@pytest.mark.parametrize(
    "word",
    [
        "Luật sửa đổi, bổ sung một số điều của ",
        "Quyết định số 1/QĐ-TTg về ",
        "(sau đây gọi là Luật A) ",
        "Công ước về a, ",
        "Điều 1, ",
        "(",
        "1/A-",
        "Chương trình “",
    ],
)
def test_repetition_without_end_is_read(word: str) -> None:
    _, citations = read(word * 400)
    assert all(citation.subject < index for index, citation in enumerate(citations))


@pytest.mark.parametrize(
    ("raw", "right"),
    [
        ("766/CD-TTg", "766/CĐ-TTg"),
        ("32/2020/NĐ- CP", "32/2020/NĐ-CP"),
        ("09/2013/NDCP", "09/2013/NĐ-CP"),
        ("187/2007NĐ-CP", "187/2007/NĐ-CP"),
        ("12/KH–BCD138", "12/KH-BCĐ138"),
        ("05-HD/BTGTW", "05-HD/BTGTW"),
    ],
)
def test_repair(raw: str, right: str) -> None:
    assert repair(raw, load()) == right


def test_numbers_that_are_no_symbols() -> None:
    assert list(find_symbols("ngày 30/7, 24/24h, 1/500, 5-7 ngày, km/h, 20/11 Tỉnh", load())) == []
