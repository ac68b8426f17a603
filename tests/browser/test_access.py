"""The page by keyboard, on a phone, on paper, in grey, in English, and for assistive technology."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote as percent

import pytest
from axe_playwright_python.base import AXE_FILE_PATH

from graph import interface

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.browser.conftest import Sight

RULES = {
    "runOnly": {
        "type": "tag",
        "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"],
    }
}


def violations(sight: Sight) -> list[str]:
    source = AXE_FILE_PATH.read_text(encoding="utf-8")
    # the policy of the page forbids scripts put in as elements; the debugger's evaluation is not bound by it
    sight.page.evaluate(source)
    result: dict[str, Any] = sight.page.evaluate("(rules) => axe.run(document, rules)", RULES)
    return [
        f"{found['id']}: {found['nodes'][0]['html'][:200]} {found['nodes'][0]['failureSummary']}"
        for found in result["violations"]
    ]


@pytest.mark.parametrize("size", [(1400, 900), (390, 844)])
@pytest.mark.parametrize("view", ["graph", "trace", "compare", "table"])
def test_axe_finds_nothing(look: Callable[..., Sight], view: str, size: tuple[int, int]) -> None:
    sight = look(size=size)
    duty = percent(str(sight.node(sight.id_of("duty"))["iri"]))
    sight.page.goto(sight.page.url.split("#")[0] + f"#view={view}&node={duty}")
    sight.page.wait_for_timeout(150)
    assert violations(sight) == []
    sight.page.keyboard.press("Escape")
    assert violations(sight) == []


def test_axe_finds_nothing_beside_long_lists(look: Callable[..., Sight]) -> None:
    sight = look()
    plan = percent(str(sight.node(sight.id_of("plan"))["iri"]))
    sight.page.goto(sight.page.url.split("#")[0] + f"#node={plan}")
    sight.page.wait_for_timeout(150)
    assert sight.page.locator("#details .near .more").count() == 1
    assert violations(sight) == []
    before = sight.page.locator("#details .near li").count()
    sight.page.locator("#details .near .more").click()
    assert sight.page.locator("#details .near li").count() == before - 1 + 2
    assert sight.page.evaluate("document.activeElement.className") == "link"


def test_axe_finds_nothing_in_an_open_search_and_a_pair(look: Callable[..., Sight]) -> None:
    sight = look(anchor="#view=compare")
    sight.page.click("#cmp-pairs li:first-child button")
    sight.page.fill("#q", "cong an")
    assert violations(sight) == []


def test_everything_by_keyboard_and_focus_is_never_lost(look: Callable[..., Sight]) -> None:
    sight = look()
    keys = sight.page.keyboard

    def focus() -> str:
        return str(
            sight.page.evaluate("document.activeElement.id || document.activeElement.tagName")
        )

    keys.press("Tab")
    assert focus() == "skip"
    keys.press("Enter")
    assert focus() == "center"
    keys.press("/")
    assert focus() == "q"
    keys.type("quyet dinh 193")
    keys.press("ArrowDown")
    keys.press("Enter")
    assert "193/QĐ-TTg" in sight.title
    sight.page.focus("#mynetwork")
    keys.press("ArrowLeft")
    assert "Luật Phòng, chống mua bán người" in sight.title
    assert focus() == "mynetwork"
    keys.press("ArrowRight")
    assert "Luật Phòng" not in sight.title
    keys.press("Enter")
    assert focus() == "details-title"
    keys.press("Escape")
    assert focus() == "mynetwork"
    assert sight.title == "Tổng quan"
    sight.page.focus("#tab-graph")
    for tab in ("trace", "compare", "table", "graph"):
        keys.press("ArrowRight")
        assert focus() == f"tab-{tab}"
        assert sight.page.get_attribute(f"#tab-{tab}", "aria-selected") == "true"


def test_focus_stays_after_a_choice_in_the_panel(look: Callable[..., Sight]) -> None:
    sight = look()
    for _ in range(4):
        sight.page.locator("#details .link:visible").first.focus()
        sight.page.keyboard.press("Enter")
        assert sight.page.evaluate("document.activeElement.tagName") != "BODY"


def test_slash_in_a_field_is_a_slash(look: Callable[..., Sight]) -> None:
    sight = look()
    sight.page.fill("#q", "193")
    sight.page.keyboard.press("/")
    assert sight.page.input_value("#q") == "193/"


def test_focus_is_visible(look: Callable[..., Sight]) -> None:
    sight = look()
    sight.page.focus("#btn-print")
    sight.page.keyboard.press("Tab")
    outline = sight.page.evaluate(
        "(({ outlineStyle, outlineWidth }) => [outlineStyle, outlineWidth])(getComputedStyle(document.activeElement))"
    )
    assert outline == ["solid", "3px"]


def test_english_changes_the_page_and_no_passage(look: Callable[..., Sight]) -> None:
    sight = look()
    duty = percent(str(sight.node(sight.id_of("duty"))["iri"]))
    sight.page.goto(sight.page.url.split("#")[0] + f"#view=trace&node={duty}")
    passages = sight.page.locator("blockquote p").all_inner_texts()
    sight.page.click("#btn-lang")
    assert sight.page.evaluate("document.documentElement.lang") == "en"
    assert sight.page.locator("blockquote p").all_inner_texts() == passages
    only_vietnamese = {
        row.vi
        for row in interface.load().messages.values()
        if row.id.startswith("page-") and "{" not in row.vi and row.vi != row.en
    }
    for view in ("graph", "trace", "compare", "table"):
        sight.page.click(f"#tab-{view}")
        words = sight.page.evaluate(
            """() => [...document.querySelectorAll("button, label, summary, h2, h3, th, caption, p, option, dt")]
               .filter((element) => element.offsetParent)
               .filter((element) => !element.closest("[lang=vi]") && !element.querySelector("[lang=vi]"))
               .map((element) => element.textContent.trim())"""
        )
        assert set(words) & only_vietnamese == set()
    assert "lang=en" in sight.page.url


def test_passages_are_marked_as_vietnamese(look: Callable[..., Sight]) -> None:
    sight = look(interface_language="en", anchor="#view=compare")
    sight.page.click("#cmp-pairs li:first-child button")
    assert sight.page.locator("blockquote").count() > 0
    assert sight.page.locator('blockquote:not([lang="vi"])').count() == 0
    assert sight.page.evaluate("document.documentElement.lang") == "en"


def test_paper_holds_the_trace_and_no_buttons(look: Callable[..., Sight]) -> None:
    sight = look()
    duty = sight.id_of("duty")
    iri = percent(str(sight.node(duty)["iri"]))
    sight.page.goto(sight.page.url.split("#")[0] + f"#view=trace&node={iri}")
    sight.page.emulate_media(media="print")
    shown = sight.page.evaluate("document.body.innerText")
    assert "Kế hoạch" in shown
    assert ".txt · dòng" in shown
    for hidden in ("#btn-print", "#btn-lang", "#filters", "#tabs", "#details", "#trace-up"):
        assert sight.page.locator(hidden).is_hidden(), hidden
    assert sight.page.locator(".sheet").is_visible()
    assert len(sight.page.pdf(format="A4")) > 10_000


def test_glyphs_tell_classes_without_colour(look: Callable[..., Sight]) -> None:
    sight = look()
    glyphs = {name: glyph for name, _, glyph, *_ in sight.data["looks"]}
    assert len(set(glyphs.values())) == len(glyphs)
    labels = sight.page.evaluate(
        """() => Object.fromEntries(Object.values(network.body.nodes)
             .filter((node) => typeof node.id === "number").map((node) => [node.id, node.options.label]))"""
    )
    for number, label in labels.items():
        assert label.startswith(glyphs[sight.node(int(number))["cls"]])
    for button in sight.page.locator("#details .link").all():
        assert (button.text_content() or "?")[0] in glyphs.values()


def test_phone_scrolls_down_and_not_sideways(look: Callable[..., Sight]) -> None:
    sight = look(size=(390, 844))
    for view in ("graph", "trace", "compare", "table"):
        sight.page.click(f"#tab-{view}")
        assert sight.page.evaluate("document.documentElement.scrollWidth") <= 390, view
    sight.page.click("#btn-filters")
    assert sight.page.get_attribute("#btn-filters", "aria-expanded") == "true"
    assert sight.page.locator("#f-cls-law").is_visible()
