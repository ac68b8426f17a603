"""Patterns that find Vietnamese whether it was typed with marks or without.

The engine has no function that takes marks off, but its regular expressions are quick and linear:
so "cong an" becomes c[oòóỏ…]ng [aàáả…]n.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from collections import defaultdict
from typing import TYPE_CHECKING

from graph import vietnamese

if TYPE_CHECKING:
    from collections.abc import Mapping

#: Longest text that is looked for; what is longer was pasted by mistake.
LONGEST = 400
#: Between two words: white space, dashes, punctuation.
_GAP = r"[^\p{L}\p{N}%]+"


@functools.cache
def _letters() -> Mapping[str, str]:
    """Give for each plain letter the class of all letters that fold to it."""
    classes: dict[str, list[str]] = defaultdict(list)
    for code in (*range(0x61, 0x7B), *range(0xC0, 0x250), *range(0x1E00, 0x1F00)):
        letter = chr(code)
        plain = vietnamese.fold(letter)
        if letter.islower() and len(plain) == 1 and plain.isascii() and plain.isalpha():
            classes[plain].append(letter)
    return {plain: f"[{''.join(found)}]" for plain, found in classes.items()}


def words(text: str) -> list[str]:
    """Give the words of a text, in NFC and one spelling, small."""
    return vietnamese.key(text[:LONGEST]).split()


def pattern(text: str) -> str:
    """Give a pattern for the engine that matches the words in this order, whatever stands between.

    Case and marks do not count: to be used with the flag "i".
    """
    return _GAP.join(_word(word) for word in words(text))


def whole(text: str) -> str:
    """Give a pattern that matches only a text of these words and no others."""
    edge = _GAP.replace("+", "*")
    return f"^{edge}{pattern(text)}{edge}$"


def _word(word: str) -> str:
    classes = _letters()
    folded = vietnamese.fold(unicodedata.normalize("NFC", word))
    return "".join(classes.get(letter, re.escape(letter)) for letter in folded)


def word_pattern(word: str, *, whole: bool) -> str:
    """Give a pattern for one word; without `whole` also for words that begin with it."""
    return rf"(^|[^\p{{L}}\p{{N}}]){_word(word)}" + (r"([^\p{L}\p{N}]|$)" if whole else "")
