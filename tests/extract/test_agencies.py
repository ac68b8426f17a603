"""Where the names of agencies, posts and groups begin and end, and how lists of them fall apart."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from graph import vocabulary
from graph.extract.agencies import match_agency, read_agencies, soften, split_agencies
from graph.extract.agency_names import scan, trie
from graph.vietnamese import respell

CASES = sorted((Path(__file__).parents[1] / "cases" / "agencies").glob("*.txt"))


def pairs() -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for path in CASES:
        texts, _, wanted = path.read_text(encoding="utf-8").partition("\n=====\n")
        found += zip(texts.splitlines(), wanted.splitlines(), strict=True)
    return found


@pytest.mark.parametrize(("text", "wanted"), pairs(), ids=lambda value: value[:40])
def test_lists_fall_apart_into_names(text: str, wanted: str) -> None:
    phrases, _ = read_agencies(respell(text), 0, vocabulary.load())
    assert (" | ".join(phrase.name for phrase in phrases) or "-") == respell(wanted)


@pytest.mark.parametrize("text", [text for text, _ in pairs()], ids=lambda value: value[:40])
def test_names_stand_where_their_ranges_say(text: str) -> None:
    text = respell(text)
    phrases, end = read_agencies(text, 0, vocabulary.load())
    last = 0
    for phrase in phrases:
        assert last <= phrase.start < phrase.end <= end
        assert phrase.name.endswith(text[phrase.start : phrase.end])
        last = phrase.end


def test_match_gives_the_end_of_one_name() -> None:
    text = "báo cáo UBND tỉnh (qua Sở Y tế)"
    end = match_agency(text, text.index("UBND"), vocabulary.load())
    assert end == text.index(" (")


def test_match_gives_nothing_where_no_agency_begins() -> None:
    assert match_agency("Tăng cường công tác tuyên truyền", 0, vocabulary.load()) is None


def test_split_skips_what_is_no_agency() -> None:
    text = "Công an tỉnh; lực lượng tại chỗ; Sở Y tế, UBND các xã"
    spans = split_agencies(text, 0, len(text), vocabulary.load())
    names = [text[start:end] for start, end in spans]
    assert names[0] == "Công an tỉnh"
    assert names[-2:] == ["Sở Y tế", "UBND các xã"]


def test_an_unnamed_authority_is_marked() -> None:
    phrases, _ = read_agencies("các cấp có thẩm quyền xem xét", 0, vocabulary.load())
    assert [phrase.named for phrase in phrases] == [False]


def test_a_lone_verb_after_a_list_is_no_agency() -> None:
    text = "Công an tỉnh, tổ chức tuyên truyền trên địa bàn"
    phrases, end = read_agencies(text, 0, vocabulary.load())
    assert [phrase.name for phrase in phrases] == ["Công an tỉnh"]
    assert end == len("Công an tỉnh")


def test_capitals_are_softened_at_the_same_length() -> None:
    heading = "SỞ Y TẾ VÀ CÁC ĐƠN VỊ"
    assert soften(heading) == "Sở Y Tế và các Đơn Vị"
    assert len(soften(heading)) == len(heading)
    assert soften("Sở Y tế") == "Sở Y tế"


def test_a_trie_takes_the_longest_word_that_fits() -> None:
    pattern = re.compile(trie(["phối hợp", "phối hợp với", "phối, kết hợp"]))
    match = pattern.match("phối hợp với Sở")
    assert match is not None
    assert match[0] == "phối hợp với"


def test_a_scan_finds_words_in_either_case_but_not_inside_others() -> None:
    pattern = re.compile(scan(["giao", "yêu cầu"]))
    assert [m[0] for m in pattern.finditer("Giao A; yêu cầu B; ngoạigiao C")] == ["Giao", "yêu cầu"]


@pytest.mark.parametrize(
    "hostile",
    ["huyện, " * 9000, "các " * 9000, "Sở " * 9000, "Ban Chỉ đạo " * 5000, "của Bộ " * 9000],
)
def test_hostile_lists_end(hostile: str) -> None:
    _, end = read_agencies(hostile, 0, vocabulary.load())
    assert end <= len(hostile)
