"""What every judgement about one story needs: its units by sentence, and how telling each word is."""

import math
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from twosource.claims.lexicon import WordSimilarity
from twosource.claims.units import Unit, units
from twosource.language import Parsed
from twosource.model import Copying, Person, Quotation, Span

# A term that stands in every sentence (the story's subject) still says something: the floor of its weight.
COMMONEST = 0.35


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a report with its units, in text order."""

    report: str
    index: int
    units: tuple[Unit, ...]


@dataclass(frozen=True, slots=True)
class Context:
    parsed: tuple[Parsed, ...]
    quotations: tuple[Quotation, ...]
    people: tuple[Person, ...]
    copying: Copying
    sentences: tuple[Sentence, ...]
    similar: WordSimilarity
    rarity: dict[str, float]
    by_report: dict[str, tuple[Unit, ...]]  # in the order of their starts

    def within(self, span: Span) -> Iterator[Unit]:
        """The units that lie in ``span``."""
        units = self.by_report.get(span.report, ())
        for unit in units[bisect_left(units, span.start, key=_start) :]:
            if unit.span.start > span.end:
                break
            if unit.span.end <= span.end:
                yield unit

    def units(self) -> Iterator[tuple[Unit, Sentence]]:
        for sentence in self.sentences:
            for unit in sentence.units:
                yield unit, sentence


def prepare(
    parsed: Sequence[Parsed],
    quotations: Sequence[Quotation],
    people: Sequence[Person],
    copying: Copying,
    *,
    extra: Sequence[Unit] = (),
) -> Context:
    """Builds the context of a story; ``extra`` units (a claim somebody brings) join its vocabulary."""
    sentences: list[Sentence] = []
    for document in parsed:
        by_index: dict[int, list[Unit]] = {}
        for unit in units(document, quotations, people):
            by_index.setdefault(unit.index, []).append(unit)
        sentences.extend(Sentence(document.report.id, i, tuple(by_index[i])) for i in sorted(by_index))
    everything = [unit for sentence in sentences for unit in sentence.units] + list(extra)
    words = {term.key for unit in everything for term in unit.terms if not term.named}
    words |= {w.lower() for unit in everything for f in unit.figures if f.concept for w in f.concept.split()}
    return Context(
        parsed=tuple(parsed),
        quotations=tuple(quotations),
        people=tuple(people),
        copying=copying,
        sentences=tuple(sentences),
        similar=WordSimilarity(words),
        rarity=_rarity(sentences),
        by_report=_by_report(sentences),
    )


def _by_report(sentences: Sequence[Sentence]) -> dict[str, tuple[Unit, ...]]:
    found: dict[str, list[Unit]] = {}
    for sentence in sentences:
        found.setdefault(sentence.report, []).extend(sentence.units)
    return {report: tuple(sorted(units, key=_start)) for report, units in found.items()}


def _start(unit: Unit) -> int:
    return unit.span.start


def _rarity(sentences: Sequence[Sentence]) -> dict[str, float]:
    """Inverse sentence frequency within the story, scaled to COMMONEST..1 (Sparck Jones 1972)."""
    counts: Counter[str] = Counter()
    for sentence in sentences:
        counts.update({term.key for unit in sentence.units for term in unit.terms})
    top = math.log(1 + len(sentences)) or 1.0
    return {
        key: max(COMMONEST, min(1.0, math.log((1 + len(sentences)) / count) / top))
        for key, count in counts.items()
    }
