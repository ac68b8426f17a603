"""Which words govern a citation: "tiếp tục thực hiện", "sửa đổi, bổ sung", "theo quy định tại"."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.extract.prefixes import prefixed
from graph.records.mentions import Relation

if TYPE_CHECKING:
    from graph.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True, kw_only=True)
class Governed:
    """A relation, the row that gave it, and the index of the citing citation (-1: this document)."""

    relation: Relation
    rule: str = ""
    subject: int = -1


CITES = Governed(relation=Relation.CITES)

#: Rows whose words take or give a relation, in the order in which equal words win.
_ROWS = (
    "neutral", "gives", "amended-by", "based-on", "continues", "implements", "reviews", "approves", "promulgates",
    "partly-repeals", "repeals", "amends", "supplements", "replaces", "corrects", "suspends", "consolidates",
    "details", "guides", "aligned-with", "proposed-by",
)  # fmt: skip
#: A verb of carrying out after these does not govern by itself: "tiếp tục thực hiện", "sơ kết … thực hiện".
_MODIFIERS = frozenset(
    {"continues", "reviews", "guides", "details", "aligned-with", "suspends", "consolidates"}
)
#: "Bãi bỏ … tại Điều 5 Nghị định": the place does not take the verb away.
_CHANGES = frozenset(
    {
        "amends", "supplements", "replaces", "repeals", "partly-repeals", "corrects", "based-on", "suspends",
    }
)  # fmt: skip
_REACH = 200
#: How far apart two words may stand and still be read together, in characters.
_CLOSE, _NEAR, _FAR = 40, 80, 160


@dataclass(frozen=True, slots=True)
class _Cue:
    start: int
    end: int
    row: str


@functools.cache
def _instruction(vocabulary: Vocabulary) -> re.Pattern[str]:
    words = prefixed(vocabulary.cue("citations", "instruction").words)
    return re.compile(rf"(?: [^\s,;.]+){{0,6}}? (?:{words})\b")


@functools.cache
def _cues(vocabulary: Vocabulary) -> tuple[re.Pattern[str], dict[str, str], dict[str, Relation]]:
    rows: dict[str, str] = {}
    relations: dict[str, Relation] = {}
    for row in _ROWS:
        cue = vocabulary.cue("citations", row)
        for word in cue.words:
            rows.setdefault(word.lower(), row)
        if cue.means in set(Relation):
            relations[row] = Relation(cue.means)
    return re.compile(rf"[ (“\"]{prefixed(rows)}(?!\w)"), rows, relations


def _read_cues(text: str, pattern: re.Pattern[str], rows: dict[str, str]) -> list[_Cue]:
    """Find the cues of a text, which is read without regard to case."""
    lower = " " + text.lower()
    return [_Cue(m.start(), m.end() - 1, rows[m[0][1:]]) for m in pattern.finditer(lower)]


def governing(tail: str, vocabulary: Vocabulary, *, reach: int = 120) -> Governed:
    """Give what the words right before a citation do to it; `tail` ends where the citation begins.

    A verb governs over at most `reach` characters.
    """
    pattern, rows, relations = _cues(vocabulary)
    tail = tail[-max(reach, _REACH) :]
    cues = _read_cues(tail, pattern, rows)
    while cues and cues[-1].row == "gives":
        cues.pop()
    if not cues:
        return CITES
    row = _winning(tail, cues, reach, vocabulary)
    return Governed(
        relation=relations.get(row, Relation.CITES),
        rule=row if row not in {"neutral", "gives"} else "",
    )


def _winning(tail: str, cues: list[_Cue], reach: int, vocabulary: Vocabulary) -> str:
    """Give the row that governs: the last, unless it only modifies or is modified by the one before."""
    last, before = cues[-1], [cue for cue in cues[:-1] if cue.row != "gives"]
    if last.row == "neutral":
        return _through_neutral(tail, last, before, reach, vocabulary)
    if last.row == "continues":
        return "continues" if len(tail) - last.end < _CLOSE else "neutral"
    if last.row == "implements":
        at = last.start
        for cue in reversed(before):
            if at - cue.end > _NEAR or cue.row == "neutral":
                break
            if cue.row in _MODIFIERS:
                return cue.row
            if cue.row != "implements":
                break
            at = cue.start
    if (
        last.row == "guides"
        and before
        and before[-1].row == "details"
        and last.start - before[-1].end < _NEAR
    ):
        return "details"
    if len(tail) - last.end > reach and last.row not in _CHANGES:
        return "neutral"
    return last.row


def _through_neutral(
    tail: str, last: _Cue, before: list[_Cue], reach: int, vocabulary: Vocabulary
) -> str:
    if not before:
        return "neutral"
    previous = before[-1]
    between = tail[previous.end : last.start]
    if previous.row == "proposed-by" and len(between) < _FAR:
        return "proposed-by"
    if tail[last.start : last.end].endswith("kèm theo"):
        verbs = [cue.row for cue in before if cue.row != "neutral"]
        return next(
            (row for row in reversed(verbs) if row in _CHANGES), verbs[-1] if verbs else "neutral"
        )
    if previous.row in _CHANGES and len(between) < _FAR and "," not in between:
        return "amends" if previous.row == "replaces" and "từ" in between.split() else previous.row
    if _instruction(vocabulary).match(between) and previous.row in {
        "implements",
        "continues",
        "based-on",
    }:
        return _winning(tail, before, reach, vocabulary)
    return "neutral"


_LEADING = (
    "repeals", "partly-repeals", "replaces", "amends", "supplements", "corrects", "suspends", "based-on", "reviews",
    "guides", "continues", "implements", "aligned-with",
)  # fmt: skip


def leading(text: str, vocabulary: Vocabulary) -> Governed | None:
    """Give what a block that ends in a colon does to the citations listed under it, if it says so."""
    if not text.endswith(":"):
        return None
    pattern, rows, relations = _cues(vocabulary)
    seen = {cue.row for cue in _read_cues(text[-300:], pattern, rows)}
    row = next((row for row in _LEADING if row in seen), None)
    return Governed(relation=relations[row], rule=row) if row else None
