"""Names of agencies, posts and groups as texts write them: where one begins, where it ends.

Names are built, not listed: a body or a head with its field, then its level or place ("Sở Y tế tỉnh",
"UBND các huyện, thị xã"), a post before them ("Giám đốc Công an tỉnh"), or a group noun with what
narrows it ("các đơn vị có liên quan"). The words stand in `ontology/duties.toml`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from graph.extract.agency_names import (
    BODY,
    CENTRAL,
    COMMITTEE,
    DETERMINER,
    GROUP,
    HEAD,
    POST,
    Lexicon,
    first_word,
    lexicon,
)

if TYPE_CHECKING:
    from graph.vocabulary import Vocabulary

#: No list of agencies that a person wrote is longer; what stands after is left alone.
MOST_ITEMS = 60
#: More names than these do not stand inside one another.
DEEPEST = 3


class Phrase(NamedTuple):
    """One agency in a text: its range, its name, and whether it says who is meant."""

    start: int
    end: int
    #: White space collapsed; the head is restored where a list leaves it out (các Bộ: Công an, Y tế).
    name: str
    #: False for "cấp có thẩm quyền" and the like.
    named: bool = True
    #: True for a group noun that stands alone: "cơ quan", "tổ chức".
    bare: bool = False


def match_agency(text: str, pos: int, vocabulary: Vocabulary) -> int | None:
    """Give the end of the name of an agency, post or group that begins at `pos`, or `None`."""
    found = read_agency(text, pos, vocabulary)
    return found.end if found else None


def split_agencies(
    text: str, start: int, end: int, vocabulary: Vocabulary
) -> list[tuple[int, int]]:
    """Split a list of agencies into the ranges of its names; what is no agency is left out."""
    return [(phrase.start, phrase.end) for phrase in spread(text, start, end, vocabulary)]


def spread(text: str, start: int, end: int, vocabulary: Vocabulary) -> list[Phrase]:
    """Read every agency of a cell or value; what is none is passed over to the next comma."""
    found: list[Phrase] = []
    at = start
    while at < end and text[at] in " \n-–+•:":
        at += 1
    while len(found) < MOST_ITEMS:
        phrases, stop = read_agencies(text, at, vocabulary, limit=end, bare=True)
        found += [phrase for phrase in phrases if phrase.named]
        following = _NEXT.search(text, stop if phrases else at, end)
        if following is None:
            break
        at = following.end()
    return found


#: Where the next item of a loose list may begin.
_NEXT = re.compile(r"[,;\n]\s*(?:[-+•]\s*)?|\s[-+•]\s| (?:và|cùng) ")


def read_agency(
    text: str, pos: int, vocabulary: Vocabulary, *, bare: bool = False, strict: bool = False
) -> Phrase | None:
    """Read one name at `pos`; `bare` allows group nouns without "các", as inside lists.

    `strict` takes no names whose field is not known.
    """
    return _phrase(text, pos, lexicon(vocabulary, strict=strict), bare=bare)


def _phrase(text: str, pos: int, words: Lexicon, *, bare: bool) -> Phrase | None:
    found = _read(text, pos, words, bare=bare)
    if found is None:
        return None
    end, named, lone = found
    return Phrase(pos, end, " ".join(text[pos:end].split()), named, lone)


_JOIN = re.compile(
    r"(?: ?[,;] ?(?:và |cùng (?:với )?|với )?| (?:và|cùng(?: với)?|hoặc|&) (?:với )?| ?/ ?)"
)
#: What may stand after a name without being part of it: a bracket, or the capacity it acts in.
_ASIDE = re.compile(
    r" ?\([^()\n]{1,120}\)"
    r"|(?:,| [-–]) (?:là )?[Cc]ơ quan (?:[Tt]hường trực|đầu mối|chủ trì)"
    r"(?: (?:của )?Ban [Cc]hỉ đạo[^,.;:\n]{0,40}?(?=,| chịu| có| chủ| phối| tham))?"
)
_ELLIPSIS = re.compile(r" ?,? ?(?:\.\.\.|…)")


def read_agencies(
    text: str,
    pos: int,
    vocabulary: Vocabulary,
    *,
    limit: int | None = None,
    bare: bool = False,
    strict: bool = False,
) -> tuple[tuple[Phrase, ...], int]:
    """Read a list of names joined by commas, semicolons and "và"; give them and where it ends.

    The end includes a bracket after the last name ("Công an tỉnh (qua PC02)") and an ellipsis.
    """
    words = lexicon(vocabulary, strict=strict)
    if first_word(text, pos) not in words.openings:
        return (), pos
    limit = len(text) if limit is None else limit
    phrases: list[Phrase] = []
    end = pos
    opened: str | None = None
    while len(phrases) < MOST_ITEMS:
        item: Phrase | None = None
        if opened is not None:
            item = _elliptic_next(text, pos, opened, words)
        elif "ác " in text[pos : pos + 40] and (first := _elliptic_first(text, pos, words)):
            opened, item = first
        if item is None:
            opened = None
            item = _item(text, pos, phrases, words, bare=bare)
        if item is None or item.end > limit:
            break
        phrases.append(item)
        end = item.end
        if aside := _ASIDE.match(text, end, limit):
            end = aside.end()
        joint = _JOIN.match(text, end, limit)
        if joint is None or joint.end() <= end:
            break
        pos = joint.end()
    if phrases and (dots := _ELLIPSIS.match(text, end, limit)):
        end = dots.end()
    return tuple(phrases), end


def _item(
    text: str, pos: int, before: list[Phrase], words: Lexicon, *, bare: bool
) -> Phrase | None:
    """Read the next item; a lone "tổ chức" is a noun only after another lone noun, else a verb."""
    item = _phrase(text, pos, words, bare=bare or bool(before))
    if item is None or not item.bare:
        return item
    closes = words.closed.match(text, item.end) is not None
    if item.name.lower() == "tổ chức" and not closes and not (before and before[-1].bare):
        return None
    return item


def _elliptic_first(text: str, pos: int, words: Lexicon) -> tuple[str, Phrase] | None:
    """Read "các Sở: Nội vụ" or "Bộ trưởng các Bộ Công an": the head, and the first of its list."""
    match = words.plural.match(text, pos)
    if match is None:
        return None
    # "các Sở Công Thương" alone is one group; only a list or a colon leaves heads out.
    if ":" not in match[0]:
        joint = _JOIN.match(text, match.end())
        if joint is None or words.elided.match(text, joint.end()) is None:
            return None
    post, head = (match["post"] or "").strip(), match["head"]
    lead = f"{post} {head[0].upper()}{head[1:]}".strip()
    name = " ".join(text[match.start("field") : match.end()].split())
    return lead, Phrase(match.start("field"), match.end(), f"{lead} {name}")


def _elliptic_next(text: str, pos: int, opened: str, words: Lexicon) -> Phrase | None:
    match = words.elided.match(text, pos)
    if match is None:
        return None
    name = " ".join(match["field"].split())
    return Phrase(pos, match.end(), f"{opened} {name}")


Found = tuple[int, bool, bool]


def _read(text: str, pos: int, words: Lexicon, *, bare: bool, deep: int = 0) -> Found | None:
    """Give end, whether named, whether a lone group noun; the longest reading wins.

    `deep` counts the names that this one stands inside ("Giám đốc Công an tỉnh của …").
    """
    opens = words.openings.get(first_word(text, pos))
    if opens is None or deep > DEEPEST:
        return None
    best = _committee(text, pos, words, deep) if opens & COMMITTEE else None
    if opens & POST:
        best = _longer(best, _post(text, pos, words, deep))
    if opens & BODY:
        best = _longer(best, _body(text, pos, words, deep, bare=bare))
    if opens & (DETERMINER | GROUP):
        best = _longer(best, _group(text, pos, words, deep, bare=bare))
    if opens & (CENTRAL | HEAD) and text[pos].isupper():
        if opens & CENTRAL:
            best = _longer(best, _central(text, pos, words))
        if opens & HEAD:
            best = _longer(best, _headed(text, pos, words, deep))
    return best


def _longer(best: Found | None, other: Found | None) -> Found | None:
    """Give the reading that ends later; of two that end alike the first."""
    if best is None or other is None:
        return best or other
    return other if other[0] > best[0] else best


_TAIL_START = frozenset(" /")


def _tails(text: str, end: int, words: Lexicon) -> int:
    """Go on over level, place and scope: " tỉnh", " các huyện, thị xã", " có liên quan"."""
    for _ in range(4):
        if text[end : end + 1] not in _TAIL_START:
            break
        match = words.tail.match(text, end)
        if match is None:
            break
        end = match.end()
    return end


def _central(text: str, pos: int, words: Lexicon) -> Found | None:
    match = words.central.match(text, pos)
    if match is None:
        return None
    person = words.person.match(text, match.end()) if "Phó Thủ tướng" in match[0] else None
    return person.end() if person else _tails(text, match.end(), words), True, False


def _committee(text: str, pos: int, words: Lexicon, deep: int) -> Found | None:
    match = words.committee.match(text, pos)
    if match is None:
        return None
    end = _tails(text, match.end(), words)
    if end == match.end() and not match["code"] and (matter := words.matter.match(text, end)):
        end = _tails(text, matter.end(), words)
    if end == match.end() and not text[pos].isupper():
        return None
    if end == match.end() and (owner := words.owner.match(text, end)):
        inner = _read(text, owner.end(), words, bare=False, deep=deep + 1)
        end = inner[0] if inner else end
    return end, True, False


def _post(text: str, pos: int, words: Lexicon, deep: int) -> Found | None:
    match = words.post.match(text, pos)
    # "lãnh đạo" in small letters is a verb more often than a post.
    if match is None or text.startswith(("lãnh đạo", "trưởng "), pos):
        return None
    end = match.end()
    link = words.post_link.match(text, end)
    if link:
        if group := words.post_group.match(text, link.end()):
            return _tails(text, group.end(), words), True, False
        inner = _read(text, link.end(), words, bare=True, deep=deep + 1)
        if inner:
            return inner[0], True, False
        place = words.place.match(text, link.end())
        if place:
            return _tails(text, place.end(), words), True, False
        if own := words.own_body.match(text, link.end()):
            return own.end(), True, False
    tailed = _tails(text, end, words)
    if tailed > end or (text[pos].isupper() and words.closed_post.match(text, end)):
        return tailed, True, False
    return None


def _body(text: str, pos: int, words: Lexicon, deep: int, *, bare: bool) -> Found | None:
    match = words.body.match(text, pos)
    if match is None:
        return None
    end = _tails(text, match.end(), words)
    if end == match.end() and (owner := words.owner.match(text, end)):
        inner = _read(text, owner.end(), words, bare=False, deep=deep + 1)
        end = inner[0] if inner else end
    if text.startswith(" ", end) and words.nesting.match(text, pos, match.end()):
        at = end + (5 if text.startswith(" các ", end) else 1)
        inner = _inside(text, at, words, deep + 1) if deep < DEEPEST else None
        end = inner[0] if inner else end
    plain = end == match.end() and not text[pos].isupper()
    # "công an" in small letters is a name where more is said of it, or inside a list.
    if plain and text.count(" ", pos, end) < (1 if bare else 2):
        return None
    return end, True, False


#: A known field may be the first half of a longer one.
_GOES_ON = (" - ", " – ", " và ", " -")


def _inside(text: str, at: int, words: Lexicon, deep: int) -> Found | None:
    """Read the body that another one belongs to: "Đảng ủy | Công an", "Đảng đoàn | Quốc hội"."""
    inner = _body(text, at, words, deep, bare=True)
    if text[at : at + 1].isupper():
        found = [inner, _central(text, at, words), _headed(text, at, words, deep)]
        return max((f for f in found if f), key=lambda reading: reading[0], default=None)
    if inner is None and text.startswith("các ", at - 4):
        return _group(text, at - 4, words, deep, bare=False)
    return inner


def _headed(text: str, pos: int, words: Lexicon, deep: int) -> Found | None:
    match = words.head.match(text, pos)
    if match is None:
        return None
    known = words.field.match(text, match.end())
    if known is None:
        firm = words.firm_field.match(text, match.end())
        # A field with a comma in it is no chance: "Cục Phổ biến, giáo dục pháp luật | làm đầu mối".
        if firm and ("," in firm[0] or words.firm_head.match(text, pos, match.end())):
            known = firm
    field = known or words.free_field.match(text, match.end())
    if field is None:
        return None
    end = field.end()
    if known and text.startswith(_GOES_ON, end):  # "Trung tâm Văn hóa | - Truyền thông"
        longer = words.free_field.match(text, match.end())
        end = max(end, longer.end()) if longer else end
    if text.startswith(", ", end) and words.branch.match(text, pos, match.end()):
        half = words.second_half.match(text, end)
        end = half.end("name") if half else end
    end = _tails(text, end, words)
    if owner := words.owner.match(text, end):
        inner = _read(text, owner.end(), words, bare=False, deep=deep + 1)
        end = inner[0] if inner else end
    return end, True, False


def _group(text: str, pos: int, words: Lexicon, deep: int, *, bare: bool) -> Found | None:
    determiner = words.determiner.match(text, pos)
    start = determiner.end() if determiner else pos
    if determiner:
        place = words.named_places.match(text, pos) or words.place_group.match(text, start)
        if place:
            return _tails(text, place.end(), words), True, False
        inner = (
            _body(text, start, words, deep, bare=True)
            or _headed(text, start, words, deep)
            or _committee(text, start, words, deep)
        )
        if inner:
            return inner
    elif not bare and not text[pos].isupper():
        return None
    return _group_noun(text, start, words, opened=determiner is not None)


def _group_noun(text: str, start: int, words: Lexicon, *, opened: bool) -> Found | None:
    joined = words.joined.match(text, start)
    if joined is None:
        joined = (words.joined_bare if opened else words.joined_related).match(text, start)
    noun = joined or words.noun.match(text, start)
    if noun is None:
        return None
    end = noun.end()
    if joined is None and text.startswith(" ", end) and text[end + 1 : end + 2].isupper():
        field = words.field.match(text, end + 1)
        end = field.end() if field else end
    for _ in range(4):
        modifier = words.modifier.match(text, end)
        if modifier is None:
            break
        end = modifier.end()
    end = _tails(text, end, words)
    unnamed = words.unnamed.match(text, end)
    if unnamed:
        return unnamed.end(), False, False
    lone = end == noun.end() and joined is None
    if lone and not opened and not words.lone.match(text, start):
        return None
    if text.startswith("phòng", start) and words.prevention.match(text, start):
        return None
    return end, True, lone and not opened


_WORD = re.compile(r"\w+")
#: Words that stay small in a heading in capitals, so that no name of a place runs over them.
_SMALL = frozenset(
    ("và", "các", "của", "với", "cho", "những", "thuộc", "trực", "trên", "địa", "bàn", "có")
)


def soften(text: str) -> str:
    """Give a heading in capitals with capital initials alone, same length, so that names match.

    >>> soften("CÔNG AN TỈNH VÀ CÁC SỞ")
    'Công An Tỉnh và các Sở'
    """
    if any(letter.islower() for letter in text):
        return text
    lowered = text.lower()
    if len(lowered) != len(text):
        return text
    return _WORD.sub(lambda m: m[0] if m[0] in _SMALL else m[0][0].upper() + m[0][1:], lowered)
