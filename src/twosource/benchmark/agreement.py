"""Does one report say what another says? Clauses and sentences of two reports against labels of our own.

    python -m twosource.benchmark.agreement GOLD [--write]

``data/agreements.jsonl`` holds positions in texts of the gold data and no texts: a clause of one report, a
sentence of another, and whether a strict editor would let the second report stand for all that the clause
says. One reader labelled pairs drawn by chance from those that the rules take for agreement or nearly, and
twelve more readers pairs that were drawn wide, whatever the rules said; those that stand word for word in the
other report are left out. Printed is of both kinds, for what is weighed and for each part of it, average
precision, and what share of the true pairs is found where 95 of 100 are right; on topics that the weights
were not fitted to. ``--write`` fits them to all pairs of the first kind, as those that ship are.
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from twosource.benchmark._folds import fold_of, unseen_by
from twosource.benchmark._labels import by_story, context_of, store, topic_of, unseen
from twosource.benchmark.claims import texts_by_story
from twosource.benchmark.judging import Rows, precision
from twosource.claims.agreeing import SHIPPED, signs_of
from twosource.claims.pairing import judged_pairs
from twosource.claims.saying import Sayings, made_whole
from twosource.claims.terms import keys_of

LABELS = Path(__file__).with_name("data") / "agreements.jsonl"
RIDGE = 5.0
WANTED = 0.95
# A precision over fewer pairs than this is an accident.
LEAST = 20


class Pair(NamedTuple):
    """A labelled pair; ``clause`` is made whole, as the model of inference reads it."""

    story: str
    sentence: str
    clause: str
    signs: dict[str, float]
    cosine: float
    said: bool
    wide: bool  # drawn from all that may be agreed on, sure or not


def labelled(gold: Path) -> list[Pair]:
    """The labelled pairs with what is weighed of them. Raises MissingGold."""
    texts = texts_by_story(gold)
    return [pair for story, rows in by_story(LABELS).items() for pair in _pairs(story, rows, texts[story])]


def _pairs(story: str, rows: Sequence[dict[str, Any]], texts: dict[str, str]) -> list[Pair]:
    context = context_of(rows, ("clause", "sentence"), texts)
    flat = list(context.units())
    sayings = Sayings(context, flat)
    best: dict[tuple[Any, ...], Any] = {}
    for pair in judged_pairs(context, flat):
        clause, sentence = flat[pair.u][0].span, flat[pair.v][0].sentence
        key = (clause.report, clause.start, clause.end, sentence.report, sentence.start, sentence.end)
        if key not in best or pair.verdict.score > best[key].verdict.score:
            best[key] = pair
    known = [(row, best.get((*row["clause"], *row["sentence"]))) for row in rows]
    found = [(row, pair) for row, pair in known if pair is not None]
    with unseen_by(fold_of(story)):
        sayings.ask((pair.u, pair.v, None) for _, pair in found)
    keys = keys_of(context.people)
    names = {keys[person.id]: person.name for person in context.people}
    return [
        Pair(
            story,
            flat[pair.v][0].sentence.text,
            made_whole(flat[pair.u][0], names),
            signs_of(pair.verdict, sayings.says(pair.u, [pair.v])[0]),
            pair.verdict.meaning,
            bool(row["said"]),
            row.get("draw") == "wide",
        )
        for row, pair in found
    ]


def found_at(y: Rows, scores: Rows, wanted: float = WANTED) -> tuple[float, float]:
    """The largest share of the true pairs found with precision ``wanted``, and from which score on."""
    order = np.argsort(-scores, kind="stable")
    hits = np.cumsum(y[order])
    right = np.flatnonzero(hits / np.arange(1, len(y) + 1) >= wanted)
    if not len(right) or right[-1] < LEAST:
        return 0.0, float("inf")
    return float(hits[right[-1]] / y.sum()), float(scores[order[right[-1]]])


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(prog="python -m twosource.benchmark.agreement", description=__doc__)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--write", action="store_true")
    told = parser.parse_args(arguments)
    pairs = labelled(told.gold)
    names = tuple(pairs[0].signs)
    x = np.array([[pair.signs[name] for name in names] for pair in pairs])
    y = np.array([float(pair.said) for pair in pairs])
    wide = np.array([pair.wide for pair in pairs])
    topics = [topic_of(pair.story) for pair in pairs]
    scores = unseen(topics, x, y, RIDGE, fitted=(~wide).astype(float))
    sys.stdout.write(f"{len(pairs)} pairs, {y.mean():.3f} of them said\n")
    rows = {
        "weighed, topics unseen": 1 / (1 + np.exp(-scores)),
        "model of inference alone": x[:, names.index("said")],
        "rules alone": x[:, names.index("score")],
        "sentence vectors alone": np.array([pair.cosine for pair in pairs]),
    }
    for kind, some in (("first", ~wide), ("drawn wide", wide)):
        sys.stdout.write(f"{kind}: {int(some.sum())} pairs, {y[some].mean():.3f} of them said\n")
        for name, given in rows.items():
            share, least = found_at(y[some], given[some])
            average = precision(y[some], given[some])
            sys.stdout.write(
                f"  {name}: average precision {average:.3f}, found {share:.3f}, from {least:.3f} on\n"
            )
    if told.write:
        store(SHIPPED, names, x[~wide], y[~wide], RIDGE)


if __name__ == "__main__":
    main()
