"""What stands before the body: number, place, issuer, the line of the type, the title.

Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II (1-5): quốc hiệu, cơ quan ban hành, số, địa danh và thời gian, tên
loại và trích yếu.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from graph.parse import headings
from graph.parse.headings import Level, is_capitals
from graph.parse.joining import goes_on, is_open, is_terminal
from graph.parse.lines import columns, part
from graph.records.document import BlockKind

if TYPE_CHECKING:
    from graph.parse.cues import Cues
    from graph.parse.draft import Draft, Paragraph
    from graph.parse.lines import Line

#: How many lines may come before the line that names the type.
_MOST_HEAD_LINES = 60
#: Longer lines are no lines of a head, and no titles.
_LONGEST_HEAD = 160
_LONGEST_TITLE = 300
_LONGEST_ISSUER = 60
#: How far down a web page the head of the document may begin.
_FARTHEST_STATE = 200
#: Lines of a title without the line of the type before it.
_MOST_TITLE_LINES = 6
#: A place and date that are broken begin with a shorter line.
_LONGEST_FRAGMENT = 30
_BARE_NUMBER = re.compile(r"(?:Số|SỐ|số) ?:?\Z")


def read_head(draft: Draft, lines: list[Line]) -> int:
    """Read what stands before the body; give the index of the first line after it."""
    floor = _find_state(draft.cues, lines)
    at = _find_type(draft.cues, lines, floor)
    if at >= 0:
        for line in lines[:at]:
            _head_line(draft, line)
        return read_type(draft, lines, at)
    known = floor >= 0 or _knows_head(draft.cues, lines)
    index = max(floor, 0)
    for line in lines[:index]:
        _head_line(draft, line)
    while index < len(lines) and (
        any(is_head(draft.cues, column.text) for column in columns(lines[index]))
        or (known and _is_head_line(draft, lines, index))
    ):
        _head_line(draft, lines[index])
        index += 1
    index = _read_bare_title(draft, lines, index) if known and index else index
    draft.current = None
    return index


def _find_state(cues: Cues, lines: list[Line]) -> int:
    """Give the index of the line with the name of the State or its motto, -1 for none.

    What stands above it on a web page are menus and facts; they hold no type, and end no head.
    """
    for index, line in enumerate(lines[:_FARTHEST_STATE]):
        text = line.text
        if len(text) > _LONGEST_HEAD:
            continue
        if names_state(cues, text):
            return index
        if _begins_body(cues, text):
            break
    return -1


def _read_bare_title(draft: Draft, lines: list[Line], at: int) -> int:
    """Read the title of a page that lost the line of the type: between the head and the căn cứ."""
    cues = draft.cues
    end = at
    while end < len(lines) and end - at <= _MOST_TITLE_LINES:
        text = lines[end].text
        issued = is_capitals(text) and cues.issuer.match(text)
        if issued or cues.preamble.match(text):
            break
        if len(text) > _LONGEST_TITLE or text[-1] in ":;" or _ends_title(cues, text):
            return at
        end += 1
    else:
        return at
    if end == at or end - at > _MOST_TITLE_LINES:
        return at
    title = draft.add(BlockKind.TITLE, lines[at])
    title.lines.extend(lines[at + 1 : end])
    while end < len(lines) and is_capitals(lines[end].text) and cues.issuer.match(lines[end].text):
        draft.add(BlockKind.HEAD, lines[end])
        end += 1
    return end


def names_type(cues: Cues, line: Line) -> bool:
    """Tell whether a line names the kind of document: KẾ HOẠCH, LUẬT PHÒNG, CHỐNG MA TÚY."""
    text = line.text
    if cues.type_alone.match(text):
        return True
    match = cues.type_name.match(text)
    if not match or text[-1] in ":;." or len(text) > _LONGEST_TITLE:
        return False
    rest = text[match.end() :].strip()
    article = headings.read(rest)
    return (rest[:1].isupper() and article is None) or bool(cues.number.match(rest))


def _find_type(cues: Cues, lines: list[Line], floor: int) -> int:
    """Give the index of the line that names the type, -1 for none.

    A page may repeat type and title above the document: a line with the type alone counts for more.
    """
    found = -1
    for index, line in enumerate(lines[: max(floor, 0) + _MOST_HEAD_LINES]):
        text = line.text
        if index < floor and not is_capitals(text):
            continue
        if cues.type_alone.match(text) and (found < 0 or is_capitals(text)):
            return index
        if found < 0 and names_type(cues, line):
            found = index
        if index < floor:
            continue
        label = headings.read(text)
        strong = label is not None and label.level < Level.DASH
        if strong or len(text) > _LONGEST_TITLE or _begins_body(cues, text):
            break
        if text[-1] == ":" and not cues.number.match(text):
            break
    return found


def _begins_body(cues: Cues, text: str) -> bool:
    return bool(cues.recipients.match(text) or cues.basis.match(text))


def names_state(cues: Cues, text: str) -> bool:
    """Tell the name of the State or its motto, alone or beside the issuer, from a sentence with it."""
    match = cues.state.search(text) if len(text) <= _LONGEST_HEAD else None
    if match is None:
        return False
    before, after = text[: match.start()].strip(" |"), text[match.end() :].strip(" |-–_*")
    return (not before or is_capitals(before) or bool(cues.number.match(before))) and (
        not after or is_capitals(after) or bool(cues.state.match(after))
    )


def is_head(cues: Cues, text: str) -> bool:
    """Tell whether a line can only be one of a head."""
    if len(text) > _LONGEST_HEAD:
        return bool(cues.abstract.match(text))
    return bool(
        names_state(cues, text)
        or cues.number.match(text)
        or cues.abstract.match(text)
        or cues.place_date.match(text)
        or (cues.issuer.match(text) and is_capitals(text) and text[-1] != ":")
    )


def _knows_head(cues: Cues, lines: list[Line]) -> bool:
    """Tell whether a text without a type begins with a head all the same, as letters do."""
    return any(
        names_state(cues, line.text)
        or cues.number.match(line.text)
        or cues.addressees.match(line.text)
        for line in lines[:12]
    )


def _is_head_line(draft: Draft, lines: list[Line], at: int) -> bool:
    """Tell whether a line among others of a head belongs to it: names of agencies, halves of an abstract.

    A page may break a line anywhere: "Số:" / "193/QĐ-TTg", "Hà" / "Nội, ngày 09 tháng 02 năm 2021".
    """
    line = lines[at]
    text = line.text
    if at and _BARE_NUMBER.search(lines[at - 1].text) and text[0].isdigit():
        return True
    if len(text) <= _LONGEST_FRAGMENT and any(
        draft.cues.place_date.match(f"{text} {after.text}") for after in lines[at + 1 : at + 2]
    ):
        return True
    if at and draft.cues.place_date.match(f"{lines[at - 1].text} {text}"):
        return True
    if len(text) > _LONGEST_HEAD or text[-1] in ".;:" or draft.cues.recipients.match(text):
        return False
    return is_capitals(text) or (draft.abstract is not None and not line.blank)


def _head_line(draft: Draft, line: Line) -> None:
    cues = draft.cues
    abstract = draft.abstract
    if (
        abstract is not None
        and not line.blank
        and not is_terminal(abstract.last.text)
        and not is_head(cues, line.text)
        and not is_capitals(line.text)
    ):
        # The abstract of a letter runs over several lines of the left column.
        abstract.lines.append(line)
        return
    for column in columns(line):
        for piece in _at_state_title(cues, column):
            is_abstract = cues.abstract.match(piece.text)
            paragraph = draft.add(BlockKind.TITLE if is_abstract else BlockKind.HEAD, piece)
            if is_abstract:
                draft.abstract = paragraph


def _at_state_title(cues: Cues, line: Line) -> list[Line]:
    """Split where the name of the State follows the issuer on one line."""
    match = cues.state.search(line.text)
    if not match or match.start() == 0:
        return [line]
    return [part(line, 0, match.start()), part(line, match.start(), len(line.text))]


def read_type(draft: Draft, lines: list[Line], at: int) -> int:
    """Read the line of the type and the title after it; give the index of the line after them."""
    line = lines[at]
    draft.enter(BlockKind.PREAMBLE)
    match = draft.cues.type_name.match(line.text)
    title: Paragraph | None = None
    if match and match.end() < len(line.text) and not draft.cues.type_alone.match(line.text):
        draft.add(BlockKind.TYPE, part(line, 0, match.end()))
        title = draft.add(BlockKind.TITLE, part(line, match.end(), len(line.text)))
    else:
        draft.add(BlockKind.TYPE, line)
    return _read_title(draft, lines, at + 1, title)


def _read_title(draft: Draft, lines: list[Line], at: int, title: Paragraph | None) -> int:
    cues = draft.cues
    issued = False
    for index in range(at, len(lines)):
        line = lines[index]
        text = line.text
        if _ends_title(cues, text):
            return index
        if is_capitals(text) and cues.issuer.match(text) and _is_issuer(draft, title, lines, index):
            draft.add(BlockKind.HEAD, line)
            issued = True
        elif cues.number.match(text) or cues.state.match(text) or (issued and is_capitals(text)):
            draft.add(BlockKind.HEAD, line)
        elif issued:
            return index
        elif title is None:
            if len(text) > _LONGEST_TITLE or text[-1] == ":":
                return index
            title = draft.add(BlockKind.TITLE, line)
        elif _is_small_issuer(cues, lines, index):
            draft.add(BlockKind.HEAD, line)
            issued = True
        elif _continues_title(draft, title.last, line):
            title.lines.append(line)
        else:
            draft.current = None
            return index
    return len(lines)


def _is_small_issuer(cues: Cues, lines: list[Line], at: int) -> bool:
    """Tell an issuer between title and căn cứ that a page does not write in capitals."""
    text = lines[at].text
    return (
        at + 1 < len(lines)
        and len(text) <= _LONGEST_ISSUER
        and text[0].isupper()
        and bool(cues.issuer.match(text.upper()) and cues.basis.match(lines[at + 1].text))
    )


def _ends_title(cues: Cues, text: str) -> bool:
    return bool(
        cues.basis.match(text)
        or cues.enacting.match(text)
        or cues.addressees.match(text)
        or cues.recipients.match(text)
        or cues.attached.match(text)
        or headings.read(text)
    )


def _is_issuer(draft: Draft, title: Paragraph | None, lines: list[Line], index: int) -> bool:
    """Tell an issuer in capitals after the title from a line of a title in capitals."""
    line = lines[index]
    if title is not None and (line.blank or not is_capitals(title.last.text)):
        return not goes_on(title.last, line, draft.wrap, draft.cues) or line.blank
    for after in lines[index + 1 : index + 4]:
        if draft.cues.basis.match(after.text):
            return True
        if not is_capitals(after.text):
            return False
    return False


def _continues_title(draft: Draft, before: Line, line: Line) -> bool:
    text = line.text
    if draft.cues.preamble.match(text) and not is_open(before.text, draft.cues):
        return False
    if goes_on(before, line, draft.wrap, draft.cues):
        return True
    if is_capitals(text) and is_capitals(before.text):
        return True
    return not (is_terminal(before.text) or is_terminal(text) or len(text) > _LONGEST_HEAD)
