"""What governs a citation: the words before it, and the citation in whose abstract it stands.

The citations of one block are read from left to right with a stack of those whose abstract is still open:

* words that open an abstract right after a citation ("về việc", "phê duyệt") put the next one inside it;
* "và", a comma, a semicolon put it beside the one before, under the same verb and the same subject; after an
  abstract, beside the outermost open one of its own type, else beside the first;
* a sentence end, or a clause of its own (", UBND tỉnh ban hành …"), closes all;
* brackets are read as an aside: what was open before them is open after them.

Direction: the subject of a relation is this document, or the open citation; the object is the citation read.
"A được sửa đổi, bổ sung bởi B" says that B amends A, which neither has as its own act here: A keeps what governs
it, B is `cites` (or `based_on` beside a căn cứ) with the rule "citations.amended-by", from which the amendment of
the citation before it can be drawn.
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from graph.extract.governing import CITES, Governed, governing
from graph.extract.names import MARKS, UPPER
from graph.extract.prefixes import prefixed
from graph.records.mentions import CitationKind, Relation

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.extract.cited import Found
    from graph.vocabulary import Vocabulary


# --- blocks -----------------------------------------------------------------------------------------------------

_STOP = re.compile(
    rf"(?<![ .]{'[A-ZĐ]'})(?<![ .][A-ZĐ][A-ZĐ])[.!?…]+ (?=[“\"(]?(?:[{UPPER}]|[-–+•]|\d))|;|\n"
)
_PAREN = re.compile(r"[()]")
_COORDINATOR = re.compile(
    r"(?:[,;:]|\.\.\.)? ?(?:(?:[a-zđ]|\d{1,2})[).] ?)?(?:(?:và|hoặc|cùng|cùng với|hay|đến|như|gồm)\b)?"
    r" ?(?:(?:các|những|một số) ?)?(?:(?:Nghị định|Thông tư|Luật|Quyết định|văn bản|điều của)(?: sau)?:? ?)?"
    r"(?:số ?)?[-–+•]? ?"
)
_OPENING = re.compile(
    r"\W*(?:Căn cứ|Thực hiện|Triển khai|Thi hành|Quán triệt|Bãi bỏ|Thay thế)(?!\w)"
)
_COORDINATED_END = re.compile(r"(?:,| và|, và|;|, cùng| hoặc) (?:(?:các|những) )?$")
#: Abstracts inside abstracts, and brackets inside brackets, that are followed.
_MAX_DEPTH = 16
_MARKS = re.compile(f"[{MARKS}]+")
#: Families of documents that decisions approve.
_APPROVED = frozenset({"programme", "plan"})
_SPACE_BEFORE = re.compile(r" (?=[ ,;:.])")
_ATTACHED = re.compile(r",? (?:được )?(?:ban hành )?kèm theo\b")
_WITH = re.compile(
    r",? với (?:(?:việc )?(?:tổ chức )?(?:thực hiện|triển khai)(?: thực hiện)? )?(?:các )?"
)
_BINDS = re.compile(r"(?<!\w)(?:[Gg]ắn|[Gg]ắn kết|[Ll]ồng ghép|[Kk]ết hợp)(?!\w)(?! với)[^.;\n]*$")
_AMENDED = re.compile(
    r"[,(]? ?(?:\(|đã |và |vừa )?(?:đã )?(?:được|bị) (?:sửa đổi|bổ sung|thay thế|điều chỉnh|đính chính|bãi bỏ)"
)
#: The same after an abstract: "… quy định xử phạt … đã được sửa đổi, bổ sung theo Nghị định số …".
_AMENDED_BY = re.compile(
    r"(?<!\w)(?:được|bị) (?:sửa đổi|bổ sung|thay thế|điều chỉnh|đính chính|bãi bỏ)(?!\w)[^.;\n]{0,80}"
    r"(?<!\w)(?:bởi|bằng|theo|tại)(?: quy định)?(?: của| tại)?(?: các)? *$"
)
_BRACKET = re.compile(r"\([^()]*\)")
_POST = re.compile(
    r"(?<!\w)(?P<words>hết hiệu lực(?: toàn bộ| một phần)?|(?:bị|được) (?:bãi bỏ|hủy bỏ|thay thế))(?!\w)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Clauses:
    """Patterns of what opens and closes abstracts, compiled from one vocabulary."""

    opens: re.Pattern[str]
    #: A clause of its own, which closes all abstracts.
    new: re.Pattern[str]
    #: The same, for titles: a subject needs its verb.
    ends: str


#: After a comma a verb begins a new clause; only these still open an abstract there.
_AFTER_COMMA = r"[Vv]ề việc|[Vv]ề|[Vv]/v|quy định|ban hành(?! kèm)|phê duyệt"


@functools.cache
def _clauses(vocabulary: Vocabulary) -> _Clauses:
    def words(row: str) -> str:
        return prefixed(vocabulary.cue("citations", row).words)

    subject, clause = words("clause-subject"), words("clause")
    return _Clauses(
        opens=re.compile(
            rf",? (?:(?:{_AFTER_COMMA})(?!\w)|[“\"])| (?:{words('abstract')})(?!\w| kèm)"
        ),
        new=re.compile(
            rf",? (?:{clause})\b|, (?:{words('comma-clause')})\b|, (?=(?:{subject})(?!\w))"
        ),
        ends=(
            rf", (?=(?:{subject}) [^;.]{{0,80}}(?:{words('clause-verb')}))|,? (?:{clause})\b"
            r"|(?:, các \w{1,8})?, [^,;.()]{3,40} (?:đã|đang|vẫn|cơ bản) "
        ),
    )


def opens_abstract(text: str, at: int, vocabulary: Vocabulary) -> re.Match[str] | None:
    """Tell whether the words at `at`, right after a citation, open its abstract."""
    return _clauses(vocabulary).opens.match(text, at)


def clause_ends(vocabulary: Vocabulary) -> str:
    """Give the pattern of a new clause inside a sentence, as source text for larger ones."""
    return _clauses(vocabulary).ends


@dataclass(slots=True)
class _State:
    """What is open while a block is read."""

    stack: list[int] = field(default_factory=list)
    last: int = -1
    #: Words since the last citation that stood before a bracket.
    carried: str = ""
    base: Governed | None = None


class Reading:
    """Reads the citations of one document, block by block."""

    def __init__(
        self, text: str, found: Sequence[Found], starts: Sequence[int], vocabulary: Vocabulary
    ) -> None:
        """Take the citations; `starts` are where they begin with their pinpoints."""
        self._text, self._found, self._starts = text, found, starts
        self._vocabulary = vocabulary
        self.governed: list[Governed] = [CITES] * len(found)

    def block(self, start: int, end: int, indexes: Sequence[int], lead: Governed | None) -> None:
        """Read the citations `indexes` of the block `[start, end)`; `lead` governs one with no words before it."""
        state = _State()
        brackets: list[_State] = []
        at = start
        for index in indexes:
            gap = self._text[at : self._starts[index]] if self._starts[index] > at else ""
            gap, opened = self._brackets(_MARKS.sub("", gap), state, brackets)
            around = brackets[-1].carried if opened and brackets else None
            governed = self._govern(index, gap, state, lead if at == start else None, around)
            if governed.relation is Relation.CITES and not governed.rule and governed.subject < 0:
                governed = self._afterwards(index, gap, end) or governed
            if (
                governed.subject < 0
                and not opened
                and (state.base is None or self._stops(index, gap))
            ):
                state.base = governed
            self.governed[index] = governed
            state.last, state.carried = index, ""
            at = self._found[index].end

    def _brackets(self, gap: str, state: _State, brackets: list[_State]) -> tuple[str, bool]:
        """Follow the brackets of a gap; gives the words that count, and whether a bracket opened in it."""
        opened, mark = False, 0
        kept = state.carried
        for paren in _PAREN.finditer(gap):
            if paren[0] == "(":
                del brackets[_MAX_DEPTH:]
                brackets.append(
                    _State(
                        list(state.stack), state.last, kept + gap[mark : paren.start()], state.base
                    )
                )
                opened, kept, mark = True, "", paren.end()
            elif brackets:
                saved = brackets.pop()
                named = self._names_open(state, saved)
                state.stack = (
                    saved.stack[: saved.stack.index(named) + 1] if named >= 0 else saved.stack
                )
                state.last, state.base = (named if named >= 0 else saved.last), saved.base
                kept, mark, opened = ("" if named >= 0 else saved.carried), paren.end(), False
        return _SPACE_BEFORE.sub("", kept + gap[mark:]), opened

    def _stops(self, index: int, gap: str) -> list[re.Match[str]]:
        """Give the sentence ends and semicolons of a gap, which the first letter of the citation may show."""
        start = self._starts[index]
        return list(_STOP.finditer(gap + self._text[start : start + 1]))

    def _names_open(self, state: _State, saved: _State) -> int:
        """Give the open citation that a bracket just named again ("gọi tắt là …"): its abstract ends there."""
        if state.last == saved.last or state.last < 0:
            return -1
        key = self._found[state.last].key
        return next((i for i in saved.stack if self._found[i].key == key), -1)

    def _govern(
        self, index: int, gap: str, state: _State, lead: Governed | None, around: str | None
    ) -> Governed:
        """Tell what governs a citation; `around` is what stands before a bracket that opened in the gap."""
        if around and not gap.strip() and self._proposes(around):
            proposed = Governed(relation=Relation.PROPOSED_BY, rule="proposed-by")
            return self._root(index, state, proposed)
        stops = self._stops(index, gap)
        if stops:
            return self._after_stop(index, gap, stops[-1], state)
        if state.last < 0:
            if lead is not None and _COORDINATOR.fullmatch(gap):
                return self._root(index, state, lead)
            return self._root(index, state, governing(gap, self._vocabulary))
        if _AMENDED.match(gap) or _AMENDED_BY.search(gap):
            root = state.stack[0] if state.stack else state.last
            base = self.governed[root].relation is Relation.BASED_ON
            relation = Relation.BASED_ON if base else Relation.CITES
            return Governed(relation=relation, rule="amended-by")
        if around is not None:
            return self._aside(index, gap, state)
        return self._inside(index, gap, state)

    def _after_stop(self, index: int, gap: str, stop: re.Match[str], state: _State) -> Governed:
        """Read a citation after the end of a sentence, or the next item of a list with semicolons."""
        state.stack = []
        tail = gap[stop.end() :]
        if stop[0] == ";" and _COORDINATOR.fullmatch(tail):
            base = state.base or self._opening(gap[: stop.start()])
            return self._root(index, state, base)
        return self._root(index, state, governing(tail, self._vocabulary))

    def _opening(self, before: str) -> Governed:
        """Give what a list whose first items are no citations begins with: "Căn cứ Điều lệ Đảng; Quy định số …"."""
        ends = [stop.end() for stop in _STOP.finditer(before) if stop[0] != ";"]
        opening = _OPENING.match(before, ends[-1] if ends else 0)
        return governing(opening[0], self._vocabulary) if opening else CITES

    def _proposes(self, around: str) -> bool:
        """Tell whether a submission stands in brackets after its author: "theo đề nghị của … (Tờ trình số …)"."""
        outside = [stop.end() for stop in _STOP.finditer(around)]
        words = around[outside[-1] if outside else 0 :]
        return governing(words, self._vocabulary).relation is Relation.PROPOSED_BY

    def _aside(self, index: int, gap: str, state: _State) -> Governed:
        """Read a citation in brackets: it names again what stands before them, or has words of its own."""
        key = self._found[index].key
        again = next((i for i in reversed(state.stack) if self._found[i].key == key), -1)
        if not gap.strip() and again >= 0:
            return self.governed[again]
        if (
            not gap.strip()
            and state.last >= 0
            and self._found[state.last].kind is not CitationKind.NUMBERED
        ):
            return self.governed[state.last]
        return governing(gap, self._vocabulary)

    def _inside(self, index: int, gap: str, state: _State) -> Governed:
        last = state.last
        if _COORDINATOR.fullmatch(gap):
            return self._beside(index, self._level(index, last), state)
        at = self._starts[last]
        if _WITH.fullmatch(gap) and _BINDS.search(self._text, max(0, at - 90), at):
            return self._root(
                index, state, Governed(relation=Relation.ALIGNED_WITH, rule="aligned-with")
            )
        if _ATTACHED.match(gap):
            return self._root(index, state, governing(gap, self._vocabulary))
        if opens_abstract(gap, 0, self._vocabulary):
            clause = _clauses(self._vocabulary).new.search(gap)
            if clause is not None:
                return self._root(index, state, governing(gap[clause.start() :], self._vocabulary))
            if _COORDINATED_END.search(gap):
                return self._beside(index, self._sibling(index, state), state)
            inner = governing(gap, self._vocabulary)
            if last not in state.stack:
                state.stack.append(last)
            state.stack = [*state.stack[: state.stack.index(last) + 1], index][-_MAX_DEPTH:]
            return Governed(relation=inner.relation, rule=inner.rule, subject=last)
        return self._root(index, state, governing(gap, self._vocabulary))

    def _root(self, index: int, state: _State, governed: Governed) -> Governed:
        state.stack = [index]
        return Governed(relation=governed.relation, rule=governed.rule)

    def _level(self, index: int, last: int) -> int:
        """Give the one beside which a coordinated citation stands: only another plan is approved with a programme."""
        governed = self.governed[last]
        approved = (
            governed.relation in {Relation.APPROVES, Relation.PROMULGATES} and governed.subject >= 0
        )
        item = self._found[index]
        apart = item.kind is CitationKind.NUMBERED or item.type.family not in _APPROVED
        return governed.subject if approved and apart else last

    def _sibling(self, index: int, state: _State) -> int:
        """After an abstract: the outermost open citation of the same type, else the outermost."""
        kind = self._found[index].type
        return next(
            (i for i in state.stack if self._found[i].type is kind),
            state.stack[0] if state.stack else state.last,
        )

    def _beside(self, index: int, sibling: int, state: _State) -> Governed:
        if sibling in state.stack:
            state.stack = [*state.stack[: state.stack.index(sibling)], index]
        else:
            state.stack.append(index)
        governed = self.governed[sibling]
        if governed.rule == "amended-by":
            return Governed(relation=governed.relation, rule="amended-by")
        return governed

    def _afterwards(self, index: int, gap: str, end: int) -> Governed | None:
        """Read "Nghị định số … hết hiệu lực kể từ ngày …": the verb stands after its citations."""
        if gap.strip(" ,;-–") not in {"", "và", "các", "và các"} and not re.search(
            r"(?:^|[.;:] ?)\W*$", gap
        ):
            return None
        found = self._found[index]
        stop = _STOP.search(self._text, found.end, min(end, found.end + 700))
        close = stop.start() if stop else min(end, found.end + 700)
        after = _BRACKET.sub("", self._text[found.end : close])
        post = _POST.search(after)
        if post is None or "(" in after[: post.start()]:
            return None
        words = post["words"]
        if "thay thế" in words:
            return Governed(relation=Relation.REPLACES, rule="replaces")
        partly = words.endswith("một phần")
        return Governed(
            relation=Relation.PARTLY_REPEALS if partly else Relation.REPEALS,
            rule="partly-repeals" if partly else "repeals",
        )
