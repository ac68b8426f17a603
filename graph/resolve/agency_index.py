"""Rows of agencies.toml under every spelling of their names."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph import vietnamese
from graph.resolve import names, spelling

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from graph.vocabulary import Agency, Vocabulary

#: Rows with these levels are patterns: their names stand without the place.
LOCAL_LEVELS = frozenset({"province", "district", "commune"})
GROUP_KIND = "group"


@dataclass(frozen=True, slots=True, kw_only=True)
class AgencyIndex:
    """Rows by the key of a spelling; `loose` keys where the exact one fails; rows in file order."""

    exact: Mapping[tuple[str, str], tuple[Agency, ...]]
    loose: Mapping[tuple[str, str], tuple[Agency, ...]]
    #: Rows by the title of their head: "giám đốc công an".
    heads: Mapping[tuple[str, str], tuple[Agency, ...]]
    groups: Mapping[str, Agency]
    #: Rows by the code after the stroke of a symbol, folded: ttg, cp, bca.
    symbols: Mapping[str, tuple[Agency, ...]]
    #: First words of bodies below the centre, and of those that are central only.
    local_first: frozenset[str]
    central_first: frozenset[str]
    #: First words of groups after "các", and all their words that are written small.
    group_first: frozenset[str]
    group_words: frozenset[str]

    def row(self, level: str, name: str, on: str) -> Agency | None:
        """Find the row of a level by name, in the life it had on a day if two bear it."""
        for table, key in ((self.exact, vietnamese.key(name)), (self.loose, spelling.loose(name))):
            found = table.get((level, key))
            if found:
                return _alive_first(found, on)
        return None


def _alive_first(rows: tuple[Agency, ...], on: str) -> Agency:
    alive = [row for row in rows if is_alive(row, on)]
    return alive[0] if alive else rows[0]


def is_alive(row: Agency, on: str) -> bool:
    """Tell whether the agency existed on a day; without a day every row did."""
    return not on or ((not row.since or row.since <= on) and (not row.until or on <= row.until))


def bare_group(name: str) -> str:
    """Give the key of a group without its article: "sở ngành" for "Các sở, ngành"."""
    key = vietnamese.key(name)
    for article in ("các ", "những ", "mọi ", "toàn thể "):
        key = key.removeprefix(article)
    return key


def fold_code(code: str) -> str:
    """Give the folded form of a code of a symbol: bcd138 for BCĐ138; TƯ and T.Ư stand for TW."""
    code = code.replace("T.Ư", "TW").replace("TƯ", "TW").replace("T.W", "TW")
    return "".join(filter(str.isalnum, vietnamese.fold(vietnamese.respell(code))))


def _spellings(row: Agency) -> Iterable[str]:
    """Every spelling under which the body itself is named, the place cut off where it is a pattern."""
    titled = names.is_titled(row.name)
    for written in (row.name, *row.aliases, *row.abbreviations):
        clean = spelling.clean(written)
        if names.is_titled(clean) and not titled:
            continue  # "Giám đốc Công an" is the post, not the body
        yield clean
        if row.level == "province" and not names.has_units(clean):
            yield names.without_own(clean)
        if row.level in {"district", "commune"}:
            yield names.without_units(clean)


def _first_words(vocabulary: Vocabulary, levels: frozenset[str]) -> frozenset[str]:
    rows = (row for row in vocabulary.agencies if row.level in levels)
    return frozenset(row.name.split(" ", 1)[0].lower() for row in rows)


def _small_words(vocabulary: Vocabulary) -> frozenset[str]:
    words: set[str] = set()
    for row in vocabulary.agencies:
        if row.kind == GROUP_KIND:
            for written in (row.name, *row.aliases):
                words.update(word for word in written.replace(",", "").split() if word.islower())
    return frozenset(words)


@functools.cache
def index(vocabulary: Vocabulary) -> AgencyIndex:
    """Build the index of a vocabulary's agencies."""
    exact: dict[tuple[str, str], dict[str, Agency]] = {}
    loose: dict[tuple[str, str], dict[str, Agency]] = {}
    heads: dict[tuple[str, str], dict[str, Agency]] = {}
    symbols: dict[str, dict[str, Agency]] = {}
    groups: dict[str, Agency] = {}
    local_first = _first_words(vocabulary, LOCAL_LEVELS)
    for row in vocabulary.agencies:
        if row.kind == GROUP_KIND:
            for written in (row.name, *row.aliases):
                groups.setdefault(bare_group(spelling.clean(written)), row)
            continue
        for written in _spellings(row):
            if written:
                key = (row.level, vietnamese.key(written))
                exact.setdefault(key, {}).setdefault(row.id, row)
                key = (row.level, spelling.loose(written))
                loose.setdefault(key, {}).setdefault(row.id, row)
        if row.head:
            key = (row.level, vietnamese.key(spelling.clean(row.head)))
            heads.setdefault(key, {}).setdefault(row.id, row)
        for symbol in row.symbols:
            symbols.setdefault(fold_code(symbol), {}).setdefault(row.id, row)
    return AgencyIndex(
        exact={key: tuple(rows.values()) for key, rows in exact.items()},
        loose={key: tuple(rows.values()) for key, rows in loose.items()},
        heads={key: tuple(rows.values()) for key, rows in heads.items()},
        groups=groups,
        symbols={code: tuple(rows.values()) for code, rows in symbols.items()},
        local_first=local_first,
        central_first=_first_words(vocabulary, frozenset({"central"})) - local_first,
        group_first=frozenset(key.split(" ", 1)[0] for key in groups),
        group_words=_small_words(vocabulary),
    )
