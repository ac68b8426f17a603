"""What is due when, by whom, from which sentence; and the same as an iCalendar.

A day without a year falls in each year of its plan. What recurs without a day is listed with no date: a report
"định kỳ 06 tháng" is due twice a year, but the text does not say on which days, and none is made up.
"""

from __future__ import annotations

import hashlib
from datetime import date as Date  # noqa: N812
from datetime import timedelta
from typing import TYPE_CHECKING

from graph.records.analysis import Due

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.network import Network
    from graph.records.findings import DeadlineView, Node

_MONTHS = {"P1Y": 12, "P6M": 6, "P3M": 3, "P1M": 1}
_YEAR = 12
#: Length of "2021-07-30".
_FULL = 10


def calendar(
    network: Network, year: int, *, locality: str = "", agency: str = ""
) -> tuple[Due, ...]:
    """Give what is due in a year, by day; what has no day comes last, in the order of the texts.

    `agency` keeps what an agency (by IRI) has to do.
    """
    dated: list[Due] = []
    undated: list[Due] = []
    for deadline in network.deadlines.values():
        if locality and deadline.locality != locality:
            continue
        by = _agencies(network, deadline)
        if agency and agency not in {node.iri for node in by}:
            continue
        for due in _dues(deadline, by, year):
            (dated if due.date else undated).append(due)
    dated.sort(key=lambda due: (due.date, due.deadline.node.iri))
    return (*dated, *undated)


def _agencies(network: Network, deadline: DeadlineView) -> tuple[Node, ...]:
    duty = network.duties.get(deadline.duty)
    return tuple(dict.fromkeys(agency for agency, _ in duty.agencies)) if duty else ()


def _dues(deadline: DeadlineView, by: tuple[Node, ...], year: int) -> Iterator[Due]:
    due = deadline.due
    if len(due) == _FULL and not deadline.every:
        if int(due[:4]) == year:
            yield _due(deadline, by, due, "analysis-due")
        return
    period = deadline.period
    if period and not period[0] <= year <= period[1]:
        return
    if len(due) != _FULL and not due.startswith("--"):  # no day, or a month or year of its own
        if not due or due.startswith(str(year)):
            yield _due(deadline, by, "", "analysis-due-undated")
        return
    stated = f"{year}-{due[-5:]}"
    for date in _in_year(stated, deadline, year):
        if len(due) != _FULL or date >= due:
            reason = "analysis-due" if date == stated else "analysis-due-expected"
            yield _due(deadline, by, date, reason if deadline.every else "analysis-due")


def _in_year(day: str, deadline: DeadlineView, year: int) -> list[str]:
    """Give the days of a year on which something recurs that is due on one of them.

    A day whose sentence names its own part of the year ("báo cáo quý I trước ngày 05/3") is the only one.
    """
    months = _MONTHS.get(deadline.every, _YEAR)
    if months == _YEAR or _names_its_part(deadline):
        return [day] if _valid(day) else []
    first = int(day[5:7])
    found = []
    for shift in range(0, _YEAR, months):
        month = (first - 1 + shift) % _YEAR + 1
        date = f"{year}-{month:02}{day[7:]}"
        if _valid(date):
            found.append(date)
    return sorted(found)


def _names_its_part(deadline: DeadlineView) -> bool:
    """Tell whether what is due is one part of a year: a quarter or a half by name, of which others may follow."""
    words = deadline.what.casefold()
    return any(word in words for word in ("quý", "tháng", "năm", "đợt"))


def _valid(day: str) -> bool:
    try:
        Date.fromisoformat(day)
    except ValueError:
        return False
    return True


def _due(deadline: DeadlineView, by: tuple[Node, ...], date: str, reason: str) -> Due:
    return Due(
        date=date, every=deadline.every, what=deadline.what, by=by, deadline=deadline, reason=reason
    )


def icalendar(dues: tuple[Due, ...], *, name: str = "Căn Cứ") -> str:
    """Give what has a day as an iCalendar (RFC 5545), the same bytes for the same input.

    The stamp of an event is the first day of its year: no clock is read.
    """
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//cancu//calendar//VI",
        f"X-WR-CALNAME:{_text(name)}",
    ]
    for due in dues:
        if due.date:
            lines += _event(due)
    lines.append("END:VCALENDAR")
    return "".join(f"{part}\r\n" for line in lines for part in _folded(line))


def _event(due: Due) -> list[str]:
    day = Date.fromisoformat(due.date)
    who = ", ".join(node.label for node in due.by)
    name = hashlib.sha256(f"{due.deadline.node.iri} {due.date}".encode()).hexdigest()[:32]
    source = due.deadline.quote
    told = f"{who}\n“{source.text}”\n{due.deadline.document.label}, {source.place}"
    return [
        "BEGIN:VEVENT",
        f"UID:{name}@cancu.vn",
        f"DTSTAMP:{day.year}0101T000000Z",
        f"DTSTART;VALUE=DATE:{day:%Y%m%d}",
        f"DTEND;VALUE=DATE:{day + timedelta(days=1):%Y%m%d}",
        f"SUMMARY:{_text(due.what or source.text)}",
        f"DESCRIPTION:{_text(told)}",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
    ]


def _text(value: str) -> str:
    """Escape a text (RFC 5545, 3.3.11); control characters go."""
    kept = "".join(letter for letter in value if letter == "\n" or letter.isprintable())
    for mark in ("\\", ";", ","):
        kept = kept.replace(mark, "\\" + mark)
    return kept.replace("\n", "\\n")


def _folded(line: str) -> Iterator[str]:
    """Cut a line at 75 octets (RFC 5545, 3.1), never within a letter."""
    part, size = "", 0
    for letter in line:
        octets = len(letter.encode())
        if size + octets > 75:  # noqa: PLR2004
            yield part
            part, size = " ", 1
        part += letter
        size += octets
    yield part
