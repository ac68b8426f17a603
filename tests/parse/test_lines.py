from __future__ import annotations

import textwrap

import pytest

from graph.parse.cleaning import clean
from tests.parse.trees import shown, tree_of


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("**Nơi nhận:**", "Nơi nhận:"),
        ("(*gọi tắt là Chương trình 130/CP*) cụ thể", "(gọi tắt là Chương trình 130/CP) cụ thể"),
        ("#### **2. Công tác truyền thông**", "2. Công tác truyền thông"),
        ("Số: *90* /KH-UBND", "Số: 90 /KH-UBND"),
        ("phòng , chống ( sửa đổi ) .", "phòng, chống (sửa đổi)."),
        ("đạt  trên   90 %", "đạt trên 90%"),
        ("* Sở Y tế", "* Sở Y tế"),
        ("(*) Ghi chú", "(*) Ghi chú"),
        ("tệp ke_hoach_2023", "tệp ke_hoach_2023"),
        ("5*3 ô", "5*3 ô"),
        ("1\\. Mục đích", "1. Mục đích"),
        ("từ\u200b đó\u00ad", "từ đó"),
        ("cấp trên<sup>2</sup>;", "cấp trên²;"),
        ("ỦY BAN<br>NHÂN DÂN", "ỦY BAN NHÂN DÂN"),
        ("TỈNH A -------", "TỈNH A"),
        ("> 90% số vụ", "> 90% số vụ"),
    ],
)
def test_a_line_is_cleaned_and_knows_where_its_letters_stood(line: str, wanted: str) -> None:
    text, pieces, _ = clean(line, 0)
    assert text == wanted
    for index, (at, home, _end) in enumerate(pieces or []):
        upto = pieces[index + 1][0] if pieces and index + 1 < len(pieces) else len(text)
        letters = [c for c in text[at:upto] if c.isalpha()]
        assert [c for c in line[home : home + upto - at] if c.isalpha()] == letters


def flow(text: str) -> str:
    return tree_of(text).flow.text


def test_page_numbers_rules_and_running_heads_are_no_text() -> None:
    text = "Công an tỉnh chủ trì, phối hợp chặt chẽ\n- 2 -\nTrang 3/10\n----\nvới Sở Y tế.\n"
    assert flow(text) == "Công an tỉnh chủ trì, phối hợp chặt chẽ với Sở Y tế."


def test_a_page_break_inside_a_sentence_is_closed() -> None:
    text = "1. Tăng cường phối hợp giữa các lực lượng chức\n\nnăng của hai nước.\n\n2. Sơ kết.\n"
    assert (
        flow(text)
        == "1. Tăng cường phối hợp giữa các lực lượng chức năng của hai nước.\n2. Sơ kết."
    )


def test_a_heading_is_not_joined_to_the_paragraph_after_it() -> None:
    text = "7. Sở Y tế\n\nKhám bệnh cho nạn nhân.\n"
    assert flow(text) == "7. Sở Y tế\nKhám bệnh cho nạn nhân."


def test_symbols_and_years_broken_at_their_sign_are_whole_again() -> None:
    text = "Thực hiện Quyết định số 193/QĐ-\nTTg về Chương trình giai đoạn 2021-\n2025.\n"
    assert flow(text) == "Thực hiện Quyết định số 193/QĐ-TTg về Chương trình giai đoạn 2021-2025."


def test_a_dash_inside_a_name_or_parenthesis_begins_no_item() -> None:
    text = (
        "1. Sở Lao động\n- Thương binh và Xã hội phối hợp (qua Ban Chỉ đạo\n- Công an tỉnh) lập danh sách\n"
        "nạn nhân; hỗ trợ\nnạn nhân.\n"
    )
    assert [line.split()[1] for line in shown(tree_of(text))] == ["1"]


PARAGRAPHS = """1. Công an tỉnh chủ trì, phối hợp với Sở Tư pháp, Sở Y tế và Ủy ban nhân dân các huyện, thành phố \
rà soát số nạn nhân bị mua bán trở về; tổ chức tiếp nhận, xác minh, hỗ trợ theo quy định. Định kỳ hằng quý \
báo cáo kết quả về Ủy ban nhân dân tỉnh.
2. Sở Thông tin và Truyền thông chỉ đạo các cơ quan báo chí tăng thời lượng tuyên truyền trên các phương tiện \
thông tin đại chúng, nhất là tại các xã biên giới, vùng đồng bào dân tộc thiểu số.
a) Đài Phát thanh và Truyền hình tỉnh mở chuyên mục.
b) Báo tỉnh đăng tin, bài về phương thức, thủ đoạn của tội phạm mua bán người để Nhân dân nâng cao cảnh giác, \
tích cực tham gia phát hiện, tố giác tội phạm.
Các đơn vị căn cứ nhiệm vụ được giao tổ chức thực hiện, kịp thời phản ánh khó khăn, vướng mắc về Công an tỉnh.
"""


@pytest.mark.parametrize("width", [60, 72, 80, 95])
def test_a_text_broken_into_lines_is_the_same_document(width: int) -> None:
    lines = [
        textwrap.fill(line, width, break_long_words=False, break_on_hyphens=False)
        for line in PARAGRAPHS.splitlines()
    ]
    assert shown(tree_of("\n".join(lines))) == shown(tree_of(PARAGRAPHS))


def test_a_text_set_with_double_space_is_the_same_document() -> None:
    text = textwrap.fill(PARAGRAPHS.splitlines()[0], 50, break_on_hyphens=False)
    text += "\n2. Sở Y tế thực hiện."
    single = shown(tree_of(text * 3))
    assert shown(tree_of((text * 3).replace("\n", "\n\n"))) == single


def test_two_columns_on_one_line_are_two_blocks() -> None:
    text = "ỦY BAN NHÂN DÂN\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố: 5/KH-UBND      Sơn La, ngày 1 tháng 2 năm 2023\n"
    tree = tree_of(text + "KẾ HOẠCH\nNăm 2023\n")
    heads = [tree.text(block) for block in tree.blocks if block.kind.value == "head"]
    assert heads == [
        "ỦY BAN NHÂN DÂN",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Số: 5/KH-UBND",
        "Sơn La, ngày 1 tháng 2 năm 2023",
    ]
