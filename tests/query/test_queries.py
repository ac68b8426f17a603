"""Each shipped question on the small graph, with the rows that a person would expect."""

from __future__ import annotations

import shlex
from importlib import resources
from typing import TYPE_CHECKING

import pyshacl
import pytest
from rdflib import Graph

from graph.query.catalogue import catalogue
from graph.query.lookup import CLASSES
from graph.query.run import run
from graph.records.triples import Literal
from tests.query import conftest as small

if TYPE_CHECKING:
    from graph.store.local import LocalStore

PLAN, OTHER = small.PLAN, small.OTHER_PLAN
THIS = {"document": "90/KH-UBND@2021-04-16"}


def answer(
    store: LocalStore, name: str, columns: str, **arguments: str
) -> list[tuple[str | None, ...]]:
    """Give the named columns of the rows as plain strings."""
    rows = run(store, name, arguments).rows
    places = [rows.columns.index(column) for column in columns.split()]
    assert not rows.cut
    return [
        tuple(
            value.value if isinstance(value, Literal) else value
            for value in (row[i] for i in places)
        )
        for row in rows.rows
    ]


def test_who_implements_finds_those_who_name_only_the_programme(store: LocalStore) -> None:
    rows = answer(
        store, "who-implements", "implementer relation through path line", document="193/QĐ-TTg"
    )
    programme = "Chương trình phòng, chống mua bán người giai đoạn 2021 - 2025"
    assert rows == [
        (OTHER, "implements", programme, "dt/88.txt", "3"),
        (PLAN, "implements", "Quyết định 193/QĐ-TTg", "tn/90.txt", "3"),
    ]


def test_basis_of_shows_open_ones_with_their_reason(store: LocalStore) -> None:
    rows = answer(store, "basis-of", "basis name relation gives reason line", **THIS)
    assert rows == [
        (small.DECISION, "Quyết định 193/QĐ-TTg", "implements", None, None, "3"),
        (small.LAW, "Luật 66/2011/QH12", "based_on", "content", None, "5"),
        (None, "19-CT/TU", "based_on", None, "no-date", "6"),
    ]


def test_duties_of_agency(store: LocalStore) -> None:
    rows = answer(
        store,
        "duties-of-agency",
        "duty role modality section",
        agency="Sở Tư pháp tỉnh Thái Nguyên",
    )
    assert rows == [(f"{PLAN}#duty-12", "lead", "assigned", "12.a")]
    none = answer(store, "duties-of-agency", "duty", agency="Công an tỉnh Đồng Tháp", **THIS)
    assert none == []


def test_agencies_of_locality_count_their_roles(store: LocalStore) -> None:
    rows = answer(
        store,
        "agencies-of-locality",
        "agency duties leads coordinates implements",
        locality="Thái Nguyên",
    )
    assert rows == [
        (small.POLICE, "1", "1", "0", "0"),
        (small.JUSTICE, "1", "1", "0", "0"),
        (small.PROCURACY, "1", "0", "0", "1"),
    ]


def test_lead_without_partner(store: LocalStore) -> None:
    rows = answer(store, "lead-without-partner", "duty lead")
    assert rows == [(f"{OTHER}#duty-11", small.OTHER_POLICE), (f"{PLAN}#duty-12", small.JUSTICE)]
    assert answer(store, "lead-without-partner", "duty", **THIS) == [(f"{PLAN}#duty-12",)]


def test_conflicting_dates_name_who_says_which(store: LocalStore) -> None:
    rows = answer(store, "conflicting-dates", "document date stated_in line")
    assert rows == [
        (small.DECISION, "2021-02-09", PLAN, "3"),
        (small.DECISION, "2021-02-19", OTHER, "4"),
    ]
    assert answer(store, "conflicting-dates", "date", **THIS) == []


def test_targets(store: LocalStore) -> None:
    rows = answer(store, "targets", "subject comparator value unit duty quote")
    assert rows == [("vụ án", ">=", "90", "%", f"{PLAN}#duty-11", "90% vụ án")]


def test_the_reporting_calendar_begins_with_what_comes_each_year(store: LocalStore) -> None:
    rows = answer(store, "reporting-calendar", "due every what agency document")
    assert rows == [
        ("--11-15", "P1Y", "báo cáo", "Công an tỉnh Thái Nguyên", PLAN),
        ("2021-06-30", None, "sơ kết", None, OTHER),
    ]


def test_most_cited_counts_documents_before_mentions(store: LocalStore) -> None:
    rows = answer(store, "most-cited", "document citing mentions read")
    assert rows[:2] == [(small.PROGRAMME, "2", "2", "false"), (small.DECISION, "2", "2", "false")]
    assert (small.LAW, "1", "1", "false") in rows


def test_unresolved_lists_what_it_could_be(store: LocalStore) -> None:
    rows = answer(store, "unresolved", "key reason candidates quote line")
    assert [row[:2] for row in rows] == [("19-CT/TU", "no-date")]
    assert sorted((rows[0][2] or "").split()) == [f"{small.ACT}x", f"{small.ACT}y"]
    assert rows[0][3:] == ("lời dẫn 19-CT/TU", "6")


def test_documents_are_those_that_were_read(store: LocalStore) -> None:
    rows = answer(store, "documents", "document date issuer citations duties path")
    assert rows == [
        (OTHER, "2021-03-01", "UBND tỉnh Đồng Tháp", "3", "1", "dt/88.txt"),
        (PLAN, "2021-04-16", "UBND tỉnh Thái Nguyên", "4", "3", "tn/90.txt"),
    ]
    assert answer(store, "documents", "document", locality="tỉnh Đồng Tháp") == [(OTHER,)]


def test_partners_of_agency(store: LocalStore) -> None:
    rows = answer(store, "partners-of-agency", "partner role duty", agency="CA tỉnh Thái Nguyên")
    assert rows == [(small.JUSTICE, "lead", f"{PLAN}#duty-11")]


def test_duties_of_document_keep_agencies_that_are_open(store: LocalStore) -> None:
    rows = answer(store, "duties-of-document", "section role modality agency name", **THIS)
    assert rows == [
        ("11.a", "lead", "assigned", small.POLICE, "Công an tỉnh Thái Nguyên"),
        ("12.a", "lead", "assigned", small.JUSTICE, "Sở Tư pháp tỉnh Thái Nguyên"),
        (
            "13.a",
            "implement",
            "requested",
            small.PROCURACY,
            "Viện kiểm sát nhân dân tỉnh Thái Nguyên",
        ),
        ("13.a", "coordinate", "assigned", None, "tên 2"),
    ]


def test_duties_by_topic_include_narrower_topics(store: LocalStore) -> None:
    rows = answer(store, "duties-by-topic", "duty subject agency", topic="Phòng, chống tội phạm")
    assert rows == [
        (f"{OTHER}#duty-11", "Điều tra", small.OTHER_POLICE),
        (f"{PLAN}#duty-11", "Điều tra", small.POLICE),
    ]
    here = answer(store, "duties-by-topic", "duty", topic="Điều tra", locality="Thái Nguyên")
    assert here == [(f"{PLAN}#duty-11",)]


def test_requested_not_assigned(store: LocalStore) -> None:
    rows = answer(store, "requested-not-assigned", "duty agency")
    assert rows == [(f"{PLAN}#duty-13", small.PROCURACY)]


@pytest.mark.parametrize("name", sorted(catalogue()))
def test_a_shipped_question_keeps_what_its_head_promises(store: LocalStore, name: str) -> None:
    query = catalogue()[name]
    assert query.title.endswith("?")
    assert query.title_en.endswith("?")
    rows = store.query(query.sparql)
    assert [column.name for column in query.columns] == list(getattr(rows, "columns", ()))
    assert all(column.what for column in query.columns)
    words = shlex.split(query.example)
    assert words[0] == name
    known = {parameter.name for parameter in query.parameters}
    assert {word.split("=")[0] for word in words[1:]} <= known
    assert known <= set(CLASSES)


def test_there_are_enough_questions_and_none_is_untested() -> None:
    tested = {
        name.removeprefix("test_").replace("_", "-")
        for name in globals()
        if name.startswith("test_")
    }
    untested = [name for name in catalogue() if not any(name in test for test in tested)]
    assert untested == []
    assert len(catalogue()) >= 14


def test_the_small_graph_is_a_right_one() -> None:
    text = resources.files("graph.ontology").joinpath("shapes.ttl").read_text(encoding="utf-8")
    shapes = Graph().parse(data=text, format="turtle")
    for made in (small.first(), small.second() + small.register()):
        data = Graph().parse(data=small.PREFIXES + made, format="turtle")
        conforms, _, report = pyshacl.validate(data, shacl_graph=shapes)
        assert conforms, report
