from __future__ import annotations

from graph.records.document import BlockKind, DocumentTree
from tests.parse.trees import tree_of

HEAD = "| TT | Nhiệm vụ | Cơ quan chủ trì | Thời gian |\n|---|---|---|---|\n"


def cells(tree: DocumentTree) -> list[dict[str, str]]:
    return [
        {cell.head: tree.flow.text[cell.start : cell.end] for cell in row.cells}
        for row in tree.rows
    ]


def test_a_row_knows_the_heads_of_its_columns() -> None:
    tree = tree_of(HEAD + "| 1 | Tập huấn | Sở Tư pháp | Quý II |\n")
    assert cells(tree) == [
        {"TT": "1", "Nhiệm vụ": "Tập huấn", "Cơ quan chủ trì": "Sở Tư pháp", "Thời gian": "Quý II"}
    ]
    row = tree.rows[0]
    assert tree.blocks[row.block].kind == BlockKind.ROW
    assert tree.blocks[row.block].path == ("1",)


def test_empty_cells_are_kept() -> None:
    tree = tree_of(HEAD + "| 1 | Tập huấn | | |\n")
    assert [cell["Cơ quan chủ trì"] for cell in cells(tree)] == [""]
    assert len(tree.rows[0].cells) == 4


def test_heads_on_two_lines_are_joined_and_numbers_of_columns_are_no_row() -> None:
    text = (
        "| TT | Nội dung | Cơ quan | | Thời hạn |\n|  |  | Chủ trì | Phối hợp |  |\n"
        "| 1 | Sơ kết | Sở Y tế | Công an tỉnh | 2023 |\n"
    )
    assert [cell.head for cell in tree_of(text).rows[0].cells] == [
        "TT",
        "Nội dung",
        "Cơ quan Chủ trì",
        "Phối hợp",
        "Thời hạn",
    ]


def test_sections_of_a_table_are_levels() -> None:
    text = (
        HEAD
        + "| I | TRUYỀN THÔNG | | |\n| 1 | Tờ rơi | Sở Y tế | |\n| II | HỖ TRỢ | | |\n| 1 | Dạy nghề | Sở Nội vụ | |\n"
    )
    tree = tree_of("Phụ lục I\n" + text)
    assert [".".join(tree.blocks[row.block].path) for row in tree.rows] == [
        "Phụ lục I.I",
        "Phụ lục I.I.1",
        "Phụ lục I.II",
        "Phụ lục I.II.1",
    ]


def test_numbers_of_a_table_do_not_continue_those_around_it() -> None:
    tree = tree_of(
        "1. Phân công:\n" + HEAD + "| 1 | A | Sở Y tế | |\n| 2 | B | Sở Y tế | |\n\n2. Kinh phí.\n"
    )
    labelled = [".".join(block.path) for block in tree.blocks if block.label]
    assert labelled == ["1", "1.1", "1.2", "2"]


def test_a_head_set_in_a_table_is_no_list() -> None:
    text = "| ỦY BAN NHÂN DÂN | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM |\n"
    text += "| Số: 1/KH-UBND | Huế, ngày 1 tháng 1 năm 2023 |\n"
    tree = tree_of(text + "\nKẾ HOẠCH\nNăm 2023\n")
    assert tree.rows == ()
    assert [block.kind for block in tree.blocks[:4]] == [BlockKind.HEAD] * 4


def test_the_source_of_a_cell_is_the_cell() -> None:
    tree = tree_of(HEAD + "| 1 | Tập huấn  cán bộ | Sở Tư pháp | Quý II |\n")
    cell = tree.rows[0].cells[1]
    assert tree.source.slice(tree.flow.source(cell.start, cell.end)) == "Tập huấn  cán bộ"
