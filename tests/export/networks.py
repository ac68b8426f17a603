"""Networks made by hand, in the shape of plans against trafficking: for tests of exports."""

from __future__ import annotations

import random
from dataclasses import dataclass, field

import networkx as nx

from graph import iris
from graph.network import Network
from graph.records.findings import Assignment, DutyView, Node, Quote

PLACES = (
    ("ha-noi", "thành phố Hà Nội"),
    ("thai-nguyen", "tỉnh Thái Nguyên"),
    ("dong-nai", "tỉnh Đồng Nai"),
    ("dong-thap", "tỉnh Đồng Tháp"),
    ("lao-cai", "tỉnh Lào Cai"),
    ("nghe-an", "tỉnh Nghệ An"),
)
BODIES = (
    ("so-tu-phap", "Sở Tư pháp"),
    ("so-lao-dong-thuong-binh-va-xa-hoi", "Sở Lao động - Thương binh và Xã hội"),
    ("so-thong-tin-va-truyen-thong", "Sở Thông tin và Truyền thông"),
    ("so-giao-duc-va-dao-tao", "Sở Giáo dục và Đào tạo"),
    ("hoi-lien-hiep-phu-nu-tinh", "Hội Liên hiệp Phụ nữ"),
    ("uy-ban-mat-tran-to-quoc-tinh", "Ủy ban Mặt trận Tổ quốc Việt Nam"),
)
TASKS = (
    ("truyen-thong", "Đẩy mạnh tuyên truyền, phổ biến pháp luật về phòng, chống mua bán người"),
    ("dieu-tra", "Chủ động nắm tình hình, phát hiện và đấu tranh với các đường dây mua bán người"),
    ("truy-to-xet-xu", "Truy tố, xét xử kịp thời, nghiêm minh các vụ án mua bán người"),
    ("tiep-nhan-bao-ve-nan-nhan", "Tiếp nhận, xác minh, bảo vệ và hỗ trợ nạn nhân trở về"),
    ("tro-giup-phap-ly", "Hướng dẫn trung tâm trợ giúp pháp lý hỗ trợ nạn nhân bị mua bán"),
)
TAILS = (
    "trên các phương tiện thông tin đại chúng và tại cơ sở",
    "ở địa bàn trọng điểm, tuyến biên giới",
    "cho phụ nữ, trẻ em và người lao động",
    "theo quy định của Luật Phòng, chống mua bán người",
    "trong trường học và khu công nghiệp",
)


def quote(text: str, path: str = "ke-hoach.txt", line: int = 1) -> Quote:
    return Quote(text=text, path=path, line=line)


def document_iri(kind: str, issuer: str, date: str, number: str) -> str:
    return iris.format_document(
        iris.DocumentName(type=kind, issuer=issuer, date=date, number=number)
    )


@dataclass
class Draft:
    """A network under construction."""

    graph: nx.MultiDiGraph = field(default_factory=nx.MultiDiGraph)
    duties: dict[str, DutyView] = field(default_factory=dict)
    citations: int = 0

    def document(self, iri: str, label: str, kind: str, family: str, **more: object) -> str:
        facts = {
            "label": label,
            "type": kind,
            "family": family,
            "rank": 9,
            "number": "",
            "date": "",
        }
        facts |= {"title": "", "locality": "", "period": None, "read": False, **more}
        self.graph.add_node(iri, kind="document", **facts)
        return iri

    def agency(self, iri: str, label: str, locality: str = "", *, group: bool = False) -> str:
        facts = {"label": label, "locality": locality, "group": group, "parent": "", "level": ""}
        self.graph.add_node(iri, kind="agency", **facts)
        return iri

    def cites(
        self,
        lower: str,
        upper: str,
        relation: str,
        text: str,
        *,
        confidence: float = 1.0,
        **more: object,
    ) -> None:
        self.citations += 1
        key = f"{lower}#citation-{self.citations}"
        facts = {"stated_in": lower, "basis": "", "section": "", "start": 0, **more}
        said = facts.pop("quote", None) or quote(text)
        self.graph.add_edge(
            lower,
            upper,
            key=key,
            kind="cites",
            relation=relation,
            confidence=confidence,
            quote=said,
            **facts,
        )

    def duty(  # noqa: PLR0913  (a duty has as many parts)
        self,
        home: str,
        section: str,
        text: str,
        agents: tuple[tuple[str, str], ...],
        *,
        topics: tuple[str, ...] = (),
        place: Quote | None = None,
        span: tuple[int, int] = (0, 0),
    ) -> str:
        data = self.graph.nodes[home]
        iri = f"{home}#duty-{section.replace('.', '-')}"
        nodes = self.graph.nodes
        agencies = tuple(
            (Node(iri=a, label=nodes[a]["label"] if a in nodes else a, kind="agency"), role)
            for a, role in agents
        )
        said = place or quote(text)
        view = DutyView(
            node=Node(iri=iri, label=f"{data['label']}, {section}", kind="duty"),
            document=Node(iri=home, label=data["label"], kind="document"),
            section=section,
            text=text,
            agencies=agencies,
            locality=data["locality"],
            period=data["period"],
            topics=topics,
            quote=said,
            assignments=tuple(
                Assignment(agency=a, role=role, name=a.label) for a, role in agencies
            ),
        )
        self.duties[iri] = view
        self.graph.add_node(iri, kind="duty", label=view.node.label, start=span[0], end=span[1])
        self.graph.add_edge(iri, home, key=iri, kind="stated_in", quote=said)
        for agency, role in view.agencies:
            if agency.iri in self.graph:
                self.graph.add_edge(iri, agency.iri, key=role, kind="assigned", role=role)
        return iri

    def network(self) -> Network:
        return Network(graph=self.graph, duties=self.duties)


def sources(draft: Draft) -> dict[str, str]:
    """Add laws, party documents, decisions, programmes, a circular and committee plans."""
    doc = draft.document
    law = doc(
        document_iri("luat", "quoc-hoi", "2011-03-29", "66"),
        "Luật Phòng, chống mua bán người", "luat", "law", date="2011-03-29", number="66/2011/QH12",
    )  # fmt: skip
    party = doc(
        document_iri("chi-thi", "bo-chinh-tri", "2010-10-22", "48"),
        "Chỉ thị 48-CT/TW", "chi-thi", "party", date="2010-10-22", number="48-CT/TW",
    )  # fmt: skip
    decision = doc(
        document_iri("quyet-dinh", "thu-tuong-chinh-phu", "2021-02-09", "193"),
        "Quyết định 193/QĐ-TTg", "quyet-dinh", "decision", date="2021-02-09", number="193/QĐ-TTg",
        title="Phê duyệt Chương trình phòng, chống mua bán người giai đoạn 2021 - 2025",
    )  # fmt: skip
    programme = doc(
        document_iri("chuong-trinh", "-", "-", "phong-chong-mua-ban-nguoi-giai-doan-2021-2025"),
        "Chương trình phòng, chống mua bán người giai đoạn 2021-2025", "chuong-trinh", "programme",
        period=(2021, 2025),
    )  # fmt: skip
    circular = doc(
        document_iri("thong-tu-lien-tich", "-", "2014", "01"),
        "Thông tư liên tịch 01/2014/TTLT-BCA-BQP-BLĐTBXH-BNG", "thong-tu-lien-tich", "circular",
        date="2014", number="01/2014/TTLT-BCA-BQP-BLĐTBXH-BNG",
    )  # fmt: skip
    committee = doc(
        document_iri("ke-hoach", "ban-chi-dao-138", "2021-03-15", "162"),
        "Kế hoạch 162/KH-BCĐ138", "ke-hoach", "plan", date="2021-03-15", number="162/KH-BCĐ138",
    )  # fmt: skip
    draft.cites(
        decision, programme, "approves", "Phê duyệt Chương trình phòng, chống mua bán người"
    )
    draft.cites(decision, law, "based_on", "Căn cứ Luật Phòng, chống mua bán người", confidence=0.7)
    draft.cites(committee, programme, "implements", "thực hiện Chương trình", confidence=0.6)
    draft.cites(
        committee, decision, "implements", "thực hiện Quyết định số 193/QĐ-TTg ngày 09/02/2021"
    )
    return {
        "law": law, "party": party, "decision": decision, "programme": programme,
        "circular": circular, "committee": committee,
    }  # fmt: skip


def plan_like(size: int, *, seed: int = 1) -> Network:
    """Give a network of about `size` nodes (never fewer): sources, plans of provinces, duties, agencies."""
    chance = random.Random(seed)  # noqa: S311  (a fixed picture, no secret)
    draft = Draft()
    known = sources(draft)
    year = 2016
    while len(draft.graph) < size:
        for place, name in PLACES:
            if len(draft.graph) < size:
                _plan(draft, known, place, name, year, chance)
        year += 1
    return draft.network()


def _plan(
    draft: Draft, known: dict[str, str], place: str, name: str, year: int, chance: random.Random
) -> None:
    number = chance.randrange(10, 400)
    path = f"{place}-{year}.txt"
    plan = draft.document(
        document_iri("ke-hoach", f"uy-ban-nhan-dan-{place}", f"{year}-04-16", str(number)),
        f"Kế hoạch {number}/KH-UBND", "ke-hoach", "plan", number=f"{number}/KH-UBND",
        date=f"{year}-04-16", locality=place, period=(year, year), read=True,
        title=f"Phòng, chống mua bán người năm {year} trên địa bàn {name}",
    )  # fmt: skip
    for upper, relation in (
        ("decision", "implements"),
        ("party", "implements"),
        ("law", "based_on"),
    ):
        words = draft.graph.nodes[known[upper]]["label"]
        draft.cites(plan, known[upper], relation, words, quote=quote(f"Thực hiện {words}", path, 9))
    if year >= 2021:
        draft.cites(
            plan, known["committee"], "implements", "", quote=quote("Kế hoạch 162", path, 10)
        )
    draft.cites(
        plan, known["circular"], "cites", "", quote=quote("theo Thông tư liên tịch", path, 40)
    )
    extra = draft.document(
        document_iri("quyet-dinh", "bo-cong-an", f"{year}-01-1{chance.randrange(10)}", str(number + 1)),
        f"Quyết định {number + 1}/QĐ-BCA", "quyet-dinh", "decision", number=f"{number + 1}/QĐ-BCA",
        date=f"{year}-01-10",
    )  # fmt: skip
    draft.cites(plan, extra, "cites", "", quote=quote(f"Quyết định {number + 1}/QĐ-BCA", path, 41))
    bodies = [
        draft.agency(f"{iris.BASE}agency/{body}/{place}", f"{label} {name}", place)
        for body, label in (("cong-an-tinh", "Công an"), *BODIES)
    ]
    for order in range(1, 13):
        topic, words = TASKS[order % len(TASKS)]
        text = f"{order}. {words} {chance.choice(TAILS)}; báo cáo kết quả trước ngày 15/11/{year}."
        first, second = chance.sample(bodies, 2)
        draft.duty(
            plan,
            f"III.{order}",
            text,
            ((first, "lead"), (second, chance.choice(("coordinate", "implement")))),
            topics=(topic,),
            place=quote(text, path, 20 + order),
        )
