"""The search field: with and without marks, by keyboard, with the roles of a combobox."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

import pytest

from graph import iris
from tests.export.networks import Draft

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.browser.conftest import Sight


@pytest.mark.parametrize(
    ("queries", "expected"),
    [
        (
            ("cong an tinh", "CÔNG AN TỈNH", unicodedata.normalize("NFD", "công an tỉnh")),
            "Công an tỉnh",
        ),
        (("193/qd-ttg", "193/QĐ-TTg", unicodedata.normalize("NFD", "193/QĐ-TTg")), "193/QĐ-TTg"),
    ],
)
def test_marks_case_and_unicode_form_do_not_matter(
    look: Callable[..., Sight], queries: tuple[str, ...], expected: str
) -> None:
    sight = look()
    first = set()
    for query in queries:
        sight.page.fill("#q", query)
        first.add(sight.page.inner_text("#q-list [role=option] >> nth=0").strip())
    assert len(first) == 1
    assert expected in first.pop()


def test_exact_marks_come_before_folded_ones(look: Callable[..., Sight]) -> None:
    draft = Draft()
    for number, name in enumerate(("Luật Hoa", "Luật Hóa", "Luật Hòa")):
        draft.document(f"{iris.BASE}akn/vn/act/luat/-/-/{number}", name, "luat", "law")
    sight = look(draft.network())
    for name in ("Hóa", "Hòa", "hóa"):
        sight.page.fill("#q", name)
        assert sight.page.inner_text("#q-list [role=option] >> nth=0").endswith(name.capitalize())
        assert sight.page.locator("#q-list [role=option]").count() == 3


def test_old_and_new_placement_of_tones_are_found_alike(look: Callable[..., Sight]) -> None:
    sight = look()
    for query in ("Ủy ban Mặt trận", "Uỷ ban Mặt trận"):
        sight.page.fill("#q", query)
        assert "Ủy ban Mặt trận" in sight.page.inner_text("#q-list [role=option] >> nth=0")


def test_combobox_by_keyboard(look: Callable[..., Sight]) -> None:
    sight = look()
    assert sight.page.get_attribute("#q", "role") == "combobox"
    assert sight.page.get_attribute("#q", "aria-expanded") == "false"
    sight.page.keyboard.press("/")
    sight.page.keyboard.type("chi thi 48")
    assert sight.page.get_attribute("#q", "aria-expanded") == "true"
    sight.page.keyboard.press("ArrowDown")
    active = sight.page.get_attribute("#q", "aria-activedescendant")
    assert sight.page.get_attribute(f"#{active}", "aria-selected") == "true"
    sight.page.keyboard.press("Enter")
    assert sight.title.endswith("Chỉ thị 48-CT/TW")
    assert sight.page.get_attribute("#q", "aria-expanded") == "false"


def test_escape_empties_and_nothing_found_is_told(look: Callable[..., Sight]) -> None:
    sight = look()
    sight.page.fill("#q", "khong co gi nhu the")
    assert "Không tìm thấy" in sight.page.inner_text("#q-list")
    sight.page.keyboard.press("Escape")
    assert sight.page.input_value("#q") == ""
    assert sight.page.locator("#q-list").is_hidden()
