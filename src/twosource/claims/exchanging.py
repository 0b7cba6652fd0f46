"""Values of two reports that exclude each other: one thing, told with another figure, day or time.

Sentences on one subject are full of figures that have nothing to do with each other. Two clauses are
therefore read with their values exchanged: where each sentence then says the other's clause, and neither
does as it stands, they tell one thing and give it another value. How sure that is, is weighed of the
model's answers and of how much else both say, with weights fitted to pairs that one reader labelled
(``python -m twosource.benchmark.rivals GOLD``).
"""

import json
from collections.abc import Callable, Sequence
from functools import cache, partial
from pathlib import Path

from twosource.claims.align import Alignment, align
from twosource.claims.context import Context, Sentence
from twosource.claims.holders import Rivals, Values
from twosource.claims.judge import Logistic, log_odds
from twosource.claims.saying import Sayings
from twosource.claims.units import Unit
from twosource.claims.verdict import apart, rest_coverage
from twosource.language import similarity
from twosource.model import Figure

__all__ = ["SHIPPED", "signs_of", "weighed"]

SHIPPED = Path(__file__).parent / "data" / "exchanging.json"
# A pair goes on where the exchanged sentence says the clause at least so probably.
EXCHANGED = 0.4
# What cannot become so probable is not read on.
WORTH = 0.2
# From this probability on it is asked whether a report has both values; from this answer on it has.
ASKED, SAID = 0.3, 0.5

Flat = Sequence[tuple[Unit, Sentence]]
Signs = dict[str, float]
# What is weighed, once it is known how far each clause is denied.
_Signs = Callable[[tuple[float, float]], Signs]


@cache
def _weights() -> Logistic:
    stored = json.loads(SHIPPED.read_text("utf-8"))
    return Logistic(stored["bias"], stored["weights"])


def signs_of(
    rest: tuple[float, float], meaning: float, said: tuple[float, float], denied: tuple[float, float]
) -> Signs:
    """What is weighed: both clauses said with the values exchanged, denied as they stand, and the rest.

    Each pair holds what is so of the one clause and of the other.
    """
    return {
        "said": min(map(log_odds, said)),
        "said_more": max(map(log_odds, said)),
        "denied": min(map(log_odds, denied)),
        "denied_more": max(map(log_odds, denied)),
        "rest": min(rest),
        "rest_more": max(rest),
        "meaning": meaning,
    }


def weighed(context: Context, sayings: Sayings, flat: Flat) -> list[tuple[Rivals, Signs, float]]:
    """Pairs of values that may be rivals, with what was weighed and how probably they are.

    Left out are those of which one clause is not said even with the values exchanged, and those of which a
    report says the other's clause elsewhere.
    """
    values = Values(flat)
    found = values.rivals()
    there = sayings.exchanged([(r.u, r.v, r.a.span, r.b.span) for r in found])
    rest = [(r, said) for r, said in zip(found, there, strict=True) if said >= EXCHANGED]
    back = sayings.exchanged([(r.v, r.u, r.b.span, r.a.span) for r, _ in rest])
    both = [(r, (x, y)) for (r, x), y in zip(rest, back, strict=True) if y >= EXCHANGED]
    meanings = similarity([(flat[r.u][0].span.text, flat[r.v][0].span.text) for r, _ in both])
    worth: list[tuple[Rivals, _Signs]] = []
    for (rival, said), meaning in zip(both, meanings, strict=True):
        one, other = (_aligned(context, flat, *pair) for pair in ((rival.u, rival.v), (rival.v, rival.u)))
        # Another year or month at the head of a sentence sets its figures apart; of times it is the rival.
        if isinstance(rival.a, Figure) and apart(one):
            continue
        signs = partial(signs_of, (rest_coverage(one), rest_coverage(other)), float(meaning), said)
        if _weights()(signs((1.0, 1.0))) >= WORTH:
            worth.append((rival, signs))
    sayings.ask([pair for r, _ in worth for pair in ((r.u, r.v), (r.v, r.u))])
    given = []
    for rival, once_denied in worth:
        own = once_denied((sayings.denies(rival.u, rival.v), sayings.denies(rival.v, rival.u)))
        given.append((rival, own, _weights()(own)))
    return [row for row in given if not _both_say(sayings, flat, values, row[0], row[2])]


def _aligned(context: Context, flat: Flat, u: int, v: int) -> Alignment:
    (unit, _), (other, sentence) = flat[u], flat[v]
    return align(unit, other, sentence.units, context.similar, context.rarity)


def _both_say(sayings: Sayings, flat: Flat, values: Values, rival: Rivals, probability: float) -> bool:
    """Whether one report has both values, each for the same: then they are two things."""
    if probability < ASKED:
        return False
    sides = (rival.u, rival.a, rival.v), (rival.v, rival.b, rival.u)
    return any(
        said >= SAID
        for n, own, other in sides
        for said in sayings.says(n, values.giving(own, flat[other][0].report, n))
    )
