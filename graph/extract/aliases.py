"""Short forms: where a text defines them, and where it uses them."""

from __future__ import annotations

import functools
import re
from bisect import bisect_left
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from graph.extract.cited import Found, type_words
from graph.records.mentions import CitationKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from graph.vocabulary import DocumentType, Vocabulary


@dataclass(frozen=True, slots=True, kw_only=True)
class Alias:
    """A short form and what it stands for."""

    name: str
    type: DocumentType
    #: Key of the citation that it was defined for; `None` where no citation stands before it.
    stands_for: str | None
    #: Where the definition stands; uses come after it.
    start: int
    end: int
    #: True where the text says so ("sau đây gọi tắt là"), false where a name merely lost its period.
    said: bool = True


_END = re.compile(r"[;:.(\n]|, (?!chống\b)|[)”\"]")
_MAX = 140
#: Short forms that one document can have; more is noise.
_MAX_ALIASES = 200
#: Characters between a short form and a citation of another type that it can stand for.
_CLOSE = 300
#: A name without its period is told from a kind by its words; a short form by its letters.
_LEAST_WORDS, _LEAST_LETTERS = 5, 4
_REACH = 1500
#: After a short form: a word that goes on, and "này", which makes it this document.
_WORD_GOES_ON = re.compile(r"\w| này\b| nêu trên\b")
_NO_SHORT_FORM = re.compile(r" (?:số|\d|[a-zđ]+ chống)")


_AFTER_DEFINITION = re.compile(r" ?:? ?(?:[“\"] ?)?")


@functools.cache
def _definition(vocabulary: Vocabulary) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Give the last two syllables of the words that introduce a short form, and the words, the longest first."""
    words = vocabulary.cue("citations", "definition").words
    ends = {" ".join(word.split()[-2:]) for word in words}
    return tuple(sorted(ends)), tuple(sorted(words, key=len, reverse=True))


def _introductions(text: str, vocabulary: Vocabulary) -> list[tuple[int, int]]:
    """Give where "sau đây gọi tắt là" begins, and where the short form after it begins."""
    ends, words = _definition(vocabulary)
    found: list[tuple[int, int]] = []
    for tail in ends:
        at = text.find(tail)
        while at >= 0:
            end = at + len(tail)
            word = next((word for word in words if text.endswith(word, 0, end)), None)
            after = _AFTER_DEFINITION.match(text, end)
            if word is not None and after is not None:
                found.append((end - len(word), after.end()))
            at = text.find(tail, end)
    return sorted(found)


def definitions(text: str, found: Sequence[Found], vocabulary: Vocabulary) -> tuple[Alias, ...]:
    """Give the short forms that the text defines for documents; those for agencies begin with no type word."""
    words = type_words(vocabulary)
    aliases: list[Alias] = []
    for start, at in _introductions(text, vocabulary):
        word = words.capital.match(text, at)
        if word is None:
            continue
        row = words.types[word[0]]
        bracketed = text.rfind("(", max(0, start - 30), start) >= 0
        end = _alias_end(text, at, bracketed=bracketed)
        name = text[at:end].rstrip(' ”"')
        target = _target(found, start, row, name, text)
        aliases.append(
            Alias(
                name=name,
                type=row,
                stands_for=target.key if target else None,
                start=at,
                end=at + len(name),
            )
        )
    return tuple(aliases)


def in_brackets(text: str, found: Sequence[Found]) -> tuple[Alias, ...]:
    """Give short forms that stand alone in brackets: "Đề án phát triển … (Đề án 06)"."""
    aliases: list[Alias] = []
    for before, item in pairwise(found):
        if item.kind is not CitationKind.ALIAS or text[before.end : item.start] != " (":
            continue
        if text.startswith(")", item.end) and before.type is item.type:
            aliases.append(
                Alias(
                    name=item.key,
                    type=item.type,
                    stands_for=before.key,
                    start=item.start,
                    end=item.end,
                )
            )
    return tuple(aliases)


_FIRST_NUMBER = re.compile(r"\d+")


def by_number(found: Sequence[Found]) -> list[Found]:
    """Give the mentions with each short number bound to the one symbol of its type that it can mean."""
    symbols: dict[tuple[str, int], set[str]] = {}
    for item in found:
        number = _FIRST_NUMBER.match(item.key)
        if item.kind is CitationKind.NUMBERED and number:
            symbols.setdefault((item.type.id, int(number[0])), set()).add(item.key)
    return [_bound(item, symbols) for item in found]


def _bound(item: Found, symbols: dict[tuple[str, int], set[str]]) -> Found:
    number = _FIRST_NUMBER.search(item.key)
    if (
        item.kind is not CitationKind.ALIAS
        or item.rule != "short-number"
        or item.stands_for is not None
        or number is None
    ):
        return item
    keys = symbols.get((item.type.id, int(number[0])), set())
    return replace(item, stands_for=next(iter(keys))) if len(keys) == 1 else item


def _alias_end(text: str, at: int, *, bracketed: bool) -> int:
    if bracketed:
        close = text.find(")", at, at + _MAX)
        inner = text.find("(", at, close) if close >= 0 else -1
        if close >= 0 and inner < 0:
            cut = re.search(r"[;“]|, (?:UBND|Ủy ban|sau đây)", text[at:close])
            return at + cut.start() if cut else close
    end = _END.search(text, at, at + _MAX)
    return end.start() if end else min(len(text), at + _MAX)


def _target(
    found: Sequence[Found], before: int, row: DocumentType, name: str, text: str
) -> Found | None:
    """Give what is abbreviated: the one of the same number, else the nearest of the type, else the nearest."""
    last = bisect_left(found, before, key=lambda item: item.start)
    block = text.rfind("\n", max(0, before - _REACH), before)
    low = max(block, before - _REACH)
    near = [f for f in found[max(0, last - 60) : last] if low <= f.start and f.end <= before]
    for candidate in reversed(near):
        if candidate.kind is CitationKind.NUMBERED and candidate.key in name:
            return candidate
    same = [f for f in near if f.type is row and f.key != name]
    if same:
        return same[-1]
    return near[-1] if near and before - near[-1].end < _CLOSE else None


def undated_names(found: Iterable[Found]) -> tuple[Alias, ...]:
    """Give names that lose their period later: "Chương trình X" after "Chương trình X giai đoạn 2021 - 2025"."""
    seen: dict[str, Alias] = {}
    for item in found:
        if item.rule == "programme" and item.name and len(item.name.split()) >= _LEAST_WORDS:
            name = item.name
            seen.setdefault(
                name,
                Alias(
                    name=name,
                    type=item.type,
                    stands_for=item.key,
                    start=item.start,
                    end=item.end,
                    said=False,
                ),
            )
    return tuple(seen.values())


def uses(text: str, aliases: Sequence[Alias]) -> list[Found]:
    """Give the definitions and all later uses of short forms, as mentions that may overlap others."""
    table: dict[str, Alias] = {}
    for alias in sorted(aliases, key=lambda alias: (not alias.said, alias.start)):
        if len(alias.name) >= _LEAST_LETTERS and len(table) < _MAX_ALIASES:
            table.setdefault(alias.name, alias)
    if not table:
        return []
    first = min(alias.start for alias in table.values())
    results: list[Found] = []
    for start, end in _places(text, table, first):
        alias = table[text[start:end]]
        if start and text[start - 1].isalnum():
            continue
        if start < alias.start or (not alias.said and start < alias.end):
            continue
        if " " not in alias.name and _NO_SHORT_FORM.match(text, end):
            continue
        results.append(
            Found(
                start=start,
                end=end,
                kind=CitationKind.ALIAS,
                type=alias.type,
                key=alias.name,
                rule="definition" if start == alias.start else "alias",
                confidence=0.95 if alias.said else 0.8,
                stands_for=alias.stands_for,
                defines=start == alias.start,
            )
        )
    return results


def _places(text: str, names: Iterable[str], first: int) -> Iterator[tuple[int, int]]:
    """Give where the names stand, from `first` on: of overlapping ones the first, of those the longest."""
    hits: list[tuple[int, int]] = []
    for name in names:
        at = text.find(name, first)
        while at >= 0:
            hits.append((at, -len(name)))
            at = text.find(name, at + 1)
    last = first
    for start, minus in sorted(hits):
        end = start - minus
        if start >= last and not _WORD_GOES_ON.match(text, end):
            last = end
            yield start, end


def merge(found: Sequence[Found], short: Sequence[Found]) -> list[Found]:
    """Put short forms among the mentions: the longer of two at one place wins, an equal one becomes an alias."""
    at = {item.start: item for item in found}
    merged = dict(at)
    for item in short:
        other = at.get(item.start)
        if other is None:
            merged[item.start] = item
        elif other.kind is CitationKind.NUMBERED or (other.end > item.end and not item.defines):
            if item.defines:
                merged[item.start] = replace(other, defines=True, stands_for=item.stands_for)
        else:
            merged[item.start] = replace(item, inner=other.inner)
    return [merged[start] for start in sorted(merged)]
