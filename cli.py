"""The command line: what stands before a command, and which commands there are.

The commands themselves are in `graph.commands`; exit codes in `graph.errors`.
"""

from __future__ import annotations

from pathlib import Path

import click

from graph import interface
from graph.commands import analyze, ask, build, change, check, export, serve, tables
from graph.commands.session import DEFAULT_STORE, Commands


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="cancu", prog_name="graph")
@click.option(
    "--store",
    type=click.Path(path_type=Path),
    envvar="GRAPH_STORE",
    default=DEFAULT_STORE,
    show_default=True,
    help="Folder of the graph (or the variable GRAPH_STORE).",
)
@click.option(
    "--lang",
    type=click.Choice(interface.LANGUAGES),
    envvar="GRAPH_LANG",
    default="vi",
    show_default=True,
    help="Language of the answers; documents are never translated.",
)
@click.pass_context
def main(ctx: click.Context, store: Path, lang: str) -> None:
    """Căn Cứ: read policy documents; ask where a mandate comes from and who else was told to do it."""
    ctx.obj = {"store": store, "lang": lang}


for command in (
    build.build,
    build.extract,
    check.show,
    analyze.trace,
    analyze.overlaps,
    change.compare,
    change.cascade,
    change.impact,
    change.chains,
    change.authority,
    change.agencies,
    tables.matrix,
    tables.calendar,
    tables.targets,
    ask.query,
    ask.search,
    ask.stats,
    check.check,
    export.export,
    serve.serve,
):
    main.add_command(command)


if __name__ == "__main__":
    main()
