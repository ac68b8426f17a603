"""Pages from records: the templates, and the few words that all of them use."""

from __future__ import annotations

import functools
import hashlib
from dataclasses import dataclass
from importlib import resources
from typing import TYPE_CHECKING, Any, Final

from jinja2 import Environment, PackageLoader, StrictUndefined

from graph.export.looks import LOOKS
from graph.serve.paths import address
from graph.serve.rows import day

if TYPE_CHECKING:
    from graph.interface import Interface

_TYPES: Final = {"css": "text/css", "js": "text/javascript", "svg": "image/svg+xml"}
_GLYPHS: Final = {look.id: look.glyph for look in LOOKS}
#: The places that the head of a page leads to.
MENU: Final = (
    ("/", "home"),
    ("/documents", "documents"),
    ("/agencies", "agencies"),
    ("/duties", "duties"),
    ("/trace", "trace"),
    ("/compare", "compare"),
    ("/overlaps", "overlaps"),
    ("/calendar", "calendar"),
    ("/graph", "graph"),
    ("/review", "review"),
    ("/sparql", "sparql"),
    ("/help", "help"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What stands around every page."""

    path: str
    digest: str
    #: The language that the address asks for, if it does.
    lang: str
    #: The address of this page in the other language.
    other: str
    #: True while a build is under way: the pages show what was there before.
    building: bool
    #: The same page for programs: (media type, address).
    forms: tuple[tuple[str, str], ...] = ()

    def link(self, path: str, **values: object) -> str:
        """Give an address in the language of this page."""
        return address(path, **values, lang=self.lang) if path else ""


@functools.cache
def environment() -> Environment:
    """Give the templates: every value escaped, every name known."""
    found = Environment(
        loader=PackageLoader("graph.serve", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    found.globals.update(glyphs=_GLYPHS, menu=MENU, static=static_address)
    found.filters.update(day=day, file_name=file_name)
    return found


def render(template: str, page: Any, frame: Frame, say: Interface) -> str:
    """Fill a template with a record."""
    return environment().get_template(template).render(page=page, frame=frame, say=say)


def file_name(place: str) -> str:
    """Shorten a place to the file and line, without its folders."""
    return place.rsplit("/", 1)[-1]


# --- style and script ---


@functools.cache
def static_files() -> dict[str, tuple[bytes, str]]:
    """Give the files under /static with their media types; the colours come from the one table of looks."""
    found = {}
    for item in sorted(resources.files("graph.serve.static").iterdir(), key=lambda item: item.name):
        kind = _TYPES.get(item.name.rpartition(".")[2])
        if kind:
            found[item.name] = (item.read_bytes(), kind)
    rules = "".join(
        f".look-{look.id} {{ --ink: {look.colour}; --tint: {look.tint}; --edge: {look.border}; }}\n"
        for look in LOOKS
    )
    style, kind = found["explorer.css"]
    return {**found, "explorer.css": (style + rules.encode(), kind)}


@functools.cache
def static_address(name: str) -> str:
    """Give the address of a file of ours, which changes with its content."""
    return f"/static/{name}?v={hashlib.sha256(static_files()[name][0]).hexdigest()[:12]}"
