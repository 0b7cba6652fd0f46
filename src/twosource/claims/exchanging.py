"""Values of two reports that exclude each other: one thing, told with another figure, day or time.

Sentences on one subject are full of figures that have nothing to do with each other. Two clauses are
therefore read with their values exchanged: where each sentence then says the other's clause, and neither
does as it stands, they tell one thing and give it another value. How sure that is, is weighed of the
model's answers and of how much else both say, with weights fitted to pairs that one reader labelled
(``python -m twosource.benchmark.rivals GOLD``).
"""

import json
import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache, partial
from pathlib import Path

from twosource.claims.agreeing import cut_off
from twosource.claims.align import Alignment, align
from twosource.claims.context import Context, Sentence
from twosource.claims.guises import in_another_guise
from twosource.claims.holders import Rivals, Value, Values
from twosource.claims.judge import Logistic, log_odds
from twosource.claims.pairing import is_thick
from twosource.claims.saying import Exchange, Part, Sayings
from twosource.claims.units import Unit
from twosource.claims.verdict import apart, opened_with, rest_coverage
from twosource.language import similarity
from twosource.model import Figure, Span

__all__ = ["SHIPPED", "signs_of", "weighed"]

SHIPPED = Path(__file__).parent / "data" / "exchanging.json"
# A pair goes on where the exchanged sentence says the clause at least so probably.
EXCHANGED = 0.4
# Figures at most so many times apart may be one that is told roughly.
NEARLY = 1.1
# What cannot become so probable is not read on.
WORTH = 0.2
# From this probability on it is asked whether a report has both values; from this answer on it has.
ASKED, SAID = 0.3, 0.5

# A sentence that begins so goes on with what the one before it tells.
_GOES_ON = re.compile(r"(?:The|This|That|It|He|She|They)\b")

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
    worth: list[tuple[Rivals, tuple[Exchange, Exchange], _Signs]] = []
    for rival, ways, said, meaning in _said_both_ways(sayings, flat, values.rivals()):
        one, other = (_aligned(context, flat, way) for way in ways)
        # Another year or month at the head of a sentence sets its figures apart; of times it is the rival.
        if isinstance(rival.a, Figure) and (apart(one) or _told_of_then(context, one.u, one.v)):
            continue
        if in_another_guise(one):
            continue
        signs = partial(signs_of, (rest_coverage(one), rest_coverage(other)), meaning, said)
        if _weights()(signs((1.0, 1.0))) >= WORTH:
            worth.append((rival, ways, signs))
    sayings.ask((way.u, way.v, way.end) for _, ways, _ in worth for way in ways)
    given = []
    for rival, ways, once_denied in worth:
        there, back = (sayings.denies(way.u, way.v, way.end) for way in ways)
        own = once_denied((there, back))
        given.append((rival, own, _weights()(own), _may_say_both(flat, values, rival, ways)))
    sayings.ask(part for _, _, probability, both in given if probability >= ASKED for part in both)
    return [
        (rival, own, probability)
        for rival, own, probability, both in given
        if probability < ASKED or not any(max(sayings.says(u, [v], end)) >= SAID for u, v, end in both)
    ]


def _said_both_ways(
    sayings: Sayings, flat: Flat, found: Sequence[Rivals]
) -> Iterator[tuple[Rivals, tuple[Exchange, Exchange], tuple[float, float], float]]:
    """Those of which each sentence says the other's clause with the values exchanged, as far as it goes."""
    there = _as_far_as_said(sayings, flat, [_exchange(flat, r.u, r.v, r.a, r.b) for r in found])
    rest = [(r, way, said) for r, (way, said) in zip(found, there, strict=True) if said >= EXCHANGED]
    back = _as_far_as_said(sayings, flat, [_exchange(flat, r.v, r.u, r.b, r.a) for r, _, _ in rest])
    both = [
        (r, (way, other), (said, also))
        for (r, way, said), (other, also) in zip(rest, back, strict=True)
        if also >= EXCHANGED
    ]
    meanings = similarity(
        [(_cut(flat, way).span.text, _cut(flat, other).span.text) for _, (way, other), _ in both]
    )
    for (rival, ways, said), meaning in zip(both, meanings, strict=True):
        yield rival, ways, said, float(meaning)


def _exchange(flat: Flat, u: int, v: int, own: Value, other: Value) -> Exchange:
    """The two values, and beside them figures that are nearly the same: what differs must be the one."""
    exchanged = [(own.span, other.span)]
    free = [f for f in flat[v][0].figures if not _overlap(f.span, other.span)]
    for mine in flat[u][0].figures:
        near = next((f for f in free if not _overlap(mine.span, own.span) and _nearly(mine, f)), None)
        if near is not None:
            free.remove(near)
            exchanged.append((mine.span, near.span))
    return Exchange(u, v, tuple(exchanged))


def _overlap(a: Span, b: Span) -> bool:
    return a.start < b.end and b.start < a.end


def _nearly(a: Figure, b: Figure) -> bool:
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


def _aligned(context: Context, flat: Flat, way: Exchange) -> Alignment:
    other, sentence = flat[way.v]
    return align(_cut(flat, way), other, sentence.units, context.similar, context.rarity)


def _told_of_then(context: Context, u: Unit, v: Unit) -> bool:
    """Whether one sentence goes on with a month or year that the one before it opens with, the other not.

    "In June 2012, a quake struck the coast. The quake was six miles west of the town."
    """
    before = {unit.report: _before(context, unit) for unit in (u, v)}
    for unit, other in ((u, v), (v, u)):
        when = opened_with(before[unit.report]) if _GOES_ON.match(unit.sentence.text) else None
        if when is not None and not unit.times and when not in before[other.report] + other.sentence.text:
            return True
    return False


def _before(context: Context, unit: Unit) -> str:
    """The sentence before a clause's own in its report, if there is one."""
    sentences = next(d.sentences for d in context.parsed if d.report.id == unit.report)
    return sentences[unit.index - 1].text if unit.index else ""


def _may_say_both(flat: Flat, values: Values, rival: Rivals, ways: tuple[Exchange, Exchange]) -> list[Part]:
    """Where a report may have both values: if it says one clause elsewhere, they are two things."""
    return [
        (way.u, other, way.end)
        for own, way in zip((rival.a, rival.b), ways, strict=True)
        for other in values.giving(own, flat[way.v][0].report, way.u)
    ]
