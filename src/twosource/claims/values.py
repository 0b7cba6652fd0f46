"""Figures and times of two clauses, each compared with the one that stands for the same."""

import math
import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from twosource.claims.lexicon import WEAK, WordSimilarity
from twosource.claims.listed import listed_alike
from twosource.claims.naming import nearest_terms, term_score
from twosource.claims.terms import Term
from twosource.claims.units import Unit
from twosource.language import base_value, compare_figures, compare_times, dimension
from twosource.model import Figure, Span, Time

_MOST = re.compile(r"\b(?:maximum|maximal|max|ceiling|limit|cap)\b(?: \w+){0,3} $", re.IGNORECASE)
AGREE = frozenset({"equal", "rounding", "refinement", "compatible"})
# Two counts of one thing are seldom further apart than this.
APART = 6
# Below this, two figures of one unit measure different things.
BOUND = 0.35
# "More than X" is said of what lies near X.
BOUNDED = 1.6
OTHER_CONCEPT = 0.3
# A value that is rounded has so many digits less; with one less it may be another count: 2,290 and 2,291.
FEWER = 2
# The same number is likelier to mean the same, but "10 people" are not "10 houses".
EQUAL_BOUND = 0.2
_YEAR = re.compile(r"[12]\d{2,3}(?=$|-)")
# From here on, they measure the same, whatever clause they stand in.
SURELY_BOUND = 0.7


@dataclass(frozen=True, slots=True)
class ValuePair:
    """A figure or time of ``u`` and the one of ``v`` that it was compared with."""

    a: Figure | Time
    b: Figure | Time | None
    relation: str  # of compare_figures / compare_times, or "missing"


def values(
    u: Unit,
    values: Sequence[Figure] | Sequence[Time],
    v: Unit,
    sentence: Sequence[Unit],
    similar: WordSimilarity,
) -> tuple[ValuePair, ...]:
    if not values:
        return ()
    pairs = []
    others = [unit for unit in sentence if unit is not v]
    # A figure that another figure of the claim already stands for is not this one's rival.
    taken = {
        other.span
        for value in values
        for other in v.figures
        if isinstance(value, Figure) and compare_figures(value, other) == "equal"
    }
    listed = listed_alike(u, v)
    for value in values:
        if isinstance(value, Figure) and value.span in listed:
            found: ValuePair | None = ValuePair(value, listed[value.span], "equal")
        elif isinstance(value, Figure):
            found = _figure_pair(value, u, [v], similar, taken=taken) or _figure_pair(
                value, u, others, similar, near=False
            )
        else:
            found = _time_pair(value, [v]) or _time_pair(value, others, near=False)
        pairs.append(found or ValuePair(value, None, "missing"))
    times_agree = any(isinstance(p.a, Time) and p.relation in AGREE for p in pairs)
    # Where one date of several is the same, the others are other dates, not rivals.
    return tuple(
        ValuePair(p.a, None, "missing") if times_agree and p.relation == "conflict" else p for p in pairs
    )


def _figure_pair(
    value: Figure,
    u: Unit,
    pool: Sequence[Unit],
    similar: WordSimilarity,
    *,
    near: bool = True,
    taken: AbstractSet[Span] = frozenset(),
) -> ValuePair | None:
    """The figure of ``pool`` that stands for the same as ``value``, by what stands around each."""
    scored = []
    for unit in pool:
        for other in unit.figures:
            relation = compare_figures(value, other)
            if relation == "not-comparable" or is_share(value) != is_share(other):
                continue
            if relation in AGREE and far_apart(value, other):
                relation = "conflict"
            if relation != "equal" and other.span in taken:
                continue
            # Fourteen dogs are not fourteen people, whatever else is alike.
            if concept_similarity(value, other, similar) < OTHER_CONCEPT and value.unit is None:
                continue
            bound = binding(value, u, other, unit, similar)
            if relation == "equal" and telling(value):
                return ValuePair(value, other, relation)
            if bound < (BOUND if relation != "equal" else EQUAL_BOUND):
                continue
            scored.append((bound, relation, other))
    if not scored:
        return None
    # The best bound figure counts, also when another one would agree: that one measures something else.
    top = max(bound for bound, _, _ in scored)
    close = [row for row in scored if row[0] >= top - 0.15]
    agreeing = [row for row in close if row[1] in AGREE]
    bound, relation, other = max(agreeing or close, key=lambda r: (r[1] == "equal", r[0], -r[2].span.start))
    # A figure in another clause belongs to something else, unless the words around it say it does not.
    if relation not in AGREE and not near and bound < SURELY_BOUND:
        return None
    return ValuePair(value, other, relation)


def binding(a: Figure, u: Unit, b: Figure, v: Unit, similar: WordSimilarity) -> float:
    """How far two figures are figures of the same thing, 0 to 1: what they count, and the words near them."""
    near_a, near_b = around(a, u), around(b, v)
    total = score = 0.0
    for rank, term in enumerate(near_a):
        weight = 1.0 / (1 + 0.5 * rank)
        total += weight
        score += weight * max((term_score(term, other, similar) for other in near_b), default=0.0)
    context = score / total if total else 0.0
    if concept_words(a) and concept_words(b):
        return 0.5 * context + 0.5 * concept_similarity(a, b, similar)
    return context


def far_apart(a: Figure, b: Figure) -> bool:
    """Whether two figures differ too much for one to be the bound of the other.

    "More than 250,000" allows 2.5 million by its words, and no newspaper would write it so.
    """
    if min(a.value, b.value) <= 0 or a.unit != b.unit:
        return False
    return (a.high is None or b.high is None or a.low is None or b.low is None) and max(
        a.value, b.value
    ) > BOUNDED * min(a.value, b.value)


def finer(pair: ValuePair) -> bool:
    """Whether ``a`` says more exactly what ``b`` says roughly: $43,885,310, and tens of millions."""
    a, b = pair.a, pair.b
    if isinstance(a, Figure) and isinstance(b, Figure):
        if pair.relation == "rounding":
            return len(_digits(a)) > len(_digits(b))
        return pair.relation != "equal" and _width(a) < _width(b)
    return False


def another_round(pair: ValuePair) -> bool:
    """Whether both are round, equally so, and not the same: $43 million, and nearly $44 million."""
    a, b = pair.a, pair.b
    if pair.relation != "rounding" or not isinstance(a, Figure) or not isinstance(b, Figure):
        return False
    return len(_digits(a)) == len(_digits(b)) and _digits(a) != _digits(b)


def _width(figure: Figure) -> float:
    low = -math.inf if figure.low is None else figure.low
    return (math.inf if figure.high is None else figure.high) - low


def _digits(figure: Figure) -> str:
    return f"{abs(figure.value):.10g}".replace(".", "").strip("0")


def vague(figure: Figure) -> bool:
    """Words like "scores" or "a couple" and the smallest number words name no figure that could differ."""
    if any(c.isdigit() for c in figure.span.text):
        return False
    loose = figure.low != figure.high and figure.modifier == "="
    return loose or (figure.unit is None and abs(figure.value) < 3)


def other_measure(a: Figure, b: Figure) -> bool:
    """Whether two values are too far apart to measure one thing; lost zeros leave the digits alike.

    Nine days may be how long three weeks are elsewhere, and two miles ten kilometres.
    """
    told = a.unit is not None and b.unit is not None
    if told and dimension(a.unit) != dimension(b.unit):
        return True
    values = [abs(base_value(f.value, f.unit) if told else f.value) for f in (a, b)]
    low, high = sorted(values)
    return high > APART * low and not (a.unit == b.unit and same_digits(a, b))


def same_digits(a: Figure, b: Figure) -> bool:
    """Whether two values differ in their zeros alone."""
    return _digits(a) == _digits(b)


def same_number(a: Figure, b: Figure) -> bool:
    """Whether two figures are one number of one unit, whatever bound it is."""
    return a.unit == b.unit and math.isclose(a.value, b.value, rel_tol=1e-9)


def both_the_most(a: Figure, u: Unit, b: Figure, v: Unit) -> bool:
    """Whether one number is in both the most that can be: up to 15 years, a maximum sentence of 15 years."""
    return same_number(a, b) and all(
        figure.modifier in ("<", "<=")
        or _MOST.search(unit.sentence.text[: max(0, figure.span.start - unit.sentence.start)])
        for figure, unit in ((a, u), (b, v))
    )


def fewer_digits(a: Figure, b: Figure) -> bool:
    """Whether one value is told in so few digits of the other's that it is surely no count of its own."""
    return abs(len(_digits(a)) - len(_digits(b))) >= FEWER


def telling(figure: Figure) -> bool:
    """Whether a value is so particular that it stands for one thing: 45.8, not 6 or 200,000."""
    return len(_digits(figure)) >= 3


def is_share(figure: Figure) -> bool:
    """A part of a whole, as a fraction or in percent."""
    return figure.unit == "percent" or (figure.unit in (None, "fraction") and 0 < figure.value < 1)


def around(figure: Figure, unit: Unit, *, count: int = 4) -> list[Term]:
    """The terms nearest to a figure in its clause, the nearest first."""
    return nearest_terms(figure.span.start, figure.span.end, unit)[:count]


def concept_similarity(a: Figure, b: Figure, similar: WordSimilarity) -> float:
    """How far two figures count or measure the same, 0 to 1 (0.5 when one does not say)."""
    x, y = concept_words(a), concept_words(b)
    if not x or not y:
        return 0.5
    if x[-1] == y[-1]:
        return 1.0
    return max(max(similar(singular(p), singular(q)), similar(p, q)) for p in x for q in y)


def concept_words(figure: Figure) -> list[str]:
    """What a figure counts or measures, lower case: its concept, or the nouns inside its own span."""
    words = (figure.concept or "").lower().split()
    if not words and figure.unit is None:
        words = [w for w in re.findall(r"[^\W\d_]+", figure.span.text.lower()) if w not in WEAK]
    return words


def singular(word: str) -> str:
    """A noun's singular as far as its letters tell, for what is counted."""
    if word.endswith(("children", "women", "men")):
        return word[:-3] if word.endswith("children") else word[:-2] + "an"
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") and len(word) > 3 else word


def _time_pair(value: Time, pool: Sequence[Unit], *, near: bool = True) -> ValuePair | None:
    scored = [(compare_times(value, other), other) for unit in pool for other in unit.times]
    scored = [row for row in scored if row[0] != "not-comparable"]
    agreeing = [row for row in scored if row[0] in AGREE]
    if agreeing:
        return ValuePair(value, agreeing[0][1], agreeing[0][0])
    if not near or not scored:
        return None
    return ValuePair(value, scored[0][1], scored[0][0])


def years_apart(a: Time, b: Time) -> int:
    """How many years lie between two dates that name one, or a decade; 0 where one names none."""
    years = [_YEAR.match(time.value) for time in (a, b)]
    if not (years[0] and years[1]):
        return 0
    one, other = (int(year.group().ljust(4, "0")) for year in years if year)
    return abs(one - other)
