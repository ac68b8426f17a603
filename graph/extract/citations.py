"""Every mention of a legal or policy document, what it says of it, and what the document does to it.

`named` and `numbered` find mentions, `aliases` the short forms, `provisions` the pinpoints, `relations` what
governs each, `abstracts` their titles; here they are put in order and turned into records.
"""

from __future__ import annotations

import functools
import re
from bisect import bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from graph.extract import aliases, governing, named, numbered, relations
from graph.extract.abstracts import abstract
from graph.extract.authors import author_end
from graph.extract.cited import type_words
from graph.extract.governing import CITES, Governed
from graph.extract.prefixes import prefixed
from graph.extract.provisions import pinpoint
from graph.matching import keep_longest
from graph.records.document import BlockKind
from graph.records.mentions import Basis, Citation, CitationKind, Evidence, Relation
from graph.vietnamese import key

if TYPE_CHECKING:
    from graph.extract.cited import Found
    from graph.records.document import Block, DocumentTree
    from graph.records.mentions import Header
    from graph.vocabulary import Vocabulary

#: The head names the document itself, and the recipients and signatures name no documents.
_SILENT = frozenset({BlockKind.HEAD, BlockKind.TYPE, BlockKind.RECIPIENTS, BlockKind.SIGNATURE})
_READERS = (named.named, named.lower_laws, named.lower_programmes, numbered.numbered)


@dataclass(slots=True)
class _Page:
    """A document while it is read; the lists are parallel, one entry a mention, in text order."""

    tree: DocumentTree
    #: The flow, with titles in capitals put into lower case.
    text: str
    vocabulary: Vocabulary
    found: list[Found] = field(default_factory=list)
    #: Index of the block of each mention.
    places: list[int] = field(default_factory=list)
    #: Index of the amending law in whose name a mention stands, or -1.
    outers: list[int] = field(default_factory=list)
    #: Where each mention begins with its pinpoint, and the pinpoint.
    starts: list[int] = field(default_factory=list)
    provisions: list[str | None] = field(default_factory=list)

    #: Where each block begins.
    block_starts: list[int] = field(init=False)

    def __post_init__(self) -> None:
        self.block_starts = [block.start for block in self.tree.blocks]

    def place(self, offset: int) -> int:
        """Give the index of the block that holds an offset, or -1."""
        place = bisect_right(self.block_starts, offset) - 1
        return place if place >= 0 and offset < self.tree.blocks[place].end else -1

    def add(self, item: Found, place: int) -> None:
        """Take a mention, and those inside it."""
        self.outers += [-1, *[len(self.found)] * len(item.inner)]
        for one in (item, *item.inner):
            pin = pinpoint(self.text, self.tree.blocks[place].start, one.start, self.vocabulary)
            self.found.append(one)
            self.places.append(place)
            self.starts.append(pin[0] if pin else one.start)
            self.provisions.append(self.text[pin[0] : pin[1]] if pin else None)


def find_citations(
    tree: DocumentTree, vocabulary: Vocabulary, header: Header
) -> tuple[Citation, ...]:
    """Give the citations of a document in text order; `Citation.subject` is an index into the result.

    The document's own number in its head, "Kế hoạch này" and kinds ("các Chương trình của Chính phủ") are none.
    Type is always an abbreviation of document-types.toml. A number left blank gives the key "…/KH-UBND". A law
    with a number has it as its key and its name as its title; the year of a law is its date, not part of its key.
    "A được sửa đổi bởi B": see `graph.extract.relations`.
    """
    page = _Page(tree, _readable(tree, vocabulary), vocabulary)
    _find(page, header)
    governed = _govern(page)
    return tuple(_citation(page, index, governed) for index in range(len(page.found)))


# --- finding ------------------------------------------------------------------------------------------------

#: A word in capitals, but no symbol: 193/QĐ-TTG stays as it is.
_CAPITALS = re.compile(r"(?<![^\s“\"(])[^\W\d_]+(?![\w/])")


def _readable(tree: DocumentTree, vocabulary: Vocabulary) -> str:
    """Give the flow with titles in capitals put into lower case, at the same offsets."""
    text = tree.flow.text
    for block in tree.blocks:
        if block.kind is not BlockKind.TITLE or not text[block.start : block.end].isupper():
            continue
        part = _CAPITALS.sub(lambda word: word[0].lower(), text[block.start : block.end])
        part = type_words(vocabulary).lower.sub(lambda word: word[0][0].upper() + word[0][1:], part)
        if len(part) == block.end - block.start:
            text = text[: block.start] + part + text[block.end :]
    return text


def _find(page: _Page, header: Header) -> None:
    """Find the mentions: of two at one place the longer wins."""
    text, vocabulary = page.text, page.vocabulary
    items = [item for reader in _READERS for item in reader(text, vocabulary)]
    longest = keep_longest(items, lambda item: (item.start, item.end))
    heads = _fused_heads(page, longest)
    kept = [
        item
        for item in longest
        if not any(low <= item.start < high for low, high in heads)
        and not _is_itself(page, item, header)
    ]
    short = [*aliases.definitions(text, kept, vocabulary), *aliases.in_brackets(text, kept)]
    merged = aliases.merge(kept, aliases.uses(text, [*short, *aliases.undated_names(kept)]))
    for item in aliases.by_number(keep_longest(merged, lambda item: (item.start, item.end))):
        place = page.place(item.start)
        if place < 0 or item.end > page.tree.blocks[place].end:
            continue
        block = page.tree.blocks[place]
        if block.kind not in _SILENT or _speaks(page, block, item):
            page.add(item, place)


_BASES = re.compile(r" Căn cứ (?=\w)(?<![.;:,] Căn cứ )")
#: A type word and then a title: no number, and no words of a sentence about the document.
_TITLED = re.compile(r" (?!số\b|này\b|của\b|được\b|do\b|có\b|phải\b|đã\b|trên\b|\d)(?=\w)")
_ENDED = re.compile(r"[.;:] ")


def _fused_heads(page: _Page, found: list[Found]) -> list[tuple[int, int]]:
    """Give the ranges in which a head runs into its căn cứ: "Nghị định Quy định chi tiết … Căn cứ Luật …".

    Where its own title ends cannot be told there, so nothing before the first căn cứ is read. A block that
    begins with a citation that has a number or date is a list of căn cứ, no head.
    """
    capital = type_words(page.vocabulary).capital
    sure = {item.start for item in found if item.date or item.kind is CitationKind.NUMBERED}
    heads: dict[int, int] = {}
    for bases in _BASES.finditer(page.text):
        place = page.place(bases.start())
        if place < 0:
            continue
        block = page.tree.blocks[place]
        if block.kind is BlockKind.TITLE or block.start in sure:
            continue
        word = capital.match(page.text, block.start)
        if (
            word is not None
            and _TITLED.match(page.text, word.end())
            and not _ENDED.search(page.text, word.end(), bases.start())
        ):
            heads.setdefault(block.start, bases.start())
    return list(heads.items())


def _speaks(page: _Page, block: Block, item: Found) -> bool:
    """Tell whether a silent block holds a sentence after all: "Căn cứ …" that was taken for a line of the head."""
    if block.kind is not BlockKind.HEAD or item.rule == "bare":
        return False
    before = page.text[block.start : item.start]
    return bool(governing.governing(before, page.vocabulary).rule)


_HERE = re.compile(r"(?:ban hành|xây dựng|đề ra|lập|thông qua) (?:nội dung )?(?:các )?$")
_FINALLY = re.compile(r"[Tt]rên đây là (?:toàn bộ )?(?:nội dung )?$")
_FOLLOWS = re.compile(r"[^.;\n]{0,120}(?:như sau|sau đây|cụ thể|sau):?\s*$|[^.;\n]{0,200}:$")
_OWN_BASES = re.compile(r" ?Căn cứ ")


def _is_itself(page: _Page, item: Found, header: Header) -> bool:
    """Tell whether a name is the document's own: "UBND tỉnh ban hành Kế hoạch … năm 2024 như sau:"."""
    if item.kind is not CitationKind.NAMED:
        return False
    place = page.place(item.start)
    if place < 0:
        return False
    text, block = page.text, page.tree.blocks[place]
    if item.start == block.start and _OWN_BASES.match(text, item.end):
        return True
    if header.type is None or item.type.abbreviation != header.type.value:
        return False
    name = key(item.key).removeprefix(key(item.type.name)).strip()
    if header.title is not None and name == key(header.title.value):
        return True
    before = text[max(block.start, item.start - 40) : item.start]
    if _FINALLY.search(before) or (block.kind is BlockKind.TITLE and not before.strip()):
        return True
    opening = block.kind in {BlockKind.PREAMBLE, BlockKind.PARAGRAPH} and not block.path
    announced = opening and _HERE.search(before) is not None
    return announced and _FOLLOWS.match(text[item.end : block.end]) is not None


# --- relations ----------------------------------------------------------------------------------------------

#: Characters before the first citation of a block that is still a mere item of a list.
_LISTED = 24
#: Blocks back in which the line that leads a list is looked for.
_LIST = 60
#: Characters before a footnote mark, or at the end of a leading line, that are read for verbs.
_NOTED, _LED = 600, 300


def _govern(page: _Page) -> list[Governed]:
    """Give what governs each mention, block by block."""
    reading = relations.Reading(page.text, page.found, page.starts, page.vocabulary)
    at = 0
    while at < len(page.found):
        place, end = page.places[at], at
        while end < len(page.found) and page.places[end] == place:
            end += 1
        block = page.tree.blocks[place]
        lead = _lead(page, place) if page.starts[at] - block.start < _LISTED else None
        outer = [index for index in range(at, end) if page.outers[index] < 0]
        reading.block(block.start, block.end, outer, lead)
        at = end
    for index, outer_index in enumerate(page.outers):
        if outer_index >= 0:
            inside = Governed(relation=Relation.AMENDS, rule="amends", subject=outer_index)
            reading.governed[index] = inside
    _copy_definitions(page.found, reading.governed)
    return reading.governed


def _copy_definitions(found: list[Found], governed: list[Governed]) -> None:
    """Give a definition with a number the relation of what it abbreviates; let any other merely mention."""
    first: dict[str, int] = {}
    for index, item in enumerate(found):
        if item.defines:
            numbered_before = first.get(item.key, -1) if item.kind is CitationKind.NUMBERED else -1
            governed[index] = governed[numbered_before] if numbered_before >= 0 else CITES
        first[item.key] = index


def _lead(page: _Page, place: int) -> Governed | None:
    """Give what governs a block that begins with a citation: the line it is listed under, or its footnote mark."""
    text, blocks = page.text, page.tree.blocks
    block = blocks[place]
    if block.kind is BlockKind.FOOTNOTE and block.anchor >= 0:
        low = max(text.rfind(mark, 0, block.anchor) for mark in ("\n", ". ", ";"))
        return governing.governing(text[low + 1 : block.anchor], page.vocabulary, reach=_NOTED)
    for back in range(place - 1, max(-1, place - _LIST), -1):
        other = blocks[back]
        above = back == block.parent
        if not above and other.parent != block.parent and other.kind is not BlockKind.PREAMBLE:
            continue
        lead = governing.leading(
            text[max(other.start, other.end - _LED) : other.end], page.vocabulary
        )
        if lead is not None:
            return lead
        if above or not text.endswith((";", ",", "."), other.start, other.end):
            break
    return None


# --- records ------------------------------------------------------------------------------------------------


@functools.cache
def _competence(vocabulary: Vocabulary) -> re.Pattern[str]:
    words = prefixed(vocabulary.cue("citations", "competence").words)
    return re.compile(words, re.IGNORECASE)


def _basis(item: Found, title: str | None, vocabulary: Vocabulary) -> Basis:
    """Tell whether a căn cứ gives the power to issue or the matter (Nghị định 30/2020/NĐ-CP, Phụ lục I)."""
    if item.type.id == "hien-phap":
        return Basis.COMPETENCE
    names = (item.type.name, item.name or "", item.key, title or "")
    told = " ".join((*names, *(inner.key for inner in item.inner)))
    return Basis.COMPETENCE if _competence(vocabulary).search(told) else Basis.CONTENT


def _citation(page: _Page, index: int, governed: list[Governed]) -> Citation:
    item, rule, provision = page.found[index], governed[index], page.provisions[index]
    block = page.tree.blocks[page.places[index]]
    limit = _limit(page, index, governed)
    numbers = item.kind is CitationKind.NUMBERED
    title = abstract(page.text, item, limit, page.vocabulary) if numbers else None
    relation, relation_rule = rule.relation, rule.rule
    if relation is Relation.REPEALS and provision:
        relation, relation_rule = Relation.PARTLY_REPEALS, "partly-repeals"
    issuer = item.issuer
    if issuer is None and relation is Relation.PROMULGATES and rule.subject < 0:
        issuer = _promulgator(page, block.start, item.start)
    evidence = Evidence(
        span=page.tree.flow.source(item.start, item.end),
        rule=f"citations.{item.rule}",
        confidence=item.confidence,
    )
    return Citation(
        evidence=evidence,
        kind=item.kind,
        type=item.type.abbreviation,
        key=" ".join(item.key.split()),
        date=item.date,
        issuer=issuer,
        title=title,
        relation=relation,
        relation_rule=f"citations.{relation_rule}" if relation_rule else "",
        basis=_basis(item, title, page.vocabulary) if relation is Relation.BASED_ON else None,
        provision=provision,
        subject=rule.subject,
        section=block.path,
        stands_for=item.stands_for,
        defines=item.defines,
    )


_PROMULGATES = re.compile(r" (?:đã |sẽ |xem xét |để )?(?:xây dựng, )?ban hành (?:các )?$")
_CAPITAL_WORD = re.compile(r"(?<!\w)[^\W\d_a-z]\w*")


def _promulgator(page: _Page, low: int, start: int) -> str | None:
    """Give who is to issue a plan: "Tham mưu Ủy ban nhân dân Tỉnh ban hành Kế hoạch …"."""
    window = page.text[max(low, start - 110) : start]
    verb = _PROMULGATES.search(window)
    if verb is None:
        return None
    for word in _CAPITAL_WORD.finditer(window, 0, verb.start()):
        if author_end(window, word.start(), page.vocabulary) == verb.start():
            return window[word.start() : verb.start()]
    return None


#: Citations in one abstract that are looked at for its end.
_MAX_INSIDE = 20


def _limit(page: _Page, index: int, governed: list[Governed]) -> int:
    """Give where the abstract of a citation ends at the latest: where one begins that is not in it."""
    end = page.tree.blocks[page.places[index]].end
    for other in range(index + 1, min(len(page.found), index + _MAX_INSIDE)):
        if page.starts[other] >= end:
            break
        if page.starts[other] >= page.found[index].end and not _under(other, index, governed):
            return page.starts[other]
    return end


def _under(index: int, above: int, governed: list[Governed]) -> bool:
    """Tell whether a citation stands in the abstract of another, at any depth."""
    for _ in range(_MAX_INSIDE):
        if index <= above:
            return index == above
        index = governed[index].subject
    return False
