"""Who issued a document, and whose province or city it is.

The name above the number (Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.2) is often lost where two
columns were read as one; the symbol, the opening sentence and the signature say it again.
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from graph.extract.titles import is_capitals, recase
from graph.matching import alternation
from graph.vietnamese import key

if TYPE_CHECKING:
    from graph.vocabulary import Agency, Locality, Vocabulary

#: How much of the body is searched for the province.
_SEARCHED = 60_000
_UNIT = r"(?P<kind>tỉnh|thành phố|thủ đô|tp\.?|t\.p\.?)"
_BELOW = re.compile(r"\b(?:huyện|quận|thị xã|phường|xã|thị trấn|đặc khu)\b(?! hội)", re.IGNORECASE)
#: First words of a place that are also those of a party committee: thành phố, Thành ủy.
_PLACE_WORDS = frozenset({"tỉnh", "thành", "huyện", "quận", "xã", "phường", "thị"})
_PARTY_ORGAN = re.compile(
    r"(?:T/M|TM\.?|THAY MẶT) ?(BỘ CHÍNH TRỊ|BAN BÍ THƯ|BAN CHẤP HÀNH TRUNG ƯƠNG|BAN THƯỜNG VỤ)"
)


#: Behind the type in a symbol: KHPH is a plan of several (phối hợp, liên tịch, liên ngành).
_JOINT_TYPE = re.compile(r"(?<=.)(?:PH|LT|LN)\Z")
#: Who speaks in a telegram, before those it is sent to: "THỦ TƯỚNG CHÍNH PHỦ điện:".
_ADDRESS = re.compile(r"(?:\A|\n)(?P<name>[^\n:;.,]{4,100}?) (?:điện|ĐIỆN|Điện) ?:")


class Line(NamedTuple):
    """A line of the head: its text and where it stands in the flow."""

    text: str
    start: int
    end: int


class Named(NamedTuple):
    """A name that was read: as it should read, where it stands, the row that read it, how sure."""

    value: str
    start: int
    end: int
    rule: str
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class _Tables:
    by_code: dict[str, tuple[Agency, ...]]
    by_name: dict[str, Agency]
    first_words: frozenset[str]
    place: re.Pattern[str]
    localities: dict[str, tuple[Locality, ...]]
    names: tuple[str, ...]


@functools.cache
def _tables(vocabulary: Vocabulary) -> _Tables:
    by_code: dict[str, list[Agency]] = {}
    by_name: dict[str, Agency] = {}
    for row in vocabulary.agencies:
        for code in row.symbols:
            by_code.setdefault(code, []).append(row)
        for name in (row.name, *row.aliases, *row.abbreviations):
            by_name.setdefault(key(name), row)
    localities: dict[str, list[Locality]] = {}
    for locality in vocabulary.localities:
        for name in (locality.name, *locality.aliases):
            localities.setdefault(key(name), []).append(locality)
    words = {name.split()[0] for name in by_name} - {"các", "cấp", "những", "toàn", "hệ", "lực"}
    places = alternation(
        name
        for locality in vocabulary.localities
        for name in (locality.name, *locality.aliases, locality.name.upper())
    )
    return _Tables(
        by_code={code: tuple(rows) for code, rows in by_code.items()},
        by_name=by_name,
        first_words=frozenset(words),
        place=re.compile(
            rf"(?i:\b{_UNIT} ?)(?P<name>{places})(?!\w)(?! [A-ZĐ][a-zà-ỹ]+ [A-ZĐ]\w+ủy)"
        ),
        localities={name: tuple(rows) for name, rows in localities.items()},
        names=tuple(sorted({x.name for x in vocabulary.localities})),
    )


def locality_row(name: str, issued: str | None, vocabulary: Vocabulary) -> Locality | None:
    """Give the row of a province or city by name, in the life that it led on a day."""
    rows = _tables(vocabulary).localities.get(key(name), ())
    day = f"{issued}-01-01"[:10] if issued and len(issued) < 10 else issued  # noqa: PLR2004
    for row in rows:
        if day and (not row.since or row.since <= day) and (not row.until or day <= row.until):
            return row
    return rows[0] if rows else None


def find_locality(
    places: tuple[str, ...], body: str, issued: str | None, vocabulary: Vocabulary
) -> Locality | None:
    """Find the province or city that a document belongs to.

    `places` are texts that name it surely (issuer, seal line, place of issue), the surest first;
    then the body counts: the province named most, and of equals the first.
    """
    tables = _tables(vocabulary)
    for text in places:
        match = tables.place.search(text)
        row = locality_row(match["name"] if match else text, issued, vocabulary)
        if row:
            return row
    counts: dict[str, int] = {}
    for match in tables.place.finditer(body[:_SEARCHED]):
        local = body[max(0, match.start() - 14) : match.start()].endswith(
            ("địa bàn ", "UBND ", "nhân dân ")
        )
        counts[match["name"]] = counts.get(match["name"], 0) + (5 if local else 1)
    best = max(counts, key=lambda name: counts[name], default=None)
    return locality_row(best, issued, vocabulary) if best else None


def code_of(symbol: str, types: frozenset[str]) -> str:
    """Give the part of a symbol that names the issuer: UBND of 90/KH-UBND, VPCP of 12/VPCP-NC."""
    tail = re.sub(r"^[…\d]*[a-zđA-Z]?(?:[-/](?:19|20)\d\d(?!\d))?[-/]", "", symbol, count=1)
    head, _, rest = tail.partition("-")
    if rest and (head in types or _JOINT_TYPE.sub("", head) in types):
        return rest
    if "/" in tail and tail.partition("/")[0] in types:
        return tail.partition("/")[2]
    return tail


def by_code(code: str, vocabulary: Vocabulary) -> tuple[Agency, ...]:
    """Give the agencies that a code may stand for; "QH15" is QH, "BCĐ138/CP" itself."""
    table = _tables(vocabulary).by_code
    for form in (code, code.rstrip("0123456789"), code.partition("-")[0], code.partition("/")[0]):
        if rows := table.get(form):
            return rows
    return ()


def is_central(code: str, vocabulary: Vocabulary) -> bool:
    """Tell whether a code is that of a central body and of no provincial one."""
    rows = by_code(code, vocabulary)
    return bool(rows) and all(row.level == "central" for row in rows)


def from_lines(lines: list[Line], body: str, vocabulary: Vocabulary) -> Named | None:
    """Read the issuer above the number: the last name that begins there; a higher one is before it."""
    tables = _tables(vocabulary)
    if any(is_capitals(line.text) and _opens(line.text, tables) for line in lines):
        lines = [line for line in lines if is_capitals(line.text)]
    starts = [i for i, line in enumerate(lines) if _opens(line.text, tables)]
    if not starts:
        return None
    begin = starts[-1]
    joined = " ".join(line.text for line in lines[begin:])
    upper = " ".join(line.text for line in lines[:begin])
    value = agency_name(joined, body, vocabulary)
    if upper and not tables.place.search(joined) and (place := tables.place.search(upper)):
        row = locality_row(place["name"], None, vocabulary)
        value = f"{value} {row.full_name}" if row else value
    return Named(value, lines[begin].start, lines[-1].end, "issuer-line")


def _opens(text: str, tables: _Tables) -> bool:
    words = key(text).split()
    if not words or words[0] not in tables.first_words:
        return False
    return words[0] not in _PLACE_WORDS or words[1:2] == ["ủy"]


def agency_name(text: str, body: str, vocabulary: Vocabulary) -> str:
    """Give the name of an agency as running text writes it: UBND tỉnh Thái Nguyên."""
    tables = _tables(vocabulary)
    text = " ".join(text.split()).strip(" -–*_.,:;")
    place = tables.place.search(text)
    row = locality_row(place["name"], None, vocabulary) if place else None
    name, tail = text, ""
    if place and row and place.end() >= len(text) - 1:
        name, tail = text[: place.start()].strip(" -–"), f" {_kind(place['kind'])} {row.name}"
    party = re.fullmatch(
        r"(?P<organ>(?:.{0,20}?)(?:tỉnh|thành) ủy) (?P<name>.+)", text, re.IGNORECASE
    )
    if party and (home := tables.localities.get(key(party["name"]))):
        name, tail = party["organ"], f" {home[0].name}"
    known = tables.by_name.get(key(name))
    if known and known.name == "Ủy ban nhân dân":
        return f"UBND{tail}"
    if known and not is_capitals(text):
        return f"{name}{tail}"
    if known:
        return f"{known.name}{tail}"
    if is_capitals(name):
        name = _recased(name, body, tables)
    return f"{name}{tail}"


def _kind(word: str) -> str:
    word = word.lower().rstrip(".")
    return "thành phố" if word in ("tp", "t.p", "thành phố") else word


def _recased(name: str, body: str, tables: _Tables) -> str:
    """Write a name in capitals as a name: its place with capitals, the rest as the body has it."""
    known = tuple(sorted({row.name for row in tables.by_name.values()}))
    below = _BELOW.search(name)
    if below:
        head = name[: below.start()].strip()
        row = tables.by_name.get(key(head))
        head = (
            ("UBND" if row.name == "Ủy ban nhân dân" else row.name)
            if row
            else recase(head, body, known)
        )
        place = " ".join(word.capitalize() for word in name[below.end() :].split())
        return f"{head} {below[0].lower()} {place}".strip()
    return recase(name, body, (*known, *tables.names))


def of_title(title: str, vocabulary: Vocabulary) -> tuple[str, int] | None:
    """Read an issuer that opens the title ("CỦA BỘ CHÍNH TRỊ về …") and where the title goes on."""
    match = re.match(r"(?:CỦA|của|Của) ", title)
    if match is None:
        return None
    words = list(re.finditer(r"[^\s,;.]+", title[match.end() : match.end() + 120]))
    for last in reversed(words[:10]):
        end = match.end() + last.end()
        row = _tables(vocabulary).by_name.get(key(title[match.end() : end]))
        if row:
            return official(row), end
    return None


def joint(code: str, vocabulary: Vocabulary) -> str | None:
    """Give the issuers of a joint document by the codes of its symbol: BCA-BQP-BNG."""
    names: list[str] = []
    for part in code.split("-"):
        rows = [row for row in by_code(part, vocabulary) if row.level == "central"]
        if not rows:
            return None
        names.append(rows[0].name)
    return ", ".join(names) if len(names) > 1 else None


def party_organ(signature: str, opening: str) -> str | None:
    """Give the organ of the Party's centre that signs, or that speaks in the opening sentences."""
    match = _PARTY_ORGAN.search(signature.upper())
    names = {
        "BỘ CHÍNH TRỊ": "Bộ Chính trị",
        "BAN BÍ THƯ": "Ban Bí thư",
        "BAN CHẤP HÀNH TRUNG ƯƠNG": "Ban Chấp hành Trung ương",
    }
    if match and match[1] in names:
        return names[match[1]]
    spoken = re.search(
        r"(Bộ Chính trị|Ban Bí thư|Ban Chấp hành Trung ương)(?: \([^)]{1,20}\))?(?: \w+){0,3}? "
        r"(?:yêu cầu|quyết định|ban hành|kết luận|chỉ đạo|thống nhất)",
        opening,
    )
    return spoken[1] if spoken else None


def short_form(body: str, agency: str) -> str | None:
    """Give the short form that the text itself defines for a committee: (gọi tắt là Ban Chỉ đạo 138)."""
    match = re.search(
        rf"(?:gọi tắt|viết tắt|gọi chung)(?: \w+){{0,2}} ?:? “?({re.escape(agency)}[^)”,;\n]{{0,30}})[)”]",
        body[:_SEARCHED],
        re.IGNORECASE,
    )
    if match is None:
        return None
    return re.sub(r"[ /](?:tỉnh|thành phố|tp)$", "", match[1].strip(), flags=re.IGNORECASE)


_OPENING = re.compile(
    r"(?P<name>(?:UBND|Ủy ban nhân dân|HĐND|Hội đồng nhân dân|Ban Chỉ đạo|Tỉnh ủy|Thành ủy|Ban Thường vụ"
    r" (?:Tỉnh|Thành) ủy|Bộ (?!luật)|Sở |Công an )[^;:.\n(]{0,80}?) "
    r"(?:ban hành|xây dựng|triển khai|yêu cầu|đề nghị|thông báo|báo cáo|quyết định|hướng dẫn|nhận được|tổ chức)\b"
)


def from_opening(text: str, offset: int) -> Named | None:
    """Read who acts in the opening sentence: "UBND thành phố Hà Nội xây dựng kế hoạch"."""
    best = None
    for match in _OPENING.finditer(text):
        best = match
        while inner := _OPENING.search(text, best.start() + 1, match.end()):
            best = inner
        if not text[: best.start()].endswith(("của ", "với ", "cho ", "theo ")):
            break
        best = None
    if best is None:
        return None
    return Named(
        re.sub(r"^Ủy ban nhân dân\b", "UBND", best["name"].strip()),
        offset + best.start("name"),
        offset + best.end("name"),
        "issuer-opening",
        0.7,
    )


def from_address(text: str, offset: int, vocabulary: Vocabulary) -> Named | None:
    """Read who sends a telegram: "THỦ TƯỚNG CHÍNH PHỦ điện:"."""
    match = _ADDRESS.search(text)
    if match is None:
        return None
    name = agency_name(match["name"], text, vocabulary)
    return Named(
        name, offset + match.start("name"), offset + match.end("name"), "issuer-address", 0.9
    )


def is_agency(text: str, vocabulary: Vocabulary) -> bool:
    """Tell whether a line is the name of an agency, with or without its place."""
    tables = _tables(vocabulary)
    place = tables.place.search(text)
    return key(text[: place.start()] if place else text) in tables.by_name


def is_below(name: str) -> bool:
    """Tell whether a name is that of a body of a district or commune."""
    return bool(_BELOW.search(name))


def is_central_name(text: str, vocabulary: Vocabulary) -> bool:
    """Tell whether a name above the number is that of a central body."""
    row = _tables(vocabulary).by_name.get(key(text)) if text else None
    return row is not None and row.level == "central"


def official(row: Agency) -> str:
    """Give the name by which an issuer goes: the people's committees by their short form."""
    return "UBND" if row.name == "Ủy ban nhân dân" else row.name


def localised(name: str, locality: Locality | None, *, provincial: bool = False) -> str:
    """Give a name with its province or city: "UBND Thành phố" becomes UBND thành phố Hà Nội."""
    if locality is None:
        return name
    if key(locality.name) in key(name):
        return name
    if match := re.fullmatch(r"(.{0,30}?)(?:Tỉnh|Thành) ủy", name):
        organ = "Thành ủy" if locality.kind == "thành phố" else "Tỉnh ủy"
        return f"{match[1]}{organ} {locality.name}"
    bare = re.sub(r" (?:tỉnh|thành phố|tp\.?)$", "", name, flags=re.IGNORECASE)
    if (
        bare != name
        or provincial
        or bare in ("UBND", "HĐND", "Ủy ban nhân dân", "Hội đồng nhân dân")
    ):
        return f"{bare} {locality.full_name}"
    return name


_TAKEN = re.compile(r"^(?:TM|T/M|KT|TL|TUQ)[./]? ?")


def from_signature(
    text: str, signature: tuple[tuple[int, int], ...], vocabulary: Vocabulary
) -> Named | None:
    """Read the body for which is signed: "TM. ỦY BAN NHÂN DÂN"."""
    for start, end in signature:
        line = _TAKEN.sub("", text[start:end]).strip(" .")
        row = _tables(vocabulary).by_name.get(key(line))
        if row and text[start:end] != line:
            return Named(official(row), start, end, "issuer-signature", 0.7)
    return None
