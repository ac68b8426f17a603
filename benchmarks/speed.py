"""Speed of the whole extraction beside what people use instead, in one run; ratios are what counts.

usage: python benchmarks/speed.py [--megabytes N]

Ours reads every kind of fact from the sample corpus; peers do their own, smaller work on their own
language (eyecite: citations of American law) or on ours (underthesea: named entities). A peer that is
not installed is left out and said so. Also: time must grow as the text does.
"""

from __future__ import annotations

import argparse
import hashlib
import sys
import time
from collections.abc import Callable
from pathlib import Path

from graph import pipeline, vocabulary
from graph.read import files
from graph.read.plain import line_starts
from graph.records.text import SourceText

CORPUS = Path(__file__).resolve().parent.parent / "tests" / "corpus"
#: A passage in the manner of an American brief, of our own making.
AMERICAN = (
    "The rule follows from Smith v. Jones, 410 U.S. 113, 120 (1973), and has been kept since. The statute "
    "says no more, 42 U.S.C. § 1983, and the panel agreed in Doe v. Example, 12 F.3d 345 (9th Cir. 1994).\n"
)
ROUNDS = 3


def best(work: Callable[[], object]) -> float:
    """Give the least CPU seconds of a few rounds."""
    times = []
    for _ in range(ROUNDS):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return min(times)


def glued(source: SourceText, text: str) -> SourceText:
    """Give a text file of other content."""
    digest = hashlib.sha256(text.encode()).hexdigest()
    return SourceText(
        path=source.path,
        sha256=digest,
        media_type="text/plain",
        text=text,
        line_starts=line_starts(text),
    )


def ours(megabytes: float) -> tuple[float, float]:
    """Give MB a second over the corpus, and how time grows when one document doubles."""
    words = vocabulary.load()
    sources = [files.read(path) for path in files.find([CORPUS])]
    size = sum(len(source.text.encode()) for source in sources) / 1e6
    rounds = max(1, round(megabytes / size))
    for source in sources:
        pipeline.understand(source, words)  # patterns are compiled at first use
    seconds = best(lambda: [pipeline.understand(s, words) for _ in range(rounds) for s in sources])
    body = sources[0].text.split("\n\n", 3)[-1]
    small, large = (glued(sources[0], body * times) for times in (40, 80))
    growth = best(lambda: pipeline.understand(large, words)) / best(
        lambda: pipeline.understand(small, words)
    )
    return size * rounds / seconds, growth


def eyecite() -> float | None:
    """Give MB a second of eyecite on American text; `None` where it is not installed."""
    try:
        from eyecite import get_citations  # noqa: PLC0415
    except ImportError:
        return None
    text = AMERICAN * 250
    return len(text.encode()) / 1e6 / best(lambda: get_citations(text))


def underthesea() -> float | None:
    """Give MB a second of underthesea's named entities on our text; `None` where not installed."""
    try:
        from underthesea import ner  # noqa: PLC0415
    except ImportError:
        return None
    lines = [
        line for path in sorted(CORPUS.glob("*.txt")) for line in path.read_text().splitlines()
    ]
    sample = [line for line in lines if len(line) > 80][:60]
    size = sum(len(line.encode()) for line in sample) / 1e6
    return size / best(lambda: [ner(line) for line in sample])


def main() -> int:
    """Print one table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--megabytes", type=float, default=1.0)
    speed, growth = ours(parser.parse_args().megabytes)
    print(f"{'cancu, every kind of fact':44}{speed:8.3f} MB/s    1.00")
    for name, figure in (
        ("eyecite, citations of American law", eyecite()),
        ("underthesea, named entities of our text", underthesea()),
    ):
        if figure is None:
            print(f"{name:44}    not installed")
        else:
            print(f"{name:44}{figure:8.3f} MB/s {figure / speed:7.2f}")
    print(f"time when the text doubles: ×{growth:.2f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
