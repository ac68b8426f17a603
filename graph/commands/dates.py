"""Days as a person types them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import click

from graph import vietnamese

if TYPE_CHECKING:
    from collections.abc import Callable

_ISO = re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})\Z")
_LOCAL = re.compile(r"(?P<day>\d{1,2})[/.-](?P<month>\d{1,2})[/.-](?P<year>\d{4})\Z")


class Day(click.ParamType[str]):
    """A day: 2026-11-23 or 23/11/2026; the value is ISO."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Read one value; click tells what is wrong with it."""
        if not value:
            return ""
        match = _ISO.match(value) or _LOCAL.match(value)
        found = (
            vietnamese.iso_date(int(match["year"]), int(match["month"]), int(match["day"]))
            if match
            else None
        )
        if found is None:
            self.fail(f"“{value}” is no day; write 2026-11-23 or 23/11/2026", param, ctx)
        return found


def as_of(command: Callable[..., None]) -> Callable[..., None]:
    """Add --as-of."""
    return click.option(
        "--as-of",
        type=Day(),
        default="",
        metavar="DATE",
        help="Names, owners and validity as of this day.",
    )(command)
