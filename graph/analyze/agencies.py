"""Which agencies share tasks: the graph of agencies and tasks, seen from the side of the agencies.

The projection is one sparse product (agencies × tasks, times its transpose), not a walk over pairs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import networkx as nx
import numpy as np
from scipy.sparse import csr_matrix

from graph.analyze import clusters
from graph.analyze.kinship import Kinship
from graph.analyze.overlaps import in_force
from graph.records.analysis import AgencyPlace, AgencyTie

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.network import Network
    from graph.records.findings import DutyView, Node, Task

#: Above so many agencies betweenness is taken from evenly spread samples of that many.
_SAMPLED = 500


def ties(
    network: Network, *, locality: str = "", at: int | None = None, limit: int = 50
) -> tuple[AgencyTie, ...]:
    """Give the pairs of agencies with the most tasks in common, each task with the duties of both."""
    table = _Table(network, locality=locality, at=at)
    shared = table.projection().tocoo()
    pairs = [
        (int(count), int(one), int(two))
        for one, two, count in zip(shared.row, shared.col, shared.data, strict=True)
        if one < two and not table.kinship.kin(table.nodes[one].iri, table.nodes[two].iri)
    ]
    pairs.sort(key=lambda item: (-item[0], item[1], item[2]))
    return tuple(table.tie(one, two) for _, one, two in pairs[:limit])


def places(
    network: Network, *, locality: str = "", at: int | None = None
) -> tuple[AgencyPlace, ...]:
    """Give for each agency its tasks, neighbours, community and how often it stands between others."""
    table = _Table(network, locality=locality, at=at)
    graph = nx.Graph()
    graph.add_nodes_from(range(len(table.nodes)))
    shared = table.projection().tocoo()
    for one, two, count in zip(shared.row, shared.col, shared.data, strict=True):
        if one < two:
            graph.add_edge(int(one), int(two), weight=int(count))
    groups = _communities(graph)
    between = _betweenness(graph)
    tasks = np.diff(table.matrix.indptr)
    found = [
        AgencyPlace(
            agency=node,
            tasks=int(tasks[number]),
            neighbours=graph.degree(number),
            community=groups[number],
            betweenness=round(between[number], 6),
        )
        for number, node in enumerate(table.nodes)
    ]
    return tuple(sorted(found, key=lambda item: (-item.betweenness, -item.tasks, item.agency.iri)))


def _communities(graph: nx.Graph) -> dict[int, int]:
    """Give each its community (greedy modularity, Clauset, Newman and Moore 2004), numbered from the largest."""
    if not graph.number_of_edges():
        return {node: node + 1 for node in graph}
    found = nx.community.greedy_modularity_communities(graph, weight="weight")
    ordered = sorted((sorted(group) for group in found), key=lambda group: (-len(group), group))
    return {node: number for number, group in enumerate(ordered, 1) for node in group}


def _betweenness(graph: nx.Graph) -> dict[int, float]:
    nodes = sorted(graph)
    if len(nodes) <= _SAMPLED:
        return dict(nx.betweenness_centrality(graph))
    step = len(nodes) / _SAMPLED
    sources = [nodes[int(number * step)] for number in range(_SAMPLED)]
    found = nx.betweenness_centrality_subset(graph, sources, nodes, normalized=True)
    scale = len(nodes) / len(sources)
    return {node: value * scale for node, value in found.items()}


def _apart(task: Task) -> list[list[DutyView]]:
    """Give the duties of a task by territory and period: those of 2017 share nothing with those of 2021."""
    found: dict[tuple[str, tuple[int, int] | None], list[DutyView]] = {}
    for duty in task.duties:
        found.setdefault((duty.locality, duty.period), []).append(duty)
    return list(found.values())


class _Table:
    """Agencies × tasks; a task of another territory or time is another column."""

    def __init__(self, network: Network, *, locality: str, at: int | None) -> None:
        self.kinship = Kinship(network)
        duties = [
            duty
            for duty in network.duties.values()
            if (not locality or duty.locality == locality) and (at is None or in_force(duty, at))
        ]
        found = clusters.tasks_of(network, duties, alone=True)
        self.columns = [(task, held) for task in found for held in _apart(task)]
        known: dict[str, Node] = {}
        for duty in duties:
            for agency in self.kinship.agencies(duty):
                known.setdefault(agency.iri, agency)
        self.nodes = [known[iri] for iri in sorted(known)]
        self._place = {node.iri: number for number, node in enumerate(self.nodes)}
        self.duty: dict[tuple[int, int], DutyView] = {}
        self.matrix = self._matrix()

    def _matrix(self) -> csr_matrix:
        for column, (_, held) in enumerate(self.columns):
            for duty in held:
                for agency in self.kinship.agencies(duty):
                    self.duty.setdefault((self._place[agency.iri], column), duty)
        cells: Sequence[tuple[int, int]] = sorted(self.duty)
        rows, columns = [cell[0] for cell in cells], [cell[1] for cell in cells]
        shape = (len(self.nodes), len(self.columns))
        return csr_matrix((np.ones(len(cells), dtype=np.int64), (rows, columns)), shape=shape)

    def projection(self) -> csr_matrix:
        """Give how many tasks each two agencies have in common."""
        return (self.matrix @ self.matrix.T).tocsr()

    def tie(self, one: int, two: int) -> AgencyTie:
        mine: dict[int, None] = dict.fromkeys(self.matrix[one].indices.tolist())
        common = sorted(column for column in self.matrix[two].indices.tolist() if column in mine)
        return AgencyTie(
            first=self.nodes[one],
            second=self.nodes[two],
            tasks=tuple((self.duty[one, column], self.duty[two, column]) for column in common),
        )


def bipartite(network: Network, *, locality: str = "", at: int | None = None) -> nx.Graph:
    """Give the graph of agencies and tasks itself: nodes with `bipartite` 0 and 1, edges with their duties."""
    table = _Table(network, locality=locality, at=at)
    graph = nx.Graph()
    for (row, column), duty in sorted(table.duty.items()):
        agency, task = table.nodes[row], table.columns[column][0]
        graph.add_node(agency.iri, bipartite=0, label=agency.label)
        name = f"{task.iri}~{column}"
        graph.add_node(name, bipartite=1, label=task.label)
        graph.add_edge(agency.iri, name, duty=duty.node.iri)
    return graph
