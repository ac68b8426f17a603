"""The grammar of document numbers: 96/2016/NĐ-CP, 193/QĐ-TTg, 48-CT/TW, 53/2024/QH15, …/KH-UBND.

Nghị định 30/2020/NĐ-CP (Phụ lục I, II.3) joins number and type with a slash, type and issuer with a
hyphen; the party's guidance puts the hyphen first; normative documents carry the year between. Damage by
scanning (ND for NĐ, spaces inside) is read and repaired in the key, never in the span.
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.extract.names import MARKS
from graph.vietnamese import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.vocabulary import DocumentType, Vocabulary


@dataclass(frozen=True, slots=True, kw_only=True)
class Symbol:
    """A number and symbol in the flow."""

    start: int
    end: int
    #: As it should read; "…/KH-UBND" where the number was left blank.
    key: str
    #: The row of document-types.toml that its type part names; `None` for official letters and old forms.
    type: DocumentType | None
    #: True where the key differs from the characters by more than white space.
    repaired: bool = False


_UPPER = "A-ZĐƯ"
_NO_LETTER = rf"(?![^\W\d_{MARKS}])"
#: One part of a symbol: QĐ, TTg, BCĐ138, QH15, UBTVQHK9, T.Ư; a part may have lost its space to a scan.
_PART = (
    rf"(?:[{_UPPER}]{{1,14}}(?:\.[{_UPPER}]{{1,2}})?(?:[a-z]{{1,3}}[{_UPPER}]{{0,4}})?\d{{0,4}}{_NO_LETTER}"
    rf"(?:(?<=BC[ĐD]) ?\d{{2,4}}\b(?!/[{_UPPER}]+-)|(?<=QH) \d{{1,2}}\b)?"
    rf"(?: [{_UPPER}]{{2,8}}(?=[-–/][{_UPPER}]))?)"
)
#: After a separator with spaces only capitals count: "QĐ - TTg", but not "QĐ - Tổng".
_LOOSE = rf"(?:[{_UPPER}]{{2,14}}[a-z]{{0,2}}\d{{0,4}}{_NO_LETTER})"
_TAIL = rf"(?:[-–—/]{_PART}| ?[-–—/] ?{_LOOSE})"
_LETTER = r"(?:[a-zđA-Z](?![^\W\d_]))?"
_NUMBER = rf"\d{{1,8}}{_LETTER}"
#: A scan loses digits of the year ("18/013/TT-BGTVT") or the slash after it ("187/2007NĐ-CP").
_YEAR = r"(?: ?[-/] ?(?:(?:19|20)\d{2}(?!\d)|\d{1,3}(?=/[A-ZĐ]{2})))?"
_GLUED_YEAR = rf"(?:(?<=/19\d\d|/20\d\d){_PART})?"
SYMBOL = re.compile(
    rf"(?P<number>\d(?:(?<=[Ss]ố\d)|(?<![\w/.,–-]\d))\d{{0,7}}{_LETTER})"
    rf"(?P<year>{_YEAR})(?P<body>{_GLUED_YEAR}{_TAIL}{{1,8}})"
)
#: "43 TC/QLCS", "119 CP": before 1996 the slash was often left out; only after a type word.
OLD = re.compile(
    rf"(?P<number>{_NUMBER}) (?P<body>[{_UPPER}]{{2,6}}(?:[-/][{_UPPER}]{{1,8}}){{1,3}}|CP|TTg|HĐBT)\b"
)
#: "số …/KH-UBND", "số: /KH-UBND": the number is left to be filled in by hand.
BLANK = re.compile(
    rf"[Ss]ố ?:? ?[….·_ ]{{0,30}}(?P<body>(?:/ ?(?:19|20)\d{{2}} ?)?[/-] ?{_PART}{_TAIL}{{0,6}})"
)
#: Lower case throughout: 96/2016/nđ-cp.
LOWER = re.compile(
    r"(?<![\w/.,–-])\d{1,6}/(?:(?:19|20)\d{2}/)?(?:n[đd]-cp|q[đd]-ttg|q[đd]-ubnd|nq-cp)\b"
)
#: Every symbol has a digit that a separator and a capital follow (or a year glued to them); the whole grammar is
#: tried only around these, from `_REACH` characters before.
_JOINT = re.compile(r"[0-9](?:[a-zđA-Z]? ?[-–—/] ?[A-ZĐƯ]|[A-ZĐƯ]{2})")
_REACH, _LONGEST = 24, 200
_YEAR_GLUED = re.compile(r"(/(?:19|20)\d{2})(?=[A-ZĐ])")
_SPLIT = re.compile(r"([-/])")
_GLUED = re.compile(r"(N)[ĐD](CP)|(NQ)(CP)|(Q)[ĐD](TTg)|(CT)(TTg)")


@functools.cache
def _spellings(vocabulary: Vocabulary) -> dict[str, str]:
    """From the form without marks and case to the right one, for parts that damage changes."""
    words = vocabulary.cue("citations", "symbol").words
    return {fold(word): word for word in words}


@functools.cache
def _types(vocabulary: Vocabulary) -> dict[str, DocumentType]:
    """From a type part to its row; the first row that names it wins."""
    table: dict[str, DocumentType] = {}
    for row in vocabulary.document_types:
        for symbol in row.symbols:
            table.setdefault(symbol, row)
    return table


def symbol_type(key: str, vocabulary: Vocabulary) -> DocumentType | None:
    """Give the type that a symbol names in its first part (after number and year)."""
    types = _types(vocabulary)
    for part in _SPLIT.split(key)[2::2]:
        if part.isdigit():
            continue
        return types.get(part) or types.get(part.rstrip("0123456789"))
    return None


@functools.lru_cache(maxsize=4096)
def repair(raw: str, vocabulary: Vocabulary) -> str:
    """Give a symbol as it should read: no spaces, plain hyphens, Đ and case of known parts restored.

    "766/CD-TTg" gives 766/CĐ-TTg, "32/2020/NĐ- CP" gives 32/2020/NĐ-CP.
    """
    text = raw.replace(" ", "").replace("–", "-").replace("—", "-")
    text = _YEAR_GLUED.sub(r"\1/", text)
    spellings, types = _spellings(vocabulary), _types(vocabulary)
    parts = _SPLIT.split(text)
    for i in range(2, len(parts), 2):
        letters = parts[i].rstrip("0123456789")
        digits = parts[i][len(letters) :]
        if letters not in types or letters in {"ND", "QD", "CD"}:
            letters = spellings.get(fold(letters), letters)
        parts[i] = _GLUED.sub(_unglue, letters) + digits
    return "".join(parts)


def _unglue(match: re.Match[str]) -> str:
    kind, issuer = (group for group in match.groups() if group)
    return f"{kind}Đ-{issuer}" if kind in "NQ" else f"{kind}-{issuer}"


def read(match: re.Match[str], vocabulary: Vocabulary) -> Symbol:
    """Read a match of `SYMBOL`, `OLD`, `BLANK` or `LOWER`."""
    raw = match[0]
    if match.re is SYMBOL:
        key, row, repaired = _spelled(raw, vocabulary)
        return Symbol(start=match.start(), end=match.end(), key=key, type=row, repaired=repaired)
    if match.re is BLANK:
        key = "…" + repair(match["body"], vocabulary)
    elif match.re is OLD:
        key = " ".join((match["number"], repair("-" + match["body"], vocabulary)[1:]))
    else:
        key = repair(raw.upper().replace("TTG", "TTg"), vocabulary)
    start = match.start("number") if "number" in match.re.groupindex else match.start()
    return Symbol(
        start=start,
        end=match.end(),
        key=key,
        type=symbol_type(
            "0/" + key[2:] if match.re is BLANK else key.replace(" ", "/"), vocabulary
        ),
    )


@functools.lru_cache(maxsize=4096)
def _spelled(raw: str, vocabulary: Vocabulary) -> tuple[str, DocumentType | None, bool]:
    """Give the key of a regular symbol, its type, and whether the key repairs it."""
    key = repair(raw, vocabulary)
    plain = raw.replace(" ", "").replace("–", "-").replace("—", "-")
    return key, symbol_type(key, vocabulary), plain != key


def find_symbols(text: str, vocabulary: Vocabulary) -> Iterator[Symbol]:
    """Give every number and symbol of the flow in text order."""
    end = 0
    for joint in _JOINT.finditer(text):
        if joint.start() < end:
            continue
        match = SYMBOL.search(text, max(end, joint.start() - _REACH), joint.end() + _LONGEST)
        if match is not None and match.start() <= joint.start():
            end = match.end()
            yield read(match, vocabulary)
