"""The order of the stages, nothing else.

read → parse → extract            one document, knows nothing of others
claims of all → register          what the corpus and `ontology/` know of identities
resolve → describe → store        one document again, now that it is known what it refers to
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

from graph import iris
from graph.describe.document import describe
from graph.describe.nquads import to_nquads
from graph.describe.register import describe_register
from graph.errors import InputError
from graph.extract.mentions import extract
from graph.parse.tree import parse
from graph.read import files
from graph.records.report import BuildReport, Failure, Reading
from graph.resolve import symbols, titles
from graph.resolve.references import resolve
from graph.resolve.register import build as build_register
from graph.resolve.register import claims
from graph.store import sources
from graph.vocabulary import load

if TYPE_CHECKING:
    from graph.records.document import DocumentTree
    from graph.records.mentions import Mentions
    from graph.records.references import Claim, References
    from graph.records.text import SourceText
    from graph.resolve.register import Register
    from graph.store.protocol import Store
    from graph.vocabulary import Vocabulary

#: Told of each file as it is done: path, number done, number of all.
Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One document on its way: read, parsed and extracted."""

    tree: DocumentTree
    mentions: Mentions

    @property
    def source(self) -> SourceText:
        """The file it came from."""
        return self.tree.source

    @property
    def claims(self) -> tuple[Claim, ...]:
        """What it says of identities."""
        return claims(self.mentions, self.source.sha256)


def understand(source: SourceText, vocabulary: Vocabulary) -> Document:
    """Parse and extract one text."""
    tree = parse(source, vocabulary)
    return Document(tree=tree, mentions=extract(tree, vocabulary))


def refer(document: Document, register: Register, vocabulary: Vocabulary) -> References:
    """Resolve what one document mentions."""
    return resolve(document.mentions, document.source.sha256, register, vocabulary)


def read_all(
    paths: Iterable[Path], vocabulary: Vocabulary, progress: Progress | None = None
) -> tuple[tuple[Document, ...], tuple[Failure, ...]]:
    """Read files and folders without storing; a bad file is reported and the rest goes on."""
    found = tuple(files.find(paths))
    documents, failures = [], []
    for done, path in enumerate(found, 1):
        try:
            documents.append(understand(files.read(path), vocabulary))
        except InputError as error:
            failures.append(_failure(path, error))
        if progress:
            progress(str(path), done, len(found))
    return tuple(documents), tuple(failures)


def build(
    paths: Iterable[Path],
    store: Store,
    vocabulary: Vocabulary,
    progress: Progress | None = None,
) -> BuildReport:
    """Bring a store up to date with files and folders; each document is one transaction.

    What is in the store in the same words is left alone. A file that changed replaces what was read
    in it before. References of documents read earlier are made again where the new ones bear on them.
    """
    reader = fingerprint(vocabulary)
    held = {item.sha256: item for item in sources.held(store)}
    fresh: dict[str, Document] = {}
    unchanged: list[str] = []
    failures: list[Failure] = []
    found = tuple(files.find(paths))
    for done, path in enumerate(found, 1):
        try:
            source = files.read(path)
        except InputError as error:
            failures.append(_failure(path, error))
        else:
            known = held.get(source.sha256)
            if source.sha256 in fresh or (known and known.reader == reader):
                unchanged.append(source.path)
            else:
                fresh[source.sha256] = understand(source, vocabulary)
        if progress:
            progress(str(path), done, len(found))
    written, relinked = _write(store, vocabulary, fresh, held, reader)
    return BuildReport(
        read=written,
        unchanged=tuple(unchanged),
        relinked=relinked,
        failed=tuple(failures),
    )


def _write(
    store: Store,
    vocabulary: Vocabulary,
    fresh: dict[str, Document],
    held: dict[str, sources.Held],
    reader: str,
) -> tuple[tuple[Reading, ...], tuple[str, ...]]:
    """Store what is new, drop what it replaces, and link anew what it bears on."""
    paths = {document.source.path for document in fresh.values()}
    stale = sorted(sha for sha, item in held.items() if item.path in paths and sha not in fresh)
    kept = [sha for sha in held if sha not in stale and sha not in fresh]
    old = sources.claims(store, kept)
    new = [claim for document in fresh.values() for claim in document.claims]
    register = build_register(vocabulary, [*old, *new])
    if fresh or stale:
        sources.begin(store)
    readings = []
    for document in sorted(fresh.values(), key=lambda item: item.source.path):
        references = refer(document, register, vocabulary)
        name, quads = _quads(document, references, vocabulary)
        store.replace_graph(name, quads, reader)
        readings.append(_reading(document, references))
    gone = sources.claims(store, stale)
    for sha in stale:
        store.drop_graph(iris.source_graph(sha))
    changed = {_bears_on(claim, vocabulary) for claim in (*new, *gone)}
    touched = {claim.source for claim in old if _bears_on(claim, vocabulary) in changed}
    relinked = []
    for sha in sorted(touched):
        document = understand(sources.source(store, sha), vocabulary)
        name, quads = _quads(document, refer(document, register, vocabulary), vocabulary)
        if quads != store.graph(name):
            store.replace_graph(name, quads, reader)
            relinked.append(document.source.path)
    if sources.unfinished(store):
        triples = describe_register(vocabulary, sources.used_iris(store), register)
        store.replace_graph(iris.REGISTER_GRAPH, to_nquads(triples, iris.REGISTER_GRAPH))
        sources.end(store)
    return tuple(readings), tuple(relinked)


def _bears_on(claim: Claim, vocabulary: Vocabulary) -> tuple[str, str]:
    """Give what claims share that may change each other: kind and number, or the name."""
    symbol = symbols.parse(vocabulary, claim.key, claim.type)
    return (symbol.kind, symbol.number) if symbol else ("", titles.name_key(claim.key))


def _quads(
    document: Document, references: References, vocabulary: Vocabulary
) -> tuple[iris.Iri, bytes]:
    name = iris.source_graph(document.source.sha256)
    return name, to_nquads(describe(document.tree, document.mentions, references, vocabulary), name)


def _reading(document: Document, references: References) -> Reading:
    return Reading(
        path=document.source.path,
        document=references.document.name,
        citations=len(document.mentions.citations),
        duties=len(document.mentions.duties),
        notes=document.source.notes,
    )


def _failure(path: Path, error: InputError) -> Failure:
    return Failure(path=path.as_posix(), reason=error.what, next_step=error.next_step)


def fingerprint(vocabulary: Vocabulary | None = None) -> str:
    """Give a hash of everything that decides what is read in a file: code, tables, registers of the user.

    A store keeps it beside each document, so that a newer program, or another register, has older documents
    read again.
    """
    if vocabulary is None or vocabulary.instruments is load().instruments:
        return _program()
    own = repr(vocabulary.instruments).encode()
    return hashlib.sha256(_program().encode() + own).hexdigest()[:16]


@cache
def _program() -> str:
    digest = hashlib.sha256()
    package = Path(__file__).parent
    rooms = ("records", "read", "parse", "extract", "resolve", "describe")
    code = sorted(path for room in rooms for path in (package / room).glob("*.py"))
    code += [package / f"{name}.py" for name in ("vietnamese", "vocabulary", "matching", "iris")]
    for path in code:
        digest.update(path.read_bytes())
    for table in sorted(resources.files("graph.ontology").iterdir(), key=lambda item: item.name):
        if table.name.endswith(".toml") and table.name != "interface.toml":
            digest.update(table.read_bytes())
    return digest.hexdigest()[:16]
