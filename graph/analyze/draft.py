"""Drafts read against a graph without being stored in it: the graph is copied into memory, and they join the copy."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph import iris, pipeline
from graph.describe.document import describe
from graph.describe.nquads import to_nquads
from graph.describe.register import describe_register
from graph.resolve.register import build as build_register
from graph.store import sources
from graph.store.local import LocalStore
from graph.store.protocol import NamedGraph

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph.pipeline import Document
    from graph.resolve.register import Register
    from graph.store.protocol import Store
    from graph.vocabulary import Vocabulary


def with_drafts(
    store: Store | None, drafts: Iterable[Document], vocabulary: Vocabulary
) -> tuple[LocalStore, LocalStore]:
    """Give a copy of a store with the drafts in it, and a store of the drafts alone.

    The drafts' references are resolved by all that the store knows. A file of the store with the path of a
    draft gives way to it: it is the older state of the same draft.
    """
    every = {item.source.sha256: item for item in drafts}
    paths = {item.source.path for item in every.values()}
    held = sources.held(store) if store is not None else ()
    kept = [item.sha256 for item in held if item.path not in paths and item.sha256 not in every]
    old = sources.claims(store, kept) if store is not None else ()
    new = [claim for item in every.values() for claim in item.claims]
    register = build_register(vocabulary, [*old, *new])
    graphs = [_graph(item, register, vocabulary) for item in every.values()]
    alone, whole = LocalStore(), LocalStore()
    alone.bulk(graphs)
    whole.bulk(
        [
            *(_copied(store, sha) for sha in kept if store is not None),
            *graphs,
        ]
    )
    for made in (alone, whole):
        triples = describe_register(vocabulary, sources.used_iris(made), register)
        made.replace_graph(iris.REGISTER_GRAPH, to_nquads(triples, iris.REGISTER_GRAPH))
    return whole, alone


def _graph(document: Document, register: Register, vocabulary: Vocabulary) -> NamedGraph:
    references = pipeline.refer(document, register, vocabulary)
    name = iris.source_graph(document.source.sha256)
    triples = describe(document.tree, document.mentions, references, vocabulary)
    return NamedGraph(name=name, nquads=to_nquads(triples, name))


def _copied(store: Store, sha256: str) -> NamedGraph:
    name = iris.source_graph(sha256)
    return NamedGraph(name=name, nquads=store.graph(name))
