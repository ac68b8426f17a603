"""Head, type, title, preamble, body, recipients, signature, annex: where each begins and ends."""

from __future__ import annotations

import pytest

from graph.records.document import BlockKind
from tests.parse.trees import tree_of


def of_kind(text: str, kind: BlockKind) -> list[str]:
    tree = tree_of(text)
    return [tree.text(block) for block in tree.blocks if block.kind == kind]


@pytest.mark.parametrize(
    ("text", "kind", "title"),
    [
        ("KẾ HOẠCH\nPhòng, chống\nma túy\n\nCăn cứ Luật số 5;", "KẾ HOẠCH", "Phòng, chống ma túy"),
        (
            "KẾ HOẠCH\nThực hiện Đề án 06\n\nThực hiện Chương trình 5, như sau:",
            "KẾ HOẠCH",
            "Thực hiện Đề án 06",
        ),
        (
            "LUẬT PHÒNG, CHỐNG MUA BÁN NGƯỜI\nCăn cứ Hiến pháp;",
            "LUẬT",
            "PHÒNG, CHỐNG MUA BÁN NGƯỜI",
        ),
        (
            "QUYẾT ĐỊNH Về việc ban hành Quy chế\n\nCăn cứ Luật;",
            "QUYẾT ĐỊNH",
            "Về việc ban hành Quy chế",
        ),
        ("## KẾ HOẠCH\n### **Phòng, chống ma túy**\nI. MỘT", "KẾ HOẠCH", "Phòng, chống ma túy"),
        (
            "CÔNG ĐIỆN\nVỀ VIỆC ỨNG PHÓ\nBÃO SỐ 3\n\nTHỦ TƯỚNG CHÍNH PHỦ điện:",
            "CÔNG ĐIỆN",
            "VỀ VIỆC ỨNG PHÓ BÃO SỐ 3",
        ),
    ],
)
def test_type_and_title(text: str, kind: str, title: str) -> None:
    assert of_kind(text, BlockKind.TYPE) == [kind]
    assert of_kind(text, BlockKind.TITLE) == [title]


def test_the_title_of_a_page_is_not_the_type_line() -> None:
    text = "KẾ HOẠCH Phòng, chống ma túy\nSố: 5/KH-UBND\nHuế, ngày 1 tháng 2 năm 2023\nKẾ HOẠCH\nPhòng, chống ma túy\n"
    assert of_kind(text, BlockKind.HEAD)[0] == "KẾ HOẠCH Phòng, chống ma túy"
    assert of_kind(text, BlockKind.TYPE) == ["KẾ HOẠCH"]


def test_the_issuer_between_title_and_bases_belongs_to_the_head() -> None:
    text = "NGHỊ QUYẾT\nVỀ MỨC CHI\nHỘI ĐỒNG NHÂN DÂN TỈNH AN GIANG\nKHÓA X, KỲ HỌP THỨ 5\nCăn cứ Luật số 5;\n"
    assert of_kind(text, BlockKind.TITLE) == ["VỀ MỨC CHI"]
    assert of_kind(text, BlockKind.HEAD) == [
        "HỘI ĐỒNG NHÂN DÂN TỈNH AN GIANG",
        "KHÓA X, KỲ HỌP THỨ 5",
    ]


def test_the_enacting_word_is_a_heading_even_after_a_comma() -> None:
    text = "QUYẾT ĐỊNH\nVề A\n\nXét đề nghị của Bộ trưởng Bộ Công an,\n\nQUYẾT ĐỊNH:\n\nĐiều 1. Ban hành Quy chế.\n"
    tree = tree_of(text)
    heading = next(i for i, block in enumerate(tree.blocks) if block.kind == BlockKind.HEADING)
    assert tree.text(tree.blocks[heading]) == "QUYẾT ĐỊNH:"
    assert [tree.blocks[i].path for i in tree.children(heading)] == [("Điều 1",)]


def test_a_heading_in_capitals_broken_before_a_word_is_one() -> None:
    assert of_kind("I. MỤC ĐÍCH VÀ\nYÊU CẦU\n1. Một.\n", BlockKind.HEADING) == [
        "MỤC ĐÍCH VÀ YÊU CẦU"
    ]


def test_the_closing_sentence_stands_under_no_section() -> None:
    text = "Điều 9. Hiệu lực\n1. Một.\n2. Hai.\nLuật này được Quốc hội khóa XV thông qua ngày 1.\n"
    tree = tree_of(text)
    assert tree.blocks[-1].kind == BlockKind.PARAGRAPH
    assert tree.blocks[-1].path == ()


def test_recipients_without_a_heading_are_known_by_the_archive() -> None:
    text = "1. Sở Y tế thực hiện./.\n- Bộ Y tế;\n- Lưu: VT.\nGIÁM ĐỐC\nLê Thị Hà\n"
    assert of_kind(text, BlockKind.RECIPIENTS) == ["- Bộ Y tế;", "- Lưu: VT."]
    assert of_kind(text, BlockKind.SIGNATURE) == ["GIÁM ĐỐC", "Lê Thị Hà"]


def test_an_annex_in_small_letters_stands_alone_on_its_line() -> None:
    text = "1. Thực hiện theo Phụ lục kèm theo.\n\nPhụ lục II\nDANH MỤC\n1. Một.\n"
    tree = tree_of(text)
    assert [block.path for block in tree.blocks if block.label] == [
        ("1",),
        ("Phụ lục II",),
        ("Phụ lục II", "1"),
    ]
    assert of_kind("1. Thực hiện theo\nPhụ lục II\nvà Phụ lục III.\n", BlockKind.ANNEX) == []


def test_an_attached_document_begins_anew() -> None:
    text = (
        "QUYẾT ĐỊNH\nVề A\nĐiều 1. Ban hành.\nCHỦ TỊCH\nLê A\nQUY CHẾ\nPhối hợp\nĐiều 1. Phạm vi.\n"
    )
    assert of_kind(text, BlockKind.TYPE) == ["QUYẾT ĐỊNH", "QUY CHẾ"]
    assert [block.path for block in tree_of(text).blocks if block.label] == [
        ("Điều 1",),
        ("Điều 1",),
    ]


@pytest.mark.parametrize(
    "text", ["một câu không có gì", "Căn cứ Luật số 5;", "tỷ lệ đạt 90%", "KẾ HOẠCH"]
)
def test_a_single_line_is_a_single_block(text: str) -> None:
    tree = tree_of(text)
    assert [tree.text(block) for block in tree.blocks] == [text]
