"""How well the stages read: every gold set that is present, one table, against the figures committed.

usage: python benchmarks/gauge.py [--accept] [--errors]

Gold sets: tests/gold (ours), and where they lie beside the repository ../shared/gold and
../shared/vnlegaltext. A figure that falls below benchmarks/gauge.json fails the run; a commit that
means it declares it by committing the file anew (--accept writes it). Speed is printed, never judged.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from graph import pipeline, vocabulary
from graph.export import extracted
from graph.read import files
from graph.resolve.register import build as build_register

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
SHARED = ROOT.parent / "shared"
COMMITTED = HERE / "gauge.json"
#: A fall smaller than this is noise of rounding.
TOLERANCE = 0.0005


def extract(paths: list[Path], out: Path) -> float:
    """Write what is read in the files, one JSON object a line; give MB (UTF-8) a second."""
    words = vocabulary.load()
    sources = [files.read(path) for path in files.find(paths)]
    pipeline.understand(sources[0], words)  # patterns are compiled at first use
    size = sum(len(source.text.encode()) for source in sources) / 1e6
    start = time.process_time()
    documents = [pipeline.understand(source, words) for source in sources]
    seconds = time.process_time() - start
    register = build_register(words, [c for d in documents for c in d.claims])
    with out.open("w", encoding="utf-8") as lines:
        for document in documents:
            references = pipeline.refer(document, register, words)
            row = extracted.to_json(document.source, document.mentions, references)
            lines.write(json.dumps(row, ensure_ascii=False) + "\n")
    return size / seconds


def run(*command: str | Path) -> str:
    """Run a scorer and give what it prints."""
    done = subprocess.run(  # noqa: S603
        [sys.executable, *map(str, command)], capture_output=True, text=True, check=True
    )
    return done.stdout


def score_gold(name: str, gold: Path, texts: Path, errors: list[str]) -> dict[str, float]:
    """Score one set of gold files of the format of `graph extract`."""
    scorer = SHARED / "gold" / "score.py"
    if not (list(gold.glob("*.json")) and texts.is_dir() and scorer.is_file()):
        print(f"{name}: not present, left out")
        return {}
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "found.jsonl"
        speed = extract([texts], out)
        figures = json.loads(run(scorer, gold, out, "--json"))
        errors.append(run(scorer, gold, out, "--errors"))
    print(f"\n{name}  ({speed:.2f} MB/s)")
    print(f"{'':34}precision   recall       F1    facts")
    for kind, row in figures.items():
        print(
            f"  {kind:32}{row['precision']:9.3f}{row['recall']:9.3f}{row['f1']:9.3f}{row['gold']:9d}"
        )
    return {f"{name} · {kind}": round(row["f1"], 4) for kind, row in figures.items()}


def score_sentences(errors: list[str]) -> dict[str, float]:
    """Score the annotated sentences of laws and decrees."""
    folder = SHARED / "vnlegaltext"
    if not folder.is_dir():
        print("vnlegaltext: not present, left out")
        return {}
    scorer, sentences = folder / "score_spans.py", folder / "sentences.jsonl"
    with tempfile.TemporaryDirectory() as scratch:
        texts, out = Path(scratch) / "texts", Path(scratch) / "found.jsonl"
        run(scorer, "write", sentences, texts)
        speed = extract([texts], out)
        printed = run(scorer, "score", sentences, out)
        errors.append(run(scorer, "score", sentences, out, "--errors"))
    print(f"\nvnlegaltext  ({speed:.2f} MB/s)\n  " + printed.strip().replace("\n", "\n  "))
    words = printed.split()
    return {"vnlegaltext · citations": float(words[words.index("F1") + 1])}


def main() -> int:
    """Print the table and compare it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--accept", action="store_true", help="commit to the figures of this run")
    parser.add_argument("--errors", action="store_true", help="list what was read wrong")
    options = parser.parse_args()
    errors: list[str] = []
    figures = {
        **score_gold("tests/gold", ROOT / "tests" / "gold", ROOT / "tests" / "corpus", errors),
        **score_gold("shared/gold", SHARED / "gold", SHARED / "seeds", errors),
        **score_sentences(errors),
    }
    if options.errors:
        print("\n".join(errors))
    committed = json.loads(COMMITTED.read_text(encoding="utf-8")) if COMMITTED.exists() else {}
    print("\nagainst the committed figures:")
    worse = 0
    for name, value in figures.items():
        before = committed.get(name)
        if before is not None and abs(value - before) > TOLERANCE:
            worse += value < before
            print(f"  {'LOST' if value < before else 'gained'}  {name}: {before:.4f} → {value:.4f}")
    if options.accept:
        text = json.dumps({**committed, **figures}, ensure_ascii=False, indent=1, sort_keys=True)
        COMMITTED.write_text(text + "\n", encoding="utf-8")
    print("  no loss" if not worse else f"  {worse} figures fell")
    return 1 if worse and not options.accept else 0


if __name__ == "__main__":
    sys.exit(main())
