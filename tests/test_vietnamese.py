from __future__ import annotations

import doctest
import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph import vietnamese


def test_examples_in_docstrings() -> None:
    assert doctest.testmod(vietnamese).failed == 0


@pytest.mark.parametrize(
    ("written", "spelled"),
    [
        ("hoà nhập", "hòa nhập"),
        ("Uỷ ban", "Ủy ban"),
        ("UỶ BAN NHÂN DÂN", "ỦY BAN NHÂN DÂN"),
        ("sức khoẻ", "sức khỏe"),
        ("xoá đói", "xóa đói"),
        ("quý III", "quý III"),
        ("hoàn toàn, toán, quyền", "hoàn toàn, toán, quyền"),
        ("QÐ-TTg", "QĐ-TTg"),
        ("số\xa048", "số 48"),
    ],
)
def test_one_spelling(written: str, spelled: str) -> None:
    assert vietnamese.respell(written) == spelled


@given(st.text(max_size=60))
def test_respelling_and_folding_keep_the_length(text: str) -> None:
    composed = unicodedata.normalize("NFC", text)
    assert len(vietnamese.respell(composed)) == len(composed)
    assert len(vietnamese.fold(composed)) == len(composed)


@given(st.text(alphabet="aăâeêioôơuưyđáàảãạấầẩẫậớờởỡợỳỵhoàquýuỷ ĐÁỦ", max_size=40))
def test_respelling_twice_changes_nothing(text: str) -> None:
    once = vietnamese.respell(unicodedata.normalize("NFC", text))
    assert vietnamese.respell(once) == once


def test_names_are_equal_whatever_their_dashes_and_tone_marks() -> None:
    assert vietnamese.key("Ủy ban  Mặt trận") == vietnamese.key("uỷ ban Mặt trận")
    assert vietnamese.key("Sở Tư pháp") != vietnamese.key("Sổ Tư pháp")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("ngày 09/02/2021", "2021-02-09"),
        ("ngày 24 tháng 8 năm 2023", "2023-08-24"),
        ("ngày 27tháng 1 năm 2014", "2014-01-27"),
        ("ngày 5.12.2019", "2019-12-05"),
        ("ngày 31/02/2020", None),
    ],
)
def test_dates(text: str, day: str | None) -> None:
    match = re.search(vietnamese.DATE, text)
    assert match
    assert vietnamese.read_date(match) == day


@given(st.integers(min_value=1, max_value=3999))
def test_roman_numerals(number: int) -> None:
    parts = [(1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L")]
    parts += [(40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")]
    text, rest = "", number
    for value, letters in parts:
        text += letters * (rest // value)
        rest %= value
    assert vietnamese.roman(text) == number
