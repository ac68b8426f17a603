"""Agencies and localities as the tables know them: kind, level, names, lives, who came after."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING

from graph import iris, terms, vietnamese
from graph.describe import literals
from graph.describe.agencies import agencies_by_id
from graph.records.triples import Triple
from graph.vocabulary import handover

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from graph.vocabulary import Agency, Locality, Vocabulary

#: Levels of the rows that are patterns: such an agency exists once in each place.
_LOCAL = frozenset({"province", "district", "commune"})
#: Words for "of the province" at the end of a pattern's name; the place itself takes their stead.
_OWN_PLACE = re.compile(
    r"(?: cấp)? (?:tỉnh|thành phố)(?:,? (?:và )?thành phố)?(?: trực thuộc Trung ương)?\Z",
    re.IGNORECASE,
)
_WITH_BARE_PLACE = ("tỉnh ủy", "thành ủy", "tỉnh đoàn", "thành đoàn")
#: Parts of IRIs that name the post at the head of a body.
_POSTS = frozenset({"head", "deputy"})


@functools.cache
def localities_by_id(vocabulary: Vocabulary) -> Mapping[str, Locality]:
    """Give the rows of localities.toml by their ids, which stand in IRIs too."""
    return {row.id: row for row in vocabulary.localities}


def agency_label(row: Agency, locality: Locality | None) -> str:
    """Give the name of an agency with its place: "Công an tỉnh Thái Nguyên"."""
    return placed(row.name, locality) if locality else row.name


def placed(name: str, locality: Locality) -> str:
    """Give a name with its place: "Công an tỉnh" is "Công an thành phố Hà Nội" there."""
    if vietnamese.key(name).endswith(_WITH_BARE_PLACE):  # Tỉnh ủy Thái Nguyên
        return f"{name} {locality.name}"
    return f"{_OWN_PLACE.sub('', name)} {locality.full_name}"


def describe_agency(iri: str, vocabulary: Vocabulary) -> list[Triple]:
    """Describe an agency from its row; nothing for an IRI that no row stands behind.

    The name of the table is the preferred label; rdfs:label is what documents resolve to.
    """
    name = iris.parse_agency(iri)
    if name is not None and name.part:
        return _part(iri, name)
    row = agencies_by_id(vocabulary).get(name.id) if name else None
    if name is None:
        return []
    if row is None:  # known by its name only: all that is known of its life is that of its province
        merger = list(_merger(iri, name, "", vocabulary))
        return [Triple(iri, terms.TYPE, terms.ORGANIZATION), *merger] if merger else []
    locality = localities_by_id(vocabulary).get(name.locality)
    triples = [
        Triple(iri, terms.TYPE, terms.ORGANIZATION),
        Triple(iri, terms.PREF_LABEL, literals.vietnamese(agency_label(row, locality))),
        Triple(iri, terms.CLASSIFICATION, iris.concept("agency-kind", row.kind)),
        Triple(iri, terms.LEVEL, literals.text(row.level)),
        *_lives(iri, row),
        *_other_names(iri, row, locality),
        *_successions(iri, row, name.locality, vocabulary),
    ]
    if name.locality:
        place = iris.concept("locality", name.locality)
        triples.append(Triple(iri, terms.LOCALITY, place))
    if row.parent:
        parent = _sibling(row.parent, name.locality, vocabulary)
        if parent is not None:
            triples.append(Triple(iri, terms.SUB_ORGANIZATION_OF, parent))
    return triples


def _part(iri: str, name: iris.AgencyName) -> list[Triple]:
    """Tie a post, or a body among those of one name, to the whole."""
    whole = iris.format_agency(iris.AgencyName(id=name.id, locality=name.locality))
    if name.part in _POSTS:
        return [Triple(iri, terms.TYPE, terms.POST), Triple(iri, terms.POST_IN, whole)]
    return [Triple(iri, terms.SUB_ORGANIZATION_OF, whole)]


def _sibling(row_id: str, locality: str, vocabulary: Vocabulary) -> str | None:
    """Name the agency of another row in the same place; one that exists once has no place."""
    row = agencies_by_id(vocabulary).get(row_id)
    if row is None:
        return None
    local = row.level in _LOCAL
    if local and not locality:
        return None
    return iris.format_agency(iris.AgencyName(id=row_id, locality=locality if local else ""))


def _lives(iri: str, row: Agency | Locality) -> Iterator[Triple]:
    if row.since:
        yield Triple(iri, terms.SINCE, literals.date(row.since))
    if row.until:
        yield Triple(iri, terms.UNTIL, literals.date(row.until))
    if row.act:
        yield Triple(iri, terms.DECIDED_BY, literals.text(row.act))
    if row.source:
        yield Triple(iri, terms.FACT_SOURCE, literals.text(row.source))


def _other_names(iri: str, row: Agency, locality: Locality | None) -> Iterator[Triple]:
    for name in (*row.abbreviations, *row.aliases):
        full = placed(name, locality) if locality else name
        yield Triple(iri, terms.ALT_LABEL, literals.vietnamese(full))
    if row.en:
        place = f", {locality.name}" if locality else ""
        yield Triple(iri, terms.ALT_LABEL, literals.english(row.en + place))


def _successions(iri: str, row: Agency, locality: str, vocabulary: Vocabulary) -> Iterator[Triple]:
    """Describe who took over, by reorganisation or because the province was merged."""
    for move in row.succession:
        heir = _sibling(move.to, locality, vocabulary)
        if heir is None:
            continue
        event = iris.part(iri, "change", f"{move.on}-{move.to}")
        yield from _change(event, iri, heir, move.on, move.act)
        for topic in move.topics:
            yield Triple(event, terms.CHANGE_TOPIC, iris.concept("topic", topic))
        if move.source:
            yield Triple(event, terms.FACT_SOURCE, literals.text(move.source))
    if row.level in _LOCAL:
        name = iris.AgencyName(id=row.id, locality=locality)
        yield from _merger(iri, name, row.until, vocabulary)


def _merger(
    iri: str, name: iris.AgencyName, until: str, vocabulary: Vocabulary
) -> Iterator[Triple]:
    """Describe what a body became when its province was merged; `until` is the last day of all such."""
    place = localities_by_id(vocabulary).get(name.locality)
    after = localities_by_id(vocabulary).get(place.merged_into) if place else None
    if place is None or after is None or not place.until:
        return
    on, act = handover(place, after)
    if not until or on <= until:
        heir = iris.format_agency(iris.AgencyName(id=name.id, locality=after.id, part=name.part))
        event = iris.part(iri, "change", f"{on}-{after.id}")
        yield from _change(event, iri, heir, on, act)


def _change(event: str, before: str, after: str, on: str, act: str) -> Iterator[Triple]:
    yield Triple(event, terms.TYPE, terms.CHANGE_EVENT)
    yield Triple(event, terms.ORIGINAL_ORGANIZATION, before)
    yield Triple(event, terms.RESULTING_ORGANIZATION, after)
    yield Triple(event, terms.SINCE, literals.date(on))
    if act:
        yield Triple(event, terms.DECIDED_BY, literals.text(act))


def describe_locality(iri: str, vocabulary: Vocabulary) -> list[Triple]:
    """Describe a province or city from its row; nothing for an IRI that is none."""
    scheme, _, row_id = iri.removeprefix(iris.BASE).partition("/")
    row = localities_by_id(vocabulary).get(row_id)
    if scheme != "locality" or row is None:
        return []
    triples = [
        Triple(iri, terms.TYPE, terms.LOCALITY_CLASS),
        Triple(iri, terms.LABEL, literals.text(row.full_name)),
        *(
            Triple(iri, terms.ALT_LABEL, literals.vietnamese(name))
            for name in (row.name, *row.aliases)
        ),
        *_lives(iri, row),
    ]
    if row.merged_into:
        heir = iris.concept("locality", row.merged_into)
        triples.append(Triple(iri, terms.MERGED_INTO, heir))
    return triples
