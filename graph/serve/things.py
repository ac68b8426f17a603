"""All that has an IRI of ours, at the path of its IRI; and the drawing, the help."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from graph import iris, terms
from graph.describe.nquads import spell
from graph.export.html import to_html
from graph.export.selection import around
from graph.export.text import plain
from graph.serve import agencies, documents
from graph.serve.asking import NotHere
from graph.serve.findings import SUGGESTED, plans
from graph.serve.home import suggestions
from graph.serve.parts import Count, EdgeRow, Named
from graph.serve.paths import PLACES, iri_of
from graph.serve.views import GraphPage, HelpPage, ThingPage

if TYPE_CHECKING:
    from graph.network import Network
    from graph.serve.asking import Asked
    from graph.serve.views import AgencyPage, DocumentPage, DutyPage, InstrumentPage

#: Boxes that a drawing holds, and steps around its middle.
BOXES, DEPTH = 300, 3
#: Facts of a thing that are shown, and rows of the table beside a drawing.
FACTS, EDGES = 200, 300
_FACTS = (
    "SELECT DISTINCT ?p ?o ?label WHERE { %s ?p ?o . OPTIONAL { ?o rdfs:label ?label } } LIMIT 2000"
)
_LABELS = """
SELECT DISTINCT ?label WHERE {
  { %(it)s rdfs:label ?label } UNION { %(it)s skos:prefLabel ?label FILTER(LANG(?label) = "%(language)s") }
}
"""


def thing(asked: Asked) -> DocumentPage | InstrumentPage | AgencyPage | DutyPage | ThingPage:
    """Show what the path names; raises `NotHere` with what may be meant."""
    iri = named_by(asked)
    nodes = asked.held.network.graph.nodes
    kind = nodes[iri]["kind"] if iri in nodes else ""
    if kind == "document":
        return documents.document(asked, iri)
    if kind == "agency":
        return agencies.agency(asked, iri)
    if kind == "duty":
        return agencies.duty(asked, iri)
    return other(asked, iri)


def named_by(asked: Asked) -> str:
    """Give the IRI that the path and `?part=` name; raises `NotHere` if there can be no such thing."""
    iri = iri_of(asked.path, asked.value("part"))
    try:
        spell(iri)
    except ValueError:
        raise not_here(asked, asked.path) from None
    if asked.path.strip("/").split("/", 1)[0] not in PLACES:
        raise not_here(asked, asked.path)
    return iri


def not_here(asked: Asked, name: str) -> NotHere:
    """Say that there is nothing of this name, and what is near to it."""
    last = name.strip("/").rsplit("/", 1)[-1].removesuffix(".json")
    return NotHere(asked.say("serve-not-here", name=plain(name)), suggestions(asked, last or name))


def other(asked: Asked, iri: str) -> ThingPage:
    """Show a topic, a type, a place, a file, a provision, a citation: whatever the graph says of it."""
    held = asked.held
    found = sorted(
        {tuple(value or "" for value in row) for row in held.store.select(_FACTS % spell(iri))}
    )
    if not found:
        raise not_here(asked, asked.path)
    labels = sorted(
        label or ""
        for (label,) in held.store.select(
            _LABELS % {"it": spell(iri), "language": asked.say.language}
        )
    )
    facts = [
        (
            _short(name),
            plain(value)[:1000],
            held.named(value, label) if value.startswith("http") else None,
        )
        for name, value, label in found
        if name not in {terms.TEXT, terms.LAYOUT}
    ]
    return ThingPage(
        thing=Named(iri=iri, path=asked.path, label=plain(labels[0]) if labels else iri),
        facts=tuple(facts[:FACTS]),
        see=tuple(_lists(asked, iri)),
    )


def _short(name: str) -> str:
    """Write a property with its prefix."""
    for prefix, start in terms.NAMESPACES.items():
        if name.startswith(start):
            return f"{prefix}:{name.removeprefix(start)}"
    return name


def _lists(asked: Asked, iri: str) -> list[Count]:
    """Give the lists in which a concept is a choice."""
    kind, _, name = iri.removeprefix(iris.BASE).partition("/")
    views = asked.held.network.duties.values()
    nodes = asked.held.network.graph.nodes
    found = []
    if kind == "topic":
        number = sum(name in view.topics for view in views)
        found.append(
            Count(id="page-class-duty", number=number, href=asked.link("/duties", topic=name))
        )
    if kind == "locality":
        number = sum(
            data["kind"] == "document" and data["locality"] == name for _, data in nodes(data=True)
        )
        href = asked.link("/documents", locality=name)
        found.append(Count(id="kind-document", number=number, href=href))
        number = sum(view.locality == name for view in views)
        found.append(
            Count(id="page-class-duty", number=number, href=asked.link("/duties", locality=name))
        )
    return found


# --- the drawing ---

_START: Final = "Căn Cứ"


def graph(asked: Asked) -> GraphPage:
    """Show what lies around a thing: a drawing, and the same as a table."""
    focus = asked.value("focus")
    depth = asked.number("depth", 2, most=DEPTH)
    if not focus:
        return GraphPage(
            focus="",
            depth=depth,
            thing=None,
            drawing="",
            nodes=0,
            edges=(),
            suggested=plans(asked)[:SUGGESTED],
        )
    iri, part, depth = _around(asked)
    held = asked.held
    edges = sorted(
        part.graph.edges(keys=True, data=True),
        key=lambda edge: (edge[3]["kind"], held.named(edge[0]).label, str(edge[2])),
    )
    return GraphPage(
        focus=focus,
        depth=depth,
        thing=held.named(iri),
        drawing=asked.link("/graph/drawing", focus=iri, depth=depth),
        nodes=len(part.graph),
        edges=tuple(
            EdgeRow(
                lower=held.named(lower),
                upper=held.named(upper),
                relation=str(data.get("relation") or data.get("role") or "assigned_in"),
                place=plain(data["quote"].place) if data.get("quote") else "",
            )
            for lower, upper, _, data in edges[:EDGES]
        ),
        suggested=(),
    )


def _around(asked: Asked) -> tuple[str, Network, int]:
    """Give what is in the middle, what lies around it, and the steps that fit the limit of boxes."""
    found = asked.find(asked.value("focus"))
    network = asked.held.network
    if found.iri not in network.graph:
        raise NotHere(asked.say("serve-not-in-network", label=plain(found.label)))
    depth = asked.number("depth", 2, most=DEPTH)
    part = around(network, found.iri, depth)
    while len(part.graph) > BOXES and depth > 1:
        depth -= 1
        part = around(network, found.iri, depth)
    return found.iri, part, depth


def drawing(asked: Asked) -> str:
    """Give the drawing: the page of `graph export --html` on the part around a thing."""
    iri, part, _ = _around(asked)
    title = f"{_START} · {asked.held.named(iri).label}"
    page = to_html(part, asked.say.language, title=title, max_nodes=BOXES, focus=iri, overlaps=())
    return page.html


def help_page(asked: Asked, *, seconds: float, rows: int) -> HelpPage:
    """Show how to read the graph, what is covered, and where the limits are."""
    return HelpPage(
        counts=tuple(
            Count(id=f"stats-{name}", number=number)
            for name, number in asked.held.counts.totals
            if name != "conflicts"
        ),
        digest=asked.held.digest,
        seconds=seconds,
        rows=rows,
    )
