"""The graph against its SHACL shapes: what is wrong with it, in the words of the shapes."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import resources
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from graph.store.protocol import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class ShapeFinding:
    """One thing that does not fit its shape."""

    focus: str
    path: str
    value: str
    message: str


def check_shapes(store: Store, language: str = "vi") -> tuple[ShapeFinding, ...]:
    """Validate each file's graph together with the register; sorted, messages in one language."""
    from pyshacl import validate  # noqa: PLC0415  (half a second to import)
    from rdflib import Graph, Literal  # noqa: PLC0415
    from rdflib.namespace import RDF, SH  # noqa: PLC0415

    shapes = Graph().parse(data=_shapes(), format="turtle")
    # `splitlines` would also cut at U+2028 and its kin, which stand raw in literals
    lines = {_triple(line) for line in store.dump().decode().split("\n") if line}
    data = Graph().parse(data="\n".join(sorted(lines)), format="nt")
    _, report, _ = validate(data, shacl_graph=shapes)
    findings = []
    for result in report.subjects(RDF.type, SH.ValidationResult):
        messages = [m for m in report.objects(result, SH.resultMessage) if isinstance(m, Literal)]
        spoken = [m for m in messages if m.language == language] or messages
        findings.append(
            ShapeFinding(
                focus=str(report.value(result, SH.focusNode)),
                path=str(report.value(result, SH.resultPath) or ""),
                value=str(report.value(result, SH.value) or ""),
                message=str(spoken[0]) if spoken else "",
            )
        )
    return tuple(sorted(findings, key=lambda item: (item.focus, item.path, item.message)))


def _shapes() -> str:
    return resources.files("graph.ontology").joinpath("shapes.ttl").read_text(encoding="utf-8")


def _triple(quad: str) -> str:
    """Drop the graph name of a line of N-Quads."""
    return quad[: quad.rindex(" <")] + " ."
