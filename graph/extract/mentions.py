"""All that is read in one document: the five kinds of mention, in the order in which they need each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.extract.citations import find_citations
from graph.extract.deadlines import find_deadlines
from graph.extract.duties import find_duties
from graph.extract.header import read_header
from graph.extract.targets import find_targets
from graph.records.mentions import Mentions

if TYPE_CHECKING:
    from graph.records.document import DocumentTree
    from graph.vocabulary import Vocabulary


def extract(tree: DocumentTree, vocabulary: Vocabulary) -> Mentions:
    """Read head, citations, duties, targets and deadlines of one parsed document."""
    header = read_header(tree, vocabulary)
    citations = find_citations(tree, vocabulary, header)
    return Mentions(
        header=header,
        citations=citations,
        duties=find_duties(tree, vocabulary, header, citations),
        targets=find_targets(tree, vocabulary),
        deadlines=find_deadlines(tree, vocabulary, header),
    )
