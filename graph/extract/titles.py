"""Titles of documents: sentence case for those in capitals, and the years that they name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from graph.records.mentions import Period

if TYPE_CHECKING:
    from graph.vocabulary import Vocabulary

#: Capital letters of Vietnamese, for use inside a class of a pattern.
UPPER = "".join(
    c
    for c in map(chr, (*range(0x41, 0x5B), *range(0xC0, 0x1B0), *range(0x1EA0, 0x1EFA)))
    if c.isupper()
)
#: How much of the body is searched for the spelling of a name: what a title names stands near it.
_SEARCHED = 60_000
_MOST_LOOKUPS = 400
#: What is decided takes no longer than this.
_LONGEST_DECIDED = 500
#: Words that a listed name may have before the search for it is given up.
_LONGEST_NAME = 5
#: After these words "luật" is no law: pháp luật.
_NO_LAW = frozenset({"pháp", "kỷ", "quy"})
_LETTERS = re.compile(r"[^\W\d_]")
_INITIAL = re.compile(r"(?:^|[.;:!?\n“(]|\n[^\n]{0,6}?[.)]|[-–+•]) ?$")
_SYMBOL_WORD = re.compile(r"[\w.]*(?:/|\d)[\w/\-]*")
_ROMAN = re.compile(r"[IVX]{1,5}")
_BEFORE_ROMAN = frozenset({"khóa", "thứ", "quý", "chương", "phần", "mục", "loại", "lần", "hạng"})


def is_capitals(text: str) -> bool:
    """Tell whether a text is written in capitals, but for symbols such as QĐ-TTg.

    >>> is_capitals("PHÒNG, CHỐNG MUA BÁN NGƯỜI"), is_capitals("Quyết định")
    (True, False)
    """
    letters = _LETTERS.findall(text)
    small = sum(letter.islower() for letter in letters)
    return bool(letters) and small * 8 <= len(letters)


def recase(text: str, body: str, names: tuple[str, ...] = ()) -> str:
    """Give a text in capitals in the case in which the body, or a list of names, writes its words.

    Runs of words that the body has in mixed case take its spelling, the longest first; the rest
    becomes small. The first letter is a capital.
    """
    words = text.split()
    lowered = [word.lower() for word in words]
    searched = body[:_SEARCHED]
    folded = searched.lower()
    if len(folded) != len(searched):
        folded, searched = "", ""
    known = {name.lower(): name for name in names}
    result: list[str] = []
    position, lookups = 0, 0
    while position < len(words):
        before = lowered[position - 1] if position else ""
        best = _plain(words[position], lowered[position], before)
        if before not in _NO_LAW:
            best = _known(lowered[position], known) or best
        best_end = position + 1
        end = position + 2
        while end <= len(words) and lookups < _MOST_LOOKUPS:
            phrase = " ".join(lowered[position:end])
            lookups += 1
            spelled = _known(phrase, known) or _spelling(phrase, folded, searched)
            if spelled is None and end - position > _LONGEST_NAME:
                break
            if spelled is not None:
                best, best_end = spelled, end
            end += 1
        result.append(best)
        position = best_end
    joined = " ".join(result)
    return joined[:1].upper() + joined[1:]


def _known(phrase: str, names: dict[str, str]) -> str | None:
    """Give the spelling of a listed name, with the punctuation that stands around it."""
    bare = phrase.strip(" ,.;:”“()")
    name = names.get(bare)
    return phrase.replace(bare, name) if name else None


def _plain(word: str, lowered: str, before: str) -> str:
    """Give a word that no phrase covers: small, unless it is a symbol or a Roman numeral."""
    bare = word.strip(",.;:()“”")
    roman = _ROMAN.fullmatch(bare) and before in _BEFORE_ROMAN
    return word if roman or _SYMBOL_WORD.fullmatch(bare) else lowered


def _spelling(phrase: str, folded: str, searched: str) -> str | None:
    """Find how the body writes a phrase; a capital that only opens a sentence does not count."""
    start, found = 0, None
    for _ in range(6):
        start = folded.find(phrase, start)
        if start < 0:
            return found
        end = start + len(phrase)
        whole = not folded[start - 1 : start].isalnum() and not folded[end : end + 1].isalnum()
        spelled = searched[start:end]
        if whole and not is_capitals(spelled):
            if not _INITIAL.search(searched[max(0, start - 10) : start]):
                return spelled
            found = found or spelled[:1].lower() + spelled[1:]
        start = end
    return found


#: Where what an article decides ends: "… với những nội dung sau đây:", "(sau đây gọi là …)".
_DECIDED_END = re.compile(
    r" (?:với|bao gồm|gồm|như sau|sau đây)(?!\w)|,? ?\((?:kèm|có|ban hành|sau đây|gọi)|[:;\n]|\.(?= |\Z)"
)
_ATTACHED = re.compile(r" kèm theo (?:Quyết định|Nghị quyết) này")


def of_article(
    text: str, start: int, end: int, vocabulary: Vocabulary
) -> tuple[str, int, int] | None:
    """Give what the article at `[start, end)` decides, and where that stands.

    "Phê duyệt kèm theo Quyết định này Kế hoạch …" decides to "Phê duyệt Kế hoạch …".
    """
    if not text.startswith(vocabulary.cue("structure", "decides").words, start):
        return None
    stop = _DECIDED_END.search(text, start, min(end, start + _LONGEST_DECIDED))
    if stop is None:
        return None
    title = _ATTACHED.sub("", text[start : stop.start()], count=1).rstrip(" ,")
    return title, start, stop.start()


_DASH = r" ?(?:-|–|—|đến|tới|đến năm|đến hết năm) ?"
_SPAN = re.compile(
    rf"(?:giai đoạn|trong các năm|các năm|từ năm|từ|thời kỳ|năm học|năm|nhiệm vụ)(?: năm)? "
    rf"(?P<start>(?:19|20)\d\d){_DASH}(?:năm )?(?P<end>(?:19|20)\d\d)(?!\d)",
    re.IGNORECASE,
)
_BARE_SPAN = re.compile(r"(?<![\d/])(?P<start>20\d\d) ?[-–] ?(?P<end>20\d\d)(?![\d/])")
_YEAR = re.compile(
    r"(?<!tháng \d )(?<!tháng \d\d )(?<!đến )(?<!từ )(?<!sau )\bnăm (?P<start>(?:19|20)\d\d)(?![\d/])",
    re.IGNORECASE,
)
_HORIZON = re.compile(
    r"(?:định hướng|tầm nhìn|hướng tới|hướng đến)(?: \w+){0,3}? (?:năm )?(?P<year>20\d\d)(?!\d)",
    re.IGNORECASE,
)
_LAW = re.compile(r"\b(?:Bộ luật|Luật|Pháp lệnh|Hiến pháp|Nghị định|Nghị quyết)\b[^;]*$")
_TERM = re.compile(r"nhiệm kỳ (?:19|20)\d\d ?[-–] ?(?:19|20)\d\d", re.IGNORECASE)


def read_period(title: str, issued: str | None) -> Period | None:
    """Read the years that a title says its document covers, and the year it looks ahead to.

    The year of a law ("Luật Phòng, chống mua bán người năm 2024") counts only if it is the year
    in which the document was issued.
    """
    title = _TERM.sub(" ", title)
    horizon = _HORIZON.search(title)
    ahead = int(horizon["year"]) if horizon else None
    near = title[: horizon.start()] + title[horizon.end() :] if horizon else title
    span = _SPAN.search(near) or _BARE_SPAN.search(near)
    if span and int(span["start"]) <= int(span["end"]):
        return Period(start=int(span["start"]), end=int(span["end"]), horizon=ahead)
    years = [
        match
        for match in _YEAR.finditer(near)
        if not _LAW.search(near[: match.start()]) or match["start"] == (issued or "")[:4]
    ]
    if not years:
        return None
    year = int(years[-1]["start"])
    return Period(start=year, end=year, horizon=ahead)
