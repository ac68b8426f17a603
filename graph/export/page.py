"""The data that a page carries: nodes, edges, passages and names, in plain JSON values.

Nodes and edges are pyvis's: dictionaries with `id`, `from` and `to`, and whatever else the page needs.
Ids are places in the list of nodes. An edge is drawn from what a thing rests on to what rests on it:
law → plan → duty → agency. What both languages say comes from `ontology/interface.toml`.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from graph import iris
from graph.analyze.trace import MANDATES, MENTIONS_ONLY, STRENGTH, SURE
from graph.export import layout, naming
from graph.export.evidence import Passages, relative, stated_dates
from graph.export.looks import LOOKS, class_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from graph.network import Network
    from graph.records.findings import DeadlineView, DutyView, Overlap, TargetView

Item = dict[str, Any]

#: "A phê duyệt B": B rests on A, so these are drawn along the citation, all others against it.
BACKWARDS = ("approves", "promulgates")
#: Pairs of like duties that a page carries, the strongest first.
MOST_OVERLAPS = 1000
_COLUMN = {look.id: look.column for look in LOOKS}


@dataclass(frozen=True, slots=True, kw_only=True)
class PageData:
    """What the template is filled with."""

    nodes: list[Item]
    edges: list[Item]
    meta: Item
    omitted: int


@dataclass(slots=True)
class _Draft:
    """A page on its way: the part of the network that is shown, and what was collected so far."""

    network: Network
    shown: Sequence[str]
    ids: Mapping[str, int]
    passages: Passages = field(default_factory=Passages)
    topics: list[str] = field(default_factory=list)
    types: list[str] = field(default_factory=list)

    def index(self, table: list[str], value: str) -> int:
        """Give the place of a value in a table of the page; short tables, so a scan will do."""
        if value not in table:
            table.append(value)
        return table.index(value)


def build(network: Network, overlaps: Sequence[Overlap], *, max_nodes: int) -> PageData:
    """Give the data of a page: all of the network, or above `max_nodes` its overview without duties."""
    shown, whole = _select(network, max_nodes)
    draft = _Draft(network, shown, {iri: place for place, iri in enumerate(shown)})
    nodes = [_node(draft, iri) for iri in shown]
    edges = _edges(draft)
    if not whole:
        edges += _folded(draft)
    _place(nodes, edges)
    _tell_conflicts(draft, nodes)
    _tell_goals(draft, nodes)
    omitted = len(network.graph) - len(shown)
    kinds = Counter(str(data["kind"]) for iri, data in network.graph.nodes(data=True))
    left_out = kinds - Counter(str(network.graph.nodes[iri]["kind"]) for iri in shown)
    meta = {
        "base": iris.BASE,
        "limits": {
            "total": len(network.graph),
            "max": max_nodes,
            "omitted": dict(sorted(left_out.items())),
        },
        "strong": {"mandates": MANDATES, "mentions": MENTIONS_ONLY, "sure": SURE},
        "looks": [_look(look.id) for look in LOOKS],
        "relations": [[name, value, name in BACKWARDS] for name, value in STRENGTH.items()],
        "topics": [[name, *naming.topic(name)] for name in draft.topics],
        "types": [[name, *naming.type_names(name)] for name in draft.types],
        "localities": _localities(nodes),
        "overlaps": _overlaps(draft, overlaps),
        "files": relative(draft.passages.files),
        "passages": draft.passages.rows,
    }
    return PageData(nodes=nodes, edges=edges, meta=meta, omitted=omitted)


def _select(network: Network, max_nodes: int) -> tuple[list[str], bool]:
    """Choose what is embedded, in the order of the page, and tell whether that is all."""
    graph = network.graph
    rank = {"document": 0, "duty": 1, "agency": 2}
    duties = {iri: place for place, iri in enumerate(network.duties)}
    known = [iri for iri in graph if graph.nodes[iri]["kind"] in rank]
    known.sort(key=lambda iri: (rank[graph.nodes[iri]["kind"]], duties.get(iri, 0), iri))
    if len(known) <= max_nodes:
        return known, True
    overview = [iri for iri in known if iri not in duties]
    if len(overview) > max_nodes:
        first = sorted(overview, key=lambda iri: (-graph.degree(iri), iri))[:max_nodes]
        kept = set(first)
        overview = [iri for iri in overview if iri in kept]
    return overview, False


def _look(name: str) -> list[Any]:
    look = next(look for look in LOOKS if look.id == name)
    return [look.id, look.column, look.glyph, look.colour, look.tint, look.border]


def _short(iri: str) -> str:
    return iri.removeprefix(iris.BASE)


def _node(draft: _Draft, iri: str) -> Item:
    data = draft.network.graph.nodes[iri]
    item = {
        "id": draft.ids[iri],
        "iri": _short(iri),
        "label": str(data["label"]),
        "cls": class_of(data),
    }
    if data["kind"] == "document":
        item |= _document(draft, data)
    elif data["kind"] == "duty":
        item |= _duty(draft, draft.network.duties[iri])
    else:
        item |= {"short": naming.agency(iri, str(data["label"])), "loc": data["locality"]}
        item |= {"group": True} if data.get("group") else {}
    return {key: value for key, value in item.items() if value not in ("", None)}


def _document(draft: _Draft, data: Mapping[str, Any]) -> Item:
    date, period = str(data["date"]), data["period"]
    named = naming.years_in(f"{data['label']} {data['title']}")[:4]
    year = int(date[:4]) if date[:4].isdigit() else period[0] if period else int(named or 0)
    return {
        "short": naming.document(data),
        "loc": data["locality"],
        "year": year or None,
        "date": date,
        "number": data["number"],
        "about": data["title"],
        "type": draft.index(draft.types, str(data["type"])) if data["type"] else None,
        "period": list(period) if period else None,
        "read": bool(data["read"]),
    }


def _duty(draft: _Draft, view: DutyView) -> Item:
    home = draft.network.graph.nodes[view.document.iri]
    unknown = [
        [agency.label, role]
        for agency, role in view.agencies
        if agency.iri not in draft.network.graph
    ]
    return {
        "short": naming.duty(view),
        "loc": view.locality,
        "year": _document(draft, home)["year"],
        "doc": draft.ids.get(view.document.iri),
        "section": view.section,
        "topics": [draft.index(draft.topics, topic) for topic in view.topics] or None,
        "q": draft.passages.add(view.quote),
        "unknown": unknown or None,
        "partners": list(view.partner_names) or None,
    }


def _edges(draft: _Draft) -> list[Item]:
    graph, ids = draft.network.graph, draft.ids
    spans = _spans(draft)
    edges: list[Item] = []
    for lower, upper, key, data in sorted(
        graph.edges(keys=True, data=True),
        key=lambda edge: (ids.get(edge[0], -1), ids.get(edge[1], -1), str(edge[2])),
    ):
        if lower not in ids or upper not in ids:
            continue
        if data["kind"] == "cites":
            edges.append(_citation(draft, lower, upper, data, spans.get(lower, ())))
        elif data["kind"] == "stated_in":
            view = draft.network.duties[lower]
            edges.append(_edge(ids[upper], ids[lower], "duty", q=draft.passages.add(view.quote)))
        elif data["kind"] == "assigned":
            edges.append(_assignment(draft, lower, upper, str(data["role"]), str(key)))
    return edges


def _edge(start: int, end: int, kind: str, **more: object) -> Item:
    """Give an edge without what needs no saying."""
    kept = {key: value for key, value in more.items() if value not in ("", None)}
    return {"from": start, "to": end, "kind": kind, **kept}


def _spans(draft: _Draft) -> dict[str, list[tuple[int, int, int]]]:
    """Give the duties of each document as (start, end, id)."""
    spans: dict[str, list[tuple[int, int, int]]] = {}
    for iri, view in draft.network.duties.items():
        if iri in draft.ids:
            data = draft.network.graph.nodes[iri]
            found = spans.setdefault(view.document.iri, [])
            found.append((data["start"], data["end"], draft.ids[iri]))
    return spans


def _citation(
    draft: _Draft,
    lower: str,
    upper: str,
    data: Mapping[str, Any],
    spans: Sequence[tuple[int, int, int]],
) -> Item:
    relation, by = str(data["relation"]), str(data["stated_in"])
    backwards = relation in BACKWARDS
    inside = [duty for start, end, duty in spans if start <= data["start"] < end]
    start, end = (lower, upper) if backwards else (upper, lower)
    return _edge(
        draft.ids[start],
        draft.ids[end],
        "cites",
        rel=relation,
        conf=round(data["confidence"], 3) if data["confidence"] < 1 else None,
        basis=data["basis"],
        sec=data["section"],
        q=draft.passages.add(data["quote"]),
        by=draft.ids.get(by) if by != lower else None,
        # duties in whose words it stands: a chain may go on from there
        duties=(inside or None) if by == lower and not backwards else None,
    )


def _assignment(draft: _Draft, duty: str, agency: str, role: str, key: str) -> Item:
    view = draft.network.duties[duty]
    said = next(
        (x for x in view.assignments if x.agency.iri == agency and x.role == (role or key)), None
    )
    return _edge(
        draft.ids[duty],
        draft.ids[agency],
        "assigned",
        rel=role,
        q=draft.passages.add(said.quote) if said and said.quote else None,
        how="requested" if said and said.modality == "requested" else None,
    )


def _folded(draft: _Draft) -> list[Item]:
    """Give document → agency with the number of duties that were left out."""
    counts: Counter[tuple[int, int, str]] = Counter()
    for view in draft.network.duties.values():
        for agency, role in view.agencies:
            if view.document.iri in draft.ids and agency.iri in draft.ids:
                counts[draft.ids[view.document.iri], draft.ids[agency.iri], role] += 1
    return [
        _edge(start, end, "folded", rel=role, n=number)
        for (start, end, role), number in sorted(counts.items())
    ]


def _place(nodes: list[Item], edges: Sequence[Item]) -> None:
    """Put x and y to the nodes, and their order in the column."""
    columns = [_COLUMN[node["cls"]] for node in nodes]
    ranks = layout.order(columns, [(edge["from"], edge["to"]) for edge in edges])
    for node, rank, (x, y) in zip(nodes, ranks, layout.coordinates(columns, ranks), strict=True):
        node |= {"x": x, "y": y, "order": rank}


def _tell_conflicts(draft: _Draft, nodes: Sequence[Item]) -> None:
    for iri, dates in stated_dates(draft.network).items():
        if iri in draft.ids:
            nodes[draft.ids[iri]]["dates"] = [
                [date, [draft.ids[by] for by in sources if by in draft.ids]]
                for date, sources in dates
            ]


def _tell_goals(draft: _Draft, nodes: Sequence[Item]) -> None:
    """Put targets and deadlines to the duties in whose words they stand, else to their documents."""
    for target in draft.network.targets.values():
        value = f"{target.comparator} {target.value:g} {target.unit}".strip()
        _goal(draft, nodes, target, "targets", [value, target.subject])
    for deadline in draft.network.deadlines.values():
        _goal(draft, nodes, deadline, "deadlines", [deadline.due, deadline.every, deadline.what])


def _goal(
    draft: _Draft,
    nodes: Sequence[Item],
    view: TargetView | DeadlineView,
    name: str,
    facts: Sequence[str],
) -> None:
    home = draft.ids.get(view.duty or view.document.iri)
    if home is not None:
        text = " · ".join(fact for fact in facts if fact)
        nodes[home].setdefault(name, []).append([text, draft.passages.add(view.quote)])


def _localities(nodes: Sequence[Item]) -> list[list[str]]:
    names = {str(node["loc"]) for node in nodes if "loc" in node}
    return sorted(
        ([name, naming.locality(name)] for name in names), key=lambda row: (row[1], row[0])
    )


def _overlaps(draft: _Draft, overlaps: Sequence[Overlap]) -> list[list[Any]]:
    """Give pairs as [first, second, score, parts, shared words, reason]."""
    rows: list[list[Any]] = []
    for pair in overlaps:
        first, second = draft.ids.get(pair.first.node.iri), draft.ids.get(pair.second.node.iri)
        if first is not None and second is not None and len(rows) < MOST_OVERLAPS:
            parts = [[part.name, part.value, part.weight] for part in pair.parts]
            rows.append([first, second, pair.score, parts, list(pair.shared), pair.reason])
    return rows
