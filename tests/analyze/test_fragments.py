from __future__ import annotations

from graph.analyze.fragments import fragments
from graph.vocabulary import Topic
from tests.analyze.networks import duty, network, part

AID = "Thực hiện trợ giúp pháp lý cho nạn nhân"
RESCUE = "Tiếp nhận, xác minh, giải cứu nạn nhân theo quy định. Hướng dẫn công tác trợ giúp pháp lý cho họ."


def aid(*views: object, **options: object) -> list[tuple[list[str], float]]:
    found = fragments(network(None, *views), **options)  # type: ignore[arg-type]
    return [
        ([share.agency.iri for share in item.shares], item.concentration)
        for item in found
        if item.topic == "tro-giup-phap-ly"
    ]


def test_agencies_in_one_field_with_their_concentration() -> None:
    views = (
        duty("1", AID, "so"),
        duty("2", RESCUE, "ca"),
        duty("3", AID, "hoi"),
        duty("4", AID, "so"),
    )
    assert aid(*views) == [(["so", "ca", "hoi"], 0.375)]


def test_the_sentence_on_the_topic_is_shown_not_the_duty() -> None:
    (item,) = [
        item
        for item in fragments(network(None, duty("1", AID, "so"), duty("2", RESCUE, "ca")))
        if item.topic == "tro-giup-phap-ly"
    ]
    passages = {share.agency.iri: share.passages for share in item.shares}
    assert passages["ca"] == ("Hướng dẫn công tác trợ giúp pháp lý cho họ.",)


def test_who_only_supports_and_groups_do_not_count() -> None:
    support, groups = part("hoi", "coordinate"), part("các sở", group=True)
    assert aid(duty("1", AID, "so"), duty("2", AID, support), duty("3", AID, groups)) == []


def test_periods_and_territories_are_apart_unless_a_year_is_asked_for() -> None:
    old, new = duty("1", AID, "a", period=(2016, 2020)), duty("2", AID, "b", period=(2018, 2022))
    assert aid(old, new) == []
    assert aid(old, new, at=2019) == [(["a", "b"], 0.5)]
    assert aid(old, new, at=2021) == []
    assert aid(duty("1", AID, "a"), duty("2", AID, "b", locality="dong-thap")) == []


def test_the_topics_of_a_user() -> None:
    scheme = (Topic(id="rung", label="Rừng", en="Forest", words=("trồng rừng",)),)
    views = (duty("1", "Trồng rừng phòng hộ ven biển", "a"), duty("2", "Giám sát trồng rừng", "b"))
    (item,) = fragments(network(None, *views), scheme=scheme)
    assert item.topic == "rung"
