"""What belongs to what in two clauses of the same words: a figure to what it measures, a name to its part.

"10 km deep, 60 km west of Vale" and "60 km deep, 10 km west of Vale" have the same words and figures; vectors
and the model of inference take them for one statement.
"""

import re

from twosource.claims.align import Alignment
from twosource.claims.lexicon import ACTING_FOR
from twosource.claims.naming import nearest_terms
from twosource.claims.terms import Term
from twosource.claims.units import Unit
from twosource.claims.values import ValuePair, concept_words
from twosource.model import Figure, Span, Time

__all__ = ["bound_otherwise"]

# What comes from whom, or is for whom, is not the same turned round; "with" and "against" often are.
ONE_WAY = frozenset({"from", "for", "over", "on"})
# A name behind these is the one of which it is not told.
_EXCEPTED = re.compile(
    r"\b(?:(?:all|everyone|everybody|nobody|none|every \w+|no \w+) but|except(?: for)?|excluding|apart from"
    r"|other than|but not(?: by| in| for| to)?)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
# "40 passengers more than allowed" are no 40 passengers.
_EXCESS = re.compile(r"\s*(?:\w+\s+){0,2}?(?:(?:more|fewer|less)\s+than|too\s+(?:many|few)|short\s+of)\b")


def bound_otherwise(alignment: Alignment) -> str:
    """Why what both clauses have belongs to something else in one of them; empty where nothing says so."""
    u, v = alignment.u, alignment.v
    if any(_counts_others(f, x, y) for x, y in ((u, v), (v, u)) for f in x.figures):
        return "another thing is counted"
    if any(_is_excess(pair.a, u) != _is_excess(pair.b, v) for pair in alignment.figures if _one(pair)):
        return "it is counted by how much more in one of them"
    if _is_crossed(u, v):
        return "the figures measure each other's thing there"
    if _is_day_of_another(alignment):
        return "the day or year is that of something else there"
    if any(_is_excepted(a, u) != _is_excepted(b, v) for a, b in alignment.matched if a.named and b.named):
        return "of one whom both name it is not told in one of them"
    if _is_turned_round(alignment):
        return "who gives and who takes have changed places"
    return ""


def _one(pair: ValuePair) -> bool:
    return pair.relation == "equal" and isinstance(pair.b, Figure)


def _is_excess(value: Figure | Time | None, unit: Unit) -> bool:
    if value is None:
        return False
    return bool(_EXCESS.match(unit.sentence.text[value.span.end - unit.sentence.start :]))


def _is_crossed(u: Unit, v: Unit) -> bool:
    """Whether each of two figures of one unit stands by the word by which the other stands in ``v``."""
    here = [(f, _by(f, u)) for f in u.figures if f.unit is not None]
    there = [(f, _by(f, v)) for f in v.figures if f.unit is not None]
    return any(
        f.unit == k.unit == g.unit == h.unit
        and f.value == g.value != k.value == h.value
        and x == t != y == z
        and None not in (x, y)
        for f, x in here
        for k, y in here
        for g, z in there
        for h, t in there
    )


def _by(figure: Figure, unit: Unit) -> str | None:
    nearest = nearest_terms(figure.span.start, figure.span.end, unit)
    return nearest[0].key if nearest else None


def _is_excepted(term: Term, unit: Unit) -> bool:
    return bool(_EXCEPTED.search(unit.sentence.text[: max(0, term.start - unit.sentence.start)]))


def _is_turned_round(alignment: Alignment) -> bool:
    """Whether who does it in ``u`` is the one from whom, or for whom, in ``v``, somebody else doing it."""
    verbs = any(a.role == b.role == "pred" and a.key == b.key for a, b in alignment.matched)
    same = [(a, b) for a, b in alignment.matched if a.role == "subj"]
    moved = any(b.role != "subj" and b.prep in ONE_WAY for _, b in same)
    others = any(t.role == "subj" and t.key not in ACTING_FOR for t in alignment.v.terms)
    return verbs and moved and others and not any(b.role == "subj" for _, b in same)


def _is_day_of_another(alignment: Alignment) -> bool:
    """Whether a year stands with one thing in ``u`` and with another in ``v``, which has its own.

    "An Oscar in 2004", "an Emmy in 2004 and an Oscar in 2010".
    """
    partners = {id(a): b for a, b in alignment.matched}
    times = alignment.v.times
    for pair in alignment.times:
        dated = pair.relation == "equal" and isinstance(pair.b, Time) and pair.b.kind == "date"
        thing = _before(alignment.u, pair.a.span) if dated and pair.b in times else None
        partner = partners.get(id(thing))
        if partner is None or pair.b is None or _before(alignment.v, pair.b.span) is partner:
            continue
        if any(_before(alignment.v, t.span) is partner for t in times if t is not pair.b):
            return True
    return False


def _before(unit: Unit, span: Span) -> Term | None:
    """The noun or name that stands before a run of a clause, the nearest."""
    nouns = [t for t in unit.terms if t.end <= span.start and (t.named or t.pos == "NOUN")]
    return max(nouns, key=lambda t: t.start, default=None)


def _counts_others(figure: Figure, u: Unit, v: Unit) -> bool:
    """Whether a figure of ``u`` counts in ``v`` what ``u`` has another number of, and ``v`` no other.

    150 passengers and six crew, a crew of 150.
    """
    own = _counted(figure)
    same = [f for f in v.figures if f.value == figure.value and f.unit is figure.unit is None]
    others = {_counted(f) for f in v.figures if f.value != figure.value}
    counted = {_counted(f) for f in same} - others - {own, ""}
    return bool(own) and any(f.value != figure.value and _counted(f) in counted for f in u.figures)


def _counted(figure: Figure) -> str:
    return "".join(concept_words(figure)[-1:])
