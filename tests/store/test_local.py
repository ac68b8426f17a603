from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest

from graph import terms
from graph.describe.nquads import to_nquads
from graph.errors import BadQuery, NoStore, StoreError, StoreLocked, StoreTooNew
from graph.records.triples import Literal, Triple
from graph.store.failures import explain
from graph.store.local import LocalStore, create
from graph.store.protocol import STORE_GRAPH, NamedGraph, Rows, Triples

if TYPE_CHECKING:
    from collections.abc import Iterator

A, B = "https://cancu.vn/source/aa", "https://cancu.vn/source/bb"
PLAN = "https://cancu.vn/akn/vn/act/ke-hoach/ubnd/2021-04-16/90"


def graph(name: str, *labels: str) -> bytes:
    return to_nquads([Triple(PLAN, terms.LABEL, Literal(label)) for label in labels], name)


def labels(store: LocalStore) -> list[str]:
    return sorted(row[0] or "" for row in store.select("SELECT DISTINCT ?l { ?d rdfs:label ?l }"))


def test_a_graph_is_replaced_whole_and_others_stay(store: LocalStore) -> None:
    store.replace_graph(A, graph(A, "Kế hoạch 90", "cũ"), "v1")
    store.replace_graph(B, graph(B, "Quyết định 193"), "v1")
    store.replace_graph(A, graph(A, "Kế hoạch 90"), "v2")
    assert labels(store) == ["Kế hoạch 90", "Quyết định 193"]
    assert store.graphs() == {A: "v2", B: "v1"}


def test_a_dropped_graph_leaves_nothing_behind(store: LocalStore) -> None:
    store.replace_graph(A, graph(A, "Kế hoạch 90"), "v1")
    store.drop_graph(A)
    store.drop_graph(A)
    assert store.graphs() == {}
    assert store.dump() == b""


def test_the_dump_does_not_depend_on_the_order_of_building(store: LocalStore) -> None:
    other = LocalStore()
    other.bulk([NamedGraph(B, graph(B, "hai"), "v"), NamedGraph(A, graph(A, "một", "ba"), "v")])
    store.replace_graph(A, graph(A, "một", "ba"))
    store.replace_graph(B, graph(B, "hai"))
    lines = (graph(A, "một", "ba") + graph(B, "hai")).splitlines(keepends=True)
    assert store.dump() == other.dump() == b"".join(sorted(lines))


HOSTILE = [
    'nói "dừng" \\ \\u0041 \\n',
    "dòng\nmới\r\n\ttab",
    "\x00\x01\x07\b\f\x0b\x7f",
    "\x85\u2028\ufffe\uffff",
    '" } } ; DROP ALL ; INSERT DATA { <a:b> <a:b> "',
    f"x <{A}> .\n<a:b> <a:b> <a:b>",
    "Thái Nguyên".encode().decode() + "e\u0301" + "😀",
    "''' \"\"\" #",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_any_text_comes_back_as_it_was(store: LocalStore, text: str) -> None:
    quads = graph(A, text)
    store.replace_graph(A, quads)
    store.replace_graph(A, quads)  # the second goes the way of an update
    assert labels(store) == [text]
    assert store.graph(A) == quads


def test_numbers_and_dates_come_back_in_the_same_bytes(store: LocalStore) -> None:
    values = [("90", terms.DECIMAL), ("0.5", terms.DECIMAL), ("12", terms.INTEGER)]
    values += [
        ("2021-04-16", terms.DATE_TYPE),
        ("2024-01", terms.MONTH_TYPE),
        ("2024", terms.YEAR_TYPE),
    ]
    quads = to_nquads([Triple(PLAN, terms.VALUE, Literal(v, t)) for v, t in values], A)
    store.replace_graph(A, quads)
    assert store.graph(A) == quads


def test_lines_of_another_graph_are_refused(store: LocalStore) -> None:
    with pytest.raises(ValueError, match="not N-Quads of the graph"):
        store.replace_graph(A, graph(B, "x"))
    assert store.graphs() == {}


def test_a_name_that_is_no_iri_reaches_no_store(store: LocalStore) -> None:
    with pytest.raises(ValueError, match="no IRI"):
        to_nquads([Triple(PLAN, terms.LABEL, "https://cancu.vn/> } ; DROP ALL ; #")], A)
    with pytest.raises(ValueError, match="Invalid IRI"):
        store.drop_graph("https://cancu.vn/> ; DROP ALL ; #")


def test_answers_are_typed_and_bounded(store: LocalStore) -> None:
    store.replace_graph(A, graph(A, "một", "hai", "ba"))
    answer = store.query("SELECT ?d ?l ?none { ?d rdfs:label ?l } ORDER BY ?l", limit=2)
    assert answer == Rows(
        columns=("d", "l", "none"),
        rows=((PLAN, Literal("ba"), None), (PLAN, Literal("hai"), None)),
        cut=True,
    )
    assert store.query("ASK { ?d rdfs:label 'ba' }") is True
    built = store.query("CONSTRUCT { ?d skos:altLabel ?l } WHERE { ?d rdfs:label ?l }", limit=3)
    assert isinstance(built, Triples)
    assert (len(built.triples), built.cut) == (3, False)
    assert built.triples[0].predicate == terms.ALT_LABEL


def test_parameters_are_bound_as_terms(store: LocalStore) -> None:
    store.replace_graph(A, graph(A, "một"))
    query = "SELECT ?l ?d { ?d rdfs:label ?l }"
    assert list(store.select(query, {"l": Literal("một")})) == [("một", PLAN)]
    assert list(store.select(query, {"l": Literal('một" } #')})) == []
    with pytest.raises(BadQuery):
        list(store.select(query, {"d": "https://cancu.vn/> } #"}))


def test_rdflib_sees_the_union_of_the_graphs(store: LocalStore) -> None:
    store.replace_graph(A, graph(A, "một"))
    store.replace_graph(B, graph(B, "hai"))
    dataset = store.as_rdflib()
    answer = dataset.query(f"SELECT ?l {{ ?d <{terms.LABEL}> ?l }}")
    assert {str(value) for row in answer.bindings for value in row.values()} == {"một", "hai"}


def test_what_was_written_is_there_after_reopening(tmp_path: Path) -> None:
    with LocalStore(tmp_path / "s") as store:
        store.replace_graph(A, graph(A, "một"), "v1")
    with LocalStore(tmp_path / "s", read_only=True) as reader:
        assert reader.graphs() == {A: "v1"}
        with pytest.raises(StoreError, match="read only"):
            reader.replace_graph(A, graph(A, "hai"))


def test_a_second_writer_is_told_to_wait_and_a_reader_is_not(tmp_path: Path) -> None:
    with LocalStore(tmp_path / "s") as store:
        store.replace_graph(A, graph(A, "một"))
        with pytest.raises(StoreLocked) as caught:
            LocalStore(tmp_path / "s")
        assert "wait" in caught.value.next_step
        assert LocalStore(tmp_path / "s", read_only=True).graphs() == {A: ""}


def test_no_store_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(NoStore) as caught:
        LocalStore(tmp_path / "nowhere", read_only=True)
    assert "graph build" in caught.value.next_step
    assert not (tmp_path / "nowhere").exists()


def test_a_folder_with_other_files_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(StoreError, match="not empty"):
        LocalStore(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.txt"]


@pytest.mark.parametrize("version", [99, None])
def test_a_store_of_another_program_is_not_touched(tmp_path: Path, version: int | None) -> None:
    raw = ox.Store(str(tmp_path / "s"))
    mark = ox.NamedNode(STORE_GRAPH)
    if version is None:
        raw.update('INSERT DATA { <a:b> <a:b> "x" }')
    else:
        raw.add(ox.Quad(mark, ox.NamedNode(terms.STORE_VERSION), ox.Literal(version), mark))
    raw.flush()
    del raw
    for read_only in (False, True):
        with pytest.raises(StoreTooNew):
            LocalStore(tmp_path / "s", read_only=read_only)


def test_a_new_store_appears_only_when_it_is_whole(tmp_path: Path) -> None:
    path = tmp_path / "s"

    def graphs() -> list[NamedGraph]:
        return [NamedGraph(A, graph(A, "một"), "v1"), NamedGraph(B, graph(B, "hai"), "v1")]

    def failing() -> Iterator[NamedGraph]:
        yield graphs()[0]
        assert not path.exists()
        msg = "the reader broke"
        raise OSError(msg)

    with pytest.raises(StoreError, match="the reader broke"):
        create(path, failing())
    assert not path.exists()
    with create(path, graphs()) as store:
        assert store.graphs() == {A: "v1", B: "v1"}
    assert [item.name for item in tmp_path.iterdir()] == ["s"]
    with pytest.raises(StoreError, match="something here"):
        create(path, [])


@pytest.mark.parametrize(
    ("message", "words"),
    [
        ("IO error: No space left on device: While appending to file", "disk is full"),
        ("IO error: Read-only file system", "may not be written"),
        ("IO error: Permission denied", "may not be written"),
        ("Corruption: block checksum mismatch", "damaged"),
        ("Corruption: IO error: No such file or directory: 9.sst", "changed while it was read"),
        ("something new", "cannot be used: something new"),
    ],
)
def test_failures_of_the_disk_say_what_to_do(message: str, words: str) -> None:
    error = explain(OSError(message), Path("kho"))
    assert words in error.what
    assert error.where == "kho"
    assert error.next_step


_WRITER = """
import sys
from graph import terms
from graph.describe.nquads import to_nquads
from graph.records.triples import Literal, Triple
from graph.store.local import LocalStore

store = LocalStore(sys.argv[1])
name = "https://cancu.vn/source/aa"
for turn in range(100_000):
    triples = [Triple(f"{name}#{i}", terms.VALUE, Literal(str(turn))) for i in range(200)]
    store.replace_graph(name, to_nquads(triples, name), str(turn))
    print(turn, flush=True)
"""


@pytest.mark.parametrize("turns", [1, 7, 20])
def test_a_killed_build_leaves_every_graph_whole(tmp_path: Path, turns: int) -> None:
    process = subprocess.Popen(
        [sys.executable, "-c", _WRITER, str(tmp_path / "s")], stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    with process, process.stdout:
        for _ in range(turns):
            last = int(process.stdout.readline())
        time.sleep(0.003)  # into the next write
        process.kill()
    with LocalStore(tmp_path / "s") as store:
        rows = list(store.select(f"SELECT ?i ?v {{ ?i <{terms.VALUE}> ?v }}"))
        written = {int(value or "") for _, value in rows}
        assert len(rows) == 200
        assert len(written) == 1
        assert written.pop() >= last
        assert store.graphs()[A] in {str(last), *(row[1] for row in rows)}
        store.replace_graph(A, graph(A, "sau"))
        assert labels(store) == ["sau"]
