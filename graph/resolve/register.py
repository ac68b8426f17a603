"""Every document that is known: the rows of instruments.toml, the heads of the corpus, what texts cite."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from graph import vietnamese
from graph.records.mentions import CitationKind
from graph.records.references import Claim
from graph.resolve import clusters, naming, statements, symbols, titles
from graph.resolve.clusters import FULL, Statement
from graph.resolve.naming import KnownDocument
from graph.resolve.statements import NO_PLACE, OPEN, UNKNOWN_CODE

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from graph.records.mentions import Mentions
    from graph.vocabulary import Instrument, Vocabulary

Series = tuple[str, str, tuple[str, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Register:
    """All known documents, and the ways to find one. Equal for equal sets of claims."""

    #: In the order of their IRIs.
    documents: tuple[KnownDocument, ...]
    by_iri: Mapping[str, KnownDocument]
    #: By kind, number and codes of the symbol.
    by_series: Mapping[Series, tuple[KnownDocument, ...]]
    #: Joint circulars by kind and number, for symbols without codes.
    by_number: Mapping[tuple[str, str], tuple[KnownDocument, ...]]
    #: By `titles.name_key` of the name: laws in all versions, programmes, treaties.
    by_name: Mapping[str, tuple[KnownDocument, ...]]

    def known(self, iri: str) -> KnownDocument | None:
        """Give what is known of a document; `None` for an IRI that no claim led to."""
        return self.by_iri.get(iri)

    def find(self, statement: Statement, on: str = "") -> tuple[KnownDocument, ...]:
        """Give the documents that a statement can be of: one if it is clear, several if it is open.

        `on` is the date of the document that states it; what is dated later cannot be meant by an
        undated mention.
        """
        symbol = statement.symbol
        found = self._in_scope(statement)
        if symbol.year or (symbol.is_short and statement.date):
            year = symbol.year or statement.date[:4]
            same = [doc for doc in found if _has_year(doc, year)]
            exact = [doc for doc in same if _states(doc, statement.date)]
            return tuple(exact if len(exact) == 1 else same)
        if len(statement.date) == FULL:
            exact = [doc for doc in found if _states(doc, statement.date)]
            if not exact and symbol.kind in symbols.WITH_YEAR:
                exact = [doc for doc in found if _has_year(doc, statement.date[:4])]
            return tuple(exact)
        fitting = [
            doc
            for doc in found
            if (not statement.date or any(d.startswith(statement.date) for d, _ in doc.dates))
            and not (on and len(doc.date) == FULL and doc.date > on)
        ]
        if len(fitting) > 1 and statement.title:
            same = [doc for doc in fitting if titles.are_same(statement.title, doc.title)]
            fitting = same or fitting
        return tuple(fitting)

    def _in_scope(self, statement: Statement) -> tuple[KnownDocument, ...]:
        symbol, scope = statement.symbol, statement.scope
        found = self.by_series.get(symbol.series, ())
        if symbol.is_short:
            others = self.by_number.get((symbol.kind, symbol.number), ())
            found = (*found, *(doc for doc in others if doc not in found))
        if scope not in OPEN:
            return tuple(doc for doc in found if doc.scope == scope)
        dated = tuple(doc for doc in found if statement.date and _states(doc, statement.date))
        if len(dated) == 1 or scope == NO_PLACE:
            return dated
        return tuple(doc for doc in found if not doc.scope)

    def candidates(self, statement: Statement) -> tuple[str, ...]:
        """Give the IRIs of all documents with this symbol, sorted."""
        found = self.by_series.get(statement.symbol.series, ())
        return tuple(sorted(doc.iri for doc in found))


def _states(doc: KnownDocument, date: str) -> bool:
    return any(stated == date for stated, _ in doc.dates)


def _has_year(doc: KnownDocument, year: str) -> bool:
    if doc.symbol is not None and doc.symbol.year:
        return doc.symbol.year == year
    return any(stated[:4] == year for stated, _ in doc.dates)


def claims(mentions: Mentions, sha256: str) -> tuple[Claim, ...]:
    """Give what one document says of the identity of documents: its own first, then those it cites."""
    header = mentions.header
    own = header.symbol or header.title
    made: dict[Claim, None] = {}
    if own is not None:
        made[
            Claim(
                source=sha256,
                own=True,
                type=header.type.value if header.type else "",
                key=own.value,
                numbered=header.symbol is not None,
                date=header.date.value if header.date else None,
                issuer=header.issuer.value if header.issuer else None,
                title=header.title.value if header.title else None,
                locality=header.locality,
            )
        ] = None
    for citation in mentions.citations:
        if citation.kind is CitationKind.ALIAS:
            continue
        claim = Claim(
            source=sha256,
            own=False,
            type=citation.type,
            key=citation.key,
            numbered=citation.kind is CitationKind.NUMBERED,
            date=citation.date,
            issuer=citation.issuer,
            title=citation.title,
            locality=header.locality,
        )
        made[claim] = None
    return tuple(made)


def build(vocabulary: Vocabulary, claims: Iterable[Claim]) -> Register:
    """Build the register of a corpus. The order of the claims does not count."""
    every = set(claims)
    stated = [
        one
        for one in (statements.read(vocabulary, claim) for claim in every if claim.numbered)
        if one is not None
    ]
    rows = [statements.read_instrument(vocabulary, row) for row in vocabulary.instruments]
    stated += [one for one in rows if one is not None]
    documents = _numbered(vocabulary, stated)
    by_instrument = {doc.instrument: doc for doc in documents.values() if doc.instrument}
    names = _named_instruments(vocabulary, by_instrument)
    for doc in (doc for docs in names.values() for doc in docs):
        documents.setdefault(doc.iri, doc)
    for claim in sorted((c for c in every if not c.numbered), key=_claim_order):
        if claim.own or titles.name_key(claim.key) not in names:
            doc = name_claim(vocabulary, claim)
            documents[doc.iri] = _merge(documents.get(doc.iri), doc)
    return _indexed(documents, names)


def _claim_order(claim: Claim) -> tuple[str, ...]:
    fields = (claim.type, claim.key, claim.date, claim.issuer, claim.title, claim.locality)
    return (*(field or "" for field in fields), claim.source, str(claim.own))


def _place_open(group: list[Statement]) -> list[Statement]:
    """Give open statements the province of the only one that states the same date."""
    by_date: dict[str, set[str]] = {}
    for one in group:
        if one.scope not in OPEN and len(one.date) == FULL:
            by_date.setdefault(one.date, set()).add(one.scope)
    placed = []
    for one in group:
        if one.scope not in OPEN:
            placed.append(one)
            continue
        scopes = by_date.get(one.date, set())
        if len(scopes) == 1:
            placed.append(replace(one, scope=next(iter(scopes))))
        elif one.scope == UNKNOWN_CODE:
            placed.append(replace(one, scope=""))
    return placed


def _numbered(vocabulary: Vocabulary, stated: list[Statement]) -> dict[str, KnownDocument]:
    by_series: dict[Series, list[Statement]] = {}
    for one in stated:
        by_series.setdefault(one.symbol.series, []).append(one)
    groups: list[list[Statement]] = []
    short: list[Statement] = []
    for series in sorted(by_series):
        by_scope: dict[str, list[Statement]] = {}
        for one in _place_open(by_series[series]):
            by_scope.setdefault(one.scope, []).append(one)
        for scope in sorted(by_scope):
            if by_scope[scope][0].symbol.is_short:
                short += by_scope[scope]
            else:
                groups += clusters.gather(by_scope[scope])
    groups += _join_short(groups, short)
    documents: dict[str, KnownDocument] = {}
    for group in sorted(map(sorted, groups)):
        doc = naming.known(vocabulary, group)
        documents[doc.iri] = _merge(documents.get(doc.iri), doc)
    return documents


def _join_short(groups: list[list[Statement]], short: list[Statement]) -> list[list[Statement]]:
    """Add each "01/TTLT" to the only joint circular of that number and year; give the rest."""
    by_number: dict[tuple[str, str], list[list[Statement]]] = {}
    for group in groups:
        symbol = group[0].symbol
        by_number.setdefault((symbol.kind, symbol.number), []).append(group)
    rest: dict[Series, list[Statement]] = {}
    joins: list[tuple[list[Statement], Statement]] = []
    for one in sorted(set(short)):
        near = by_number.get((one.symbol.kind, one.symbol.number), [])
        year = one.symbol.year or one.date[:4]
        same = [group for group in near if year and clusters.has_year(group, year)]
        exact = [g for g in same if any(other.date == one.date for other in g if one.date)]
        fitting = exact or same
        if len(fitting) == 1:
            joins.append((fitting[0], one))
        else:
            rest.setdefault(one.symbol.series, []).append(one)
    for group, one in joins:
        group.append(one)
    return [group for series in sorted(rest) for group in clusters.gather(rest[series])]


def _merge(one: KnownDocument | None, other: KnownDocument) -> KnownDocument:
    """Put together what two clusters of one IRI say; the one with more to say keeps its words."""
    if one is None:
        return other
    first, second = sorted((one, other), key=lambda doc: (-len(doc.dates), doc.name, doc.title))
    dates = dict(first.dates)
    for date, count in second.dates:
        dates[date] = dates.get(date, 0) + count
    return replace(
        first,
        dates=tuple(sorted(dates.items())),
        title=first.title or second.title,
        issuer=first.issuer or second.issuer,
        own=tuple(sorted({*first.own, *second.own})),
        instrument=first.instrument or second.instrument,
    )


def name_claim(vocabulary: Vocabulary, claim: Claim) -> KnownDocument:
    """Make the document of a claim that has a name and no number.

    Laws, programmes and treaties are one in the whole country; a plan or a decision without a number
    is its issuer's, and its own head gives it the day too.
    """
    kind = symbols.kind_of(vocabulary, claim.type)
    row = next((row for row in vocabulary.document_types if row.id == kind), None)
    common = row is not None and row.named and not claim.own
    issuer = ""
    if claim.issuer and not common:
        on = statements.full_date(claim.date)
        issuer = statements.read_issuer(vocabulary, claim.issuer, claim.locality, on)[0]
    dated = claim.own or (row is not None and row.family == "law")
    doc = naming.named(
        vocabulary, kind, claim.key, issuer=issuer, date=(claim.date or "") if dated else ""
    )
    return replace(
        doc,
        dates=((claim.date, 1),) if claim.date else (),
        title=vietnamese.squeeze(claim.title or "") if claim.own else "",
        own=(claim.source,) if claim.own else (),
    )


def _named_instruments(
    vocabulary: Vocabulary, by_instrument: Mapping[str, KnownDocument]
) -> dict[str, tuple[KnownDocument, ...]]:
    """Index the rows of instruments.toml by their names, and the programmes that they approve."""
    names: dict[str, dict[str, KnownDocument]] = {}
    for row in vocabulary.instruments:
        doc = by_instrument.get(row.id) or _unnumbered(vocabulary, row)
        if doc is None:
            continue
        for name in (row.name, *row.aliases):
            if name:
                names.setdefault(titles.name_key(name), {})[doc.iri] = doc
        if row.approves:
            kind = type_in_name(vocabulary, row.approves)
            programme = naming.named(vocabulary, kind, row.approves)
            names.setdefault(titles.name_key(row.approves), {})[programme.iri] = programme
    return {key: tuple(docs[iri] for iri in sorted(docs)) for key, docs in names.items()}


def _unnumbered(vocabulary: Vocabulary, row: Instrument) -> KnownDocument | None:
    if not row.name and not row.title:
        return None
    issuer = ""
    if row.issuer:
        on = statements.full_date(row.date)
        issuer = statements.read_issuer(vocabulary, row.issuer, None, on)[0]
    return naming.of_instrument(vocabulary, row, issuer)


def type_in_name(vocabulary: Vocabulary, name: str) -> str:
    """Give the id of the type that a name begins with; programmes where it begins with none."""
    words = name.split()
    for count in range(min(4, len(words)), 0, -1):
        row = symbols.type_of(vocabulary, " ".join(words[:count]))
        if row is not None:
            return row.id
    return "chuong-trinh"


def _indexed(
    documents: Mapping[str, KnownDocument], names: Mapping[str, tuple[KnownDocument, ...]]
) -> Register:
    by_series: dict[Series, list[KnownDocument]] = {}
    by_number: dict[tuple[str, str], list[KnownDocument]] = {}
    ordered = tuple(documents[iri] for iri in sorted(documents))
    for doc in ordered:
        if doc.symbol is not None:
            by_series.setdefault(doc.symbol.series, []).append(doc)
            by_number.setdefault((doc.symbol.kind, doc.symbol.number), []).append(doc)
    return Register(
        documents=ordered,
        by_iri={doc.iri: doc for doc in ordered},
        by_series={key: tuple(docs) for key, docs in by_series.items()},
        by_number={key: tuple(docs) for key, docs in by_number.items()},
        by_name={key: tuple(documents[doc.iri] for doc in docs) for key, docs in names.items()},
    )
