"""Duties being put together: from what was read to the records that are handed on."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from unicodedata import normalize

from graph.extract.statements import Doer, Statements, distinct, joint
from graph.records.document import BlockKind
from graph.records.mentions import Agent, Duty, Evidence, Named
from graph.vietnamese import respell, squeeze

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph.extract.agencies import Phrase
    from graph.extract.statements import Assignment
    from graph.records.text import Span

#: Marks of emphasis, which belong to no name.
_MARKS = re.compile(r"[*_#]")


@dataclass(slots=True, kw_only=True)
class Draft:
    """A duty being put together; offsets into the flow."""

    #: Index of the last block that it takes in.
    block: int
    start: int
    end: int
    doers: list[Doer] = field(default_factory=list)
    partners: list[Phrase] = field(default_factory=list)
    #: Where the deed begins; before `start` where it is not known.
    act_start: int = -1
    product: str | None = None
    time: str | None = None
    #: True where an unlabelled paragraph that follows may be a part of it.
    open: bool = True

    def add(self, found: Assignment) -> None:
        """Add what a line beside the task says."""
        self.doers += found.doers
        self.partners += found.partners
        self.time = self.time or found.time
        self.product = self.product or found.product


def assigned(block: int, start: int, end: int, found: Assignment) -> Draft:
    """Draft a task whose agencies stand beside it: in a bracket, a line or a column."""
    draft = Draft(block=block, start=start, end=end, act_start=start, open=False)
    draft.add(found)
    return draft


def merged(drafts: Iterable[Draft], reader: Statements) -> list[Draft]:
    """Join unlabelled paragraphs that stand under one label into one statement."""
    kept: list[Draft] = []
    for draft in sorted(drafts, key=lambda d: (d.start, d.end)):
        last = kept[-1] if kept else None
        if last and last.open and draft.open and _continues(last, draft, reader):
            last.doers += draft.doers
            last.partners += draft.partners
            last.end, last.block = draft.end, draft.block
            continue
        kept.append(draft)
    return kept


def _continues(last: Draft, draft: Draft, reader: Statements) -> bool:
    blocks = reader.tree.blocks
    before, after = blocks[last.block], blocks[draft.block]
    if after.kind is not BlockKind.PARAGRAPH or after.parent < 0:
        return False
    between = blocks[last.block + 1 : draft.block]
    if any(block.kind is not BlockKind.FOOTNOTE for block in between):
        return False
    same = before.kind is BlockKind.PARAGRAPH and before.parent == after.parent
    return same or (before.kind is BlockKind.ITEM and after.parent == last.block)


def finish(draft: Draft, reader: Statements) -> Duty:
    """Make the record: partners, addressees, product and time are read from the statement."""
    start, end = draft.start, draft.end
    doers = joint(draft.doers)
    partners = distinct([*draft.partners, *reader.partners(start, end)])
    return Duty(
        section=reader.tree.blocks[draft.block].path,
        evidence=Evidence(
            span=reader.tree.flow.source(start, end),
            rule=doers[0].rule,
            confidence=min(doer.confidence for doer in doers),
        ),
        text=" ".join(reader.text[start:end].split()),
        agents=tuple(
            Agent(
                named=_named(doer.phrase, reader, doer.rule, doer.confidence),
                role=doer.role,
                modality=doer.modality,
            )
            for doer in doers
        ),
        partners=tuple(_named(phrase, reader, "duties.coordinate") for phrase in partners),
        report_to=tuple(
            _named(phrase, reader, "duties.advise") for phrase in reader.report_to(start, end)
        ),
        act=reader.act(max(draft.act_start, start), end) or reader.act(start, end),
        product=draft.product or reader.product(start, end),
        time=draft.time or reader.due(start, end),
    )


def _named(phrase: Phrase, reader: Statements, rule: str, confidence: float = 1.0) -> Named:
    span = reader.tree.flow.source(phrase.start, phrase.end)
    evidence = Evidence(span=span, rule=rule, confidence=confidence)
    return Named(name=_as_written(phrase.name, span, reader), evidence=evidence)


def _as_written(name: str, span: Span, reader: Statements) -> str:
    """Give a name with the spelling of the source, unless a break of the page stands in it."""
    quoted = reader.tree.source.slice(span)
    if quoted == name:
        return name
    written = normalize("NFC", squeeze(_MARKS.sub("", quoted)))
    return written if respell(written) == respell(name) else name
