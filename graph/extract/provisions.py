"""The pinpoint before a citation: "điểm a khoản 2 Điều 5", "các Điều 3, 4 và 5", "Phụ lục II"."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING

from graph.matching import capital

if TYPE_CHECKING:
    from graph.vocabulary import Vocabulary

_WINDOW = 240
#: 5, 12a, a, đ, IV, 2.1, "1 (a)"; never a word.
_LABEL = (
    r"(?:\d{1,3}(?:\.\d{1,3}){0,3}[a-zđ]?|[a-zđ]{1,2}\d?|[IVXLC]{1,6}|[A-ZĐ]\d?"
    r"|(?:đầu|cuối|nhất|hai|ba|tư|năm) ?(?:tiên|cùng)?|thứ \w{2,5})"
)
_LINK = r"(?:, |,? và |,? hoặc |,? đến | - | – |; )"
#: What may join the pinpoint and the document.
_JOIN = re.compile(
    r"(?:,? (?:của|tại|thuộc|trong)|,? (?:được )?(?:ban hành )?kèm theo(?: tại)?|,)? ?(?:các )?$"
)
#: What a pinpoint can end with; it is looked for first, as few citations have one.
_LAST = re.compile(
    rf"(?<![^\W\d_]){_LABEL}$|(?:[Pp]hụ lục|Danh mục)$",
)
#: Characters of the longest such end.
_LAST_REACH = 16


@functools.cache
def _patterns(vocabulary: Vocabulary) -> tuple[re.Pattern[str], re.Pattern[str]]:
    words = vocabulary.cue("citations", "numberings").words
    unit = "|".join(capital(word) for word in sorted(words, key=len, reverse=True))
    item = rf"(?:[Cc]ác )?(?:{unit}) {_LABEL}(?:{_LINK}(?:{_LABEL})(?![^\W\d_])){{0,30}}"
    annex = rf"(?:{item}|[Cc]ác [Pp]hụ lục|Phụ lục|Danh mục)(?![^\W\d_])"
    whole = rf"{annex}(?:(?:{_LINK}| |, | của | tại )(?:{annex})){{0,12}}"
    starts = re.compile(rf"(?<![^\W\d_])(?:[Cc]ác )?(?:{unit}|Danh mục)(?= |$)")
    return starts, re.compile(whole)


def pinpoint(text: str, floor: int, start: int, vocabulary: Vocabulary) -> tuple[int, int] | None:
    """Give the range of the pinpoint that stands right before `start`, not before `floor`."""
    low = max(floor, start - _WINDOW)
    window = text[low:start]
    if not window:
        return None
    joined = _JOIN.search(window, max(0, len(window) - 40))
    end = joined.start() if joined else len(window.rstrip())
    if not _LAST.search(window, max(0, end - _LAST_REACH), end):
        return None
    starts, whole = _patterns(vocabulary)
    for first in starts.finditer(window, 0, end):
        match = whole.fullmatch(window, first.start(), end)
        if match is not None:
            return low + first.start(), low + end
    return None
