"""The topics of a duty, by the words of topics.toml."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING

from graph import vietnamese

if TYPE_CHECKING:
    from graph.vocabulary import Vocabulary

#: A duty has at most so many topics; what is weaker is chance.
MOST_TOPICS = 3


_WORDS = re.compile(r"[\w%]+")
#: Word -> the words that may follow it; the row of the topic stands under the empty word.
Trie = dict[str, "Trie | int"]


@functools.cache
def _phrases(vocabulary: Vocabulary) -> Trie:
    """Put all phrases into a tree of words."""
    root: Trie = {}
    for order, topic in enumerate(vocabulary.topics):
        for phrase in topic.words:
            node = root
            for word in vietnamese.key(phrase).split():
                after = node.setdefault(word, {})
                if isinstance(after, dict):
                    node = after
            node.setdefault("", order)
    return root


def _longest(root: Trie, words: list[str], at: int) -> tuple[int, int]:
    """Give row and length of the longest phrase that begins at a word; length 0 if none does."""
    node: Trie | int | None = root.get(words[at])
    found, length, end = -1, 0, at
    while isinstance(node, dict):
        end += 1
        order = node.get("")
        if isinstance(order, int):
            found, length = order, end - at
        node = node.get(words[end]) if end < len(words) else None
    return found, length


def find(vocabulary: Vocabulary, text: str) -> tuple[str, ...]:
    """Give the ids of the topics of a running text, the one with most hits first.

    Of two equals it is the first row. Where phrases overlap the longest counts: "mua bán người" is
    not counted within "phòng, chống mua bán người".
    """
    root = _phrases(vocabulary)
    words = _WORDS.findall(text.casefold())
    hits: dict[int, int] = {}
    at = 0
    last = len(words) - 1
    for start, word in enumerate(words):
        node = root.get(word)
        if start < at or not isinstance(node, dict):
            continue
        # Most first words lead nowhere: look one word ahead before walking.
        if "" not in node and (start == last or words[start + 1] not in node):
            continue
        order, length = _longest(root, words, start)
        if length:
            hits[order] = hits.get(order, 0) + 1
            at = start + length
    ranked = sorted(hits, key=lambda order: (-hits[order], order))
    return tuple(vocabulary.topics[order].id for order in ranked[:MOST_TOPICS])
