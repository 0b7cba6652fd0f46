"""One sentence against a claim somebody brings: it supports it, contradicts it in one slot, or neither."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from twosource.claims.align import Alignment
from twosource.claims.brought import Brought
from twosource.claims.clauses import modality_of
from twosource.claims.context import Context
from twosource.claims.covering import Covered, Word, share
from twosource.claims.denying import is_denied, told_words
from twosource.claims.filled import BEFORE, SURELY, Slots
from twosource.claims.naming import ROLES
from twosource.claims.relevance import another_speaker, relevance
from twosource.claims.verdict import Conflict, Verdict

SPEAKS_OF_IT = 0.22
# To support it takes more: what is wrongly confirmed costs more than what is missed. Read off 270 probes on
# ten stories: with this and the two below, distorted claims called corroborated fall from .20 to .16, absent
# ones called reported from .23 to .10, and true ones found from .67 to .54.
SUPPORTS = 0.55
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

    def read(self, alignment: Alignment, covered: Covered) -> Verdict:
        """The verdict of one sentence; ``alignment`` is of its clause nearest to the claim."""
        score = relevance(covered.share)
        neither = Verdict("neither", score, alignment, covered.share)
        if score < SPEAKS_OF_IT:
            return replace(neither, reason="speaks of something else")
        filled = self.slots.filled(alignment, covered, score)
        missing, found = filled.missing, list(filled.conflicts)
        if another_speaker(self.brought.unit, alignment.v, self.context):
            who = alignment.v.voice.name or alignment.v.speaker or ""
            found = [Conflict("speaker", "contradiction", who)]
        if found:
            if len({c.kind for c in found}) > 1 or (missing and found[0].kind != "speaker"):
                kinds = ", ".join(sorted({c.kind for c in found}))
                return replace(neither, reason=f"differs in more than one slot ({kinds})")
            return Verdict("contradicts", score, alignment, covered.share, found[0])
        if self._unreal(covered):
            return replace(neither, reason="it has not happened there")
        if filled.unstated:
            return replace(neither, reason="the figure is not given there")
        if missing:
            return replace(neither, reason=f"{missing[0].surface} is not named there")
        unsaid = self._unsaid(covered)
        if unsaid and (score < SURELY or len(unsaid) > 1):
            return replace(neither, reason=f"nothing there says “{unsaid[0]}”")
        if score < SUPPORTS:
            return replace(neither, reason="too little of it is said there")
        return Verdict("supports", score, alignment, covered.share, reason=UNDATED if filled.undated else "")

    def says_each_part(self, covered: Sequence[Covered]) -> bool:
        """Whether each clause of the claim is said in some sentence of a report."""
        for part in self.brought.parts:
            inside = [i for i, w in enumerate(self.words) if part.span.start <= w.start < part.span.end]
            words = [self.words[i] for i in inside]
            if words and max((share(c.words[inside], words) for c in covered), default=0.0) < PART:
                return False
        return True

    def together(self, a: tuple[Alignment, Covered], b: tuple[Alignment, Covered]) -> float:
        """How surely two sentences that stand near each other tell the claim between them; 0 if they do not.

        Each must add to the other, and every name and figure of the claim must stand in one of them.
        """
        if abs(a[0].v.index - b[0].v.index) > BEFORE:
            return 0.0
        said = np.maximum(a[1].words, b[1].words)
        both = share(said, self.words)
        score = relevance(both)
        if score < TOGETHER or both - max(a[1].share, b[1].share) < ADDS:
            return 0.0
        if any(w.weight >= HEAVY and s < UNSAID for w, s in zip(self.words, said, strict=True)):
            return 0.0
        one, two = (self.slots.filled(alignment, covered, score) for alignment, covered in (a, b))
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
            if word.weight >= HEAVY and said < UNSAID and word.lemma not in ROLES
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
