"""Numbers that measure: percentages, counts and ranks, with the words that stand around them."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.extract.anchors import openings
from graph.matching import alternation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.vocabulary import Vocabulary

#: No clause that a person wrote has more goals; what stands behind them is left.
_MOST_NUMBERS = 30
_LONGEST_SUBJECT = 400
_NUMBER = r"\d{1,9}(?:[.,]\d{1,3}){0,3}"
_DIGITS = re.compile(r"\d+")
_SIGNS = ("%", "‰", "phần trăm")
_SIGN = r" ?(?:%|‰|phần trăm(?!\w))"


@dataclass(frozen=True, slots=True)
class Grammar:
    """Compiled patterns of targets.toml."""

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
class Number:
    """A number in a clause; offsets are into the flow. `low` is the lower end of a range."""

    start: int
    end: int
    value: float
    low: float | None
    unit: str
    percent: bool


#: Rows that stand before a number, by the group that catches them.
PREFIXES = ("at-least", "more-than", "at-most", "less-than", "about")


@functools.cache
def grammar(vocabulary: Vocabulary) -> Grammar:
    """Compile the table of one vocabulary."""

    def words(*rows: str) -> str:
        return alternation(w for row in rows for w in vocabulary.cue("targets", row).words)

    comparators = "|".join(f"(?P<{r.replace('-', '_')}>{words(r)})" for r in PREFIXES)
    change = f"(?!{words('no-change')})(?:(?P<rise>{words('rise')})|(?P<fall>{words('fall')}))"
    unit = f"(?P<unit>{words('unit')}|(?!(?:{words('no-unit')})\\b)[a-zà-ỹđ]{{2,12}})"
    flags = re.IGNORECASE
    return Grammar(
        percent=re.compile(
            rf"(?<![\d/.,])(?:(?P<low>{_NUMBER})(?:{_SIGN})? ?(?:-|–|đến|tới) ?)?"
            rf"(?P<value>{_NUMBER})(?P<sign>{_SIGN})"
        ),
        count=re.compile(
            rf"(?<![\w/.,-])(?:(?P<low>{_NUMBER}) ?(?:-|–|đến|tới) ?)?(?P<value>{_NUMBER}) {unit}\b"
        ),
        anchors=openings(
            word
            for words_ in (
                _SIGNS,
                vocabulary.cue("targets", "at-least").words,
                vocabulary.cue("targets", "at-most").words,
            )
            for word in words_
        ),
        before=re.compile(
            # The look-behind spares the trials inside words; nothing at all is right too.
            rf"(?:(?<!\w)(?:{change} )?(?:\b(?P<level>{words('level')}) )?"
            rf"(?:\b(?P<reach>{words('reach')}) )?(?:\b(?:{comparators}) )?(?:\btừ )?|)$",
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
            rf"(?:\b(?:{words('counted', *PREFIXES)})|\b(?P<rank>{words('ranked')})|^)(?: từ)?[ (]*$",
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


def _value(digits: str) -> float:
    """Read a number as Vietnamese text writes it: 1.500 is fifteen hundred, 0,5 a half."""
    whole, _, part = digits.partition(",")
    if not part and re.fullmatch(r"\d+\.\d{1,2}", whole):
        whole, _, part = digits.partition(".")
    whole = whole.replace(".", "")
    return float(f"{whole}.{part.replace(',', '')}") if part else int(whole)


def _matches(
    pattern: re.Pattern[str], text: str, begins: list[int], end: int
) -> Iterator[re.Match[str]]:
    """Give the matches of a pattern of numbers, tried where digits begin and nowhere else."""
    last = 0
    for at in begins:
        if at >= last and (match := pattern.match(text, at, end)):
            last = match.end()
            yield match


def find_numbers(
    text: str, start: int, end: int, words: Grammar, *, goal_block: bool
) -> list[Number]:
    """Find the numbers of one clause that are goals."""
    numbers: list[Number] = []
    begins = [match.start() for match in _DIGITS.finditer(text, start, end)]
    signed = any(text.find(sign, start, end) >= 0 for sign in _SIGNS)
    for match in _matches(words.percent, text, begins if signed else [], end):
        before = text[max(start, match.start() - _LONGEST_SUBJECT) : match.start()]
        unsure = words.no_goal.search(before) or words.paid.match(text, match.end(), end)
        if goal_block or not unsure:
            sign = match["sign"].strip()
            numbers.append(_number(match, "%" if sign.startswith("phần") else sign, percent=True))
        if len(numbers) >= _MOST_NUMBERS:
            break
    taken = [(n.start, n.end) for n in numbers]
    goal = True if goal_block else None
    for match in _matches(words.count, text, begins, end):
        if any(a < match.end() and match.start() < b for a, b in taken):
            continue
        before = text[max(start, match.start() - 60) : match.start()]
        modifier = words.before.search(before)
        bounded = modifier and any(modifier[g] for g in ("at_least", "at_most"))
        if goal is None:
            goal = bool(words.goal.search(text, start, end))
        if not bounded and not (goal and _is_count(match, before, words)):
            continue
        if goal_block or not words.no_goal.search(before):
            numbers.append(_number(match, match["unit"], percent=False))
        if len(numbers) >= _MOST_NUMBERS:
            break
    return sorted(numbers, key=lambda number: number.start)


def _is_count(match: re.Match[str], before: str, words: Grammar) -> bool:
    year = match["low"] is None and re.fullmatch(r"(?:19|20)\d\d", match["value"])
    return not year and bool(words.counted.search(before))


def _number(match: re.Match[str], unit: str, *, percent: bool) -> Number:
    low = _value(match["low"]) if match["low"] else None
    value = _value(match["value"])
    if low is not None and low >= value:
        low = None
    end = match.end() if percent else match.end("value")
    return Number(match.start(), end, value, low, unit, percent)
