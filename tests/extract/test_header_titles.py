"""Case and years of titles."""

from __future__ import annotations

import pytest

from graph.extract.titles import is_capitals, read_period, recase


@pytest.mark.parametrize(
    ("title", "issued", "years"),
    [
        (
            "Chương trình giai đoạn 2021 - 2025 và định hướng đến năm 2030",
            "2021-02-09",
            (2021, 2025, 2030),
        ),
        ("Chiến lược giai đoạn 2021-2030, tầm nhìn đến năm 2045", None, (2021, 2030, 2045)),
        ("Phòng, chống tội phạm năm 2024", "2024-01", (2024, 2024, None)),
        ("Công tác dân tộc từ năm 2021 đến năm 2025", None, (2021, 2025, None)),
        ("Triển khai Luật Phòng, chống mua bán người năm 2024", "2025-03-01", None),
        ("Sửa đổi Quyết định số 10/QĐ-UBND ngày 05 tháng 02 năm 2021", "2023-01-01", None),
        ("Bầu cử đại biểu nhiệm kỳ 2021 - 2026", "2021-03-01", None),
        ("Tăng cường công tác phòng, chống mua bán người", "2021-03-01", None),
    ],
)
def test_period_is_what_the_title_covers(
    title: str, issued: str | None, years: tuple[int, int, int | None] | None
) -> None:
    period = read_period(title, issued)
    assert (period and (period.start, period.end, period.horizon)) == years


def test_names_get_back_their_capitals() -> None:
    body = "Thực hiện Chương trình hành động của Chính phủ. UBND tỉnh Cà Mau yêu cầu."
    title = recase("THỰC HIỆN CHƯƠNG TRÌNH HÀNH ĐỘNG CỦA CHÍNH PHỦ TẠI TỈNH CÀ MAU", body)
    assert title == "Thực hiện Chương trình hành động của Chính phủ tại tỉnh Cà Mau"


def test_listed_names_keep_their_punctuation() -> None:
    title = recase("HỢP TÁC VỚI BỘ CÔNG AN, BỘ Y TẾ", "", ("Bộ Công an", "Bộ Y tế"))
    assert title == "Hợp tác với Bộ Công an, Bộ Y tế"


def test_law_within_a_word_pair_stays_small() -> None:
    assert recase("PHỔ BIẾN PHÁP LUẬT VÀ LUẬT CƯ TRÚ", "", ("Luật",)) == (
        "Phổ biến pháp luật và Luật cư trú"
    )


@pytest.mark.parametrize(
    ("text", "capitals"),
    [
        ("PHÊ DUYỆT QUYẾT ĐỊNH SỐ 193/QĐ-TTg", True),
        ("Kế hoạch", False),
        ("", False),
        ("123", False),
    ],
)
def test_capitals_are_told_apart(text: str, capitals: bool) -> None:  # noqa: FBT001
    assert is_capitals(text) is capitals
