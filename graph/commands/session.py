"""What every command shares: the store, the language, and how it speaks.

Data goes to standard output, talk to standard error. This package and `cli` are the only ones that print or
exit; heavy libraries are imported inside the commands, so that `graph --help` answers at once.
"""

from __future__ import annotations

import functools
import json
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from graph import interface
from graph.errors import GraphError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from graph.network import Network
    from graph.store.local import LocalStore

DEFAULT_STORE = "cancu.store"


@dataclass(frozen=True, slots=True)
class Session:
    """What the options before the command say."""

    store: Path
    say: interface.Interface

    def open(self, *, write: bool = False) -> LocalStore:
        """Open the store; only a build writes."""
        from graph.store.local import LocalStore

        return LocalStore(self.store, read_only=not write)

    def network(self) -> Network:
        """Load the whole graph for questions that span it."""
        from graph.network import read_network

        return read_network(self.open())


class Commands(click.Group):
    """A group whose errors end as two lines on standard error and the exit code of their class."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command and turn our own errors into messages."""
        try:
            return super().invoke(ctx)
        except GraphError as error:
            from graph.export.text import plain

            lines = error.to_line().split("\n")
            click.echo("Error: " + "\n".join(plain(line) for line in lines[:1]), err=True)
            for line in lines[1:]:
                click.echo("  " + plain(line), err=True)
            ctx.exit(error.exit_code)


def example(text: str) -> str:
    """Give the closing lines of a help text, kept as they are."""
    return f"\b\nExample:\n  {text}"


def formats(*names: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Add --format."""
    return click.option(
        "--format",
        "form",
        type=click.Choice(names),
        default=names[0],
        show_default=True,
        help="How to print.",
    )


def with_session(command: Callable[..., None]) -> Callable[..., None]:
    """Add --store and --lang to a command; they may also stand before it."""

    @click.option("--store", type=click.Path(path_type=Path), help="Folder of the graph.")
    @click.option("--lang", type=click.Choice(interface.LANGUAGES), help="Language of the answers.")
    @click.pass_context
    @functools.wraps(command)
    def wrapped(
        ctx: click.Context, /, store: Path | None, lang: str | None, **options: Any
    ) -> None:
        outer: dict[str, Any] = ctx.obj
        session = Session(store=store or outer["store"], say=interface.load(lang or outer["lang"]))
        command(session, **options)

    return wrapped


def print_json(value: Any) -> None:
    """Print any record as JSON, one value."""
    from graph.export.text import as_json

    click.echo(json.dumps(as_json(value), ensure_ascii=False, indent=1))


def print_table(heads: Iterable[str], rows: Iterable[Iterable[str]]) -> None:
    """Print rows as a table on a terminal, as tab-separated values into a pipe."""
    from graph.export.text import plain

    cleaned = [[plain(value) for value in row] for row in rows]
    if not sys.stdout.isatty():
        for row in (list(heads), *cleaned):
            click.echo("\t".join(value.replace("\t", " ") for value in row))
        return
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(show_lines=False)
    for head in heads:
        table.add_column(head, overflow="fold")
    for row in cleaned:
        table.add_row(*(Text(value) for value in row))
    Console().print(table)


PATHS = click.argument(
    "paths", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="PATH..."
)


def echo_all(lines: Iterable[str]) -> None:
    """Print lines."""
    for line in lines:
        click.echo(line)


def read_text(path: str) -> str:
    """Read a file that the user named, or standard input for a dash; or say why not."""
    from graph.errors import UnreadableFile

    if path == "-":
        return sys.stdin.read()
    try:
        return Path(path).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise UnreadableFile(
            str(error), where=path, next_step="name a UTF-8 text file, or - for standard input"
        ) from error


def print_rows(heads: tuple[str, ...], rows: Iterable[tuple[str, ...]], form: str) -> None:
    """Print an answer as a table, JSON objects or CSV."""
    if form == "json":
        print_json([dict(zip(heads, row, strict=True)) for row in rows])
    elif form == "csv":
        from graph.export.tables import to_csv

        click.echo(to_csv(heads, rows), nl=False)
    else:
        print_table(heads, rows)
