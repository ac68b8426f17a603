"""What a document says of itself, kind by kind of document."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from graph import vocabulary
from graph.extract.header import read_header
from graph.parse.tree import parse
from graph.records.mentions import Header, Stated
from graph.records.text import SourceText

CASES = sorted((Path(__file__).parents[1] / "cases" / "header").glob("*.txt"))
FIELDS = ("type", "symbol", "date", "place", "issuer", "title", "signer")


def read(text: str) -> Header:
    source = SourceText(path="case.txt", sha256="0" * 64, media_type="text/plain", text=text)
    return read_header(parse(source, vocabulary.load()), vocabulary.load())


def case(path: Path) -> tuple[str, dict[str, str]]:
    text, _, wanted = path.read_text(encoding="utf-8").partition("\n=====\n")
    return text, dict(line.split(": ", 1) for line in wanted.strip().splitlines())


def shown(header: Header) -> dict[str, str]:
    row = {name: _value(getattr(header, name)) for name in FIELDS}
    years = header.period and (header.period.start, header.period.end, header.period.horizon)
    row["period"] = "-".join(str(year) for year in years if year) if years else "-"
    row["locality"] = header.locality or "-"
    row["blank"] = header.blank_symbol or "-"
    return row


def _value(stated: Stated | None) -> str:
    return stated.value if stated else "-"


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_head_reads_as_written(path: Path) -> None:
    text, wanted = case(path)
    got = shown(read(text))
    assert {name: got[name] for name in wanted} == wanted


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_every_field_has_its_place(path: Path) -> None:
    text, _ = case(path)
    header = read(text)
    for name in FIELDS:
        stated = getattr(header, name)
        if stated is None:
            continue
        quote = text[stated.evidence.span.start : stated.evidence.span.end]
        assert quote.strip()
        assert stated.evidence.rule.startswith("header.")
        assert 0 < stated.evidence.confidence <= 1
        if name in ("place", "signer"):
            assert " ".join(quote.split()).casefold() == stated.value.casefold()


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_decomposed_letters_change_nothing(path: Path) -> None:
    text, _ = case(path)
    assert shown(read(unicodedata.normalize("NFD", text))) == shown(read(text))


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_cut_documents_are_read_without_failing(path: Path) -> None:
    text, _ = case(path)
    for cut in range(0, len(text), 97):
        read(text[:cut])
        read(text[cut:])


def test_reading_twice_gives_the_same() -> None:
    text, _ = case(CASES[0])
    assert read(text) == read(text)


@pytest.mark.parametrize("text", ["", "\n", " \t ", "Số:", "KẾ HOẠCH", "%%%", "ngày tháng năm"])
def test_what_says_nothing_yields_nothing(text: str) -> None:
    header = read(text)
    assert header.symbol is None
    assert header.date is None
    assert header.signer is None
