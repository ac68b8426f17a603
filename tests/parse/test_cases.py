"""Golden cases: documents in the form of real ones, and the blocks they are read as."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from graph.vietnamese import fold
from tests.parse.trees import shown, tree_of

CASES = sorted((Path(__file__).parents[1] / "cases" / "parse").glob("*.txt"))


def case(path: Path) -> tuple[str, list[str]]:
    text, _, wanted = path.read_text(encoding="utf-8").partition("\n=====\n")
    return text, wanted.rstrip("\n").split("\n")


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_blocks_are_read_as_listed(path: Path) -> None:
    text, wanted = case(path)
    assert shown(tree_of(text)) == wanted


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_decomposed_letters_and_other_line_ends_change_nothing(path: Path) -> None:
    text, wanted = case(path)
    assert shown(tree_of(unicodedata.normalize("NFD", text))) == wanted
    assert shown(tree_of(text.replace("\n", "\r\n"))) == wanted


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_every_letter_of_the_flow_leads_home_to_the_same_letter(path: Path) -> None:
    text, _ = case(path)
    for form in ("NFC", "NFD"):
        source = unicodedata.normalize(form, text)
        tree = tree_of(source)
        for offset, letter in enumerate(tree.flow.text):
            if letter.isalnum():
                span = tree.flow.source(offset, offset + 1)
                home = unicodedata.normalize("NFC", source[span.start : span.end])
                assert fold(home)[:1] == fold(letter), (offset, letter, home)


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_no_word_of_a_document_is_lost(path: Path) -> None:
    text, _ = case(path)
    flow = tree_of(text).flow.text
    words = [
        word for word in text.split() if word.isalpha() and len(word) > 2 and "CÔNG" not in word
    ]
    assert [word for word in words if word not in flow] == []


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_any_truncation_parses(path: Path) -> None:
    text, _ = case(path)
    for end in range(0, len(text), 17):
        tree = tree_of(text[:end])
        assert all(block.label_start <= block.start <= block.end for block in tree.blocks)
