"""The head of a document: what it says of itself before its body, and who signed behind it.

The order follows Nghị định 30/2020/NĐ-CP, Phụ lục I: quốc hiệu, tên cơ quan, số và ký hiệu, địa
danh và ngày, tên loại và trích yếu, chữ ký. Party documents and laws order them otherwise, and
web pages put two columns on one line; so each field is looked for by its own form.
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.extract import issuers, seals, titles
from graph.extract.signers import read_signer
from graph.extract.symbols import BLANK, SYMBOL, Symbol, read
from graph.records.document import BlockKind
from graph.records.mentions import Evidence, Header, Stated
from graph.vietnamese import DATE, fold, key, read_date

if TYPE_CHECKING:
    from graph.extract.issuers import Line, Named
    from graph.records.document import DocumentTree
    from graph.vocabulary import DocumentType, Locality, Vocabulary

_PASSED = re.compile(rf"thông qua,? ?(?:vào )?{DATE}")
#: Between issuer and abstract in older documents: CỦA CHÍNH PHỦ SỐ 09/1998/NQ-CP NGÀY … VỀ …
_OLD_TITLE = re.compile(
    r"(?:khóa [IVX]+ )?(?:số \S{3,30} )?(?:ngày \d{1,2} tháng \d{1,2} năm \d{4} )?", re.IGNORECASE
)
#: Before a title in small letters: who passed it (HỘI NGHỊ LẦN THỨ SÁU BAN CHẤP HÀNH TRUNG ƯƠNG … về …).
_CAPITAL_LEAD = re.compile(rf"^[{titles.UPPER} ,\-–]{{10,160}} (?=[Vv]ề )")
_COMMITTEE = re.compile(r"BCĐ(?P<number>\d{2,3})(?P<central>/?CP)?(?:[/\-]?(?:TP|ĐP|T|tỉnh))?")
_OPENING_LENGTH = 1_500
#: Lines of a head that were taken for the body are short, and stand at its beginning.
_MOST_LOST = 10
_LONGEST_LOST = 80
_LONGEST_TITLE = 1_500


@dataclass(frozen=True, slots=True)
class _Head:
    """The parts of a document that its head is read from, in offsets of the flow."""

    text: str
    blocks: tuple[tuple[int, int], ...]
    type: tuple[int, int] | None
    title: tuple[tuple[int, int], ...]
    opening: tuple[int, int]
    body: str
    signature: tuple[tuple[int, int], ...]


@functools.cache
def _type_names(vocabulary: Vocabulary) -> tuple[tuple[str, DocumentType], ...]:
    names = [(key(n), row) for row in vocabulary.document_types for n in (row.name, *row.aliases)]
    return tuple(sorted(names, key=lambda pair: -len(pair[0])))


@functools.cache
def _type_codes(vocabulary: Vocabulary) -> frozenset[str]:
    return frozenset(code for row in vocabulary.document_types for code in row.symbols)


@functools.cache
def _names(vocabulary: Vocabulary) -> tuple[str, ...]:
    """Give names that keep their capitals in a title: places, agencies, kinds of document."""
    families = ("law", "programme", "plan", "party", "decree", "treaty")
    kinds = [row.name for row in vocabulary.document_types if row.family in families]
    agencies = [row.name for row in vocabulary.agencies if row.level in ("central", "province")]
    return (*kinds, *(row.name for row in vocabulary.localities), *agencies)


def read_header(tree: DocumentTree, vocabulary: Vocabulary) -> Header:
    """Read what a document says of itself; a field that it does not state is `None`."""
    return _Reader(tree, vocabulary).header()


def _head(tree: DocumentTree) -> _Head:
    def ranges(*kinds: BlockKind) -> tuple[tuple[int, int], ...]:
        return tuple((b.start, b.end) for b in first if b.kind in kinds and b.end > b.start)

    end = _end(tree)
    first = tree.blocks[:end] if end else tree.blocks
    text = tree.flow.text
    top = (BlockKind.HEAD, BlockKind.TYPE, BlockKind.TITLE)
    body = [b for b in first if b.kind not in (*top, BlockKind.RECIPIENTS, BlockKind.SIGNATURE)]
    start = body[0].label_start if body else len(text)
    types = ranges(BlockKind.TYPE)
    heads = ranges(BlockKind.HEAD)
    heads = tuple(r for r in heads if r[0] < max(start, 1)) or heads
    lost = [b for b in body[:_MOST_LOST] if b.end - b.start < _LONGEST_LOST]
    heads += tuple((b.start, b.end) for b in lost if seals.is_seal(text, b.start, b.end))
    return _Head(
        text=text,
        blocks=heads,
        type=types[0] if types else None,
        title=ranges(BlockKind.TITLE),
        opening=(start, min(start + _OPENING_LENGTH, body[-1].end if body else start)),
        body=text[start:],
        signature=ranges(BlockKind.SIGNATURE),
    )


def _end(tree: DocumentTree) -> int:
    """Give the index of the first block of an annex or an attached document, 0 for none."""
    signed = False
    for index, block in enumerate(tree.blocks):
        signed = signed or block.kind in (BlockKind.SIGNATURE, BlockKind.RECIPIENTS)
        if block.kind is BlockKind.ANNEX or (signed and block.kind is BlockKind.TYPE):
            return index
    return 0


class _Reader:
    """Reads the head of one document, field by field; later fields lean on earlier ones."""

    def __init__(self, tree: DocumentTree, vocabulary: Vocabulary) -> None:
        self.tree = tree
        self.vocabulary = vocabulary
        self.head = _head(tree)
        self.text = self.head.text
        self.facts = dict(tree.source.metadata)

    def header(self) -> Header:
        symbol = self._symbol()
        blank = symbol is not None and symbol.key.startswith("…")
        date = self._date()
        place = self._place()
        code = issuers.code_of(symbol.key, _type_codes(self.vocabulary)) if symbol else ""
        lines, rest = self._issuer_lines(symbol)
        row = self._type_row(symbol, code)
        locality = self._locality(lines, place, code, row, date.value if date else None)
        issuer = self._issuer(lines, symbol, code, row, locality)
        title = self._title(row) or self._bare_title(rest) or self._decided(row)
        signer = read_signer(self.text, self.head.signature)
        return Header(
            type=self._type(row, symbol),
            symbol=None if symbol is None or blank else self._of(symbol),
            blank_symbol=symbol.key[2:] if symbol and blank else None,
            date=date,
            place=place,
            issuer=self._named(issuer),
            title=title,
            signer=self._stated(signer[0], signer[1], signer[2], "signer") if signer else None,
            period=titles.read_period(title.value, date.value if date else None) if title else None,
            locality=locality.name if locality else None,
        )

    def _stated(
        self, value: str, start: int, end: int, row: str, confidence: float = 1.0
    ) -> Stated:
        span = self.tree.flow.source(start, end)
        return Stated(
            value=value, evidence=Evidence(span=span, rule=f"header.{row}", confidence=confidence)
        )

    def _named(self, named: Named | None) -> Stated | None:
        if named is None:
            return None
        return self._stated(named.value, named.start, named.end, named.rule, named.confidence)

    def _of(self, symbol: Symbol) -> Stated:
        row = "number-repaired" if symbol.repaired else "number"
        return self._stated(symbol.key, symbol.start, symbol.end, row)

    def _symbol(self) -> Symbol | None:
        """Read the number and symbol (Phụ lục I, II.3); the number may have been left blank."""
        typed: Symbol | None = None
        for start, end in self.head.blocks:
            for match in SYMBOL.finditer(self.text, start, end):
                symbol = read(match, self.vocabulary)
                before = max(0, match.start() - 14)
                if seals.NUMBER_LABEL.search(self.text, before, match.start()):
                    return symbol
                typed = typed or (symbol if symbol.type else None)
        if typed:
            return typed
        for start, end in self.head.blocks:
            if blank := BLANK.search(self.text, start, end):
                return read(blank, self.vocabulary)
        return None

    def _date(self) -> Stated | None:
        for match in seals.find_dates(self.text, self.head.blocks):
            if value := seals.stated_date(match):
                begin = match.end("place") if match["place"] else match.start()
                begin = match.end() - len(self.text[begin : match.end()].lstrip(" ,|\n"))
                return self._stated(value, begin, match.end(), "date")
        passed = None
        for found in _PASSED.finditer(self.text, max(0, len(self.text) - 200_000)):
            passed = found
        if passed and self._is_passed() and (value := read_date(passed)):
            return self._stated(value, passed.start("day"), passed.end(), "date-passed")
        return None

    def _is_passed(self) -> bool:
        """Tell whether the document is one that an assembly passes: its date is in its last lines."""
        kind = self.text[slice(*self.head.type)] if self.head.type else ""
        return key(kind).startswith(("luật", "bộ luật", "nghị quyết", "pháp lệnh", "hiến pháp"))

    def _place(self) -> Stated | None:
        for match in seals.find_dates(self.text, self.head.blocks):
            if found := seals.stated_place(match, self.vocabulary):
                return self._stated(*found, "place")
        return None

    def _issuer_lines(self, symbol: Symbol | None) -> tuple[list[Line], list[Line]]:
        """Give the lines that name the issuer: above the type, or else below the title.

        Beside them those that a page without the line of the type has for a title, below the date.
        """
        blocks, below = self.head.blocks, self.head.type
        above = tuple(block for block in blocks if not below or block[0] < below[0])
        lines = seals.issuer_lines(self.text, above, symbol, self.vocabulary)
        rest = seals.issuer_lines(self.text, blocks[len(above) :], symbol, self.vocabulary)
        if below is None and not self.head.title:
            dates = [match.end() for match in seals.find_dates(self.text, blocks)]
            after = [line for line in lines if dates and line.start >= dates[0]]
            if after and len(after) < len(lines):
                return lines[: len(lines) - len(after)], after
        return lines or rest, []

    def _type_row(self, symbol: Symbol | None, code: str) -> DocumentType | None:
        if self.head.type:
            name = key(self.text[slice(*self.head.type)])
            for known, row in _type_names(self.vocabulary):
                if name.startswith(known):
                    unsure = known == "văn bản" and symbol and symbol.type
                    return symbol.type if symbol and unsure else row
        if symbol and symbol.type:
            return symbol.type
        letter = symbol and issuers.by_code(code, self.vocabulary)
        if letter or any(seals.ABSTRACT.match(self.text, a, b) for a, b in self.head.title):
            return next(r for r in self.vocabulary.document_types if r.id == "cong-van")
        return None

    def _type(self, row: DocumentType | None, symbol: Symbol | None) -> Stated | None:
        if row is None:
            return None
        name = row.abbreviation
        if symbol and symbol.type == row and row.family == "programme":
            parts = set(re.split(r"[-/]", symbol.key))
            name = row.symbols[0] if parts & set(row.symbols) else name
        if self.head.type:
            return self._stated(name, *self.head.type, "type")
        if symbol:
            return self._stated(name, symbol.start, symbol.end, "type-symbol", 0.9)
        start, end = self.head.title[0]
        return self._stated(name, start, end, "type-letter", 0.8)

    def _locality(
        self,
        lines: list[Line],
        place: Stated | None,
        code: str,
        row: DocumentType | None,
        issued: str | None,
    ) -> Locality | None:
        """Find the province or city; a central body has none."""
        if code and issuers.is_central(code, self.vocabulary) and not code.startswith("BCĐ138"):
            return None
        if row and row.issuer:
            return None
        above = " ".join(line.text for line in lines)
        if issuers.is_central_name(above, self.vocabulary):
            return None
        places = (above, place.value if place else "")
        if code.startswith("BCĐ138") and "CP" in code:
            return None
        return issuers.find_locality(places, self.head.body, issued, self.vocabulary)

    def _issuer(
        self,
        lines: list[Line],
        symbol: Symbol | None,
        code: str,
        row: DocumentType | None,
        locality: Locality | None,
    ) -> Named | None:
        """Read who issued it: above the number, by the symbol, in the opening, by the signature."""
        at = (symbol.start, symbol.end) if symbol else self.head.type or (0, min(1, len(self.text)))
        named = self._said(lines, symbol, code, at) or self._committee(code, locality, at)
        if named:
            return named._replace(value=issuers.localised(named.value, locality))
        named = issuers.from_lines(lines, self.head.body, self.vocabulary)
        coded = issuers.by_code(code, self.vocabulary)
        if named and coded and fold(named.value) == fold(issuers.official(coded[0])):
            # A scan changed a mark of the name: THỦ TƯỚNG CHÍNH PHÙ.
            named = named._replace(value=issuers.official(coded[0]))
        if named:
            return named._replace(value=issuers.localised(named.value, locality))
        opening = self.text[slice(*self.head.opening)]
        named = issuers.from_address(opening, self.head.opening[0], self.vocabulary)
        if named:
            return named._replace(value=issuers.localised(named.value, locality))
        named = issuers.from_opening(opening, self.head.opening[0])
        if coded and not (named and issuers.is_below(named.value)):
            name, level = issuers.official(coded[0]), coded[0].level
            value = issuers.localised(name, locality, provincial=level != "central")
            return issuers.Named(value, *at, "issuer-symbol", 0.9)
        if row and row.issuer:
            return issuers.Named(row.issuer, *at, "issuer-type", 0.9)
        if named is None:
            named = issuers.from_signature(self.text, self.head.signature, self.vocabulary)
        return named._replace(value=issuers.localised(named.value, locality)) if named else None

    def _said(
        self, lines: list[Line], symbol: Symbol | None, code: str, at: tuple[int, int]
    ) -> Named | None:
        """Read an issuer that symbol, signature or title name outright, against the line above."""
        if symbol and (names := issuers.joint(code, self.vocabulary)):
            return issuers.Named(names, *at, "issuer-symbol")
        above = " ".join(line.text for line in lines)
        if code == "TW" or (not symbol and "TRUNG ƯƠNG" in above):
            signature = " ".join(self.text[a:b] for a, b in self.head.signature)
            opening = self.text[slice(*self.head.opening)]
            if organ := issuers.party_organ(signature, opening):
                return issuers.Named(organ, *at, "issuer-party", 0.9)
        title = " ".join(self.text[a:b] for a, b in self.head.title)
        if said := issuers.of_title(title, self.vocabulary):
            begin = self.head.title[0][0]
            return issuers.Named(said[0], begin, begin + said[1], "issuer-title")
        return None

    def _committee(self, code: str, locality: Locality | None, at: tuple[int, int]) -> Named | None:
        """Give the name of a steering committee by its symbol: BCĐ138 is known by its number."""
        match = _COMMITTEE.fullmatch(code)
        if match is None:
            return None
        name = f"Ban Chỉ đạo {match['number']}"
        if match["central"]:
            return issuers.Named(f"{name}/CP", *at, "issuer-symbol", 0.9)
        name = issuers.short_form(self.head.body, "Ban Chỉ đạo") or name
        value = issuers.localised(name, locality, provincial=True)
        return issuers.Named(value, *at, "issuer-symbol", 0.9)

    def _title(self, row: DocumentType | None) -> Stated | None:
        """Read the abstract as one line, in sentence case."""
        ranges = [(a, b) for a, b in self.head.title if not self.text[a:b].startswith("(")]
        if not ranges:
            return self._letter_title()
        start, end = ranges[0][0], ranges[-1][1]
        title = " ".join(self.text[a:b].strip() for a, b in ranges)[:_LONGEST_TITLE]
        if opened := issuers.of_title(title, self.vocabulary):
            title = _OLD_TITLE.sub("", title[opened[1] :].lstrip(" ,.-–"), count=1)
        if row and row.id == "cong-van":
            title = seals.ABSTRACT.sub("", title, count=1).partition(" Kính gửi")[0]
        title = _CAPITAL_LEAD.sub("", title, count=1)
        title = re.sub(r"^[\s\-–*.:]+|[\s\-–*:_]+$|\s*\./\.?$", "", title)
        if titles.is_capitals(title):
            title = titles.recase(title, self.head.body, _names(self.vocabulary))
            return self._stated(title, start, end, "title-capitals", 0.9)
        return self._stated(title, start, end, "title") if title else None

    def _bare_title(self, lines: list[Line]) -> Stated | None:
        """Read a title in capitals that stands under the date, without the line of the type."""
        kept = [line for line in lines if titles.is_capitals(line.text)]
        kept = [line for line in kept if not issuers.is_agency(line.text, self.vocabulary)]
        if not kept:
            return None
        title = " ".join(line.text for line in kept)[:_LONGEST_TITLE]
        title = titles.recase(title, self.head.body, _names(self.vocabulary))
        return self._stated(title, kept[0].start, kept[-1].end, "title-bare", 0.7)

    def _decided(self, row: DocumentType | None) -> Stated | None:
        """Read what Điều 1 decides, where a decision lost its title."""
        if row is None or row.id != "quyet-dinh":
            return None
        for block in self.tree.blocks:
            if block.label == "Điều 1":
                found = titles.of_article(self.text, block.start, block.end, self.vocabulary)
                return found and self._stated(*found, "title-article", 0.6)
        return None

    def _letter_title(self) -> Stated | None:
        for start, end in self.head.blocks:
            if match := seals.ABSTRACT.search(self.text, start, end):
                title = self.text[match.end() : end].strip(" -–*.")
                return self._stated(title, match.end(), end, "title-letter") if title else None
        return None
