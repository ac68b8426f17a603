"""Physical lines that carry text, without page numbers and running heads; parts and columns of lines."""

from __future__ import annotations

import re
from dataclasses import dataclass

from graph.parse.cleaning import Pieces, clean, cut, has_rules, is_dirty
from graph.vietnamese import respell


@dataclass(slots=True)
class Line:
    """One line that carries text. Offsets are into the spelled text."""

    #: The cleaned text.
    text: str
    #: (offset in `text`, home, end of home) for each stretch; `None` where nothing was cut.
    pieces: Pieces | None
    #: Where the stripped line begins and ends.
    start: int
    end: int
    #: True after an empty line, a page break, a page number or a running head.
    blank: bool
    #: White space before it.
    indent: int
    #: The stripped line as it was written, for tables and columns.
    raw: str
    #: Depth of a Markdown head, 0 where there is none.
    depth: int = 0
    #: (start, end, number) of marks of footnotes that are plain numbers.
    marks: tuple[tuple[int, int, str], ...] = ()


#: Separators that `str.splitlines` sees and that break no line.
_NO_BREAKS: dict[str, str | int | None] = {"\x1c": " ", "\x1d": " ", "\x1e": " "}
#: What ends a line and a page.
_PAGE_BREAKS = frozenset("\x0c\u2029")
_WORD = re.compile(r"[^\W_]")
_PAGE_NUMBER = re.compile(
    r"[-–—\[( ]*(?:(?:Trang|trang|Page|Tr\.) ?)?\d{1,3}(?: ?/ ?\d{1,3})?[-–—\]) ]*"
)
#: Longer lines are text, whatever they look like.
_LONGEST_FURNITURE = 200
#: Heads that printing puts on each page: the gazette's, and the stamps of signing services.
_RUNNING_HEAD = re.compile(
    r"(?:\d{1,3} +)?CÔNG BÁO ?/ ?Số \d.{0,60}|Trang \d{1,3} ?/ ?\d{1,3}|\d{1,3} ?\| ?Page"
)


def split(composed: str, spelled: str) -> list[Line]:
    """Give the lines that carry text; `composed` is the same text before tabs became spaces."""
    lines: list[Line] = []
    may_rule = has_rules(spelled)
    stop = 0
    blank = True
    broken = composed
    if any(sign in composed for sign in _NO_BREAKS):
        broken = composed.translate(str.maketrans(_NO_BREAKS))
    for physical in broken.splitlines(keepends=True):
        begin, stop = stop, stop + len(physical)
        whole = spelled[begin:stop]
        body = whole.strip()
        if not body:
            blank = True
            continue
        size = len(body)
        start = begin if whole[0] == body[0] else begin + len(whole) - len(whole.lstrip())
        text, pieces, depth = (
            clean(body, start) if is_dirty(body, may_rule=may_rule) else (body, None, 0)
        )
        if not (text[:1].isalnum() or _WORD.search(text)) or (
            len(text) <= _LONGEST_FURNITURE and _is_furniture(text)
        ):
            # The rule under the heads of a table does not end it.
            blank = blank or "|" not in text or physical[-1] in _PAGE_BREAKS
            continue
        raw = composed[start : start + size]
        lines.append(Line(text, pieces, start, start + size, blank, start - begin, raw, depth))
        blank = physical[-1] in _PAGE_BREAKS
    return lines


def part(line: Line, start: int, stop: int) -> Line:
    """Give the characters `[start, stop)` of a line as a line of its own, stripped."""
    text = line.text
    while start < stop and text[start] == " ":
        start += 1
    while start < stop and text[stop - 1] == " ":
        stop -= 1
    pieces = line.pieces or [(0, line.start, line.end)]
    _, kept = cut(text, pieces, [(0, start), (stop, len(text))])
    home, end = (kept[0][1], kept[-1][2]) if kept else (line.start, line.start)
    raw = text[start:stop]
    return Line(raw, kept, home, end, line.blank, line.indent, raw, line.depth)


#: What parts two columns; not the room that is left for a number or a day to be filled in.
_WIDE_GAP = re.compile(
    r"(?<!\s)(?<!Số:)(?<!Số)(?<!số:)(?<!ngày)(?<!tháng)(?<!năm)(?:\t+| {3,})(?!/|tháng|năm|\s)"
)
_GAP = re.compile(r"\t+| {2,}")
_TAB = re.compile(r"\t")


def _split_raw(line: Line, gaps: re.Pattern[str], *, keep_empty: bool) -> list[Line]:
    result: list[Line] = []
    raw = line.raw
    at = 0
    for gap in (*gaps.finditer(raw), None):
        stop = gap.start() if gap else len(raw)
        body = raw[at:stop].strip()
        if body or keep_empty:
            start = line.start + (raw.index(body, at) if body else at)
            text, pieces, depth = clean(respell(body), start) if body else ("", None, 0)
            blank = line.blank and not result
            end = start + len(body)
            result.append(Line(text, pieces, start, end, blank, 0, body, depth))
        at = gap.end() if gap else stop
    return result


_AT_BARS = re.compile(r"\||<br ?/?>", re.IGNORECASE)


def unfolded(line: Line) -> list[Line]:
    """Split a line at bars and breaks, as the rows of a table that only sets text side by side."""
    found = [x for x in _split_raw(line, _AT_BARS, keep_empty=False) if _WORD.search(x.text)]
    return found or [line]


def columns(line: Line) -> list[Line]:
    """Split a line where the page has two columns side by side: at a tab or three spaces."""
    if not _WIDE_GAP.search(line.raw):
        return [line]
    found = [x for x in _split_raw(line, _WIDE_GAP, keep_empty=False) if _WORD.search(x.text)]
    return found or [line]


def at_gaps(line: Line, *, keep_empty: bool = False) -> list[Line]:
    """Split a line of a table at its gaps; with `keep_empty` at each tab."""
    gaps = _TAB if keep_empty else _GAP
    found = _split_raw(line, gaps, keep_empty=keep_empty)
    return [x for x in found if keep_empty or x.text] or [line]


def _is_furniture(text: str) -> bool:
    if text.startswith("<!--"):
        return text.endswith("-->")
    if text[0] in "-–—[(" or text[0].isdigit() or text[0] in "TtPC":
        return bool(_PAGE_NUMBER.fullmatch(text) or _RUNNING_HEAD.fullmatch(text))
    return False
