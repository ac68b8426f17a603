"""The command line: options in, one call, lines out. The only module that prints or exits.

Data goes to standard output, talk to standard error. Heavy libraries are imported inside the commands, so
that `graph --help` answers at once. Exit codes: see `graph.errors`.
"""

from __future__ import annotations

import functools
import json
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, ParamSpec

import click

from graph import interface, vocabulary
from graph.errors import GraphError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from graph.store.local import LocalStore

    from graph.network import Network
    from graph.records.report import BuildReport, Failure

P = ParamSpec("P")

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


def formats(*names: str) -> Callable[[Callable[P, None]], Callable[P, None]]:
    """Add --format."""
    return click.option(
        "--format",
        "form",
        type=click.Choice(names),
        default=names[0],
        show_default=True,
        help="How to print.",
    )


def with_session(command: Callable[P, None]) -> Callable[..., None]:
    """Add --store and --lang to a command; they may also stand before it."""

    @click.option("--store", type=click.Path(path_type=Path), help="Folder of the graph.")
    @click.option("--lang", type=click.Choice(interface.LANGUAGES), help="Language of the answers.")
    @click.pass_context
    @functools.wraps(command)
    def wrapped(
        ctx: click.Context,
        /,
        *args: P.args,
        store: Path | None = None,
        lang: str | None = None,
        **kwargs: P.kwargs,
    ) -> None:
        outer: dict[str, Any] = ctx.obj
        session = Session(store=store or outer["store"], say=interface.load(lang or outer["lang"]))
        command(session, *args, **kwargs)  # type: ignore[arg-type]

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


PATHS = click.argument(
    "paths", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="PATH..."
)


@main.command(epilog=example("graph build tests/corpus"))
@PATHS
@click.option("--quiet", is_flag=True, help="No progress, no summary.")
@formats("text", "json")
@with_session
def build(session: Session, paths: tuple[Path, ...], quiet: bool, form: str) -> None:  # noqa: FBT001
    """Read files and folders into the graph; run again, only what changed is read."""
    from graph import pipeline

    store = session.open(write=True)
    with progress(session, quiet=quiet) as step:
        report = pipeline.build(paths, store, vocabulary.load(), step)
    if form == "json":
        print_json(report)
    elif not quiet:
        tell_report(report, session.say)
    for failure in report.failed:
        tell_failure(failure, session.say)
    if report.failed:
        sys.exit(1)


def tell_report(report: BuildReport, say: interface.Interface) -> None:
    """Tell on standard error what a build did."""
    from graph.export.text import plain

    for item in report.read:
        line = say(
            "build-file",
            path=plain(item.path),
            document=plain(item.document),
            citations=item.citations,
            duties=item.duties,
        )
        click.echo(line, err=True)
        for note in item.notes:
            click.echo(f"  {plain(note)}", err=True)
    counts = {
        name: len(getattr(report, name)) for name in ("read", "unchanged", "relinked", "failed")
    }
    if not any(counts.values()):
        click.echo(say("build-nothing"), err=True)
    click.echo(say("build-summary", **counts), err=True)


def tell_failure(failure: Failure, say: interface.Interface) -> None:
    """Tell on standard error which file failed, why, and what to do."""
    from graph.export.text import plain

    path, reason = plain(failure.path), plain(failure.reason)
    click.echo(say("build-failed", path=path, reason=reason), err=True)
    if failure.next_step:
        click.echo(say("build-next", next_step=plain(failure.next_step)), err=True)


class progress:  # noqa: N801  (used as a function: `with progress(session, quiet=False) as step`)
    """A bar on a terminal, nothing elsewhere."""

    def __init__(self, session: Session, *, quiet: bool) -> None:
        self._say = session.say
        self._shown = not quiet and sys.stderr.isatty()

    def __enter__(self) -> Callable[[str, int, int], None] | None:
        """Start the bar."""
        if not self._shown:
            return None
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
        from rich.progress import TimeRemainingColumn as Remaining

        self._bar = Progress(
            TextColumn(self._say("build-reading")),
            BarColumn(),
            MofNCompleteColumn(),
            Remaining(),
            console=Console(stderr=True),
            transient=True,
        )
        task = self._bar.add_task("", total=None)
        self._bar.start()
        return lambda _path, done, total: self._bar.update(task, completed=done, total=total)

    def __exit__(self, *_: object) -> None:
        """Stop the bar."""
        if self._shown:
            self._bar.stop()


@main.command(epilog=example("graph extract tests/corpus --format jsonl"))
@PATHS
@formats("jsonl", "json")
@with_session
def extract(session: Session, paths: tuple[Path, ...], form: str) -> None:
    """Print what would be read from files, without storing it."""
    from graph.resolve.register import build as build_register

    from graph import pipeline
    from graph.export import extracted

    words = vocabulary.load()
    with progress(session, quiet=False) as step:
        documents, failures = pipeline.read_all(paths, words, step)
    register = build_register(words, [claim for item in documents for claim in item.claims])
    rows = []
    for item in documents:
        references = pipeline.refer(item, register, words)
        rows.append(extracted.to_json(item.source, item.mentions, references))
    if form == "json":
        print_json(rows)
    else:
        for row in rows:
            click.echo(json.dumps(row, ensure_ascii=False))
    for failure in failures:
        tell_failure(failure, session.say)
    if failures:
        sys.exit(1)


@main.command(epilog=example('graph show "90/KH-UBND"'))
@click.argument("ref")
@formats("text", "json")
@with_session
def show(session: Session, ref: str, form: str) -> None:
    """Show one document, agency or duty: its facts, each with quote and place."""
    from graph.query.facts import facts_of
    from graph.query.lookup import one

    store = session.open()
    facts = facts_of(store, one(store, ref).iri)
    if form == "json":
        print_json(facts)
    else:
        from graph.export.text import facts_lines

        echo_all(facts_lines(facts, session.say))


@main.command(epilog=example('graph trace "90/KH-UBND"'))
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
    from graph.query.lookup import one

    from graph.analyze.trace import between
    from graph.analyze.trace import trace as find_chains
    from graph.export.text import chain_lines, plain

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


@main.command(epilog=example("graph overlaps --limit 5"))
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


@main.command(epilog=example("graph query who-implements --set document=193/QĐ-TTg"))
@click.argument("name", required=False)
@click.option("--list", "listed", is_flag=True, help="List the shipped questions.")
@click.option("--set", "settings", multiple=True, metavar="KEY=VALUE", help="Set a parameter.")
@click.option("--sparql", type=click.Path(allow_dash=True), help="Run your own: a file, or - .")
@click.option("--limit", default=10_000, show_default=True, help="Rows at the most.")
@formats("text", "json", "csv")
@with_session
def query(  # noqa: PLR0913
    session: Session,
    name: str | None,
    listed: bool,  # noqa: FBT001
    settings: tuple[str, ...],
    sparql: str | None,
    limit: int,
    form: str,
) -> None:
    """Ask one of the shipped questions, or your own in SPARQL (read-only)."""
    from graph.query import catalogue, run

    if listed or not (name or sparql):
        rows = [
            (item.name, item.title(session.say.language), ", ".join(item.parameters))
            for item in catalogue.load().values()
        ]
        print_rows(("name", "title", "parameters"), rows, form)
        return
    store = session.open()
    if sparql:
        text = click.get_text_stream("stdin").read() if sparql == "-" else read_text(sparql)
        answer = run.free(store, text, limit=limit)
    else:
        answer = run.shipped(store, name or "", dict(map(setting, settings)), limit=limit)
    print_rows(answer.columns, answer.rows, form)
    if answer.cut:
        click.echo(session.say("query-cut", rows=len(answer.rows)), err=True)
    elif not answer.rows:
        click.echo(session.say("query-none"), err=True)


def setting(text: str) -> tuple[str, str]:
    """Split one `key=value`."""
    key, equals, value = text.partition("=")
    if not equals:
        raise click.BadParameter(f"“{text}” is not KEY=VALUE", param_hint="--set")
    return key.strip(), value.strip()


def read_text(path: str) -> str:
    """Read a file that the user named, or say why not."""
    from graph.errors import UnreadableFile

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


@main.command(epilog=example('graph search "cong an tinh"'))
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


@main.command(epilog=example("graph stats --format json"))
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


@main.command(epilog=example("graph export --html --focus 193/QĐ-TTg --depth 2"))
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
@with_session
def export(  # noqa: PLR0913
    session: Session,
    names: tuple[str, ...],
    output: Path | None,
    focus: str | None,
    depth: int,
    max_nodes: int,
    title: str | None,
) -> None:
    """Write the graph as a page or in other formats."""
    from graph.query.lookup import one

    from graph.export.files import Wish, write

    store = session.open()
    wish = Wish(
        formats=names or ("html",),
        output=output,
        focus=one(store, focus).iri if focus else "",
        depth=depth,
        max_nodes=max_nodes,
        title=title or "Căn Cứ",
        language=session.say.language,
    )
    for written in write(store, wish):
        click.echo(written.path.as_posix())
        for note in written.notes:
            click.echo(session.say(note.message, **dict(note.values)), err=True)


@main.command(epilog=example("graph check"))
@formats("text", "json")
@with_session
def check(session: Session, form: str) -> None:
    """Check the graph against its SHACL shapes; exit code 1 if something is found."""
    from graph.query.check import check_shapes

    findings = check_shapes(session.open(), language=session.say.language)
    if form == "json":
        print_json(findings)
    else:
        for finding in findings:
            click.echo(f"{finding.focus}: {finding.message}")
        if not findings:
            click.echo(session.say("check-good"))
    if findings:
        sys.exit(1)


def echo_all(lines: Iterator[str]) -> None:
    """Print lines."""
    for line in lines:
        click.echo(line)


if __name__ == "__main__":
    main()
