from __future__ import annotations

import pytest

from graph.parse.headings import Level, read
from tests.parse.trees import paths


@pytest.mark.parametrize(
    ("line", "level", "name", "rest"),
    [
        ("I. MỤC ĐÍCH", Level.ROMAN, "I", "MỤC ĐÍCH"),
        ("III- TỔ CHỨC THỰC HIỆN", Level.ROMAN, "III", "TỔ CHỨC THỰC HIỆN"),
        ("Il. NHIỆM VỤ", Level.ROMAN, "II", "NHIỆM VỤ"),
        ("A. KẾT QUẢ", Level.UPPER, "A", "KẾT QUẢ"),
        ("1. Công an tỉnh", Level.NUMBER, "1", "Công an tỉnh"),
        ("1.Công an tỉnh", Level.NUMBER, "1", "Công an tỉnh"),
        ("2/ Sở Y tế", Level.NUMBER, "2", "Sở Y tế"),
        ("3- Ban Tuyên giáo", Level.NUMBER, "3", "Ban Tuyên giáo"),
        ("4.- Phạm vi", Level.NUMBER, "4", "Phạm vi"),
        ("2a. Trách nhiệm", Level.NUMBER, "2a", "Trách nhiệm"),
        ("1.2.3. Chỉ tiêu", Level.NUMBER, "1.2.3", "Chỉ tiêu"),
        ("1.1 Mục tiêu", Level.NUMBER, "1.1", "Mục tiêu"),
        ("II.3. Tuyên truyền", Level.NUMBER, "3", "Tuyên truyền"),
        ("(2) Đúng hạn", Level.BRACKET, "(2)", "Đúng hạn"),
        ("đ) tập huấn", Level.LETTER, "đ", "tập huấn"),
        ("b- Chữa bệnh", Level.LETTER, "b", "Chữa bệnh"),
        ("a.2) Vụ án", Level.LOWER_ROMAN, "a2", "Vụ án"),
        ("- a) Mục tiêu 1", Level.LETTER, "a", "Mục tiêu 1"),
        ("- Tuyên truyền", Level.DASH, "", "Tuyên truyền"),
        ("–Tuyên truyền", Level.DASH, "", "Tuyên truyền"),
        ("• Tờ rơi", Level.DASH, "", "Tờ rơi"),
        ("+ Tiếng Mông", Level.PLUS, "", "Tiếng Mông"),
        ("Phần thứ hai", Level.PART, "Phần thứ hai", ""),
        ("PHẦN II: MỤC TIÊU", Level.PART, "Phần II", "MỤC TIÊU"),
        ("Chương IV TRÁCH NHIỆM", Level.CHAPTER, "Chương IV", "TRÁCH NHIỆM"),
        ("Mục 2. HỖ TRỢ NẠN NHÂN", Level.SECTION, "Mục 2", "HỖ TRỢ NẠN NHÂN"),
        ("Điều 5a. Chính sách", Level.ARTICLE, "Điều 5a", "Chính sách"),
        ("Điều 1.- Phạm vi", Level.ARTICLE, "Điều 1", "Phạm vi"),
    ],
)
def test_labels_of_all_kinds(line: str, level: Level, name: str, rest: str) -> None:
    label = read(line)
    assert label is not None
    assert (label.level, label.name, line[label.end :]) == (level, name, rest)


@pytest.mark.parametrize(
    "line",
    [
        "2021. là năm đầu",
        "05/3 hằng năm",
        "100% nạn nhân",
        "1.500 người",
        "30/4/1975",
        "5 năm qua",
        "30 - 40 tuổi",
        "Điều 5 của Luật này",
        "Mục 1 Chương II Nghị định",
        "Chương trình 130/CP",
        "MỤC TIÊU",
        "v.v. các đơn vị",
        "-",
        "",
    ],
)
def test_what_only_looks_like_a_label(line: str) -> None:
    assert read(line) is None


def test_the_second_d_in_a_row_is_d_with_a_stroke() -> None:
    text = "1. Sở Y tế\nc) Một.\nd) Hai.\nd) Ba.\ne) Bốn.\n"
    assert paths(text) == ["1", "1.c", "1.d", "1.đ", "1.e"]


def test_a_number_continues_the_sequence_that_is_open() -> None:
    text = "I. MỘT\n1. Một\na) Hai:\n1) Ba;\n2) Bốn.\nb) Năm.\n2. Sáu.\nII. BẢY\n1. Tám.\n"
    assert paths(text) == ["I", "I.1", "I.1.a", "I.1.a.1", "I.1.a.2", "I.1.b", "I.2", "II", "II.1"]


def test_a_list_of_numbers_under_a_letter_needs_to_be_introduced() -> None:
    introduced = "1. Một\na) Gồm:\n1. Hai;\n2. Ba.\n"
    assert paths(introduced) == ["1", "1.a", "1.a.1", "1.a.2"]
    begun_anew = "1. Một\na) Hai.\n1. Ba.\n"
    assert paths(begun_anew) == ["1", "1.a", "1"]


def test_dashes_count_under_the_same_head_and_plus_signs_under_them() -> None:
    text = "II. NHIỆM VỤ\n1. Sở Y tế\n- Một:\n+ Hai;\n+ Ba.\n- Bốn.\n2. Sở Tư pháp\n- Năm.\n"
    wanted = ["II", "II.1", "II.1.-1", "II.1.-1.+1", "II.1.-1.+2", "II.1.-2", "II.2", "II.2.-1"]
    assert paths(text) == wanted


def test_a_missing_label_does_not_end_a_sequence() -> None:
    assert paths("I. MỘT\n1. Hai.\n3. Ba.\n4. Bốn.\n") == ["I", "I.1", "I.3", "I.4"]


def test_levels_do_not_grow_without_end() -> None:
    line = "I. A x:\n1. b:\na) c:\n- d:\n+ e:\n* f:\n(1) g:\n1) h:\n"
    deepest = max(len(path.split(".")) for path in paths(line * 40))
    assert deepest < 20
