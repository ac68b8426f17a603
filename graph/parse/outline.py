"""The levels that are open while a document is read from top to bottom."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from graph.parse.headings import LETTERS, Label, Level

#: How many labels of a sequence may be missing before it is no longer the same sequence.
_MAX_GAP = 3
#: Deeper levels than this are no outline: a list in a list begins anew instead.
_DEEPEST = 14
_AFTER_D = LETTERS.index("đ") + 1


@dataclass(slots=True)
class Open:
    """A level that is open: its latest label, and the paragraph that bears it."""

    level: Level
    style: str
    value: int
    #: For 1.2.3 all its numbers; for other numbers one; empty for what is no number.
    numbers: tuple[int, ...]
    name: str
    block: int
    #: What the blocks under it have as parent: it, or an unlabelled heading under it.
    under: int
    #: Dashes and plus signs seen so far directly under it, by style.
    dashes: dict[str, int]


class Placed(NamedTuple):
    """Where a label belongs: how many open levels stay, its name in the path, its value."""

    keep: int
    name: str
    value: int


class Outline:
    """The stack of open levels, outermost first."""

    def __init__(self) -> None:
        """Start at the top of a document."""
        self.open: list[Open] = []
        #: Index of an unlabelled heading that everything stands under, -1 for none.
        self.root = -1
        self._dashes: dict[str, int] = {}
        #: Levels below these are out of reach: quoted provisions and tables have their own.
        self._bases: list[int] = []

    @property
    def base(self) -> int:
        """How many levels are out of reach."""
        return self._bases[-1] if self._bases else 0

    @property
    def path(self) -> tuple[str, ...]:
        """The path of what is open."""
        return tuple(level.name for level in self.open)

    @property
    def block(self) -> int:
        """The index of the paragraph that is open."""
        return self.open[-1].under if self.open else self.root

    def head_under(self, block: int) -> int:
        """Put an unlabelled heading under what is open; give the index of what it stands under."""
        if not self.open:
            self.root = block
            return -1
        self.open[-1].under = block
        return self.open[-1].block

    def reset(self) -> None:
        """Begin anew at the top."""
        self.open.clear()
        self._bases.clear()
        self._dashes = {}
        self.root = -1

    def enter(self) -> None:
        """Put what is open out of reach."""
        self._bases.append(len(self.open))

    def leave(self) -> None:
        """Close what was opened since `enter`."""
        if self._bases:
            del self.open[self._bases.pop() :]

    def close(self, level: Level) -> None:
        """Close open levels from the deepest up to those of this kind, which are closed too."""
        while len(self.open) > self.base and self.open[-1].level >= level:
            self.open.pop()

    def close_sections(self) -> None:
        """Close all but parts, chapters and articles, which an unlabelled heading stands under."""
        base = self.base
        keep = base
        while keep < len(self.open) and self.open[keep].level < Level.UPPER:
            keep += 1
        del self.open[keep:]
        if not self.open:
            self._dashes = {}

    def place(self, label: Label, before: str) -> Placed | None:
        """Tell where a label belongs, or `None` if it fits nowhere and is no label.

        `before` is the text of the paragraph before it: what ends with a colon introduces a list.
        """
        if label.level >= Level.DASH:
            return self._place_dash(label)
        if label.level <= Level.ARTICLE:
            return self._place_named(label)
        if label.prefix:
            return self._place_nested(label)
        return self._continue(label) or self._begin(label, before[-1:])

    def continues(self, label: Label) -> bool:
        """Tell whether a label is the next of a sequence in reach."""
        return any(
            level.level == label.level
            and label.value - level.value == 1
            and level.numbers[:-1] == label.prefix
            for level in self.open[self.base :]
        )

    def continues_outside(self, label: Label) -> bool:
        """Tell whether a label is the next of a sequence out of reach, and of none in reach."""
        return (
            label.value > 1
            and not self.continues(label)
            and any(
                level.level == label.level
                and level.style == label.style
                and label.value - level.value == 1
                for level in self.open[: self.base]
            )
        )

    def push(self, label: Label, placed: Placed, block: int) -> None:
        """Open a level for a label that was placed."""
        del self.open[placed.keep :]
        if label.level >= Level.DASH:
            counts = self.open[-1].dashes if self.open else self._dashes
            counts[label.style] = placed.value
        numbers = (*label.prefix, placed.value) if label.level == Level.NUMBER else ()
        self.open.append(
            Open(label.level, label.style, placed.value, numbers, placed.name, block, block, {})
        )

    def _place_dash(self, label: Label) -> Placed:
        keep = len(self.open)
        for index in range(len(self.open) - 1, self.base - 1, -1):
            level = self.open[index]
            if level.level < Level.DASH:
                break
            if level.style == label.style:
                keep = index
                break
        keep = min(keep, max(_DEEPEST, self.base))
        counts = self.open[keep - 1].dashes if keep else self._dashes
        value = counts.get(label.style, 0) + 1
        sign = "+" if label.level == Level.PLUS else "-"
        return Placed(keep, f"{sign}{value}", value)

    def _place_named(self, label: Label) -> Placed:
        keep = self.base
        while keep < len(self.open) and self.open[keep].level < label.level:
            keep += 1
        return Placed(keep, label.name, label.value)

    def _place_nested(self, label: Label) -> Placed | None:
        for index in range(len(self.open) - 1, self.base - 1, -1):
            numbers = self.open[index].numbers
            if not numbers:
                continue
            if numbers == label.prefix:
                return Placed(min(index + 1, _DEEPEST), label.name, label.value)
            if numbers[:-1] == label.prefix:
                return Placed(index, label.name, label.value)
        keep = len(self.open)
        while keep > self.base and self.open[keep - 1].level >= Level.NUMBER:
            keep -= 1
        return Placed(keep, label.name, label.value) if label.prefix[0] else None

    def _continue(self, label: Label) -> Placed | None:
        best: Placed | None = None
        for index in range(len(self.open) - 1, self.base - 1, -1):
            level = self.open[index]
            if level.level != label.level or len(level.numbers) > 1:
                continue
            if label.level == Level.LETTER and label.name == level.name == "d":
                # OCR takes the stroke from đ): the second d) in a row is one.
                return Placed(index, "đ", _AFTER_D)
            step = label.value - level.value
            same_style = level.style == label.style
            if step == 1 and same_style:
                return Placed(index, label.name, label.value)
            if step == 0 and same_style and label.name != level.name:
                # "2a." after "2." in an amended law.
                return Placed(index, label.name, label.value)
            if best is None and (step == 1 or (1 < step <= _MAX_GAP and same_style)):
                best = Placed(index, label.name, label.value)
        return best

    def _begin(self, label: Label, sign: str) -> Placed | None:
        """Place a label that continues nothing; `sign` is the last sign before it."""
        same = [
            index
            for index in range(self.base, len(self.open))
            if self.open[index].level == label.level
            and self.open[index].style == label.style
            and len(self.open[index].numbers) <= 1
        ]
        if label.value > 1:
            if same:
                return Placed(same[-1], label.name, label.value)
            # "C. Mác" and "p. 5" are no labels; "5)" may be one of a text that was cut.
            letter = label.level in (Level.LETTER, Level.LOWER_ROMAN) and label.style != ")"
            if letter or label.level == Level.UPPER:
                return None
        keep = len(self.open)
        outer = label.level <= Level.ROMAN
        floor = Level.NUMBER if outer else Level.DASH
        if outer or sign != ":":
            while keep > self.base and self.open[keep - 1].level >= floor:
                keep -= 1
        closed = bool(sign) and sign in ".;/!?"
        if same and (same[-1] >= keep - 1 or closed or outer):
            keep = same[-1]
        if keep >= _DEEPEST:
            keep = same[-1] if same else max(_DEEPEST - 1, self.base)
        return Placed(keep, label.name, label.value)
