from __future__ import annotations

import json
import socket
import subprocess
import sys
import time
import urllib.request
from typing import TYPE_CHECKING

import click
import pytest
from click.testing import CliRunner, Result

from graph.commands.serve import serve
from graph.commands.session import Commands
from tests.serve.conftest import PLAN

if TYPE_CHECKING:
    from pathlib import Path


@click.group(cls=Commands)
@click.pass_context
def main(ctx: click.Context) -> None:
    ctx.obj = {"store": None, "lang": "vi"}


main.add_command(serve)


def call(store: Path, *words: str) -> Result:
    return CliRunner().invoke(main, ["serve", "--store", str(store), *words])


@pytest.mark.parametrize("host", ["0.0.0.0", "192.168.1.2", "example.org", "::", "8.8.8.8", ""])  # noqa: S104
def test_a_host_that_others_can_reach_is_refused_with_the_reason(
    store_path: Path, host: str
) -> None:
    result = call(store_path, "--host", host)
    assert result.exit_code == 2
    assert "is not this machine" in result.stderr


def test_one_request_is_answered_without_a_server(store_path: Path) -> None:
    result = call(store_path, "--get", "/search?q=công an")
    assert result.exit_code == 0
    assert result.stderr == "200 text/html; charset=utf-8\n"
    assert "<h1>Tìm “công an”</h1>" in result.stdout
    twin = call(store_path, "--get", f"{PLAN}.json")
    assert json.loads(twin.stdout)["thing"]["path"] == PLAN
    turtle = call(store_path, "--get", PLAN, "--accept", "text/turtle")
    assert turtle.stderr.startswith("200 text/turtle")
    english = call(store_path, "--lang", "en", "--get", "/help")
    assert "Reading the graph" in english.stdout


def test_one_request_that_fails_says_so(store_path: Path) -> None:
    result = call(store_path, "--get", "/akn/nope")
    assert result.exit_code == 1
    assert result.stderr.startswith("404 ")


def test_no_store_is_told_in_two_lines(tmp_path: Path) -> None:
    result = call(tmp_path / "none", "--get", "/")
    assert result.exit_code == 5
    assert "there is no store here" in result.stderr


def test_a_port_that_is_taken_is_told(store_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        result = call(store_path, "--port", str(taken.getsockname()[1]))
    assert result.exit_code == 5
    assert "name another --port" in result.stderr


def test_the_server_answers_on_this_machine_and_ends_when_told(store_path: Path) -> None:
    code = (
        "from tests.serve.test_command import main\n"
        f"if __name__ == '__main__': main(['serve', '--store', {str(store_path)!r}, '--port', '0'])"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code], stderr=subprocess.PIPE, text=True, stdout=subprocess.PIPE
    ) as server:
        try:
            assert server.stderr
            address = server.stderr.readline().split()[1]
            assert address.startswith("http://127.0.0.1:")
            for _ in range(100):
                try:
                    with urllib.request.urlopen(f"{address}healthz", timeout=10) as answer:  # noqa: S310
                        assert json.load(answer)["ok"] is True
                    break
                except OSError:
                    time.sleep(0.1)
            with urllib.request.urlopen(f"{address}sparql?query=ASK{{}}", timeout=60) as answer:  # noqa: S310
                assert b'"boolean": true' in answer.read()
                assert "server" not in answer.headers
        finally:
            server.terminate()
            assert server.wait(20) is not None
