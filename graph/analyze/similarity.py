"""Which texts of many are near each other: exact cosines of TF-IDF rows, without comparing all with all.

Rows hold words and pairs of neighbouring words (Vietnamese writes most words in two syllables). The weight of a
term is (1 + log tf) · log((1 + n) / (1 + df)), as in Salton and Buckley 1988, with two corrections for small
corpora: n is never taken below `LEAST_TEXTS`, so that what two texts share does not weigh nothing; and a term of
a text's `common` words (the title of its document) weighs less, for what a title says all its duties share.
Up to `EXACT` texts the product of the matrix with itself gives every pair. Beyond, candidates are those that
share rare terms, and their cosines are then computed exactly: recall 0.95 at 100,000 texts, in bounded memory.
"""

from __future__ import annotations

from array import array
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from scipy.sparse import csr_matrix
from sparse_dot_topn import sp_matmul_topn

from graph.analyze import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

#: Corpora with fewer texts are weighed as if they had so many.
LEAST_TEXTS = 60
#: Weight of a term that the title of the document holds too.
COMMON = 0.5
#: Up to so many texts all pairs above the threshold are found; beyond, those that share rare terms.
EXACT = 20_000
#: Cells of a product held at once (twelve bytes each).
_CELLS = 8_000_000
#: A term is rare if at most this share of the texts has it, and never rarer than that many texts.
_RARE_SHARE, _RARE_LEAST = 0.003, 300
#: Neighbours of a text that are looked at beyond `EXACT`.
_NEIGHBOURS = 60
#: Least cosine over rare terms alone that makes two texts candidates.
_CANDIDATE = 0.08

#: Pairs whose cosines are computed at once.
_PAIRS = 50_000
_NONE = np.zeros(0, dtype=np.int64)


def terms_of(telling: Sequence[str]) -> list[str]:
    """Give the telling words of a text (`words.telling`) and the pairs of neighbouring ones."""
    return [*telling, *(f"{one} {two}" for one, two in pairwise(telling))]


@dataclass(frozen=True, slots=True)
class Space:
    """Texts as rows of unit length."""

    matrix: csr_matrix
    terms: tuple[str, ...]
    #: Number of texts a term is in, by column.
    frequency: np.ndarray
    #: Length of each row before it was made one: how much a text says.
    mass: np.ndarray

    def cosine(self, first: int, second: int) -> float:
        """Compare two texts."""
        return float((self.matrix[first] @ self.matrix[second].T).sum())

    def cosines(self, firsts: np.ndarray, seconds: np.ndarray) -> np.ndarray:
        """Compare many pairs of texts at once, some ten thousand at the most."""
        rows = self.matrix[firsts].multiply(self.matrix[seconds])
        return np.asarray(rows.sum(axis=1)).ravel()


def space(texts: Sequence[str], common: Sequence[str] = ()) -> Space:
    """Weigh texts; `common`, if given, holds for each text the words that weigh less in it."""
    return space_of([words.telling(text) for text in texts], common)


def space_of(texts: Sequence[Sequence[str]], common: Sequence[str] = ()) -> Space:
    """Weigh texts that are given as their telling words."""
    numbers: dict[str, int] = {}
    rows, columns = array("q"), array("q")
    for row, text in enumerate(texts):
        found = terms_of(text)
        columns.extend([numbers.setdefault(term, len(numbers)) for term in found])
        rows.extend([row] * len(found))
    names = sorted(numbers)
    place = np.empty(len(names), dtype=np.int64)
    for number, term in enumerate(names):
        place[numbers[term]] = number
    shape = (len(texts), len(names))
    column = place[np.array(columns, dtype=np.int64)] if len(columns) else _NONE
    counts = csr_matrix((np.ones(len(column)), (np.array(rows, dtype=np.int64), column)), shape)
    counts.sum_duplicates()
    frequency = np.bincount(counts.indices, minlength=len(names))
    whole = max(len(texts), LEAST_TEXTS)
    idf = np.log((1 + whole) / (1 + frequency))
    weights = (1 + np.log(counts.data)) * idf[counts.indices]
    if common:
        weights = _lighten(counts, weights, common, names)
    counts.data = weights
    mass = np.sqrt(np.asarray(counts.multiply(counts).sum(axis=1)).ravel())
    counts.data = weights / np.repeat(np.where(mass > 0, mass, 1), np.diff(counts.indptr))
    return Space(counts, tuple(names), frequency, mass)


def _lighten(
    counts: csr_matrix, weights: np.ndarray, common: Sequence[str], names: Sequence[str]
) -> np.ndarray:
    """Lower the weights of what the common words of a row hold; texts of one document share them."""
    number = {term: column for column, term in enumerate(names)}
    kinds = {text: kind for kind, text in enumerate(dict.fromkeys(common))}
    cells = [
        (kind, number[term])
        for text, kind in kinds.items()
        for term in dict.fromkeys(terms_of(words.telling(text)))
        if term in number
    ]
    light = np.unique(np.array([kind * len(names) + cell for kind, cell in cells], dtype=np.int64))
    kind_of_row = np.array([kinds[text] for text in common], dtype=np.int64)
    codes = np.repeat(kind_of_row, np.diff(counts.indptr)) * len(names) + counts.indices
    return np.where(np.isin(codes, light), weights * COMMON, weights)


class Pairs(NamedTuple):
    """Pairs of rows, the lower number first, sorted."""

    firsts: np.ndarray
    seconds: np.ndarray
    cosines: np.ndarray


def near(texts: Space, least: float, *, exact: int = EXACT) -> Pairs:
    """Give the pairs of rows whose cosine reaches the least."""
    found = _all_pairs(texts, least) if texts.matrix.shape[0] <= exact else _rare(texts, least)
    parts = [np.concatenate(column) for column in zip(*found, strict=True)]
    return Pairs(*parts) if parts else Pairs(_NONE, _NONE, np.zeros(0))


def _all_pairs(texts: Space, least: float) -> Iterator[Pairs]:
    matrix, transposed = texts.matrix, texts.matrix.T.tocsr()
    rows = matrix.shape[0]
    step = max(1, _CELLS // max(1, rows))
    for start in range(0, rows, step):
        product = sp_matmul_topn(
            matrix[start : start + step], transposed, top_n=rows, threshold=least, n_threads=2
        ).tocoo()
        firsts, seconds = product.row.astype(np.int64) + start, product.col.astype(np.int64)
        keep = (firsts < seconds) & (product.data >= least)
        firsts, seconds, cosines = firsts[keep], seconds[keep], product.data[keep]
        order = np.lexsort((seconds, firsts))
        yield Pairs(firsts[order], seconds[order], cosines[order])


def _rare(texts: Space, least: float) -> Iterator[Pairs]:
    codes = _candidates(texts)
    rows = texts.matrix.shape[0]
    for start in range(0, len(codes), _PAIRS):
        firsts, seconds = np.divmod(codes[start : start + _PAIRS], rows)
        cosines = texts.cosines(firsts, seconds)
        keep = cosines >= least
        yield Pairs(firsts[keep], seconds[keep], cosines[keep])


def _candidates(texts: Space) -> np.ndarray:
    """Give the pairs that share rare terms, as first · rows + second, sorted and distinct."""
    rows = texts.matrix.shape[0]
    cap = max(_RARE_LEAST, int(rows * _RARE_SHARE))
    rare = texts.matrix[:, np.flatnonzero((texts.frequency > 1) & (texts.frequency <= cap))]
    transposed = rare.T.tocsr()
    step = max(1, _CELLS // (4 * _NEIGHBOURS))
    codes = np.zeros(0, dtype=np.int64)
    for start in range(0, rows, step):
        product = sp_matmul_topn(
            rare[start : start + step].tocsr(),
            transposed,
            top_n=_NEIGHBOURS,
            threshold=_CANDIDATE,
            n_threads=2,
        ).tocoo()
        firsts, seconds = product.row.astype(np.int64) + start, product.col.astype(np.int64)
        apart = firsts != seconds
        low, high = np.minimum(firsts, seconds)[apart], np.maximum(firsts, seconds)[apart]
        codes = np.union1d(codes, low * rows + high)
    return codes
