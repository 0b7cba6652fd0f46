"""Values of two reports that exclude each other: one thing, told with another figure, day or time.

Sentences on one subject are full of figures that have nothing to do with each other. Two clauses are
therefore read with their values exchanged: where a sentence then says the core of the other's clause
(cores.py), and denies it as it stands, they tell one thing and give it another value. How sure that is, is
weighed of the model's answers and of what else both say, with weights fitted to pairs that one reader
labelled (``python -m twosource.benchmark.rivals GOLD``).
"""

import json
import math
import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache, partial
from pathlib import Path

from twosource.claims.align import Alignment
from twosource.claims.bothways import EXCHANGED, aligned, nearly, said_both_ways
from twosource.claims.context import Context, Sentence
from twosource.claims.holders import is_of_person, is_tally
from twosource.claims.judge import Logistic, log_odds
from twosource.claims.listed import listed_alike
from twosource.claims.saying import Exchange, Part, Sayings
from twosource.claims.twothings import of_one_kind, tell_two_things
from twosource.claims.units import Unit
from twosource.claims.valuepairs import Rivals, Values
from twosource.claims.values import concept_words
from twosource.claims.valueties import transposed
from twosource.language import base_value, compare_figures, compare_times
from twosource.model import Figure, Span, Time

__all__ = ["SHIPPED", "signs_of", "weighed"]

SHIPPED = Path(__file__).parent / "data" / "exchanging.json"
# Then the one whole clause is to be had of the other, more probably than not.
HALF = 0.5
# What both say so surely, cores and clauses, both ways, may be told in other words altogether.
SURELY = 0.88
# A figure is taken to be no less than this where it is divided by.
NIL = 0.01
# What cannot become so probable is left out.
WORTH = 0.2
_RELATIVE_YEAR = re.compile(r"(?:this|next|last) (?:year|season)", re.IGNORECASE)
_DIGITS = re.compile(r"\d")
# Farther down than this sentence makes no difference.
FAR_DOWN = 4


Flat = Sequence[tuple[Unit, Sentence]]
Signs = dict[str, float]
# What is weighed, once it is known how far each core is denied and what is said elsewhere.
_Signs = Callable[..., Signs]


@cache
def _weights() -> Logistic:
    stored = json.loads(SHIPPED.read_text("utf-8"))
    return Logistic(stored["bias"], stored["weights"])


def signs_of(
    said: tuple[float, float],
    whole: tuple[float, float],
    denied: tuple[float, float],
    elsewhere: float,
    beside: Signs,
) -> Signs:
    """What is weighed: the cores said with the values exchanged, and denied as they stand; and the rest.

    Each pair holds what is so of the one clause and of the other; ``whole`` is for the clauses what ``said``
    is for their cores, ``elsewhere`` how surely a report says the other's clause in another sentence. How
    surely the clauses are said is weighed for the surer way, too: of two reports of one thing one tells more,
    and is not said by the other.
    """
    return {
        "said": min(map(log_odds, said)),
        "whole": min(map(log_odds, whole)),
        "whole_once": max(map(log_odds, whole)),
        "denied": min(map(log_odds, denied)),
        "elsewhere": log_odds(elsewhere),
        **beside,
    }


def _beside(flat: Flat, rival: Rivals, one: Alignment, other: Alignment) -> Signs:
    """What the rules see of two clauses, aligned both ways."""
    a, b = rival.a, rival.b
    return {
        "predicate": max(one.predicate, other.predicate),
        "coverage": max(one.coverage, other.coverage),
        # What stands far down in a report is seldom of the one thing that all of them tell.
        "place": math.sqrt(min(max(one.u.index, one.v.index), FAR_DOWN)),
        "far": _far(a, b) if isinstance(a, Figure) and isinstance(b, Figure) else 0.0,
        "others": float(_others_apart(flat, rival)),
    }


def _far(a: Figure, b: Figure) -> float:
    """How far two figures are apart, as the logarithm of how many times the one is the other.

    Not at all where one is likely the other with two digits turned round.
    """
    if transposed(a, b):
        return 0.0
    low, high = sorted(max(abs(base_value(f.value, f.unit)), NIL) for f in (a, b))
    return math.log(high / low)


def weighed(
    context: Context, sayings: Sayings, flat: Flat, *, worth: float = WORTH
) -> list[tuple[Rivals, Signs, float]]:
    """Pairs of values that may be rivals, with what was weighed and how probably they are.

    What cannot become more probable than ``worth`` is not read on.

    Left out are those of which no core is said even with the values exchanged, and those that have a likelier
    rival in the other's sentence.
    """
    values = Values(flat)
    likely: list[tuple[Rivals, list[Part], _Signs]] = []
    rivals = [r for r in values.rivals() if r.a.span not in listed_alike(flat[r.u][0], flat[r.v][0])]
    for rival, ways, said, whole in said_both_ways(sayings, flat, rivals):
        # Where one tells more, the other's whole clause is to be had of it.
        if min(said) < EXCHANGED and max(whole) < HALF:
            continue
        certainty = min(*said, *whole)
        somebody = values.of_somebody(rival)
        # Whom "she" means must show in all that the two say.
        if somebody and (certainty < HALF or _is_of_another_mood(flat, rival)):
            continue
        one, other = (aligned(context, flat, way) for way in ways)
        if somebody > 1 and not _does_one_thing(one, rival):
            continue
        surely = certainty >= SURELY
        if tell_two_things(context, flat, rival, one, other, surely=surely) or _gives_both(context, rival):
            continue
        if _adds_up(flat, rival) or _did_other_things(flat, rival):
            continue
        signs: _Signs = partial(signs_of, said, whole, beside=_beside(flat, rival, one, other))
        if _weights()(signs(denied=(1.0, 1.0), elsewhere=0.0)) >= worth:
            likely.append((rival, _may_say_both(flat, values, rival, ways), signs))
    parts = list(dict.fromkeys(part for _, both, _ in likely for part in both))
    there = dict(zip(parts, sayings.elsewhere(parts), strict=True))
    denied = sayings.cores_denied(
        [core for r, _, _ in likely for core in ((r.u, r.a.span, r.v), (r.v, r.b.span, r.u))]
    )
    found = []
    for n, (rival, both, weigh) in enumerate(likely):
        elsewhere = max((there[part] for part in both), default=0.0)
        own = weigh(denied=(denied[2 * n], denied[2 * n + 1]), elsewhere=elsewhere)
        found.append((rival, own, _weights()(own)))
    return _one_each(flat, found)


def _is_of_another_mood(flat: Flat, rival: Rivals) -> bool:
    """Whether one clause tells what is planned, asked for or possible, and the other not."""
    moods = (flat[n][0].modality for n in (rival.u, rival.v))
    return len({"fact" if mood == "said" else mood for mood in moods}) > 1


def _does_one_thing(way: Alignment, rival: Rivals) -> bool:
    """Whether two clauses of nobody knows whom have a verb in common, and something beside the values."""
    text, base, value = way.u.sentence.text, way.u.sentence.start, rival.a
    counted = concept_words(value) if isinstance(value, Figure) else ()
    roles = {
        a.role
        for a, b in way.matched
        if (a.role == "pred") == (b.role == "pred")
        and not value.span.start <= a.start < value.span.end
        and text[a.start - base : a.end - base].lower() not in counted
    }
    return "pred" in roles and len(roles) > 1


def _did_other_things(flat: Flat, rival: Rivals) -> bool:
    """Whether two clauses tell of one person's doing, and a second count differs as well: of two matches.

    "Had 25 points and 16 rebounds", "had 22 points and nine rebounds".
    """
    return (
        isinstance(rival.a, Figure)
        and all(is_of_person(flat[n][0]) for n in (rival.u, rival.v))
        and _others_apart(flat, rival) > 0
    )


def _gives_both(context: Context, rival: Rivals) -> bool:
    """Whether a report has both measures, each of something: terms of seven and of twelve years."""
    a, b = rival.a, rival.b
    if isinstance(a, Time) and isinstance(b, Time):
        return _dates_both(context, a, b) or _dates_both(context, b, a)
    if not (isinstance(a, Figure) and isinstance(b, Figure)) or a.unit is None or nearly(a, b):
        return False
    if is_tally(a):
        texts = (document.report.text for document in context.parsed)
        return any(a.span.text in text and b.span.text in text for text in texts)
    figures = {document.report.id: document.figures for document in context.parsed}
    return any(
        f.unit == other.unit != "percent" and f.span != own.span and compare_figures(f, other) == "equal"
        for own, other in ((a, b), (b, a))
        for f in figures[own.span.report]
    )


def _adds_up(flat: Flat, rival: Rivals) -> bool:
    """Whether one sentence gives in two parts what the other gives in one: 14, nine and five."""
    for own, other, n in ((rival.a, rival.b, rival.v), (rival.b, rival.a, rival.u)):
        if isinstance(own, Figure) and isinstance(other, Figure):
            beside = [f for unit in flat[n][1].units for f in unit.figures if f.span != other.span]
            if any(f.unit == own.unit and f.value + other.value == own.value for f in beside):
                return True
    return False


def _dates_both(context: Context, own: Time, other: Time) -> bool:
    """Whether "this year" is only whose: this year's prizes, given on a day of the other year."""
    if not _RELATIVE_YEAR.fullmatch(own.span.text) or not (other.start and other.end):
        return False
    document = next(d for d in context.parsed if d.report.id == own.span.report)
    if document.report.text.startswith(("'s", "’s", " ’ s"), own.span.end):
        return True
    return any(
        t.kind == "date" and t.start and other.start <= t.start <= other.end and _DIGITS.search(t.span.text)
        for t in document.times
    )


def _one_each(flat: Flat, found: Sequence[tuple[Rivals, Signs, float]]) -> list[tuple[Rivals, Signs, float]]:
    """Without those where another value of the same sentence is likelier the rival: four miles, and six."""

    def held(rival: Rivals) -> Iterator[tuple[Span, Span]]:
        yield rival.a.span, flat[rival.v][0].sentence
        yield rival.b.span, flat[rival.u][0].sentence

    best: dict[tuple[Span, Span], float] = {}
    for rival, _, probability in found:
        for key in held(rival):
            best[key] = max(probability, best.get(key, 0.0))
    return [one for one in found if all(one[2] >= best[key] for key in held(one[0]))]


def _others_apart(flat: Flat, rival: Rivals) -> int:
    """How many figures of two clauses, and days of their sentences, exclude each other; at most two.

    Then they may tell two things.
    """
    (u, around), (v, beyond) = flat[rival.u], flat[rival.v]
    against = [f for f in v.figures if f.span != rival.b.span]
    found = sum(
        any(of_one_kind(f, g) and compare_figures(f, g) == "conflict" for g in against)
        and not any(nearly(f, g) or compare_figures(f, g) == "equal" for g in against)
        for f in u.figures
        if f.span != rival.a.span
    )
    times = [t for unit in around.units for t in unit.times if t.span != rival.a.span]
    days = [t for unit in beyond.units for t in unit.times if t.span != rival.b.span]
    found += any(compare_times(t, day) == "conflict" for t in times for day in days)
    return min(2, found)


def _may_say_both(flat: Flat, values: Values, rival: Rivals, ways: tuple[Exchange, Exchange]) -> list[Part]:
    """Where a report may have both values: if it says one clause elsewhere, they are two things."""
    return [
        (way.u, other, way.end)
        for own, way in zip((rival.a, rival.b), ways, strict=True)
        for other in values.giving(own, flat[way.v][0].report, way.u)
    ]
