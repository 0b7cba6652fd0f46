"""Reports as short weighted term lists, and the index that finds a report's neighbours.

Each report keeps its heaviest terms by TF-IDF. The window's own counts, with a general background beneath
(``_common``), tell how rare a term is. A term rarer than one report in 150 counts no more than
that one: so a likeness means the same in a folder of five and in a window of 200,000.
"""

import math
from array import array
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, NamedTuple

import numpy as np

from twosource.stories._common import COMMON, RARE
from twosource.stories._profile import Profile

Floats = np.ndarray[Any, np.dtype[np.float32]]
Ints = np.ndarray[Any, np.dtype[np.int32]]

# The background counts as much as this many reports of the collection's own.
_BACKGROUND = 500.0
_RAREST = 5.0
# Terms kept of a report, and those of them by which it is found.
KEPT = 160
_KEYS = 30
# A term finds the latest so many reports that hold it; this keeps the cost of a report flat.
_HOLDERS = 200
# The heaviest terms come first; when they have led to so many reports, the others are left.
_LOOKED_AT = 1500
# Neighbours looked at closely.
_NEAREST = 60


class Sketch(NamedTuple):
    """One report as it is compared: unit vectors over term numbers, heaviest first."""

    terms: Ints
    weights: Floats
    opening: Ints
    opening_weights: Floats
    rarities: Floats  # of ``terms``
    mass: float  # sum of the rarities
    length: int
    dates: frozenset[int]
    weekday: int
    month: int
    marks: Ints  # term numbers: figures of the lead, names of the opening, all numerals, all names
    counts: tuple[int, ...]  # of marks, by these four kinds
    day: int | None  # of publication, as an ordinal


class Index:
    """Terms, their counts, and which reports of the window hold them. Reports have running numbers."""

    def __init__(self) -> None:
        self.terms: list[str] = [""]
        self.count = 0  # reports in the window
        self._number: dict[str, int] = {"": 0}
        self._held: array[int] = array("i", [0])
        self._common: array[float] = array("d", [RARE])
        self._holders: dict[int, array[int]] = {}

    def learn(self, profile: Profile) -> list[int]:
        """Count a report's terms; their numbers, in the order of ``profile.words``."""
        numbers = self._numbers(profile.words)
        np.frombuffer(self._held, np.int32)[numbers] += 1  # each number once
        self.count += 1
        return numbers

    def _numbers(self, words: Iterable[str]) -> list[int]:
        numbers = []
        known = self._number
        for word in words:
            number = known.get(word)
            if number is None:
                number = known[word] = len(self.terms)
                self.terms.append(word)
                self._held.append(0)
                self._common.append(COMMON.get(word, RARE))
            numbers.append(number)
        return numbers

    def fade(self, oldest: int) -> None:
        """Halve what was counted, and drop what only reports below ``oldest`` held."""
        self._held = array("i", (np.frombuffer(self._held, np.int32) // 2).tobytes())
        self.count //= 2
        for term in [term for term, holding in self._holders.items() if holding[-1] < oldest]:
            del self._holders[term]

    def sketch(self, profile: Profile, numbers: Sequence[int]) -> Sketch:
        """Weigh a report's terms by what is known so far."""
        # Sorted, because the numbers of new terms must not hang on the order of a set.
        kinds = (profile.figures, profile.subjects, profile.numerals, profile.names)
        marks = self._numbers(word for kind in kinds for word in sorted(kind))
        held = np.frombuffer(self._held, np.int32)
        common = np.frombuffer(self._common, np.float64)
        at = np.array(numbers or [0], np.int32)
        total = self.count + _BACKGROUND
        rarity = np.log((total + 1) / (held[at] + _BACKGROUND * common[at]))
        rarity = np.clip(rarity, 0.0, _RAREST)
        counts = np.array(list(profile.words.values()) or [0], np.float64)
        weights = _unit((1 + np.log(np.maximum(counts, 1))) * rarity)
        kept = np.lexsort((at, -weights))[:KEPT]
        # The opening's words come first among a report's words.
        begins = max(len(profile.opening), 1)
        often = np.array(list(profile.opening.values()) or [1], np.float64)
        opening = _unit((1 + np.log(often)) * rarity[:begins])
        return Sketch(
            terms=at[kept],
            weights=weights[kept].astype(np.float32),
            opening=at[:begins],
            opening_weights=opening.astype(np.float32),
            rarities=rarity[kept].astype(np.float32),
            mass=float(rarity[kept].sum()),
            length=profile.length,
            dates=profile.dates,
            weekday=profile.weekday,
            month=profile.month,
            marks=np.array(marks, np.int32),
            counts=tuple(map(len, kinds)),
            day=_day(profile.published),
        )

    def hold(self, number: int, sketch: Sketch) -> None:
        """Let a report be found by its heaviest terms."""
        for term in sketch.terms[:_KEYS].tolist():
            holding = self._holders.get(term)
            if holding is None:
                holding = self._holders[term] = array("i")
            holding.append(number)
            if len(holding) > 2 * _HOLDERS:
                del holding[:-_HOLDERS]

    def neighbours(self, number: int, sketch: Sketch, oldest: int) -> Ints:
        """Numbers of the reports that share most key terms, none below ``oldest``, nearest first."""
        holders: list[Ints] = []
        weights: list[float] = []
        looked_at = 0
        keys = zip(sketch.terms[:_KEYS].tolist(), sketch.weights[:_KEYS].tolist(), strict=True)
        for term, weight in keys:
            holding = self._holders.get(term)
            if holding is None:
                continue
            holders.append(np.frombuffer(holding, np.int32)[-_HOLDERS:])
            weights.append(weight)
            looked_at += len(holders[-1])
            if looked_at > _LOOKED_AT:
                break
        if not holders:
            return np.zeros(0, np.int32)
        everyone = np.concatenate(holders)
        shares = np.repeat(np.array(weights), [len(part) for part in holders])
        # Stable, so that what one report shares is summed in the order of the terms.
        order = np.argsort(everyone, kind="stable")
        everyone, shares = everyone[order], shares[order]
        begins = np.flatnonzero(np.concatenate(([True], everyone[1:] != everyone[:-1])))
        others, shared = everyone[begins], np.add.reduceat(shares, begins)
        fitting = (others >= oldest) & (others != number)
        others, shared = others[fitting], shared[fitting]
        if len(others) > _NEAREST:
            least = np.partition(shared, len(shared) - _NEAREST)[len(shared) - _NEAREST]
            others, shared = others[shared >= least], shared[shared >= least]
        near: Ints = others[np.lexsort((others, -shared))][:_NEAREST]
        return near


def _unit(weights: "np.ndarray[Any, np.dtype[np.float64]]") -> "np.ndarray[Any, np.dtype[np.float64]]":
    length = math.sqrt(float((weights * weights).sum()))
    return weights / length if length else weights


def _day(published: str | None) -> int | None:
    try:
        return date.fromisoformat((published or "")[:10]).toordinal()
    except ValueError:
        return None
