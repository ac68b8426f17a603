"""Tables of duties: rows drawn with bars, with tabs, or with columns of white space.

Annexes of plans list their tasks so: TT | Nhiệm vụ | Cơ quan chủ trì | Cơ quan phối hợp | Thời gian | Sản phẩm.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from graph.parse.draft import CellDraft
from graph.parse.headings import LETTERS, Label, Level
from graph.parse.joining import is_terminal
from graph.parse.lines import at_gaps, part, unfolded
from graph.parse.signing import is_signature
from graph.records.document import BlockKind
from graph.vietnamese import roman

if TYPE_CHECKING:
    from graph.parse.cues import Cues
    from graph.parse.draft import Draft
    from graph.parse.lines import Line

Cells = list[list["Line"]]

_FEWEST_BARS = 2
_FEWEST_HEADS = 2
#: Cells and lines in them that a row of a head or signature may have.
_MOST_LAYOUT_CELLS = 24
#: Side by side stand no more than recipients and signature, or the signatures of two.
_SIDES = 2
_ROW_LABEL = re.compile(
    r"(?:(?P<number>\d{1,3}(?:\.\d{1,2}){0,3})|(?P<roman>[IVXLC]{1,6})|(?P<letter>[A-ZĐa-zđ]))[.)]?\Z"
)
_NUMBERING = re.compile(r"\(?\d{1,2}\)?\Z")


def read_table(draft: Draft, lines: list[Line], at: int) -> int:
    """Read the table that begins at line `at`; give the index of the line after it, or `at`."""
    line = lines[at]
    if "|" in line.text:
        rows, end = _barred(lines, at)
    elif ("\t" in line.raw or "  " in line.raw) and _heads(
        draft.cues, [c.text for c in at_gaps(line)]
    ):
        rows, end = _spaced(draft.cues, lines, at)
    else:
        return at
    if rows:
        _add_rows(draft, rows)
    return end if rows else at


def unfold(cues: Cues, lines: list[Line]) -> list[Line]:
    """Give the lines with breaks and tables of layout taken apart: heads, signatures."""
    result: list[Line] = []
    at = 0
    while at < len(lines):
        line = lines[at]
        if _has_bars(line.text):
            end = at + 1
            while end < len(lines) and not lines[end].blank and _has_bars(lines[end].text):
                end += 1
            group = lines[at:end]
            if any(_is_layout(cues, row) for row in group):
                group = [cell for row in group for cell in unfolded(row)]
            result += group
            at = end
            continue
        result += unfolded(line) if "<br" in line.raw else [line]
        at += 1
    return result


def _is_layout(cues: Cues, line: Line) -> bool:
    """Tell a row of a head or a signature from one of a list."""
    cells = [cell.text for cell in unfolded(line)]
    return len(cells) <= _MOST_LAYOUT_CELLS and any(
        cues.state.match(text)
        or cues.recipients.match(text)
        or cues.addressees.match(text)
        or (cues.signature_prefix.match(text) and is_signature(cues, text))
        or (len(cells) <= _SIDES and is_signature(cues, text))
        for text in cells
    )


# --- rows of a text ------------------------------------------------------------------------


def _barred(lines: list[Line], at: int) -> tuple[list[Cells], int]:
    """Give the rows drawn with bars from line `at` on."""
    rows: list[Cells] = []
    end = at
    while end < len(lines) and _has_bars(lines[end].text) and not (rows and lines[end].blank):
        rows.append([[cell] if cell.text else [] for cell in _at_bars(lines[end])])
        end += 1
    return rows, end


def _has_bars(text: str) -> bool:
    bars = text.count("|")
    if bars >= _FEWEST_BARS:
        return True
    return bars == 1 and (" | " in text or text[0] == "|" or text[-1] == "|")


def _at_bars(line: Line) -> list[Line]:
    text = line.text
    start = 1 if text[0] == "|" else 0
    stop = len(text) - 1 if text[-1] == "|" and len(text) > 1 else len(text)
    bounds = [start - 1, *(m.start() + start for m in re.finditer(r"\|", text[start:stop])), stop]
    return [part(line, a + 1, b) for a, b in pairwise(bounds)]


def _heads(cues: Cues, cells: list[str]) -> bool:
    """Tell whether these are heads of columns."""
    return sum(1 for cell in cells if cell and cues.column.match(cell)) >= _FEWEST_HEADS


def _spaced(cues: Cues, lines: list[Line], at: int) -> tuple[list[Cells], int]:
    """Give the rows set with white space under the heads of line `at`."""
    head = at_gaps(lines[at])
    if "\t" in lines[at].raw:
        return _tabbed(lines, at)
    columns = [lines[at].indent + cell.start - lines[at].start for cell in head]
    rows: list[Cells] = [[[cell] for cell in head]]
    numbered = bool(cues.column_number.match(head[0].text))
    end = at + 1
    while end < len(lines):
        line = lines[end]
        cells = at_gaps(line)
        offset = line.indent - line.start
        placed = [(_column(columns, offset + cell.start), cell) for cell in cells]
        if placed[0][0] == 0 and len(cells) == 1 and not (numbered and _ROW_LABEL.match(line.text)):
            break
        first = placed[0][0] == 0 and (not numbered or bool(_ROW_LABEL.match(cells[0].text)))
        if first or (line.blank and not numbered) or (len(rows) == 1 and placed[0][0] == 0):
            rows.append([[] for _ in columns])
        elif placed[0][0] == 0 and numbered:
            break
        for column, cell in placed:
            rows[-1][column].append(cell)
        end += 1
    return (rows, end) if len(rows) > 1 else ([], at)


def _column(columns: list[int], position: int) -> int:
    """Give the column that begins nearest to the left of a position, or just to its right."""
    best = 0
    for index, start in enumerate(columns):
        if start <= position + 2:
            best = index
    return best


def _tabbed(lines: list[Line], at: int) -> tuple[list[Cells], int]:
    rows: list[Cells] = []
    end = at
    width = lines[at].raw.count("\t")
    while end < len(lines) and "\t" in lines[end].raw:
        cells = at_gaps(lines[end], keep_empty=True)[: width + 1]
        rows.append([[cell] if cell.text else [] for cell in cells])
        end += 1
    return (rows, end) if len(rows) > 1 else ([], at)


# --- rows of a tree ------------------------------------------------------------------------


def _texts(cells: Cells) -> list[str]:
    return [" ".join(line.text for line in cell) for cell in cells]


def _add_rows(draft: Draft, rows: list[Cells]) -> None:
    draft.outline.close(Level.DASH)
    heads: list[str] = []
    draft.outline.enter()
    if draft.zone == BlockKind.PREAMBLE:
        draft.zone = BlockKind.ITEM
    in_head = True
    for cells in rows:
        texts = _texts(cells)
        if not any(texts):
            continue
        if (in_head and _heads(draft.cues, texts)) or (
            in_head and heads and _is_second_head(draft.cues, texts)
        ):
            heads = _merged(heads, texts)
            _add_head(draft, cells)
        else:
            in_head = in_head and all(_NUMBERING.match(text) for text in texts if text)
            if not _continue_row(draft, cells, texts):
                _add_row(draft, cells, heads)
    draft.outline.leave()
    draft.current = None


def _merged(heads: list[str], texts: list[str]) -> list[str]:
    """Join the heads of two lines of heads, column by column."""
    size = max(len(heads), len(texts))
    upper = [*heads, *[""] * (size - len(heads))]
    lower = [*texts, *[""] * (size - len(texts))]
    return [f"{a} {b}".strip() for a, b in zip(upper, lower, strict=True)]


def _is_second_head(cues: Cues, texts: list[str]) -> bool:
    return not texts[0] and any(cues.column.match(text) for text in texts if text)


def _add_head(draft: Draft, cells: Cells) -> None:
    first = next(line for cell in cells for line in cell)
    paragraph = draft.add_here(BlockKind.HEADING, first)
    paragraph.cells = [CellDraft(lines, "") for lines in cells]


def _continue_row(draft: Draft, cells: Cells, texts: list[str]) -> bool:
    """Add cells to those of the row above where the table was broken inside it."""
    above = draft.current
    if above is None or above.kind != BlockKind.ROW or texts[0] or len(cells) > len(above.cells):
        return False
    filled = [index for index, text in enumerate(texts) if text]
    for index in filled:
        before = above.cells[index].lines
        if not texts[index][0].islower() or not before or is_terminal(before[-1].text):
            return False
    for index in filled:
        above.cells[index].lines.extend(cells[index])
    return True


def _add_row(draft: Draft, cells: Cells, heads: list[str]) -> None:
    first = next(line for cell in cells for line in cell)
    label = _row_label(cells)
    if label is None or not draft.add_labelled(BlockKind.ROW, first, label, ""):
        draft.add_here(BlockKind.ROW, first)
    row = draft.paragraphs[-1]
    row.cells = [
        CellDraft(lines, heads[index] if index < len(heads) else "")
        for index, lines in enumerate(cells)
    ]


def _row_label(cells: Cells) -> Label | None:
    """Give the number in the first cell as a label."""
    if not cells[0] or len(cells) == 1:
        return None
    text = cells[0][0].text
    match = _ROW_LABEL.match(text)
    if not match:
        return None
    size = len(text)
    if match["number"]:
        numbers = tuple(map(int, match["number"].split(".")))
        return Label(Level.NUMBER, match["number"], numbers[-1], "|", 0, size, numbers[:-1])
    if match["roman"] and (value := roman(match["roman"])):
        return Label(Level.ROMAN, match["roman"], value, "|", 0, size)
    if match["letter"]:
        value = LETTERS.find(match["letter"].lower()) + 1
        level = Level.UPPER if match["letter"].isupper() else Level.LETTER
        return Label(level, match["letter"], value, "|", 0, size) if value else None
    return None
