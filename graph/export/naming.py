"""Short names for boxes, and the names of ids, from the tables of `ontology/`.

Boxes hold about three lines of thirteen letters; the whole name stands in the panel and in the tables.
"""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING, Any

from graph import iris, vietnamese, vocabulary
from graph.export.text import plain, shorten

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graph.records.findings import DutyView

#: Longest name in a box, in characters; the page breaks it into lines and cuts the last.
LONGEST = 64
#: From this length on an agency is abbreviated.
_LONG = 36
#: The years that end a name: "… giai đoạn 2021 - 2025 và định hướng đến năm 2030", "… năm 2024".
_YEARS = re.compile(
    r"(?:giai đoạn|thời kỳ|năm)\s{1,3}((?:19|20)\d\d)(?:\s{0,3}[-–]\s{0,3}((?:19|20)\d\d))?"
)
#: What precedes the words of a duty: bullets and numbers, which the section already tells.
_MARKER = re.compile(r"(?:[-–+*•]|\d{1,3}(?:\.\d{1,3}){0,4}[.)]|[a-zđ]{1,2}[.)])\s{1,4}")


@functools.cache
def _agencies() -> Mapping[str, tuple[str, str]]:
    """Give name and abbreviation of each kind of agency that has one."""
    rows = vocabulary.load().agencies
    return {
        row.id: (row.name, next((x for x in row.abbreviations if " " in x), row.abbreviations[0]))
        for row in rows
        if row.abbreviations
    }


@functools.cache
def _types() -> Mapping[str, vocabulary.DocumentType]:
    return {row.id: row for row in vocabulary.load().document_types}


@functools.cache
def _localities() -> Mapping[str, str]:
    return {row.id: row.name for row in vocabulary.load().localities}


@functools.cache
def _topics() -> Mapping[str, tuple[str, str]]:
    return {row.id: (row.label, row.en) for row in vocabulary.load().topics}


def locality(name: str) -> str:
    """Give the name of a province or city, the id itself where it is not known."""
    return _localities().get(name, name)


def topic(name: str) -> tuple[str, str]:
    """Give the Vietnamese and the English name of a topic."""
    return _topics().get(name, (name, name))


def type_names(name: str) -> tuple[str, str]:
    """Give the Vietnamese and the English name of a type of document."""
    row = _types().get(name)
    return (row.name, row.en) if row else (name, name)


def document(data: Mapping[str, Any]) -> str:
    """Give the short name of a document, two lines at most joined by a line break.

    >>> document({"number": "90/KH-UBND", "locality": "thai-nguyen", "date": "2021-04-16",
    ...           "type": "ke-hoach", "label": "Kế hoạch 90/KH-UBND"}).split(chr(10))
    ['90/KH-UBND', 'Thái Nguyên 2021']
    """
    number, label = plain(str(data["number"])), plain(str(data["label"]))
    title, year = plain(str(data["title"])), str(data["date"])[:4]
    place = plain(locality(str(data["locality"])))
    row = _types().get(str(data["type"]))
    if row and row.named:  # laws and programmes are known by their names
        first = (title or number) if number and number in label else label
    elif number:
        first = number
    else:
        first = row.abbreviation if row and place else label
    years = years_in(label) or years_in(title)
    shown = years if not number and years else year
    second = " ".join(word for word in (place, shown if shown not in first else "") if word)
    if shown and not number:
        first = _YEARS.split(first)[0].rstrip(" ,;(-–") or first
        second = second or shown
    first = _cut(first)
    return f"{first}\n{second}" if second else first


def _cut(text: str) -> str:
    """Cut at a word; the ellipsis sticks to the last word, so that it never makes a line of its own."""
    return shorten(text, LONGEST).replace(" …", "…")


def years_in(name: str) -> str:
    """Give the year or years that a name tells: "2021–2025", "2024"; empty where it tells none."""
    match = _YEARS.search(name)
    return "–".join(year for year in match.groups() if year) if match else ""


def agency(iri: str, label: str) -> str:
    """Give the short name of an agency: its abbreviation in place of the long name."""
    name = iris.parse_agency(iri)
    text = plain(label)
    known = _agencies().get(name.id) if name else None
    if known and len(text) > _LONG:
        long, short = known
        start = vietnamese.respell(text).casefold().find(vietnamese.respell(long).casefold())
        if start >= 0:
            text = text[:start] + short + text[start + len(long) :]
    return _cut(text.replace("thành phố ", "TP "))


def duty(view: DutyView) -> str:
    """Give section and first words of a duty."""
    words = plain(view.text)
    match = _MARKER.match(words)
    if match:
        words = words[match.end() :]
    return _cut(f"{view.section}: {words}" if view.section else words)
