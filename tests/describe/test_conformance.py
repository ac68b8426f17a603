"""What is described must pass the shapes, alone and together with the register."""

from __future__ import annotations

from importlib import resources
from typing import TYPE_CHECKING

import pyshacl
from rdflib import Graph

from graph import iris
from graph.describe.document import describe
from graph.describe.nquads import to_nquads
from graph.describe.register import describe_register
from graph.records.triples import Literal

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph.records.document import DocumentTree
    from graph.records.mentions import Mentions
    from graph.records.references import References
    from graph.records.triples import Triple
    from graph.vocabulary import Vocabulary


def complaints(triples: Iterable[Triple]) -> str:
    quads = to_nquads(triples, iris.REGISTER_GRAPH).decode()
    data = Graph().parse(data=quads.replace(f" <{iris.REGISTER_GRAPH}> .\n", " .\n"), format="nt")
    text = resources.files("graph.ontology").joinpath("shapes.ttl").read_text(encoding="utf-8")
    shapes = Graph().parse(data=text, format="turtle")
    conforms, _, report = pyshacl.validate(data, shacl_graph=shapes)
    return "" if conforms else report


def test_a_described_document_passes_the_shapes(
    tree: DocumentTree, mentions: Mentions, references: References, vocabulary: Vocabulary
) -> None:
    triples = describe(tree, mentions, references, vocabulary)
    assert complaints(triples) == ""
    used = {term for triple in triples for term in triple if not isinstance(term, Literal)}
    register = describe_register(vocabulary, used)
    assert len(register) > 50
    assert complaints((*triples, *register)) == ""
