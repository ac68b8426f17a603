"""Every IRI that is spelled can be read again, and nothing else can."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph import iris
from graph.iris import AgencyName, DocumentName

_WORDS = st.text("abz059", min_size=1, max_size=4)
_SLUGS = st.lists(_WORDS, min_size=1, max_size=4).map("-".join)
_OR_UNKNOWN = _SLUGS | st.just(iris.UNKNOWN)
_OR_NONE = _SLUGS | st.just("")
_DATES = st.dates().map(lambda day: day.isoformat()) | st.sampled_from(["2016", "2024-01", "-"])


@given(
    st.builds(DocumentName, type=_OR_UNKNOWN, issuer=_OR_UNKNOWN, date=_DATES, number=_OR_UNKNOWN)
)
def test_document_name_survives_its_iri(name: DocumentName) -> None:
    assert iris.parse_document(iris.format_document(name)) == name


@given(st.builds(AgencyName, id=_SLUGS, locality=_OR_NONE, part=_OR_NONE))
def test_agency_name_survives_its_iri(name: AgencyName) -> None:
    assert iris.parse_agency(iris.format_agency(name)) == name


@given(
    st.builds(AgencyName, id=_SLUGS, locality=_OR_NONE, part=_OR_NONE),
    st.builds(AgencyName, id=_SLUGS, locality=_OR_NONE, part=_OR_NONE),
)
def test_two_agencies_never_share_an_iri(one: AgencyName, other: AgencyName) -> None:
    assert (iris.format_agency(one) == iris.format_agency(other)) == (one == other)


def test_post_of_a_central_body_is_no_body_of_a_province() -> None:
    post = iris.format_agency(AgencyName(id="bo-cong-an", part="head"))
    assert post == "https://cancu.vn/agency/bo-cong-an/-/head"


@pytest.mark.parametrize(
    "iri",
    [
        "https://cancu.vn/akn/vn/act/quyet-dinh/thu-tuong-chinh-phu/09-02-2021/193",
        "https://cancu.vn/akn/vn/act/quyet-dinh/thu-tuong-chinh-phu/2021-02-09",
        "https://cancu.vn/akn/vn/act/quyet-dinh/thu-tuong-chinh-phu/2021-02-09/193#citation-1",
        "https://example.org/akn/vn/act/quyet-dinh/thu-tuong-chinh-phu/2021-02-09/193",
    ],
)
def test_other_iris_are_no_documents(iri: str) -> None:
    assert iris.parse_document(iri) is None
