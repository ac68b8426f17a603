"""Text of documents never becomes markup or code, wherever it stands."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from graph import iris
from tests.export.networks import Draft, quote

if TYPE_CHECKING:
    from collections.abc import Callable

    from graph.network import Network
    from tests.browser.conftest import Sight

ATTACKS = (
    '<img src=x onerror="window.__xss=1">',
    "</script><script>window.__xss=1</script>",
    "<!--<script>",
    '<a href="javascript:window.__xss=1">href</a>',
    "\"'><svg onload=window.__xss=1>",
    "a\u2028b\u2029c\u202ed\x00e",
    "{{ 7*7 }}{% raw %} ${window.__xss=1}",
    '=HYPERLINK("http://x")',
)  # fmt: skip


def hostile() -> Network:
    draft = Draft()
    everything = " ".join(ATTACKS)
    law = draft.document(
        f"{iris.BASE}akn/vn/act/luat/quoc-hoi/-/x", f"Luật {everything}", "luat", "law",
        title=everything, number=ATTACKS[0], date="2011-03-29",
    )  # fmt: skip
    for number, attack in enumerate(ATTACKS):
        plan = draft.document(
            f"{iris.BASE}akn/vn/act/ke-hoach/ubnd/2021-01-01/{number}", f"Kế hoạch {attack}", attack,
            "plan", title=attack, number=f"{number}/KH-UBND{attack}", locality=attack,
            date="2021-01-01", read=True,
        )  # fmt: skip
        said = quote(f"Căn cứ {attack}", f"{attack}.txt")
        draft.cites(plan, law, "based_on", "", quote=said, section=attack, basis=attack)
        draft.cites(plan, law, attack, "", quote=said)
        agency = draft.agency(f"{iris.BASE}agency/x{number}", f"Sở {attack}", attack)
        for section in (f"I.{number}", f"II.{attack}"):
            draft.duty(
                plan, section, f"{section}. Tuyên truyền {everything}",
                ((agency, "lead"), (attack, "coordinate"), (agency, attack)),
                topics=(attack,), place=quote(f"Tuyên truyền {everything}", f"{attack}.txt"),
            )  # fmt: skip
    return draft.network()


def assert_unharmed(sight: Sight) -> None:
    assert sight.page.evaluate("window.__xss") is None
    assert sight.page.evaluate("document.images.length") == 0
    assert sight.page.evaluate("document.querySelectorAll('svg, iframe, #details a').length") == 0
    assert sight.complaints == []
    assert len(sight.requests) == 1


def test_hostile_text_is_shown_as_it_is_and_runs_nowhere(look: Callable[..., Sight]) -> None:
    sight = look(hostile(), title=ATTACKS[1])
    assert sight.page.inner_text("h1") == ATTACKS[1]
    law = sight.id_of("law")
    sight.click_box(law)
    assert ATTACKS[0] in sight.page.inner_text("#details")
    assert "</script><script>" in sight.page.inner_text("#details")
    for cls in ("plan", "duty", "agency"):
        for tab in ("graph", "trace", "compare", "table"):
            sight.page.click(f"#tab-{tab}")
        sight.page.fill("#q", "onerror")
        sight.page.keyboard.press("Escape")
        sight.page.goto(
            sight.page.url.split("#")[0] + f"#node={sight.node(sight.id_of(cls))['iri']}"
        )
        sight.page.wait_for_timeout(80)
        assert "onerror" in sight.page.inner_text("#details")
    sight.page.click("#btn-lang")
    sight.requests = sight.requests[:1]
    assert_unharmed(sight)


def test_hover_over_a_box_shows_text_not_markup(look: Callable[..., Sight]) -> None:
    sight = look(hostile())
    at = sight.page.evaluate("(id) => network.canvasToDOM(network.getPositions([id])[id])", 0)
    frame = sight.page.locator("#mynetwork").bounding_box()
    assert frame
    sight.page.mouse.move(frame["x"] + at["x"], frame["y"] + at["y"])
    sight.page.mouse.move(frame["x"] + at["x"] + 2, frame["y"] + at["y"])
    sight.page.wait_for_selector(".vis-tooltip", state="visible")
    assert "<img" in sight.page.inner_text(".vis-tooltip")
    assert_unharmed(sight)


def test_policy_stops_what_would_be_put_in_by_hand(look: Callable[..., Sight]) -> None:
    sight = look()
    policy = sight.page.get_attribute('meta[http-equiv="Content-Security-Policy"]', "content") or ""
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    sight.page.evaluate(
        "document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=\"window.__xss=1\">')"
    )
    sight.page.wait_for_timeout(200)
    assert sight.page.evaluate("window.__xss") is None
    assert all(url.startswith("file:") for url in sight.requests)


def test_copied_csv_holds_no_formula(look: Callable[..., Sight]) -> None:
    draft = Draft()
    draft.document(f"{iris.BASE}akn/vn/act/luat/-/-/x", "=1+1", "luat", "law", number='+2,"3"')
    sight = look(draft.network(), anchor="#view=table")
    sight.page.evaluate(
        "Object.defineProperty(navigator, 'clipboard', {value: {writeText: async (text) => { window.copied = text; }}})"
    )
    sight.page.click("#btn-csv")
    rows = list(csv.reader(io.StringIO(sight.page.evaluate("window.copied"))))
    assert rows[1][1:3] == ["'=1+1", "'" + '+2,"3"']
