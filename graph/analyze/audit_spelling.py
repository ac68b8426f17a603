"""Rules on numbers and dates that look mistyped, with the likely right value and why."""

from __future__ import annotations

import re
import unicodedata
from calendar import monthrange
from typing import TYPE_CHECKING

from graph import vietnamese
from graph.analyze.audit_ground import FULL, spoken
from graph.read.plain import line_starts
from graph.records.audit import Issue, Severity
from graph.records.findings import Quote
from graph.resolve import symbols, titles

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.analyze.audit_ground import Ground
    from graph.records.audit import Statement
    from graph.vocabulary import Instrument

_DATE = re.compile(r"\bngày ?" + vietnamese.DATE.removeprefix(r"(?:ngày ?)?"), re.IGNORECASE)
_MONTHS = 12
_DASHES = re.compile(r"[–—‑−]")
_NOISE = re.compile(r"[\s*_]+")


def impossible_days(ground: Ground) -> Iterator[Issue]:
    """Find days that no calendar has: 31/4, 30/2, 12/13."""
    for source in ground.said.sources:
        starts: tuple[int, ...] = ()
        text = unicodedata.normalize("NFC", source.text)
        for match in _DATE.finditer(text):
            month = match["month"] or match["month_word"]
            year = match["year"] or match["year_word"]
            if vietnamese.read_date(match) is not None or not 1900 <= int(year) < 2100:  # noqa: PLR2004
                continue
            starts = starts or line_starts(text)
            line = sum(1 for start in starts if start <= match.start())
            likely = _likely_day(int(match["day"]), int(month), int(year))
            yield Issue(
                rule="date-impossible",
                severity=Severity.ERROR,
                subject=ground.node(source.documents[0] if source.documents else source.path),
                values=(("date", match[0]), ("likely", likely or "…")),
                quotes=(Quote(text=match[0], path=source.path, line=line),),
                likely=likely,
            )


def _likely_day(day: int, month: int, year: int) -> str:
    """Give the day that was likely meant: day and month swapped, else the last of the month."""
    if 1 <= month <= _MONTHS:
        last = monthrange(year, month)[1]
        return f"{last:02}/{month:02}/{year}" if last < day <= 31 else ""  # noqa: PLR2004
    if 1 <= day <= _MONTHS < month <= monthrange(year, day)[1]:
        return f"{month:02}/{day:02}/{year}"
    return ""


def years(ground: Ground) -> Iterator[Issue]:
    """Find symbols whose year is not that of their date: "96/2016/NĐ-CP ngày 01/7/2015"."""
    for one in ground.said.statements:
        symbol = _symbol(ground, one)
        if symbol is None or not symbol.year or not one.date or symbol.year == one.date[:4]:
            continue
        known = ground.date(one.cited) if one.cited else ""
        likely = spoken(known) if known[:4] == symbol.year and len(known) == FULL else symbol.year
        yield Issue(
            rule="year-mismatch",
            severity=Severity.WARNING,
            subject=ground.node(one.home),
            values=(
                ("key", one.key),
                ("year", symbol.year),
                ("date", spoken(one.date)),
                ("likely", likely),
            ),
            quotes=(one.quote,),
            likely=likely,
        )


def _symbol(ground: Ground, one: Statement) -> symbols.Symbol | None:
    if one.kind != "numbered":
        return None
    return symbols.parse(ground.vocabulary, one.key, one.type)


def numbers(ground: Ground) -> Iterator[Issue]:
    """Find symbols of the same day as another one that differ from it in one character or digit.

    Bodies sign many documents a day with numbers in a row: so the titles must be the same, or what is
    cited here is known to nobody else and the other one to the register or to more than one file.
    """
    by_day: dict[str, dict[str, list[Statement]]] = {}
    for one in ground.said.statements:
        symbol = _symbol(ground, one)
        if symbol is not None and len(one.date) == FULL and one.cited:
            by_day.setdefault(one.date, {}).setdefault(one.cited, []).append(one)
    known = _known_by_day(ground)
    for day in sorted(by_day):
        for iri in sorted(by_day[day]):
            here = by_day[day][iri]
            if _firm(ground, iri, here):
                continue
            near = [
                (other, label)
                for other, label in known.get(day, [])
                if other != iri and _slip(_spelled(ground, iri), label)
            ]
            graded = [
                (severity, other)
                for other, _ in near
                if (severity := _grade(ground, here, by_day[day].get(other, []), other))
            ]
            if len(graded) == 1:
                severity, other = graded[0]
                yield _mistyped(ground, here[0], other, severity)


def _spelled(ground: Ground, iri: str) -> str:
    number = str(ground.network.graph.nodes.get(iri, {}).get("number", ""))
    return vietnamese.slug(number)


def _known_by_day(ground: Ground) -> dict[str, list[tuple[str, str]]]:
    """Give documents with a symbol by their day: those of the corpus, and the rows of the register."""
    found: dict[str, list[tuple[str, str]]] = {}
    for iri, data in ground.network.graph.nodes(data=True):
        if data["kind"] == "document" and data.get("number") and len(str(data["date"])) == FULL:
            found.setdefault(str(data["date"]), []).append((iri, vietnamese.slug(data["number"])))
    present = {(day, number) for day, pairs in found.items() for _, number in pairs}
    for row in ground.vocabulary.instruments:
        number = vietnamese.slug(row.number)
        if number and len(row.date) == FULL and (row.date, number) not in present:
            found.setdefault(row.date, []).append((row.id, number))
    return found


def _firm(ground: Ground, iri: str, here: list[Statement]) -> bool:
    """Tell whether a document is known well enough not to be a slip: read, in the register, or of two files."""
    if iri in ground.lives or ground.network.graph.nodes.get(iri, {}).get("read"):
        return True
    spelled, day = _spelled(ground, iri), here[0].date
    if any(row.date == day and vietnamese.slug(row.number) == spelled for row in _rows(ground)):
        return True
    return len({one.quote.path for one in here}) > 1


def _rows(ground: Ground) -> tuple[Instrument, ...]:
    return ground.vocabulary.instruments


def _slip(one: str, other: str) -> bool:
    """Tell whether two symbols differ by one character changed, left out, added, or two swapped."""
    if one == other or not one or not other or abs(len(one) - len(other)) > 1:
        return False
    start = 0
    while start < min(len(one), len(other)) and one[start] == other[start]:
        start += 1
    rest, rest_other = one[start:], other[start:]
    if rest[1:] == rest_other[1:] or rest[1:] == rest_other or rest == rest_other[1:]:
        return True
    return rest[:2] == rest_other[:2][::-1] and rest[2:] == rest_other[2:]


def _grade(
    ground: Ground, here: list[Statement], there: list[Statement], other: str
) -> Severity | None:
    """Tell how likely the other symbol was meant: by its title, else by who knows it; `None` for not at all.

    A text that cites both tells them apart itself.
    """
    row = next((row for row in ground.vocabulary.instruments if row.id == other), None)
    mine = next((one.title for one in here if one.title), "")
    theirs = next((one.title for one in there if one.title), "") or (row.title if row else "")
    theirs = theirs or str(ground.network.graph.nodes.get(other, {}).get("title", ""))
    if mine and theirs:
        return Severity.WARNING if titles.are_same(mine, theirs) else None
    if {one.quote.path for one in here} & {one.quote.path for one in there}:
        return None
    firm = row is not None or _firm(ground, other, there or here)
    return Severity.INFO if firm else None


def _mistyped(ground: Ground, one: Statement, other: str, severity: Severity) -> Issue:
    row = next((row for row in ground.vocabulary.instruments if row.id == other), None)
    likely = row.number if row else str(ground.network.graph.nodes[other]["number"])
    return Issue(
        rule="number-mistyped",
        severity=severity,
        subject=ground.node(one.home),
        values=(("key", one.key), ("likely", likely), ("date", spoken(one.date))),
        quotes=(one.quote,),
        likely=likely,
        source=row.source if row else "",
    )


def damage(ground: Ground) -> Iterator[Issue]:
    """Find symbols that were repaired while reading: "193/QÐ-TTg", "766/CD-TTg", "96/2016/ND-CP"."""
    for one in ground.said.statements:
        if one.kind != "numbered":
            continue
        written = _NOISE.sub("", _DASHES.sub("-", one.quote.text))
        key = _NOISE.sub("", _DASHES.sub("-", one.key))
        plain = unicodedata.normalize("NFC", written)
        if key.casefold() in plain.casefold() or not _same_but_marks(key, plain):
            continue
        yield Issue(
            rule="symbol-repaired",
            severity=Severity.INFO,
            subject=ground.node(one.home),
            values=(("written", vietnamese.squeeze(one.quote.text)), ("likely", one.key)),
            quotes=(one.quote,),
            likely=one.key,
        )


def _same_but_marks(key: str, written: str) -> bool:
    """Tell whether the text has the symbol but for marks: what was left out altogether is no damage."""
    return vietnamese.fold(key) in vietnamese.fold(vietnamese.respell(written))


RULES = (impossible_days, years, numbers, damage)
