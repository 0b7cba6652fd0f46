"""Average-linkage clustering over the pairs that were looked at.

A pair nobody looked at counts as ``floor``, so two groups join only if the evidence across
all their reports is good on average, and one alike pair cannot chain two stories together.
"""

import math
from collections.abc import Mapping, Sequence
from heapq import heapify, heappop, heappush


def average_linkage(
    sizes: Sequence[int],
    totals: Mapping[tuple[int, int], float],
    *,
    least: float,
    floor: float,
    by_size: float = 0.0,
    looser: float = math.inf,
    inside: Mapping[int, float] | None = None,
) -> list[list[int]]:
    """Groups of the units 0..len(sizes)-1, each sorted, in order of their first members.

    ``sizes`` counts the members of each unit. ``totals`` maps pairs of units (i < j) to the sum, over
    the pairs of their members, of what their likeness has above ``floor``. Groups join while
    their average likeness is at least ``least``, and ``by_size`` more for each doubling of the
    smaller one. Two groups of two or more, each close in itself, join only if the likeness across is
    at most ``looser`` below that within the less close one: siblings hang together, but each more closely.
    ``inside`` has the totals within units of several members. Ties go to the pair with the lower numbers.
    """
    size = list(sizes)
    alive = [True] * len(size)
    members = [[i] for i in range(len(size))]
    above: list[dict[int, float]] = [{} for _ in size]
    for (i, j), total in totals.items():
        above[i][j] = above[j][i] = total

    within = [0.0] * len(size)
    for unit, total in (inside or {}).items():
        within[unit] = total

    def close(i: int) -> float:
        return within[i] / (size[i] * (size[i] - 1) / 2)

    def good(i: int, j: int) -> float | None:
        smaller = min(size[i], size[j])
        needed = least - floor + by_size * math.log2(smaller)
        if smaller > 1:
            needed = max(needed, min(close(i), close(j)) - looser)
        average = above[i].get(j, 0.0) / (size[i] * size[j])
        return average if average >= needed else None

    heap = [
        (-average, i, j)
        for i in range(len(size))
        for j in above[i]
        if i < j and (average := good(i, j)) is not None
    ]
    heapify(heap)
    while heap:
        minus, i, j = heappop(heap)
        if not (alive[i] and alive[j]) or good(i, j) != -minus:
            continue  # what this entry tells of is gone
        alive[j] = False
        within[i] += within[j] + above[i][j]
        members[i] += members[j]
        for k, total in above[j].items():
            del above[k][j]
            if k != i:
                above[i][k] = above[k][i] = above[i].get(k, 0.0) + total
        above[j].clear()
        size[i] += size[j]
        for k in above[i]:
            average = good(i, k)
            if average is not None:
                heappush(heap, (-average, min(i, k), max(i, k)))
    return sorted(sorted(group) for i, group in enumerate(members) if alive[i])
