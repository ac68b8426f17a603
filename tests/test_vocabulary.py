from __future__ import annotations

import pytest

from graph import interface, vocabulary
from graph.errors import BadTable, UnknownTerm
from graph.vocabulary import Agency, Cue, read_table


def test_the_shipped_tables_are_read_and_point_to_rows_that_exist() -> None:
    words = vocabulary.load()
    assert any(row.name == "Bộ Công an" for row in words.agencies)
    assert sum(1 for row in words.localities if not row.until) == 34


def test_the_old_and_the_new_provinces() -> None:
    words = vocabulary.load()
    eve = "2025-06-30"
    alive = [r for r in words.localities if r.since <= eve and (not r.until or r.until >= eve)]
    assert len(alive) == 63


@pytest.mark.parametrize(
    ("text", "complaint", "remedy"),
    [
        ('[a]\nwords = "x"', "must be a list", "square brackets"),
        ("[a]\nmeans = 'x'", "has no words", "add words"),
        ("[a]\nword = ['x']", "unknown key “word”", "did you mean “words”?"),
        ("[a", "Expected", "correct the TOML"),
        ("a = 1", "is no table", "[id]"),
        ("[a]\nwords = [1]", "must be str, not int", "correct the value"),
    ],
)
def test_a_complaint_names_file_and_key_and_the_remedy(
    text: str, complaint: str, remedy: str
) -> None:
    with pytest.raises(BadTable) as caught:
        read_table(Cue, text, file="words.toml")
    assert complaint in caught.value.what
    assert "words.toml" in caught.value.where
    assert remedy in caught.value.next_step


def test_a_complaint_inside_a_sub_table() -> None:
    text = '[x]\nname="X"\nkind="k"\nlevel="central"\n[[x.succession]]\non="2025-03-01"'
    with pytest.raises(BadTable, match="has no to"):
        read_table(Agency, text, file="agencies.toml")


def test_both_languages_say_the_same_things_with_the_same_values() -> None:
    vietnamese, english = interface.load("vi"), interface.load("en")
    assert vietnamese("trace-chain", number=1, hops=2) != english("trace-chain", number=1, hops=2)
    for message in vietnamese.messages.values():
        assert _values(message.vi) == _values(message.en), message.id
        assert message.vi.strip(), message.id
        assert message.en.strip(), message.id


def test_an_unknown_message_is_a_mistake_of_ours() -> None:
    with pytest.raises(UnknownTerm):
        interface.load("vi")("no-such-message")


def _values(text: str) -> set[str]:
    return {part.split("}")[0] for part in text.split("{")[1:]}
