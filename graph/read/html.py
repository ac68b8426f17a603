"""Web pages: the document in them as lines of text, each character with its place in the file."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from graph.read.article import find_article, is_chrome
from graph.read.markup import Element, Page, Piece
from graph.read.offsets import MapBuilder
from graph.read.plain import decode, line_starts
from graph.records.text import SourceText

if TYPE_CHECKING:
    from collections.abc import Iterator

_CHARSET = re.compile(rb"charset\s*=\s*[\"']?([\w.:-]{2,30})", re.IGNORECASE)
_STRETCH = re.compile(
    r"[^&\s]++(?: [^&\s]++)*+"
    r"|&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});?"
    r"|[ \t\r\n\f\v]++|\s|&"
)
_BLOCKS = frozenset([
    "p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "table", "ul", "ol", "li", "dl", "dt", "dd",
    "blockquote", "pre", "section", "article", "center", "hr", "form", "main", "header", "footer",
    "figure", "caption", "tr", "fieldset", "address"
])  # fmt: skip
_CELLS = frozenset(["td", "th"])
#: Words of a table that only sets text side by side, as heads and signatures do.
_LAYOUT = re.compile(
    r"C\s*Ộ\s*N\s*G\s+H\s*[ÒO]\s*[AÀ]\s+X|Độc\s+lập\s*[-–]\s*Tự\s+do|Nơi\s+nhận|Kính\s+gửi"
    r"|ĐẢNG\s+CỘNG\s+SẢN|TM\.|KT\.|T/M|V/v"
)
_HEADS = re.compile(r">\s*(?:<[^<>]*>\s*)*(?:TT|STT|Stt|Số TT)\s*<")
_TAGS = re.compile(r"<[^<>]*>")
_OWN_LABEL = re.compile(r"\s*(?:[-–—•+*]|\d{1,3}(?:\.\d{1,2})*[.)/]|[a-zđ][.)]|[IVXLC]+[.)]|Điều )")
_SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_MARK = re.compile(r"\s*\d{1,3}\s*\Z")
_ADDRESS = re.compile(r"https?://[^\s\"'<>]{4,500}\Z")
#: A table with fewer rows or columns is no list.
_FEWEST_ROWS = 2
_FEWEST_COLUMNS = 2
_MOST_SPANNED = 20
#: How many pieces after the beginning of an item its text may begin.
_FIRST_TEXT = 16
#: Tables deeper than this only set the page.
_DEEPEST_TABLE = 8
#: How far the head of a page may reach.
_HEAD_PIECES = 2000


def decode_page(data: bytes, *, where: str) -> tuple[str, str]:
    """Give the text of a page and its encoding: by byte order mark, by what it declares, by trial."""
    declared = _CHARSET.search(data, 0, 4096)
    name = declared[1].decode("ascii") if declared else ""
    if name.lower() not in ("", "utf-8", "utf8") and not data.startswith(
        (b"\xef\xbb\xbf", b"\xff\xfe")
    ):
        try:
            return data.decode(name), name
        except (LookupError, UnicodeDecodeError):
            pass
    return decode(data, where=where)


def read_html(data: bytes, *, path: str, sha256: str) -> SourceText:
    """Read a saved web page; nothing it points to is fetched."""
    text, encoding = decode_page(data, where=path)
    page = Page(text, where=path)
    article, how = find_article(page.root)
    writer = _Writer(page, article)
    writer.write()
    notes = [] if encoding == "UTF-8" else [f"decoded as {encoding}"]
    return SourceText(
        path=path,
        sha256=sha256,
        media_type="text/html",
        text="".join(writer.parts),
        notes=(*notes, *([how] if how else [])),
        homes=writer.map.build(),
        line_starts=line_starts(text),
        metadata=_metadata(page),
    )


def _metadata(page: Page) -> tuple[tuple[str, str], ...]:
    """Give the address of a page, where it states one."""
    for piece in page.pieces[:_HEAD_PIECES]:
        element = piece.element
        if element and element.name == "link" and element.attributes.get("rel") == "canonical":
            address = html.unescape(element.attributes.get("href", ""))
            return (("address", address),) if _ADDRESS.match(address) else ()
    return ()


class _Writer:
    """Writes the text of an article: blocks as lines, rows of tables as lines with bars."""

    def __init__(self, page: Page, article: Element) -> None:
        self.page = page
        self.article = article
        self.parts: list[str] = []
        self.map = MapBuilder()
        #: Line feeds and spaces that are due before the next text.
        self.feeds = 0
        self.space = False
        self.at_start = True
        #: Tables being read, innermost last: True where rows become lines with bars.
        self.tables: list[bool] = []
        self.listing = 0
        self.lists: list[tuple[str, int]] = []
        self.superscript = 0

    def write(self) -> None:
        """Write the whole article."""
        for piece in self._pieces():
            if piece.kind == "text":
                self._text(piece.start, piece.end)
            elif piece.element is not None and piece.kind == "open":
                self._open(piece.element, piece)
            elif piece.element is not None:
                self._close(piece.element, piece.start)

    def _pieces(self) -> Iterator[Piece]:
        """Give the pieces of the article without those of the page's own parts."""
        pieces = self.page.pieces
        index = self.article.first
        last = self.article.last
        while index < last:
            piece = pieces[index]
            element = piece.element
            if (
                piece.kind == "open"
                and element is not None
                and element is not self.article
                and is_chrome(element, self.article)
            ):
                index = element.last
                continue
            yield piece
            index += 1

    # --- characters --------------------------------------------------------------------------

    def _put(self, text: str, home: int, end: int) -> None:
        if self.feeds and not self.at_start:
            self.parts.append("\n" * self.feeds)
            self.map.add(self.feeds, home, home)
            self.at_start = True
        elif self.space and not self.at_start and self.parts[-1][-1] != " ":
            self.parts.append(" ")
            self.map.add(1, home, home)
        self.feeds = 0
        self.space = False
        self.at_start = False
        self.parts.append(text)
        self.map.add(len(text), home, end)

    def _text(self, start: int, end: int) -> None:
        text = self.page.text
        if self.superscript and _MARK.match(text[start:end]):
            body = text[start:end].strip()
            at = text.index(body, start)
            self.space = False
            self._put(body.translate(_SUPERSCRIPTS), at, at + len(body))
            return
        for match in _STRETCH.finditer(text, start, end):
            stretch = match[0]
            if stretch.isspace():
                self.space = True
            elif stretch[0] == "&" and len(stretch) > 1:
                value = html.unescape(stretch)
                if value.isspace():
                    self.space = True
                else:
                    self._put(value, *match.span())
            else:
                self._put(stretch, *match.span())

    def _break(self, feeds: int) -> None:
        if self.listing:
            self.space = True
        else:
            self.feeds = max(self.feeds, feeds)

    # --- elements ----------------------------------------------------------------------------

    def _open(self, element: Element, piece: Piece) -> None:
        name = element.name
        if name == "br":
            self._break(1)
        elif name == "sup":
            self.superscript += 1
        elif name == "table":
            self._break(2)
            self._open_table(element)
        elif name == "tr" and self.listing:
            self.feeds = max(self.feeds, 1)
        elif name in _CELLS:
            self._open_cell(piece)
        elif name in _BLOCKS:
            self._break(2)
            if name in ("ul", "ol"):
                self.lists.append((element.attributes.get("type", "1") if name == "ol" else "", 0))
            elif name == "li" and self.lists and not self.listing:
                self._item(element, piece)

    def _open_table(self, element: Element) -> None:
        listing = not self.listing and len(self.tables) < _DEEPEST_TABLE and self._is_list(element)
        self.tables.append(listing)
        self.listing += listing
        if listing:
            self.feeds = 2

    def _open_cell(self, piece: Piece) -> None:
        if self.listing:
            self._put("| ", piece.start, piece.start)
            self.at_start = False
            self.space = False
        else:
            self._break(1)

    def _close(self, element: Element, at: int) -> None:
        name = element.name
        if name == "sup":
            self.superscript -= 1
        elif name == "table":
            if self.tables:
                self.listing -= self.tables.pop()
            self._break(2)
        elif name in _CELLS and self.listing:
            self._close_cell(element, at)
        elif name == "tr" and self.listing:
            self.space = False
            self._put("|", at, at)
            self.feeds = 1
        elif name in _BLOCKS or name in _CELLS:
            if name in ("ul", "ol") and self.lists:
                self.lists.pop()
            self._break(1 if name in _CELLS or name == "li" else 2)

    def _close_cell(self, element: Element, at: int) -> None:
        self.space = False
        if not self.parts[-1].endswith(" "):
            self._put(" ", at, at)
        span = element.attributes.get("colspan", "1")
        extra = min(int(span), _MOST_SPANNED) - 1 if span.isascii() and span.isdigit() else 0
        if extra > 0:
            self._put("| " * extra, at, at)

    def _is_list(self, table: Element) -> bool:
        """Tell a table that lists from one that sets text side by side."""
        pieces = self.page.pieces
        raw = self.page.text[pieces[table.first].start : pieces[table.last - 1].end]
        inside = pieces[table.first + 1 : table.last]
        opened = [p.element.name for p in inside if p.kind == "open" and p.element is not None]
        rows = opened.count("tr")
        cells = sum(name in _CELLS for name in opened)
        if "table" in opened or cells < _FEWEST_COLUMNS * rows or rows < _FEWEST_ROWS:
            return False
        return bool(_HEADS.search(raw)) or not _LAYOUT.search(_TAGS.sub(" ", raw))

    def _item(self, element: Element, piece: Piece) -> None:
        """Write the number or dash that a browser draws before an item of a list."""
        kind, count = self.lists[-1]
        self.lists[-1] = (kind, count + 1)
        pieces = self.page.pieces
        first = next(
            (
                p
                for p in pieces[element.first : min(element.last, element.first + _FIRST_TEXT)]
                if p.kind == "text" and (self.page.text[p.start : p.end].strip())
            ),
            None,
        )
        if first is None or _OWN_LABEL.match(self.page.text[first.start : first.end]):
            return
        label = "-"
        if kind:
            label = f"{count + 1}." if kind == "1" else f"{chr(ord('a') + count % 26)})"
        self._put(label + " ", piece.start, piece.start)
        self.at_start = False
