"""One sentence against a claim somebody brings: it supports it, contradicts it in one slot, or neither."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from twosource.claims.attributes import measured_otherwise
from twosource.claims.bound import bound_otherwise
from twosource.claims.brought import Brought
from twosource.claims.context import Context
from twosource.claims.covering import Word
from twosource.claims.denying import told_words
from twosource.claims.filled import Slots, deciding, times_in
from twosource.claims.guises import surely_another
from twosource.claims.judge import judge
from twosource.claims.nearing import Near
from twosource.claims.relevance import another_speaker, relevance
from twosource.claims.replaced import another_acts, only_possible, replaced
from twosource.claims.signs import SignReader
from twosource.claims.values import AGREE
from twosource.claims.verdict import Conflict, Verdict
from twosource.claims.weighing import Measured, Weighed
from twosource.language import Parsed, compare_times, inference_scores, last_place
from twosource.model import Figure, Span

# The judge's probability that a sentence speaks of the claim and says the same from which it is shown; the
# report that it stands in counts for the claim from SUPPORTS. And the same for what says otherwise.
# Read off folds by story over all probes.
SUPPORTS, FURTHER = 0.5, 0.18
CONTRADICTS, DISPUTES = 0.42, 0.25
# A claim is contradicted by what says otherwise so much more surely than any sentence says the same; one
# that lacks something of the claim weighs LACKING here.
SURER, LACKING = 1.1, 0.8
# Two origins that each say otherwise so surely contradict it, however surely another says the same.
OUTWEIGHS = 0.6
# So surely does "a 48-page indictment" contradict that the indictment has 47 pages.
MEASURED = 0.6
# Words that the claim gives to one person and the report to another: how surely that is no agreement.
ANOTHER_VOICE, SPOKEN_OF = 0.95, 0.5
# The model of inference alone: from SAID on the sentence surely says the claim if it does not also deny it;
# below CONFIRMED a report that speaks of all of it may still not confirm it.
SAID, NOT_DENIED, CONFIRMED = 0.8, 0.2, 0.5
# A word that the sentence sets against one of the claim is shown as the slot that differs from here on.
SHOWN = 0.3
# A number from here on is seldom left unsaid, or said in other words ("two": "a man and a woman").
TELLING = 13
# A number in other words is so near to it, and so near where it is told as about so much.
EQUAL, ABOUT_EQUAL = 0.05, 0.12
# A share in percent is near to another only by rounding: 58 percent of a vote is not 56.
POINTS = 0.6
# A sentence that does not give the claim's date supports the rest; the reason marks it.
UNDATED, OTHERWISE_DATED = "the date is not given there", "another date is given there"
ONE_DATE = frozenset({"equal", "rounding", "refinement"})
# Where no rule sees a slot that differs, the model of inference alone has to deny the claim so surely.
BY_ITSELF = 0.3
# A number may be told less exactly there; with the claim's own in its stead the model denies it no more.
ROUGHLY, DENIED = "the number is told less exactly there", 0.5
_BOUND = re.compile(
    r"\b(?:more than|less than|at least|at most|over|under|nearly|almost|about|around|some) $", re.I
)


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads the sentences of a story against one claim."""

    brought: Brought
    words: tuple[Word, ...]
    tokens: tuple[Any, ...]
    context: Context
    slots: Slots
    signs: SignReader

    def measured(self, near: Near) -> Measured:
        """What a sentence puts in the claim's slots, and the signs for and against it."""
        filled = self.slots.filled(near.alignment, near.covered, relevance(near.covered.share))
        return Measured(near, filled, self.signs.read(near.alignment, near.covered, filled, near.like))

    def verdict(self, measured: Measured, weighed: Weighed) -> Verdict:
        """The verdict of one sentence that the judge has weighed."""
        near, about, opposes = measured.near, weighed.about, weighed.opposes
        tokens = near.covered.tokens
        other_voice = another_speaker(self.brought.unit, near.alignment.v, self.context, tokens)
        if other_voice and about >= SPOKEN_OF:
            opposes = max(opposes, ANOTHER_VOICE)
        elif weighed.says >= SAID and weighed.denies <= NOT_DENIED:
            # That sentences like it tell of something else does not set it against what it says.
            opposes = min(opposes, 1 - weighed.says)
        agrees = about * (1 - opposes)
        neither = Verdict("neither", LACKING * agrees, near.alignment, near.covered.share)
        measure = measured_otherwise(self.brought.document, self._document(measured), measured.sentence)
        if measure is not None:
            conflict = Conflict("figure", "contradiction", measure.span.text)
            return replace(neither, relation="contradicts", score=MEASURED, conflict=conflict)
        denied = near.alignment.v.denied
        if denied and self.brought.unit.negative and about * opposes >= DISPUTES:
            return replace(neither, reason="both deny it")
        if about * opposes >= DISPUTES:
            otherwise = self._conflict(measured, other_voice=other_voice)
            if otherwise is None:
                return replace(neither, reason=ROUGHLY)
            if not (other_voice or self._shown_slot(measured)) and weighed.denies < BY_ITSELF:
                return replace(neither, reason="speaks of something else")
            return replace(neither, relation="contradicts", score=about * opposes, conflict=otherwise)
        if about < FURTHER:
            return replace(neither, reason="speaks of something else")
        if agrees < FURTHER:
            return replace(neither, reason="too little of it is said there")
        if measured.signs.values["sure_rivals"]:
            return replace(neither, reason=f"“{measured.signs.rivals[0].words}” stands there instead")
        if denied and not self.brought.unit.negative:
            conflict = Conflict("polarity", "contradiction", measured.sentence.text)
            return replace(neither, relation="contradicts", score=agrees, conflict=conflict)
        root = next((t.idx for t in self.brought.document.doc if t.dep_ == "ROOT"), 0)
        another = surely_another(near.alignment, root) or bound_otherwise(near.alignment)
        if another:
            return replace(neither, reason=another)
        if only_possible(self.brought.document.doc, tokens):
            return replace(neither, reason="it is only possible there")
        claim = self.brought.document.doc
        instead = replaced(claim, tokens) or another_acts(claim, tokens)
        if instead:
            return replace(neither, reason=f"“{instead}” stands there instead")
        if self._without_figure(measured.sentence):
            return replace(neither, reason="the figure is not given there")
        reason, other = self._dating(measured)
        return replace(
            neither, relation="supports", score=agrees, reason=reason, said=weighed.says, conflict=other
        )

    def _dating(self, measured: Measured) -> tuple[str, Conflict | None]:
        """Whether a sentence leaves the claim's date out, and the date that it gives in its stead."""
        here = times_in(self._document(measured), measured.sentence)
        own = [t for t in self.brought.document.times if t.kind in ("date", "time")]
        if not own or any(compare_times(a, b) in ONE_DATE for a in own for b in here):
            return "", None
        bound = any(p.relation == "conflict" for p in measured.near.alignment.times)
        other = next((c for c in measured.filled.conflicts if bound and c.kind == "date"), None)
        return (OTHERWISE_DATED if other is not None else UNDATED), other

    def _document(self, measured: Measured) -> Parsed:
        return self.signs.documents[measured.sentence.report]

    def _conflict(self, measured: Measured, *, other_voice: bool) -> Conflict | None:
        """The slot in which a sentence that says otherwise differs, and its words there.

        None where it denies no more than that the number is as exact: "over 30", of 32.
        """
        v = measured.near.alignment.v
        if other_voice:
            return Conflict("speaker", "contradiction", v.voice.name or v.speaker or "")
        slot = self._shown_slot(measured)
        if slot is not None:
            return slot
        if self._denied_for_roughness(measured):
            return None
        return Conflict("action", "contradiction", self._told(measured))

    @staticmethod
    def _shown_slot(measured: Measured) -> Conflict | None:
        """The slot that the rules see filled otherwise."""
        if measured.filled.conflicts:
            return measured.filled.conflicts[0]
        rival = max(measured.signs.rivals, key=lambda r: r.weight, default=None)
        if rival is not None and rival.weight >= SHOWN:
            return Conflict(rival.kind, "contradiction", rival.words)
        return None

    def _denied_for_roughness(self, measured: Measured) -> bool:
        """Whether a number is told otherwise and may be the same, and nothing is denied with the claim's."""
        alignment = measured.near.alignment
        sentence = alignment.v.sentence
        rough = [p for p in alignment.figures if p.b is not None and p.relation in AGREE - {"equal"}]
        text = sentence.text
        for pair in sorted(rough, key=lambda p: -p.b.span.start if p.b else 0):
            if pair.b is None or not sentence.start <= pair.b.span.start < pair.b.span.end <= sentence.end:
                return False
            start, end = pair.b.span.start - sentence.start, pair.b.span.end - sentence.start
            text = _BOUND.sub("", text[:start]) + pair.a.span.text + text[end:]
        if not rough:
            return False
        (answers,) = inference_scores([(text, self.brought.unit.span.text)])
        return judge().denies({}, answers) < DENIED

    def _told(self, measured: Measured) -> str:
        """What the sentence tells where the claim tells something else."""
        covered = measured.near.covered
        places = told_words(self.words, self.tokens)
        if not covered.best or not places:
            return measured.sentence.text
        nearest = max(places, key=lambda i: float(covered.words[i]))
        return deciding(covered.tokens[covered.best[nearest]])

    def _without_figure(self, sentence: Span) -> bool:
        """Whether a telling figure of the claim stands there in no form, whatever it counts."""
        document = self.signs.documents[sentence.report]
        here = [f for f in document.figures if sentence.start <= f.span.start < sentence.end]
        there = [x for f in here for x in (f.value, f.low, f.high) if x is not None]
        there += [float(n.replace(",", "")) for n in re.findall(r"\d[\d,]*(?:\.\d+)?", sentence.text)]
        return any(_is_telling(f) and not _is_given(f, there) for f in self.brought.document.figures)


def _is_telling(figure: Figure) -> bool:
    money = figure.unit is not None and figure.unit.isupper()
    return (
        abs(figure.value) >= TELLING or figure.value != int(figure.value) or figure.unit == "percent" or money
    )


def _is_given(figure: Figure, numbers: Sequence[float]) -> bool:
    near = (ABOUT_EQUAL if figure.modifier == "~" else EQUAL) * abs(figure.value)
    if figure.unit == "percent" and figure.modifier != "~":
        near = min(near, POINTS)
    low = figure.value if figure.low is None else figure.low
    high = figure.value if figure.high is None else figure.high
    return any(
        low <= n <= high
        or (abs(n - figure.value) <= near and (figure.modifier == "~" or _is_rounded(n, figure.value)))
        for n in numbers
    )


def _is_rounded(a: float, b: float) -> bool:
    """Whether one number may be the other, rounded: 253,100 and 250,000, and not 48 and 47."""
    return abs(a - b) <= max(last_place(a), last_place(b)) / 2 * (1 + 1e-9)
