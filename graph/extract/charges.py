"""Headings that name an agency, and lines that lead to items: who the items under them are for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.extract.agencies import Phrase, read_agencies, soften
from graph.extract.agency_names import first_word
from graph.records.document import BlockKind
from graph.records.mentions import Modality, Role

if TYPE_CHECKING:
    from graph.extract.statements import Assignment, Doer, Statements
    from graph.records.document import Block

#: A heading longer than this is a sentence.
LONGEST_HEADING = 700
#: A heading longer than this is not made of names alone.
LONGEST_LIST = 220


@dataclass(frozen=True, slots=True, kw_only=True)
class Charge:
    """The agencies that the blocks under a heading or a leading line are for."""

    phrases: tuple[Phrase, ...]
    modality: Modality = Modality.ASSIGNED
    #: Role that the leading line gave; the opening of an item may give another.
    role: Role = Role.IMPLEMENT
    partners: tuple[Phrase, ...] = ()
    #: Doers of a leading sentence with roles of their own ("chủ trì, phối hợp với Y": Y).
    others: tuple[Doer, ...] = ()
    #: Where text of its own begins behind the names and the colon; -1 where there is none.
    rest: int = -1
    rule: str = "duties.heading"
    confidence: float = 1.0


_PURE = re.compile(r"\s*(?:\([^()\n]{1,160}\))?\s*[:.]?\s*$")
_COLON = re.compile(r"\s*(?:\([^()\n]{1,160}\))?\s*: ?(?=\S)")
#: More bodies in a heading, whose kind is not known.
_UNKNOWN = re.compile(
    r"(?:,| và) (?P<name>(?:(?! (?:có|chịu) (?:trách|nhiệm))[^,:.;\n]){3,90}?)(?=,| và|\s*[:.]?\s*$)"
)
#: A part of a document that holds headings of its own: what it names is a table of contents.
_PART = re.compile(r"(?:Chương|Mục|Phần|Tiểu mục)\b")
#: The rest of a name that goes on longer than the tables know.
_LONGER = re.compile(
    r" (?P<name>(?:(?!(?:có|chịu) (?:trách|nhiệm))[^\W\d_]+)(?: (?!(?:có|chịu) (?:trách|nhiệm))[^\W\d_]+){0,6})"
    r"(?=,| và|\s*[:.]?\s*$)"
)
_BULLET = re.compile(r"[\s*•+–\-]{0,4}")


def read_charge(reader: Statements, block: Block) -> Charge | None:
    """Read a block that opens with agencies and goes on with nothing, or with a colon."""
    if not _may_open(reader, block):
        return None
    raw = reader.text[block.start : min(block.end, block.start + LONGEST_HEADING)]
    text = soften(raw)
    bullet = _BULLET.match(text)
    at = bullet.end() if bullet else 0
    modality, is_of = Modality.ASSIGNED, False
    if cue := reader.words.heading.match(text, at):
        at, is_of = cue.end(), bool(cue["of"])
        modality = Modality.REQUESTED if cue["request"] else Modality.ASSIGNED
    phrases, stop = _list(reader, block, text, at, bare=is_of, softened=text is not raw)
    if not _names_all(phrases) or (phrases[0].bare and not is_of):
        return None
    if _is_crowd(reader, phrases) and (colon := _COLON.match(text, stop)):
        named, after = _list(reader, block, text, colon.end(), bare=False, softened=text is not raw)
        if named and (_PURE.match(text, after) or _COLON.match(text, after)):
            phrases, stop = named, after
    if _is_contents(reader, block, phrases):
        return None
    complete = len(raw) == block.end - block.start
    if block.kind is BlockKind.HEADING and complete and not is_of:
        phrases, stop = _add_unknown(reader, text, phrases, stop)
    placed = tuple(_place(phrase, raw, block.start, softened=text is not raw) for phrase in phrases)
    if complete and (_PURE.match(text, stop) or (is_of and block.kind is BlockKind.HEADING)):
        return Charge(phrases=placed, modality=modality)
    colon = _COLON.match(text, stop)
    if colon is None:
        return None
    return Charge(phrases=placed, modality=modality, rest=block.start + colon.end())


def _may_open(reader: Statements, block: Block) -> bool:
    """Tell by its first word whether an agency can open a block at all."""
    bullet = _BULLET.match(reader.text, block.start)
    at = bullet.end() if bullet else block.start
    return first_word(reader.text, at) in reader.openings


def _list(
    reader: Statements, block: Block, text: str, at: int, *, bare: bool, softened: bool
) -> tuple[tuple[Phrase, ...], int]:
    """Read agencies at `at` of the heading; offsets are those of the heading."""
    if softened:
        return read_agencies(text, at, reader.vocabulary, bare=bare, strict=True)
    offset = block.start
    phrases, stop = reader.agencies(offset + at, offset + len(text), bare=bare)
    moved = tuple(p._replace(start=p.start - offset, end=p.end - offset) for p in phrases)
    return moved, stop - offset


def _names_all(phrases: tuple[Phrase, ...]) -> bool:
    return bool(phrases) and all(phrase.named for phrase in phrases)


def _is_contents(reader: Statements, block: Block, phrases: tuple[Phrase, ...]) -> bool:
    """Tell whether the title of a chapter names a group whose members its articles name."""
    part = _PART.match(block.label) is not None
    return part and any(reader.words.crowd.match(phrase.name) for phrase in phrases)


def _is_crowd(reader: Statements, phrases: tuple[Phrase, ...]) -> bool:
    """Tell whether a group opens the block that a list may spell out: "Các đơn vị: …"."""
    return all(reader.words.crowd.match(phrase.name) for phrase in phrases)


def _add_unknown(
    reader: Statements, text: str, phrases: tuple[Phrase, ...], stop: int
) -> tuple[tuple[Phrase, ...], int]:
    """Take the rest of a short heading as names too, if it is made of names and not of a deed."""
    if _PURE.match(text, stop) or _COLON.match(text, stop) or len(text) > LONGEST_LIST:
        return phrases, stop
    found, at = list(phrases), stop
    more = _LONGER.match(text, stop)
    if more and not _is_deed(reader, text, stop):
        name = f"{found[-1].name} {' '.join(more['name'].split())}"
        found[-1] = found[-1]._replace(end=more.end("name"), name=name)
        at = more.end()
    while (match := _UNKNOWN.match(text, at)) and not _is_deed(
        reader, text, match.start("name") - 1
    ):
        name = " ".join(match["name"].split())
        found.append(Phrase(match.start("name"), match.end("name"), name))
        at = match.end()
    return (tuple(found), at) if at > stop and _PURE.match(text, at) else (phrases, stop)


def _is_deed(reader: Statements, text: str, at: int) -> bool:
    words = reader.words
    return any(pattern.match(text, at) for pattern in (words.verb, words.modal, words.narrative))


def _place(phrase: Phrase, raw: str, offset: int, *, softened: bool) -> Phrase:
    """Move a phrase to its place in the flow; the name is as written, not as softened."""
    name = " ".join(raw[phrase.start : phrase.end].split()) if softened else phrase.name
    return phrase._replace(start=phrase.start + offset, end=phrase.end + offset, name=name)


def charge_of(found: Assignment) -> Charge:
    """Make a leading sentence speak for the items after it."""
    first = found.doers[0]
    mains = tuple(doer.phrase for doer in found.doers if doer.role is not Role.COORDINATE)
    mains = mains or tuple(doer.phrase for doer in found.doers)
    return Charge(
        phrases=mains,
        modality=first.modality,
        role=first.role,
        partners=tuple(found.partners),
        others=tuple(doer for doer in found.doers if doer.phrase not in mains),
        rule=first.rule,
        confidence=0.8,
    )
