"""Numbers that are goals, and those that are none."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from graph import vocabulary
from graph.extract.targets import find_targets
from graph.parse.tree import parse
from graph.records.mentions import Target
from graph.records.text import SourceText

CASES = sorted((Path(__file__).parents[1] / "cases" / "targets").glob("*.txt"))


def read(text: str) -> tuple[Target, ...]:
    source = SourceText(path="case.txt", sha256="0" * 64, media_type="text/plain", text=text)
    return find_targets(parse(source, vocabulary.load()), vocabulary.load())


def case(path: Path) -> tuple[str, list[str]]:
    text, _, wanted = path.read_text(encoding="utf-8").partition("\n=====\n")
    return text, wanted.strip().splitlines()


def shown(text: str, targets: tuple[Target, ...]) -> list[str]:
    rows = []
    for target in targets:
        quote = text[target.evidence.span.start : target.evidence.span.end]
        rows.append(
            f"{target.value:g} {target.comparator} {target.unit} | {' '.join(quote.split())}"
        )
    return rows


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_goals_are_read_as_listed(path: Path) -> None:
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


def test_subject_is_what_the_number_measures() -> None:
    text, _ = case(next(path for path in CASES if path.stem == "goals-of-a-plan"))
    subjects = [target.subject for target in read(text)]
    assert subjects[0] == "số vụ phạm pháp hình sự so với năm 2024"
    assert subjects[1] == "tỷ lệ điều tra, khám phá"
    assert subjects[3] == "cơ quan, đơn vị ký cam kết"


def test_goal_stands_in_its_section() -> None:
    text, _ = case(next(path for path in CASES if path.stem == "goals-of-a-plan"))
    assert read(text)[0].section == ("I", "1", "-1")


def test_a_footnote_inside_is_no_part_of_the_goal() -> None:
    text = (
        "KẾ HOẠCH\nPhòng, chống tội phạm\n\nI. CHỈ TIÊU\n\n- Theo kế hoạch chung¹, tỷ lệ điều tra,\n\n"
        "¹ Kế hoạch số 18/KH-BCĐ138/CP ngày 15/01/2024.\n\nkhám phá án đạt trên 75%.\n"
    )
    (target,) = read(text)
    assert target.value == 75
    assert "138" not in target.subject


@pytest.mark.parametrize("unit", ["1% ", "giảm từ 5% đến ", "ít nhất 1 xã ", "100% và "])
def test_endless_repeats_are_read(unit: str) -> None:
    text = f"KẾ HOẠCH\nNăm 2024\n\nI. CHỈ TIÊU\n1. {unit * 2000}\n"
    for target in read(text):
        assert target.evidence.span.end > target.evidence.span.start
