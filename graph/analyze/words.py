"""What a statement asks for, by the words of ontology/analysis.toml and ontology/topics.toml: deed, people, topic.

Text is compared in the form of `vietnamese.key`: case, punctuation and the placement of marks do not count.
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from importlib import resources
from typing import TYPE_CHECKING

from graph import vietnamese, vocabulary
from graph.vocabulary import Cue, read_table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from graph.vocabulary import Topic

#: A sentence ends, or a clause that stands by itself.
_STOP = re.compile(r"(?<=[.;!?…])\s+(?=\S)")
_UPPER = "".join(
    letter for letter in map(chr, (*range(65, 91), *range(0xC0, 0x1EFA))) if letter.isupper()
)
#: Where a stop may be missing: before a capital that follows a small letter or a bracket.
_GAP = re.compile(rf"(?<=[^\W\d_{_UPPER}]|[)*]) (?=[{_UPPER}][^\W\d_{_UPPER}])")
#: A part with fewer words says too little to be compared alone.
LEAST_WORDS = 6


@functools.cache
def cues() -> Mapping[str, tuple[Cue, ...]]:
    """Read the rows, by group."""
    text = resources.files("graph.ontology").joinpath("analysis.toml").read_text(encoding="utf-8")
    groups: dict[str, list[Cue]] = {}
    for row in read_table(Cue, text, file="analysis.toml"):
        groups.setdefault(row.means, []).append(row)
    return {name: tuple(rows) for name, rows in groups.items()}


class Finder:
    """Finds words of a table in a text that is cut into syllables: from left to right, the longest first."""

    def __init__(self, rows: Iterable[tuple[str, Iterable[str]]]) -> None:
        """Take (id, words); a word of two rows belongs to the first."""
        owner: dict[tuple[str, ...], str] = {}
        for name, words in rows:
            for word in words:
                owner.setdefault(tuple(vietnamese.key(word).split()), name)
        self._by_first: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for syllables in sorted(owner, key=lambda word: (-len(word), word)):
            self._by_first.setdefault(syllables[0], []).append((syllables, owner[syllables]))

    def spans(self, syllables: Sequence[str]) -> Iterator[tuple[int, int, str]]:
        """Give where words stand, as first and last syllable, and the id of the row of each."""
        place = 0
        while place < len(syllables):
            step = 1
            for word, name in self._by_first.get(syllables[place], ()):
                if tuple(syllables[place : place + len(word)]) == word:
                    yield place, place + len(word), name
                    step = len(word)
                    break
            place += step

    def __call__(self, key: str) -> tuple[str, ...]:
        """Give the ids found in a text that is already in the form of `vietnamese.key`, sorted."""
        return tuple(sorted({name for _, _, name in self.spans(key.split())}))


@functools.cache
def _group(means: str) -> Finder:
    return Finder((row.id, row.words) for row in cues()[means])


@functools.cache
def _topics(scheme: tuple[Topic, ...] | None) -> Finder:
    rows = vocabulary.load().topics if scheme is None else scheme
    return Finder((topic.id, topic.words) for topic in rows)


@functools.cache
def _empty() -> Finder:
    return Finder((row.id, row.words) for row in (*cues()["empty"], *cues()["manner"]))


def _cut(syllables: list[str], finder: Finder) -> list[str]:
    kept: list[str] = []
    last = 0
    for start, end, _ in finder.spans(syllables):
        kept += syllables[last:start]
        last = end
    return kept + syllables[last:]


def telling(text: str) -> list[str]:
    """Give the syllables of a text without the words that say nothing of a task, numbers left out."""
    kept = _cut(vietnamese.key(text).split(), _empty())
    return [word for word in kept if word.isalpha()]


@dataclass(frozen=True, slots=True)
class Marked:
    """A sentence as it is compared: the syllables that tell something, and what is named in it."""

    telling: tuple[str, ...]
    acts: frozenset[str]
    people: frozenset[str]
    topics: frozenset[str]


class Marker:
    """Reads sentences in one pass for all tables; built once for a scheme of topics."""

    def __init__(self, scheme: tuple[Topic, ...] | None = None) -> None:
        topic_rows = vocabulary.load().topics if scheme is None else scheme
        tables = (
            ((row.id, row.words) for row in (*cues()["empty"], *cues()["manner"])),
            ((row.id, row.words) for row in cues()["act"]),
            ((row.id, row.words) for row in cues()["who"]),
            ((topic.id, topic.words) for topic in topic_rows),
        )
        owners: dict[tuple[str, ...], dict[int, str]] = {}
        for table, rows in enumerate(tables):
            for name, phrases in rows:
                for phrase in phrases:
                    word = tuple(vietnamese.key(phrase).split())
                    owners.setdefault(word, {}).setdefault(table, name)
        self._by_first: dict[str, list[tuple[tuple[str, ...], tuple[tuple[int, str], ...]]]] = {}
        for word in sorted(owners, key=lambda word: (-len(word), word)):
            self._by_first.setdefault(word[0], []).append((word, tuple(owners[word].items())))

    def __call__(self, syllables: Sequence[str]) -> Marked:
        """Mark a sentence; within one table the longest word at a place wins, tables do not hinder each other."""
        found: tuple[set[str], ...] = (set(), set(), set(), set())
        free = [0, 0, 0, 0]
        empty = bytearray(len(syllables))
        for place, syllable in enumerate(syllables):
            for word, owners in self._by_first.get(syllable, ()):
                size = len(word)
                if size > 1 and tuple(syllables[place : place + size]) != word:
                    continue
                for table, name in owners:
                    if place >= free[table]:
                        free[table] = place + size
                        found[table].add(name)
                        if not table:
                            empty[place : place + size] = b"\1" * size
        kept = (word for word, gone in zip(syllables, empty, strict=True) if not gone)
        return Marked(
            telling=tuple(word for word in kept if word.isalpha()),
            acts=frozenset(found[1]),
            people=frozenset(found[2]),
            topics=frozenset(found[3]),
        )


@functools.cache
def marker(scheme: tuple[Topic, ...] | None = None) -> Marker:
    """Give the marker of a scheme of topics: the shipped one, or the user's."""
    return Marker(scheme)


def syllables_without(text: str, names: Sequence[str]) -> list[str]:
    """Give the syllables of a text without the names of those who have to do the work."""
    syllables = vietnamese.key(text).split()
    if not names:
        return syllables
    return _cut(syllables, Finder([("name", sorted(filter(vietnamese.key, names)))]))


def topics(key: str, scheme: tuple[Topic, ...] | None = None) -> tuple[str, ...]:
    """Give the topics whose words a text uses; the shipped scheme, or the user's."""
    return _topics(scheme)(key)


def splits(text: str) -> bool:
    """Tell whether a text gives work to each within its own sector."""
    return bool(_group("split")(vietnamese.key(text)))


def coordination(text: str) -> str:
    """Give the strongest tie that a text names: an id of analysis.toml; empty where there is none."""
    found = set(_group("coordination")(vietnamese.key(text)))
    rows = [row for row in cues()["coordination"] if row.id in found]
    return max(rows, key=lambda row: int(row.note)).id if rows else ""


@functools.cache
def _openings() -> frozenset[str]:
    rows = (*cues()["manner"], *cues()["act"])
    return frozenset(" ".join(word.split()[:2]) for row in rows for word in row.words)


def _mend(piece: str) -> Iterator[str]:
    """Split where a capital in mid-sentence begins a deed: "theo quy định Hướng dẫn công tác ..."."""
    start = 0
    for gap in _GAP.finditer(piece):
        before = piece[max(0, gap.start() - 12) : gap.start()].rsplit(" ", 1)[-1]
        if before[:1].isupper():
            continue  # within a name: Ban Chỉ đạo, Phòng Tham mưu
        if " ".join(vietnamese.key(piece[gap.end() : gap.end() + 24]).split()[:2]) in _openings():
            yield piece[start : gap.start()]
            start = gap.end()
    yield piece[start:]


def clauses(text: str) -> tuple[str, ...]:
    """Split a statement where a sentence or an independent clause ends; short parts stay with the one before."""
    parts: list[str] = []
    for piece in _STOP.split(" ".join(text.split())):
        parts.extend(_mend(piece))
    joined: list[str] = []
    for part in parts:
        short = joined and min(len(part.split()), len(joined[-1].split())) < LEAST_WORDS
        if short or (joined and _goes_on(joined[-1], part)):
            joined[-1] = f"{joined[-1]} {part}"
        elif part:
            joined.append(part)
    return tuple(joined)


@functools.cache
def _empty_openings() -> tuple[str, ...]:
    rows = (row for row in cues()["empty"] if row.id == "empty-words")
    return tuple(vietnamese.key(word) + " " for row in rows for word in row.words)


def _goes_on(before: str, part: str) -> bool:
    """Tell whether a part is the next item of a list, no deed: "...; các gương điển hình tiên tiến"."""
    if before.endswith(";"):
        return (vietnamese.key(part[:24]) + " ").startswith(_empty_openings())
    return part[:1].islower()


@functools.cache
def _kin_words() -> frozenset[str]:
    return frozenset(vietnamese.key(word) for row in cues()["kin"] for word in row.words)


def line_of(label: str, place: str = "") -> str:
    """Give what is left of a body's name without rank and place: Bộ Công an, Công an tỉnh X → "công an"."""
    words = vietnamese.key(label)
    if place:
        tail = vietnamese.key(place)
        folded, folded_tail = vietnamese.fold(words), vietnamese.fold(tail)
        if folded.endswith(folded_tail):
            words = words[: len(words) - len(tail)].strip()
    for _ in range(4):
        before = words
        for kin in sorted(_kin_words(), key=lambda word: (-len(word), word)):
            words = words.removeprefix(kin + " ").removesuffix(" " + kin)
        if words == before:
            break
    return words
