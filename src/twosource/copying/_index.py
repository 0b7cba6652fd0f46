"""A collection of any size, searched by fingerprints: which of its reports may share text with this one.

    collection = Collection()
    collection.add(["first text", "second text"])
    collection.search("another text")          # [(0, 17), ...]: number of the report, keys in common

Each key is one number of 64 bits: 40 of its hash and 24 for the report's number, sorted. What is added
lies in runs of its own that are merged as they grow, so adding stays cheap. The answer is for an exact
comparison to judge (``trace``); of two reports that share twelve words in a row none is missed.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from twosource.copying._prints import prints

__all__ = ["Collection"]

_BITS = 24
_MOST = 1 << _BITS
_LOW = np.uint64(_MOST - 1)
# Reports whose keys are made and sorted together.
_BATCH = 20_000
# A run of words in so many reports is a slogan or furniture, and no sign of a copy.
COMMON = 1_000


class Collection:
    """Fingerprints of reports, by number in the order in which they were added."""

    def __init__(self) -> None:
        self._runs: list[npt.NDArray[np.uint64]] = []
        self._size = 0

    def __len__(self) -> int:
        """How many reports were added."""
        return self._size

    @property
    def bytes(self) -> int:
        """Memory of the keys."""
        return sum(run.nbytes for run in self._runs)

    def add(self, texts: Iterable[str]) -> None:
        """Adds reports by their texts. Raises OverflowError beyond 16,777,216."""
        batch: list[str] = []
        for text in texts:
            batch.append(text)
            if len(batch) == _BATCH:
                self._add(batch)
                batch = []
        if batch:
            self._add(batch)

    def _add(self, batch: Sequence[str]) -> None:
        if self._size + len(batch) > _MOST:
            raise OverflowError(f"a collection holds at most {_MOST:,} reports")
        keys, owners = prints(batch)
        packed = (keys & ~_LOW) | (owners + self._size).astype(np.uint64)
        packed.sort()
        self._runs.append(packed)
        self._size += len(batch)
        # Each run at least twice as long as the next: few runs, and each key is merged few times.
        while len(self._runs) > 1 and len(self._runs[-2]) < 2 * len(self._runs[-1]):
            last, before = self._runs.pop(), self._runs.pop()
            merged = np.concatenate([before, last])
            merged.sort(kind="stable")  # a merge of two sorted runs
            self._runs.append(merged)

    def search(self, text: str, *, least: int = 1) -> list[tuple[int, int]]:
        """(number, keys in common) of the reports with at least ``least`` keys in common, most first."""
        (found,) = self.search_all([text], least=least)
        return found

    def search_all(self, texts: Sequence[str], *, least: int = 1) -> list[list[tuple[int, int]]]:
        """The same for several texts, in their order; cheaper than one by one."""
        keys, owners = prints(texts)
        counts: list[Counter[int]] = [Counter() for _ in texts]
        lows = keys & ~_LOW
        order = np.argsort(lows, kind="stable")  # neighbours in the search lie near each other in memory
        lows, owners = lows[order], owners[order]
        for run in self._runs:
            first = np.searchsorted(run, lows)
            last = np.searchsorted(run, lows | _LOW, side="right")
            hits = np.flatnonzero((last > first) & (last - first <= COMMON))
            for hit in hits:
                places = run[first[hit] : last[hit]] & _LOW
                counts[owners[hit]].update(places.tolist())
        return [
            sorted(
                ((number, count) for number, count in counter.items() if count >= least),
                key=lambda pair: (-pair[1], pair[0]),
            )
            for counter in counts
        ]

    def save(self, path: str | Path) -> None:
        """Writes the keys to a file (NumPy's .npz)."""
        named: dict[str, Any] = {f"run{n}": run for n, run in enumerate(self._runs)}
        np.savez(path, size=np.array(self._size), **named)

    @classmethod
    def load(cls, path: str | Path) -> "Collection":
        """Reads what ``save`` wrote."""
        found = cls()
        with np.load(path, allow_pickle=False) as stored:
            found._size = int(stored["size"])
            found._runs = [stored[f"run{n}"] for n in range(len(stored.files) - 1)]
        return found
