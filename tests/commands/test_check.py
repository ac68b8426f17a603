from __future__ import annotations

import html
import json
from pathlib import Path
from urllib.parse import urlparse

import pytest
from click.testing import CliRunner, Result

from cli import main
from tests import texts
from tests.analyze.test_audit import CASES, DUTY, PROGRAMME, plan

TODAY = "2026-11-23"
LABOUR = "1. Sở Lao động - Thương binh và Xã hội\n\nChủ trì hỗ trợ nạn nhân bị mua bán.\n\n2. "


def call(store: Path, *words: str) -> Result:
    return CliRunner().invoke(main, ["--store", str(store), *words])


@pytest.fixture
def store(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    folder.mkdir()
    text = plan(f"Thực hiện {PROGRAMME};", LABOUR + DUTY.removeprefix("1. "))
    (folder / "plan.txt").write_text(text, encoding="utf-8")
    (folder / "letter.txt").write_text(texts.LETTER, encoding="utf-8")
    assert call(tmp_path / "s", "build", str(folder)).exit_code == 0
    return tmp_path / "s"


def test_a_duty_is_shown_with_its_owner_of_the_day(store: Path) -> None:
    text = call(
        store, "show", "Sở Lao động - Thương binh và Xã hội tỉnh Lào Cai", "--format", "json"
    )
    groups = dict(json.loads(text.stdout)["groups"])
    duty = groups["duties"][0]["iri"]
    shown = call(store, "show", duty, "--as-of", "23/11/2026").stdout
    assert "Sở Lao động - Thương binh và Xã hội tỉnh Lào Cai → nay: Sở Y tế tỉnh Lào Cai" in shown
    assert "2025-03-01, theo 45/2025/NĐ-CP" in shown
    assert "nay:" not in call(store, "show", duty, "--as-of", "2022-03-10").stdout


def test_a_day_that_is_none_is_refused(store: Path) -> None:
    result = call(store, "show", "77/KH-UBND", "--as-of", "31/02/2026")
    assert result.exit_code == 2
    assert "31/02/2026" in result.stderr


def test_a_trace_marks_each_document_with_its_validity(store: Path) -> None:
    assert "[đã hết giai đoạn" in call(store, "trace", "77/KH-UBND", "--as-of", TODAY).stdout
    assert "[" not in call(store, "trace", "77/KH-UBND").stdout.replace("[…]", "")


def test_a_question_gets_a_column_of_the_day(store: Path) -> None:
    sparql = store.parent / "q.rq"
    sparql.write_text("SELECT ?a WHERE { ?d cc:leadAgency ?a } ORDER BY ?a", encoding="utf-8")
    out = call(store, "query", "--sparql", str(sparql), "--as-of", TODAY).stdout
    assert out.splitlines()[0] == f"a\ta@{TODAY}"
    assert "Sở Y tế tỉnh Lào Cai" in out


def test_an_export_of_a_day_names_the_owners_of_that_day(store: Path, tmp_path: Path) -> None:
    then, now = tmp_path / "then.graphml", tmp_path / "now.graphml"
    call(store, "export", "--graphml", "--output", str(then))
    call(store, "export", "--graphml", "--output", str(now), "--as-of", TODAY)
    before, after = (html.unescape(file.read_text(encoding="utf-8")) for file in (then, now))
    assert "Sở Lao động - Thương binh và Xã hội tỉnh" in before
    assert "Sở Y tế tỉnh Lào Cai" in after
    assert "Sở Lao động - Thương binh và Xã hội tỉnh" not in after


def test_duties_whose_owners_merged_are_no_overlap(tmp_path: Path) -> None:
    text = plan(
        duties="1. Sở Tài chính\n\nChủ trì bố trí kinh phí hỗ trợ nạn nhân bị mua bán trở về.\n\n"
        "2. Sở Kế hoạch và Đầu tư\n\nChủ trì bố trí kinh phí hỗ trợ nạn nhân bị mua bán trở về."
    )
    (tmp_path / "plan.txt").write_text(text, encoding="utf-8")
    call(tmp_path / "s", "build", str(tmp_path / "plan.txt"))
    then = json.loads(call(tmp_path / "s", "overlaps", "--format", "json").stdout)
    now = json.loads(call(tmp_path / "s", "overlaps", "--format", "json", "--as-of", TODAY).stdout)
    assert (len(then), len(now)) == (1, 0)


def test_check_exits_1_from_the_severity_that_is_named(store: Path) -> None:
    assert call(store, "check").exit_code == 0
    assert call(store, "check", "--as-of", TODAY, "--fail-on", "warning").exit_code == 1
    shown = call(store, "check", "--as-of", TODAY)
    assert shown.exit_code == 0
    assert "[agency-gone-today]" in shown.stdout
    assert "plan.txt:" in shown.stdout


def test_a_draft_is_checked_against_the_graph_and_not_stored(store: Path, tmp_path: Path) -> None:
    draft = tmp_path / "draft.txt"
    (bad,) = next(case for case in CASES if case.rule == "basis-ended-replaced").bad
    draft.write_text(bad, encoding="utf-8")
    before = call(store, "stats", "--format", "json").stdout
    result = call(store, "check", str(draft), "--format", "json")
    assert result.exit_code == 1
    (issue,) = [item for item in json.loads(result.stdout) if item["severity"] == "error"]
    assert issue["rule"] == "basis-ended-replaced"
    assert issue["evidence"][0]["path"].endswith("draft.txt")
    assert "53/2024/QH15" in issue["remedy"]
    assert call(store, "stats", "--format", "json").stdout == before


def test_a_draft_finds_by_the_graph_what_its_own_words_leave_open(
    store: Path, tmp_path: Path
) -> None:
    draft = tmp_path / "draft.txt"
    cited = "Thực hiện Kế hoạch số 77/KH-UBND của Ủy ban nhân dân tỉnh Lào Cai;"
    draft.write_text(plan(cited, number=5, title="Tuyên truyền", day="1 tháng 4 năm 2022"), "utf-8")
    with_graph = call(store, "check", str(draft)).stdout
    alone = call(tmp_path / "none", "check", str(draft))
    assert "[undated]" not in with_graph
    assert "[undated]" in alone.stdout
    assert "none" in alone.stderr


def test_sarif_has_the_structure_of_2_1_0(store: Path) -> None:
    log = json.loads(call(store, "check", "--as-of", TODAY, "--format", "sarif").stdout)
    assert log["version"] == "2.1.0"
    (run,) = log["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert len({rule["id"] for rule in rules}) == len(rules)
    assert run["results"]
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["level"] in {"error", "warning", "note"}
        assert result["message"]["text"]
        for place in result.get("locations", []):
            physical = place["physicalLocation"]
            assert urlparse(physical["artifactLocation"]["uri"]).path.isascii()
            assert physical["region"]["startLine"] >= 1


CSV = (
    "DANH SÁCH VĂN BẢN\n"
    "STT;Số ký hiệu;Ngày ban hành;Loại văn bản;Cơ quan ban hành;Trích yếu;Ngày có hiệu lực;"
    "Ngày hết hiệu lực;Tình trạng hiệu lực\n"
    "1;15/2021/QĐ-UBND;01/06/2021;Quyết định;UBND tỉnh Lào Cai;Quy chế phối hợp;10/06/2021;"
    "31/12/2021;Hết hiệu lực toàn bộ\n"
)
BASED = plan("Căn cứ Quyết định số 15/2021/QĐ-UBND ngày 01/6/2021 của UBND tỉnh Lào Cai;")


def test_a_list_of_the_user_joins_the_register(tmp_path: Path) -> None:
    (tmp_path / "list.csv").write_text(CSV, encoding="utf-8")
    (tmp_path / "plan.txt").write_text(BASED, encoding="utf-8")
    names = (str(tmp_path / "plan.txt"), "--register", str(tmp_path / "list.csv"))
    assert "[basis-ended]" not in call(tmp_path / "none", "check", names[0]).stdout
    assert "[basis-ended]" in call(tmp_path / "none", "check", *names).stdout
    call(tmp_path / "s", "build", *names)
    assert "[basis-ended]" in call(tmp_path / "s", "check").stdout  # the graph remembers the list


def test_another_list_has_documents_read_again(tmp_path: Path) -> None:
    (tmp_path / "list.csv").write_text(CSV, encoding="utf-8")
    (tmp_path / "plan.txt").write_text(BASED, encoding="utf-8")
    file, listed = str(tmp_path / "plan.txt"), ("--register", str(tmp_path / "list.csv"))
    reports = [
        json.loads(call(tmp_path / "s", "build", file, *more, "--format", "json").stdout)
        for more in ((), (), listed, listed, ())
    ]
    assert [len(report["read"]) for report in reports] == [1, 0, 1, 0, 1]


def test_a_toml_register_has_the_schema_of_instruments(tmp_path: Path) -> None:
    rows = '[qd-15]\ntype = "QĐ"\nnumber = "15/2021/QĐ-UBND"\ndate = "2021-06-01"\nuntil = "2021-12-31"\n'
    (tmp_path / "own.toml").write_text(rows, encoding="utf-8")
    (tmp_path / "plan.txt").write_text(BASED, encoding="utf-8")
    names = (str(tmp_path / "plan.txt"), "--register", str(tmp_path / "own.toml"))
    assert "[basis-ended]" in call(tmp_path / "none", "check", *names).stdout


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("01/06/2021", "31/06/2021", "list.csv:3"),
        ("15/2021/QĐ-UBND", "", "list.csv:3"),
        ("Số ký hiệu", "Cột", "Số ký hiệu"),
    ],
)
def test_a_bad_row_is_named_with_file_and_line(
    tmp_path: Path, old: str, new: str, told: str
) -> None:
    (tmp_path / "list.csv").write_text(CSV.replace(old, new), encoding="utf-8")
    (tmp_path / "plan.txt").write_text(BASED, encoding="utf-8")
    names = (str(tmp_path / "plan.txt"), "--register", str(tmp_path / "list.csv"))
    result = call(tmp_path / "s", "build", *names)
    assert result.exit_code == 4
    assert told in result.stderr
