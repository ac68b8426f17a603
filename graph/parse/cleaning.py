"""One line without emphasis marks, invisible characters and superfluous spaces, each letter with its way home."""

from __future__ import annotations

import re

#: (offset in the cleaned text, home, end of home) of each stretch that was kept.
Pieces = list[tuple[int, int, int]]

# The patterns begin with one set of characters: the search for it is what cleaning costs.
_INVISIBLE = "\u00ad\u200b-\u200f\u2060\ufeff\u202a-\u202e"
_DIRTY = re.compile(
    rf"[,;:.)”%(“*_\\<#>`{_INVISIBLE}]"
    rf"(?:(?<=[*_\\<#>`{_INVISIBLE}])|(?<= [,;:.)”%])|(?<=[(“])(?= ))"
)
_RULES = ("----", "====", "———", "–––")
_MARKS = re.compile(
    rf"[*_`\\<=\-–—{_INVISIBLE}](?:"
    rf"(?<=[{_INVISIBLE}])[{_INVISIBLE}]*|(?<=\*)\**|(?<=_)_*|(?<=`)`*"
    r"|(?<=-)-{3,}|(?<==)={3,}|(?<=[—–])[—–]{2,}"
    r"|(?<=\\)(?=[-.*_#()\[\]+>|])"
    r"|(?<=<)/?(?:b|i|u|em|strong|span|p|div|font)(?: [^<>]{0,80})?/?>)"
)
_SPACES = re.compile(r" (?:(?<=[ (“] )| *(?=[,;:.)”%]|\Z))")
_SUPERSCRIPT = re.compile(r"<sup>(\d{1,3})</sup>", re.IGNORECASE)
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_BREAK = re.compile(r"<br ?/?>", re.IGNORECASE)
_HEAD_MARKS = re.compile(r"(?:#{1,6} *|> ?(?=[^\W\d_]))")


def has_rules(text: str) -> bool:
    """Tell whether a whole text holds any rule drawn with signs."""
    return any(rule in text for rule in _RULES)


def is_dirty(text: str, *, may_rule: bool) -> bool:
    """Tell whether there may be anything to clean in a stripped line."""
    if "  " in text or _DIRTY.search(text):
        return True
    return may_rule and has_rules(text)


def _is_emphasis(text: str, start: int, end: int) -> bool:
    """Tell marks of emphasis from a bullet, a note mark `(*)`, a product or a name_with_bars."""
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    if text[start] not in "*_":
        return True
    if before == "(" and after == ")":
        return False
    if before == " " and after == " ":
        return False
    if not start and after == " ":
        return end - start > 1
    return not (before.isalnum() and after.isalnum() and (text[start] == "_" or end - start == 1))


def cut(text: str, pieces: Pieces, cuts: list[tuple[int, int]]) -> tuple[str, Pieces]:
    """Take stretches out of a cleaned text; the cuts are sorted and apart."""
    kept: list[tuple[int, int]] = []
    last = 0
    for start, end in cuts:
        if start > last:
            kept.append((last, start))
        last = end
    if last < len(text):
        kept.append((last, len(text)))
    parts: list[str] = []
    result: Pieces = []
    length = index = 0
    for start, end in kept:
        parts.append(text[start:end])
        while index + 1 < len(pieces) and pieces[index + 1][0] <= start:
            index += 1
        while index < len(pieces) and pieces[index][0] < end:
            at, home, stop = pieces[index]
            upto = pieces[index + 1][0] if index + 1 < len(pieces) else len(text)
            first, final = max(at, start), min(upto, end)
            begin = home + first - at
            finish = stop if final == upto else home + final - at
            result.append((length + first - start, begin, finish))
            if upto > end:
                break
            index += 1
        index = max(0, index - 1)
        length += end - start
    return "".join(parts), result


def _raise(match: re.Match[str]) -> str:
    """Raise the digits in <sup>, leaving the length as it is."""
    return "\u200b" * 5 + match[1].translate(_RAISED) + "\u200b" * 6


def clean(text: str, start: int) -> tuple[str, Pieces | None, int]:
    """Clean one stripped line that begins at `start`; also tell the depth of a Markdown head."""
    if "<" in text:
        # A break is a space; what is left of it is cut below, as all that is invisible.
        text = _BREAK.sub(lambda match: " " + "\u200b" * (len(match[0]) - 1), text)
        text = _SUPERSCRIPT.sub(_raise, text)
    pieces: Pieces = [(0, start, start + len(text))]
    depth = 0
    head = _HEAD_MARKS.match(text)
    if head:
        depth = head[0].count("#")
        text, pieces = cut(text, pieces, [head.span()])
    cuts = [m.span() for m in _MARKS.finditer(text) if _is_emphasis(text, *m.span())]
    if cuts:
        text, pieces = cut(text, pieces, cuts)
    if text[:1] == " ":
        text, pieces = cut(text, pieces, [(0, len(text) - len(text.lstrip(" ")))])
    cuts = [m.span() for m in _SPACES.finditer(text)]
    if cuts:
        text, pieces = cut(text, pieces, cuts)
    return text, pieces, depth
