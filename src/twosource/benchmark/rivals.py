"""Do two reports give one thing two values? Pairs of figures and of times against labels of our own.

    python -m twosource.benchmark.rivals GOLD [--write]

``data/rivals.jsonl`` holds positions in texts of the gold data and no texts: a figure or time of one report,
one of another that cannot hold if the first does, and whether both are told of one thing. One reader labelled
the likeliest pair of each two values of a story, and eight more readers pairs that were drawn wide, whatever
the rules said of them; the two kinds are told apart. Printed is the average precision of what is weighed, on
stories that the weights (and the model, where labels of the story taught it) have not seen, of parts of it,
and of vectors alone; a pair that is not weighed at all comes last. ``--write`` stores the mean of
two fits, to all pairs and to the likeliest alone.
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from twosource.benchmark._folds import fold_of, unseen_by
from twosource.benchmark._labels import by_story, context_of, sentences_at, store, topic_of, unseen
from twosource.benchmark.claims import texts_by_story
from twosource.benchmark.judging import Rows, precision
from twosource.claims.context import Context
from twosource.claims.differences import SURE
from twosource.claims.exchanging import SHIPPED, weighed
from twosource.claims.saying import Sayings
from twosource.language import similarity
from twosource.model import Span

LABELS = Path(__file__).with_name("data") / "rivals.jsonl"
RIDGE = 3.0
# Of so many pairs, the likeliest first, the share that are rivals is told.
TOLD = (20, 40)


class Labelled(NamedTuple):
    """A labelled pair of values with what is weighed of it, None where nothing is."""

    story: str
    signs: dict[str, float] | None
    near: float  # how near their sentences are by vectors
    differ: bool
    wide: bool  # drawn from all that may be of one thing, whatever the rules say


def labelled(gold: Path) -> list[Labelled]:
    """The labelled pairs with what is weighed of them. Raises MissingGold."""
    texts = texts_by_story(gold)
    return [one for story, rows in by_story(LABELS).items() for one in _of_story(story, rows, texts[story])]


def _of_story(story: str, rows: Sequence[dict[str, Any]], texts: dict[str, str]) -> list[Labelled]:
    context = context_of(rows, ("a", "b"), texts)
    flat = list(context.units())
    with unseen_by(fold_of(story)):
        found = weighed(context, Sayings(context, flat), flat, worth=0.0)
    best: dict[frozenset[tuple[str, int, int]], tuple[float, dict[str, float]]] = {}
    for rival, signs, probability in found:
        key = frozenset((_place(rival.a.span), _place(rival.b.span)))
        if key not in best or probability > best[key][0]:
            best[key] = probability, signs
    near = similarity([(_around(context, row["a"]), _around(context, row["b"])) for row in rows])
    own = (best.get(frozenset((tuple(row["a"]), tuple(row["b"])))) for row in rows)
    return [
        Labelled(
            story,
            one[1] if one is not None else None,
            float(close),
            bool(row["differ"]),
            row.get("draw") == "wide",
        )
        for row, close, one in zip(rows, near, own, strict=True)
    ]


def _around(context: Context, place: Sequence[Any]) -> str:
    return " ".join(s.text for s in sentences_at(context.parsed, place))


def _place(span: Span) -> tuple[str, int, int]:
    return span.report, span.start, span.end


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(prog="python -m twosource.benchmark.rivals", description=__doc__)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--write", action="store_true")
    told = parser.parse_args(arguments)
    pairs = labelled(told.gold)
    weighed_ones = [pair for pair in pairs if pair.signs is not None]
    names = tuple(weighed_ones[0].signs or ())
    x = np.array([[(pair.signs or {})[name] for name in names] for pair in weighed_ones])
    y = np.array([float(pair.differ) for pair in pairs])
    known = np.array([pair.signs is not None for pair in pairs])
    wide = np.array([pair.wide for pair in pairs])
    own = y[known]
    likeliest = 1.0 - wide[known]
    topics = [topic_of(pair.story) for pair in weighed_ones]
    # The mean of two fits: to all pairs, and to the likeliest alone.
    scores = (unseen(topics, x, own, RIDGE) + unseen(topics, x, own, RIDGE, fitted=likeliest)) / 2
    rows = {
        "weighed, topics unseen": scores,
        "core said with values exchanged": x[:, names.index("said")],
        "clause said with values exchanged": x[:, names.index("whole")],
        "core denied as it stands": x[:, names.index("denied")],
    }
    near = np.array([pair.near for pair in pairs])
    sure = _spread(1 / (1 + np.exp(-scores)), known) >= SURE
    for kind, some in (("likeliest", ~wide), ("drawn wide", wide)):
        share = y[some & known].sum() / y[some].sum()
        sys.stdout.write(f"{kind}: {int(some.sum())} pairs of values, {y[some].mean():.3f} of one thing; ")
        sys.stdout.write(
            f"weighed are {int(known[some].sum())}, {share:.3f} of those of one thing among them\n"
        )
        for name, given in rows.items():
            _tell(name, y[some], np.where(known, _spread(given, known), given.min() - 1.0)[some])
        _tell("sentence vectors alone", y[some], near[some])
        shown = sure & some
        sys.stdout.write(
            f"  shown, from {SURE} on: {int(shown.sum())} pairs, {y[shown].mean():.3f} of them of one thing, "
            f"{y[shown].sum() / y[some].sum():.3f} of all that are\n"
        )
    if told.write:
        store(SHIPPED, names, x, own, RIDGE, some=(np.ones(len(own)), likeliest))


def _spread(given: Rows, known: NDArray[np.bool_]) -> Rows:
    """Numbers of the pairs that are weighed, among all; 0 for the others."""
    spread = np.zeros(len(known))
    spread[known] = given
    return spread


def _tell(name: str, y: Rows, given: Rows) -> None:
    order = np.argsort(-given, kind="stable")
    shares = ", ".join(f"{y[order[:n]].mean():.2f} of the first {n}" for n in TOLD)
    sys.stdout.write(f"  {name}: average precision {precision(y, given):.3f}, {shares}\n")


if __name__ == "__main__":
    main()
