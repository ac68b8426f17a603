"""The sections of the duties that were read by hand from two real plans are blocks of their trees."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from graph import vocabulary
from graph.parse.tree import parse
from graph.read.files import read

SHARED = Path(__file__).parents[3] / "shared"
GOLD = sorted((SHARED / "gold").glob("*.json"))


@pytest.mark.skipif(not GOLD, reason="the gold files beside the repository are absent")
@pytest.mark.parametrize("path", GOLD, ids=lambda path: path.stem)
def test_every_duty_begins_with_a_block_of_its_section(path: Path) -> None:
    gold = json.loads(path.read_text(encoding="utf-8"))
    tree = parse(read(SHARED / "seeds" / gold["source"]), vocabulary.load())
    spans = {
        (".".join(block.path), tree.flow.source(block.start, block.end).start)
        for block in tree.blocks
    }
    missing = [
        duty["section"] for duty in gold["duties"] if (duty["section"], duty["start"]) not in spans
    ]
    assert missing == []
