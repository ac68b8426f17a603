"""Paragraphs to flow and blocks: the last step, in which offsets become final."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING

from graph.parse.flow import FlowBuilder
from graph.parse.footnotes import SUPERSCRIPTS
from graph.parse.joining import is_terminal
from graph.records.document import Block, BlockKind, Cell, DocumentTree, Row

if TYPE_CHECKING:
    from graph.parse.draft import Paragraph
    from graph.parse.lines import Line
    from graph.records.text import OffsetMap, SourceText

_DIGITS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_MARK = re.compile(f"[{_DIGITS}]+")
_UNIT = re.compile(r"(?:\b[kcdm]?m|\bha)\Z")
_BRACKET_MARK = re.compile(r"\[(\d{1,3})\]")
#: A labelled block of this many characters that ends without a closing sign is a heading.
_LONGEST_HEADING = 200
#: Signs that follow what is before them, and precede what is after them, without a space.
_CLOSING = ",;:.)”%"
_OPENING = "(“"


class Layout:
    """Lays one document out."""

    def __init__(self, paragraphs: list[Paragraph], spelled: str, moved: OffsetMap | None) -> None:
        """Put the paragraphs in order, footnotes after what they interrupted."""
        self.builder = FlowBuilder(moved)
        self.order: list[Paragraph] = []
        #: Index in `order` of each paragraph.
        self.places: list[int] = []
        for paragraph in paragraphs:
            self.places.append(len(self.order))
            self.order.append(paragraph)
            for note in paragraph.notes:
                note.path = paragraph.path
                self.order.append(note)
        #: Those under which other paragraphs stand.
        self.with_children = {self.places[p.parent] for p in paragraphs if p.parent >= 0}
        self.brackets = any(
            p.kind == BlockKind.FOOTNOTE and p.lines[0].text[0] == "[" for p in self.order
        )
        #: True where there may be marks of footnotes in running text.
        self.marked = self.brackets or "<sup>" in spelled or any(c in spelled for c in _DIGITS)
        #: Marks of footnotes met so far: number and offset in the flow.
        self.marks: dict[str, list[int]] = {}
        self.blocks: list[Block] = []
        self.rows: list[Row] = []

    def lay_out(self, source: SourceText) -> DocumentTree:
        """Give the tree."""
        for number, paragraph in enumerate(self.order):
            if number:
                self.builder.join("\n", paragraph.lines[0].start)
            self._add(paragraph)
        if self.marks:
            self.blocks = [self._anchored(block) for block in self.blocks]
        return DocumentTree(
            source=source,
            flow=self.builder.build(),
            blocks=tuple(self.blocks),
            rows=tuple(self.rows),
        )

    def _add(self, paragraph: Paragraph) -> None:
        label_start = self.builder.length
        start = self._add_cells(paragraph) if paragraph.cells else self._add_lines(paragraph)
        parent = paragraph.parent
        self.blocks.append(
            Block(
                kind=self._kind(paragraph),
                start=start,
                end=self.builder.length,
                path=paragraph.path,
                label=paragraph.name,
                label_start=label_start,
                parent=self.places[parent] if parent >= 0 else -1,
            )
        )

    def _kind(self, paragraph: Paragraph) -> BlockKind:
        if paragraph.kind != BlockKind.ITEM:
            return paragraph.kind
        text = paragraph.last.text
        has_children = len(self.blocks) in self.with_children
        if has_children and text.endswith(":"):
            return BlockKind.HEADING
        if is_terminal(text) or (paragraph.name[0] in "-+" and not has_children):
            return BlockKind.ITEM
        length = sum(len(line.text) for line in paragraph.lines)
        return BlockKind.HEADING if length <= _LONGEST_HEADING else BlockKind.ITEM

    def _add_lines(self, paragraph: Paragraph) -> int:
        """Add the text of a paragraph; give where it begins after its label."""
        builder = self.builder
        start = builder.length
        first = paragraph.lines[0]
        if len(paragraph.lines) == 1 and not (self.marked or first.marks):
            label, at = paragraph.label or (0, 0)
            builder.add_line(first, label)
            if at >= len(first.text):
                return builder.length
            return start + at - label
        before: Line | None = None
        for line in paragraph.lines:
            at = 0
            if before is not None:
                self._join(before, line)
            elif paragraph.label:
                label, at = paragraph.label
                builder.add_line(line, label, at)
                start = builder.length
            self._add_text(line, at, paragraph.kind)
            before = line
        if paragraph.is_bare:
            return builder.length
        if paragraph.label and paragraph.label[1] >= len(paragraph.lines[0].text):
            return start + 1
        return start

    def _join(self, before: Line, line: Line) -> None:
        """Put a space between two lines, where one belongs there."""
        last, first = before.text[-1], line.text[0]
        if first in _CLOSING or last in _OPENING:
            return
        if last in "-/" and before.text[-2:-1].isalnum() and (first.isupper() or first.isdigit()):
            # A symbol or a span of years broken at its sign: "QĐ- / TTg", "2021- / 2025".
            return
        self.builder.join(" ", before.end + 1)

    def _add_text(self, line: Line, at: int, kind: BlockKind) -> None:
        """Add a line without the marks of footnotes in it, whose places are noted."""
        if not (self.marked or line.marks):
            self.builder.add_line(line, at)
            return
        text = line.text
        marks = [m for m in line.marks if m[0] >= at]
        if kind != BlockKind.FOOTNOTE:
            marks.extend(
                (*m.span(), m[0].translate(SUPERSCRIPTS))
                for m in _MARK.finditer(text, at)
                if not _UNIT.search(text, max(0, m.start() - 3), m.start())
            )
            if self.brackets:
                marks.extend((*m.span(), m[1]) for m in _BRACKET_MARK.finditer(text, at))
        for start, end, name in sorted(marks):
            if start >= at:
                self.builder.add_line(line, at, start)
                self.marks.setdefault(name, []).append(self.builder.length)
                at = end
        self.builder.add_line(line, at)

    def _add_cells(self, paragraph: Paragraph) -> int:
        """Add the cells of a row, with bars between them; give where the second begins."""
        builder = self.builder
        begin = builder.length
        cells: list[Cell] = []
        for number, cell in enumerate(paragraph.cells):
            if number:
                home = cell.lines[0].start if cell.lines else 0
                builder.join(" | " if cells[-1].end > cells[-1].start else "| ", home)
            start = builder.length
            before: Line | None = None
            for line in cell.lines:
                if before is not None:
                    self._join(before, line)
                self._add_text(line, 0, paragraph.kind)
                before = line
            cells.append(Cell(start=start, end=builder.length, head=cell.head))
        if paragraph.kind == BlockKind.ROW:
            self.rows.append(Row(block=len(self.blocks), cells=tuple(cells)))
        return cells[1].start if paragraph.label and len(cells) > 1 else begin

    def _anchored(self, block: Block) -> Block:
        """Give a footnote the place of its mark, and the path of the block that bears it."""
        places = self.marks.get(block.label) if block.kind == BlockKind.FOOTNOTE else None
        if not places:
            return block
        # Numbers may begin anew on each page: the mark is the last one before the note.
        anchor = places[max(0, bisect_right(places, block.start) - 1)]
        bearer = self.blocks[bisect_right(self.blocks, anchor, key=lambda b: b.label_start) - 1]
        return replace(block, anchor=anchor, path=bearer.path)
