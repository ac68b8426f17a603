"""Things and the whole store as RDF: what a program gets at the path of an IRI."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pyoxigraph as ox

from graph import iris, terms
from graph.describe.nquads import spell
from graph.records.triples import Triple
from graph.store.protocol import Triples

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph.serve.holdings import Holdings
    from graph.store.protocol import Cell

#: Media type -> the engine's format, as answers and pages offer them.
FORMATS: Final = {
    "text/turtle": ox.RdfFormat.TURTLE,
    "application/n-triples": ox.RdfFormat.N_TRIPLES,
    "application/ld+json": ox.RdfFormat.JSON_LD,
}
#: Triples that one thing may have.
MOST: Final = 20_000
#: What belongs to a thing, and is shown with it: its quotes, its assignments.
_OWN: Final = (terms.EVIDENCE, terms.HAS_SELECTOR, terms.ASSIGNMENT)
#: What the W3C calls the formats of answers.
_NAMED: Final = (
    "SPARQL_Results_JSON", "SPARQL_Results_XML", "SPARQL_Results_CSV", "SPARQL_Results_TSV",
    "Turtle", "N-Triples", "JSON-LD",
)  # fmt: skip
_VOID: Final = "http://rdfs.org/ns/void#"
_SD: Final = "http://www.w3.org/ns/sparql-service-description#"


def write(triples: Iterable[Triple], media_type: str) -> bytes:
    """Write triples, sorted and each once."""
    lines = sorted({_line(triple) for triple in triples})
    parsed = sorted(
        (quad.triple for quad in ox.parse("".join(lines).encode(), format=ox.RdfFormat.N_TRIPLES)),
        key=str,
    )
    written = ox.serialize(parsed, format=FORMATS[media_type], prefixes=terms.NAMESPACES)
    assert written is not None  # noqa: S101  (bytes come back where no output is named)
    return written


def _line(triple: Triple) -> str:
    return f"{_term(triple.subject)} <{triple.predicate}> {_term(triple.object)} .\n"


def _term(value: Cell) -> str:
    """Spell a term; a name without a colon can only be a blank node of a query."""
    if isinstance(value, str) and ":" not in value:
        return f"_:{value}"
    return spell(value or "")


def describe(held: Holdings, iri: str) -> tuple[Triple, ...]:
    """Give what the graph says of a thing, with its quotes; none if it says nothing.

    For a document that is what is said of it and of all that was read in it; for others what is said of them.
    """
    found = list(_about(held, iri))
    if found and iri in held.network.graph and "#" not in iri:
        source = held.sources.get(iri)
        if source:
            found += _read_in(held, iri, iris.source_graph(source.sha256))
        found += _citing(held, iri)
    else:
        found += _owned(held, found)
    return tuple(dict.fromkeys(found))[:MOST]


def _about(held: Holdings, iri: str) -> tuple[Triple, ...]:
    name = spell(iri)
    return _construct(held, f"CONSTRUCT {{ {name} ?p ?o }} WHERE {{ {name} ?p ?o }}")


def _construct(held: Holdings, sparql: str) -> tuple[Triple, ...]:
    answer = held.store.query(sparql, limit=MOST)
    return answer.triples if isinstance(answer, Triples) else ()


def _owned(held: Holdings, triples: Iterable[Triple]) -> list[Triple]:
    found: list[Triple] = []
    waiting = [triple.object for triple in triples if triple.predicate in _OWN]
    seen: set[str] = set()
    while waiting and len(found) < MOST:
        name = waiting.pop(0)
        if isinstance(name, str) and name not in seen:
            seen.add(name)
            more = _about(held, name)
            found += more
            waiting += [triple.object for triple in more if triple.predicate in _OWN]
    return found


def _read_in(held: Holdings, iri: str, graph: str) -> tuple[Triple, ...]:
    """Give what the graph of a file says of the parts of a document."""
    start = spell(iri)[1:-1]
    return _construct(
        held,
        f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ GRAPH <{graph}> {{ ?s ?p ?o"
        f' FILTER(STRSTARTS(STR(?s), "{start}#") || STRSTARTS(STR(?s), "{start}/~")) }} }}',
    )


def _citing(held: Holdings, iri: str) -> tuple[Triple, ...]:
    name = spell(iri)
    return _construct(
        held,
        f"CONSTRUCT {{ ?s ?p {name} }} WHERE {{ ?s ?p {name} VALUES ?p {{"
        " cito:hasCitedEntity cc:agent cc:leadAgency cc:implementingAgency cc:coordinatingAgency } }",
    )


def void(held: Holdings, base: str) -> str:
    """Describe the store and its endpoint in Turtle (VoID; SPARQL 1.1 Service Description)."""
    totals = dict(held.counts.totals)
    documents = totals.get("read", 0) + totals.get("known", 0)
    classes = (
        ("cc:Document", documents),
        ("cc:ReadDocument", totals.get("read", 0)),
        ("cito:Citation", totals.get("citations", 0)),
        ("cc:DutyAssignment", totals.get("duties", 0)),
        ("cc:Agency", totals.get("agencies", 0)),
        ("cc:Target", totals.get("targets", 0)),
        ("cc:Deadline", totals.get("deadlines", 0)),
    )
    partitions = " ,\n    ".join(
        f"[ void:class {name} ; void:entities {number} ]" for name, number in classes
    )
    formats = " , ".join(f"<http://www.w3.org/ns/formats/{name}>" for name in _NAMED)
    vocabularies = " , ".join(f"<{space}>" for space in terms.NAMESPACES.values())
    prefixes = "".join(f"@prefix {name}: <{space}> .\n" for name, space in terms.NAMESPACES.items())
    return f"""{prefixes}@prefix void: <{_VOID}> .
@prefix sd: <{_SD}> .

<{base}/.well-known/void#dataset> a void:Dataset , sd:Dataset ;
  dcterms:title "Căn Cứ"@vi ;
  dcterms:identifier "{held.digest}" ;
  void:sparqlEndpoint <{base}/sparql> ;
  void:uriSpace "{iris.BASE}" ;
  void:triples {totals.get("triples", 0)} ;
  void:feature <http://www.w3.org/ns/formats/Turtle> , <http://www.w3.org/ns/formats/JSON-LD> ;
  void:vocabulary {vocabularies} ;
  void:classPartition
    {partitions} .

<{base}/sparql#service> a sd:Service ;
  sd:endpoint <{base}/sparql> ;
  sd:supportedLanguage sd:SPARQL11Query ;
  sd:feature sd:UnionDefaultGraph ;
  sd:resultFormat {formats} ;
  sd:defaultDataset <{base}/.well-known/void#dataset> .
"""
