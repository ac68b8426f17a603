"""Labels at the beginning of a line, and which of the open levels each one continues.

Levels of plans: I · 1 · 1.1 · a) · - · +; of laws: Phần · Chương · Mục · Tiểu mục · Điều · 1. · a)
(Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.6: bố cục của văn bản).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from enum import IntEnum
from typing import NamedTuple

from graph.parse.letters import LOWER, UPPER
from graph.vietnamese import roman


class Level(IntEnum):
    """Kinds of label, the outermost first."""

    ANNEX = 0
    PART = 1
    CHAPTER = 2
    SECTION = 3
    SUBSECTION = 4
    ARTICLE = 5
    UPPER = 6
    ROMAN = 7
    NUMBER = 8
    BRACKET = 9
    LETTER = 10
    LOWER_ROMAN = 11
    DASH = 12
    PLUS = 13


class Label(NamedTuple):
    """A label as read at the beginning of a line."""

    level: Level
    #: As it stands in a path: "II", "1.1", "đ", "Điều 5"; empty for dashes.
    name: str
    #: Its place in its sequence, from 1; for 1.2.3 the last number.
    value: int
    #: What closes or draws it: ".", ")", "-", "•"; labels of one sequence share it.
    style: str
    #: Where it begins and ends in the line's text, the white space after it included.
    start: int
    end: int
    #: The numbers before the last one: (1, 2) for 1.2.3.
    prefix: tuple[int, ...] = ()


#: Order of letters in lists; f, j, w and z do not occur in Vietnamese.
LETTERS = "abcdđeghiklmnopqrstuvxy"
DASHES = "-–—−‐‑―\uf02d"
#: Bullets, and the letters that stand for them where a symbol font was lost.
BULLETS = "•*·▪●○◦‣⁃►▶✓✔❖♦■□§➢Øü\uf0b7\uf0a7\uf0d8\uf0fc\uf076"
_QUOTES = '“"('
_DASH = re.compile(
    rf"[{DASHES}{BULLETS}] *(?=[^\W_]|[“\"'(\[<])|\+ *(?=[^\W\d_]|[“\"(])|\+ +(?=\d)"
)
_LETTER_BULLET = re.compile(r"[oØü] (?=[^\W\d_])")
_NUMBER = re.compile(
    r"(?P<numbers>\d{1,3}(?:\. ?\d{1,2}(?!\d)){0,4})(?P<suffix>[a-zđ](?=[.)]))?"
    r"(?P<close> ?[.)](?: ?[-–](?= ))?|[/,](?= )| ?[-–](?= )|(?= )"
    rf"|[-–](?=[{UPPER}][{LOWER}]))"
)
_BRACKET = re.compile(r"\((?P<inner>\d{1,2}|[a-zđ]|[ivx]{1,4})\) *(?=\S)")
_ROMAN = re.compile(
    r"(?P<number>[IVXLl]{1,6})(?P<close> ?[.)/](?: ?[-–](?= ))?| ?[-–](?= )|:(?= )"
    r"|[-–](?=[^\W\d_]{3}))"
)
_UPPER = re.compile(r"(?P<letter>[A-HĐK])(?: ?[.)/]| ?[-–](?= ))")
#: "I.1.", "A.2.1": the number of a section, and the number in it.
_COMPOSITE = re.compile(
    r"(?:[IVXL]{1,5}|[A-HĐK])\.(?P<numbers>\d{1,2}(?:\.\d{1,2}){0,3})(?: ?[.)]|(?= ))"
)
_LETTER = re.compile(r"(?P<letter>[a-zđ])(?P<close> ?\)| ?\.(?= )|/(?= )| ?[-–](?= ))")
#: "a.1)", "a1)": points of a point.
_SUB_LETTER = re.compile(r"(?P<letter>[a-zđ])\.?(?P<number>\d{1,2})(?: ?[.)])")
_LOWER_ROMAN = re.compile(r"(?P<number>[ivx]{2,5})(?P<close>[.)])")
_NAMED = re.compile(
    r"(?:(?P<part>Phần|PHẦN) (?:thứ |THỨ )?(?P<part_no>[IVX]+|\d{1,2}|[A-ZĐ]|"
    r"nhất|hai|ba|tư|năm|sáu|bảy|tám|chín|mười|NHẤT|HAI|BA|TƯ|NĂM|SÁU|BẢY|TÁM|CHÍN|MƯỜI)"
    r"|(?P<chapter>Chương|CHƯƠNG) (?P<chapter_no>[IVXLC]+|\d{1,3})"
    r"|(?P<section>Mục|MỤC) (?P<section_no>[IVXLC]+|\d{1,2})"
    r"|(?P<subsection>Tiểu mục|TIỂU MỤC) (?P<subsection_no>[IVXLC]+|\d{1,2})"
    r"|(?P<article>Điều|ĐIỀU) (?P<article_no>\d{1,3}[a-zđ]?))"
    r"(?P<close> ?[.:](?: ?[-–](?= ))?| ?[-–](?= )|(?= )|$)"
)
_ORDINALS = {
    word: value
    for value, word in enumerate(
        ("nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười"), start=1
    )
}
_NAMED_LEVELS = {
    "part": (Level.PART, "Phần"),
    "chapter": (Level.CHAPTER, "Chương"),
    "section": (Level.SECTION, "Mục"),
    "subsection": (Level.SUBSECTION, "Tiểu mục"),
    "article": (Level.ARTICLE, "Điều"),
}


def _skip(text: str, at: int) -> int:
    return at + 1 if text[at : at + 1] == " " else at


def is_capitals(text: str) -> bool:
    """Tell whether all letters are capitals, and there are at least two."""
    return text.isupper() and sum(map(str.isalpha, text[:40])) > 1


def _named(text: str) -> Label | None:
    match = _NAMED.match(text)
    if not match:
        return None
    kind = next(name for name in _NAMED_LEVELS if match[name])
    level, word = _NAMED_LEVELS[kind]
    number = match[f"{kind}_no"]
    rest = text[match.end() :].strip()
    # Without a closing sign it is a heading only if nothing follows, or a title in capitals:
    # "Điều 5 của Luật này" and "Mục 1 Chương II" begin sentences.
    if not match["close"] and rest and not is_capitals(rest):
        return None
    lower = number.lower()
    if lower in _ORDINALS:
        value, number = _ORDINALS[lower], f"thứ {lower}"
    elif number[0].isdigit():
        value = int(number.rstrip(LETTERS))
    else:
        value = roman(number) or ord(number[0]) - ord("A") + 1
    return Label(level, f"{word} {number}", value, word, 0, _skip(text, match.end()))


def _number(text: str) -> Label | None:
    match = _NUMBER.match(text)
    if not match:
        return None
    numbers = tuple(int(part) for part in match["numbers"].split("."))
    nested = len(numbers) > 1
    close = match["close"].strip()[:1]
    end = match.end()
    rest = text[end:].lstrip()[:1]
    if not rest:
        # A label alone on its line waits for its text.
        if close not in (".", ")"):
            return None
    elif close in ("", "-", "–", ","):
        # "1.1 Mục tiêu" and "1- Mục tiêu" are labels, "5 năm qua" and "30 - 40 tuổi" are not.
        if not (rest.isupper() or rest in _QUOTES) or not (close or nested):
            return None
    elif text[end] != " " and text[end - 1] != " " and not (rest.isupper() or rest in _QUOTES):
        return None
    if nested and numbers[-1] == 0:
        return None
    style = "." if close in ("", ".", ",") else close
    name = ".".join(map(str, numbers)) + (match["suffix"] or "")
    return Label(Level.NUMBER, name, numbers[-1], style, 0, _skip(text, end), numbers[:-1])


def _composite(text: str) -> Label | None:
    match = _COMPOSITE.match(text)
    if not match or not text[match.end() :].lstrip():
        return None
    numbers = tuple(map(int, match["numbers"].split(".")))
    name, end = match["numbers"], _skip(text, match.end())
    return Label(Level.NUMBER, name, numbers[-1], ".", 0, end, numbers[:-1])


def _roman(text: str) -> Label | None:
    match = _ROMAN.match(text)
    if not match:
        return None
    number = match["number"].replace("l", "I")
    value = roman(number)
    rest = text[match.end() :].lstrip()
    if value is None or (rest and not rest[0].isupper() and rest[0] not in _QUOTES):
        return None
    # OCR's "Il." and "lI." are numbers before capitals only.
    if number != match["number"] and not is_capitals(rest):
        return None
    return Label(Level.ROMAN, number, value, "I", 0, _skip(text, match.end()))


def _upper(text: str) -> Label | None:
    match = _UPPER.match(text)
    if not match or not text[match.end() :].lstrip()[:1].isupper():
        return None
    letter = match["letter"]
    value = LETTERS.find(letter.lower()) + 1
    return Label(Level.UPPER, letter, value, "A", 0, _skip(text, match.end())) if value else None


def _letter(text: str) -> Label | None:
    match = _LETTER.match(text)
    if match is None:
        match = _SUB_LETTER.match(text)
        if match is None or not text[match.end() :].strip():
            return None
        name = match["letter"] + match["number"]
        end = _skip(text, match.end())
        return Label(Level.LOWER_ROMAN, name, int(match["number"]), "a1", 0, end)
    style = match["close"].strip()
    value = LETTERS.find(match["letter"]) + 1
    if not value or (match.end() >= len(text) and style != ")"):
        return None
    return Label(Level.LETTER, match["letter"], value, style, 0, _skip(text, match.end()))


def _bracket(text: str) -> Label | None:
    match = _BRACKET.match(text)
    if not match:
        return None
    inner = match["inner"]
    if inner.isdigit():
        return Label(Level.BRACKET, f"({inner})", int(inner), "(1)", 0, match.end())
    value = roman(inner.upper())
    if value:
        return Label(Level.BRACKET, f"({inner})", value, "(i)", 0, match.end())
    value = LETTERS.find(inner) + 1
    return Label(Level.BRACKET, f"({inner})", value, "(a)", 0, match.end()) if value else None


def _lower_roman(text: str) -> Label | None:
    match = _LOWER_ROMAN.match(text)
    value = roman(match["number"].upper()) if match else None
    if match is None or not value:
        return None
    end = _skip(text, match.end())
    return Label(Level.LOWER_ROMAN, match["number"], value, "i" + match["close"], 0, end)


def _dash(text: str) -> Label | None:
    match = _DASH.match(text) or _LETTER_BULLET.match(text)
    if not match:
        return None
    sign = text[0]
    end = match.end()
    if sign == "+":
        return Label(Level.PLUS, "", 0, "+", 0, end)
    if sign not in DASHES:
        return Label(Level.DASH, "", 0, sign, 0, end)
    behind = read(text[end:]) if text[end] not in DASHES else None
    if behind is not None and Level.ROMAN <= behind.level <= Level.LETTER:
        # OCR draws "- a)" where the page has "a)".
        return behind._replace(start=end, end=end + behind.end)
    return Label(Level.DASH, "", 0, "-", 0, end)


def _lower(text: str) -> Label | None:
    return _letter(text) or _lower_roman(text) or (_dash(text) if text[0] in "oü" else None)


_READERS: dict[str, Callable[[str], Label | None]] = {
    **dict.fromkeys("0123456789", _number),
    **dict.fromkeys("IVXL", lambda text: _roman(text) or _composite(text)),
    **dict.fromkeys("ABCDEFGHĐK", lambda text: _named(text) or _upper(text) or _composite(text)),
    **dict.fromkeys("PMT", _named),
    **dict.fromkeys(LETTERS, _lower),
    "l": lambda text: _letter(text) or _roman(text),
    "(": _bracket,
    **dict.fromkeys(DASHES + BULLETS + "+", _dash),
}
#: Second characters that a label in lower case may have: most words are done with at once.
_AFTER_LETTER = frozenset(").0123456789/ ivxI-–")


def read(text: str) -> Label | None:
    """Read the label that a line begins with; which level it is on is not checked here."""
    reader = _READERS.get(text[:1])
    if reader is None or (text[0] in LETTERS and text[1:2] not in _AFTER_LETTER):
        return None
    return reader(text)
