"""How two values of two reports stand to each other: one value, one told more exactly, or rivals."""

import math
from collections.abc import Sequence

from msgspec.structs import replace

from twosource.claims.fragments import is_fragment
from twosource.claims.holders import Holder, Value, is_compound, is_tally
from twosource.claims.units import Unit
from twosource.claims.values import (
    AGREE,
    far_apart,
    fewer_digits,
    is_share,
    other_measure,
    same_digits,
    same_number,
    telling,
    vague,
)
from twosource.language import base_value, compare_figures, compare_times, tallies, zone_of
from twosource.model import Figure, Time

__all__ = [
    "MOMENTS",
    "alike",
    "are_looser",
    "are_of_others",
    "are_one",
    "commensurable",
    "only_rivals",
    "relation_of",
    "transposed",
]

MOMENTS = frozenset({"date", "time"})
# Times of which nothing is known.
_SOME_TIME = frozenset({"XXXX", "XXXX-XX", "XXXX-XX-XX", "PAST_REF", "PRESENT_REF", "FUTURE_REF"})
# Two figures of three digits or more are one that is rounded if they are so near.
ROUNDED = 0.006
# Of numbers of fewer digits many are each other's digits by chance.
LONG = 3


def are_one(a: Value, b: Value, u: Unit, v: Unit) -> bool:
    """Whether two values are the same, more or less sharply put: 35.72 is 35.7, "almost 90" is not 93.87."""
    if isinstance(a, Figure) and isinstance(b, Figure):
        if any(vague(f) or is_fragment(f, x.sentence.text, x.sentence.start) for f, x in ((a, u), (b, v))):
            return False
        if a.unit is None and is_compound(a, u) != is_compound(b, v):
            return False  # an attack by five boats, a five-ship convoy
        relation = compare_figures(a, b)
        return relation == "equal" or (relation == "rounding" and (same_number(a, b) or _is_rounded(a, b)))
    if isinstance(a, Time) and isinstance(b, Time):
        # How long something lasts is a figure too.
        moments = {a.kind, b.kind} <= MOMENTS
        return moments and a.value not in _SOME_TIME and compare_times(a, b) == "equal"
    return False


def are_looser(a: Value, b: Value, u: Unit, v: Unit) -> bool:
    """Whether one figure is the other as a bound or in far fewer digits: more than 250, and 250."""
    if not isinstance(a, Figure) or not isinstance(b, Figure) or a.unit != b.unit:
        return False
    if any(vague(f) or is_fragment(f, x.sentence.text, x.sentence.start) for f, x in ((a, u), (b, v))):
        return False
    if (a.unit is None and is_compound(a, u) != is_compound(b, v)) or compare_figures(a, b) != "rounding":
        return False
    bounds = [f.modifier if f.modifier != "~" else "=" for f in (a, b)]
    return bounds[0] != bounds[1] if same_number(a, b) else fewer_digits(a, b)


def _is_rounded(a: Figure, b: Figure) -> bool:
    """Whether one figure of several digits is the other, rounded."""
    close = math.isclose(base_value(a.value, a.unit), base_value(b.value, b.unit), rel_tol=ROUNDED)
    return close and telling(a) and telling(b)


def only_rivals(a: Value, b: Value, there: Holder) -> bool:
    """Whether ``b`` cannot stand for ``a``, nor another value of its clause, nor the same one beside it."""
    if relation_of(a, b) != "conflict" or _both_bounds(a, b) or bool(_zone(a)) != bool(_zone(b)):
        return False
    if is_tally(a):
        return not any(relation_of(a, other) == "equal" for other in tallies(there.unit.sentence))
    return not any(
        relation_of(a, other) in (AGREE if unit is there.unit else ("equal",)) or _same_number(a, other)
        for unit in there.sentence.units
        for other in alike(a, unit)
    )


def are_of_others(a: Figure, b: Figure, here: Holder, there: Holder) -> bool:
    """Whether two ages need not be one's: of two people in one sentence, and of one in the other."""
    if a.unit != "year of age":
        return False
    named = a.of and b.of and a.of[:1].isupper() and b.of[:1].isupper()
    return not named and _ages(here) != _ages(there)


def _ages(holder: Holder) -> int:
    figures = {f.span for unit in holder.sentence.units for f in unit.figures if f.unit == "year of age"}
    return len(figures)


def _same_number(a: Value, b: Value) -> bool:
    """Whether one figure is the other, perhaps as a bound: 10, at least 10."""
    if not isinstance(a, Figure) or not isinstance(b, Figure):
        return False
    return relation_of(a, b) in AGREE and same_number(a, b)


def _zone(value: Value) -> str:
    """The time zone that a time names: 7:48 a.m. may be 22:48 GMT. Local time goes without saying."""
    zone = zone_of(value.span.text) if isinstance(value, Time) else ""
    return zone if zone != "local" else ""


def _both_bounds(a: Value, b: Value) -> bool:
    """Whether bounds let both hold, however far apart: at least 14 and at least 45, at least 50 and 249."""
    if not isinstance(a, Figure) or not isinstance(b, Figure):
        return False
    if a.high is b.high is None or a.low is b.low is None:
        return True
    return compare_figures(a, b) == "compatible" and not same_digits(a, b)


def alike(value: Value, unit: Unit) -> Sequence[Value]:
    return unit.figures if isinstance(value, Figure) else unit.times


def relation_of(a: Value, b: Value) -> str:
    if isinstance(a, Figure) and isinstance(b, Figure):
        relation = compare_figures(*(_as_count(f) for f in (a, b)))
        return "conflict" if relation in AGREE and far_apart(a, b) else relation
    if isinstance(a, Time) and isinstance(b, Time):
        return compare_times(a, b)
    return "not-comparable"


def _as_count(figure: Figure) -> Figure:
    """What a figure counts, whatever becomes of it: a port that lost seven yachts, four yachts that sank."""
    counts = figure.change is not None and figure.unit is None and figure.concept
    return replace(figure, change=None) if counts else figure


def commensurable(a: Figure, b: Figure) -> bool:
    if is_share(a) != is_share(b):
        return False
    # Half of it, and 60 percent.
    return (is_share(a) and a.unit != b.unit) or not other_measure(a, b)


def transposed(a: Figure, b: Figure) -> bool:
    """Whether two digits of one value stand in each other's place in the other: 612 and 162."""
    one, other = (str(int(f.value)) if f.value == int(f.value) else "" for f in (a, b))
    if a.unit != b.unit or len(one) != len(other) or len(one) < LONG:
        return False
    swapped = [(x, y) for x, y in zip(one, other, strict=True) if x != y]
    return len(swapped) == 2 and swapped[0] == swapped[1][::-1]
