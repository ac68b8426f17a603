"""Groups of agencies that have no name of their own: "các sở, ngành", "địa phương"."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph import iris, vietnamese
from graph.records.references import Resolved
from graph.resolve import spelling
from graph.resolve.agency_index import AgencyIndex, bare_group
from graph.resolve.names import NameParts, Whose

if TYPE_CHECKING:
    from collections.abc import Sequence

#: Words that begin a group in small letters, beside those of agencies.toml.
_MORE_FIRST = frozenset({"hệ", "gia", "cá", "hội", "sở", "ban", "ngành", "bộ", "đoàn", "đơn", "tổ"})
_UNITS = frozenset({"tỉnh", "huyện", "quận", "xã", "phường"})
#: A name of so few words that begins with a capital may still be a group: "Địa phương".
_FEW = 2
#: Nouns that take "các" where they stand alone: "đoàn thể" is "các đoàn thể".
_PLURAL = ("sở", "ban", "ngành", "bộ", "đoàn thể", "địa phương", "tổ chức", "cơ quan", "đơn vị",
           "hội", "doanh nghiệp", "lực lượng")  # fmt: skip
_CENTRAL_WORDS = (" bộ ", "ngang bộ", " phi chính phủ ")
#: Words of bodies and groups that are of no province, whoever names them.
_WIDE_WORDS = (" trung ương ", " quốc tế ", " quốc gia ", " việt nam ", " asean ", " đông nam á ",
               " liên hợp quốc ", " nước ngoài ", " các nước ", " láng giềng ")  # fmt: skip
_QUALIFIED = re.compile(r"(?: có)? (?:liên quan|chức năng|thành viên)\Z")
_VAGUE = frozenset(
    {
        "cơ",
        "quan",
        "đơn",
        "vị",
        "tổ",
        "chức",
        "cá",
        "nhân",
        "gia",
        "đình",
        "liên",
        "có",
        "và",
        "các",
    }
)
#: Groups that are groups of something else: the body named before them.
_DEPENDENT = ("các tổ chức thành viên", "tổ chức thành viên", "các đơn vị thành viên",
              "các đơn vị trực thuộc", "các thành viên")  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """What a group is called and where it stands."""

    id: str
    name: str
    part: str = ""
    #: True if it is a group of one province.
    local: bool = True
    #: True if its name is given with the province.
    placed: bool = True
    #: True for "các địa phương", which are told apart by their units.
    takes_units: bool = False
    confidence: float = 1.0


def is_group(clean: str, index: AgencyIndex) -> bool:
    """Tell whether a clean name is that of a group."""
    if bare_group(clean) in index.groups and not clean[:1].isupper():
        return True
    words = clean.split(" ")
    first = words[0].strip(",").lower()
    if first in {"các", "những", "mọi"}:
        noun = words[1].strip(",").lower() if len(words) > 1 else ""
        return noun in index.group_first or noun in index.local_first or noun in _MORE_FIRST
    if bare_group(clean) in index.groups:
        return "," in words[0] or first in {"thủ", "người"} or len(words) <= _FEW
    if len(words) == 1 and first in _UNITS:
        return False
    return (first in _MORE_FIRST or first in index.group_first) and (
        words[0][0].islower() or words[0].endswith(",")
    )


def _small(text: str, index: AgencyIndex) -> str:
    """Write the nouns of a group small, and the first letter of any group."""
    words = text.lower().replace(",", "").replace(";", "").split()
    is_name = "Ủy ban" in text or (
        text[:1].isupper() and words[0] != "các" and "," not in text.split(" ", 1)[0]
    )
    if not is_name and all(word in index.group_words or not word.isalpha() for word in words):
        small = text.lower().replace("trung ương", "Trung ương")
        return small.replace("chính phủ", "Chính phủ").replace("phi Chính phủ", "phi chính phủ")
    return text[:1].lower() + text[1:] if words[0] == "các" else text


def is_wide(name: str) -> bool:
    """Tell whether a name speaks of more than one province: "... quốc tế", "... Việt Nam"."""
    words = f" {vietnamese.key(name)} "
    return any(word in words for word in _WIDE_WORDS)


def _stem(clean: str, parts: NameParts) -> str:
    if parts.units and not parts.stem:
        return parts.units
    if parts.units and parts.whose is Whose.UNSAID:
        return clean
    return parts.stem if parts.whose in {Whose.OWN, Whose.NAMED} else clean


def shape(clean: str, parts: NameParts, index: AgencyIndex, central: bool) -> Shape:  # noqa: FBT001
    """Give id, name and scope of a group; a group that differs from its row by a word is a part of it."""
    written = _small(_stem(clean, parts), index)
    key = bare_group(written)
    plural = key.startswith(_PLURAL) and not written.startswith("các ") and written.islower()
    name = f"các {written}" if plural else written
    words = f" {vietnamese.key(written)} "
    local = not central and not is_wide(written)
    local = local and not any(word in words for word in _CENTRAL_WORDS)
    if parts.whose is Whose.ELSEWHERE:
        return Shape(id=vietnamese.slug(clean), name=clean, local=False, confidence=0.6)
    row = index.groups.get(key) or index.groups.get(_QUALIFIED.sub("", key))
    own = row is not None and bare_group(row.name) == key
    is_units = bool(parts.units) and not parts.stem
    part = "" if own or row is None else parts.level if is_units else _part(name)
    return Shape(
        id=row.id if row else vietnamese.slug(name),
        name=name,
        part=part,
        local=local,
        placed=not set(key.split()) <= _VAGUE,
        takes_units=key == "địa phương",
        confidence=1.0 if row else 0.7,
    )


def _part(name: str) -> str:
    """Give the slug of a group that its row names otherwise; "có liên quan" is "liên quan"."""
    return vietnamese.slug(name.replace(" có liên quan", " liên quan"))


@functools.lru_cache(maxsize=16384)
def is_dependent(name: str) -> bool:
    """Tell whether a name is a group of the body before it: "các tổ chức thành viên"."""
    return spelling.compose(name).lower() in _DEPENDENT


def dependent(name: str, before: Resolved) -> Resolved:
    """Give the members of a body as a part of it."""
    written = spelling.compose(name)
    written = written if written.lower().startswith("các") else f"các {written}"
    body = iris.parse_agency(before.iri)
    if body is None:
        return before
    part = vietnamese.slug(written)
    iri = iris.format_agency(
        iris.AgencyName(
            id=body.id, locality=body.locality, part=f"{body.part}-{part}" if body.part else part
        )
    )
    full = f"{spelling.capital_first(written)} của {before.name}"
    return Resolved(iri=iri, name=full, rule="agencies.group", confidence=before.confidence)


def units_phrase(names: Sequence[str]) -> str:
    """Give the list of units of districts that the names of a document use most; empty if none does.

    Ties go to the longer list, then to the first in the alphabet.
    """
    counts: dict[str, int] = {}
    for name in names:
        units = _plain_units(name)
        if units:
            counts[units] = counts.get(units, 0) + 1
    return min(counts, key=lambda units: (-counts[units], -len(units), units), default="")


@functools.lru_cache(maxsize=16384)
def _plain_units(name: str) -> str:
    """Give "huyện, thành phố, thị xã" of a name that ends with such a list of kinds."""
    words = spelling.clean(name).lower()
    for start in (" các ", "các "):
        at = words.find(start)
        if at >= 0:
            tail = words[at + len(start) :]
            kinds = [kind.strip() for kind in tail.replace(" và ", ", ").split(",")]
            known = {"huyện", "quận", "thị xã", "thành phố"}
            if len(kinds) > 1 and set(kinds) <= known:
                return ", ".join(kinds)
    return ""
