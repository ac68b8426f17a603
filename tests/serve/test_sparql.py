from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING
from urllib.parse import quote
from xml.etree import ElementTree as ET

import pyoxigraph as ox
import pytest

from graph.records.triples import Literal
from graph.serve import results
from graph.serve.endpoint import Pool
from graph.store.protocol import Rows
from tests.serve.conftest import LIMITS, Explorer

if TYPE_CHECKING:
    import httpx

READ = "SELECT DISTINCT ?d ?label WHERE { ?d a cc:ReadDocument ; rdfs:label ?label } ORDER BY ?d"
GRAPH = "CONSTRUCT { ?d rdfs:label ?label } WHERE { ?d a cc:ReadDocument ; rdfs:label ?label }"
#: No engine gets through it.
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
JSON = "application/sparql-results+json"


def get(explorer: Explorer, query: str, accept: str = JSON, more: str = "") -> httpx.Response:
    return explorer.ask(f"/sparql?query={quote(query)}{more}", headers={"Accept": accept})


def test_a_query_comes_in_any_of_the_three_ways(explorer: Explorer) -> None:
    first = get(explorer, READ)
    assert first.headers["content-type"] == JSON
    rows = first.json()["results"]["bindings"]
    assert len(rows) == len(explorer.shelf.held.sources)
    assert rows[0]["d"]["type"] == "uri"
    form = explorer.ask("/sparql", "POST", data={"query": READ}, headers={"Accept": JSON})
    plain = explorer.ask(
        "/sparql",
        "POST",
        content=READ.encode(),
        headers={"Accept": JSON, "Content-Type": "application/sparql-query; charset=utf-8"},
    )
    assert first.content == form.content == plain.content


@pytest.mark.parametrize(
    "query", ["SELECT * { <http://x/a%20b> ?p ?o }", 'ASK { BIND("a%2Bb" AS ?x) }']
)
def test_a_form_is_decoded_once(explorer: Explorer, query: str) -> None:
    answer = explorer.ask("/sparql", "POST", data={"query": query}, headers={"Accept": JSON})
    assert answer.status_code == 200


def test_the_form_is_the_one_asked_for(explorer: Explorer) -> None:
    whole = len(explorer.shelf.held.sources)
    xml = ET.fromstring(get(explorer, READ, "application/sparql-results+xml").text)  # noqa: S314
    assert len(xml.findall(".//{*}result")) == whole
    table = list(csv.reader(io.StringIO(get(explorer, READ, "text/csv").text)))
    assert (table[0], len(table)) == (["d", "label"], whole + 1)
    lines = get(explorer, READ, "text/tab-separated-values").text.splitlines()
    assert lines[0] == "?d\t?label"
    assert lines[1].startswith("<https://cancu.vn/akn/")
    for accept, form in (
        ("text/turtle", ox.RdfFormat.TURTLE),
        ("application/n-triples", ox.RdfFormat.N_TRIPLES),
        ("application/ld+json", ox.RdfFormat.JSON_LD),
    ):
        answer = get(explorer, GRAPH, accept)
        assert answer.headers["content-type"].startswith(accept)
        assert len({str(quad) for quad in ox.parse(answer.content, format=form)}) == whole
    assert get(explorer, "ASK { ?s ?p ?o }").json() == {"head": {}, "boolean": True}
    assert get(explorer, READ, "*/*").headers["content-type"] == JSON
    assert (
        get(explorer, READ, "text/html", "&format=csv")
        .headers["content-type"]
        .startswith("text/csv")
    )
    assert get(explorer, READ, "text/turtle").status_code == 406
    assert get(explorer, READ, JSON, "&format=turtle").status_code == 406


def test_blank_nodes_and_typed_literals_survive(explorer: Explorer) -> None:
    query = 'SELECT (BNODE() AS ?b) ("2021-02-09"^^xsd:date AS ?d) ("luật"@vi AS ?l) ?none { }'
    row = get(explorer, query).json()["results"]["bindings"][0]
    assert row["b"]["type"] == "bnode"
    assert row["d"]["datatype"].endswith("#date")
    assert row["l"] == {"type": "literal", "value": "luật", "xml:lang": "vi"}
    assert "none" not in row
    made = get(explorer, 'CONSTRUCT { [] rdfs:label "x" } WHERE { }', "text/turtle")
    assert made.status_code == 200


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }", 403),
        ("SELECT * { ?s ?p 1SERVICE<http://127.0.0.1:9/>{ ?s ?p ?o } }", 403),
        ("SELECT * { ?s ?p ?o.sErViCe<http://127.0.0.1:9/>{ } }", 403),
        ("SELECT * { SERVICE SILENT ?u { } }", 403),
        ("SELECT * { \\u0053ERVICE <http://127.0.0.1:9/> { } }", 400),
        ("SELECT * FROM <file:///etc/passwd> { ?s ?p ?o }", 403),
        ("SELECT * FROM NAMED <http://127.0.0.1:9/x> { GRAPH ?g { ?s ?p ?o } }", 403),
        ("INSERT DATA { <a:a> <a:b> <a:c> }", 403),
        ("DELETE WHERE { ?s ?p ?o }", 403),
        ("PREFIX a: <a:> LOAD <http://127.0.0.1:9/x>", 403),
        ("DROP ALL", 403),
        ("SELECT * { ?s ?p", 400),
        ("SELECT * { ?s foo:bar ?o }", 400),
        ("ASK { } #" + "a" * 55_000, 403),
    ],
)
def test_what_writes_or_calls_out_is_refused(explorer: Explorer, query: str, status: int) -> None:
    assert get(explorer, query).status_code == status
    posted = explorer.ask("/sparql", "POST", data={"query": query}, headers={"Accept": JSON})
    assert posted.status_code == status
    page = explorer.ask("/sparql", "POST", data={"query": query})
    assert page.status_code == status
    assert 'role="alert"' in page.text


def test_an_update_is_refused_however_it_comes(explorer: Explorer) -> None:
    update = "INSERT DATA { <a:a> <a:b> <a:c> }"
    direct = {"Content-Type": "application/sparql-update"}
    assert explorer.ask("/sparql", "POST", content=update, headers=direct).status_code == 403
    assert explorer.ask("/sparql", "POST", data={"update": update}).status_code == 403
    assert explorer.ask(f"/sparql?update={quote(update)}").status_code == 403
    assert get(explorer, "ASK { <a:a> <a:b> <a:c> }").json()["boolean"] is False


def test_odd_requests_get_the_status_that_fits(explorer: Explorer) -> None:
    assert explorer.ask("/sparql", headers={"Accept": JSON}).status_code == 400
    assert get(explorer, READ, JSON, "&query=ASK{}").status_code == 400
    assert get(explorer, READ, JSON, "&default-graph-uri=http://a.b/").status_code == 403
    odd = {"Content-Type": "text/plain"}
    assert explorer.ask("/sparql", "POST", content="ASK {}", headers=odd).status_code == 415
    raw = {"Content-Type": "application/sparql-query"}
    assert explorer.ask("/sparql", "POST", content=b"\xff\xfe", headers=raw).status_code == 400
    big = b"#" * 300_000
    assert explorer.ask("/sparql", "POST", content=big, headers=raw).status_code == 413
    many = "&".join(f"a{n}=1" for n in range(100))
    assert explorer.ask(f"/sparql?{many}").status_code == 400


def test_cut_rows_are_told_in_a_header_and_on_the_page(explorer: Explorer) -> None:
    answer = get(explorer, "SELECT * { ?s ?p ?o }")
    assert len(answer.json()["results"]["bindings"]) == LIMITS.rows
    assert answer.headers["cancu-truncated"] == f"rows={LIMITS.rows}"
    assert "cancu-truncated" not in get(explorer, "SELECT * { ?s ?p ?o } LIMIT 3").headers
    page = get(explorer, "SELECT * { ?s ?p ?o }", "text/html")
    assert f"Chỉ hiện {LIMITS.rows} dòng đầu; còn nữa." in page.text
    assert page.headers["cancu-truncated"]


def test_a_cross_product_is_killed_and_the_next_query_answered(explorer: Explorer) -> None:
    answer = get(explorer, ENDLESS)
    assert answer.status_code == 504
    assert "bindings" not in answer.text
    page = explorer.ask("/sparql", "POST", data={"query": ENDLESS})
    assert page.status_code == 504
    assert "1 seconds" in page.text
    assert get(explorer, READ).status_code == 200


def test_a_killed_query_leaves_no_process(explorer: Explorer) -> None:
    import multiprocessing  # noqa: PLC0415

    assert get(explorer, READ).status_code == 200
    before = {child.pid for child in multiprocessing.active_children()}
    assert get(explorer, ENDLESS).status_code == 504
    after = {child.pid for child in multiprocessing.active_children()}
    assert len(before - after) == 1
    assert not after - before


def test_where_all_are_busy_the_client_is_told_to_come_again(
    explorer: Explorer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("graph.serve.endpoint.PATIENCE", 0.05)
    pool = Pool(explorer.shelf.held.store, size=0, limits=LIMITS)
    busy = Explorer(app=explorer.app, shelf=explorer.shelf, pool=pool)
    old = explorer.app.state.explorer
    from graph.serve.app import Explorer as Parts  # noqa: PLC0415

    explorer.app.state.explorer = Parts(shelf=explorer.shelf, pool=pool)
    try:
        answer = get(busy, READ)
    finally:
        explorer.app.state.explorer = old
        pool.close()
    assert answer.status_code == 503
    assert answer.headers["retry-after"] == "5"


def test_a_shipped_question_is_put_into_the_editor_and_runs(explorer: Explorer) -> None:
    from graph.query.catalogue import catalogue  # noqa: PLC0415

    for name, question in catalogue().items():
        page = explorer.ask(f"/sparql?ask={name}").text
        assert question.title in page
        assert get(explorer, question.sparql).status_code in {200, 504}


def test_values_that_a_format_cannot_hold_are_made_harmless() -> None:
    nasty = Literal("=1+1 \x00\x0b <b> \u2028")
    rows = Rows(
        columns=("x",),
        rows=((nasty,), (Literal("-5", "http://www.w3.org/2001/XMLSchema#integer"),)),
    )
    table = list(csv.reader(io.StringIO(results.write(rows, "text/csv").decode())))
    assert table[1][0].startswith("'=1+1")
    assert table[2] == ["-5"]
    xml = ET.fromstring(results.write(rows, "application/sparql-results+xml"))  # noqa: S314
    assert "<b>" in (xml.findtext(".//{*}literal") or "")
    found = json.loads(results.write(rows, JSON))
    assert found["results"]["bindings"][0]["x"]["value"] == nasty.value
    assert "\\u0000" in results.write(rows, "text/tab-separated-values").decode()
