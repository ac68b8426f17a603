"""The explorer on this machine: serve."""

from __future__ import annotations

import ipaddress
import sys

import click

from graph.commands.session import Session, example, with_session


def _loopback(_: click.Context, __: click.Parameter, value: str) -> str:
    """Refuse an address that others can reach."""
    try:
        inside = value == "localhost" or ipaddress.ip_address(value).is_loopback
    except ValueError:
        inside = False
    if not inside:
        raise click.BadParameter(
            f"“{value}” is not this machine: the explorer has no accounts, so it answers only here. "
            "Use 127.0.0.1, and mail pages made with “graph export --html”."
        )
    return value


@click.command(epilog=example('graph serve --get "/search?q=cong an tinh"'))
@click.option(
    "--host", default="127.0.0.1", show_default=True, callback=_loopback, help="Loopback only."
)
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True)
@click.option("--seconds", default=10.0, show_default=True, help="Time of a free SPARQL query.")
@click.option("--limit", default=10_000, show_default=True, help="Rows of a free SPARQL query.")
@click.option("--get", "target", metavar="PATH", help="Answer one request and stop; no server.")
@click.option("--accept", default="", help="With --get: the form wanted, like text/turtle.")
@with_session
def serve(  # noqa: PLR0913
    session: Session,
    host: str,
    port: int,
    seconds: float,
    limit: int,
    target: str | None,
    accept: str,
) -> None:
    """Open the graph as pages for people, and as RDF and SPARQL for programs, on this machine only."""
    from graph.query.run import Limits
    from graph.serve.app import application
    from graph.serve.endpoint import Pool
    from graph.serve.holdings import Shelf

    shelf = Shelf(session.store, patience=None if target else 0.2)
    pool = Pool(
        shelf.held.store, size=1 if target else 2, limits=Limits(rows=limit, seconds=seconds)
    )
    app = application(shelf, pool)
    if target is None:
        from graph.serve.running import run

        run(
            app,
            shelf,
            host=host,
            port=port,
            tell=lambda address: click.echo(session.say("serve-open", address=address), err=True),
        )
        return
    from graph.serve.once import get

    try:
        answer = get(app, target, accept=accept, language=session.say.language)
    finally:
        pool.close()
    click.echo(f"{answer.status} {answer.headers.get('content-type', '')}", err=True)
    click.echo(answer.body, nl=False)
    if answer.status >= 400:  # noqa: PLR2004
        sys.exit(1)
