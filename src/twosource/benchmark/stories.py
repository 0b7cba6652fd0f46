"""Stories against the events of labelled reports (ECB+: topics with a sibling event each).

Beside ours, in the same run: TF-IDF with average linkage at the threshold that is best on these
very reports (which favours it). ``held out`` rows are honest learning: weights learned on the
even topics group the odd ones and the other way round, as do thresholds of the peer.
"""

import json
import math
import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from twosource.benchmark._learning import learned
from twosource.benchmark.table import Result, Row
from twosource.errors import MissingGold

__all__ = ["agreement", "run"]

Pairs = Mapping[tuple[int, int], float]
_WORD = re.compile(r"\w+")
# Thresholds tried for the peer; the best lies well inside.
_STEPS = [step / 100 for step in range(6, 36)]


def run(gold: Path, *, sample: int | None = None) -> Result:
    """Measure on the first ``sample`` topics (all by default); ``gold`` holds ``stories/``.

    B-cubed precision, recall and F1 (Bagga and Baldwin 1998), adjusted Rand index, pairwise
    precision, number of stories. Raises MissingGold.
    """
    rows = _labelled(Path(gold))
    topics = sorted({_topic(row) for row in rows})[:sample]
    rows = [row for row in rows if _topic(row) in set(topics)]
    events = [row["cluster"] for row in rows]
    texts = [row["text"] for row in rows]
    likeness = _tfidf(texts)
    _, best = _tuned(likeness, events)
    figures = [
        Row("twosource", agreement(_ours(texts), events)),
        Row("TF-IDF, best threshold", best),
    ]
    halves = [[i for i, row in enumerate(rows) if _topic(row) % 2 == half] for half in (0, 1)]
    if all(halves):
        figures.append(
            Row("twosource, held out", _held_out(halves, events, lambda a, b: _learned(a, b, texts, events)))
        )
        figures.append(
            Row("TF-IDF, held out", _held_out(halves, events, lambda a, b: _peer(a, b, likeness, events)))
        )
    return Result("stories", tuple(figures), f"{len(rows)} reports, {len(set(events))} events, no dates")


def _labelled(gold: Path) -> list[dict[str, Any]]:
    path = gold / "stories" / "ecbplus.jsonl"
    if not path.is_file():
        raise MissingGold(f"{path} is not there; name the folder of the gold data with --gold")
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


def _topic(row: Mapping[str, str]) -> int:
    digits = re.match(r"\d+", row["cluster"])
    return int(digits.group()) if digits else 0


def _ours(texts: Sequence[str]) -> list[str]:
    """The story of each text, as ``group`` tells it."""
    from twosource.stories import group

    stories = {at: story.id for story in group(_reports(texts)) for at in story.reports}
    return [stories[str(i)] for i in range(len(texts))]


def _reports(texts: Sequence[str]) -> list[Any]:
    from twosource.model import Report

    return [Report(id=str(i), input=str(i), sha256=f"{i:08}", text=text) for i, text in enumerate(texts)]


def _held_out(
    halves: Sequence[Sequence[int]],
    events: Sequence[str],
    method: Callable[[Sequence[int], Sequence[int]], Sequence[object]],
) -> dict[str, float]:
    told: list[object] = [None] * len(events)
    for half in (0, 1):
        test = halves[half]
        for i, story in zip(test, method(halves[1 - half], test), strict=True):
            told[i] = (half, story)
    return agreement(told, events)


def _learned(
    train: Sequence[int], test: Sequence[int], texts: Sequence[str], events: Sequence[str]
) -> list[object]:
    from twosource.stories._blend import FLOOR, JOIN, score
    from twosource.stories._candidates import candidate_pairs
    from twosource.stories._linkage import average_linkage
    from twosource.stories._profile import profile
    from twosource.stories._similarity import vectors

    weights, bias = learned([texts[i] for i in train], [events[i] for i in train])
    found = vectors([profile(report) for report in _reports([texts[i] for i in test])])
    scores = {
        (i, j): score(found[i], found[j], weights=weights, bias=bias) for i, j in candidate_pairs(found)
    }
    return _labels(average_linkage(len(test), scores, least=JOIN, floor=FLOOR))


def _peer(train: Sequence[int], test: Sequence[int], likeness: Pairs, events: Sequence[str]) -> list[object]:
    least, _ = _tuned(_among(likeness, train), [events[i] for i in train])
    return _linked(len(test), _among(likeness, test), least)


def _among(likeness: Pairs, chosen: Sequence[int]) -> Pairs:
    place = {i: at for at, i in enumerate(chosen)}
    return {(place[i], place[j]): value for (i, j), value in likeness.items() if i in place and j in place}


def _tuned(likeness: Pairs, events: Sequence[str]) -> tuple[float, dict[str, float]]:
    """The threshold with the best B-cubed F1, and the figures there."""
    measured = [(step, agreement(_linked(len(events), likeness, step), events)) for step in _STEPS]
    return max(measured, key=lambda it: it[1]["B-cubed F1"])


def _linked(count: int, likeness: Pairs, least: float) -> list[object]:
    from twosource.stories._linkage import average_linkage

    return _labels(average_linkage(count, likeness, least=least, floor=0.0))


def _labels(groups: Sequence[Sequence[int]]) -> list[object]:
    of = {i: at for at, members in enumerate(groups) for i in members}
    return [of[i] for i in range(len(of))]


def _tfidf(texts: Sequence[str]) -> dict[tuple[int, int], float]:
    """Cosines of all pairs: sublinear counts, words of two letters or more, smoothed idf."""
    import numpy as np

    counts = [Counter(word for word in _WORD.findall(text.casefold()) if len(word) > 1) for text in texts]
    holders: Counter[str] = Counter()
    for count in counts:
        holders.update(count.keys())
    column = {word: at for at, word in enumerate(sorted(holders))}
    matrix = np.zeros((len(texts), len(column)), np.float32)
    for i, count in enumerate(counts):
        for word, times in count.items():
            idf = 1 + math.log((len(texts) + 1) / (holders[word] + 1))
            matrix[i, column[word]] = (1 + math.log(times)) * idf
    matrix /= np.maximum(np.linalg.norm(matrix, axis=1, keepdims=True), 1e-9)
    cosines = matrix @ matrix.T
    above = np.argwhere(np.triu(cosines, 1) > 0)
    return {(int(i), int(j)): float(cosines[i, j]) for i, j in above}


def agreement(told: Sequence[object], events: Sequence[str]) -> dict[str, float]:
    """How well groups agree with events: B-cubed, adjusted Rand, pairwise precision, count."""
    both = Counter(zip(told, events, strict=True))
    of_told, of_event, n = Counter(told), Counter(events), len(events)
    precision = sum(count * count / of_told[t] for (t, _), count in both.items()) / n
    recall = sum(count * count / of_event[e] for (_, e), count in both.items()) / n
    joined = sum(math.comb(count, 2) for count in of_told.values())
    true = sum(math.comb(count, 2) for count in of_event.values())
    hits = sum(math.comb(count, 2) for count in both.values())
    chance = joined * true / math.comb(n, 2) if n > 1 else 0.0
    most = (joined + true) / 2
    return {
        "B-cubed precision": precision,
        "B-cubed recall": recall,
        "B-cubed F1": 2 * precision * recall / (precision + recall) if precision + recall else 0.0,
        "ARI": (hits - chance) / (most - chance) if most != chance else 1.0,
        "pairwise precision": hits / joined if joined else 1.0,
        "stories": float(len(of_told)),
    }
