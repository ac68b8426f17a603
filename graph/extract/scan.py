"""Every place of the flow that names a document, before it is known what governs it."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from graph.extract import symbols
from graph.extract.authors import author_end
from graph.extract.names import law_name, name_tree
from graph.extract.programmes import PARTY_RESOLUTION, Name, programme_name, treaty_name
from graph.matching import alternation
from graph.records.mentions import CitationKind
from graph.vietnamese import DATE, iso_date, read_date

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.extract.symbols import Symbol
    from graph.vocabulary import DocumentType, Vocabulary


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A mention in the flow."""

    start: int
    end: int
    kind: CitationKind
    type: DocumentType
    key: str
    #: Row of citations.toml that read it.
    rule: str
    confidence: float = 1.0
    date: str | None = None
    issuer: str | None = None
    #: For a law with a number: its name. For a programme: its name without the period.
    name: str | None = None
    stands_for: str | None = None
    defines: bool = False
    #: Mentions inside this one: the laws in the name of an amending law.
    inner: tuple[Found, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Tail:
    """What follows the number or name of a mention and belongs to it."""

    end: int
    date: str | None = None
    issuer: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TypeWords:
    """Patterns and rows compiled from one vocabulary."""

    types: dict[str, DocumentType]
    capital: re.Pattern[str]
    lower: re.Pattern[str]
    lead: re.Pattern[str]
    lead_lower: re.Pattern[str]
    lead_short: re.Pattern[str]
    no_document: re.Pattern[str]
    plural: re.Pattern[str]
    organs: re.Pattern[str]
    short: frozenset[str]
    letter: DocumentType
    law: DocumentType
    campaign: re.Pattern[str]


_FILLER = r"(?P<filler>(?: [^\W\d_]+| - [^\W\d_]+){0,7}?)"
_NUMBER_WORD = r" ?,? ?(?:[Ss][ốôoổóồ])? ?:? ?$"


@functools.cache
def type_words(vocabulary: Vocabulary) -> TypeWords:
    types: dict[str, DocumentType] = {}
    for row in vocabulary.document_types:
        for name in (row.name, *row.aliases):
            types.setdefault(name, row)
    capital = [name for name in types if name[0].isupper()]
    lower = {name[0].lower() + name[1:]: types[name] for name in capital}
    cue = functools.partial(vocabulary.cue, "citations")
    short = {symbol: row for row in vocabulary.document_types for symbol in row.symbols if len(symbol) > 1}
    by_id = {row.id: row for row in vocabulary.document_types}
    names = alternation(capital)
    return TypeWords(
        types=short | types | lower,
        capital=re.compile(rf"(?:{names})(?!\w)"),
        lower=re.compile(rf"(?<!\w)(?:{alternation(lower)})(?!\w)"),
        lead=re.compile(rf"(?:.*[^\w]|)(?P<type>{names}){_FILLER}{_NUMBER_WORD}"),
        lead_lower=re.compile(rf"(?:.*[^\w]|)(?P<type>{alternation(lower)})(?P<filler>){_NUMBER_WORD}"),
        lead_short=re.compile(rf"(?:.*[^\w/-]|)(?P<type>{alternation(short)})(?P<filler>){_NUMBER_WORD}"),
        no_document=re.compile(rf"(?:{alternation(cue('no-document').words)})(?: [^\W\d_]+){{0,3}} ?(?:số)? ?:? ?$"),
        plural=re.compile(rf"(?<!\w)(?:{alternation(cue('plural').words)}) $", re.IGNORECASE),
        organs=re.compile(rf"(?:{alternation(cue('organs').words)}) $"),
        short=frozenset(cue("short-number").words),
        letter=by_id["cong-van"],
        law=by_id["luat"],
        campaign=re.compile(rf"(?<!\w)(?:{alternation(cue('campaign').words)})(?= [“\"])"),
    )


# --- what belongs to a mention after its number or name ---------------------------------------------------------

_DATE = re.compile(rf"(?P<open>,? ?\(|,? ?)(?:ký |ban hành |được ký )?(?=[Nn]gày ?\d)[Nn]?{DATE}")
_PARTIAL = re.compile(
    r",? ?(?=ngày)ngày ?[….·_]{0,12} ?(?:tháng ?(?P<month>\d{1,2})?[….·_]{0,12} ?năm ?(?P<year>\d{4})"
    r"|/ ?(?P<month_n>\d{1,2})?[….·_]{0,8} ?/ ?(?P<year_n>\d{4}))"
)
_YEAR = re.compile(r",? ?(?P<open>\()?năm (?P<year>\d{4})(?!\d)(?(open)\))")
_BARE_YEAR = re.compile(r" (?:\((?P<year_b>(?:19|20)\d{2})\)|(?P<year>(?:19|20)\d{2})(?![\d/.,]?\d)(?! ?[-–] ?\d))")
_OF = re.compile(r",? (?:của|cùa|cúa|do) (?:các |liên )?(?=\w)|,? (?P<between>giữa) (?:các |liên ngành )?(?=\w)")
_ISSUED = re.compile(r" ban hành(?= ngày| *[,;.)])")


def _date(text: str, at: int) -> tuple[int, str | None]:
    """Read a date that stands at `at`; gives its end (-1 if none) and ISO form."""
    match = _DATE.match(text, at)
    if match is not None:
        closing = "(" in match["open"]
        if closing and not text.startswith(")", match.end()):
            return -1, None
        return match.end() + closing, read_date(match)
    match = _PARTIAL.match(text, at)
    if match is None:
        return -1, None
    year, month = match["year"] or match["year_n"], match["month"] or match["month_n"]
    return match.end(), iso_date(int(year), int(month) if month else None)


def read_tail(text: str, at: int, vocabulary: Vocabulary, *, joint: bool = False) -> Tail:
    """Read date and issuer after a mention, in either order."""
    date = issuer = None
    end = at
    for _ in range(3):
        if date is None:
            close, stated = _date(text, end)
            if close >= 0:
                end, date = close, stated
                continue
        if issuer is None:
            of = _OF.match(text, end)
            close = author_end(text, of.end(), vocabulary, joint=joint or bool(of["between"])) if of else -1
            if of and close >= 0 and (not of[0].lstrip(", ").startswith("do") or _ISSUED.match(text, close)):
                issuer = text[of.end() : close]
                issued = _ISSUED.match(text, close) if " do " in of[0] else None
                end = issued.end() if issued else close
                continue
        break
    return Tail(end=end, date=date, issuer=issuer)


# --- numbered -------------------------------------------------------------------------------------------------------

_WINDOW = 90
_FILLER_STOPS = frozenset(
    "theo tại này và kèm trong từ có cho đến là được thực triển thi gồm như hoặc với trên về khi".split()
)
_JOINT_SYMBOL = re.compile(r"(?:LT|PH|QC)(?:/|-)|(?:-B?[A-ZĐ]+){2,}$")


def _lead(text: str, symbol: Symbol, words: TypeWords) -> tuple[DocumentType | None, int, str]:
    """Find the type word before a number: its row, where the mention begins, and what stands between."""
    low = max(symbol.start - _WINDOW, text.rfind("\n", 0, symbol.start) + 1, 0)
    window = text[low : symbol.start]
    for pattern in (words.lead, words.lead_lower, words.lead_short):
        match = pattern.match(window)
        if match is None:
            continue
        filler = match["filler"].split()
        if _FILLER_STOPS.isdisjoint(filler) or filler[:1] == ["của"]:
            row = words.types[match["type"]]
            other = symbol.type is not None and symbol.type is not row
            if filler and other and (symbol.type.abbreviation != row.abbreviation if symbol.type else False):
                continue
            return row, low + match.start("type"), match["filler"]
    number = re.search(r"[Ss]ố ?:? ?$", window)
    return None, low + number.start() if number else symbol.start, ""


def _numbered(text: str, symbol: Symbol, words: TypeWords, vocabulary: Vocabulary) -> Found | None:
    row, start, filler = _lead(text, symbol, words)
    before = text[max(0, start - 40) : start]
    if row is None and (words.no_document.search(text[max(0, symbol.start - 50) : symbol.start])):
        return None
    rule, confidence = "numbered", 0.9 if symbol.repaired else 1.0
    if row is None:
        own = text[start : start + 2] == "Số" and (not before.strip() or before.endswith("\n"))
        plain = start == symbol.start and "-" not in symbol.key
        if symbol.type is None or own or plain:
            return None
        row, rule, confidence = symbol.type, "bare", 0.9
    if row.family == "programme" and symbol.type is None and re.fullmatch(r"\d+/[A-ZĐ]+[a-z]*", symbol.key):
        return Found(
            start=start, end=symbol.end, kind=CitationKind.ALIAS, type=row,
            key=" ".join(text[start : symbol.end].split()), rule="alias", confidence=0.8,
        )  # fmt: skip
    joint = bool(_JOINT_SYMBOL.search(symbol.key)) or "LT" in row.abbreviation
    tail = read_tail(text, symbol.end, vocabulary, joint=joint)
    issuer = tail.issuer
    if issuer is None and filler.startswith(" của "):
        issuer = filler[5:]
    return Found(
        start=start, end=tail.end, kind=CitationKind.NUMBERED, type=row, key=symbol.key, rule=rule,
        confidence=confidence, date=tail.date, issuer=issuer,
    )  # fmt: skip


def _carried(text: str, symbol: Symbol, last: Found | None, words: TypeWords, vocabulary: Vocabulary) -> Found | None:
    """Read "số 12/VPCP-NC" in a list: it is of the type of the one before it."""
    if last is None or symbol.start - last.end > 12 or last.kind is not CitationKind.NUMBERED:
        return None
    if not re.fullmatch(r"(?:[,;]| và|, và) (?:số ?)?", text[last.end : symbol.start]):
        return None
    start = symbol.start - (3 if text[symbol.start - 3 : symbol.start] == "số " else 0)
    tail = read_tail(text, symbol.end, vocabulary)
    return Found(
        start=start, end=tail.end, kind=CitationKind.NUMBERED, type=last.type, key=symbol.key, rule="bare",
        confidence=0.8, date=tail.date, issuer=tail.issuer,
    )  # fmt: skip


def numbered(text: str, vocabulary: Vocabulary) -> Iterator[Found]:
    """Give every mention with a number and a symbol."""
    words = type_words(vocabulary)
    last: Found | None = None
    for symbol in symbols.find_symbols(text, vocabulary):
        found = _numbered(text, symbol, words, vocabulary) or _carried(text, symbol, last, words, vocabulary)
        if found is not None:
            last = found
            yield found


# --- named ----------------------------------------------------------------------------------------------------------

_LAW_NUMBER = re.compile(r",? ?(?P<open>\()?(?:[Ll]uật )?(?:[Ss]ố ?:? ?)?(?=\d)")
#: A number in brackets belongs to the name before it if the brackets hold nothing but it and its date.
_CLOSED = re.compile(r"(?:,? ngày [\d/.\- ]{6,12}|,? ngày \d{1,2} tháng \d{1,2} năm \d{4})?\)")
_REVISED = re.compile(r" \((?:đã )?sửa đổi(?:,? (?:và )?bổ sung)?(?: năm \d{4})?\)| sửa đổi(?:, bổ sung)?(?= năm \d{4})")
_ANNOUNCED = re.compile(
    r"(?:[Tt]heo|[Cc]ăn cứ|[Tt]ại|của|khoản \w{1,3}|Điều \w{1,4}|[Tt]hực hiện|[Tt]hi hành|với|thay thế|bãi bỏ) $"
)
_SCHOOL = re.compile(r"(?:Đại học|Trường|Khoa|Viện|Hội|ngành|Cử nhân|Thạc sĩ|Tiến sĩ) $")
_APPROVED = re.compile(r"(?:[Pp]hê duyệt|[Bb]an hành|[Tt]hông qua) (?:nội dung |điều chỉnh |bổ sung )?$")
_SHORT = re.compile(r" (?P<so>số )?(?P<number>\d{1,5}[a-zđ]?)(?![\w/%]|[.,-]\d)")
_SHORT_NEXT = re.compile(
    r"$|[,;.:)\n”]|(?: (?:của|về|ngày|năm|và|thì|đã|được|có|trên|trong|đến|với|cho|này|để|theo|tại|là|hướng|quy|đối|nêu"
    r"|gồm|hoặc|khi|trừ|không|phải|ban|phê|\(|[A-ZĐ]))"
)
_UNITS = re.compile(r" (?:năm|tháng|tuần|ngày|quý|điểm|nội dung|lần|nhiệm vụ|giải pháp|triệu|tỷ|nghìn|người|hộ|xã)\b(?! \d)")
_OLD_NUMBER = re.compile(r" (?:[Ss]ố )?(?=\d)")
_BETWEEN = re.compile(r" giữa .{3,200} (?:và|với) |toàn cầu")
_CONSTITUTION = re.compile(r" (?:của )?nước Cộng hòa xã hội chủ nghĩa Việt Nam| nước CHXHCN Việt Nam| Việt Nam")


def _law(text: str, start: int, at: int, row: DocumentType, vocabulary: Vocabulary) -> Found | None:
    """Read a law by its name, with its year, number and date: the number then is its key."""
    before = text[max(0, start - 24) : start]
    if _SCHOOL.search(before) and row.id == "luat":
        return None
    name = law_name(text, at, vocabulary, sure=bool(_ANNOUNCED.search(before)))
    if name is None:
        return None
    revised = _REVISED.match(text, name.end)
    end = name_end = revised.end() if revised else name.end
    number = _LAW_NUMBER.match(text, end)
    symbol = symbols.SYMBOL.match(text, number.end()) if number else None
    if symbol is not None and number is not None and number["open"] and not _CLOSED.match(text, symbol.end()):
        symbol = None
    inner = tuple(_inner(text, a, b, vocabulary) for a, b in name.inner)
    label = text[start:name_end].rstrip()
    if symbol is not None and number is not None:
        read = symbols.read(symbol, vocabulary)
        tail = read_tail(text, read.end, vocabulary)
        if number["open"] and text.startswith(")", tail.end):
            tail = replace(tail, end=tail.end + 1)
        return Found(
            start=start, end=tail.end, kind=CitationKind.NUMBERED, type=row, key=read.key, rule="law",
            date=tail.date, issuer=tail.issuer, name=text[at + 1 : name_end], inner=inner,
        )  # fmt: skip
    tail, dated = _law_tail(text, end, vocabulary)
    if name.needs_version and not dated:
        return None
    return Found(
        start=start, end=tail.end, kind=CitationKind.NAMED, type=row, key=label, rule="law",
        confidence=name.confidence, date=tail.date, issuer=tail.issuer, inner=inner,
    )  # fmt: skip


def _law_tail(text: str, at: int, vocabulary: Vocabulary) -> tuple[Tail, bool]:
    """Read date, year and issuer after the name of a law; tells too whether there was a date or year."""
    tail = read_tail(text, at, vocabulary)
    if tail.date is not None:
        return tail, True
    year = _YEAR.match(text, at) or _BARE_YEAR.match(text, at)
    if year is None:
        return tail, False
    stated = year.groupdict().get("year") or year.groupdict().get("year_b")
    revised = _REVISED.match(text, year.end())
    rest = read_tail(text, revised.end() if revised else year.end(), vocabulary)
    return Tail(end=rest.end, date=rest.date or stated, issuer=rest.issuer), True


def _inner(text: str, start: int, end: int, vocabulary: Vocabulary) -> Found:
    words = type_words(vocabulary)
    word = words.capital.match(text, start)
    row = words.types[word[0]] if word else words.law
    return Found(
        start=start, end=end, kind=CitationKind.NAMED, type=row, key=text[start:end], rule="law", confidence=0.95
    )


def _programme(text: str, start: int, at: int, row: DocumentType, vocabulary: Vocabulary) -> Found | None:
    words = type_words(vocabulary)
    before = text[max(0, start - 40) : start]
    if words.plural.search(before) or words.organs.search(before):
        return None
    approved = bool(_APPROVED.search(before))
    name = programme_name(text, at, vocabulary, approved=approved)
    if name is None:
        return None
    key = text[start : name.end]
    bare = text[start : name.bare_end] if name.bare_end < name.end else None
    tail = read_tail(text, name.end, vocabulary)
    ends = tail.end if tail.issuer else name.end
    campaign = row.id == "cuoc-van-dong"
    return Found(
        start=start, end=ends, kind=CitationKind.NAMED, type=row, key=key,
        rule="campaign" if campaign else "programme", confidence=0.5 if campaign else name.confidence, issuer=tail.issuer, name=bare,
    )  # fmt: skip


def _treaty(text: str, start: int, at: int, row: DocumentType, vocabulary: Vocabulary) -> Found | None:
    words = type_words(vocabulary)
    name: Name | None = treaty_name(text, at, vocabulary)
    if name is None:
        return None
    if words.plural.search(text[max(0, start - 20) : start]) and name.confidence < 1.0:
        return None
    if row.id == "thoa-thuan" and not _BETWEEN.search(text, at, name.end):
        return None
    tail, _ = _law_tail(text, name.end, vocabulary)
    end = tail.end if tail.date else name.end
    return Found(
        start=start, end=end, kind=CitationKind.NAMED, type=row, key=text[start : name.end], rule="treaty",
        confidence=name.confidence, date=tail.date,
    )  # fmt: skip


def _constitution(text: str, start: int, at: int, row: DocumentType, vocabulary: Vocabulary) -> Found | None:
    country = _CONSTITUTION.match(text, at)
    end = country.end() if country else at
    tail, _ = _law_tail(text, end, vocabulary)
    close = tail.end if tail.date else end
    return Found(
        start=start, end=close, kind=CitationKind.NAMED, type=row, key=text[start:end], rule="constitution",
        date=tail.date,
    )  # fmt: skip


def _short(text: str, start: int, at: int, row: DocumentType, vocabulary: Vocabulary) -> Found | None:
    """Read a type word with an old symbol, a blank number, a bare number, or the meeting that resolved."""
    blank = symbols.BLANK.match(text, at + 1) if text.startswith(" ", at) else None
    old_at = _OLD_NUMBER.match(text, at)
    old = symbols.OLD.match(text, old_at.end()) if old_at else None
    if blank is not None or old is not None:
        symbol = symbols.read(blank or old, vocabulary)  # type: ignore[arg-type]
        tail = read_tail(text, symbol.end, vocabulary)
        return Found(
            start=start, end=tail.end, kind=CitationKind.NUMBERED, type=row, key=symbol.key,
            rule="blank" if blank else "numbered", confidence=0.9, date=tail.date, issuer=tail.issuer,
        )  # fmt: skip
    if row.abbreviation == "NQ":
        meeting = PARTY_RESOLUTION.match(text, at)
        if meeting is not None:
            return Found(
                start=start, end=meeting.end(), kind=CitationKind.NAMED, type=row,
                key=text[start : meeting.end()], rule="party-resolution", confidence=0.9,
            )  # fmt: skip
    return _short_number(text, start, at, row, vocabulary)


def _short_number(text: str, start: int, at: int, row: DocumentType, vocabulary: Vocabulary) -> Found | None:
    """Read "Nghị định 85", "Công văn số 123 ngày 01/02/2019": a number whose symbol is left out."""
    number = _SHORT.match(text, at)
    if number is None or row.family in {"law", "treaty"}:
        return None
    end = number.end()
    tail, _ = _law_tail(text, end, vocabulary)
    stated = tail.date is not None or tail.issuer is not None
    if not stated and text[start:at] not in type_words(vocabulary).short:
        return None
    announced = _ANNOUNCED.search(text[max(0, start - 24) : start])
    followed = stated or announced or _SHORT_NEXT.match(text, end)
    if not number["so"] and (len(number["number"]) < 2 or not followed or _UNITS.match(text, end)):
        return None
    whole = bool(number["so"]) and tail.date is not None and len(tail.date) == len("2019-02-01")
    return Found(
        start=start, end=tail.end if stated else end, type=row, rule="short-number", confidence=0.7,
        kind=CitationKind.NUMBERED if whole else CitationKind.ALIAS,
        key=number["number"] if whole else text[start:end], date=tail.date, issuer=tail.issuer,
    )  # fmt: skip


_READERS = {"law": _law, "treaty": _treaty, "programme": _programme, "plan": _programme}


_LOWER_LAWS = (" bộ luật ", " luật ", " pháp lệnh ")
_LOWER_ANNOUNCED = re.compile(
    r"(?:[Cc]ăn cứ|của|[Tt]heo|[Đđ]iều \d{1,3}\w?|khoản \d{1,2}|[Tt]hi hành|[Tt]hực hiện|[Tt]ổng kết|[Ss]ơ kết|[Ss]ửa đổi|[Bb]an hành"
    r"|[Xx]ây dựng) $"
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


_LOWER_PROGRAMMES = (
    " chương trình mục tiêu quốc gia ", " chương trình quốc gia ", " chiến lược quốc gia ", " đề án “", " chương trình “",
    " cuộc vận động “",
)  # fmt: skip


def lower_programmes(text: str, vocabulary: Vocabulary) -> Iterator[Found]:
    """Give programmes written in lower case, if a period or quotation marks make the name one."""
    words = type_words(vocabulary)
    for word in _LOWER_PROGRAMMES:
        space = text.find(word)
        while space >= 0:
            match = words.lower.match(text, space + 1)
            space = text.find(word, space + len(word) - 1)
            row = words.types[match[0]] if match else None
            if match is None or row is None:
                continue
            found = _programme(text, match.start(), match.end(), row, vocabulary)
            if found is not None and (found.name or "“" in found.key):
                yield replace(found, confidence=min(found.confidence, 0.8))


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
        elif row.named or row.id == "ke-hoach":
            reader = _READERS.get(row.family)
            found = reader(text, start, at, row, vocabulary) if reader else None
        if found is None and row.family not in {"treaty"}:
            found = _short(text, start, at, row, vocabulary)
        if found is not None:
            yield found
