"""The files behind a store: what was read, by which program, and what it says of identities.

A build asks these instead of keeping a second index: what the graph says is enough to go on.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph import iris
from graph.errors import StoreError
from graph.read.plain import line_starts
from graph.records.references import Claim
from graph.records.text import OffsetMap, SourceText
from graph.store.protocol import STORE_GRAPH

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph.store.protocol import Store

#: A graph of no triples that is there while a build is under way: a build that was killed leaves it.
UNFINISHED = iris.Iri(iris.BASE + "unfinished")

_HELD = "SELECT ?path ?sha WHERE { ?source a cc:Source ; cc:path ?path ; cc:sha256 ?sha }"
_SOURCE = """
SELECT ?path ?format ?text ?layout WHERE {
  ?source cc:path ?path ; dcterms:format ?format ; cc:text ?text .
  OPTIONAL { ?source cc:layout ?layout }
}
"""
_NOTES = "SELECT ?note WHERE { ?source cc:note ?note }"
_HEADS = """
SELECT DISTINCT ?sha ?name ?value WHERE {
  ?fact a cc:HeadFact ; cc:name ?name ; cc:value ?value ; cc:statedIn/prov:wasDerivedFrom/cc:sha256 ?sha .
}
"""
_LOCALITIES = """
SELECT DISTINCT ?sha ?locality WHERE {
  ?document cc:locality ?locality ; prov:wasDerivedFrom/cc:sha256 ?sha .
}
"""
_CITED = """
SELECT DISTINCT ?sha ?type ?key ?kind ?date ?issuer ?title WHERE {
  ?citation a cito:Citation ; cc:typeName ?type ; cc:key ?key ; cc:kind ?kind ;
            cc:statedIn/prov:wasDerivedFrom/cc:sha256 ?sha .
  OPTIONAL { ?citation cc:statedDate ?date }
  OPTIONAL { ?citation cc:statedIssuer ?issuer }
  OPTIONAL { ?citation cc:statedTitle ?title }
  FILTER(?kind != "alias")
}
"""
_USED = f"""
SELECT DISTINCT ?iri WHERE {{
  GRAPH ?file {{ {{ ?s ?p ?iri . FILTER(isIRI(?iri)) }} UNION {{ ?iri a cc:Document }} }}
  FILTER(?file != <{iris.REGISTER_GRAPH}> && ?file != <{STORE_GRAPH}>)
}}
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A file that is in the store."""

    path: str
    sha256: str
    #: Fingerprint of the program that read it.
    reader: str


def held(store: Store) -> tuple[Held, ...]:
    """Give the files that were read into a store, sorted by path."""
    readers = store.graphs()
    rows = ((path or "", sha or "") for path, sha in store.select(_HELD))
    return tuple(
        Held(path=path, sha256=sha, reader=readers.get(iris.source_graph(sha), ""))
        for path, sha in sorted(rows)
    )


def source(store: Store, sha256: str) -> SourceText:
    """Give back the text of a file as its reader decoded it; raises `StoreError` if it is not there."""
    iri = iris.source_graph(sha256)
    row = next(store.select(_SOURCE.replace("?source", f"<{iri}>")), None)
    if row is None:
        raise StoreError("no such file in the store", where=sha256, next_step="build it again")
    path, media_type, text, layout = (value or "" for value in row)
    notes = store.select(_NOTES.replace("?source", f"<{iri}>"))
    homes, lines, pages = _layout(layout, text)
    return SourceText(
        path=path,
        sha256=sha256,
        media_type=media_type,
        text=text,
        notes=tuple(sorted(note or "" for (note,) in notes)),
        homes=homes,
        line_starts=lines,
        page_starts=pages,
    )


def _layout(stored: str, text: str) -> tuple[OffsetMap, tuple[int, ...], tuple[int, ...]]:
    """Read what `describe.evidence` wrote of lines and pages; a plain text tells its lines itself."""
    if not stored:
        return OffsetMap(), line_starts(text), ()
    values = json.loads(stored)
    starts, homes, ends = (tuple(piece) for piece in values["homes"])
    homes_of = OffsetMap(starts=starts, homes=homes, ends=ends)
    return homes_of, tuple(values["lines"]), tuple(values["pages"])


def claims(store: Store, shas: Iterable[str]) -> tuple[Claim, ...]:
    """Give what the files say of identities, as `resolve.register.claims` gives it for a fresh one.

    A locality is named by its id here.
    """
    wanted = set(shas)
    if not wanted:
        return ()
    heads: dict[str, dict[str, str]] = {}
    for sha, name, value in store.select(_HEADS):
        heads.setdefault(sha or "", {})[name or ""] = value or ""
    places = {sha: (place or "").rsplit("/", 1)[-1] for sha, place in store.select(_LOCALITIES)}
    own = [
        Claim(
            source=sha,
            own=True,
            type=head.get("type", ""),
            key=head.get("symbol") or head["title"],
            numbered="symbol" in head,
            date=head.get("date"),
            issuer=head.get("issuer"),
            title=head.get("title"),
            locality=places.get(sha),
        )
        for sha, head in sorted(heads.items())
        if sha in wanted and ("symbol" in head or "title" in head)
    ]
    cited = [
        Claim(
            source=sha or "",
            own=False,
            type=kind or "",
            key=key or "",
            numbered=how == "numbered",
            date=date,
            issuer=issuer,
            title=title,
            locality=places.get(sha),
        )
        for sha, kind, key, how, date, issuer, title in store.select(_CITED)
        if sha in wanted
    ]
    return (*own, *cited)


def used_iris(store: Store) -> tuple[str, ...]:
    """Give the IRIs that the graphs of files point to, sorted."""
    return tuple(sorted(iri for (iri,) in store.select(_USED) if iri))


def begin(store: Store) -> None:
    """Note that the store is being changed."""
    store.replace_graph(UNFINISHED, b"")


def end(store: Store) -> None:
    """Note that the change is whole."""
    store.drop_graph(UNFINISHED)


def unfinished(store: Store) -> bool:
    """Tell whether a build is under way, or was killed."""
    return UNFINISHED in store.graphs()
