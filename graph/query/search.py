"""Full-text search: the documents, agencies and duties in which all the words stand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from graph import vietnamese
from graph.describe.nquads import spell
from graph.query import folding
from graph.records.triples import Literal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.store.protocol import Store

# Each pattern is a query of its own with DISTINCT: see `lookup`.
_BY_KIND: Final = {
    "document": """
SELECT DISTINCT ?thing ?text ?label WHERE {
  { SELECT DISTINCT ?thing ?text WHERE {
      ?thing rdfs:label|skos:altLabel|eli:number|dcterms:title|cc:issuerName ?text . FILTER(%(filter)s)
  } }
  { SELECT DISTINCT ?thing WHERE { ?thing a cc:Document } }
  { SELECT DISTINCT ?thing ?label WHERE { ?thing rdfs:label ?label } }
}
""",
    "agency": """
SELECT DISTINCT ?thing ?text ?label WHERE {
  { SELECT DISTINCT ?thing ?text WHERE { ?thing rdfs:label|skos:altLabel ?text . FILTER(%(filter)s) } }
  { SELECT DISTINCT ?thing WHERE { { ?thing a cc:Agency } UNION { ?thing a cc:AgencyGroup } } }
  { SELECT DISTINCT ?thing ?label WHERE { ?thing rdfs:label ?label } }
}
""",
    "duty": """
SELECT DISTINCT ?thing ?text ?label WHERE {
  { SELECT DISTINCT ?thing ?text WHERE { ?thing a cc:DutyAssignment ; cc:text ?text . FILTER(%(filter)s) } }
  ?thing cc:section ?section ; cc:statedIn ?document .
  { SELECT DISTINCT ?document ?name WHERE { ?document rdfs:label ?name } }
  BIND(CONCAT(?name, ", ", ?section) AS ?label)
}
""",
}
#: What is searched by default, in the order in which it is shown.
KINDS: Final = tuple(_BY_KIND)
#: Words of a question that count; the rest was pasted.
_MOST_WORDS: Final = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A thing in whose name or text the words stand."""

    iri: str
    label: str
    #: document, agency or duty.
    kind: str
    #: The name or text that holds the words.
    text: str
    #: True where the words stand with the very marks that were typed.
    exact: bool
    #: True where they stand side by side.
    phrase: bool


def search(
    store: Store, words: str, kinds: Sequence[str] = KINDS, limit: int = 20
) -> tuple[Hit, ...]:
    """Find what holds all the words, typed with marks or without, in any Unicode form.

    The last word may be the beginning of one. Hits with the very marks come first, then those with
    the words side by side, then by kind in the order of `kinds`, then shorter texts. One hit a thing.
    """
    wanted = folding.words(words)[:_MOST_WORDS]
    if not wanted or limit <= 0:
        return ()
    best: dict[str, tuple[tuple[object, ...], Hit]] = {}
    for order, kind in enumerate(kinds):
        for iri, text, label in _matches(store, kind, wanted):
            hit = _hit(iri, label, kind, text, wanted)
            rank = (not hit.exact, not hit.phrase, order, len(text), text, iri)
            if iri not in best or rank < best[iri][0]:
                best[iri] = (rank, hit)
    ranked = sorted(best.values(), key=lambda item: item[0])
    return tuple(hit for _, hit in ranked[:limit])


def _matches(store: Store, kind: str, wanted: Sequence[str]) -> list[tuple[str, str, str]]:
    tests = (
        spell(Literal(folding.word_pattern(word, whole=word is not wanted[-1]))) for word in wanted
    )
    condition = " && ".join(f'REGEX(?text, {test}, "i")' for test in tests)
    rows = store.select(_BY_KIND[kind] % {"filter": condition})
    return [(row[0] or "", row[1] or "", row[2] or "") for row in rows]


def _hit(iri: str, label: str, kind: str, text: str, wanted: Sequence[str]) -> Hit:
    key = f" {vietnamese.key(text)}"
    phrase = vietnamese.fold(f" {' '.join(wanted)}")
    return Hit(
        iri=iri,
        label=label,
        kind=kind,
        text=text,
        exact=all(f" {word}" in key for word in wanted),
        phrase=phrase in vietnamese.fold(key),
    )
