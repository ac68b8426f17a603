"""Where a mandate comes from, and who else was told to do it: trace, overlaps."""

from __future__ import annotations

import click

from graph.commands.check import viewer
from graph.commands.dates import as_of
from graph.commands.findings import LOCALITY, YEAR, print_findings, slug
from graph.commands.session import (
    Session,
    echo_all,
    example,
    formats,
    print_json,
    with_session,
)

KINDS = (
    "pairs",
    "duplication",
    "fragmentation",
    "double-lead",
    "shared-without-lead",
    "support-without-lead",
    "orphan",
    "repeated-heading",
    "repeated-task",
    "restatement",
    "tasks",
)


@click.command(epilog=example('graph trace "90/KH-UBND"'))
@click.argument("ref")
@click.option("--down", is_flag=True, help="Who carries it on, instead of what it rests on.")
@click.option("--to", "goal", help="Only chains that lead to this document, agency or duty.")
@click.option("--mentions", is_flag=True, help="Also follow what is merely mentioned.")
@click.option("--limit", default=10, show_default=True, help="Chains to print.")
@as_of
@formats("text", "json")
@with_session
def trace(  # noqa: PLR0913
    session: Session,
    ref: str,
    down: bool,  # noqa: FBT001
    goal: str | None,
    mentions: bool,  # noqa: FBT001
    limit: int,
    as_of: str,
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
    if as_of:
        of_day = viewer(session, store, as_of)
        chains = tuple(of_day.chain(chain) for chain in chains)
    if form == "json":
        print_json(chains)
        return
    title = "trace-title-down" if down else "trace-title"
    click.echo(session.say(title if chains else "trace-none", label=plain(start.label)))
    for number, chain in enumerate(chains, 1):
        click.echo()
        echo_all(chain_lines(number, chain, session.say, down=down))


@click.command(epilog=example("graph overlaps --kind fragmentation --at 2021"))
@click.option(
    "--kind", type=click.Choice(KINDS), default="pairs", show_default=True, help="Of what."
)
@LOCALITY
@YEAR
@click.option("--across", is_flag=True, help="Compare different provinces too.")
@click.option("--threshold", type=click.FloatRange(0, 1), help="Least score of a pair.")
@click.option("--limit", default=20, show_default=True, help="Findings to print.")
@as_of
@formats("text", "json", "csv")
@with_session
def overlaps(  # noqa: PLR0913
    session: Session,
    kind: str,
    locality: str,
    at: int | None,
    across: bool,  # noqa: FBT001
    threshold: float | None,
    limit: int,
    as_of: str,
    form: str,
) -> None:
    """Show who was told to do the same, several in one field, two in the lead, nobody; for a person to judge."""
    from graph.export import findings_tables, findings_text, tables

    place, network = slug(locality), session.network()
    if as_of:  # duties whose owners have become one are no overlap
        from graph import vocabulary
        from graph.analyze.as_of import network_on, place_on

        words = vocabulary.load()
        place, network = place_on(words, place, as_of), network_on(network, words, as_of)
    if kind in {"pairs", "duplication"}:
        from graph.analyze.overlaps import THRESHOLD
        from graph.analyze.overlaps import overlaps as find

        least = THRESHOLD if threshold is None else threshold
        pairs = find(network, threshold=least, locality=place, across=across, at=at)
        pairs = tuple(item for item in pairs if kind in {"pairs", item.kind})[:limit]
        print_findings(session, pairs, form, findings_text.overlap_lines, tables.overlap_table)
    elif kind == "fragmentation":
        from graph.analyze.fragments import fragments

        areas = fragments(network, locality=place, at=at)[:limit]
        print_findings(
            session, areas, form, findings_text.fragment_lines, findings_tables.fragment_table
        )
    elif kind == "restatement":
        from graph.analyze.restated import restatements

        down = restatements(network, locality=place)
        print_findings(session, down, form, findings_text.restatement_lines, limit=limit)
    elif kind == "tasks":
        from graph.analyze.clusters import tasks_of

        held = [d for d in network.duties.values() if not place or d.locality == place]
        print_findings(
            session, tasks_of(network, held), form, findings_text.task_lines, limit=limit
        )
    else:
        from graph.analyze.roles import roles

        parts = roles(network, locality=place, at=at, kinds=(kind,))[:limit]
        print_findings(session, parts, form, findings_text.role_lines, findings_tables.role_table)
