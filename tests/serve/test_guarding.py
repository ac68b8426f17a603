from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from graph import pipeline, vocabulary
from graph.serve.guarding import HEADERS, host_name
from graph.serve.holdings import Shelf, digest
from graph.store.local import LocalStore
from tests import texts
from tests.serve.conftest import PLAN

if TYPE_CHECKING:
    from pathlib import Path

    from tests.serve.conftest import Explorer


@pytest.mark.parametrize(
    "host",
    [
        *(
            "cancu.vn",
            "127.0.0.1.evil.example",
            "localhost.evil.example:8000",
            "evil.example@127.0.0.1",
        ),
        *("127.0.0.1:8000:80", "127.0.0.2", "0.0.0.0", "", "127.0.0.1:x", "[::1]evil"),  # noqa: S104
    ],
)
def test_a_foreign_host_is_refused(explorer: Explorer, host: str) -> None:
    for path in ("/", "/sparql", PLAN, "/healthz", "/static/explorer.css"):
        assert explorer.ask(path, headers={"Host": host}).status_code == 400


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "127.0.0.1:8000", "localhost:9", "LOCALHOST", "[::1]:8000"]
)
def test_this_machine_is_let_in(explorer: Explorer, host: str) -> None:
    assert explorer.ask("/healthz", headers={"Host": host}).status_code == 200
    assert host_name(host) in {"127.0.0.1", "localhost", "[::1]"}


@pytest.mark.parametrize(
    "method", ["POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "PROPFIND"]
)
def test_nothing_but_reading(explorer: Explorer, method: str) -> None:
    for path in ("/", "/documents", PLAN, "/nope", "/.well-known/void"):
        answer = explorer.ask(path, method)
        assert answer.status_code == 405
        assert answer.headers["allow"] == "GET, HEAD"
    if method != "POST":
        answer = explorer.ask("/sparql", method)
        assert (answer.status_code, answer.headers["allow"]) == (405, "GET, HEAD, POST")


def test_head_is_answered(explorer: Explorer) -> None:
    assert explorer.ask("/documents", "HEAD").status_code == 200


@pytest.mark.parametrize(
    "path", ["/", PLAN, "/nope", "/healthz", "/sparql?query=ASK{}", "/static/explorer.css", "/ns"]
)
def test_every_answer_is_hardened(explorer: Explorer, path: str) -> None:
    answer = explorer.ask(path)
    for name, value in HEADERS.items():
        assert answer.headers[name] == value
    assert "access-control-allow-origin" not in answer.headers
    assert "set-cookie" not in answer.headers


def test_the_drawing_allows_only_its_own_scripts(explorer: Explorer) -> None:
    answer = explorer.ask("/graph/drawing?focus=144/KH-UBND")
    policy = answer.headers["content-security-policy"]
    assert policy.startswith("default-src 'none'; script-src 'sha256-")
    assert "unsafe" not in policy
    assert policy.endswith("frame-ancestors 'self'")


def test_too_long_addresses_are_refused(explorer: Explorer) -> None:
    assert explorer.ask("/" + "a" * 3000).status_code == 414
    assert explorer.ask("/search?q=" + "a" * 61_000).status_code == 414
    assert explorer.ask("/search?q=" + "a" * 20_000).status_code == 200


def test_what_did_not_change_is_not_sent_again(explorer: Explorer) -> None:
    first = explorer.ask(PLAN)
    tag = first.headers["etag"]
    assert explorer.shelf.held.digest in tag
    again = explorer.ask(PLAN, headers={"If-None-Match": tag})
    assert (again.status_code, again.content) == (304, b"")
    other = explorer.ask(PLAN, headers={"If-None-Match": tag, "Accept": "text/turtle"})
    assert other.status_code == 200
    assert explorer.ask(f"{PLAN}?lang=en", headers={"If-None-Match": tag}).status_code == 200


def test_a_new_build_is_seen_and_an_unfinished_one_is_not(tmp_path: Path) -> None:
    (tmp_path / "plan.txt").write_text(texts.PLAN, encoding="utf-8")
    with LocalStore(tmp_path / "s") as store:
        pipeline.build([tmp_path / "plan.txt"], store, vocabulary.load())
    shelf = Shelf(tmp_path / "s", patience=None)
    before = shelf.held
    (tmp_path / "letter.txt").write_text(texts.LETTER, encoding="utf-8")
    with LocalStore(tmp_path / "s") as store:
        store.replace_graph("https://cancu.vn/unfinished", b"")
    shelf.refresh()
    assert shelf.held is before
    assert shelf.building
    with LocalStore(tmp_path / "s") as store:
        pipeline.build([tmp_path / "plan.txt", tmp_path / "letter.txt"], store, vocabulary.load())
    shelf.refresh()
    after = shelf.held
    assert after.digest != before.digest
    assert after.digest == digest(LocalStore(tmp_path / "s", read_only=True))
    assert len(after.sources) == 2
    assert vars(shelf)["building"] is False
