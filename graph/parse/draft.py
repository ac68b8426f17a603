"""A tree in the making: paragraphs in reading order, the levels that are open, the zone."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from graph.parse.headings import Level
from graph.parse.outline import Outline
from graph.records.document import BlockKind

if TYPE_CHECKING:
    from graph.parse.cues import Cues
    from graph.parse.headings import Label
    from graph.parse.joining import Wrap
    from graph.parse.lines import Line


@dataclass(slots=True)
class CellDraft:
    """A cell in the making: its lines and the head of its column."""

    lines: list[Line]
    head: str


@dataclass(slots=True)
class Paragraph:
    """A block in the making: its lines, still apart, and where it stands."""

    kind: BlockKind
    lines: list[Line]
    path: tuple[str, ...] = ()
    #: Its own name in the path.
    name: str = ""
    #: Where its label begins and ends in the first line.
    label: tuple[int, int] | None = None
    #: Index of the paragraph it stands under, -1 at the top.
    parent: int = -1
    #: Footnotes that interrupted it.
    notes: list[Paragraph] = field(default_factory=list)
    #: Cells of a row of a table.
    cells: list[CellDraft] = field(default_factory=list)

    @property
    def last(self) -> Line:
        """Its last line, which tells whether it goes on."""
        return self.lines[-1]

    @property
    def is_bare(self) -> bool:
        """Tell whether it is a label that waits for its text."""
        return (
            self.label is not None
            and len(self.lines) == 1
            and self.label[1] >= len(self.lines[0].text)
        )


class Draft:
    """What has been read so far."""

    def __init__(self, cues: Cues, wrap: Wrap) -> None:
        """Start before the first line of a text that is broken into lines as `wrap` says."""
        self.cues = cues
        self.wrap = wrap
        self.paragraphs: list[Paragraph] = []
        self.outline = Outline()
        #: HEAD, PREAMBLE, ITEM (the body), RECIPIENTS or SIGNATURE.
        self.zone = BlockKind.PREAMBLE
        #: The paragraph that a line without a label may continue.
        self.current: Paragraph | None = None
        #: The footnote that the line before belongs to.
        self.note: Paragraph | None = None
        #: The abstract of a letter, which stands in the left column of the head.
        self.abstract: Paragraph | None = None
        #: The mark that opened the quoted provision being read, and how many are open.
        self.quoted = ""
        self.quotes = 0

    def add(self, kind: BlockKind, line: Line) -> Paragraph:
        """Begin a paragraph at the top."""
        paragraph = Paragraph(kind, [line])
        self.paragraphs.append(paragraph)
        self.current = paragraph
        self.note = None
        return paragraph

    def add_here(self, kind: BlockKind, line: Line) -> Paragraph:
        """Begin a paragraph without a label under what is open."""
        paragraph = self.add(kind, line)
        paragraph.path = self.outline.path
        paragraph.parent = self.outline.block
        return paragraph

    def add_heading(self, line: Line, *, inner: bool = False) -> Paragraph:
        """Begin a heading without a label: what follows stands under it.

        An inner one stands within the section that is open, others beside it.
        """
        paragraph = self.add(BlockKind.HEADING, line)
        if inner:
            self.outline.close(Level.NUMBER)
        else:
            self.outline.close_sections()
        paragraph.path = self.outline.path
        paragraph.parent = self.outline.head_under(self.index)
        return paragraph

    def add_labelled(self, kind: BlockKind, line: Line, label: Label, before: str) -> bool:
        """Begin a paragraph with a label, if the label fits."""
        placed = self.outline.place(label, before)
        if placed is None:
            return False
        outer = self.outline.open[: placed.keep]
        paragraph = self.add(kind, line)
        paragraph.path = (*(level.name for level in outer), placed.name)
        paragraph.name = placed.name
        paragraph.label = (label.start, label.end)
        paragraph.parent = outer[-1].under if outer else self.outline.root
        self.outline.push(label, placed, self.index)
        return True

    def enter(self, zone: BlockKind) -> None:
        """Begin another zone, with no level open."""
        self.zone = zone
        self.outline.reset()
        self.quoted = ""
        self.quotes = 0

    @property
    def index(self) -> int:
        """The index of the paragraph added last."""
        return len(self.paragraphs) - 1
