"""Whether the same happens in two clauses: one verb, or two for one; times are of one thing only then."""

import re

from twosource.claims.align import Alignment
from twosource.claims.guises import SLIGHT, WORDS
from twosource.claims.lexicon import same_group
from twosource.claims.sureness import same_subject
from twosource.claims.terms import Term
from twosource.claims.units import Unit
from twosource.claims.wordnet import BY_SENSE, relation

__all__ = ["PHASES", "happens_at_one_time"]

PHASES = WORDS["phases"]
DOING = frozenset({"subj", "obj"})
_TAKES_PLACE = re.compile(
    r"\b(?:(?:tak(?:es?|en|ing)|took) place|held|happen(?:s|ed)?|occur(?:s|red)?)\b", re.IGNORECASE
)


def happens_at_one_time(one: Alignment, other: Alignment, *, surely: bool) -> bool:
    """Whether two clauses, aligned both ways, tell the time of one thing.

    ``surely``: by the model of inference each surely says the other but for the time; then another verb is
    another word for it, if none begins or ends something.
    """
    if any(same_happens(way) for way in (one, other)):
        return True
    phases = PHASES.intersection(one.u.predicates) ^ PHASES.intersection(one.v.predicates)
    return surely and not phases


def same_happens(way: Alignment) -> bool:
    """Whether two clauses have a verb in common that says what happens; something begins everywhere."""
    told = [(a, b) for a, b in way.matched if a.role == b.role == "pred" and a.weight > SLIGHT]
    # Another verb of the sentence says what happens at another time.
    verbs = {a.key for a, b in told if b.key in way.v.predicates}
    if verbs - PHASES:
        return True
    shared = any(a.role in DOING and b.role in DOING for a, b in way.matched)
    return shared and same_subject(way) and (bool(verbs) or in_other_words(way))


def in_other_words(way: Alignment) -> bool:
    """Whether one subject does it in two verbs for one: shut, close; held, took place; takes effect."""
    if all(_TAKES_PLACE.search(x.span.text) for x in (way.u, way.v)):
        return True
    if _has_synonyms(way.u, way.v):
        return True
    light = any(a.role == b.role == "pred" for a, b in way.matched)
    return light and any(a.role == b.role == "obj" for a, b in way.matched)


def _has_synonyms(u: Unit, v: Unit) -> bool:
    verbs, others = ([t for t in x.terms if t.role == "pred" and t.pos == "VERB"] for x in (u, v))
    return any(_is_synonym(a, b) for a in verbs for b in others if min(a.weight, b.weight) > SLIGHT)


def _is_synonym(a: Term, b: Term) -> bool:
    one = same_group(a.key, b.key) or relation(a.key, "VERB", b.key, "VERB").same >= BY_SENSE
    return a.key != b.key and one
