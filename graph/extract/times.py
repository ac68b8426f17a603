"""How Vietnamese texts say when: days, months, quarters, and periods that come round again."""

from __future__ import annotations

import calendar
import functools
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.extract.anchors import openings
from graph.matching import alternation, capital
from graph.vietnamese import iso_date, roman

if TYPE_CHECKING:
    from graph.vocabulary import Vocabulary

COUNTS = {"một": 1, "hai": 2, "ba": 3, "sáu": 6, "chín": 9}
COUNT = rf"(?:\d{{1,2}}|{'|'.join(COUNTS)})"
_UNITS = ("day", "week", "month", "quarter", "year")
_DECEMBER = 12

#: A day: 05/3, 15/12/2024, 15 tháng 12 năm 2024, 15 tháng 12.
DAY = (
    r"(?<!\d)(?P<day>[0-3]?\d) ?"
    r"(?:[/.\-] ?(?P<month>[01]?\d)(?!\d)(?: ?[/.\-] ?(?P<year>\d{4})(?!\d))?"
    r"|tháng (?P<month_word>[01]?\d)(?!\d)(?:(?: năm |/)(?P<year_word>\d{4}))?)"
)
#: A month, quarter or year that has its year: tháng 6 năm 2025, quý III/2024, năm 2025.
_STRETCH = (
    r"(?:[Tt]háng (?P<m>[01]?\d)(?:[/.\-]|,? năm )"
    r"|[Qq]u[ýí] (?P<q>IV|I{1,3}|[1-4])(?: ?[/.\-] ?|,? năm ))"
    r"(?P<y>\d{4})(?!\d)|[Nn]ăm (?P<whole>\d{4})(?!\d)"
)

#: Behind the date of one report stands another report, with its own date.
OTHER_REPORT = re.compile(r",?(?: và)? (?=báo cáo|sơ kết|tổng kết)")
SENTENCE = re.compile(r"[;(]|\.(?= |$)")
PASSIVE = re.compile(r"\b(?:được|bị)(?: [^\W\d]+){0,3} $")
SPAN_OF_YEARS = re.compile(r" ?[-–] ?\d")
TIME_LEAD = re.compile(r"(?:(?:[Tt]rước|[Tt]rong|[Cc]hậm nhất|[Hh]oàn thành|[Xx]ong|[Đđ]ến) ){0,3}")
LIST_LEAD = re.compile(r"(?: báo cáo)?[ :,]{0,3}\(?")
IN_BRACKETS = re.compile(r" ?\((?:(?:gửi|báo cáo|chậm nhất|vào) ){0,3}(?:trước )?")
FOLLOWING = re.compile(r",? \(?(?:gửi |báo cáo )?(?:trước|chậm nhất|muộn nhất|vào) ")
#: "năm trước đến ngày …" is a span of time, no date of due.
SINCE = re.compile(r"[Tt]rước (?:đến|khi) ")
BOUND = re.compile(r"[;:(]|\.(?= |$)|\n")
CLOSED = re.compile(r" ?(?:[.;,)\n]|$)")
DUE_TAIL = re.compile(r",? ?(?:trước|chậm nhất|muộn nhất)(?: là| vào)? (?:ngày )?\d.*$")
NO_ACT = re.compile(r"[ ,)]*(?:hoặc )?(?:khi )?(?:đột xuất|có yêu cầu)?")
REPORTED = re.compile(r"\b(?:báo cáo|sơ kết|tổng kết|giao ban)(?: [^\W\d]+){0,5}$")
ATTRIBUTE = re.compile(r" (?:được|của|là|và giai)")
OPENS = re.compile(r"\b(?:sau đây|như sau|trường hợp|trong đó)$")
NAMED = re.compile(
    rf"“?[Nn]gày (?=[^\W\d])[^“”:;.\n]{{3,110}}?”?[ (\-–,]{{1,4}}(?:ngày )?{DAY}\)?”?\)?"
    r"(?: năm (?P<outer>\d{4}))?"
)
LEAD_COUNT = re.compile(rf"{COUNT} $")


@dataclass(frozen=True, slots=True, kw_only=True)
class Grammar:
    """Compiled patterns of deadlines.toml, and the words at which one of them may begin."""

    anchors: tuple[str, ...]
    anchor: re.Pattern[str]
    once: re.Pattern[str]
    due: re.Pattern[str]
    stretch: re.Pattern[str]
    monthly: re.Pattern[str]
    more: re.Pattern[str]
    finish: re.Pattern[str]
    review: re.Pattern[str]
    period: re.Pattern[str]
    joint: re.Pattern[str]
    again: re.Pattern[str]
    yearly: re.Pattern[str]
    dated: re.Pattern[str]
    report: re.Pattern[str]
    report_behind: re.Pattern[str]
    act: re.Pattern[str]
    due_act: re.Pattern[str]
    act_end: re.Pattern[str]
    no_deadline: re.Pattern[str]
    label: re.Pattern[str]
    #: From a unit of time to its ISO 8601 duration.
    units: dict[str, str]


@functools.cache
def grammar(vocabulary: Vocabulary) -> Grammar:
    """Compile the table of one vocabulary."""
    rows = {cue.id: cue.words for cue in vocabulary.cues["deadlines"]}

    def words(*ids: str) -> str:
        return alternation(word for row in ids for word in rows[row])

    def either(row: str) -> str:
        ordered = sorted(rows[row], key=lambda word: (-len(word), word))
        return "|".join(capital(word) for word in ordered)

    unit = words(*_UNITS)
    counted = rf"(?:(?:{words('recurring')}) )?(?:(?P<count>{COUNT}) )?(?P<unit>{unit})"
    report = rf"(?:{words('report')})(?: (?!{unit})[^\W\d]+){{0,4}}?"
    any_case = re.IGNORECASE
    again = [f"{word} {u}" for word in rows["recurring"] for row in _UNITS for u in rows[row]]
    starts = (
        *rows["periodic"], *again, *rows["before"], *rows["within"], *rows["time-label"],
        *(f"{word} " for word in rows["commemoration"]),
    )  # fmt: skip
    return Grammar(
        anchors=openings(starts),
        anchor=re.compile(
            rf"(?P<periodic>{either('periodic')})\b"
            rf"|(?P<again>(?:{either('recurring')}) (?:{unit}))\b"
            rf"|(?P<before>{either('before')}) (?=[\dvnltcđh])"
            rf"|(?P<within>{either('within')}) (?=[TtQqNn][háăuýí]|\d)"
            rf"|(?P<label>{either('time-label')}) ?: "
            rf"|(?P<named>(?:{words('commemoration')}) "
            rf"(?=[^“”:;.\n]{{3,110}}?”?[ (–\-]{{0,4}}\d{{1,2}}[/\-]\d{{1,2}}))"
        ),
        once=re.compile(
            rf"(?i:\b(?P<lead>{COUNT} )?(?P<unit>{unit})(?: |/)(?:{words('once')}|lần)"
            rf"|\b(?:{words('once')})(?:/| (?:mỗi|hằng|hàng) )(?P<per>{unit}))\b"
        ),
        due=re.compile(rf"(?:(?:{words('filler')}) ){{0,4}}(?:ngày )?{DAY}"),
        stretch=re.compile(rf"(?:(?:{words('filler')}) ){{0,4}}(?:{_STRETCH})"),
        monthly=re.compile(
            rf"(?:(?:{words('filler')}) ){{0,4}}(?:ngày )?[0-3]?\d (?P<of>{words('day-of')})\b"
        ),
        more=re.compile(rf"(?:,| và|,? hoặc) (?:trước )?(?:ngày )?{DAY}"),
        review=re.compile(rf"\b(?:{words('stage-review')})\b", any_case),
        finish=re.compile(rf"\b(?:{words('finish')})\b", any_case),
        period=re.compile(rf"{counted}(?! ?\d)(?:(?: |/)(?:{words('once')}|lần))?\b", any_case),
        joint=re.compile(r"(?:,| và| hoặc|;|/)? ?(?:đột xuất|định kỳ)?(?:,| và| hoặc)? ?"),
        again=re.compile(rf",?(?: của)? ?(?:{words('recurring')}) (?P<unit>{unit})\b"),
        yearly=re.compile(rf" ?(?:{words('recurring')}) (?:{words('year')})\b", any_case),
        dated=re.compile(
            rf"\b(?:trước|chậm nhất|muộn nhất|vào) (?:(?:{words('filler')}) ){{0,4}}"
            rf"(?:ngày )?{DAY}"
        ),
        report=re.compile(rf"\b{report} {counted}(?! ?(?:19|20)\d\d)\b", any_case),
        report_behind=re.compile(rf" ?\(?(?:đối với|cho) {report} {counted}\b", any_case),
        act=re.compile(rf",? ?(?:(?:đều|phải|chủ động|kịp thời) )?(?:{words('act')})\b"),
        due_act=re.compile(rf"\b(?:{words('due-act')})\b", any_case),
        act_end=re.compile(
            r"[;.(:\n]| (?:về|cho|đến|tới) (?=[A-ZĐÂĂÊÔƠƯ]|UBND|cơ quan|cấp)"
            rf"| (?:{words('act-end')}) "
        ),
        no_deadline=re.compile(rf"\b(?:{words('no-deadline')})(?: [^\W\d]+){{0,2}} ?$", any_case),
        label=re.compile(rf"(?:{words('time-label')})\b", any_case),
        units={
            word: vocabulary.cue("deadlines", row).means for row in _UNITS for word in rows[row]
        },
    )


def multiple(duration: str, count: str | None) -> str:
    """Give a duration so many times over.

    >>> multiple("P1M", "06"), multiple("P3M", None)
    ('P6M', 'P3M')
    """
    number = COUNTS.get((count or "1").lower()) or int(count or "1")
    return f"P{int(duration[1:-1]) * max(number, 1)}{duration[-1]}"


def day_of(match: re.Match[str]) -> str | None:
    """Give the ISO date of a match of `DAY`; without its year it begins with two hyphens."""
    day, month = int(match["day"]), int(match["month"] or match["month_word"])
    year = match["year"] or match["year_word"]
    if year:
        return iso_date(int(year), month, day)
    return f"--{month:02}-{day:02}" if iso_date(2000, month, day) else None


def is_fraction(cue: str, match: re.Match[str]) -> bool:
    """Tell whether a match of `DAY` may be a part of a whole: "hoàn thành 9/10 chỉ tiêu"."""
    sure = match["year"] or match["month_word"] or "ngày" in match[0]
    return not sure and cue.lower().startswith(("hoàn thành", "thời hạn", "hạn"))


def dated(match: re.Match[str] | None) -> tuple[str, int] | None:
    """Give the date of a match of `DAY` and where it ends; `None` where there is no such day."""
    due = day_of(match) if match else None
    return (due, match.end()) if match and due else None


def last_day(match: re.Match[str]) -> str | None:
    """Give the last day of a month, quarter or year: what is due in it is due by then."""
    year, month = int(match["whole"] or match["y"]), _DECEMBER
    if match["q"]:
        month = 3 * (roman(match["q"]) or int(match["q"]))
    elif match["m"]:
        month = int(match["m"])
    if not (1 <= month <= _DECEMBER and year >= 1):
        return None
    return iso_date(year, month, calendar.monthrange(year, month)[1])
