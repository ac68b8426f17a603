"""Asking the graph: query, search, stats."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from graph.commands.check import viewer
from graph.commands.dates import as_of
from graph.commands.session import (
    Session,
    example,
    formats,
    print_json,
    print_rows,
    print_table,
    read_text,
    with_session,
)

if TYPE_CHECKING:
    from graph.export.as_of import Viewer
    from graph.store.protocol import Answer


@click.command(epilog=example("graph query who-implements --set document=193/QĐ-TTg"))
@click.argument("name", required=False)
@click.option("--list", "listed", is_flag=True, help="List the shipped questions.")
@click.option("--set", "settings", multiple=True, metavar="KEY=VALUE", help="Set a parameter.")
@click.option("--sparql", type=click.Path(allow_dash=True), help="Run your own: a file, or - .")
@click.option("--limit", default=10_000, show_default=True, help="Rows at the most.")
@click.option("--seconds", default=30.0, show_default=True, help="Time for your own SPARQL.")
@as_of
@formats("text", "json", "csv")
@with_session
def query(  # noqa: PLR0913
    session: Session,
    name: str | None,
    listed: bool,  # noqa: FBT001
    settings: tuple[str, ...],
    sparql: str | None,
    limit: int,
    seconds: float,
    as_of: str,
    form: str,
) -> None:
    """Ask one of the shipped questions, or your own in SPARQL (read-only)."""
    from graph.query.catalogue import catalogue
    from graph.query.run import Limits, run, run_sparql

    if listed or not (name or sparql):
        english = session.say.language == "en"
        rows = [
            (
                item.name,
                item.title_en if english else item.title,
                ", ".join(p.name for p in item.parameters),
            )
            for item in catalogue().values()
        ]
        print_rows(("name", "title", "parameters"), rows, form)
        return
    store, limits = session.open(), Limits(rows=limit, seconds=seconds)
    if sparql:
        answer = run_sparql(store, read_text(sparql), limits)
    else:
        answer = run(store, name or "", dict(map(setting, settings)), limits).rows
    print_answer(session, answer, form, viewer(session, store, as_of) if as_of else None)


def setting(text: str) -> tuple[str, str]:
    """Split one `key=value`."""
    key, equals, value = text.partition("=")
    if not equals:
        raise click.BadParameter(f"“{text}” is not KEY=VALUE", param_hint="--set")
    return key.strip(), value.strip()


def print_answer(session: Session, answer: Answer, form: str, of_day: Viewer | None = None) -> None:
    """Print rows, triples, or yes and no; say on standard error what was cut.

    As of a day, columns of agencies and documents are followed by one of who answers and what holds then.
    """
    from graph.export.answers import columns_and_rows

    heads, rows = columns_and_rows(answer)
    if of_day is not None:
        heads, rows = of_day.columns(heads, rows)
    print_rows(heads, rows, form)
    if getattr(answer, "cut", False):
        click.echo(session.say("query-cut", rows=len(rows)), err=True)
    elif not rows:
        click.echo(session.say("query-none"), err=True)


@click.command(epilog=example('graph search "cong an tinh"'))
@click.argument("words", nargs=-1, required=True)
@click.option("--limit", default=20, show_default=True, help="Hits at the most.")
@formats("text", "json")
@with_session
def search(session: Session, words: tuple[str, ...], limit: int, form: str) -> None:
    """Find documents, agencies and duties; marks and case do not matter."""
    from graph.query.search import search as find

    hits = find(session.open(), " ".join(words), limit=limit)
    if form == "json":
        print_json(hits)
    elif not hits:
        click.echo(session.say("search-none", words=" ".join(words)), err=True)
        sys.exit(1)
    else:
        rows = [(session.say.label("kind", hit.kind), hit.label, hit.iri) for hit in hits]
        print_table(("kind", "label", "iri"), rows)


@click.command(epilog=example("graph stats --format json"))
@formats("text", "json")
@with_session
def stats(session: Session, form: str) -> None:
    """Say what the graph holds, and what it could not resolve."""
    from graph.query.stats import count

    counts = count(session.open())
    if form == "json":
        print_json(counts)
        return
    say = session.say
    rows = [(say(f"stats-{name}"), str(number)) for name, number in counts.totals]
    for reason, number in counts.unresolved:
        rows.append((f"{say('stats-unresolved')}: {say.label('reason', reason)}", str(number)))
    print_table(("", ""), rows)
