"""From "điểm a khoản 2 Điều 5" to the eId art_5__para_2__point_a.

The abbreviations are those of the Akoma Ntoso Naming Convention 1.0 (art, para, point, chp, sec,
part, att); Roman numerals become numbers, and đ, the letter after d, is written dd.
"""

from __future__ import annotations

import functools
import re
from itertools import product, zip_longest

from graph import vietnamese

_LEVELS = {
    "điểm": "point", "khoản": "para", "điều": "art", "tiểu mục": "subsec", "mục": "sec",
    "chương": "chp", "phần": "part", "phụ lục": "att",
}  # fmt: skip
#: From the smallest up. An article's number does not start anew in each chapter, so it needs none.
_ORDER = ("point", "para", "art", "subsec", "sec", "chp", "part", "att")
_WORD = re.compile(
    r"(?<!\w)(điểm|khoản|điều|tiểu mục|mục|chương|phần|phụ lục)(?!\w)", re.IGNORECASE
)
_LABEL = re.compile(
    r"(?P<label>\d{1,4}(?:\.\d{1,3}){0,3}[a-zđ]{0,2}|[IVXLC]{1,8}|[A-Za-zĐđ]\d{0,2})(?!\w)"
)
_JOIN = re.compile(r"\s*(?:,|;|và|hoặc|-|–|đến|tới)?\s*(?:các\s+)?", re.IGNORECASE)
_TO = re.compile(r"\s*(?:-|–|đến|tới)\s*\Z", re.IGNORECASE)
_ONLY_TO = re.compile(r"\s*(?:-|–|đến|tới)\s*", re.IGNORECASE)
_MOST = 60


def _number(level: str, label: str) -> str:
    """Give the label as it stands in an eId: numbers in digits, letters small."""
    if level != "point" or len(label) > 1:
        value = vietnamese.roman(label.upper()) if label.isalpha() else None
        if value:
            return str(value)
    return label.lower().replace("đ", "dd").replace(".", "-")


def _labels(text: str, level: str) -> list[str]:
    """Give the labels after one word: "3, 4 và 5" are three, "3 đến 7" five."""
    found: list[str] = []
    at = 0
    while len(found) < _MOST:
        join = _JOIN.match(text, at)
        start = join.end() if join else at
        match = _LABEL.match(text, start)
        if match is None:
            break
        label = _number(level, match["label"])
        ranged = bool(found) and _ONLY_TO.fullmatch(text[at:start]) is not None
        if ranged and found[-1].isdigit() and label.isdigit():
            found += [str(n) for n in range(int(found[-1]) + 1, int(label) + 1)][:_MOST]
        else:
            found.append(label)
        at = match.end()
    return found


Group = list[tuple[str, list[str]]]


def _groups(text: str) -> list[Group]:
    """Part the text into runs that go up in level: "khoản 2 Điều 5" is one, "Điều 5, Điều 7" two."""
    words = list(_WORD.finditer(text))[:_MOST]
    groups: list[Group] = []
    for word, after in zip_longest(words, words[1:]):
        level = _LEVELS[" ".join(word[1].lower().split())]
        end = after.start() if after else len(text)
        labels = _labels(text[word.end() : end], level)
        if not labels:
            continue
        before = groups[-1][-1] if groups else None
        if before is not None and before[0] == level and len(groups[-1]) == 1:
            ranged = _TO.search(text[max(0, word.start() - 8) : word.start()]) is not None
            _extend(before[1], labels, ranged=ranged)
        elif before is not None and _ORDER.index(level) > _ORDER.index(before[0]):
            groups[-1].append((level, labels))
        else:
            groups.append([(level, labels)])
    return _completed(groups)


def _completed(groups: list[Group]) -> list[Group]:
    """Give a run that ends below an article what comes above it: "điểm a khoản 1, khoản 2 Điều 5"."""
    for group, after in zip(groups[-2::-1], groups[:0:-1], strict=True):
        top = _ORDER.index(group[-1][0])
        if top < _ORDER.index("art"):
            group += [(level, labels) for level, labels in after if _ORDER.index(level) > top]
    return groups


def _extend(known: list[str], labels: list[str], *, ranged: bool) -> None:
    if ranged and known[-1].isdigit() and labels[0].isdigit():
        known += [str(n) for n in range(int(known[-1]) + 1, int(labels[0]))][:_MOST]
    known += labels


@functools.lru_cache(maxsize=4096)
def read(text: str) -> tuple[str, ...]:
    """Give the eIds that a pinpoint means, in its order and each once.

    >>> read("điểm a khoản 2 Điều 5"), read("các Điều 3, 4 và 5")
    (('art_5__para_2__point_a',), ('art_3', 'art_4', 'art_5'))
    """
    found: dict[str, None] = {}
    for group in _groups(vietnamese.squeeze(text)):
        levels = [level for level, _ in group]
        count = levels.index("art") + 1 if "art" in levels else len(group)
        downward = group[:count][::-1]
        for labels in product(*(labels for _, labels in downward)):
            if len(found) == _MOST:
                return tuple(found)
            parts = zip((level for level, _ in downward), labels, strict=True)
            found["__".join(f"{level}_{label}" for level, label in parts)] = None
    return tuple(found)
