"""Who was told to do the same: duties of different agencies of one territory and time, similar in words and topic.

"Overlap: multiple agencies or programs with similar goals, activities, or beneficiaries" (US GAO,
GAO-15-49SP). A finding is a candidate for a person to judge. Its score is the weighted mean of parts that
are all shown: cosine of the words (TF-IDF of words and word pairs), Jaccard of the topics, equal act verb.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
from scipy.sparse import csr_matrix

from graph import vietnamese
from graph.records.findings import DutyView, Overlap, Part

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from graph.network import Network

WORDS, TOPICS, ACT = 0.6, 0.25, 0.15
#: Below this cosine two statements are not compared further.
LEAST_COSINE = 0.15
#: Score from which a pair is shown.
THRESHOLD = 0.45
#: Rows multiplied at once: bounds the memory of the product.
_CHUNK = 2_000

_WORD = re.compile(r"[^\W\d_]+")


def overlaps(
    network: Network, *, threshold: float = THRESHOLD, locality: str = "", across: bool = False
) -> tuple[Overlap, ...]:
    """Give the pairs of duties that overlap, the strongest first.

    Compared are duties that have no agency in common, of one locality (of all if `across`) and with
    periods that meet; a pair of one document counts, a statement and its own parts do not exist here.
    """
    views = [view for view in network.duties.values() if not locality or view.locality == locality]
    matrix, shared = _tfidf([view.text for view in views])
    found = []
    for first, second, cosine in _near(matrix):
        one, two = views[first], views[second]
        if not _comparable(one, two, across=across):
            continue
        overlap = _score(one, two, cosine, shared(first, second))
        if overlap.score >= threshold:
            found.append(overlap)
    return tuple(
        sorted(found, key=lambda item: (-item.score, item.first.node.iri, item.second.node.iri))
    )


def _comparable(one: DutyView, two: DutyView, *, across: bool) -> bool:
    if one.locality != two.locality and not across:
        return False
    if (
        one.period
        and two.period
        and (one.period[1] < two.period[0] or two.period[1] < one.period[0])
    ):
        return False
    mine = {agency.iri for agency, _ in one.agencies}
    return mine.isdisjoint(agency.iri for agency, _ in two.agencies)


def _score(one: DutyView, two: DutyView, cosine: float, shared: tuple[str, ...]) -> Overlap:
    topics = _jaccard(one.topics, two.topics)
    act = float(_act(one.text) == _act(two.text))
    parts = (
        Part(name="words", value=round(cosine, 4), weight=WORDS),
        Part(name="topics", value=round(topics, 4), weight=TOPICS),
        Part(name="act", value=act, weight=ACT),
    )
    score = sum(part.value * part.weight for part in parts) / sum(part.weight for part in parts)
    same = one.document.iri == two.document.iri
    return Overlap(
        first=one,
        second=two,
        score=round(score, 4),
        parts=parts,
        shared=shared,
        reason="overlap-one-document" if same else "overlap-two-documents",
    )


def _jaccard(one: Sequence[str], two: Sequence[str]) -> float:
    union = set(one) | set(two)
    return len(set(one) & set(two)) / len(union) if union else 0.0


#: Openings that say how, not what: passed over to find the act.
_MANNER = re.compile(
    r"(?:chủ trì|chủ động|phối hợp(?: chặt chẽ)?(?: với)?[^,;.]{0,160}?(?=đẩy mạnh|tổ chức|tăng cường|"
    r"thực hiện|xây dựng|triển khai|hướng dẫn|chỉ đạo|tham mưu)|tiếp tục|thường xuyên|đẩy mạnh|tăng cường|"
    r"làm tốt|nâng cao(?: hiệu quả)?|tổ chức|công tác|thực hiện(?: tốt)?|,)\s*"
)


def _act(text: str) -> str:
    """Give the first two words of what is to be done, without the words of manner before them."""
    words = vietnamese.respell(text).casefold()
    position = 0
    for _ in range(8):
        match = _MANNER.match(words, position)
        if not match:
            break
        position = match.end()
    return " ".join(_WORD.findall(words[position : position + 40])[:2])


def _terms(text: str) -> list[str]:
    words = _WORD.findall(vietnamese.key(text))
    return words + [f"{a} {b}" for a, b in pairwise(words)]


def _tfidf(texts: Sequence[str]) -> tuple[csr_matrix, _Shared]:
    """Give rows of unit length: (1 + log tf) · log((1 + n) / (1 + df)), as in Salton and Buckley 1988."""
    counts = [Counter(_terms(text)) for text in texts]
    frequency: Counter[str] = Counter()
    for row in counts:
        frequency.update(row.keys())
    vocabulary = {term: column for column, term in enumerate(sorted(frequency))}
    data: list[float] = []
    columns: list[int] = []
    ends = [0]
    for row in counts:
        weights = {
            term: (1 + math.log(n)) * math.log((1 + len(texts)) / (1 + frequency[term]))
            for term, n in row.items()
        }
        length = math.sqrt(sum(value * value for value in weights.values())) or 1.0
        for term in sorted(weights):
            data.append(weights[term] / length)
            columns.append(vocabulary[term])
        ends.append(len(columns))
    matrix = csr_matrix(
        (np.array(data, dtype=np.float64), columns, ends), shape=(len(texts), len(vocabulary))
    )
    return matrix, _Shared(counts, frequency)


class _Shared:
    """The word pairs that two texts share, the rarest first."""

    def __init__(self, counts: Sequence[Counter[str]], frequency: Counter[str]) -> None:
        self._counts = counts
        self._frequency = frequency

    def __call__(self, first: int, second: int) -> tuple[str, ...]:
        common = [
            term for term in self._counts[first] if " " in term and term in self._counts[second]
        ]
        return tuple(sorted(common, key=lambda term: (self._frequency[term], term))[:8])


def _near(matrix: csr_matrix) -> Iterator[tuple[int, int, float]]:
    """Give every pair of rows whose cosine reaches the least, each once."""
    transposed = matrix.T.tocsr()
    for start in range(0, matrix.shape[0], _CHUNK):
        product = (matrix[start : start + _CHUNK] @ transposed).tocoo()
        keep = product.data >= LEAST_COSINE
        pairs = defaultdict(list)
        for row, column, value in zip(
            product.row[keep], product.col[keep], product.data[keep], strict=True
        ):
            if start + row < column:
                pairs[start + int(row)].append((int(column), float(value)))
        for first in sorted(pairs):
            for second, value in sorted(pairs[first]):
                yield first, second, value
