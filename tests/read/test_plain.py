from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from graph.errors import UnreadableFile
from graph.read.files import read
from graph.read.plain import decode, line_starts

TEXT = "KẾ HOẠCH\r\nPhòng, chống mua bán người\n\nở Đồng Tháp"


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode("utf-8"),
        TEXT.encode("utf-8-sig"),
        unicodedata.normalize("NFD", TEXT).encode("utf-8"),
    ],
    ids=["plain", "byte order mark", "decomposed"],
)
def test_offsets_are_those_of_the_file_opened_as_utf_8(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(data)
    with path.open(encoding="utf-8", newline="") as file:
        assert read(path).text == file.read()


def test_utf_16_is_known_by_its_mark() -> None:
    assert decode(TEXT.encode("utf-16"), where="a") == (TEXT, "UTF-16")


def test_windows_1258_is_guessed_only_where_it_gives_vietnamese(tmp_path: Path) -> None:
    marks = unicodedata.normalize("NFD", "phòng, chống tội phạm mua bán người")
    for whole, letter in (("o\u0302", "ô"), ("o\u031b", "ơ"), ("u\u031b", "ư")):
        marks = marks.replace(whole, letter)
    path = tmp_path / "a.txt"
    path.write_bytes(
        unicodedata.normalize("NFC", marks)
        .replace("ộ", "ô\u0323")
        .replace("ạ", "a\u0323")
        .replace("ố", "ô\u0301")
        .replace("ò", "o\u0300")
        .replace("ờ", "ơ\u0300")
        .encode("cp1258")
    )
    source = read(path)
    assert unicodedata.normalize("NFC", source.text) == "phòng, chống tội phạm mua bán người"
    assert source.notes == ("decoded as windows-1258",)
    with pytest.raises(UnreadableFile, match="neither UTF-8"):
        decode("déjà vu à la française".encode("latin-1"), where="a")


def test_lines_begin_after_each_kind_of_line_end() -> None:
    assert line_starts("a\r\nb\nc\rd") == (0, 3, 5, 7)


def test_a_place_is_the_line_of_the_file(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(TEXT.encode())
    place = read(path).place(TEXT.index("Đồng"))
    assert (place.line, place.column) == (4, 3)
