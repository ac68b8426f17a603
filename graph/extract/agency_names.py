"""The patterns that names of agencies are matched with, compiled once from the word tables."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from graph.vietnamese import respell

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph.vocabulary import Vocabulary

#: Capital letters of Vietnamese, for use inside a class.
UPPER = "A-ZĐĂÂÊÔƠƯ" + "".join(
    chr(c) for c in (*range(0xC0, 0x1B0), *range(0x1EA0, 0x1EFA)) if chr(c).isupper()
)
#: What may follow a word: nothing that would make it longer.
EDGE = r"(?!\w)"


class _Node(dict[str, "_Node"]):
    """A letter's followers; the key "" marks the end of a word."""


def trie(words: Iterable[str]) -> str:
    """Give a pattern that matches the longest of the words that fits, sharing their beginnings."""
    root = _Node()
    for word in sorted({respell(word) for word in words if word}):
        node = root
        for letter in word:
            node = node.setdefault(letter, _Node())
        node[""] = _Node()
    return _spell(root)


def _spell(node: _Node) -> str:
    """Write one node of the tree; a chain of single letters is written straight."""
    branches = []
    for letter, child in node.items():
        if not letter:
            continue
        chain, below = letter, child
        while len(below) == 1 and "" not in below:
            (following, below), *_ = below.items()
            chain += following
        branches.append(re.escape(chain).replace(r"\ ", " ") + _spell(below))
    if not branches:
        return ""
    if len(branches) == 1 and "" not in node:
        return branches[0]
    return f"(?:{'|'.join(branches)})" + ("?" if "" in node else "")


def either_case(words: Iterable[str]) -> str:
    """Give a trie that takes its words in any case."""
    return f"(?i:{trie(word.lower() for word in words)})"


def scan(words: Iterable[str]) -> str:
    """Give a pattern to search a text with for words whose first letter may be of either case.

    It opens with one class of letters, which the engine looks for at full speed; that no letter
    stands before the word is tested behind it.
    """
    groups: dict[str, list[str]] = {}
    for word in words:
        groups.setdefault(word[0].lower(), []).append(word[1:])
    letters = "".join(letter + letter.upper() for letter in sorted(groups))
    rests = "|".join(
        rf"(?<=[{letter}{letter.upper()}]){trie(rest)}" for letter, rest in sorted(groups.items())
    )
    return rf"[{letters}](?<!\w.)(?:{rests})"


_ROLE = r"(?!Chủ trì|Phối hợp|Chịu trách nhiệm|Tổ chức|Cơ quan|Đơn vị|Thường trực)"
#: A capitalised name of a place: "Thái Nguyên", "Bà Rịa - Vũng Tàu".
_PROPER = rf"(?:{_ROLE}[{UPPER}]\w*(?:(?: | ?[-–] ?){_ROLE}[{UPPER}]\w*){{0,4}}|\d{{1,2}}(?!\w))"
_CAPITALS = rf"{_ROLE}[{UPPER}]\w*(?:(?: | ?[-–] ?){_ROLE}[{UPPER}]\w*){{0,4}}"
_UNIT_WORD = (
    r"(?i:tỉnh|thành phố|quận|huyện|thị xã|xã|phường|thị trấn|đặc khu|tp\b\.?|tx\b\.?|thủ đô)"
    r"(?!\w)(?! (?i:ủy|đoàn|hội)(?!\w))"
)
_UNIT = rf"{_UNIT_WORD}(?: (?:{_PROPER}|biên giới|ven biển|miền núi))?"
_UNITS = rf"{_UNIT}(?:(?: ?, ?(?:và )?| và |/| ?- ?)(?:các )?{_UNIT}){{0,10}}"
_UNDER = r"(?: trực thuộc (?:[Tt]rung ương|TW|tỉnh|thành phố)(?!\w))?"
_PLACE = rf"(?:(?:các|những|hai|\d{{1,3}}) )?{_UNITS}{_UNDER}"
_LEVEL = (
    r"(?i:cấp) (?i:trung ương|tỉnh|thành phố|huyện|quận|xã|cơ sở|khu vực|quốc gia|bộ)(?!\w)"
    r"(?:(?:, | và |/)(?:cấp )?(?i:tỉnh|thành phố|huyện|quận|xã|cơ sở)(?!\w)){0,4}"
)
#: "báo cáo Bộ (Cục …)": the ministry that the document is of.
_MINISTRY_ALONE = r"Bộ(?= \((?:qua|Cục|Vụ|Văn phòng) | trước ngày | để tổng hợp| theo quy định)"
#: Group nouns that may stand in a list without "các" and without anything that narrows them.
_LONE = (
    "địa phương", "đoàn thể", "đơn vị", "cơ quan", "doanh nghiệp", "tổ chức", "gia đình",
    "nhà trường", "chính quyền", "cộng đồng", "ngành", "hiệp hội", "ban ngành",
)  # fmt: skip


#: Bits that tell which rules may read a name that opens with a word.
COMMITTEE, POST, BODY, DETERMINER, GROUP, CENTRAL, HEAD = 1, 2, 4, 8, 16, 32, 64


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """Compiled patterns; each is used with `match(text, pos)`."""

    #: First words, in small letters, of what the rules below begin with: which rules are worth trying.
    openings: dict[str, int]
    #: Whole names and posts of the centre.
    central: re.Pattern[str]
    #: Names that need only a place or level: Công an, Ủy ban nhân dân.
    body: re.Pattern[str]
    #: Committees, with their code: Ban Chỉ đạo 138/CP; `matter` is what they are set up for.
    committee: re.Pattern[str]
    matter: re.Pattern[str]
    #: " của " before the body that a body belongs to.
    owner: re.Pattern[str]
    #: Heads that go on with a field: Sở, Cục; `field` is known, `free_field` is built.
    head: re.Pattern[str]
    field: re.Pattern[str]
    #: Heads whose fields are all known, so that what follows a field is no part of the name.
    firm_head: re.Pattern[str]
    firm_field: re.Pattern[str]
    free_field: re.Pattern[str]
    #: ", chữa bệnh" after "Cục Quản lý Khám": the rest of the name of a branch of a ministry.
    second_half: re.Pattern[str]
    branch: re.Pattern[str]
    post: re.Pattern[str]
    post_link: re.Pattern[str]
    #: "cơ quan, đơn vị" after a post: one group, whose head the post is.
    post_group: re.Pattern[str]
    #: "Bộ" after "Chánh Văn phòng": the body that the document is of.
    own_body: re.Pattern[str]
    closed_post: re.Pattern[str]
    #: "các Sở: Nội vụ", and the bare fields after it.
    plural: re.Pattern[str]
    elided: re.Pattern[str]
    determiner: re.Pattern[str]
    place: re.Pattern[str]
    place_group: re.Pattern[str]
    #: "các tỉnh Sơn La, Điện Biên": matched from the determiner on.
    named_places: re.Pattern[str]
    #: Group nouns joined by commas into one name, alone, and what narrows them.
    joined: re.Pattern[str]
    joined_bare: re.Pattern[str]
    joined_related: re.Pattern[str]
    noun: re.Pattern[str]
    lone: re.Pattern[str]
    modifier: re.Pattern[str]
    unnamed: re.Pattern[str]
    prevention: re.Pattern[str]
    closed: re.Pattern[str]
    #: Bodies that another body's name follows: Đảng ủy Công an tỉnh.
    nesting: re.Pattern[str]
    #: The name of a person after a post.
    person: re.Pattern[str]
    #: Level, place or scope after a name.
    tail: re.Pattern[str]


#: What opens another item of a list, and no second half of a name.
_NOUNS = ("bodies", "committees", "group_nouns", "group_first", "determiners", "posts")


@functools.cache
def lexicon(vocabulary: Vocabulary, *, strict: bool = False) -> Lexicon:
    """Compile the tables of one vocabulary.

    `strict` takes no names whose field is not known: headings in capitals tell names from nothing.
    """
    if strict:
        return replace(lexicon(vocabulary), free_field=re.compile(r"(?!)"))
    words = {cue.id: cue.words for cue in vocabulary.cues["duties"]}
    parts = _names(words, vocabulary) | _groups(words) | _posts(words)
    parts["tail"] = _tail(words, vocabulary)
    patterns = {name: re.compile(pattern) for name, pattern in parts.items()}
    central = _central(words, vocabulary)
    openings = dict.fromkeys(["đồng", "ông"], 0)
    for kind, table in (
        (COMMITTEE, words["committees"]),
        (POST, (*words["posts"], "các", "bộ", "đồng chí", "ông")),
        (BODY, words["bodies"]),
        (DETERMINER, words["determiners"]),
        (GROUP, (*words["group_nouns"], *words["group_first"], *words["group_bare"])),
        (CENTRAL, (*central, "bộ")),
        (HEAD, words["heads"]),
    ):
        for word in {first_word(word) for word in table}:
            openings[word] = openings.get(word, 0) | kind
    return Lexicon(openings=openings, **patterns)


def first_word(text: str, pos: int = 0) -> str:
    """Give the word at `pos` in small letters; empty where none stands there."""
    match = _FIRST_WORD.match(text, pos)
    return match[0].lower() if match else ""


_FIRST_WORD = re.compile(r"\w+")


def _central(words: dict[str, tuple[str, ...]], vocabulary: Vocabulary) -> list[str]:
    """Give the whole names that are known: of the centre, and of the register's agencies."""
    central = [*words["central"]]
    for agency in vocabulary.agencies:
        names = (agency.name, *agency.aliases)
        # "Mặt trận Tổ quốc và các đoàn thể" is a list of two, whatever a register calls it.
        central += [n for n in names if n[:1].isupper() and " " in n and " và các " not in n]
        central += [short for short in agency.abbreviations if short.isupper() and short[2:]]
    return central


def _names(words: dict[str, tuple[str, ...]], vocabulary: Vocabulary) -> dict[str, str]:
    central = _central(words, vocabulary)
    # "xã" ends a name unless it is the first half of "xã hội".
    stops = rf"(?:{trie((*words['stops'], *words['verbs']))}|xã(?! hội))"
    field = either_case(words["sectors"])
    heads = trie(words["heads"])
    ends = rf"(?= ?[.,;:()\n/“”…]| ?$| (?:{stops}){EDGE}| [-–] | [{UPPER}\d&])"
    other = rf"(?!(?:{heads}|{either_case(words['bodies'])}){EDGE})"
    step = rf"(?: (?!(?:{stops}){EDGE})\w+)"
    first = rf"(?:[Pp]hòng, ?chống|[{UPPER}]\w*(?:[&\-]\w+)*|\d{{1,3}}(?!\w))"
    more = (
        rf"(?: (?:[Pp]hòng, ?chống|(?!(?:{stops}){EDGE})[\w&]+(?:[.\-]\w+){{0,3}})"
        rf"| ?[-–] ?{other}{_ROLE}[{UPPER}]\w*| - (?!(?:{stops}){EDGE})[a-zđ]\w+)"
    )
    comma = rf"(?:, {other}[{UPPER}]\w*{step}{{0,3}}){{0,3}}"
    nouns = [word for key in _NOUNS for word in words[key]]
    small = rf"(?!(?:{stops}|{trie(words['deeds'])}|{either_case(nouns)}){EDGE})[a-zđ]\w*"
    joined = rf"(?:{comma} (?:và|&) {other}[{UPPER}]\w*{step}{{0,4}})?"
    return {
        "central": rf"(?:{trie(central)}){EDGE}|{_MINISTRY_ALONE}",
        "body": rf"{either_case(words['bodies'])}{EDGE}",
        "committee": rf"{either_case(words['committees'])}{EDGE}"
        r"(?: (?i:quốc gia|nhà nước|trung ương|chính phủ|liên ngành)(?!\w)){0,2}"
        r"(?P<code>(?: ?\d{2,4}(?!\w))?(?: ?/ ?[A-ZĐ]\w*){0,2})(?: Chính phủ(?!\w))?",
        "matter": rf" ?(?:{either_case(words['committee_matters'])}){EDGE}[^\n.;:()“”]{{0,160}}?"
        rf"(?= {_UNIT_WORD}| {_LEVEL}| các cấp| (?:{trie(words['modals'])}){EDGE}"
        r"| (?:chủ trì|tổ chức|báo cáo|phối hợp|để)(?!\w)|[.;:()\n]"
        r"|, (?:[Cc]ác|UBND|Sở|Bộ|Công an)|$)",
        "owner": r" của (?=(?:Chính phủ|Quốc hội|Trung ương|Công an|Bộ|Tỉnh ủy|UBND|Ủy ban)(?!\w))",
        "nesting": r"(?i:đảng đoàn|đảng ủy|ban cán sự đảng|đảng bộ|chi bộ|văn phòng|thường trực"
        r"|ban thường trực|ban thường vụ|ban chấp hành|công đoàn|lãnh đạo)$",
        "person": rf"(?: Thường trực)?(?: [{UPPER}]\w+){{2,4}}(?= )",
        "head": rf"(?:{heads}) ",
        "field": rf"(?:{field}){EDGE}{ends}",
        "firm_head": r"(?:Sở|Bộ) $",
        "firm_field": rf"(?:{field}){EDGE}",
        "free_field": rf"{first}{more}{{0,14}}{joined}",
        "second_half": rf"(?P<name>(?:, {small}{step}{{0,4}}){{1,3}}?)"
        rf"(?=[.,;)\n]|$| (?:{trie(words['modals'])}|chủ trì|phối hợp){EDGE})",
        "branch": r"(?:Cục|Vụ|Chi cục|Tổng cục) $",
        "plural": rf"(?:(?P<post>(?:{trie(words['posts'])})) )?(?i:các) "
        rf"(?P<head>{either_case(words['plural_heads'])}) ?:? (?P<field>{field}){EDGE}(?=[ ,;.])",
        "elided": rf"(?P<field>{field}){EDGE}(?= ?[,;.:\n(]| và | có | ch| th| ph|$)",
    }


def _groups(words: dict[str, tuple[str, ...]]) -> dict[str, str]:
    first, bare = trie(words["group_first"]), trie(words["group_bare"])
    joint = r"(?: ?, ?(?:và )?| và | - |/)"
    return {
        "determiner": rf"{either_case(words['determiners'])} ",
        "place": _PLACE,
        "place_group": rf"{_UNITS}{_UNDER}",
        "named_places": _named_places(words),
        "joined": rf"(?i:(?:(?:{first}){joint}){{1,5}}(?:(?:ban )?ngành(?:(?:{joint}| )"
        rf"(?:(?:hội|mặt trận){joint})?(?:các )?đoàn thể)?|ban(?! hành)|đoàn thể)){EDGE}",
        "joined_bare": rf"(?i:(?:(?:{bare}){joint}){{1,5}}(?:{bare})){EDGE}",
        "joined_related": rf"(?i:(?:(?:{bare}){joint}){{1,5}}(?:{bare}))(?= (?:có )?liên quan(?!\w))",
        "noun": rf"{either_case(words['group_nouns'])}{EDGE}",
        "lone": rf"(?i:{trie(_LONE)}){EDGE}",
        "modifier": rf" {either_case(words['group_modifiers'])}{EDGE}",
        "unnamed": rf" (?:{trie(words['group_unnamed'])}){EDGE}",
        "prevention": r"phòng(?:, ?| )(?:chống|ngừa)",
        "closed": r" ?[,;.:)\n]| ?$| (?:và|theo|có)(?!\w)",
    }


def _posts(words: dict[str, tuple[str, ...]]) -> dict[str, str]:
    post = either_case(words["posts"])
    closing = r"(?:và|có trách nhiệm|chịu trách nhiệm|chỉ đạo|chủ trì)(?!\w)"
    return {
        "post": r"(?:[Cc]ác )?Bộ trưởng(?=,| và Thủ trưởng)"
        rf"|(?:[Cc]ác (?:đồng chí )?|[Đđ]ồng chí |[Ôô]ng )?(?:{post}){EDGE}"
        rf"(?:(?:, | và )(?:các )?(?:{post}){EDGE}){{0,4}}",
        "post_link": r" (?:của )?",
        "post_group": r"(?i:(?:các )?(?:cơ quan|đơn vị|địa phương|tổ chức|cấp ủy|chính quyền|cơ sở)"
        r"(?:(?:, | và |/)(?:cơ quan|đơn vị|địa phương|tổ chức|tổ chức đảng|chính quyền|cấp ủy"
        r"|đoàn thể|doanh nghiệp|cơ sở)){1,4})(?!\w)",
        "own_body": rf"(?:Bộ|Sở|Ban|Cục|Viện|Trường|Trung tâm)(?= ?[,;.:(\n]| ?$| {closing})",
        "closed_post": rf" ?[,;.:(\n]| ?$| {closing}",
    }


def _named_places(words: dict[str, tuple[str, ...]]) -> str:
    """Give a pattern for "các tỉnh Sơn La, Điện Biên": one group, its members by name."""
    names = (*words["bodies"], *words["posts"], *words["determiners"])
    place = rf"(?!(?:{trie(words['heads'])}|{either_case(names)}){EDGE}){_CAPITALS}"
    units = rf"(?:{_UNIT_WORD}(?:, | và )){{0,4}}{_UNIT_WORD}"
    return rf"(?:các|những|hai|\d{{1,3}}) {units}:? {place}(?:(?:, | và ){place}){{1,60}}"


def _tail(words: dict[str, tuple[str, ...]], vocabulary: Vocabulary) -> str:
    names = [name for row in vocabulary.localities for name in (row.name, *row.aliases)]
    places = trie(name for name in names if name[:1].isupper() and not name.isupper())
    central = r"(?:Chính phủ|Quốc hội|[Tt]rung ương|TW|Đảng|Nhà nước)(?!\w)"
    ministry = rf"Bộ(?: {either_case(words['sectors'])})?{EDGE}"
    under = (
        rf"(?:{_PLACE}|{central}|(?:UBND|Ủy ban nhân dân) {_PLACE}|{ministry}"
        r"|Sở(?!\w)|ngành(?!\w)|(?:Tỉnh|Thành|Huyện|Thị|Quận) ủy)"
    )
    options = (
        rf" {_named_places(words)}",
        rf" {_PLACE}",
        rf" {_LEVEL}",
        r" (?:các cấp|hai cấp|cùng cấp)(?!\w)",
        r" (?i:trung ương|tw|việt nam|quốc gia|khu vực|toàn quốc)(?!\w)(?: (?:[IVX]+|\d+)(?!\w))?",
        rf" của (?:(?:mỗi|từng) )?{under}",
        r" của (?:Mặt trận|Hội|Đoàn|Liên đoàn)(?! [A-ZĐ])(?!\w)(?: Tổ quốc(?: Việt Nam)?)?",
        r" của (?:nước )?(?:bạn )?(?:Lào|Cam-pu-chia|Campuchia|Trung Quốc|Thái Lan)(?!\w)",
        r" (?:trực )?thuộc (?:Công an nhân dân|Quân đội nhân dân|Bộ đội Biên phòng|Cảnh sát biển)(?!\w)",
        rf" (?:trực )?thuộc (?:phạm vi quản lý|quyền quản lý|{under})",
        rf" (?:thuộc(?: và |, ))?trực thuộc(?!\w)(?: (?:{ministry}|(?:Sở|UBND|ngành)(?!\w)))?",
        r" (?:có )?liên quan(?! đến)(?!\w)",
        rf" (?:đóng |đứng chân )?trên địa bàn(?: (?:toàn )?{_PLACE})?",
        r" (?:trong|ngoài|toàn) (?:tỉnh|thành phố|huyện|ngành)(?!\w)",
        rf" (?:ở|tại) (?:{_PLACE}|{central}(?: và địa phương)?|(?:địa phương|cơ sở|Việt Nam)(?!\w))",
        rf" ?-? ?[Cc]hi nhánh {_PLACE}",
        rf" (?:{trie(words['group_scope'])}){EDGE}",
        rf" (?:{places}){EDGE}",
        r" \((?:Vương quốc|Cộng hòa|nước|Trung Quốc|Lào|Cam[- ]?pu[- ]?chia)[^()\n]{0,50}\)",
        r" (?:các nước|(?:của )?(?:các )?nước láng giềng)(?!\w)",
        r"/(?:Tỉnh|TP|CP|TW|ĐP)(?!\w)",
    )
    return "|".join(options)
