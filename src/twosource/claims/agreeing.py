"""How surely one report's sentence says a clause of another: the rules and the model of inference, weighed.

The model alone takes half of a statement for the whole (a detail more, a narrower place), the rules alone
take the topic for the statement. The weights are fitted to pairs that one reader labelled
(``python -m twosource.benchmark.agreement GOLD``).
"""

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

from twosource.claims.align import Alignment, align
from twosource.claims.context import Context, Sentence
from twosource.claims.judge import Logistic, log_odds
from twosource.claims.months import MONTH_OR_YEAR
from twosource.claims.saying import Part, Sayings
from twosource.claims.units import Unit
from twosource.claims.values import AGREE, ValuePair
from twosource.claims.verdict import Verdict, apart
from twosource.claims.verdict import judge as judged
from twosource.language import similarity
from twosource.model import Figure, Span, Time

__all__ = ["AGREED", "SHIPPED", "Agreeing", "cut_off", "figures_given", "most", "signs_of"]

SHIPPED = Path(__file__).parent / "data" / "agreeing.json"
# Whether one report says what another says, from this probability on. Of labelled pairs that were drawn wide,
# which are hard ones, 88 of 100 are right so, of those that the rules propose 95; of those shown for whole
# stories more, as many stand there word for word. Of what the rules leave open the model of inference must be
# as sure as the second by itself: all words may be alike, and one of them another.
AGREED, BY_ITSELF = 0.78, 0.7

_ROUGHLY = re.compile(
    r"\b(?:nearly|almost|about|around|some|roughly|approximately|close to|an estimated) $", re.IGNORECASE
)
# More figures or times that are not given tell no more.
MOST_MISSING = 2

# What follows a noun that describes no other: a man who, and not a man-made lake or a police car.
_NO_NOUN = (
    r"(?=$|[^\w\s-]|\s(?:and|as|at|by|for|from|had|has|in|is|of|on|or|than|that|to|was|were|who|with)\b)"
)

Flat = Sequence[tuple[Unit, Sentence]]


@cache
def _weights() -> Logistic:
    stored = json.loads(SHIPPED.read_text("utf-8"))
    return Logistic(stored["bias"], stored["weights"])


def signs_of(verdict: Verdict, said: float) -> dict[str, float]:
    """What is weighed of a pair; ``said`` is how probably the model of inference lets the sentence say it."""
    alignment = verdict.alignment
    u, v = alignment.u, alignment.v
    return {
        "said": log_odds(said),
        "score": verdict.score,
        "coverage": alignment.coverage,
        "predicate": alignment.predicate,
        **_values(alignment.figures, "figures"),
        **_values(alignment.times, "times"),
        "words": float(len(u.span.text.split())),
        "words_there": float(len(v.sentence.text.split())),
        "modality": float(u.modality == v.modality),
        "direct": float(u.direct),
    }


def _values(pairs: Sequence[ValuePair], name: str) -> dict[str, float]:
    """How many figures or times of a clause the other has, or rounded, lacks, and has otherwise."""
    relations = [pair.relation for pair in pairs]
    return {
        name: float(sum(r in ("equal", "rounding") for r in relations)),
        f"{name}_missing": float(min(MOST_MISSING, relations.count("missing"))),
        f"{name}_otherwise": float(sum(r not in AGREE and r != "missing" for r in relations)),
    }


def most(verdict: Verdict) -> float:
    """How sure a pair can become at the most, whatever the model of inference says of it."""
    return _weights()(signs_of(verdict, 1.0))


def figures_given(alignment: Alignment) -> bool:
    """Whether each figure has one that stands for it there, or stands there itself in a clause beside."""
    text = alignment.v.sentence.text.lower()
    words = set(re.findall(r"\w+", text))
    return all(
        words.issuperset(re.findall(r"\w+", pair.a.span.text.lower())) or _is_one_there(pair.a, text)
        for pair in alignment.figures
        if pair.relation == "missing"
    )


def _is_one_there(value: Figure | Time, text: str) -> bool:
    """Whether one of a thing is told there without a number: one man, and a man or another man."""
    if not isinstance(value, Figure) or value.value != 1 or value.unit is not None or not value.concept:
        return False
    noun = re.escape(value.concept.lower().split()[-1])
    return re.search(rf"\b(?:an?|another) (?:[\w-]+ ){{0,2}}{noun}{_NO_NOUN}", text) is not None


class Agreeing:
    """The answers for the clauses of one story; ``verdicts`` are the rules' on its pairs."""

    def __init__(
        self, context: Context, flat: Flat, sayings: Sayings, verdicts: Mapping[tuple[int, int], Verdict]
    ) -> None:
        self._context = context
        self._flat = flat
        self._sayings = sayings
        self._verdicts = verdicts
        self._known: dict[Part, float] = {}
        self._parts: dict[tuple[int, int, int], Verdict] = {}
        self._beside: dict[Span, list[int]] = defaultdict(list)
        for n, (unit, _) in enumerate(flat):
            self._beside[unit.sentence].append(n)

    def sure(self, u: int, others: Sequence[int], end: int | None = None) -> list[float]:
        """How probably the sentence of each of ``others`` says all of the clause ``u``, up to offset ``end``.

        1 where it stands there word for word. Each pair is one that the rules have judged.
        """
        self.ask([(u, v, end) for v in others])
        return [self._known[u, v, end] for v in others]

    def ask(self, parts: Iterable[Part]) -> None:
        """Answers all of ``parts`` together: that is faster than one by one."""
        new = [part for part in dict.fromkeys(parts) if part not in self._known]
        self._sayings.ask(new)
        for part, verdict in zip(new, self._judged(new), strict=True):
            u, v, end = part
            if self._another_time(u, v, end) or self._denied_inside(u, v, end):
                self._known[part] = 0.0
            elif self._sayings.printed(u, v, end):
                self._known[part] = 1.0
            elif verdict is None or not figures_given(verdict.alignment) or _is_apart(verdict):
                self._known[part] = 0.0
            else:
                self._known[part] = self._weighed(verdict, self._said(part, verdict))

    def _said(self, part: Part, verdict: Verdict) -> float:
        """How probably the model lets the sentence say it, with the clause's number for a rounded one."""
        u, v, end = part
        rounded = [
            (_with_roughly(pair.b.span, verdict.alignment.v.sentence), pair.a.span.text)
            for pair in verdict.alignment.figures
            if pair.b is not None and pair.relation == "rounding" and verdict.relation == "supports"
        ]
        return self._sayings.says(u, [v], end)[0] if not rounded else self._sayings.with_values(part, rounded)

    @staticmethod
    def _weighed(verdict: Verdict, said: float) -> float:
        if verdict.relation != "supports" and said < BY_ITSELF:
            return 0.0
        return _weights()(signs_of(verdict, said))

    def _another_time(self, u: int, v: int, end: int | None) -> bool:
        """Whether the clause is cut before a month or year that the other sentence does not name."""
        span = self._flat[u][0].span
        found = MONTH_OR_YEAR.search(span.text[end - span.start :]) if end is not None else None
        return found is not None and found.group() not in self._flat[v][0].sentence.text

    def _denied_inside(self, u: int, v: int, end: int | None) -> bool:
        """Whether a clause inside of ``u`` is contradicted there: "Holm, who was born in Oslo, resigned"."""
        unit = self._flat[u][0]
        inside = [
            n
            for n in self._beside[unit.sentence]
            if n != u and _lies_in(self._flat[n][0].span, unit.span.start, end or unit.span.end)
        ]
        there = self._beside[self._flat[v][0].sentence] if inside else ()
        found = (self._verdicts.get(pair) for n in inside for m in there for pair in ((n, m), (m, n)))
        return any(verdict is not None and verdict.relation == "contradicts" for verdict in found)

    def _judged(self, parts: Sequence[Part]) -> list[Verdict | None]:
        cut = [(u, v, end) for u, v, end in parts if end is not None]
        found = dict(zip(cut, self.of_parts(cut), strict=True))
        return [self._verdicts.get((u, v)) if end is None else found[u, v, end] for u, v, end in parts]

    def alone(self, part: tuple[int, int, int], end: int | None) -> float:
        """How probably the other clause up to ``end``, without its sentence, says the first clause."""
        u, v, own = part
        return self._sayings.alone(u, v, own, end)

    def of_parts(self, parts: Sequence[tuple[int, int, int]]) -> list[Verdict]:
        """What the rules say of clauses up to an offset: (clause, other clause, offset)."""
        new = [part for part in dict.fromkeys(parts) if part not in self._parts]
        found = []
        for u, v, end in new:
            cut, (there, sentence) = cut_off(self._flat[u][0], end), self._flat[v]
            found.append(align(cut, there, sentence.units, self._context.similar, self._context.rarity))
        meanings = similarity([(a.u.span.text, a.v.span.text) for a in found]) if found else ()
        for part, alignment, meaning in zip(new, found, meanings, strict=True):
            self._parts[part] = judged(alignment, float(meaning), self._context.rarity)
        return [self._parts[part] for part in parts]


def _with_roughly(figure: Span, sentence: Span) -> Span:
    """A figure's words with the one before it that says that it is rough, all in their sentence."""
    before = _ROUGHLY.search(sentence.text[: figure.start - sentence.start])
    if before is None or not sentence.start <= figure.start < sentence.end:
        return figure
    start = sentence.start + before.start()
    return Span(figure.report, start, figure.end, sentence.text[before.start() : figure.end - sentence.start])


def _lies_in(span: Span, start: int, end: int) -> bool:
    return start <= span.start and span.end <= end and (span.start, span.end) != (start, end)


def _is_apart(verdict: Verdict) -> bool:
    """Whether a rule keeps two clauses apart; one that supports the other has been asked for it."""
    return verdict.relation != "supports" and bool(apart(verdict.alignment))


def cut_off(unit: Unit, end: int) -> Unit:
    """The clause without what stands behind the offset ``end``."""
    span = unit.span
    return replace(
        unit,
        span=Span(span.report, span.start, end, span.text[: end - span.start]),
        terms=tuple(t for t in unit.terms if t.start < end),
        figures=tuple(f for f in unit.figures if f.span.start < end),
        times=tuple(t for t in unit.times if t.span.start < end),
    )
