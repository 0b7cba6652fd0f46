"""Runs of words that two texts share, found exactly.

Tiling follows Wise's greedy string tiling (1993): longest shared run first, none twice.
"""

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

# A run that recurs in one text (a refrain, a table) says little and costs squarely.
_MOST_PLACES = 8
# Words compared for each word of the two texts before repeated runs are no longer followed.
_EFFORT = 20


class Tile(NamedTuple):
    """``length`` words that stand at ``a`` in one text and at ``b`` in the other."""

    a: int
    b: int
    length: int


def tiles(a: Sequence[str], b: Sequence[str], *, least: int = 5) -> list[Tile]:
    """Shared runs of at least ``least`` words, longest first chosen, none overlapping; by place in ``a``."""
    places: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for j in range(len(b) - least + 1):
        at = places[tuple(b[j : j + least])]
        if len(at) < _MOST_PLACES:
            at.append(j)
    matches: list[tuple[int, int, int]] = []
    spent, covered = 0, 0
    for i in range(len(a) - least + 1):
        if spent > _EFFORT * (len(a) + len(b)) and i < covered:
            continue  # a text that repeats itself: what lies inside a run found is left alone
        for j in places.get(tuple(a[i : i + least]), ()):
            if i and j and a[i - 1] == b[j - 1]:
                continue  # the middle of a run that was already taken whole
            length = least
            while i + length < len(a) and j + length < len(b) and a[i + length] == b[j + length]:
                length += 1
            matches.append((-length, i, j))
            spent += length
            covered = max(covered, i + length)
    return _tiled(sorted(matches), len(a), len(b), least)


def _tiled(matches: list[tuple[int, int, int]], size_a: int, size_b: int, least: int) -> list[Tile]:
    free_a, free_b = bytearray(b"\1") * size_a, bytearray(b"\1") * size_b
    chosen: list[Tile] = []
    for minus, i, j in matches:
        start = 0
        for step in range(-minus + 1):
            if step < -minus and free_a[i + step] and free_b[j + step]:
                continue
            if step - start >= least:
                chosen.append(Tile(i + start, j + start, step - start))
                free_a[i + start : i + step] = bytes(step - start)
                free_b[j + start : j + step] = bytes(step - start)
            start = step + 1
    return sorted(chosen)
