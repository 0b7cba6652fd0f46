"""Figures that may be of a part and of the whole: of workers and of all people, of one place alone."""

from twosource.claims.context import Context
from twosource.claims.lexicon import exchanged, same_group
from twosource.claims.terms import Term
from twosource.claims.units import Unit
from twosource.claims.values import singular
from twosource.claims.wordnet import is_person, relation
from twosource.model import Figure

__all__ = ["EVERYBODY", "one_place_alone", "part_of"]

# Nouns that count people of all kinds.
EVERYBODY = frozenset({"people", "person", "persons", "individuals", "victims", "casualties"})

# Nouns that tell no place in particular.
ANYWHERE = frozenset({"area", "region", "place", "way", "case", "event", "statement", "interview", "total"})


def one_place_alone(u: Unit, v: Unit, context: Context) -> str | None:
    """Why two figures are of another scope: a place, or the like, that one report alone has in any words.

    Of labelled pairs of values one of thirty is of one thing where a clause has such a word.
    """
    for unit, other in ((u, v), (v, u)):
        text = next(d.report.text for d in context.parsed if d.report.id == other.report).lower()
        for term in unit.terms:
            if _tells_where(term, unit) and term.key not in text and not _is_named(term, other):
                words = unit.sentence.text[term.start - unit.sentence.start : term.end - unit.sentence.start]
                return f"one of them is told of “{words}”, of which the other report knows nothing"
    return None


def _tells_where(term: Term, unit: Unit) -> bool:
    """Whether a noun in a clause tells in or at what something is, and not when."""
    noun = term.pos == "NOUN" and not term.named and term.key not in ANYWHERE
    inside = unit.sentence.start <= term.start < unit.sentence.end
    when = any(t.span.start <= term.start < t.span.end for t in unit.times)
    return noun and inside and term.role == "other" and term.prep in ("in", "at") and not when


def _is_named(term: Term, unit: Unit) -> bool:
    """Whether a clause has another word for the same: in prison, in jail."""
    nouns = [t.key for t in unit.terms if t.pos == "NOUN"]
    ties = [relation(term.key, "NOUN", noun, "NOUN") for noun in nouns]
    return any(same_group(term.key, x) or exchanged(term.key, x) for x in nouns) or any(
        tie.same or tie.broader for tie in ties
    )


def part_of(a: Figure, u: Unit, b: Figure, v: Unit, context: Context) -> str | None:
    """Whether the smaller figure may be a part of the other: workers of all people, those of one place."""
    if a.unit is not None or abs(a.value) == abs(b.value):
        return None
    (few, unit), (many, other) = sorted(((a, u), (b, v)), key=lambda pair: abs(pair[0].value))
    narrow, broad = _counted(few, unit), _counted(many, other)
    if narrow and narrow not in EVERYBODY:
        if broad in EVERYBODY:
            return f"one counts {narrow}, the other {broad} of all kinds"
        if narrow != broad and broad and narrow.endswith(broad):
            return f"one counts {narrow}, the other {broad}"
        if not broad and is_person(singular(narrow)):
            return f"one counts {narrow}, the other does not say whom"
    text = next(d.report.text for d in context.parsed if d.report.id == other.report).lower()
    for place in (t for t in unit.terms if t.kind == "place" and t.role == "other"):
        if place.surface and place.surface not in text:
            return "one of them is told of one place alone"
    return None


def _counted(figure: Figure, unit: Unit) -> str:
    """The noun of what a figure counts; "injuring 40" counts nobody in particular."""
    noun = (figure.concept or "").lower().split()[-1:]
    return "" if any(t.role == "pred" and [t.surface] == noun for t in unit.terms) else "".join(noun)
