"""Four views on one selection: what they show is what the network says."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import quote as percent

from graph import iris
from graph.analyze.overlaps import overlaps
from graph.analyze.trace import trace

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.browser.conftest import Sight


def go(sight: Sight, anchor: str) -> None:
    sight.page.goto(sight.page.url.split("#")[0] + anchor)
    sight.page.wait_for_timeout(150)


def iri_of(sight: Sight, number: int) -> str:
    return iris.BASE + str(sight.node(number)["iri"])


def test_click_on_a_plan_draws_its_duties_their_agencies_and_what_it_rests_on(
    look: Callable[..., Sight],
) -> None:
    sight = look()
    plan = sight.id_of("plan")
    sight.click_box(plan)
    graph = sight.network.graph
    iri = iri_of(sight, plan)
    duties = {a for a, _, data in graph.in_edges(iri, data=True) if data["kind"] == "stated_in"}
    agencies = {
        b
        for duty in duties
        for _, b, data in graph.out_edges(duty, data=True)
        if data["kind"] == "assigned"
    }
    above = {hop.upper.iri for chain in trace(sight.network, iri, limit=500) for hop in chain.hops}
    assert {iri_of(sight, number) for number in sight.drawn()} == {iri, *duties, *agencies, *above}
    assert sight.title.endswith(str(sight.node(plan)["label"]))


def test_passages_name_file_and_line_and_are_the_words_of_the_document(
    look: Callable[..., Sight],
) -> None:
    sight = look()
    sight.click_box(sight.id_of("plan"))
    places = sight.page.locator("#details blockquote cite").all_inner_texts()
    assert places
    assert all(re.fullmatch(r"\S+\.txt · dòng \d+", place) for place in places)
    duty = sight.id_of("duty")
    go(sight, f"#node={percent(str(sight.node(duty)['iri']))}")
    assert (
        sight.page.inner_text("#details blockquote p")
        == sight.network.duties[iri_of(sight, duty)].text
    )


def test_duty_shows_all_it_rests_on_and_its_agencies(look: Callable[..., Sight]) -> None:
    sight = look()
    duty = sight.id_of("duty", 12)
    go(sight, f"#node={percent(str(sight.node(duty)['iri']))}")
    iri = iri_of(sight, duty)
    above = {hop.upper.iri for chain in trace(sight.network, iri, limit=500) for hop in chain.hops}
    agencies = {agency.iri for agency, _ in sight.network.duties[iri].agencies}
    assert {iri_of(sight, number) for number in sight.drawn()} == {iri, *above, *agencies}


def test_agency_shows_its_duties_their_plans_and_what_these_rest_on(
    look: Callable[..., Sight],
) -> None:
    sight = look()
    agency = sight.id_of("agency", 3)
    go(sight, f"#node={percent(str(sight.node(agency)['iri']))}")
    iri = iri_of(sight, agency)
    duties = {a for a, _ in sight.network.graph.in_edges(iri)}
    above = {hop.upper.iri for chain in trace(sight.network, iri, limit=500) for hop in chain.hops}
    assert {iri_of(sight, number) for number in sight.drawn()} == {iri, *duties, *above}


def test_document_known_only_from_mentions_shows_who_mentions_it(
    look: Callable[..., Sight],
) -> None:
    sight = look()
    circular = sight.id_of("circular")
    go(sight, f"#node={percent(str(sight.node(circular)['iri']))}")
    citing = {a for a, _ in sight.network.graph.in_edges(iri_of(sight, circular))}
    assert {iri_of(sight, number) for number in sight.drawn()} == {iri_of(sight, circular), *citing}


def test_isolation_off_keeps_the_rest_in_sight(look: Callable[..., Sight]) -> None:
    sight = look()
    before = set(sight.drawn())
    sight.page.click("#btn-isolate")
    sight.click_box(sight.id_of("decision"))
    assert before <= set(sight.drawn())


def test_click_on_a_line_shows_relation_certainty_and_passage(look: Callable[..., Sight]) -> None:
    sight = look()
    law, decision = sight.id_of("law"), next(
        node["id"] for node in sight.data["nodes"] if node.get("number") == "193/QĐ-TTg"
    )  # fmt: skip
    go(sight, f"#node={percent(str(sight.node(decision)['iri']))}")
    key = f"{law}-{decision}"
    assert sight.page.evaluate("(key) => network.body.edges[key].options.dashes", key)
    at = sight.page.evaluate(
        "(key) => { const e = network.body.edges[key]; const p = e.edgeType.getPoint(0.5);"
        " return network.canvasToDOM(p); }",
        key,
    )
    frame = sight.page.locator("#mynetwork").bounding_box()
    assert frame
    sight.page.mouse.click(frame["x"] + at["x"], frame["y"] + at["y"])
    sight.page.wait_for_timeout(400)
    panel = sight.page.inner_text("#details")
    assert "căn cứ" in panel
    assert "suy ra" in panel
    assert "Căn cứ Luật Phòng, chống mua bán người" in panel


def test_chains_stand_in_the_order_of_analysis(look: Callable[..., Sight]) -> None:
    sight = look()
    for cls in ("duty", "plan", "agency", "central-plan"):
        number = sight.id_of(cls)
        for down in (False, True):
            if down and cls == "agency":
                continue
            go(
                sight,
                f"#view=trace&node={percent(str(sight.node(number)['iri']))}{'&down=1' if down else ''}",
            )
            shown = [
                item.get_attribute("data-path")
                for item in sight.page.locator("details.trace").all()
            ]
            wanted = []
            for chain in trace(sight.network, iri_of(sight, number), down=down):
                hops = chain.hops if down else tuple(reversed(chain.hops))
                path = [hops[0].upper.iri, *(hop.lower.iri for hop in hops)]
                wanted.append(" ".join(iri.removeprefix(iris.BASE) for iri in path))
            assert shown == wanted, (cls, down)


def test_trace_button_opens_the_first_chain_with_passages(look: Callable[..., Sight]) -> None:
    sight = look()
    duty = sight.id_of("duty")
    go(sight, f"#node={percent(str(sight.node(duty)['iri']))}")
    sight.page.click("#btn-trace")
    assert sight.page.get_attribute("#tab-trace", "aria-selected") == "true"
    opened = sight.page.locator("details.trace").evaluate_all("(all) => all.map((one) => one.open)")
    assert opened[0] is True
    assert not any(opened[1:])
    for step in sight.page.locator("details.trace .link-step").all():
        assert step.locator("blockquote, .inf").count() > 0


def test_filter_takes_a_class_out_of_all_views(look: Callable[..., Sight]) -> None:
    sight = look()
    status = sight.page.inner_text("#status")
    party = sight.id_of("party")
    assert party in sight.drawn()
    sight.page.uncheck("#f-cls-party")
    assert party not in sight.drawn()
    sight.page.click("#tab-table")
    assert "48-CT/TW" not in sight.page.inner_text("#node-table")
    duty = sight.id_of("duty")
    go(sight, f"#view=trace&cls=party&node={percent(str(sight.node(duty)['iri']))}")
    assert "48-CT/TW" not in sight.page.inner_text("#view-trace")
    sight.page.click("#tab-graph")
    sight.page.click("#btn-reset")
    assert sight.page.inner_text("#status") == status


def test_filter_by_place_and_year_reaches_the_matrix(look: Callable[..., Sight]) -> None:
    sight = look(anchor="#view=compare")
    before = sight.page.locator("#cmp-table thead th").count()
    sight.page.uncheck("#f-loc-ha-noi")
    assert sight.page.locator("#cmp-table thead th").count() == before - 1
    assert "Hà Nội" not in sight.page.inner_text("#cmp-table thead")
    sight.page.select_option("#f-year-from", "2021")
    assert sight.page.locator("#cmp-table").count() == 0
    sight.page.click("#tab-graph")
    years = [sight.node(number).get("year", 2021) for number in sight.drawn()]
    assert min(years) >= 2021


def test_filter_inferred_takes_chains_that_need_it(look: Callable[..., Sight]) -> None:
    sight = look()
    decision = next(n for n in sight.data["nodes"] if n.get("number") == "193/QĐ-TTg")
    go(sight, f"#view=trace&node={percent(decision['iri'])}")
    assert sight.page.locator("details.trace").count() == 1
    sight.page.uncheck("#f-st-inferred")
    assert sight.page.locator("details.trace").count() == 0
    assert "Không tìm thấy chuỗi nào" in sight.page.inner_text("#trace-summary")


def test_address_brings_back_view_choice_and_filters(look: Callable[..., Sight]) -> None:
    sight = look()
    sight.page.uncheck("#f-cls-circular")
    sight.page.uncheck("#f-rel-mention")
    sight.page.select_option("#f-year-to", "2021")
    sight.click_box(sight.id_of("plan", 1))
    sight.page.click("#btn-trace")
    title, address = sight.title, sight.page.url
    again = look(anchor="#" + address.split("#")[1])
    assert again.title == title
    assert again.page.get_attribute("#tab-trace", "aria-selected") == "true"
    assert not again.page.is_checked("#f-cls-circular")
    assert not again.page.is_checked("#f-rel-mention")
    assert again.page.input_value("#f-year-to") == "2021"
    assert again.page.inner_text("#view-trace") == sight.page.inner_text("#view-trace")


def test_matrix_has_plans_by_year_and_marks_the_pairs_of_analysis(
    look: Callable[..., Sight],
) -> None:
    sight = look(anchor="#view=compare")
    pairs = overlaps(sight.network)
    assert pairs
    touched = {view.node.iri for pair in pairs for view in (pair.first, pair.second)}
    wanted = {
        (topic, view.document.iri)
        for iri in touched
        for view in (sight.network.duties[iri],)
        for topic in view.topics
    }
    assert sight.page.locator("#cmp-table td[data-overlap]").count() == len(wanted)
    assert sight.page.inner_text("#cmp-summary").startswith(f"{len(wanted)} ô")
    assert "chưa phải kết luận" in sight.page.inner_text("#cmp-summary")
    years = [
        int(text[-4:]) for text in sight.page.locator("#cmp-table thead th .link").all_inner_texts()
    ]
    assert years == sorted(years)
    sight.page.check("#cmp-only")
    for row in sight.page.locator("#cmp-table tbody tr").all():
        assert row.locator("td[data-overlap]").count() > 0


def test_two_duties_stand_side_by_side_with_shared_words_marked(look: Callable[..., Sight]) -> None:
    sight = look(anchor="#view=compare")
    sight.page.click("#cmp-pairs li:first-child button")
    pair = overlaps(sight.network)[0]
    texts = sight.page.locator("#cmp-pair blockquote p").all_inner_texts()
    assert texts == [pair.first.text, pair.second.text]
    shared = [
        text.lower().split() for text in sight.page.locator("#cmp-pair mark").all_inner_texts()
    ]
    assert sum(map(len, shared)) >= 4
    assert f"{pair.score:.2f}" in sight.page.inner_text("#cmp-pair")


def test_duty_in_the_matrix_fills_the_panel(look: Callable[..., Sight]) -> None:
    sight = look(anchor="#view=compare")
    button = sight.page.locator("#cmp-table .duty").first
    number = int(button.get_attribute("data-duty") or "-1")
    button.click()
    assert sight.title.endswith(str(sight.node(number)["label"]))
    assert sight.page.evaluate("document.activeElement.dataset.duty") == str(number)


def test_table_sorts_and_turns_pages(look: Callable[..., Sight]) -> None:
    from tests.export.networks import plan_like  # noqa: PLC0415

    sight = look(plan_like(700), anchor="#view=table", overlaps=())
    assert sight.page.locator("#node-table tbody tr").count() == 500
    sight.page.click('[data-sort="below"]')
    sight.page.click('[data-sort="below"]')
    numbers = [int(x) for x in sight.page.locator("#node-table td:nth-child(7)").all_inner_texts()]
    assert numbers == sorted(numbers, reverse=True)
    assert sight.page.get_attribute("#node-table th:nth-child(7)", "aria-sort") == "descending"
    sight.page.click('#view-table button[aria-label="Phần sau"]')
    assert sight.page.locator("#node-table tbody tr").count() == len(sight.data["nodes"]) - 500


def test_dates_that_differ_are_told_with_their_sources(look: Callable[..., Sight]) -> None:
    from tests.export.networks import Draft, document_iri, quote  # noqa: PLC0415

    draft = Draft()
    party = draft.document(
        document_iri("chi-thi", "bo-chinh-tri", "2010-10-22", "48"), "Chỉ thị 48-CT/TW", "chi-thi", "party",
        number="48-CT/TW", date="2010-10-22",
    )  # fmt: skip
    for number, date in ((1, "22/10/2010"), (2, "22/11/2010")):
        plan = draft.document(
            document_iri("ke-hoach", "ubnd", "2021-01-01", str(number)), f"Kế hoạch {number}/KH-UBND", "ke-hoach",
            "plan", number=f"{number}/KH-UBND", date="2021-01-01", read=True,
        )  # fmt: skip
        draft.cites(plan, party, "implements", "", quote=quote(f"Chỉ thị số 48-CT/TW ngày {date}"))
    sight = look(draft.network())
    assert "22/10/2010; 22/11/2010" in sight.page.inner_text("#review-list")
    sight.page.click("#review-list .link >> nth=0")
    assert "22/11/2010 — Kế hoạch 2/KH-UBND" in sight.page.inner_text("#details .warn >> nth=1")
