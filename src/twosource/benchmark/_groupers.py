"""What grouping is measured against: average linkage over vectors, and a single pass."""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from twosource.benchmark._measures import agreement
from twosource.benchmark._mixes import Labelled

Pairs = Mapping[tuple[int, int], float]
_WORD = re.compile(r"\w+")
_TOPIC = re.compile(r"\d+(?=ecb)|[a-z]+(?=-\d+$)")
# A cosine is divided by this for each doubling of the days between, beyond two.
_FADING = 1.25
# Thresholds tried; the best lies well inside.
TFIDF_STEPS = [step / 100 for step in range(8, 42, 2)]
VECTOR_STEPS = [step / 100 for step in range(30, 86, 3)]
PASS_STEPS = [step / 100 for step in range(10, 50, 4)]
# Spread in days of the bell curve by which a single pass weighs time (Miranda et al. 2018).
_SPREAD = 3.0


def tfidf(texts: Sequence[str]) -> Pairs:
    """Cosines of all pairs: sublinear counts, words of two letters or more, smoothed idf."""
    postings: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for i, vector in enumerate(_vectors(texts)):
        for word, weight in vector.items():
            postings[word].append((i, weight))
    import numpy as np

    cosines = np.zeros((len(texts), len(texts)), np.float32)
    for holding in postings.values():
        if len(holding) > 1:
            at = np.array([i for i, _ in holding])
            weights = np.array([weight for _, weight in holding], np.float32)
            cosines[np.ix_(at, at)] += np.outer(weights, weights)
    return _above(cosines, 0.03)


def _vectors(texts: Sequence[str]) -> list[dict[str, float]]:
    counts = [Counter(word for word in _WORD.findall(text.casefold()) if len(word) > 1) for text in texts]
    holders: Counter[str] = Counter()
    for count in counts:
        holders.update(count.keys())
    vectors = []
    for count in counts:
        vector = {
            word: (1 + math.log(times)) * (1 + math.log((len(texts) + 1) / (holders[word] + 1)))
            for word, times in count.items()
        }
        length = math.sqrt(math.fsum(weight * weight for weight in vector.values())) or 1.0
        vectors.append({word: weight / length for word, weight in vector.items()})
    return vectors


def sentence_vectors(texts: Sequence[str]) -> Pairs:
    """Cosines of the sentence model over each text's beginning (128 word pieces)."""
    from twosource.language import sentence_vectors

    vectors = sentence_vectors([text.replace("\x00", " ")[:1200] for text in texts])
    return _above(vectors @ vectors.T, 0.2)


def _above(cosines: Any, least: float) -> Pairs:
    import numpy as np

    found = np.argwhere(np.triu(cosines, 1) > least)
    return {(int(i), int(j)): float(cosines[i, j]) for i, j in found}


def in_time(pairs: Pairs, reports: Sequence[Labelled]) -> Pairs:
    """The same pairs, less alike the more days lie between."""
    days = [_day(one) for one in reports]
    return {
        (i, j): value / _FADING ** math.log2(max(1.0, abs(days[i] - days[j]) / 2))
        for (i, j), value in pairs.items()
    }


def best_linkage(pairs: Pairs, events: Sequence[str], steps: Sequence[float]) -> dict[str, float]:
    """The figures at the threshold that is best on these very reports, which favours the method."""
    measured = (agreement(linked(len(events), pairs, step), events) for step in steps)
    return max(measured, key=lambda found: found["B-cubed F1"])


def linked(count: int, pairs: Pairs, least: float) -> list[int]:
    """Average linkage, as group numbers."""
    from twosource.stories._linkage import average_linkage

    groups = average_linkage([1] * count, pairs, least=least, floor=0.0)
    of = {i: at for at, members in enumerate(groups) for i in members}
    return [of[i] for i in range(count)]


def single_pass(reports: Sequence[Labelled], least: float, *, dated: bool) -> list[int]:
    """Each report in turn joins the story whose centroid is nearest, or begins one.

    After Miranda et al. 2018, with one text vector instead of their nine and without the learned weights:
    cosine to the centroid, times a bell curve over the days since the story's last report.
    """
    texts = _vectors([one.text for one in reports])
    order = sorted(range(len(reports)), key=lambda i: (reports[i].published or "~", reports[i].id))
    centroids: list[dict[str, float]] = []
    lengths: list[float] = []
    last: list[int] = []
    holders: dict[str, set[int]] = defaultdict(set)
    told = [0] * len(reports)
    for i in order:
        vector = dict(sorted(texts[i].items(), key=lambda it: (-it[1], it[0]))[:100])
        near: dict[int, float] = defaultdict(float)
        for word, weight in vector.items():
            for story in holders.get(word, ()):
                near[story] += weight * centroids[story][word]
        day = _day(reports[i])
        scored = [
            (value / math.sqrt(lengths[story]) * (_bell(day - last[story]) if dated else 1.0), -story)
            for story, value in near.items()
        ]
        value, minus = max(scored, default=(0.0, 0))
        story = -minus
        if value < least:
            story = len(centroids)
            centroids.append({})
            lengths.append(0.0)
            last.append(day)
        told[i] = story
        centroid = centroids[story]
        for word, weight in vector.items():
            before = centroid.get(word, 0.0)
            centroid[word] = before + weight
            lengths[story] += centroid[word] ** 2 - before**2
            holders[word].add(story)
        last[story] = max(last[story], day)
    return told


def halves_of(reports: Sequence[Labelled]) -> list[int]:
    """The half, 0 or 1, that each report is in; siblings stay in one half.

    An event's topic is the number that its name begins with, if any.
    """
    topic_of = {one.event: _TOPIC.match(one.event) or one.event for one in reports}
    topics = sorted({_name(topic) for topic in topic_of.values()})
    half_of = {topic: at % 2 for at, topic in enumerate(topics)}
    return [half_of[_name(topic_of[one.event])] for one in reports]


def tuned_pass(reports: Sequence[Labelled], *, dated: bool) -> dict[str, float]:
    """A single pass over all, its threshold tuned on one half of the topics and measured on the other.

    Joins across the halves do not count, as the two have thresholds of their own.
    """
    halves = halves_of(reports)
    passes = {step: single_pass(reports, step, dated=dated) for step in PASS_STEPS}

    def measured(told: Sequence[object], half: int) -> dict[str, float]:
        chosen = [i for i, it in enumerate(halves) if it == half]
        return agreement([told[i] for i in chosen], [reports[i].event for i in chosen])

    told: list[object] = [None] * len(reports)
    for half in (0, 1):
        if half not in halves:
            continue
        tuning = 1 - half if 1 - half in halves else half
        best = max(
            PASS_STEPS,
            key=lambda step: measured(passes[step], tuning)["B-cubed F1"],
        )
        for i, it in enumerate(halves):
            if it == half:
                told[i] = (half, passes[best][i])
    return agreement(told, [one.event for one in reports])


def _name(topic: "re.Match[str] | str") -> str:
    return topic if isinstance(topic, str) else topic.group()


def _bell(days: int) -> float:
    return math.exp(-(days**2) / (2 * _SPREAD**2))


def _day(one: Labelled) -> int:
    return date.fromisoformat(one.published[:10]).toordinal() if one.published else 0
