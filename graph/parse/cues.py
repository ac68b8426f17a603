"""The words of structure.toml and the names of document types, as compiled patterns."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.matching import alternation
from graph.parse.letters import UPPER

if TYPE_CHECKING:
    from graph.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Cues:
    """Patterns to be matched at the beginning of a line of the flow."""

    #: A type in capitals, at the beginning of the line that names the document.
    type_name: re.Pattern[str]
    #: The same in any case, for a line that holds nothing else but a tail: KẾ HOẠCH PHỐI HỢP.
    type_alone: re.Pattern[str]
    state: re.Pattern[str]
    number: re.Pattern[str]
    place_date: re.Pattern[str]
    abstract: re.Pattern[str]
    addressees: re.Pattern[str]
    basis: re.Pattern[str]
    preamble: re.Pattern[str]
    enacting: re.Pattern[str]
    issuer: re.Pattern[str]
    recipients: re.Pattern[str]
    archive: re.Pattern[str]
    signature_prefix: re.Pattern[str]
    signature_post: re.Pattern[str]
    #: A post that a page does not write in capitals, alone on its line.
    signature_small: re.Pattern[str]
    signature_mark: re.Pattern[str]
    annex: re.Pattern[str]
    attached: re.Pattern[str]
    closing: re.Pattern[str]
    #: First halves of names with a dash, at the end of a line.
    dash_name: re.Pattern[str]
    #: Words that a number follows, at the end of a line.
    number_due: re.Pattern[str]
    #: Heads of columns, matched on whole cells.
    column: re.Pattern[str]
    column_number: re.Pattern[str]
    #: What begins a paragraph wherever it stands, whatever was before it.
    begins: re.Pattern[str]
    #: The first letters of those.
    initials: frozenset[str]
    #: The first letters of recipients, signatures and annexes.
    endings: frozenset[str]
    #: Matched on the last word of a line.
    open_end: frozenset[str]


#: A word of the name of a place, or of what it is.
_PLACE = rf"(?:(?:[{UPPER}][^\W\d_]*|(?:thành )?phố|thị xã|thị trấn|tỉnh|huyện)[ .])"


@functools.cache
def compile_cues(vocabulary: Vocabulary) -> Cues:
    """Compile the patterns of one vocabulary."""

    def words(row: str) -> str:
        return alternation(vocabulary.cue("structure", row).words)

    general = vocabulary.cue("structure", "no-type").words
    kinds = vocabulary.document_types
    names = [n for kind in kinds for n in (kind.name, *kind.aliases) if n not in general]
    titles = alternation(name.upper() for name in names)
    columns = "|".join(
        words(f"column-{kind}") for kind in ("task", "lead", "partner", "time", "product", "number")
    )
    state = words("national-title") + "|" + words("motto")
    rows = ("basis", "addressees", "recipients", "attached", "closing")
    posts = vocabulary.cue("structure", "signature-post").words
    enacting = vocabulary.cue("structure", "enacting").words
    beginnings = [word for row in rows for word in vocabulary.cue("structure", row).words]
    rows = ("recipients", "signature-prefix", "signature-post", "signature-mark", "annex")
    endings = [word for row in rows for word in vocabulary.cue("structure", row).words]
    return Cues(
        type_name=re.compile(rf"(?:{titles})(?![^\W\d_])"),
        type_alone=re.compile(
            rf"(?:{alternation(names)}|{titles})(?: (?:{words('type-tail')}))?\Z", re.IGNORECASE
        ),
        state=re.compile(state, re.IGNORECASE),
        number=re.compile(rf"(?:{words('number')}) ?[:.]? ?(?=[\d/…._]|$|\w{{0,12}} ?/)"),
        place_date=re.compile(
            rf"(?!(?:{words('basis')})\b)(?:[^,.;:]{{2,40}}, ?|{_PLACE}{{0,4}})"
            r"ngày ?[\d…._ ]{0,8} ?tháng ?[\d…._ ]{0,6} ?năm ?[\d…._ ]{0,8}\Z"
        ),
        abstract=re.compile(rf"(?:{words('abstract')})\b"),
        addressees=re.compile(rf"(?:{words('addressees')}) ?:"),
        basis=re.compile(rf"(?:{words('basis')})\b"),
        preamble=re.compile(rf"(?:{words('preamble')})\b"),
        enacting=re.compile(
            rf"(?:{words('enacting')}) ?:?\Z"
            rf"|(?:{alternation(word.capitalize() for word in enacting)}) ?:\Z"
        ),
        issuer=re.compile(rf"(?:{words('issuer')})\b"),
        recipients=re.compile(rf"(?:{words('recipients')}) ?(?:[:;.]|$)"),
        archive=re.compile(rf"[-–—] ?(?:{words('archive')})"),
        signature_prefix=re.compile(rf"(?:{words('signature-prefix')})"),
        signature_post=re.compile(rf"(?:{words('signature-post')})(?![^\W\d_])"),
        signature_small=re.compile(
            rf"(?:(?:TM|KT|TL|TUQ)\. ?)?"
            rf"(?:{alternation(w.capitalize() for w in posts)})(?: [^\W\d_]+){{0,6}}\Z"
        ),
        signature_mark=re.compile(rf"(?:{words('signature-mark')})"),
        annex=re.compile(
            rf"(?P<word>{words('annex')})(?: (?:số |SỐ )?(?P<number>[IVXLC]+|\d{{1,3}}|[A-Z]))?"
            r"(?![^\W_])"
        ),
        attached=re.compile(rf"(?:{words('attached')})"),
        closing=re.compile(rf"(?:{words('closing')})\b"),
        dash_name=re.compile(rf"(?:{words('dash-name')})\Z"),
        number_due=re.compile(rf"(?<![^\W_])(?:{words('number-due')})\Z", re.IGNORECASE),
        column=re.compile(rf"(?:{columns})(?:[ /,(].{{0,60}})?\Z", re.IGNORECASE),
        column_number=re.compile(rf"(?:{words('column-number')})\Z", re.IGNORECASE),
        begins=re.compile(rf"(?:{alternation(beginnings)})(?![^\W_])"),
        initials=frozenset(word[0] for word in (*beginnings, *enacting)),
        endings=frozenset(word[0] for word in endings),
        open_end=frozenset(vocabulary.cue("structure", "open-end").words),
    )
