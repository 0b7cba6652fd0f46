"""How alike two reports are, from sparse features, and what the likeness rests on.

Cosines of TF-IDF vectors over words, opening words, names, figures and word pairs, and an
instance check: of what one report's lead names, how much does the other name at all, the
worse direction counting. Sibling events share their kind's words and fail that check.
A logistic blend joins them (weights in ``_blend``).
"""

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from twosource.stories._common import COMMON, RARE
from twosource.stories._profile import Profile

# The background counts as much as this many reports of the collection's own.
_BACKGROUND = 500.0

Vector = dict[str, float]


class Vectors(NamedTuple):
    """One report as unit vectors, with the weights of its lead's terms."""

    profile: Profile
    words: Vector
    opening: Vector
    names: Vector
    figures: Vector
    couples: Vector
    lead: Vector
    lead_names: Vector
    day: int | None  # of publication, as an ordinal


FEATURES = (
    "words",
    "opening",
    "names",
    "figures",
    "couples",
    "lead in text",
    "lead names in text",
    "lead names in text, better way",
    "length",
)


def vectors(profiles: Sequence[Profile]) -> list[Vectors]:
    """Weigh all terms over the collection, with the background beneath."""
    words = _rarity((it.words for it in profiles), len(profiles))
    names = _rarity((it.names for it in profiles), len(profiles))
    couples = _rarity((it.couples for it in profiles), len(profiles))
    return [
        Vectors(
            profile=it,
            words=_unit(it.words, words),
            opening=_unit(it.opening, words),
            names=_unit(it.names, names),
            figures=_unit(it.figures, words),
            couples=_unit(it.couples, couples),
            lead=_shares({word: words[word] for word in sorted(it.lead)}),
            lead_names=_shares({word: words[word] for word in sorted(it.lead) if word in it.names}),
            day=_day(it.report.published),
        )
        for it in profiles
    ]


def _rarity(counts: Iterable[Counter[str]], reports: int) -> dict[str, float]:
    """Inverse document frequency of each term, natural logarithm."""
    holders: Counter[str] = Counter()
    for terms in counts:
        holders.update(terms.keys())
    total = reports + _BACKGROUND
    return {
        term: math.log((total + 1) / (held + _BACKGROUND * COMMON.get(term, RARE)))
        for term, held in holders.items()
    }


def _unit(counts: Mapping[str, int], rarity: Mapping[str, float]) -> Vector:
    weights = {term: (1 + math.log(count)) * rarity[term] for term, count in counts.items()}
    length = math.sqrt(math.fsum(weight * weight for weight in weights.values()))
    return {term: weight / length for term, weight in weights.items()} if length else {}


def _shares(weights: Vector) -> Vector:
    total = math.fsum(weights.values())
    return {term: weight / total for term, weight in weights.items()} if total > 0 else {}


def _day(published: str | None) -> int | None:
    try:
        return date.fromisoformat((published or "")[:10]).toordinal()
    except ValueError:
        return None


def _dot(a: Vector, b: Vector) -> float:
    if len(a) > len(b):
        a, b = b, a
    return math.fsum(weight * b[term] for term, weight in a.items() if term in b)


def _held(shares: Vector, by: Mapping[str, int]) -> float:
    return math.fsum(share for term, share in shares.items() if term in by)


def features(a: Vectors, b: Vectors) -> tuple[float, ...]:
    """The numbers that the blend weighs, in the order of ``FEATURES``; the same for (b, a)."""
    of_a = _held(a.lead, b.profile.words)
    of_b = _held(b.lead, a.profile.words)
    names_a = _held(a.lead_names, b.profile.words)
    names_b = _held(b.lead_names, a.profile.words)
    return (
        math.sqrt(max(0.0, _dot(a.words, b.words))),
        math.sqrt(max(0.0, _dot(a.opening, b.opening))),
        math.sqrt(max(0.0, _dot(a.names, b.names))),
        math.sqrt(max(0.0, _dot(a.figures, b.figures))),
        math.sqrt(max(0.0, _dot(a.couples, b.couples))),
        min(of_a, of_b),
        min(names_a, names_b),
        max(names_a, names_b),
        math.log(max(10, min(a.profile.length, b.profile.length))),
    )
