"""The symbol of a document taken apart, so that spellings of one symbol agree.

    193/QĐ-TTg                       number 193, kind qd, codes ttg
    48-CT/TW                         party documents (Hướng dẫn 36-HD/VPTW): dash and stroke change places
    96/2016/NĐ-CP                    number 96, year 2016, kind nd, codes cp
    01/2014/TTLT-BCA-BQP-BLĐTBXH-BNG several codes
    66/2011/QH12                     no kind: the type of the document says it

The last kind of symbol needs the type beside it.
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph import vietnamese
from graph.resolve import spelling
from graph.resolve.agency_index import fold_code, index

if TYPE_CHECKING:
    from graph.vocabulary import Agency, DocumentType, Vocabulary

_SYMBOL = re.compile(
    r"(?:số:?)?(?P<number>\d{1,6}(?:[a-zA-ZđĐ](?=[/\-–]))?)"
    r"(?:[/\-–](?P<year>(?:19|20)\d\d)(?!\d))?[/\-–]?(?P<rest>.*)\Z",
    re.IGNORECASE,
)
_STROKES = re.compile(r"[/\-–—,]+")
_DIGITS = re.compile(r"\d+\Z")
#: Types that share one series of numbers or are mistaken for one another.
_CLASSES = {"bo-luat": "luat", "hien-phap": "luat"}
#: Types that are always numbered with the year (Luật Ban hành văn bản quy phạm pháp luật).
WITH_YEAR = frozenset(
    {"luat", "nghi-dinh", "thong-tu", "thong-tu-lien-tich", "nghi-quyet-lien-tich"}
)
_JOINT = frozenset({"thong-tu-lien-tich", "nghi-quyet-lien-tich"})


@dataclass(frozen=True, slots=True, order=True)
class Symbol:
    """A symbol without its spelling. `kind` is an id of document-types.toml, or a slug of the type."""

    kind: str
    #: Without leading zeros: "1" for 01/TTLT.
    number: str
    #: Folded codes after the kind: ("ttg",), ("bca", "bqp"); empty for 01/TTLT.
    codes: tuple[str, ...]
    #: Year within the symbol; empty if it has none.
    year: str

    @property
    def series(self) -> tuple[str, str, tuple[str, ...]]:
        """What the documents of all years with this symbol share."""
        return (self.kind, self.number, self.codes)

    @property
    def is_short(self) -> bool:
        """True for a joint circular without the codes of its issuers: 01/TTLT."""
        return self.kind in _JOINT and not self.codes


@functools.cache
def _types(vocabulary: Vocabulary) -> dict[str, DocumentType]:
    table: dict[str, DocumentType] = {}
    for row in vocabulary.document_types:
        for spelled in (row.abbreviation, row.name, *row.symbols, *row.aliases):
            table.setdefault(vietnamese.slug(spelled), row)
    return table


def type_of(vocabulary: Vocabulary, written: str) -> DocumentType | None:
    """Find a type by its abbreviation, name or symbol in any spelling: QĐ, QD, Quyết định."""
    return _types(vocabulary).get(vietnamese.slug(written))


@functools.cache
def _kinds(vocabulary: Vocabulary) -> dict[str, str]:
    """Folded symbol of a type -> id: qd -> quyet-dinh."""
    table: dict[str, str] = {}
    for row in vocabulary.document_types:
        for symbol in row.symbols:
            table.setdefault(fold_code(symbol), row.id)
    return table


def kind_of(vocabulary: Vocabulary, written: str) -> str:
    """Give the id of a type, or its slug where no row has it."""
    row = type_of(vocabulary, written)
    return row.id if row else vietnamese.slug(written) or "van-ban"


def class_of(kind: str) -> str:
    """Give the id under which types with one series of numbers are kept together."""
    return _CLASSES.get(kind, kind)


@functools.lru_cache(maxsize=65536)
def parse(vocabulary: Vocabulary, key: str, written_type: str) -> Symbol | None:
    """Take a symbol apart; `None` if it has no number.

    The type as written decides where the symbol names none (66/2011/QH12), and where the first code
    could be an agency's too (a letter 123/CT-TTHT of a Cục Thuế).
    """
    text = "".join(spelling.compose(key).split())
    match = _SYMBOL.match(text)
    if match is None:
        return None
    rest = match["rest"].replace("T.Ư", "TW").replace("TƯ", "TW").replace("T.W", "TW")
    codes = [code for code in map(fold_code, _STROKES.split(rest)) if code]
    said = type_of(vocabulary, written_type)
    kind = said.id if said else ""
    if codes:
        shown = _kinds(vocabulary).get(codes[0])
        if shown is not None and (said is None or said.family != "letter" or said.id == shown):
            kind = shown
            codes = codes[1:]
    return Symbol(
        kind=class_of(kind) or vietnamese.slug(written_type) or "van-ban",
        number=match["number"].lower().lstrip("0") or "0",
        codes=tuple(codes),
        year=match["year"] or "",
    )


def owners(vocabulary: Vocabulary, codes: tuple[str, ...]) -> tuple[Agency, ...]:
    """Give the agencies that use the codes of a symbol, those of the whole run of codes first."""
    table = index(vocabulary).symbols
    for count in range(len(codes), 0, -1):
        found = table.get("".join(codes[:count]))
        if found:
            return found
    return table.get(_DIGITS.sub("", codes[0]), ()) if codes else ()
