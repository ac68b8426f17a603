from __future__ import annotations

import pytest

from graph import vietnamese
from graph.analyze import words
from graph.vocabulary import Topic


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            "Tổ chức tuần tra trên tuyến biên giới. Tiếp nhận, xác minh nạn nhân theo quy định.",
            [
                "Tổ chức tuần tra trên tuyến biên giới.",
                "Tiếp nhận, xác minh nạn nhân theo quy định.",
            ],
        ),
        (
            "Bảo vệ nạn nhân trong quá trình giải quyết theo quy định Hướng dẫn công tác trợ giúp pháp lý.",
            [
                "Bảo vệ nạn nhân trong quá trình giải quyết theo quy định",
                "Hướng dẫn công tác trợ giúp pháp lý.",
            ],
        ),
        (
            "Tuyên truyền về thủ đoạn của tội phạm ma túy; các biện pháp phòng ngừa tại cộng đồng dân cư.",
            [
                "Tuyên truyền về thủ đoạn của tội phạm ma túy; các biện pháp phòng ngừa tại cộng đồng dân cư."
            ],
        ),
        (
            "Tham mưu cho Ban Chỉ đạo 138 tỉnh và Phòng Tham mưu xây dựng kế hoạch hằng năm.",
            ["Tham mưu cho Ban Chỉ đạo 138 tỉnh và Phòng Tham mưu xây dựng kế hoạch hằng năm."],
        ),
        ("Kiểm tra, giám sát.", ["Kiểm tra, giám sát."]),
    ],
)
def test_a_statement_is_split_where_another_deed_begins(text: str, parts: list[str]) -> None:
    assert list(words.clauses(text)) == parts
    assert " ".join(words.clauses(text)) == text


def test_what_is_asked_counts_not_of_whom_and_not_how() -> None:
    marked = words.marker()(
        words.syllables_without(
            "Sở Y tế chủ trì, phối hợp với Sở Tài chính đẩy mạnh công tác khám, chữa bệnh cho nạn nhân",
            ("Sở Y tế", "Sở Tài chính"),
        )
    )
    assert marked.telling == ("khám", "chữa", "bệnh", "nạn", "nhân")
    assert "who-victims" in marked.people
    assert "act-support" in marked.acts


def test_the_topics_of_a_user_take_the_place_of_ours() -> None:
    scheme = (Topic(id="rung", label="Rừng", en="Forest", words=("trồng rừng", "cháy rừng")),)
    key = vietnamese.key("Tuyên truyền phòng cháy rừng")
    assert words.topics(key, scheme) == ("rung",)
    assert "truyen-thong" in words.topics(key)


@pytest.mark.parametrize(
    ("text", "tie"),
    [
        (
            "Phối hợp với Sở Y tế ban hành, sau khi thống nhất với Sở Tài chính",
            "coordination-concurrence",
        ),
        ("Xây dựng dự thảo, lấy ý kiến Sở Tư pháp", "coordination-consultation"),
        ("Phối hợp với Sở Y tế", "coordination-cooperation"),
        ("Thông tư liên tịch với Bộ Y tế", "coordination-joint"),
        ("Tổ chức tuần tra", ""),
    ],
)
def test_the_firmest_tie_wins(text: str, tie: str) -> None:
    assert words.coordination(text) == tie


def test_work_that_is_split_by_sector_says_so() -> None:
    assert words.splits("Các sở, ngành theo lĩnh vực phụ trách tổ chức kiểm tra")
    assert not words.splits("Tổ chức kiểm tra các cơ sở kinh doanh")


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Bộ Y tế", "Sở Y tế tỉnh Đồng Tháp"),
        ("Viện kiểm sát nhân dân tối cao", "Viện kiểm sát nhân dân tỉnh Đồng Tháp"),
        ("Bộ Công an", "Công an tỉnh Đồng Tháp"),
    ],
)
def test_bodies_of_one_line_have_one_name_without_rank_and_place(one: str, two: str) -> None:
    assert words.line_of(one) == words.line_of(two, "dong thap")


def test_a_hostile_text_is_split_in_linear_time() -> None:
    assert len(words.clauses("Aa " * 20_000)) >= 1
    assert len(words.clauses(". " * 20_000)) >= 1
