"""One sentence against a claim somebody brings: it supports it, contradicts it in one slot, or neither."""

import re
from dataclasses import dataclass, replace
from typing import Any

from twosource.claims.align import Alignment
from twosource.claims.brought import Brought
from twosource.claims.clauses import modality_of
from twosource.claims.context import Context
from twosource.claims.covering import Covered, Word
from twosource.claims.denying import denial, is_denied, told_words
from twosource.claims.naming import ROLES, same_name
from twosource.claims.relevance import another_speaker, relevance
from twosource.claims.terms import Term, name_key
from twosource.claims.values import AGREE, telling
from twosource.claims.verdict import Conflict, Verdict, find_conflicts
from twosource.language import Parsed, compare_figures, compare_times
from twosource.model import Figure, Span, Time

SPEAKS_OF_IT = 0.22
# Of several values, one of the same grain is the claim's rival only where the sentence surely tells the claim.
SURELY = 0.5
# A word that a claim turns on and that the sentence has nothing near to.
UNSAID, HEAVY = 0.3, 0.75
# What is planned, possible or called for has not happened.
UNREAL = frozenset({"planned", "possible", "called-for"})
# So many sentences back a name still stands for the one a pronoun means.
BEFORE = 3
# A sentence that does not give the claim's date supports the rest; the reason marks it.
UNDATED = "the date is not given there"


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads the sentences of a story against one claim."""

    brought: Brought
    words: tuple[Word, ...]
    tokens: tuple[Any, ...]
    context: Context
    documents: dict[str, Parsed]

    def read(self, alignment: Alignment, covered: Covered) -> Verdict:
        """The verdict of one sentence; ``alignment`` is of its clause nearest to the claim."""
        score = relevance(covered.share)
        neither = Verdict("neither", score, alignment, covered.share)
        if score < SPEAKS_OF_IT:
            return replace(neither, reason="speaks of something else")
        missing, found = self._names(alignment, covered)
        found += self._swapped(alignment)
        unstated, figures = self._values(alignment, covered)
        found += figures
        undated, dates = self._times(alignment, score)
        found += dates
        found += self._denials(covered, score)
        if not any(c.kind in ("action", "polarity") for c in found):
            found += [c for c in find_conflicts(alignment) if alignment.reversed_roles and c.kind == "who"]
        if another_speaker(self.brought.unit, alignment.v, self.context):
            who = alignment.v.voice.name or alignment.v.speaker or ""
            found = [Conflict("speaker", "contradiction", who)]
        if found:
            if len({c.kind for c in found}) > 1 or (missing and found[0].kind != "speaker"):
                return replace(neither, reason="differs in more than one slot")
            return Verdict("contradicts", score, alignment, covered.share, found[0])
        if self._unreal(covered):
            return replace(neither, reason="it has not happened there")
        if unstated:
            return replace(neither, reason="the figure is not given there")
        if missing:
            return replace(neither, reason=f"{missing[0].surface} is not named there")
        unsaid = self._unsaid(covered)
        if unsaid and score < SURELY:
            return replace(neither, reason=f"nothing there says “{unsaid}”")
        return Verdict("supports", score, alignment, covered.share, reason=UNDATED if undated else "")

    def _names(self, alignment: Alignment, covered: Covered) -> tuple[list[Term], list[Conflict]]:
        """Names of the claim that the sentence leaves out, and names it has in their stead."""
        v = alignment.v
        document = self.documents[v.report]
        here = self._near(document, v.index, 0)
        near = self._near(document, v.index, BEFORE)
        absent: list[Term] = []
        found: list[Conflict] = []
        for term in self.brought.unit.terms:
            if (
                not term.named
                or not term.kind
                or _mentions(near, term)
                or self._resolved(term, v.report, v.index)
            ):
                continue
            rival = self._rival(term, covered, document, here)
            if rival is not None:
                found.append(
                    Conflict("place" if term.kind == "place" else "who", "contradiction", rival.text)
                )
            elif not self._described(term, covered, document):
                absent.append(term)
        return absent, found

    def _near(self, document: Parsed, index: int, before: int) -> str:
        return " ".join(s.text for s in document.sentences[max(0, index - before) : index + 1])

    def _resolved(self, term: Term, report: str, index: int) -> bool:
        """Whether the story's people include the one named among those of the sentence or just before."""
        return any(
            term.key == other.key or (other.named and same_name(term, other) >= 0.85)
            for sentence in self.context.sentences
            if sentence.report == report and index - BEFORE <= sentence.index <= index
            for unit in sentence.units
            for other in unit.terms
        )

    def _counterparts(self, term: Term, covered: Covered) -> list[Any]:
        places = [i for i, w in enumerate(self.words) if term.start <= w.start < term.end]
        return [covered.tokens[covered.best[i]] for i in places] if covered.best else []

    def _rival(self, term: Term, covered: Covered, document: Parsed, here: str) -> Span | None:
        """A name of the same kind that stands where the claim's name should."""
        for token in self._counterparts(term, covered)[-1:]:
            for name in document.names:
                if name.span.start <= token.idx < name.span.end and name.kind == term.kind:
                    key = name_key(name.span.text)
                    own = self.brought.unit.span.text.lower()
                    if (key and key.split()[-1] not in own.split()) or key.split()[
                        -1
                    ] in term.surface.split():
                        return name.span
        return None

    def _described(self, term: Term, covered: Covered, document: Parsed) -> bool:
        """Whether a report that names the person calls them by what they are here: "a novice"."""
        if term.kind != "person" or not _mentions(f"{document.report.title} {document.report.text}", term):
            return False
        return any(t.lemma_.lower() in ROLES or t.pos_ == "PRON" for t in self._counterparts(term, covered))

    def _swapped(self, alignment: Alignment) -> list[Conflict]:
        """Names that stand in the role of a name of the claim, or nearer to what it says."""
        sentence = alignment.v.sentence
        return [
            Conflict(
                "place" if swap.b.kind == "place" else "who",
                "contradiction",
                sentence.text[swap.b.start - sentence.start : swap.b.end - sentence.start],
            )
            for swap in alignment.swaps
        ]

    def _values(self, alignment: Alignment, covered: Covered) -> tuple[bool, list[Conflict]]:
        """Whether a figure of the claim is left out, and figures that cannot hold with it."""
        sentence = alignment.v.sentence
        document = self.documents[sentence.report]
        here = [f for f in document.figures if sentence.start <= f.span.start < sentence.end]
        unstated = False
        found: list[Conflict] = []
        for pair in alignment.figures:
            if pair.relation in AGREE or not isinstance(pair.a, Figure):
                continue
            relations = [(compare_figures(pair.a, other), other) for other in here]
            # Bound by the parse to something else or not bound at all, a particular value still tells.
            if any(r == "equal" and (telling(f) or f.unit == pair.a.unit is not None) for r, f in relations):
                continue
            if any(r in AGREE and f.unit == pair.a.unit is not None for r, f in relations):
                continue
            rival = pair.b
            if rival is None:
                against = [f for r, f in relations if r == "conflict" and f.unit == pair.a.unit is not None]
                rival = against[0] if len(against) == 1 else None
            if rival is None:
                unstated = True
            else:
                found.append(Conflict("figure", "contradiction", rival.span.text))
        return unstated, found

    def _times(self, alignment: Alignment, score: float) -> tuple[bool, list[Conflict]]:
        """Whether a date of the claim is left out, and dates that cannot hold with it."""
        v = alignment.v
        document = self.documents[v.report]
        undated = False
        for time in self.brought.document.times:
            if time.kind not in ("date", "time"):
                continue
            here = _times_in(document, v.sentence)
            relations = [(compare_times(time, t), t) for t in here]
            if any(relation in AGREE for relation, _ in relations):
                continue
            against = [t for relation, t in relations if relation == "conflict"]
            bound = [p.b for p in alignment.times if p.relation == "conflict" and p.b is not None]
            grain = [t for t in against if len(t.value) == len(time.value)]
            if not bound and len(against) > 1 and grain and score >= SURELY:
                bound = grain[:1]
            if against and (bound or len(against) == 1):
                return False, [Conflict("date", "contradiction", (bound or against)[0].span.text)]
            undated = True
        return undated, []

    def _denials(self, covered: Covered, score: float) -> list[Conflict]:
        found = denial(self.words, self.tokens, covered, score)
        if found is None:
            return []
        opposite, token = found
        return [Conflict("action" if opposite else "polarity", "contradiction", deciding(token))]

    def _unsaid(self, covered: Covered) -> str | None:
        """A word that the claim turns on and that nothing in the sentence comes near to."""
        for word, said in zip(self.words, covered.words, strict=True):
            if word.weight >= HEAVY and said < UNSAID:
                return self.brought.unit.span.text[word.start : word.end]
        return None

    def _unreal(self, covered: Covered) -> bool:
        """Whether what the claim tells as a fact is only planned, possible or called for."""
        if self.brought.unit.modality in UNREAL or not covered.best:
            return False
        verbs = [covered.tokens[covered.best[i]] for i in told_words(self.words, self.tokens)]
        verbs = [t for t in verbs if t.pos_ == "VERB"]
        return bool(verbs) and all(not is_denied(t) and _modality(t) in UNREAL for t in verbs)


def deciding(token: Any) -> str:
    """The words that decide: a verb with what negates or governs it, up to four words before."""
    doc, start = token.doc, token.i
    for i in range(max(token.sent.start, token.i - 4), token.i):
        if doc[i].dep_ in ("neg", "aux", "auxpass") or doc[i].i == token.head.i or doc[i].lower_ == "no":
            start = min(start, i)
    return str(doc.text[doc[start].idx : token.idx + len(token)])


def _modality(token: Any) -> str:
    climb = token
    while climb.dep_ == "xcomp" and climb.head.i != climb.i:
        climb = climb.head
    if climb.i != token.i and (found := modality_of(climb, attributed=False)) in UNREAL:
        return found
    return modality_of(token, attributed=False)


def _mentions(text: str, term: Term) -> bool:
    """Whether the name's last word, or each of its words, stands in a text."""
    words = [w for w in re.findall(r"\w+", term.surface) if len(w) > 1]
    if not words:
        return False
    wanted = words[-1:] if term.kind == "person" else words
    have = set(re.findall(r"\w+", text.lower()))
    return all(w in have or w + "s" in have for w in wanted)


def _times_in(document: Parsed, sentence: Span) -> list[Time]:
    return [t for t in document.times if sentence.start <= t.span.start < sentence.end]
