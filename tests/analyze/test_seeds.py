"""What must be found in real plans without being told; skipped where they are not at hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph import pipeline, vocabulary
from graph.analyze.compare import compare
from graph.analyze.fragments import fragments
from graph.analyze.overlaps import overlaps
from graph.analyze.roles import roles
from graph.network import Network, read_network
from graph.store.local import LocalStore

SEEDS = Path(__file__).resolve().parents[3] / "shared" / "seeds"

pytestmark = pytest.mark.skipif(
    not SEEDS.is_dir(), reason="the sample plans are not beside the repository"
)


@pytest.fixture(scope="module")
def network() -> Network:
    with LocalStore() as store:
        pipeline.build([SEEDS], store, vocabulary.load())
        return read_network(store)


def plan(network: Network, locality: str, year: int) -> str:
    (found,) = {
        view.document.iri
        for view in network.duties.values()
        if view.locality == locality and view.period == (year, year)
    }
    return found


def test_two_items_of_2017_repeat_one_heading(network: Network) -> None:
    (found,) = roles(network, kinds=("repeated-heading",))
    assert [view.section for view in found.duties] == ["III.11", "III.12"]
    assert found.duties[0].document.iri == plan(network, "ha-noi", 2017)
    assert {quote.line for quote in found.quotes} == {119, 121}


def test_legal_aid_is_given_to_three(network: Network) -> None:
    (found,) = [
        item
        for item in fragments(network, locality="ha-noi", at=2021)
        if item.topic == "tro-giup-phap-ly"
    ]
    agencies = {share.agency.iri.split("/agency/")[1] for share in found.shares}
    assert agencies == {
        "so-tu-phap/ha-noi",
        "cong-an-tinh/ha-noi",
        "hoi-lien-hiep-phu-nu-tinh/ha-noi",
    }
    lines = {duty.quote.line for share in found.shares for duty in share.duties}
    assert lines == {31, 51, 63}


def test_the_guidance_of_legal_aid_overlaps_with_giving_it(network: Network) -> None:
    lines = {
        frozenset((item.first.quote.line, item.second.quote.line))
        for item in overlaps(network, locality="ha-noi", at=2021)
    }
    assert frozenset((31, 51)) in lines


def test_the_press_target_of_2017_is_gone(network: Network) -> None:
    found = compare(network, plan(network, "ha-noi", 2017), plan(network, "ha-noi", 2021))
    gone = [fact for fact in found.facts if fact.group == "target" and fact.kind == "dropped"]
    assert any(fact.before.startswith("= 75 %") for fact in gone)


def test_the_reward_commission_is_new_in_2021(network: Network) -> None:
    found = compare(network, plan(network, "ha-noi", 2017), plan(network, "ha-noi", 2021))
    new = [item.after for item in found.changes if item.kinds == ("new",) and item.after]
    labels = {agency.label for view in new for agency, _ in view.agencies}
    assert any("Thi đua" in label for label in labels)


def test_every_finding_has_both_quotes_with_file_and_line(network: Network) -> None:
    for item in overlaps(network):
        for view in (item.first, item.second):
            assert view.quote.text
            assert view.quote.line > 0
            assert Path(view.quote.path).suffix == ".txt"
        assert len(item.passages) == 2
        assert item.parts
