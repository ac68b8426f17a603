"""Goals with a number: percentages, counts and ranks that a plan sets itself.

A clause is read from one semicolon, colon or full stop to the next. The number cuts it into a
subject before ("tỷ lệ giải quyết đạt trên") or behind ("100% nạn nhân được hỗ trợ"); two numbers
in one clause are parted at the comma or "và" between them.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from graph.extract import measures
from graph.extract.anchors import by_block, positions
from graph.extract.measures import PREFIXES, find_numbers
from graph.records.document import BlockKind
from graph.records.mentions import Evidence, Target

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.extract.measures import Grammar, Number
    from graph.records.document import Block, DocumentTree
    from graph.vocabulary import Vocabulary

#: Blocks in which goals stand.
BODY = frozenset(
    {BlockKind.PREAMBLE, BlockKind.HEADING, BlockKind.ITEM, BlockKind.PARAGRAPH, BlockKind.ROW}
)
#: Families whose percentages are rules (a share of votes, a rate of duty) unless called goals.
RULES = frozenset({"law", "decree", "circular"})

#: How far into a block its heading may reach.
_HEADING = 80
_SUBJECT = 12
#: No words that say how a number is meant are longer.
_MODIFIERS = 50
#: How many numbers further on are looked at for the end of a goal.
_NEXT = 3
_CLOSED = re.compile(r"(?P<suffix>(?: trở lên)?)(?:,| và| \()")
#: "7,5%/năm": per what a number is, is no part of its subject.
_RATE = re.compile(r" ?/ ?(?:năm|tháng|quý|người)\b")
#: A clause that says one of these looks back.
_REPORTED = re.compile(r"\b(?:xảy ra|tính đến|đến nay|từ đầu năm|cùng kỳ)\b", re.IGNORECASE)
_STRIVES = re.compile(r"\b[Pp]hấn đấu\b")
_DIGIT = re.compile(r"\d")
#: It begins with a set of signs, which a search finds faster than alternatives.
_BOUND = re.compile(r"[;:\n.(](?:(?<=[;:\n])|(?<=\.)(?= |$)|(?<= \()\d{1,2}\))")


def find_targets(tree: DocumentTree, vocabulary: Vocabulary) -> tuple[Target, ...]:
    """Read the goals of a document, in text order; a range gives two, its ends.

    A goal without a subject of its own ("đến năm 2030 đạt 100%") has that of the one before it.
    """
    words = measures.grammar(vocabulary)
    rules = _is_rules(tree, words)
    sections = _sections(tree, words)
    found: list[Target] = []
    anchors = positions(tree.flow.text, words.anchors)
    near = {index for index, *_ in by_block(anchors, tree.blocks) if sections.get(index, True)}
    for index in sorted({*near, *(index for index, goals in sections.items() if goals)}):
        block, goal_block = tree.blocks[index], sections.get(index, False)
        if block.kind not in BODY or not _DIGIT.search(tree.flow.text, block.start, block.end):
            continue
        subject = ""
        for start, end in _clauses(tree.flow.text, block):
            if not _DIGIT.search(tree.flow.text, start, end):
                continue
            numbers = find_numbers(tree.flow.text, start, end, words, goal_block=goal_block)
            here = (tree.flow.text, start, end, block)
            if numbers and (goal_block or _is_goal(*here, rules=rules)):
                for target in _targets(tree, block, (start, end), numbers, words):
                    subject = target.subject or subject
                    found.append(target if target.subject else replace(target, subject=subject))
    return tuple(found)


def _is_rules(tree: DocumentTree, words: Grammar) -> bool:
    """Tell whether the document lays down rules (a law, a decree) rather than plans."""
    for block in tree.blocks:
        if block.kind is BlockKind.TYPE:
            name = tree.text(block).casefold()
            return any(name.startswith(n) and family in RULES for n, family in words.type_family)
    return False


def _sections(tree: DocumentTree, words: Grammar) -> dict[int, bool]:
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
            if words.facts.match(tree.flow.text, block.start, stop):
                known[index] = False
            elif words.heading.search(tree.flow.text, block.start, stop):
                known[index] = True
    return known


def _is_goal(text: str, start: int, end: int, block: Block, *, rules: bool) -> bool:
    """Tell whether a clause outside the goals sets one: it strives, or at least does not report."""
    if _STRIVES.search(text, start, end):
        return True
    reports = block.kind is BlockKind.PREAMBLE or _REPORTED.search(text, start, end)
    return not (rules or reports)


def _clauses(text: str, block: Block) -> Iterator[tuple[int, int]]:
    start = block.start
    for match in _BOUND.finditer(text, block.start, block.end):
        if match.start() > start:
            yield start, match.start()
        start = match.end()
    if start < block.end:
        yield start, block.end


def _targets(
    tree: DocumentTree,
    block: Block,
    clause: tuple[int, int],
    numbers: list[Number],
    words: Grammar,
) -> Iterator[Target]:
    text, left = tree.flow.text, clause[0]
    for position, number in enumerate(numbers):
        right = clause[1]
        following = left
        for later in numbers[position + 1 : position + 1 + _NEXT]:
            cut = _parting(text, number, later, words)
            if cut is None and following == left:
                following = _modifiers(text, number.end, later.start, words)
            if cut is not None:
                right, following = cut, following if following > left else cut
                break
        start, end = _trim(text, left, right, number, words)
        yield from _read(tree, block, (start, end), number, words)
        left = following if following > left else right


def _modifiers(text: str, start: int, end: int, words: Grammar) -> int:
    """Give where the words begin that stand before a number and belong to it."""
    match = words.before.search(text[start:end])
    return start + match.start() if match else end


def _parting(text: str, number: Number, following: Number, words: Grammar) -> int | None:
    """Find where the goal of one number ends and that of a later one begins.

    `None` where both are one goal: "100% xã tổ chức ít nhất 03 buổi". A comma parts them only if
    the later number stands right behind it, or has a subject of its own before "đạt".
    """
    between = text[number.end : following.start]
    closed = _CLOSED.match(between)
    if closed:
        return number.end + closed.end("suffix")
    for match in words.next_goal.finditer(between):
        return number.end + match.start()
    cut = max(between.rfind(", "), between.rfind(" và "), between.rfind(" ("))
    if cut < 0:
        return None
    rest = between[cut:].lstrip(" ,(").removeprefix("và ")
    modifiers = words.before.search(rest)
    own = modifiers and (not modifiers.start() or modifiers["reach"] or modifiers["level"])
    return number.end + cut if own else None


def _trim(text: str, left: int, right: int, number: Number, words: Grammar) -> tuple[int, int]:
    """Take from the clause what belongs to this number's goal."""
    end = number.end
    suffix = words.after.match(text, end, right)
    end = suffix.end() if suffix else end
    rest = text[end:right].rstrip(" .,;(*")
    start = _lead(text, left, number.start, words)
    for match in words.next_goal.finditer(text, left, number.start):
        start = _lead(text, match.end(), number.start, words)
    governed = _governing(text, start, number, words)
    if governed and governed.start() == start and not rest.strip() and not governed["rise"]:
        start = _lead(text, left, number.start, words)
        governed = _governing(text, start, number, words)
    if governed and (governed["rise"] or governed["fall"]):
        verb = governed.start()
        if text[max(start, verb - 4) : verb].endswith(("và ", ", ")):
            start = verb
    if number.start - start > _SUBJECT and rest.startswith(","):
        return start, end
    return start, end + len(rest)


def _governing(text: str, start: int, number: Number, words: Grammar) -> re.Match[str] | None:
    """Find the words right before a number that say how it is meant: "đạt từ", "giảm ít nhất"."""
    return words.before.search(text, max(start, number.start - _MODIFIERS), number.start)


def _lead(text: str, start: int, end: int, words: Grammar) -> int:
    """Go over the words that open a goal and are no part of it: "Phấn đấu đến năm 2025, "."""
    while start < end and text[start] in " ,;(":
        start += 1
    lead = words.lead.match(text, start, end)
    return min(lead.end(), end) if lead else start


def _read(
    tree: DocumentTree,
    block: Block,
    span: tuple[int, int],
    number: Number,
    words: Grammar,
) -> Iterator[Target]:
    text = tree.flow.text
    before = text[span[0] : number.start]
    comparator, rule, cut = _comparator(text, before, number, span[1], words)
    after = text[number.end : span[1]]
    suffix = words.after.match(after)
    after = after[suffix.end() :] if suffix else after
    after = _RATE.sub("", after, count=1)
    if not number.percent and " " in before[:cut].strip():
        after = after.strip().removeprefix(number.unit)
    own = before[:cut].rstrip(" ,")
    for goal in words.goal.finditer(own, max(0, len(own) - _SUBJECT)):
        own = own[: goal.start()] if goal.end() == len(own) else own
    subject = " ".join(f"{own} {after}".split()).strip(" ,")
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
    text: str, before: str, number: Number, end: int, words: Grammar
) -> tuple[str, str, int]:
    """Give the comparator, the row that says it, and where in `before` its words begin."""
    suffix = words.after.match(text, number.end, end) or words.after.search(
        text, max(end - 9, 0), end
    )
    if suffix:
        row, sign = ("and-more", ">=") if suffix["more"] else ("and-less", "<=")
    else:
        row, sign = "bare", "="
    match = words.before.search(before, max(0, len(before) - _MODIFIERS))
    cut = len(before)
    if match is None:
        return sign, row, cut
    cut = match.start()
    for group, mark in zip(PREFIXES, (">=", ">", "<=", "<", "="), strict=True):
        if match[group.replace("-", "_")] and not suffix:
            row, sign = group, mark
    if not match["level"] and (match["rise"] or match["fall"] or not match["reach"]):
        whole = words.change.match(before)
        moved = match if match["rise"] or match["fall"] else whole
        if moved:
            row, sign = ("rise", "+>=") if moved["rise"] else ("fall", "->=")
    ranked = not number.percent and words.counted.search(before[-_MODIFIERS:])
    if ranked and ranked["rank"]:
        row, sign = "ranked", "<="
    return sign, row, cut
