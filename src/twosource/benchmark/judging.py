"""Fits the judge of claims to the probes, and says what it does on stories it was not fitted to.

    python -m twosource.benchmark.judging GOLD [--write [PATH]] [--sets given dev]

A row is a sentence of a report and a claim brought to its story: the sentence is evidence for the claim,
against it, or neither. All probes teach the judge that ships. What it does on stories that nobody developed
on is measured with one that the held-out probes did not teach (``--sets given dev --write judge.json``, then
``python -m twosource.benchmark.claims --only held-out --judge judge.json``).
Printed is what folds by story give: average precision, and the share told right, of each model. The models
of the last step learn from what the models before them say of stories that they have not seen.
What a judge of all but a few of the stories does on those few: ``python -m twosource.benchmark.unseen``.
``--write`` keeps the weights, in ``claims/data/judge.json`` if no other place is named.
"""

import argparse
import json
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from twosource.benchmark._folds import FOLDS, scores_unseen
from twosource.benchmark._lessons import lessons
from twosource.benchmark._probing import Asked
from twosource.benchmark.claims import SETS, asked_by_story
from twosource.claims.judge import LIKELY, SHIPPED
from twosource.claims.weighing import Weighed, in_story, likeliest
from twosource.dossier.walking import Walked
from twosource.model import Span

# Sentences beyond these of a report, by likeness, are far from any claim and teach nothing.
NEAREST = 8
# The weight of a sentence without evidence: there are some forty to each one with it, ten read closely.
NEITHER = {"likely": 0.25, "about_in_story": 1.0}
NEITHER_CLOSELY = 0.5
RIDGE = {"likely": 50.0, "about_in_story": 3.0, "opposes_in_story": 3.0}
RIDGE_OF_ANSWERS = 30.0
ROUNDS = 30

Rows = NDArray[np.float64]


class Taught(NamedTuple):
    """One sentence read for one claim, and what the gold says of it."""

    story: str
    claim: str
    sentence: Span
    signs: dict[str, float]
    label: str  # for, against, neither, unclear
    rank: int  # by likeness in its report
    closely: bool  # whether it is worth the model of inference
    made: bool  # whether the claim was made from the story (_lessons.py)


def taught(gold: Path, names: Sequence[str]) -> Iterator[Taught]:
    """The sentences of the probes of ``names``, and of claims made from them, each with its signs.

    Raises MissingGold.
    """
    for name in names:
        for asked, story, reports in asked_by_story(gold, name):
            yield from taught_by(asked, story, reports)


def taught_by(asked: Sequence[Asked], story: Walked, reports: Mapping[str, str]) -> Iterator[Taught]:
    """The sentences of one story; ``reports`` maps ids to the gold's names."""
    for one in asked:
        against = one.probe["state"] == "contradicted"
        labels = {
            s: _label(s.text, reports[d.report.id], one.evidence, one.partial)
            for d in story.parsed
            for s in d.sentences
        }
        labels = {s: _side(label, against=against) for s, label in labels.items()}
        yield from _read(one.probe["event"], one.probe["claim"], story, labels, made=False)
    made: dict[str, dict[Span, str]] = defaultdict(dict)
    for lesson in lessons(asked, story.parsed):
        for d in story.parsed:
            for s in d.sentences:
                here = lesson.report in (d.report.id, reports[d.report.id])
                if here and s.text in (lesson.sentence, lesson.sentence.strip()):
                    made[lesson.claim][s] = lesson.label
    for claim, labels in made.items():
        read = _read(asked[0].probe["event"], claim, story, labels, made=True)
        yield from (row for row in read if row.label != "unclear")


def _read(event: str, claim: str, story: Walked, labels: dict[Span, str], *, made: bool) -> Iterator[Taught]:
    """The sentences of a story that are worth a look for a claim; those without a label are unclear."""
    from twosource.claims.checking import reader_for

    reader = reader_for(claim, story.parsed, story.quotations, story.people, story.copying)
    for document in story.parsed:
        found = reader.measured(document.report.id)
        closely = {id(m) for m in likeliest(found)}
        ranks = {id(m): n for n, m in enumerate(sorted(found, key=lambda m: m.near.like.margin))}
        for m in found:
            label = labels.get(m.sentence, "unclear")
            closer = id(m) in closely
            yield Taught(event, claim, m.sentence, m.signs.values, label, ranks[id(m)], closer, made)


def _side(label: str, *, against: bool) -> str:
    return label if label != "evidence" else "against" if against else "for"


def _label(
    text: str, report: str, evidence: Sequence[tuple[str, str]], partial: Sequence[tuple[str, str]]
) -> str:
    for name, words in evidence:
        if name == report and (text in words or words in text or (len(words) > 20 and words[:40] in text)):
            # A sentence that is a small part of what was marked may not say it alone.
            return "evidence" if words in text or len(text) >= 0.75 * len(words) else "unclear"
    if any(name == report and (text in words or words in text) for name, words in partial):
        return "unclear"
    return "neither"


def fit(x: Rows, y: Rows, weight: Rows, ridge: float) -> tuple[float, Rows]:
    """Bias and weights of a ridge-held logistic regression over standardised columns (Newton's method)."""
    mean, spread = x.mean(axis=0), x.std(axis=0)
    spread[spread == 0] = 1.0
    z = np.column_stack([np.ones(len(x)), (x - mean) / spread])
    held = np.full(z.shape[1], ridge)
    held[0] = 1e-6
    w = np.zeros(z.shape[1])
    for _ in range(ROUNDS):
        p = 1 / (1 + np.exp(-z @ w))
        slope = z.T @ (weight * (p - y)) + held * w
        curve = (z * (weight * p * (1 - p))[:, None]).T @ z + np.diag(held)
        step = np.linalg.solve(curve, slope)
        w -= step
        if np.abs(step).max() < 1e-8:
            break
    plain = w[1:] / spread
    return float(w[0] - plain @ mean), plain


class Course(NamedTuple):
    """What one model learns from: the rows taught, what it weighs of each, answers, weights."""

    rows: list[Taught]
    x: Rows
    y: Rows
    weight: Rows

    @property
    def stories(self) -> list[str]:
        return [row.story for row in self.rows]


def course(model: str, rows: Sequence[Taught], columns: Rows) -> Course:
    """The rows that ``model`` learns from; ``columns`` is what it weighs of each of ``rows``."""
    opposing = model.startswith("opposes")
    positive = {"says": ("for",), "denies": ("against",)}.get(model, ("for", "against"))
    if opposing:
        positive = ("against",)

    def teaches(row: Taught) -> bool:
        if row.label == "neither":
            return not opposing and (row.rank < NEAREST if model == "likely" else row.closely)
        return row.label != "unclear"

    own = [n for n, row in enumerate(rows) if teaches(row)]
    chosen = [rows[n] for n in own]
    return Course(
        chosen,
        columns[own],
        np.array([float(r.label in positive) for r in chosen]),
        np.array([NEITHER.get(model, NEITHER_CLOSELY) if r.label == "neither" else 1.0 for r in chosen]),
    )


def crossed(learned: Course, ridge: float, rows: Sequence[Taught], columns: Rows) -> Rows:
    """The score of each of ``rows`` by a model that has not learned from its story."""
    stories = sorted({row.story for row in rows})
    own, asked = np.array(learned.stories), np.array([row.story for row in rows])
    scores = np.zeros(len(rows))
    for fold in range(FOLDS):
        held = stories[fold::FOLDS]
        teach, answer = ~np.isin(own, held), np.isin(asked, held)
        bias, w = fit(learned.x[teach], learned.y[teach], learned.weight[teach], ridge)
        scores[answer] = bias + columns[answer] @ w
    return scores


def precision(y: Rows, scores: Rows) -> float:
    """Average precision."""
    hit = y[np.argsort(-scores, kind="stable")] > 0
    return float((np.cumsum(hit) / np.arange(1, len(hit) + 1))[hit].mean())


def teach(
    model: str, rows: Sequence[Taught], columns: Rows, names: Sequence[str]
) -> tuple[Rows, dict[str, Any]]:
    """Fits ``model``; returns its probabilities on stories unseen, and what is stored of it.

    The first ``columns`` are signs by ``names``, the rest the model's answers.
    """
    learned = course(model, rows, columns)
    ridge = RIDGE.get(model, RIDGE_OF_ANSWERS)
    scores = crossed(learned, ridge, rows, columns)
    own = crossed(learned, ridge, learned.rows, learned.x)
    right = float(((own > 0) == (learned.y > 0)).mean())
    sys.stdout.write(
        f"{model}: {len(learned.y)} rows of {len(set(learned.stories))} stories; on unseen stories "
        f"average precision {precision(learned.y, own):.3f}, told right {right:.3f}\n"
    )
    bias, weights = fit(learned.x, learned.y, learned.weight, ridge)
    numbers = [round(float(w), 4) for w in weights]
    stored = {
        "bias": round(bias, 4),
        "weights": dict(zip(names, numbers[: len(names)], strict=True)),
        "answers": numbers[len(names) :],
    }
    return 1 / (1 + np.exp(-scores)), stored


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(prog="python -m twosource.benchmark.judging", description=__doc__)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--sets", nargs="+", choices=SETS, default=SETS)
    parser.add_argument("--write", nargs="?", type=Path, const=SHIPPED)
    told = parser.parse_args(arguments)
    stored = fitted(list(taught(told.gold, told.sets)))
    if told.write:
        told.write.write_text(json.dumps(stored, separators=(",", ":")) + "\n", "utf-8")


def fitted(rows: Sequence[Taught]) -> dict[str, dict[str, Any]]:
    """All models of a judge, taught by ``rows``, as they are stored."""
    stored: dict[str, dict[str, Any]] = {}
    few = np.array([[r.signs[name] for name in LIKELY] for r in rows])
    _, stored["likely"] = teach("likely", rows, few, LIKELY)

    rows = [r for r in rows if r.closely or r.label != "neither"]
    names = tuple(sorted(rows[0].signs))
    answers = scores_unseen([r.story for r in rows], [(r.sentence.text, r.claim) for r in rows])
    columns = np.column_stack([np.array([[r.signs[name] for name in names] for r in rows]), answers])
    about, stored["about"] = teach("about", rows, columns, names)
    opposes, stored["opposes"] = teach("opposes", rows, columns, names)

    _, stored["says"] = teach("says", rows, answers, ())
    _, stored["denies"] = teach("denies", rows, answers, ())

    rows, columns, names = _in_story(rows, about, opposes)
    _, stored["about_in_story"] = teach("about_in_story", rows, columns, names)
    _, stored["opposes_in_story"] = teach("opposes_in_story", rows, columns, names)
    return stored


def _in_story(
    rows: Sequence[Taught], about: Rows, opposes: Rows
) -> tuple[list[Taught], Rows, tuple[str, ...]]:
    """The rows read closely, claim by claim, with the signs of how each stands in its story."""
    by_claim: dict[tuple[str, str], list[int]] = defaultdict(list)
    for n, row in enumerate(rows):
        if row.closely and not row.made:
            by_claim[row.story, row.claim].append(n)
    own: list[Taught] = []
    signs: list[Mapping[str, float]] = []
    for numbers in by_claim.values():
        own += [rows[n] for n in numbers]
        weighed = [Weighed(float(about[n]), float(opposes[n])) for n in numbers]
        signs += in_story([rows[n].sentence for n in numbers], weighed)
    names = tuple(signs[0])
    return own, np.array([[s[name] for name in names] for s in signs]), names


if __name__ == "__main__":
    main()
