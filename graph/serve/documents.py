"""Documents: the list, one that was read, and one that is known only from those who cite it."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from graph.export import naming
from graph.export.text import plain
from graph.serve import reader, rows
from graph.serve.asking import Way, cut, narrow, paging
from graph.serve.parts import FactRow
from graph.serve.views import DocumentPage, DocumentsPage, InstrumentPage

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from graph.serve.asking import Asked
    from graph.serve.holdings import Holdings
    from graph.serve.parts import DocumentRow, Passage

#: What a document says of itself at its head, in the order in which it is shown.
_ORDER: Final = (
    "type", "symbol", "number", "title", "date", "place", "issuer", "signer", "locality", "period", "in-force",
    "until", "replaced-by", "amended-by", "guided-by", "also",
)  # fmt: skip
_HEAD = """
SELECT DISTINCT ?name ?value ?exact ?path ?line ?start WHERE {
  ?f a cc:HeadFact ; cc:statedIn <%s> ; cc:name ?name ; cc:value ?value ; cc:evidence ?q .
  ?q cc:line ?line ; oa:hasSource/cc:path ?path ; oa:hasSelector ?s . ?s oa:exact ?exact ; oa:start ?start .
}
"""
_STATED = """
SELECT DISTINCT ?name ?value ?by ?exact ?path ?line ?start WHERE {
  ?c cito:hasCitedEntity <%s> ; cc:statedIn ?by ; cc:evidence ?q ; ?p ?value .
  VALUES (?p ?name) { (cc:statedDate "date") (cc:statedIssuer "issuer") (cc:statedTitle "title") }
  ?q cc:line ?line ; oa:hasSource/cc:path ?path ; oa:hasSelector ?s . ?s oa:exact ?exact ; oa:start ?start .
}
"""
_REGISTER = """
SELECT DISTINCT ?name ?value ?thing WHERE {
  { <%(it)s> ?p ?value . VALUES (?p ?name) {
      (eli:number "number") (eli:date_document "date") (dcterms:date "date") (dcterms:title "title")
      (cc:issuerName "issuer") (skos:altLabel "also") (eli:first_date_entry_in_force "in-force")
      (eli:date_no_longer_in_force "until") } }
  UNION { <%(it)s> ?p ?thing . ?thing rdfs:label ?value . VALUES (?p ?name) {
      (cc:replacedBy "replaced-by") (cc:amendedBy "amended-by") (cc:guidedBy "guided-by")
      (eli:passed_by "issuer") (cc:locality "locality") } }
}
"""


def documents(asked: Asked) -> DocumentsPage:
    """List the documents; those that were read first, then the most cited."""
    held = asked.held
    nodes = held.network.graph.nodes
    found = [rows.document(asked, iri) for iri in nodes if nodes[iri]["kind"] == "document"]
    found.sort(
        key=lambda row: (not row.read, -row.cited_by, -row.duties, row.thing.label, row.thing.iri)
    )
    ways: tuple[Way[DocumentRow], ...] = (
        Way(name="status", values=_status, label=lambda name: asked.say(f"serve-status-{name}")),
        Way(
            name="family",
            values=lambda row: (_look(row),),
            label=lambda name: asked.say.label("page-class", name),
        ),
        Way(
            name="locality",
            values=lambda row: (str(nodes[_iri(row)]["locality"]) or "-",),
            label=lambda name: (
                asked.say("page-locality-none") if name == "-" else naming.locality(name)
            ),
        ),
        Way(name="year", values=_year, ordered=True),
    )
    kept, facets = narrow(asked, found, ways)
    where = paging(asked, len(kept))
    return DocumentsPage(rows=tuple(cut(kept, where)), facets=facets, paging=where)


def _iri(row: DocumentRow) -> str:
    return row.thing.iri


def _look(row: DocumentRow) -> str:
    return row.thing.look


def _status(row: DocumentRow) -> tuple[str]:
    return ("read" if row.read else "cited",)


def _year(row: DocumentRow) -> tuple[str, ...]:
    return (row.date[:4],) if row.date else ()


def document(asked: Asked, iri: str) -> DocumentPage | InstrumentPage:
    """Show one document."""
    held = asked.held
    data = held.network.graph.nodes[iri]
    facts = tuple(_facts(asked, iri))
    cites = rows.grouped(
        (
            *(rows.citation(held, edge) for edge in held.cites.get(iri, ())),
            *rows.open_citations(held, iri),
        )
    )
    cited_by = rows.grouped(
        rows.citation(held, edge, back=True) for edge in held.cited_by.get(iri, ())
    )
    if iri not in held.sources:
        return InstrumentPage(
            thing=held.named(iri),
            title=plain(str(data["title"])),
            facts=facts,
            conflict=any(fact.conflict for fact in facts),
            cites=cites,
            cited_by=cited_by,
        )
    text = reader.read(asked, iri)
    duties, network = held.duties_of.get(iri, ()), held.network
    return DocumentPage(
        thing=held.named(iri),
        title=plain(str(data["title"])) or _title(facts),
        facts=facts,
        notes=text.notes,
        source=plain(held.sources[iri].path),
        raw=f"/source/{held.sources[iri].sha256}.txt",
        outline=text.outline,
        lines=text.lines,
        parts=text.parts,
        cites=cites,
        cited_by=cited_by,
        duties=tuple(rows.duty(asked, network.duties[duty]) for duty in duties),
        targets=tuple(
            rows.target(held, view) for view in network.targets.values() if view.document.iri == iri
        ),
        deadlines=tuple(
            rows.deadline(held, view, asked.say)
            for view in network.deadlines.values()
            if view.document.iri == iri
        ),
    )


def _title(facts: Sequence[FactRow]) -> str:
    return next((fact.value for fact in facts if fact.name == "title"), "")


class _Identity:
    """What is said of a document: each value once, with those who say so."""

    def __init__(self, asked: Asked, iri: str) -> None:
        self.held = asked.held
        #: (name, value) -> (who says it, or nobody for the document itself; where)
        self.said: dict[tuple[str, str], list[tuple[str, Passage]]] = defaultdict(list)
        #: (name, value) -> what the value names.
        self.things: dict[tuple[str, str], str] = {}
        kind = str(self.held.network.graph.nodes[iri]["type"])
        self._read(iri, rows.language(asked, naming.type_names(kind)))
        self._known(iri)
        for name, value, by, *where in _rows(self.held, _STATED % iri):
            self.said[name, value].append((by, self._passage(where)))

    def _passage(self, where: Sequence[str]) -> Passage:
        exact, path, line, start = where
        return self.held.passage_at(exact, path, int(line), int(start))

    def _read(self, iri: str, kind: str) -> None:
        """Add what the head of the document says; its type is spoken."""
        for name, value, *where in _rows(self.held, _HEAD % iri):
            self.said[name, kind if name == "type" else value].append(("", self._passage(where)))

    def _known(self, iri: str) -> None:
        """Add what the register knows; the issuer that was read gets the page of the agency."""
        issuers = [value for name, value in self.said if name == "issuer"]
        for name, value, thing in _rows(self.held, _REGISTER % {"it": iri}):
            place = (name, issuers[0] if name == "issuer" and issuers else value)
            if name == "number" and ("symbol", value) in self.said:
                continue
            if place not in self.said:
                self.said[place] = []
            if thing:
                self.things[place] = thing


def _facts(asked: Asked, iri: str) -> Iterable[FactRow]:
    """Give the identity of a document; dates that differ are marked."""
    held, found = asked.held, _Identity(asked, iri)
    dates = {date for date, _ in held.conflicts.get(iri, ())}
    for name, value in sorted(found.said, key=lambda item: (_place(item[0]), item)):
        said = found.said[name, value]
        by = tuple(dict.fromkeys(one for one, _ in said if one))
        thing = found.things.get((name, value), "")
        yield FactRow(
            name=name,
            value=plain(value),
            thing=held.named(thing) if thing in held.network.graph else None,
            passages=tuple({passage.href: passage for _, passage in said}.values()),
            conflict=name == "date" and value in dates,
            by=tuple(held.named(one) for one in by),
        )


def _place(name: str) -> int:
    return _ORDER.index(name) if name in _ORDER else len(_ORDER)


def _rows(held: Holdings, query: str) -> list[tuple[str, ...]]:
    return sorted({tuple(value or "" for value in row) for row in held.store.select(query)})
