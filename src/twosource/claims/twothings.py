"""Whether two clauses tell two things of which one value each is told, however alike they are.

"Police arrested 12 people on Friday" and "police arrested 30 people on Saturday" are no two accounts of one
thing; nor are a budget for schools and one for roads.
"""

import re
from collections.abc import Sequence

from twosource.claims.align import Alignment, align
from twosource.claims.context import Context, Sentence
from twosource.claims.guises import SLIGHT, WORDS, in_another_guise
from twosource.claims.holders import Value
from twosource.claims.months import opened_with
from twosource.claims.naming import same_name
from twosource.claims.replaced import may_name_one
from twosource.claims.sureness import of_other_people, same_subject
from twosource.claims.terms import Term
from twosource.claims.units import Unit
from twosource.claims.valuepairs import Rivals
from twosource.claims.values import concept_words
from twosource.claims.verdict import apart
from twosource.language import compare_figures, compare_times
from twosource.model import Figure, Time

__all__ = ["of_one_kind", "tell_two_things"]

Flat = Sequence[tuple[Unit, Sentence]]

PHASES = WORDS["phases"]
# So a part of a match or the like follows what is counted in it.
_PART_OF_TIME = re.compile(
    r"\s*(?:\w+ ){0,2}(?:during|in|over|within) (?:a|an|the|his|her|their) (?:[\w–-]+ ){0,5}"
    r"(?:half|quarter|period|innings?|set|run|stretch|spell)\b"
)
# A sentence that begins so goes on with what the one before it tells.
_GOES_ON = re.compile(r"(?:The|This|That|It|He|She|They)\b")
INSIDE = frozenset({"in", "on", "at", "inside", "within"})
OUTSIDE = frozenset({"around", "near", "outside", "beyond", "off"})
_AMONG = re.compile(r"\bamong (?:the |those |all |its |their )?([a-z]+)")
# Somebody's kin is somebody else.
KIN = frozenset(
    {
        *("brother", "sister", "father", "mother", "son", "daughter", "husband", "wife", "uncle", "aunt"),
        *("nephew", "niece", "cousin", "widow", "widower", "grandson", "granddaughter", "stepson", "twin"),
    }
)


def tell_two_things(context: Context, flat: Flat, rival: Rivals, one: Alignment, other: Alignment) -> bool:
    """Whether rules rule out that two values are of one thing.

    ``one`` and ``other`` are their clauses aligned both ways, each as far as the other sentence says it.
    """
    if (
        in_another_guise(one)
        or of_other_people(one.u, one.v)
        or _differ_in_both(rival, flat[rival.u][0], flat[rival.v][0])
    ):
        return True
    if isinstance(rival.a, Figure) and _of_others(context, flat, rival):
        return True
    # Another year or month at the head of a sentence sets its figures apart; of times it is the rival.
    if _within(rival.a, one.u) != _within(rival.b, one.v):
        return True
    if isinstance(rival.a, Figure):
        return bool(apart(one)) or _told_of_then(context, one.u, one.v)
    # Times are of one thing only where the same happens: of labelled pairs the others are not.
    return not any(_same_happens(way) for way in (one, other))


def _of_others(context: Context, flat: Flat, rival: Rivals) -> bool:
    """Whether the whole clauses tell it of two things, places or people."""
    (u, around), (v, beyond) = flat[rival.u], flat[rival.v]
    ways = (
        align(u, v, beyond.units, context.similar, context.rarity),
        align(v, u, around.units, context.similar, context.rarity),
    )
    if any(_is_for_another(way) or _is_of_kin(way) or _is_elsewhere(way) for way in ways):
        return True
    return _is_among_others(u, v) or _is_among_others(v, u)


def _differ_in_both(rival: Rivals, u: Unit, v: Unit) -> bool:
    """Whether two clauses give a figure otherwise and the day as well: then these are two events."""
    figures = [(a, b) for a in u.figures for b in v.figures if of_one_kind(a, b)]
    if isinstance(rival.a, Figure):
        return _exclude(u.times, v.times)
    return bool(figures) and all(compare_figures(a, b) == "conflict" for a, b in figures)


def _exclude(times: Sequence[Time], others: Sequence[Time]) -> bool:
    """Whether two clauses name days or months of which none can be one of the other's."""
    here, there = ([t for t in of if t.kind in ("date", "time")] for of in (times, others))
    return bool(here and there) and all(compare_times(a, b) == "conflict" for a in here for b in there)


def of_one_kind(a: Figure, b: Figure) -> bool:
    """Whether two figures have one unit, or count things with one name."""
    counted = [words[-1:] for words in map(concept_words, (a, b))]
    return a.unit == b.unit is not None or (a.unit is b.unit is None and counted[0] == counted[1] != [])


def _is_for_another(way: Alignment) -> bool:
    """Whether something is for or of one thing here and another there: a budget for schools, for roads."""
    taken = {id(b) for _, b in way.matched}
    left = [t for t in way.v.terms if id(t) not in taken]
    return bool(way.swaps) or any(
        a.prep == b.prep != "" and a.head == b.head != "" and _are_two(a, b)
        for a in way.missing
        for b in left
    )


def _is_elsewhere(way: Alignment) -> bool:
    """Whether it is in or on a place here and near it there, or with something here and without it there."""
    preps = ((a.prep, b.prep) for a, b in way.matched)
    return any(
        (p in INSIDE and q in OUTSIDE) or (p in OUTSIDE and q in INSIDE) or {p, q} == {"with", "without"}
        for p, q in preps
    )


def _is_among_others(u: Unit, v: Unit) -> bool:
    """Whether one clause is of those of a kind only that the other's sentence does not name."""
    found = _AMONG.search(u.span.text)
    return found is not None and found.group(1).lower() not in v.sentence.text.lower()


def _are_two(a: Term, b: Term) -> bool:
    if a.named and b.named:
        return not same_name(a, b)
    return a.pos == b.pos == "NOUN" and not may_name_one(a.key, b.key)


def _is_of_kin(way: Alignment) -> bool:
    """Whether it is done to somebody by name here, and to somebody's brother or wife there."""
    taken = {id(b) for _, b in way.matched}
    names = any(t.named and t.kind == "person" and t.role == "obj" for t in way.missing)
    return names and any(t.key in KIN and t.role == "obj" and id(t) not in taken for t in way.v.terms)


def _within(value: Value, unit: Unit) -> bool:
    """Whether a figure is of a part of the time only: "had five points during a 15-2 run"."""
    return bool(_PART_OF_TIME.match(unit.sentence.text[value.span.end - unit.sentence.start :]))


def _same_happens(way: Alignment) -> bool:
    """Whether two clauses have a verb in common that says what happens; something begins everywhere."""
    verbs = {a.key for a, b in way.matched if a.role == b.role == "pred" and a.weight > SLIGHT}
    return bool(verbs - PHASES) or (bool(verbs) and same_subject(way))


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
