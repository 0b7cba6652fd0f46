"""Whether two clauses tell two things of which one value each is told, however alike they are.

"Police arrested 12 people on Friday" and "police arrested 30 people on Saturday" are no two accounts of one
thing; nor are a budget for schools and one for roads.
"""

import re
from collections.abc import Sequence

from twosource.claims.align import Alignment, align
from twosource.claims.context import Context, Sentence
from twosource.claims.counting import ORDINALS
from twosource.claims.guises import in_another_guise
from twosource.claims.happening import happens_at_one_time
from twosource.claims.holders import Value, is_tally
from twosource.claims.kinship import KIN
from twosource.claims.lengths import tell_two_lengths
from twosource.claims.lexicon import ANYBODY, converse, distinct, exchanged, same_group
from twosource.claims.months import opened_with
from twosource.claims.naming import same_name
from twosource.claims.occasions import regularly_on_others, tell_two_occasions
from twosource.claims.sureness import of_other_people, one_of_several, word_before
from twosource.claims.terms import Term
from twosource.claims.twocounts import tell_two_counts
from twosource.claims.twovotes import are_of_two_votes
from twosource.claims.units import Unit
from twosource.claims.valuepairs import Rivals
from twosource.claims.values import concept_words
from twosource.claims.verdict import apart
from twosource.claims.wordnet import relation
from twosource.language import compare_figures, compare_times
from twosource.model import Figure, Time

__all__ = ["excluding_times", "is_for_another", "of_one_kind", "tell_two_things"]

Flat = Sequence[tuple[Unit, Sentence]]

# A sentence that begins so goes on with what the one before it tells.
_GOES_ON = re.compile(r"(?:The|This|That|It|He|She|They)\b")
INSIDE = frozenset({"in", "on", "at", "inside", "within"})
OUTSIDE = frozenset({"around", "near", "outside", "beyond", "off"})
_WEEKDAY = re.compile(r"-W\w\w-(\d)")
# Stages of one procedure, and one of a row: what a court of appeal does is not what the court before it did,
# and what is needed is not what there is.
_STAGE = re.compile(
    r"\b(?:first|second|third|final|last|opening)[ -]"
    r"(?:reading|round|instance|leg|volume|edition|attempt)s?\b"
    r"|\b(?:aftershocks?|foreshocks?|on appeal|appeals? court|appellate|court of appeals?|supreme court)\b"
    r"|\bneed(?:s|ed|ing)?\b|\b(?:fully|partially|partly)\b",
    re.IGNORECASE,
)
_AGAIN = re.compile(r"\b(?:again|another|anew|once more)\b", re.IGNORECASE)
# What stands further from a value than so many characters is told of something else.
AROUND = 40
_AMONG = re.compile(r"\bamong (?:the |those |all |its |their )?([a-z]+)")


def tell_two_things(
    context: Context, flat: Flat, rival: Rivals, one: Alignment, other: Alignment, *, surely: bool = False
) -> bool:
    """Whether rules rule out that two values are of one thing.

    ``one`` and ``other`` are their clauses aligned both ways, each as far as the other sentence says it.
    ``surely``: by the model of inference each surely says the other but for the value; then another verb
    ("a dam burst", "it gave way") or another noun for who does it ("scientists", "team") rules nothing out.
    """
    if in_another_guise(one) or of_other_people(one.u, one.v) or _differ_in_both(context, flat, rival):
        return True
    if _has_alone(_STAGE, one.u, one.v) or (isinstance(rival.a, Time) and _has_alone(_AGAIN, one.u, one.v)):
        return True
    if isinstance(rival.a, Figure) and _of_others(context, flat, rival, surely=surely):
        return True
    # Another year or month at the head of a sentence sets its figures apart; of times it is the rival.
    if isinstance(rival.a, Figure):
        return bool(apart(one)) or _told_of_then(context, one.u, one.v)
    if regularly_on_others(one.u, one.v) or any(_is_done_to_another(way) for way in (one, other)):
        return True
    return not happens_at_one_time(one, other, surely=surely)


def _has_alone(mark: re.Pattern[str], u: Unit, v: Unit) -> bool:
    """Whether one of two clauses has what nothing in the other's sentence answers."""
    return any(
        mark.search(a.span.text) is not None and mark.search(b.sentence.text) is None
        for a, b in ((u, v), (v, u))
    )


def _of_others(context: Context, flat: Flat, rival: Rivals, *, surely: bool) -> bool:
    """Whether the whole clauses tell a figure of two things, places or people."""
    (u, around), (v, beyond) = flat[rival.u], flat[rival.v]
    ways = (
        align(u, v, beyond.units, context.similar, context.rarity),
        align(v, u, around.units, context.similar, context.rarity),
    )
    if tell_two_counts(rival, around, beyond, u, v) or tell_two_lengths(rival, u, v):
        return True
    if any(is_for_another(way, whoever=surely) or _is_of_kin(way) or _is_elsewhere(way) for way in ways):
        return True
    if any(_is_done_to_another(way) or _is_the_other_end(way) for way in ways):
        return True
    if is_tally(rival.a) and are_of_two_votes(
        ways, _times_of(context, u, around), _times_of(context, v, beyond)
    ):
        return True
    if tell_two_occasions(context, u, v, rival.a, rival.b):
        return True
    if any(way.opposites or _tells_of_more(way) or _is_of_another_round(way) for way in ways):
        return True
    return _is_among_others(u, rival.a, v) or _is_among_others(v, rival.b, u)


def _differ_in_both(context: Context, flat: Flat, rival: Rivals) -> bool:
    """Whether two sentences give a figure otherwise and the day as well: then it is of two events."""
    (u, around), (v, beyond) = flat[rival.u], flat[rival.v]
    if isinstance(rival.a, Figure):
        return excluding_times(_times_of(context, u, around), _times_of(context, v, beyond))
    figures = [(a, b) for a in u.figures for b in v.figures if of_one_kind(a, b)]
    return bool(figures) and all(compare_figures(a, b) == "conflict" for a, b in figures)


def _times_of(context: Context, unit: Unit, around: Sentence) -> list[Time]:
    """The times of a clause, and the day on which somebody said it; not those of other clauses."""
    sentence = unit.sentence
    of_clauses = {t.span for clause in around.units for t in clause.times}
    times = next(d.times for d in context.parsed if d.report.id == unit.report)
    said = (t for t in times if sentence.start <= t.span.start and t.span.end <= sentence.end)
    return [*unit.times, *(t for t in said if t.span not in of_clauses)]


def excluding_times(times: Sequence[Time], others: Sequence[Time]) -> bool:
    """Whether two clauses name days or months of which none can be one of the other's."""
    here, there = ([t for t in of if t.kind in ("date", "time")] for of in (times, others))
    return bool(here and there) and all(_are_two_times(a, b) for a in here for b in there)


def _are_two_times(a: Time, b: Time) -> bool:
    """Whether two times exclude each other; what is told by Wednesday is not of Monday."""
    days = [found.group(1) for t in (a, b) if (found := _WEEKDAY.search(t.value)) is not None]
    return compare_times(a, b) == "conflict" or len(set(days)) == 2


def of_one_kind(a: Figure, b: Figure) -> bool:
    """Whether two figures have one unit, or count things with one name."""
    counted = [words[-1:] for words in map(concept_words, (a, b))]
    return a.unit == b.unit is not None or (a.unit is b.unit is None and counted[0] == counted[1] != [])


def is_for_another(way: Alignment, *, whoever: bool = False) -> bool:
    """Whether something is for or of one thing here and another there: a budget for schools, for roads.

    So it is where something else does it: the drug, a placebo. ``whoever``: but for that.
    """
    taken = {id(b) for _, b in way.matched}
    left = [t for t in way.v.terms if id(t) not in taken]
    return bool(way.swaps) or any(
        (_stand_alike(a, b) and _are_two(a, b))
        or (not whoever and _does_it(a, way.u) and _does_it(b, way.v) and _are_other(a, b))
        or (_is_a_body_that_does_it(a) and _is_a_body_that_does_it(b) and not same_name(a, b))
        for a in way.missing
        for b in left
    )


def _does_it(term: Term, unit: Unit) -> bool:
    """Whether a noun says what does it; in "a series of quakes killed four" it is the quakes that do."""
    holds = any(t.prep == "of" and t.head == term.key for t in unit.terms)
    return term.role == "subj" and term.pos == "NOUN" and not (term.prep or holds) and term.key not in ANYBODY


def _is_done_to_another(way: Alignment) -> bool:
    """Whether one verb has somebody or some place of another name for its object: left Oxenby, left Garth."""
    taken = {id(b) for _, b in way.matched}
    objects = [t for t in way.v.terms if t.named and t.role == "obj" and id(t) not in taken]
    return any(
        a.named and a.role == "obj" and a.head == b.head != "" and not same_name(a, b)
        for a in way.missing
        for b in objects
    )


def _is_the_other_end(way: Alignment) -> bool:
    """Whether one subject does what another would at the other end: Lund bought it, Lund sold it."""
    ends = any(a.role == b.role == "pred" and converse(a.key, b.key) for a, b in way.matched)
    return ends and any(a.role == b.role == "subj" for a, b in way.matched)


def _is_a_body_that_does_it(term: Term) -> bool:
    return term.named and term.kind == "organisation" and term.role == "subj"


def _is_elsewhere(way: Alignment) -> bool:
    """Whether it is in or on a place here and near it there, or with something here and without it there."""
    return any(
        (a.prep in INSIDE and (b.prep in OUTSIDE or _is_owner(b, way.v)))
        or (a.prep in OUTSIDE and b.prep in INSIDE)
        or {a.prep, b.prep} == {"with", "without"}
        for a, b in way.matched
    )


def _is_owner(term: Term, unit: Unit) -> bool:
    """Whether a term is that of which a place is told: the island, in "in the island's capital"."""
    after = unit.sentence.text[term.end - unit.sentence.start :]
    return after.startswith(("'s ", "’s ")) and any(
        t.key == term.head and t.prep in INSIDE for t in unit.terms
    )


def _is_among_others(u: Unit, value: Value, v: Unit) -> bool:
    """Whether a value is of those of a kind only that the other's sentence does not name."""
    start, end = (place - u.span.start for place in (value.span.start, value.span.end))
    return any(
        max(start - found.end(), found.start() - end) <= AROUND
        and found.group(1).lower() not in v.sentence.text.lower()
        for found in _AMONG.finditer(u.span.text)
    )


def _stand_alike(a: Term, b: Term) -> bool:
    """Whether two terms hang on one word in one way, or tell where it is."""
    if a.prep == b.prep == "for":
        return True  # "$4 million for the winner", "a prize of $1 million for the second"
    one_way = a.prep == b.prep != "" or (a.prep in INSIDE and b.prep in INSIDE)
    return one_way and a.head == b.head != ""


def _are_two(a: Term, b: Term) -> bool:
    """Whether names, or nouns, are two: of nouns only synonyms and broader words are one."""
    if a.named and b.named:
        return not same_name(a, b)
    return a.pos == b.pos == "NOUN" and _are_other(a, b)


def _are_other(a: Term, b: Term) -> bool:
    tie = relation(a.key, "NOUN", b.key, "NOUN")
    one = same_group(a.key, b.key) or exchanged(a.key, b.key) or tie.same or tie.broader
    return distinct(a.key, b.key) or not one


def _is_of_kin(way: Alignment) -> bool:
    """Whether it is told of somebody's brother or wife there, of whom the other sentence knows nothing."""
    taken = {id(b) for _, b in way.matched}
    kin = [t for t in way.v.terms if t.key in KIN and t.role in ("subj", "obj") and id(t) not in taken]
    words = way.u.sentence.text.lower().split()
    return any(not any(word.startswith(t.key) for word in words) for t in kin)


def _tells_of_more(way: Alignment) -> bool:
    """Whether it is of one here who is one of several there: paid for Holm, for Holm and Borg."""
    named = ((a, b) for a, b in way.matched if a.named and b.named)
    return any(one_of_several(b, way.v) and not one_of_several(a, way.u) for a, b in named)


def _is_of_another_round(way: Alignment) -> bool:
    """Whether one noun is told by another place in a row: the first round, the second round."""
    nouns = (
        (word_before(a, way.u), word_before(b, way.v)) for a, b in way.matched if a.pos == b.pos == "NOUN"
    )
    return any(x != y and {x, y} <= ORDINALS.keys() for x, y in nouns)


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
