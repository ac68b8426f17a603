"""The words the tool knows: `ontology/*.toml` as frozen tables.

A row is a TOML table whose name is its id. Every complaint names the file, the row and the key.
"""

from __future__ import annotations

import difflib
import functools
import tomllib
import types
import typing
from dataclasses import MISSING, dataclass, fields
from datetime import date as Date  # noqa: N812
from datetime import timedelta
from importlib import resources
from typing import TYPE_CHECKING, Any, TypeVar

from graph.errors import BadTable

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """Words that mean one thing to the grammar: a row of citations.toml, duties.toml, ..."""

    id: str
    words: tuple[str, ...]
    #: What they mean: a relation, a role, a comparator ... as the stage that reads the table says.
    means: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentType:
    """A kind of document: its names in running text and the abbreviation in its symbol."""

    id: str
    name: str
    en: str
    #: As `graph extract` prints it: QĐ, KH, Luật, Chương trình.
    abbreviation: str
    #: As it stands in symbols, variants and damage included: QĐ, QÐ, QD.
    symbols: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    #: Column of the graph, from the highest authority down: law, party, decree, decision, circular,
    #: programme, plan, letter, treaty.
    family: str
    #: Rank among all documents, 1 the highest (order of the Law on promulgation, Article 4).
    rank: int
    #: True where the type can be cited by a name without a number: laws, programmes, treaties.
    named: bool = False
    #: Default issuer of the type, where there is only one: Quốc hội for Luật.
    issuer: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Locality:
    """A province or centrally run city, in one of its lives."""

    id: str
    name: str
    kind: str
    aliases: tuple[str, ...] = ()
    since: str = ""
    until: str = ""
    merged_into: str = ""
    act: str = ""
    source: str = ""

    @property
    def full_name(self) -> str:
        """The name with its kind: "tỉnh Thái Nguyên"."""
        return f"{self.kind} {self.name}"


def handover(before: Locality, after: Locality) -> tuple[str, str]:
    """Give the day from which one life of a province is the other, and the number of the act.

    A row bears the act of its own latest fact: that of the merger that made `after`, or, where `after`
    is older and only took `before` in, that of the end of `before`.
    """
    on = after.since
    if before.until:
        on = (Date.fromisoformat(before.until) + timedelta(days=1)).isoformat()
    return on, after.act if after.act and after.since == on else before.act


@dataclass(frozen=True, slots=True, kw_only=True)
class Succession:
    """Who took over from an agency, from when, for which topics (all others where none is named)."""

    on: str
    to: str
    #: Number of the act that did it; empty where the source names none.
    act: str = ""
    topics: tuple[str, ...] = ()
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Agency:
    """An agency, or the pattern of one that every province has (then without the locality)."""

    id: str
    name: str
    kind: str
    level: str
    en: str = ""
    abbreviations: tuple[str, ...] = ()
    symbols: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    head: str = ""
    parent: str = ""
    since: str = ""
    until: str = ""
    act: str = ""
    source: str = ""
    succession: tuple[Succession, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Instrument:
    """A document that the register knows without having read it."""

    id: str
    type: str
    number: str = ""
    date: str = ""
    issuer: str = ""
    name: str = ""
    title: str = ""
    aliases: tuple[str, ...] = ()
    in_force: str = ""
    until: str = ""
    #: What a list says without a day: in-force, ended, partly-ended, not-yet; empty if it says nothing.
    status: str = ""
    replaced_by: str = ""
    amended_by: tuple[str, ...] = ()
    guided_by: tuple[str, ...] = ()
    approves: str = ""
    basis: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """A subject matter of duties: a concept of the SKOS scheme."""

    id: str
    label: str
    en: str
    broader: str = ""
    words: tuple[str, ...] = ()


#: Tables of cues, one file each.
CUE_TABLES = ("structure", "citations", "duties", "deadlines", "targets")


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """All tables; rows in the order of their files."""

    document_types: tuple[DocumentType, ...]
    localities: tuple[Locality, ...]
    agencies: tuple[Agency, ...]
    instruments: tuple[Instrument, ...]
    topics: tuple[Topic, ...]
    cues: Mapping[str, tuple[Cue, ...]]

    def __hash__(self) -> int:
        """Identity will do: stages cache what they compile from one vocabulary."""
        return id(self)

    def cue(self, table: str, row: str) -> Cue:
        """Give one row of a table of cues; the id is a name that code relies on."""
        for cue in self.cues[table]:
            if cue.id == row:
                return cue
        raise BadTable(
            f"row “{row}” is missing, and the grammar relies on it",
            where=f"{table}.toml",
            next_step=f"add [{row}] with its words",
        )


Row = TypeVar("Row")


def _convert(value: object, wanted: Any, where: str) -> Any:
    """Check one value against the type of its field; TOML arrays become tuples."""
    origin = typing.get_origin(wanted)
    if origin is tuple:
        inner = typing.get_args(wanted)[0]
        if not isinstance(value, list):
            raise BadTable("must be a list", where=where, next_step="write it in square brackets")
        if isinstance(inner, type) and hasattr(inner, "__dataclass_fields__"):
            return tuple(row_from(inner, item, where=where) for item in value)
        return tuple(_convert(item, inner, where) for item in value)
    if isinstance(wanted, types.UnionType):
        wanted = next(t for t in typing.get_args(wanted) if t is not type(None))
    if not isinstance(value, wanted) or (wanted is int and isinstance(value, bool)):
        raise BadTable(
            f"must be {wanted.__name__}, not {type(value).__name__}",
            where=where,
            next_step="correct the value",
        )
    return value


def row_from(kind: type[Row], values: Mapping[str, object], *, where: str, **extra: str) -> Row:
    """Make one row of a table, or raise `BadTable` naming file, row and key."""
    known = {field.name: field for field in fields(kind)}  # type: ignore[arg-type]
    hints = typing.get_type_hints(kind)
    for name in values:
        if name not in known or name in extra:
            near = difflib.get_close_matches(name, known, 1)
            hint = f"did you mean “{near[0]}”?" if near else f"known keys: {', '.join(known)}"
            raise BadTable(f"unknown key “{name}”", where=where, next_step=hint)
    for name, field in known.items():
        required = field.default is MISSING and field.default_factory is MISSING
        if required and name not in values and name not in extra:
            raise BadTable(f"has no {name}", where=where, next_step=f"add {name} = …")
    checked = {n: _convert(v, hints[n], f"{where}.{n}") for n, v in values.items()}
    return kind(**checked, **extra)


def read_table(kind: type[Row], text: str, *, file: str) -> tuple[Row, ...]:
    """Read one TOML text into rows."""
    try:
        raw = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise BadTable(str(error), where=file, next_step="correct the TOML") from error
    rows = []
    for row_id, values in raw.items():
        if not isinstance(values, dict):
            raise BadTable(
                "is no table", where=f"{file} [{row_id}]", next_step="write [id] above it"
            )
        rows.append(row_from(kind, values, where=f"{file} [{row_id}]", id=row_id))
    return tuple(rows)


def _shipped(kind: type[Row], name: str) -> tuple[Row, ...]:
    file = f"{name}.toml"
    text = resources.files("graph.ontology").joinpath(file).read_text(encoding="utf-8")
    return read_table(kind, text, file=file)


def _check_ids(file: str, used: Iterable[tuple[str, str]], known: Iterable[str]) -> None:
    ids = set(known)
    for row_id, target in used:
        if target and target not in ids:
            near = difflib.get_close_matches(target, ids, 1)
            raise BadTable(
                f"points to “{target}”, which no row declares",
                where=f"{file} [{row_id}]",
                next_step=f"did you mean “{near[0]}”?" if near else "declare it or take it out",
            )


def check(vocabulary: Vocabulary) -> Vocabulary:
    """Check that every id that a row points to is declared."""
    agencies, localities = vocabulary.agencies, vocabulary.localities
    topics, instruments = vocabulary.topics, vocabulary.instruments
    topic_ids = [topic.id for topic in topics]
    moves = [(agency.id, move) for agency in agencies for move in agency.succession]
    _check_ids("localities.toml", ((x.id, x.merged_into) for x in localities), _ids(localities))
    _check_ids("agencies.toml", ((x.id, x.parent) for x in agencies), _ids(agencies))
    _check_ids("agencies.toml", ((a, move.to) for a, move in moves), _ids(agencies))
    _check_ids("agencies.toml", ((a, t) for a, move in moves for t in move.topics), topic_ids)
    _check_ids("topics.toml", ((x.id, x.broader) for x in topics), topic_ids)
    pointers = (
        (x.id, y) for x in instruments for y in (x.replaced_by, *x.amended_by, *x.guided_by)
    )
    _check_ids("instruments.toml", pointers, _ids(instruments))
    return vocabulary


def _ids(rows: Iterable[Locality | Agency | Instrument]) -> list[str]:
    return [row.id for row in rows]


@functools.cache
def load() -> Vocabulary:
    """Read the shipped tables; raises `BadTable` at the first mistake."""
    return check(
        Vocabulary(
            document_types=_shipped(DocumentType, "document-types"),
            localities=_shipped(Locality, "localities"),
            agencies=_shipped(Agency, "agencies"),
            instruments=_shipped(Instrument, "instruments"),
            topics=_shipped(Topic, "topics"),
            cues={name: _shipped(Cue, name) for name in CUE_TABLES},
        )
    )
