"""Whether a sentence of one report says a clause of another, by the model of inference.

A clause is made whole first: who a pronoun means and a subject that stands elsewhere in its sentence are put
in, as the model reads it alone. Nothing of this is shown; what is shown are slices of the reports.
"""

import re
from collections.abc import Sequence

from twosource.claims.context import Context, Sentence
from twosource.claims.judge import judge
from twosource.claims.units import Unit
from twosource.language import inference_states

__all__ = ["Sayings", "made_whole"]

PRONOUNS = frozenset({"he", "she", "they", "him", "her", "them", "it", "his", "their", "its"})
POSSESSIVE = frozenset({"his", "their", "its"})

Flat = Sequence[tuple[Unit, Sentence]]


def made_whole(unit: Unit, names: dict[str, str]) -> str:
    """The words of a clause with its subject and the names behind its pronouns; ``names`` by person key."""
    text, base = unit.span.text, unit.span.start
    for term in sorted(unit.terms, key=lambda t: -t.start):
        start, end = term.start - base, term.end - base
        word = text[start:end].lower() if start >= 0 else ""
        if word in PRONOUNS and term.key in names:
            text = text[:start] + names[term.key] + ("'s" if word in POSSESSIVE else "") + text[end:]
    subject = [t for t in unit.terms if t.role == "subj"]
    if subject and not any(unit.span.start <= t.start < unit.span.end for t in subject):
        sentence = unit.sentence
        words = [
            names.get(t.key) or sentence.text[t.start - sentence.start : t.end - sentence.start]
            for t in sorted(subject, key=lambda t: t.start)
            if sentence.start <= t.start < sentence.end
        ]
        text = " ".join([*dict.fromkeys(words), text])
    text = text.strip(" ,;:—–-")
    return text[:1].upper() + text[1:]


class Sayings:
    """The answers for the clauses of one story, each asked for once."""

    def __init__(self, context: Context, flat: Flat) -> None:
        self._flat = flat
        self._names = {"@" + person.id: person.name for person in context.people}
        self._known: dict[tuple[int, int], tuple[float, float]] = {}

    def says(self, u: int, others: Sequence[int]) -> list[float]:
        """How probably the sentence of each of ``others`` says the clause ``u``."""
        self.ask([(u, v) for v in others])
        return [self._known[u, v][0] for v in others]

    def denies(self, u: int, v: int) -> float:
        """How probably the sentence of ``v`` says otherwise than the clause ``u``."""
        self.ask([(u, v)])
        return self._known[u, v][1]

    def ask(self, pairs: Sequence[tuple[int, int]]) -> None:
        """Reads all of ``pairs`` that have not been, together: that is faster than one by one."""
        new = []
        for u, v in dict.fromkeys(pairs):
            if (u, v) in self._known:
                continue
            if _plain(self._flat[u][0].span.text) in _plain(self._flat[v][0].sentence.text):
                self._known[u, v] = (1.0, 0.0)
            else:
                new.append((u, v))
        texts = [(self._flat[v][0].sentence.text, made_whole(self._flat[u][0], self._names)) for u, v in new]
        for pair, state in zip(new, inference_states(texts), strict=True):
            self._known[pair] = judge().says({}, state), judge().denies({}, state)


def _plain(text: str) -> str:
    return " " + " ".join(re.findall(r"\w+", text.lower())) + " "
