"""How well mentions are resolved to the right node: the five seeds against a key made by hand.

usage: python benchmarks/gauge_resolution.py [--errors]

A mention that got the node of something else is a wrong merge; one that got a node of its own where its kin got
the right one, or a node that nothing should have, is a wrong split; a mention that the reader did not find at
that place is not counted (benchmarks/gauge.py judges reading).
"""

from __future__ import annotations

import argparse
import sys
import tomllib
from collections import Counter
from pathlib import Path

from graph import pipeline, vocabulary
from graph.records.references import Reference, Resolved
from graph.resolve.register import build as build_register

ROOT = Path(__file__).resolve().parent.parent
SEEDS = ROOT.parent / "shared" / "seeds"
KEY = ROOT / "tests" / "gold" / "seed-resolution.toml"
_TAILS = {"citations": "/akn/vn/act/", "agents": "/agency/"}

Found = dict[tuple[str, str, int], str]


def _tail(reference: Reference, kind: str) -> str:
    """Give the end of an IRI; for a mention that stays open the reason after a question mark."""
    if isinstance(reference, Resolved):
        return reference.iri.split(_TAILS[kind], 1)[-1]
    return f"?{reference.reason.value}"


def resolve() -> Found:
    """Resolve the seeds as one corpus: tail of the IRI by file, kind and offset."""
    words = vocabulary.load()
    documents, _ = pipeline.read_all([SEEDS], words)
    register = build_register(words, [claim for item in documents for claim in item.claims])
    found: Found = {}
    for item in documents:
        name = Path(item.source.path).name
        references = pipeline.refer(item, register, words)
        for citation, reference in zip(item.mentions.citations, references.citations, strict=True):
            place = (name, "citations", citation.evidence.span.start)
            found[place] = _tail(reference, "citations")
        for duty, agents in zip(item.mentions.duties, references.agents, strict=True):
            for agent, reference in zip(duty.agents, agents, strict=True):
                place = (name, "agents", agent.named.evidence.span.start)
                found.setdefault(place, _tail(reference, "agents"))
    return found


def key() -> Found:
    """Read the key."""
    tables = tomllib.loads(KEY.read_text(encoding="utf-8"))
    return {
        (name, kind, int(start)): tail
        for name, kinds in tables.items()
        for kind, rows in kinds.items()
        for start, tail in rows.items()
    }


def judge(expected: Found, found: Found) -> dict[str, Counter[str]]:
    """Count by kind: right, merge, split, open, unread."""
    nodes = set(expected.values())
    counts: dict[str, Counter[str]] = {kind: Counter() for kind in _TAILS}
    for place, tail in expected.items():
        given = found.get(place)
        if given is None:
            verdict = "unread"
        elif given == tail:
            verdict = "right"
        elif given.startswith("?"):
            verdict = "open"
        else:
            verdict = "merge" if given in nodes else "split"
        counts[place[1]][verdict] += 1
    return counts


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--errors", action="store_true", help="also list each mention that is not right"
    )
    arguments = parser.parse_args()
    if not SEEDS.is_dir():
        print("seeds: not present, left out")
        sys.exit(0)
    expected, found = key(), resolve()
    print(
        f"{'':12}{'judged':>8}{'right':>8}{'share':>8}{'merges':>8}{'splits':>8}{'open':>8}{'unread':>8}"
    )
    for kind, counts in judge(expected, found).items():
        judged = sum(counts.values()) - counts["unread"]
        share = counts["right"] / judged if judged else 0.0
        row = (counts["merge"], counts["split"], counts["open"], counts["unread"])
        print(
            f"{kind:12}{judged:8}{counts['right']:8}{share:8.3f}" + "".join(f"{n:8}" for n in row)
        )
    if arguments.errors:
        for place in sorted(expected):
            if found.get(place) != expected[place]:
                print(*place, f"expected {expected[place]}", f"found {found.get(place)}", sep="  ")


if __name__ == "__main__":
    main()
