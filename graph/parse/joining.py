"""Whether a line goes on where the line before stopped: broken lines, broken pages."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from graph.parse.headings import is_capitals

if TYPE_CHECKING:
    from graph.parse.cues import Cues
    from graph.parse.lines import Line

_TERMINAL = re.compile(r"(?:[.;:!?…]|\./\.)[”\"'’)\]]*[⁰¹²³⁴-⁹]*\Z")
#: A line shorter than this that stands alone is a head, not the first half of a broken sentence.
_SHORTEST_BROKEN = 30
#: Share of the width from which a line counts as filled, and from which as filled to the brim.
_FILLED = 0.75
_BRIM = 0.93
#: Lines wider than this are paragraphs.
_WIDEST = 160
#: So many broken lines, and at least one pair in so many, show that a text is broken into lines.
_FEWEST_BROKEN = 2
_PAIRS = 8


def is_terminal(text: str) -> bool:
    """Tell whether a paragraph may end after this text."""
    return bool(_TERMINAL.search(text, max(0, len(text) - 12)))


def wrap_width(lines: list[Line]) -> int:
    """Tell the width at which a text is broken into lines; 0 where a line is a paragraph.

    Lines that begin in lower case right after a line without closing sign show that it is broken.
    """
    widths = []
    pairs = 0
    for before, line in zip(lines, lines[1:], strict=False):
        if line.blank:
            continue
        pairs += 1
        text = line.text
        if text[0].islower() and text[1:2] not in (")", ".") and not is_terminal(before.text):
            widths.append(before.end - before.start)
    if len(widths) < _FEWEST_BROKEN or len(widths) * _PAIRS < pairs:
        return 0
    widths.sort()
    width = widths[len(widths) * 9 // 10]
    return width if width <= _WIDEST else 0


def is_broken(before: Line, line: Line, width: int) -> bool:
    """Tell whether the line before was filled and stopped in the middle of a sentence."""
    return (
        width > 0
        and not line.blank
        and len(before.text) >= _FILLED * width
        and not is_terminal(before.text)
    )


def goes_on(before: Line, line: Line, width: int, cues: Cues) -> bool:
    """Tell whether a line without a label goes on in the paragraph that `before` ends so far."""
    text, last_text = line.text, before.text
    if text[0] in cues.initials and cues.begins.match(text):
        return False
    if is_terminal(last_text):
        # A sentence that ends at the very end of a filled line does not end its paragraph.
        return (
            width > 0
            and not line.blank
            and last_text[-1] == "."
            and not last_text.endswith("/.")
            and len(last_text) >= _BRIM * width
            and line.indent <= before.indent + 1
            and not is_capitals(text)
        )
    if text[0].islower() or text[0] in ",;)”%":
        return not line.blank or len(last_text) > _SHORTEST_BROKEN
    last = last_text.rsplit(" ", 1)[-1].lower()
    if last_text[-1] in ",-–(/" or last in cues.open_end:
        return True
    if line.blank or is_capitals(last_text) != is_capitals(text):
        return False
    if is_capitals(text):
        return not (cues.signature_prefix.match(text) or cues.signature_post.match(text))
    return width > 0 and len(last_text) >= _FILLED * width and line.indent <= before.indent + 1
