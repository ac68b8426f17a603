from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from graph import iris, terms
from graph.describe.document import describe, in_order
from graph.records.references import Reason, Unresolved
from graph.records.text import OffsetMap, Span
from graph.records.triples import Literal, Triple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.records.document import DocumentTree
    from graph.records.mentions import Mentions
    from graph.records.references import References
    from graph.vocabulary import Vocabulary
    from tests.describe.conftest import Iris


@pytest.fixture
def triples(
    tree: DocumentTree, mentions: Mentions, references: References, vocabulary: Vocabulary
) -> tuple[Triple, ...]:
    return describe(tree, mentions, references, vocabulary)


def values(triples: Sequence[Triple], subject: str, predicate: str) -> list[str]:
    found = [t.object for t in triples if t.subject == subject and t.predicate == predicate]
    return [value.value if isinstance(value, Literal) else value for value in found]


def one(triples: Sequence[Triple], subject: str, predicate: str) -> str:
    found = values(triples, subject, predicate)
    assert len(found) == 1, (subject, predicate, found)
    return found[0]


def citation(triples: Sequence[Triple], key: str) -> str:
    nodes = [t.subject for t in triples if t == Triple(t.subject, terms.KEY, Literal(key))]
    assert len(nodes) == 1
    return nodes[0]


def test_triples_are_sorted_distinct_and_without_blank_nodes(triples: tuple[Triple, ...]) -> None:
    assert list(triples) == sorted(set(triples), key=str) or len(set(triples)) == len(triples)
    assert triples == in_order(reversed(triples))
    names = {x for t in triples for x in t if isinstance(x, str) and not isinstance(x, Literal)}
    assert all(name.startswith(("https://", "http://")) for name in names)


def test_iris_come_before_literals_where_both_stand_in_one_place() -> None:
    mixed = [Triple("a:a", "a:b", Literal("x")), Triple("a:a", "a:b", "a:c")]
    assert in_order(mixed) == (mixed[1], mixed[0])


def test_a_read_document_states_its_head(triples: tuple[Triple, ...], iri: Iris) -> None:
    plan = iri.plan
    assert terms.READ_DOCUMENT in values(triples, plan, terms.TYPE)
    assert one(triples, plan, terms.LABEL) == "Kế hoạch 90/KH-UBND"
    assert one(triples, plan, terms.NUMBER) == "90/KH-UBND"
    assert Triple(plan, terms.DATE, Literal("2021-04-16", terms.DATE_TYPE)) in triples
    assert one(triples, plan, terms.PASSED_BY) == iri.committee
    assert one(triples, plan, terms.LOCALITY) == iris.concept("locality", "thai-nguyen")
    assert one(triples, plan, terms.PERIOD_END) == "2025"
    assert values(triples, plan, terms.HORIZON) == []
    assert one(triples, f"{plan}#head-date", terms.VALUE) == "2021-04-16"


def test_a_date_known_to_the_month_is_not_passed_off_as_a_day(
    tree: DocumentTree,
    mentions: Mentions,
    references: References,
    vocabulary: Vocabulary,
    iri: Iris,
) -> None:
    assert mentions.header.date is not None
    month = replace(mentions.header.date, value="2024-01")
    mentions = replace(mentions, header=replace(mentions.header, date=month))
    triples = describe(tree, mentions, references, vocabulary)
    assert values(triples, iri.plan, terms.DATE) == []
    assert Triple(iri.plan, terms.PARTIAL_DATE, Literal("2024-01", terms.MONTH_TYPE)) in triples


def test_every_quote_slices_back_to_its_words(
    triples: tuple[Triple, ...], tree: DocumentTree
) -> None:
    selectors = [t.subject for t in triples if t.predicate == terms.EXACT]
    assert len(selectors) > 10
    for selector in selectors:
        start = int(one(triples, selector, terms.START))
        end = int(one(triples, selector, terms.END))
        assert tree.source.text[start:end] == one(triples, selector, terms.EXACT)
        before = one(triples, selector, terms.PREFIX)
        assert tree.source.text[:start].endswith(before)
        assert len(before) <= 32


def test_every_fact_with_a_rule_has_a_quote(triples: tuple[Triple, ...]) -> None:
    for node in {t.subject for t in triples if t.predicate == terms.RULE}:
        quote = one(triples, node, terms.EVIDENCE)
        assert values(triples, quote, terms.LINE)


def test_a_citation_states_what_the_text_states(triples: tuple[Triple, ...], iri: Iris) -> None:
    node = citation(triples, "193/QĐ-TTg")
    assert one(triples, node, terms.CITING_ENTITY) == iri.plan
    assert one(triples, node, terms.CITED_ENTITY) == iri.decision
    assert one(triples, node, terms.STATED_DATE) == "2021-02-09"
    assert one(triples, node, terms.RELATION) == iris.concept("relation", "implements")
    assert Triple(iri.plan, terms.CARRIES_OUT, iri.decision) in triples
    # What is stated of a cited document stays on the citation.
    assert values(triples, iri.decision, terms.DATE) == []
    assert values(triples, iri.decision, terms.TITLE) == []
    assert one(triples, iri.decision, terms.LABEL) == "Quyết định 193/QĐ-TTg"


def test_in_an_abstract_the_cited_document_cites(triples: tuple[Triple, ...], iri: Iris) -> None:
    node = citation(triples, "Chương trình phòng, chống mua bán người giai đoạn 2021 - 2025")
    assert one(triples, node, terms.CITING_ENTITY) == iri.decision
    assert one(triples, node, terms.STANDS_IN) == citation(triples, "193/QĐ-TTg")
    assert Triple(iri.decision, terms.APPROVES, iri.programme) in triples
    assert one(triples, iri.programme, terms.LABEL).startswith("Chương trình phòng, chống")
    assert values(triples, iri.programme, terms.NUMBER) == []


def test_nobody_is_made_to_cite_where_the_citing_document_is_open(
    tree: DocumentTree,
    mentions: Mentions,
    references: References,
    vocabulary: Vocabulary,
    iri: Iris,
) -> None:
    open_subject = Unresolved(reason=Reason.NO_DATE)
    references = replace(references, citations=(open_subject, *references.citations[1:]))
    triples = describe(tree, mentions, references, vocabulary)
    node = citation(triples, "Chương trình phòng, chống mua bán người giai đoạn 2021 - 2025")
    assert values(triples, node, terms.CITING_ENTITY) == []
    assert not [t for t in triples if t.predicate == terms.APPROVES]
    assert one(triples, node, terms.CITED_ENTITY) == iri.programme


def test_a_basis_is_told_apart_by_what_it_gives(triples: tuple[Triple, ...], iri: Iris) -> None:
    assert Triple(iri.plan, terms.BASED_ON, iri.law) in triples
    assert Triple(iri.plan, terms.COMPETENCE_BASIS, iri.law) in triples
    node = citation(triples, "Luật Tổ chức chính quyền địa phương")
    assert one(triples, node, terms.PROVISION) == f"{iri.law}/~art_5__para_2"
    assert one(triples, node, terms.CONFIDENCE) == "0.81"


def test_an_open_reference_keeps_its_reason_and_candidates(
    triples: tuple[Triple, ...], iri: Iris
) -> None:
    node = citation(triples, "Chương trình 130/CP")
    assert one(triples, node, terms.UNRESOLVED_REASON) == "undefined-alias"
    assert one(triples, node, terms.CANDIDATE) == iri.programme
    assert values(triples, node, terms.CITED_ENTITY) == []


def test_a_duty_names_who_leads_with_whom_and_to_whom(
    triples: tuple[Triple, ...], iri: Iris
) -> None:
    first, second = f"{iri.plan}#duty-1-a", f"{iri.plan}#duty-1-b"
    assert one(triples, first, terms.LEAD_AGENCY) == iri.police
    assert values(triples, first, terms.PARTNER) == [iri.justice]
    assert values(triples, first, terms.PARTNER_NAME) == ["Sở Tư pháp", "các ngành liên quan"]
    assert one(triples, first, terms.TOPIC) == iris.concept("topic", "dieu-tra")
    assert one(triples, second, terms.REPORTS_TO) == iri.committee
    agent = f"{second}-agent-1"
    assert one(triples, agent, terms.MODALITY) == iris.concept("modality", "requested")
    assert one(triples, agent, terms.AGENT_NAME) == "Công an tỉnh"
    assert one(triples, iri.police, terms.LABEL) == "Công an tỉnh Thái Nguyên"


def test_targets_and_deadlines_know_their_duty(triples: tuple[Triple, ...], iri: Iris) -> None:
    target = next(t.subject for t in triples if t.object == terms.TARGET)
    assert one(triples, target, terms.DUTY) == f"{iri.plan}#duty-1-a"
    assert Triple(target, terms.VALUE, Literal("90", terms.DECIMAL)) in triples
    deadline = next(t.subject for t in triples if t.object == terms.DEADLINE)
    assert one(triples, deadline, terms.DUTY) == f"{iri.plan}#duty-1-b"
    assert one(triples, deadline, terms.DUE) == "--11-15"


def test_sections_that_look_alike_stay_apart(
    tree: DocumentTree,
    mentions: Mentions,
    references: References,
    vocabulary: Vocabulary,
    iri: Iris,
) -> None:
    duty = mentions.duties[0]
    sections = [("1", "d"), ("1", "đ"), ("1", "d"), ("1", "d", "2"), (), ("II", "-3")]
    duties = tuple(replace(duty, section=section) for section in sections)
    references = replace(
        references,
        agents=(references.agents[0],) * 6,
        partners=((),) * 6,
        report_to=((),) * 6,
        topics=(),
    )
    mentions = replace(mentions, duties=tuple(replace(d, partners=()) for d in duties))
    triples = describe(tree, mentions, references, vocabulary)
    nodes = sorted(t.subject for t in triples if t.object == terms.DUTY_ASSIGNMENT)
    names = ["1-d", "1-d-2", "1-d-3", "1-dd", "II--3", "top"]
    assert nodes == [f"{iri.plan}#duty-{name}" for name in names]
    assert one(triples, f"{iri.plan}#duty-1-d-2", terms.SECTION) == "1.d.2"


def test_the_layout_of_a_file_that_was_decoded_from_pages_is_kept(
    tree: DocumentTree,
    mentions: Mentions,
    references: References,
    vocabulary: Vocabulary,
    iri: Iris,
) -> None:
    paged = replace(tree.source, page_starts=(0, 50), homes=OffsetMap((0,), (3,), (9999,)))
    triples = describe(replace(tree, source=paged), mentions, references, vocabulary)
    source = iris.source_graph(paged.sha256)
    assert '"pages":[0,50]' in one(triples, source, terms.LAYOUT)
    quote = one(triples, f"{iri.plan}#head-type", terms.EVIDENCE)
    start = tree.source.text.index("KẾ HOẠCH")
    assert quote.endswith(f"#quote-{start}-{start + 8}")
    assert one(triples, quote, terms.PAGE) == "2"
    assert paged.place(Span(start, start + 8).start).page == 2
