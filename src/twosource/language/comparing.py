"""Whether two figures, or two times, agree, can both hold, or cannot.

Both functions look at the values alone. That the two are about the same thing must be settled before.
``equal``: the same value. ``rounding``: one is the other, rounded or loosely put. ``refinement``: one says
the same more precisely. ``compatible``: neither follows from the other, both can hold. ``conflict``: they
cannot both hold. ``not-comparable``: other units or kinds, or nothing is known.
"""

import math
from decimal import Decimal, InvalidOperation
from typing import Literal

import msgspec

from twosource.language.timelines import compare_times
from twosource.language.units import YEAR_OF_AGE, base_value, dimension
from twosource.language.votes import TALLY
from twosource.model import Figure

__all__ = ["Relation", "compare_figures", "compare_times", "last_place"]

Relation = Literal["equal", "rounding", "refinement", "compatible", "conflict", "not-comparable"]

# How far apart a loosely put figure ("about 30") and a precise one may lie, as part of the value.
LOOSE = 0.10
# And such as are both told in so many digits: an estimated 102 million is not 108.
EXACT_DIGITS, EXACT = 3, 0.04
# And how far below "almost" a round number: "almost 100" of 89.
NEARLY = 0.15
# How far apart two flat figures may lie when the coarser ends in zeros ("$250,000" for 253,100).
ROUND = 0.05
# Digits may be cut off where the other figure goes on for so many times finer, and so little is lost.
FINER, CUT_OFF = 1000, 0.025
# A flat count below this is taken at its word: 50 people are not 52.
COUNTED = 100
# Nobody's age is told in these, but that of a thing is.
LONG = frozenset({"decade", "century"})
# Bounds of one number that leave nothing, or the number alone, to both.
EXCLUDING = ({"<", ">"}, {"<", ">="}, {"<=", ">"}, {"<=", ">="})


def _as_length(figure: Figure) -> Figure:
    return msgspec.structs.replace(figure, unit="year") if figure.unit == YEAR_OF_AGE else figure


def compare_figures(a: Figure, b: Figure) -> Relation:
    """How two figures relate; symmetric. Units of one dimension are converted, currencies are not."""
    if dimension(a.unit) != dimension(b.unit):
        if YEAR_OF_AGE in (a.unit, b.unit) and LONG & {a.unit, b.unit}:
            # "Has been there for three decades", "the 30-year-old congregation".
            return compare_figures(_as_length(a), _as_length(b))
        return "not-comparable"
    if a.change and b.change and a.change != b.change:
        return "conflict"
    if a.unit == TALLY:
        return "equal" if (a.low, a.high) == (b.low, b.high) else "conflict"
    converted = a.unit != b.unit
    values = base_value(a.value, a.unit), base_value(b.value, b.unit)
    same = math.isclose(*values, rel_tol=1e-9, abs_tol=1e-12)
    if bool(a.change) != bool(b.change) and not same:
        # "rose 3%" and "stood at 5%": a change and a level.
        return "not-comparable"
    spread_a, spread_b = _bounds(a), _bounds(b)
    point_a, point_b = spread_a[0] == spread_a[1], spread_b[0] == spread_b[1]
    if point_a and point_b:
        return "equal" if same else _points(a, b, values, converted)
    if spread_a == spread_b and a.modifier == b.modifier:
        return "equal"
    if a.change and b.change and _is_range(a) and _is_range(b):
        # From one value to another: both ends are told.
        return "rounding" if _near_bounds(spread_a, spread_b) else "conflict"
    if same and not (_is_range(a) or _is_range(b)):
        # "more than 250" and "250": the same number, more or less sharply put.
        opposite = {a.modifier, b.modifier} in EXCLUDING or (a.unit == "fraction" and _either_side(a, b))
        return "conflict" if opposite else "rounding"
    if "~" in (a.modifier, b.modifier) and _apart_exactly(a, b, values):
        return "conflict"
    if spread_a[1] < spread_b[0] or spread_b[1] < spread_a[0]:
        close = _loosely(a, b, values) or (converted and _points(a, b, values, converted) == "rounding")
        return "rounding" if close else "conflict"
    if point_a or point_b:
        point, spread = (values[0], spread_b) if point_a else (values[1], spread_a)
        loose = b if point_a else a
        if loose.modifier == "~" and not _is_range(loose):
            return "rounding"
        return "refinement" if _plausible(point, spread) else "compatible"
    inside = _within(spread_a, spread_b) or _within(spread_b, spread_a)
    if (inside and _is_range(a) != _is_range(b)) or (inside and _is_range(a)):
        return "refinement"
    return "rounding" if a.modifier == b.modifier == "~" else "compatible"


Bounds = tuple[float, float]


def _bounds(figure: Figure) -> Bounds:
    """Low and high in base units; infinite where the words leave them open."""
    low = -math.inf if figure.low is None else base_value(figure.low, figure.unit)
    high = math.inf if figure.high is None else base_value(figure.high, figure.unit)
    return (low, high) if low <= high else (high, low)


def _is_range(figure: Figure) -> bool:
    """Whether both ends are told; "just over 30" is a bound that is not far."""
    return (
        figure.low is not None
        and figure.high is not None
        and figure.low != figure.high
        and figure.modifier not in ("~", "<", ">")
    )


def _either_side(a: Figure, b: Figure) -> bool:
    """Whether one is nearly a value and the other is more: nearly half, over half."""
    below = [f.modifier == "~" and f.high == f.value != f.low for f in (a, b)]
    above = [f.modifier in (">", ">=") or (f.modifier == "~" and f.low == f.value != f.high) for f in (a, b)]
    return (below[0] and above[1]) or (below[1] and above[0])


def _points(a: Figure, b: Figure, values: Bounds, converted: bool) -> Relation:
    """Two flat values that differ: rounded from one another, or in conflict."""
    gap = abs(values[0] - values[1])
    step_a, step_b = (
        abs(base_value(figure.value + last_place(figure.value), figure.unit) - value)
        for figure, value in zip((a, b), values, strict=True)
    )
    coarse, step = max(((a, step_a), (b, step_b)), key=lambda item: (item[1], item[0].value))
    size = max(abs(values[0]), abs(values[1]))
    if converted:
        # Each is printed in round numbers of its own unit: seven miles, 11 km.
        return "rounding" if gap <= (step_a + step_b) / 2 + 0.01 * size else "conflict"
    if a.unit == b.unit == YEAR_OF_AGE:
        return "conflict"  # nobody rounds an age without a word for it
    if _is_cut_off(values, (step_a, step_b)):
        return "rounding"
    if step_a == step_b or gap > step / 2 * (1 + 1e-9):
        return "conflict"
    if gap > step / 2 * (1 - 1e-9) and size > abs(values[0 if coarse is a else 1]):
        return "conflict"  # a half is rounded up, and 2 1/2 years are not two
    if coarse.unit is None and size < COUNTED and coarse.value == round(coarse.value):
        return "conflict"
    trailing_zeros = abs(coarse.value) >= 10 and last_place(coarse.value) >= 10
    return "conflict" if trailing_zeros and gap > ROUND * size else "rounding"


def _is_cut_off(values: Bounds, steps: Bounds) -> bool:
    """Whether the digits of one value break off in the other: $43 million of $43,885,310."""
    (fine, fine_step), (coarse, step) = sorted(zip(map(abs, values), steps, strict=True), key=lambda x: x[1])
    gap = fine - coarse
    return step >= FINER * fine_step and 0 <= gap < step and gap <= CUT_OFF * fine


def last_place(value: float) -> float:
    """The place of the last digit that is not zero: 43.9 -> 0.1, 250000 -> 10000, 0 -> 1."""
    try:
        number = Decimal(repr(value)).normalize()
    except InvalidOperation:
        return 1.0
    exponent = number.as_tuple().exponent
    if not isinstance(exponent, int) or number == 0:
        return 1.0
    return float(Decimal(1).scaleb(exponent))


def _loosely(a: Figure, b: Figure, values: Bounds) -> bool:
    """Whether a loose figure lies near the other though its own bounds leave it out."""
    if "~" not in (a.modifier, b.modifier):
        return False
    if any(_is_nearly(x) and other < own for x, own, other in ((a, *values), (b, *values[::-1]))):
        return abs(values[0] - values[1]) <= NEARLY * max(abs(values[0]), abs(values[1]))
    return abs(values[0] - values[1]) <= LOOSE * max(abs(values[0]), abs(values[1]))


def _apart_exactly(a: Figure, b: Figure, values: Bounds) -> bool:
    """Whether two figures, loosely put or not, are told in more digits than either would be rounded to."""
    if a.unit != b.unit or not all(f.modifier in ("~", "=") and _digits(f) >= EXACT_DIGITS for f in (a, b)):
        return False
    flat = not (_is_range(a) or _is_range(b))
    return flat and abs(values[0] - values[1]) > EXACT * max(abs(values[0]), abs(values[1]))


def _digits(figure: Figure) -> int:
    """How many digits of a figure say something: two of 250,000."""
    return len(f"{abs(figure.value):.10g}".replace(".", "").strip("0"))


def _is_nearly(figure: Figure) -> bool:
    """Whether a figure is told as almost a round number: almost 100."""
    digits = f"{abs(figure.value):.10g}".strip("0")
    return figure.modifier == "~" and figure.high == figure.value != figure.low and len(digits) == 1


def _near_bounds(a: Bounds, b: Bounds) -> bool:
    return all(
        math.isfinite(x) and math.isfinite(y) and abs(x - y) <= 0.02 * max(abs(x), abs(y))
        for x, y in zip(a, b, strict=True)
    )


def _plausible(point: float, spread: Bounds) -> bool:
    """Whether ``point`` is what an open bound would have been said of: "over 30" of 32, not of 300."""
    low, high = spread
    if math.isfinite(low) and math.isfinite(high):
        return True
    if math.isfinite(low):
        return point <= 2 * low if low > 0 else True
    return point >= high / 2 if high > 0 else True


def _within(inner: Bounds, outer: Bounds) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1]
