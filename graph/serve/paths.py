"""Where a thing is served: the path of its IRI.

`https://cancu.vn/akn/…/193` is served at `/akn/…/193`, and what was read in it (`…/193#duty-III-1-a`) at
`/akn/…/193?part=duty-III-1-a`, since a fragment never reaches a server.
"""

from __future__ import annotations

from typing import Final
from urllib.parse import quote, urlencode

from graph import iris

#: First steps of the paths of our IRIs; everything else under them is no page of the explorer's own.
PLACES: Final = (
    "akn", "agency", "locality", "topic", "role", "modality", "relation", "document-type", "agency-kind",
    "source", "register",
)  # fmt: skip
_SAFE: Final = "/~-._"


def path_of(iri: str) -> str:
    """Give the path of one of our IRIs; empty for what is not ours to serve."""
    if not iri.startswith(iris.BASE):
        return ""
    rest, _, fragment = iri.removeprefix(iris.BASE).partition("#")
    if rest.split("/", 1)[0] not in PLACES:
        return ""
    path = f"/{quote(rest, safe=_SAFE)}"
    return f"{path}?part={quote(fragment, safe=_SAFE)}" if fragment else path


def iri_of(path: str, part: str = "") -> str:
    """Give the IRI that a decoded path stands for."""
    iri = iris.BASE + path.strip("/")
    return f"{iri}#{part}" if part else iri


def address(path: str, **values: object) -> str:
    """Give a path with its values, without the empty ones; a path may have values already."""
    query = urlencode(
        {name: str(value) for name, value in values.items() if value not in ("", None)}
    )
    if not query:
        return path
    head, hash_mark, anchor = path.partition("#")
    return f"{head}{'&' if '?' in head else '?'}{query}{hash_mark}{anchor}"
