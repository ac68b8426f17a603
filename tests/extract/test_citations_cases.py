"""Golden cases of citations: a text, and what a careful annotator finds in it.

A case file holds cases of the form

    === what it shows
    text, one block a line
    --- found
    words || kind type key | date | issuer | relation | more

"-" is nothing stated; more is `in` (the citing citation), `at` (pinpoint), `basis`, `for` (what an alias stands
for), `defines`, `title`. A line of text may begin with its kind: "[title] ", "[footnote] " (its mark is the last ¹
before it); a line that begins with "- " stands under the last line that does not.
"""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from pathlib import Path

import pytest

from graph.extract.citations import find_citations
from graph.records.document import Block, BlockKind, DocumentTree, Flow
from graph.records.mentions import Citation, Evidence, Header, Stated
from graph.records.text import OffsetMap, SourceText, Span
from graph.vietnamese import respell
from graph.vocabulary import load

CASES = Path(__file__).parents[1] / "cases" / "citations"
FILES = sorted(CASES.glob("*.txt"))


def read_cases(path: Path) -> list[tuple[str, str, list[str]]]:
    """Give title, text and expected lines of each case of a file."""
    cases = []
    for part in path.read_text(encoding="utf-8").split("\n=== ")[1:]:
        title, _, rest = part.partition("\n")
        text, _, found = rest.partition("\n--- found")
        cases.append((title, text.strip("\n"), [line for line in found.splitlines() if line]))
    return cases


def grow(text: str) -> DocumentTree:
    """Make a tree of a case's text: one block a line."""
    flow = respell(unicodedata.normalize("NFC", text))
    blocks: list[Block] = []
    at = parent = 0
    for line in flow.split("\n"):
        start, kind, anchor = at, BlockKind.PREAMBLE, -1
        name, marked, _ = line[1:].partition("] ")
        if line.startswith("[") and marked:
            kind, start = BlockKind(name), at + len(name) + 3
        if kind is BlockKind.FOOTNOTE:
            anchor = flow.rfind("¹", 0, at)
        item = line.startswith("- ")
        if not item:
            parent = len(blocks)
        blocks.append(
            Block(
                kind=kind,
                start=start + 2 * item,
                end=at + len(line),
                parent=parent if item else -1,
                anchor=anchor,
            )
        )
        at += len(line) + 1
    source = SourceText(path="case", sha256="", media_type="text/plain", text=flow)
    return DocumentTree(
        source=source, flow=Flow(text=flow, homes=OffsetMap()), blocks=tuple(blocks)
    )


def plan_header() -> Header:
    """Give the head of a plan, so that a plan named after "ban hành … như sau" is known as the document itself."""
    return Header(type=Stated(value="KH", evidence=Evidence(span=Span(0, 0), rule="test")))


def render(tree: DocumentTree, citations: tuple[Citation, ...]) -> list[str]:
    """Give the citations as the lines of a case."""
    lines = []
    for citation in citations:
        more = {
            "in": citations[citation.subject].key if citation.subject >= 0 else None,
            "at": citation.provision,
            "basis": citation.basis,
            "for": citation.stands_for,
            "defines": "" if citation.defines else None,
            "title": citation.title,
        }
        fields = [
            f"{citation.kind} {citation.type} {citation.key}",
            citation.date or "-",
            citation.issuer or "-",
            citation.relation,
            *(f"{name} {value}".strip() for name, value in more.items() if value is not None),
        ]
        words = tree.source.slice(citation.evidence.span)
        lines.append(f"{words} || {' | '.join(fields)}")
    return lines


ALL = [
    pytest.param(text, found, id=f"{path.stem}: {title}")
    for path in FILES
    for title, text, found in read_cases(path)
]


def find(tree: DocumentTree) -> tuple[Citation, ...]:
    """Read the citations of a case."""
    return find_citations(tree, load(), plan_header())


@pytest.mark.parametrize(("text", "found"), ALL)
def test_case(text: str, found: list[str]) -> None:
    tree = grow(text)
    assert render(tree, find(tree)) == found


@pytest.mark.parametrize(("text", "found"), ALL)
def test_laws_of_citations(text: str, found: list[str]) -> None:
    """Spans slice back, order is that of the text, subjects come before, rules are rows, twice is the same."""
    tree = grow(text)
    citations = find(tree)
    assert citations == find(tree)
    assert len(citations) == len(found)
    rows = {f"citations.{cue.id}" for cue in load().cues["citations"]}
    types = {row.abbreviation for row in load().document_types}
    starts = [citation.evidence.span.start for citation in citations]
    assert starts == sorted(starts)
    for index, citation in enumerate(citations):
        words = tree.source.slice(citation.evidence.span)
        assert words
        assert words == words.strip()
        assert citation.evidence.rule in rows
        assert citation.relation_rule in rows | {""}
        assert citation.type in types
        assert -1 <= citation.subject < index
        assert 0 < citation.evidence.confidence <= 1


@pytest.mark.parametrize(("text", "found"), ALL)
def test_any_truncation_works(text: str, found: list[str]) -> None:
    for end in range(0, len(text), 7):
        tree = grow(text[:end].rstrip("\n"))
        assert len(find(tree)) <= len(found) + 3


@pytest.mark.parametrize(("text", "found"), ALL)
def test_decomposed_letters_give_the_same(text: str, found: list[str]) -> None:
    tree = grow(unicodedata.normalize("NFD", text))
    assert render(tree, find(tree)) == found


def test_every_relation_and_kind_has_a_case() -> None:
    told = "\n".join(line for path in FILES for _, _, found in read_cases(path) for line in found)
    for relation in {c.means for c in load().cues["citations"] if c.means} - {"transparent"}:
        assert f"| {relation}" in told, relation


def test_section_is_the_path_of_the_block() -> None:
    tree = grow("Thực hiện Luật Trẻ em.")
    block = replace(tree.blocks[0], path=("III", "1", "a"))
    (citation,) = find(replace(tree, blocks=(block,)))
    assert citation.section == ("III", "1", "a")
