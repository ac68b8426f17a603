"""What was said in other words: a word diff that a person can read."""

from __future__ import annotations

from difflib import SequenceMatcher

from graph import vietnamese
from graph.analyze import words
from graph.records.analysis import Edit

#: Texts of more words are not told apart word by word: the matcher takes quadratic time.
LONGEST = 2_000


def edits(before: str, after: str) -> tuple[Edit, ...]:
    """Give the words that stayed, went and came, in order; case, marks' placement and end stops do not count."""
    one, two = before.split(), after.split()
    if max(len(one), len(two)) > LONGEST:
        return tuple(
            Edit(kind=kind, text=text) for kind, text in (("gone", before), ("new", after))
        )
    keys, others = [_key(word) for word in one], [_key(word) for word in two]
    found: list[Edit] = []
    matcher = SequenceMatcher(None, keys, others, autojunk=False)
    for tag, start, end, other_start, other_end in matcher.get_opcodes():
        if tag == "equal":
            found.append(Edit(kind="same", text=" ".join(two[other_start:other_end])))
            continue
        for kind, part in (("gone", one[start:end]), ("new", two[other_start:other_end])):
            if part:
                found.append(Edit(kind=kind, text=" ".join(part)))
    return tuple(found)


def shared(one: str, two: str, limit: int = 8) -> tuple[str, ...]:
    """Give the phrases that two texts share in the same order, the longest first; none of empty words alone."""
    ones, twos = vietnamese.key(one).split(), vietnamese.key(two).split()
    if max(len(ones), len(twos)) > LONGEST:
        return ()
    matcher = SequenceMatcher(None, ones, twos, autojunk=False)
    found = [
        " ".join(ones[at : at + size]) for at, _, size in matcher.get_matching_blocks() if size > 1
    ]
    telling = [phrase for phrase in dict.fromkeys(found) if len(words.telling(phrase)) > 1]
    return tuple(sorted(telling, key=lambda phrase: (-len(phrase), phrase))[:limit])


def _key(word: str) -> str:
    return vietnamese.key(word) or word


def reworded(found: tuple[Edit, ...]) -> bool:
    """Tell whether anything but the years changed."""
    changed = [edit.text for edit in found if edit.kind != "same"]
    return any(word.isalpha() for text in changed for word in vietnamese.key(text).split())
