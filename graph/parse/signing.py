"""Lines of a signature: posts in capitals, and the name that a flat text puts on the same line.

Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.7: quyền hạn, chức vụ, họ tên của người ký.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from graph.parse.headings import is_capitals

if TYPE_CHECKING:
    from graph.parse.cues import Cues

#: Longer lines are no lines of a signature.
LONGEST_SIGNATURE = 90
#: Posts of two bodies and a name on one line may take more.
_LONGEST_SIGNED = 160
#: A mark of signing and a rank may stand between the post and the name.
_BEFORE_NAME = re.compile(
    r"(?:[(\[]?[Đđ]ã ký[^()\[\]]{0,20}[)\]]? ?)?"
    r"(?:(?:[Đđ]ại|[Tt]hượng|[Tt]rung|[Tt]hiếu) (?:tướng|tá|úy)|(?:GS|PGS|TS|ThS|BS)\.?)?[ .,]*"
)
_FEWEST_WORDS, _MOST_WORDS = 2, 6


def is_signature(cues: Cues, text: str) -> bool:
    """Tell whether a line is one of a signature: a mark, a post in capitals, a post with its name."""
    if cues.signature_mark.match(text):
        return True
    if not (cues.signature_prefix.match(text) or cues.signature_post.match(text)):
        return False
    if is_capitals(text):
        return len(text) <= LONGEST_SIGNATURE and text[-1] not in ".;:"
    return name_start(cues, text) > 0


def is_name(text: str) -> bool:
    """Tell whether a text is the name of a person, by its form alone: Nguyễn Mạnh Tuấn."""
    words = text.split()
    return _FEWEST_WORDS <= len(words) <= _MOST_WORDS and all(
        word[0].isupper() and (word[1:].islower() or word == "Y") for word in words
    )


def name_start(cues: Cues, text: str) -> int:
    """Give where the name of the signer begins behind a post in capitals, 0 for none.

    "TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH PHÓ CHỦ TỊCH Nguyễn Mạnh Tuấn"
    """
    if len(text) > _LONGEST_SIGNED or text.isupper():
        return 0
    if not (cues.signature_prefix.match(text) or cues.signature_post.match(text)):
        return 0
    start = 0
    for word in text.split(" "):
        if any(map(str.islower, word)):
            break
        start += len(word) + 1
    before = _BEFORE_NAME.match(text, start)
    return start if is_name(text[before.end() if before else start :]) else 0
