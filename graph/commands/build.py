"""Reading files: build, extract."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from graph.commands.check import register, vocabulary_with
from graph.commands.session import PATHS, Session, example, formats, print_json, with_session

if TYPE_CHECKING:
    from collections.abc import Callable

    from graph.interface import Interface
    from graph.records.report import BuildReport, Failure


@click.command(epilog=example("graph build tests/corpus"))
@PATHS
@click.option("--quiet", is_flag=True, help="No progress, no summary.")
@register
@formats("text", "json")
@with_session
def build(
    session: Session,
    paths: tuple[Path, ...],
    quiet: bool,  # noqa: FBT001
    registers: tuple[Path, ...],
    form: str,
) -> None:
    """Read files and folders into the graph; run again, only what changed is read."""
    from graph import pipeline

    words = vocabulary_with(registers)
    store = session.open(write=True)
    with ProgressBar(session, quiet=quiet) as step:
        report = pipeline.build(paths, store, words, step)
    if form == "json":
        print_json(report)
    elif not quiet:
        tell_report(report, session.say)
    for failure in report.failed:
        tell_failure(failure, session.say)
    if report.failed:
        sys.exit(1)


def tell_report(report: BuildReport, say: Interface) -> None:
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


def tell_failure(failure: Failure, say: Interface) -> None:
    """Tell on standard error which file failed, why, and what to do."""
    from graph.export.text import plain

    path, reason = plain(failure.path), plain(failure.reason)
    click.echo(say("build-failed", path=path, reason=reason), err=True)
    if failure.next_step:
        click.echo(say("build-next", next_step=plain(failure.next_step)), err=True)


class ProgressBar:
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


@click.command(epilog=example("graph extract tests/corpus --format jsonl"))
@PATHS
@register
@formats("jsonl", "json")
@with_session
def extract(
    session: Session, paths: tuple[Path, ...], registers: tuple[Path, ...], form: str
) -> None:
    """Print what would be read from files, without storing it."""
    from graph import pipeline
    from graph.export import extracted
    from graph.resolve.register import build as build_register

    words = vocabulary_with(registers)
    with ProgressBar(session, quiet=False) as step:
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
