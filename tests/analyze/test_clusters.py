from __future__ import annotations

from graph.analyze.clusters import group, tasks_of
from graph.analyze.tasks import Link
from tests.analyze.networks import duty, network

AID = "Thực hiện trợ giúp pháp lý miễn phí cho nạn nhân bị mua bán"
PATROL = "Tổ chức tuần tra, kiểm soát khu vực biên giới, cửa khẩu, đường mòn, lối mở"
MONEY = "Bố trí kinh phí thực hiện theo phân cấp ngân sách hiện hành"


def test_duties_that_ask_for_the_same_are_one_task_whoever_has_to_do_it() -> None:
    both = f"{PATROL}. {AID} tại địa phương."
    net = network(
        None, duty("1", AID, "a"), duty("2", both, "b"), duty("3", f"{PATROL} ban đêm", "c")
    )
    found = tasks_of(net)
    assert [[view.node.iri for view in task.duties] for task in found] == [["1", "2"], ["2", "3"]]
    assert found[0].passages == (AID, f"{AID} tại địa phương.")
    assert "tro-giup-phap-ly" in found[0].topics


def test_what_stands_alone_is_a_task_when_asked_for() -> None:
    net = network(None, duty("1", AID, "a"), duty("2", MONEY, "b"))
    assert tasks_of(net) == ()
    assert [task.label for task in tasks_of(net, alone=True)] == [AID, MONEY]


def test_a_chain_of_small_steps_is_not_one_task() -> None:
    links = [Link(n, n + 1, 0.6) for n in range(9)]
    assert max(map(len, group(links, 10))) < 5


def test_links_within_make_one_group_in_any_order() -> None:
    links = [Link(0, 1, 0.9), Link(1, 2, 0.5), Link(0, 2, 0.7), Link(3, 4, 0.6)]
    assert group(links, 5) == [[0, 1, 2], [3, 4]] == group(reversed(links), 5)
