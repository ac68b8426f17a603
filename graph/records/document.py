"""The shape of a document: a flat list of blocks that knows who stands under whom."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from graph.records.text import OffsetMap, SourceText, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Flow:
    """The running text that grammar is read from.

    Paragraphs broken by lines or pages are joined, emphasis marks, running heads and page numbers
    are gone, letters are NFC with Đ and tone marks in one spelling. Blocks are separated by a line
    feed, and no block holds one. Footnotes stand after the paragraph that they interrupted.
    """

    text: str
    #: From offsets of `text` to offsets of `SourceText.text`.
    homes: OffsetMap

    def source(self, start: int, end: int) -> Span:
        """Map a range of the flow to the range of the source that holds it."""
        return self.homes.span(start, end)


class BlockKind(StrEnum):
    """What a block is for; the names of the levels of a law are those of Akoma Ntoso's kin."""

    HEAD = (
        "head"  # number, place and date, state title, issuer: all before the body, save the title
    )
    TYPE = "type"  # the line that names the kind of document: KẾ HOẠCH
    TITLE = "title"  # trích yếu
    PREAMBLE = "preamble"  # căn cứ, opening sentence: unlabelled, before the first section
    HEADING = "heading"  # a labelled block with further labelled blocks under it, or a short title
    ITEM = "item"  # a labelled block with text of its own
    PARAGRAPH = "paragraph"  # unlabelled text under a heading or item
    FOOTNOTE = "footnote"
    ROW = "row"  # a row of a table; its cells are in `DocumentTree.rows`
    RECIPIENTS = "recipients"  # nơi nhận
    SIGNATURE = "signature"
    ANNEX = "annex"  # the heading line of an annex: Phụ lục II


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One block of text in reading order. Offsets are into `Flow.text`."""

    kind: BlockKind
    #: Where its text begins and ends, without its label.
    start: int
    end: int
    #: Labels from the top, its own last: ("III", "1", "a"); an unlabelled dash is "-3" if third.
    #: A block without a label of its own has the path of the block it stands under.
    path: tuple[str, ...] = ()
    #: Its own label as normalised for the path; empty for paragraphs.
    label: str = ""
    #: Where the label begins; `start` where there is none.
    label_start: int = 0
    #: Index in `DocumentTree.blocks` of the block it stands under; -1 at the top.
    parent: int = -1
    #: Offset in the flow of the mark that a footnote belongs to; -1 where none was found.
    anchor: int = -1


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A cell of a table row: where its text stands in the flow, and the head of its column."""

    start: int
    end: int
    head: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """The cells of the block at index `block`, left to right, empty ones included."""

    block: int
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentTree:
    """A document as parsed: the flow, its blocks in reading order, and its table rows."""

    source: SourceText
    flow: Flow
    blocks: tuple[Block, ...]
    rows: tuple[Row, ...] = ()

    def text(self, block: Block) -> str:
        """Give the block's own text."""
        return self.flow.text[block.start : block.end]

    def children(self, index: int) -> tuple[int, ...]:
        """Give the indexes of the blocks that stand directly under block `index` (-1: the top)."""
        return tuple(i for i, block in enumerate(self.blocks) if block.parent == index)
