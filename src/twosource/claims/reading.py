"""One sentence against a claim somebody brings: it supports it, contradicts it in one slot, or neither."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from twosource.claims.brought import Brought
from twosource.claims.clauses import modality_of
from twosource.claims.context import Context
from twosource.claims.covering import Covered, Word, share
from twosource.claims.denying import is_denied, told_words
from twosource.claims.filled import BEFORE, Filled, Slots
from twosource.claims.judge import judge
from twosource.claims.nearing import Near
from twosource.claims.relevance import another_speaker, relevance
from twosource.claims.rivals import Rival
from twosource.claims.signs import SignReader, Signs
from twosource.claims.verdict import Conflict, Verdict

# The judge's probability that a sentence speaks of the claim and says the same, or otherwise, from which
# it counts. Read off folds by story over the development probes: what is wrongly confirmed costs more
# than what is missed.
SUPPORTS = 0.65
CONTRADICTS = 0.45
# Where one report surely says the claim, another counts from here on.
FURTHER = 0.45
# A claim is contradicted by what says otherwise so much more surely than any sentence says the same; one
# that lacks something of the claim weighs LACKING here.
SURER, LACKING = 1.15, 0.8
# What the claim tells, by its verb, must be so near to something that the sentence says.
TOLD = 0.25
# No more of the claim, by the weight of its words, may be nowhere near to anything there.
LEFT_OUT = 0.4
# A word that the sentence sets against one of the claim is shown as the slot that differs from here on.
SHOWN = 0.3
# A word that a claim turns on and that the sentence has nothing near to.
UNSAID, HEAVY = 0.36, 0.75
# So much of each clause of a claim must be said somewhere in a report.
PART = 0.45
# Two sentences support together from here on, if each adds so much to what the other says.
TOGETHER, ADDS = 0.7, 0.06
# What is planned, possible or called for has not happened.
UNREAL = frozenset({"planned", "possible", "called-for"})
# A sentence that does not give the claim's date supports the rest; the reason marks it.
UNDATED = "the date is not given there"


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads the sentences of a story against one claim."""

    brought: Brought
    words: tuple[Word, ...]
    tokens: tuple[Any, ...]
    context: Context
    slots: Slots
    signs: SignReader

    def measured(self, near: Near) -> tuple[Filled, Signs]:
        """What a sentence puts in the claim's slots, and the signs for and against it."""
        filled = self.slots.filled(near.alignment, near.covered, relevance(near.covered.share))
        return filled, self.signs.read(near.alignment, near.covered, filled, near.like)

    def read(self, near: Near) -> Verdict:
        """The verdict of one sentence."""
        filled, signs = self.measured(near)
        about = judge().about(signs.values)
        opposes = judge().opposes(signs.values)
        agrees = about * (1 - opposes)
        neither = Verdict("neither", LACKING * agrees, near.alignment, near.covered.share)
        if about * opposes >= CONTRADICTS:
            conflict = self._conflict(near, filled, signs.rivals)
            if conflict is None:
                return replace(neither, reason="it may say otherwise, in no slot that can be named")
            return replace(neither, relation="contradicts", score=about * opposes, conflict=conflict)
        values = signs.values
        lacks = (
            filled.missing
            or filled.unstated
            or values["sure_rivals"]
            or values["told"] < TOLD
            or values["unsaid"] > LEFT_OUT
        )
        if agrees < FURTHER or lacks:
            return replace(neither, reason=self._lacking(near.covered, filled, about))
        if self._unreal(near.covered):
            return replace(neither, reason="it has not happened there")
        reason = UNDATED if filled.undated else ""
        return replace(neither, relation="supports", score=agrees, reason=reason)

    def _conflict(self, near: Near, filled: Filled, rivals: Sequence[Rival]) -> Conflict | None:
        """The slot in which a sentence that says otherwise differs, and its words there."""
        if another_speaker(self.brought.unit, near.alignment.v, self.context):
            who = near.alignment.v.voice.name or near.alignment.v.speaker or ""
            return Conflict("speaker", "contradiction", who)
        if filled.conflicts:
            return filled.conflicts[0]
        rival = max(rivals, key=lambda r: r.weight, default=None)
        if rival is None or rival.weight < SHOWN:
            return None
        return Conflict(rival.kind, "contradiction", rival.words)

    def _lacking(self, covered: Covered, filled: Filled, about: float) -> str:
        """Why a sentence does not support the claim, in plain words."""
        if about < FURTHER:
            return "speaks of something else"
        if filled.missing:
            return f"{filled.missing[0].surface} is not named there"
        if filled.unstated:
            return "the figure is not given there"
        unsaid = self._unsaid(covered)
        return f"nothing there says “{unsaid[0]}”" if unsaid else "too little of it is said there"

    def says_each_part(self, covered: Sequence[Covered]) -> bool:
        """Whether each clause of the claim is said in some sentence of a report."""
        for part in self.brought.parts:
            inside = [i for i, w in enumerate(self.words) if part.span.start <= w.start < part.span.end]
            words = [self.words[i] for i in inside]
            if words and max((share(c.words[inside], words) for c in covered), default=0.0) < PART:
                return False
        return True

    def together(self, a: Near, b: Near) -> float:
        """How surely two sentences that stand near each other tell the claim between them; 0 if they do not.

        Each must add to the other, and every name and figure of the claim must stand in one of them.
        """
        if abs(a.alignment.v.index - b.alignment.v.index) > BEFORE:
            return 0.0
        said = np.maximum(a.covered.words, b.covered.words)
        both = share(said, self.words)
        score = relevance(both)
        if score < TOGETHER or both - max(a.covered.share, b.covered.share) < ADDS:
            return 0.0
        if any(w.weight >= HEAVY and s < UNSAID for w, s in zip(self.words, said, strict=True)):
            return 0.0
        one, two = (self.slots.filled(n.alignment, n.covered, score) for n in (a, b))
        if one.conflicts or two.conflicts:
            return 0.0
        left_out = {t.key for t in one.missing} & {t.key for t in two.missing}
        return 0.0 if left_out or (one.unstated and two.unstated) else score

    def _unsaid(self, covered: Covered) -> list[str]:
        """Words that the claim turns on and that nothing in the sentence comes near to."""
        text = self.brought.unit.span.text
        return [
            text[word.start : word.end]
            for word, said in zip(self.words, covered.words, strict=True)
            if word.weight >= HEAVY and said < UNSAID
        ]

    def _unreal(self, covered: Covered) -> bool:
        """Whether what the claim tells as a fact is only planned, possible or called for."""
        if self.brought.unit.modality in UNREAL or not covered.best:
            return False
        verbs = [covered.tokens[covered.best[i]] for i in told_words(self.words, self.tokens)]
        verbs = [t for t in verbs if t.pos_ == "VERB"]
        return bool(verbs) and all(not is_denied(t) and _modality(t) in UNREAL for t in verbs)


def _modality(token: Any) -> str:
    climb = token
    while climb.dep_ == "xcomp" and climb.head.i != climb.i:
        climb = climb.head
    if climb.i != token.i and (found := modality_of(climb, attributed=False)) in UNREAL:
        return found
    return modality_of(token, attributed=False)
