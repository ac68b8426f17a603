"""Instruments known only by what they are about: "Nghị định của Chính phủ quy định xử phạt … hải quan".

A text names one so when it cannot know the number. It is a mention only where the words before point at it
("quy định tại", "theo") and a verb and an object follow; "Nghị định của Chính phủ" and "các Thông tư hướng dẫn …"
are kinds, "xây dựng Nghị định quy định …" is work still to be done, and an instrument whose object is another
("Thông tư hướng dẫn thực hiện Nghị định này") is told by that one.
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.extract.cited import Found, read_tail, type_words
from graph.extract.prefixes import prefixed
from graph.records.mentions import CitationKind

if TYPE_CHECKING:
    from graph.vocabulary import DocumentType, Vocabulary

#: Rows of document-types.toml that are described without an issuer, and with one.
_ALONE = frozenset({"nghi-dinh", "thong-tu", "thong-tu-lien-tich", "phap-lenh"})
_ISSUED = _ALONE | {"nghi-quyet", "quyet-dinh", "chi-thi", "ket-luan"}
#: Characters before it that are read for what points at it, and for drafting.
_BEFORE = 90
#: Characters of its object, and the least syllables.
_MAX, _LEAST = 220, 3
_POINTED = re.compile(
    r"(?:\b[Tt]ại|\b[Tt]heo|\b[Tt]rong|\bcủa|\b[Tt]hực hiện|\b[Tt]hi hành|\b[Vv]ới|\bvà|,|;"
    r"|\b[Đđ]iều \w{1,4}|\b[Kk]hoản \w{1,3}) $"
)
#: What is pointed at itself takes the one beside it along: "theo Nghị định này và Nghị định về …".
_BESIDE = re.compile(r"(?:.*(?:[.;:\n] |\b[Tt]heo\b|\b[Tt]ại\b|\bcủa\b))?(?P<rest>.*)", re.DOTALL)
_SYLLABLE = re.compile(r"\w+")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Words:
    """Patterns compiled from one vocabulary."""

    verb: re.Pattern[str]
    end: re.Pattern[str]
    drafting: re.Pattern[str]


@functools.cache
def _words(vocabulary: Vocabulary) -> _Words:
    cue = functools.partial(vocabulary.cue, "citations")

    def words(row: str) -> str:
        return prefixed(cue(row).words)

    types = prefixed(row.name for row in vocabulary.document_types)
    return _Words(
        verb=re.compile(rf" (?:{words('described')}) (?!(?:{words('described-not')})(?!\w))(?=\w)"),
        end=re.compile(
            rf"[;:.()“”\"\n]|, (?!chống\b)|,? (?:{words('described-end')})(?!\w)| và (?=(?:{types})(?!\w))"
        ),
        drafting=re.compile(
            rf"(?<!\w)(?:{words('drafting')})(?!\w)"
            rf"|^\W*(?:{prefixed(word.capitalize() for word in cue('drafting').words)})(?!\w)"
        ),
    )


def described(
    text: str, start: int, at: int, row: DocumentType, vocabulary: Vocabulary
) -> Found | None:
    """Read an instrument by issuer, verb and object; `start` and `at` are the ends of its type word."""
    if row.id not in _ISSUED or not _POINTED.search(text, max(0, start - 16), start):
        return None
    tail = read_tail(text, at, vocabulary)
    if tail.date is not None or (tail.issuer is None and row.id not in _ALONE):
        return None
    words = _words(vocabulary)
    verb = words.verb.match(text, tail.end)
    if verb is None or _is_drafted(text[max(0, start - _BEFORE) : start], vocabulary):
        return None
    close = words.end.search(text, verb.end(), verb.end() + _MAX)
    end = close.start() if close else min(len(text), verb.end() + _MAX)
    end = verb.end() + len(text[verb.end() : end].rstrip())
    if (close and close[0].endswith(" này")) or type_words(vocabulary).capital.search(
        text, verb.end(), end
    ):
        return None
    if len(_SYLLABLE.findall(text, verb.end(), end)) < _LEAST:
        return None
    after = read_tail(text, end, vocabulary) if tail.issuer is None else tail
    return Found(
        start=start,
        end=max(end, after.end),
        kind=CitationKind.NAMED,
        type=row,
        key=text[start:end],
        rule="described",
        confidence=0.5,
        issuer=after.issuer,
    )


def _is_drafted(before: str, vocabulary: Vocabulary) -> bool:
    """Tell whether the words before speak of a kind, or of an instrument that is yet to be made."""
    if type_words(vocabulary).plural.search(before):
        return True
    beside = _BESIDE.match(before)
    return beside is not None and bool(_words(vocabulary).drafting.search(beside["rest"]))
