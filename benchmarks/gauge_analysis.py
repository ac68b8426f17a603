"""How well analysis judges: pairs of duties and aligned duties of the sample plans, against a key made by hand.

usage: python benchmarks/gauge_analysis.py [--errors]

The key (tests/gold/seed-*.toml) names duties by file, section and offset; the plans lie beside the repository in
../shared/seeds. A figure below its floor fails the run.
"""

from __future__ import annotations

import argparse
import tomllib
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from graph import pipeline, vocabulary
from graph.analyze import tasks
from graph.analyze.compare import compare
from graph.network import Network, read_network
from graph.store.local import LocalStore

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parent.parent
SEEDS = ROOT.parent / "shared" / "seeds"
GOLD = ROOT / "tests" / "gold"
#: How the pairs of the key were drawn, and what their figures are called.
DRAWS = {"reading": "pairs", "border": "hard pairs", "sample": "sampled pairs"}
#: (figure, floor): those that fail the run.
FLOORS = {"pairs P": 0.9, "pairs R": 0.8, "alignment F1": 0.9}


@dataclass(frozen=True)
class Key:
    """Duties of a network by file and offset, as the key names them."""

    network: Network

    def duty(self, named: dict[str, Any]) -> str:
        """Give the IRI of the innermost duty that holds an offset; raises `KeyError` where none does."""
        held = []
        for iri, view in self.network.duties.items():
            span = self.network.graph.nodes[iri]
            inside = span["start"] <= named["start"] < span["end"]
            if inside and Path(view.quote.path).name == named["file"]:
                held.append((span["end"] - span["start"], iri))
        if not held:
            raise KeyError(
                f"{named['file']} {named['section']}: no duty was read at {named['start']}"
            )
        return min(held)[1]


def load(folder: Path = SEEDS) -> Network:
    """Read the plans into a network."""
    with LocalStore() as store:
        pipeline.build([folder], store, vocabulary.load())
        return read_network(store)


def rows(name: str, table: str) -> list[dict[str, Any]]:
    """Read one key."""
    found: list[dict[str, Any]] = tomllib.loads((GOLD / name).read_text(encoding="utf-8"))[table]
    return found


def score_pairs(network: Network, errors: list[str]) -> dict[str, float]:
    """Compare the same-task judgement of each pair of the key.

    "pairs" were drawn while reading, before anything was measured, and carry the floor; "hard pairs" lie near the
    border; "sampled pairs" were found and nobody had judged them: what counts there is precision.
    """
    key = Key(network)
    views = list(network.duties.values())
    number = {view.node.iri: place for place, view in enumerate(views)}
    field = tasks.field_of(network, views)
    counts: dict[str, Counter[str]] = {name: Counter() for name in DRAWS.values()}
    for row in rows("seed-pairs.toml", "pair"):
        one, two = (number[key.duty(row[side])] for side in ("first", "second"))
        score = field.match(one, two).score
        found, wanted = score >= tasks.SAME, row["judged"] == "same"
        kind = DRAWS[row["drawn"]]
        counts[kind]["found"] += found
        counts[kind]["wanted"] += wanted
        counts[kind]["right"] += found and wanted
        if found != wanted:
            said = "same" if found else "not the same"
            ends = f"{views[one].node.label} / {views[two].node.label}"
            errors.append(f"{kind}: {said} ({score:.2f}), judged {row['judged']}: {ends}")
    counts["all pairs"] = sum(counts.values(), Counter())
    figures: dict[str, float] = {}
    for kind, count in counts.items():
        figures |= _figures(kind, count)
    return figures


def _figures(name: str, count: Counter[str]) -> dict[str, float]:
    precision = count["right"] / count["found"] if count["found"] else 0.0
    recall = count["right"] / count["wanted"] if count["wanted"] else 0.0
    both = precision + recall
    return {
        f"{name} P": precision,
        f"{name} R": recall,
        f"{name} F1": 2 * precision * recall / both if both else 0.0,
    }


Row = tuple[str, str]


def score_alignment(network: Network, errors: list[str]) -> dict[str, float]:
    """Compare what became of each duty of the key; optional rows count neither for nor against.

    "alignment" counts pairs that go on, "all rows" also what is new and what was dropped.
    """
    key = Key(network)
    wanted: set[Row] = set()
    optional: set[Row] = set()
    for row in rows("seed-alignment.toml", "row"):
        ends = [key.duty(row[side]) if side in row else "" for side in ("before", "after")]
        (optional if row.get("optional") else wanted).add((ends[0], ends[1]))
    documents = {
        network.duties[iri].document.iri: side
        for pair in wanted
        for side, iri in enumerate(pair)
        if iri
    }
    before, after = sorted(documents, key=lambda iri: documents[iri])
    known = {iri for pair in wanted | optional for iri in pair}
    found = {pair for pair in _found(network, before, after) if known.issuperset(pair)} - optional
    for pair in sorted(found ^ wanted):
        said = "wrong" if pair in found else "missed"
        names = [network.duties[iri].node.label if iri else "—" for iri in pair]
        errors.append(f"alignment: {said}: {names[0]} → {names[1]}")
    pairs = {"found": {p for p in found if all(p)}, "wanted": {p for p in wanted if all(p)}}
    return {
        **_figures("alignment", _count(pairs["found"], pairs["wanted"])),
        **_figures("all rows", _count(found, wanted)),
    }


def _found(network: Network, before: str, after: str) -> Iterator[Row]:
    for change in compare(network, before, after).changes:
        yield (
            change.before.node.iri if change.before else "",
            change.after.node.iri if change.after else "",
        )


def _count(found: set[Row], wanted: set[Row]) -> Counter[str]:
    return Counter(found=len(found), wanted=len(wanted), right=len(found & wanted))


def main() -> int:
    """Print the figures and compare them with their floors."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--errors", action="store_true", help="list what was judged wrong")
    options = parser.parse_args()
    if not SEEDS.is_dir():
        print(f"{SEEDS.name}: not present, left out")
        return 0
    network = load()
    errors: list[str] = []
    figures = {**score_pairs(network, errors), **score_alignment(network, errors)}
    low = 0
    for name, value in figures.items():
        floor = FLOORS.get(name)
        mark = "" if floor is None else f"   floor {floor:.2f}"
        if floor is not None and value < floor:
            mark, low = f"{mark}  BELOW", low + 1
        print(f"  {name:16}{value:8.3f}{mark}")
    if options.errors:
        print("\n".join(errors))
    return 1 if low else 0


if __name__ == "__main__":
    raise SystemExit(main())
