"""Pinpoints become eIds."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.resolve import provisions

_CASES = Path(__file__).parents[1] / "cases" / "resolve" / "provisions.txt"


def _cases() -> list[tuple[str, str]]:
    lines = _CASES.read_text(encoding="utf-8").splitlines()
    pairs = [line.split("=>") for line in lines if "=>" in line and not line.startswith("#")]
    return [(written.strip(), wanted.strip()) for written, wanted in pairs]


@pytest.mark.parametrize(("written", "wanted"), _cases())
def test_case(written: str, wanted: str) -> None:
    assert " ".join(provisions.read(written)) == wanted


@given(st.text(alphabet="khoảnĐiềumục 0123456789,-đến aI", max_size=300))
def test_any_pinpoint_stays_bounded(text: str) -> None:
    found = provisions.read(text)
    assert len(found) <= 60
    assert len(set(found)) == len(found)


def test_a_wide_range_does_not_run_away() -> None:
    assert len(provisions.read("từ Điều 1 đến Điều 9999")) <= 60
