"""Figures that may be of a part and of the whole: of workers and of all people, of one place alone."""

import re

from twosource.claims.context import Context
from twosource.claims.lexicon import exchanged, same_group
from twosource.claims.terms import Term
from twosource.claims.units import Unit
from twosource.claims.values import singular
from twosource.claims.wordnet import is_person, is_place, relation
from twosource.model import Figure

__all__ = ["EVERYBODY", "counted", "is_average", "one_place_alone", "part_of"]

# Nouns that count people of all kinds.
EVERYBODY = frozenset(
    {"people", "person", "persons", "individuals", "victims", "casualties", "population", "inhabitants"}
)

# Nouns that tell no place in particular.
ANYWHERE = frozenset({"area", "region", "place", "scene", "site", "world", "country"})
# Before these nouns they do not tell which.
UNTELLING = frozenset(
    {"in", "at", "the", "a", "an", "this", "that", "these", "those", "its", "their", "his", "her", "our"}
    | {"same", "whole", "entire", "other", "all", "some", "any"}
)
TERMS = frozenset({"year", "month", "week", "day"})
PENAL = frozenset({"sentence", "jail", "imprison", "prison", "term"})
_BEFORE = re.compile(r"([A-Za-z-]+) $")
_AVERAGE = re.compile(r"\baverag(?:e|ed|es|ing)\b", re.IGNORECASE)


def one_place_alone(a: Figure, u: Unit, b: Figure, v: Unit, context: Context) -> str | None:
    """Why two figures are of another scope: a place that one report alone has in any words: "poor countries".

    Of labelled pairs of values one of thirty is of one thing where a clause has such a word.
    """
    for figure, unit, other in ((a, u, v), (b, v, u)):
        if figure.unit in TERMS and PENAL.intersection(t.key for t in (*u.terms, *v.terms)):
            continue  # Years in prison are spent nowhere else.
        text = next(d.report.text for d in context.parsed if d.report.id == other.report).lower()
        for term in unit.terms:
            if _tells_where(term, figure, unit) and term.key not in text and not _is_named(term, other):
                start, end = term.start - unit.sentence.start, term.end - unit.sentence.start
                if term.key in ANYWHERE and (which := _BEFORE.search(unit.sentence.text[:start])) is not None:
                    start = which.start()
                words = unit.sentence.text[start:end]
                return f"one of them is told of “{words}”, of which the other report knows nothing"
    return None


def is_average(unit: Unit) -> bool:
    """Whether a clause tells what is so in the mean: "averaged 22 points"."""
    return _AVERAGE.search(unit.span.text) is not None


def _tells_where(term: Term, figure: Figure, unit: Unit) -> bool:
    """Whether a noun in a clause tells in or at what its figure is, and not when, nor where another is."""
    known = term.key not in ANYWHERE or _is_described(term, unit)
    noun = term.pos == "NOUN" and not term.named and known and is_place(term.key)
    inside = unit.sentence.start <= term.start < unit.sentence.end
    when = any(t.span.start <= term.start < t.span.end for t in unit.times)
    between = sorted((figure.span.start, term.start))
    others = any(between[0] < f.span.start < between[1] for f in unit.figures if f.span != figure.span)
    of_it = (
        term.head in unit.predicates or term.head in counted(figure, unit) or term.head in figure.span.text
    )
    return noun and inside and term.prep in ("in", "at") and of_it and not when and not others


def _is_described(term: Term, unit: Unit) -> bool:
    """Whether an adjective tells which: "in poor countries"."""
    before = _BEFORE.search(unit.sentence.text[: max(0, term.start - unit.sentence.start)])
    return before is not None and before.group(1).lower() not in UNTELLING


def _is_named(term: Term, unit: Unit) -> bool:
    """Whether a clause has another word for the same: in prison, in jail, jailed."""
    words = [(t.key, t.pos) for t in unit.terms if t.pos in ("NOUN", "VERB")]
    ties = [relation(term.key, "NOUN", word, pos) for word, pos in words]
    alike = any(same_group(term.key, word) or exchanged(term.key, word) for word, _ in words)
    return alike or any(tie.same or tie.broader for tie in ties)


def part_of(a: Figure, u: Unit, b: Figure, v: Unit, context: Context) -> str | None:
    """Whether the smaller figure may be a part of the other: workers of all people, those of one place."""
    if a.unit is not None or abs(a.value) == abs(b.value):
        return None
    (few, unit), (many, other) = sorted(((a, u), (b, v)), key=lambda pair: abs(pair[0].value))
    narrow, broad = counted(few, unit), counted(many, other)
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


def counted(figure: Figure, unit: Unit) -> str:
    """The noun of what a figure counts; "injuring 40" counts nobody in particular."""
    noun = (figure.concept or "").lower().split()[-1:]
    return "" if any(t.role == "pred" and [t.surface] == noun for t in unit.terms) else "".join(noun)
