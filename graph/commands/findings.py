"""How commands of analysis print what they found, and the options that they share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from graph.commands.session import Session, echo_all, print_json

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

LOCALITY = click.option("--locality", default="", help="Only this province or city.")
YEAR = click.option("--at", type=int, help="Only what holds in this year.")


def slug(locality: str) -> str:
    """Give the id of a province from its name; empty for none."""
    from graph import vietnamese

    return vietnamese.slug(locality) if locality else ""


def print_findings(
    session: Session,
    found: Sequence[Any],
    form: str,
    lines: Callable[..., Iterable[str]],
    table: Callable[[Any], tuple[tuple[str, ...], list[tuple[object, ...]]]] | None = None,
    limit: int | None = None,
) -> None:
    """Print findings as numbered blocks, JSON or CSV."""
    shown = found[:limit]
    if form == "json":
        print_json(tuple(shown))
    elif form == "csv" and table:
        from graph.export.tables import to_csv

        click.echo(to_csv(*table(shown)), nl=False)
    elif not shown:
        click.echo(session.say("analysis-none"))
    else:
        click.echo(session.say("analysis-judge"))
        for number, item in enumerate(shown, 1):
            click.echo()
            echo_all(lines(number, item, session.say))


def print_finding(
    session: Session,
    found: Any,
    form: str,
    lines: Callable[..., Iterable[str]],
    table: Callable[[Any], tuple[tuple[str, ...], list[tuple[object, ...]]]] | None = None,
) -> None:
    """Print one finding as lines, JSON or CSV."""
    if form == "json":
        print_json(found)
    elif form == "csv" and table:
        from graph.export.tables import to_csv

        click.echo(to_csv(*table(found)), nl=False)
    else:
        echo_all(lines(found, session.say))
