"""Who issued a cited document: what follows "của" and "giữa", and where it ends."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING

from graph.extract.names import UPPER, NameTree, stop_words
from graph.extract.prefixes import prefixed

if TYPE_CHECKING:
    from graph.vocabulary import Vocabulary

_TOKEN = re.compile(r" ?([^\s,;:.()“”\"…]+)")
_TITLE = rf"[{UPPER}]\w*"
_PLACE_WORD = (
    r"(?:tỉnh|thành phố|huyện|quận|xã|phường|thị xã|thị trấn|đặc khu|Tỉnh|Thành phố|Huyện|TP\.?|TX\.?"
    r"|cấp tỉnh|cấp huyện|cấp xã)"
)
_PLACE = re.compile(rf" {_PLACE_WORD}(?:(?: (?:- |– )?{_TITLE}){{1,5}}| \d{{1,2}}\b)?")
#: After these a name of two capitals or more is a place: "UBND tỉnh Thái Nguyên", "Huyện ủy Kỳ Sơn".
_OF_PLACE = re.compile(r"(?:tỉnh|thành phố|huyện|quận|thị xã|xã|phường|ủy)$", re.IGNORECASE)
_PLACE_NAME = re.compile(rf"(?: {_TITLE}(?: -| –)?){{1,4}} {_TITLE}")
_TERM = re.compile(
    r",? ?\(?(?:[Kk]h[óo]a|[Kk]hoá|nhiệm kỳ) ?(?:thứ )?(?:[IVXLC]+\b|\d{1,4})(?: ?[-–] ?\d{4})?\)?"
    r"|,? ?lần thứ [\w]{1,6}(?: mươi| nhất| hai| ba| tư| năm)?(?= |[,;.)]|$)"
)
_COUNTRY = re.compile(
    r" (?:nước )?(?:Cộng hòa xã hội chủ nghĩa )?Việt Nam\b| Đảng(?: Cộng sản Việt Nam)?\b"
)
_STEERING = re.compile(
    r"(?:Ban [Cc]hỉ đạo|BCĐ)(?: (?:Trung ương|quốc gia|Quốc gia|liên ngành|cấp tỉnh|tỉnh|Thành phố))?"
    r"(?: \d{2,4}(?:/\w+)?(?: (?:của )?Chính phủ)?)?"
)
_PLENUM = re.compile(
    r"Hội nghị (?:lần thứ \w{1,6}(?: mươi| mười| nhất| hai| ba| tư| năm| sáu| bảy| tám| chín)?"
    r"|Trung ương(?: \d{1,2})?)(?:,? (?:của )?Ban [Cc]hấp hành Trung ương)?(?: Đảng)?"
)
_LONG = re.compile(
    r"(?:Ban [Cc]hỉ đạo|Ủy ban [Qq]uốc gia|Tổ công tác|Hội đồng)(?= (?:[a-zđ]|về ))(?! nhân dân)"
)
_LONG_END = re.compile(
    r" (?:tỉnh|thành phố|Tỉnh|Thành phố|Trung ương)\b| về (?:việc|ban hành|phê duyệt|thực hiện|triển khai)"
    r"| (?:ban hành|phê duyệt|hướng dẫn) |[;.()“\n]"
)
#: A comma inside such a name is followed by the lower case of its tasks.
_NEW_CLAUSE = re.compile(
    rf", (?=[{UPPER}]|các |đã |yêu cầu |đề nghị |tổ chức |đồng thời |ban hành )"
)
_LINK = frozenset({"và", "-", "–", "&"})
_OTHER = re.compile(rf"(?:,| và|, và|;| -| –|,? với) (?=[{UPPER}])")
_COMMA_NAME = re.compile(rf", {_TITLE} (?:\w+ )?và {_TITLE}")
#: "liên Bộ: Công an, Quốc phòng, Ngoại giao": ministries without their word.
_MINISTRIES = re.compile(r"(?:[Ll]iên )?[Bb]ộ: ")
_MAX_WORDS = 16
_MAX_ISSUERS = 12
#: Lower-case syllables in a row inside a name: "Cục Quản lý lao động ngoài nước".
_MAX_LOWER = 5


@functools.cache
def _trees(
    vocabulary: Vocabulary,
) -> tuple[NameTree, NameTree, NameTree, re.Pattern[str], re.Pattern[str]]:
    names = [*vocabulary.cue("citations", "issuer").words]
    for agency in vocabulary.agencies:
        names += (agency.name, *agency.aliases)
    ministries = vocabulary.cue("citations", "ministry").words
    heads = prefixed(vocabulary.cue("citations", "issuer-head").words)
    posts = re.compile(
        r"(?:(?:Thứ trưởng|Bộ trưởng) )?(?:Liên |liên )?Bộ:? |(?:Phó )?(?:Giám đốc )?Sở "
    )
    places = [name for row in vocabulary.localities for name in (row.name, *row.aliases)]
    return (
        NameTree(names),
        NameTree(ministries),
        NameTree(places),
        re.compile(rf"(?:{heads})\b"),
        posts,
    )


def author_end(text: str, start: int, vocabulary: Vocabulary, *, joint: bool = False) -> int:
    """Give the end of the issuer that begins at `start`, or -1 if none begins there.

    With `joint` a list of issuers counts as one: "Bộ Công an, Bộ Quốc phòng và Bộ Ngoại giao".
    """
    end = _one(text, start, vocabulary)
    listed = joint and _MINISTRIES.match(text, start) is not None
    count = 0
    while joint and end >= 0 and count < _MAX_ISSUERS:
        other = _OTHER.match(text, end)
        following = _one(text, other.end(), vocabulary) if other else -1
        if listed and other and following < 0:
            following = _trees(vocabulary)[1].end(text, other.end())
        if following < 0:
            break
        end, count = following, count + 1
    return end


def _one(text: str, start: int, vocabulary: Vocabulary) -> int:
    known, ministries, places, heads, posts = _trees(vocabulary)
    long = _long(text, start)
    if long >= 0:
        return long
    steering = _STEERING.match(text, start)
    post = posts.match(text, start)
    plenum = _PLENUM.match(text, start)
    ends = [
        known.end(text, start),
        steering.end() if steering else -1,
        plenum.end() if plenum else -1,
    ]
    if post is not None:
        ends.append(ministries.end(text, post.end()))
    end = max(ends)
    head = heads.match(text, start)
    if head is not None and (end < 0 or end <= head.end()):
        end = max(end, _titled(text, head.end(), vocabulary))
    return _suffixes(text, end, places) if end >= 0 else -1


def _long(text: str, start: int) -> int:
    """Read "Ban Chỉ đạo phòng, chống tội phạm … tỉnh X": a name in lower case, with commas."""
    long = _LONG.match(text, start)
    if long is None:
        return -1
    limit = long.end() + 220
    close = _LONG_END.search(text, long.end(), limit)
    if close is not None and close[0][:2] in {" t", " T"}:
        place = _PLACE.match(text, close.start())
        return place.end() if place else close.end()
    if close is not None and close[0][0] == " ":
        return close.start()
    comma = _NEW_CLAUSE.search(text, long.end(), close.start() if close else limit)
    if comma is not None:
        return comma.start()
    return start + len(text[start : close.start()].rstrip()) if close else long.end()


@functools.cache
def _documents(vocabulary: Vocabulary) -> re.Pattern[str]:
    names = prefixed(row.name for row in vocabulary.document_types)
    return re.compile(rf" (?:{names})(?!\w)")


def _titled(text: str, start: int, vocabulary: Vocabulary) -> int:
    """Follow a name by its capitals: "Ban Văn hóa - Xã hội" ends where a verb or preposition begins."""
    stops, documents = stop_words(vocabulary, "issuer-stops"), _documents(vocabulary)
    at = end = start
    lower = 0
    for _ in range(_MAX_WORDS):
        token = _TOKEN.match(text, at)
        if token is None:
            break
        word = token[1]
        if word in _LINK:
            following = _TOKEN.match(text, token.end())
            if following is None or not following[1][0].isupper():
                break
            if documents.match(text, token.end()):
                break
        elif word[0].isupper() or word[0].isdigit():
            lower = 0
        elif lower == _MAX_LOWER or word in stops or end == start:
            break
        else:
            lower += 1
        at = end = token.end()
        if _COMMA_NAME.match(text, end):
            at = end + 1
    return end


def _suffixes(text: str, end: int, localities: NameTree) -> int:
    """Add the locality, the country and the term of office that follow an issuer's name."""
    for _ in range(4):
        step = _COUNTRY.match(text, end) or _PLACE.match(text, end) or _TERM.match(text, end)
        if step is None and _OF_PLACE.search(text, max(0, end - 10), end):
            step = _PLACE_NAME.match(text, end)
        close = step.end() if step else -1
        if close < 0 and text.startswith(" ", end) and text[end + 1 : end + 2].isupper():
            close = localities.end(text, end + 1)
        if close <= end:
            break
        end = close
    return end
