"""On what the most rests: PageRank and HITS over the citations, those of content and of competence apart.

Edges run from the citing document to the cited one. PageRank stops at an error of 1e-6 over the number of
documents: at the usual tolerance it is wrong by an order on large graphs. HITS: Fowler and Jeon 2008 found its
authority and hub scores to agree with experts on a court's precedents. Scores rank, they do not judge.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from scipy.sparse import csr_matrix

from graph.analyze.basis import CONTENT, Basis
from graph.records.analysis import Authority

if TYPE_CHECKING:
    from graph.network import Network
    from graph.records.findings import Quote

#: Share of a document's weight that it passes on (Brin and Page 1998).
_DAMPING = 0.85
#: Bound of the steps of both iterations.
_STEPS = 1_000
_HITS_ERROR = 1e-10


def authority(
    network: Network, *, kind: str = CONTENT, limit: int = 20, basis: Basis | None = None
) -> tuple[Authority, ...]:
    """Give the documents that the most rests on, by PageRank; `kind` is content or competence."""
    basis = basis or Basis(network, kind)
    names = basis.nodes()
    if not names:
        return ()
    place = {name: number for number, name in enumerate(names)}
    pairs = np.array([(place[a], place[b]) for a, b in basis.pairs()], dtype=np.int64)
    links = csr_matrix(
        (np.ones(len(pairs)), (pairs[:, 0], pairs[:, 1])), shape=(len(names), len(names))
    )
    ranks = page_rank(links)
    authorities, hubs = hits(links)
    order = sorted(range(len(names)), key=lambda number: (-ranks[number], names[number]))[:limit]
    return tuple(
        Authority(
            node=network.node(names[number]),
            basis=basis.kind,
            page_rank=round(float(ranks[number]), 8),
            authority=round(float(authorities[number]), 8),
            hub=round(float(hubs[number]), 8),
            cited_by=len(basis.down.get(names[number], ())),
            quote=_quote(basis, names[number]),
        )
        for number in order
    )


def _quote(basis: Basis, name: str) -> Quote | None:
    lower = basis.down.get(name, ())
    return basis.hop(lower[0], name).quote if lower else None


def page_rank(links: csr_matrix) -> np.ndarray:
    """Give the PageRank of each row; what cites nothing spreads its weight over all."""
    size = links.shape[0]
    out = np.asarray(links.sum(axis=1)).ravel()
    share = np.divide(1.0, out, out=np.zeros(size), where=out > 0)
    incoming = links.T.tocsr()
    rank = np.full(size, 1.0 / size)
    for _ in range(_STEPS):
        loose = rank[out == 0].sum()
        following = _DAMPING * (incoming @ (rank * share) + loose / size) + (1 - _DAMPING) / size
        error = np.abs(following - rank).sum()
        rank = following
        if error < 1e-6 / size:
            break
    return rank


def hits(links: csr_matrix) -> tuple[np.ndarray, np.ndarray]:
    """Give authority and hub of each row, each summing to one (Kleinberg 1999)."""
    size = links.shape[0]
    incoming = links.T.tocsr()
    authorities = np.full(size, 1.0 / size)
    hubs = authorities
    for _ in range(_STEPS):
        hubs = _normal(links @ authorities)
        following = _normal(incoming @ hubs)
        error = np.abs(following - authorities).sum()
        authorities = following
        if error < _HITS_ERROR:
            break
    return authorities, hubs


def _normal(values: np.ndarray) -> np.ndarray:
    total = values.sum()
    return values / total if total else values
