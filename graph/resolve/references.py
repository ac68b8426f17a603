"""All mentions of one document resolved: the last word of this stage."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph import iris
from graph.records.references import Reference, References, Resolved
from graph.resolve import agencies, agency_groups, documents, places, provisions, topics
from graph.resolve.agencies import Setting
from graph.resolve.statements import full_date

if TYPE_CHECKING:
    from graph.records.mentions import Duty, Header, Mentions, Named
    from graph.resolve.register import Register
    from graph.vocabulary import Vocabulary


#: Names of issuers that are looked at, the whole first.
MOST_ISSUERS = 12


def setting_of(mentions: Mentions, vocabulary: Vocabulary) -> Setting:
    """Give what the head and the names of a document tell of its place and day."""
    header = mentions.header
    day = full_date(header.date.value) if header.date else ""
    if not day and header.period is not None:
        day = f"{header.period.start}-01-01"
    on = places.era(vocabulary, day)
    locality = places.find(vocabulary, header.locality, on) if header.locality else None
    issuer = _issuer(header, vocabulary, Setting(locality=locality, on=on))
    central = _is_central(header, vocabulary, on)
    if locality is None and not central and isinstance(issuer, Resolved):
        name = iris.parse_agency(issuer.iri)
        locality = places.by_id(vocabulary).get(name.locality) if name else None
    if locality is None and not central and header.place is not None:
        locality = places.find(vocabulary, header.place.value, on)
    central = central and locality is None
    units = agency_groups.units_phrase(_all_names(mentions))
    if not units and locality is not None:
        units = _units_by_law(locality.kind, day)
    return Setting(locality=locality, central=central, on=on, units=units)


def _units_by_law(kind: str, day: str) -> str:
    """Give the units under a province: since 1/7/2025 there are no districts (203/2025/QH15)."""
    if day >= "2025-07-01":
        return "xã, phường"
    return "huyện, thị xã, thành phố" if kind == "tỉnh" else "quận, huyện, thị xã"


def _all_names(mentions: Mentions) -> list[str]:
    found: list[str] = []
    for duty in mentions.duties:
        found += [agent.named.name for agent in duty.agents]
        found += [named.name for named in (*duty.partners, *duty.report_to)]
    found += [named.name for named in mentions.recipients]
    return found


def _issuer(header: Header, vocabulary: Vocabulary, setting: Setting) -> Reference | None:
    if header.issuer is None:
        return None
    return agencies.resolve(vocabulary, header.issuer.value, setting)


def _is_central(header: Header, vocabulary: Vocabulary, on: str) -> bool:
    """Tell whether a central body issues the document, or several of them do together."""
    if header.issuer is None:
        return False
    setting = Setting(locality=None, on=on)
    names = (header.issuer.value, *header.issuer.value.split(", "))
    found = (agencies.resolve(vocabulary, name, setting) for name in names[:MOST_ISSUERS])
    return any(isinstance(one, Resolved) and one.rule == "agencies.central" for one in found)


def _run(
    named: tuple[Named, ...], setting: Setting, vocabulary: Vocabulary
) -> tuple[Reference, ...]:
    """Resolve names in their order; a dependent group belongs to the body before it."""
    found: list[Reference] = []
    for one in named:
        before = found[-1] if found else None
        known = before if isinstance(before, Resolved) else None
        found.append(agencies.resolve(vocabulary, one.name, setting, known))
    return tuple(found)


def _topics(duty: Duty, vocabulary: Vocabulary) -> tuple[str, ...]:
    return topics.find(vocabulary, duty.act or duty.text) or topics.find(vocabulary, duty.text)


def resolve(
    mentions: Mentions, sha256: str, register: Register, vocabulary: Vocabulary
) -> References:
    """Give one reference for each mention of a document, parallel to the mentions."""
    setting = setting_of(mentions, vocabulary)
    itself = documents.own(mentions, sha256, register, vocabulary)
    reader = documents.Citations(mentions.header, sha256, itself, register, vocabulary)
    duties = mentions.duties
    return References(
        document=itself,
        issuer=_issuer(mentions.header, vocabulary, setting),
        citations=reader.resolve(mentions.citations),
        agents=tuple(
            _run(tuple(agent.named for agent in duty.agents), setting, vocabulary)
            for duty in duties
        ),
        partners=tuple(_run(duty.partners, setting, vocabulary) for duty in duties),
        report_to=tuple(_run(duty.report_to, setting, vocabulary) for duty in duties),
        topics=tuple(_topics(duty, vocabulary) for duty in duties),
        provisions=tuple(
            provisions.read(citation.provision) if citation.provision else ()
            for citation in mentions.citations
        ),
    )
