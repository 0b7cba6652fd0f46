"""How alike a report and its neighbours are, in one pass over all of them.

Four sparse measures that do not mind unequal lengths much, and an instance check: do the dates,
the weekday and the figures that both texts name agree. From them the log-odds that two reports
cover one event (``_blend``).
"""

import math
from collections.abc import Sequence
from typing import Any

import numpy as np

from twosource.stories._sketches import Floats, Ints, Sketch

TEXT = ("words", "opening", "shared", "lengths", "crowd")
INSTANCE = ("dates", "weekday", "month", "figures", "names")
Matrix = np.ndarray[Any, np.dtype[np.float64]]


class Bench:
    """Room to lay out one report's terms, so that many others are measured against it at once."""

    def __init__(self) -> None:
        self._weights: Floats = np.zeros(1024, np.float32)
        self._rarities: Floats = np.zeros(1024, np.float32)
        self._opening: Floats = np.zeros(1024, np.float32)

    def measure(self, report: Sketch, others: Sequence[Sketch], vocabulary: int) -> Matrix:
        """One row per other, in the order of ``TEXT`` and ``INSTANCE``; ``crowd`` is left at 0.

        Others that share few words get that one measure: nothing else could make them one event.
        """
        self._grow(vocabulary)
        rows = np.zeros((len(others), len(TEXT) + len(INSTANCE)))
        self._weights[report.terms] = report.weights
        terms, weights, begins = _laid_out([(other.terms, other.weights) for other in others])
        alike = np.add.reduceat(self._weights[terms] * weights, begins)
        self._weights[report.terms] = 0.0
        rows[:, 0] = np.sqrt(np.maximum(alike, 0.0))
        worth = np.flatnonzero(rows[:, 0] >= _WORTH)
        if not len(worth):
            return rows
        near = [others[at] for at in worth.tolist()]
        self._opening[report.opening] = report.opening_weights
        terms, weights, begins = _laid_out([(other.opening, other.opening_weights) for other in near])
        opened = np.add.reduceat(self._opening[terms] * weights, begins)
        self._opening[report.opening] = 0.0
        self._rarities[report.terms] = report.rarities
        terms, _, begins = _laid_out([(other.terms, other.weights) for other in near])
        common = np.add.reduceat(self._rarities[terms], begins).astype(np.float64)
        self._rarities[report.terms] = 0.0
        masses = np.array([other.mass for other in near])
        lengths = np.array([other.length for other in near], np.float64) + 10.0
        rows[worth, 1] = np.sqrt(np.maximum(opened, 0.0))
        rows[worth, 2] = common / np.maximum(masses + report.mass - common, 1e-9)
        rows[worth, 3] = abs(np.log(lengths / (report.length + 10.0)))
        rows[worth, len(TEXT) :] = [_instance(report, other) for other in near]
        return rows

    def _grow(self, vocabulary: int) -> None:
        if vocabulary > len(self._weights):
            size = 2 * vocabulary
            self._weights, self._rarities, self._opening = (np.zeros(size, np.float32) for _ in range(3))


# Below this likeness of words no agreement in dates and figures makes two reports one event.
_WORTH = 0.25


def _laid_out(lists: Sequence[tuple[Ints, Floats]]) -> tuple[Ints, Floats, Any]:
    """Lists of terms and weights end to end, and where each begins; none of them is empty."""
    ends = np.cumsum([len(terms) for terms, _ in lists])
    terms = np.concatenate([terms for terms, _ in lists])
    return terms, np.concatenate([weights for _, weights in lists]), np.concatenate(([0], ends[:-1]))


def _instance(a: Sketch, b: Sketch) -> tuple[float, float, float, float, float]:
    """Whether what tells instances apart agrees, in the order of ``INSTANCE``.

    Figures and names count the better way round: a short report's are found in a long one.
    """
    return (
        min(2.0, float(len(a.dates & b.dates))),
        _agree(a.weekday, b.weekday),
        _agree(a.month, b.month),
        max(_found(a.figures, b.numerals), _found(b.figures, a.numerals)),
        max(_found(a.subjects, b.names), _found(b.subjects, a.names)),
    )


def _agree(one: int, other: int) -> float:
    return 0.0 if not (one and other) else 1.0 if one == other else -1.0


def _found(marks: frozenset[str], by: frozenset[str]) -> float:
    """From -1 to 1: how many of the marks of one report another holds, against those it lacks."""
    held = len(marks & by)
    return (2 * held - len(marks)) / (len(marks) + 1)


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
