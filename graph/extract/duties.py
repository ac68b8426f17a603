"""Duties: every statement that gives work to a named agency or group.

Who has to do it stands in one of five places: a heading over the statement, its own sentence, a
bracket that closes it, lines or columns that name the lead, or a line that leads to its list.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from graph.extract.assignments import read_bracket, read_labels
from graph.extract.charges import Charge, charge_of, read_charge
from graph.extract.drafts import Draft, assigned, finish, merged
from graph.extract.statements import Assignment, Doer, Statements
from graph.extract.subjects import read_sentences
from graph.extract.tasks_table import read_row
from graph.records.document import BlockKind
from graph.records.mentions import Role

if TYPE_CHECKING:
    from graph.records.document import Block, DocumentTree
    from graph.records.mentions import Citation, Duty, Header
    from graph.vocabulary import Vocabulary

_SPOKEN = (BlockKind.HEADING, BlockKind.ITEM, BlockKind.PARAGRAPH, BlockKind.PREAMBLE)
#: Families of documents that bind everybody; in the others a statement about a company is work given to it.
_NORMATIVE = ("law", "decree", "circular")
#: A leading line with less than this of its own only leads.
SHORTEST_LEADING_ACT = 45
#: A label of a line, with its bullet, is shorter than this.
LONGEST_LABEL = 120
#: How many lines up the task of a line "Cơ quan chủ trì: …" is looked for.
FARTHEST_TASK = 12


def find_duties(
    tree: DocumentTree,
    vocabulary: Vocabulary,
    header: Header,
    citations: tuple[Citation, ...] = (),
) -> tuple[Duty, ...]:
    """Find the duties of a document, in text order."""
    issuer = header.issuer.value if header.issuer else ""
    stated = header.type.value if header.type else ""
    normative = any(
        kind.abbreviation == stated and kind.family in _NORMATIVE
        for kind in vocabulary.document_types
    )
    reader = Statements(tree, vocabulary, citations, normative=normative)
    finder = _Finder(reader, issuer)
    finder.read()
    return tuple(finish(d, reader) for d in merged(finder.drafts, reader) if d.doers)


class _Finder:
    """Walks the blocks in reading order and remembers whom headings and leading lines name."""

    def __init__(self, reader: Statements, issuer: str) -> None:
        self.reader = reader
        self.text = reader.text
        self.blocks = reader.tree.blocks
        self.issuer = issuer.casefold()
        self.drafts: list[Draft] = []
        #: By index of the heading: whom the blocks under it are for.
        self.charges: dict[int, Charge] = {}
        #: By index of the parent: whom its further children are for.
        self.floating: dict[int, Charge] = {}
        self.rows = {row.block: row for row in reader.tree.rows}
        self.parents = {block.parent for block in self.blocks}

    def read(self) -> None:
        for index, block in enumerate(self.blocks):
            if block.end <= block.start:
                continue
            if block.kind is BlockKind.ROW and index in self.rows:
                if row := read_row(self.reader, self.rows[index]):
                    found, task = row
                    self.drafts.append(assigned(index, task.start, task.end, found))
            elif block.kind in _SPOKEN:
                self._block(index, block)

    def _block(self, index: int, block: Block) -> None:
        if self._label_line(index, block):
            return
        spoken = block.kind is not BlockKind.PREAMBLE
        charge = read_charge(self.reader, block) if spoken else None
        if charge:
            self._charged(index, block, charge)
        elif bracket := read_bracket(self.reader, block.start, block.end):
            self._bracketed(index, block, *bracket)
        elif spoken and (inherited := self._inherited(index)):
            self._under(index, block, inherited)
        else:
            self._free(index, block)

    # -- headings and leading lines ---------------------------------------------------------------

    def _charged(self, index: int, block: Block, charge: Charge) -> None:
        """Handle a block that opens with agencies: a heading, or "Sở Y tế: Phối hợp …"."""
        if charge.rest < 0:
            colon = self.text[block.end - 1] == ":"
            if index in self.parents and (colon or not block.label.startswith("-")):
                self.charges[index] = charge
            elif colon and (block.label.startswith("-") or not block.label):
                self.floating[block.parent] = charge
            return
        opening = self.reader.opening(charge.rest, block.end)
        last = self.text[block.end - 1]
        leads = last == ":" or (index in self.parents and not self._is_whole(index, last))
        if leads:
            self._lead(index, block, replace(charge, role=opening.role, partners=opening.partners))
        if not leads or not self._only_leads(opening.end, block.end):
            self._add_charged(index, block, charge, charge.rest)

    def _is_whole(self, index: int, last: str) -> bool:
        """Tell whether a full stop ends a block under which no labelled item stands."""
        if last not in ".;":
            return False
        below = next(b for b in self.blocks[index + 1 :] if b.parent == index)
        return not below.label

    def _lead(self, index: int, block: Block, charge: Charge) -> None:
        """Let a leading line speak for the items under it, else for those after it."""
        if index in self.parents:
            self.charges[index] = charge
        else:
            self.floating[block.parent] = charge

    def _only_leads(self, start: int, end: int) -> bool:
        act = self.text[start:end].strip(" ,:;")
        if len(act) < SHORTEST_LEADING_ACT:
            return True
        return self.text[end - 1] == ":" and bool(self.reader.words.task_line.search(act[-60:]))

    def _inherited(self, index: int) -> Charge | None:
        """Give the charge of the nearest heading or leading line over a block."""
        node = index
        while node >= 0:
            if node != index and node in self.charges:
                return self.charges[node]
            parent = self.blocks[node].parent
            if self._is_aim(self.blocks[node]):
                return None
            if parent in self.floating and parent not in self.charges:
                return self.floating[parent]
            if parent >= node:
                return None
            node = parent
        return None

    def _is_title(self, block: Block) -> bool:
        """Tell whether a block is the title of an article, which is no sentence."""
        titled = block.kind is BlockKind.HEADING and block.label.startswith("Điều")
        return titled and self.text[block.end - 1] not in ".;:/"

    def _is_aim(self, block: Block) -> bool:
        """Tell whether a heading opens aims or terms, for which no leading line speaks."""
        titled = block.kind is BlockKind.HEADING
        return (
            titled and self.reader.words.aims.match(self.text, block.start, block.end) is not None
        )

    def _under(self, index: int, block: Block, charge: Charge) -> None:
        """Handle a block under an agency heading."""
        if block.parent < 0 and self.reader.words.closing.match(self.text, block.start):
            self._free(index, block)
            return
        if own := self._own_sentences(block):
            self._spoken(index, block, own)
            return
        last = self.text[block.end - 1]
        if index in self.parents or last == ":":
            opening = self.reader.opening(block.start, block.end)
            if index in self.parents:
                self.charges[index] = replace(
                    charge,
                    role=charge.role if opening.role is Role.IMPLEMENT else opening.role,
                    partners=opening.partners or charge.partners,
                )
            titled = block.kind is BlockKind.HEADING and last not in ":.;"
            if titled or self._only_leads(opening.end, block.end):
                return
        self._add_charged(index, block, charge, block.start)

    def _own_sentences(self, block: Block) -> Assignment | None:
        """Read a block that names its own agency first, which then stands for the heading's."""
        reader, start = self.reader, block.start
        given = reader.words.cue.match(self.text, start, block.end) is not None
        if not given and not reader.agencies(start, block.end)[0]:
            return None
        own = read_sentences(reader, start, block.end)
        if own is None or reader.words.capacity.match(own.doers[0].phrase.name):
            return None
        return own if given or own.doers[0].phrase.start == start else None

    def _add_charged(self, index: int, block: Block, charge: Charge, rest: int) -> None:
        opening = self.reader.opening(rest, block.end)
        plain = opening.role is Role.IMPLEMENT
        doers = [
            Doer(
                phrase=phrase,
                role=charge.role if plain else opening.role,
                modality=charge.modality,
                rule=charge.rule if plain else opening.rule,
                confidence=charge.confidence,
            )
            for phrase in charge.phrases
        ]
        self.drafts.append(
            Draft(
                block=index,
                start=block.start,
                end=block.end,
                doers=[*doers, *charge.others] if plain else doers,
                partners=[*charge.partners] if plain else [*opening.partners],
                act_start=opening.end,
                # "Sở Y tế: …" is as good as a label: the next paragraph is not a part of it.
                open=rest == block.start,
            )
        )

    # -- sentences, brackets and lines that name the lead ------------------------------------------

    def _bracketed(self, index: int, block: Block, found: Assignment, stop: int) -> None:
        """Handle a task closed by a bracket; later sentences of it may name further agencies."""
        own = read_sentences(self.reader, block.start, stop)
        first = self.reader.words.clause.search(self.text, block.start, stop)
        head = first.start() if first else stop
        draft = assigned(index, block.start, stop, found)
        draft.doers += [doer for doer in own.doers if doer.phrase.start > head] if own else []
        self.drafts.append(draft)

    def _free(self, index: int, block: Block) -> None:
        """Handle a block that no heading speaks for: labels inside it, or its own sentences."""
        colon = self.text.find(":", block.start, block.end) >= 0
        if colon and self.reader.words.maybe_label.search(self.text, block.start, block.end):
            labels = read_labels(self.reader, block.start, block.end)
            if labels and labels[1] > block.start:
                found, at = labels
                self.drafts.append(assigned(index, block.start, self._before(block, at), found))
                return
        explicit = block.kind is BlockKind.PREAMBLE
        told = read_sentences(self.reader, block.start, block.end, explicit_only=explicit)
        if told and self._is_title(block) and told.doers[0].rule == "duties.verbs":
            return
        if told and not self._introduces(index, block, told):
            self._spoken(index, block, told)

    def _introduces(self, index: int, block: Block, found: Assignment) -> bool:
        """Tell whether a sentence only opens the document: "UBND tỉnh ban hành … như sau:"."""
        if block.label or any(doer.rule != "duties.verbs" for doer in found.doers):
            return False
        colon = self.text[block.end - 1] == ":" and index not in self.parents
        names = [doer.phrase.name.casefold() for doer in found.doers]
        own = block.parent < 0 and all(self.issuer.startswith(name) for name in names)
        return colon or own

    def _spoken(self, index: int, block: Block, found: Assignment) -> None:
        """Handle sentences that give work; one that ends in a colon leads to the items under it."""
        heads = index in self.parents and block.kind is BlockKind.HEADING
        if heads or self.text[block.end - 1] == ":":
            self._lead(index, block, charge_of(found))
            if block.kind is BlockKind.PREAMBLE or self._only_leads(found.act_start, block.end):
                return
        closes = self.reader.words.closing.match(self.text, block.start) is not None
        self.drafts.append(
            Draft(
                block=index,
                start=block.start,
                end=block.end,
                doers=found.doers,
                partners=found.partners,
                act_start=found.act_start,
                open=not closes,
            )
        )

    def _before(self, block: Block, at: int) -> int:
        """Give where the statement before a label at `at` ends, its full stop included."""
        stop = at
        while stop > block.start and self.text[stop - 1] in " ,;.-+(\n":
            stop -= 1
        if self.text[stop : stop + 1] in (".", ";"):
            stop += 1
        return max(min(stop, at), block.start + 1)

    def _label_line(self, index: int, block: Block) -> bool:
        """Handle a line "Cơ quan chủ trì: …": it belongs to the task over it or before it."""
        at = self._label_at(block)
        if at < 0:
            return False
        found, _ = read_labels(self.reader, at, block.end) or (Assignment(), at)
        target = self._task_of(index, block)
        if target < 0:
            return False
        draft = next((d for d in reversed(self.drafts) if d.block == target), None)
        if draft is None:
            task = self.blocks[target]
            draft = assigned(target, task.start, task.end, Assignment())
            self.drafts.append(draft)
        draft.add(found)
        return True

    def _label_at(self, block: Block) -> int:
        """Give where a label stands that opens the block; -1 where none does."""
        if self.text.find(":", block.start, min(block.end, block.start + LONGEST_LABEL)) < 0:
            return -1
        at = block.start
        while at < block.end and self.text[at] in "-+•–* ":
            at += 1
        return at if self.reader.words.label.match(self.text, at, block.end) else -1

    def _task_of(self, index: int, block: Block) -> int:
        """Find the task that a labelled line belongs to: the nearest block that is no such line."""
        if block.parent >= 0 and self.blocks[block.parent].kind is BlockKind.ITEM:
            return block.parent
        for before in range(index - 1, max(-1, index - FARTHEST_TASK), -1):
            other = self.blocks[before]
            if other.kind is BlockKind.FOOTNOTE:
                continue
            if other.kind not in _SPOKEN or other.end <= other.start:
                return -1
            if self._label_at(other) < 0:
                return before
        return -1
