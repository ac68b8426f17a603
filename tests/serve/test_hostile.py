from __future__ import annotations

import re
from html import unescape
from html.parser import HTMLParser
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest

from tests.serve import hostile

if TYPE_CHECKING:
    from tests.serve.conftest import Explorer

SEARCHES = (
    hostile.SCRIPT,
    hostile.IMAGE,
    hostile.BREAK,
    hostile.BIDI,
    hostile.LINES,
    "javascript:alert(1)",
)


class Tags(HTMLParser):
    """Collects what a browser would make of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.names: set[str] = set()
        self.attributes: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names.add(tag)
        self.attributes += [(name, value or "") for name, value in attrs]


def check(text: str) -> None:
    tags = Tags()
    tags.feed(text)
    assert not tags.names & {"script", "img", "svg", "object", "embed", "base", "style"}
    assert not [name for name, _ in tags.attributes if name.startswith("on")]
    for name, value in tags.attributes:
        if name in {"href", "src", "action"}:
            assert value.startswith(("/", "#")), value
            assert not value.startswith("//")


def test_text_of_a_document_is_shown_literally(explorer: Explorer) -> None:
    page = explorer.ask(hostile.DOCUMENT).text
    check(page)
    shown = unescape(re.sub(r"<[^>]*>", "", page))
    for piece in (hostile.SCRIPT, hostile.IMAGE, hostile.BREAK, hostile.LINES, hostile.BIDI):
        assert piece in shown, piece
    assert hostile.NAME in shown


def test_no_page_runs_what_stands_in_a_text(explorer: Explorer) -> None:
    duties = [row["thing"]["path"] for row in explorer.json(hostile.DOCUMENT)["duties"]]
    assert duties
    for path in (
        "/",
        "/documents",
        "/duties",
        "/review",
        "/overlaps",
        "/calendar?year=2023",
        "/search?q=script",
    ):
        check(explorer.ask(path).text)
    for path in (
        *duties,
        f"/trace?of={quote('666/KH-UBND')}",
        f"/graph?focus={quote('666/KH-UBND')}",
    ):
        page = explorer.ask(path).text
        check(
            page.replace(
                '<iframe class="drawing" src="/graph', '<iframe class="drawing" data-src="/graph'
            )
        )


@pytest.mark.parametrize("words", SEARCHES)
def test_what_is_asked_for_is_shown_literally(explorer: Explorer, words: str) -> None:
    for path in (
        "/search?q=",
        "/trace?of=",
        "/graph?focus=",
        "/sparql?query=",
        "/documents?locality=",
    ):
        page = explorer.ask(path + quote(words)).text
        check(page)
    for path in ("/", "/akn/"):
        check(explorer.ask(path + quote(words, safe="")).text)


def test_an_address_cannot_put_headers_or_other_hosts_into_an_answer(explorer: Explorer) -> None:
    for lang in ("en%0d%0aX-A:1", "//evil.example", "javascript:1"):
        answer = explorer.ask(f"/?lang={lang}")
        assert "x-a" not in answer.headers
        check(answer.text)


def test_sparql_answers_show_text_literally(explorer: Explorer) -> None:
    query = (
        'SELECT DISTINCT ?t { ?d a cc:DutyAssignment ; cc:text ?t FILTER(CONTAINS(?t, "xssRan")) }'
    )
    page = explorer.ask(f"/sparql?query={quote(query)}").text
    check(page)
    assert hostile.SCRIPT in unescape(page)
