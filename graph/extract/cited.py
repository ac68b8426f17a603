"""A mention of a document in the flow, the words that name kinds of documents, and what follows a mention."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.extract.authors import author_end
from graph.extract.names import after_marks
from graph.extract.prefixes import prefixed
from graph.vietnamese import DATE, fold, iso_date, read_date

if TYPE_CHECKING:
    from graph.records.mentions import CitationKind
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
    """The words that name kinds of documents, compiled from one vocabulary."""

    #: From a word (Quyết định, quyết định, QĐ) to its row.
    types: dict[str, DocumentType]
    #: A type word with a capital; what stands before it has to be looked at.
    capital: re.Pattern[str]
    lower: re.Pattern[str]
    #: A type word and "số" at the end of a window: with a capital, without, and abbreviated.
    leads: tuple[re.Pattern[str], ...]
    #: The same without marks, for words that a scan damaged: Quyêt đinh sô.
    damaged: re.Pattern[str]
    #: Words before a number that is no document's: Mẫu số.
    no_document: re.Pattern[str]
    plural: re.Pattern[str]
    #: Words that make a type word part of an agency's name: Ban Chỉ đạo Chương trình.
    organs: re.Pattern[str]
    #: Type words that a number alone may follow: Nghị định 85.
    short: frozenset[str]


_FILLER = r"(?P<filler>(?: [^\W\d_]+| - [^\W\d_]+){0,7}?)"
_NUMBER_WORD = r" ?,? ?(?:[Ss][ốôoổóồ])? ?:? ?$"


@functools.cache
def type_words(vocabulary: Vocabulary) -> TypeWords:
    """Compile the type words of a vocabulary."""
    rows = vocabulary.document_types
    types: dict[str, DocumentType] = {}
    for row in rows:
        for name in (row.name, *row.aliases):
            types.setdefault(name, row)
    capital = [name for name in types if name[0].isupper()]
    lower = {name[0].lower() + name[1:]: types[name] for name in capital}
    short = {symbol: row for row in rows for symbol in row.symbols if len(symbol) > 1}
    names = prefixed(capital)
    cue = functools.partial(vocabulary.cue, "citations")
    return TypeWords(
        types=short | types | lower,
        capital=re.compile(rf"(?:{names})(?!\w)"),
        lower=re.compile(rf"(?<!\w)(?:{prefixed(lower)})(?!\w)"),
        leads=(
            re.compile(rf"(?:.*\W|)(?P<type>{names}){_FILLER}{_NUMBER_WORD}"),
            re.compile(rf"(?:.*\W|)(?P<type>{prefixed(lower)})(?P<filler>){_NUMBER_WORD}"),
            re.compile(rf"(?:.*[^\w/-]|)(?P<type>{prefixed(short)})(?P<filler>){_NUMBER_WORD}"),
        ),
        damaged=re.compile(
            rf"(?:.*\W|)(?P<type>{prefixed(fold(name) for name in capital)}) ?,? ?(?:so)? ?:? ?$"
        ),
        no_document=re.compile(
            rf"(?:{prefixed(cue('no-document').words)})(?: [^\W\d_]+){{0,3}} ?(?:số)? ?:? ?$"
        ),
        plural=re.compile(rf"(?<!\w)(?:{prefixed(cue('plural').words)}) $", re.IGNORECASE),
        organs=re.compile(rf"(?:{prefixed(cue('organs').words)}) $"),
        short=frozenset(cue("short-number").words),
    )


#: Words that announce a law or number: after them an unknown name and a bare number are taken too.
ANNOUNCED = re.compile(
    r"(?:[Tt]heo|[Cc]ăn cứ|[Tt]ại|của|khoản \w{1,3}|Điều \w{1,4}|[Tt]hực hiện|[Tt]hi hành|với"
    r"|thay thế|bãi bỏ) $"
)
#: "(sửa đổi)", "(sửa đổi, bổ sung năm 2017)": a version of a law.
REVISED = re.compile(
    r" \((?:đã )?sửa đổi(?:,? (?:và )?bổ sung)?(?: năm \d{4})?\)"
    r"| sửa đổi(?:, bổ sung)?(?= năm \d{4})"
)
_REVISED_IN = re.compile(r",? (?:được )?sửa đổi(?:,? (?:và )?bổ sung)? năm \d{4}")
#: Telegrams state the hour too: "hồi 16 giờ 00 ngày 05/01/2024".
_HOUR = r"(?:hồi \d{1,2} ?(?:giờ|h|g) ?(?:\d{1,2})?(?: ?phút)?,? )?"
_DATE = re.compile(
    rf"(?P<open>,? ?\(|,? ?)(?:ký |ban hành |được ký )?{_HOUR}(?=[Nn]gày ?\d)[Nn]?{DATE}"
)
_PARTIAL = re.compile(
    r",? ?(?=ngày)ngày ?[….·_]{0,12} ?(?:tháng ?(?P<month>\d{1,2})?[….·_]{0,12} ?năm ?(?P<year>\d{4})"
    r"|/ ?(?P<month_n>\d{1,2})?[….·_]{0,8} ?/ ?(?P<year_n>\d{4}))"
)
_YEAR = re.compile(r",? ?(?P<open>\()?năm (?P<year>\d{4})(?!\d)(?(open)\))")
_BARE_YEAR = re.compile(
    r" (?:\((?P<year_b>(?:19|20)\d{2})\)|(?P<year>(?:19|20)\d{2})(?![\d/.,]?\d)(?! ?[-–] ?\d))"
)
_OF = re.compile(
    r",? (?:của|cùa|cúa|(?P<by>do)|(?P<between>giữa)) (?:các |liên (?!Bộ:)|liên ngành )?(?=\w)"
    r"|,? (?=Hội nghị (?:lần thứ|Trung ương))"
)
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
    date: str | None = None
    issuer: str | None = None
    end = after_marks(text, at)
    for _ in range(3):
        if date is None:
            close, stated = _date(text, end)
            if close >= 0:
                end, date = close, stated
                continue
        close, named = _issuer(text, end, vocabulary, joint=joint) if issuer is None else (-1, None)
        if close < 0:
            break
        end, issuer = close, named
    found = date is not None or issuer is not None
    return Tail(end=end if found else at, date=date, issuer=issuer)


def _issuer(text: str, at: int, vocabulary: Vocabulary, *, joint: bool) -> tuple[int, str | None]:
    """Read "của Bộ Công an", "do Quốc hội ban hành"; gives the end (-1 if none) and the name."""
    of = _OF.match(text, at)
    if of is None:
        return -1, None
    close = author_end(text, of.end(), vocabulary, joint=joint or bool(of["between"]))
    if close < 0:
        return -1, None
    if not of["by"]:
        return close, text[of.end() : close]
    issued = _ISSUED.match(text, close)
    return (issued.end(), text[of.end() : close]) if issued else (-1, None)


def read_version(text: str, at: int, vocabulary: Vocabulary) -> tuple[Tail, bool]:
    """Read date, year and issuer after the name of a law; tells too whether there was a date or year."""
    tail = read_tail(text, at, vocabulary)
    if tail.date is not None:
        return tail, True
    year = _YEAR.match(text, at) or _BARE_YEAR.match(text, at)
    if year is None:
        return tail, False
    stated = year.groupdict().get("year") or year.groupdict().get("year_b")
    revised = _REVISED_IN.match(text, year.end()) or REVISED.match(text, year.end())
    rest = read_tail(text, revised.end() if revised else year.end(), vocabulary)
    return Tail(end=rest.end, date=rest.date or stated, issuer=rest.issuer), True
