"""From an alignment to a judgement: supports, contradicts in one slot, or neither.

Weights and thresholds are few on purpose; each stands with its reason.
"""

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from twosource.claims.align import Alignment
from twosource.claims.bound import bound_otherwise
from twosource.claims.guises import in_another_guise
from twosource.claims.kinship import is_another_of_name, is_one_of_family
from twosource.claims.lexicon import converse
from twosource.claims.months import of_other_months
from twosource.claims.terms import Term
from twosource.claims.units import Unit
from twosource.claims.values import AGREE, another_round, finer, telling
from twosource.model import DifferenceKind, Figure, Outcome

# Logistic weights over four numbers of a pair, fitted on 226 pairs of clauses from six stories that one
# reader labelled; with one story left out at a time, the cut below has precision .90 before the guards.
WEIGHTS = {"clause": 1.7, "meaning": 2.9, "verb": 1.1, "mass": 2.1}
BIAS = -4.8
SAME_STATEMENT = 0.6
# What two people say is often on one subject without being one statement; printed alike, it is one text.
TWO_INFORMANTS = 0.8
PRINTED_ALIKE = 0.93
# Sentences at the head of a report that tell what happened.
LEAD = 2
QUANTITIES = {
    "all": {"all", "every", "everyone", "everybody", "each"},
    "most": {"most", "majority"},
    "half": {"half"},
    "few": {"few", "several", "some", "handful"},
    "hardly any": {"hardly"},
    "none": {"none", "nobody", "nothing"},
}
# One person's words, or one particular figure, carry part of the proof.
SAME_VOICE_OR_FIGURE = 0.5
# Weighted terms and figures in common from which a match is as telling as it gets.
FULL_MASS = 5.0
FIGURE_MASS = 1.2
# A statement whose names are mostly missing in the other is about somebody else.
MISSING_NAMES = 0.3
# To contradict, this much of the rest must be said there.
REST = 0.6


# "Few came" says that hardly any did, and "a few came" that some did.
_HARDLY_ANY = re.compile(r"(?<!\ba )(?<!\b(?:the|his|her|its) )(?<!\b(?:last|past|next) )(?<!first )\bfew\b")
_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")
_DENIAL = re.compile(
    r"\b(?:not|no(?!\.)|never|none|nobody|neither|nor|without|cannot|unable|impossible)\b|n ?['’] ?t\b"
    r"|\b(?:refus|declin|den[iy]|fail|avoid|reject|stop|ceas|prevent|forbid|lack)\w*",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Conflict:
    kind: DifferenceKind
    outcome: Outcome
    value: str  # v's words for the slot


@dataclass(frozen=True, slots=True)
class Verdict:
    relation: Literal["supports", "contradicts", "neither"]
    score: float
    alignment: Alignment
    meaning: float
    conflict: Conflict | None = None
    reason: str = ""
    said: float = 0.0  # how probably the sentence says it, by the model of inference alone


def agreement(alignment: Alignment, meaning: float, rarity: Mapping[str, float]) -> float:
    """Probability that two clauses state the same, their figures and dates left aside."""
    mass = sum(a.weight * rarity.get(a.key, 1.0) for a, _ in alignment.matched)
    mass += FIGURE_MASS * sum(pair.relation in AGREE for pair in alignment.figures)
    x = {
        "clause": alignment.clause,
        "meaning": meaning,
        "verb": float(same_verb(alignment)),
        "mass": min(1.0, mass / FULL_MASS),
    }
    return 1 / (1 + math.exp(-(BIAS + sum(WEIGHTS[name] * value for name, value in x.items()))))


def same_verb(alignment: Alignment) -> bool:
    """Whether what happens in one, by its verb, is what happens in the other."""
    return any(a.role == "pred" == b.role and a.weight > 0.2 for a, b in alignment.matched)


def judge(alignment: Alignment, meaning: float, rarity: Mapping[str, float]) -> Verdict:
    """Judges one alignment; ``meaning`` is the cosine of the two clauses' vectors, 0..1."""
    score = agreement(alignment, meaning, rarity)

    def verdict(
        relation: Literal["supports", "contradicts", "neither"],
        reason: str = "",
        conflict: Conflict | None = None,
    ) -> Verdict:
        return Verdict(relation, score, alignment, meaning, conflict, reason)

    conflicts = find_conflicts(alignment)
    if conflicts:
        if len({c.kind for c in conflicts}) > 1:
            return verdict("neither", "differs in more than one slot")
        if rest_coverage(alignment) < REST:
            return verdict("neither", "the rest is not said there")
        return verdict("contradicts", f"another {conflicts[0].kind}", conflicts[0])
    if score < _demanded(alignment, meaning):
        return verdict("neither", "too little of it is said there")
    reason = apart(alignment)
    if reason:
        return verdict("neither", reason)
    total = sum(t.weight for t in alignment.u.terms)
    if sum(t.weight for t in alignment.missing_names) > MISSING_NAMES * total:
        return verdict("neither", f"{alignment.missing_names[0].surface} is not named there")
    if any(pair.relation == "missing" for pair in alignment.figures):
        return verdict("neither", "the figure is not given there")
    if any(pair.relation in AGREE and finer(pair) for pair in alignment.figures):
        return verdict("neither", "the figure is given less exactly there")
    if any(another_round(pair) for pair in alignment.figures):
        return verdict("neither", "another round figure is given there")
    return verdict("supports")


def apart(alignment: Alignment, *, dated: bool = True) -> str:
    """Why two clauses cannot be one statement, however alike they are; empty where nothing says so.

    Unless ``dated``, a year or month that only one of them names does not set them apart.
    """
    u, v = alignment.u, alignment.v
    if _turned(alignment):
        return "somebody else does it there"
    if one_and_many(u, v) or is_one_of_family(v, alignment.matched):
        return "one person does it in one of them, several in the other"
    if is_another_of_name(alignment.missing_names, v):
        return "another of that name does it there"
    if _other_quantity(alignment):
        return "another quantity is meant"
    if dated and any(
        pair.relation == "missing" and _YEAR.search(pair.a.span.text) for pair in alignment.times
    ):
        # A day of the week goes without saying; "since 1997" does not.
        return "the year is not given there"
    if dated and of_other_months(u, v):
        return "another month or year is named there"
    for modality, words in (("possible", "possible"), ("called-for", "called for"), ("planned", "planned")):
        if (u.modality == modality) != (v.modality == modality):
            return f"only {words} in one of them"
    if u.denied != v.denied and u.negative != v.negative:
        return "it is denied in one of them"
    return bound_otherwise(alignment) or in_another_guise(alignment)


def _demanded(alignment: Alignment, meaning: float) -> float:
    """The probability from which two clauses count as one statement."""
    u, v = alignment.u.speaker, alignment.v.speaker
    if u and v and u != v:
        return SAME_STATEMENT if meaning >= PRINTED_ALIKE else TWO_INFORMANTS
    figure = any(
        pair.relation in AGREE and isinstance(pair.a, Figure) and (telling(pair.a) or pair.a.unit is not None)
        for pair in alignment.figures
    )
    # The leads of two reports of one story tell its event, in whatever words.
    leads = max(alignment.u.index, alignment.v.index) < LEAD
    return SAME_VOICE_OR_FIGURE if figure or leads or (u and u == v) else SAME_STATEMENT


def _turned(alignment: Alignment) -> bool:
    """Whether who does it in one suffers it in the other, somebody else doing it."""
    u, v = alignment.u, alignment.v
    for unit in (u, v):
        if unit.suffers or not any(term.role == "subj" and term.weight >= 0.5 for term in unit.terms):
            return False
    roles = {
        (a.role, b.role)
        for a, b in alignment.matched
        if a.role == b.role or not (_describes(a, u) or _describes(b, v))
    }
    converses = any(a.role == b.role == "pred" and converse(a.key, b.key) for a, b in alignment.matched)
    if not roles & {("subj", "obj"), ("obj", "subj")} or ("subj", "subj") in roles:
        return False
    return same_verb(alignment) and not converses and not _befalls(u, v, alignment)


def _describes(term: Term, unit: Unit) -> bool:
    """Whether a noun only stands before another that it describes: "a bomb technician"."""
    return any(t.start == term.end + 1 and t.role == term.role and t.pos == "NOUN" for t in unit.terms)


def _befalls(u: Unit, v: Unit, alignment: Alignment) -> bool:
    """Whether a verb tells without an object what the other's object undergoes: died, was killed."""
    verbs = [(a, b) for a, b in alignment.matched if a.role == b.role == "pred" and a.weight > 0.2]
    other = bool(verbs) and all(a.key != b.key for a, b in verbs)
    return other and len({any(t.role == "obj" for t in unit.terms) for unit in (u, v)}) == 2


def one_and_many(u: Unit, v: Unit) -> bool:
    """Whether one is told of several that are not named, and the other of one person."""
    return (u.many and _one_person(v)) or (v.many and _one_person(u))


def _one_person(unit: Unit) -> bool:
    subjects = [t for t in unit.terms if t.role == "subj" and t.named]
    return len(subjects) == 1 and subjects[0].key[0] == "@" and subjects[0].kind == "person"


def _other_quantity(alignment: Alignment) -> bool:
    """Whether one speaks of all and the other of half, some or none."""
    x, y = (_quantities(unit.span.text) for unit in (alignment.u, alignment.v))
    return bool(x) and bool(y) and not x & y


def _quantities(text: str) -> set[str]:
    words = set(re.findall(r"[a-z]+", _HARDLY_ANY.sub("hardly", text.lower())))
    return {name for name, forms in QUANTITIES.items() if words & forms}


def rest_coverage(alignment: Alignment) -> float:
    """Coverage of the claim without the words of the slot in conflict."""
    out = {id(swap.a) for swap in alignment.swaps} | {id(a) for a, _ in alignment.opposites}
    missing = sum(t.weight for t in alignment.missing if id(t) not in out)
    matched = sum(a.weight for a, _ in alignment.matched)
    return matched / (matched + missing) if matched + missing else 0.0


def find_conflicts(alignment: Alignment) -> list[Conflict]:
    found: list[Conflict] = []
    for pair in alignment.figures:
        if pair.relation == "conflict" and pair.b is not None:
            found.append(Conflict("figure", "contradiction", pair.b.span.text))
    for pair in alignment.times:
        if pair.relation == "conflict" and pair.b is not None:
            found.append(Conflict("date", "contradiction", pair.b.span.text))
    for swap in alignment.swaps:
        kind: DifferenceKind = "place" if swap.b.kind == "place" else "who"
        found.append(Conflict(kind, "contradiction", _words(alignment, swap.b.start, swap.b.end)))
    if alignment.opposites:
        word = alignment.opposites[0][1]
        if alignment.u.negative == alignment.v.negative:
            found.append(Conflict("action", "contradiction", _words(alignment, word.start, word.end)))
    elif alignment.polarity and _denies(alignment.u) != _denies(alignment.v):
        found.append(Conflict("polarity", "contradiction", alignment.v.span.text))
    if alignment.reversed_roles:
        found.append(Conflict("who", "contradiction", alignment.v.span.text))
    return found


def _denies(unit: Unit) -> bool:
    """Whether a clause has a word of denial, or hangs on one; where both do, each may deny the same."""
    return unit.denied or bool(_DENIAL.search(unit.span.text))


def _words(alignment: Alignment, start: int, end: int) -> str:
    sentence = alignment.v.sentence
    return sentence.text[start - sentence.start : end - sentence.start]
