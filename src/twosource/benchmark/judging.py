"""Fits the judge of claims to the probes, and says what it does on stories it was not fitted to.

    python -m twosource.benchmark.judging GOLD [--write]

A row is a sentence of a report and a claim brought to its story: the sentence is evidence for the claim,
against it, or neither. The given probes and our own development probes teach; the held-out ones do not.
Printed is what folds by story give: average precision of finding evidence, and the share of evidence told
right for or against. ``--write`` keeps the weights (``claims/data/judge.json``).
"""

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from importlib.resources import files
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from twosource.benchmark.claims import asked_by_story
from twosource.claims.judge import ABOUT, OPPOSES

FOLDS = 5
# Sentences beyond these of a report, by likeness, are far from any claim and teach nothing.
NEAREST = 8
# There are some forty sentences without evidence to each one with it.
NEITHER = 0.25
RIDGE = {"about": 50.0, "opposes": 20.0}
ROUNDS = 30

Rows = NDArray[np.float64]


class Taught(NamedTuple):
    """One sentence read for one claim, and what the gold says of it."""

    story: str
    signs: dict[str, float]
    label: str  # for, against, neither, unclear
    rank: int  # by likeness in its report


def taught(gold: Path, names: Sequence[str]) -> Iterator[Taught]:
    """The sentences of the probes of ``names``, each with its signs. Raises MissingGold."""
    from twosource.claims.checking import reader_for

    for name in names:
        for asked, story, reports in asked_by_story(gold, name):
            for one in asked:
                reader = reader_for(
                    one.probe["claim"], story.parsed, story.quotations, story.people, story.copying
                )
                against = one.probe["state"] == "contradicted"
                for document in story.parsed:
                    report = reports[document.report.id]
                    found = reader.near(document.report.id)
                    ranks = {id(f): n for n, f in enumerate(sorted(found, key=lambda f: f.like.margin))}
                    for near in found:
                        text = near.alignment.v.sentence.text
                        label = _label(text, report, one.evidence, one.partial)
                        if label == "evidence":
                            label = "against" if against else "for"
                        yield Taught(one.probe["event"], reader.signs(near).values, label, ranks[id(near)])


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


class Lesson(NamedTuple):
    """What one model learns from: rows, answers, weights, the story of each row."""

    x: Rows
    y: Rows
    weight: Rows
    stories: list[str]


def lesson(rows: Sequence[Taught], model: str) -> Lesson:
    """The rows of ``model``, "about" or "opposes"."""
    columns: tuple[str, ...]
    positive: tuple[str, ...]
    if model == "about":
        own = [
            r for r in rows if r.label in ("for", "against") or (r.label == "neither" and r.rank < NEAREST)
        ]
        columns, positive = ABOUT, ("for", "against")
    else:
        own = [r for r in rows if r.label in ("for", "against")]
        columns, positive = OPPOSES, ("against",)
    return Lesson(
        np.array([[r.signs[name] for name in columns] for r in own]),
        np.array([float(r.label in positive) for r in own]),
        np.array([NEITHER if r.label == "neither" else 1.0 for r in own]),
        [r.story for r in own],
    )


def crossed(learned: Lesson, ridge: float) -> Rows:
    """The score of each row by a model that has not seen its story."""
    stories = sorted(set(learned.stories))
    scores = np.zeros(len(learned.y))
    for fold in range(FOLDS):
        held = np.isin(learned.stories, stories[fold::FOLDS])
        if held.any():
            bias, w = fit(learned.x[~held], learned.y[~held], learned.weight[~held], ridge)
            scores[held] = bias + learned.x[held] @ w
    return scores


def precision(y: Rows, scores: Rows) -> float:
    """Average precision."""
    hit = y[np.argsort(-scores, kind="stable")] > 0
    return float((np.cumsum(hit) / np.arange(1, len(hit) + 1))[hit].mean())


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(prog="python -m twosource.benchmark.judging", description=__doc__)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--write", action="store_true")
    told = parser.parse_args(arguments)
    rows = list(taught(told.gold, ("given", "dev")))
    stored: dict[str, Any] = {}
    for model, names in (("about", ABOUT), ("opposes", OPPOSES)):
        learned = lesson(rows, model)
        scores = crossed(learned, RIDGE[model])
        right = float(((scores > 0) == (learned.y > 0)).mean())
        sys.stdout.write(
            f"{model}: {len(learned.y)} rows of {len(set(learned.stories))} stories; on unseen stories "
            f"average precision {precision(learned.y, scores):.3f}, told right {right:.3f}\n"
        )
        bias, weights = fit(learned.x, learned.y, learned.weight, RIDGE[model])
        stored[model] = {
            "bias": round(bias, 4),
            "weights": {name: round(float(w), 4) for name, w in zip(names, weights, strict=True)},
        }
    if told.write:
        place = Path(str(files("twosource.claims") / "data" / "judge.json"))
        place.write_text(json.dumps(stored, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
