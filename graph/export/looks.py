"""How each class of things looks on the page: column, glyph, colours and border.

Colour never stands alone: the glyph and the border tell the same. Colours are darkened from the palette
of Okabe and Ito so that each border has a contrast of at least 3:1 on white (WCAG 2.1, 1.4.11).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """A class of things; its label is the message `page-class-<id>`."""

    id: str
    column: int
    glyph: str
    colour: str
    tint: str
    #: solid, dashed, double.
    border: str = "solid"


#: In the order of the legend.
LOOKS = (
    Look(id="law", column=0, glyph="§", colour="#b34700", tint="#fdefe4"),
    Look(id="party", column=0, glyph="★", colour="#a8286f", tint="#fbe9f4", border="double"),
    Look(id="decision", column=1, glyph="■", colour="#7d5800", tint="#fff3d9"),
    Look(id="programme", column=2, glyph="◎", colour="#62620a", tint="#fafadc", border="dashed"),
    Look(id="circular", column=3, glyph="▤", colour="#4d4d4d", tint="#f1f1f1"),
    Look(id="letter", column=3, glyph="□", colour="#4d4d4d", tint="#ffffff", border="dashed"),
    Look(id="central-plan", column=4, glyph="◇", colour="#1b6f9f", tint="#e6f3fb", border="double"),
    Look(id="plan", column=5, glyph="◆", colour="#00508a", tint="#dcebfb"),
    Look(id="duty", column=6, glyph="●", colour="#00704f", tint="#e4f6ef"),
    Look(id="agency", column=7, glyph="▲", colour="#111111", tint="#ffffff", border="double"),
)
COLUMNS = 8

_FAMILIES = {
    "law": "law",
    "treaty": "law",
    "decree": "decision",
    "decision": "decision",
    "programme": "programme",
    "circular": "circular",
    "letter": "letter",
}
# Party symbols put the type behind a hyphen ("48-CT/TW"), those of the state behind a stroke ("08/CT-TTg"):
# Hướng dẫn 36-HD/VPTW ngày 03/4/2018 (số và ký hiệu), against Nghị định 30/2020/NĐ-CP, Phụ lục I.
_PARTY_SYMBOL = re.compile(r"\s{0,3}\d{1,5}\s{0,3}-\s{0,3}[A-ZĐÐ]{1,8}[A-Za-zĐđÐ]{0,4}\s{0,3}/")
_STATE_SYMBOL = re.compile(r"\s{0,3}\d{1,5}\s{0,3}/")


def class_of(data: Mapping[str, Any]) -> str:
    """Name the class of a node of the network by its attributes."""
    kind = data["kind"]
    if kind != "document":
        return str(kind)
    number, family = str(data["number"]), str(data["family"])
    if _PARTY_SYMBOL.match(number):
        return "party"
    if family == "party":
        return "decision" if _STATE_SYMBOL.match(number) else "party"
    if family == "plan":
        local = data["locality"] or "UBND" in number or "HĐND" in number
        return "plan" if local else "central-plan"
    return _FAMILIES.get(family, "letter")
