"""Tables people ask for: matrix, calendar, targets."""

from __future__ import annotations

from pathlib import Path

import click

from graph.commands.findings import LOCALITY, YEAR, print_findings, slug
from graph.commands.session import Session, echo_all, example, formats, print_json, with_session


@click.command(
    epilog=example("graph matrix --locality 'Hà Nội' --at 2021 --format xlsx --output m.xlsx")
)
@click.option(
    "--agencies", multiple=True, help="Only these: IRI or pattern (cong-an-tinh); repeatable."
)
@click.option("--document", help="Only this document.")
@LOCALITY
@YEAR
@click.option("--raci", is_flag=True, help="Write parts as A/R, R, C, I.")
@click.option("--output", type=click.Path(path_type=Path), help="File for xlsx or html.")
@formats("text", "csv", "json", "html", "xlsx")
@with_session
def matrix(  # noqa: PLR0913
    session: Session,
    agencies: tuple[str, ...],
    document: str | None,
    locality: str,
    at: int | None,
    raci: bool,  # noqa: FBT001
    output: Path | None,
    form: str,
) -> None:
    """Show agencies × tasks with the part of each, every cell with its source."""
    from graph.analyze.matrix import RACI, columns
    from graph.analyze.matrix import matrix as table_of
    from graph.export import findings_sheets, findings_tables, findings_text
    from graph.export.tables import to_csv
    from graph.query.lookup import one

    home = one(session.open(), document).iri if document else ""
    rows = table_of(
        session.network(), agencies=agencies, locality=slug(locality), document=home, at=at
    )
    if form == "json":
        print_json(rows)
        return
    if form == "text":
        echo_all(findings_text.matrix_lines(rows, session.say))
        return
    heads, lines = findings_tables.matrix_table(rows, columns(rows), RACI if raci else {})
    if form == "csv":
        click.echo(to_csv(heads, lines), nl=False)
    elif form == "html":
        page = findings_sheets.to_html(heads, lines, title="Căn Cứ", language=session.say.language)
        if output:
            output.write_text(page, encoding="utf-8")
            click.echo(output.as_posix())
        else:
            click.echo(page, nl=False)
    else:
        target = output or Path("matrix.xlsx")
        target.write_bytes(findings_sheets.to_xlsx(heads, lines))
        click.echo(target.as_posix())


@click.command(epilog=example("graph calendar 2024 --format ics"))
@click.argument("year", type=click.IntRange(1945, 2200))
@LOCALITY
@click.option("--agency", help="Only what this agency has to do.")
@formats("text", "csv", "ics", "json")
@with_session
def calendar(session: Session, year: int, locality: str, agency: str | None, form: str) -> None:
    """Show what is due when, by whom, from which sentence; recurring reports are expanded for the year."""
    from graph.analyze.schedule import calendar as dues_of
    from graph.analyze.schedule import icalendar
    from graph.export import findings_tables, findings_text
    from graph.export.tables import to_csv
    from graph.query.lookup import one

    who = one(session.open(), agency).iri if agency else ""
    found = dues_of(session.network(), year, locality=slug(locality), agency=who)
    if form == "json":
        print_json(found)
    elif form == "csv":
        click.echo(to_csv(*findings_tables.calendar_table(found)), nl=False)
    elif form == "ics":
        click.echo(icalendar(found), nl=False)
    else:
        echo_all(findings_text.due_lines(found, session.say))


@click.command(epilog=example("graph targets"))
@LOCALITY
@click.option("--all", "alone", is_flag=True, help="Also what only one plan sets a goal for.")
@formats("text", "csv", "json")
@with_session
def targets(session: Session, locality: str, alone: bool, form: str) -> None:  # noqa: FBT001
    """Show one indicator across plans and years: 90 % here, 95 % there."""
    from graph.analyze.indicators import indicators
    from graph.export import findings_tables, findings_text

    found = indicators(session.network(), locality=slug(locality), alone=alone)
    print_findings(
        session, found, form, findings_text.indicator_lines, findings_tables.indicator_table
    )
