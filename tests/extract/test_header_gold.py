"""Head, targets and deadlines of real plans against what people read in them."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from typing import Any

import pytest

from graph import vocabulary
from graph.extract.deadlines import find_deadlines
from graph.extract.header import read_header
from graph.extract.targets import find_targets
from graph.parse.tree import parse
from graph.read.files import read

SHARED = Path(__file__).resolve().parents[3] / "shared"
GOLD = sorted((SHARED / "gold").glob("*.json"))
FIELDS = ("type", "symbol", "date", "place", "issuer", "title", "signer")

pytestmark = pytest.mark.skipif(not GOLD, reason="the gold files stand beside the repository")


def predicted(path: Path) -> dict[str, Any]:
    words = vocabulary.load()
    tree = parse(read(path), words)
    header = read_header(tree, words)
    stated = {name: getattr(header, name) for name in FIELDS}
    document: dict[str, Any] = {name: s.value if s else None for name, s in stated.items()}
    period = header.period
    document["period"] = period and {
        "start": period.start,
        "end": period.end,
        "horizon": period.horizon,
    }
    targets = [
        {"start": t.evidence.span.start, "end": t.evidence.span.end, "value": t.value}
        for t in find_targets(tree, words)
    ]
    deadlines = [
        {
            "start": d.evidence.span.start,
            "end": d.evidence.span.end,
            "due": d.due,
            "every": d.every,
        }
        for d in find_deadlines(tree, words, header)
    ]
    return {"document": document, "targets": targets, "deadlines": deadlines}


def test_floors_hold() -> None:
    spec = importlib.util.spec_from_file_location("score", SHARED / "gold" / "score.py")
    assert spec
    assert spec.loader
    score = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(score)
    tally = score.Tally()
    for path in GOLD:
        gold = json.loads(path.read_text(encoding="utf-8"))
        gold |= {"citations": [], "duties": []}
        source = SHARED / "seeds" / gold["source"]
        score.score_document(tally, path.name, gold, predicted(source))
    f1 = {row[0]: row[3] for row in tally.rows()}
    assert f1["document fields"] == 1.0, tally.errors
    assert f1["targets"] >= 0.95, tally.errors
    assert f1["deadlines"] >= 0.95, tally.errors
