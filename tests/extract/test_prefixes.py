"""Long lists of words as one pattern."""

from __future__ import annotations

import re

import pytest

from graph.extract.prefixes import prefixed
from graph.matching import alternation
from graph.vocabulary import load


def test_words_that_begin_alike_share_a_branch() -> None:
    assert prefixed(["của", "cùng", "cùng với"]) == "c(?:ùng(?: với)?|ủa)"
    assert prefixed(["a"]) == "a"
    assert prefixed([]) == ""


@pytest.mark.parametrize("row", [cue.id for cue in load().cues["citations"]])
def test_it_matches_what_a_plain_alternation_matches(row: str) -> None:
    words = load().cue("citations", row).words
    plain = re.compile(rf"(?:{alternation(words)})(?!\w)")
    shared = re.compile(rf"(?:{prefixed(words)})(?!\w)")
    for word in words:
        for text in (word, f"{word} này", f"{word}x", word[:-1]):
            expected, found = plain.match(text), shared.match(text)
            assert (found and found[0]) == (expected and expected[0])
