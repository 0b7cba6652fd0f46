"""Whether a sentence speaks of a claim at all, and what it then says of it."""

import math
from dataclasses import replace

from twosource.claims.align import Alignment
from twosource.claims.context import Context
from twosource.claims.units import Unit
from twosource.claims.verdict import Conflict, Verdict, find_conflicts

# Logistic weights over a pair's features, fitted on the development probes (one story left out at a
# time to choose the features): nearness in meaning, coverage in words, in names, the predicate.
WEIGHTS = {"meaning": 8.0, "coverage": 3.5, "names": 1.2, "predicate": 0.8}
BIAS = -7.2
SPEAKS_OF_IT = 0.5


def features(alignment: Alignment, meaning: float) -> dict[str, float]:
    """Numbers between 0 and 1 (names: -1..1) that tell how far a sentence speaks of a claim."""
    named = [t for t in alignment.u.terms if t.named]
    matched = {id(a) for a, _ in alignment.matched}
    share = sum(id(t) in matched for t in named) / len(named) if named else 0.5
    return {
        "meaning": meaning,
        "coverage": alignment.coverage,
        "names": share,
        "predicate": alignment.predicate,
    }


def relevance(alignment: Alignment, meaning: float) -> float:
    """Probability that the sentence speaks of what the claim says, whether or not it agrees."""
    x = features(alignment, meaning)
    return 1 / (1 + math.exp(-(BIAS + sum(WEIGHTS[name] * value for name, value in x.items()))))


def read_closely(claim: Unit, alignment: Alignment, meaning: float, context: Context) -> Verdict:
    """Judges one sentence against the claim."""
    score = relevance(alignment, meaning)
    neither = Verdict("neither", score, alignment, meaning)
    if score < SPEAKS_OF_IT:
        return replace(neither, reason="speaks of something else")
    conflicts = find_conflicts(alignment)
    if claim.speaker and alignment.v.speaker and claim.speaker != alignment.v.speaker:
        conflicts = [Conflict("speaker", "contradiction", alignment.v.voice.name or alignment.v.speaker)]
    if conflicts:
        return Verdict("contradicts", score, alignment, meaning, conflicts[0])
    if any(pair.relation == "missing" for pair in alignment.figures):
        return replace(neither, reason="the figure is not given there")
    if alignment.missing_names:
        return replace(neither, reason="a name is not given there")
    return Verdict("supports", score, alignment, meaning)
