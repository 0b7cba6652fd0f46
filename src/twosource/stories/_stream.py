"""Reports as they come: each batch joins the stories it belongs to, and only those are worked on.

All reports of a batch are counted first, then compared with their neighbours in the window, then the
stories that a new report touches are taken apart and put together again with it. So the
order within a batch makes no difference, a batch of everything is the same as ``group``, and a
story can split or join when a later report shows it. Each such change is recorded and can be undone.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import combinations
from typing import Any

import numpy as np

from twosource.model import Report, StoryGroup
from twosource.stories._blend import (
    FLOOR,
    JOIN,
    NEAR_DAYS,
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
from twosource.stories._sketches import Index, Ints, Sketch
from twosource.stories._table import Table
from twosource.stories._telling import Held, Known, tell

# What an analyst's word, or an undone change, makes of the pairs it is about: no average outweighs it.
_VETO = 1000.0


class StoryStream:
    """Stories over a stream of reports.

    ``window`` is how many of the latest reports a new one is compared with (all, when None);
    ``join`` the average log-odds at which groups join; ``weigh`` gives the log-odds of pairs (to learn the
    weights anew). Memory: a few KB for each report that is not released.
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
        self._index, self._bench, self._table = Index(), Bench(), Table()
        self._held: dict[int, Held] = {}
        self._number: dict[str, int] = {}
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
        return self.rule(parts, together=change.kind == "split")

    def rule(self, parts: Sequence[Sequence[str]], *, together: bool) -> list[Change]:
        """An analyst's word that parts, each some ids of reports, are of one story, or each of another.

        Nothing is said of the reports within a part. Raises KeyError when a report is not in the window.
        """
        numbers = [[self._number[id] for id in part] for part in parts]
        if any(number not in self._scores for part in numbers for number in part):
            raise KeyError("a report of it has left the window")
        for one, other in combinations(numbers, 2):
            for a in one:
                for b in other:
                    self._scores[a][b] = self._scores[b][a] = _VETO if together else -_VETO
        return self._rework({self._story[number] for part in numbers for number in part}, ())

    def release(self) -> list[StoryGroup]:
        """Stories of which no report is in the window any more: told for the last time, then let go of.

        Without this a stream keeps all its stories, and its memory grows with them.
        """
        gone = [story for story, members in self._members.items() if members[-1] < self._compared]
        leaving = {story: self._members.pop(story) for story in gone}
        told = self._told(leaving, {})  # what is compared no more has no part in a second story
        for number in (number for members in leaving.values() for number in members):
            self._table.drop(number)
            id = self._held.pop(number).id
            if self._number[id] == number:
                del self._number[id]
            del self._story[number]
        return told

    def stories(self) -> list[StoryGroup]:
        """All stories so far but those released, by their first date, then title."""
        return self._told(self._members, on_two(self._members, self._story, self._scores, self._bar()))

    def _told(
        self, stories: Mapping[int, Sequence[int]], also: Mapping[int, Sequence[int]]
    ) -> list[StoryGroup]:
        known = Known(self._held, self._table, self._scores, self._index.terms)
        told = [tell(members, also.get(story, ()), known) for story, members in stories.items()]
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
        for number, sketch, one in zip(numbers, sketches, profiles, strict=True):
            self._table.put(number, sketch, self._share(sketch.day))
            self._held[number] = Held(one.id, one.sha256, one.title, one.published, sketch.day)
            self._number[one.id] = number
            self._scores[number] = {}
        found = [self._measured(number, sketch) for number, sketch in zip(numbers, sketches, strict=True)]
        for number, sketch, (near, rows) in zip(numbers, sketches, found, strict=True):
            if len(near):
                self._score(number, sketch, near, rows)
        return list(numbers)

    def _measured(self, number: int, sketch: Sketch) -> tuple[Ints, Matrix]:
        """A report's neighbours and the measures of each; how crowded its place is goes to the table."""
        near = self._index.neighbours(number, sketch, self._oldest())
        table = self._table
        rows = self._bench.measure(sketch, table.rows(near), table, len(self._index.terms))
        table.crowd[table.rows(number)] = crowd(sorted(rows[:, 0].tolist(), reverse=True))
        return near, rows

    def _score(self, number: int, sketch: Sketch, near: Ints, rows: Matrix) -> None:
        own, at = self._table.rows(number), self._table.rows(near)
        table, scores = self._table, self._scores
        rows[:, TEXT.index("crowd")] = (table.crowd[own] + table.crowd[at]) / 2
        days = in_time(int(table.day[own]), table.day[at], np.maximum(table.share[own], table.share[at]))
        weights = bounded(self._weigh(rows) + days - brevity(sketch.length, table.length[at]))
        telling = np.flatnonzero(weights > FLOOR)
        for other, score in zip(near[telling].tolist(), weights[telling].tolist(), strict=True):
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
            day = self._held[number].day
            if day is not None:
                self._days[day] -= 1
                self._dated -= 1
            self._compared += 1
        if self._window is not None and self._index.count > 2 * self._window:
            self._index.fade(oldest)
