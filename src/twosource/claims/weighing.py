"""The sentences of a story against one claim: how probably each speaks of it, and then says otherwise."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from twosource.claims.filled import Filled
from twosource.claims.judge import judge, log_odds
from twosource.claims.nearing import Near
from twosource.claims.signs import Signs
from twosource.language import inference_scores, sentence_vectors
from twosource.model import Span

# So many sentences of a report are read closely, of those that by a few signs are likely enough to speak of
# the claim: 99 of 100 pieces of evidence of the development probes are among them.
CLOSELY, WORTH = 6, 0.02


@dataclass(frozen=True, slots=True)
class Measured:
    """A sentence, what it puts in the claim's slots, and its signs."""

    near: Near
    filled: Filled
    signs: Signs

    @property
    def sentence(self) -> Span:
        return self.near.alignment.v.sentence


@dataclass(frozen=True, slots=True)
class Weighed:
    """The probability that a sentence speaks of the claim, and that it then says otherwise.

    ``says`` and ``denies`` are what the model of inference alone makes of the two.
    """

    about: float = 0.0
    opposes: float = 0.0
    says: float = 0.0
    denies: float = 0.0


def likeliest(measured: Sequence[Measured]) -> list[Measured]:
    """Those sentences of one report that are worth the model of inference, the likeliest first."""
    scored = [(judge().likely(m.signs.values), n) for n, m in enumerate(measured)]
    worth = sorted((pair for pair in scored if pair[0] >= WORTH), key=lambda pair: (-pair[0], pair[1]))
    return [measured[n] for _, n in worth[:CLOSELY]]


def weigh(claim: str, reports: Sequence[Sequence[Measured]]) -> dict[Span, Weighed]:
    """Weighs the sentences of each report of a story; those not read closely are left out.

    Raises ModelError when the model of inference is missing.
    """
    closely = [m for measured in reports for m in likeliest(measured)]
    answers = inference_scores([(m.sentence.text, claim) for m in closely])
    alone = [
        Weighed(
            judge().about(m.signs.values, own),
            judge().opposes(m.signs.values, own),
            judge().says({}, own),
            judge().denies({}, own),
        )
        for m, own in zip(closely, answers, strict=True)
    ]
    sentences = [m.sentence for m in closely]
    return {
        sentence: replace(own, about=judge().about_in_story(signs), opposes=judge().opposes_in_story(signs))
        for sentence, own, signs in zip(sentences, alone, in_story(sentences, alone), strict=True)
    }


def in_story(sentences: Sequence[Span], alone: Sequence[Weighed]) -> list[Mapping[str, float]]:
    """The signs of how each sentence stands among those of the story that are read for one claim.

    What several reports say is likelier to be what the claim is about, and a sentence near to one that
    surely bears on it likelier to bear on it too.
    """
    if not sentences:
        return []
    vectors = sentence_vectors([s.text for s in sentences])
    cosines = (vectors @ vectors.T).astype(np.float64)
    np.fill_diagonal(cosines, 0.0)
    about = np.array([w.about for w in alone])
    opposes = np.array([w.opposes for w in alone])
    report = np.array([s.report for s in sentences])
    top = float(np.sort(about)[::-1][:3].mean())
    mass = float(about.sum()) / len(set(report.tolist()))
    signs: list[Mapping[str, float]] = []
    for i in range(len(sentences)):
        elsewhere = report != report[i]
        here = ~elsewhere
        here[i] = False
        signs.append(
            {
                "about": log_odds(about[i]),
                "opposes": log_odds(opposes[i]),
                "like_elsewhere": _most((cosines[i] * about)[elsewhere]),
                "elsewhere": _most(about[elsewhere]),
                "here": _most(about[here]),
                "like_opposed": _most(cosines[i] * about * opposes),
                "like_agreed": _most(cosines[i] * about * (1 - opposes)),
                "top": top,
                "mass": mass,
            }
        )
    return signs


def _most(values: NDArray[np.float64]) -> float:
    return max(0.0, float(values.max())) if len(values) else 0.0
