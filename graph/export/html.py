"""One HTML file with four views of the graph: it opens from disk and asks the network for nothing.

pyvis carries nodes and edges and brings vis-network; the template is ours, since pyvis's own loads style
sheets from abroad and runs what stands in titles (see decisions/0005-the-page.md). Text of documents is
hostile: it is only ever data in one JSON block, and a policy in the page forbids every script and style
but the ones whose hash it names.
"""

from __future__ import annotations

import base64
import hashlib
import json
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyvis
from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup
from pyvis.network import Network as PyvisNetwork

from graph import interface
from graph.analyze.overlaps import overlaps as find_overlaps
from graph.export import page
from graph.export.text import plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.network import Network
    from graph.records.findings import Overlap

#: Parts of the page's script, in the order in which they stand in it.
SCRIPTS = (
    "model.js", "trace.js", "graph-layout.js", "graph-view.js", "trace-view.js", "compare-view.js",
    "table-view.js", "panel.js", "filters.js", "app.js",
)  # fmt: skip
_VIS = "lib/vis-9.1.2/vis-network.min.js"
#: Groups of messages that the page speaks with.
_GROUPS = frozenset(
    (
        *("page", "relation", "role", "kind", "ending", "overlap", "overlaps", "modality", "trace"),
        *("show", "fact", "search"),
    )
)
_OPTIONS = {"physics": {"enabled": False}}


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page, and how much of the graph it carries."""

    html: str
    nodes: int
    edges: int
    omitted: int


class _MandateNetwork(PyvisNetwork):  # type: ignore[misc]  # pyvis has no types
    """pyvis with our template: escaped by default, everything inside the file."""

    def __init__(self, heading: str, **extra: object) -> None:
        super().__init__(directed=True, cdn_resources="in_line", heading=heading)
        self.templateEnv = Environment(
            loader=PackageLoader("graph.export", "templates"),
            autoescape=True,
            undefined=StrictUndefined,
        )
        # Vietnamese as itself, and ordered things in their order.
        self.templateEnv.policies["json.dumps_kwargs"] = {
            "ensure_ascii": False,
            "sort_keys": False,
            "separators": (",", ":"),
        }
        self.path = "page.html"
        self.options: Any = _OPTIONS
        self.templateEnv.globals.update(extra)


def to_html(
    network: Network,
    interface_language: str = "vi",
    *,
    title: str,
    max_nodes: int = 3000,
    focus: str = "",
    overlaps: Sequence[Overlap] | None = None,
) -> Page:
    """Give the page of a network; `focus` is the IRI of what is selected at first.

    Above `max_nodes` the page carries the overview without duties and says how much it left out. Pairs
    of like duties are looked for unless they are passed.
    """
    if overlaps is None:  # an overview has no duties to pair
        overlaps = find_overlaps(network) if len(network.graph) <= max_nodes else ()
    data = page.build(network, overlaps, max_nodes=max_nodes)
    say = interface.load(interface_language)
    style, script, vis = _template("page.css"), _script(), _vis()
    meta = {
        "title": plain(title),
        "language": interface_language,
        "focus": focus.removeprefix(data.meta["base"]) if focus in network.graph else "",
        "messages": _messages(),
        **data.meta,
    }
    drawing = _MandateNetwork(
        plain(title),
        say=say,
        style=Markup(style),  # noqa: S704  (files of this package and of pyvis)
        script=Markup(script),  # noqa: S704
        vis=Markup(vis),  # noqa: S704
        csp=_policy(scripts=(vis, script), styles=(style,)),
        meta=meta,
    )
    drawing.nodes, drawing.edges = data.nodes, data.edges
    html: str = drawing.generate_html()
    whole = html.encode("utf-8", "replace").decode("utf-8")  # a lone surrogate has no UTF-8
    return Page(html=whole, nodes=len(data.nodes), edges=len(data.edges), omitted=data.omitted)


def _template(name: str) -> str:
    return resources.files("graph.export.templates").joinpath(name).read_text(encoding="utf-8")


def _script() -> str:
    """Join the parts of the script into one scope of its own."""
    parts = "\n".join(_template(name) for name in SCRIPTS)
    return f'(function () {{\n"use strict";\n{parts}\n}})();'


def _vis() -> str:
    """Give vis-network as pyvis ships it, without the line that points to a source map."""
    text = (Path(pyvis.__file__).parent / "templates" / _VIS).read_text(encoding="utf-8")
    return text.replace("//# sourceMappingURL=vis-network.min.js.map", "").strip()


def _policy(*, scripts: Sequence[str], styles: Sequence[str]) -> str:
    """Give the Content-Security-Policy: nothing from anywhere, and only these scripts and styles."""
    listed = {"script-src": scripts, "style-src": styles}
    rules = [f"{rule} {' '.join(_hash(text) for text in texts)}" for rule, texts in listed.items()]
    return "; ".join(("default-src 'none'", *rules, "base-uri 'none'", "form-action 'none'"))


def _hash(text: str) -> str:
    digest = hashlib.sha256(text.encode("utf-8")).digest()
    return f"'sha256-{base64.b64encode(digest).decode('ascii')}'"


def _messages() -> dict[str, list[str]]:
    rows = interface.load("vi").messages.values()
    return {row.id: [row.vi, row.en] for row in rows if row.id.split("-", 1)[0] in _GROUPS}


def read_data(html: str) -> Any:
    """Give the data of a page back, for tests and for those who have only the page."""
    start = html.index('id="graph-data">') + len('id="graph-data">')
    return json.loads(html[start : html.index("</script>", start)])
