"""Which files to read, and which reader reads a file."""

from __future__ import annotations

import hashlib
import os
import re
import stat
from typing import TYPE_CHECKING, Protocol

from graph.errors import NotADocument, UnreadableFile
from graph.read.html import read_html
from graph.read.plain import read_plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from graph.records.text import SourceText


class Reader(Protocol):
    """What a format must offer: the bytes of one file to its text."""

    def __call__(self, data: bytes, *, path: str, sha256: str) -> SourceText:
        """Read one file; raises subclasses of `InputError`."""


#: Larger files are no documents but dumps; a law of 500 articles has half a megabyte.
MAX_BYTES = 64 << 20
#: Readers by media type; a new format is a line here and one in `SUFFIXES` or `sniff`.
READERS: dict[str, Reader] = {"text/plain": read_plain, "text/html": read_html}
SUFFIXES = {
    ".txt": "text/plain",
    ".md": "text/plain",
    ".html": "text/html",
    ".htm": "text/html",
    ".xhtml": "text/html",
    ".aspx": "text/html",
}


def find(paths: Iterable[Path]) -> Iterator[Path]:
    """Give the files named, and those in the folders named, sorted.

    Hidden files of a folder are left out, and its README, which tells of documents and is none.

    A folder that cannot be listed is given itself: reading it tells why.
    """
    for path in paths:
        if not _is_folder(path):
            yield path
            continue
        closed: list[OSError] = []
        for folder, folders, names in os.walk(path, onerror=closed.append):
            folders[:] = sorted(name for name in folders if not name.startswith("."))
            for name in sorted(names):
                if not name.startswith((".", "README")):
                    yield path.__class__(folder) / name
        for error in closed:
            yield path.__class__(error.filename)


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:
        return False


def _bytes(path: Path) -> bytes:
    where = path.as_posix()
    try:
        status = path.stat()
        if stat.S_ISREG(status.st_mode) and status.st_size <= MAX_BYTES:
            return path.read_bytes()
        if stat.S_ISDIR(status.st_mode):
            next(path.iterdir(), None)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise UnreadableFile(
            reason, where=where, next_step="check the path and its permissions"
        ) from error
    if stat.S_ISREG(status.st_mode):
        what, next_step = f"larger than {MAX_BYTES >> 20} MiB", "split it into documents"
    else:
        what, next_step = "is no file with text", "name the file itself"
    raise UnreadableFile(what, where=where, next_step=next_step)


#: Bytes looked at to tell text from other things.
_SAMPLE = 1 << 16
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1f\x7f]")
_MOST_CONTROLS = 0.02
_PAGE = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<!--[^>]{0,500}-->\s*)?<(?:!doctype html|html|head|body)\b",
    re.IGNORECASE,
)


def sniff(data: bytes, suffix: str) -> str:
    """Tell the media type from content first, suffix second; what is unknown is tried as text."""
    if _PAGE.match(data[:_SAMPLE]):
        return "text/html"
    return SUFFIXES.get(suffix.lower(), "text/plain")


def _check(data: bytes, where: str) -> None:
    sample = data[:_SAMPLE]
    if not data.strip():
        raise NotADocument("the file is empty", where=where, next_step="leave it out")
    if sample.startswith((b"\xff\xfe", b"\xfe\xff")):
        return
    if b"\x00" in data or len(_CONTROL.findall(sample)) > _MOST_CONTROLS * len(sample):
        raise UnreadableFile(
            "holds binary data, not text", where=where, next_step="convert it to text or HTML first"
        )


#: Fewer distinct letters than this in a long text are no language.
_FEWEST_LETTERS = 5
_LONG = 200


def _check_text(source: SourceText) -> SourceText:
    text = source.text[:_SAMPLE]
    letters = {c for c in text.lower() if c.isalpha()}
    if not letters or (len(source.text) > _LONG and len(letters) < _FEWEST_LETTERS):
        raise NotADocument(
            "holds no words", where=source.path, next_step="check that this is the right file"
        )
    return source


def read(path: Path) -> SourceText:
    """Read one file; raises `UnreadableFile` or `NotADocument`."""
    where = path.as_posix()
    data = _bytes(path)
    _check(data, where)
    reader = READERS[sniff(data, path.suffix)]
    return _check_text(reader(data, path=where, sha256=hashlib.sha256(data).hexdigest()))
