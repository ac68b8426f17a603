"""A small graph made by hand: two plans that carry out one decision, and what the register knows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest

from graph import terms
from graph.store.local import LocalStore
from graph.store.protocol import NamedGraph

if TYPE_CHECKING:
    from pathlib import Path

BASE = "https://cancu.vn/"
ACT = f"{BASE}akn/vn/act/"
DECISION = f"{ACT}quyet-dinh/thu-tuong-chinh-phu/2021-02-09/193"
PROGRAMME = f"{ACT}chuong-trinh/-/-/phong-chong-mua-ban-nguoi-giai-doan-2021-2025"
LAW = f"{ACT}luat/quoc-hoi/2011-03-29/66"
NEW_LAW = f"{ACT}luat/quoc-hoi/2024-11-28/53"
PLAN = f"{ACT}ke-hoach/ubnd-tinh-thai-nguyen/2021-04-16/90"
OTHER_PLAN = f"{ACT}ke-hoach/ubnd-tinh-dong-thap/2021-03-01/88"
SAME_NUMBER = f"{ACT}ke-hoach/ubnd-tinh-dong-thap/2020-05-04/90"
POLICE = f"{BASE}agency/cong-an-tinh/thai-nguyen"
JUSTICE = f"{BASE}agency/so-tu-phap/thai-nguyen"
PROCURACY = f"{BASE}agency/vien-ksnd-tinh/thai-nguyen"
OTHER_POLICE = f"{BASE}agency/cong-an-tinh/dong-thap"

PREFIXES = "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in terms.NAMESPACES.items())


def quote(document: str, sha: str, line: int, words: str) -> str:
    return f"""
<{document}#quote-{line}-99> a oa:SpecificResource ; cc:line {line} ; oa:hasSource <{BASE}source/{sha}> ;
    oa:hasSelector <{document}#selector-{line}-99> .
<{document}#selector-{line}-99> a oa:TextQuoteSelector , oa:TextPositionSelector ; oa:exact "{words}" ;
    oa:prefix "" ; oa:suffix "" ; oa:start {line} ; oa:end 99 .
"""


def citation(document: str, sha: str, line: int, relation: str, key: str, more: str) -> str:
    return quote(document, sha, line, f"lời dẫn {key}") + (
        f"<{document}#citation-{line}> a cito:Citation ; cc:statedIn <{document}> ; "
        f"cc:relation <{BASE}relation/{relation}> ; cc:kind 'numbered' ; cc:key '{key}' ; "
        f"cc:section 'I.1' ; cc:rule 'citations.numbered' ; cc:evidence <{document}#quote-{line}-99> ; {more} .\n"
    )


def duty(
    document: str,
    sha: str,
    line: int,
    text: str,
    agents: list[tuple[str, str, str]],
    more: str = "",
) -> str:
    """Make a duty; agents are (IRI or "" where open, role, modality)."""
    iri = f"{document}#duty-{line}"
    lines = quote(document, sha, line, text) + (
        f"<{iri}> a cc:DutyAssignment ; cc:statedIn <{document}> ; cc:section '{line}.a' ; cc:order {line} ; "
        f"cc:text '{text}' ; cc:rule 'duties.lead' ; cc:evidence <{document}#quote-{line}-99> {more} .\n"
    )
    for number, (agent, role, modality) in enumerate(agents, 1):
        who = f"cc:agent <{agent}>" if agent else "cc:unresolvedReason 'unknown-agency'"
        lines += (
            f"<{iri}> cc:assignment <{iri}-agent-{number}> .\n"
            f"<{iri}-agent-{number}> a cc:Assignment ; {who} ; cc:agentName 'tên {number}' ; "
            f"cc:role <{BASE}role/{role}> ; cc:modality <{BASE}modality/{modality}> ; "
            f"cc:rule 'duties.agent' ; cc:evidence <{document}#quote-{line}-99> .\n"
        )
        if agent:
            word = {
                "lead": "leadAgency",
                "coordinate": "coordinatingAgency",
                "implement": "implementingAgency",
            }
            lines += f"<{iri}> cc:{word[role]} <{agent}> .\n"
    return lines


def document(iri: str, label: str, kind: str, more: str = "") -> str:
    return (
        f"<{iri}> a eli:LegalResource , cc:Document ; rdfs:label '{label}' ; "
        f"eli:type_document <{BASE}document-type/{kind}> {more} .\n"
    )


def agency(iri: str, label: str, locality: str) -> str:
    return (
        f"<{iri}> a org:Organization , cc:Agency ; rdfs:label '{label}' ; "
        f"cc:locality <{BASE}locality/{locality}> .\n"
    )


def read(iri: str, sha: str, path: str, locality: str, date: str, more: str) -> str:
    return (
        f"<{BASE}source/{sha}> a cc:Source ; cc:path '{path}' ; cc:sha256 '{sha * 32}' ; cc:text '…' .\n"
        f"<{iri}> a cc:ReadDocument ; prov:wasDerivedFrom <{BASE}source/{sha}> ; "
        f"cc:locality <{BASE}locality/{locality}> ; eli:date_document '{date}'^^xsd:date ; {more} .\n"
        + quote(iri, sha, 1, "ngày tháng năm")
        + f"<{iri}#head-date> a cc:HeadFact ; cc:statedIn <{iri}> ; cc:name 'date' ; cc:value '{date}' ; "
        f"cc:rule 'header.date' ; cc:evidence <{iri}#quote-1-99> .\n"
    )


def first() -> str:
    a = "ab"
    cited = f"cito:hasCitingEntity <{PLAN}> ; cito:hasCitedEntity"
    return "".join([
        document(PLAN, "Kế hoạch 90/KH-UBND", "ke-hoach", "; eli:number '90/KH-UBND'"),
        document(DECISION, "Quyết định 193/QĐ-TTg", "quyet-dinh", "; eli:number '193/QĐ-TTg'"),
        document(PROGRAMME, "Chương trình phòng, chống mua bán người giai đoạn 2021 - 2025", "chuong-trinh"),
        document(LAW, "Luật 66/2011/QH12", "luat", "; eli:number '66/2011/QH12'"),
        read(PLAN, a, "tn/90.txt", "thai-nguyen", "2021-04-16",
             "cc:issuerName 'UBND tỉnh Thái Nguyên' ; "
             "dcterms:title 'Phòng, chống mua bán người giai đoạn 2021 - 2025'@vi"),
        citation(PLAN, a, 3, "implements", "193/QĐ-TTg", f"{cited} <{DECISION}> ; cc:statedDate '2021-02-09'"),
        citation(PLAN, a, 4, "approves", "Chương trình", f"cito:hasCitingEntity <{DECISION}> ; "
                 f"cito:hasCitedEntity <{PROGRAMME}>"),
        citation(PLAN, a, 5, "based_on", "66/2011/QH12", f"{cited} <{LAW}> ; cc:basis 'content'"),
        citation(PLAN, a, 6, "based_on", "19-CT/TU", f"cito:hasCitingEntity <{PLAN}> ; "
                 f"cc:unresolvedReason 'no-date' ; cc:candidate <{ACT}x> , <{ACT}y>"),
        f"<{PLAN}> cc:carriesOut <{DECISION}> ; eli:based_on <{LAW}> .\n<{DECISION}> cc:approves <{PROGRAMME}> .\n",
        agency(POLICE, "Công an tỉnh Thái Nguyên", "thai-nguyen"),
        agency(JUSTICE, "Sở Tư pháp tỉnh Thái Nguyên", "thai-nguyen"),
        agency(PROCURACY, "Viện kiểm sát nhân dân tỉnh Thái Nguyên", "thai-nguyen"),
        duty(PLAN, a, 11, "Chủ trì, phối hợp với Sở Tư pháp điều tra các đường dây mua bán người.",
             [(POLICE, "lead", "assigned")],
             f"; cc:partner <{JUSTICE}> ; cc:partnerName 'Sở Tư pháp' ; cc:topic <{BASE}topic/dieu-tra>"),
        duty(PLAN, a, 12, "Trợ giúp pháp lý cho nạn nhân.", [(JUSTICE, "lead", "assigned")]),
        duty(PLAN, a, 13, "Đề nghị truy tố nghiêm minh.",
             [(PROCURACY, "implement", "requested"), ("", "coordinate", "assigned")]),
        quote(PLAN, a, 14, "90% vụ án"),
        (f"<{PLAN}#target-14> a cc:Target ; cc:statedIn <{PLAN}> ; cc:value 90 ; cc:unit '%' ; cc:comparator '>=' ; "
        f"cc:subjectText 'vụ án' ; cc:section '11.a' ; cc:duty <{PLAN}#duty-11> ; cc:rule 'targets.percent' ; "
        f"cc:evidence <{PLAN}#quote-14-99> .\n"),
        quote(PLAN, a, 15, "trước ngày 15/11"),
        (f"<{PLAN}#deadline-15> a cc:Deadline ; cc:statedIn <{PLAN}> ; cc:due '--11-15' ; cc:every 'P1Y' ; "
        f"cc:what 'báo cáo' ; cc:duty <{PLAN}#duty-11> ; cc:rule 'deadlines.yearly' ; "
        f"cc:evidence <{PLAN}#quote-15-99> .\n"),
    ])  # fmt: skip


def second() -> str:
    b = "cd"
    cited = f"cito:hasCitingEntity <{OTHER_PLAN}> ; cito:hasCitedEntity"
    return "".join([
        document(OTHER_PLAN, "Kế hoạch 88/KH-UBND", "ke-hoach", "; eli:number '88/KH-UBND'"),
        document(DECISION, "Quyết định 193/QĐ-TTg", "quyet-dinh", "; eli:number '193/QĐ-TTg'"),
        document(PROGRAMME, "Chương trình phòng, chống mua bán người giai đoạn 2021 - 2025", "chuong-trinh"),
        document(SAME_NUMBER, "Kế hoạch 90/KH-UBND", "ke-hoach", "; eli:number '90/KH-UBND'"),
        read(OTHER_PLAN, b, "dt/88.txt", "dong-thap", "2021-03-01", "cc:issuerName 'UBND tỉnh Đồng Tháp'"),
        citation(OTHER_PLAN, b, 3, "implements", "Chương trình", f"{cited} <{PROGRAMME}>"),
        citation(OTHER_PLAN, b, 4, "cites", "193/QĐ-TTg", f"{cited} <{DECISION}> ; cc:statedDate '2021-02-19'"),
        citation(OTHER_PLAN, b, 5, "continues", "90/KH-UBND", f"{cited} <{SAME_NUMBER}>"),
        agency(OTHER_POLICE, "Công an tỉnh Đồng Tháp", "dong-thap"),
        duty(OTHER_PLAN, b, 11, "Rà soát, triệt phá đường dây.", [(OTHER_POLICE, "lead", "assigned")],
             f"; cc:topic <{BASE}topic/dieu-tra>"),
        quote(OTHER_PLAN, b, 15, "ngày 30/6/2021"),
        (f"<{OTHER_PLAN}#deadline-15> a cc:Deadline ; cc:statedIn <{OTHER_PLAN}> ; cc:due '2021-06-30' ; "
        f"cc:what 'sơ kết' ; cc:rule 'deadlines.day' ; cc:evidence <{OTHER_PLAN}#quote-15-99> .\n"),
    ])  # fmt: skip


def register() -> str:
    def place(row: str, name: str) -> str:
        return f"<{BASE}locality/{row}> a cc:Locality ; rdfs:label 'tỉnh {name}' ; skos:altLabel '{name}'@vi .\n"

    def topic(row: str, vi: str, more: str = "") -> str:
        return (
            f"<{BASE}topic/{row}> a skos:Concept ; skos:prefLabel '{vi}'@vi , '{row}'@en {more} .\n"
        )

    law = "Luật Phòng, chống mua bán người"
    return "".join([
        place("thai-nguyen", "Thái Nguyên"),
        place("dong-thap", "Đồng Tháp"),
        topic("dieu-tra", "Điều tra", f"; skos:broader <{BASE}topic/phong-chong-toi-pham>"),
        topic("phong-chong-toi-pham", "Phòng, chống tội phạm"),
        f"<{LAW}> skos:altLabel '{law}'@vi ; dcterms:title 'Phòng, chống mua bán người'@vi .\n",
        document(NEW_LAW, "Luật 53/2024/QH15", "luat", f"; skos:altLabel '{law}'@vi"),
        f"<{POLICE}> skos:altLabel 'CA tỉnh Thái Nguyên'@vi .\n",
    ])  # fmt: skip


def graphs() -> list[NamedGraph]:
    made = []
    texts = (
        (f"{BASE}source/ab", first()),
        (f"{BASE}source/cd", second()),
        (f"{BASE}register", register()),
    )
    for name, text in texts:
        graph = ox.NamedNode(name)
        quads = [
            ox.Quad(triple.subject, triple.predicate, triple.object, graph)
            for triple in ox.parse(PREFIXES + text, format=ox.RdfFormat.TURTLE)
        ]
        nquads = ox.serialize(quads, format=ox.RdfFormat.N_QUADS) or b""
        made.append(NamedGraph(name, nquads))
    return made


@pytest.fixture(scope="session")
def store() -> LocalStore:
    store = LocalStore()
    store.bulk(graphs())
    return store


@pytest.fixture(scope="session")
def disk_store(tmp_path_factory: pytest.TempPathFactory) -> LocalStore:
    path: Path = tmp_path_factory.mktemp("kho") / "store"
    with LocalStore(path) as store:
        store.bulk(graphs())
    return LocalStore(path, read_only=True)
