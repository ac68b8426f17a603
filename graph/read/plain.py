"""Plain text and Markdown: bytes to characters, nothing else changed."""

from __future__ import annotations

import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE

from graph.errors import UnreadableFile
from graph.records.text import SourceText

#: Letters that only Vietnamese has so often: they tell a right guess of windows-1258 from a wrong one.
_VIETNAMESE = re.compile("[ăâđêôơưĂÂĐÊÔƠƯ\u0300\u0301\u0303\u0309\u0323]")
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f]")
#: Share of letters of Vietnamese that makes a guessed encoding plausible.
_PLAUSIBLE = 0.05


def decode(data: bytes, *, where: str) -> tuple[str, str]:
    """Give the text and the name of the encoding; raises `UnreadableFile`.

    A byte order mark of UTF-8 stays as U+FEFF, so that offsets are those of `open(encoding="utf-8")`.
    """
    if data.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        try:
            return data.decode("utf-16"), "UTF-16"
        except UnicodeDecodeError as error:
            raise _undecodable(where, f"broken UTF-16: {error.reason}") from error
    try:
        return data.decode("utf-8"), "UTF-8"
    except UnicodeDecodeError as error:
        broken = error
    if not data.startswith(BOM_UTF8):
        try:
            text = data.decode("cp1258")
        except UnicodeDecodeError:
            text = ""
        letters = sum(map(len, re.findall(r"[^\W\d_]+", text)))
        marks = len(_VIETNAMESE.findall(text))
        if letters and marks >= _PLAUSIBLE * letters and not _CONTROLS.search(text):
            return text, "windows-1258"
    raise _undecodable(
        where, f"neither UTF-8 (byte {broken.start}: {broken.reason}) nor windows-1258"
    )


def _undecodable(where: str, why: str) -> UnreadableFile:
    return UnreadableFile(
        f"not readable as text, {why}", where=where, next_step="save it as UTF-8 and try again"
    )


def line_starts(text: str) -> tuple[int, ...]:
    """Give the offsets at which lines begin, the first included."""
    return (0, *(match.end() for match in re.finditer(r"\r\n|\n|\r", text)))


def read_plain(data: bytes, *, path: str, sha256: str) -> SourceText:
    """Read a text file."""
    text, encoding = decode(data, where=path)
    notes = () if encoding == "UTF-8" else (f"decoded as {encoding}",)
    return SourceText(
        path=path,
        sha256=sha256,
        media_type="text/plain",
        text=text,
        notes=notes,
        line_starts=line_starts(text),
    )
