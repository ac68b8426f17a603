"""What duties ask for: their sentences as rows of a space, how alike two of them are, and which are one task.

A duty often holds several sentences that ask for different things, so each sentence (and independent clause) is
compared for itself, and the duty as a whole too. How alike two are is the weighted mean of parts that are all
shown: cosine of the words of the two sentences, cosine of the whole duties, Jaccard of the topics, of the classes
of deeds, and of the people named. A part of which one side says nothing is left out of the mean. The names of
those who have to do the work do not count: what is asked is compared, not of whom.

Weights and threshold were set on tests/gold/seed-pairs.toml (benchmarks/gauge_analysis.py prints the figures).
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from graph.analyze import similarity, words
from graph.records.findings import Part

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from graph.network import Network
    from graph.records.findings import DutyView
    from graph.vocabulary import Topic

#: Weights of the parts of a score.
WORDS, WHOLE, TOPICS, ACT, PEOPLE = 0.6, 0.2, 0.1, 0.05, 0.05
#: Below this cosine two sentences are not compared further.
LEAST_COSINE = 0.2
#: Score from which two duties ask for the same task.
SAME = 0.3
#: Topics that all duties of a field share tell nothing; one that more of the rows have is left out.
_COMMON_TOPIC = 0.4
#: Pairs compared at once.
_STEP = 50_000


@dataclass(frozen=True, slots=True)
class Match:
    """Two duties, and their two sentences that are most alike; numbers are rows of the `Field`."""

    first: int
    second: int
    score: float
    parts: tuple[Part, ...]
    first_row: int
    second_row: int


@dataclass(frozen=True, slots=True)
class Field:
    """Duties with their sentences in one space."""

    duties: tuple[DutyView, ...]
    #: Sentences, then the whole where there are several; `owner` names the duty of each.
    rows: tuple[str, ...]
    owner: np.ndarray
    #: The row of each duty that holds the whole.
    last: np.ndarray
    space: similarity.Space
    topics: np.ndarray
    acts: np.ndarray
    people: np.ndarray

    def whole(self, firsts: np.ndarray, seconds: np.ndarray) -> np.ndarray:
        """Compare the whole duties of pairs of rows."""
        return self._cosines(self.last[self.owner[firsts]], self.last[self.owner[seconds]])

    def match(self, first: int, second: int) -> Match:
        """Compare two duties by their best two sentences, however little alike they are."""
        return next(self.between((first,), (second,)))

    def between(self, firsts: Sequence[int], seconds: Sequence[int]) -> Iterator[Match]:
        """Compare each duty of some with each of others, in the order of their numbers."""
        ones = np.flatnonzero(np.isin(self.owner, firsts))
        twos = np.flatnonzero(np.isin(self.owner, seconds))
        rows, others = np.repeat(ones, len(twos)), np.tile(twos, len(ones))
        yield from self._best(rows, others, self._cosines(rows, others))

    def matches(
        self,
        score: float = 0.0,
        keep: Callable[[np.ndarray, np.ndarray], np.ndarray] | None = None,
    ) -> Iterator[Match]:
        """Give the pairs of duties of which two sentences are near, each once, by number.

        Only those that reach a score, and of which `keep` says so: it is given the numbers of many pairs at
        once, so that a question about one territory does not pay for the pairs of all.
        """
        pairs = similarity.near(self.space, LEAST_COSINE)
        ones, twos = self.owner[pairs.firsts], self.owner[pairs.seconds]
        wanted = ones != twos
        if keep is not None:
            wanted &= keep(ones, twos)
        yield from self._best(
            pairs.firsts[wanted], pairs.seconds[wanted], pairs.cosines[wanted], score
        )

    def sentences(self) -> np.ndarray:
        """Give the rows that are sentences: all but the wholes of several."""
        alone = np.bincount(self.owner, minlength=len(self.duties))[self.owner] == 1
        return np.flatnonzero(alone | (self.last[self.owner] != np.arange(len(self.owner))))

    def links(self, least: float) -> Iterator[Link]:
        """Give the pairs of sentences that are alike, of two duties or of one."""
        pairs = similarity.near(self.space, LEAST_COSINE)
        sentence = np.zeros(len(self.owner), dtype=bool)
        sentence[self.sentences()] = True
        keep = sentence[pairs.firsts] & sentence[pairs.seconds]
        firsts, seconds = pairs.firsts[keep], pairs.seconds[keep]
        total = _Scores(self, firsts, seconds, pairs.cosines[keep], whole=False).total
        for place in np.flatnonzero(total >= least):
            yield Link(int(firsts[place]), int(seconds[place]), round(float(total[place]), 4))

    def _cosines(self, rows: np.ndarray, others: np.ndarray) -> np.ndarray:
        steps = range(0, len(rows), _STEP)
        found = [self.space.cosines(rows[at : at + _STEP], others[at : at + _STEP]) for at in steps]
        return np.concatenate(found) if found else np.zeros(0)

    def _best(
        self, rows: np.ndarray, others: np.ndarray, cosines: np.ndarray, score: float = 0.0
    ) -> Iterator[Match]:
        """Give of each pair of duties the best pair of rows."""
        found = _Scores(self, rows, others, cosines).reaching(score)
        ones, twos = found.owners()
        order = np.lexsort((-found.total, twos, ones))
        last = (-1, -1)
        for place in order:
            pair = (int(ones[place]), int(twos[place]))
            if pair != last:
                last = pair
                yield found.match(int(place))


class Link(NamedTuple):
    """Two sentences, by their rows, and how alike they are; the whole duties around them do not count."""

    first: int
    second: int
    score: float


class _Scores:
    """The parts of the scores of many pairs of rows, each an array."""

    def __init__(
        self,
        field: Field,
        firsts: np.ndarray,
        seconds: np.ndarray,
        cosines: np.ndarray,
        *,
        whole: bool = True,
    ) -> None:
        self._field, self._firsts, self._seconds = field, firsts, seconds
        self._cosines = cosines
        of_all = (("whole", WHOLE, np.minimum(field.whole(firsts, seconds), 1.0)),) if whole else ()
        self._parts = (
            ("words", WORDS, np.minimum(cosines, 1.0)),
            *of_all,
            ("topics", TOPICS, _jaccard(field.topics, firsts, seconds)),
            ("act", ACT, _jaccard(field.acts, firsts, seconds)),
            ("people", PEOPLE, _jaccard(field.people, firsts, seconds)),
        )
        total, weight = np.zeros(len(firsts)), np.zeros(len(firsts))
        for _, share, values in self._parts:
            known = ~np.isnan(values)
            total[known] += share * values[known]
            weight[known] += share
        self.total = np.divide(total, weight, out=np.zeros_like(total), where=weight > 0)

    def reaching(self, score: float) -> _Scores:
        """Keep the pairs of rows that reach a score."""
        kept = self.total >= score
        if kept.all():
            return self
        return _Scores(self._field, self._firsts[kept], self._seconds[kept], self._cosines[kept])

    def owners(self) -> tuple[np.ndarray, np.ndarray]:
        """Give the duties of the pairs of rows."""
        return self._field.owner[self._firsts], self._field.owner[self._seconds]

    def match(self, place: int) -> Match:
        field, one, two = self._field, int(self._firsts[place]), int(self._seconds[place])
        parts = tuple(
            Part(name=name, value=round(float(values[place]), 4), weight=share)
            for name, share, values in self._parts
            if not np.isnan(values[place])
        )
        score = round(float(self.total[place]), 4)
        return Match(int(field.owner[one]), int(field.owner[two]), score, parts, one, two)


def _jaccard(marks: np.ndarray, firsts: np.ndarray, seconds: np.ndarray) -> np.ndarray:
    """Compare sets that are kept as bits; not a number where one of the two is empty."""
    one, two = marks[firsts], marks[seconds]
    both = np.bitwise_count(one & two).sum(axis=1).astype(float)
    either = np.bitwise_count(one | two).sum(axis=1).astype(float)
    known = one.any(axis=1) & two.any(axis=1)
    found = np.full(len(firsts), np.nan)
    np.divide(both, either, out=found, where=known)
    return found


def _marks(sets: Sequence[frozenset[str]], most: float = 1.0) -> np.ndarray:
    """Keep sets of names as bits, 64 a column; names that more than that share of the rows have are left out."""
    counts: dict[str, int] = defaultdict(int)
    for names in sets:
        for name in names:
            counts[name] += 1
    kept = sorted(name for name, count in counts.items() if count <= max(3, most * len(sets)))
    place = {name: number for number, name in enumerate(kept)}
    marks = np.zeros((len(sets), max(1, -(-len(kept) // 64))), dtype=np.uint64)
    for row, names in enumerate(sets):
        for name in names:
            if name in place:
                marks[row, place[name] // 64] |= np.uint64(1 << (place[name] % 64))
    return marks


def field_of(
    network: Network, duties: Sequence[DutyView], scheme: tuple[Topic, ...] | None = None
) -> Field:
    """Put duties in one space; what the title of a document says weighs less in its duties."""
    mark = words.marker(scheme)
    rows: list[str] = []
    owner: list[int] = []
    titles: list[str] = []
    marked: list[words.Marked] = []
    for number, duty in enumerate(duties):
        names = tuple(
            dict.fromkeys((*(item.name for item in duty.assignments), *duty.partner_names))
        )
        parts = words.clauses(duty.text) or (duty.text,)
        found = [mark(words.syllables_without(part, names)) for part in parts]
        if len(parts) > 1:
            parts = (*parts, duty.text)
            found.append(_whole(found))
        if scheme is None and not found[-1].topics:
            found[-1] = replace(found[-1], topics=frozenset(duty.topics))
        rows += parts
        marked += found
        owner += [number] * len(parts)
        titles += [_title(network, duty)] * len(parts)
    owners = np.array(owner, dtype=np.int64)
    return Field(
        duties=tuple(duties),
        rows=tuple(rows),
        owner=owners,
        last=np.searchsorted(owners, np.arange(len(duties)), side="right") - 1,
        space=similarity.space_of([item.telling for item in marked], titles),
        topics=_marks([item.topics for item in marked], _COMMON_TOPIC),
        acts=_marks([item.acts for item in marked]),
        people=_marks([item.people for item in marked]),
    )


def _whole(parts: Sequence[words.Marked]) -> words.Marked:
    """Put the sentences of a duty together."""
    return words.Marked(
        telling=tuple(word for part in parts for word in part.telling),
        acts=frozenset().union(*(part.acts for part in parts)),
        people=frozenset().union(*(part.people for part in parts)),
        topics=frozenset().union(*(part.topics for part in parts)),
    )


def _title(network: Network, duty: DutyView) -> str:
    nodes = network.graph.nodes
    home = duty.document.iri
    return str(nodes[home].get("title", "")) if home in nodes else ""
