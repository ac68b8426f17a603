"""Text and places in it: what the readers hand on, and how any character finds its way home."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open range `[start, end)` of characters."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            msg = f"no span: [{self.start}, {self.end})"
            raise ValueError(msg)

    def __len__(self) -> int:
        return self.end - self.start

    def holds(self, other: Span) -> bool:
        """Tell whether the other lies within this one."""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class OffsetMap:
    """Where the characters of a derived text stood in the text it was made from.

    Piece `i` begins at `starts[i]` of the derived text and covers `[homes[i], ends[i])` of the
    original, character by character; the last character of a piece takes what is left over, so a
    composed letter reaches over all the marks it was composed from. `starts[0]` is 0. The last piece
    cannot know where its last character is, so a map ends with an empty piece (the identity needs none).
    """

    starts: tuple[int, ...] = (0,)
    homes: tuple[int, ...] = (0,)
    ends: tuple[int, ...] = (1 << 60,)

    def home(self, offset: int) -> int:
        """Give the original offset of one derived character."""
        piece = bisect_right(self.starts, offset) - 1
        return min(self.homes[piece] + offset - self.starts[piece], self.ends[piece])

    def end(self, offset: int) -> int:
        """Give the original end of a range that ends before derived character `offset`."""
        if offset == 0:
            return self.homes[0]
        piece = bisect_right(self.starts, offset - 1) - 1
        last_of_piece = piece + 1 < len(self.starts) and self.starts[piece + 1] == offset
        if last_of_piece:
            return self.ends[piece]
        return min(self.homes[piece] + offset - self.starts[piece], self.ends[piece])

    def span(self, start: int, end: int) -> Span:
        """Map a non-empty derived range to the smallest original range that holds it."""
        first = self.home(start)
        return Span(first, max(first, self.end(end)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place as a person looks it up: file, page where there are pages, line and column from 1."""

    path: str
    line: int
    column: int
    page: int | None = None

    def __str__(self) -> str:
        page = f" tr.{self.page}" if self.page else ""
        return f"{self.path}{page}:{self.line}"


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceText:
    """The characters of one file as its reader decoded it, before any normalisation."""

    #: Path as it was given, with forward slashes.
    path: str
    #: SHA-256 of the file's bytes, hexadecimal.
    sha256: str
    #: Media type that the reader settled on: text/plain, text/html ...
    media_type: str
    #: The decoded text; all spans of mentions point into it.
    text: str
    #: What the reader assumed (encoding, which part of a page is the document), in plain words.
    notes: tuple[str, ...] = ()
    #: Where each character stood in the decoded file; the identity for plain text.
    homes: OffsetMap = OffsetMap()
    #: Offsets in the decoded file at which its lines begin.
    line_starts: tuple[int, ...] = (0,)
    #: Offsets in `text` at which its pages begin; empty where there are no pages.
    page_starts: tuple[int, ...] = ()
    #: Facts given beside the file (number, date, address), which override what the text lacks.
    metadata: tuple[tuple[str, str], ...] = field(default=())

    def slice(self, span: Span) -> str:
        """Give exactly the quoted characters."""
        return self.text[span.start : span.end]

    def place(self, offset: int) -> Place:
        """Tell file, page, line and column of a character of `text`."""
        home = self.homes.home(offset)
        line = bisect_right(self.line_starts, home)
        page = bisect_right(self.page_starts, offset) if self.page_starts else None
        return Place(
            path=self.path, line=line, column=home - self.line_starts[line - 1] + 1, page=page
        )
