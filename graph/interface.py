"""What the tool says to people, in Vietnamese and English, from one catalogue: ontology/interface.toml.

Text of documents is never translated.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass
from importlib import resources
from typing import TYPE_CHECKING

from graph.errors import UnknownTerm
from graph.vocabulary import read_table

if TYPE_CHECKING:
    from collections.abc import Mapping

LANGUAGES = ("vi", "en")


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """One message in both languages; `{name}` stands for a value."""

    id: str
    vi: str
    en: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Interface:
    """The catalogue in one language."""

    language: str
    messages: Mapping[str, Message]

    def __call__(self, message: str, **values: object) -> str:
        """Give a message with its values put in; raises `UnknownTerm` for an unknown id."""
        row = self.messages.get(message)
        if row is None:
            raise UnknownTerm(
                f"no message “{message}”",
                where="interface.toml",
                next_step="add it in both languages",
            )
        text = row.en if self.language == "en" else row.vi
        return text.format(**values) if values else text

    def label(self, group: str, name: str) -> str:
        """Give the label of a relation, role, family ...; the name itself where there is none."""
        row = self.messages.get(f"{group}-{name.replace('_', '-')}")
        if row is None:
            return name
        return row.en if self.language == "en" else row.vi


@functools.cache
def load(language: str = "vi") -> Interface:
    """Read the catalogue."""
    text = resources.files("graph.ontology").joinpath("interface.toml").read_text(encoding="utf-8")
    rows = read_table(Message, text, file="interface.toml")
    return Interface(language=language, messages={row.id: row for row in rows})
