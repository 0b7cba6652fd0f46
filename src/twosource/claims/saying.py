"""Whether a sentence of one report says a clause of another, by the model of inference.

A clause is made whole first: who a pronoun means and a subject that stands elsewhere in its sentence are put
in, as the model reads it alone. Nothing of this is shown; what is shown are slices of the reports.
"""

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple

from twosource.claims.context import Context, Sentence
from twosource.claims.cores import Core, core_of
from twosource.claims.judge import judge
from twosource.claims.terms import keys_of
from twosource.claims.units import Unit
from twosource.language import inference_scores
from twosource.language.inference import ANSWERS
from twosource.model import Span

__all__ = ["Against", "Exchange", "Part", "Sayings", "made_whole"]

SAYS = ANSWERS.index("says")
PRONOUNS = frozenset({"he", "she", "they", "him", "her", "them", "it", "his", "their", "its"})

Flat = Sequence[tuple[Unit, Sentence]]
# A clause, the one whose sentence it is held against, and the offset up to which it is; None is its own end.
Part = tuple[int, int, int | None]


class Exchange(NamedTuple):
    """The clause ``u``, up to the offset ``end``, held against the sentence of ``v`` with other values in it.

    Of each pair of ``values`` the first is a slice of the clause; it is put in the stead of the second, a
    slice of the sentence. Of a ``core`` no more than the first value's core is held against it (cores.py).
    """

    u: int
    v: int
    values: tuple[tuple[Span, Span], ...]
    end: int | None = None
    core: bool = False


class Against(NamedTuple):
    """The core of the clause ``u`` around ``value``, held against what ``v`` says around ``other``."""

    u: int
    value: Span
    v: int
    other: Span


def made_whole(unit: Unit, names: dict[str, str], end: int | None = None) -> str:
    """The words of a clause with its subject and the names behind its pronouns; ``names`` by person key.

    Up to the offset ``end`` where one is given.
    """
    base = unit.span.start
    text = unit.span.text if end is None else unit.span.text[: end - base]
    for term in sorted(unit.terms, key=lambda t: -t.start):
        start, stop = term.start - base, term.end - base
        word = text[start:stop].lower() if start >= 0 else ""
        # Whom a pronoun in the midst of a clause means, its own words mostly tell.
        if word in PRONOUNS and term.key in names and term.start == unit.subject:
            text = text[:start] + names[term.key] + text[stop:]
    here = unit.subject is not None and 0 <= unit.subject - base < len(text)
    if unit.meant is not None and unit.subject is not None and here:
        at = unit.subject - base
        text = text[:at] + unit.meant.text + re.sub(r"^\w+", "", text[at:])
    subject = [] if unit.meant is not None and here else [t for t in unit.terms if t.role == "subj"]
    if subject and not any(unit.span.start <= t.start < unit.span.end for t in subject):
        sentence = unit.sentence
        words = [
            names.get(t.key) or sentence.text[t.start - sentence.start : t.end - sentence.start]
            for t in sorted(subject, key=lambda t: t.start)
            if sentence.start <= t.start < sentence.end
        ]
        text = " ".join([*dict.fromkeys(words), text])
    text = text.strip(" ,;:—–-")
    # The model takes words without a stop for half a sentence.
    return text[:1].upper() + text[1:] + ("" if text[-1:] in '.!?”"’' else ".")


class Sayings:
    """The answers for the clauses of one story, each asked for once."""

    def __init__(self, context: Context, flat: Flat) -> None:
        self._flat = flat
        self._parsed = {document.report.id: document for document in context.parsed}
        keys = keys_of(context.people)
        self._names = {keys[person.id]: person.name for person in context.people}
        self._known: dict[Part, float] = {}
        self._exchanged: dict[Exchange, float] = {}
        self._cored: dict[tuple[int, Span], Core] = {}
        self._against: dict[tuple[int, Span, int], float] = {}

    def says(self, u: int, others: Sequence[int], end: int | None = None) -> list[float]:
        """How probably the sentence of each of ``others`` says the clause ``u``, up to its offset ``end``."""
        self.ask([(u, v, end) for v in others])
        return [self._known[u, v, end] for v in others]

    def clause(self, u: int, end: int | None = None) -> str:
        """The clause ``u``, up to its offset ``end``, as it is held against a sentence."""
        return made_whole(self._flat[u][0], self._names, end)

    def sentence(self, v: int, others: Sequence[tuple[Span, str]] = ()) -> str:
        """The sentence of ``v`` with whom its subject means, and other words in the stead of some of it."""
        sentence = self._flat[v][0].sentence
        put = {start: (end, words) for start, end, words in self._meant(self._flat[v][1])}
        put |= {span.start: (span.end, words) for span, words in others}
        text = sentence.text
        for start in sorted(put, reverse=True):
            end, words = put[start]
            text = text[: start - sentence.start] + words + text[end - sentence.start :]
        return text

    def printed(self, u: int, v: int, end: int | None = None) -> bool:
        """Whether a clause of that sentence has, word for word, the clause ``u``, up to ``end``.

        What stands before the words in their clause says when or where: behind a subject or a verb the same
        words may say another thing ("no evidence that the dam broke", "a model of the dam broke").
        """
        unit = self._flat[u][0]
        own = _plain(unit.span.text if end is None else unit.span.text[: end - unit.span.start])
        return any(_begins(own, other) for other in self._flat[v][1].units)

    def alone(self, u: int, v: int, end: int | None, other: int | None) -> float:
        """How probably the clause ``v``, up to its offset ``other`` and without its sentence, says ``u``."""
        (said,) = _said([(self.clause(v, other), self.clause(u, end))])
        return said

    @staticmethod
    def texts_said(texts: Sequence[tuple[str, str]]) -> list[float]:
        """How probably each first text says the second, as they stand."""
        return _said(texts)

    def with_values(self, part: Part, others: Sequence[tuple[Span, str]]) -> float:
        """How probably a sentence says a clause once other words stand in the stead of some of its own."""
        u, v, end = part
        (said,) = _said([(self.sentence(v, others), self.clause(u, end))])
        return said

    def elsewhere(self, parts: Sequence[Part]) -> list[float]:
        """How probably each clause is said there, read as a claim is: what matters is only that it may be."""
        new = [part for part in parts if not self.printed(*part)]
        texts = [(self.sentence(v), self.clause(u, end)) for u, v, end in new]
        found = dict(zip(new, self._read(texts), strict=True))
        return [found.get(part, 1.0) for part in parts]

    def exchanged(self, exchanges: Sequence[Exchange]) -> list[float]:
        """How probably each sentence says the clause, or its core, once its values are the clause's own."""
        new = [one for one in dict.fromkeys(exchanges) if one not in self._exchanged]
        read = [(one, self._put_in(one), words) for one in new for words in self._held_against(one)]
        answers = inference_scores([(told, words) for _, told, words in read])
        for (one, _, _), own in zip(read, answers, strict=True):
            self._exchanged[one] = max(self._exchanged.get(one, 0.0), judge().says({}, own))
        return [self._exchanged[one] for one in exchanges]

    def _put_in(self, exchange: Exchange) -> str:
        return self.sentence(exchange.v, [(other, own.text) for own, other in exchange.values])

    def _held_against(self, exchange: Exchange) -> tuple[str, ...]:
        if exchange.core:
            return self._cores(exchange.u, exchange.values[0][0])
        return (self.clause(exchange.u, exchange.end),)

    def cores_denied(self, cores: Sequence[tuple[int, Span, int]]) -> list[float]:
        """How probably the sentence of ``v`` says otherwise than the core of ``u`` around a value.

        Of each of ``cores``, which are triples of u, the value and v.
        """
        new = [one for one in dict.fromkeys(cores) if one not in self._against]
        read = [(one, words) for one in new for words in self._cores(*one[:2])]
        answers = inference_scores([(self.sentence(one[2]), words) for one, words in read])
        for (one, _), own in zip(read, answers, strict=True):
            self._against[one] = max(self._against.get(one, 0.0), judge().denies({}, own))
        return [self._against[one] for one in cores]

    def denied(self, pairs: Sequence[tuple[int, int]]) -> list[float]:
        """How probably the sentence of ``v`` says otherwise than the clause ``u``, for each (u, v)."""
        texts = [(self.sentence(v), self.clause(u)) for u, v in pairs]
        return [judge().denies({}, own) for own in inference_scores(texts)]

    def cores_said(self, cores: Sequence[Against]) -> list[float]:
        """How probably the sentence of ``v``, ``other`` turned into ``value``, says each core of ``u``."""
        return self._read([(self._with(one), self.core(one.u, one.value).text) for one in cores])

    def cores_say(self, cores: Sequence[Against]) -> list[float]:
        """How probably the core of ``v``, changed likewise, says each core of ``u`` without its sentence."""
        return self._read([(self._changed(one), self.core(one.u, one.value).text) for one in cores])

    def _changed(self, one: Against) -> str:
        return self.core(one.v, one.other).text.replace(one.other.text, one.value.text, 1)

    def slices_said(self, slices: Sequence[tuple[Against, int, int]]) -> list[float]:
        """How probably the sentence of ``v``, as for ``cores_said``, says a part of the clause of ``u``.

        With each of them the offsets in the report between which the part stands.
        """
        parts = [made_whole(self._part(one.u, start, end), self._names) for one, start, end in slices]
        return self._read([(self._with(one), part) for (one, _, _), part in zip(slices, parts, strict=True)])

    def _with(self, one: Against) -> str:
        return self.sentence(one.v, [(one.other, one.value.text)])

    def _part(self, u: int, start: int, end: int) -> Unit:
        unit = self._flat[u][0]
        base = unit.sentence.start
        text = unit.sentence.text[start - base : end - base]
        return replace(unit, span=Span(unit.report, start, end, text))

    def _read(self, texts: Sequence[tuple[str, str]]) -> list[float]:
        new = dict.fromkeys(texts)
        answers = dict(zip(new, inference_scores(list(new)), strict=True))
        return [judge().says({}, answers[one]) for one in texts]

    def core(self, u: int, value: Span) -> Core:
        """The core of the clause ``u`` around one of its values."""
        if (u, value) not in self._cored:
            document = self._parsed[self._flat[u][0].report]
            meant = {
                t.start: self._names[t.key]
                for t in self._flat[u][0].terms
                if t.key in self._names and document.report.text[t.start : t.end].lower() in PRONOUNS
            }
            unit = self._flat[u][0]
            if unit.meant is not None and unit.subject is not None:
                meant[unit.subject] = unit.meant.text
            self._cored[u, value] = core_of(document, value, meant)
        return self._cored[u, value]

    def _cores(self, u: int, value: Span) -> tuple[str, ...]:
        """The core, and the one without a borrowed subject."""
        core = self.core(u, value)
        return (core.text,) if core.bare is None else (core.text, core.bare)

    def _meant(self, sentence: Sentence) -> list[tuple[int, int, str]]:
        """The first pronoun that is the subject of one of its clauses, and the name of whom it means."""
        for unit in sentence.units:
            for term in unit.terms:
                words = unit.sentence.text[term.start - unit.sentence.start : term.end - unit.sentence.start]
                name = self._names.get(term.key)
                if term.start == unit.subject and words.lower() in PRONOUNS and name is not None:
                    known = name.split()[-1] in unit.sentence.text
                    return [] if known else [(term.start, term.end, name)]
        return []

    def ask(self, parts: Iterable[Part]) -> None:
        """Reads all of ``parts`` that have not been, together: that is faster than one by one."""
        new: list[Part] = []
        texts: list[tuple[str, str]] = []
        for part in dict.fromkeys(parts):
            u, v, end = part
            if part in self._known:
                continue
            if self.printed(u, v, end):
                self._known[part] = 1.0
            else:
                new.append(part)
                texts.append((self.sentence(v), self.clause(u, end)))
        self._known.update(zip(new, _said(texts), strict=True))


def _said(texts: Sequence[tuple[str, str]]) -> list[float]:
    """How probably each sentence says the clause beside it."""
    ordered = [(_in_order(told), _in_order(clause)) for told, clause in texts]
    return [math.exp(answers[SAYS]) for answers in inference_scores(ordered, read="clauses")]


def _in_order(text: str) -> str:
    """Two numbers listed, the lesser first: sons of 16 and 6 are sons of 6 and 16, which the model denies."""
    return _LISTED.sub(lambda m: " and ".join(sorted(m.groups(), key=float)), text)


def _begins(words: str, unit: Unit) -> bool:
    """Whether a clause has plain ``words``, and only a when or where before them."""
    ahead, found, _ = _plain(unit.span.text).partition(words)
    if not found:
        return False
    places = [m.start() for m in _WORD.finditer(unit.span.text)]
    start = unit.span.start + places[len(ahead.split())]
    return not any(
        t.role in ("subj", "pred", "obj") and unit.span.start <= t.start < t.end <= start for t in unit.terms
    )


_WORD = re.compile(r"\w+")
_LISTED = re.compile(r"(?<![\d.,-])(\d{1,3}) and (\d{1,3})(?![\d.,-]\d|[\w-])")


def _plain(text: str) -> str:
    return " " + " ".join(_WORD.findall(text.lower())) + " "
