from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from cli import main
from tests import texts


@pytest.fixture
def store(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "plan.txt").write_text(texts.PLAN, encoding="utf-8")
    (folder / "letter.txt").write_text(texts.LETTER, encoding="utf-8")
    assert call(tmp_path / "s", "build", str(folder)).exit_code == 0
    return tmp_path / "s"


def call(store: Path, *words: str) -> Result:
    return CliRunner().invoke(main, ["--store", str(store), *words])


def test_help_loads_none_of_the_heavy_libraries() -> None:
    code = (
        "import sys; from click.testing import CliRunner; import cli;"
        "assert CliRunner().invoke(cli.main, ['--help']).exit_code == 0;"
        "heavy = {'rdflib', 'pyoxigraph', 'networkx', 'pyvis', 'numpy', 'lxml', 'rich', 'jinja2'};"
        "print(sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize("name", sorted(main.commands))
def test_every_command_explains_itself_and_gives_an_example(name: str) -> None:
    text = CliRunner().invoke(main, [name, "--help"]).output
    assert "Example:" in text
    assert f"graph {name}" in text


def test_a_build_tells_on_standard_error_what_it_did(tmp_path: Path) -> None:
    (tmp_path / "plan.txt").write_text(texts.PLAN, encoding="utf-8")
    result = call(tmp_path / "s", "--lang", "en", "build", str(tmp_path / "plan.txt"))
    assert result.stdout == ""
    assert "77/KH-UBND" in result.stderr
    assert "1 files read, 0 unchanged" in result.stderr


def test_a_bad_file_is_named_with_its_reason_and_the_exit_code_is_1(tmp_path: Path) -> None:
    (tmp_path / "plan.txt").write_text(texts.PLAN, encoding="utf-8")
    (tmp_path / "bad.txt").write_bytes(b"\x00" * 64)
    result = call(tmp_path / "s", "build", str(tmp_path / "plan.txt"), str(tmp_path / "bad.txt"))
    assert result.exit_code == 1
    assert "bad.txt" in result.stderr
    assert json.loads(call(tmp_path / "s", "stats", "--format", "json").stdout)["totals"][0] == [
        "read",
        1,
    ]


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read everything")
def test_a_folder_that_may_not_be_read_is_named(tmp_path: Path) -> None:
    (tmp_path / "shut").mkdir(mode=0)
    assert call(tmp_path / "s", "build", str(tmp_path / "shut")).exit_code == 1


def test_extract_prints_one_object_a_line(tmp_path: Path) -> None:
    (tmp_path / "plan.txt").write_text(texts.PLAN, encoding="utf-8")
    result = call(tmp_path / "s", "extract", str(tmp_path))
    (row,) = [json.loads(line) for line in result.stdout.splitlines()]
    assert row["document"]["symbol"] == "77/KH-UBND"
    assert row["document"]["issuer"] == "UBND tỉnh Lào Cai"
    for kind in ("citations", "duties", "targets", "deadlines"):
        for fact in row[kind]:
            assert texts.PLAN[fact["start"] : fact["end"]] == fact["text"]
    assert not (tmp_path / "s").exists()


def test_show_gives_each_fact_with_quote_and_place(store: Path) -> None:
    shown = call(store, "show", "77/KH-UBND").stdout
    assert "2022-03-10" in shown
    assert "plan.txt:6" in shown
    assert "Quyết định 193/QĐ-TTg" in shown


def test_show_an_agency_and_a_duty(store: Path) -> None:
    agency = json.loads(call(store, "show", "Công an tỉnh Lào Cai", "--format", "json").stdout)
    assert agency["node"]["kind"] == "agency"
    (duties,) = [facts for name, facts in agency["groups"] if name == "duties"]
    duty = json.loads(call(store, "show", duties[0]["iri"], "--format", "json").stdout)
    assert duty["node"]["kind"] == "duty"


def test_trace_leads_from_the_district_to_the_prime_minister(store: Path) -> None:
    chains = json.loads(call(store, "trace", "12/KH-UBND", "--format", "json").stdout)
    labels = [[hop["upper"]["label"] for hop in chain["hops"]] for chain in chains]
    assert ["Kế hoạch 77/KH-UBND", "Quyết định 193/QĐ-TTg"] in [row[:2] for row in labels]
    text = call(store, "trace", "12/KH-UBND", "--to", "193/QĐ-TTg").stdout
    assert "letter.txt:11" in text


def test_trace_down(store: Path) -> None:
    text = call(store, "trace", "193/QĐ-TTg", "--down").stdout
    assert "Kế hoạch 12/KH-UBND" in text


def test_an_unknown_reference_offers_the_nearest(store: Path) -> None:
    result = call(store, "show", "194/QĐ-TTg")
    assert result.exit_code == 6
    assert "193/QĐ-TTg" in result.stderr
    assert result.stdout == ""


def test_search_without_marks(store: Path) -> None:
    assert "Công an tỉnh Lào Cai" in call(store, "search", "cong an tinh").stdout
    assert call(store, "search", "khong co gi nhu the").exit_code == 1


def test_a_shipped_question_in_three_forms(store: Path) -> None:
    asked = ("query", "who-implements", "--set", "document=193/QĐ-TTg")
    assert "77/KH-UBND" in call(store, *asked).stdout
    rows = json.loads(call(store, *asked, "--format", "json").stdout)
    assert rows[0]["name"] == "Kế hoạch 77/KH-UBND"
    assert call(store, *asked, "--format", "csv").stdout.startswith("\ufeffimplementer,")


def test_free_sparql_from_standard_input(store: Path) -> None:
    sparql = "SELECT (COUNT(?d) AS ?n) WHERE { ?d a cc:ReadDocument }"
    command = ["--store", str(store), "query", "--sparql", "-"]
    result = CliRunner().invoke(main, command, input=sparql)
    assert result.stdout.splitlines() == ["n", "2"]


def test_sparql_cannot_write_or_call_out(store: Path) -> None:
    for text in (
        "DELETE WHERE { ?s ?p ?o }",
        "SELECT * { SERVICE <http://x.invalid/> { ?s ?p ?o } }",
    ):
        command = ["--store", str(store), "query", "--sparql", "-"]
        result = CliRunner().invoke(main, command, input=text)
        assert result.exit_code == 6, text


def test_the_graph_fits_its_shapes(store: Path) -> None:
    result = call(store, "check")
    assert result.exit_code == 0, result.stdout


def test_no_store_says_how_to_make_one(tmp_path: Path) -> None:
    result = call(tmp_path / "none", "stats")
    assert result.exit_code == 5
    assert "graph build" in result.stderr


def test_control_characters_of_a_document_do_not_reach_the_terminal(tmp_path: Path) -> None:
    hostile = texts.PLAN.replace("tuyên truyền pháp luật", "tuyên truyền \x1b[2J\x07 pháp luật")
    (tmp_path / "hostile.txt").write_text(hostile, encoding="utf-8")
    call(tmp_path / "s", "build", str(tmp_path / "hostile.txt"))
    shown = call(tmp_path / "s", "show", "77/KH-UBND").stdout
    assert "77/KH-UBND" in shown
    assert "\x1b" not in shown
    assert "\x07" not in shown
