"""Mentions with a number: a symbol, a number left blank, an old form, or a number alone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from graph.extract import symbols
from graph.extract.cited import ANNOUNCED, Found, TypeWords, read_tail, read_version, type_words
from graph.extract.programmes import PARTY_RESOLUTION
from graph.records.mentions import CitationKind
from graph.vietnamese import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.extract.symbols import Symbol
    from graph.vocabulary import DocumentType, Vocabulary

#: Characters before a number in which its type word is looked for.
_WINDOW = 90
#: A word that cannot stand between a type word and its number.
_FILLER_STOPS = frozenset(
    {
        *(
            "theo",
            "tại",
            "này",
            "và",
            "kèm",
            "trong",
            "từ",
            "có",
            "cho",
            "đến",
            "là",
            "được",
            "thực",
        ),
        *("triển", "thi", "gồm", "như", "hoặc", "với", "trên", "về", "khi"),
    }
)
#: Joint documents name several issuers in their symbols.
_JOINT_SYMBOL = re.compile(r"(?:LT|PH|QC)(?:/|-)|(?:-B?[A-ZĐ]+){2,}$")
_NUMBER_WORD = re.compile(r"[Ss]ố ?:? ?$")
#: "Chương trình 130/CP" is a short form, not a symbol.
_SHORT_SYMBOL = re.compile(r"\d+/[A-ZĐ]+[a-z]*")
#: What joins the numbers of a list: "Công văn số 12/UBND-NC, số 34/UBND-NC".
_LIST_LINK = re.compile(r"(?:[,;]| và|, và) (?:số ?)?")


def _lead(text: str, symbol: Symbol, words: TypeWords) -> tuple[DocumentType | None, int, str]:
    """Find the type word before a number: its row, where the mention begins, and what stands between."""
    low = max(symbol.start - _WINDOW, text.rfind("\n", 0, symbol.start) + 1, 0)
    window = text[low : symbol.start]
    for pattern in words.leads:
        match = pattern.match(window)
        if match is None:
            continue
        filler = match["filler"].split()
        if not _FILLER_STOPS.isdisjoint(filler) and filler[:1] != ["của"]:
            continue
        row = words.types[match["type"]]
        if filler and symbol.type is not None and symbol.type.id != row.id:
            continue
        return row, low + match.start("type"), match["filler"]
    start = _damaged_type(window, symbol.type, words) if symbol.type is not None else -1
    if start >= 0:
        return symbol.type, low + start, ""
    number = _NUMBER_WORD.search(window)
    return None, low + number.start() if number else symbol.start, ""


def _damaged_type(window: str, row: DocumentType, words: TypeWords) -> int:
    """Give where a type word that a scan robbed of its marks stands, if the symbol says the same, or -1."""
    damaged = words.damaged.match(fold(window))
    if damaged is None or damaged["type"] != fold(row.name):
        return -1
    start = damaged.start("type")
    return start if window[start].isupper() else -1


def _bare(text: str, symbol: Symbol, start: int, words: TypeWords) -> DocumentType | None:
    """Give the type of a symbol that has no type word, if it is a mention at all."""
    if words.no_document.search(text[max(0, symbol.start - 50) : symbol.start]):
        return None
    own = text.startswith("Số", start) and (start == 0 or text[start - 1] == "\n")
    unannounced = start == symbol.start and "-" not in symbol.key
    return None if own or unannounced else symbol.type


def _read(text: str, symbol: Symbol, words: TypeWords, vocabulary: Vocabulary) -> Found | None:
    row, start, filler = _lead(text, symbol, words)
    rule, confidence = "numbered", 0.9 if symbol.repaired else 1.0
    if row is None:
        row, rule, confidence = _bare(text, symbol, start, words), "bare", 0.9
        if row is None:
            return None
    if row.family == "programme" and symbol.type is None and _SHORT_SYMBOL.fullmatch(symbol.key):
        return Found(
            start=start,
            end=symbol.end,
            kind=CitationKind.ALIAS,
            type=row,
            key=" ".join(text[start : symbol.end].split()),
            rule="alias",
            confidence=0.8,
        )
    if symbol.type is not None and symbol.type.name.startswith(f"{row.name} liên tịch"):
        row = symbol.type
    joint = bool(_JOINT_SYMBOL.search(symbol.key)) or "LT" in row.abbreviation
    tail = read_tail(text, symbol.end, vocabulary, joint=joint)
    return Found(
        start=start,
        end=tail.end,
        kind=CitationKind.NUMBERED,
        type=row,
        key=symbol.key,
        rule=rule,
        confidence=confidence,
        date=tail.date,
        issuer=tail.issuer or (filler[5:] if filler.startswith(" của ") else None),
    )


def _carried(text: str, symbol: Symbol, last: Found | None, vocabulary: Vocabulary) -> Found | None:
    """Read "số 12/VPCP-NC" in a list: it is of the type of the one before it."""
    if last is None or last.kind is not CitationKind.NUMBERED:
        return None
    if not _LIST_LINK.fullmatch(text[last.end : min(symbol.start, last.end + 12)]):
        return None
    start = symbol.start - (len("số ") if text.endswith("số ", 0, symbol.start) else 0)
    tail = read_tail(text, symbol.end, vocabulary)
    return Found(
        start=start,
        end=tail.end,
        kind=CitationKind.NUMBERED,
        type=last.type,
        key=symbol.key,
        rule="bare",
        confidence=0.8,
        date=tail.date,
        issuer=tail.issuer,
    )


def numbered(text: str, vocabulary: Vocabulary) -> Iterator[Found]:
    """Give every mention with a number and a symbol."""
    words = type_words(vocabulary)
    last: Found | None = None
    for symbol in symbols.find_symbols(text, vocabulary):
        found = _read(text, symbol, words, vocabulary)
        if found is None:
            found = _carried(text, symbol, last, vocabulary)
        if found is not None:
            last = found
            yield found


# --- without a regular symbol -----------------------------------------------------------------------------

_OLD_NUMBER = re.compile(r" (?:[Ss]ố )?(?=\d)")
_SHORT = re.compile(
    r" (?P<so>số )?(?P<number>\d{1,5}[a-zđ]?)(?:/(?P<year>(?:19|20)\d{2}))?(?![\w/%]|[.,-]\d)"
)
_PINPOINTED = re.compile(r"(?:Điều|[Kk]hoản) \w{1,4} (?:của )?$")
#: What may follow a bare number; a noun would be what it counts.
_SHORT_NEXT = re.compile(
    r"$|[,;.:)\n”]| (?:của|về|ngày|năm|và|thì|đã|được|có|trên|trong|đến|với|cho|này|để|theo|tại|là|hướng"
    r"|quy|đối|nêu|gồm|hoặc|khi|trừ|không|phải|ban|phê|\(|[A-ZĐ])"
)
_UNITS = re.compile(
    r" (?:năm|tháng|tuần|ngày|quý|điểm|nội dung|lần|nhiệm vụ|giải pháp|triệu|tỷ|nghìn|người|hộ|xã)\b"
    r"(?! \d)"
)
_WHOLE_DATE = len("2019-02-01")


def short_form(
    text: str, start: int, at: int, row: DocumentType, vocabulary: Vocabulary
) -> Found | None:
    """Read a type word with an old symbol, a blank number or a bare one, or the meeting that resolved."""
    blank = symbols.BLANK.match(text, at + 1) if text.startswith(" ", at) else None
    old_at = _OLD_NUMBER.match(text, at)
    match = blank or (symbols.OLD.match(text, old_at.end()) if old_at else None)
    if match is not None:
        symbol = symbols.read(match, vocabulary)
        tail = read_tail(text, symbol.end, vocabulary)
        return Found(
            start=start,
            end=tail.end,
            kind=CitationKind.NUMBERED,
            type=row,
            key=symbol.key,
            rule="blank" if blank else "numbered",
            confidence=0.9,
            date=tail.date,
            issuer=tail.issuer,
        )
    meeting = PARTY_RESOLUTION.match(text, at) if row.abbreviation == "NQ" else None
    if meeting is not None:
        return Found(
            start=start,
            end=meeting.end(),
            kind=CitationKind.NAMED,
            type=row,
            key=text[start : meeting.end()],
            rule="party-resolution",
            confidence=0.9,
        )
    return _short_number(text, start, at, row, vocabulary)


def _short_number(
    text: str, start: int, at: int, row: DocumentType, vocabulary: Vocabulary
) -> Found | None:
    """Read "Nghị định 85", "Công văn số 123 ngày 01/02/2019": a number whose symbol is left out."""
    number = _SHORT.match(text, at)
    if number is None or row.family in {"law", "treaty"}:
        return None
    end = number.end()
    tail, _ = read_version(text, end, vocabulary)
    stated = tail.date is not None or tail.issuer is not None
    if not stated and text[start:at] not in type_words(vocabulary).short:
        return None
    before = text[max(0, start - 24) : start]
    followed = stated or ANNOUNCED.search(before) or _SHORT_NEXT.match(text, end)
    sure = number["so"] or number["year"] or _PINPOINTED.search(before)
    single = len(number["number"]) == 1
    if not sure and (single or not followed or _UNITS.match(text, end)):
        return None
    whole = bool(number["so"]) and tail.date is not None and len(tail.date) == _WHOLE_DATE
    return Found(
        start=start,
        end=tail.end if stated else end,
        kind=CitationKind.NUMBERED if whole else CitationKind.ALIAS,
        type=row,
        key=number["number"] if whole else text[start:end],
        rule="short-number",
        confidence=0.7,
        date=tail.date,
        issuer=tail.issuer,
    )
