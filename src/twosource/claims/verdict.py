"""From an alignment to a judgement: supports, contradicts in one slot, or neither.

Thresholds were set on the development probes and are few on purpose; each stands with its reason.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from twosource.claims.align import AGREE, Alignment
from twosource.model import DifferenceKind, Outcome

# Share of a claim's weighted words that a sentence must say to support it. Below, the sentence is on the
# topic only; a paraphrase loses words that no table has, so a high meaning similarity lowers the demand.
COVERED = 0.62
COVERED_IF_ALIKE = 0.45
ALIKE = 0.72
# The predicate must be there: the same participants do many things in one story.
HAPPENS = 0.55
# To contradict, the rest of the claim must be said more surely than for support.
REST = 0.6
REST_IF_ALIKE = 0.45


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


def judge(alignment: Alignment, meaning: float) -> Verdict:
    """Judges one alignment; ``meaning`` is the cosine of the two sentences' vectors, 0..1."""
    score = 0.55 * alignment.coverage + 0.45 * meaning
    alike = meaning >= ALIKE
    conflicts = find_conflicts(alignment)
    enough = alignment.coverage >= (COVERED_IF_ALIKE if alike else COVERED)
    happens = alignment.predicate >= HAPPENS or (alike and alignment.coverage >= 0.7)

    def verdict(relation: Literal["supports", "contradicts", "neither"], reason: str = "", conflict: Conflict | None = None) -> Verdict:
        return Verdict(relation, score, alignment, meaning, conflict, reason)

    if conflicts:
        rest = rest_coverage(alignment)
        if len({c.kind for c in conflicts}) > 1:
            return verdict("neither", "differs in more than one slot")
        conflict = conflicts[0]
        if rest < (REST_IF_ALIKE if alike else REST):
            return verdict("neither", "the rest of the claim is not said there")
        if conflict.kind not in ("action", "polarity") and alignment.predicate < HAPPENS and not alike:
            return verdict("neither", "something else happens there")
        return verdict("contradicts", f"another {conflict.kind}", conflict)
    if not enough:
        return verdict("neither", "too little of the claim is said there")
    if not happens:
        return verdict("neither", "something else happens there")
    if alignment.missing_names:
        return verdict("neither", f"{alignment.missing_names[0].key[1:]} is not named there")
    if any(pair.relation == "missing" for pair in alignment.figures):
        return verdict("neither", "the figure is not given there")
    return verdict("supports")


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
    elif alignment.polarity:
        found.append(Conflict("polarity", "contradiction", alignment.v.span.text))
    if alignment.reversed_roles:
        found.append(Conflict("who", "contradiction", alignment.v.span.text))
    return found


def _words(alignment: Alignment, start: int, end: int) -> str:
    sentence = alignment.v.sentence
    return sentence.text[start - sentence.start : end - sentence.start]


def agreeing(pairs: Sequence[object]) -> bool:
    return all(getattr(pair, "relation", "") in AGREE for pair in pairs)
