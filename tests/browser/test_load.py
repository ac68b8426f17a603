"""A page opens from disk, asks for nothing, and draws readable boxes that do not overlap."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.export.networks import plan_like

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.browser.conftest import Sight

BOXES = """
Object.values(network.body.nodes).filter((node) => typeof node.id === "number")
  .map(({ id, x, y, shape }) => ({ id, x, y, width: shape.width, height: shape.height }))
"""


def overlapping(sight: Sight) -> list[tuple[int, int]]:
    boxes = sight.page.evaluate(BOXES)
    return [
        (one["id"], other["id"])
        for place, one in enumerate(boxes)
        for other in boxes[place + 1 :]
        if abs(one["x"] - other["x"]) < (one["width"] + other["width"]) / 2
        and abs(one["y"] - other["y"]) < (one["height"] + other["height"]) / 2
    ]


def test_page_is_a_modern_document_with_one_heading_and_the_language(
    look: Callable[..., Sight],
) -> None:
    sight = look()
    assert sight.page.evaluate("document.compatMode") == "CSS1Compat"
    assert sight.page.evaluate("document.documentElement.lang") == "vi"
    assert sight.page.locator("h1").count() == 1
    assert sight.page.title() == "Đồ thị thử"


def test_page_asks_for_nothing_and_complains_of_nothing(look: Callable[..., Sight]) -> None:
    sight = look()
    for tab in ("trace", "compare", "table", "graph"):
        sight.page.click(f"#tab-{tab}")
    assert [url for url in sight.requests if not url.startswith("file:")] == []
    assert len(sight.requests) == 1
    assert sight.complaints == []


def test_no_physics_and_the_same_places_on_two_loads(look: Callable[..., Sight]) -> None:
    places = []
    for _ in range(2):
        sight = look()
        assert sight.page.evaluate("network.physics.options.enabled") is False
        places.append(sight.page.evaluate("network.getPositions()"))
    assert places[0] == places[1]


def test_first_view_has_no_duty_and_is_readable(look: Callable[..., Sight]) -> None:
    sight = look()
    classes = {sight.node(number)["cls"] for number in sight.drawn()}
    assert "duty" not in classes
    assert {"law", "plan", "agency"} <= classes
    assert 13 * sight.page.evaluate("network.getScale()") >= 11
    assert overlapping(sight) == []
    assert f"hiển thị {len(sight.drawn())}/{len(sight.data['nodes'])}" in sight.page.inner_text(
        "#status"
    )


def test_boxes_do_not_overlap_in_any_state(look: Callable[..., Sight]) -> None:
    sight = look()
    for cls in ("law", "plan", "duty", "agency", "programme"):
        sight.page.goto(
            sight.page.url.split("#")[0] + f"#node={sight.node(sight.id_of(cls))['iri']}"
        )
        sight.page.wait_for_timeout(100)
        assert overlapping(sight) == [], cls
    sight.page.click("#btn-reset")
    sight.page.click("#btn-expand")
    assert len(sight.drawn()) == len(sight.data["nodes"])
    assert overlapping(sight) == []


@pytest.mark.parametrize("size", [1_000, 3_000])
def test_never_more_than_300_boxes_and_the_reason_is_told(
    look: Callable[..., Sight], size: int
) -> None:
    sight = look(plan_like(size), overlaps=())
    assert len(sight.drawn()) <= 300
    sight.page.click("#btn-expand", force=True)  # it says that it is disabled, and why when pressed
    assert len(sight.drawn()) <= 300
    assert "300" in sight.page.inner_text("#status")
    law = sight.node(sight.id_of("law"))["iri"]
    sight.page.goto(sight.page.url.split("#")[0] + f"#node={law}")
    sight.page.wait_for_timeout(200)
    assert len(sight.drawn()) <= 300


def test_over_the_limit_the_banner_names_what_is_left_out(look: Callable[..., Sight]) -> None:
    sight = look(plan_like(5_000), max_nodes=3_000, overlaps=())
    left = sight.data["limits"]["omitted"]["duty"]
    text = sight.page.inner_text("#omitted")
    assert f"{left:,}".replace(",", ".") in text
    assert "nhiệm vụ" in text
    assert len(sight.drawn()) <= 300
    sight.click_box(next(x for x in sight.drawn() if sight.node(x)["cls"] == "plan"))
    assert sight.page.locator("#details .near").count() > 0


def test_within_the_limit_there_is_no_banner(look: Callable[..., Sight]) -> None:
    assert look().page.locator("#omitted").is_hidden()


def test_a_network_of_one_document_has_its_page(look: Callable[..., Sight]) -> None:
    from tests.export.networks import Draft  # noqa: PLC0415

    draft = Draft()
    draft.document("https://cancu.vn/akn/vn/act/luat/quoc-hoi/-/x", "Luật A", "luat", "law")
    sight = look(draft.network())
    assert sight.drawn() == [0]
    for tab in ("trace", "compare", "table"):
        sight.page.click(f"#tab-{tab}")
    assert sight.complaints == []
