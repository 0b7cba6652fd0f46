"""Do two reports give one thing two values? Pairs of figures and of times against labels of our own.

    python -m twosource.benchmark.rivals GOLD [--write]

``data/rivals.jsonl`` holds positions in texts of the gold data and no texts: a figure or time of one report,
one of another that cannot hold if the first does, and whether both are told of one thing. One reader labelled
the likeliest pair of each two values of a story. Printed is the average precision of what is weighed, on
stories that the weights (and the model, where labels of the story taught it) have not seen, of parts of it,
and of vectors alone. ``--write`` fits the weights to all pairs.
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
from twosource.benchmark.judging import precision
from twosource.claims.exchanging import SHIPPED, weighed
from twosource.claims.saying import Sayings
from twosource.model import Span

LABELS = Path(__file__).with_name("data") / "rivals.jsonl"
RIDGE = 3.0
# Of so many pairs, the likeliest first, the share that are rivals is told.
TOLD = (20, 40)


class Labelled(NamedTuple):
    """A labelled pair of values with what is weighed of it."""

    story: str
    signs: dict[str, float]
    differ: bool


def labelled(gold: Path) -> list[Labelled]:
    """The labelled pairs that are found at all, with what is weighed of them. Raises MissingGold."""
    texts = texts_by_story(gold)
    return [one for story, rows in by_story(LABELS).items() for one in _of_story(story, rows, texts[story])]


def _of_story(story: str, rows: Sequence[dict[str, Any]], texts: dict[str, str]) -> list[Labelled]:
    context = context_of(rows, ("a", "b"), texts)
    flat = list(context.units())
    with unseen_by(fold_of(story)):
        found = weighed(context, Sayings(context, flat), flat)
    best: dict[frozenset[tuple[str, int, int]], tuple[float, dict[str, float]]] = {}
    for rival, signs, probability in found:
        key = frozenset((_place(rival.a.span), _place(rival.b.span)))
        if key not in best or probability > best[key][0]:
            best[key] = probability, signs
    known = [(row, best.get(frozenset((tuple(row["a"]), tuple(row["b"]))))) for row in rows]
    return [Labelled(story, one[1], bool(row["differ"])) for row, one in known if one is not None]


def _place(span: Span) -> tuple[str, int, int]:
    return span.report, span.start, span.end


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(prog="python -m twosource.benchmark.rivals", description=__doc__)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--write", action="store_true")
    told = parser.parse_args(arguments)
    pairs = labelled(told.gold)
    names = tuple(pairs[0].signs)
    x = np.array([[pair.signs[name] for name in names] for pair in pairs])
    y = np.array([float(pair.differ) for pair in pairs])
    sys.stdout.write(f"{len(pairs)} pairs of values, {y.mean():.3f} of them of one thing\n")
    rows = {
        "weighed, topics unseen": unseen([topic_of(pair.story) for pair in pairs], x, y, RIDGE),
        "said with values exchanged": x[:, names.index("said")],
        "denied as they stand": x[:, names.index("denied")],
        "sentence vectors alone": x[:, names.index("meaning")],
    }
    for name, given in rows.items():
        order = np.argsort(-given, kind="stable")
        shares = ", ".join(f"{y[order[:n]].mean():.2f} of the first {n}" for n in TOLD)
        sys.stdout.write(f"{name}: average precision {precision(y, given):.3f}, {shares}\n")
    if told.write:
        store(SHIPPED, names, x, y, RIDGE)


if __name__ == "__main__":
    main()
