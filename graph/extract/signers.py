"""Who signed: the name under the post (Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.7)."""

from __future__ import annotations

import re

from graph.extract.titles import UPPER, is_capitals

_RANK = re.compile(
    r"^(?:(?:Đại|Thượng|Trung|Thiếu) (?:tướng|tá|úy)|GS\.?|PGS\.?|TS\.?|ThS\.?|BS\.?|Ông|Bà|Đồng chí|Đ/c"
    r"|Người ký|Ký bởi)(?:[ .:,\-–]+|(?=[A-Z]))",
    re.IGNORECASE,
)
_MARK = re.compile(r"\(?\[?\b(?:đã ký|daky|đã kí|ký tên|signed)\b[^)\]]{0,30}\]?\)?", re.IGNORECASE)
#: Words that stand in posts and bodies and in no name of a person.
_POST = re.compile(
    r"(?:chủ tịch|trưởng|phó |bộ trưởng|giám đốc|thủ tướng|bí thư|chánh|viện|ủy ban|ủy viên|hội đồng"
    r"|nhân dân|quốc hội|chính phủ|ban |bộ |sở |công an|nơi nhận|lưu|tỉnh|thành phố|tm\.|kt\.|tl\.|tuq"
    r"|t/m|k/t|thường trực|thường vụ|tổng |cục|thống đốc|thanh tra|ubnd|hđnd|văn phòng|chính trị|ký)",
    re.IGNORECASE,
)
_WORD = rf"[{UPPER}][\w'’]{{0,9}}(?!\w)"
_NAME = re.compile(rf"(?<!\w){_WORD}(?:[ \-](?:{_WORD}|đê)){{1,5}}")
#: The commonest family names; a name in capitals is told from a post by them.
_FAMILY = frozenset(
    {
        "bùi", "bế", "cao", "chu", "châu", "cù", "cầm", "danh", "doãn", "dương", "giang",
        "giàng", "hoàng", "huỳnh", "hà", "hồ", "hứa", "khuất", "khương", "kim", "kiều",
        "ksor", "la", "lâm", "lê", "lò", "lý", "lưu", "lương", "lường", "lục", "ma", "mai", "mạc",
        "nghiêm", "nguyễn", "ngô", "ninh", "nông", "phan", "phùng", "phạm", "quàng",
        "quách", "sùng", "sơn", "thiều", "thái", "thân", "thạch", "triệu",
        "trần", "trịnh", "tòng", "tô", "tăng", "tạ", "tống", "từ", "uông", "vi", "viên", "vàng",
        "võ", "văn", "vũ", "vương", "y", "âu", "đinh", "điểu", "đoàn", "đàm", "đào",
        "đặng", "đồng", "đỗ",
    }
)  # fmt: skip


def read_signer(text: str, signature: tuple[tuple[int, int], ...]) -> tuple[str, int, int] | None:
    """Give the last name of a person in the signature and where it stands, or `None`."""
    for start, end in reversed(signature):
        found = _name(text, start, end)
        if found:
            return found
    return None


def _name(text: str, start: int, end: int) -> tuple[str, int, int] | None:
    line = text[start:end]
    mark = _MARK.search(line)
    if mark:
        after = mark.end()
        start, line = (
            (start + after, line[after:]) if line[after:].strip() else (start, line[: mark.start()])
        )
    position = 0
    while rank := _RANK.match(line[position:].lstrip(" -–:.")):
        position = line.index(rank[0], position) + rank.end()
    line = line[position:]
    matches = [m for m in _NAME.finditer(line) if _is_person(m[0])]
    if not matches:
        return None
    match = matches[-1]
    name = match[0]
    if is_capitals(name):
        name = " ".join(word.capitalize() for word in name.split())
    rest = line[: match.start()] + line[match.end() :]
    if sum(letter.islower() for letter in rest) > len(name) // 2:
        return None
    begin = start + position + match.start()
    return name, begin, begin + len(match[0])


def _is_person(name: str) -> bool:
    words = name.split()
    family = words[0].lower() in _FAMILY
    if is_capitals(name):
        return family and len(words) <= 5 and not _POST.match(name)  # noqa: PLR2004
    if not _POST.search(name):
        return True
    return family and len(words) in (3, 4) and not _POST.match(name)
