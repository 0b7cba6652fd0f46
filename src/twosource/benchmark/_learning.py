"""How the weights of the stories room were learned, so that they can be learned again.

``python -m twosource.benchmark._learning GOLD`` prints them, learned on all development reports.
"""

import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from twosource.benchmark._mixes import Labelled, mixed, openings, siblings

# Sibling series of our own writing teach the instance check alone: their set words would
# teach that alike texts are different events.
_OWN = "siblings"
_RIDGE = 3e-3
_ROUNDS = 60


class Pairs(NamedTuple):
    """Pairs of reports that the room would look at: features, whether one event, and the source."""

    rows: Any
    same: Any
    sources: list[str]


def pairs(reports: Sequence[Labelled]) -> Pairs:
    """The pairs among ``reports`` as one collection, undated."""
    import numpy as np

    from twosource.stories._likeness import TEXT, Bench, crowd
    from twosource.stories._profile import in_order, profile
    from twosource.stories._sketches import Index
    from twosource.stories._table import Table

    by_id = {one.id: one for one in reports}
    profiles = [profile(report) for report in in_order([one.report(dated=False) for one in reports])]
    known = [by_id[one.id] for one in profiles]
    index, bench, table = Index(), Bench(), Table()
    numbers = [index.learn(one) for one in profiles]
    sketches = [index.sketch(one, terms) for one, terms in zip(profiles, numbers, strict=True)]
    for i, sketch in enumerate(sketches):
        index.hold(i, sketch)
        table.put(i, sketch, 1.0)
    found: dict[tuple[int, int], Any] = {}
    crowds = []
    for i, sketch in enumerate(sketches):
        near = index.neighbours(i, sketch, 0)
        rows = bench.measure(sketch, table.rows(near), table, len(index.terms))
        crowds.append(crowd(sorted((float(row[0]) for row in rows), reverse=True)))
        found.update({(min(i, j), max(i, j)): row for j, row in zip(near.tolist(), rows, strict=True)})
    for (i, j), row in found.items():
        row[TEXT.index("crowd")] = (crowds[i] + crowds[j]) / 2
    places = sorted(found)
    return Pairs(
        rows=np.array([found[place] for place in places]),
        same=np.array([known[i].event == known[j].event for i, j in places], float),
        sources=[known[i].source for i, j in places],
    )


def learned(of: Pairs) -> tuple[dict[str, float], float]:
    """Weights by feature, and the bias: text measures first, then the instance check on top."""
    import numpy as np

    from twosource.stories._blend import BIAS, TEXT_MOST
    from twosource.stories._likeness import INSTANCE, TEXT

    positive = Counter(source for source, same in zip(of.sources, of.same, strict=True) if same)
    share = np.array([1 / max(20, positive[source]) ** 0.5 for source in of.sources])
    foreign = np.array([source != _OWN for source in of.sources])
    text = of.rows[:, : len(TEXT)]
    weights, bias = _logistic(text[foreign], of.same[foreign], share[foreign])
    # TEXT_MOST is counted from where the pinned bias stands; what is learned here stands elsewhere.
    most = TEXT_MOST - BIAS + bias
    told = np.minimum(text @ weights + bias, most)
    instance, extra = _logistic(of.rows[:, len(TEXT) :], of.same, share, offset=told)
    names = (*TEXT, *INSTANCE)
    return dict(zip(names, map(float, (*weights, *instance)), strict=True)), float(bias + extra)


def _logistic(x: Any, y: Any, share: Any, *, offset: Any = 0.0) -> tuple[Any, float]:
    """Ridge logistic regression by Newton's method."""
    import numpy as np

    share = share / share.mean()
    mean, spread = x.mean(axis=0), x.std(axis=0) + 1e-9
    z = np.hstack([(x - mean) / spread, np.ones((len(x), 1))])
    w = np.zeros(z.shape[1])
    for _ in range(_ROUNDS):
        p = 1 / (1 + np.exp(-np.clip(z @ w + offset, -30, 30)))
        slope = z.T @ (share * (p - y)) / len(y) + _RIDGE * np.append(w[:-1], 0.0)
        bend = (z * (share * p * (1 - p))[:, None]).T @ z / len(y) + _RIDGE * np.eye(len(w))
        step = np.clip(np.linalg.solve(bend, slope), -2, 2)
        w -= step
        if abs(step).max() < 1e-7:
            break
    weights = w[:-1] / spread
    return weights, float(w[-1] - (w[:-1] * mean / spread).sum())


def held_out(test: Sequence[Labelled], train: Sequence[Labelled], *, dated: bool) -> list[str]:
    """The story of each test report, by weights and a bias that know the training reports only."""
    from functools import partial

    from twosource.benchmark._measures import agreement, stories_of
    from twosource.stories._blend import weigh

    weights, bias = learned(pairs([*train, *siblings()]))

    def told(reports: Sequence[Labelled], shift: float) -> list[str]:
        return stories_of(reports, dated=dated, weigh=partial(weigh, weights=weights, bias=bias + shift))

    events = [one.event for one in train]
    shifts = [step / 4 for step in range(11)]
    best = max(shifts, key=lambda shift: agreement(told(train, shift), events)["B-cubed F1"])
    return told(test, best)


def main(gold: Path) -> Mapping[str, float]:
    weights, bias = learned(pairs([*openings(gold), *mixed(gold), *siblings()]))
    return {**weights, "bias": bias}


if __name__ == "__main__":
    for name, value in main(Path(sys.argv[1])).items():
        print(f"{name:10} {value:7.2f}")
