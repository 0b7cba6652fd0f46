"""How the weights of the stories room were learned, so that they can be learned again."""

import re
from collections import defaultdict
from collections.abc import Sequence
from typing import Any

# Words to which every other report is cut in the second half of the training data: many real
# collections hold openings only.
_OPENINGS = (40, 60, 90)
_RIDGE = 3e-3
_ROUNDS = 40


def learned(texts: Sequence[str], events: Sequence[str]) -> tuple[tuple[float, ...], float]:
    """Weights and bias of the blend: ridge logistic regression by Newton's method.

    ``events`` names the event of each text; its leading digits name the topic. Pairs come from
    the whole collection and from each topic alone, of full texts and of texts half of which are
    cut to openings.
    """
    import numpy as np

    rows: list[tuple[float, ...]] = []
    same: list[bool] = []
    topics: dict[str, list[int]] = defaultdict(list)
    for i, event in enumerate(events):
        digits = re.match(r"\d*", event)
        topics[digits.group() if digits else ""].append(i)
    cut = [_opening(text, i) for i, text in enumerate(texts)]
    for version in (list(texts), cut):
        for chosen in (list(range(len(texts))), *(topics[topic] for topic in sorted(topics))):
            new_rows, new_same = _pairs([version[i] for i in chosen], [events[i] for i in chosen])
            rows += new_rows
            same += new_same
    x = np.array(rows)
    y = np.array(same, dtype=float)
    mean, spread = x.mean(axis=0), x.std(axis=0) + 1e-9
    z = np.hstack([(x - mean) / spread, np.ones((len(x), 1))])
    w = np.zeros(z.shape[1])
    for _ in range(_ROUNDS):
        p = 1 / (1 + np.exp(-z @ w))
        slope = z.T @ (p - y) / len(y) + _RIDGE * np.append(w[:-1], 0.0)
        bend = (z * (p * (1 - p))[:, None]).T @ z / len(y) + _RIDGE * np.eye(len(w))
        step = np.linalg.solve(bend, slope)
        w -= step
        if abs(step).max() < 1e-7:
            break
    weights = w[:-1] / spread
    return tuple(float(it) for it in weights), float(w[-1] - (w[:-1] * mean / spread).sum())


def _opening(text: str, i: int) -> str:
    return text if i % 2 else " ".join(text.split(" ")[: _OPENINGS[i // 2 % len(_OPENINGS)]])


def _pairs(texts: Sequence[str], events: Sequence[str]) -> tuple[list[Any], list[bool]]:
    """Features of the pairs that the room would look at, and whether each is one event."""
    from twosource.model import Report
    from twosource.stories._candidates import candidate_pairs
    from twosource.stories._profile import profile
    from twosource.stories._similarity import features, vectors

    found = vectors(
        [
            profile(Report(id=str(i), input=str(i), sha256=f"{i:08}", text=text))
            for i, text in enumerate(texts)
        ]
    )
    pairs = candidate_pairs(found)
    return [features(found[i], found[j]) for i, j in pairs], [events[i] == events[j] for i, j in pairs]
