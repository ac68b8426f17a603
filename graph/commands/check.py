"""What a reviewer does with a graph or a draft: show one thing, check all; as of a day."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from graph.commands.dates import as_of
from graph.commands.session import (
    Session,
    echo_all,
    example,
    formats,
    print_json,
    with_session,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from graph.export.as_of import Viewer
    from graph.records.audit import Issue
    from graph.store.local import LocalStore
    from graph.store.protocol import Store
    from graph.vocabulary import Vocabulary


def register(command: Callable[..., None]) -> Callable[..., None]:
    """Add --register."""
    return click.option(
        "--register",
        "registers",
        multiple=True,
        type=click.Path(exists=True, dir_okay=False, path_type=Path),
        metavar="FILE",
        help="Your own list of instruments: .toml, or .csv of vbpl.vn and others.",
    )(command)


def vocabulary_with(registers: tuple[Path, ...]) -> Vocabulary:
    """Give the shipped tables with the user's own instruments; raises `BadTable`."""
    from graph import vocabulary
    from graph.read.registers import join

    return join(vocabulary.load(), registers)


def viewer(session: Session, store: Store, on: str) -> Viewer:
    """Give what speaks of a store as of a day."""
    from graph import vocabulary
    from graph.analyze.lives import lives_of
    from graph.export.as_of import Viewer
    from graph.network import read_network

    words, network = vocabulary.load(), read_network(store)
    return Viewer(network, words, lives_of(store, network, words), on, session.say)


@click.command(epilog=example('graph show "90/KH-UBND" --as-of 2026-11-23'))
@click.argument("ref")
@as_of
@formats("text", "json")
@with_session
def show(session: Session, ref: str, as_of: str, form: str) -> None:
    """Show one document, agency or duty: its facts, each with quote and place; with a day, who answers then."""
    from graph.query.facts import facts_of
    from graph.query.lookup import one

    store = session.open()
    facts = facts_of(store, one(store, ref).iri)
    if as_of:
        facts = viewer(session, store, as_of).facts(facts)
    if form == "json":
        print_json(facts)
    else:
        from graph.export.text import facts_lines

        echo_all(facts_lines(facts, session.say))


@click.command(epilog=example("graph check ke-hoach-du-thao.txt --as-of 23/11/2026"))
@click.argument("drafts", nargs=-1, type=click.Path(path_type=Path), metavar="[DRAFT]...")
@as_of
@register
@click.option(
    "--fail-on",
    type=click.Choice(("error", "warning", "info")),
    default="error",
    show_default=True,
    help="Exit 1 if anything as grave is found.",
)
@formats("text", "json", "sarif")
@with_session
def check(
    session: Session,
    drafts: tuple[Path, ...],
    as_of: str,
    registers: tuple[Path, ...],
    fail_on: str,
    form: str,
) -> None:
    """Check the graph, or drafts against it without storing them: conflicts, dead bases, gone agencies, slips."""
    from graph.analyze.audit import fails
    from graph.records.audit import Severity

    words = vocabulary_with(registers)
    issues = _of_drafts(session, drafts, words, as_of) if drafts else _of_all(session, words, as_of)
    print_issues(session, issues, form)
    if fails(issues, Severity(fail_on)):
        sys.exit(1)


def _of_all(session: Session, words: Vocabulary, on: str) -> tuple[Issue, ...]:
    from graph.analyze.audit import audit, in_order

    store = session.open()
    return in_order([*audit(store, words, as_of=on), *_shapes(store, session.say.language)])


def _of_drafts(
    session: Session, paths: tuple[Path, ...], words: Vocabulary, on: str
) -> tuple[Issue, ...]:
    from graph import pipeline
    from graph.analyze.audit import audit, in_order
    from graph.analyze.draft import with_drafts
    from graph.commands.build import tell_failure

    store = session.open() if session.store.exists() else None
    if store is None:
        click.echo(session.say("check-no-store", path=session.store.as_posix()), err=True)
    drafts, failures = pipeline.read_all(paths, words)
    for failure in failures:
        tell_failure(failure, session.say)
    if failures:
        sys.exit(3)
    whole, alone = with_drafts(store, drafts, words)
    names = {draft.source.path for draft in drafts}
    found = audit(whole, words, as_of=on, paths=names)
    return in_order([*found, *_shapes(alone, session.say.language)])


def _shapes(store: LocalStore, language: str) -> Iterator[Issue]:
    """Give what does not fit its shape as findings."""
    from graph.query.check import check_shapes
    from graph.records.audit import Issue, Severity
    from graph.records.findings import Node

    for found in check_shapes(store, language):
        yield Issue(
            rule="shape",
            severity=Severity.ERROR,
            subject=Node(iri=found.focus, label=found.focus, kind=""),
            values=(("focus", found.focus), ("path", found.path), ("message", found.message)),
        )


def print_issues(session: Session, issues: tuple[Issue, ...], form: str) -> None:
    """Print findings in a format; with none, say on standard error that all is well."""
    from graph.export import issues as out

    if form == "json":
        print_json(out.to_json(issues, session.say))
    elif form == "sarif":
        from graph.store.local import program_version

        print_json(out.to_sarif(issues, session.say, program_version()))
    elif issues:
        echo_all(out.lines(issues, session.say))
    else:
        click.echo(session.say("check-good"))
