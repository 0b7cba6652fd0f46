"""The weights that join the features, and what time between two reports takes off.

The weights are two logistic regressions on pairs of development reports, rounded: first of the text
measures, each source of reports counting alike; then of the instance check on top, with sibling
series of our own writing among the pairs (``python -m twosource.benchmark._learning`` learns them
again from the gold and prints them). The score is a log-odds; the bias is set where B-cubed F1 over
all sources is best.
"""

import math
from collections.abc import Mapping
from typing import Any

import numpy as np

from twosource.stories._likeness import INSTANCE, TEXT, Matrix

WEIGHTS: Mapping[str, float] = {
    "words": 9.5,  # square root of the cosine over all kept terms
    "opening": 5.2,  # the same over title and first sentences
    "shared": 16.0,  # shared part of all the rare words of both
    "lengths": -0.25,  # log of the ratio of lengths
    "crowd": -24.0,  # nearness of the topic's other reports
    "dates": 1.5,  # dates that both texts name, up to two
    "weekday": 0.5,  # the first weekday named: agrees, differs
    "month": 0.35,  # the first month named: agrees, differs
    "figures": 1.7,  # the lead's figures: found in the other text against missing there
    "names": 0.8,  # the opening's names: found against missing
}
BIAS = -2.65
# However alike two texts are, they prove no more than this: the weekly reports of one
# statistic share all but the figures, and the instance check must be able to outweigh that.
# The more alike they are beyond it, the more do missing figures and names count: a copy has them.
TEXT_MOST = 3.4
_MISSING = {"figures": 1.0, "names": 0.5}
# What it takes off when both texts tell figures and names, and neither agrees.
_NEITHER = 5.0
# Scores are held between these, so that no pair outvotes a whole group by itself.
FLOOR, CEILING = -4.0, 6.0
# Groups join at even odds; each doubling of the smaller one asks for so much more, because an
# average over many pairs is known better than a single pair.
JOIN = 0.0
BY_SIZE = 0.5
# Two groups of two or more join only if they are no more than this less alike than the less close of
# them is in itself.
LOOSER = 3.0

# Headlines tell little: where both texts have fewer telling words than this, they must be so much
# more alike. Set on the headlines of the development reports alone.
_BRIEF = 17
_FOR_BRIEF = 1.5

# Who hands in a few reports has mostly chosen them for one story: each halving of the collection below
# ``_FEW`` lowers what groups must reach.
_FEW = 64
_FOR_FEW = 0.5

# Days that reports of one event lie apart in ordinary coverage, what each doubling beyond costs, and
# what each doubling beyond a month costs on top. Chosen, not learned: the development
# reports bear few real dates. A month costs 3.1; a story that runs on must share nearly everything.
NEAR_DAYS = 2
MONTH = 30
_DOUBLING = 0.8
_DOUBLING_LATER = 1.0
# Two reports of the same days: what that tells depends on how many others are of these days.
_SAME_DAYS = 0.4
SAME_DAYS_MOST = 1.75


def weigh(rows: Matrix, *, weights: Mapping[str, float] = WEIGHTS, bias: float = BIAS) -> Any:
    """Log-odds that a report and each of its neighbours cover one event, before time is looked at.

    ``rows`` holds a row of features, in the order of ``TEXT`` and ``INSTANCE``, for each neighbour.
    """
    text = rows[:, : len(TEXT)] @ np.array([weights[name] for name in TEXT]) + bias
    instance = rows[:, len(TEXT) :]
    told = instance @ np.array([weights[name] for name in INSTANCE])
    lacking = np.maximum(-instance, 0.0)
    beyond = np.maximum(text - TEXT_MOST, 0.0)
    missing = lacking @ np.array([_MISSING.get(name, 0.0) for name in INSTANCE])
    neither = lacking[:, INSTANCE.index("figures")] * lacking[:, INSTANCE.index("names")]
    return np.minimum(text, TEXT_MOST) + told - beyond * missing - _NEITHER * neither


def brevity(length: int, others: Any) -> Any:
    """What is taken off when two texts, of so many telling words, are headlines alone."""
    return np.where(np.maximum(length, others) < _BRIEF, _FOR_BRIEF, 0.0)


def lenience(reports: int) -> float:
    """What a collection of so few reports takes off the bar for joining."""
    return _FOR_FEW * math.log2(max(1.0, _FEW / max(reports, 4)))


def bounded(scores: Any) -> Any:
    return np.clip(np.round(scores, 6), FLOOR, CEILING)


def in_time(day: int, others: Any, shares: Any) -> Any:
    """What the days between publications add or take off; nothing when one is not dated (below 0).

    ``shares`` holds the parts of the collection that were published in those days.
    """
    days = abs(others.astype(np.float64) - day)
    beyond = np.maximum(days, NEAR_DAYS)
    soon = _DOUBLING * np.log2(beyond / NEAR_DAYS)
    later = _DOUBLING_LATER * np.log2(np.maximum(1.0, beyond / MONTH))
    same = np.minimum(SAME_DAYS_MOST, -_SAME_DAYS * np.log(np.clip(shares, 1e-6, 1.0)))
    told = np.where(days <= NEAR_DAYS, same, -soon - later)
    return np.where((others < 0) | (day < 0), 0.0, told)
