"""A name as a document writes it, and what it refers to: "Công an tỉnh" in a plan of Thái Nguyên.

The IRI holds the row of agencies.toml, the locality and a part, so bodies of two provinces are never
one (see decisions/0002-identity-of-agencies.md):

    agency/cong-an-tinh/thai-nguyen              Công an tỉnh Thái Nguyên
    agency/cong-an-tinh/thai-nguyen/head         Giám đốc Công an tỉnh Thái Nguyên
    agency/ubnd-huyen/thai-nguyen                all people's committees of its districts
    agency/ubnd-huyen/thai-nguyen/huyen-phu-binh one of them
    agency/ubnd-tinh                             the people's committees of all provinces
"""

from __future__ import annotations

import functools
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from graph import iris, vietnamese
from graph.iris import AgencyName
from graph.records.references import Reason, Reference, Resolved, Unresolved
from graph.resolve import agency_groups, names, places, spelling
from graph.resolve.agency_index import LOCAL_LEVELS, AgencyIndex, bare_group, index
from graph.resolve.names import NameParts, Whose

if TYPE_CHECKING:
    from graph.vocabulary import Agency, Locality, Vocabulary

_MOST_WORDS = 30
#: Row of the group "các địa phương"; a place named alone is a part of it.
_AUTHORITIES = "dia-phuong"
#: Rules that found one body by a row.
_BODIES = frozenset({"agencies.local", "agencies.central"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What the document tells of its own place, so far as names in it depend on that."""

    #: Row of localities.toml of the document's province; `None` if central or not known.
    locality: Locality | None = None
    #: True if the document is one of a central body.
    central: bool = False
    #: Day of the document, or the `places.era` of it; empty if it is not known.
    on: str = ""
    #: How the document lists the units under the province: "huyện, thành phố, thị xã".
    units: str = ""


def resolve(
    vocabulary: Vocabulary, name: str, setting: Setting, before: Resolved | None = None
) -> Reference:
    """Give the agency that a name refers to, or why that is not known.

    `before` is the agency named just before it: "các tổ chức thành viên" are those of that one.
    """
    if before is not None and agency_groups.is_dependent(name):
        return agency_groups.dependent(name, before)
    return _resolve(vocabulary, name, setting)


@functools.lru_cache(maxsize=65536)
def _resolve(vocabulary: Vocabulary, name: str, setting: Setting) -> Reference:
    clean = spelling.clean(name)
    if not clean or len(clean) > spelling.LONGEST_NAME or len(clean.split()) > _MOST_WORDS:
        return Unresolved(reason=Reason.UNKNOWN_AGENCY)
    return _Reader(vocabulary, setting).read(clean)


def in_full(name: str, locality: Locality, row: Agency | None = None) -> str:
    """Give the name of a body of a province with the province: "Tỉnh ủy Thái Nguyên"."""
    name = names.without_own(name)
    committee = "Tỉnh ủy" if locality.kind == "tỉnh" else "Thành ủy"
    key = vietnamese.key(name)
    if key.endswith(("tỉnh ủy", "thành ủy", "tỉnh đoàn", "thành đoàn")):
        return f"{name} {locality.name}"
    if row is not None and row.kind == "party" and row.id.endswith("-tinh-uy"):
        return f"{name} {committee} {locality.name}"
    if row is not None and row.kind == "press" and " " not in name:
        return f"{name} {locality.name}"  # Báo Thái Nguyên
    return f"{name} {locality.full_name}"


class _Reader:
    """One reading of one name; holds what all steps need."""

    __slots__ = ("index", "setting", "vocabulary")

    def __init__(self, vocabulary: Vocabulary, setting: Setting) -> None:
        self.vocabulary = vocabulary
        self.setting = setting
        self.index: AgencyIndex = index(vocabulary)

    def read(self, clean: str) -> Reference:
        """Read a clean name: a central body, a place, a group, a local body, a post, or one unknown."""
        central = self._central(clean)
        if central is not None:
            return central
        if places.known(self.vocabulary, vietnamese.key(clean)):
            return self._place(clean)
        parts = names.take_apart(self.vocabulary, clean, self.setting.on)
        found = (
            self._plural(parts)
            or self._organ(clean)
            or self._levels(clean)
            or self._by_parts(clean, parts)
        )
        if found is not None:
            return found
        post, body = names.take_post(clean)
        return self._post(post, body) if post else self._unknown(clean, parts)

    def _by_parts(self, clean: str, parts: NameParts) -> Reference | None:
        """Find the body by what its name is made of."""
        if parts.place and self._exact_row("province", clean) is not None:
            return self._local(NameParts(stem=clean))  # Tỉnh Đoàn is no province
        if parts.whose is Whose.BELOW:
            return self._below(parts)
        if agency_groups.is_group(clean, self.index):
            return self._group(clean, parts)
        if parts.units:
            return self._units(parts)
        return self._local(parts) if parts.whose is not Whose.ELSEWHERE else None

    def _central(self, clean: str) -> Resolved | None:
        """Find a central body, or the head of one, by its whole name."""
        row = self._exact_row("central", clean)
        if row is None and self.setting.central:
            row = self.index.row("central", clean, self.setting.on)
        if row is not None:
            rivals = self.index.exact.get(("province", vietnamese.key(clean)))
            if rivals and self.setting.locality is not None:
                return None  # "Cục Thống kê" in a plan of a province is the one of the province
            return _resolved(AgencyName(id=row.id), row.name, "agencies.central")
        heads = self.index.heads.get(("central", vietnamese.key(clean)))
        if heads:
            title = spelling.clean(heads[0].head)
            name = AgencyName(id=heads[0].id, part="head")
            return _resolved(name, title, "agencies.post")
        return None

    def _exact_row(self, level: str, clean: str) -> Agency | None:
        rows = self.index.exact.get((level, vietnamese.key(clean)))
        return self.index.row(level, clean, self.setting.on) if rows else None

    def _locality(self, parts: NameParts) -> Locality | None:
        if parts.localities:
            return places.life_on(parts.localities, self.setting.on)
        return self.setting.locality

    def _local(self, parts: NameParts) -> Reference | None:
        """Find a body that every province has."""
        row = self.index.row("province", parts.stem, self.setting.on)
        if row is None:
            row = self._board(parts.stem)
        if row is None:
            return self._district_row(parts)
        locality = self._locality(parts)
        if locality is not None:
            name = AgencyName(id=row.id, locality=locality.id)
            named = locality.name in parts.stem  # Báo Hà Nội mới
            full = parts.stem if named else in_full(row.name, locality, row)
            return _resolved(name, full, "agencies.local")
        if self.setting.central and parts.whose is Whose.OWN:
            return self._everywhere(row, "các tỉnh, thành phố")
        return Unresolved(reason=Reason.NO_LOCALITY, candidates=(str(_iri(AgencyName(id=row.id))),))

    def _board(self, stem: str) -> Agency | None:
        """Find a steering committee whose long name goes on where the known one ends."""
        key = vietnamese.key(stem)
        if not key.startswith(("ban chỉ đạo ", "hội đồng ", "ban ")):
            return None
        words = key.split()
        for count in range(len(words) - 1, 6, -1):
            rows = self.index.exact.get(("province", " ".join(words[:count])))
            if rows and rows[0].kind == "steering-committee":
                return rows[0]
        return None

    def _district_row(self, parts: NameParts) -> Reference | None:
        """Find a body of districts or communes that is named without its place, as a group."""
        for level in ("district", "commune", "any"):
            row = self._exact_row(level, parts.stem)
            if row is None:
                continue
            locality = self._locality(parts)
            name = AgencyName(id=row.id, locality=locality.id if locality else "")
            if locality is None and not self.setting.central:
                return Unresolved(reason=Reason.NO_LOCALITY, candidates=(str(_iri(name)),))
            full = f"{row.name} {locality.full_name}" if locality else row.name
            return _resolved(name, full, "agencies.group", 0.8)
        return None

    def _units(self, parts: NameParts) -> Reference | None:
        """Find the bodies of all units of a level: UBND các huyện, thành phố, thị xã."""
        if not parts.stem:
            return self._group(parts.units, parts)
        level = {"cap-tinh": "province", "cap-xa": "commune"}.get(parts.level, "district")
        row = self.index.row(level, parts.stem, self.setting.on)
        if level == "province":
            return self._everywhere(row, parts.units) if row else None
        post, body = names.take_post(parts.stem)
        if row is None and post:
            return self._post(post, f"{body} {parts.units}")
        units = self._unit_words(parts)
        locality = self._locality(parts)
        place = f" {locality.full_name}" if locality else ""
        if locality is None and not self.setting.central:
            return Unresolved(reason=Reason.NO_LOCALITY)
        agency = row.id if row else vietnamese.slug(f"{parts.stem} {parts.level}")
        name = AgencyName(id=agency, locality=locality.id if locality else "")
        stem = names.without_units(spelling.clean(row.name)) if row else parts.stem
        full = f"{spelling.capital_first(stem)} {units}{place}"
        return _resolved(name, full, "agencies.group", 1.0 if row else 0.6)

    def _plural(self, parts: NameParts) -> Reference | None:
        """Read "các phòng Y tế các huyện" as the Phòng Y tế of all of them."""
        if not parts.units or not parts.stem.startswith("các "):
            return None
        stem = spelling.capital_first(parts.stem.removeprefix("các "))
        if self.index.row("district", stem, self.setting.on) is None:
            return None
        return self._units(replace(parts, stem=stem))

    def _unit_words(self, parts: NameParts) -> str:
        """Give the list of units as the document writes it elsewhere, if this one names none."""
        if parts.level == "cap-huyen" and parts.units.startswith("cấp") and self.setting.units:
            return f"các {self.setting.units}"
        units = parts.units
        return units if units.startswith(("các", "cấp")) else f"các {units}"

    def _everywhere(self, row: Agency, units: str) -> Resolved:
        """Give the bodies of all provinces, which the pattern itself stands for."""
        units = units if units.startswith("các") else f"các {units}"
        tail = "" if "trực thuộc" in units.lower() else " trực thuộc Trung ương"
        full = f"{names.without_own(row.name)} {units}{tail}"
        return _resolved(AgencyName(id=row.id), full, "agencies.group")

    def _below(self, parts: NameParts) -> Reference | None:
        """Find the body of one district or commune."""
        if not parts.stem:
            return self._place(parts.place)
        kind = parts.place.split(" ")[0].lower()
        level = "commune" if kind in {"xã", "phường", "đặc"} else "district"
        row = self.index.row(level, parts.stem, self.setting.on)
        if row is None and names.is_titled(parts.stem):
            return None
        locality = self.setting.locality
        if locality is None:
            return Unresolved(reason=Reason.NO_LOCALITY)
        agency = row.id if row else vietnamese.slug(parts.stem)
        place = vietnamese.slug(parts.place)
        name = AgencyName(id=agency, locality=locality.id, part=place)
        full = f"{spelling.capital_first(parts.stem)} {parts.place} {locality.full_name}"
        rule = "agencies.group" if parts.units else "agencies.below"
        return _resolved(name, full, rule, 0.9 if row else 0.6)

    def _place(self, place: str) -> Reference:
        """Take a place for its authorities: "tỉnh Bắc Giang", "thị xã Long Khánh"."""
        row = places.find(self.vocabulary, place, self.setting.on)
        if row is not None:
            name = AgencyName(id=_AUTHORITIES, locality=row.id, part="cap-tinh")
            return _resolved(name, row.full_name, "agencies.group", 0.8)
        locality = self.setting.locality
        if locality is None:
            return Unresolved(reason=Reason.NO_LOCALITY)
        name = AgencyName(id=_AUTHORITIES, locality=locality.id, part=vietnamese.slug(place))
        return _resolved(name, f"{place} {locality.full_name}", "agencies.group", 0.8)

    def _organ(self, clean: str) -> Reference | None:
        """Give an organ as a part of the body that it is named by."""
        organ, body = names.take_organ(clean)
        found = _resolve(self.vocabulary, body, self.setting) if organ else None
        if not isinstance(found, Resolved) or found.rule not in _BODIES:
            return None
        name = iris.parse_agency(found.iri)
        if name is None:
            return None
        part = vietnamese.slug(organ)
        name = replace(name, part=f"{name.part}-{part}" if name.part else part)
        full = f"{spelling.capital_first(organ.lower())} {found.name}"
        return _resolved(name, full, "agencies.organ", 0.9)

    def _levels(self, clean: str) -> Reference | None:
        """Give the bodies of one name on all levels as a group beside the body itself."""
        body, levels = names.take_levels(clean)
        if not levels or bare_group(clean) in self.index.groups:
            return None
        row = self.index.row("province", body, self.setting.on)
        locality = self.setting.locality
        if row is None or (locality is None and not self.setting.central):
            return None
        part = vietnamese.slug(levels)
        name = AgencyName(id=row.id, locality=locality.id if locality else "", part=part)
        place = f" {locality.full_name}" if locality else ""
        full = f"{names.without_own(row.name)} {levels}{place}"
        return _resolved(name, full, "agencies.group")

    def _post(self, post: str, body: str) -> Reference:
        """Give the post of a body; deputies are apart from heads."""
        body = spelling.capital_first(body) if not body.startswith("các") else body
        found = _resolve(self.vocabulary, body, self.setting)
        name = iris.parse_agency(found.iri) if isinstance(found, Resolved) else None
        if name is None or not isinstance(found, Resolved):
            return found
        rank = "deputy" if "phó" in post.lower() else "head"
        part = f"{name.part}-{rank}" if name.part else rank
        title = f"{spelling.capital_first(post)} {found.name}"
        return _resolved(replace(name, part=part), title, "agencies.post", found.confidence)

    def _group(self, clean: str, parts: NameParts) -> Reference:
        shape = agency_groups.shape(clean, parts, self.index, self.setting.central)
        locality = self._locality(parts) if shape.local else None
        if shape.local and locality is None and not self.setting.central:
            return Unresolved(reason=Reason.NO_LOCALITY)
        units = self.setting.units if locality else "tỉnh, thành phố"
        full = f"{shape.name} ({units})" if shape.takes_units and units else shape.name
        if locality is not None and shape.placed:
            full = f"{full} {locality.full_name}"
        name = AgencyName(id=shape.id, locality=locality.id if locality else "", part=shape.part)
        return _resolved(name, full, "agencies.group", shape.confidence)

    def _unknown(self, clean: str, parts: NameParts) -> Reference:
        """Make a node of a well-formed name that no row has; its confidence says so."""
        if bare_group(clean) in self.index.groups:
            return self._group(clean, parts)
        first = clean.split(" ", 1)[0]
        if not first[0].isupper() or first == "Các":
            return Unresolved(reason=Reason.UNKNOWN_AGENCY)
        locality = self._locality(parts)
        said = parts.whose in {Whose.OWN, Whose.NAMED}
        elsewhere = parts.whose in {Whose.ELSEWHERE, Whose.BARE}
        if elsewhere or (not said and agency_groups.is_wide(clean)):
            return _resolved(AgencyName(id=vietnamese.slug(clean)), clean, "agencies.slug", 0.6)
        if said or (first.lower() not in self.index.central_first and locality is not None):
            if locality is None:
                return Unresolved(reason=Reason.NO_LOCALITY)
            stem = spelling.capital_first(parts.stem)
            name = AgencyName(id=vietnamese.slug(stem), locality=locality.id)
            sure = 0.6 if said else 0.5
            return _resolved(name, in_full(stem, locality), "agencies.slug", sure)
        if first.lower() in self.index.local_first and not self.setting.central:
            return Unresolved(reason=Reason.NO_LOCALITY)
        return _resolved(AgencyName(id=vietnamese.slug(clean)), clean, "agencies.slug", 0.5)


def _iri(name: AgencyName) -> str:
    return iris.format_agency(name)


def _resolved(name: AgencyName, full: str, rule: str, confidence: float = 1.0) -> Resolved:
    return Resolved(iri=_iri(name), name=full, rule=rule, confidence=confidence)


def is_local(vocabulary: Vocabulary, code: str) -> bool | None:
    """Tell whether a code of a symbol belongs to bodies of provinces; `None` if no row has it."""
    rows = index(vocabulary).symbols.get(code)
    if not rows:
        return None
    return any(row.level in LOCAL_LEVELS for row in rows)
