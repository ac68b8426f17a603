"""Writing the graph out: export."""

from __future__ import annotations

from pathlib import Path

import click

from graph.commands.dates import as_of
from graph.commands.session import Session, example, with_session


@click.command(epilog=example("graph export --html --focus 193/QĐ-TTg --depth 2"))
@click.option("--html", "names", flag_value="html", multiple=True, help="One page to mail.")
@click.option("--turtle", "names", flag_value="turtle", multiple=True, help="RDF as Turtle.")
@click.option("--jsonld", "names", flag_value="jsonld", multiple=True, help="RDF as JSON-LD.")
@click.option("--nquads", "names", flag_value="nquads", multiple=True, help="RDF as N-Quads.")
@click.option("--graphml", "names", flag_value="graphml", multiple=True, help="For Gephi, yEd.")
@click.option("--csv", "names", flag_value="csv", multiple=True, help="Tables.")
@click.option("--output", type=click.Path(path_type=Path), help="File; a folder for several.")
@click.option("--focus", help="Only what lies around this document, agency or duty.")
@click.option("--depth", default=2, show_default=True, help="Steps around --focus.")
@click.option("--max-nodes", default=3000, show_default=True, help="Above: an overview page.")
@click.option("--title", help="Title of the page.")
@as_of
@with_session
def export(  # noqa: PLR0913
    session: Session,
    names: tuple[str, ...],
    output: Path | None,
    focus: str | None,
    depth: int,
    max_nodes: int,
    title: str | None,
    as_of: str,
) -> None:
    """Write the graph as a page or in other formats."""
    from graph.export.files import Wish, write
    from graph.query.lookup import one

    store = session.open()
    wish = Wish(
        formats=names or ("html",),
        output=output,
        focus=one(store, focus).iri if focus else "",
        depth=depth,
        max_nodes=max_nodes,
        title=title or "Căn Cứ",
        language=session.say.language,
        as_of=as_of,
    )
    for written in write(store, wish):
        click.echo(written.path.as_posix())
        for note in written.notes:
            click.echo(session.say(note.message, **dict(note.values)), err=True)
