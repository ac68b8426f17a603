from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest

from graph import iris, terms
from tests.serve.conftest import AGENCY, DECISION, LAW_ONLY_CITED, PLAN

if TYPE_CHECKING:
    from tests.serve.conftest import Explorer


def subjects(data: bytes, form: ox.RdfFormat) -> set[str]:
    return {str(quad.subject.value) for quad in ox.parse(data, format=form)}


@pytest.mark.parametrize(
    "path", [PLAN, DECISION, LAW_ONLY_CITED, AGENCY, "duty", "/topic/truyen-thong"]
)
def test_every_thing_answers_as_rdf_at_the_path_of_its_iri(explorer: Explorer, path: str) -> None:
    path = explorer.duty() if path == "duty" else path
    iri = iris.BASE[:-1] + path.replace("?part=", "#")
    turtle = explorer.ask(path, headers={"Accept": "text/turtle"})
    assert turtle.headers["content-type"].startswith("text/turtle")
    assert iri in subjects(turtle.content, ox.RdfFormat.TURTLE)
    linked = explorer.ask(path, headers={"Accept": "application/ld+json, text/html;q=0.5"})
    assert linked.headers["content-type"] == "application/ld+json"
    assert iri in subjects(linked.content, ox.RdfFormat.JSON_LD)
    assert "Accept" in linked.headers["vary"]
    suffix = explorer.ask(path.replace("?", ".ttl?") if "?" in path else f"{path}.ttl")
    assert suffix.content == turtle.content


def test_the_rdf_of_a_duty_brings_its_quote_and_its_agencies(explorer: Explorer) -> None:
    data = explorer.ask(explorer.duty(), headers={"Accept": "application/n-triples"}).content
    predicates = {quad.predicate.value for quad in ox.parse(data, format=ox.RdfFormat.N_TRIPLES)}
    assert predicates >= {terms.EXACT, terms.AGENT_NAME, terms.TEXT}


def test_the_rdf_of_a_document_brings_what_was_read_in_it(explorer: Explorer) -> None:
    data = explorer.ask(PLAN, headers={"Accept": "application/n-triples"}).content
    named = subjects(data, ox.RdfFormat.N_TRIPLES)
    own = f"{iris.BASE[:-1]}{PLAN}"
    duties = explorer.shelf.held.duties_of[own]
    assert set(duties) <= named
    assert all(name.startswith(own) or "#" in name for name in named)


def test_a_page_is_html_for_a_browser_and_json_for_those_who_ask(explorer: Explorer) -> None:
    browser = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
    assert (
        explorer.ask(PLAN, headers={"Accept": browser})
        .headers["content-type"]
        .startswith("text/html")
    )
    assert (
        explorer.ask(PLAN, headers={"Accept": "*/*"})
        .headers["content-type"]
        .startswith("text/html")
    )
    assert explorer.ask("/documents", headers={"Accept": "text/turtle"}).status_code == 406
    assert explorer.ask(PLAN, headers={"Accept": "image/png"}).status_code == 406


def test_an_unknown_thing_is_unknown_in_rdf_too(explorer: Explorer) -> None:
    missing = explorer.ask("/agency/khong-co", headers={"Accept": "text/turtle"})
    assert missing.status_code == 404


def test_the_store_describes_itself(explorer: Explorer) -> None:
    answer = explorer.ask("/.well-known/void")
    quads = list(ox.parse(answer.content, format=ox.RdfFormat.TURTLE))
    values = {quad.predicate.value: quad.object.value for quad in quads}
    assert values["http://www.w3.org/ns/sparql-service-description#endpoint"].endswith("/sparql")
    assert (
        int(values["http://rdfs.org/ns/void#triples"])
        == dict(explorer.shelf.held.counts.totals)["triples"]
    )
    assert explorer.ask("/sparql", headers={"Accept": "text/turtle"}).content == answer.content


def test_the_vocabulary_is_served_at_its_namespace(explorer: Explorer) -> None:
    answer = explorer.ask("/ns")
    assert f"{terms.CC}DutyAssignment" in subjects(answer.content, ox.RdfFormat.TURTLE)


def test_the_calendar_is_a_calendar(explorer: Explorer) -> None:
    text = explorer.ask("/calendar.ics?year=2024").text
    assert text.startswith("BEGIN:VCALENDAR\r\n")
    assert text.count("BEGIN:VEVENT") == sum(
        bool(row["date"]) for row in explorer.json("/calendar?year=2024")["rows"]
    )


def test_health_tells_the_state(explorer: Explorer) -> None:
    state = json.loads(explorer.ask("/healthz").content)
    assert state == {
        "ok": True,
        "digest": explorer.shelf.held.digest,
        "documents": len(explorer.shelf.held.sources),
    }
