"""From the characters of a source to its tree of blocks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.parse.body import read_line
from graph.parse.cues import compile_cues
from graph.parse.draft import Draft
from graph.parse.ending import read_ending
from graph.parse.footnotes import read_note
from graph.parse.head import read_head
from graph.parse.joining import close_up, find_wrap
from graph.parse.layout import Layout
from graph.parse.lines import split
from graph.parse.spelling import spell
from graph.parse.tables import read_table, unfold

if TYPE_CHECKING:
    from graph.records.document import DocumentTree
    from graph.records.text import SourceText
    from graph.vocabulary import Vocabulary


def parse(source: SourceText, vocabulary: Vocabulary) -> DocumentTree:
    """Give the tree of a text.

    It never fails: what fits no rule is a paragraph. Nothing is lost but furniture: emphasis
    marks, rules, page numbers, running heads, marks of footnotes.
    """
    composed, spelled, moved = spell(source.text)
    lines = split(composed, spelled)
    cues = compile_cues(vocabulary)
    if "|" in spelled or "<br" in spelled:
        lines = unfold(cues, lines)
    close_up(lines)
    draft = Draft(cues, find_wrap(lines))
    at = read_head(draft, lines)
    while at < len(lines):
        if read_note(draft, lines, at):
            at += 1
            continue
        after = read_table(draft, lines, at)
        if after == at:
            after = read_ending(draft, lines, at)
        if after == at:
            read_line(draft, lines[at])
            after = at + 1
        at = after
    return Layout(draft.paragraphs, spelled, moved).lay_out(source)
