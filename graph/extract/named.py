"""Mentions by name: laws, the Constitution, treaties, programmes, plans."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from graph.extract import symbols
from graph.extract.cited import ANNOUNCED, REVISED, Found, read_tail, read_version, type_words
from graph.extract.described import described
from graph.extract.names import law_name, name_tree
from graph.extract.numbered import short_form
from graph.extract.programmes import programme_name, treaty_name
from graph.records.mentions import CitationKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.extract.symbols import Symbol
    from graph.vocabulary import DocumentType, Vocabulary

_LAW_NUMBER = re.compile(r",? ?(?P<open>\()?(?:[Ll]uật )?(?:[Ss]ố ?:? ?)?(?=\d)")
#: A number in brackets belongs to the name before it if the brackets hold nothing but it and its date.
_CLOSED = re.compile(r"(?:,? ngày [\d/.\- ]{6,12}|,? ngày \d{1,2} tháng \d{1,2} năm \d{4})?\)")
#: "Trường Đại học Luật" is no law.
_SCHOOL = re.compile(r"(?:Đại học|Trường|Khoa|Viện|Hội|ngành|Cử nhân|Thạc sĩ|Tiến sĩ) $")
_APPROVED = re.compile(
    r"(?:[Pp]hê duyệt|[Bb]an hành|[Tt]hông qua) (?:nội dung |điều chỉnh |bổ sung )?$"
)
_PARTIES = re.compile(r" giữa .{3,200} (?:và|với) |toàn cầu")
_CONSTITUTION = re.compile(
    r" (?:của )?nước Cộng hòa xã hội chủ nghĩa Việt Nam| nước CHXHCN Việt Nam| Việt Nam"
)


def _law(text: str, start: int, at: int, row: DocumentType, vocabulary: Vocabulary) -> Found | None:
    """Read a law by its name, with its year, number and date: the number then is its key."""
    before = text[max(0, start - 24) : start]
    if row.id == "luat" and _SCHOOL.search(before):
        return None
    name = law_name(text, at, vocabulary, sure=bool(ANNOUNCED.search(before)))
    if name is None:
        return None
    revised = REVISED.match(text, name.end)
    end = revised.end() if revised else name.end
    law = Found(
        start=start,
        end=end,
        kind=CitationKind.NAMED,
        type=row,
        key=text[start:end],
        rule="law",
        confidence=name.confidence,
        inner=tuple(_inner(text, *law, vocabulary) for law in name.inner),
    )
    numbered = _law_number(text, end, vocabulary)
    if numbered is not None:
        symbol, close, bracketed = numbered
        tail = read_tail(text, close, vocabulary)
        closing = bracketed and text.startswith(")", tail.end)
        return replace(
            law,
            end=tail.end + closing,
            kind=CitationKind.NUMBERED,
            key=symbol.key,
            confidence=1.0,
            date=tail.date,
            issuer=tail.issuer,
            name=text[at + 1 : end],
        )
    tail, dated = read_version(text, end, vocabulary)
    if name.needs_version and not dated:
        return None
    return replace(law, end=tail.end, date=tail.date, issuer=tail.issuer)


def _law_number(text: str, at: int, vocabulary: Vocabulary) -> tuple[Symbol, int, bool] | None:
    """Read the number after the name of a law: the symbol, its end, and whether a bracket is open."""
    lead = _LAW_NUMBER.match(text, at)
    match = symbols.SYMBOL.match(text, lead.end()) if lead else None
    if lead is None or match is None:
        return None
    bracketed = lead["open"] is not None
    if bracketed and not _CLOSED.match(text, match.end()):
        return None
    return symbols.read(match, vocabulary), match.end(), bracketed


def _inner(text: str, start: int, end: int, vocabulary: Vocabulary) -> Found:
    """Give a law inside the name of an amending law."""
    words = type_words(vocabulary)
    word = words.capital.match(text, start)
    return Found(
        start=start,
        end=end,
        kind=CitationKind.NAMED,
        type=words.types[word[0] if word else "Luật"],
        key=text[start:end],
        rule="law",
        confidence=0.95,
    )


def _programme(
    text: str, start: int, at: int, row: DocumentType, vocabulary: Vocabulary
) -> Found | None:
    """Read a programme or plan by its name; after các and in an agency's name it is none."""
    words = type_words(vocabulary)
    before = text[max(0, start - 40) : start]
    if words.plural.search(before) or words.organs.search(before):
        return None
    name = programme_name(text, at, vocabulary, approved=bool(_APPROVED.search(before)))
    if name is None:
        return None
    tail = read_tail(text, name.end, vocabulary)
    campaign = row.id == "cuoc-van-dong"
    return Found(
        start=start,
        end=tail.end if tail.issuer else name.end,
        kind=CitationKind.NAMED,
        type=row,
        key=text[start : name.end],
        rule="campaign" if campaign else "programme",
        confidence=0.5 if campaign else name.confidence,
        issuer=tail.issuer,
        name=text[start : name.bare_end] if name.bare_end < name.end else None,
    )


def _treaty(
    text: str, start: int, at: int, row: DocumentType, vocabulary: Vocabulary
) -> Found | None:
    """Read a treaty by its name, with the date of its signing."""
    name = treaty_name(text, at, vocabulary)
    if name is None:
        return None
    plural = type_words(vocabulary).plural.search(text[max(0, start - 20) : start])
    if plural and name.confidence < 1:
        return None
    if row.id == "thoa-thuan" and not _PARTIES.search(text, at, name.end):
        return None
    tail, _ = read_version(text, name.end, vocabulary)
    return Found(
        start=start,
        end=tail.end if tail.date else name.end,
        kind=CitationKind.NAMED,
        type=row,
        key=text[start : name.end],
        rule="treaty",
        confidence=name.confidence,
        date=tail.date,
    )


def _constitution(
    text: str, start: int, at: int, row: DocumentType, vocabulary: Vocabulary
) -> Found:
    country = _CONSTITUTION.match(text, at)
    end = country.end() if country else at
    tail, _ = read_version(text, end, vocabulary)
    return Found(
        start=start,
        end=tail.end if tail.date else end,
        kind=CitationKind.NAMED,
        type=row,
        key=text[start:end],
        rule="constitution",
        date=tail.date,
    )


_READERS = {"law": _law, "treaty": _treaty, "programme": _programme, "plan": _programme}


def named(text: str, vocabulary: Vocabulary) -> Iterator[Found]:
    """Give every mention that begins with a capital type word and has no regular symbol."""
    words = type_words(vocabulary)
    for match in words.capital.finditer(text):
        start, at = match.span()
        if start and (text[start - 1].isalnum() or text[start - 1] == "_"):
            continue
        row = words.types[match[0]]
        found: Found | None = None
        if row.id == "hien-phap":
            found = _constitution(text, start, at, row, vocabulary)
        elif (row.named or row.id == "ke-hoach") and row.family in _READERS:
            found = _READERS[row.family](text, start, at, row, vocabulary)
        if found is None and row.family != "treaty":
            found = short_form(text, start, at, row, vocabulary)
        if found is None and row.family != "treaty":
            found = described(text, start, at, row, vocabulary)
        if found is not None:
            yield found


# --- in lower case ------------------------------------------------------------------------------------------

_LOWER_LAWS = (" bộ luật ", " luật ", " pháp lệnh ")
_LOWER_ANNOUNCED = re.compile(
    r"(?:[Cc]ăn cứ|của|[Tt]heo|[Đđ]iều \d{1,3}\w?|khoản \d{1,2}|[Tt]hi hành|[Tt]hực hiện|[Tt]ổng kết"
    r"|[Ss]ơ kết|[Ss]ửa đổi|[Bb]an hành|[Xx]ây dựng) $"
)
_LOWER_PROGRAMMES = (
    " chương trình mục tiêu quốc gia ",
    " chương trình quốc gia ",
    " chiến lược quốc gia ",
    " đề án “",
    " chương trình “",
    " cuộc vận động “",
)


def lower_laws(text: str, vocabulary: Vocabulary) -> Iterator[Found]:
    """Give laws written in lower case, if their name is known and the words before announce a law."""
    words, names = type_words(vocabulary), name_tree(vocabulary, "law")
    for word in _LOWER_LAWS:
        space = text.find(word)
        while space >= 0:
            start, at = space + 1, space + len(word) - 1
            space = text.find(word, at)
            end = names.end(text, at + 1)
            if end < 0 or not _LOWER_ANNOUNCED.search(text[max(0, start - 16) : start]):
                continue
            found = _law(text, start, at, words.types[word.strip()], vocabulary)
            several = " " in text[at + 1 : end]
            if found is not None and (several or found.date or found.kind is CitationKind.NUMBERED):
                yield replace(found, confidence=0.8)


def lower_programmes(text: str, vocabulary: Vocabulary) -> Iterator[Found]:
    """Give programmes written in lower case, if a period or quotation marks make the name one."""
    words = type_words(vocabulary)
    for word in _LOWER_PROGRAMMES:
        space = text.find(word)
        while space >= 0:
            match = words.lower.match(text, space + 1)
            space = text.find(word, space + len(word) - 1)
            if match is None:
                continue
            row = words.types[match[0]]
            found = _programme(text, match.start(), match.end(), row, vocabulary)
            if found is not None and (found.name or "“" in found.key):
                yield replace(found, confidence=min(found.confidence, 0.8))
