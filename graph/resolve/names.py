"""The parts of an agency's name as written: post, stem, units below, and whose it is.

    Giám đốc | Công an | tỉnh                         post, stem, the document's own province
    Công an | thành phố Hà Nội                        stem, a province by name
    Ủy ban nhân dân | các huyện, thành phố, thị xã    stem, all units of a level
    Ủy ban nhân dân | huyện Lấp Vò                    stem, a unit that localities.toml does not know

What is not understood stays in the stem.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from graph import vietnamese
from graph.resolve import places

if TYPE_CHECKING:
    from graph.vocabulary import Locality, Vocabulary


class Whose(StrEnum):
    """How a name says to which place the agency belongs."""

    UNSAID = "unsaid"  # Sở Tư pháp
    OWN = "own"  # Công an tỉnh
    NAMED = "named"  # Công an tỉnh Thái Nguyên
    BARE = "bare"  # Đại học Thái Nguyên
    BELOW = "below"  # Công an huyện Lấp Vò
    ELSEWHERE = "elsewhere"  # cơ quan chức năng tỉnh Prey Veng


@dataclass(frozen=True, slots=True, kw_only=True)
class NameParts:
    """A name taken apart. All texts keep their letters, in the spelling of `spelling.clean`."""

    stem: str
    whose: Whose = Whose.UNSAID
    post: str = ""
    #: The lives of the province that is named.
    localities: tuple[Locality, ...] = ()
    #: The place below or elsewhere, with its kind: "huyện Lấp Vò".
    place: str = ""
    #: The units in the plural, as written: "các huyện, thành phố, thị xã"; "cấp huyện".
    units: str = ""
    #: Level of the units: cap-huyen, cap-xa, cap-tinh.
    level: str = ""


# Titles that stand before the name of the body they head. Titles that cannot be split so ("Tổng Kiểm
# toán nhà nước") are the `head` of a row of agencies.toml.
_POSTS = (
    "Giám đốc", "Tổng Giám đốc", "Chủ tịch", "Thủ trưởng", "Người đứng đầu", "Bộ trưởng",
    "Viện trưởng", "Chánh án", "Chánh", "Tổng Biên tập", "Cục trưởng", "Tổng cục trưởng",
    "Chi cục trưởng", "Vụ trưởng", "Hiệu trưởng", "Bí thư", "Chỉ huy trưởng", "Tư lệnh",
    "Chủ nhiệm", "Thống đốc", "Lãnh đạo", "Trưởng",
)  # fmt: skip
_UNITS = {
    "huyện": "cap-huyen", "quận": "cap-huyen", "thị xã": "cap-huyen", "thành phố": "cap-huyen",
    "xã": "cap-xa", "phường": "cap-xa", "thị trấn": "cap-xa", "đặc khu": "cap-xa",
    "tỉnh": "cap-tinh", "cơ sở": "cap-xa",
}  # fmt: skip
_UNIT = r"(?:huyện|quận|thị xã|thành phố|xã|phường|thị trấn|đặc khu|tỉnh)"
_LIST = re.compile(
    rf"(?:^| )(?:(?:của|thuộc) )?(?:"
    rf"(?P<grade>cấp (?:huyện|xã|cơ sở))"
    rf"|(?P<all>(?:các|mỗi|từng) {_UNIT}\b.*)"
    rf"|(?P<row>{_UNIT}(?:, ?| và | hoặc |/| ?- ?)(?:các )?{_UNIT}\b.*))",
    re.IGNORECASE,
)
_WORD = re.compile(rf"(?<!\w){_UNIT}(?!\w)", re.IGNORECASE)
#: What may follow a list of units and adds nothing: "... trực thuộc Trung ương", "... thuộc tỉnh".
_LIST_TAIL = re.compile(
    r"(?:,? (?:trực thuộc|thuộc|của|trên địa bàn|trong) "
    r"(?:toàn )?(?:Trung ương|tỉnh|thành phố|Tỉnh|Thành phố|huyện|quận|thị xã))\Z"
)
_OWN = re.compile(
    r"(?: (?:của|thuộc|trực thuộc|cấp|trên địa bàn|trong|toàn)){0,2} ?(?:tỉnh(?: nhà)?|thành phố)\Z",
    re.IGNORECASE,
)
_KIND = re.compile(rf" {_UNIT}\Z", re.IGNORECASE)
_OF = re.compile(r"(?: (?:của|thuộc|trực thuộc|trên địa bàn|tại))+\Z", re.IGNORECASE)
_ANY_CASE_UNIT = (
    r"(?:[Hh]uyện|[Qq]uận|[Tt]hị xã|[Tt]hành phố|[Xx]ã|[Pp]hường|[Tt]hị trấn|[Đđ]ặc khu|[Tt]ỉnh)"
)
#: A proper name: up to five words that begin with a capital, or a number (quận 1).
_PROPER = r"[^\W\d_a-z][^\s,;]*(?: [^\W\d_a-z][^\s,;]*){0,4}|\d{1,2}"
_ONE_PLACE = rf"{_ANY_CASE_UNIT} (?:{_PROPER})"
_PLACE = re.compile(
    rf"(?:^| )(?P<place>{_ONE_PLACE}(?P<more>(?:(?:, | và ){_ONE_PLACE}){{0,12}}))\Z"
)
_APART = re.compile(", | và ")
_ONE_UNIT = re.compile(rf"{_ANY_CASE_UNIT} ")
#: All bodies of one name, above and below: "Tòa án nhân dân hai cấp".
_LEVELS = re.compile(r" (?P<levels>(?:các|hai|2) cấp)(?: (?:tỉnh|thành phố))?\Z", re.IGNORECASE)


#: Organs of a body that are named by it: "Cơ quan thường trực Ban Chỉ đạo 138 tỉnh".
_ORGAN = re.compile(
    r"((?:các )?(?:cơ quan thường trực|bộ phận thường trực|tổ giúp việc|tổ thư ký|thành viên)"
    r"(?: của)?) (?=\w)",
    re.IGNORECASE,
)
_POST = re.compile(
    r"((?:các |đồng chí )?(?:Phó )?(?:"
    + "|".join(sorted(map(re.escape, _POSTS), key=lambda title: (-len(title), title)))
    + r")) (?=\w)",
    re.IGNORECASE,
)


def is_titled(name: str) -> bool:
    """Tell whether a name begins with the title of a post."""
    return _POST.match(name) is not None


def take_post(name: str) -> tuple[str, str]:
    """Split a name into the post before it and the body: ("Giám đốc", "Công an tỉnh")."""
    match = _POST.match(name)
    return (match[1], name[match.end() :]) if match else ("", name)


def take_organ(name: str) -> tuple[str, str]:
    """Split a name into an organ and the body it is of: ("Cơ quan thường trực", "Ban Chỉ đạo ...")."""
    match = _ORGAN.match(name)
    return (match[1].removesuffix(" của"), name[match.end() :]) if match else ("", name)


def has_units(name: str) -> bool:
    """Tell whether a name speaks of all units of a level."""
    return _LIST.search(name) is not None


def without_own(name: str) -> str:
    """Cut off "tỉnh" and its kind at the end of a name."""
    return _OWN.sub("", name) or name


def without_units(name: str) -> str:
    """Cut off the units or the kind of unit at the end: "Công an" of "Công an cấp huyện"."""
    match = _LIST.search(name) or _KIND.search(name)
    return name[: match.start()] if match else name


def level_of(units: str) -> str:
    """Give the level that a list of units is of: cap-huyen for "các huyện, thành phố, thị xã"."""
    kinds = {word.lower() for word in _WORD.findall(units)}
    if "cơ sở" in units.lower():
        return "cap-xa"
    levels = {_UNITS[kind] for kind in kinds - {"thành phố"}} or {"cap-huyen"}
    if "cap-tinh" in levels and levels <= {"cap-tinh"}:
        return "cap-tinh"
    return "-".join(sorted(levels - {"cap-tinh"}))


def _take_units(name: str) -> NameParts | None:
    match = _LIST.search(name)
    if match is None:
        return None
    units = match["grade"] or match["all"] or match["row"]
    if match["grade"] and match.end() < len(name) and not _OWN.fullmatch(name[match.end() :]):
        return None
    trimmed = _LIST_TAIL.sub("", units)
    return NameParts(stem=name[: match.start()], units=trimmed, level=level_of(trimmed))


def _take_locality(vocabulary: Vocabulary, name: str, on: str) -> NameParts | None:
    """Read a province at the end of the name, the longest first."""
    words = name.split(" ")
    for count in range(min(places.MOST_WORDS, len(words) - 1), 0, -1):
        rows = places.known(vocabulary, vietnamese.key(" ".join(words[-count:])))
        if not rows:
            continue
        before = words[-count - 1].lower()
        kinds = {row.kind for row in rows}
        if " ".join(words[-count - 2 : -count]).lower() == "thành phố":
            before = "thành phố"
        if before in {"huyện", "quận", "xã", "phường", "trấn"}:
            return None
        if before == "thành phố" and "thành phố" not in kinds:
            return None  # the city of Thái Nguyên is a unit of the province of that name
        tail = " ".join(words[-count:]).lower()
        said = before in {"tỉnh", "thành phố"} or tail.startswith(("tỉnh ", "thành phố "))
        if said and not any(not row.since or not on or row.since <= on for row in rows):
            return None  # thành phố Huế before it became a centrally run city
        stem = " ".join(words[:-count])
        stem = _OF.sub("", _OWN.sub("", stem) if said else stem)
        return NameParts(stem=stem, whose=Whose.NAMED if said else Whose.BARE, localities=rows)
    return None


def _is_proper(place: str) -> bool:
    """Tell a place from words that only begin like one: "Tỉnh ủy" is none."""
    name = _ONE_UNIT.sub("", place)
    return bool(name) and all(word[0].isupper() or word.isdigit() for word in name.split())


def _take_place(name: str) -> NameParts | None:
    match = _PLACE.search(name)
    if match is None or not all(map(_is_proper, _APART.split(match["place"]))):
        return None
    province = match["place"].lower().startswith("tỉnh ") and not match["more"]
    stem = _OF.sub("", name[: match.start()])
    return NameParts(
        stem=stem,
        whose=Whose.ELSEWHERE if province else Whose.BELOW,
        place=match["place"],
        units=match["place"] if match["more"] else "",
    )


def take_levels(name: str) -> tuple[str, str]:
    """Split "Tòa án nhân dân hai cấp" into the body and the levels; no levels where none are named."""
    match = _LEVELS.search(name)
    return (name[: match.start()], match["levels"].lower()) if match else (name, "")


def take_apart(vocabulary: Vocabulary, name: str, on: str) -> NameParts:
    """Take a clean name apart. `on` is the day whose provinces are meant."""
    located = _take_locality(vocabulary, name, on)
    rest = located.stem if located else name
    listed = _take_units(rest)
    if listed is not None:
        return NameParts(
            stem=listed.stem,
            units=listed.units,
            level=listed.level,
            whose=Whose.NAMED if located else Whose.UNSAID,
            localities=located.localities if located else (),
        )
    if located is not None:
        return located
    below = _take_place(name)
    if below is not None:
        return below
    own = _OWN.search(name)
    if own is not None and own.start() > 0:
        return NameParts(stem=name[: own.start()], whose=Whose.OWN)
    return NameParts(stem=name)
