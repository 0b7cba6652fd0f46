"""What speaks for and against that a sentence says a claim, as numbers that the judge weighs (judge.py)."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from twosource.claims.align import Alignment
from twosource.claims.brought import Brought
from twosource.claims.context import Context
from twosource.claims.covering import Covered, Word, share
from twosource.claims.denying import is_denied, told_words
from twosource.claims.filled import Filled
from twosource.claims.lexicon import contrast, opposite, same_group
from twosource.claims.relevance import another_speaker
from twosource.claims.rivals import sure_rivals
from twosource.claims.standing import Reading, Rival, steps
from twosource.claims.values import AGREE, is_share
from twosource.claims.wordnet import BY_SENSE, relation
from twosource.language import Parsed, compare_figures, compare_times
from twosource.model import Figure, Span, Time

# How far a word counts as spoken of whose opposite is said.
OPPOSED = 0.7
# Below this state, the sentence has nothing that stands for a word.
NOWHERE = 0.36
# A word that weighs so much is one that the claim turns on.
HEAVY = 0.6
# A pair of words that stand for one another in no context still contrasts a little.
FAINT = 0.2
# The state that a figure is given whose words the sentence model does not see.
UNSEEN = 0.3


@dataclass(frozen=True, slots=True)
class Signs:
    """``values`` by name, and what stands in the sentence against the claim."""

    values: dict[str, float]
    rivals: tuple[Rival, ...]


@dataclass(frozen=True, slots=True)
class Likeness:
    """How near a sentence is to the claim by their vectors, and how it stands in its report."""

    cosine: float
    margin: float  # behind the nearest sentence of the report
    before: float  # what the sentence before it adds


@dataclass(frozen=True, slots=True)
class SignReader:
    """Reads the signs of sentences against one claim."""

    brought: Brought
    words: tuple[Word, ...]
    tokens: tuple[Any, ...]
    context: Context
    documents: dict[str, Parsed]

    def read(self, alignment: Alignment, covered: Covered, filled: Filled, like: Likeness) -> Signs:
        """All signs of one sentence."""
        weights = np.array([w.weight for w in self.words])
        total = float(weights.sum()) or 1.0
        # Who says the opposite of a word speaks of the same matter.
        said = np.where(self._opposed(covered), np.maximum(covered.words, OPPOSED), covered.words)
        spoken_of = share(said, self.words)
        kinds = [c.kind for c in filled.conflicts]
        lexical, words = self._lexical(covered)
        numeric, values = self._values(alignment.v.sentence, covered)
        names = [t for t in self.brought.unit.terms if t.named and t.kind and t.surface]
        here = alignment.v.sentence.text.lower()
        told = frozenset(told_words(self.words, self.tokens))
        sentence = alignment.v.sentence
        there = self.documents[sentence.report]
        sure = sure_rivals(
            Reading(self.brought.document, self.words, self.tokens, told, covered, sentence, there)
        )
        rivals = [*sure, *values, *words]
        signs = {
            "share": spoken_of,
            "share2": spoken_of**2,
            "unsaid": float(weights[said < NOWHERE].sum()) / total if len(said) else 0.0,
            "names": _mean([said[i] for i, t in enumerate(self.tokens) if t.pos_ == "PROPN"]),
            "cosine": like.cosine,
            "share_cosine": spoken_of * like.cosine,
            "margin": like.margin,
            "first": float(like.margin == 0),
            "before": like.before,
            "undated": float(filled.undated),
            "unstated": float(filled.unstated),
            "names_missing": float(len(filled.missing)),
            "names_here": _share([t.surface.split()[-1] in here for t in names]),
            "coverage": alignment.coverage,
            "figures_against": float(
                max(sum(p.relation == "conflict" for p in alignment.figures), kinds.count("figure"))
            ),
            "dates_agree": float(sum(p.relation in AGREE for p in alignment.times)),
            "speaker": float(another_speaker(self.brought.unit, alignment.v, self.context, covered.tokens)),
            "slots_against": float(len(set(kinds))),
            "sure_rivals": float(min(2, len(sure))),
            "least": float(min((v for v, w in zip(said, weights, strict=True) if w >= HEAVY), default=1.0)),
            "names_bare": float(bool(names) and not any(t.surface.split()[-1] in here for t in names)),
            **numeric,
            **lexical,
        }
        signs["against"] = float(min(2, len({r.kind for r in rivals} | set(kinds))))
        return Signs(signs, tuple(rivals))

    def _opposed(self, covered: Covered) -> NDArray[np.bool_]:
        """For each word of the claim that tells something: whether the sentence has its opposite."""
        told = set(told_words(self.words, self.tokens))
        lemmas = [t.lemma_.lower() for t in covered.tokens]
        return np.array(
            [i in told and any(opposite(w.lemma, x) for x in lemmas) for i, w in enumerate(self.words)],
            dtype=np.bool_,
        )

    def _values(self, sentence: Span, covered: Covered) -> tuple[dict[str, float], list[Rival]]:
        """Figures and dates of the claim: found there, or another in their stead."""
        document = self.documents[sentence.report]
        here = [f for f in document.figures if sentence.start <= f.span.start < sentence.end]
        mine = self.brought.document.figures
        rivals = []
        equal = 0
        for figure in mine:
            relations = [(compare_figures(figure, f), f) for f in here if is_share(figure) == is_share(f)]
            if any(r in AGREE for r, _ in relations):
                equal += 1
                continue
            near = [(self._near(figure, f, covered), f) for r, f in relations if r == "conflict"]
            if near:
                weight, other = max(near, key=lambda pair: (pair[0], -pair[1].span.start))
                rivals.append(Rival("figure", other.span.text, weight))
        dates = _other_dates(self.brought.document.times, document.times, sentence)
        signs = {
            "figures_equal": equal / len(mine) if mine else 0.0,
            "figure_rival": max((r.weight for r in rivals), default=0.0),
            "date_rival": float(bool(dates)),
            "figure_far": self._figure_distance(covered),
        }
        return signs, rivals + [Rival("date", d.span.text, 1.0) for d in dates]

    def _near(self, a: Figure, b: Figure, covered: Covered) -> float:
        """How near the two figures' own words are in their contexts."""
        if covered.near is None:
            return UNSEEN
        rows = [i for i, w in enumerate(self.words) if a.span.start <= w.start < a.span.end]
        columns = [j for j, t in enumerate(covered.tokens) if b.span.start <= t.idx < b.span.end]
        return max((float(covered.near[i, j]) for i in rows for j in columns), default=UNSEEN)

    def _figure_distance(self, covered: Covered) -> float:
        """How far from the thing it counts in the claim a number stands there, in steps of the parse."""
        places = {t.i: i for i, t in enumerate(self.tokens)}
        far = 0
        for i, token in enumerate(self.tokens):
            head = places.get(token.head.i)
            if token.like_num and head is not None and covered.best:
                a, b = covered.tokens[covered.best[i]], covered.tokens[covered.best[head]]
                far = max(far, steps(a, b))
        return float(far)

    def _lexical(self, covered: Covered) -> tuple[dict[str, float], list[Rival]]:
        """Words of the claim that the sentence says in other words, denies, or says the opposite of."""
        told = set(told_words(self.words, self.tokens))
        related = against = unmatched = total = common = 0.0
        affirmed = False
        nearest_told = 1.0
        rivals: list[Rival] = []
        for i, token in enumerate(self.tokens):
            weight = self.words[i].weight
            total += weight
            if i in told and covered.near is not None and covered.best:
                nearest_told = min(nearest_told, float(covered.near[i, covered.best[i]]))
            if token.pos_ == "PROPN":
                related += weight * (covered.words[i] > 0.7)
                continue
            ties = [_tie(token, t) for t in covered.tokens]
            same = [t for t, (equal, _) in zip(covered.tokens, ties, strict=True) if equal >= BY_SENSE]
            loose = max((max(equal, broader) for equal, broader in ties), default=0.0)
            related += weight * loose
            if token.pos_ != "NUM":
                common += weight
                if not same and not any(broader for _, broader in ties):
                    unmatched += weight * (1 - float(covered.words[i]))
            denied = is_denied(token)
            if i in told and same:
                if any(is_denied(t) == denied for t in same):
                    affirmed = True
                else:
                    rivals.append(Rival("polarity", same[0].text, 1.0))
            if same:
                continue
            for j, other in enumerate(covered.tokens):
                strength = _contrast(token, other)
                if strength and is_denied(other) == denied:
                    state = float(covered.near[i, j]) if covered.near is not None else FAINT
                    weight_here = strength * max(FAINT, state)
                    if weight_here > against:
                        rivals.append(Rival("action", other.text, weight_here))
                    against = max(against, weight_here)
        signs = {
            "related": related / (total or 1.0),
            "unmatched": unmatched / (common or 1.0),
            "contrast": against,
            "affirmed": float(affirmed),
            "told": nearest_told,
        }
        return signs, rivals


def _tie(a: Any, b: Any) -> tuple[float, float]:
    """How far two tokens mean the same, and whether one is the broader."""
    x, y = a.lemma_.lower(), b.lemma_.lower()
    found = relation(x, a.pos_, y, b.pos_)
    if same_group(x, y):
        return 1.0, float(found.broader)
    return found.same, float(found.broader)


def _contrast(a: Any, b: Any) -> float:
    x, y = a.lemma_.lower(), b.lemma_.lower()
    if contrast(x, y) or opposite(x, y) or contrast(a.lower_, b.lower_):
        return 1.0
    return 0.8 * relation(x, a.pos_, y, b.pos_).opposite


def _other_dates(mine: Sequence[Time], there: Sequence[Time], sentence: Span) -> list[Time]:
    """Dates of the sentence that exclude one of the claim that it does not give."""
    here = [t for t in there if sentence.start <= t.span.start < sentence.end]
    for time in mine:
        if time.kind in ("date", "time"):
            relations = [(compare_times(time, t), t) for t in here]
            if not any(r in AGREE for r, _ in relations):
                against = [t for r, t in relations if r == "conflict"]
                if against:
                    return against[:1]
    return []


def _mean(values: Sequence[float]) -> float:
    return float(np.mean(values)) if values else 0.7


def _share(found: Sequence[bool]) -> float:
    return sum(found) / len(found) if found else 1.0
