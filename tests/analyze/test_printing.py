"""Every finding prints in both languages, and no text of a document gets a control character through."""

from __future__ import annotations

import json
import re
from io import BytesIO

import networkx as nx
import openpyxl
import pytest

from graph import interface
from graph.analyze.agencies import places, ties
from graph.analyze.authority import authority
from graph.analyze.cascade import cascade
from graph.analyze.chains import longest_chain, main_path, mandate
from graph.analyze.clusters import tasks_of
from graph.analyze.compare import compare
from graph.analyze.fragments import fragments
from graph.analyze.impact import impact
from graph.analyze.indicators import indicators
from graph.analyze.matrix import columns, matrix
from graph.analyze.overlaps import overlaps
from graph.analyze.restated import restatements
from graph.analyze.roles import roles
from graph.analyze.schedule import calendar
from graph.export import findings_sheets, findings_tables, findings_text
from graph.export.text import as_json
from graph.network import Network
from tests.analyze.networks import (
    agency,
    cites,
    deadline,
    document,
    duty,
    network,
    part,
    target,
)

HOSTILE = (
    "\x1b[31m Trợ giúp pháp lý\u202e cho nạn nhân <script>alert(1)</script> =HYPERLINK() bị mua bán"
)
BAD = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202e]")


@pytest.fixture
def net() -> Network:
    graph = nx.MultiDiGraph()
    document(graph, "programme", rank=4, locality="", label="Quyết định 193/QĐ-TTg")
    for name in ("old", "new"):
        document(graph, name)
        cites(graph, name, "programme", "implements")
    agency(graph, "so")
    agency(graph, "ca")
    views = (
        duty("1", HOSTILE, part("so", "lead"), home="programme", locality=""),
        duty("2", HOSTILE, part("so", "lead"), "ca", home="old", partners=("stc",)),
        duty("3", HOSTILE.replace("bị", "đã bị"), part("hoi", "lead"), home="new"),
        duty("4", "Báo cáo kết quả", part("các sở", group=True), home="new"),
    )
    return network(
        graph,
        *views,
        targets=(target("a", HOSTILE, 90, home="old"), target("b", HOSTILE, 95, home="new")),
        deadlines=(deadline("d", HOSTILE, "--11-15", "P1Y", home="new", of="3"),),
    )


@pytest.mark.parametrize("language", interface.LANGUAGES)
def test_all_lines(net: Network, language: str) -> None:
    say = interface.load(language)
    lines: list[str] = []
    for name, found in (
        ("overlap_lines", overlaps(net)),
        ("fragment_lines", fragments(net)),
        ("role_lines", roles(net)),
        ("restatement_lines", restatements(net)),
        ("task_lines", tasks_of(net)),
        ("authority_lines", authority(net)),
        ("tie_lines", ties(net)),
        ("indicator_lines", indicators(net)),
    ):
        assert found, name
        for number, item in enumerate(found, 1):
            lines += getattr(findings_text, name)(number, item, say)
    path, longest = main_path(net), longest_chain(net)
    assert path
    assert longest
    lines += findings_text.comparison_lines(compare(net, "old", "new"), say)
    lines += findings_text.cascade_lines(cascade(net, "programme"), say)
    lines += findings_text.impact_lines(impact(net, "programme"), say)
    lines += findings_text.mandate_lines(mandate(net, "programme"), say)
    lines += findings_text.main_path_lines(path, say)
    lines += findings_text.line_lines(longest, say)
    lines += findings_text.matrix_lines(matrix(net), say)
    lines += findings_text.due_lines(calendar(net, 2024), say)
    lines += [" ".join(row) for row in findings_text.place_rows(places(net))]
    assert lines
    assert not [line for line in lines if BAD.search(line)]
    assert any("a.txt:" in line for line in lines)


def test_all_tables_are_rectangular_and_json_is_plain(net: Network) -> None:
    rows = matrix(net)
    for heads, table in (
        findings_tables.comparison_table(compare(net, "old", "new")),
        findings_tables.matrix_table(rows, columns(rows), {}),
        findings_tables.calendar_table(calendar(net, 2024)),
        findings_tables.indicator_table(indicators(net)),
        findings_tables.cascade_table(cascade(net, "programme")),
        findings_tables.impact_table(impact(net, "programme")),
        findings_tables.role_table(roles(net)),
        findings_tables.fragment_table(fragments(net)),
        findings_tables.authority_table(authority(net)),
    ):
        assert table
        assert {len(row) for row in table} == {len(heads)}
    json.dumps(as_json(compare(net, "old", "new")))
    json.dumps(as_json(overlaps(net)))


def test_a_workbook_holds_text_and_no_formula(net: Network) -> None:
    rows = matrix(net)
    heads, table = findings_tables.matrix_table(rows, columns(rows), {})
    table.append(("=1+1", HOSTILE, *[None] * (len(heads) - 2)))
    book = findings_sheets.to_xlsx(heads, table)
    assert book == findings_sheets.to_xlsx(heads, table)
    sheet = openpyxl.load_workbook(BytesIO(book)).active
    cells = [cell for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} == {"s"}
    assert [cell.value for cell in sheet[1]] == list(heads)
    last = [cell.value for cell in sheet[sheet.max_row]]
    assert last[0] == "=1+1"
    assert "<script>" in last[1]
    assert not BAD.search(last[1])
    assert sheet.freeze_panes == "B2"
    assert sheet.auto_filter.ref


def test_a_page_shows_hostile_text_literally() -> None:
    page = findings_sheets.to_html(("a", "b"), [(HOSTILE, None)], title="<b>", language="vi")
    assert "<script>" not in page
    assert "&lt;b&gt;" in page
    assert "://" not in page
