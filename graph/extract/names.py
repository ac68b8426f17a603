"""Where the name of a law ends: known names first, then the grammar of names."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.vietnamese import respell

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph.vocabulary import Vocabulary

#: The capitals of Vietnamese, to be put into a character class.
UPPER = "A-ZĐÂĂÊÔƠƯÁÀẢÃẠẤẦẨẪẬẮẰẲẴẶÉÈẺẼẸẾỀỂỄỆÍÌỈĨỊÓÒỎÕỌỐỒỔỖỘỚỜỞỠỢÚÙỦŨỤỨỪỬỮỰÝỲỶỸỴ"
#: Footnote marks: letters to a regular expression, but no part of a word.
MARKS = "¹²³⁰⁴⁵⁶⁷⁸⁹"
_WORDS = re.compile(rf"[^\W{MARKS}]+")
#: A word with what may stand before it inside a name: "phòng, chống", "Lao động - Thương binh".
_STEP = re.compile(rf"(?:,? | ?[-–/] ?| ?\(|\))([^\W{MARKS}]+)")


def after_marks(text: str, at: int) -> int:
    """Give the place after the footnote marks that stand at `at`."""
    while at < len(text) and text[at] in MARKS:
        at += 1
    return at


class NameTree:
    """Names as a tree of words, so that the longest one at a place is found in one walk.

    Case, commas and dashes between words do not count.
    """

    __slots__ = ("_root",)

    def __init__(self, names: Iterable[str]) -> None:
        self._root: dict[str, dict] = {}  # type: ignore[type-arg]
        for name in names:
            node = self._root
            for word in _WORDS.findall(respell(name).casefold()):
                node = node.setdefault(word, {})
            node[""] = {}

    def end(self, text: str, start: int) -> int:
        """Give the end of the longest name that begins at `start` (a space or a letter), or -1."""
        node, best, at = self._root, -1, start
        first = _WORDS.match(text, at)
        if first is not None:
            node, at = node.get(first[0].casefold(), {}), first.end()
        while node:
            if "" in node:
                best = at
            step = _STEP.match(text, at)
            if step is None:
                break
            node, at = node.get(step[1].casefold(), {}), step.end()
        return best


@functools.cache
def name_tree(vocabulary: Vocabulary, row: str) -> NameTree:
    """Give the names of one row of citations.toml as a tree."""
    return NameTree(vocabulary.cue("citations", row).words)


@functools.cache
def stop_words(vocabulary: Vocabulary, row: str) -> frozenset[str]:
    """Give the words of one row of citations.toml that cannot stand inside a name."""
    return frozenset(vocabulary.cue("citations", row).words)


@dataclass(frozen=True, slots=True, kw_only=True)
class LawName:
    """The name of a law: where it ends, and laws named inside it."""

    end: int
    confidence: float
    #: Start and end of each law inside the name of an amending law.
    inner: tuple[tuple[int, int], ...] = ()
    #: True where the name alone does not tell the law: "Luật sửa đổi, bổ sung" needs a year or number.
    needs_version: bool = False


_LAW_WORD = re.compile(r"(?:Bộ [Ll]uật|Luật|Pháp lệnh)(?= )")
_AMENDING = re.compile(
    r" [Ss]ửa đổi(?:(?:,| và)? bổ sung)?(?: một số)?(?: các)?(?: [Đđ]iều| nội dung| quy định)?"
    r"(?: (?:(?:các )?(?:[Đđ]iểm|[Kk]hoản|Điều) ){0,2}\w{1,4}(?:(?:,| và) \w{1,4}){0,6})?(?: của)?"
    r"(?= (?:các |\d+ )?(?:Bộ [Ll]uật|[Ll]uật|Pháp lệnh)\b)"
)
_AMENDED = re.compile(r" [Ss]ửa đổi(?:(?:,| và)? bổ sung)?(?! một| các| Điều| khoản)")
#: "các luật liên quan đến đầu tư xây dựng cơ bản": laws told by their matter.
_RELATED = re.compile(r" (?:các |\d+ )?[Ll]uật (?:có )?liên quan (?:đến|tới)(?= )")
_NEXT_LAW = re.compile(
    r"(?:, | và |, và )(?:(?:khoản|Điều) \w{1,4} (?:của )?){0,2}(?=(?:Bộ [Ll]uật|Luật|Pháp lệnh) )"
)
_ABOUT = re.compile(r" (?:[Vv]ề )?(?=\w)")
_COUNTRY = re.compile(r" Việt Nam\b")
_TOKEN = re.compile(r" ([^\s,;:.()“”\"…]+)")
_MAX_WORDS = 12
_MAX_DEPTH = 2
_MAX_LAWS = 12


def law_name(
    text: str, start: int, vocabulary: Vocabulary, *, sure: bool, depth: int = 0
) -> LawName | None:
    """Read the name after Luật, Bộ luật or Pháp lệnh, which ends at `start`.

    `sure` says that the words before (căn cứ, Điều 5, theo quy định của) announce a law, so that an
    unknown name in lower case is taken too; `depth` counts the amending laws around it. Gives `None`
    where there is no name: "Luật này", "Luật sư".
    """
    amending = _AMENDING.match(text, start)
    if amending is not None:
        return (
            _amending_law(text, amending.end(), vocabulary, depth) if depth < _MAX_DEPTH else None
        )
    amended = _AMENDED.match(text, start)
    if amended is not None:
        return LawName(end=amended.end(), confidence=0.9, needs_version=True)
    about = _ABOUT.match(text, start)
    if about is None:
        return None
    end = name_tree(vocabulary, "law").end(text, about.end())
    if end >= 0:
        country = _COUNTRY.match(text, end)
        return LawName(end=country.end() if country else end, confidence=1.0)
    end = _guess(text, about.end() - 1, stop_words(vocabulary, "law-stops"), sure=sure)
    return LawName(end=end, confidence=0.6) if end > start else None


def _amending_law(text: str, start: int, vocabulary: Vocabulary, depth: int) -> LawName | None:
    """Read the laws inside the name of an amending law; `start` is before the first of them."""
    inner: list[tuple[int, int]] = []
    at = start + 1
    while len(inner) < _MAX_LAWS:
        word = _LAW_WORD.match(text, at)
        name = law_name(text, word.end(), vocabulary, sure=True, depth=depth + 1) if word else None
        if name is None or name.needs_version:
            break
        inner.append((at, name.end))
        following = _NEXT_LAW.match(text, name.end)
        if following is None or _AMENDING.match(text, following.end() + len("Luật")):
            break
        at = following.end()
    if inner:
        return LawName(end=inner[-1][1], confidence=0.95, inner=tuple(inner))
    related = _RELATED.match(text, start)
    start, skip = (related.end(), 0) if related else (start, 2)
    end = _guess(text, start, stop_words(vocabulary, "law-stops"), sure=True, skip=skip)
    return LawName(end=end, confidence=0.7) if end > start else None


def _guess(text: str, start: int, stops: frozenset[str], *, sure: bool, skip: int = 0) -> int:
    """Give the end of an unknown name by its capitals and stop words, or -1; `skip` words pass unread."""
    at, end, count = start, -1, 0
    titled = False
    while count < _MAX_WORDS:
        token = _TOKEN.match(text, at)
        if token is None:
            comma = text.startswith(", ", at) and text[max(0, end - 5) : end].lower() == "phòng"
            if not comma:
                break
            at += 1
            continue
        word = token[1]
        if count == skip:
            titled = word[0].isupper()
            if not (titled or sure) or word.isdigit():
                return -1
        if count >= skip and word in stops:
            break
        if word in {"và", "–", "-"} and not _goes_on(text, token.end(), stops, titled=titled):
            break
        at = end = token.end()
        count += 1
    return end if count > skip else -1


def _goes_on(text: str, at: int, stops: frozenset[str], *, titled: bool) -> bool:
    """Tell whether a name goes on after "và": with a capital, and not with another document."""
    token = _TOKEN.match(text, at)
    if token is None or token[1] in stops:
        return False
    capital = token[1][0].isupper()
    return (
        capital
        and titled
        and token[1] not in {"Luật", "Bộ", "Nghị", "Thông", "Pháp", "Điều", "Quyết"}
    )
