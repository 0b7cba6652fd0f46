"""The weights that join the features, and what time between two reports takes off.

The weights are a logistic regression on pairs of development reports, rounded: full articles
and the same cut to their openings, in one large collection and in collections of one topic,
so that they hold for a folder of five reports as for a stream. Weights learned on half of the
topics group the other half as well (``twosource benchmark stories`` prints both). The score is a log-odds.
"""

import math
from collections.abc import Sequence

from twosource.stories._similarity import FEATURES, Vectors, features

WEIGHTS = {
    "words": 2.1,
    "opening": 3.4,
    "names": 3.0,
    "figures": 3.1,
    "couples": 3.5,
    "lead in text": 3.8,
    "lead names in text": 1.0,
    "lead names in text, better way": 1.5,
    "length": -0.65,
}
BIAS = -4.65
# Scores are held between these, so that no pair outvotes a whole group by itself.
FLOOR, CEILING = -6.0, 6.0
# Groups join at even odds.
JOIN = 0.0

# Days that reports of one event lie apart in ordinary coverage, what each doubling beyond
# costs, and what each doubling beyond a month costs on top. Chosen, not learned: the
# development reports bear no dates. A month costs about 2.3, as much as losing two of the
# features; a story that runs on for months must share nearly everything.
_NEAR_DAYS = 2
_MONTH = 30
_DOUBLING = 0.6
_DOUBLING_LATER = 1.0


def score(a: Vectors, b: Vectors, *, weights: Sequence[float] | None = None, bias: float = BIAS) -> float:
    """How likely two reports cover one event: log-odds within FLOOR and CEILING."""
    used = weights if weights is not None else [WEIGHTS[name] for name in FEATURES]
    total = bias + math.fsum(weight * value for weight, value in zip(used, features(a, b), strict=True))
    return min(CEILING, max(FLOOR, total - apart(a, b)))


def apart(a: Vectors, b: Vectors) -> float:
    """What the days between two publications take off; nothing when one is not dated."""
    if a.day is None or b.day is None:
        return 0.0
    days = abs(a.day - b.day)
    soon = _DOUBLING * math.log2(max(1.0, days / _NEAR_DAYS))
    return soon + _DOUBLING_LATER * math.log2(max(1.0, days / _MONTH))
