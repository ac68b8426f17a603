from __future__ import annotations

from graph.records.document import BlockKind
from tests.parse.trees import tree_of

TEXT = """1. Sơ kết việc thực hiện các chỉ đạo¹ của Chính phủ và nâng cao hiệu quả công tác

¹ Chỉ thị số 12/CT-TTg ngày 25/4/2019.

quản lý địa bàn.
"""


def test_a_footnote_stands_after_the_paragraph_it_interrupted() -> None:
    tree = tree_of(TEXT)
    item, note = tree.blocks
    assert tree.text(item) == (
        "Sơ kết việc thực hiện các chỉ đạo của Chính phủ và nâng cao hiệu quả công tác quản lý địa bàn."
    )
    assert note.kind == BlockKind.FOOTNOTE
    assert tree.text(note) == "Chỉ thị số 12/CT-TTg ngày 25/4/2019."
    assert tree.flow.text[: note.anchor].endswith("các chỉ đạo")
    assert note.path == item.path


def test_the_source_of_an_interrupted_paragraph_includes_the_footnote() -> None:
    tree = tree_of(TEXT)
    span = tree.flow.source(tree.blocks[0].start, tree.blocks[0].end)
    quote = tree.source.slice(span)
    assert quote.startswith("Sơ kết")
    assert quote.endswith("địa bàn.")
    assert "Chỉ thị số 12" in quote


def test_a_footnote_belongs_to_the_block_that_bears_its_mark() -> None:
    page = "1. Duy trì 03 cơ sở² hỗ trợ.\n\n2. Phối hợp trong công\n\n² Gồm 02 cơ sở của tỉnh.\n\n"
    tree = tree_of(page + "tác đối ngoại với nước bạn.\n")
    note = next(block for block in tree.blocks if block.kind == BlockKind.FOOTNOTE)
    assert note.path == ("1",)


def test_numbers_that_begin_anew_on_each_page_find_the_mark_before_them() -> None:
    page = "{}. Thực hiện quy định¹ về hỗ trợ.\n\n¹ Luật số {}.\n\n"
    tree = tree_of(page.format(1, 10) + page.format(2, 20))
    notes = [block for block in tree.blocks if block.kind == BlockKind.FOOTNOTE]
    assert [note.path for note in notes] == [("1",), ("2",)]


def test_square_metres_are_no_footnotes() -> None:
    assert "120 km² đất" in tree_of("1. Rà soát 120 km² đất.\n\n² Ghi chú.\n").flow.text


def test_marks_in_square_brackets_are_footnotes_only_where_notes_are() -> None:
    with_notes = tree_of("1. Theo Luật[1] này.\n\n[1] Luật số 5.\n")
    assert with_notes.flow.text.startswith("1. Theo Luật này.")
    assert "Mẫu [1]" in tree_of("1. Theo Mẫu [1] này.\n").flow.text
