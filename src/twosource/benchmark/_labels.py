"""Labels of our own over stories of the gold: rows of positions, read again and weighed on topics unseen."""

import json
from collections import defaultdict
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np

from twosource.benchmark.judging import Rows, fit
from twosource.claims.context import Context, prepare
from twosource.dossier.walking import walk
from twosource.language import Parsed
from twosource.model import Report, Span

FOLDS = 8


def by_story(path: Path) -> dict[str, list[dict[str, Any]]]:
    """The rows of a JSONL file by their story."""
    found: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for line in path.read_text("utf-8").splitlines():
        row = json.loads(line)
        found[row["story"]].append(row)
    return dict(sorted(found.items()))


def reports_of(texts: dict[str, str]) -> list[Report]:
    """One report of each text, by its name."""
    return [
        Report(id=doc, input=doc, publisher=doc, sha256=sha256(text.encode()).hexdigest(), text=text)
        for doc, text in sorted(texts.items())
    ]


def sentences_at(parsed: Sequence[Parsed], place: Sequence[Any]) -> list[Span]:
    """The sentences of a report that a labelled place, its name and two offsets, touches."""
    report, start, end = place
    sentences = next(document.sentences for document in parsed if document.report.id == report)
    return [s for s in sentences if s.start < end and start < s.end]


def context_of(rows: Sequence[dict[str, Any]], sides: tuple[str, str], texts: dict[str, str]) -> Context:
    """The story of the reports that the rows name on their two sides, as the room of claims sees it."""
    used = {row[side][0] for row in rows for side in sides}
    reports = reports_of({doc: texts[doc] for doc in used})
    walked = walk(reports)
    return prepare(walked.parsed, walked.quotations, walked.people, walked.copying)


def topic_of(story: str) -> str:
    """A story and its sibling of the same kind have one topic."""
    return story.rstrip("ecbplus")


def unseen(topics: Sequence[str], x: Rows, y: Rows, ridge: float, *, fitted: Rows | None = None) -> Rows:
    """The log odds of each row by weights that were not fitted to its topic.

    They are fitted to the rows for which ``fitted`` is 1, or to all.
    """
    of = np.array(topics)
    own = np.ones(len(of), dtype=bool) if fitted is None else fitted > 0
    scores = np.zeros(len(of))
    for fold in range(FOLDS):
        held = np.isin(of, sorted(set(of.tolist()))[fold::FOLDS])
        some = ~held & own
        bias, w = fit(x[some], y[some], np.ones(int(some.sum())), ridge)
        scores[held] = bias + x[held] @ w
    return scores


def store(
    path: Path, names: Sequence[str], x: Rows, y: Rows, ridge: float, *, some: Sequence[Rows] = ()
) -> None:
    """Fits the weights to all rows and writes them, or the mean of the fits to each of ``some``.

    Each of those has 1 for a row that is among them.
    """
    own = [one > 0 for one in some] or [np.ones(len(y), dtype=bool)]
    fits = [fit(x[one], y[one], np.ones(int(one.sum())), ridge) for one in own]
    bias = float(np.mean([bias for bias, _ in fits]))
    weights = np.mean([weights for _, weights in fits], axis=0)
    stored = {
        "bias": round(bias, 4),
        "weights": {n: round(float(w), 4) for n, w in zip(names, weights, strict=True)},
    }
    path.write_text(json.dumps(stored, indent=1) + "\n", "utf-8")
