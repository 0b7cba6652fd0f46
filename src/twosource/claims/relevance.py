"""Whether a sentence speaks of a claim at all, and what it then says of it."""

import math
from collections.abc import Mapping
from dataclasses import replace

from twosource.claims.align import Alignment
from twosource.claims.context import Context
from twosource.claims.lexicon import LIGHT
from twosource.claims.naming import same_name
from twosource.claims.terms import Term, name_key
from twosource.claims.units import Unit
from twosource.claims.values import AGREE
from twosource.claims.verdict import FIGURE_MASS, Conflict, Verdict, find_conflicts, rest_coverage

# Logistic weights over a pair's features, fitted on the development probes; the features and the cut were
# chosen with one story left out at a time. ``names`` is negative: the cast is named everywhere.
WEIGHTS = {"meaning": 4.8, "coverage": 2.8, "mass": 3.4, "names": -1.1}
BIAS = -5.9
SPEAKS_OF_IT = 0.3
# To contradict, a sentence must speak of the claim more surely, and say this much of the rest.
SURELY = 0.45
REST = 0.5
# A sentence supports only if the same happens there, or it is near in meaning or in words as a whole.
HAPPENS, ALIKE, COVERED = 0.55, 0.6, 0.75
# And this much of the claim must be said in it, unless it is close in meaning.
SAID, CLOSE = 0.55, 0.66
# A claim of so few words is its verb and its names.
SHORT = 4
# What is planned, possible or called for has not happened.
UNREAL = frozenset({"planned", "possible", "called-for"})
# So many sentences back a name still stands for the one a pronoun means.
BEFORE = 3
# Weighted terms from which a match is as telling as it gets.
FULL_MASS = 4.0


def features(alignment: Alignment, meaning: float, rarity: Mapping[str, float]) -> dict[str, float]:
    """Numbers between 0 and 1 that tell how far a sentence speaks of a claim."""
    named = [t for t in alignment.u.terms if t.named]
    matched = {id(a) for a, _ in alignment.matched}
    mass = sum(a.weight * rarity.get(a.key, 1.0) for a, _ in alignment.matched)
    mass += FIGURE_MASS * sum(pair.relation in AGREE for pair in alignment.figures)
    return {
        "meaning": meaning,
        "coverage": alignment.coverage,
        "mass": min(1.0, mass / FULL_MASS),
        "names": sum(id(t) in matched for t in named) / len(named) if named else 0.5,
    }


def relevance(alignment: Alignment, meaning: float, rarity: Mapping[str, float]) -> float:
    """Probability that the sentence speaks of what the claim says, whether or not it agrees."""
    x = features(alignment, meaning, rarity)
    return 1 / (1 + math.exp(-(BIAS + sum(WEIGHTS[name] * value for name, value in x.items()))))


def read_closely(claim: Unit, alignment: Alignment, meaning: float, context: Context) -> Verdict:
    """Judges one sentence against the claim."""
    score = relevance(alignment, meaning, context.rarity)
    neither = Verdict("neither", score, alignment, meaning)
    if score < SPEAKS_OF_IT:
        return replace(neither, reason="speaks of something else")
    conflicts = find_conflicts(alignment)
    if _another_speaker(claim, alignment.v, context):
        conflicts = [
            Conflict("speaker", "contradiction", alignment.v.voice.name or alignment.v.speaker or "")
        ]
    if conflicts:
        if score < SURELY or rest_coverage(alignment) < REST:
            return replace(neither, reason=f"another {conflicts[0].kind}, but too much else differs")
        return Verdict("contradicts", score, alignment, meaning, conflicts[0])
    if alignment.coverage < SAID and meaning < CLOSE:
        return replace(neither, reason="too little of it is said there")
    if alignment.predicate < HAPPENS and meaning < ALIKE and alignment.coverage < COVERED:
        return replace(neither, reason="something else happens there")
    if not _done_there(alignment) and meaning < CLOSE:
        return replace(neither, reason="it is spoken of there, not told")
    if claim.modality in ("fact", "said") and alignment.v.modality in UNREAL:
        return replace(neither, reason=f"only {alignment.v.modality} there")
    if any(pair.relation == "missing" for pair in alignment.figures):
        return replace(neither, reason="the figure is not given there")
    absent = [t for t in alignment.missing_names if not _named_before(t, alignment.v, context)]
    if absent:
        return replace(neither, reason=f"{absent[0].surface} is not named there")
    return Verdict("supports", score, alignment, meaning)


def _done_there(alignment: Alignment) -> bool:
    """Whether what a short claim tells is a verb there too: talk of a withdrawal is none."""
    telling = [t for t in alignment.u.terms if t.weight >= 0.5]
    verbs = [(a, b) for a, b in alignment.matched if a.role == "pred" and a.key not in LIGHT]
    return len(telling) > SHORT or not verbs or any(b.role == "pred" or b.pos == "VERB" for _, b in verbs)


def _named_before(term: Term, v: Unit, context: Context) -> bool:
    """Whether the sentence stands where the report speaks of the one named: "They gave ..."."""
    return any(
        term.key == other.key or same_name(term, other) >= 0.85
        for sentence in context.sentences
        if sentence.report == v.report and v.index - BEFORE <= sentence.index <= v.index
        for unit in sentence.units
        for other in unit.terms
        if other.named
    )


def _another_speaker(claim: Unit, v: Unit, context: Context) -> bool:
    """Whether the claim gives the words to one named person and the report to another."""
    if not claim.speaker or not v.speaker:
        return False
    names = {"@" + p.id: p for p in context.people}
    full = []
    for speaker in (claim.speaker, v.speaker):
        person = names.get(speaker)
        if person is not None and person.kind != "person":
            return False
        full.append(person.name if person is not None else speaker)
    if any(not _is_personal(name) for name in full):
        return False
    a, b = (name_key(name).split() for name in full)
    return a[-1] != b[-1]


def _is_personal(name: str) -> bool:
    """A first and a last name; a description ("the congressman") may be anybody."""
    words = name.split()
    return len(words) >= 2 and all(word[:1].isupper() for word in words)
