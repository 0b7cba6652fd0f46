"""What teaches the last layers of the model of inference: pairs of a sentence and what is held against it.

For claims that somebody brings: the sentences read for all probes and for claims made of them, the labelled
pairs of ``agreements.jsonl`` but those drawn wide, and the lessons of the first writers. For clauses of other
reports: all labelled pairs and lessons, the sentences read for the probes, the pairs of ``rivals.jsonl`` (as
they stand, and with their values exchanged) and of ``conflicts.jsonl``, and those pairs of ``minimal.jsonl``
and ``apart.jsonl`` that rules were made with.
"""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from twosource.benchmark import agreement, conflicts, rivals
from twosource.benchmark._folds import DATA
from twosource.benchmark._labels import by_story, context_of
from twosource.benchmark.claims import SETS, texts_by_story
from twosource.benchmark.judging import taught
from twosource.claims.context import Sentence
from twosource.claims.saying import Sayings
from twosource.claims.units import Unit
from twosource.claims.valuepairs import Values
from twosource.language.inference import Read
from twosource.model import Span

__all__ = ["ANSWERS", "NOT_DENIED", "NOT_SAID", "Lesson", "schooling"]

ANSWERS = {"neither": 0, "for": 1, "against": 2}
# A pair that a reader found not said may be neither or denied, and of one that both can hold it is only known
# that neither denies the other.
NOT_SAID, NOT_DENIED = 3, 4
# Claims made by script count half.
MADE = 0.5
# What can both hold, by the outcome that a reader gave. Of updates, roundings and what is only attributed
# the words themselves may exclude each other.
BOTH_HOLD = frozenset({"scope", "list", "same-name", "refinement", "not-comparable"})

Rows = Sequence[dict[str, Any]]


class Lesson(NamedTuple):
    """A sentence, what is held against it, what the one is to the other, and where they come from."""

    sentence: str
    held: str
    answer: int
    story: str
    weight: float
    many: bool = False  # one of the many sentences that say nothing of a claim


def schooling(read: Read, gold: Path) -> list[Lesson]:
    """All that teaches for what is ``read``. Raises MissingGold."""
    every = read == "clauses"
    texts = texts_by_story(gold)
    found = [*_of_probes(gold, made=not every), *_of_agreements(texts, every=every)]
    found += _of_lessons(texts, every=every)
    if every:
        for of_story, labels in ((_of_rivals, rivals.LABELS), (_of_conflicts, conflicts.LABELS)):
            for story, rows in by_story(labels).items():
                found += of_story(story, rows, texts[story])
        found += _of_our_own()
    return found


def _of_probes(gold: Path, *, made: bool) -> Iterator[Lesson]:
    for row in taught(gold, SETS):
        near = row.label != "unclear" and (row.closely or row.label != "neither")
        if near and (made or not row.made):
            weight = MADE if row.made else 1.0
            many = row.label == "neither" and not row.made
            yield Lesson(row.sentence.text, row.claim, ANSWERS[row.label], row.story, weight, many)


def _of_agreements(texts: dict[str, dict[str, str]], *, every: bool) -> Iterator[Lesson]:
    for story, rows in by_story(agreement.LABELS).items():
        for row, pair, sayings in agreement.matched(rows, texts[story]):
            if every or row.get("draw") != "wide":
                answer = "for" if row["said"] else "against" if row.get("denied") else None
                # A claim is held against the sentence as it stands, a clause against one with its names.
                plain = pair.verdict.alignment.v.sentence.text
                sentence = sayings.sentence(pair.v) if every else plain
                number = NOT_SAID if answer is None else ANSWERS[answer]
                yield Lesson(sentence, sayings.clause(pair.u), number, story, 1.0)


def _of_lessons(texts: dict[str, dict[str, str]], *, every: bool) -> Iterator[Lesson]:
    for row in _rows("lessons.jsonl"):
        if every or row["writers"] == "first":
            report, start, end = row["sentence"]
            sentence = texts[row["story"]][report][start:end]
            many = row["label"] == "neither" and not every
            yield Lesson(sentence, row["claim"], ANSWERS[row["label"]], row["story"], 1.0, many)


def _of_rivals(story: str, rows: Rows, texts: dict[str, str]) -> list[Lesson]:
    """Of one thing's two values the sentence denies the core as it stands, and says it once exchanged."""
    context = context_of(rows, ("a", "b"), texts)
    flat = list(context.units())
    sayings = Sayings(context, flat)
    differ = {frozenset((tuple(row["a"]), tuple(row["b"]))): bool(row["differ"]) for row in rows}
    found: dict[Lesson, None] = {}
    for rival in Values(flat).rivals():
        real = differ.get(frozenset((_place(rival.a.span), _place(rival.b.span))))
        if real is None:
            continue
        exchanged, stands = (ANSWERS["for"], ANSWERS["against"]) if real else (NOT_SAID, NOT_DENIED)
        for u, v, own, other in (
            (rival.u, rival.v, rival.a.span, rival.b.span),
            (rival.v, rival.u, rival.b.span, rival.a.span),
        ):
            core = sayings.core(u, own).text
            found[Lesson(sayings.sentence(v, [(other, own.text)]), core, exchanged, story, 1.0)] = None
            found[Lesson(sayings.sentence(v), core, stands, story, 1.0)] = None
    return list(found)


def _of_conflicts(story: str, rows: Rows, texts: dict[str, str]) -> list[Lesson]:
    """The sentence of each side against the clause of the other."""
    context = context_of(rows, ("a", "b"), texts)
    flat = list(context.units())
    sayings = Sayings(context, flat)
    found = []
    for row in rows:
        sides = [_clause_at(flat, row[side]) for side in ("a", "b")]
        conflict = row["verdict"] == "conflict"
        if None in sides or not (conflict or row["verdict"] in BOTH_HOLD):
            continue
        answer = ANSWERS["against"] if conflict else NOT_DENIED
        for u, v in (sides, sides[::-1]):
            assert u is not None and v is not None
            found.append(Lesson(sayings.sentence(v), sayings.clause(u), answer, story, 1.0))
    return found


def _clause_at(flat: Sequence[tuple[Unit, Sentence]], place: Sequence[Any]) -> int | None:
    """The clause that has most of the words at a labelled place, and few others."""
    report, start, end = place
    shared = {
        n: (min(end, unit.span.end) - max(start, unit.span.start), -len(unit.span.text), -n)
        for n, (unit, _) in enumerate(flat)
        if unit.report == report
    }
    best = max(shared, key=lambda n: shared[n], default=None)
    return best if best is not None and shared[best][0] > 0 else None


def _of_our_own() -> Iterator[Lesson]:
    """Pairs of our own sentences, those that rules were made with; the others measure."""
    for row in _rows("minimal.jsonl"):
        if row["split"] == "dev":
            yield Lesson(row["told"], row["claim"], ANSWERS["for"] if row["said"] else NOT_SAID, "", 1.0)
    for row in _rows("apart.jsonl"):
        if row["split"] == "dev":
            answer = NOT_DENIED if row["holds"] else ANSWERS["against"]
            for one, other in (("one", "other"), ("other", "one")):
                yield Lesson(row[one], row[other], answer, "", 1.0)


def _place(span: Span) -> tuple[str, int, int]:
    return span.report, span.start, span.end


def _rows(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (DATA / name).read_text("utf-8").splitlines()]
