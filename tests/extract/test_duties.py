"""Who has to do what, in the forms that plans, decisions, directives and laws give it."""

from __future__ import annotations

import json
import unicodedata
from pathlib import Path

import pytest

from graph import vocabulary
from graph.extract.duties import find_duties
from graph.parse.tree import parse
from graph.records.mentions import Duty, Header, Modality, Named, Role
from graph.records.text import SourceText
from graph.vietnamese import respell

CASES = sorted((Path(__file__).parents[1] / "cases" / "duties").glob("*.txt"))
SIGNS = {Role.LEAD: "!", Role.COORDINATE: "&", Role.IMPLEMENT: ""}


def source(text: str) -> SourceText:
    return SourceText(path="case.txt", sha256="0" * 64, media_type="text/plain", text=text)


def read(text: str) -> tuple[Duty, ...]:
    words = vocabulary.load()
    return find_duties(parse(source(text), words), words, Header(), ())


def case(path: Path) -> tuple[str, str]:
    text, _, wanted = path.read_text(encoding="utf-8").partition("\n=====\n")
    return text, wanted.strip()


def shown(duties: tuple[Duty, ...]) -> str:
    """One paragraph a duty: section and beginning, agents (! leads, & coordinates, ? is asked)."""
    return "\n".join(line for duty in duties for line in rows(duty))


def rows(duty: Duty) -> list[str]:
    agents = (
        agent.named.name + SIGNS[agent.role] + "?" * (agent.modality is Modality.REQUESTED)
        for agent in duty.agents
    )
    lines = [
        f"{'.'.join(duty.section) or '-'} | {duty.text[:40].strip()} | {duty.text[-24:].strip()}"
    ]
    lines.append(f"  who: {' | '.join(agents)}")
    lines += [f"  with: {names(duty.partners)}"] if duty.partners else []
    lines += [f"  to: {names(duty.report_to)}"] if duty.report_to else []
    lines += [f"  by: {duty.time}"] if duty.time else []
    lines += [f"  out: {duty.product}"] if duty.product else []
    return lines


def names(found: tuple[Named, ...]) -> str:
    return " | ".join(named.name for named in found)


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_duties_are_read_as_listed(path: Path) -> None:
    text, wanted = case(path)
    assert shown(read(text)) == wanted


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_decomposed_letters_change_nothing(path: Path) -> None:
    text, wanted = case(path)
    assert shown(read(unicodedata.normalize("NFD", text))) == wanted


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_spans_slice_back_to_what_is_quoted(path: Path) -> None:
    text, _ = case(path)
    document = source(text)
    for duty in read(text):
        quote = " ".join(document.slice(duty.evidence.span).split())
        assert quote
        assert respell(quote)[:20] == duty.text[:20]
        for named in (*(agent.named for agent in duty.agents), *duty.partners, *duty.report_to):
            written = " ".join(document.slice(named.evidence.span).split())
            assert named.name.endswith(written)


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_twice_is_the_same(path: Path) -> None:
    text, _ = case(path)
    assert read(text) == read(text)


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_text_cut_anywhere_is_still_read(path: Path) -> None:
    text, _ = case(path)
    for end in range(0, len(text), max(1, len(text) // 40)):
        for duty in read(text[:end]):
            assert duty.agents
            assert duty.evidence.span.end <= end


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_every_rule_is_a_row_of_the_table(path: Path) -> None:
    text, _ = case(path)
    known = {f"duties.{cue.id}" for cue in vocabulary.load().cues["duties"]}
    for duty in read(text):
        named = (*(agent.named for agent in duty.agents), *duty.partners, *duty.report_to)
        assert {duty.evidence.rule, *(one.evidence.rule for one in named)} <= known


PLAN = """KẾ HOẠCH
Phòng, chống mua bán người năm 2024

III. PHÂN CÔNG TRÁCH NHIỆM
"""


def single(text: str) -> Duty:
    (duty,) = read(PLAN + text)
    return duty


def test_those_directed_are_neither_agents_nor_are_their_partners_ours() -> None:
    duty = single("1. Sở Y tế\nChỉ đạo các cơ sở khám bệnh, chữa bệnh phối hợp với Công an cấp xã.")
    assert [agent.named.name for agent in duty.agents] == ["Sở Y tế"]
    assert duty.partners == ()


def test_partners_after_a_directed_clause_are_ours() -> None:
    duty = single("1. Sở Y tế\nChỉ đạo các bệnh viện khám cho nạn nhân; phối hợp với Công an tỉnh.")
    assert names(duty.partners) == "Công an tỉnh"


def test_a_channel_is_not_reported_to() -> None:
    duty = single("1. Các sở, ngành định kỳ báo cáo kết quả về UBND tỉnh (qua Công an tỉnh).")
    assert names(duty.report_to) == "UBND tỉnh"


def test_an_unnamed_authority_is_not_reported_to() -> None:
    duty = single("1. Sở Tư pháp\na) Rà soát, báo cáo cấp có thẩm quyền sửa đổi, bổ sung.")
    assert duty.report_to == ()


def test_a_bracket_that_explains_a_name_assigns_nothing() -> None:
    assert read(PLAN + "1. Tăng cường vai trò của cơ quan chủ quản (Công an tỉnh).") == ()


def test_a_bracket_with_content_stays_in_the_statement() -> None:
    duty = single(
        "1. Kiểm tra các bếp ăn (kể cả bếp của trường học) trên địa bàn (Sở Y tế thực hiện)."
    )
    assert duty.text.endswith("trên địa bàn")


def test_capacity_before_the_verb_does_not_lead() -> None:
    duty = single("1. Công an tỉnh\na) Cơ quan đầu mối chủ động phối hợp với các sở, ngành.")
    assert [(agent.named.name, agent.role) for agent in duty.agents] == [
        ("Công an tỉnh", Role.IMPLEMENT)
    ]


def test_act_begins_behind_the_words_of_role() -> None:
    duty = single("1. Giao Công an tỉnh chủ trì, phối hợp với Sở Y tế rà soát nạn nhân; báo cáo.")
    assert duty.act == "rà soát nạn nhân"


def test_guesses_are_less_sure_than_orders() -> None:
    ordered = single("1. Giao Công an tỉnh rà soát nạn nhân.")
    told = single("1. Công an tỉnh rà soát nạn nhân.")
    assert ordered.evidence.confidence == 1.0 > told.evidence.confidence


@pytest.mark.parametrize(
    "hostile",
    [
        "các sở, " * 4000,
        "Giao " * 6000,
        "phối hợp với " * 3000,
        "Công an tỉnh, " * 3000,
        "(" * 8000,
        "Ban Chỉ đạo " * 3000,
        "tham mưu, báo cáo " * 2000,
        "Sở Văn hóa, " * 3000,
        "Căn cứ, " * 5000,
        "1. Sở Y tế: " * 2000,
        "huyện, thị xã, " * 3000,
        "Cơ quan chủ trì: " * 2000,
    ],
)
def test_hostile_texts_end(hostile: str) -> None:
    found = read(PLAN + "1. " + hostile)
    assert all(duty.agents for duty in found)


GOLD = Path(__file__).parents[3] / "shared" / "gold"


@pytest.mark.skipif(not GOLD.exists(), reason="../shared is not here")
def test_gold_statements_and_agents_are_found() -> None:
    for path in sorted(GOLD.glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        plan = (GOLD.parent / "seeds" / gold["source"]).read_bytes().decode("utf-8")
        found = {duty.evidence.span.start: duty for duty in read(plan)}
        wanted = {duty["start"]: duty for duty in gold["duties"]}
        assert found.keys() == wanted.keys()
        for start, duty in found.items():
            have = [(agent.named.name, agent.role.value) for agent in duty.agents]
            assert have == [(agent["name"], agent["role"]) for agent in wanted[start]["agents"]]
