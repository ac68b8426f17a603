"""Findings with their evidence: trace, overlaps."""

from __future__ import annotations

import click

from graph.commands.session import (
    Session,
    echo_all,
    example,
    formats,
    print_json,
    with_session,
)


@click.command(epilog=example('graph trace "90/KH-UBND"'))
@click.argument("ref")
@click.option("--down", is_flag=True, help="Who carries it on, instead of what it rests on.")
@click.option("--to", "goal", help="Only chains that lead to this document, agency or duty.")
@click.option("--mentions", is_flag=True, help="Also follow what is merely mentioned.")
@click.option("--limit", default=10, show_default=True, help="Chains to print.")
@formats("text", "json")
@with_session
def trace(  # noqa: PLR0913
    session: Session,
    ref: str,
    down: bool,  # noqa: FBT001
    goal: str | None,
    mentions: bool,  # noqa: FBT001
    limit: int,
    form: str,
) -> None:
    """Show where a mandate comes from, hop by hop, each with its quote, file and line."""
    from graph.analyze.trace import between
    from graph.analyze.trace import trace as find_chains
    from graph.export.text import chain_lines, plain
    from graph.query.lookup import one

    store = session.open()
    start, network = one(store, ref), session.network()
    if goal:
        chains = between(network, start.iri, one(store, goal).iri, limit=limit)
    else:
        chains = find_chains(network, start.iri, down=down, mentions=mentions, limit=limit)
    if form == "json":
        print_json(chains)
        return
    title = "trace-title-down" if down else "trace-title"
    click.echo(session.say(title if chains else "trace-none", label=plain(start.label)))
    for number, chain in enumerate(chains, 1):
        click.echo()
        echo_all(chain_lines(number, chain, session.say, down=down))


@click.command(epilog=example("graph overlaps --limit 5"))
@click.option("--locality", help="Only duties of this province or city.")
@click.option("--across", is_flag=True, help="Compare different provinces too.")
@click.option("--threshold", type=click.FloatRange(0, 1), help="Least score to show.")
@click.option("--limit", default=20, show_default=True, help="Pairs to print.")
@formats("text", "json", "csv")
@with_session
def overlaps(
    session: Session,
    locality: str | None,
    across: bool,  # noqa: FBT001
    threshold: float | None,
    limit: int,
    form: str,
) -> None:
    """Show who was told to do the same; pairs for a person to judge."""
    from graph import vietnamese
    from graph.analyze.overlaps import THRESHOLD
    from graph.analyze.overlaps import overlaps as find_overlaps
    from graph.export.tables import overlap_table, to_csv
    from graph.export.text import overlap_lines

    least = THRESHOLD if threshold is None else threshold
    place = vietnamese.slug(locality) if locality else ""
    found = find_overlaps(session.network(), threshold=least, locality=place, across=across)[:limit]
    if form == "json":
        print_json(found)
    elif form == "csv":
        click.echo(to_csv(*overlap_table(found)), nl=False)
    elif not found:
        click.echo(session.say("overlaps-none", threshold=least))
    else:
        click.echo(session.say("overlaps-judge"))
        for number, item in enumerate(found, 1):
            click.echo()
            echo_all(overlap_lines(number, item, session.say))
