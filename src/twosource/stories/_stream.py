"""Reports as they come: each batch joins the stories it belongs to, and only those are worked on.

All reports of a batch are counted first, then compared with their neighbours in the window, then the
stories that a new report touches are taken apart and put together again with it. So the
order within a batch makes no difference, a batch of everything is the same as ``group``, and a
story can split or join when a later report shows it. Each such change is recorded and can be undone.
"""

from array import array
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from itertools import combinations
from typing import Any

import numpy as np

from twosource.model import Report, StoryGroup
from twosource.stories._blend import (
    FLOOR,
    JOIN,
    NEAR_DAYS,
    SAME_DAYS_MOST,
    bounded,
    brevity,
    in_time,
    lenience,
    weigh,
)
from twosource.stories._changes import Change, changes_between
from twosource.stories._likeness import TEXT, Bench, Matrix, crowd
from twosource.stories._profile import Profile, in_order, profile
from twosource.stories._regrouping import on_two, regrouped
from twosource.stories._sketches import Index
from twosource.stories._telling import Held, called, tell

# What an undone change makes of the pairs it was about: no average outweighs it.
_VETO = 1000.0


class StoryStream:
    """Stories over a stream of reports.

    ``window`` is how many of the latest reports a new one is compared with (all, when None);
    ``join`` the average log-odds at which groups join; ``weigh`` gives the log-odds of pairs (to learn the
    weights anew). Memory: a few KB for each report in the window.
    """

    def __init__(
        self,
        *,
        window: int | None = None,
        join: float = JOIN,
        weigh: Callable[[Matrix], Any] = weigh,
    ) -> None:
        self.changes: list[Change] = []
        self._window, self._join, self._weigh = window, join, weigh
        self._next = self._compared = 0  # the next number, and the oldest that is compared
        self._index, self._bench = Index(), Bench()
        self._held: dict[int, Held] = {}
        self._number: dict[str, int] = {}
        self._crowds: array[float] = array("d")
        self._scores: dict[int, dict[int, float]] = {}
        self._story: dict[int, int] = {}
        self._members: dict[int, list[int]] = {}
        self._days: Counter[int] = Counter()
        self._dated = 0

    def add(self, reports: Sequence[Report]) -> list[Change]:
        """Take in a batch; the changes to earlier stories. The order of ``reports`` makes no difference."""
        return self.take([profile(report) for report in in_order(reports)])

    def take(self, profiles: Sequence[Profile]) -> list[Change]:
        """The same for reports that are read already (in another process), in order."""
        new = self._place(profiles)
        bar = self._bar()
        touched = {
            self._story[other]
            for number in new
            for other, score in self._scores[number].items()
            if score >= bar and other in self._story
        }
        found = self._rework(touched, new)
        self._expire()
        return found

    def undo(self, change: Change) -> list[Change]:
        """Take a join or a split back, for good: later reports do not bring it about again.

        Raises KeyError when a report of it has left the window.
        """
        parts = change.before if change.kind == "join" else change.after
        verdict = -_VETO if change.kind == "join" else _VETO
        numbers = [[self._number[id] for id in part] for part in parts]
        for one, other in combinations(numbers, 2):
            for a in one:
                for b in other:
                    self._scores[a][b] = self._scores[b][a] = verdict
        return self._rework({self._story[number] for part in numbers for number in part}, ())

    def stories(self) -> list[StoryGroup]:
        """All stories so far, by their first date, then title."""
        also = on_two(self._members, self._story, self._scores, self._bar())
        told = [
            tell(members, self._held, self._scores, also.get(story, ()), self._index.terms)
            for story, members in self._members.items()
        ]
        return sorted(told, key=lambda story: (story.first or "~", story.title, story.id))

    def _rework(self, touched: Iterable[int], new: Sequence[int]) -> list[Change]:
        before = [self._members.pop(story) for story in sorted(touched)]
        after = regrouped(before, new, self._held, self._scores, join=self._bar())
        for members in after:
            self._members[members[0]] = members
            self._story.update(dict.fromkeys(members, members[0]))
        found = changes_between(before, after, self._held)
        self.changes += found
        return found

    def _place(self, profiles: Sequence[Profile]) -> list[int]:
        """Number, weigh and compare a batch; the new numbers."""
        index = self._index
        learned = [index.learn(one) for one in profiles]
        sketches = [index.sketch(one, numbers) for one, numbers in zip(profiles, learned, strict=True)]
        first = self._next
        self._next += len(profiles)
        numbers = range(first, self._next)
        for number, sketch in zip(numbers, sketches, strict=True):
            index.hold(number, sketch)
            if sketch.day is not None:
                self._days[sketch.day] += 1
                self._dated += 1
        oldest = self._oldest()
        found = []
        for number, sketch, one in zip(numbers, sketches, profiles, strict=True):
            near = index.neighbours(number, sketch, oldest)
            others = [sketches[it - first] if it >= first else self._held[it].sketch for it in near]
            rows = self._bench.measure(sketch, others, len(index.terms)) if near else None
            nearness = sorted(rows[:, 0].tolist(), reverse=True) if rows is not None else []
            found.append((near, rows))
            report = one.report
            self._held[number] = Held(
                id=report.id,
                sha256=report.sha256,
                title=called(report),
                published=report.published,
                sketch=sketch,
                crowd=crowd(nearness),
                share=self._share(sketch.day),
            )
            self._number[report.id] = number
            self._crowds.append(self._held[number].crowd)
            self._scores[number] = {}
        for number, (near, rows) in zip(numbers, found, strict=True):
            if rows is not None:
                self._score(number, near, rows)
        return list(numbers)

    def _score(self, number: int, near: Sequence[int], rows: Matrix) -> None:
        own, scores = self._held[number], self._scores
        crowds = np.frombuffer(self._crowds, np.float64)
        rows[:, TEXT.index("crowd")] = (own.crowd + crowds[near]) / 2
        weights = self._weigh(rows)
        for at in np.flatnonzero(weights > FLOOR - SAME_DAYS_MOST).tolist():
            other, weight = near[at], float(weights[at])
            one = self._held[other]
            days = in_time(own.sketch.day, one.sketch.day, max(own.share, one.share))
            brief = brevity(own.sketch.length, one.sketch.length)
            score = bounded(weight + days - brief)
            if score > FLOOR:
                scores[number][other] = scores[other][number] = score

    def _share(self, day: int | None) -> float:
        if day is None:
            return 1.0
        around = sum(self._days[day + off] for off in range(-NEAR_DAYS, NEAR_DAYS + 1))
        return around / self._dated

    def _bar(self) -> float:
        return self._join - lenience(self._index.count)

    def _oldest(self) -> int:
        return max(0, self._next - self._window) if self._window is not None else 0

    def _expire(self) -> None:
        """Let go of what has left the window. Stories keep such reports, but are not compared by them."""
        oldest = self._oldest()
        while self._compared < oldest:
            number = self._compared
            for other in self._scores.pop(number):
                self._scores.get(other, {}).pop(number, None)
            one = self._held[number]
            if one.sketch.day is not None:
                self._days[one.sketch.day] -= 1
                self._dated -= 1
            self._compared += 1
        if self._window is not None and self._index.count > 2 * self._window:
            self._index.fade(oldest)
