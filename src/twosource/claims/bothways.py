"""Clauses of two reports read with their values exchanged: does the one then say the other?

"The fire killed six" is said by "three died in the fire" once "six" stands there in the stead of "three".
"""

from collections.abc import Iterator, Sequence

from twosource.claims.agreeing import cut_off
from twosource.claims.align import Alignment, align
from twosource.claims.context import Context, Sentence
from twosource.claims.holders import Value
from twosource.claims.pairing import is_thick
from twosource.claims.repeated import overlap
from twosource.claims.saying import Exchange, Sayings
from twosource.claims.units import Unit
from twosource.claims.valuepairs import Rivals
from twosource.model import Figure

__all__ = ["EXCHANGED", "aligned", "nearly", "said_both_ways"]

# A pair goes on where one exchanged sentence says the other's core at least so probably, and so far does a
# clause go. The other way, where the one tells more of it than the other, it may be as little as the least.
EXCHANGED, LEAST = 0.4, 0.05
# Figures at most so many times apart may be one that is told roughly.
NEARLY = 1.1

Flat = Sequence[tuple[Unit, Sentence]]


def said_both_ways(
    sayings: Sayings, flat: Flat, found: Sequence[Rivals]
) -> Iterator[tuple[Rivals, tuple[Exchange, Exchange], tuple[float, float], tuple[float, float]]]:
    """Those of which a sentence says the other's core with the values exchanged, and that may go both ways.

    With how surely it does, and then how surely it says the whole clause, as far as it goes.
    """
    there = sayings.exchanged([Exchange(r.u, r.v, ((r.a.span, r.b.span),), core=True) for r in found])
    rest = [(r, said) for r, said in zip(found, there, strict=True) if said >= LEAST]
    back = sayings.exchanged([Exchange(r.v, r.u, ((r.b.span, r.a.span),), core=True) for r, _ in rest])
    both = [
        (r, (said, also))
        for (r, said), also in zip(rest, back, strict=True)
        if min(said, also) >= LEAST and max(said, also) >= EXCHANGED
    ]
    ways = _as_far_as_said(sayings, flat, [_exchange(flat, r.u, r.v, r.a, r.b) for r, _ in both])
    others = _as_far_as_said(sayings, flat, [_exchange(flat, r.v, r.u, r.b, r.a) for r, _ in both])
    for (rival, said), (way, whole), (other, also) in zip(both, ways, others, strict=True):
        yield rival, (way, other), said, (whole, also)


def _exchange(flat: Flat, u: int, v: int, own: Value, other: Value) -> Exchange:
    """The two values, and beside them figures that are nearly the same: what differs must be the one."""
    exchanged = [(own.span, other.span)]
    free = [f for f in flat[v][0].figures if not overlap(f.span, other.span)]
    for mine in flat[u][0].figures:
        near = next((f for f in free if not overlap(mine.span, own.span) and nearly(mine, f)), None)
        if near is not None:
            free.remove(near)
            exchanged.append((mine.span, near.span))
    return Exchange(u, v, tuple(exchanged))


def nearly(a: Figure, b: Figure) -> bool:
    low, high = sorted((abs(a.value), abs(b.value)))
    return a.unit == b.unit is not None and high <= NEARLY * low


def _as_far_as_said(
    sayings: Sayings, flat: Flat, exchanges: Sequence[Exchange]
) -> list[tuple[Exchange, float]]:
    """Each clause as far as the exchanged sentence says it: whole, or without a circumstance at its end."""
    whole = list(zip(exchanges, sayings.exchanged(exchanges), strict=True))
    parts = {
        way: [way._replace(end=cut) for cut in flat[way.u][0].cuts if _is_enough(flat, way, cut)]
        for way, said in whole
        if said < EXCHANGED
    }
    sayings.exchanged([part for own in parts.values() for part in own])
    found = []
    for way, said in whole:
        shorter = [(part, sayings.exchanged([part])[0]) for part in parts.get(way, ())]
        found.append(next(((part, also) for part, also in shorter if also >= EXCHANGED), (way, said)))
    return found


def _is_enough(flat: Flat, way: Exchange, cut: int) -> bool:
    """Whether a part of a clause holds the value and states something."""
    return cut >= way.values[0][0].end and is_thick(cut_off(flat[way.u][0], cut))


def _cut(flat: Flat, way: Exchange) -> Unit:
    unit = flat[way.u][0]
    return unit if way.end is None else cut_off(unit, way.end)


def aligned(context: Context, flat: Flat, way: Exchange) -> Alignment:
    other, sentence = flat[way.v]
    return align(_cut(flat, way), other, sentence.units, context.similar, context.rarity)
