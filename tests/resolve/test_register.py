"""Which statements are of one document: the hard cases of real plans, and order that never counts."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph import iris
from graph.records.references import Claim
from graph.resolve import register, symbols
from graph.resolve.naming import KnownDocument
from graph.resolve.register import Register
from graph.vocabulary import Vocabulary

CRIME = "tăng cường sự lãnh đạo của Đảng đối với công tác phòng, chống tội phạm trong tình hình mới"
TRAFFICKING = "phê duyệt Chương trình phòng, chống mua bán người giai đoạn 2021 - 2025"
RURAL = "phê duyệt Chương trình rà soát quy hoạch xây dựng nông thôn mới"


def claim(
    key: str,
    date: str | None = None,
    *,
    issuer: str | None = None,
    title: str | None = None,
    source: str = "a",
    own: bool = False,
) -> Claim:
    kind = (
        "Luật" if "QH" in key else next((k for k in ("TTLT", "QĐ", "CT", "KH") if k in key), "CV")
    )
    return Claim(
        source=source,
        own=own,
        type=kind,
        key=key,
        numbered=True,
        date=date,
        issuer=issuer,
        title=title,
    )


def within(locality: str, said: Claim) -> Claim:
    """The same, said by a document of a province."""
    return replace(said, locality=locality)


def with_number(known: Register, kind: str, number: str) -> list[KnownDocument]:
    return [
        doc
        for doc in known.documents
        if doc.symbol is not None and (doc.symbol.kind, doc.symbol.number) == (kind, number)
    ]


def tail(doc: KnownDocument) -> str:
    return doc.iri.removeprefix(iris.BASE + "akn/vn/act/")


def test_two_dates_of_one_directive_are_a_conflict(small: Vocabulary) -> None:
    known = register.build(
        small,
        [
            claim("48-CT/TW", "2010-10-22", issuer="Bộ Chính trị (khóa X)", title=CRIME),
            claim(
                "48-CT/TW", "2010-11-22", issuer="Bộ Chính trị (khóa XI)", title=CRIME, source="b"
            ),
            claim("48-CT/TW", None, issuer="Bộ Chính trị khoá X", title=CRIME, source="c"),
        ],
    )
    (doc,) = with_number(known, "chi-thi", "48")
    assert tail(doc) == "chi-thi/bo-chinh-tri/2010-10-22/48"
    assert [date for date, _ in doc.dates] == ["2010-10-22", "2010-11-22"]
    assert doc.has_conflict


def test_one_number_in_two_years_is_two_documents(small: Vocabulary) -> None:
    known = register.build(
        small,
        [
            claim("193/QĐ-TTg", "2021-02-09", issuer="Thủ tướng Chính phủ", title=TRAFFICKING),
            claim("193/QĐ-TTg", "2010-02-02", issuer="Thủ tướng Chính phủ", title=RURAL),
        ],
    )
    assert sorted(map(tail, with_number(known, "quyet-dinh", "193"))) == [
        "quyet-dinh/thu-tuong-chinh-phu/2010-02-02/193",
        "quyet-dinh/thu-tuong-chinh-phu/2021-02-09/193",
    ]
    assert not any(doc.has_conflict for doc in known.documents)


def test_plans_of_two_years_are_two_though_their_titles_are_alike(small: Vocabulary) -> None:
    plan = "thực hiện công tác phòng, chống mua bán người năm {}"
    known = register.build(
        small,
        [
            claim(
                "01/KH-UBND", f"{year}-01-05", issuer="UBND tỉnh Bắc Kạn", title=plan.format(year)
            )
            for year in (2023, 2024)
        ],
    )
    assert len(with_number(known, "ke-hoach", "1")) == 2


def test_joint_circular_without_its_issuers_is_the_full_one(small: Vocabulary) -> None:
    known = register.build(small, [claim("01/TTLT", "2014-02-10"), claim("01/TTLT", "2008-05-08")])
    dates = {tail(doc): doc.dates for doc in with_number(known, "thong-tu-lien-tich", "1")}
    assert dates["thong-tu-lien-tich/bo-cong-an/2014-02-10/1"] == (("2014-02-10", 2),)
    assert len(dates) == 2


@pytest.mark.parametrize(
    "written", ["193/QD-TTg", "193/QÐ-TTg", "193 /QĐ - TTg", "0193/QĐ-TTG", "số 193/QĐ-TTg"]
)
def test_spellings_of_one_symbol(small: Vocabulary, written: str) -> None:
    assert symbols.parse(small, written, "QĐ") == symbols.parse(small, "193/QĐ-TTg", "QĐ")


def test_tu_is_a_province_and_tw_the_centre(small: Vocabulary) -> None:
    centre = symbols.parse(small, "48-CT/TW", "CT")
    assert symbols.parse(small, "48-CT/TƯ", "CT") == centre
    assert symbols.parse(small, "48-CT/T.Ư", "CT") == centre
    assert symbols.parse(small, "48-CT/TU", "CT") != centre


def test_symbol_with_a_year_is_unique_by_itself(small: Vocabulary) -> None:
    known = register.build(
        small,
        [
            claim("66/2011/QH12", "2011-03-29", issuer="Quốc hội"),
            claim("66/2011/QH12", "2011-12-29", title="Phòng, chống mua bán người", source="b"),
            claim("66/2011/QH12", None, source="c"),
        ],
    )
    (doc,) = with_number(known, "luat", "66")
    assert tail(doc) == "luat/quoc-hoi/2011-03-29/66"
    assert doc.has_conflict


def test_decision_with_the_year_is_not_the_one_without(small: Vocabulary) -> None:
    known = register.build(
        small,
        [
            claim("33/2016/QĐ-TTg", "2016-08-19", title="về chính sách ưu đãi"),
            claim("33/QĐ-TTg", "2016-01-08", title="phê duyệt quy hoạch"),
        ],
    )
    assert len(with_number(known, "quyet-dinh", "33")) == 2


def test_symbols_of_two_provinces_are_two(small: Vocabulary) -> None:
    known = register.build(
        small,
        [
            claim("90/KH-UBND", "2021-04-16", issuer="UBND tỉnh Thái Nguyên", own=True),
            within("Bắc Kạn", claim("90/KH-UBND", "2021-04-16", issuer="UBND tỉnh", source="b")),
            within("Thái Nguyên", claim("90/KH-UBND", source="c")),
        ],
    )
    assert sorted(map(tail, with_number(known, "ke-hoach", "90"))) == [
        "ke-hoach/ubnd-tinh-bac-kan/2021-04-16/90",
        "ke-hoach/ubnd-tinh-thai-nguyen/2021-04-16/90",
    ]


def test_a_province_is_one_by_name_and_by_id(small: Vocabulary) -> None:
    said = claim("90/KH-UBND", "2026-04-16")
    by_name = register.build(small, [within("Thái Nguyên", said)])
    assert by_name == register.build(small, [within("thai-nguyen-2025", said)])
    (doc,) = with_number(by_name, "ke-hoach", "90")
    assert doc.issuer == iris.BASE + "agency/ubnd-tinh/thai-nguyen-2025"


def test_no_province_said_joins_the_only_one_of_that_day(small: Vocabulary) -> None:
    there = claim("90/KH-UBND", "2021-04-16", issuer="UBND tỉnh Thái Nguyên")
    open_ones = [claim("90/KH-UBND", "2021-04-16", source="b"), claim("90/KH-UBND", source="c")]
    known = register.build(small, [there, *open_ones])
    (doc,) = with_number(known, "ke-hoach", "90")
    assert doc.dates == (("2021-04-16", 2),)
    assert with_number(register.build(small, open_ones), "ke-hoach", "90") == []


def test_own_head_outweighs_what_others_say(small: Vocabulary) -> None:
    others = [
        claim("7/KH-UBND", "2021-01-12", issuer="UBND tỉnh Bắc Kạn", source=source)
        for source in "bcd"
    ]
    head = claim("7/KH-UBND", "2021-01-02", issuer="UBND tỉnh Bắc Kạn", own=True)
    (doc,) = with_number(register.build(small, [*others, head]), "ke-hoach", "7")
    assert doc.date == "2021-01-02"
    assert doc.own == ("a",)
    (doc,) = with_number(register.build(small, others), "ke-hoach", "7")
    assert doc.date == "2021-01-12"


def test_untitled_date_joins_only_what_it_can_be_of(small: Vocabulary) -> None:
    known = register.build(
        small,
        [
            claim("16/CT-TTg", "2023-05-27", title="ngăn chặn tội phạm liên quan đến đánh bạc"),
            claim("16/CT-TTg", "2023-05-17", source="b"),
            claim("16/CT-TTg", "2018-06-13", source="c"),
        ],
    )
    dates = [tuple(date for date, _ in doc.dates) for doc in with_number(known, "chi-thi", "16")]
    assert sorted(dates) == [("2018-06-13",), ("2023-05-17", "2023-05-27")]


def test_programme_is_a_document_of_its_own(small: Vocabulary) -> None:
    named = Claim(
        source="a",
        own=False,
        type="Chương trình",
        key="Chương trình phòng, chống mua bán người giai đoạn 2021 – 2025",
        numbered=False,
    )
    known = register.build(small, [named])
    programmes = [doc for doc in known.documents if doc.type == "chuong-trinh"]
    assert [tail(doc) for doc in programmes] == [
        "chuong-trinh/-/-/phong-chong-mua-ban-nguoi-giai-doan-2021-2025"
    ]


_DATES = [
    "2010-10-22",
    "2010-11-22",
    "2021-02-09",
    "2021-09-02",
    "2022-02-09",
    "2021",
    "2021-02",
    None,
]
_CLAIMS = st.builds(
    claim,
    key=st.sampled_from(
        ["193/QĐ-TTg", "193/2021/QĐ-TTg", "01/TTLT", "01/2021/TTLT-BCA", "90/KH-UBND", "2/KH-XYZ"]
    ),
    date=st.sampled_from(_DATES),
    issuer=st.sampled_from(
        [None, "Thủ tướng", "Chính phủ", "UBND tỉnh", "UBND tỉnh Bắc Kạn", "Ai"]
    ),
    title=st.sampled_from([None, TRAFFICKING, RURAL, CRIME]),
    source=st.sampled_from(["a", "b", "c"]),
    own=st.booleans(),
) | st.builds(
    within,
    st.sampled_from(["Thái Nguyên", "Bắc Kạn"]),
    st.builds(
        claim,
        key=st.sampled_from(["90/KH-UBND", "2/KH-XYZ", "9/KH-TU"]),
        date=st.sampled_from(_DATES),
        issuer=st.sampled_from([None, "UBND tỉnh", "Tỉnh ủy"]),
    ),
)


@settings(max_examples=150, deadline=None)
@given(st.lists(_CLAIMS, max_size=14), st.randoms(use_true_random=False))
def test_order_of_claims_never_counts(
    small: Vocabulary, claims: list[Claim], shuffle: random.Random
) -> None:
    shuffled = list(claims)
    shuffle.shuffle(shuffled)
    assert register.build(small, claims) == register.build(small, [*shuffled, *shuffled])


@settings(max_examples=100, deadline=None)
@given(st.lists(_CLAIMS, max_size=14))
def test_every_iri_is_one_document_and_reads_back(small: Vocabulary, claims: list[Claim]) -> None:
    known = register.build(small, claims)
    found = [doc.iri for doc in known.documents]
    assert found == sorted(set(found))
    assert all(iris.parse_document(iri) for iri in found)
    assert all(known.known(doc.iri) is doc for doc in known.documents)


def test_many_dates_of_one_symbol(small: Vocabulary) -> None:
    claims = [
        claim("1/QĐ-TTg", f"{year}-01-{day:02}", title=f"về việc số {year} của ngành {day * year}")
        for year in range(1990, 2024)
        for day in (3, 4)
    ]
    known = register.build(small, claims)
    assert known == register.build(small, claims[::-1])
    assert len(with_number(known, "quyet-dinh", "1")) >= 34
