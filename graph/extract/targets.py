"""Goals with a number: percentages, counts and ranks that a plan sets itself.

A clause is read from one semicolon, colon or full stop to the next. The number cuts it into a
subject before ("tỷ lệ giải quyết đạt trên") or behind ("100% nạn nhân được hỗ trợ"); two numbers
in one clause are parted at the comma or "và" between them.
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from graph.extract.anchors import by_block, cores, positions
from graph.matching import alternation
from graph.records.document import BlockKind
from graph.records.mentions import Evidence, Target

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.records.document import Block, DocumentTree
    from graph.vocabulary import Vocabulary

#: Blocks in which goals stand.
BODY = frozenset(
    {BlockKind.PREAMBLE, BlockKind.HEADING, BlockKind.ITEM, BlockKind.PARAGRAPH, BlockKind.ROW}
)
#: Families whose percentages are rules (a share of votes, a rate of duty) unless called goals.
RULES = frozenset({"law", "decree", "circular"})

#: No clause that a person wrote has more goals; what stands behind them is left.
_MOST_NUMBERS = 50
_LONGEST_SUBJECT = 400
#: How far into a block its heading may reach.
_HEADING = 80
_CLOSED = re.compile(r"(?P<suffix>(?: trở lên)?)(?:,| và| \()")
#: "7,5%/năm": per what a number is, is no part of its subject.
_RATE = re.compile(r" ?/ ?(?:năm|tháng|quý|người)\b")
_DIGIT = re.compile(r"\d")
_NUMBER = r"\d{1,9}(?:[.,]\d{1,3}){0,3}"
_SIGN = r" ?(?:%|‰|phần trăm(?!\w))"
_BOUND = re.compile(r"[;:]|\.(?= |$)|(?<= )\(\d{1,2}\)|\n")


@dataclass(frozen=True, slots=True)
class _Grammar:
    percent: re.Pattern[str]
    count: re.Pattern[str]
    anchors: tuple[str, ...]
    before: re.Pattern[str]
    after: re.Pattern[str]
    lead: re.Pattern[str]
    change: re.Pattern[str]
    next_goal: re.Pattern[str]
    counted: re.Pattern[str]
    goal: re.Pattern[str]
    heading: re.Pattern[str]
    facts: re.Pattern[str]
    no_goal: re.Pattern[str]
    paid: re.Pattern[str]
    type_family: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class _Number:
    """A number in a clause; offsets are into the flow. `low` is the lower end of a range."""

    start: int
    end: int
    value: float
    low: float | None
    unit: str
    percent: bool


#: Rows that stand before a number, by the group that catches them.
_PREFIXES = ("at-least", "more-than", "at-most", "less-than", "about")


@functools.cache
def _grammar(vocabulary: Vocabulary) -> _Grammar:
    def words(*rows: str) -> str:
        return alternation(w for row in rows for w in vocabulary.cue("targets", row).words)

    comparators = "|".join(f"(?P<{r.replace('-', '_')}>{words(r)})" for r in _PREFIXES)
    change = f"(?!{words('no-change')})(?:(?P<rise>{words('rise')})|(?P<fall>{words('fall')}))"
    unit = f"(?P<unit>{words('unit')}|(?!(?:{words('no-unit')})\\b)[a-zà-ỹđ]{{2,12}})"
    flags = re.IGNORECASE
    return _Grammar(
        percent=re.compile(
            rf"(?<![\d/.,])(?:(?P<low>{_NUMBER})(?:{_SIGN})? ?(?:-|–|đến|tới) ?)?"
            rf"(?P<value>{_NUMBER})(?P<sign>{_SIGN})"
        ),
        count=re.compile(
            rf"(?<![\w/.,-])(?:(?P<low>{_NUMBER}) ?(?:-|–|đến|tới) ?)?(?P<value>{_NUMBER}) {unit}\b"
        ),
        anchors=cores(
            word
            for words_ in (
                ("%", "‰", "phần trăm"),
                vocabulary.cue("targets", "at-least").words,
                vocabulary.cue("targets", "at-most").words,
            )
            for word in words_
        ),
        before=re.compile(
            rf"(?:\b{change} )?(?:\b(?P<level>{words('level')}) )?(?:\b(?P<reach>{words('reach')}) )?"
            rf"(?:\b(?:{comparators}) )?(?:\btừ )?$",
            flags,
        ),
        after=re.compile(rf" ?(?:(?P<more>{words('and-more')})|(?P<less>{words('and-less')}))"),
        lead=re.compile(
            rf"[\s\-–+•(“]*(?:(?:{words('goal')}|(?:hằng|hàng|mỗi) năm|(?:đến|trong|từ)(?: hết| cuối)?"
            rf" năm \d{{4}}|đến \d{{4}}|năm \d{{4}}|trong đó|riêng|và)(?:,? |$))*",
            flags,
        ),
        change=re.compile(rf"(?:^|.*\bvà )\b{change} ", flags),
        next_goal=re.compile(rf"(?:, | và )(?=(?:{words('new-goal')})\b)", flags),
        counted=re.compile(
            rf"(?:\b(?:{words('counted', *_PREFIXES)})|\b(?P<rank>{words('ranked')})|^)(?: từ)?[ (]*$",
            flags,
        ),
        goal=re.compile(rf"\b(?:{words('goal')})\b", flags),
        heading=re.compile(rf"\b(?:{words('goal-heading')})\b", flags),
        facts=re.compile(rf"(?:{words('fact-heading')})\b", flags),
        no_goal=re.compile(rf"\b(?:{words('no-goal')})\b", flags),
        paid=re.compile(rf" (?:tổng )?(?:{words('paid')})\b", flags),
        type_family=tuple(
            (name.casefold(), row.family)
            for row in vocabulary.document_types
            for name in (row.name, *row.aliases)
        ),
    )


def find_targets(tree: DocumentTree, vocabulary: Vocabulary) -> tuple[Target, ...]:
    """Read the goals of a document, in text order; a range gives two, its ends.

    A goal without a subject of its own ("đến năm 2030 đạt 100%") has that of the one before it.
    """
    grammar = _grammar(vocabulary)
    rules = _is_rules(tree, grammar)
    sections = _sections(tree, grammar)
    found: list[Target] = []
    anchors = positions(tree.flow.text, grammar.anchors)
    for index, block, near in by_block(anchors, tree.blocks):
        goal_block = sections.get(index, False)
        if block.kind not in BODY or not (goal_block or (near and sections.get(index, True))):
            continue
        subject = ""
        for start, end in _clauses(tree.flow.text, block):
            if not _DIGIT.search(tree.flow.text, start, end):
                continue
            numbers = _numbers(tree.flow.text, start, end, grammar, goal_block=goal_block)
            if numbers and (goal_block or not rules or _says_goal(tree, start, end, grammar)):
                for target in _targets(tree, block, (start, end), numbers, grammar):
                    subject = target.subject or subject
                    found.append(target if target.subject else replace(target, subject=subject))
    return tuple(found)


def _is_rules(tree: DocumentTree, grammar: _Grammar) -> bool:
    """Tell whether the document lays down rules (a law, a decree) rather than plans."""
    for block in tree.blocks:
        if block.kind is BlockKind.TYPE:
            name = tree.text(block).casefold()
            return any(name.startswith(n) and family in RULES for n, family in grammar.type_family)
    return False


def _sections(tree: DocumentTree, grammar: _Grammar) -> dict[int, bool]:
    """Tell of the blocks under a heading of goals (True) or of facts (False) which they are."""
    known: dict[int, bool] = {}
    for index, block in enumerate(tree.blocks):
        if block.kind not in BODY:
            continue
        if block.parent in known:
            known[index] = known[block.parent]
        if block.kind in (BlockKind.HEADING, BlockKind.ITEM):
            head = min(block.end, block.start + _HEADING)
            colon = tree.flow.text.find(":", block.start, head)
            whole = block.kind is BlockKind.HEADING or block.end - block.start < _HEADING
            stop = colon if colon > 0 else head
            if not whole and colon < 0:
                continue
            if grammar.facts.match(tree.flow.text, block.start, stop):
                known[index] = False
            elif grammar.heading.search(tree.flow.text, block.start, stop):
                known[index] = True
    return known


def _says_goal(tree: DocumentTree, start: int, end: int, grammar: _Grammar) -> bool:
    return bool(re.search(r"[Pp]hấn đấu", tree.flow.text[start:end])) and bool(
        grammar.goal.search(tree.flow.text, start, end)
    )


def _clauses(text: str, block: Block) -> Iterator[tuple[int, int]]:
    start = block.start
    for match in _BOUND.finditer(text, block.start, block.end):
        if match.start() > start:
            yield start, match.start()
        start = match.end()
    if start < block.end:
        yield start, block.end


def _value(digits: str) -> float:
    """Read a number as Vietnamese text writes it: 1.500 is fifteen hundred, 0,5 a half."""
    whole, _, part = digits.partition(",")
    if not part and re.fullmatch(r"\d+\.\d{1,2}", whole):
        whole, _, part = digits.partition(".")
    whole = whole.replace(".", "")
    return float(f"{whole}.{part.replace(',', '')}") if part else int(whole)


def _numbers(
    text: str, start: int, end: int, grammar: _Grammar, *, goal_block: bool
) -> list[_Number]:
    """Find the numbers of one clause that are goals."""
    numbers: list[_Number] = []
    for match in grammar.percent.finditer(text, start, end):
        before = text[max(start, match.start() - _LONGEST_SUBJECT) : match.start()]
        unsure = grammar.no_goal.search(before) or grammar.paid.match(text, match.end(), end)
        if goal_block or not unsure:
            sign = match["sign"].strip()
            numbers.append(_number(match, "%" if sign.startswith("phần") else sign, percent=True))
        if len(numbers) >= _MOST_NUMBERS:
            break
    taken = [(n.start, n.end) for n in numbers]
    goal = goal_block or bool(grammar.goal.search(text, start, end))
    for match in grammar.count.finditer(text, start, end):
        if any(a < match.end() and match.start() < b for a, b in taken):
            continue
        before = text[max(start, match.start() - 60) : match.start()]
        modifier = grammar.before.search(before)
        bounded = modifier and any(modifier[g] for g in ("at_least", "at_most"))
        if bounded or (goal and _is_count(match, before, grammar)):
            numbers.append(_number(match, match["unit"], percent=False))
        if len(numbers) >= _MOST_NUMBERS:
            break
    return sorted(numbers, key=lambda number: number.start)


def _is_count(match: re.Match[str], before: str, grammar: _Grammar) -> bool:
    year = match["low"] is None and re.fullmatch(r"(?:19|20)\d\d", match["value"])
    return not year and bool(grammar.counted.search(before))


def _number(match: re.Match[str], unit: str, *, percent: bool) -> _Number:
    low = _value(match["low"]) if match["low"] else None
    value = _value(match["value"])
    if low is not None and low >= value:
        low = None
    end = match.end() if percent else match.end("value")
    return _Number(match.start(), end, value, low, unit, percent)


def _targets(
    tree: DocumentTree,
    block: Block,
    clause: tuple[int, int],
    numbers: list[_Number],
    grammar: _Grammar,
) -> Iterator[Target]:
    text, left = tree.flow.text, clause[0]
    for position, number in enumerate(numbers):
        right = clause[1]
        following = left
        for later in numbers[position + 1 :]:
            cut = _parting(text, number, later, grammar)
            if cut is None and following == left:
                following = _modifiers(text, number.end, later.start, grammar)
            if cut is not None:
                right, following = cut, following if following > left else cut
                break
        start, end = _trim(text, left, right, number, grammar)
        yield from _read(tree, block, (start, end), number, grammar)
        left = following if following > left else right


def _modifiers(text: str, start: int, end: int, grammar: _Grammar) -> int:
    """Give where the words begin that stand before a number and belong to it."""
    match = grammar.before.search(text[start:end])
    return start + match.start() if match else end


def _parting(text: str, number: _Number, following: _Number, grammar: _Grammar) -> int | None:
    """Find where the goal of one number ends and that of a later one begins.

    `None` where both are one goal: "100% xã tổ chức ít nhất 03 buổi". A comma parts them only if
    the later number stands right behind it, or has a subject of its own before "đạt".
    """
    between = text[number.end : following.start]
    closed = _CLOSED.match(between)
    if closed:
        return number.end + closed.end("suffix")
    for match in grammar.next_goal.finditer(between):
        return number.end + match.start()
    cut = max(between.rfind(", "), between.rfind(" và "), between.rfind(" ("))
    if cut < 0:
        return None
    rest = between[cut:].lstrip(" ,(").removeprefix("và ")
    modifiers = grammar.before.search(rest)
    own = modifiers and (modifiers.start() == 0 or modifiers["reach"])
    return number.end + cut if own else None


def _trim(text: str, left: int, right: int, number: _Number, grammar: _Grammar) -> tuple[int, int]:
    """Take from the clause what belongs to this number's goal."""
    start = left
    for match in grammar.next_goal.finditer(text, left, number.start):
        start = match.end()
    while start < number.start and text[start] in " ,;(":
        start += 1
    start = min(max(grammar.lead.match(text, start, number.start).end(), start), number.start)  # type: ignore[union-attr]
    governed = grammar.before.search(text[start : number.start])
    if governed and (governed["rise"] or governed["fall"]):
        verb = start + governed.start()
        if text[max(start, verb - 4) : verb].endswith(("và ", ", ")):
            start = verb
    end = number.end
    suffix = grammar.after.match(text, end, right)
    end = suffix.end() if suffix else end
    rest = text[end:right]
    if number.start - start > 12 and rest.startswith(","):  # noqa: PLR2004  a subject before it
        return start, end
    return start, end + len(rest.rstrip(" .,;(*"))


def _read(
    tree: DocumentTree,
    block: Block,
    span: tuple[int, int],
    number: _Number,
    grammar: _Grammar,
) -> Iterator[Target]:
    text = tree.flow.text
    before = text[span[0] : number.start]
    comparator, rule, cut = _comparator(text, before, number, span[1], grammar)
    after = text[number.end : span[1]]
    suffix = grammar.after.match(after)
    after = after[suffix.end() :] if suffix else after
    after = _RATE.sub("", after, count=1)
    if not number.percent and " " in before[:cut].strip():
        after = after.strip().removeprefix(number.unit)
    subject = " ".join(f"{before[:cut]} {after}".split()).strip(" ,")
    place = tree.flow.source(*span)

    def target(value: float, sign: str) -> Target:
        evidence = Evidence(span=place, rule=f"targets.{rule}")
        return Target(
            evidence=evidence,
            value=value,
            unit=number.unit,
            comparator=sign,
            subject=subject,
            section=block.path,
        )

    if number.low is None:
        yield target(number.value, comparator)
    else:
        least = comparator if comparator in ("+>=", "->=") else ">="
        yield target(number.low, least)
        yield target(number.value, "<=")


def _comparator(
    text: str, before: str, number: _Number, end: int, grammar: _Grammar
) -> tuple[str, str, int]:
    """Give the comparator, the row that says it, and where in `before` its words begin."""
    suffix = grammar.after.match(text, number.end, end) or grammar.after.search(
        text, max(end - 9, 0), end
    )
    if suffix:
        row, sign = ("and-more", ">=") if suffix["more"] else ("and-less", "<=")
    else:
        row, sign = "bare", "="
    match = grammar.before.search(before)
    cut = len(before)
    if match is None:
        return sign, row, cut
    cut = match.start()
    for group, mark in zip(_PREFIXES, (">=", ">", "<=", "<", "="), strict=True):
        if match[group.replace("-", "_")] and not suffix:
            row, sign = group, mark
    if not match["level"] and (match["rise"] or match["fall"] or not match["reach"]):
        whole = grammar.change.match(before)
        moved = match if match["rise"] or match["fall"] else whole
        if moved:
            row, sign = ("rise", "+>=") if moved["rise"] else ("fall", "->=")
    ranked = not number.percent and grammar.counted.search(before)
    if ranked and ranked["rank"]:
        row, sign = "ranked", "<="
    return sign, row, cut
