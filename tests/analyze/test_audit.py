from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from graph import pipeline, vocabulary
from graph.analyze.audit import RULES, audit, fails
from graph.records.audit import Issue, Severity
from graph.store.local import LocalStore

#: A plan of Lào Cai; the tests put in a date, what it rests on and what it gives to do.
FRAME = """ỦY BAN NHÂN DÂN
TỈNH LÀO CAI

Số: {number}/KH-UBND

Lào Cai, ngày {day}

KẾ HOẠCH
{title}

{basis}

Ủy ban nhân dân tỉnh ban hành Kế hoạch như sau:

I. PHÂN CÔNG NHIỆM VỤ

{duties}

Nơi nhận:
- Lưu: VT.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH

Nguyễn Văn Mẫu
"""
DUTY = "1. Công an tỉnh\n\nChủ trì tuyên truyền pháp luật về phòng, chống mua bán người."
PROGRAMME = (
    "Quyết định số 193/QĐ-TTg ngày 09/02/2021 của Thủ tướng Chính phủ phê duyệt Chương trình phòng, chống "
    "mua bán người giai đoạn 2021 - 2025 và định hướng đến năm 2030"
)


def plan(
    basis: str = "",
    duties: str = DUTY,
    *,
    day: str = "10 tháng 3 năm 2022",
    number: int = 77,
    title: str = "Phòng, chống mua bán người năm 2022",
) -> str:
    return FRAME.format(basis=basis, duties=duties, day=day, number=number, title=title)


def found(folder: Path, *texts: str, as_of: str = "") -> tuple[Issue, ...]:
    for order, text in enumerate(texts):
        (folder / f"{order}.txt").write_text(text, encoding="utf-8")
    store = LocalStore()
    pipeline.build([folder], store, vocabulary.load())
    return audit(store, vocabulary.load(), as_of=as_of)


#: A plan of a ministry: the province of what it cites is not that of its own.
CENTRAL = """BỘ CÔNG AN

Số: 15/KH-BCA

Hà Nội, ngày 10 tháng 3 năm 2022

KẾ HOẠCH
Phòng, chống mua bán người năm 2022

Thực hiện {cited}, Bộ Công an ban hành Kế hoạch như sau:

1. Cục Cảnh sát hình sự chủ trì tuyên truyền pháp luật.
"""


@dataclass(frozen=True, kw_only=True)
class Case:
    rule: str
    severity: Severity
    bad: tuple[str, ...]
    good: tuple[str, ...]
    as_of: str = ""
    likely: str = ""


def letter(cited: str) -> str:
    return plan(f"Thực hiện {cited};", number=12, title="Tuyên truyền pháp luật năm 2022")


CASES = (
    Case(
        rule="conflict-date",
        severity=Severity.WARNING,
        bad=(
            letter("Chỉ thị số 48-CT/TW ngày 22/11/2010 của Bộ Chính trị"),
            plan("Thực hiện Chỉ thị số 48-CT/TW ngày 22/10/2010 của Bộ Chính trị;"),
        ),
        good=(
            letter("Chỉ thị số 48-CT/TW ngày 22/10/2010 của Bộ Chính trị"),
            plan("Thực hiện Chỉ thị số 48-CT/TW ngày 22/10/2010 của Bộ Chính trị;"),
        ),
        likely="22/10/2010",
    ),
    Case(
        rule="conflict-issuer",
        severity=Severity.WARNING,
        bad=(
            letter("Quyết định số 193/QĐ-TTg ngày 09/02/2021 của Bộ trưởng Bộ Công an"),
            plan(f"Thực hiện {PROGRAMME};"),
        ),
        good=(letter(PROGRAMME), plan(f"Thực hiện {PROGRAMME};")),
    ),
    Case(
        rule="unresolved",
        severity=Severity.WARNING,
        bad=(CENTRAL.format(cited="Kế hoạch số 90/KH-UBND"),),
        good=(CENTRAL.format(cited="Kế hoạch số 90/KH-UBND ngày 16/4/2021 của UBND tỉnh Lào Cai"),),
    ),
    Case(
        rule="undated",
        severity=Severity.WARNING,
        bad=(plan("Thực hiện Quyết định số 4321/QĐ-TTg của Thủ tướng Chính phủ;"),),
        good=(plan(f"Thực hiện {PROGRAMME};"),),
    ),
    Case(
        rule="several",
        severity=Severity.WARNING,
        bad=(
            letter("Kế hoạch số 90/KH-UBND của Ủy ban nhân dân tỉnh Lào Cai"),
            plan(number=90, day="16 tháng 4 năm 2021"),
            plan(number=90, day="20 tháng 4 năm 2020", title="Phòng cháy và chữa cháy năm 2020"),
        ),
        good=(
            letter("Kế hoạch số 90/KH-UBND ngày 16/4/2021 của Ủy ban nhân dân tỉnh Lào Cai"),
            plan(number=90, day="16 tháng 4 năm 2021"),
            plan(number=90, day="20 tháng 4 năm 2020", title="Phòng cháy và chữa cháy năm 2020"),
        ),
    ),
    Case(
        rule="basis-ended-replaced",
        severity=Severity.ERROR,
        bad=(
            plan(
                "Căn cứ Luật Phòng, chống mua bán người ngày 29 tháng 3 năm 2011;",
                day="10 tháng 8 năm 2025",
            ),
        ),
        good=(
            plan(
                "Căn cứ Luật Phòng, chống mua bán người ngày 28 tháng 11 năm 2024;",
                day="10 tháng 8 năm 2025",
            ),
        ),
        likely="Luật Phòng, chống mua bán người (53/2024/QH15)",
    ),
    Case(
        rule="basis-ended-today-replaced",
        severity=Severity.WARNING,
        bad=(plan("Căn cứ Luật Phòng, chống mua bán người ngày 29 tháng 3 năm 2011;"),),
        good=(plan("Căn cứ Luật Bình đẳng giới ngày 29 tháng 11 năm 2006;"),),
        as_of="2026-11-23",
    ),
    Case(
        rule="basis-not-yet",
        severity=Severity.WARNING,
        bad=(
            plan(
                "Căn cứ Luật Phòng, chống mua bán người số 53/2024/QH15 ngày 28 tháng 11 năm 2024;",
                day="10 tháng 3 năm 2025",
            ),
        ),
        good=(
            plan(
                "Căn cứ Luật Phòng, chống mua bán người số 53/2024/QH15 ngày 28 tháng 11 năm 2024;",
                day="10 tháng 7 năm 2025",
            ),
        ),
    ),
    Case(
        rule="basis-period-over",
        severity=Severity.INFO,
        bad=(plan(f"Thực hiện {PROGRAMME};"),),
        good=(plan("Thực hiện Chỉ thị số 48-CT/TW ngày 22/10/2010 của Bộ Chính trị;"),),
        as_of="2026-11-23",
    ),
    Case(
        rule="reference-ended-today-replaced",
        severity=Severity.INFO,
        bad=(plan(duties=f"{DUTY} Kinh phí theo Luật Ngân sách nhà nước."),),
        good=(plan(duties=f"{DUTY} Trợ giúp theo Luật Trợ giúp pháp lý."),),
        as_of="2026-11-23",
    ),
    Case(
        rule="cites-later",
        severity=Severity.ERROR,
        bad=(plan(f"Thực hiện {PROGRAMME};", day="10 tháng 01 năm 2021"),),
        good=(plan(f"Thực hiện {PROGRAMME};", day="10 tháng 02 năm 2021"),),
    ),
    Case(
        rule="agency-gone",
        severity=Severity.WARNING,
        bad=(
            plan(
                duties="1. Sở Lao động - Thương binh và Xã hội\n\nChủ trì hỗ trợ nạn nhân bị mua bán.",
                day="10 tháng 5 năm 2025",
            ),
        ),
        good=(
            plan(
                duties="1. Sở Y tế\n\nChủ trì hỗ trợ nạn nhân bị mua bán.",
                day="10 tháng 5 năm 2025",
            ),
        ),
        likely="Sở Y tế tỉnh Lào Cai",
    ),
    Case(
        rule="agency-gone-today",
        severity=Severity.WARNING,
        bad=(plan(duties="1. Sở Kế hoạch và Đầu tư\n\nChủ trì bố trí vốn đầu tư."),),
        good=(plan(),),
        as_of="2026-11-23",
        likely="Sở Tài chính tỉnh Lào Cai",
    ),
    Case(
        rule="territory-changed",
        severity=Severity.INFO,
        bad=(plan(),),
        good=(plan(day="10 tháng 7 năm 2025"),),
        as_of="2026-11-23",
    ),
    Case(
        rule="no-agent",
        severity=Severity.INFO,
        bad=(
            plan(
                duties="1. Các sở, ban, ngành tuyên truyền pháp luật về phòng, chống mua bán người."
            ),
        ),
        good=(plan(),),
    ),
    Case(
        rule="no-lead",
        severity=Severity.WARNING,
        bad=(
            plan(
                duties="1. Sở Tư pháp\n\nPhối hợp với các sở, ngành trợ giúp pháp lý cho nạn nhân."
            ),
        ),
        good=(plan(duties="1. Sở Tư pháp\n\nChủ trì trợ giúp pháp lý cho nạn nhân."),),
    ),
    Case(
        rule="two-leads",
        severity=Severity.WARNING,
        bad=(plan(duties="1. Sở Tư pháp, Sở Tài chính: Chủ trì trợ giúp pháp lý cho nạn nhân."),),
        good=(plan(duties="1. Sở Tư pháp: Chủ trì trợ giúp pháp lý cho nạn nhân."),),
    ),
    Case(
        rule="deadline-before",
        severity=Severity.ERROR,
        bad=(
            plan(
                duties=f"{DUTY}\n\n2. Sở Y tế\n\nBáo cáo Ủy ban nhân dân tỉnh trước ngày 15/12/2021."
            ),
        ),
        good=(
            plan(
                duties=f"{DUTY}\n\n2. Sở Y tế\n\nBáo cáo Ủy ban nhân dân tỉnh trước ngày 15/12/2022."
            ),
        ),
    ),
    Case(
        rule="deadline-past",
        severity=Severity.INFO,
        bad=(
            plan(
                duties=f"{DUTY}\n\n2. Sở Y tế\n\nBáo cáo Ủy ban nhân dân tỉnh trước ngày 15/12/2022."
            ),
        ),
        good=(
            plan(
                duties=f"{DUTY}\n\n2. Sở Y tế\n\nBáo cáo Ủy ban nhân dân tỉnh trước ngày 15/12/2027."
            ),
        ),
        as_of="2023-01-01",
    ),
    Case(
        rule="date-impossible",
        severity=Severity.ERROR,
        bad=(
            plan(
                "Thực hiện Kế hoạch số 5/KH-UBND ngày 31/4/2021 của Ủy ban nhân dân tỉnh Lào Cai;"
            ),
        ),
        good=(
            plan(
                "Thực hiện Kế hoạch số 5/KH-UBND ngày 30/4/2021 của Ủy ban nhân dân tỉnh Lào Cai;"
            ),
        ),
        likely="30/04/2021",
    ),
    Case(
        rule="year-mismatch",
        severity=Severity.WARNING,
        bad=(plan("Căn cứ Nghị định số 96/2016/NĐ-CP ngày 01/7/2015 của Chính phủ;"),),
        good=(plan("Căn cứ Nghị định số 96/2016/NĐ-CP ngày 01/7/2016 của Chính phủ;"),),
    ),
    Case(
        rule="number-mistyped",
        severity=Severity.WARNING,
        bad=(plan(f"Thực hiện {PROGRAMME.replace('193', '183')};"),),
        good=(plan(f"Thực hiện {PROGRAMME};"),),
        likely="193/QĐ-TTg",
    ),
    Case(
        rule="symbol-repaired",
        severity=Severity.INFO,
        bad=(plan("Thực hiện Công điện số 766/CD-TTg ngày 24/8/2023 của Thủ tướng Chính phủ;"),),
        good=(plan("Thực hiện Công điện số 766/CĐ-TTg ngày 24/8/2023 của Thủ tướng Chính phủ;"),),
        likely="766/CĐ-TTg",
    ),
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.rule)
def test_a_rule_finds_what_is_wrong_with_its_place_and_leaves_the_rest(
    case: Case, tmp_path: Path
) -> None:
    (tmp_path / "bad").mkdir()
    (tmp_path / "good").mkdir()
    wrong = [i for i in found(tmp_path / "bad", *case.bad, as_of=case.as_of) if i.rule == case.rule]
    assert wrong, case.rule
    issue = wrong[0]
    assert issue.severity is case.severity
    assert issue.quotes[0].path.endswith(".txt")
    lines = Path(issue.quotes[0].path).read_text(encoding="utf-8").split("\n")
    assert issue.quotes[0].text.split("\n")[0][:20] in lines[issue.quotes[0].line - 1]
    if case.likely:
        assert issue.likely == case.likely
    right = found(tmp_path / "good", *case.good, as_of=case.as_of)
    assert case.rule not in {i.rule for i in right}


def test_deadlines_below_are_compared_with_those_above(tmp_path: Path) -> None:
    due = f"{DUTY}\n\n2. Sở Y tế\n\nBáo cáo kết quả hỗ trợ nạn nhân về Ủy ban nhân dân tỉnh trước ngày %s."
    above = plan(duties=due % "15/11/2022")
    cited = "Thực hiện Kế hoạch số 77/KH-UBND ngày 10/3/2022 của Ủy ban nhân dân tỉnh Lào Cai;"
    for day, rule in (("20/11/2022", "after"), ("10/11/2022", "before"), ("15/11/2022", "")):
        folder = tmp_path / day.replace("/", "-")
        folder.mkdir()
        below = plan(
            cited, due % day, number=99, day="20 tháng 3 năm 2022", title="Hỗ trợ nạn nhân"
        )
        rules = {issue.rule for issue in found(folder, above, below)}
        expected = {f"deadline-{rule}-parent"} if rule else set()
        assert {name for name in rules if name.endswith("-parent")} == expected


def test_a_text_that_repeals_another_ends_it(tmp_path: Path) -> None:
    ending = plan(
        "Quyết định này thay thế Kế hoạch số 77/KH-UBND ngày 10/3/2022 của Ủy ban nhân dân tỉnh Lào Cai.",
        number=80,
        day="01 tháng 6 năm 2022",
        title="Phòng, chống ma túy năm 2022",
    )
    resting = plan(
        "Thực hiện Kế hoạch số 77/KH-UBND ngày 10/3/2022 của Ủy ban nhân dân tỉnh Lào Cai;",
        number=90,
        day="01 tháng 7 năm 2022",
        title="Tuyên truyền năm 2022",
    )
    issues = found(tmp_path, plan(), ending, resting)
    (issue,) = [issue for issue in issues if issue.rule == "basis-ended-replaced"]
    assert issue.likely == "Kế hoạch 80/KH-UBND"
    assert len(issue.quotes) == 2


def test_two_numbers_that_one_text_tells_apart_are_no_slip(tmp_path: Path) -> None:
    pair = (
        "Thực hiện Kế hoạch số 18/KH-BCĐ138/CP ngày 15/01/2021 và Kế hoạch số 19/KH-BCĐ138/CP ngày "
        "15/01/2021 của Ban Chỉ đạo 138/CP;"
    )
    assert "number-mistyped" not in {issue.rule for issue in found(tmp_path, plan(pair))}


def test_it_fails_at_the_severity_asked_for_or_above() -> None:
    assert len(RULES) > 9
    assert not fails((), Severity.INFO)


def test_the_order_of_files_does_not_count(tmp_path: Path) -> None:
    bad = CASES[0].bad
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    one = found(tmp_path / "a", *bad)
    two = found(tmp_path / "b", *reversed(bad))
    assert [(i.rule, i.values) for i in one] == [(i.rule, i.values) for i in two]
