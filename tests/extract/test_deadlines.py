"""By when, and how often, something is due."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from graph import vocabulary
from graph.extract.deadlines import find_deadlines
from graph.extract.header import read_header
from graph.parse.tree import parse
from graph.records.document import Block, BlockKind, Cell, DocumentTree, Flow, Row
from graph.records.mentions import Deadline, Header
from graph.records.text import OffsetMap, SourceText

CASES = sorted((Path(__file__).parents[1] / "cases" / "deadlines").glob("*.txt"))


def read(text: str) -> tuple[Deadline, ...]:
    source = SourceText(path="case.txt", sha256="0" * 64, media_type="text/plain", text=text)
    words = vocabulary.load()
    tree = parse(source, words)
    return find_deadlines(tree, words, read_header(tree, words))


def case(path: Path) -> tuple[str, list[str]]:
    text, _, wanted = path.read_text(encoding="utf-8").partition("\n=====\n")
    return text, wanted.strip().splitlines()


def shown(text: str, deadlines: tuple[Deadline, ...]) -> list[str]:
    rows = []
    for deadline in deadlines:
        quote = text[deadline.evidence.span.start : deadline.evidence.span.end]
        rows.append(f"{deadline.due or '-'} {deadline.every or '-'} | {' '.join(quote.split())}")
    return rows


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_deadlines_are_read_as_listed(path: Path) -> None:
    text, wanted = case(path)
    assert shown(text, read(text)) == wanted


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_decomposed_letters_change_nothing(path: Path) -> None:
    text, _ = case(path)
    decomposed = unicodedata.normalize("NFD", text)
    rows = [unicodedata.normalize("NFC", row) for row in shown(decomposed, read(decomposed))]
    assert rows == shown(text, read(text))


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_cut_documents_are_read_without_failing(path: Path) -> None:
    text, _ = case(path)
    for cut in range(0, len(text), 61):
        read(text[:cut])
        read(text[cut:])


def test_what_is_due_leaves_out_the_time() -> None:
    text, _ = case(next(path for path in CASES if path.stem == "due-dates"))
    whats = [deadline.what for deadline in read(text)]
    assert whats[2:4] == ["báo cáo quý", "báo cáo 6 tháng"]


@pytest.mark.parametrize(
    ("cell", "due", "every"),
    [
        ("Quý III/2024", "2024-09-30", None),
        ("Tháng 6/2024", "2024-06-30", None),
        ("Hằng năm", None, "P1Y"),
        ("Trước 30/6/2024", "2024-06-30", None),
        ("Năm 2024", "2024-12-31", None),
        ("31/02/2024", None, None),
        ("Thường xuyên", None, None),
        ("2021 - 2025", None, None),
    ],
)
def test_a_cell_under_a_head_of_time_is_a_deadline(
    cell: str, due: str | None, every: str | None
) -> None:
    text = f"Rà soát văn bản | {cell}"
    tree = DocumentTree(
        source=SourceText(path="t", sha256="0" * 64, media_type="text/plain", text=text),
        flow=Flow(text=text, homes=OffsetMap()),
        blocks=(Block(kind=BlockKind.ROW, start=0, end=len(text)),),
        rows=(
            Row(
                block=0,
                cells=(
                    Cell(start=0, end=15, head="Nội dung"),
                    Cell(start=18, end=len(text), head="Thời gian hoàn thành"),
                ),
            ),
        ),
    )
    found = [(d.due, d.every) for d in find_deadlines(tree, vocabulary.load(), Header())]
    assert found == ([(due, every)] if due or every else [])


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Gửi báo cáo trước ngày 20 hằng tháng.", [(None, "P1M")]),
        ("Chậm nhất ngày 31/02/2024 phải hoàn thành.", []),
        ("Số liệu tính từ ngày 15/12 năm trước đến ngày 14/6.", []),
        ("Hồ sơ đã nộp trước ngày 01/01/2015 được xem xét.", []),
        ("Chủ tịch UBND huyện chịu trách nhiệm trước UBND tỉnh.", []),
        ("Phấn đấu hoàn thành 9/10 chỉ tiêu.", []),
        ("Ngày ban hành: 16/4/2021.", []),
        ("Ngân hàng năm nay cho vay ưu đãi.", []),
        ("Trong thời hạn 10 ngày kể từ ngày nhận được hồ sơ.", []),
        ("Hằng năm, tổng hợp báo cáo Chính phủ trước ngày 15/12.", [("--12-15", "P1Y")]),
    ],
)
def test_one_sentence(sentence: str, found: list[tuple[str | None, str | None]]) -> None:
    text = f"KẾ HOẠCH\nNăm 2024\n\nI. TỔ CHỨC THỰC HIỆN\n1. {sentence}\n"
    assert [(d.due, d.every) for d in read(text)] == found


@pytest.mark.parametrize(
    "unit",
    ["hằng năm ", "định kỳ 6 tháng, ", "trước ngày 15/6 và ", "“Ngày a 1/", "tháng một lần "],
)
def test_endless_repeats_are_read(unit: str) -> None:
    text = f"KẾ HOẠCH\nNăm 2024\n\nI. NHIỆM VỤ\n1. {unit * 2000}\n"
    for deadline in read(text):
        assert deadline.due or deadline.every
