"""Which document a citation means: by number and date, by name and day, or by a short form."""

from __future__ import annotations

import functools
import re
from dataclasses import replace
from typing import TYPE_CHECKING

from graph.records.mentions import Citation, CitationKind, Header, Mentions
from graph.records.references import Claim, Reason, Reference, Resolved, Unresolved
from graph.resolve import naming, register, statements, symbols, titles
from graph.resolve.clusters import FULL, Statement
from graph.resolve.naming import KnownDocument
from graph.resolve.statements import NO_PLACE, OPEN, full_date

if TYPE_CHECKING:
    from graph.resolve.register import Register
    from graph.vocabulary import Instrument, Vocabulary

#: "Bộ luật Hình sự (sửa đổi)" is the new code, also before it comes into force.
_REVISED = re.compile(r"\(sửa đổi\b[^()]{0,60}\)", re.IGNORECASE)
_YEAR = re.compile(r" (?:năm )?(?P<year>(?:19|20)\d\d)\Z")


def own(mentions: Mentions, sha256: str, known: Register, vocabulary: Vocabulary) -> Resolved:
    """Give the document itself: by its symbol, else by its title, else by its source."""
    header = mentions.header
    kind = symbols.kind_of(vocabulary, header.type.value) if header.type else "van-ban"
    said = register.claims(Mentions(header=header), sha256)
    if not said:
        doc = naming.named(vocabulary, kind, sha256[:12])
        return Resolved(iri=doc.iri, name=doc.name, rule="documents.source", confidence=0.5)
    claim = said[0]
    if not claim.numbered:
        doc = register.name_claim(vocabulary, claim)
        return Resolved(iri=doc.iri, name=doc.name, rule="documents.own-title", confidence=0.9)
    statement = statements.read(vocabulary, claim)
    if statement is None:
        doc = naming.named(vocabulary, kind, claim.key)
        return Resolved(iri=doc.iri, name=claim.key, rule="documents.own-title", confidence=0.5)
    found = [doc for doc in _at_home(known, statement) if sha256 in doc.own]
    doc = found[0] if len(found) == 1 else naming.known(vocabulary, [_placed(statement)])
    return Resolved(iri=doc.iri, name=doc.name, rule="documents.own-symbol")


def _at_home(known: Register, statement: Statement) -> tuple[KnownDocument, ...]:
    return known.by_series.get(statement.symbol.series, ())


def _placed(statement: Statement) -> Statement:
    """Give a statement that stands alone an empty province rather than an open one."""
    return replace(statement, scope="") if statement.scope in OPEN else statement


@functools.cache
def _rows(vocabulary: Vocabulary) -> dict[str, Instrument]:
    return {row.id: row for row in vocabulary.instruments}


class Citations:
    """The citations of one document in the light of a register; remembers what was said before."""

    def __init__(
        self, header: Header, sha256: str, itself: Resolved, known: Register, vocabulary: Vocabulary
    ) -> None:
        self._known = known
        self._vocabulary = vocabulary
        self._sha256 = sha256
        self._locality = header.locality
        self._on = full_date(header.date.value) if header.date else ""
        #: First and last day of the year that an undated document is for.
        self._year = ("", "")
        if not self._on and header.period is not None:
            self._year = (f"{header.period.start}-01-01", f"{header.period.start}-12-31")
        self._itself = itself
        #: Documents that this one cites with a date, by series.
        self._said: dict[register.Series, dict[str, KnownDocument]] = {}
        #: What each key has been resolved to.
        self._by_key: dict[str, Resolved] = {}
        #: What this document names by number or date.
        self._certain: dict[str, Resolved] = {}

    def resolve(self, citations: tuple[Citation, ...]) -> tuple[Reference, ...]:
        """Give one reference for each citation: dated ones first, then numbers, names, short forms."""
        found: dict[int, Reference] = {}
        for wave in (self._is_dated, self._is_numbered, self._is_plain, self._is_alias):
            for order, citation in enumerate(citations):
                if order not in found and wave(citation):
                    found[order] = self._remember(citation, self._one(citation))
        return tuple(found[order] for order in range(len(citations)))

    @staticmethod
    def _is_alias(citation: Citation) -> bool:
        return citation.kind is CitationKind.ALIAS

    def _is_plain(self, citation: Citation) -> bool:
        return not self._is_alias(citation)

    def _is_dated(self, citation: Citation) -> bool:
        return self._is_plain(citation) and len(citation.date or "") == FULL

    @staticmethod
    def _is_numbered(citation: Citation) -> bool:
        return citation.kind is CitationKind.NUMBERED

    def _remember(self, citation: Citation, reference: Reference) -> Reference:
        if isinstance(reference, Resolved):
            self._by_key.setdefault(titles.name_key(citation.key), reference)
            if self._is_dated(citation) or self._is_numbered(citation):
                self._certain[reference.iri] = reference
        return reference

    def _one(self, citation: Citation) -> Reference:
        if citation.kind is CitationKind.ALIAS:
            return self._alias(citation)
        if citation.kind is CitationKind.NAMED:
            return self._named(citation)
        return self._numbered(citation)

    def _claim(self, citation: Citation) -> Claim:
        return Claim(
            source=self._sha256,
            own=False,
            type=citation.type,
            key=citation.key,
            numbered=citation.kind is CitationKind.NUMBERED,
            date=citation.date,
            issuer=citation.issuer,
            title=citation.title,
            locality=self._locality,
        )

    def _numbered(self, citation: Citation) -> Reference:
        statement = statements.read(self._vocabulary, self._claim(citation))
        if statement is None:
            return Unresolved(reason=Reason.BLANK_NUMBER)
        found = self._known.find(statement, self._on)
        said = self._said.setdefault(statement.symbol.series, {})
        if statement.date or statement.symbol.year:
            return self._dated(statement, found, said)
        if len(said) == 1:
            doc = next(iter(said.values()))
            return _resolved(doc, "documents.same-document", 0.95)
        if len(found) == 1:
            titled = bool(statement.title) and titles.are_same(statement.title, found[0].title)
            sure = 0.95 if titled else 0.8
            return _resolved(found[0], "documents.title" if titled else "documents.only-one", sure)
        if statement.scope == NO_PLACE:
            return Unresolved(
                reason=Reason.NO_LOCALITY, candidates=self._known.candidates(statement)
            )
        candidates = tuple(doc.iri for doc in found) or self._known.candidates(statement)
        return Unresolved(reason=Reason.NO_DATE, candidates=tuple(sorted(candidates)))

    def _dated(
        self,
        statement: Statement,
        found: tuple[KnownDocument, ...],
        said: dict[str, KnownDocument],
    ) -> Reference:
        if len(found) > 1:
            return Unresolved(
                reason=Reason.SEVERAL, candidates=tuple(sorted(doc.iri for doc in found))
            )
        if not found and statement.scope == NO_PLACE:
            return Unresolved(
                reason=Reason.NO_LOCALITY, candidates=self._known.candidates(statement)
            )
        doc = found[0] if found else naming.known(self._vocabulary, [_placed(statement)])
        said[doc.iri] = doc
        rule = "number-and-date" if len(statement.date) == FULL else "number-and-year"
        return _resolved(doc, f"documents.{rule}")

    def _named(self, citation: Citation) -> Reference:
        key = titles.name_key(citation.key)
        found = self._known.by_name.get(key, ())
        year = _YEAR.search(key)
        wanted = citation.date or ""
        if not found and year:
            found = self._known.by_name.get(key[: year.start()], ())
            wanted = wanted or year["year"]
        if wanted:
            found = tuple(doc for doc in found if doc.date.startswith(wanted)) or found
        revised = _REVISED.search(citation.key) is not None
        nearest = None if wanted or revised else self._spoken_of(found)
        if nearest is not None:
            return nearest
        chosen = self._version(found, revised=revised) if found else None
        if chosen is not None:
            return chosen
        doc = register.name_claim(self._vocabulary, self._claim(citation))
        return Resolved(iri=doc.iri, name=doc.name, rule="documents.name", confidence=0.9)

    def _spoken_of(self, found: tuple[KnownDocument, ...]) -> Resolved | None:
        """Choose the version of a law that this document is, or the only one it names by number or date."""
        iris = {doc.iri for doc in found}
        if self._itself.iri in iris:
            return replace(self._itself, rule="documents.itself", confidence=0.95)
        cited = [reference for iri, reference in self._certain.items() if iri in iris]
        if len(cited) == 1 and len(found) > 1:
            (reference,) = cited
            return replace(reference, rule="documents.same-document", confidence=0.95)
        return None

    def _version(
        self, found: tuple[KnownDocument, ...], *, revised: bool = False
    ) -> Reference | None:
        """Choose among versions of one name by the day, or by the year that a plan without one is for."""
        first, last = self._year
        if self._on or not first or len(found) == 1:
            return _in_force(found, self._on, self._vocabulary, revised=revised)
        early = _in_force(found, first, self._vocabulary, revised=revised)
        late = _in_force(found, last, self._vocabulary, revised=revised)
        if isinstance(early, Resolved) and isinstance(late, Resolved) and early.iri == late.iri:
            sure = min(early.confidence, late.confidence, 0.7)
            return replace(early, rule="documents.name-and-period", confidence=sure)
        return _in_force(found, "", self._vocabulary)

    def _begins_with(self, key: str) -> Resolved | None:
        """Find the only named document of this text whose name begins with a short form."""
        start = titles.name_key(key) + " "
        found = {
            reference.iri: reference
            for name, reference in self._by_key.items()
            if name.startswith(start)
        }
        return _alias_of(next(iter(found.values())), 0.8) if len(found) == 1 else None

    def _alias(self, citation: Citation) -> Reference:
        """Follow a short form to what it stands for in this text, else in the tables."""
        for key in (citation.stands_for, citation.key):
            found = self._by_key.get(titles.name_key(key)) if key else None
            if found is not None:
                return _alias_of(found, 0.95)
        longer = self._begins_with(citation.key)
        if longer is not None:
            return longer
        if citation.stands_for:
            return self._named(_renamed(citation, citation.stands_for))
        listed = self._known.by_name.get(titles.name_key(citation.key), ())
        chosen = self._version(listed) if listed else None
        return chosen or Unresolved(reason=Reason.UNDEFINED_ALIAS)


def _alias_of(reference: Resolved, sure: float) -> Resolved:
    sure = min(reference.confidence, sure)
    return replace(reference, rule="documents.alias", confidence=sure)


def _renamed(citation: Citation, key: str) -> Citation:
    return replace(citation, kind=CitationKind.NAMED, key=key, stands_for=None)


def _resolved(doc: KnownDocument, rule: str, confidence: float = 1.0) -> Resolved:
    return Resolved(iri=doc.iri, name=doc.name, rule=rule, confidence=confidence)


def _in_force(
    found: tuple[KnownDocument, ...], on: str, vocabulary: Vocabulary, *, revised: bool = False
) -> Reference | None:
    """Choose among versions of one name the one that bore it on a day, or the newest if `revised`.

    `None` if all were signed later, so that an older one must be meant that no row knows.
    """
    if len(found) == 1 and not found[0].instrument:
        return _resolved(found[0], "documents.name")
    rows = _rows(vocabulary)
    versions = [(doc, rows[doc.instrument]) for doc in found if doc.instrument in rows]
    several = Unresolved(reason=Reason.SEVERAL, candidates=tuple(doc.iri for doc in found))
    if not on:
        no_date = Unresolved(reason=Reason.NO_DATE, candidates=several.candidates)
        return _resolved(found[0], "documents.name", 0.8) if len(found) == 1 else no_date
    signed = [(doc, row) for doc, row in versions if not _since(row) or _since(row) <= on]
    if not signed:
        return None
    if revised:
        newest = max(signed, key=lambda pair: (_since(pair[1]), pair[0].iri))
        return _resolved(newest[0], "documents.name-and-day", 0.8)
    alive = [doc for doc, row in signed if _is_in_force(row, on)]
    if len(alive) == 1:
        # Between the signing and the coming into force of a new law its name may mean either.
        coming = [doc for doc, row in signed if row.in_force > on and doc is not alive[0]]
        return _resolved(alive[0], "documents.name-and-day", 0.8 if coming else 0.95)
    if len(alive) > 1:
        return Unresolved(reason=Reason.SEVERAL, candidates=tuple(sorted(doc.iri for doc in alive)))
    last = max(signed, key=lambda pair: (pair[1].until or pair[1].date, pair[0].iri))
    return _resolved(last[0], "documents.name-and-day", 0.7)


def _since(row: Instrument) -> str:
    """Give the day of signing, else of coming into force, else the first day of the symbol's year."""
    if row.date or row.in_force:
        return full_date(row.date) or row.in_force
    year = re.search(r"/((?:19|20)\d\d)/", row.number)
    return full_date(year[1]) if year else ""


def _is_in_force(row: Instrument, on: str) -> bool:
    return (row.in_force or _since(row)) <= on and (not row.until or on <= row.until)
