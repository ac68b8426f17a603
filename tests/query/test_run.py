from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from graph.errors import BadQuery, BadTable, QueryTooSlow, UnknownQuery, UnknownReference
from graph.query import guard
from graph.query.binding import bind
from graph.query.catalogue import find_query, read_query
from graph.query.run import Limits, run, run_sparql
from graph.query.worker import Worker
from graph.records.triples import Literal
from graph.store.protocol import Rows
from tests.query import conftest as small

if TYPE_CHECKING:
    from graph.store.local import LocalStore

#: Some 200 things to the fourth power: no engine gets through it.
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n2 ?o }"


def test_free_queries_need_no_prefixes_and_see_all_graphs(store: LocalStore) -> None:
    answer = run_sparql(store, "SELECT DISTINCT ?d { ?d a cc:ReadDocument } ORDER BY ?d")
    assert isinstance(answer, Rows)
    assert answer.rows == ((small.OTHER_PLAN,), (small.PLAN,))


def test_a_store_on_disk_is_asked_through_a_process_of_its_own(disk_store: LocalStore) -> None:
    with Worker(disk_store) as worker:
        for _ in range(2):
            assert run_sparql(disk_store, "ASK { ?d a cc:ReadDocument }", worker=worker) is True


def test_rows_are_cut_and_the_answer_says_so(store: LocalStore) -> None:
    answer = run_sparql(store, "SELECT * { ?s ?p ?o }", Limits(rows=5))
    assert isinstance(answer, Rows)
    assert (len(answer.rows), answer.cut) == (5, True)
    few = run(store, "most-cited", limits=Limits(rows=1))
    assert (len(few.rows.rows), few.rows.cut) == (1, True)


def test_a_query_that_takes_too_long_is_killed_and_the_next_one_answered(store: LocalStore) -> None:
    with Worker(store) as worker:
        with pytest.raises(QueryTooSlow) as caught:
            run_sparql(store, ENDLESS, Limits(seconds=0.3), worker)
        assert "0.3 seconds" in caught.value.what
        assert run_sparql(store, "ASK { ?s ?p ?o }", worker=worker) is True


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { SERVICE <http://10.0.0.1/> { ?s ?p ?o } }",
        "SELECT * { ?s ?p 1SERVICE<http://10.0.0.1/>{ ?s ?p ?o } }",
        "SELECT * { ?s ?p ?o.sErViCe<http://10.0.0.1/>{ ?s ?p ?o } }",
        "SELECT * { FILTER(1<2)SERVICE#>\n?u{} }",
        "# '''\nSELECT * { SERVICE ?u {} }\n# '''",
        "SELECT * { SERVICE SILENT ?u { ?s ?p ?o } }",
    ],
)
def test_service_is_refused_however_it_is_written(store: LocalStore, query: str) -> None:
    with pytest.raises(BadQuery, match="SERVICE is refused") as caught:
        run_sparql(store, query)
    assert caught.value.where.startswith("line ")


@pytest.mark.parametrize(
    ("query", "word"),
    [
        ("INSERT DATA { <a:b> <a:b> 1 }", "INSERT"),
        ("PREFIX a: <a:>\n# so\ndelete where { ?s ?p ?o }", "DELETE"),
        ("LOAD <file:///etc/passwd>", "LOAD"),
        ("DROP ALL", "DROP"),
        ("WITH <a:b> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }", "WITH"),
    ],
)
def test_what_would_write_is_refused(store: LocalStore, query: str, word: str) -> None:
    before = store.dump()
    with pytest.raises(BadQuery, match=f"{word} would change the graph"):
        run_sparql(store, query)
    assert store.dump() == before


@pytest.mark.parametrize(
    "source",
    ["<file:///etc/passwd>", "NAMED <http://10.0.0.1/>", "<https://cancu.vn/store>", "cc:x", "<a>"],
)
def test_from_may_name_only_graphs_of_the_store(store: LocalStore, source: str) -> None:
    with pytest.raises(BadQuery, match="is refused"):
        run_sparql(store, "SELECT * FROM % { ?s ?p ?o }".replace("%", source))


def test_from_a_graph_of_the_store_and_the_word_in_texts_are_allowed(store: LocalStore) -> None:
    query = f"ASK FROM <{small.BASE}source/ab> {{ <{small.OTHER_PLAN}> a cc:ReadDocument }}"
    assert run_sparql(store, query) is False
    text = "SELECT ?from { ?from rdfs:label 'FROM <x> SELECT' # FROM <x>\n}"
    assert run_sparql(store, text) == Rows(columns=("from",), rows=())


def test_a_mistake_is_shown_with_a_caret(store: LocalStore) -> None:
    with pytest.raises(BadQuery) as caught:
        run_sparql(store, "SELECT * {\n  ?d rdfs:label 'Kế hoạch' ;; cc:rank .\n}")
    assert caught.value.where.startswith("line 2, column ")
    shown, caret = caught.value.what.split("\n")[1:]
    assert shown.endswith("?d rdfs:label 'Kế hoạch' ;; cc:rank .")
    assert caret.index("^") - 4 < len(shown)
    with pytest.raises(BadQuery, match="prefix is not declared"):
        run_sparql(store, "SELECT * { ?d nope:x ?o }")


def test_columns_are_counted_in_letters() -> None:
    error = guard.explain_syntax("SELECT 'Đồng Tháp' x", "error at 1:24: expected y")
    assert error.where == "line 1, column 20"
    assert error.what.split("\n")[2] == " " * (4 + 19) + "^"


@pytest.mark.parametrize("text", ["", "   ", "SELEKT", "SELECT", "{", "\x00", "PREFIX " * 5000])
def test_what_is_no_query_is_a_bad_query(store: LocalStore, text: str) -> None:
    with pytest.raises(BadQuery):
        run_sparql(store, text)


def test_names_that_there_are_not_offer_the_nearest(store: LocalStore) -> None:
    with pytest.raises(UnknownQuery, match="no question") as caught:
        run(store, "who-implement", {"document": "x"})
    assert "“who-implements”" in caught.value.next_step
    with pytest.raises(UnknownQuery, match="takes no") as caught:
        run(store, "who-implements", {"documnet": "193/QĐ-TTg"})
    assert "“document”" in caught.value.next_step
    with pytest.raises(UnknownQuery, match="needs document") as caught:
        run(store, "who-implements")
    assert "graph query who-implements document=193/QĐ-TTg" in caught.value.next_step
    with pytest.raises(UnknownReference):
        run(store, "who-implements", {"document": "1/QĐ-XYZ"})


def test_the_answer_says_what_the_parameter_was_taken_for(store: LocalStore) -> None:
    answered = run(store, "who-implements", {"document": "193/qd-ttg"})
    assert answered.things["document"].label == "Quyết định 193/QĐ-TTg"


@pytest.mark.parametrize("value", ["https://cancu.vn/> } #", "x y", "", 'a"b'])
def test_no_text_gets_into_a_query_as_a_name(value: str) -> None:
    with pytest.raises(ValueError, match="no IRI"):
        bind("SELECT * { VALUES ?d { UNDEF } }", {"d": value})


def test_a_literal_stays_a_literal(store: LocalStore) -> None:
    hostile = '" } UNION { ?d ?p ?l } # \\'
    query = bind("SELECT ?d { VALUES ?l { UNDEF } ?d rdfs:label ?l }", {"l": Literal(hostile)})
    assert run_sparql(store, query) == Rows(columns=("d",), rows=())


HEAD = "# title: A?\n# title-en: A?\n# parameters: {}\n# columns: d\n# example: x\n\nSELECT ?d {{ {} }}"


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("SELECT * { ?s ?p ?o }", "has no line “# title:”"),
        (HEAD.format("planet", ""), "unknown kind of parameter “planet”"),
        (HEAD.format("document", "?d a cc:Document"), "no slot for the parameter “document”"),
        (HEAD.format("document (x", ""), "cannot read"),
    ],
)
def test_a_bad_head_names_file_and_mistake(text: str, complaint: str) -> None:
    with pytest.raises(BadTable) as caught:
        read_query("x", text)
    assert complaint in caught.value.what
    assert caught.value.where == "queries/x.rq"


def test_a_query_of_the_catalogue_reads_back() -> None:
    query = find_query("duties-of-agency")
    assert [(item.name, item.required) for item in query.parameters] == [
        ("agency", True),
        ("document", False),
    ]
