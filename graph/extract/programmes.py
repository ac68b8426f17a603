"""Where the name of a programme, plan, treaty or party resolution ends.

These have names in lower case, so capitals do not help. What ends them is the period that they cover
("giai đoạn 2021 - 2025, định hướng đến năm 2030"), a closing quotation mark, or the end of the abstract
that names them.
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.extract.names import UPPER, name_tree
from graph.extract.prefixes import prefixed

if TYPE_CHECKING:
    from graph.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True, kw_only=True)
class _Ends:
    """Patterns compiled from one vocabulary."""

    #: Places where no name of a programme goes on.
    programme: re.Pattern[str]
    #: What begins no name.
    nameless: re.Pattern[str]
    #: "Kế hoạch triển khai thực hiện Luật …" has no name but its object.
    by_object: re.Pattern[str]
    treaty_start: re.Pattern[str]
    treaty: re.Pattern[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """Where a name ends, how it was told, and how sure that is."""

    end: int
    confidence: float
    #: End of the name without its period; `end` where there is none.
    bare_end: int


_YEARS = r"(?:năm )?\d{4}(?: ?[-–—] ?(?:năm )?\d{2,4}| đến (?:hết )?(?:năm )?\d{4})?"
_PERIOD = (
    rf"(?:(?:trong )?(?:[Gg]iai đoạn|[Tt]hời kỳ|nhiệm kỳ) (?:từ )?{_YEARS}"
    r"|[Gg]iai đoạn (?:[IVX]{1,4}|\d{1,2})\b(?: ?[:(]? ?(?:từ )?(?:năm )?\d{4} ?(?:[-–—]|đến) ?(?:năm )?\d{4}\)?)?"
    r"|(?:từ )?năm \d{4} (?:đến|[-–—]) (?:hết )?(?:năm )?\d{4}|(?:đến|tới) (?:hết )?năm \d{4}"
    r"|năm học \d{4} ?[-–] ?\d{4}|năm \d{4}(?! ?[-/])|\d{4} ?[-–—] ?\d{4})"
)
_HORIZON = (
    r"(?:,? ?(?:và |,)? ?(?:định hướng|tầm nhìn|hướng tới|có xét|kế hoạch|có tính|mục tiêu|và)(?: đến| tới)?"
    r" ?(?:năm )?\d{4}(?! ?[-/]))"
)
_CHAIN = re.compile(rf"(?:,? | \(){_PERIOD}\)?(?:{_HORIZON}|(?:,| và|, và) {_PERIOD}){{0,4}}")
_QUOTED = re.compile(
    r"(?P<lead>(?: (?:số )?\d{1,2})?(?: [^\s,;:.()“”\"…\d]+){0,12}?) ?[“\"][^“”\"\n;]{3,300}[”\"]"
)
#: The rest of a name that stands in quotation marks with its type word: “Chiến lược truyền thông …”.
_IN_QUOTES = re.compile(r" [^“”\"\n;.]{10,140}(?=”)")
#: Characters in which a name has to end, and in which its period may follow.
_WINDOW, _CHAIN_REACH = 320, 40
_WORD = re.compile(r"\w+")
#: Words that tell a kind, not a name: Kế hoạch triển khai thực hiện năm 2024.
_KIND = re.compile(
    r"(?: (?:thực hiện|triển khai|hành động|công tác|phối hợp|hoạt động|tổ chức|chi tiết|cụ thể|tổng thể))+"
)
#: Words that make a name: with a period, in quotation marks, in the abstract of a decision.
_WORDS_DATED, _WORDS_QUOTED, _WORDS_APPROVED = 2, 4, 3


@functools.cache
def _ends(vocabulary: Vocabulary) -> _Ends:
    """Compile where names begin and end."""
    cue = functools.partial(vocabulary.cue, "citations")

    def words(row: str) -> str:
        return prefixed(cue(row).words)

    types = prefixed(row.name for row in vocabulary.document_types)
    return _Ends(
        programme=re.compile(
            rf"[;:(…“”\n\"]|\.(?!\w)|, (?=[{UPPER}])|,? (?:{words('name-end')})\b"
            rf"|, (?:{words('name-end-comma')})\b| và (?:{words('name-end-and')}) "
            rf"| (?:và |, )?(?=(?:{types})\b)"
        ),
        nameless=re.compile(rf" (?:{words('no-name')})\b| \d| ?[,;.:)\n]"),
        by_object=re.compile(
            r" (?:(?:tổ chức|triển khai|phối hợp|hành động|tiếp tục|để|về|về việc|nhằm|chi tiết)[ ,]+){0,4}"
            r"(?:thực hiện|thi hành|triển khai|hướng dẫn)"
            r"(?: (?:có hiệu quả|hiệu quả|một số điều của|một số nội dung của|thắng lợi|các))?"
            rf" (?=(?:{types}|số) )"
        ),
        treaty_start=re.compile(rf" (?:(?:{words('treaty-start')})\b|số \d|\d{{4}}\b|[A-ZĐ])"),
        treaty=re.compile(
            rf"[;:(…“\n)]|\.(?!\w)|, (?!{_COUNTRIES})(?!(?:{words('treaty-comma')})(?!\w))"
            rf"(?![^,;.]{{1,30}} và )|, (?=(?:{words('treaty-end-comma')})\b)"
            rf"|,? (?:{words('treaty-end')})\b|,? ngày \d"
            rf"|(?:,| và|, và) (?=(?:các|những|pháp luật|văn bản|quy định|Biên bản|{types})\b)"
        ),
    )


def programme_name(text: str, start: int, vocabulary: Vocabulary, *, approved: bool) -> Name | None:
    """Read the name after Chương trình, Chiến lược, Đề án, Kế hoạch, which ends at `start`.

    `approved` says that the words before name it as what a cited decision approves, so that the name may
    end where the abstract ends. Gives `None` for kinds and for names that cannot be told: "Chương trình,
    Kế hoạch của Chính phủ".
    """
    ends = _ends(vocabulary)
    if ends.by_object.match(text, start):
        return None
    quoted = _QUOTED.match(text, start)
    if quoted is not None and not ends.programme.search(text, start, quoted.end("lead")):
        chain = _CHAIN.match(text, quoted.end())
        end = chain.end() if chain else quoted.end()
        return Name(end=end, confidence=0.95, bare_end=quoted.end())
    if ends.nameless.match(text, start):
        return None
    if "“" in text[max(0, start - 16) : start]:
        whole = _IN_QUOTES.match(text, start)
        if whole is not None and _words(text, start, whole.end()) >= _WORDS_QUOTED:
            return Name(end=whole.end(), confidence=0.6, bare_end=whole.end())
    return _unquoted(text, start, vocabulary, approved=approved)


def _unquoted(text: str, start: int, vocabulary: Vocabulary, *, approved: bool) -> Name | None:
    hard = _ends(vocabulary).programme.search(text, start, start + _WINDOW)
    limit = hard.start() if hard else min(len(text), start + _WINDOW)
    chain = _CHAIN.search(text, start, limit + _CHAIN_REACH)
    if _dated(text, start, limit, chain, _WORDS_DATED) and chain is not None:
        return Name(end=chain.end(), confidence=0.95, bare_end=chain.start())
    known = name_tree(vocabulary, "programme").end(text, start + 1)
    if known >= 0:
        return Name(end=known, confidence=0.9, bare_end=known)
    closed = hard is not None or limit == len(text)
    if approved and closed and _words(text, start, limit) >= _WORDS_APPROVED:
        limit = _trim(text, start, limit)
        return Name(end=limit, confidence=0.7, bare_end=limit)
    return None


def _dated(text: str, start: int, limit: int, chain: re.Match[str] | None, least: int) -> bool:
    """Tell whether a period ends the name, which needs some words before it."""
    if chain is None or chain.start() > limit or _KIND.fullmatch(text, start, chain.start()):
        return False
    return _words(text, start, chain.start()) >= least


def _trim(text: str, start: int, end: int) -> int:
    """Give the end without white space before it."""
    return start + len(text[start:end].rstrip())


def _words(text: str, start: int, end: int) -> int:
    return len(_WORD.findall(text, start, end))


#: "giữa Việt Nam với Campuchia, Lào, Thái Lan về …"
_COUNTRIES = rf"(?!Luật|Bộ)[{UPPER}]\w*(?: [{UPPER}]\w*){{0,3}}(?:,| và| về)"
_TREATY_GENERIC = re.compile(
    r" (?:của Việt Nam|quốc tế (?:mà|có|khác|,)|hợp tác (?:song|đa) phương)"
)


def treaty_name(text: str, start: int, vocabulary: Vocabulary) -> Name | None:
    """Read the name after Công ước, Hiệp định, Nghị định thư, Bản ghi nhớ, which ends at `start`."""
    known = name_tree(vocabulary, "treaty").end(text, start + 1)
    if known >= 0:
        return Name(end=known, confidence=1.0, bare_end=known)
    ends = _ends(vocabulary)
    if not ends.treaty_start.match(text, start) or _TREATY_GENERIC.match(text, start):
        return None
    close = ends.treaty.search(text, start, start + _WINDOW)
    limit = _trim(text, start, close.start() if close else min(len(text), start + _WINDOW))
    chain = _CHAIN.search(text, start, limit + _CHAIN_REACH)
    if _dated(text, start, limit, chain, _WORDS_QUOTED) and chain is not None:
        return Name(end=chain.end(), confidence=0.8, bare_end=chain.start())
    if not _words(text, start, limit):
        return None
    return Name(end=limit, confidence=0.8 if close else 0.5, bare_end=limit)


_TERM = r"(?:,? ?\(?(?:[Kk]h[óo]a) [IVXLC\d]{1,5}\)?)"
_ORDINAL = r"(?: lần thứ [IVXLC\w]{1,6})"
_CONGRESS = (
    rf"Đại hội(?: [Đđ]ại biểu)?(?: toàn quốc)?(?: (?:của )?(?:Đảng bộ|Đảng)(?: [^\W\d_]+){{0,6}}?)?"
    rf"{_ORDINAL}(?: (?:của )?Đảng)?|Đại hội (?:Đảng )?[IVX]{{1,5}}(?: của Đảng)?"
)
_PLENUM = (
    rf"Hội nghị(?:{_ORDINAL}| Trung ương(?: \d{{1,2}}{_TERM}?|{_ORDINAL}))"
    rf"(?:,? (?:của )?(?:Ban [Cc]hấp hành )?Trung ương)?(?: Đảng)?{_TERM}?"
    rf"|Trung ương(?: \d{{1,2}}\b|{_ORDINAL}){_TERM}?"
)
#: "Nghị quyết Đại hội đại biểu toàn quốc lần thứ XIII của Đảng", "Nghị quyết Trung ương 4 khóa XII".
PARTY_RESOLUTION = re.compile(
    rf" (?:của )?(?:{_CONGRESS}|{_PLENUM})(?:,? nhiệm kỳ \d{{4}} ?[-–] ?\d{{4}})?"
)
