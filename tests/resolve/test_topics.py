"""Topics by the words of a duty."""

from __future__ import annotations

from graph.resolve import topics
from graph.vocabulary import Vocabulary


def test_most_hits_come_first(small: Vocabulary) -> None:
    text = "Tuyên truyền, phổ biến pháp luật về phòng, chống mua bán người, bảo vệ trẻ em"
    assert topics.find(small, text) == ("truyen-thong", "tre-em", "mua-ban-nguoi")


def test_longest_phrase_counts_once(small: Vocabulary) -> None:
    text = "phòng chống mua bán người; trẻ em, trẻ em"
    assert topics.find(small, text) == ("tre-em", "mua-ban-nguoi")


def test_no_words_no_topic(small: Vocabulary) -> None:
    assert topics.find(small, "Bố trí xe đưa đón") == ()
    assert topics.find(small, "") == ()


def test_words_are_whole_words(small: Vocabulary) -> None:
    assert topics.find(small, "mua bán người") == ("mua-ban-nguoi",)
    assert topics.find(small, "mua bán người_máy") == ()


def test_shipped_topics_of_a_hotline_duty(shipped: Vocabulary) -> None:
    found = topics.find(
        shipped, "Tiếp nhận tố giác, tin báo về tội phạm qua đường dây nóng; tuyên truyền số 111"
    )
    assert found[0] == "to-giac-tin-bao"
    assert len(found) <= topics.MOST_TOPICS
