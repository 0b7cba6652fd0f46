"""What every judgement about one story needs: its units by sentence, and how telling each word is."""

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from twosource.claims.lexicon import WordSimilarity
from twosource.claims.storyunits import story_units
from twosource.claims.units import Unit
from twosource.language import Parsed
from twosource.model import Copying, Person, Quotation

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
    for document, own in zip(parsed, story_units(parsed, quotations, people), strict=True):
        by_index: dict[int, list[Unit]] = {}
        for unit in own:
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
    )


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
