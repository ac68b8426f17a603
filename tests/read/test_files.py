from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest

from graph.errors import InputError, NotADocument, UnreadableFile
from graph.read.files import find, read

TEXT = "KẾ HOẠCH\nPhòng, chống mua bán người năm 2023\n"


def put(folder: Path, name: str, data: bytes | str) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


def test_folders_are_walked_in_order_and_hidden_files_left_out(tmp_path: Path) -> None:
    for name in ("b.txt", "a/2.txt", "a/1.txt", ".git/config", "a/.tmp", "README.md", "a/README"):
        put(tmp_path, name, TEXT)
    found = [path.relative_to(tmp_path).as_posix() for path in find([tmp_path])]
    assert found == ["b.txt", "a/1.txt", "a/2.txt"]


def test_a_file_that_is_named_is_given_even_if_hidden(tmp_path: Path) -> None:
    path = put(tmp_path, ".hidden.txt", TEXT)
    assert list(find([path])) == [path]
    about = put(tmp_path, "README.md", TEXT)
    assert list(find([about])) == [about]


def test_the_same_bytes_have_the_same_hash(tmp_path: Path) -> None:
    source = read(put(tmp_path, "a.txt", TEXT))
    assert source.sha256 == hashlib.sha256(TEXT.encode()).hexdigest()
    assert source.text == TEXT


def test_a_page_is_known_by_its_content(tmp_path: Path) -> None:
    page = "<!DOCTYPE html><html><body><p>Công an tỉnh chủ trì.</p></body></html>"
    assert read(put(tmp_path, "a.txt", page)).media_type == "text/html"
    assert read(put(tmp_path, "a.html", TEXT)).media_type == "text/html"
    assert read(put(tmp_path, "a.unknown", TEXT)).media_type == "text/plain"


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"", NotADocument),
        (b" \n\t\r\n", NotADocument),
        (b"a" * 100_000, NotADocument),
        (b"12 / 34 - 56", NotADocument),
        (b"PK\x03\x04\x00\x00\x00word/document.xml", UnreadableFile),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(32)) * 10, UnreadableFile),
        (b"\xff\xfe\xfa\xfb\xfc\xd8" * 40 + b"\x00", UnreadableFile),
        (bytes(range(128, 256)) * 20, UnreadableFile),
    ],
    ids=["empty", "blank", "one letter", "no letters", "zip", "image", "broken utf-16", "noise"],
)
def test_what_is_no_document_is_refused_with_a_reason(
    tmp_path: Path, data: bytes, kind: type[InputError]
) -> None:
    path = put(tmp_path, "a.txt", data)
    with pytest.raises(kind) as error:
        read(path)
    assert error.value.where == path.as_posix()
    assert error.value.next_step


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="No such file"):
        read(tmp_path / "none.txt")


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="no file with text"):
        read(tmp_path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes on this system")
def test_a_pipe_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.txt")
    with pytest.raises(UnreadableFile, match="no file with text"):
        read(tmp_path / "a.txt")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_is_refused(tmp_path: Path) -> None:
    path = put(tmp_path, "a.txt", TEXT)
    path.chmod(0)
    with pytest.raises(UnreadableFile, match="Permission"):
        read(path)


def test_a_file_past_the_bound_is_refused_unread(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("graph.read.files.MAX_BYTES", 1 << 20)
    with pytest.raises(UnreadableFile, match="larger than 1 MiB"):
        read(put(tmp_path, "a.txt", "một hai ba bốn năm\n" * 60_000))
