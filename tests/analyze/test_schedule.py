from __future__ import annotations

import pytest

from graph.analyze.schedule import calendar, icalendar
from tests.analyze.networks import deadline, duty, network


def dues(*items: object, year: int = 2024, **options: object) -> list[tuple[str, str]]:
    found = calendar(network(None, deadlines=items), year, **options)  # type: ignore[arg-type]
    return [(due.date, due.reason.removeprefix("analysis-")) for due in found]


@pytest.mark.parametrize(
    ("due", "every", "what", "days"),
    [
        ("2024-07-30", "", "tổ chức Ngày toàn dân", [("2024-07-30", "due")]),
        ("2023-07-30", "", "tổ chức Ngày toàn dân", []),
        ("--11-15", "P1Y", "báo cáo kết quả", [("2024-11-15", "due")]),
        ("--11-15", "", "báo cáo kết quả", [("2024-11-15", "due")]),
        (
            "--05-15",
            "P6M",
            "báo cáo kết quả",
            [("2024-05-15", "due"), ("2024-11-15", "due-expected")],
        ),
        ("--03-05", "P3M", "báo cáo quý I", [("2024-03-05", "due")]),
        ("", "P6M", "báo cáo kết quả", [("", "due-undated")]),
        ("--02-30", "", "báo cáo", []),
        ("2024-02", "", "báo cáo", [("", "due-undated")]),
    ],
)
def test_days_of_a_year(due: str, every: str, what: str, days: list[tuple[str, str]]) -> None:
    assert dues(deadline("d", what, due, every)) == days


def test_a_quarterly_report_is_expanded_for_the_year() -> None:
    found = dues(deadline("d", "sinh hoạt định kỳ", "--01-31", "P3M"))
    assert [day for day, _ in found] == [
        "2024-01-31",
        "2024-07-31",
        "2024-10-31",
    ]  # no 31st of April


def test_outside_the_period_of_its_plan_nothing_is_due() -> None:
    assert dues(deadline("d", "báo cáo", "--11-15", "P1Y"), year=2026) == []
    assert dues(deadline("d", "báo cáo", "--11-15", "P1Y", period=None), year=2026) != []


def test_by_whom_and_only_that_agency() -> None:
    view = duty("1", "Báo cáo kết quả", "so")
    net = network(None, view, deadlines=(deadline("d", "báo cáo", "--11-15", of="1"),))
    (due,) = calendar(net, 2024, agency="so")
    assert [node.iri for node in due.by] == ["so"]
    assert calendar(net, 2024, agency="other") == ()


def test_a_calendar_that_other_programs_read() -> None:
    view = duty("1", "Báo cáo", "Sở A; Sở B, hội")
    long = "báo cáo kết quả thực hiện, gửi về cơ quan thường trực để tổng hợp; " * 3
    net = network(None, view, deadlines=(deadline("d", long, "--11-15", "P1Y", of="1"),))
    text = icalendar(calendar(net, 2024))
    assert text.startswith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n")
    assert text.endswith("END:VCALENDAR\r\n")
    assert "DTSTART;VALUE=DATE:20241115\r\nDTEND;VALUE=DATE:20241116\r\n" in text
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    unfolded = text.replace("\r\n ", "")
    assert "SUMMARY:báo cáo kết quả thực hiện\\, gửi về" in unfolded
    assert "Sở A\\; Sở B\\, hội\\n" in unfolded
    assert text == icalendar(calendar(net, 2024))


def test_what_has_no_day_is_no_event_and_hostile_text_stays_text() -> None:
    items = (
        deadline("d", "báo cáo", every="P6M"),
        deadline("e", "x\r\nEND:VCALENDAR\x00", "2024-01-01"),
    )
    text = icalendar(calendar(network(None, deadlines=items), 2024))
    assert text.count("BEGIN:VEVENT") == 1
    assert text.count("\r\nEND:VCALENDAR") == 1
    assert "\x00" not in text
