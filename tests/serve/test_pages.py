from __future__ import annotations

import re
from dataclasses import fields
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest
from jinja2 import nodes

from graph.query.facts import facts_of
from graph.serve.pages import PAGES, TEMPLATES
from graph.serve.templating import environment
from tests.serve.conftest import AGENCY, DECISION, LAW_ONLY_CITED, PLAN, links

if TYPE_CHECKING:
    from tests.serve.conftest import Explorer

ROUTES = (
    *PAGES,
    "/help",
    "/sparql",
    "/documents?status=read&lang=en",
    "/search?q=cong+an+tinh",
    "/review?kind=unresolved",
    "/trace?of=144/KH-UBND",
    "/trace?of=144/KH-UBND&to=193/Q%C4%90-TTg",
    "/graph?focus=144/KH-UBND",
    f"/compare?a=97/KH-UBND&b={quote('https://cancu.vn' + PLAN, safe='')}",
    "/calendar?year=2024",
    PLAN,
    DECISION,
    LAW_ONLY_CITED,
    AGENCY,
    "/topic/truyen-thong",
    "/locality/lao-cai",
    "/document-type/ke-hoach",
)


@pytest.mark.parametrize("path", ROUTES)
def test_every_page_is_whole_and_asks_nothing_from_elsewhere(explorer: Explorer, path: str) -> None:
    answer = explorer.ask(path)
    assert answer.status_code == 200
    text = answer.text
    assert len(re.findall(r"<h1\b", text)) == 1
    assert re.search(r"<title>\s*\S", text)
    assert re.match(r'<!doctype html>\n<html lang="(vi|en)">', text)
    assert answer.headers["content-security-policy"].startswith("default-src 'self'")
    assert not re.findall(r'(?:src|href|action)="(?:[a-z]+:)?//[^"]*"', text)
    assert "<style" not in text
    assert not re.search(r'\bstyle="| on[a-z]+="', text)
    assert "set-cookie" not in answer.headers
    ids = re.findall(r' id="([^"]+)"', text)
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("path", [path for path in ROUTES if path != "/sparql"])
def test_every_page_has_a_json_twin(explorer: Explorer, path: str) -> None:
    found = explorer.json(path)
    assert found
    head, mark, query = path.partition("?")
    twin = f"{'/index' if head == '/' else head}.json{mark}{query}"
    answer = explorer.ask(twin)
    assert answer.headers["content-type"] == "application/json"
    assert answer.json() == found


def test_pages_without_javascript_have_no_script(explorer: Explorer) -> None:
    for path in ROUTES:
        assert "<script" not in explorer.ask(path).text


@pytest.mark.parametrize(("record", "template"), TEMPLATES.items(), ids=str)
def test_a_template_shows_each_field_of_its_record_and_no_other(
    record: type, template: str
) -> None:
    env = environment()
    source, _, _ = env.loader.get_source(env, template)  # type: ignore[union-attr]
    used = set()
    for node in env.parse(source).find_all((nodes.Getattr, nodes.Getitem)):
        assert isinstance(node, nodes.Getattr | nodes.Getitem)
        if isinstance(node.node, nodes.Name) and node.node.name == "page":
            used.add(node.attr if isinstance(node, nodes.Getattr) else node.arg.as_const())
    assert used == {field.name for field in fields(record)}


@pytest.mark.parametrize(
    "path",
    [
        *("/documents", "/agencies", "/duties", "/overlaps", "/calendar?year=2024", AGENCY),
        *("/search?q=cong+an", "/documents?status=read", "/duties?role=lead"),
    ],
)
def test_a_facet_counts_what_its_address_gives(explorer: Explorer, path: str) -> None:
    found = explorer.json(path)
    options = [option for facet in found["facets"] for option in facet["options"]]
    assert options
    for option in options:
        if not option["chosen"]:
            narrowed = explorer.json(option["href"])
            assert narrowed["paging"]["total"] == option["number"], option


def test_a_list_is_cut_into_pages_that_together_are_the_whole(explorer: Explorer) -> None:
    seen: list[str] = []
    path = "/documents"
    while path:
        found = explorer.json(path)
        assert len(found["rows"]) <= 50
        seen += [row["thing"]["iri"] for row in found["rows"]]
        path = found["paging"]["after"]
    assert len(seen) == len(set(seen)) == found["paging"]["total"]
    assert (
        seen
        == [row["thing"]["iri"] for row in explorer.json("/documents?page=1")["rows"]]
        + seen[len(explorer.json("/documents?page=1")["rows"]) :]
    )


def test_the_law_behind_a_duty_is_three_clicks_from_home(explorer: Explorer) -> None:
    first = links(explorer.ask("/").text)
    assert PLAN in first
    second = links(explorer.ask(PLAN).text)
    duty = next(href for href in second if "part=duty-" in href)
    third = [
        href for href in links(explorer.ask(duty).text) if href.startswith("/akn/vn/act/luat/")
    ]
    assert third
    assert explorer.json(third[0])["thing"]["look"] == "law"


def test_the_same_in_english_keeps_to_english_and_leaves_the_sources_alone(
    explorer: Explorer,
) -> None:
    page = explorer.ask("/documents?lang=en").text
    assert '<html lang="en">' in page
    assert "only cited" in page
    inner = [
        href for href in links(page) if href.startswith("/") and not href.startswith("/static")
    ]
    kept = [href for href in inner if "lang=en" in href or "lang=vi" in href]
    assert len(kept) == len(inner)
    reader = explorer.ask(f"{PLAN}?lang=en").text
    assert '<div class="source" lang="vi">' in reader
    assert "Công an tỉnh" in reader
    assert (
        explorer.ask("/", headers={"Accept-Language": "en-GB,en;q=0.9,vi;q=0.5"}).headers[
            "content-language"
        ]
        == "en"
    )
    assert explorer.ask("/", headers={"Accept-Language": "fr"}).headers["content-language"] == "vi"


def test_home_tells_what_is_held_and_what_needs_a_look(explorer: Explorer) -> None:
    found = explorer.json("/")
    counts = {item["id"]: item["number"] for item in found["counts"]}
    assert counts["stats-read"] == len(explorer.shelf.held.sources)
    assert explorer.json("/documents?status=read")["paging"]["total"] == counts["stats-read"]
    assert explorer.json("/duties")["paging"]["total"] == counts["stats-duties"]
    assert {group["kind"] for group in found["review"]} >= {"unresolved"}
    for group in found["review"]:
        assert explorer.json(group["href"])["paging"]["total"] == group["number"]
    lao_cai = next(row for row in found["plans"] if row["locality"] == "Lào Cai")
    year = found["years"].index("2024")
    assert PLAN in {thing["path"] for thing in lao_cai["cells"][year]}


def test_a_document_is_read_with_every_mention_marked_and_linked(explorer: Explorer) -> None:
    found = explorer.json(PLAN)
    pieces = [piece for line in found["lines"] for piece in line["pieces"]]
    text = "\n".join("".join(piece["text"] for piece in line["pieces"]) for line in found["lines"])
    raw = explorer.ask(found["raw"])
    assert raw.headers["content-type"] == "text/plain; charset=utf-8"
    assert text.split("\n") == raw.text.removesuffix("\n").split("\n")
    kinds = {piece["kind"] for piece in pieces}
    assert kinds >= {"cites", "agency", "head"}
    cited = [piece for piece in pieces if piece["kind"] == "cites"]
    assert all(explorer.ask(piece["href"]).status_code == 200 for piece in cited)
    assert any(line["duties"] for line in found["lines"])
    assert found["outline"]
    page = explorer.ask(PLAN).text
    ids = set(re.findall(r' id="([^"]+)"', page))
    for group in (*found["cites"],):
        for row in group["rows"]:
            assert row["passage"]["href"].partition("#")[2] in ids
    for row in found["outline"]:
        assert row["href"].partition("#")[2] in ids


def test_a_passage_on_any_page_leads_to_a_place_that_is_there(explorer: Explorer) -> None:
    for path in (explorer.duty(), LAW_ONLY_CITED, "/calendar?year=2024", "/trace?of=144/KH-UBND"):
        hrefs = re.findall(r'class="place" href="([^"]+)"', explorer.ask(path).text)
        assert hrefs, path
        for href in hrefs[:6]:
            address, _, anchor = href.replace("&amp;", "&").partition("#")
            assert f' id="{anchor}"' in explorer.ask(address).text, (path, href)


def test_an_instrument_known_only_from_others_says_who_says_what(explorer: Explorer) -> None:
    found = explorer.json(LAW_ONLY_CITED)
    assert "lines" not in found
    dates = [fact for fact in found["facts"] if fact["name"] == "date"]
    assert [fact["value"] for fact in dates] == ["2011-03-29"]
    assert all(one["path"].startswith("/akn/") for fact in dates for one in fact["by"])
    assert "Chỉ biết qua các văn bản dẫn đến nó" in explorer.ask(LAW_ONLY_CITED).text


def test_pages_count_what_the_rest_of_the_program_counts(explorer: Explorer) -> None:
    held = explorer.shelf.held
    for iri in sorted(held.sources)[:6]:
        groups = dict(facts_of(held.store, iri).groups)
        found = explorer.json(held.named(iri).path)
        rows = [row for group in found["cites"] for row in group["rows"]]
        assert len(found["duties"]) == len(groups.get("duties", ()))
        assert len(found["deadlines"]) == len(groups.get("deadlines", ()))
        assert {row["passage"]["text"] for row in rows} == {
            fact.quote.text for fact in groups.get("cites", ()) if fact.quote
        }


def test_a_duty_tells_who_by_when_and_on_what_it_rests(explorer: Explorer) -> None:
    found = explorer.json(explorer.duty())
    assert found["agents"][0]["role"] in {"lead", "implement", "coordinate"}
    assert found["passage"]["text"]
    assert found["chains"][0]["hops"][0]["relation"] == "assigned_in"
    assert found["laws"]


def test_a_trace_leads_from_one_thing_to_another(explorer: Explorer) -> None:
    found = explorer.json("/trace?of=144/KH-UBND&to=193/Q%C4%90-TTg")
    assert found["chains"]
    assert all(chain["hops"][-1]["thing"]["path"] == DECISION for chain in found["chains"])
    down = explorer.json("/trace?of=193/Q%C4%90-TTg&down=1")
    assert down["down"] is True
    assert down["chains"]


def test_marks_and_case_do_not_matter_and_the_words_are_marked(explorer: Explorer) -> None:
    by_form = [
        [row["thing"]["iri"] for row in explorer.json(f"/search?q={quote(words)}")["hits"]]
        for words in ("cong an tinh", "CÔNG AN TỈNH", "công an tỉnh")
    ]
    assert set(by_form[0]) == set(by_form[1]) == set(by_form[2])
    snippet = next(
        row["snippet"] for row in explorer.json("/search?q=tuyen+truyen")["hits"] if row["snippet"]
    )
    assert any(marked and text.casefold() in {"tuyên", "truyền"} for text, marked in snippet)


@pytest.mark.parametrize(
    ("path", "near"),
    [
        ("/akn/vn/act/quyet-dinh/thu-tuong/2021/193", DECISION),
        ("/trace?of=193/QD-TTX", DECISION),
        ("/graph?focus=C%C3%B4ng+an+t%E1%BB%89nh+L%C3%A0o+Cay", AGENCY),
    ],
)
def test_an_unknown_name_is_a_404_with_the_nearest(
    explorer: Explorer, path: str, near: str
) -> None:
    answer = explorer.ask(path)
    assert answer.status_code == 404
    assert near in links(answer.text)
    twin = explorer.ask(path, headers={"Accept": "application/json"})
    assert twin.status_code == 404
    assert near in {thing["path"] for thing in twin.json()["nearest"]}


@pytest.mark.parametrize(
    "path",
    [
        *("/nope", "/akn/%00", "/akn/<script>", "/static/../app.py", "/static/app.py"),
        *("/akn/vn/act/ke-hoach?part=%22%3E", "/source/00.txt", "/documents/1", "/.env"),
    ],
)
def test_what_is_not_there_is_a_404_and_nothing_worse(explorer: Explorer, path: str) -> None:
    assert explorer.ask(path).status_code == 404


@pytest.mark.parametrize("value", ["-1", "0", "999999999999", "x", "1e9", "%00", "２"])
def test_numbers_out_of_bounds_are_brought_back(explorer: Explorer, value: str) -> None:
    for path in (
        f"/documents?page={value}",
        f"/calendar?year={value}",
        f"{PLAN}?text_part={value}",
    ):
        assert explorer.ask(path).status_code == 200
    assert explorer.ask(f"/graph?focus=144/KH-UBND&depth={value}").status_code == 200
