"""Whether a line goes on where the line before stopped: broken lines, broken pages."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from graph.parse.headings import is_capitals

if TYPE_CHECKING:
    from graph.parse.cues import Cues
    from graph.parse.lines import Line

_TERMINAL = re.compile(r"(?:[.;:!?…]|\./\.)[”\"'’)\]]*[⁰¹²³⁴-⁹]*\Z")
#: A line shorter than this that stands alone is a head, not the first half of a broken sentence.
_SHORTEST_BROKEN = 30
#: Lines wider than this are paragraphs.
_WIDEST = 160
#: So many broken lines, and at least one pair in so many, show that a text is broken into lines.
_FEWEST_BROKEN = 2
_PAIRS = 8
#: A text of so many lines, of which this share follow an empty one, is set with double space.
_FEWEST_SPACED = 12
_SPACED = 0.95


def is_terminal(text: str) -> bool:
    """Tell whether a paragraph may end after this text."""
    return bool(_TERMINAL.search(text, max(0, len(text) - 12)))


@dataclass(frozen=True, slots=True)
class Wrap:
    """How a text is broken into lines, in characters; all 0 where a line is a paragraph."""

    #: The length of full lines.
    width: int = 0
    #: What a line and the first word of the next have together, at least, where the break is natural.
    reach: int = 0

    def __bool__(self) -> bool:
        return self.width > 0

    def is_natural(self, before: Line, line: Line) -> bool:
        """Tell a break at the margin from one that ends a paragraph: the next word had no room."""
        return self.width > 0 and not line.blank and _together(before, line) >= self.reach


def _together(before: Line, line: Line) -> int:
    space = line.text.find(" ")
    return len(before.text) + 1 + (space if space >= 0 else len(line.text))


def _is_broken_pair(before: Line, line: Line) -> bool:
    """Tell whether a line begins in lower case after one without a closing sign."""
    text = line.text
    return text[0].islower() and text[1:2] not in (")", ".") and not is_terminal(before.text)


def find_wrap(lines: list[Line]) -> Wrap:
    """Tell how a text is broken into lines, from those that begin in the middle of a sentence."""
    widths: list[int] = []
    sums: list[int] = []
    pairs = 0
    for before, line in pairwise(lines):
        if line.blank:
            continue
        pairs += 1
        if _is_broken_pair(before, line):
            widths.append(len(before.text))
            sums.append(_together(before, line))
    if len(widths) < _FEWEST_BROKEN or len(widths) * _PAIRS < pairs:
        return Wrap()
    widths.sort()
    sums.sort()
    width = widths[len(widths) * 9 // 10]
    return Wrap(width, sums[len(sums) // 25]) if width <= _WIDEST else Wrap()


def close_up(lines: list[Line]) -> None:
    """Take back the empty lines of a text that was set with one after every line.

    There an empty line tells nothing, and broken lines are joined as if there were none.
    """
    spaced = sum(line.blank for line in lines)
    if len(lines) < _FEWEST_SPACED or spaced < _SPACED * len(lines):
        return
    broken = sum(_is_broken_pair(before, line) for before, line in pairwise(lines))
    if broken * _PAIRS >= 2 * len(lines):
        for line in lines:
            line.blank = False


def is_open(text: str, cues: Cues) -> bool:
    """Tell whether no sentence can end here: after a comma, a dash, "của", "và"."""
    return text[-1] in ",-–(/" or text.rsplit(" ", 1)[-1].lower() in cues.open_end


def is_inside(text: str) -> bool:
    """Tell whether a parenthesis or quotation is open at the end of a line."""
    return text.rfind("(") > text.rfind(")") or text.rfind("“") > text.rfind("”")


def goes_on(before: Line, line: Line, wrap: Wrap, cues: Cues, *, long: bool = False) -> bool:
    """Tell whether a line without a label goes on in the paragraph that `before` ends so far.

    `long` tells that the paragraph has more lines before that one, so that it is no head.
    """
    text, last_text = line.text, before.text
    if text[0] in cues.initials and (
        cues.begins.match(text) or (cues.enacting.match(text) and not is_capitals(last_text))
    ):
        return False
    if is_terminal(last_text):
        # A sentence that ends at the margin does not end its paragraph.
        return (
            not last_text.endswith("/.")
            and wrap.is_natural(before, line)
            and (text[0].islower() or (last_text[-1] in ".;" and not is_capitals(text)))
            and line.indent <= before.indent + 1
        )
    if text[0].islower() or text[0] in ",;)”%":
        return not line.blank or long or len(last_text) > _SHORTEST_BROKEN
    if is_open(last_text, cues) or (text[0].isdigit() and cues.number_due.search(last_text)):
        return True
    if line.blank or is_capitals(last_text) != is_capitals(text):
        return False
    if is_capitals(text):
        return not (cues.signature_prefix.match(text) or cues.signature_post.match(text))
    return wrap.is_natural(before, line) and line.indent <= before.indent + 1
