from __future__ import annotations

from graph.analyze.indicators import indicators
from tests.analyze.networks import network, target

SOLVED = "tỷ lệ điều tra, khám phá các vụ án mua bán người"


def groups(*items: object, **options: object) -> list[list[str]]:
    found = indicators(network(None, targets=items), **options)  # type: ignore[arg-type]
    return [[goal.node.iri for goal in item.goals] for item in found]


def test_one_thing_across_plans_and_whether_the_goals_differ() -> None:
    items = (
        target("a", SOLVED, 90, home="p1"),
        target("b", f"{SOLVED} trên tổng số án khởi tố", 95, home="p2"),
        target("c", "nạn nhân được hỗ trợ theo quy định", 100, home="p2"),
    )
    (found,) = indicators(network(None, targets=items))
    assert (found.label, found.differs) == (SOLVED, True)
    assert [(goal.document.iri, goal.value) for goal in found.goals] == [("p1", 90), ("p2", 95)]
    assert groups(*items, alone=True) == [["a", "b"], ["c"]]


def test_two_goals_of_one_plan_are_two_things_unless_said_twice() -> None:
    tried = "số vụ án mua bán người được giải quyết, xét xử"
    charged = "số vụ án mua bán người được giải quyết, truy tố"
    items = (
        target("a", charged, 95, home="p1"),
        target("b", tried, 90, home="p1"),
        target("c", charged, 95, home="p2"),
        target("d", tried, 90, home="p2"),
    )
    assert groups(*items) == [["a", "c"], ["b", "d"]]
    again = target("e", charged, 95, home="p1")
    assert groups(*items, again) == [["a", "c", "e"], ["b", "d"]]


def test_a_rise_is_no_level_and_units_do_not_mix() -> None:
    level = target("a", SOLVED, 90, home="p1")
    assert groups(level, target("b", SOLVED, 2, home="p2", comparator="+>=")) == []
    assert groups(level, target("b", SOLVED, 90, home="p2", unit="vụ")) == []
