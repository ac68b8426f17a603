from __future__ import annotations

from graph.analyze.roles import roles
from tests.analyze.networks import duty, network, part

TRIAL = "Tổ chức xét xử lưu động các vụ án mua bán người để giáo dục, răn đe, phòng ngừa"
MONEY = "Phân bổ kinh phí hỗ trợ thực hiện Chương trình theo phân cấp ngân sách"
DATA = "Xây dựng cơ sở dữ liệu thống kê về tội phạm mua bán người"


def kinds(*views: object, **options: object) -> list[tuple[str, list[str]]]:
    found = roles(network(None, *views), **options)  # type: ignore[arg-type]
    return [(item.kind, [view.node.iri for view in item.duties]) for item in found]


def test_two_leads_of_one_duty() -> None:
    both = duty("1", MONEY, part("a", "lead"), part("b", "lead"))
    assert kinds(both) == [("double-lead", ["1"])]


def test_two_leads_of_one_task_in_two_duties() -> None:
    one, two = (
        duty("1", MONEY, part("a", "lead")),
        duty("2", f"{MONEY} năm 2021", part("b", "lead")),
    )
    assert kinds(one, two) == [("double-lead", ["1", "2"])]
    later = duty("2", MONEY, part("b", "lead"), period=(2026, 2030))
    assert kinds(one, later) == []


def test_several_do_it_and_none_leads() -> None:
    assert kinds(duty("1", TRIAL, "a", "b")) == [("shared-without-lead", ["1"])]
    assert kinds(duty("1", TRIAL, part("a", "lead"), "b")) == []


def test_support_without_a_lead_unless_another_duty_has_one() -> None:
    support = duty("1", TRIAL, part("a", "coordinate"))
    assert kinds(support) == [("support-without-lead", ["1"])]
    assert kinds(support, duty("2", TRIAL, part("b", "lead"))) == []


def test_nobody_or_only_all() -> None:
    assert kinds(duty("1", TRIAL)) == [("orphan", ["1"])]
    assert kinds(duty("1", TRIAL, part("các sở, ngành", group=True))) == [("orphan", ["1"])]
    districts = part("https://cancu.vn/agency/ubnd-huyen/ha-noi", group=True)
    assert kinds(duty("1", TRIAL, districts)) == []


def heading(name: str, text: str, section: str, at: int) -> object:
    return duty(name, text, part("vks", start=at), part("ta", start=at + 20), section=section)


def test_one_heading_twice_in_a_part() -> None:
    views = [heading("1", DATA, "III.11", 1000), heading("2", TRIAL, "III.12", 2000)]
    net = network(None, *views)  # type: ignore[arg-type]
    for iri, start in (("1", 1000), ("2", 2000)):
        net.graph.add_node(iri, kind="duty", label=iri, start=start, end=start + 90)
    (found,) = roles(net, kinds=("repeated-heading",))
    assert [view.section for view in found.duties] == ["III.11", "III.12"]
    assert [quote.place for quote in found.quotes] == [
        "a.txt:1001",
        "a.txt:1021",
        "a.txt:2001",
        "a.txt:2021",
    ]
    assert found.reason == "analysis-repeated-heading"


def test_two_items_of_one_heading_are_no_repeat() -> None:
    views = [heading("1", DATA, "III.11.a", 1000), heading("2", TRIAL, "III.11.b", 1000)]
    net = network(None, *views)  # type: ignore[arg-type]
    for iri in ("1", "2"):
        net.graph.add_node(iri, kind="duty", label=iri, start=1100, end=1200)
    assert roles(net, kinds=("repeated-heading",)) == ()


def test_brackets_after_a_statement_are_no_headings() -> None:
    views = [
        duty("1", DATA, part("ca", "lead", start=1200), section="II.1"),
        duty("2", TRIAL, part("ca", "lead", start=2200), section="II.2"),
    ]
    net = network(None, *views)
    for iri, start in (("1", 1000), ("2", 2000)):
        net.graph.add_node(iri, kind="duty", label=iri, start=start, end=start + 180)
    assert roles(net, kinds=("repeated-heading",)) == ()


def test_one_task_twice_for_the_same() -> None:
    assert kinds(duty("1", TRIAL, "a"), duty("2", TRIAL, "a")) == [("repeated-task", ["1", "2"])]
    assert kinds(duty("1", TRIAL, "a"), duty("2", TRIAL, "b"), kinds=("repeated-task",)) == []
