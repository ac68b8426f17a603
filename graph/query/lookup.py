"""What a person means by "90/KH-UBND" or "Công an tỉnh Thái Nguyên": the things of the graph by name."""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from graph import iris, terms, vietnamese
from graph.describe.nquads import spell
from graph.errors import AmbiguousReference, UnknownReference
from graph.query import folding
from graph.query.binding import bind
from graph.records.triples import Literal

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from graph.store.protocol import Store

#: Kinds of thing that can be looked up -> the class they have in the graph.
CLASSES: Final = {
    "document": "cc:Document",
    "agency": "org:Organization",
    "locality": "cc:Locality",
    "topic": "skos:Concept",
}
#: Candidates named in a message.
_MOST_NAMED: Final = 5
#: Names that a suggestion is sought among; the rest is cut by a cheap comparison first.
_MOST_COMPARED: Final = 2_000
_DATED = re.compile(r"(?P<name>.+?)@(?P<date>\d{4}(?:-\d{2}(?:-\d{2})?)?)\Z", re.DOTALL)

# What many graphs say comes once for each of them, and products of that grow fast: so each pattern is
# a query of its own with DISTINCT.
_BY_PATTERN = """
SELECT DISTINCT ?thing ?name WHERE {
  { SELECT DISTINCT ?thing ?name WHERE {
      ?thing rdfs:label|skos:prefLabel|skos:altLabel|eli:number|dcterms:title ?name .
      FILTER(REGEX(STR(?name), %s, "i"))
  } }
  { SELECT DISTINCT ?thing WHERE { ?thing a %s } }
}
"""
_NAMES = """
SELECT DISTINCT ?name WHERE {
  { SELECT DISTINCT ?thing ?name WHERE {
      ?thing rdfs:label|skos:prefLabel|skos:altLabel|eli:number ?name
  } }
  { SELECT DISTINCT ?thing WHERE { ?thing a %s } }
}
"""
_ABOUT = """
SELECT DISTINCT ?class ?label ?preferred ?used WHERE {
  { VALUES ?thing { UNDEF } ?thing a ?class }
  UNION { VALUES ?thing { UNDEF } ?thing rdfs:label ?label }
  UNION { VALUES ?thing { UNDEF } ?thing skos:prefLabel ?preferred . FILTER(LANG(?preferred) = "vi") }
  UNION { VALUES ?thing { UNDEF } ?document cc:locality ?thing . ?document a cc:ReadDocument . BIND(1 AS ?used) }
  UNION { VALUES ?thing { UNDEF } ?agency cc:locality ?thing . ?agency a cc:Agency . BIND(1 AS ?used) }
}
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Thing:
    """A document, agency, locality or topic of the graph."""

    iri: str
    label: str
    #: document, agency, locality, topic; duty, or empty for anything else that has an IRI.
    kind: str
    #: True where a document of the corpus names it; false where only the register does.
    spoken: bool = True

    @property
    def reference(self) -> str:
        """The shortest text that leads back to this one: a document's label with its date."""
        name = iris.parse_document(self.iri)
        if name is None or name.date == iris.UNKNOWN:
            return self.label
        return f"{self.label}@{name.date}"


def find(store: Store, text: str, kinds: Sequence[str] = tuple(CLASSES)) -> tuple[Thing, ...]:
    """Give the things that a text names, sorted by label and IRI; none if it names none.

    A text is an IRI, a number and symbol, a label, a title or another name; "@2021-02-09" after it
    picks by date. Case, dashes and Unicode form never count; marks only where a name has the very
    same, so that "cong an" finds "Công an", and "Công an" does not find "Cộng an".
    """
    text = vietnamese.squeeze(text)
    if text.startswith(("https://", "http://")):
        return _described(store, (text,), kinds)
    dated = _DATED.match(text)
    name, date = (dated["name"], dated["date"]) if dated else (text, "")
    if not folding.words(name):
        return ()
    names: dict[str, list[str]] = {}
    pattern = spell(Literal(folding.whole(name)))
    for kind in kinds:
        for thing, spelled in store.select(_BY_PATTERN % (pattern, CLASSES[kind])):
            names.setdefault(thing or "", []).append(vietnamese.key(spelled or ""))
    wanted = vietnamese.key(name)
    exact = [thing for thing, keys in names.items() if wanted in keys]
    chosen = [thing for thing in exact or names if not date or _has_date(thing, date)]
    return _described(store, chosen, kinds)


def _has_date(iri: str, date: str) -> bool:
    name = iris.parse_document(iri)
    return name is not None and name.date.startswith(date)


def one(store: Store, text: str, kinds: Sequence[str] = tuple(CLASSES)) -> Thing:
    """Give the one thing that a text names; one that documents speak of goes before its successor.

    Raises `UnknownReference` with the nearest names, or `AmbiguousReference` with the candidates.
    """
    found = find(store, text, kinds)
    found = tuple(thing for thing in found if thing.spoken) or found
    if len(found) == 1:
        return found[0]
    kind = " or ".join(kinds) if len(kinds) < len(CLASSES) else "thing"
    if not found:
        raise UnknownReference(
            f"no {kind} of this graph is called “{text}”", next_step=_suggest(store, text, kinds)
        )
    shown = [f"“{thing.reference}”" for thing in found[:_MOST_NAMED]]
    if len({thing.reference for thing in found}) < len(found):
        shown = [thing.iri for thing in found[:_MOST_NAMED]]
    more = f" … ({len(found)} in all)" if len(found) > _MOST_NAMED else ""
    raise AmbiguousReference(
        f"“{text}” names {len(found)} things", next_step=f"choose one of {', '.join(shown)}{more}"
    )


def label(store: Store, iri: str) -> str:
    """Give the label of a thing, or its IRI where it has none."""
    found = _described(store, (iri,), tuple(CLASSES))
    return found[0].label if found else iri


def _described(store: Store, things: Iterable[str], kinds: Sequence[str]) -> tuple[Thing, ...]:
    described = []
    for iri in things:
        try:
            rows = list(store.select(bind(_ABOUT, {"thing": iri})))
        except ValueError:  # what begins like an IRI and is none
            continue
        classes, labels, preferred, used = (
            (sorted({value for value in column if value}) for column in zip(*rows, strict=True))
            if rows
            else ([], [], [], [])
        )
        kind = _kind(iri, classes)
        if classes and (kind in kinds or kind not in CLASSES):
            name = (*labels, *preferred, iri)[0]
            spoken = bool(_SPOKEN.intersection(classes) or used)
            described.append(Thing(iri=iri, label=name, kind=kind, spoken=spoken))
    return tuple(sorted(described, key=lambda thing: (thing.label, thing.iri)))


#: Classes of what documents themselves name; a locality is named where it is used.
_SPOKEN: Final = {terms.DOCUMENT, terms.AGENCY, terms.AGENCY_GROUP, terms.CONCEPT}
_KINDS: Final = {
    terms.DOCUMENT: "document",
    terms.ORGANIZATION: "agency",
    terms.LOCALITY_CLASS: "locality",
    terms.DUTY_ASSIGNMENT: "duty",
}


def _kind(iri: str, classes: Sequence[str]) -> str:
    found = next((kind for name, kind in _KINDS.items() if name in classes), "")
    return found or ("topic" if iri.startswith(iris.concept("topic", "")) else "")


def _suggest(store: Store, text: str, kinds: Sequence[str]) -> str:
    """Give the sentence that offers the nearest names, or says how to list them."""
    plain = vietnamese.fold(vietnamese.key(text))
    names: dict[str, str] = {}
    for kind in kinds:
        for (name,) in store.select(_NAMES % CLASSES[kind]):
            names.setdefault(vietnamese.fold(vietnamese.key(name or "")), name or "")
    pairs = {plain[i : i + 2] for i in range(len(plain) - 1)}
    ranked = sorted(
        names, key=lambda other: (-_shared(pairs, other), abs(len(other) - len(plain)), other)
    )
    close = difflib.get_close_matches(plain, ranked[:_MOST_COMPARED], 3, 0.6)
    if close:
        return "did you mean " + " or ".join(f"“{names[item]}”" for item in close) + "?"
    return "list what there is with “graph query documents” or “graph search WORDS”"


def _shared(pairs: set[str], other: str) -> int:
    return sum(pair in other for pair in pairs)
