"""Pairs of values of two reports: such as may exclude each other, and such as are alike."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, product
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from twosource.claims.context import Sentence
from twosource.claims.holders import Value, holder_of, is_told, may_be_one, same_but, tallies_of
from twosource.claims.units import Unit
from twosource.claims.values import AGREE
from twosource.claims.valueties import (
    MOMENTS,
    alike,
    are_looser,
    are_of_others,
    are_one,
    commensurable,
    only_rivals,
    relation_of,
)
from twosource.language import embed
from twosource.model import Span

__all__ = ["Alike", "Rivals", "Values"]

# So many pairs of values of a story are read, those first whose clauses are nearest in meaning.
READ = 400
# Clauses are held against each other from this nearness on; what is nearer may give a value once more.
NEAR, ONCE_MORE = 0.3, 0.38
# Rivals are weighed one by one, and those of the nearest clauses come first. That clauses are about the same
# people or things, or have one predicate, counts as much as so much nearness: of labelled conflicts more are
# among the first then.
NEAR_ENOUGH = 0.2
SAME_MATTER, SAME_PREDICATE = 0.15, 0.1

Flat = Sequence[tuple[Unit, Sentence]]
_Keys = Callable[[Unit], set[str]]
_Test = Callable[[Value, Value, Unit, Unit], bool]


@dataclass(frozen=True, slots=True)
class Rivals:
    """A value of the clause ``u`` and one of the clause ``v`` of another report; both cannot hold."""

    u: int
    v: int
    a: Value
    b: Value


class Alike(NamedTuple):
    """A value of the clause ``u``, and the same one in the clause ``v`` of another report."""

    u: int
    v: int
    a: Value
    b: Value


class Values:
    """All clauses of a story that hold a figure or a time."""

    def __init__(self, flat: Flat) -> None:
        self._numbers = [
            n for n, (unit, _) in enumerate(flat) if unit.figures or unit.times or tallies_of(unit)
        ]
        self._held = [holder_of(*flat[n]) for n in self._numbers]
        self._own = embed([held.unit.span.text for held in self._held])
        self._around = embed([held.unit.sentence.text for held in self._held])
        self._places = {n: place for place, n in enumerate(self._numbers)}
        self._of_report: dict[str, list[int]] = defaultdict(list)
        for place, held in enumerate(self._held):
            self._of_report[held.unit.report].append(place)

    def rivals(self) -> list[Rivals]:
        """Pairs of values that may be rivals, those of the nearest clauses first.

        As many as are worth reading; what is printed twice counts once.
        """
        telling = [place for place, held in enumerate(self._held) if held.figures or held.times]
        found: list[Rivals] = []
        words: set[tuple[str, ...]] = set()
        near = self._nearness(telling)
        near += SAME_MATTER * self._shared_keys(telling, _matter) * (near >= 0)
        near += SAME_PREDICATE * self._shared_keys(telling, _predicates) * (near >= 0)
        for x, y in _first(telling, near, NEAR_ENOUGH):
            for a, b in self._telling_pairs(x, y):
                words.add(self._printed(x, y, a, b))
                if len(words) > READ:
                    return found
                found.append(Rivals(self._numbers[x], self._numbers[y], a, b))
        return found

    def shared(self) -> Iterator[tuple[Alike, tuple[str, ...]]]:
        """Values that clauses of two reports give alike, those of the nearest clauses first.

        With each pair what is the same where two reports print one text.
        """
        for x, y, a, b in self._matching(are_one):
            yield Alike(self._numbers[x], self._numbers[y], a, b), self._printed(x, y, a, b)

    def looser(self) -> Iterator[tuple[Alike, float]]:
        """Figures that may be one number, told more or less exactly, those of the nearest clauses first.

        With each pair how near its clauses are, by static vectors of them alone.
        """
        for x, y, a, b in self._matching(are_looser):
            yield Alike(self._numbers[x], self._numbers[y], a, b), float(self._own[x] @ self._own[y])

    def _matching(self, are: _Test) -> Iterator[tuple[int, int, Value, Value]]:
        telling = [place for place, held in enumerate(self._held) if is_told(held.unit)]
        for x, y in _first(telling, self._nearness(telling), NEAR):
            here, there = self._held[x].unit, self._held[y].unit
            pairs: Iterator[tuple[Value, Value]] = chain(
                product(here.figures, there.figures), product(here.times, there.times)
            )
            yield from ((x, y, a, b) for a, b in pairs if are(a, b, here, there))

    def _shared_keys(self, places: Sequence[int], keys: _Keys) -> NDArray[np.bool_]:
        """Which clauses have one of ``keys`` in common, of shape (len(places), len(places))."""
        bearers: dict[str, list[int]] = defaultdict(list)
        for n, place in enumerate(places):
            for key in keys(self._held[place].unit):
                bearers[key].append(n)
        shared = np.zeros((len(places), len(places)), dtype=bool)
        for own in bearers.values():
            shared[np.ix_(own, own)] = True
        return shared

    def _printed(self, x: int, y: int, a: Value, b: Value) -> tuple[str, ...]:
        """What is the same where two reports print one text."""
        return (*(self._held[place].unit.span.text for place in (x, y)), a.span.text, b.span.text)

    def giving(self, value: Value, report: str, like: int) -> list[int]:
        """Clauses of ``report`` that give ``value`` in sentences near to the clause ``like``."""
        own = self._own[self._places[like]]
        found: dict[Span, int] = {}
        for place in self._of_report[report]:
            unit = self._held[place].unit
            if float(self._around[place] @ own) >= ONCE_MORE and any(
                relation_of(value, x) in AGREE for x in alike(value, unit)
            ):
                found.setdefault(unit.sentence, self._numbers[place])
        return list(found.values())

    def _nearness(self, places: Sequence[int]) -> NDArray[np.float32]:
        """How near clauses of different reports are, by static vectors of them and of their sentences.

        Of shape (len(places), len(places)); each pair stands once, above the diagonal, -1 elsewhere.
        """
        own, around = self._own[places], self._around[places]
        across = own @ around.T
        near: NDArray[np.float32] = np.maximum(own @ own.T, (across + across.T) / 2)
        reports = np.array([self._held[place].unit.report for place in places])
        near[(reports[:, None] == reports) | np.tri(len(places), dtype=bool)] = -1.0
        return near

    def _telling_pairs(self, x: int, y: int) -> Iterator[tuple[Value, Value]]:
        """The pairs of two clauses that tell one thing of somebody known, or of what may be one somebody."""
        here, there = self._held[x], self._held[y]
        known = not (here.somebody or there.somebody) or may_be_one(here, there)
        yield from ((a, b) for a, b in self._pairs(x, y) if known or same_but(here.unit, there.unit, a, b))

    def of_somebody(self, rival: Rivals) -> int:
        """How many of its two clauses are told of nobody knows whom; none where their sentences are one."""
        u, v = (self._held[self._places[n]] for n in (rival.u, rival.v))
        return 0 if same_but(u.unit, v.unit, rival.a, rival.b) else u.somebody + v.somebody

    def _pairs(self, x: int, y: int) -> Iterator[tuple[Value, Value]]:
        here, there = self._held[x], self._held[y]
        for (a, how), (b, likewise) in product(here.figures, there.figures):
            if how != likewise or not commensurable(a, b) or are_of_others(a, b, here, there):
                continue
            if only_rivals(a, b, there) and only_rivals(b, a, here):
                yield a, b
        for (p, anchored), (q, also) in product(here.times, there.times):
            if anchored != also or (p.kind != q.kind and not {p.kind, q.kind} <= MOMENTS):
                continue
            if only_rivals(p, q, there) and only_rivals(q, p, here):
                yield p, q


def _first(places: Sequence[int], near: NDArray[np.float32], least: float) -> Iterator[tuple[int, int]]:
    """Pairs of ``places`` that are at ``least`` so near; the nearest first."""
    rows, columns = np.nonzero(near >= least)
    order = np.lexsort((columns, rows, -near[rows, columns]))
    for row, column in zip(rows[order].tolist(), columns[order].tolist(), strict=True):
        yield places[row], places[column]


def _matter(unit: Unit) -> set[str]:
    """Whom and what a clause is about: its subject and its objects."""
    return {term.key for term in unit.terms if term.role in ("subj", "obj")}


def _predicates(unit: Unit) -> set[str]:
    return set(unit.predicates)
