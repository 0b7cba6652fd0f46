"""The judge: does a sentence speak of what a claim says, and if so, does it say otherwise?

Two logistic models over the signs of signs.py. ``python -m twosource.benchmark.judging GOLD`` fits them to
the probes and says how well they do on stories that they have not seen; ``data/judge.json`` holds weights
only. What a judge of signs cannot name a slot for is never shown as a contradiction (reading.py).
"""

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

# The signs that each model weighs.
ABOUT = (
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
OPPOSES = (
    "coverage",
    "figures_against",
    "dates_agree",
    "names_here",
    "related",
    "speaker",
    "slots_against",
    "told",
    "figure_rival",
    "date_rival",
    "contrast",
    "affirmed",
    "against",
    "sure_rivals",
    "first",
)


@dataclass(frozen=True, slots=True)
class Logistic:
    """A logistic model: a bias, and a weight for each sign by name."""

    bias: float
    weights: dict[str, float]

    def __call__(self, signs: Mapping[str, float]) -> float:
        total = self.bias + sum(weight * signs[name] for name, weight in self.weights.items())
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


@dataclass(frozen=True, slots=True)
class Judge:
    """How probably a sentence speaks of the claim (``about``), and then says otherwise (``opposes``)."""

    about: Logistic
    opposes: Logistic


@lru_cache(maxsize=1)
def judge() -> Judge:
    """The judge as fitted."""
    stored = json.loads((files("twosource.claims") / "data" / "judge.json").read_text("utf-8"))
    return Judge(*(Logistic(stored[name]["bias"], stored[name]["weights"]) for name in ("about", "opposes")))
