"""How a tree is written in the golden cases: a line a block."""

from __future__ import annotations

from graph import vocabulary
from graph.parse.tree import parse
from graph.records.document import DocumentTree
from graph.records.text import SourceText


def tree_of(text: str) -> DocumentTree:
    source = SourceText(path="case.txt", sha256="0" * 64, media_type="text/plain", text=text)
    return parse(source, vocabulary.load())


def shown(tree: DocumentTree) -> list[str]:
    """Give kind, path and text of each block; a note with the word that its mark stood after."""
    lines = []
    for block in tree.blocks:
        path = ".".join(block.path) or "-"
        line = f"{block.kind.value:<10} {path:<20} {tree.text(block)}"
        if block.anchor >= 0:
            line += f" ← {tree.flow.text[: block.anchor].rsplit(' ', 1)[-1]}"
        lines.append(line.rstrip())
    return lines


def paths(text: str) -> list[str]:
    """Give the paths of the labelled blocks."""
    return [".".join(block.path) for block in tree_of(text).blocks if block.label]
