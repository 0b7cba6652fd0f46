"""Do two reports say one thing of a value that both give? Pairs of figures and of times against own labels.

    python -m twosource.benchmark.sharing GOLD

``data/sharing.jsonl`` holds positions in texts of the gold data and no texts: a figure or time of one report,
the same of another, and whether a strict editor would say that both reports tell it of one thing. One reader
labelled pairs drawn by chance, two at most of one value of a story, from those whose cores each other's
sentence says with a probability of .7; cores that are the same word for word, and sentences, were left out.
Printed is the precision of what is shown and what share of the true pairs it holds, at the thresholds of the
product and around them, and beside it that of a plain check: the same value in sentences near by vectors.

``data/bounds.jsonl`` holds pairs of one number that one report gives as a bound, the likeliest of each two
values of a story; the thresholds of what is shown of them were set with these labels in view.
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from twosource.benchmark._labels import by_story, context_of, sentences_at
from twosource.benchmark.claims import texts_by_story
from twosource.claims.alliances import SURE, is_sure, weighed
from twosource.claims.loosely import is_of_one_thing
from twosource.claims.loosely import weighed as looser
from twosource.claims.saying import Sayings
from twosource.language import similarity
from twosource.model import Span

__all__ = ["BOUNDS", "LABELS", "Labelled", "bounds", "labelled"]

LABELS = Path(__file__).with_name("data") / "sharing.jsonl"
BOUNDS = Path(__file__).with_name("data") / "bounds.jsonl"
# Thresholds around those of the product, for the sentence and for the core.
AROUND = (*SURE, (0.7, 0.6), (0.85, 0.6), (0.9, 0.6))
NEAR = (0.6, 0.7, 0.8)


class Labelled(NamedTuple):
    """A labelled pair: the least of both ways, 0 where it is not weighed, and how near its sentences are."""

    said: float
    says: float
    near: float
    same: bool


def labelled(gold: Path) -> list[Labelled]:
    """The labelled pairs with what is weighed of them. Raises MissingGold."""
    texts = texts_by_story(gold)
    return [one for story, rows in by_story(LABELS).items() for one in _of_story(rows, texts[story])]


def _of_story(rows: Sequence[dict[str, Any]], texts: dict[str, str]) -> list[Labelled]:
    context = context_of(rows, ("a", "b"), texts)
    flat = list(context.units())
    best: dict[frozenset[tuple[str, int, int]], tuple[float, float]] = {}
    for (_, _, a, b), said, says in weighed(context, flat, Sayings(context, flat)):
        key = frozenset((_place(a.span), _place(b.span)))
        best[key] = max(best.get(key, (0.0, 0.0)), (min(said), min(says)))
    around = [
        tuple(" ".join(s.text for s in sentences_at(context.parsed, row[k])) for k in "ab") for row in rows
    ]
    near = similarity([(a, b) for a, b in around])
    found = [best.get(frozenset((tuple(row["a"]), tuple(row["b"]))), (0.0, 0.0)) for row in rows]
    return [
        Labelled(*own, float(close), bool(row["same"]))
        for row, own, close in zip(rows, found, near, strict=True)
    ]


def bounds(gold: Path) -> list[tuple[bool, bool]]:
    """Of each labelled pair of one number as a bound, whether it is shown and whether it is of one thing.

    Raises MissingGold.
    """
    texts = texts_by_story(gold)
    found: list[tuple[bool, bool]] = []
    for story, rows in by_story(BOUNDS).items():
        context = context_of(rows, ("a", "b"), texts[story])
        flat = list(context.units())
        shown = {
            frozenset((_place(one.alike.a.span), _place(one.alike.b.span)))
            for one in looser(context, flat, Sayings(context, flat))
            if is_of_one_thing(one)
        }
        found += [(frozenset((tuple(r["a"]), tuple(r["b"]))) in shown, bool(r["same"])) for r in rows]
    return found


def _place(span: Span) -> tuple[str, int, int]:
    return span.report, span.start, span.end


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(prog="python -m twosource.benchmark.sharing", description=__doc__)
    parser.add_argument("gold", type=Path)
    gold = parser.parse_args(arguments).gold
    pairs = labelled(gold)
    said, says, near, same = (np.array(column) for column in zip(*pairs, strict=True))
    sys.stdout.write(f"{len(pairs)} pairs of one value, {same.mean():.3f} of them told of one thing\n")
    rows = {"shown": np.array([is_sure(pair.said, pair.says) for pair in pairs])}
    rows |= {f"from {a} and {b} on": (said >= a) & (says >= b) for a, b in AROUND}
    rows |= {f"sentences nearer than {a} by vectors": near >= a for a in NEAR}
    for name, shown in rows.items():
        right = same[shown].mean() if shown.any() else 0.0
        sys.stdout.write(
            f"{name}: {int(shown.sum())} pairs, {right:.3f} of one thing, "
            f"{same[shown].sum() / same.sum():.3f} of all that are\n"
        )
    one_number = bounds(gold)
    right = [same for shown, same in one_number if shown]
    sys.stdout.write(
        f"{len(one_number)} pairs of one number as a bound, "
        f"{sum(same for _, same in one_number)} of them of one thing: "
        f"{len(right)} shown, {sum(right)} of them of one thing\n"
    )


if __name__ == "__main__":
    main()
