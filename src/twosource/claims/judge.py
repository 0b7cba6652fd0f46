"""The judge: does a sentence speak of what a claim says, and if so, does it say otherwise?

Three steps, each a pair of logistic models (weighing.py runs them): ``likely`` weighs a few signs and picks
the sentences that are worth the model of inference; ``about`` and ``opposes`` weigh that model's answers
beside all signs of signs.py; the same ``in_story`` weigh what they gave the sentence beside what they gave
the other sentences of the story. ``says`` and ``denies`` weigh the answers alone, for clauses of reports held
against each other. ``python -m twosource.benchmark.judging GOLD`` fits them to the probes and says how
well they do on stories that they have not seen; ``data/judge.json`` holds weights only.
"""

import json
import math
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

# A probability is at least so far from 0 and 1 when its log odds are weighed.
SURE = 0.003
SHIPPED = Path(__file__).parent / "data" / "judge.json"
_chosen: ContextVar[Path] = ContextVar("judge", default=SHIPPED)

# The signs that the first choice weighs.
LIKELY = (
    "share",
    "share2",
    "unsaid",
    "names",
    "cosine",
    "share_cosine",
    "margin",
    "first",
    "before",
    "undated",
    "names_missing",
    "figures_equal",
    "figure_far",
    "unmatched",
    "least",
    "names_bare",
)


@dataclass(frozen=True, slots=True)
class Logistic:
    """A logistic model: a bias, a weight for each sign by name, and for each of the model's answers."""

    bias: float
    weights: dict[str, float]
    answers: NDArray[np.float64] | None = None

    def __call__(self, signs: Mapping[str, float], answers: NDArray[np.float32] | None = None) -> float:
        total = self.bias + sum(weight * signs[name] for name, weight in self.weights.items())
        if self.answers is not None and answers is not None:
            total += float(self.answers @ answers.astype(np.float64))
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


@dataclass(frozen=True, slots=True)
class Judge:
    """Each gives a probability; see above for what they weigh. ``opposes`` is given that it is about it."""

    likely: Logistic
    about: Logistic
    opposes: Logistic
    about_in_story: Logistic
    opposes_in_story: Logistic
    says: Logistic
    denies: Logistic


def log_odds(probability: float) -> float:
    return math.log((probability + SURE) / (1 + SURE - probability))


def judge() -> Judge:
    """The judge as fitted, or another within ``judged_by``."""
    return _read(_chosen.get())


@contextmanager
def judged_by(path: Path) -> Iterator[None]:
    """Another judge than the one that ships, to measure it."""
    before = _chosen.set(path)
    try:
        yield
    finally:
        _chosen.reset(before)


@lru_cache(maxsize=4)
def _read(path: Path) -> Judge:
    return Judge(
        **{
            name: Logistic(m["bias"], m["weights"], np.array(m["answers"]) if m["answers"] else None)
            for name, m in json.loads(path.read_text("utf-8")).items()
        }
    )
