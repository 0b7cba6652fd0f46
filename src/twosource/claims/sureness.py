"""Whether a difference between two aligned statements is sure enough to be put on screen."""

import re
from collections.abc import Mapping
from typing import NamedTuple

from twosource.attribution import same_given
from twosource.claims.align import Alignment
from twosource.claims.context import Sentence
from twosource.claims.guises import in_another_guise
from twosource.claims.lexicon import contrast, converse, opposite
from twosource.claims.months import of_other_months
from twosource.claims.naming import same_name
from twosource.claims.scopes import EVERYBODY
from twosource.claims.terms import Term, name_of
from twosource.claims.units import Unit
from twosource.claims.verdict import Verdict, find_conflicts, rest_coverage
from twosource.claims.wordnet import is_person, relation
from twosource.language import compare_times
from twosource.model import DifferenceKind, Figure, Span, Time

__all__ = [
    "SURE_MEANING",
    "Held",
    "is_of_some",
    "of_other_people",
    "one_of_several",
    "same_subject",
    "told_of_another_time",
    "unsure",
    "word_before",
]

# A contradiction on screen needs nearly all of the rest said by both sides, and the same thing happening.
SURE_REST = 0.65
SURE_BACK = 0.5
SURE_PREDICATE = 0.8
SURE_MEANING = 0.6
# Opposite words and denials are found in many pairs that only share a subject: more is asked of them.
SURE_WORDS_MEANING = 0.7
# Names in the same place differ in most pairs of sentences: lists are the rule, so near identity is asked.
SURE_NAMES_REST = 0.85
SURE_NAMES_MEANING = 0.8
# So many characters behind a figure stands what it counts.
BESIDE = 20
_KNOWN = re.compile(r"\b(?:the|all|both|these|those|his|her|its|their)\s+(?:[a-z]+ )?$", re.IGNORECASE)
_LISTED_BEFORE = re.compile(r"[A-Z]\w*,? (?:and|or) (?:the )?$")
_LISTED_AFTER = re.compile(r",? (?:and|or) (?:the )?[A-Z]")
_LAST = re.compile(r"([A-Za-z-]+) $")
_SOME = re.compile(
    r"\b(?:some|most|many|few|several|half|part|others?)(?: of(?: \w+)?)? (?:\w+ )?$", re.IGNORECASE
)
# A day of the week, a date, an hour of them.
_DAY = re.compile(r"(?:XXXX-WXX-\d|[\dX]{4}-(?:\d\d-\d\d|W\d\d-\d)|PRESENT_REF|PAST_REF)?(?:T.*)?")
_ONE = ("equal", "rounding", "refinement")
_YEARS = re.compile(r"\b(?:1[5-9]|20)\d\ds?\b")


class Held(NamedTuple):
    """Two statements held against each other, by the rules both ways."""

    verdict: Verdict
    back: Verdict | None
    there: Sentence  # the second statement's
    probable: Mapping[frozenset[Span], float]  # that two values, by where they stand, are of one thing

    def likely(self, a: Figure | Time, b: Figure | Time | None) -> float:
        """How probably two values exclude each other; 0 where nothing speaks for it."""
        return self.probable.get(frozenset((a.span, b.span)), 0.0) if b is not None else 0.0


def unsure(held: Held, kind: DifferenceKind) -> str | None:
    """Why a conflict is not put on screen, or None when it is sure enough."""
    verdict, back = held.verdict, held.back
    alignment = verdict.alignment
    pair = alignment.u, alignment.v
    guise = in_another_guise(alignment)
    if guise:
        return f"values differ, but {guise}"
    rest = rest_coverage(alignment)
    back_rest = rest_coverage(back.alignment) if back is not None else 0.0
    if kind in ("who", "place"):
        if min(rest, back_rest) < SURE_NAMES_REST or verdict.meaning < SURE_NAMES_MEANING:
            return f"another {kind}, but too much else differs to hold one against the other"
        if any(
            one_of_several(t, x)
            for swap in alignment.swaps
            for t, x in zip((swap.a, swap.b), pair, strict=True)
        ):
            return f"another {kind}, but it is one of several that are named"
        return None
    if kind in ("action", "polarity") and told_of_another_time(*pair):
        return "they differ, but one is told of another time"
    if kind in ("action", "polarity") and any(is_of_some(x) for x in pair):
        return "they differ, but one is told of some only"
    if kind == "action" and any(converse(a.key, b.key) for a, b in alignment.opposites):
        return "they differ, but one who bought it may have sold it"
    if kind == "action" and not _same_undergoes(alignment):
        return "they differ, but it is done to others"
    if kind not in ("action", "polarity") and alignment.predicate < SURE_PREDICATE:
        return "values differ, but something else happens"
    if max(rest, back_rest) < SURE_REST or min(rest, back_rest) < SURE_BACK:
        return "values differ, but not enough of the rest is said by both"
    if verdict.meaning < (SURE_WORDS_MEANING if kind in ("action", "polarity") else SURE_MEANING):
        return "values differ, but the sentences are not near in meaning"
    if alignment.u.nobody or alignment.v.nobody:
        return "values differ, but it is not said of whom"
    if not same_subject(alignment):
        return "values differ, but they are said of different subjects"
    conflicts = {c.kind for c in find_conflicts(alignment)}
    if len(conflicts - {kind}) > 0:
        return "they differ in more than one slot"
    return None


def told_of_another_time(u: Unit, v: Unit) -> bool:
    """Whether one of two clauses is of a time that the other does not give.

    A day may go without saying; a month or year may not, and what was not done on Monday may have been on
    Tuesday.
    """
    years = {bool(_YEARS.search(x.span.text)) for x in (u, v)}
    return len(years) == 2 or of_other_months(u, v) or _is_of_then(u, v) or _is_of_then(v, u)


def _is_of_then(unit: Unit, other: Unit) -> bool:
    alone = [t for t in unit.times if not any(compare_times(t, x) in _ONE for x in other.times)]
    return bool(alone) and (unit.negative or any(not _DAY.fullmatch(t.value) for t in alone))


def one_of_several(term: Term, unit: Unit) -> bool:
    """Whether a name is one of those that are told together: "both Holm and Borg"."""
    base, text = unit.sentence.start, unit.sentence.text
    before, after = text[: max(0, term.start - base)], text[term.end - base :]
    return bool(_LISTED_BEFORE.search(before) or _LISTED_AFTER.match(after))


def _same_undergoes(alignment: Alignment) -> bool:
    """Whether two clauses, where one says to whom something is done, have a word for these in common.

    A quake that killed a child and injured dozens did both; and so did one that killed 12 people and injured
    12, as nobody says that these are the same twelve.
    """
    u, v = alignment.u, alignment.v
    done_to = any(t.role == "obj" for x in (u, v) for t in x.terms)
    return not done_to or any(
        a.role == "obj" == b.role
        and not (_are_counted(a, u) or _are_counted(b, v) or _are_described_apart(a, b, alignment))
        for a, b in alignment.matched
    )


def _are_described_apart(a: Term, b: Term, alignment: Alignment) -> bool:
    """Whether what is the same noun is told of with opposite adjectives: a new school, an old school."""
    x, y = word_before(a, alignment.u), word_before(b, alignment.v)
    return opposite(x, y) or contrast(x, y) or bool(relation(x, "ADJ", y, "ADJ").opposite)


def word_before(term: Term, unit: Unit) -> str:
    """The word that stands before a term in its sentence; empty where none does, or its verb."""
    if any(t.role == "pred" and t.end == term.start - 1 for t in unit.terms):
        return ""
    before = _LAST.search(unit.sentence.text[: max(0, term.start - unit.sentence.start)])
    return before.group(1).lower() if before is not None else ""


def is_of_some(unit: Unit) -> bool:
    """Whether it is told of a part of some: "some members opposed it"."""
    subjects = (t.start - unit.sentence.start for t in unit.terms if t.role == "subj")
    return any(start > 0 and _SOME.search(unit.sentence.text[:start]) for start in subjects)


def _are_counted(term: Term, unit: Unit) -> bool:
    """Whether a term is people by their number, and not those who are known: "the 12 miners"."""
    if term.named or not (term.key in EVERYBODY or is_person(term.key)):
        return False
    base = unit.sentence.start
    near = [f.span for f in unit.figures if f.span.start <= term.start <= f.span.end + BESIDE]
    return any(not _KNOWN.search(unit.sentence.text[: span.start - base]) for span in near)


def same_subject(alignment: Alignment) -> bool:
    # Of a passive without a doer, what it is told of stands as its object.
    terms = alignment.u.terms
    subjects = [t for t in terms if t.role == "subj"] or [t for t in terms if t.role == "obj"]
    if not subjects:
        return True
    matched = {id(a) for a, b in alignment.matched if b.role in ("subj", "obj") or a.role != "subj"}
    return any(id(t) in matched for t in subjects)


def of_other_people(u: Unit, v: Unit) -> bool:
    """Whether somebody is the subject of one clause, and somebody of another name that of the other."""
    a, b = (_who(unit) for unit in (u, v))
    if a is None or b is None or not a.named or not b.named:
        return False
    # One person may be known by two names: Mark Felt, W. Mark Felt.
    if same_name(a, b) > 0:
        return False
    x, y = _names(a), _names(b)
    return x[-1] != y[-1] or not same_given(x[:-1], y[:-1])


def _names(person: Term) -> tuple[str, ...]:
    return tuple(name_of(person).lower().split())


def _who(unit: Unit) -> Term | None:
    """The person who is the subject of a clause, if one is."""
    if unit.subject is None:
        return None
    return next((t for t in unit.terms if t.kind == "person" and t.start <= unit.subject < t.end), None)
