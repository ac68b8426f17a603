"""Findings of analysis as lines for a terminal; the same records print as JSON by `text.as_json`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph import vocabulary
from graph.export import text
from graph.export.text import QUOTE, plain, quoted, shorten

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from graph.interface import Interface
    from graph.records.analysis import (
        AgencyPlace,
        AgencyTie,
        Authority,
        Cascade,
        Change,
        Comparison,
        Due,
        Edit,
        FactChange,
        Fragment,
        Impact,
        Indicator,
        MainPath,
        Mandate,
        MatrixRow,
        Restatement,
        RoleFinding,
    )
    from graph.records.findings import Chain, DutyView, Node, Overlap, Part, Task


def names(nodes: Iterable[Node]) -> str:
    """Give labels in one line."""
    return "; ".join(plain(node.label) for node in nodes)


def _parts(parts: Iterable[Part], say: Interface) -> str:
    return " · ".join(
        f"{say.label('overlap-part', part.name)} {part.value:.2f}×{part.weight:g}" for part in parts
    )


def _duty(duty: DutyView, say: Interface, mark: str = "•") -> Iterator[str]:
    agencies = "; ".join(
        f"{plain(agency.label)} ({say.label('role', role)})" for agency, role in duty.agencies
    )
    yield f"   {mark} {agencies} — {plain(duty.node.label)}"
    yield f"     {quoted(duty.quote)}"


def overlap_lines(number: int, item: Overlap, say: Interface) -> Iterator[str]:
    """Print one pair of duties: the parts of its score, what kind it is, how the two are tied, which sentences."""
    yield from text.overlap_lines(number, item, say)
    tie = say.label("coordination", item.coordination.removeprefix("coordination-"))
    kind = say(f"analysis-{item.kind}")
    yield (
        f"   {kind}; {say('analysis-coordination', tie=tie)}" if item.coordination else f"   {kind}"
    )
    for duty, passage in zip((item.first, item.second), item.passages, strict=False):
        if plain(passage) != plain(duty.text):
            yield f"     “{shorten(passage)}” — {plain(duty.quote.place)}"


def _topic(name: str, say: Interface) -> str:
    for topic in vocabulary.load().topics:
        if topic.id == name:
            return topic.en if say.language == "en" else topic.label
    return name


def fragment_lines(number: int, item: Fragment, say: Interface) -> Iterator[str]:
    """Print one topic and the agencies that have work in it."""
    period = "–".join(map(str, sorted(set(item.period)))) if item.period else ""
    where = " · ".join(filter(None, (item.locality, period)))
    yield f"{number}. {_topic(item.topic, say)} ({where})"
    count = len(item.shares)
    yield f"   {say(item.reason, agencies=count, concentration=f'{item.concentration:.2f}')}"
    for share in item.shares:
        yield f"   • {plain(share.agency.label)}: {len(share.duties)}"
        for duty, passage in zip(share.duties, share.passages, strict=True):
            yield f"     “{shorten(passage)}” — {plain(duty.quote.place)}"


def role_lines(number: int, item: RoleFinding, say: Interface) -> Iterator[str]:
    """Print what is not plain about the parts in a task."""
    score = f" {item.score:.2f} ({_parts(item.parts, say)})" if item.parts else ""
    yield f"{number}. {say(item.reason)}{score}: {names(item.agencies)}"
    for duty in item.duties:
        yield from _duty(duty, say)
    told = {duty.quote for duty in item.duties}
    for quote in item.quotes:
        if quote not in told:
            yield f"     {quoted(quote)}"


def restatement_lines(number: int, item: Restatement, say: Interface) -> Iterator[str]:
    """Print a duty passed down a chain."""
    yield f"{number}. {item.score:.2f} ({_parts(item.parts, say)}) — {say(item.reason)}"
    yield from _duty(item.upper, say, "↑")
    yield from _duty(item.lower, say, "↓")
    if item.lead_changed:
        yield f"   ⚠ {say('analysis-lead-changed')}"
    for hop in item.chain:
        yield f"     {plain(hop.lower.label)} {say.label('relation', hop.relation)} {plain(hop.upper.label)}"


def task_lines(number: int, task: Task, say: Interface) -> Iterator[str]:
    """Print one task and the duties that ask for it."""
    yield f"{number}. {shorten(task.label, 120)} ({len(task.duties)})"
    for duty, passage in zip(task.duties, task.passages, strict=True):
        agencies = "; ".join(
            f"{plain(agency.label)} ({say.label('role', role)})" for agency, role in duty.agencies
        )
        yield f"   • {agencies}: “{shorten(passage)}” — {plain(duty.quote.place)}"


def diff(edits: Iterable[Edit]) -> str:
    """Write a word diff: [-gone-] and {+new+}, long stretches that stayed cut in the middle."""
    written = []
    for edit in edits:
        said = plain(edit.text)
        if edit.kind == "gone":
            written.append(f"[-{said}-]")
        elif edit.kind == "new":
            written.append(f"{{+{said}+}}")
        elif len(said) > QUOTE // 3:
            written.append(f"{said[:30].rsplit(' ', 1)[0]} … {said[-30:].split(' ', 1)[-1]}")
        else:
            written.append(said)
    return " ".join(written)


def comparison_lines(item: Comparison, say: Interface) -> Iterator[str]:
    """Print what changed between two plans: duties, then goals, days and citations."""
    yield say("analysis-compare", before=plain(item.before.label), after=plain(item.after.label))
    yield " · ".join(f"{say(f'analysis-{kind}')}: {count}" for kind, count in item.counts)
    for change in item.changes:
        if change.kinds != ("kept",):
            yield ""
            yield from change_lines(change, say)
    for group in ("target", "deadline", "citation"):
        mine = [fact for fact in item.facts if fact.group == group and fact.kind != "kept"]
        if mine:
            yield ""
            yield f"{say(f'analysis-{group}s')}:"
            for fact in mine:
                yield from _fact_lines(fact, say)


def change_lines(change: Change, say: Interface) -> Iterator[str]:
    """Print what became of one duty."""
    kinds = ", ".join(say(f"analysis-{kind}") for kind in change.kinds)
    score = f" {change.score:.2f} ({_parts(change.parts, say)})" if change.parts else ""
    yield f"{kinds}{score}"
    if change.before:
        yield from _duty(change.before, say, "−")
    if change.after:
        yield from _duty(change.after, say, "+")
    if change.edits:
        yield f"     {diff(change.edits)}"
    for role in change.roles:
        was, now = (say.label("role", name) if name else "—" for name in (role.before, role.after))
        yield f"     {plain(role.agency.label)}: {was} → {now}"
    for fact in change.facts:
        if fact.kind != "kept":
            yield from _fact_lines(fact, say)


def _fact_lines(fact: FactChange, say: Interface) -> Iterator[str]:
    sides = " → ".join(shorten(side) for side in (fact.before, fact.after) if side)
    yield f"   {say(f'analysis-fact-{fact.kind}')}: {sides}"
    for quote in (fact.before_quote, fact.after_quote):
        if quote:
            yield f"     {quoted(quote)}"


def cascade_lines(item: Cascade, say: Interface) -> Iterator[str]:
    """Print a programme task by task: what each plan made of it, and what it left out."""
    yield say(item.reason, label=plain(item.programme.label), plans=len(item.plans))
    for number, row in enumerate(item.rows, 1):
        yield ""
        yield f"{number}. {shorten(row.task, 160)}"
        for carried in row.carried:
            if carried.duty is None:
                yield f"   ✗ {plain(carried.plan.label)}: {say('analysis-left-out')}"
                continue
            plan = f"{plain(carried.plan.label)}, {carried.duty.section} ({carried.score:.2f})"
            yield f"   ✓ {plan}: {names(carried.leads)}"
            yield f"     {quoted(carried.duty.quote)}"
            for target in carried.targets:
                yield f"     {target.comparator} {target.value:g} {target.unit} — {plain(target.quote.place)}"
            for deadline in carried.deadlines:
                yield f"     {deadline.due} {deadline.every} — {plain(deadline.quote.place)}"


def impact_lines(item: Impact, say: Interface) -> Iterator[str]:
    """Print what hangs on an instrument, first what loses its only basis."""
    yield say(
        item.reason,
        label=plain(item.node.label),
        documents=item.counts.documents,
        duties=item.counts.duties,
        only=item.counts.only_duties,
    )
    shown = len(item.documents) + len(item.duties)
    if shown < item.counts.documents + item.counts.duties:
        yield say("analysis-shown", shown=shown)
    for dependent in (*item.documents, *item.duties):
        mark = f"⚠ {say('analysis-only-basis')} · " if dependent.only_basis else ""
        yield f"  {mark}{plain(dependent.node.label)} ({say('analysis-hops', hops=dependent.depth)})"
        if dependent.hop.quote:
            yield f"      {say.label('relation', dependent.hop.relation)}: {quoted(dependent.hop.quote)}"


def authority_lines(number: int, item: Authority, say: Interface) -> Iterator[str]:
    """Print one document by rank."""
    figures = f"PageRank {item.page_rank:.5f} · authority {item.authority:.5f} · hub {item.hub:.5f}"
    cited = say("analysis-cited-by", documents=item.cited_by)
    yield f"{number}. {plain(item.node.label)} — {figures} · {cited}"
    if item.quote:
        yield f"     {quoted(item.quote)}"


def mandate_lines(item: Mandate, say: Interface) -> Iterator[str]:
    """Print how far a document carries."""
    yield say(
        "analysis-mandate",
        label=plain(item.node.label),
        depth=item.depth,
        documents=item.documents,
        duties=item.duties,
        agencies=len(item.agencies),
    )
    yield from _down(item.longest, say)


def main_path_lines(item: MainPath, say: Interface) -> Iterator[str]:
    """Print the main line of descent."""
    yield say(item.reason, counts=", ".join(map(str, item.counts)))
    yield from _down(item.chain, say)


def line_lines(chain: Chain, say: Interface) -> Iterator[str]:
    """Print a chain from the highest document down, each hop with its quote."""
    yield from _down(chain, say)


def _down(chain: Chain, say: Interface) -> Iterator[str]:
    for place, hop in enumerate(chain.hops):
        if place == 0:
            yield f"  {plain(hop.upper.label)}"
        yield f"    ↓ {say.label('relation', hop.relation)}"
        if hop.quote:
            yield f"      {quoted(hop.quote)}"
        yield f"  {plain(hop.lower.label)}"


def tie_lines(number: int, item: AgencyTie, say: Interface) -> Iterator[str]:
    """Print two agencies and the tasks that they share."""
    shared = say(item.reason, tasks=len(item.tasks))
    yield f"{number}. {plain(item.first.label)} + {plain(item.second.label)}: {shared}"
    for one, two in item.tasks:
        yield f"     {quoted(one.quote)}"
        if two.node.iri != one.node.iri:
            yield f"     {quoted(two.quote)}"


def place_rows(items: Iterable[AgencyPlace]) -> list[tuple[str, ...]]:
    """Give rows for a table: agency, tasks, neighbours, community, betweenness."""
    return [
        (
            item.agency.label,
            str(item.tasks),
            str(item.neighbours),
            str(item.community),
            f"{item.betweenness:.4f}",
        )
        for item in items
    ]


def matrix_lines(rows: Iterable[MatrixRow], say: Interface) -> Iterator[str]:
    """Print the tasks with the part of each agency, every part with its source."""
    for number, row in enumerate(rows, 1):
        yield f"{number}. {shorten(row.task, 120)}"
        for cell in row.cells:
            role = say.label("role", cell.role)
            yield f"   • {role}: {plain(cell.agency.label)} — {plain(cell.duty.quote.place)}"


def due_lines(dues: Iterable[Due], say: Interface) -> Iterator[str]:
    """Print what is due, by day."""
    for due in dues:
        day = due.date or f"({due.every})"
        mark = "" if due.reason == "analysis-due" else f" [{say(due.reason)}]"
        yield f"{day}  {plain(due.what)}{mark} — {names(due.by)}"
        yield f"    {quoted(due.deadline.quote)}"


def indicator_lines(number: int, item: Indicator, say: Interface) -> Iterator[str]:
    """Print one thing and the goals that plans set for it."""
    mark = f" — {say('analysis-differs')}" if item.differs else ""
    yield f"{number}. {shorten(item.label, 160)}{mark}"
    for goal in item.goals:
        period = "–".join(map(str, sorted(set(goal.period)))) if goal.period else ""
        yield f"   {goal.comparator} {goal.value:g} {goal.unit} ({period}) {plain(goal.document.label)}"
        yield f"     {quoted(goal.quote)}"
