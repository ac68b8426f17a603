"""What changed, what hangs on what, who leads the field: compare, cascade, impact, chains, authority, agencies."""

from __future__ import annotations

import click

from graph.commands.findings import LOCALITY, YEAR, print_finding, print_findings, slug
from graph.commands.session import (
    Session,
    echo_all,
    example,
    formats,
    print_json,
    print_rows,
    with_session,
)


@click.command(epilog=example('graph compare "90/KH-UBND" "12089/KH-UBND"'))
@click.argument("before")
@click.argument("after")
@LOCALITY
@formats("text", "json", "csv")
@with_session
def compare(session: Session, before: str, after: str, locality: str, form: str) -> None:
    """Show what changed between two documents, or between two years (with --locality)."""
    from graph.analyze.compare import compare as compare_documents
    from graph.analyze.compare import compare_dates
    from graph.export import findings_tables, findings_text
    from graph.query.lookup import one

    network = session.network()
    if before.isdecimal() and after.isdecimal():
        found = compare_dates(network, int(before), int(after), locality=slug(locality))
    else:
        store = session.open()
        found = compare_documents(network, one(store, before).iri, one(store, after).iri)
    print_finding(
        session, found, form, findings_text.comparison_lines, findings_tables.comparison_table
    )


@click.command(epilog=example("graph cascade 193/QĐ-TTg"))
@click.argument("ref")
@formats("text", "json", "csv")
@with_session
def cascade(session: Session, ref: str, form: str) -> None:
    """Show what each plan made of each task of a programme, and what it left out."""
    from graph.analyze.cascade import cascade as follow
    from graph.export import findings_tables, findings_text
    from graph.query.lookup import one

    found = follow(session.network(), one(session.open(), ref).iri)
    print_finding(session, found, form, findings_text.cascade_lines, findings_tables.cascade_table)


@click.command(epilog=example("graph impact 193/QĐ-TTg"))
@click.argument("ref")
@formats("text", "json", "csv")
@with_session
def impact(session: Session, ref: str, form: str) -> None:
    """Show what hangs on an instrument, and which duties would lose their only basis."""
    from graph.analyze.impact import impact as find
    from graph.export import findings_tables, findings_text
    from graph.query.lookup import one

    found = find(session.network(), one(session.open(), ref).iri)
    print_finding(session, found, form, findings_text.impact_lines, findings_tables.impact_table)


@click.command(epilog=example("graph chains 193/QĐ-TTg"))
@click.argument("ref", required=False)
@formats("text", "json")
@with_session
def chains(session: Session, ref: str | None, form: str) -> None:
    """Show the main line of descent, the longest chain and rings; with REF how deep and broad its mandate goes."""
    from graph.analyze import chains as long_view
    from graph.export import findings_text
    from graph.query.lookup import one

    network, say = session.network(), session.say
    if ref:
        found = long_view.mandate(network, one(session.open(), ref).iri)
        print_finding(session, found, form, findings_text.mandate_lines)
        return
    lines = long_view.Lines(network)
    main = long_view.main_path(network, lines=lines)
    longest = long_view.longest_chain(network, lines=lines)
    rings = long_view.cycles(network, lines=lines)
    if form == "json":
        print_json({"main_path": main, "longest": longest, "cycles": rings})
        return
    if main:
        echo_all(findings_text.main_path_lines(main, say))
    for title, chain in (
        ("analysis-longest", longest),
        *(("analysis-cycle", ring) for ring in rings),
    ):
        if chain:
            click.echo(f"\n{say(title)}")
            echo_all(findings_text.line_lines(chain, say))


@click.command(epilog=example("graph authority --limit 10"))
@click.option(
    "--basis", type=click.Choice(("content", "competence")), default="content", show_default=True
)
@click.option("--limit", default=20, show_default=True, help="Documents to print.")
@formats("text", "json", "csv")
@with_session
def authority(session: Session, basis: str, limit: int, form: str) -> None:
    """Rank documents by what rests on them: PageRank and HITS, bases of competence apart."""
    from graph.analyze.authority import authority as rank
    from graph.export import findings_tables, findings_text

    found = rank(session.network(), kind=basis, limit=limit)
    print_findings(
        session, found, form, findings_text.authority_lines, findings_tables.authority_table
    )


@click.command(epilog=example("graph agencies --locality 'Hà Nội' --at 2021"))
@LOCALITY
@YEAR
@click.option("--places", "standing", is_flag=True, help="Communities, and who sits between.")
@click.option("--limit", default=20, show_default=True, help="Pairs to print.")
@formats("text", "json", "csv")
@with_session
def agencies(
    session: Session,
    locality: str,
    at: int | None,
    standing: bool,  # noqa: FBT001
    limit: int,
    form: str,
) -> None:
    """Show which agencies share the most tasks, their communities, and who sits between."""
    from graph.analyze.agencies import places, ties
    from graph.export import findings_text

    network, place = session.network(), slug(locality)
    if standing:
        found = places(network, locality=place, at=at)
        if form == "json":
            print_json(found)
            return
        heads = ("agency", "tasks", "neighbours", "community", "betweenness")
        print_rows(heads, findings_text.place_rows(found), form)
        return
    shared = ties(network, locality=place, at=at, limit=limit)
    print_findings(session, shared, "json" if form == "json" else "text", findings_text.tie_lines)
