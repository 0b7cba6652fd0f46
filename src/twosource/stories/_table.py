"""The sketches of the reports in hand, in columns, so that one is measured against many at once.

A report's number leads to its row; rows of reports that are let go of are used again.
"""

from typing import Any, NamedTuple

import numpy as np

from twosource.stories._profile import OPENING
from twosource.stories._sketches import KEPT, Ints, Sketch

# Months times 32 and a day make numbers below this; kept as so many bits.
_DATES = 7
_UNDATED = -1
_BEGINS_WITH = 1024


class Marks(NamedTuple):
    """The marks of some reports end to end, by term number, and where each report's kinds begin and end.

    The kinds, in order: figures of the lead, names of the opening, which are asked for; numerals of the whole
    text, names of its beginning, which answer.
    """

    terms: Ints
    bounds: Any  # a row of five for each report

    def found(self, among: Any) -> Any:
        """How many marks of each kind are ``among`` (a truth value by term): a row of four each."""
        hits = np.concatenate(([0], np.cumsum(among[self.terms])))
        return np.diff(hits[self.bounds], axis=1)


class Table:
    """Columns over rows; a row holds one report's sketch."""

    def __init__(self) -> None:
        self._row = np.full(_BEGINS_WITH, -1, np.int32)
        self._free: list[int] = []
        self._marks: list[Ints] = []
        size = _BEGINS_WITH
        self.terms = np.zeros((size, KEPT), np.int32)
        self.weights = np.zeros((size, KEPT), np.float32)
        self.opening = np.zeros((size, OPENING), np.int32)
        self.opening_weights = np.zeros((size, OPENING), np.float32)
        self.mass = np.zeros(size)
        self.length = np.zeros(size, np.int32)
        self.dates = np.zeros((size, _DATES), np.uint64)
        self.weekday = np.zeros(size, np.int8)
        self.month = np.zeros(size, np.int8)
        self.day = np.zeros(size, np.int32)
        self.share = np.zeros(size)
        self.crowd = np.zeros(size)
        self.counts = np.zeros((size, 4), np.int32)  # of marks, by kind

    def put(self, number: int, sketch: Sketch, share: float) -> None:
        """Take in a report's sketch, and the share of the dated reports that are of its days."""
        if self._free:
            row = self._free.pop()
            self._marks[row] = sketch.marks
        else:
            row = len(self._marks)
            self._marks.append(sketch.marks)
            if row == len(self.mass):
                self._widen()
        if number >= len(self._row):
            self._row = np.concatenate((self._row, np.full(len(self._row) + number, -1, np.int32)))
        self._row[number] = row
        for column, values in (
            (self.terms, sketch.terms),
            (self.weights, sketch.weights),
            (self.opening, sketch.opening),
            (self.opening_weights, sketch.opening_weights),
        ):
            column[row, : len(values)] = values
            column[row, len(values) :] = 0
        self.mass[row] = sketch.mass
        self.length[row] = sketch.length
        self.dates[row] = date_bits(sketch.dates)
        self.weekday[row], self.month[row] = sketch.weekday, sketch.month
        self.day[row] = _UNDATED if sketch.day is None else sketch.day
        self.share[row] = share
        self.counts[row] = sketch.counts

    def drop(self, number: int) -> None:
        row = int(self._row[number])
        self._row[number] = -1
        self._marks[row] = np.zeros(0, np.int32)
        self._free.append(row)

    def rows(self, numbers: int | Ints) -> Any:
        """The rows of reports, by their numbers."""
        return self._row[numbers]

    def marks(self, rows: Any) -> Marks:
        counts = self.counts[rows]
        bounds = np.zeros((len(counts), 5), np.int64)
        np.cumsum(counts, axis=1, out=bounds[:, 1:])
        bounds[1:] += np.cumsum(bounds[:-1, -1])[:, None]
        return Marks(np.concatenate([self._marks[row] for row in rows.tolist()]), bounds)

    def kept(self, number: int) -> dict[int, float]:
        """A report's terms and their weights, heaviest first."""
        row = self._row[number]
        pairs = zip(self.terms[row].tolist(), self.weights[row].tolist(), strict=True)
        return {term: weight for term, weight in pairs if term}

    def telling(self, number: int) -> dict[str, frozenset[int]]:
        """The term numbers of a report's names, figures and first words."""
        row = int(self._row[number])
        figures, subjects, numerals, _ = self.counts[row].tolist()
        return {
            "names": frozenset(self._marks[row][figures + subjects + numerals :].tolist()),
            "figures": frozenset(self._marks[row][:figures].tolist()),
            "words": frozenset(self.opening[row].tolist()) - {0},
        }

    def _widen(self) -> None:
        for name, column in list(vars(self).items()):
            if isinstance(column, np.ndarray) and name != "_row":
                setattr(self, name, np.concatenate((column, np.zeros_like(column))))


def date_bits(dates: frozenset[int]) -> Any:
    bits = [0] * _DATES
    for date in dates:
        bits[date // 64] |= 1 << date % 64
    return np.array(bits, np.uint64)
