"""Figures that two reports give to one thing more or less exactly: no contradiction, and worth a quiet line.

"Converting $250,000" and "converting more than $250,000" are one number, in one report as a bound; nearly
$44 million is $43,885,310, rounded. That both are told of one thing is known of the words around them, or of
the model of inference: each sentence says the core of the other's clause with the values exchanged.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from twosource.claims.align import align
from twosource.claims.alliances import Alliance, is_sure
from twosource.claims.context import Context, Sentence
from twosource.claims.found import Found, about_figures, figure_place, found_between
from twosource.claims.outcomes import judge_figures
from twosource.claims.saying import Exchange, Sayings
from twosource.claims.twothings import tell_two_things
from twosource.claims.units import Unit
from twosource.claims.valuepairs import Alike, Rivals, Values
from twosource.claims.values import binding, both_the_most, same_number
from twosource.language import compare_figures
from twosource.model import Figure

__all__ = ["Looser", "is_of_one_thing", "less_exact", "weighed"]

# So near two clauses are by static vectors, and so far are figures bound to the same words, that one number
# is told of one thing; with one of these alone each sentence says the core of the other so probably. Measured
# on labelled pairs (python -m twosource.benchmark.sharing GOLD).
ALIKE, SAID = 0.6, 0.5
# From this likeness of their verbs on one clause tells what the other does.
ACT = 0.3
# So many pairs of a story are asked about.
READ = 100

Flat = Sequence[tuple[Unit, Sentence]]


class Looser(NamedTuple):
    """Two figures that may be one, how near their clauses are, and how far they are bound to the same words.

    ``said`` is how surely each sentence says the other's core, the lesser of both; 0 where it is not asked.
    ``act`` is whether one verb, in whatever words, is told in both.
    """

    alike: Alike
    near: float
    bound: float
    said: float
    act: bool = True


def less_exact(
    context: Context, flat: Flat, sayings: Sayings, alliances: Iterable[Alliance]
) -> Iterator[Found]:
    """One line for each two figures of one thing that are no contradiction and not the same either."""
    pairs = [one.alike for one in weighed(context, flat, sayings) if is_of_one_thing(one)]
    pairs += [
        one.alike
        for one in alliances
        if is_sure(min(one.said), min(one.says)) and isinstance(one.alike.a, Figure)
    ]
    for u, v, a, b in pairs:
        assert isinstance(a, Figure) and isinstance(b, Figure)
        here, there = flat[u][0], flat[v][0]
        judgement = judge_figures(a, b, here, there, compare_figures(a, b), context)
        if _is_narrower(a, here, b, there) or both_the_most(a, here, b, there):
            continue
        if judgement.outcome in ("rounding", "refinement"):
            places = figure_place(a, here.sentence), figure_place(b, there.sentence)
            yield found_between(
                "figure", judgement, *places, (here.sentence, there.sentence), about_figures(a, b, here)
            )


def is_of_one_thing(one: Looser) -> bool:
    """Whether two figures are one number, told of one thing; of a rounded one all must speak for it."""
    alike = [one.near >= ALIKE, one.bound >= ALIKE, one.said >= SAID]
    # As many people may flee as find shelter.
    return sum(alike) >= (2 if _is_one_number(one.alike) else 3) and (one.act or alike[-1])


def weighed(context: Context, flat: Flat, sayings: Sayings) -> list[Looser]:
    """Figures that may be one number, told of one thing more or less exactly."""
    found: list[Looser] = []
    for pair, near in Values(flat).looser():
        (u, here), (v, there) = flat[pair.u], flat[pair.v]
        assert isinstance(pair.a, Figure) and isinstance(pair.b, Figure)
        bound = binding(pair.a, u, pair.b, v, context.similar)
        if max(near, bound) < ALIKE or _is_narrower(pair.a, u, pair.b, v):
            continue
        one = align(u, v, there.units, context.similar, context.rarity)
        other = align(v, u, here.units, context.similar, context.rarity)
        # Opposite words are looked for there too.
        if not tell_two_things(context, flat, Rivals(*pair), one, other):
            found.append(Looser(pair, near, bound, 0.0, max(one.predicate, other.predicate) >= ACT))
    open_ones = [one.alike for one in found if not is_of_one_thing(one)][:READ]
    said = dict(zip(open_ones, _said(sayings, open_ones), strict=True))
    return [one._replace(said=said.get(one.alike, 0.0)) for one in found]


def _is_narrower(a: Figure, u: Unit, b: Figure, v: Unit) -> bool:
    return _names_more(a, v.sentence.text) or _names_more(b, u.sentence.text)


def _names_more(figure: Figure, text: str) -> bool:
    """Whether a figure counts those of a name that a sentence has not: 30 European countries."""
    return any(word[:1].isupper() and word not in text for word in (figure.concept or "").split())


def _is_one_number(pair: Alike) -> bool:
    return isinstance(pair.a, Figure) and isinstance(pair.b, Figure) and same_number(pair.a, pair.b)


def _said(sayings: Sayings, pairs: Sequence[Alike]) -> list[float]:
    there = sayings.exchanged([Exchange(u, v, ((a.span, b.span),), core=True) for u, v, a, b in pairs])
    back = sayings.exchanged([Exchange(v, u, ((b.span, a.span),), core=True) for u, v, a, b in pairs])
    return [min(both) for both in zip(there, back, strict=True)]
