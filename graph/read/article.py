"""Which part of a web page is the document, and which parts are the page's own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from graph.read.markup import Element

#: Ids and classes in which the portals put the text of a document.
#: thuvienphapluat.vn: divContentDoc, cldivContentDocVn, content1; vbpl.vn: toanvancontent, fulltext;
#: luatvietnam.vn: the-document-body; then names that portals of ministries and provinces use.
KNOWN = (
    "divcontentdoc", "cldivcontentdocvn", "content1", "toanvancontent", "fulltext", "the-document-body",
    "noidungtracuu", "vbpq-content", "content_detail", "divnoidung", "divcontent", "toanvan", "noidung",
    "article-content", "detail-content", "entry-content", "post-content", "articlebody",
)  # fmt: skip
#: Class names, whole or a part between hyphens, of what is never the document.
_CHROME = frozenset([
    "menu", "nav", "navbar", "breadcrumb", "breadcrumbs", "sidebar", "topbar", "social", "share",
    "related", "comment", "comments", "tooltip", "popup", "modal", "login", "search", "advert",
    "ads", "banner", "pagination", "toolbar", "tag", "tags", "rating"
])  # fmt: skip
_CHROME_ELEMENTS = frozenset(["nav", "aside", "footer", "header"])
_WORD = re.compile(r"[a-z0-9_]+")
_HIDDEN = re.compile(r"display\s*:\s*none", re.IGNORECASE)
#: A part with this share of the page's text is the document, whatever it is called.
_MOST = 0.85
_HALF = 0.5
#: A known place with fewer characters holds a notice, not a document.
_SHORTEST = 200
#: Lists of at least so many links, mostly links, are menus.
_MENU_SHARE = 0.7
_MENU_LINKS = 4
_DESCEND = frozenset([
    "html", "body", "div", "main", "article", "section", "form", "table", "tbody", "tr", "td",
    "center", "span", "font"
])  # fmt: skip


def find_article(root: Element) -> tuple[Element, str]:
    """Give the element that holds the document, and how it was found, in plain words."""
    known = [e for e in _walk(root) if e.size >= _SHORTEST and _names(e) & set(KNOWN)]
    if known:
        best = max(known, key=lambda e: e.size)
        inner = [e for e in known if _own(e) >= _MOST * _own(best)]
        chosen = min(inner, key=lambda e: (e.size, e.first))
        if chosen.size >= _HALF * _own(root) or chosen.size >= 10 * _SHORTEST:
            name = chosen.attributes.get("id") or chosen.attributes.get("class", "")
            return chosen, f"kept the part “{name}” of the page"
    chosen = root
    while True:
        inside = [e for e in chosen.children if e.name in _DESCEND]
        best_child = max(inside, key=_own, default=None)
        if best_child is None or _own(best_child) < _MOST * max(1, _own(chosen)):
            break
        chosen = best_child
    if chosen is root or chosen.name in ("html", "body"):
        return root, ""
    return chosen, f"kept the <{chosen.name}> that holds most of the text of the page"


def is_chrome(element: Element, article: Element) -> bool:
    """Tell whether an element of the article is the page's own: menus, buttons, hidden notes."""
    if element.size >= _HALF * max(1, article.size):
        return False
    if element.name in _CHROME_ELEMENTS or _HIDDEN.search(element.attributes.get("style", "")):
        return True
    words = set(_WORD.findall(element.attributes.get("class", "").lower()))
    if words & _CHROME:
        return True
    return (
        element.name in ("ul", "ol", "div")
        and len(element.children) >= _MENU_LINKS
        and element.size > 0
        and element.links > _MENU_SHARE * element.size
    )


def _own(element: Element) -> int:
    """Count the text of an element that is not in links."""
    return element.size - element.links


def _names(element: Element) -> set[str]:
    names = element.attributes.get("class", "").lower().split()
    names.append(element.attributes.get("id", "").lower())
    names.append(element.attributes.get("itemprop", "").lower())
    return set(names)


def _walk(root: Element) -> list[Element]:
    found: list[Element] = []
    todo = [root]
    while todo:
        element = todo.pop()
        found.append(element)
        todo.extend(reversed(element.children))
    return found
