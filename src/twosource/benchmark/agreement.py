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
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from twosource.benchmark._folds import fold_of, unseen_by
from twosource.benchmark._labels import by_story, context_of, store, topic_of, unseen
from twosource.benchmark.claims import texts_by_story
from twosource.benchmark.judging import Rows, precision
from twosource.claims.agreeing import SHIPPED, signs_of
from twosource.claims.context import Sentence
from twosource.claims.pairing import Judged, judged_pairs
from twosource.claims.saying import Sayings
from twosource.claims.units import Unit
from twosource.model import Span

LABELS = Path(__file__).with_name("data") / "agreements.jsonl"
RIDGE = 5.0
WANTED = 0.95
# A precision over fewer pairs than this is an accident.
LEAST = 20
# A parser may end a clause a word earlier than the one that gave the labelled places.
SAME_PLACE = 0.85

Places = tuple[Span, Span]


class Pair(NamedTuple):
    """A labelled pair with what is weighed of it."""

    story: str
    signs: dict[str, float]
    cosine: float
    said: bool
    wide: bool  # drawn from all that may be agreed on, sure or not


class Matched(NamedTuple):
    """A labelled row and the pair of its clause and its sentence; ``sayings`` are of the story."""

    row: dict[str, Any]
    pair: Judged
    sayings: Sayings


def matched(rows: Sequence[dict[str, Any]], texts: dict[str, str]) -> list[Matched]:
    """The labelled rows of one story that have a pair which does not stand there word for word."""
    context = context_of(rows, ("clause", "sentence"), texts)
    flat = list(context.units())
    sayings = Sayings(context, flat)
    return [
        Matched(row, pair, sayings)
        for row, pair in _matched(rows, flat, judged_pairs(context, flat))
        if not sayings.printed(pair.u, pair.v)
    ]


def labelled(gold: Path) -> list[Pair]:
    """The labelled pairs with what is weighed of them. Raises MissingGold."""
    texts = texts_by_story(gold)
    return [pair for story, rows in by_story(LABELS).items() for pair in _pairs(story, rows, texts[story])]


def _pairs(story: str, rows: Sequence[dict[str, Any]], texts: dict[str, str]) -> list[Pair]:
    found = matched(rows, texts)
    with unseen_by(fold_of(story)):
        if found:
            found[0].sayings.ask((one.pair.u, one.pair.v, None) for one in found)
        return [_pair(story, *one) for one in found]


def _pair(story: str, row: dict[str, Any], pair: Judged, sayings: Sayings) -> Pair:
    signs = signs_of(pair.verdict, sayings.says(pair.u, [pair.v])[0])
    return Pair(story, signs, pair.verdict.meaning, bool(row["said"]), row.get("draw") == "wide")


def _matched(
    rows: Sequence[dict[str, Any]], flat: Sequence[tuple[Unit, Sentence]], pairs: Sequence[Judged]
) -> Iterator[tuple[dict[str, Any], Judged]]:
    """Each labelled row with the pair of that clause and that sentence, where there is one."""
    best: dict[Places, Judged] = {}
    for pair in pairs:
        places = flat[pair.u][0].span, flat[pair.v][0].sentence
        if places not in best or pair.verdict.score > best[places].verdict.score:
            best[places] = pair
    of_reports: dict[tuple[str, str], list[Places]] = defaultdict(list)
    for clause, sentence in best:
        of_reports[clause.report, sentence.report].append((clause, sentence))
    for row in rows:
        near = of_reports[row["clause"][0], row["sentence"][0]]
        nearest = max(near, key=partial(_nearness, row), default=None)
        if nearest is not None and _nearness(row, nearest) >= SAME_PLACE:
            yield row, best[nearest]


def _nearness(row: dict[str, Any], places: Places) -> float:
    """How far a clause and a sentence are the labelled ones: what is shared of what either has."""
    return min(_shared(row[name], span) for name, span in zip(("clause", "sentence"), places, strict=True))


def _shared(place: Sequence[Any], span: Span) -> float:
    start, end = int(place[1]), int(place[2])
    return max(0, min(end, span.end) - max(start, span.start)) / (max(end, span.end) - min(start, span.start))


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
    scores = unseen(topics, x, y, RIDGE)
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
        store(SHIPPED, names, x, y, RIDGE)


if __name__ == "__main__":
    main()
