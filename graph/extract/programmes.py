"""Where the name of a programme, plan, treaty or party resolution ends.

These have names in lower case, so capitals do not help. What ends them is the period that they cover
("giai đoạn 2021 - 2025, định hướng đến năm 2030"), a closing quotation mark, or the end of the abstract
that names them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.extract.names import UPPER, name_tree

if TYPE_CHECKING:
    from graph.vocabulary import Vocabulary


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
_QUOTED = re.compile(r"(?P<lead>(?: (?:số )?\d{1,2})?(?: [^\s,;:.()“”\"…\d]+){0,12}?) ?[“\"][^“”\"\n;]{3,300}[”\"]")
#: The rest of a name that stands in quotation marks with its type word: “Chiến lược truyền thông …”.
_IN_QUOTES = re.compile(r" [^“”\"\n;.]{10,140}(?=”)")
#: Places where no name goes on.
_HARD = re.compile(
    rf"[;:(…“”\n\"]|\.(?![\w])|, (?=[{UPPER}])|,? (?:này|nêu trên|nói trên|trên đây|phấn đấu|như sau|bao gồm|gồm có"
    r"|góp phần|đồng thời|gắn với|lồng ghép|gắn kết|bảo đảm|đảm bảo|nhất là|trong đó|trong năm|tập trung|cụ thể|để|nhằm"
    r"|thì|trên địa bàn|đã được|được ban hành|được phê duyệt|kèm theo|ban hành kèm)\b"
    r"|, (?:các|những|trong|từ|đến|phù hợp|kết hợp|theo|thực hiện|triển khai|tổ chức|tăng cường|nâng cao|hướng dẫn|do|"
    r"vào|tại|góp|căn cứ|trên cơ sở)\b"
    r"| và (?:các|những|triển khai|tổ chức|bãi bỏ|thay thế|hướng dẫn) "
    r"| (?:và |, )?(?=(?:Chương trình|Đề án|Kế hoạch|Chiến lược|Nghị quyết|Quyết định|Chỉ thị|Công ước|Hiệp định|Nghị định"
    r"|Luật|Bộ luật|Kết luận|Dự án|Bản ghi nhớ|Thông tư|Quy chế|Pháp lệnh)\b)"
)
_WINDOW = 320
_WORD = re.compile(r"\w+")
#: "Kế hoạch triển khai thực hiện Luật …" has no name but its object; neither has "Chương trình của Chính phủ".
_BY_OBJECT = re.compile(
    r" (?:(?:tổ chức|triển khai|phối hợp|hành động|tiếp tục|để|về|về việc|nhằm|chi tiết)[ ,]+){0,4}"
    r"(?:thực hiện|thi hành|triển khai|hướng dẫn)"
    r"(?: (?:có hiệu quả|hiệu quả|một số điều của|một số nội dung của|thắng lợi|các))?"
    r" (?=(?:Luật|Bộ luật|Pháp lệnh|Nghị quyết|Nghị định|Quyết định|Chỉ thị|Kết luận|Chương trình|Đề án|Kế hoạch"
    r"|Chiến lược|Công ước|Hiệp định|Thông tư|Công điện|Quy chế|Quy định|Hướng dẫn|Bản ghi nhớ|Nghị định thư|số) )"
)
_NO_NAME = re.compile(
    r" (?:này|của|các|và|đã|được|là|do|theo|có|phải|trên|nêu|nói|với|năm|từ|đến|tại|trong|cụ thể|chi tiết|công tác năm"
    r"|hoặc|khác|để|khi|sẽ|cho|tháng|quý|đó|hằng năm|hàng năm|số|tuần|giai đoạn|đề ra)\b| \d| ?[,;.:)\n]"
)


def programme_name(text: str, start: int, vocabulary: Vocabulary, *, approved: bool) -> Name | None:
    """Read the name after Chương trình, Chiến lược, Đề án, Kế hoạch, which ends at `start`.

    `approved` says that the words before name it as what a cited decision approves, so that the name may end
    where the abstract ends. Gives `None` for kinds and for names that cannot be told: "Chương trình, Kế hoạch
    của Chính phủ".
    """
    if _BY_OBJECT.match(text, start):
        return None
    quoted = _QUOTED.match(text, start)
    if quoted is not None and not _HARD.search(text, start, quoted.end("lead")):
        chain = _CHAIN.match(text, quoted.end())
        end = chain.end() if chain else quoted.end()
        return Name(end=end, confidence=0.95, bare_end=quoted.end())
    if _NO_NAME.match(text, start):
        return None
    whole = _IN_QUOTES.match(text, start) if text[max(0, start - 16) : start].find("“") >= 0 else None
    if whole is not None and _words(text, start, whole.end()) >= 4:
        return Name(end=whole.end(), confidence=0.6, bare_end=whole.end())
    hard = _HARD.search(text, start, start + _WINDOW)
    limit = hard.start() if hard else min(len(text), start + _WINDOW)
    chain = _CHAIN.search(text, start, limit + 40)
    if chain is not None and chain.start() <= limit and _words(text, start, chain.start()) >= 2:
        return Name(end=chain.end(), confidence=0.95, bare_end=chain.start())
    known = name_tree(vocabulary, "programme").end(text, start + 1)
    if known >= 0:
        return Name(end=known, confidence=0.9, bare_end=known)
    closed = hard is not None or limit == len(text)
    if approved and closed and _words(text, start, limit) >= 3:
        return Name(end=limit, confidence=0.7, bare_end=limit)
    return None


def _words(text: str, start: int, end: int) -> int:
    return len(_WORD.findall(text, start, end))


_TREATY_START = re.compile(
    r" (?:(?:của|về|giữa|khung|tương trợ|dẫn độ|chuyển giao|hợp tác|thương mại|vận tải|quốc tế|toàn cầu|số \d|bổ sung|không bắt buộc|\d{4}\b)"
    r"|[A-ZĐ])"
)
_TREATY_GENERIC = re.compile(r" (?:của Việt Nam|quốc tế (?:mà|có|khác|,)|hợp tác (?:song|đa) phương)")
#: "giữa Việt Nam với Campuchia, Lào, Thái Lan về …"
_COUNTRIES = rf"(?!Luật|Bộ)[{UPPER}]\w*(?: [{UPPER}]\w*){{0,3}}(?:,| và| về)"
_TREATY_END = re.compile(
    rf"[;:(…“\n]|\.(?![\w])|\)|, (?!{_COUNTRIES})(?!chống |đặc biệt là|nhất là|trấn áp|trừng trị|phong tục)(?![^,;.]{{1,30}} và )"
    r"|, (?=(?:thực hiện|triển khai|tổ chức|phù hợp|các|bảo đảm|góp phần|UBND|Ủy ban)\b)"
    r"|,? (?:mà|này|đã|được|có hiệu lực|ký ngày|ký kết|ký tại|để|nhằm|gắn với|trên địa bàn|nêu trên|thì)\b"
    r"|(?:,| và|, và) (?=(?:các|những|Công ước|Hiệp định|Nghị định thư|Bản ghi nhớ|Luật|Kế hoạch|Chương trình|Nghị quyết|Chiến lược"
    r"|Đề án|pháp luật|văn bản|quy định|Biên bản)\b)"
)


def treaty_name(text: str, start: int, vocabulary: Vocabulary) -> Name | None:
    """Read the name after Công ước, Hiệp định, Nghị định thư, Bản ghi nhớ, which ends at `start`."""
    known = name_tree(vocabulary, "treaty").end(text, start + 1)
    if known >= 0:
        return Name(end=known, confidence=1.0, bare_end=known)
    if not _TREATY_START.match(text, start) or _TREATY_GENERIC.match(text, start):
        return None
    close = _TREATY_END.search(text, start, start + _WINDOW)
    limit = close.start() if close else min(len(text), start + _WINDOW)
    chain = _CHAIN.search(text, start, limit + 20)
    if chain is not None and chain.start() <= limit and _words(text, start, chain.start()) >= 4:
        return Name(end=chain.end(), confidence=0.8, bare_end=chain.start())
    if _words(text, start, limit) < 1:
        return None
    return Name(end=limit, confidence=0.8 if close else 0.5, bare_end=limit)


_TERM = r"(?:,? ?\(?(?:[Kk]h[óo]a) [IVXLC\d]{1,5}\)?)"
_ORDINAL = r"(?: lần thứ [IVXLC\w]{1,6})"
PARTY_RESOLUTION = re.compile(
    rf" (?:của )?(?:Đại hội(?: [Đđ]ại biểu)?(?: toàn quốc)?(?: (?:của )?(?:Đảng bộ|Đảng)(?: [^\W\d_]+){{0,6}}?)?{_ORDINAL}"
    rf"(?: (?:của )?Đảng)?|Đại hội (?:Đảng )?[IVX]{{1,5}}(?: của Đảng)?"
    rf"|Hội nghị(?:{_ORDINAL}| Trung ương(?: \d{{1,2}}{_TERM}?|{_ORDINAL}))(?:,? (?:của )?(?:Ban [Cc]hấp hành )?Trung ương)?"
    rf"(?: Đảng)?{_TERM}?|Trung ương(?: \d{{1,2}}\b|{_ORDINAL}){_TERM}?)"
    r"(?:,? nhiệm kỳ \d{4} ?[-–] ?\d{4})?"
)
