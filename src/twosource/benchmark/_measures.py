"""How well groups of reports agree with events, and ours on labelled reports."""

import math
from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any

from twosource.benchmark._mixes import Labelled


def agreement(told: Sequence[object], events: Sequence[str]) -> dict[str, float]:
    """B-cubed (Bagga and Baldwin 1998), adjusted Rand index, pairwise precision, number of stories."""
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


def stories_of(
    reports: Sequence[Labelled],
    *,
    dated: bool,
    batch: int | None = None,
    weigh: Callable[[Any], Any] | None = None,
) -> list[str]:
    """The story of each report; as a stream in order of publication when ``batch`` is given."""
    from twosource.stories import StoryStream
    from twosource.stories._blend import weigh as usual

    stream = StoryStream(weigh=weigh or usual)
    ordered = sorted(reports, key=lambda one: (one.published or "~", one.id)) if batch else reports
    size = batch or max(len(ordered), 1)
    for start in range(0, len(ordered), size):
        stream.add([one.report(dated=dated) for one in ordered[start : start + size]])
    of = {id: story.id for story in stream.stories() for id in story.reports}
    return [of[one.id] for one in reports]
