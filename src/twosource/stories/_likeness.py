"""How alike a report and its neighbours are, in one pass over all of them.

Four sparse measures that do not mind unequal lengths much, and an instance check: do the dates,
the weekday and the figures that both texts name agree. From them the log-odds that two reports
cover one event (``_blend``).
"""

import math
from collections.abc import Sequence
from typing import Any

import numpy as np

from twosource.stories._sketches import Floats, Sketch
from twosource.stories._table import Table, date_bits

TEXT = ("words", "opening", "shared", "lengths", "crowd")
INSTANCE = ("dates", "weekday", "month", "figures", "names")
Matrix = np.ndarray[Any, np.dtype[np.float64]]


class Bench:
    """Room to lay out one report's terms, so that many others are measured against it at once."""

    def __init__(self) -> None:
        self._grow(1024)

    def measure(self, report: Sketch, rows: Any, table: Table, vocabulary: int) -> Matrix:
        """One row of measures per row of the table, by ``TEXT`` and ``INSTANCE``; ``crowd`` is left at 0.

        Others that share few words get that one measure: nothing else could make them one event.
        """
        if vocabulary > len(self._weights):
            self._grow(2 * vocabulary)
        measures = np.zeros((len(rows), len(TEXT) + len(INSTANCE)))
        terms = table.terms[rows]
        self._weights[report.terms] = report.weights
        alike = np.einsum("ij,ij->i", self._weights[terms], table.weights[rows])
        self._weights[report.terms] = 0.0
        measures[:, 0] = np.sqrt(np.maximum(alike, 0.0))
        worth = np.flatnonzero(measures[:, 0] >= _WORTH)
        if not len(worth):
            return measures
        near = rows[worth]
        self._opening[report.opening] = report.opening_weights
        opened = np.einsum("ij,ij->i", self._opening[table.opening[near]], table.opening_weights[near])
        self._opening[report.opening] = 0.0
        self._rarities[report.terms] = report.rarities
        self._rarities[0] = 0.0  # what fills up the rows
        common = self._rarities[terms[worth]].sum(axis=1, dtype=np.float64)
        self._rarities[report.terms] = 0.0
        measures[worth, 1] = np.sqrt(np.maximum(opened, 0.0))
        measures[worth, 2] = common / np.maximum(table.mass[near] + report.mass - common, 1e-9)
        measures[worth, 3] = abs(np.log((table.length[near] + 10.0) / (report.length + 10.0)))
        measures[worth, len(TEXT) :] = self._instance(report, near, table)
        return measures

    def _instance(self, report: Sketch, near: Any, table: Table) -> Matrix:
        """Whether what tells instances apart agrees, in the order of ``INSTANCE``.

        Figures and names count the better way round: a short report's are found in a long one.
        """
        measures = np.zeros((len(near), len(INSTANCE)))
        shared = np.bitwise_count(table.dates[near] & date_bits(report.dates)).sum(axis=1)
        measures[:, 0] = np.minimum(shared, 2)
        measures[:, 1] = _agree(report.weekday, table.weekday[near])
        measures[:, 2] = _agree(report.month, table.month[near])
        marks, counts = table.marks(near), table.counts[near]
        figures, subjects = report.counts[:2]
        asked, answers = report.marks[: figures + subjects], report.marks[figures + subjects :]
        self._marked[answers] = True
        theirs = marks.found(self._marked)[:, :2]
        self._marked[answers] = False
        self._marked[asked] = True
        ours = marks.found(self._marked)[:, 2:]
        self._marked[asked] = False
        own = _found(ours, np.array([figures, subjects]))
        measures[:, 3:] = np.maximum(_found(theirs, counts[:, :2]), own)
        return measures

    def _grow(self, size: int) -> None:
        self._weights: Floats
        self._weights, self._rarities, self._opening = (np.zeros(size, np.float32) for _ in range(3))
        self._marked = np.zeros(size, np.bool_)


# Below this likeness of words no agreement in dates and figures makes two reports one event.
_WORTH = 0.25


def _agree(one: int, others: Any) -> Any:
    if not one:
        return np.zeros(len(others))
    return np.where(others == 0, 0.0, np.where(others == one, 1.0, -1.0))


def _found(held: Any, of: Any) -> Any:
    """From -1 to 1: how many of the marks of one report another holds, against those it lacks."""
    return (2 * held - of) / (of + 1)


def crowd(nearness: Sequence[float]) -> float:
    """How near a report's topic lies, from its neighbours' word cosines (square roots), nearest first.

    The mean over the neighbours that come after the nearest (which may be its own event), drawn towards
    what reports at random have. A campaign or a war fills this place with reports of other events
    that share names and words; there, two reports must share more to be one event.
    """
    behind = nearness[_FIRST:_LAST]
    mean = (math.fsum(behind) + _USUAL * _DRAW) / (len(behind) + _DRAW)
    return min(mean, _MOST)


# A story has seldom more reports than the nearest that are left out; where it has, the cap keeps
# it from counting as its own crowd.
_FIRST, _LAST = 30, 60
_USUAL, _DRAW = 0.2, 5
_MOST = 0.3
