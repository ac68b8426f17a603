"""A plan of a province, read by hand: records as the stages before would hand them on."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from graph.records.document import DocumentTree, Flow
from graph.records.mentions import (
    Agent,
    Basis,
    Citation,
    CitationKind,
    Deadline,
    Duty,
    Evidence,
    Header,
    Mentions,
    Modality,
    Named,
    Period,
    Relation,
    Role,
    Stated,
    Target,
)
from graph.records.references import Reason, References, Resolved, Unresolved
from graph.records.text import OffsetMap, SourceText, Span
from graph.vocabulary import (
    Agency,
    DocumentType,
    Instrument,
    Locality,
    Succession,
    Topic,
    Vocabulary,
)

TEXT = """ỦY BAN NHÂN DÂN
TỈNH THÁI NGUYÊN
Số: 90/KH-UBND
Thái Nguyên, ngày 16 tháng 4 năm 2021
KẾ HOẠCH
Phòng, chống mua bán người giai đoạn 2021 - 2025
Thực hiện Quyết định số 193/QĐ-TTg ngày 09/02/2021 của Thủ tướng Chính phủ
phê duyệt Chương trình phòng, chống mua bán người giai đoạn 2021 - 2025
Căn cứ Luật Tổ chức chính quyền địa phương; theo Chương trình 130/CP.
1. Công an tỉnh
a) Công an tỉnh chủ trì, phối hợp với Sở Tư pháp và các ngành liên quan giải quyết 90% vụ án.
b) Báo cáo UBND tỉnh trước ngày 15/11 hằng năm.
"""
BASE = "https://cancu.vn/"
PLAN = f"{BASE}akn/vn/act/ke-hoach/ubnd-tinh-thai-nguyen/2021-04-16/90"
DECISION = f"{BASE}akn/vn/act/quyet-dinh/thu-tuong-chinh-phu/2021-02-09/193"
PROGRAMME = f"{BASE}akn/vn/act/chuong-trinh/-/-/phong-chong-mua-ban-nguoi-giai-doan-2021-2025"
LAW = f"{BASE}akn/vn/act/luat/quoc-hoi/2015-06-19/77"
POLICE = f"{BASE}agency/cong-an/thai-nguyen"
JUSTICE = f"{BASE}agency/so-tu-phap/thai-nguyen"
COMMITTEE = f"{BASE}agency/ubnd/thai-nguyen"


def span(words: str, after: str = "") -> Span:
    start = TEXT.index(words, TEXT.index(after))
    return Span(start, start + len(words))


def evidence(words: str, rule: str, confidence: float = 1.0, after: str = "") -> Evidence:
    return Evidence(span=span(words, after), rule=rule, confidence=confidence)


def line_starts(text: str) -> tuple[int, ...]:
    return (0, *(i + 1 for i, c in enumerate(text) if c == "\n"))


def stated(value: str, words: str, name: str) -> Stated:
    return Stated(value=value, evidence=evidence(words, f"header.{name}"))


def citations() -> tuple[Citation, ...]:
    return (
        Citation(
            evidence=evidence(
                "Quyết định số 193/QĐ-TTg ngày 09/02/2021 của Thủ tướng Chính phủ",
                "citations.numbered",
            ),
            kind=CitationKind.NUMBERED,
            type="QĐ",
            key="193/QĐ-TTg",
            date="2021-02-09",
            issuer="Thủ tướng Chính phủ",
            title="Chương trình phòng, chống mua bán người giai đoạn 2021 - 2025",
            relation=Relation.IMPLEMENTS,
            relation_rule="citations.thuc-hien",
        ),
        Citation(
            evidence=evidence(
                "Chương trình phòng, chống mua bán người giai đoạn 2021 - 2025", "citations.named"
            ),
            kind=CitationKind.NAMED,
            type="Chương trình",
            key="Chương trình phòng, chống mua bán người giai đoạn 2021 - 2025",
            relation=Relation.APPROVES,
            subject=0,
        ),
        Citation(
            evidence=evidence("Luật Tổ chức chính quyền địa phương", "citations.named", 0.9),
            kind=CitationKind.NAMED,
            type="Luật",
            key="Luật Tổ chức chính quyền địa phương",
            relation=Relation.BASED_ON,
            basis=Basis.COMPETENCE,
            provision="khoản 2 Điều 5",
        ),
        Citation(
            evidence=evidence("Chương trình 130/CP", "citations.alias"),
            kind=CitationKind.ALIAS,
            type="Chương trình",
            key="Chương trình 130/CP",
            section=("1",),
        ),
    )


def duties() -> tuple[Duty, ...]:
    first = (
        "Công an tỉnh chủ trì, phối hợp với Sở Tư pháp và các ngành liên quan giải quyết 90% vụ án."
    )
    second = "Báo cáo UBND tỉnh trước ngày 15/11 hằng năm."
    police = Named(
        name="Công an tỉnh", evidence=evidence("Công an tỉnh", "duties.agent", after="a) ")
    )
    return (
        Duty(
            section=("1", "a"),
            evidence=evidence(first, "duties.lead"),
            text=first,
            act="giải quyết 90% vụ án",
            agents=(Agent(named=police, role=Role.LEAD),),
            partners=(
                Named(name="Sở Tư pháp", evidence=evidence("Sở Tư pháp", "duties.partner")),
                Named(
                    name="các ngành liên quan",
                    evidence=evidence("các ngành liên quan", "duties.partner"),
                ),
            ),
        ),
        Duty(
            section=("1", "b"),
            evidence=evidence(second, "duties.heading"),
            text=second,
            agents=(Agent(named=police, role=Role.IMPLEMENT, modality=Modality.REQUESTED),),
            report_to=(Named(name="UBND tỉnh", evidence=evidence("UBND tỉnh", "duties.report")),),
        ),
    )


@pytest.fixture
def mentions() -> Mentions:
    return Mentions(
        header=Header(
            type=stated("KH", "KẾ HOẠCH", "type"),
            symbol=stated("90/KH-UBND", "90/KH-UBND", "number"),
            date=stated("2021-04-16", "ngày 16 tháng 4 năm 2021", "date"),
            place=stated("Thái Nguyên", "Thái Nguyên", "place"),
            issuer=stated("UBND tỉnh Thái Nguyên", "ỦY BAN NHÂN DÂN\nTỈNH THÁI NGUYÊN", "issuer"),
            title=stated(
                "Phòng, chống mua bán người giai đoạn 2021 - 2025",
                "Phòng, chống mua bán người giai đoạn 2021 - 2025",
                "title",
            ),
            period=Period(start=2021, end=2025),
            locality="Thái Nguyên",
        ),
        citations=citations(),
        duties=duties(),
        targets=(
            Target(
                evidence=evidence("90%", "targets.percent"),
                value=90.0,
                unit="%",
                comparator="=",
                subject="vụ án",
                section=("1", "a"),
            ),
        ),
        deadlines=(
            Deadline(
                evidence=evidence("trước ngày 15/11 hằng năm", "deadlines.yearly"),
                due="--11-15",
                every="P1Y",
                what="Báo cáo UBND tỉnh",
                section=("1", "b"),
            ),
        ),
    )


def known(iri: str, name: str, confidence: float = 1.0) -> Resolved:
    return Resolved(iri=iri, name=name, rule="documents.number-and-date", confidence=confidence)


@pytest.fixture
def references() -> References:
    police = known(POLICE, "Công an tỉnh Thái Nguyên")
    return References(
        document=known(PLAN, "90/KH-UBND"),
        issuer=known(COMMITTEE, "UBND tỉnh Thái Nguyên"),
        citations=(
            known(DECISION, "193/QĐ-TTg"),
            known(PROGRAMME, "Chương trình phòng, chống mua bán người giai đoạn 2021 - 2025"),
            known(LAW, "Luật Tổ chức chính quyền địa phương", 0.9),
            Unresolved(reason=Reason.UNDEFINED_ALIAS, candidates=(PROGRAMME,)),
        ),
        agents=((police,), (police,)),
        partners=(
            (
                known(JUSTICE, "Sở Tư pháp tỉnh Thái Nguyên"),
                Unresolved(reason=Reason.UNKNOWN_AGENCY),
            ),
            (),
        ),
        report_to=((), (known(COMMITTEE, "UBND tỉnh Thái Nguyên"),)),
        topics=(("dieu-tra",), ()),
        provisions=((), (), ("art_5__para_2",), ()),
    )


@pytest.fixture
def tree() -> DocumentTree:
    source = SourceText(
        path="plans/90-KH-UBND.txt",
        sha256="ab" * 32,
        media_type="text/plain",
        text=TEXT,
        notes=("UTF-8",),
        line_starts=line_starts(TEXT),
    )
    return DocumentTree(source=source, flow=Flow(text=TEXT, homes=OffsetMap()), blocks=())


@pytest.fixture
def vocabulary() -> Vocabulary:
    """A few rows of each table, in the form of the real ones."""

    def kind(
        row: str, name: str, en: str, abbreviation: str, family: str, rank: int
    ) -> DocumentType:
        return DocumentType(
            id=row, name=name, en=en, abbreviation=abbreviation, family=family, rank=rank
        )

    return Vocabulary(
        document_types=(
            kind("luat", "Luật", "Law", "Luật", "law", 2),
            kind("quyet-dinh", "Quyết định", "Decision", "QĐ", "decision", 6),
            kind("ke-hoach", "Kế hoạch", "Plan", "KH", "plan", 9),
            kind("chuong-trinh", "Chương trình", "Programme", "Chương trình", "programme", 8),
        ),
        localities=(
            Locality(
                id="bac-kan",
                name="Bắc Kạn",
                kind="tỉnh",
                aliases=("Bắc Cạn",),
                until="2025-06-30",
                merged_into="thai-nguyen-2025",
                act="202/2025/QH15",
            ),
            Locality(
                id="thai-nguyen",
                name="Thái Nguyên",
                kind="tỉnh",
                until="2025-06-30",
                merged_into="thai-nguyen-2025",
                act="202/2025/QH15",
            ),
            Locality(
                id="thai-nguyen-2025",
                name="Thái Nguyên",
                kind="tỉnh",
                since="2025-07-01",
                act="202/2025/QH15",
            ),
        ),
        agencies=(
            Agency(
                id="bo-cong-an",
                name="Bộ Công an",
                kind="ministry",
                level="central",
                abbreviations=("BCA",),
            ),
            Agency(
                id="cong-an",
                name="Công an",
                kind="police",
                level="province",
                en="Provincial Police",
                parent="bo-cong-an",
                abbreviations=("CA",),
                aliases=("Công an cấp tỉnh",),
            ),
            Agency(
                id="so-ldtbxh",
                name="Sở Lao động - Thương binh và Xã hội",
                kind="department",
                level="province",
                abbreviations=("Sở LĐTBXH",),
                until="2025-02-28",
                succession=(
                    Succession(on="2025-03-01", to="so-noi-vu", act="45/NQ-HĐND"),
                    Succession(
                        on="2025-03-01", to="so-y-te", act="45/NQ-HĐND", topics=("dieu-tra",)
                    ),
                ),
            ),
            Agency(id="so-noi-vu", name="Sở Nội vụ", kind="department", level="province"),
            Agency(id="so-y-te", name="Sở Y tế", kind="department", level="province"),
            Agency(id="cac-nganh", name="các ngành liên quan", kind="group", level="any"),
        ),
        instruments=(
            Instrument(
                id="luat-77-2015",
                type="Luật",
                number="77/2015/QH13",
                date="2015-06-19",
                issuer="Quốc hội",
                name="Luật Tổ chức chính quyền địa phương",
                title="Tổ chức chính quyền địa phương",
                in_force="2016-01-01",
                until="2025-02-28",
                replaced_by="luat-65-2025",
                source="search: pages",
            ),
            Instrument(id="luat-65-2025", type="Luật", number="65/2025/QH15", date="2025-02-19"),
        ),
        topics=(
            Topic(
                id="dieu-tra",
                label="Điều tra tội phạm",
                en="Investigation",
                broader="phong-chong-toi-pham",
            ),
            Topic(id="phong-chong-toi-pham", label="Phòng, chống tội phạm", en="Crime prevention"),
        ),
        cues={},
    )


@dataclass(frozen=True)
class Iris:
    plan: str = PLAN
    decision: str = DECISION
    programme: str = PROGRAMME
    law: str = LAW
    police: str = POLICE
    justice: str = JUSTICE
    committee: str = COMMITTEE


@pytest.fixture
def iri() -> Iris:
    return Iris()
