from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from graph import iris, terms
from graph.describe.concepts import fixed_concepts
from graph.describe.register import describe_register
from graph.records.mentions import Modality, Relation, Role
from graph.records.triples import Literal, Triple
from graph.vocabulary import load

if TYPE_CHECKING:
    from graph.vocabulary import Vocabulary
    from tests.describe.conftest import Iris

BASE = "https://cancu.vn/"


def values(triples: tuple[Triple, ...], subject: str, predicate: str) -> list[str]:
    found = [t.object for t in triples if t.subject == subject and t.predicate == predicate]
    return [value.value if isinstance(value, Literal) else value for value in found]


def test_nothing_is_said_of_what_the_corpus_does_not_touch(vocabulary: Vocabulary) -> None:
    assert describe_register(vocabulary, ["http://elsewhere.example/x", f"{BASE}source/ab"]) == ()


def test_an_agency_is_placed_in_the_state(vocabulary: Vocabulary, iri: Iris) -> None:
    triples = describe_register(vocabulary, [iri.police])
    ministry = f"{BASE}agency/bo-cong-an"
    assert values(triples, iri.police, terms.SUB_ORGANIZATION_OF) == [ministry]
    assert values(triples, ministry, terms.PREF_LABEL) == ["Bộ Công an"]
    kind = iris.concept("agency-kind", "police")
    assert values(triples, iri.police, terms.CLASSIFICATION) == [kind]
    assert "công an" in values(triples, kind, terms.PREF_LABEL)
    assert "CA tỉnh Thái Nguyên" in values(triples, iri.police, terms.ALT_LABEL)
    place = iris.concept("locality", "thai-nguyen")
    assert values(triples, place, terms.LABEL) == ["tỉnh Thái Nguyên"]


def test_a_merged_province_hands_its_agencies_on(vocabulary: Vocabulary, iri: Iris) -> None:
    triples = describe_register(vocabulary, [iri.police])
    event = f"{iri.police}#change-2025-07-01-thai-nguyen-2025"
    assert values(triples, event, terms.RESULTING_ORGANIZATION) == [
        f"{BASE}agency/cong-an/thai-nguyen-2025"
    ]
    assert values(triples, event, terms.DECIDED_BY) == ["202/2025/QH15"]


def test_a_department_that_ended_has_heirs_by_topic(vocabulary: Vocabulary) -> None:
    labour = f"{BASE}agency/so-ldtbxh/bac-kan"
    triples = describe_register(vocabulary, [labour])
    events = sorted(t.subject for t in triples if t.object == terms.CHANGE_EVENT)
    heirs = {e: values(triples, e, terms.RESULTING_ORGANIZATION)[0] for e in events}
    assert heirs[f"{labour}#change-2025-03-01-so-noi-vu"] == f"{BASE}agency/so-noi-vu/bac-kan"
    health = f"{labour}#change-2025-03-01-so-y-te"
    assert values(triples, health, terms.CHANGE_TOPIC) == [iris.concept("topic", "dieu-tra")]
    # It ended before its province did, so the merger of the province hands nothing on.
    assert not [event for event in events if event.startswith(f"{labour}#change-2025-07-01")]


def test_a_post_belongs_to_its_agency(vocabulary: Vocabulary, iri: Iris) -> None:
    head = f"{iri.police}/head"
    triples = describe_register(vocabulary, [head])
    assert values(triples, head, terms.POST_IN) == [iri.police]
    assert values(triples, iri.police, terms.LEVEL) == ["province"]


def test_a_law_of_the_tables_tells_its_days_in_force(vocabulary: Vocabulary, iri: Iris) -> None:
    triples = describe_register(vocabulary, [iri.law])
    assert values(triples, iri.law, terms.DATE) == ["2015-06-19"]
    assert values(triples, iri.law, terms.NUMBER) == ["77/2015/QH13"]
    assert values(triples, iri.law, terms.TITLE) == ["Tổ chức chính quyền địa phương"]
    assert values(triples, iri.law, terms.IN_FORCE_UNTIL) == ["2025-02-28"]
    assert "Luật Tổ chức chính quyền địa phương" in values(triples, iri.law, terms.ALT_LABEL)
    # Its successor is not in this corpus, and without a register its IRI is not known.
    assert values(triples, iri.law, terms.REPLACED_BY) == []


class Known(NamedTuple):
    iri: str
    name: str
    instrument: str = ""
    issuer: str = ""


class Documents(NamedTuple):
    documents: tuple[Known, ...]


def test_a_register_tells_where_the_successor_is(vocabulary: Vocabulary, iri: Iris) -> None:
    new = f"{BASE}akn/vn/act/luat/quoc-hoi/2025-02-19/65"
    register = Documents(
        (
            Known(iri.law, "77/2015/QH13", "luat-77-2015"),
            Known(new, "65/2025/QH15", "luat-65-2025"),
            Known(iri.decision, "193/QĐ-TTg", "", f"{BASE}agency/bo-cong-an"),
        )
    )
    triples = describe_register(vocabulary, [iri.law, iri.decision], register)
    assert values(triples, iri.law, terms.REPLACED_BY) == [new]
    assert values(triples, new, terms.LABEL) == ["Luật 65/2025/QH15"]
    assert values(triples, iri.decision, terms.PASSED_BY) == [f"{BASE}agency/bo-cong-an"]


def test_topics_bring_their_wider_topics_and_labels(vocabulary: Vocabulary) -> None:
    topic = iris.concept("topic", "dieu-tra")
    triples = describe_register(vocabulary, [topic])
    wider = iris.concept("topic", "phong-chong-toi-pham")
    assert values(triples, topic, terms.BROADER) == [wider]
    assert values(triples, wider, terms.PREF_LABEL) == ["Crime prevention", "Phòng, chống tội phạm"]
    assert values(triples, topic, terms.IN_SCHEME) == [f"{BASE}topic"]


def test_the_kind_of_a_document_carries_its_rank(vocabulary: Vocabulary, iri: Iris) -> None:
    triples = describe_register(vocabulary, [iri.plan])
    kind = iris.concept("document-type", "ke-hoach")
    assert values(triples, kind, terms.RANK) == ["9"]
    assert values(triples, kind, terms.NOTATION) == ["KH"]


def test_every_role_modality_and_relation_has_both_labels(vocabulary: Vocabulary) -> None:
    used = [iris.concept("role", role) for role in Role]
    used += [iris.concept("modality", modality) for modality in Modality]
    used += [iris.concept("relation", relation) for relation in Relation]
    triples = describe_register(vocabulary, used)
    for iri in used:
        labels = [t.object for t in triples if t[:2] == (iri, terms.PREF_LABEL)]
        languages = sorted(label.language for label in labels if isinstance(label, Literal))
        assert languages == ["en", "vi"], iri


def test_every_kind_of_agency_of_the_real_tables_has_a_concept() -> None:
    kinds = {iris.concept("agency-kind", agency.kind) for agency in load().agencies}
    assert kinds <= set(fixed_concepts())
