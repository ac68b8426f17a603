"""The lines above the title: which of them are the issuer, the number, the place and the date.

Web pages break these lines anywhere ("THỦ TƯỚNG CHÍNH" / "PHỦ", "Số:" / "193/QĐ-TTg"), so what is
looked for may reach over the end of a line or the bar of a table.
"""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING

from graph.extract import titles
from graph.extract.issuers import Line, locality_row
from graph.extract.symbols import SYMBOL
from graph.extract.titles import UPPER
from graph.matching import alternation
from graph.vietnamese import iso_date

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.extract.symbols import Symbol
    from graph.vocabulary import Vocabulary

Range = tuple[int, int]

_LONGEST_LINE = 300
_LONGEST_NAME = 90
#: A space, or a line or cell broken in its place.
_GAP = r"[ \n|]{1,4}"
_MAY_GAP = r"[ \n|]{0,4}"
_WORD = rf"[{UPPER}](?![{UPPER}])[^\W\d_]{{0,9}}(?:['’][^\W\d_]{{1,9}})?(?![^\W\d_])"
_TOWN = r"(?:TP|Tp|T\.P|TX|[Tt]hành phố|[Tt]hị xã)\.? ?"
#: "Thái Nguyên, ngày 16 tháng 4 năm 2021"; day and month may be blank (ngày … tháng 01 năm 2024),
#: and scanning loses the marks of the three words.
DATE = re.compile(
    rf"(?:(?<![^\W\d_])(?P<place>(?:{_TOWN})?{_WORD}(?: (?:[-–] )?{_WORD}){{0,5}})"
    rf" ?,?{_MAY_GAP})?\b[Nn]g[àaáâ]y{_MAY_GAP}(?:(?P<blank_day>[\d.…_ /()?$&*'‘’]{{0,8}}?){_MAY_GAP}/? ?"
    rf"th[áaàâảạ]ng{_MAY_GAP}(?P<blank_month>[\d.…_ ]{{0,8}}?){_MAY_GAP}/? ?"
    rf"n[ăaàâáạ]m{_MAY_GAP}(?P<blank_year>\d{{4}})"
    r"|(?P<d>\d{1,2}|[.…_ ]{0,8}) ?[/\-.] ?(?P<m>\d{1,2}) ?[/.\-] ?(?P<y>\d{4}))(?!\d)"
)
NUMBER_LABEL = re.compile(
    r"(?:(?:Luật|Bộ luật|Pháp lệnh|Nghị quyết|Lệnh) )?(?:Số|SỐ|số|S6|Sô)"
    rf"(?: hiệu| văn bản)? ?[:.]?{_MAY_GAP}"
)
ABSTRACT = re.compile(r"(?:V/v|V/V|v/v)[ :.]*")
_RULE = r"[-–—_=*.~+•]{2,}|[|]"
_BROKEN_WORD = re.compile(rf"({_WORD})[ |]{{0,3}}\n[ |]{{0,3}}$")


@functools.cache
def _noise(vocabulary: Vocabulary) -> re.Pattern[str]:
    """Compile what stands in a head and names no issuer: the state title and the motto."""
    rows = ("national-title", "motto")
    words = alternation(word for row in rows for word in vocabulary.cue("structure", row).words)
    words = words.replace(" ", _GAP)
    motto = rf"độc{_GAP}lập ?[-–.]{_MAY_GAP}tự{_GAP}do ?[-–.]{_MAY_GAP}hạnh{_GAP}phúc"
    return re.compile(rf"(?i:{words}|{motto})|{_RULE}")


def is_seal(text: str, start: int, end: int) -> bool:
    """Tell whether a line is a number with its label, or a place with its date, and nothing more."""
    date = DATE.match(text, start, end)
    if date and date["place"]:
        return True
    label = NUMBER_LABEL.match(text, start, end)
    return bool(label and SYMBOL.match(text, label.end(), end))


def find_dates(text: str, blocks: tuple[Range, ...]) -> Iterator[re.Match[str]]:
    """Give the dates of a head, each with its place where it has one."""
    for start, end in _regions(text, blocks):
        yield from DATE.finditer(text, start, end)


def _regions(text: str, blocks: tuple[Range, ...]) -> list[Range]:
    """Join blocks that follow each other: what is broken over them is found in one piece."""
    regions: list[Range] = []
    for start, end in blocks:
        if regions and not text[regions[-1][1] : start].strip("\n"):
            regions[-1] = (regions[-1][0], end)
        else:
            regions.append((start, end))
    return regions


def stated_date(match: re.Match[str]) -> str | None:
    """Give as much of a date as is stated; a day without its month is none."""
    if match["y"]:
        day = match["d"].strip()
        return iso_date(int(match["y"]), int(match["m"]), int(day) if day.isdigit() else None)
    day = re.sub(r"\D", "", match["blank_day"] or "")
    month = re.sub(r"\D", "", match["blank_month"] or "")
    year = int(match["blank_year"])
    if not month:
        return iso_date(year)
    whole = iso_date(year, int(month), int(day)) if day else None
    return whole or iso_date(year, int(month))


def stated_place(match: re.Match[str], vocabulary: Vocabulary) -> tuple[str, int, int] | None:
    """Give the place of a date; the first word of its name may stand on the line before."""
    if not match["place"]:
        return None
    start, end = match.span("place")
    broken = _BROKEN_WORD.search(match.string, max(0, start - 14), start)
    if broken and locality_row(f"{broken[1]} {match['place']}", None, vocabulary):
        return f"{broken[1]} {match['place']}", broken.start(), end
    return match["place"], start, end


def issuer_lines(
    text: str, blocks: tuple[Range, ...], symbol: Symbol | None, vocabulary: Vocabulary
) -> list[Line]:
    """Give what is left of the head without state title, number, place and date."""
    cuts: list[Range] = []
    for start, end in _regions(text, blocks):
        cuts += [match.span() for match in _noise(vocabulary).finditer(text, start, end)]
        cuts += [match.span() for match in DATE.finditer(text, start, end)]
        for number in SYMBOL.finditer(text, start, end):
            label = NUMBER_LABEL.search(text, max(start, number.start() - 20), number.start())
            if label:
                cuts.append((min(label.start(), number.start()), number.end()))
    if symbol:
        cuts.append((symbol.start, symbol.end))
    lines: list[Line] = []
    for start, end in blocks:
        abstract = ABSTRACT.search(text, start, end)
        stop = abstract.start() if abstract else end
        position = start
        for begin, after in [*sorted(cuts), (stop, stop)]:
            if after <= position or begin > stop:
                continue
            lines += _line(text, position, min(max(begin, position), stop))
            position = max(position, after)
        lines += _line(text, position, stop)
    return [line for line in lines if _may_name(line.text)]


def _line(text: str, start: int, end: int) -> list[Line]:
    piece = text[start:end].strip(" -–*.:|\n")
    if len(piece) < 2 or piece.isdigit():  # noqa: PLR2004  a lone letter is no name
        return []
    at = text.index(piece, start)
    return [Line(piece, at, at + len(piece))]


def _may_name(text: str) -> bool:
    if len(text) < _LONGEST_NAME:
        return True
    return titles.is_capitals(text) and len(text) < _LONGEST_LINE
