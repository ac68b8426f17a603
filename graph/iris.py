"""The one place that spells and reads an IRI.

Documents have the Akoma Ntoso form (OASIS LegalDocML naming convention, section 5): the full date
stands in the path, since a number alone is given out again each year.

    https://cancu.vn/akn/vn/act/quyet-dinh/thu-tuong-chinh-phu/2021-02-09/193
    https://cancu.vn/akn/vn/act/nghi-dinh/chinh-phu/2016/96             only the year is known
    https://cancu.vn/akn/vn/act/chuong-trinh/-/-/phong-chong-mua-ban-nguoi-giai-doan-2021-2025
    https://cancu.vn/agency/cong-an-tinh/thai-nguyen                         a body of a province
    https://cancu.vn/agency/cong-an-tinh/thai-nguyen/head                    the post at its head
    https://cancu.vn/agency/bo-cong-an/-/head                                the same, of a central body
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NewType

from graph import vietnamese

Iri = NewType("Iri", str)

BASE = "https://cancu.vn/"
#: Namespace of our own terms; `terms.py` lists them.
NAMESPACE = BASE + "ns#"

#: Stands for an issuer or a date that is not known.
UNKNOWN = "-"

_PART = r"[a-z0-9]+(?:-[a-z0-9]+)*|-"
_DOCUMENT = re.compile(
    rf"{re.escape(BASE)}akn/vn/act/"
    rf"(?P<type>{_PART})/"  # slug of the type's full name: quyet-dinh
    rf"(?P<issuer>{_PART})/"  # slug of the issuer: thu-tuong-chinh-phu
    r"(?P<date>\d{4}(?:-\d{2}(?:-\d{2})?)?|-)/"  # as much of the date as is known
    rf"(?P<number>{_PART})\Z"  # the number, or the slug of the name
)
_AGENCY = re.compile(
    rf"{re.escape(BASE)}agency/(?P<id>{_PART})(?:/(?P<locality>{_PART}))?(?:/(?P<part>{_PART}))?\Z"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentName:
    """The parts of a document's IRI: each an ASCII slug, or `UNKNOWN`."""

    type: str
    issuer: str
    date: str
    number: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AgencyName:
    """The parts of an agency's IRI: rows of agencies.toml and localities.toml, and a part of the body.

    Without a locality the body is central, or is the bodies of all provinces. A part is a post (head),
    one unit of many (huyen-lap-vo), or a group that the row names otherwise.
    """

    id: str
    locality: str = ""
    part: str = ""


def format_document(name: DocumentName) -> Iri:
    """Spell the IRI of a document."""
    return Iri(f"{BASE}akn/vn/act/{name.type}/{name.issuer}/{name.date}/{name.number}")


def parse_document(iri: str) -> DocumentName | None:
    """Read the IRI of a document; `None` if it is none."""
    match = _DOCUMENT.match(iri)
    return DocumentName(**match.groupdict()) if match else None


def urn_lex(iri: str, symbol: str) -> str:
    """Spell the URN:LEX name of a document (RFC 9676); empty where day, issuer or number is not known.

    authority ":" measure ":" date ";" number, in lower case without marks, a full stop for a space and a
    hyphen for a stroke: urn:lex:vn:thu.tuong.chinh.phu:quyet.dinh:2021-02-09;193-qd-ttg
    """
    name = parse_document(iri)
    number = vietnamese.slug(symbol)
    if name is None or UNKNOWN in (name.issuer, name.date) or not number:
        return ""
    authority, measure = (part.replace("-", ".") for part in (name.issuer, name.type))
    return f"urn:lex:vn:{authority}:{measure}:{name.date};{number}"


def format_agency(name: AgencyName) -> Iri:
    """Spell the IRI of an agency."""
    locality = name.locality or (UNKNOWN if name.part else "")
    parts = [part for part in (name.id, locality, name.part) if part]
    return Iri(f"{BASE}agency/{'/'.join(parts)}")


def parse_agency(iri: str) -> AgencyName | None:
    """Read the IRI of an agency; `None` if it is none."""
    match = _AGENCY.match(iri)
    if not match:
        return None
    locality = match["locality"] or ""
    return AgencyName(
        id=match["id"],
        locality="" if locality == UNKNOWN else locality,
        part=match["part"] or "",
    )


def provision(document: str, eid: str) -> Iri:
    """Spell the IRI of a provision by its Akoma Ntoso eId: `art_5__para_2__point_a`."""
    return Iri(f"{document}/~{eid}")


def part(document: str, kind: str, order: str) -> Iri:
    """Spell the IRI of something read in a document: `citation`, `duty`, `target`, `deadline`, `quote`."""
    return Iri(f"{document}#{kind}-{order}")


def concept(scheme: str, name: str) -> Iri:
    """Spell the IRI of a concept: `topic`, `role`, `modality`, `relation`, `document-type`."""
    return Iri(f"{BASE}{scheme}/{name}")


def source_graph(sha256: str) -> Iri:
    """Spell the name of the graph that holds all that was read in one file."""
    return Iri(f"{BASE}source/{sha256}")


#: The graph that holds the facts of `ontology/` that the corpus touches.
REGISTER_GRAPH = Iri(BASE + "register")
