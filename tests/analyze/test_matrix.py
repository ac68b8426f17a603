from __future__ import annotations

from graph.analyze.matrix import RACI, columns, matrix
from graph.export.findings_tables import matrix_table
from tests.analyze.networks import duty, network, part

AID = "Thực hiện trợ giúp pháp lý miễn phí cho nạn nhân bị mua bán"
PATROL = "Tổ chức tuần tra, kiểm soát khu vực biên giới, cửa khẩu, đường mòn, lối mở"
POLICE = "https://cancu.vn/agency/cong-an-tinh/ha-noi"


def rows(**options: object) -> list[tuple[str, dict[str, str]]]:
    views = [
        duty("1", AID, part("so", "lead"), "hoi", partners=("stc",), reports_to=("ubnd",)),
        duty("2", f"{AID} kịp thời", part("so", "coordinate"), line=7),
        duty("3", PATROL, POLICE),
    ]
    found = matrix(network(None, *views), **options)  # type: ignore[arg-type]
    return [(row.task, {cell.agency.iri: cell.role for cell in row.cells}) for row in found]


def test_the_part_of_each_the_stronger_of_two() -> None:
    assert rows() == [
        (AID, {"so": "lead", "hoi": "implement", "stc": "coordinate", "ubnd": "informed"}),
        (PATROL, {POLICE: "implement"}),
    ]


def test_only_some_agencies_by_name_or_pattern() -> None:
    assert rows(agencies=("hoi",)) == [(AID, {"hoi": "implement"})]
    assert rows(agencies=("cong-an-tinh",)) == [(PATROL, {POLICE: "implement"})]
    assert rows(locality="dong-thap") == []
    assert rows(at=2030) == []


def test_every_cell_has_its_source_and_raci_is_a_view() -> None:
    found = matrix(network(None, duty("1", AID, part("so", "lead"), "hoi")))
    heads, lines = matrix_table(found, columns(found), RACI)
    assert heads == ("task", "hoi", "so")
    assert lines == [(AID, "R (a.txt:1)", "A/R (a.txt:1)")]
