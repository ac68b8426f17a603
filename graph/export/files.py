"""Exports on disk: which formats, where to, and what to tell about them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from graph import interface, vocabulary
from graph.errors import CannotWrite, NothingToExport
from graph.export import as_of, rdf
from graph.export.graphml import to_graphml
from graph.export.selection import around, lines_of
from graph.export.tables import to_tables
from graph.network import read_network

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.network import Network
    from graph.store.protocol import Store

#: Format: file name by default, and whether it is a folder of files.
NAMES = {
    "html": "graph.html",
    "turtle": "graph.ttl",
    "jsonld": "graph.jsonld",
    "nquads": "graph.nq",
    "graphml": "graph.graphml",
    "csv": "tables",
}
DEFAULT_FOLDER = Path("exports")


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What is to be exported, how and where to."""

    formats: tuple[str, ...]
    output: Path | None = None
    focus: str = ""
    depth: int = 2
    max_nodes: int = 3000
    title: str = "Căn Cứ"
    language: str = "vi"
    #: Owners, provinces and validity of this day (ISO); empty for as written. RDF stays as written: it holds
    #: the changes themselves.
    as_of: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """Something to tell: the id of a message and its values."""

    message: str
    values: tuple[tuple[str, object], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A file that was written, and what to tell about it."""

    path: Path
    notes: tuple[Note, ...]


def write(store: Store, wish: Wish) -> Iterator[Written]:
    """Write each format wished for; raises `NothingToExport` or `CannotWrite`."""
    network = read_network(store)
    if wish.as_of:
        words, say = vocabulary.load(), interface.load(wish.language)
        network, focus = as_of.shown_on(network, store, words, wish.as_of, say, wish.focus)
        wish = replace(wish, focus=focus)
    if wish.focus:
        network = around(network, wish.focus, wish.depth)
    if not network.graph:
        raise NothingToExport("the graph is empty", next_step="run `graph build PATH...` first")
    for form in wish.formats:
        if form == "html":
            yield _write_page(network, wish)
        elif form == "csv":
            yield from _write_tables(network, wish)
        else:
            text = _render(form, store, network, wish)
            yield _save(_path(form, wish), text)


def _render(form: str, store: Store, network: Network, wish: Wish) -> bytes:
    if form == "graphml":
        return to_graphml(network).encode()
    nquads = store.dump()
    if wish.focus:
        nquads = lines_of(nquads, network.graph)
    return rdf.convert(nquads, form)


def _write_page(network: Network, wish: Wish) -> Written:
    from graph.export.html import to_html  # noqa: PLC0415  (pyvis takes half a second to import)

    page = to_html(
        network, wish.language, title=wish.title, max_nodes=wish.max_nodes, focus=wish.focus
    )
    written = _save(_path("html", wish), page.html.encode())
    size = _size(len(page.html.encode()))
    values = (
        ("path", written.path.as_posix()),
        ("size", size),
        ("nodes", page.nodes),
        ("edges", page.edges),
    )
    notes = [Note(message="export-written", values=values)]
    if page.omitted:
        notes.append(Note(message="export-omitted", values=(("omitted", page.omitted),)))
    return Written(path=written.path, notes=tuple(notes))


def _write_tables(network: Network, wish: Wish) -> Iterator[Written]:
    folder = _path("csv", wish)
    for name, text in to_tables(network).items():
        yield _save(folder / name, text.encode())


def _path(form: str, wish: Wish) -> Path:
    if wish.output is None:
        return DEFAULT_FOLDER / NAMES[form]
    return wish.output if len(wish.formats) == 1 else wish.output / NAMES[form]


def _save(path: Path, content: bytes) -> Written:
    """Write beside the target and swap, so that a full disk leaves the old file whole."""
    draft = path.with_name(path.name + ".part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        draft.write_bytes(content)
        draft.replace(path)
    except OSError as error:
        raise CannotWrite(
            error.strerror or str(error), where=path.as_posix(), next_step="choose another --output"
        ) from error
    note = Note(
        message="export-file", values=(("path", path.as_posix()), ("size", _size(len(content))))
    )
    return Written(path=path, notes=(note,))


def _size(count: int) -> str:
    megabyte = 1_000_000
    return f"{count / megabyte:.1f} MB" if count >= megabyte else f"{-(-count // 1000)} kB"
