"""The letters of Vietnamese for classes of patterns: ranges of Unicode mix capitals with small ones."""

from __future__ import annotations

_LETTERS = tuple(map(chr, (*range(0x41, 0x7B), *range(0xC0, 0x1B1), *range(0x1EA0, 0x1EFA))))
#: Capitals.
UPPER = "".join(c for c in _LETTERS if c.isupper())
#: Small letters.
LOWER = "".join(c for c in _LETTERS if c.islower())
