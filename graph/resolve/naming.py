"""What a document is called: its IRI, and the facts that a register keeps of it."""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph import iris, vietnamese
from graph.iris import UNKNOWN, DocumentName
from graph.resolve import places, symbols, titles
from graph.resolve.agency_index import LOCAL_LEVELS
from graph.resolve.clusters import FULL, Statement

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from graph.vocabulary import Instrument, Vocabulary

#: Longest slug of a name in an IRI; longer ones are cut and closed with eight digits of their hash.
_LONGEST_SLUG = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownDocument:
    """A document as all statements of it together have it."""

    iri: str
    #: Symbol as it should read, or the name where there is no symbol.
    name: str
    #: Id of document-types.toml, or a slug.
    type: str
    #: True where `name` is a symbol.
    numbered: bool = True
    #: As much as is known; empty if nothing is.
    date: str = ""
    #: Every date stated and by how many sources, the row of instruments.toml included; in order.
    dates: tuple[tuple[str, int], ...] = ()
    #: IRI of the issuer; empty if not known.
    issuer: str = ""
    title: str = ""
    #: Slug of the province whose symbol it is; empty for central bodies.
    scope: str = ""
    #: Sources (SHA-256) that are this document.
    own: tuple[str, ...] = ()
    #: Id of its row of instruments.toml.
    instrument: str = ""
    symbol: symbols.Symbol | None = None

    @property
    def has_conflict(self) -> bool:
        """True if sources state different dates."""
        return len({date for date, _ in self.dates if len(date) == FULL}) > 1


def short_slug(text: str) -> str:
    """Give a slug that is cut where it grows too long, and stays unique."""
    slug = vietnamese.slug(text)
    if len(slug) <= _LONGEST_SLUG:
        return slug
    mark = hashlib.sha256(slug.encode()).hexdigest()[:8]
    return f"{slug[:_LONGEST_SLUG].rsplit('-', 1)[0]}-{mark}"


def _most(values: Iterable[tuple[str, str]]) -> str:
    """Give the value that most sources state; ties go to the least value. Pairs: value, source."""
    stated = {(value, source) for value, source in values if value}
    if len(stated) <= 1:
        return next((value for value, _ in stated), "")
    counts = Counter(value for value, _ in stated)
    return min(counts, key=lambda value: (-counts[value], value), default="")


def _canonical_date(group: Sequence[Statement]) -> str:
    """Give the date: of the instruments' row, else of the document's own head, else of most sources."""
    full = [one for one in group if len(one.date) == FULL]
    for ranked in (
        [one for one in full if one.instrument],
        [one for one in full if one.own],
        full,
        [one for one in group if one.date],
    ):
        if ranked:
            return _most((one.date, one.source) for one in ranked)
    return next((one.symbol.year for one in group if one.symbol.year), "")


def _canonical_title(group: Sequence[Statement]) -> str:
    for ranked in (
        [one for one in group if one.instrument and one.title],
        [one for one in group if one.own and one.title],
    ):
        if ranked:
            return min(one.title for one in ranked)
    return _most((one.title, one.source) for one in group)


def _issuer(vocabulary: Vocabulary, group: Sequence[Statement]) -> tuple[str, str]:
    """Give issuer slug and IRI.

    A symbol with one owner decides (TTg); where several bodies share it (TW) or every province has
    one (UBND), the instruments' row, the own head, and most statements do, in this order.
    """
    symbol = max(one.symbol for one in group)
    owners = symbols.owners(vocabulary, symbol.codes)
    central = [row for row in owners if row.level == "central"]
    local = [row for row in owners if row.level in LOCAL_LEVELS]
    if len(central) == 1 and not local and symbol.codes[:1] != ("tw",):
        return central[0].id, iris.format_agency(iris.AgencyName(id=central[0].id))
    for ranked in (
        [one for one in group if one.instrument],
        [one for one in group if one.own],
        group,
    ):
        stated = _most((one.issuer, one.source) for one in ranked)
        if stated:
            return _issuer_slug(vocabulary, stated), stated
    scope = next((one.scope for one in group if one.scope), "")
    if central and not scope:
        return central[0].id, iris.format_agency(iris.AgencyName(id=central[0].id))
    if local:
        on = max((one.date for one in group), default="")
        place = places.of_slug(vocabulary, scope, on)
        agency = iris.AgencyName(id=local[0].id, locality=place.id if place else "")
        iri = iris.format_agency(agency)
        return _issuer_slug(vocabulary, iri), iri if place else ""
    name = _most((one.issuer_name, one.source) for one in group)
    return short_slug(name) or "-".join(symbol.codes) or UNKNOWN, ""


def _issuer_slug(vocabulary: Vocabulary, iri: str) -> str:
    """Give the parts of an agency's IRI as one slug: ubnd-tinh-thai-nguyen, in all lives of a province."""
    agency = iris.parse_agency(iri)
    if agency is None:
        return UNKNOWN
    row = places.by_id(vocabulary).get(agency.locality)
    place = vietnamese.slug(row.name) if row else agency.locality
    return "-".join(part for part in (agency.id, place, agency.part) if part)


def _spelling(group: Sequence[Statement]) -> str:
    """Give the symbol as it should read: the instruments', the own, the fullest, the commonest."""
    longest = max(len(one.symbol.codes) for one in group)
    fullest = [one for one in group if len(one.symbol.codes) == longest]
    for ranked in (
        [one for one in group if one.instrument],
        [one for one in group if one.own],
        [one for one in fullest if one.symbol.year] or fullest,
    ):
        if ranked:
            return _most((one.key, one.source) for one in ranked)
    return ""


def known(vocabulary: Vocabulary, group: Sequence[Statement]) -> KnownDocument:
    """Make the document of one cluster of statements."""
    symbol = max(group, key=lambda one: (len(one.symbol.codes), one.symbol)).symbol
    date = _canonical_date(group)
    slug, issuer = _issuer(vocabulary, group)
    kinds = [(one.type, one.source) for one in group if symbols.class_of(one.type) == symbol.kind]
    listed = [one.type for one in group if one.instrument and one.type]
    kind = min(listed) if listed else _most(kinds) or symbol.kind
    name = DocumentName(type=kind, issuer=slug, date=date or UNKNOWN, number=symbol.number)
    counts = Counter(date for date, _ in {(one.date, one.source) for one in group if one.date})
    return KnownDocument(
        iri=iris.format_document(name),
        name=_spelling(group),
        type=kind,
        date=date,
        dates=tuple(sorted(counts.items())),
        issuer=issuer,
        title=_canonical_title(group),
        scope=next((one.scope for one in group if one.scope), ""),
        own=tuple(sorted({one.source for one in group if one.own})),
        instrument=min((one.instrument for one in group if one.instrument), default=""),
        symbol=symbol,
    )


def without_type(vocabulary: Vocabulary, kind: str, name: str) -> str:
    """Cut the word for the type off a name: "Chương trình phòng ..." is "phòng ..."."""
    row = next((row for row in vocabulary.document_types if row.id == kind), None)
    key = titles.name_key(name)
    spelled = (row.name, *row.aliases) if row else ()
    for word in sorted(spelled, key=lambda word: (-len(word), word)):
        start = vietnamese.key(word) + " "
        if key.startswith(start):
            return key[len(start) :]
    return key


def named(
    vocabulary: Vocabulary, kind: str, name: str, *, issuer: str = "", date: str = ""
) -> KnownDocument:
    """Make the document that is known by its name only. `issuer` is an IRI of an agency."""
    row = next((row for row in vocabulary.document_types if row.id == kind), None)
    slug = _issuer_slug(vocabulary, issuer) if issuer else UNKNOWN
    if slug == UNKNOWN and row is not None and row.issuer:
        slug = short_slug(row.issuer)
    iri = iris.format_document(
        DocumentName(
            type=kind,
            issuer=slug,
            date=date or UNKNOWN,
            number=short_slug(without_type(vocabulary, kind, name)) or UNKNOWN,
        )
    )
    return KnownDocument(
        iri=iri, name=vietnamese.squeeze(name), type=kind, numbered=False, date=date, issuer=issuer
    )


def of_instrument(vocabulary: Vocabulary, row: Instrument, issuer: str) -> KnownDocument:
    """Make the document of a row of instruments.toml that has no number."""
    kind = symbols.kind_of(vocabulary, row.type)
    made = named(vocabulary, kind, row.name or row.title, issuer=issuer, date=row.date)
    return KnownDocument(
        iri=made.iri,
        name=row.name or row.title,
        type=kind,
        numbered=False,
        date=row.date,
        dates=((row.date, 1),) if row.date else (),
        issuer=issuer,
        title=row.title,
        instrument=row.id,
    )
