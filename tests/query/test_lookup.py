from __future__ import annotations

import unicodedata

import pytest

from graph import terms
from graph.describe.nquads import to_nquads
from graph.errors import AmbiguousReference, UnknownReference
from graph.query.lookup import find, label, one
from graph.records.triples import Literal, Triple
from graph.store.local import LocalStore
from tests.query import conftest as small


@pytest.mark.parametrize(
    ("text", "iri"),
    [
        ("193/QĐ-TTg", small.DECISION),
        ("193/qđ-ttg", small.DECISION),
        ("193/QD-TTg", small.DECISION),
        ("193/QÐ-TTg", small.DECISION),
        ("193/QĐ-TTg@2021-02-09", small.DECISION),
        ("193/QĐ-TTg@2021", small.DECISION),
        ("  Quyết định   193/QĐ-TTg ", small.DECISION),
        ("90/KH-UBND@2021-04-16", small.PLAN),
        ("Phòng, chống mua bán người giai đoạn 2021 – 2025", small.PLAN),
        ("Công an tỉnh Thái Nguyên", small.POLICE),
        ("cong an tinh thai nguyen", small.POLICE),
        (unicodedata.normalize("NFD", "Công an tỉnh Thái Nguyên"), small.POLICE),
        ("CA tỉnh Thái Nguyên", small.POLICE),
        ("Luật Phòng, chống mua bán người@2011", small.LAW),
        ("Thái Nguyên", f"{small.BASE}locality/thai-nguyen"),
        ("Điều tra", f"{small.BASE}topic/dieu-tra"),
        (small.PROGRAMME, small.PROGRAMME),
        (f"{small.PLAN}#duty-11", f"{small.PLAN}#duty-11"),
    ],
)
def test_what_a_person_types_leads_to_the_thing(store: LocalStore, text: str, iri: str) -> None:
    assert one(store, text).iri == iri


def test_marks_count_where_a_name_has_the_very_same() -> None:
    store, g = LocalStore(), "https://cancu.vn/source/aa"
    triples = []
    for number, name in enumerate(("Ban Văn hóa", "Bản Văn hoá")):
        iri = f"https://cancu.vn/agency/{number}"
        triples += [
            Triple(iri, terms.TYPE, terms.ORGANIZATION),
            Triple(iri, terms.LABEL, Literal(name)),
        ]
    store.replace_graph(g, to_nquads(triples, g))
    assert [thing.label for thing in find(store, "bản văn hóa")] == ["Bản Văn hoá"]
    assert len(find(store, "ban van hoa")) == 2
    assert [thing.label for thing in find(store, "Ban Văn hóa")] == ["Ban Văn hóa"]


def test_one_number_of_two_provinces_is_asked_back(store: LocalStore) -> None:
    with pytest.raises(AmbiguousReference) as caught:
        one(store, "90/KH-UBND")
    assert "“Kế hoạch 90/KH-UBND@2020-05-04”" in caught.value.next_step
    assert "“Kế hoạch 90/KH-UBND@2021-04-16”" in caught.value.next_step
    # What is offered leads there.
    assert one(store, "Kế hoạch 90/KH-UBND@2021-04-16").iri == small.PLAN


def test_one_law_in_two_versions_is_asked_back(store: LocalStore) -> None:
    with pytest.raises(AmbiguousReference) as caught:
        one(store, "Luật Phòng, chống mua bán người")
    assert "66/2011/QH12@2011-03-29" in caught.value.next_step


@pytest.mark.parametrize(
    ("text", "near"),
    [("193/QĐ-TT", "193/QĐ-TTg"), ("cong an tinh thai ngyen", "Công an tỉnh Thái Nguyên")],
)
def test_an_unknown_name_offers_the_nearest(store: LocalStore, text: str, near: str) -> None:
    with pytest.raises(UnknownReference) as caught:
        one(store, text)
    assert near in caught.value.next_step


@pytest.mark.parametrize(
    "text", ["", "  ", "…", "https://cancu.vn/> } #", "@2021", "x" * 5000, '"', "\\", ".*"]
)
def test_nothing_is_found_for_nonsense(store: LocalStore, text: str) -> None:
    assert find(store, text) == ()
    with pytest.raises(UnknownReference):
        one(store, text)


def test_only_the_kinds_asked_for_are_found(store: LocalStore) -> None:
    assert find(store, "Công an tỉnh Thái Nguyên", ("document",)) == ()
    assert find(store, small.POLICE, ("document",)) == ()
    assert find(store, small.POLICE, ("agency",))[0].kind == "agency"


def test_a_thing_without_a_label_is_called_by_its_iri(store: LocalStore) -> None:
    assert label(store, small.DECISION) == "Quyết định 193/QĐ-TTg"
    assert label(store, f"{small.ACT}x") == f"{small.ACT}x"


def test_what_documents_name_goes_before_what_only_the_register_knows() -> None:
    store = LocalStore()
    store.bulk(small.graphs())
    heir, place = f"{small.POLICE}-2025", f"{small.BASE}locality/thai-nguyen-2025"
    triples = [
        Triple(heir, terms.TYPE, terms.ORGANIZATION),
        Triple(heir, terms.PREF_LABEL, Literal("Công an tỉnh Thái Nguyên", "", "vi")),
        Triple(heir, terms.LOCALITY, place),
        Triple(place, terms.TYPE, terms.LOCALITY_CLASS),
        Triple(place, terms.LABEL, Literal("tỉnh Thái Nguyên")),
    ]
    graph = f"{small.BASE}source/ef"
    store.replace_graph(graph, to_nquads(triples, graph))
    assert one(store, "Công an tỉnh Thái Nguyên").iri == small.POLICE
    assert one(store, "tỉnh Thái Nguyên", ("locality",)).iri == f"{small.BASE}locality/thai-nguyen"
    assert one(store, heir).label == "Công an tỉnh Thái Nguyên"
