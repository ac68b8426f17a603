"""Vietnamese letters, numbers and dates: one spelling for what is written in several.

Every function that keeps its text comparable keeps its length too, so that offsets stay valid:
`respell` and `fold` map each character of an NFC text to exactly one character.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date as Date  # noqa: N812  (a type, beside many variables named date)

#: Letters that look like Đ and stand for it: Icelandic eth and African D come out of OCR and old fonts.
_D_STROKE = {0x00D0: "Đ", 0x00F0: "đ", 0x0189: "Đ", 0x0256: "đ"}
#: White space that is no line break becomes a space; so does the Unicode replacement for a tab.
_SPACES = dict.fromkeys((9, 11, 12, 160, 8239, 8199, 8201, 8194, 8195, 12288), " ")
_RESPELL = {**_D_STROKE, **_SPACES}

# Old tone placement (hoà, uỷ, khoẻ) against new (hòa, ủy, khỏe): only where no letter follows.
_OLD = "oàoáoảoãoạoèoéoẻoẽoẹuỳuýuỷuỹuỵ"
_NEW = "òaóaỏaõaọaòeóeỏeõeọeùyúyủyũyụy"
_TONES = {_OLD[i : i + 2]: _NEW[i : i + 2] for i in range(0, len(_OLD), 2)}
_TONES |= {old.upper(): new.upper() for old, new in _TONES.items()}
_TONES |= {old.capitalize(): new.capitalize() for old, new in list(_TONES.items())}
_A, _U = "àáảãạèéẻẽẹÀÁẢÃẠÈÉẺẼẸ", "ỳýỷỹỵỲÝỶỸỴ"
# It looks for the vowel first, since a look-behind at every character would cost ten times as much.
_OLD_TONE = re.compile(rf"[oOuU](?:(?<=[oO])[{_A}]|(?<=[uU])[{_U}])(?<![qQ]..)(?![^\W\d_])")

_MARKS = re.compile(r"[̀-ͯ]")


def respell(text: str) -> str:
    """Give an NFC text with Đ, spaces and tone marks in one spelling; the length does not change."""
    for code, letter in _RESPELL.items():
        if chr(code) in text:
            text = text.replace(chr(code), letter)
    return _OLD_TONE.sub(lambda match: _TONES.get(match[0], match[0]), text)


def _fold_table() -> dict[int, str]:
    table: dict[int, str] = {}
    for code in (*range(0x00C0, 0x0250), *range(0x1E00, 0x1F00)):
        plain = _MARKS.sub("", unicodedata.normalize("NFD", chr(code)))
        if len(plain) == 1:
            table[code] = plain.lower()
    table |= {ord("Đ"): "d", ord("đ"): "d", 0xD0: "d", 0xF0: "d"}
    table |= {code: chr(code + 32) for code in range(ord("A"), ord("Z") + 1)}
    return table


_FOLD = _fold_table()


def fold(text: str) -> str:
    """Give the text in lower case without marks, for searching; NFC in, same length out.

    >>> fold("Công an TỈNH Đồng Tháp")
    'cong an tinh dong thap'
    """
    return text.translate(_FOLD)


def squeeze(text: str) -> str:
    """Collapse white space and line breaks to single spaces."""
    return " ".join(text.split())


def key(text: str) -> str:
    """Give the form in which two spellings of one name are equal.

    Case, marks' placement, white space, dashes and punctuation do not count; marks themselves do.

    >>> key("Sở Lao động - Thương binh và Xã hội") == key("Sở Lao động, Thương binh và xã hội")
    True
    """
    text = respell(unicodedata.normalize("NFC", text)).casefold()
    return " ".join(re.findall(r"[\w%]+", text))


def slug(text: str) -> str:
    """Give an ASCII form for IRIs.

    >>> slug("Quyết định số 193/QĐ-TTg")
    'quyet-dinh-so-193-qd-ttg'
    """
    folded = fold(unicodedata.normalize("NFC", text))
    return "-".join(re.findall(r"[a-z0-9]+", folded))


_ROMAN = re.compile(r"M{0,3}(CM|CD|D?C{0,3})(XC|XL|L?X{0,3})(IX|IV|V?I{0,3})\Z")
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}


def roman(text: str) -> int | None:
    """Give the value of a Roman numeral, or `None` if it is none.

    >>> roman("XIV"), roman("VX")
    (14, None)
    """
    if not text or not _ROMAN.match(text):
        return None
    values = [_ROMAN_VALUES[letter] for letter in text]
    following = [*values[1:], 0]
    return sum(-v if v < after else v for v, after in zip(values, following, strict=True))


#: A date in running text, to be put into larger patterns; the groups are read by `read_date`.
#: "ngày 09/02/2021", "ngày 24 tháng 8 năm 2023", "ngày 5.12.2019", "ngày 27tháng 1 năm 2014".
DATE = (
    r"(?:ngày ?)?(?P<day>\d{1,2}) ?"
    r"(?:[/.\-–] ?(?P<month>\d{1,2}) ?[/.\-–] ?(?P<year>\d{4})"
    r"|tháng ?(?P<month_word>\d{1,2})(?: ?năm|[,/]) ?(?P<year_word>\d{4}))"
)


def iso_date(year: int, month: int | None = None, day: int | None = None) -> str | None:
    """Give an ISO date with as much as is known, or `None` if there is no such day.

    >>> iso_date(2021, 2, 9), iso_date(2024, 1), iso_date(2021, 2, 30)
    ('2021-02-09', '2024-01', None)
    """
    try:
        whole = Date(year, month or 1, day or 1)
    except ValueError:
        return None
    return whole.isoformat()[: 10 if day else 7 if month else 4]


def read_date(match: re.Match[str]) -> str | None:
    """Give the ISO date of a match of a pattern that holds `DATE`."""
    month = match["month"] or match["month_word"]
    year = match["year"] or match["year_word"]
    return iso_date(int(year), int(month), int(match["day"])) if month and year else None
