"""Every mention of a legal or policy document, what it says of it, and what the document does to it.

The work of four modules: `scan` finds mentions, `aliases` the short forms, `provisions` the pinpoints,
`relations` what governs each; here they are put in order and turned into records.
"""

from __future__ import annotations

import functools
import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from graph.extract import aliases, relations, scan
from graph.extract.authors import author_end
from graph.extract.provisions import pinpoint
from graph.matching import alternation, keep_longest
from graph.records.document import BlockKind
from graph.records.mentions import Basis, Citation, CitationKind, Evidence, Relation

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.extract.relations import Governed
    from graph.extract.scan import Found
    from graph.records.document import Block, DocumentTree
    from graph.records.mentions import Header
    from graph.vocabulary import Vocabulary

#: The head names the document itself, and the recipients and signatures name no documents.
_SILENT = frozenset({BlockKind.HEAD, BlockKind.TYPE, BlockKind.RECIPIENTS, BlockKind.SIGNATURE})


def find_citations(tree: DocumentTree, vocabulary: Vocabulary, header: Header) -> tuple[Citation, ...]:
    """Give the citations of a document in text order; `Citation.subject` is an index into the result.

    The document's own number in its head, "Kế hoạch này" and kinds ("các Chương trình của Chính phủ") are none.
    Type is always an abbreviation of document-types.toml. A number left blank gives the key "…/KH-UBND". A law
    with a number has it as its key and its name as its title. "A được sửa đổi bởi B": see `graph.extract.relations`.
    """
    text = _readable(tree, vocabulary)
    found, places, outers = _find(tree, text, vocabulary, header)
    starts = [_start_with_pinpoint(text, tree, item, block, vocabulary) for item, block in zip(found, places, strict=True)]
    governed = _govern(tree, text, found, places, [first for first, _ in starts], outers, vocabulary)
    return tuple(
        _citation(tree, text, index, found, places, governed, starts[index][1], vocabulary)
        for index in range(len(found))
    )


def _readable(tree: DocumentTree, vocabulary: Vocabulary) -> str:
    """Give the flow with titles in capitals put into lower case, at the same offsets."""
    text = tree.flow.text
    for block in tree.blocks:
        part = text[block.start : block.end]
        if block.kind is not BlockKind.TITLE or not part.isupper():
            continue
        lower = re.sub(r"(?<![^\s“\"(])[^\W\d_]+(?![\w/])", lambda m: m[0].lower(), part)
        words = scan.type_words(vocabulary)
        lower = words.lower.sub(lambda m: m[0][0].upper() + m[0][1:], lower)
        if len(lower) == len(part):
            text = text[: block.start] + lower + text[block.end :]
    return text


def _find(
    tree: DocumentTree, text: str, vocabulary: Vocabulary, header: Header
) -> tuple[list[Found], list[int], list[int]]:
    """Give the mentions in text order, the block of each, and the outer mention of each inner one (else -1)."""
    readers = (scan.named, scan.lower_laws, scan.lower_programmes, scan.numbered)
    items = [item for reader in readers for item in reader(text, vocabulary)]
    kept = keep_longest(items, lambda item: (item.start, item.end))
    short = (*aliases.definitions(text, kept, vocabulary), *aliases.in_brackets(text, kept))
    merged = aliases.merge(kept, aliases.uses(text, [*short, *aliases.undated_names(kept)]))
    merged = aliases.by_number(keep_longest(merged, lambda item: (item.start, item.end)))
    starts = [block.start for block in tree.blocks]
    found: list[Found] = []
    places: list[int] = []
    outers: list[int] = []
    for item in merged:
        place = _block_at(tree, starts, item.start)
        if place < 0 or item.end > tree.blocks[place].end:
            continue
        if tree.blocks[place].kind in _SILENT and not _speaks(text, tree.blocks[place], item, vocabulary):
            continue
        if _is_itself(text, tree, item, tree.blocks[place], header):
            continue
        outers += [-1] + [len(found)] * len(item.inner)
        found += (item, *item.inner)
        places += [place] * (1 + len(item.inner))
    return found, places, outers


def _speaks(text: str, block: Block, item: Found, vocabulary: Vocabulary) -> bool:
    """Tell whether a silent block holds a sentence after all: "Căn cứ …" that was taken for a line of the head."""
    if block.kind is not BlockKind.HEAD or item.rule == "bare":
        return False
    return bool(relations.governing(text[block.start : item.start], vocabulary).rule)


def _block_at(tree: DocumentTree, starts: list[int], offset: int) -> int:
    place = bisect_left(starts, offset + 1) - 1
    return place if place >= 0 and offset < tree.blocks[place].end else -1


_HERE = re.compile(r"(?:[Tt]rên đây là|ban hành|xây dựng|đề ra|lập|thông qua|quyết định ban hành) (?:nội dung )?(?:các )?$")
_FOLLOWS = re.compile(r"[^.;\n]{0,120}(?:như sau|sau đây|cụ thể|sau):?\s*$|[^.;\n]{0,200}:$")


def _is_itself(text: str, tree: DocumentTree, item: Found, block: Block, header: Header) -> bool:
    """Tell whether a name is the document's own: "UBND tỉnh ban hành Kế hoạch … năm 2024 như sau:"."""
    if item.kind is not CitationKind.NAMED:
        return False
    if item.start == block.start and re.match(r" ?Căn cứ ", text[item.end : item.end + 9]):
        return True
    if header.type is None or item.type.abbreviation != header.type.value:
        return False
    before = text[max(block.start, item.start - 40) : item.start]
    if re.search(r"[Tt]rên đây là (?:toàn bộ )?(?:nội dung )?$", before):
        return True
    if block.kind is BlockKind.TITLE and item.start - block.start < 3:
        return True
    opening = block.kind in {BlockKind.PREAMBLE, BlockKind.PARAGRAPH} and not block.path
    return opening and bool(_HERE.search(before)) and bool(_FOLLOWS.match(text[item.end : block.end]))


def _start_with_pinpoint(
    text: str, tree: DocumentTree, item: Found, place: int, vocabulary: Vocabulary
) -> tuple[int, str | None]:
    found = pinpoint(text, tree.blocks[place].start, item.start, vocabulary)
    return (item.start, None) if found is None else (found[0], text[found[0] : found[1]])


# --- relations ------------------------------------------------------------------------------------------------------


def _govern(
    tree: DocumentTree, text: str, found: list[Found], places: list[int], starts: list[int],
    outers: list[int], vocabulary: Vocabulary,
) -> list[Governed]:  # fmt: skip
    """Give what governs each mention, block by block."""
    reading = relations.Reading(text, found, starts, vocabulary)
    at = 0
    while at < len(found):
        place = places[at]
        block = tree.blocks[place]
        end = at
        while end < len(found) and places[end] == place:
            end += 1
        listed = starts[at] - block.start < _LISTED
        lead = _lead(tree, text, place, vocabulary) if listed else None
        outer = [i for i in range(at, end) if outers[i] < 0]
        reading.block(block.start, block.end, outer, lead)
        at = end
    for index, outer_index in enumerate(outers):
        if outer_index >= 0:
            reading.governed[index] = relations.Governed(
                relation=Relation.AMENDS, rule="amends", subject=outer_index
            )
    _copy_definitions(found, reading.governed)
    return reading.governed


def _copy_definitions(found: Sequence[Found], governed: list[Governed]) -> None:
    """A definition with a number has the relation of the mention it abbreviates; any other only mentions."""
    for index, item in enumerate(found):
        if not item.defines:
            continue
        if item.kind is CitationKind.NUMBERED:
            same = (i for i in range(index - 1, -1, -1) if found[i].key == item.key)
            first = next(same, None)
            governed[index] = governed[first] if first is not None else relations.CITES
        else:
            governed[index] = relations.CITES


#: Characters before the first citation of a block that is still a mere item of a list.
_LISTED = 24


def _lead(tree: DocumentTree, text: str, place: int, vocabulary: Vocabulary) -> Governed | None:
    """Give what governs a block that begins with a citation: the block it is listed under, or its footnote mark."""
    block = tree.blocks[place]
    if block.kind is BlockKind.FOOTNOTE and block.anchor >= 0:
        low = max(text.rfind("\n", 0, block.anchor), text.rfind(". ", 0, block.anchor), text.rfind(";", 0, block.anchor))
        return relations.governing(text[low + 1 : block.anchor], vocabulary, reach=600)
    for back in range(place - 1, max(-1, place - 60), -1):
        other = tree.blocks[back]
        if back == block.parent or other.parent == block.parent or other.kind is BlockKind.PREAMBLE:
            lead = relations.leading(text[max(other.start, other.end - 300) : other.end], vocabulary)
            if lead is not None:
                return lead
            if back == block.parent or text[other.end - 1 : other.end] not in {";", ",", "."}:
                break
    return None


# --- records --------------------------------------------------------------------------------------------------------


@functools.cache
def _competence(vocabulary: Vocabulary) -> re.Pattern[str]:
    words = alternation(vocabulary.cue("citations", "competence").words)
    return re.compile(words, re.IGNORECASE)


def _basis(item: Found, title: str | None, governed: Governed, vocabulary: Vocabulary) -> Basis | None:
    """Tell whether a căn cứ gives the power to issue or the matter (Nghị định 30/2020/NĐ-CP, Phụ lục I, II.7)."""
    if governed.relation is not Relation.BASED_ON:
        return None
    if item.type.id == "hien-phap":
        return Basis.COMPETENCE
    told = " ".join((item.type.name, item.name or "", item.key, title or "", *(inner.key for inner in item.inner)))
    return Basis.COMPETENCE if _competence(vocabulary).search(told) else Basis.CONTENT


def _citation(
    tree: DocumentTree, text: str, index: int, found: list[Found], places: list[int],
    governed: list[Governed], provision: str | None, vocabulary: Vocabulary,
) -> Citation:  # fmt: skip
    item, rule = found[index], governed[index]
    block = tree.blocks[places[index]]
    title = _title(text, index, found, governed, block, vocabulary)
    relation, relation_rule = rule.relation, rule.rule
    if relation is Relation.REPEALS and provision:
        relation, relation_rule = Relation.PARTLY_REPEALS, "partly-repeals"
    issuer = item.issuer
    if issuer is None and relation is Relation.PROMULGATES and rule.subject < 0:
        issuer = _promulgator(text, block.start, item.start, vocabulary)
    return Citation(
        evidence=Evidence(
            span=tree.flow.source(item.start, item.end), rule=f"citations.{item.rule}", confidence=item.confidence
        ),
        kind=item.kind,
        type=item.type.abbreviation,
        key=" ".join(item.key.split()),
        date=item.date,
        issuer=issuer,
        title=title,
        relation=relation,
        relation_rule=f"citations.{relation_rule}" if relation_rule else "",
        basis=_basis(item, title, rule, vocabulary),
        provision=provision,
        subject=rule.subject,
        section=block.path,
        stands_for=item.stands_for,
        defines=item.defines,
    )


_PROMULGATES = re.compile(r" (?:đã |sẽ |xem xét |để )?(?:xây dựng, )?ban hành (?:các )?$")


def _promulgator(text: str, low: int, start: int, vocabulary: Vocabulary) -> str | None:
    """Give who is to issue a plan: "Tham mưu Ủy ban nhân dân Tỉnh ban hành Kế hoạch …"."""
    window = text[max(low, start - 110) : start]
    verb = _PROMULGATES.search(window)
    if verb is None:
        return None
    for word in re.finditer(r"(?<!\w)[^\W\d_a-z]\w*", window[: verb.start()]):
        if author_end(window, word.start(), vocabulary) == verb.start():
            return window[word.start() : verb.start()]
    return None


_TITLE_END = re.compile(r"[.!?…]+(?= [“\"(]?[A-ZĐÂĂÊÔƠƯÁÀẢÃẠẤẮÉÈẾÍÓỐỚÚỨÝ]|\s*$)|;| \((?=[^)]{0,40}(?:gọi|viết) (?:tắt|chung|là))|[.]/[.]?")
_ABOUT = re.compile(r",? ?(?:[Vv]ề việc|[Vv]/v|[Vv]ề) ")
_WHOLE_QUOTE = re.compile(r"\A[“\"] ?([^“”\"]+?) ?[”\"]\Z")
_ABOUT_FIRST = re.compile(r"\A(?:[Vv]ề việc|[Vv]/v|[Vv]ề) ")
_MAX_TITLE = 700


def _title(
    text: str, index: int, found: list[Found], governed: list[Governed], block: Block, vocabulary: Vocabulary
) -> str | None:
    """Give the abstract after a citation, without "về" and "về việc"; a law's number has its name for one."""
    item = found[index]
    if item.rule == "law" and item.name:
        return " ".join(item.name.split())
    if item.kind is not CitationKind.NUMBERED:
        return None
    opener = relations.opens_abstract(text, item.end, vocabulary)
    if opener is None:
        return None
    about = _ABOUT.match(text, item.end)
    start = about.end() if about else item.end + len(opener[0]) - len(opener[0].lstrip(" ,"))
    limit = min(block.end, start + _MAX_TITLE)
    for other in range(index + 1, min(len(found), index + 20)):
        if found[other].start >= limit or found[other].start < item.end:
            continue
        if not _under(other, index, governed):
            limit = found[other].start
            break
    part = text[start:limit]
    end = _end_of_title(part)
    part = re.sub(r"(?:[,;:]| và| hoặc)+(?: các)? ?$", "", part[:end].rstrip(" ,;"))
    part = _ABOUT_FIRST.sub("", _WHOLE_QUOTE.sub(r"\1", part))
    return " ".join(part.split()) or None


def _end_of_title(part: str) -> int:
    """Give where an abstract ends: with its sentence, its clause, its bracket, or a short form for all of it."""
    opened: list[int] = []
    for match in re.finditer(rf"[()]|{_TITLE_END.pattern}|{relations.CLAUSE_END}", part):
        token = match[0]
        if token == ")":
            if not opened:
                return match.start()
            opened.pop()
        elif token == "(":
            opened.append(match.start())
        elif token.startswith(" ("):
            close = part.find(")", match.end())
            if close < 0 or not re.match(r" (?:và|tại|trên|của)\b", part[close + 1 : close + 8]):
                return match.start()
            opened.append(match.start())
        elif not opened:
            return match.start()
    return opened[0] if opened else len(part)


def _under(index: int, above: int, governed: list[Governed]) -> bool:
    """Tell whether a citation stands in the abstract of another, at any depth."""
    for _ in range(20):
        if index == above:
            return True
        index = governed[index].subject
        if index < 0:
            return False
    return False
