"""HTML as a list of pieces with their places: a forgiving scanner that keeps every offset.

A tree builder repairs a page and forgets where its characters stood; evidence must lead back to the
very characters of the file, so the page is scanned instead, in one linear pass. Nothing is fetched,
and no entity is expanded but character references.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from graph.errors import UnreadableFile

#: Elements whose content is no text of the page.
_HIDDEN = "script|style|noscript|template|svg|iframe|select|textarea|button|object|title"
_TOKEN = re.compile(
    r"<!--.*?(?:-->|\Z)"
    rf"|<(?P<hidden>{_HIDDEN})\b.*?(?:</(?P=hidden)\s*>|\Z)"
    r"|<(?P<close>/?)(?P<name>[a-z][a-z0-9:]*)"
    r"(?P<attributes>(?:[^<>\"']++|\"[^\"<]{0,2000}+\"|'[^'<]{0,2000}+'|[\"'])*+)>"
    r"|<[!?][^<>]*>",
    re.DOTALL | re.IGNORECASE,
)
_ATTRIBUTE = re.compile(
    r"([a-z][\w:-]*)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))", re.IGNORECASE
)
_VOID = frozenset([
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source",
    "track", "wbr"
])  # fmt: skip
#: An element that begins ends one of the first kind, if that is open within the second.
_ENDS = {
    "li": (frozenset(["li"]), frozenset(["ul", "ol", "table"])),
    "td": (frozenset(["td", "th"]), frozenset(["tr", "table"])),
    "th": (frozenset(["td", "th"]), frozenset(["tr", "table"])),
    "tr": (frozenset(["tr"]), frozenset(["table"])),
    "dt": (frozenset(["dt", "dd"]), frozenset(["dl"])),
    "dd": (frozenset(["dt", "dd"]), frozenset(["dl"])),
}
#: A paragraph that begins ends another that has only these open in it.
_INLINE = frozenset([
    "a", "b", "big", "em", "font", "i", "small", "span", "strong", "sub", "sup", "u"
])  # fmt: skip
_BLOCKS = frozenset([
    "p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "table", "ul", "ol", "hr", "blockquote", "pre"
])  # fmt: skip
#: Only these end a cell that was left open.
_TABLE_PARTS = frozenset([
    "table", "tbody", "thead", "tfoot", "tr", "td", "th", "body", "html"
])  # fmt: skip
#: How far up the stack a closing tag looks for its beginning.
_REACH = 64
#: More pieces than this are no page of a document; the longest code of laws has about 100,000.
_MOST_PIECES = 2_000_000


@dataclass(slots=True)
class Element:
    """An element of a page: where it stands among the pieces, and how much it holds."""

    name: str
    attributes: dict[str, str]
    #: Index of its first piece, and of the piece after its last.
    first: int
    last: int = 0
    #: Letters and signs of text in it, and those of them in links.
    size: int = 0
    links: int = 0
    children: list[Element] = field(default_factory=list)


@dataclass(slots=True)
class Piece:
    """A stretch of text, or the beginning or end of an element."""

    #: "text", "open" or "close".
    kind: str
    start: int
    end: int
    element: Element | None = None


class Page:
    """The pieces of a page in order, and its elements as far as the page keeps them nested."""

    def __init__(self, text: str, *, where: str) -> None:
        """Scan a page; raises `UnreadableFile` where it is a bomb rather than a page."""
        self.text = text
        self.pieces: list[Piece] = []
        self.root = Element("", {}, 0)
        self._stack = [self.root]
        self._links = 0
        at = 0
        for match in _TOKEN.finditer(text):
            self._add_text(at, match.start())
            at = match.end()
            if match["name"]:
                self._tag(match)
            if len(self.pieces) > _MOST_PIECES:
                raise UnreadableFile(
                    f"holds more than {_MOST_PIECES} elements",
                    where=where,
                    next_step="save the document alone, as text or as a smaller page",
                )
        self._add_text(at, len(text))
        while len(self._stack) > 1:
            self._pop(len(text))
        self.root.last = len(self.pieces)

    def _add_text(self, start: int, end: int) -> None:
        if start >= end:
            return
        self.pieces.append(Piece("text", start, end))
        size = len(self.text[start:end].strip())
        self._stack[-1].size += size
        if self._links:
            self._stack[-1].links += size

    def _tag(self, match: re.Match[str]) -> None:
        name = match["name"].lower()
        if match["close"]:
            self._close(name, match.start())
            return
        self._end_implied(name, match.start())
        attributes = {
            key.lower(): double or single or bare
            for key, double, single, bare in _ATTRIBUTE.findall(match["attributes"])
        }
        element = Element(name, attributes, len(self.pieces))
        self.pieces.append(Piece("open", match.start(), match.end(), element))
        if name in _VOID or match["attributes"].endswith("/"):
            element.last = len(self.pieces)
            return
        self._stack[-1].children.append(element)
        self._stack.append(element)
        self._links += name == "a"

    def _end_implied(self, name: str, at: int) -> None:
        """End what an element that begins shows to be over, though no tag says so."""
        stack = self._stack
        ended, within = _ENDS.get(name, (frozenset("p") if name in _BLOCKS else None, None))
        if ended is None:
            return
        for index in range(len(stack) - 1, max(0, len(stack) - _REACH), -1):
            open_name = stack[index].name
            if open_name in ended:
                self._pop_to(index, at)
                return
            if open_name in within if within is not None else open_name not in _INLINE:
                return

    def _close(self, name: str, at: int) -> None:
        stack = self._stack
        for index in range(len(stack) - 1, max(0, len(stack) - _REACH), -1):
            open_name = stack[index].name
            if open_name == name:
                self._pop_to(index, at)
                return
            if open_name in ("td", "th") and name not in _TABLE_PARTS:
                return

    def _pop_to(self, index: int, at: int) -> None:
        while len(self._stack) > index:
            self._pop(at)

    def _pop(self, at: int) -> None:
        element = self._stack.pop()
        self.pieces.append(Piece("close", at, at, element))
        element.last = len(self.pieces)
        self._links -= element.name == "a"
        parent = self._stack[-1]
        parent.size += element.size
        parent.links += element.links
