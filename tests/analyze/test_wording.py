from __future__ import annotations

import pytest

from graph.analyze.wording import LONGEST, edits, reworded, shared


def test_a_word_diff() -> None:
    found = edits("Tăng cường tuần tra biên giới.", "Tăng cường tuần tra ven biển")
    assert [(edit.kind, edit.text) for edit in found] == [
        ("same", "Tăng cường tuần tra"),
        ("gone", "biên giới."),
        ("new", "ven biển"),
    ]


@pytest.mark.parametrize(
    ("before", "after", "changed"),
    [
        ("tái hoà nhập cộng đồng.", "tái hòa nhập CỘNG ĐỒNG", False),
        ("kế hoạch năm 2017 (30/7/2017)", "kế hoạch năm 2021 (30/7/2021)", False),
        ("kế hoạch năm 2017", "chương trình năm 2017", True),
        ("một hai", "một", True),
    ],
)
def test_years_and_spelling_are_no_other_words(before: str, after: str, changed: bool) -> None:  # noqa: FBT001
    assert reworded(edits(before, after)) is changed


def test_both_sides_can_be_put_together_again() -> None:
    before, after = "a b c d e", "a x c e f"
    found = edits(before, after)
    assert " ".join(e.text for e in found if e.kind != "new") == before
    assert " ".join(e.text for e in found if e.kind != "gone") == after


def test_a_text_that_is_too_long_is_not_told_apart() -> None:
    long = "a " * (LONGEST + 1)
    assert [edit.kind for edit in edits(long, "b")] == ["gone", "new"]
    assert shared(long, long) == ()


def test_phrases_that_two_share() -> None:
    found = shared("Tổ chức trợ giúp pháp lý cho nạn nhân", "Chỉ đạo trợ giúp pháp lý tới nạn nhân")
    assert found == ("trợ giúp pháp lý", "nạn nhân")
