"""A whole document resolved: its own name, its citations and its agencies."""

from __future__ import annotations

from dataclasses import replace

import pytest

from graph import iris
from graph.records.mentions import (
    Agent,
    Citation,
    CitationKind,
    Duty,
    Evidence,
    Header,
    Mentions,
    Named,
    Period,
    Role,
    Stated,
)
from graph.records.references import Reason, Reference, References, Resolved, Unresolved
from graph.records.text import Span
from graph.resolve import references, register
from graph.vocabulary import Vocabulary

_HERE = Evidence(span=Span(0, 1), rule="test")
TITLE = "phê duyệt Chương trình phòng, chống mua bán người giai đoạn 2021 - 2025"
LAW = "Luật phòng, chống mua bán người"


def _stated(value: str | None) -> Stated | None:
    return Stated(value=value, evidence=_HERE) if value else None


def head(
    symbol: str | None = "90/KH-UBND",
    date: str | None = "2021-04-16",
    issuer: str | None = "UBND tỉnh Thái Nguyên",
    locality: str | None = "Thái Nguyên",
    kind: str = "KH",
) -> Header:
    return Header(
        type=_stated(kind),
        symbol=_stated(symbol),
        date=_stated(date),
        issuer=_stated(issuer),
        title=_stated("Thực hiện Chương trình phòng, chống mua bán người"),
        locality=locality,
    )


def cite(
    key: str,
    kind: str = "QĐ",
    *,
    date: str | None = None,
    how: CitationKind = CitationKind.NUMBERED,
    title: str | None = None,
    stands_for: str | None = None,
) -> Citation:
    return Citation(
        evidence=_HERE,
        kind=how,
        type=kind,
        key=key,
        date=date,
        title=title,
        stands_for=stands_for,
    )


def law(key: str = LAW, date: str | None = None) -> Citation:
    return cite(key, "Luật", date=date, how=CitationKind.NAMED)


def solve(vocabulary: Vocabulary, mentions: Mentions, *others: Mentions) -> References:
    claims = [*register.claims(mentions, "a" * 64)]
    for number, other in enumerate(others):
        claims += register.claims(other, str(number) * 64)
    known = register.build(vocabulary, claims)
    return references.resolve(mentions, "a" * 64, known, vocabulary)


def tail(reference: Reference) -> str:
    assert isinstance(reference, Resolved), reference
    return reference.iri.removeprefix(iris.BASE + "akn/vn/act/")


def test_document_and_issuer(small: Vocabulary) -> None:
    found = solve(small, Mentions(header=head()))
    assert tail(found.document) == "ke-hoach/ubnd-tinh-thai-nguyen/2021-04-16/90"
    assert found.document.name == "90/KH-UBND"
    assert isinstance(found.issuer, Resolved)
    assert found.issuer.iri == iris.BASE + "agency/ubnd-tinh/thai-nguyen"


def test_blank_number_gives_way_to_the_title(small: Vocabulary) -> None:
    found = solve(small, Mentions(header=head(symbol=None, date="2024-01")))
    assert tail(found.document) == (
        "ke-hoach/ubnd-tinh-thai-nguyen/2024-01/thuc-hien-chuong-trinh-phong-chong-mua-ban-nguoi"
    )


def test_document_without_a_head_still_has_a_name(small: Vocabulary) -> None:
    found = solve(small, Mentions(header=Header()))
    assert tail(found.document) == "van-ban/-/-/aaaaaaaaaaaa"
    assert found.document.confidence < 1


@pytest.mark.parametrize(
    ("date", "wanted"),
    [
        ("2017-02-08", "luat/quoc-hoi/2011-03-29/66"),
        ("2025-06-30", "luat/quoc-hoi/2011-03-29/66"),
        ("2025-07-01", "luat/quoc-hoi/2024-11-28/53"),
        ("2026-03-01", "luat/quoc-hoi/2024-11-28/53"),
    ],
)
def test_a_name_means_the_law_that_bore_it_that_day(
    small: Vocabulary, date: str, wanted: str
) -> None:
    (found,) = solve(small, Mentions(header=head(date=date), citations=(law(),))).citations
    assert tail(found) == wanted


def test_between_signing_and_force_the_name_is_less_sure(small: Vocabulary) -> None:
    def confidence(date: str) -> float:
        (found,) = solve(small, Mentions(header=head(date=date), citations=(law(),))).citations
        assert isinstance(found, Resolved)
        return found.confidence

    assert confidence("2025-03-01") < confidence("2017-02-08")


def test_a_name_without_a_day_stays_open(small: Vocabulary) -> None:
    (found,) = solve(small, Mentions(header=head(date=None), citations=(law(),))).citations
    assert isinstance(found, Unresolved)
    assert found.reason is Reason.NO_DATE
    assert len(found.candidates) == 2


def test_a_year_or_a_date_beside_the_name_decides(small: Vocabulary) -> None:
    mentions = Mentions(
        header=head(date="2026-03-01"),
        citations=(law(f"{LAW} năm 2011"), law(date="2011-03-29"), law(f"{LAW} năm 2024")),
    )
    found = solve(small, mentions).citations
    assert [tail(one) for one in found] == [
        "luat/quoc-hoi/2011-03-29/66",
        "luat/quoc-hoi/2011-03-29/66",
        "luat/quoc-hoi/2024-11-28/53",
    ]


def test_a_plan_without_a_day_is_of_its_year(small: Vocabulary) -> None:
    def found(start: int, end: int) -> Reference:
        header = replace(head(date=None), period=Period(start=start, end=end))
        return solve(small, Mentions(header=header, citations=(law(),))).citations[0]

    settled = found(2021, 2021)
    assert tail(settled) == "luat/quoc-hoi/2011-03-29/66"
    assert isinstance(settled, Resolved)
    assert settled.confidence <= 0.7
    # In 2025 the law changed in the middle of the year.
    assert isinstance(found(2025, 2025), Unresolved)


def test_the_revised_law_is_the_new_one_before_it_comes_into_force(small: Vocabulary) -> None:
    mentions = Mentions(header=head(date="2025-03-01"), citations=(law(f"{LAW} (sửa đổi)"), law()))
    revised, plain = solve(small, mentions).citations
    assert tail(revised) == "luat/quoc-hoi/2024-11-28/53"
    assert tail(plain) == "luat/quoc-hoi/2011-03-29/66"


def test_a_name_means_the_version_that_the_text_names_by_number(small: Vocabulary) -> None:
    numbered = cite("53/2024/QH15", "Luật")
    mentions = Mentions(header=head(date="2025-03-01"), citations=(law(), numbered))
    assert [tail(one) for one in solve(small, mentions).citations] == [
        "luat/quoc-hoi/2024-11-28/53",
        "luat/quoc-hoi/2024-11-28/53",
    ]


def test_a_law_that_names_itself_means_itself(small: Vocabulary) -> None:
    own = head("53/2024/QH15", "2024-11-28", "Quốc hội", None, "Luật")
    (found,) = solve(small, Mentions(header=own, citations=(law(),))).citations
    assert tail(found) == "luat/quoc-hoi/2024-11-28/53"


def test_a_law_that_no_row_knows_is_a_node_by_its_name(small: Vocabulary) -> None:
    mentions = Mentions(header=head(date="2001-01-01"), citations=(law("Luật Đê điều"), law()))
    unknown, too_early = solve(small, mentions).citations
    assert tail(unknown) == "luat/quoc-hoi/-/de-dieu"
    assert tail(too_early) == "luat/quoc-hoi/-/phong-chong-mua-ban-nguoi"


def test_undated_number_means_what_the_text_dated_before(small: Vocabulary) -> None:
    other = Mentions(
        header=head(symbol="1/KH-UBND"),
        citations=(cite("193/QĐ-TTg", date="2010-02-02", title="về nông thôn mới ở xã"),),
    )
    mentions = Mentions(
        header=head(),
        citations=(cite("193/QĐ-TTg"), cite("193/QĐ-TTg", date="2021-02-09", title=TITLE)),
    )
    first, second = solve(small, mentions, other).citations
    assert tail(first) == tail(second) == "quyet-dinh/thu-tuong-chinh-phu/2021-02-09/193"
    alone = Mentions(header=head(), citations=(cite("193/QĐ-TTg"),))
    (open_one,) = solve(small, alone, other).citations
    assert isinstance(open_one, Unresolved)
    assert open_one.reason is Reason.NO_DATE
    assert len(open_one.candidates) == 2
    titled = Mentions(header=head(), citations=(cite("193/QĐ-TTg", title=TITLE),))
    (by_title,) = solve(small, titled, other).citations
    assert tail(by_title) == "quyet-dinh/thu-tuong-chinh-phu/2021-02-09/193"


def test_undated_number_cannot_mean_what_came_later(small: Vocabulary) -> None:
    mentions = Mentions(header=head(date="2015-01-01"), citations=(cite("193/QĐ-TTg"),))
    (found,) = solve(small, mentions).citations
    assert isinstance(found, Unresolved)
    assert found.reason is Reason.NO_DATE


def test_wrong_date_leads_to_the_one_document(small: Vocabulary) -> None:
    crime = "tăng cường sự lãnh đạo của Đảng đối với công tác phòng, chống tội phạm"
    mentions = Mentions(
        header=head(),
        citations=(cite("48-CT/TW", "CT", date="2010-11-22", title=crime),),
    )
    (found,) = solve(small, mentions).citations
    assert tail(found) == "chi-thi/bo-chinh-tri/2010-10-22/48"


def test_short_joint_circular(small: Vocabulary) -> None:
    mentions = Mentions(header=head(), citations=(cite("01/TTLT", "TTLT", date="2014-02-10"),))
    (found,) = solve(small, mentions).citations
    assert tail(found) == "thong-tu-lien-tich/bo-cong-an/2014-02-10/1"
    assert isinstance(found, Resolved)
    assert found.name == "01/2014/TTLT-BCA-BQP-BLĐTBXH-BNG"


def test_provincial_symbol_without_an_issuer_is_of_the_province_that_cites_it(
    small: Vocabulary,
) -> None:
    citation = cite("56-KH/TU", "KH", date="2021-12-27")
    (found,) = solve(small, Mentions(header=head(), citations=(citation,))).citations
    assert tail(found) == "ke-hoach/tinh-uy-thai-nguyen/2021-12-27/56"
    central = head(symbol="5/KH-BCA", issuer="Bộ Công an", locality=None)
    (nowhere,) = solve(small, Mentions(header=central, citations=(citation,))).citations
    assert isinstance(nowhere, Unresolved)
    assert nowhere.reason is Reason.NO_LOCALITY


def test_short_forms(small: Vocabulary) -> None:
    programme = "Chương trình phòng, chống mua bán người giai đoạn 2021 - 2025"
    short = "Chương trình phòng, chống mua bán người"
    named = cite(programme, "Chương trình", how=CitationKind.NAMED)
    mentions = Mentions(
        header=head(),
        citations=(
            cite(
                "Chương trình 130/CP", "Chương trình", how=CitationKind.ALIAS, stands_for=programme
            ),
            named,
            cite(short, "Chương trình", how=CitationKind.ALIAS),
            cite("Đề án 06", "Đề án", how=CitationKind.ALIAS),
        ),
    )
    defined, whole, beginning, unknown = solve(small, mentions).citations
    assert tail(defined) == tail(whole) == tail(beginning)
    assert isinstance(unknown, Unresolved)
    assert unknown.reason is Reason.UNDEFINED_ALIAS


def test_blank_number_of_a_citation(small: Vocabulary) -> None:
    mentions = Mentions(header=head(), citations=(cite("/KH-UBND", "KH", date="2021-01-01"),))
    (found,) = solve(small, mentions).citations
    assert found == Unresolved(reason=Reason.BLANK_NUMBER)


def test_everything_is_parallel_to_the_mentions(small: Vocabulary) -> None:
    def named(name: str) -> Named:
        return Named(name=name, evidence=_HERE)

    duty = Duty(
        section=("III", "1"),
        evidence=_HERE,
        text="Tuyên truyền về mua bán người",
        agents=(Agent(named=named("Công an tỉnh"), role=Role.LEAD),),
        partners=(named("sở, ngành"), named("Ngựa vằn chạy")),
        report_to=(named("Tỉnh ủy"),),
    )
    mentions = Mentions(
        header=head(),
        citations=(replace(cite("193/QĐ-TTg", date="2021-02-09"), provision="khoản 2 Điều 5"),),
        duties=(duty, duty),
    )
    found = solve(small, mentions)
    assert [len(part) for part in (found.agents, found.partners, found.report_to)] == [2, 2, 2]
    assert [len(found.agents[0]), len(found.partners[0]), len(found.report_to[0])] == [1, 2, 1]
    assert found.topics == (("truyen-thong", "mua-ban-nguoi"),) * 2
    assert found.provisions == (("art_5__para_2",),)


def test_place_of_the_head_helps_where_the_province_is_not_said(small: Vocabulary) -> None:
    header = Header(
        type=_stated("KH"), date=_stated("2021-04-16"), issuer=_stated("UBND tỉnh"),
        place=_stated("Thái Nguyên"), title=_stated("Phòng, chống mua bán người"),
    )  # fmt: skip
    setting = references.setting_of(Mentions(header=header), small)
    assert setting.locality is not None
    assert setting.locality.id == "thai-nguyen"
    assert not setting.central


def test_central_document_has_no_province(small: Vocabulary) -> None:
    header = Header(
        type=_stated("QĐ"), symbol=_stated("193/QĐ-TTg"), date=_stated("2021-02-09"),
        issuer=_stated("Thủ tướng Chính phủ"), place=_stated("Hà Nội"),
    )  # fmt: skip
    setting = references.setting_of(Mentions(header=header), small)
    assert setting.central
    assert setting.locality is None
