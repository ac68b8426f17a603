"""Names of agencies in their documents: the golden cases, and what must never happen."""

from __future__ import annotations

import difflib
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph import iris
from graph.records.references import Resolved, Unresolved
from graph.resolve import agencies, agency_groups, places
from graph.resolve.agencies import Setting
from graph.vocabulary import Vocabulary

_CASES = Path(__file__).parents[1] / "cases" / "resolve" / "agencies.txt"
_GOLD = Path(__file__).parents[3] / "shared" / "gold"


def _cases() -> Iterator[tuple[str, str, str]]:
    heading = ""
    for line in _CASES.read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            heading = line[3:]
        elif " => " in line and not line.startswith("#"):
            name, wanted = line.split(" => ")
            yield heading, name, wanted


def _setting(vocabulary: Vocabulary, heading: str) -> Setting:
    place, on, units = (part.strip() for part in heading.split("|"))
    locality = None if place in {"central", "unknown"} else places.find(vocabulary, place, on)
    return Setting(locality=locality, central=place == "central", on=on, units=units)


@pytest.mark.parametrize(("heading", "name", "wanted"), list(_cases()))
def test_case(shipped: Vocabulary, heading: str, name: str, wanted: str) -> None:
    found = agencies.resolve(shipped, name, _setting(shipped, heading))
    if isinstance(found, Unresolved):
        assert f"! {found.reason}" == wanted
    else:
        assert f"{found.name} @ {found.iri.removeprefix(iris.BASE + 'agency/')}" == wanted


def test_members_belong_to_the_body_before_them(small: Vocabulary) -> None:
    setting = Setting(locality=places.find(small, "Thái Nguyên", "2021-04-16"), on="2021-04-16")
    front = agencies.resolve(small, "Ủy ban Mặt trận Tổ quốc tỉnh", setting)
    assert isinstance(front, Resolved)
    members = agencies.resolve(small, "các tổ chức thành viên", setting, front)
    assert isinstance(members, Resolved)
    assert members.name == (
        "Các tổ chức thành viên của Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh Thái Nguyên"
    )
    assert members.iri.startswith(front.iri + "/")


def test_one_body_in_two_provinces_is_two(small: Vocabulary) -> None:
    def iri(place: str) -> str:
        setting = Setting(locality=places.find(small, place, "2021-04-16"), on="2021-04-16")
        found = agencies.resolve(small, "Công an tỉnh", setting)
        assert isinstance(found, Resolved)
        return found.iri

    assert iri("Thái Nguyên") != iri("Bắc Kạn")


def test_city_of_a_province_becomes_a_centrally_run_city(small: Vocabulary) -> None:
    def found(on: str) -> str:
        place = places.find(small, "Thừa Thiên Huế" if on < "2025" else "Huế", on)
        resolved = agencies.resolve(
            small, "Ủy ban nhân dân thành phố Huế", Setting(locality=place, on=on)
        )
        assert isinstance(resolved, Resolved)
        return resolved.iri.removeprefix(iris.BASE + "agency/")

    assert found("2020-05-01") == "ubnd-huyen/thua-thien-hue/thanh-pho-hue"
    assert found("2025-05-01") == "ubnd-tinh/hue"


def test_unknown_bodies_are_less_sure_than_rows(small: Vocabulary) -> None:
    setting = Setting(locality=places.find(small, "Hà Nội", ""), on="2021-04-16")
    known = agencies.resolve(small, "Sở Y tế", setting)
    unknown = agencies.resolve(small, "Sở Phát minh", setting)
    assert isinstance(known, Resolved)
    assert isinstance(unknown, Resolved)
    assert unknown.confidence < known.confidence
    assert unknown.rule == "agencies.slug"


def test_units_are_those_the_document_lists_most() -> None:
    names = [
        "UBND các huyện, thành phố, thị xã",
        "Ban Chỉ đạo 138 các huyện, thành phố",
        "Công an các huyện, thành phố, thị xã",
        "UBND các huyện, thị xã Long Khánh, thành phố Biên Hòa",
    ]
    assert agency_groups.units_phrase(names) == "huyện, thành phố, thị xã"
    assert agency_groups.units_phrase(names) == agency_groups.units_phrase(names[::-1])
    assert agency_groups.units_phrase(["Sở Y tế"]) == ""


@given(st.text(max_size=400))
def test_any_text_gives_a_reference(small: Vocabulary, text: str) -> None:
    setting = Setting(locality=places.find(small, "Hà Nội", ""), on="2021-04-16")
    found = agencies.resolve(small, text, setting)
    if isinstance(found, Resolved):
        assert iris.parse_agency(found.iri) is not None
        assert found.name


def _gold() -> list[Path]:
    return sorted(_GOLD.glob("*.json"))


@pytest.mark.skipif(not _gold(), reason="the gold files are not beside this checkout")
def test_full_names_of_the_gold_files(shipped: Vocabulary) -> None:
    far: set[str] = set()
    for path in _gold():
        gold = json.loads(path.read_text(encoding="utf-8"))
        head = gold["document"]
        on = f"{head['date']}-01"[:10]
        names = [agent["name"] for duty in gold["duties"] for agent in duty["agents"]]
        names += [name for duty in gold["duties"] for name in duty.get("partners", [])]
        setting = Setting(
            locality=places.find(shipped, head["place"], on),
            on=on,
            units=agency_groups.units_phrase(names),
        )
        for duty in gold["duties"]:
            before = None
            for agent in duty["agents"]:
                found = agencies.resolve(shipped, agent["name"], setting, before)
                assert isinstance(found, Resolved), agent["name"]
                before = found
                ratio = difflib.SequenceMatcher(
                    None, found.name.casefold(), agent["canonical"].casefold(), autojunk=False
                ).ratio()
                if ratio < 0.92:
                    far.add(agent["canonical"])
    # One body's row leaves out "Việt Nam", which the plan writes.
    assert far == set()
