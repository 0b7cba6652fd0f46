"""Runs of words that two texts share: hashed for finding, exact for deciding.

Fingerprints follow Schleimer, Wilkerson and Aiken, "Winnowing" (SIGMOD 2003): hashes of
all runs of ``RUN`` words, of which the least in every window of ``WINDOW`` is kept, so two
texts that share RUN + WINDOW - 1 = 8 words in a row always share a fingerprint.
Tiling follows Wise's greedy string tiling (1993): longest shared run first, none twice.
"""

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple
from zlib import crc32

RUN = 6
WINDOW = 3
# A run that recurs in one text (a refrain, a table) says little and costs squarely.
_MOST_PLACES = 8
# Words compared for each word of the two texts before repeated runs are no longer followed.
_EFFORT = 20


class Tile(NamedTuple):
    """``length`` words that stand at ``a`` in one text and at ``b`` in the other."""

    a: int
    b: int
    length: int


def fingerprints(folded: Sequence[str], *, run: int = RUN, window: int = WINDOW) -> frozenset[int]:
    """Winnowed hashes of the runs of ``run`` words: 64 bits each, the same on every machine."""
    hashes = [_hashed(word) for word in folded]
    runs: list[int] = []
    value, drop = 0, pow(_BASE, run, _MODULUS)
    for i, word in enumerate(hashes):
        value = (value * _BASE + word) % _MODULUS
        if i >= run:
            value = (value - hashes[i - run] * drop) % _MODULUS
        if i >= run - 1:
            # Mixed once more: the least of a rolling hash is not evenly spread.
            runs.append((value * _MIX) & _MASK)
    if len(runs) <= window:
        return frozenset(runs[:1] if not runs else [min(runs)])
    return frozenset(min(runs[i : i + window]) for i in range(len(runs) - window + 1))


_BASE = 1_000_003
_MODULUS = (1 << 61) - 1
_MIX = 0x9E3779B97F4A7C15
_MASK = (1 << 64) - 1


def _hashed(word: str) -> int:
    data = word.encode("utf-8", "surrogatepass")
    return (crc32(data) << 29) ^ crc32(data[::-1]) ^ len(data)


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
