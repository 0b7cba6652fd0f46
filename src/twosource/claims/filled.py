"""What a sentence puts in the slots of a claim: names, figures and dates left out, or others there."""

import re
from dataclasses import dataclass
from typing import Any

from twosource.claims.align import Alignment
from twosource.claims.brought import Brought
from twosource.claims.context import Context
from twosource.claims.covering import Covered, Word
from twosource.claims.denying import denial
from twosource.claims.naming import ROLES, same_name
from twosource.claims.terms import Term, name_key
from twosource.claims.values import AGREE, far_apart, telling
from twosource.claims.verdict import Conflict, find_conflicts
from twosource.language import Parsed, compare_figures, compare_times
from twosource.model import Figure, Span, Time

# So many sentences back a name still stands for the one a pronoun means.
BEFORE = 3
# Of several dates, one of the same grain is the claim's rival only where a sentence surely tells the claim.
SURELY = 0.5
# The only figure of its unit in a sentence is the claim's rival from here on, bound to it or not.
ALONE = 0.4


@dataclass(frozen=True, slots=True)
class Filled:
    """``missing`` names, whether a figure or a date is left out, and what cannot hold with the claim."""

    missing: tuple[Term, ...]
    unstated: bool
    undated: bool
    conflicts: tuple[Conflict, ...]


@dataclass(frozen=True, slots=True)
class Slots:
    """The slots of one claim, to be compared with the sentences of one story."""

    brought: Brought
    words: tuple[Word, ...]
    tokens: tuple[Any, ...]
    context: Context
    documents: dict[str, Parsed]

    def filled(self, alignment: Alignment, covered: Covered, score: float) -> Filled:
        """What the sentence fills in; ``score`` is how surely it speaks of the claim."""
        missing, found = self._names(alignment, covered)
        swapped = {swap.a.key for swap in alignment.swaps}
        missing = [term for term in missing if term.key not in swapped]
        found += self._swapped(alignment)
        unstated, figures = self._values(alignment, score)
        undated, dates = self._times(alignment, score)
        found += [*figures, *dates, *self._denials(covered, score)]
        if not any(c.kind in ("action", "polarity") for c in found):
            found += [c for c in find_conflicts(alignment) if alignment.reversed_roles and c.kind == "who"]
        return Filled(tuple(missing), unstated, undated, tuple(found))

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

    def _values(self, alignment: Alignment, score: float) -> tuple[bool, list[Conflict]]:
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
            measured = pair.a.unit is not None
            if any(r == "equal" and (telling(f) or measured) for r, f in relations):
                continue
            if measured and any(r in AGREE and not far_apart(pair.a, f) for r, f in relations):
                continue
            rival = pair.b
            if rival is None:
                against = [
                    f
                    for r, f in relations
                    if f.unit == pair.a.unit is not None and (r == "conflict" or far_apart(pair.a, f))
                ]
                rival = against[0] if len(against) == 1 and score >= ALONE else None
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
        here = times_in(document, v.sentence)
        own = [t for t in self.brought.document.times if t.kind in ("date", "time")]
        if any(compare_times(a, b) in AGREE for a in own for b in here):
            return False, []  # where one date of several is the same, the others are other dates, not rivals
        for time in own:
            relations = [(compare_times(time, t), t) for t in here]
            against = [t for relation, t in relations if relation == "conflict"]
            bound: list[Figure | Time] = [
                p.b for p in alignment.times if p.relation == "conflict" and p.b is not None
            ]
            grain = [t for t in against if len(t.value) == len(time.value)]
            if not bound and len(against) > 1 and grain and score >= SURELY:
                bound = [*grain[:1]]
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


def deciding(token: Any) -> str:
    """The words that decide: a verb with what negates or governs it, up to four words before."""
    doc, start = token.doc, token.i
    for i in range(max(token.sent.start, token.i - 4), token.i):
        if doc[i].dep_ in ("neg", "aux", "auxpass") or doc[i].i == token.head.i or doc[i].lower_ == "no":
            start = min(start, i)
    return str(doc.text[doc[start].idx : token.idx + len(token)])


def _mentions(text: str, term: Term) -> bool:
    """Whether the name's last word, or each of its words, stands in a text."""
    words = [w for w in re.findall(r"\w+", term.surface) if len(w) > 1]
    if not words:
        return False
    wanted = words[-1:] if term.kind == "person" else words
    have = set(re.findall(r"\w+", text.lower()))
    return all(w in have or w + "s" in have for w in wanted)


def times_in(document: Parsed, sentence: Span) -> list[Time]:
    return [t for t in document.times if sentence.start <= t.span.start < sentence.end]
