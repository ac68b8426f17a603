"""Citations measured against texts annotated by hand, where they are at hand."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from graph.extract.citations import find_citations
from graph.extract.header import read_header
from graph.parse.tree import parse
from graph.records.text import SourceText
from graph.vocabulary import load

if TYPE_CHECKING:
    from graph.records.mentions import Citation

SHARED = Path(__file__).parents[3] / "shared"
GOLD, SENTENCES = SHARED / "gold", SHARED / "vnlegaltext" / "sentences.jsonl"


def read(path: str, text: str) -> tuple[SourceText, tuple[Citation, ...]]:
    """Read the citations of a text through the stages before."""
    source = SourceText(path=path, sha256="", media_type="text/plain", text=text)
    tree = parse(source, load())
    return source, find_citations(tree, load(), read_header(tree, load()))


def rows(source: SourceText, citations: tuple[Citation, ...]) -> list[dict[str, Any]]:
    """Give the citations in the form of the gold files."""
    return [
        {
            "start": citation.evidence.span.start,
            "end": citation.evidence.span.end,
            "text": source.slice(citation.evidence.span),
            "type": citation.type,
            "key": citation.key,
            "date": citation.date,
            "issuer": citation.issuer,
            "relation": str(citation.relation),
            "subject": citations[citation.subject].key if citation.subject >= 0 else None,
            "provision": citation.provision,
        }
        for citation in citations
    ]


def scorer() -> Any:
    """Load the annotators' own scorer."""
    spec = importlib.util.spec_from_file_location("gold_score", GOLD / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.skipif(not GOLD.is_dir(), reason="the gold annotations are not at hand")
def test_gold() -> None:
    score = scorer()
    tally = score.Tally()
    for path in sorted(GOLD.glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        seed = SHARED / "seeds" / Path(gold["source"]).name
        with seed.open(encoding="utf-8", newline="") as file:
            source, citations = read(seed.name, file.read())
        gold |= {"document": {}, "duties": [], "targets": [], "deadlines": []}
        score.score_document(tally, seed.name, gold, {"citations": rows(source, citations)})
    figures = {name: f1 for name, _, _, f1, known in tally.rows() if known}
    assert figures["citations"] >= 0.98, tally.errors
    for name in ("date", "issuer", "relation", "subject"):
        assert figures[f"citation {name}"] >= 0.97, tally.errors


@pytest.mark.skipif(not SENTENCES.is_file(), reason="the annotated sentences are not at hand")
def test_sentences_of_laws() -> None:
    """Find what the sentences label, and hold against us only what no label of the sentence covers.

    The labels leave out the document's own title before its "Căn cứ", and label some places twice.
    """
    hit = missed = extra = 0
    for line in SENTENCES.read_text(encoding="utf-8").splitlines():
        sentence = json.loads(line)
        text, refs = sentence["text"], sentence["refs"]
        _, citations = read(sentence["id"], text)
        spans = [citation.evidence.span for citation in citations]
        spans_of_refs = {(ref["start"], ref["end"]) for ref in refs}
        whole = [
            r
            for r in spans_of_refs
            if not any(o[0] <= r[0] and r[1] <= o[1] and o != r for o in spans_of_refs)
        ]
        for start, end in whole:
            met = any(span.start < end and start < span.end for span in spans)
            hit, missed = hit + met, missed + (not met)
        bases = text.find("Căn cứ ")
        labelled = ["".join(text[a:b].casefold().split()) for a, b in whole]
        for citation, span in zip(citations, spans, strict=True):
            words = "".join(text[span.start : span.end].casefold().split())
            lawful = citation.type in {
                "Hiến pháp",
                "Bộ luật",
                "Luật",
                "Pháp lệnh",
                "NĐ",
                "NQ",
                "QĐ",
                "TT",
                "TTLT",
            }
            if (
                lawful
                and span.start > bases
                and not any(w in words or words in w for w in labelled)
            ):
                extra += 1
    precision, recall = hit / (hit + extra), hit / (hit + missed)
    assert 2 * precision * recall / (precision + recall) >= 0.985
