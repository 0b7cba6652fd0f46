"""Average-linkage clustering over the pairs that were looked at.

A pair nobody looked at counts as ``floor``, so two groups join only if the evidence across
all their reports is good on average, and one alike pair cannot chain two stories together.
"""

from collections.abc import Mapping
from heapq import heapify, heappop, heappush


def average_linkage(
    count: int, scores: Mapping[tuple[int, int], float], *, least: float, floor: float
) -> list[list[int]]:
    """Groups of 0..count-1, each sorted, in order of their first members.

    ``scores`` maps pairs (i < j) to a likeness above ``floor``; groups join while their
    average likeness is at least ``least``. Ties go to the pair with the lower numbers.
    """
    size = [1] * count
    alive = [True] * count
    members = [[i] for i in range(count)]
    # What the looked-at pairs across two groups have above the floor, summed.
    above: list[dict[int, float]] = [{} for _ in range(count)]
    for (i, j), score in scores.items():
        if score > floor:
            above[i][j] = above[j][i] = score - floor
    bar = least - floor
    heap = [(-gain, i, j) for i in range(count) for j, gain in above[i].items() if i < j and gain >= bar]
    heapify(heap)
    while heap:
        minus, i, j = heappop(heap)
        if not (alive[i] and alive[j]) or above[i].get(j, -1.0) / (size[i] * size[j]) != -minus:
            continue  # what this entry tells of is gone
        alive[j] = False
        members[i] += members[j]
        for k, gain in above[j].items():
            del above[k][j]
            if k != i:
                above[i][k] = above[k][i] = above[i].get(k, 0.0) + gain
        above[j].clear()
        size[i] += size[j]
        for k, gain in above[i].items():
            average = gain / (size[i] * size[k])
            if average >= bar:
                heappush(heap, (-average, min(i, k), max(i, k)))
    return sorted(sorted(group) for i, group in enumerate(members) if alive[i])
