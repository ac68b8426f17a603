from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from graph.query.search import search
from tests.query import conftest as small

if TYPE_CHECKING:
    from graph.store.local import LocalStore


def test_words_without_marks_find_agencies_documents_and_duties(store: LocalStore) -> None:
    hits = search(store, "cong an tinh")
    assert [hit.label for hit in hits if hit.kind == "agency"] == [
        "Công an tỉnh Đồng Tháp",
        "Công an tỉnh Thái Nguyên",
    ]
    duties = search(store, "đường dây mua bán", kinds=("duty",))
    assert [hit.iri for hit in duties] == [f"{small.PLAN}#duty-11"]
    assert duties[0].label == "Kế hoạch 90/KH-UBND, 11.a"


def test_the_same_words_in_decomposed_letters_find_the_same(store: LocalStore) -> None:
    text = "trợ giúp pháp lý"
    assert search(store, unicodedata.normalize("NFD", text)) == search(store, text) != ()


def test_hits_with_the_very_marks_come_first(store: LocalStore) -> None:
    hits = search(store, "đường dây", kinds=("duty",))
    assert all(hit.exact and hit.phrase for hit in hits)
    plain = search(store, "duong day", kinds=("duty",))
    assert [hit.iri for hit in plain] == [hit.iri for hit in hits]
    assert not any(hit.exact for hit in plain)


def test_all_words_must_stand_in_one_text_and_the_last_may_be_begun(store: LocalStore) -> None:
    assert search(store, "tư pháp Đồng Tháp", kinds=("agency",)) == ()
    assert [hit.iri for hit in search(store, "sở tư ph", kinds=("agency",))] == [small.JUSTICE]
    assert search(store, "ở tư", kinds=("agency",)) == ()


def test_the_limit_and_nonsense_are_borne(store: LocalStore) -> None:
    assert len(search(store, "kế hoạch", limit=1)) == 1
    for text in ("", "…", '"', "(", ".*" * 10, "x" * 10_000):
        assert search(store, text) == ()
