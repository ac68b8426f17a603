"""Lists of instruments that a user brings: TOML of the schema of instruments.toml, or CSV.

The CSV is what vbpl.vn and thuvienphapluat.vn show in their lists: the first row with a head like "Số ký hiệu"
names the columns, whatever their order. Each bad row is told with its file and line.
"""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING

from graph import vietnamese
from graph.errors import BadTable
from graph.vocabulary import Instrument, check, read_table

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from graph.vocabulary import Vocabulary

#: Field -> heads of its column, as `vietnamese.key` gives them.
_HEADS = {
    "number": ("số ký hiệu", "số hiệu", "số kí hiệu", "số hiệu văn bản", "số ký hiệu văn bản"),
    "date": ("ngày ban hành", "ngày ký", "ngày kí"),
    "type": ("loại văn bản", "loại vb", "hình thức văn bản", "thể loại"),
    "issuer": ("cơ quan ban hành", "nơi ban hành", "cơ quan ban hành văn bản"),
    "title": ("trích yếu", "trích yếu nội dung", "tên văn bản", "tiêu đề", "nội dung"),
    "in_force": ("ngày có hiệu lực", "ngày hiệu lực", "hiệu lực từ", "hiệu lực từ ngày"),
    "until": ("ngày hết hiệu lực", "hết hiệu lực", "ngày hết hiệu lực toàn bộ"),
    "status": ("tình trạng hiệu lực", "tình trạng", "trạng thái", "hiệu lực"),
}
_FIELD_OF = {head: field for field, heads in _HEADS.items() for head in heads}
_STATUSES = (
    ("hết hiệu lực một phần", "partly-ended"),
    ("hết hiệu lực", "ended"),
    ("ngưng hiệu lực", "ended"),
    ("chưa có hiệu lực", "not-yet"),
    ("còn hiệu lực", "in-force"),
    ("đang có hiệu lực", "in-force"),
)
_DAY = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?: \d{1,2}:\d{2}(?::\d{2})?)?\Z")
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[T ]00:00(?::00)?)?\Z")
#: What lists write where a day is not known.
_NO_DAY = frozenset(
    {"", "đã biết", "chưa xác định", "không xác định", "chưa biết", "đang cập nhật"}
)
#: Rows before the heads: titles of lists.
_MOST_BEFORE = 20


def join(vocabulary: Vocabulary, paths: Iterable[Path]) -> Vocabulary:
    """Add the rows of files to the instruments of a vocabulary; raises `BadTable`.

    A row of the same number, day and type as one that is there adds to it, and what it says counts.
    """
    rows = {row.id: row for row in vocabulary.instruments}
    known = {_identity(row, vocabulary): row.id for row in vocabulary.instruments if row.number}
    joined = False
    for path in paths:
        for row in read(path, vocabulary):
            joined = True
            twin = known.get(_identity(row, vocabulary)) if row.number else None
            if twin:
                rows[twin] = _overlaid(rows[twin], row)
            elif row.id in rows:
                raise BadTable(
                    f"the id “{row.id}” is taken by another instrument",
                    where=f"{path.name} [{row.id}]",
                    next_step="choose another id",
                )
            else:
                rows[row.id] = row
                known[_identity(row, vocabulary)] = row.id
    return check(replace(vocabulary, instruments=tuple(rows.values()))) if joined else vocabulary


def _identity(row: Instrument, vocabulary: Vocabulary) -> tuple[str, str, str]:
    kinds = {kind.abbreviation: kind.id for kind in vocabulary.document_types}
    return kinds.get(row.type, vietnamese.slug(row.type)), vietnamese.slug(row.number), row.date


def _overlaid(old: Instrument, new: Instrument) -> Instrument:
    said = {f.name: getattr(new, f.name) for f in fields(Instrument) if f.name != "id"}
    return replace(old, **{name: value for name, value in said.items() if value})


def read(path: Path, vocabulary: Vocabulary) -> tuple[Instrument, ...]:
    """Read one file of instruments; raises `BadTable` naming file and line or row."""
    try:
        text = _decoded(path.read_bytes())
    except (OSError, UnicodeDecodeError) as error:
        raise BadTable(
            f"cannot be read: {error}", where=path.name, next_step="name a UTF-8 .toml or .csv file"
        ) from error
    if path.suffix.lower() == ".toml":
        rows = read_table(Instrument, text, file=path.name)
        return tuple(row if row.source else replace(row, source=path.name) for row in rows)
    if path.suffix.lower() in {".csv", ".tsv"}:
        return _Csv(file=path.name, vocabulary=vocabulary).read(text)
    raise BadTable("is neither .toml nor .csv", where=path.name, next_step="convert it to one")


def _decoded(content: bytes) -> str:
    wide = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    return content.decode("utf-16" if wide else "utf-8-sig")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Csv:
    """One CSV file."""

    file: str
    vocabulary: Vocabulary

    def read(self, text: str) -> tuple[Instrument, ...]:
        head_line = next(
            (line for line in text.splitlines()[:_MOST_BEFORE] if "hiệu" in vietnamese.key(line)),
            "",
        )
        delimiter = max(",;\t", key=head_line.count)
        reader = csv.reader(io.StringIO(text), delimiter=delimiter, strict=True)
        columns: dict[str, int] = {}
        rows: dict[str, Instrument] = {}
        try:
            for cells in reader:
                if not columns:
                    columns = self._columns(cells) if reader.line_num <= _MOST_BEFORE else {}
                elif any(cell.strip() for cell in cells):
                    row = self._row(cells, columns, reader.line_num)
                    rows[row.id] = row
        except csv.Error as error:
            raise self._bad(
                str(error), reader.line_num, "correct the quotes of this line"
            ) from error
        if not columns:
            raise BadTable(
                "no row names the columns",
                where=self.file,
                next_step="give a column “Số ký hiệu” and “Ngày ban hành”",
            )
        return tuple(rows.values())

    def _columns(self, cells: Sequence[str]) -> dict[str, int]:
        found: dict[str, int] = {}
        for order, cell in enumerate(cells):
            field = _FIELD_OF.get(vietnamese.key(cell))
            if field:
                found.setdefault(field, order)
        return found if "number" in found else {}

    def _bad(self, what: str, line: int, next_step: str) -> BadTable:
        return BadTable(what, where=f"{self.file}:{line}", next_step=next_step)

    def _row(self, cells: Sequence[str], columns: dict[str, int], line: int) -> Instrument:
        values = {
            field: vietnamese.squeeze(cells[order]) if order < len(cells) else ""
            for field, order in columns.items()
        }
        number = "".join(values.get("number", "").split())
        if not number or not any(letter.isdigit() for letter in number):
            raise self._bad("has no number and symbol", line, "fill in “Số ký hiệu” or cut the row")
        days: dict[str, str] = {
            name: self._day(values[name], line, name)
            for name in ("date", "in_force", "until")
            if name in values
        }
        status = vietnamese.key(values.get("status", ""))
        return Instrument(
            id=f"{vietnamese.slug(number)}-{days.get('date') or 'khong-ngay'}",
            type=self._type(values.get("type", ""), number, line),
            number=number,
            issuer=values.get("issuer", ""),
            title=values.get("title", ""),
            status=next((to for words, to in _STATUSES if status.startswith(words)), ""),
            source=f"{self.file}:{line}",
            date=days.get("date", ""),
            in_force=days.get("in_force", ""),
            until=days.get("until", ""),
        )

    def _day(self, written: str, line: int, field: str) -> str:
        if vietnamese.key(written) in _NO_DAY:
            return ""
        match = _DAY.match(written) or _ISO.match(written)
        if match:
            first, month, last = (int(part) for part in match.groups()[:3])
            year, day = (first, last) if match.re is _ISO else (last, first)
            found = vietnamese.iso_date(year, month, day)
            if found:
                return found
        head = _HEADS[field][0]
        raise self._bad(f"“{written}” is no day ({head})", line, "write it as dd/mm/yyyy")

    def _type(self, written: str, number: str, line: int) -> str:
        """Give the abbreviation of a type by its name, else by the code in the symbol."""
        wanted = vietnamese.slug(written)
        codes = {vietnamese.slug(code) for code in re.split(r"[/-]", number)}
        for kind in self.vocabulary.document_types:
            names = {
                vietnamese.slug(name) for name in (kind.name, kind.abbreviation, *kind.aliases)
            }
            symbols = {vietnamese.slug(symbol) for symbol in kind.symbols}
            if (wanted and wanted in names) or (not wanted and codes & symbols):
                return kind.abbreviation
        if wanted:
            return written
        raise self._bad(f"the type of “{number}” is not known", line, "add a column “Loại văn bản”")
