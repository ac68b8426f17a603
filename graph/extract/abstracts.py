"""The abstract (trích yếu) after a citation: where it begins and where it ends."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING

from graph.extract.names import MARKS, UPPER, after_marks
from graph.extract.relations import clause_ends, opens_abstract

if TYPE_CHECKING:
    from graph.extract.cited import Found
    from graph.vocabulary import Vocabulary

_ABOUT = re.compile(r",? ?(?:[Vv]ề việc|[Vv]/v|[Vv]ề) ")
#: The short form of an issuer between it and the abstract: "(Ban Chỉ đạo 138/CP) về …".
_ASIDE = re.compile(r" \([^()]{2,80}\)(?= \w)")
_ABOUT_FIRST = re.compile(r"\A(?:[Vv]ề việc|[Vv]/v|[Vv]ề) ")
_WHOLE_QUOTE = re.compile(r"\A[“\"] ?([^“”\"]+?) ?[”\"]\Z")
_DANGLING = re.compile(r"(?:[,;:]| và| hoặc)+(?: các)? ?\Z")
#: After the bracket of a short form the abstract goes on with these.
_GOES_ON = re.compile(r" (?:và|tại|trên|của)\b")
_MARKS = re.compile(f"[{MARKS}]+")
_MAX = 700


@functools.cache
def _ends(vocabulary: Vocabulary) -> re.Pattern[str]:
    """Compile a sentence end, a semicolon, the introduction of a short form, a bracket, a new clause."""
    return re.compile(
        rf"[.!?…]+(?= [“\"(]?[{UPPER}]|\s*$)|;| \((?=[^)]{{0,40}}(?:gọi|viết) (?:tắt|chung|là))|[.]/[.]?"
        r"| (?:đã |vừa )?(?:được|bị) (?:sửa đổi|bổ sung|thay thế|bãi bỏ)(?!\w)| như sau\b"
        r"|(?: sẽ)? hết hiệu lực\b"
        rf"|[()]|{clause_ends(vocabulary)}"
    )


def abstract(text: str, item: Found, limit: int, vocabulary: Vocabulary) -> str | None:
    """Give the abstract after a numbered citation, without "về" and "về việc", not reaching past `limit`.

    A law with a number has its name for one.
    """
    if item.rule == "law" and item.name:
        return " ".join(item.name.split())
    after = after_marks(text, item.end)
    aside = _ASIDE.match(text, after)
    after = aside.end() if aside else after
    opener = opens_abstract(text, after, vocabulary)
    if opener is None:
        return None
    about = _ABOUT.match(text, after)
    start = about.end() if about else opener.end() - len(opener[0].lstrip(" ,"))
    part = _MARKS.sub("", text[start : max(start, min(limit, start + _MAX))])
    part = _DANGLING.sub("", part[: _end(part, _ends(vocabulary))].rstrip(" ,;"))
    part = _ABOUT_FIRST.sub("", _WHOLE_QUOTE.sub(r"\1", part))
    alone = part in vocabulary.cue("citations", "abstract").words
    return None if alone else " ".join(part.split()) or None


def _end(part: str, ends: re.Pattern[str]) -> int:
    """Give where an abstract ends: with its sentence, its clause, its bracket, or a short form for all of it."""
    opened: list[int] = []
    for match in ends.finditer(part):
        mark = match[0]
        if mark == ")":
            if not opened:
                return match.start()
            opened.pop()
        elif mark == "(":
            opened.append(match.start())
        elif mark.startswith(" ("):
            close = part.find(")", match.end())
            if close < 0 or not _GOES_ON.match(part, close + 1):
                return match.start()
            opened.append(match.start())
        elif not opened:
            return match.start()
    return opened[0] if opened else len(part)
