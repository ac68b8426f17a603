from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from graph import iris, pipeline, vocabulary
from graph.records.report import BuildReport
from graph.store import sources
from graph.store.local import LocalStore
from tests import texts

WORDS = vocabulary.load()


def write(folder: Path, **documents: str) -> Path:
    folder.mkdir(exist_ok=True)
    for name, text in documents.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return folder


def build(store: LocalStore, *paths: Path) -> BuildReport:
    return pipeline.build(paths, store, WORDS)


def test_what_did_not_change_is_not_read_again(tmp_path: Path) -> None:
    folder, store = write(tmp_path / "in", plan=texts.PLAN, letter=texts.LETTER), LocalStore()
    first = build(store, folder)
    before = store.dump()
    second = build(store, folder)
    assert (len(first.read), len(first.unchanged)) == (2, 0)
    assert (len(second.read), len(second.unchanged)) == (0, 2)
    assert store.dump() == before


def test_a_changed_file_replaces_what_was_read_in_it(tmp_path: Path) -> None:
    folder, store = write(tmp_path / "in", plan=texts.PLAN), LocalStore()
    build(store, folder)
    write(folder, plan=texts.PLAN.replace("Sở Y tế", "Sở Nội vụ"))
    report = build(store, folder)
    assert len(report.read) == 1
    (held,) = sources.held(store)
    said = store.graph(iris.source_graph(held.sha256)).decode()
    assert "Sở Nội vụ tỉnh Lào Cai" in said
    assert "Sở Y tế tỉnh Lào Cai" not in said


@pytest.mark.parametrize("order", [("plan", "letter", "dated"), ("dated", "letter", "plan")])
def test_any_order_of_builds_gives_the_same_bytes(tmp_path: Path, order: tuple[str, ...]) -> None:
    every = {"plan": texts.PLAN, "letter": texts.LETTER, "dated": texts.DATED}
    folder = write(tmp_path / "in", **every, undated=texts.UNDATED)
    at_once, one_by_one = LocalStore(), LocalStore()
    build(at_once, folder)
    for name in (*order, "undated"):
        build(one_by_one, folder / f"{name}.txt")
    assert one_by_one.dump() == at_once.dump()


def test_a_later_document_gives_an_earlier_one_its_date(tmp_path: Path) -> None:
    folder, store = write(tmp_path / "in", undated=texts.UNDATED), LocalStore()
    build(store, folder)
    assert "/2012-02-01/99" not in store.dump().decode()
    write(folder, dated=texts.DATED)
    report = build(store, folder)
    assert [Path(path).name for path in report.relinked] == ["undated.txt"]
    undated = next(item for item in sources.held(store) if item.path.endswith("undated.txt"))
    assert "/2012-02-01/99" in store.graph(iris.source_graph(undated.sha256)).decode()


def test_the_store_gives_back_what_the_reader_gave(tmp_path: Path) -> None:
    folder, store = write(tmp_path / "in", plan=texts.PLAN), LocalStore()
    build(store, folder)
    (fresh,), _ = pipeline.read_all([folder], WORDS)
    assert sources.source(store, fresh.source.sha256) == fresh.source


def test_the_store_says_of_identities_what_the_document_says(tmp_path: Path) -> None:
    folder, store = write(tmp_path / "in", plan=texts.PLAN, letter=texts.LETTER), LocalStore()
    build(store, folder)
    documents, _ = pipeline.read_all([folder], WORDS)
    fresh = {
        replace(claim, locality=claim.locality and "lao-cai")
        for document in documents
        for claim in document.claims
    }
    stored = set(sources.claims(store, [document.source.sha256 for document in documents]))
    assert stored == fresh


def test_a_bad_file_is_reported_and_the_rest_is_built(tmp_path: Path) -> None:
    folder, store = write(tmp_path / "in", plan=texts.PLAN), LocalStore()
    (folder / "empty.txt").write_bytes(b"")
    (folder / "binary.txt").write_bytes(bytes(range(256)) * 40)
    (folder / "zeros.txt").write_bytes(b"KE HOACH\0\0\0" * 100)
    report = build(store, folder)
    assert [Path(item.path).name for item in report.failed] == [
        "binary.txt",
        "empty.txt",
        "zeros.txt",
    ]
    assert all(item.reason and item.next_step for item in report.failed)
    assert len(report.read) == 1


def test_a_build_that_was_killed_is_finished_by_the_next(tmp_path: Path) -> None:
    folder, whole, killed = write(tmp_path / "in", plan=texts.PLAN), LocalStore(), LocalStore()
    build(whole, folder)
    build(killed, folder)
    killed.drop_graph(iris.REGISTER_GRAPH)  # as if killed after the last document
    sources.begin(killed)
    assert build(killed, folder).unchanged
    assert killed.dump() == whole.dump()
    assert not sources.unfinished(killed)
