"""Pairs of reports worth comparing, from an inverted index of their most telling terms."""

from collections import Counter, defaultdict
from collections.abc import Sequence

from twosource.stories._similarity import Vector, Vectors

# Up to so many reports every pair is compared: an index would save nothing.
_FEW = 60
# Telling terms by which a report is found, of each kind.
_KEYS = {"words": 25, "names": 12, "couples": 15}
# A term in more reports than this finds too much to be of use.
_MOST_HOLDERS = 0.05
_LEAST_MOST_HOLDERS = 40
# Nearest reports kept for each report; a story of hundreds still hangs together.
_NEAREST = 60
_LEAST_KEYS = 2


def candidate_pairs(texts: Sequence[Vectors]) -> list[tuple[int, int]]:
    """Index pairs (i < j), in order."""
    count = len(texts)
    if count <= _FEW:
        return [(i, j) for i in range(count) for j in range(i + 1, count)]
    holders: dict[tuple[str, str], list[int]] = defaultdict(list)
    keys = [_keys(text) for text in texts]
    for i, of_report in enumerate(keys):
        for key in of_report:
            holders[key].append(i)
    most = max(_LEAST_MOST_HOLDERS, int(_MOST_HOLDERS * count))
    pairs: set[tuple[int, int]] = set()
    for i, of_report in enumerate(keys):
        shared: Counter[int] = Counter()
        for key in of_report:
            holding = holders[key]
            if len(holding) <= most:
                shared.update(holding)
        del shared[i]
        near = [(-common, j) for j, common in shared.items() if common >= _LEAST_KEYS]
        pairs.update((min(i, j), max(i, j)) for _, j in sorted(near)[:_NEAREST])
    return sorted(pairs)


def _keys(text: Vectors) -> list[tuple[str, str]]:
    vectors: tuple[tuple[str, Vector], ...] = (
        ("words", text.words),
        ("names", text.names),
        ("couples", text.couples),
    )
    return [
        (kind, term)
        for kind, vector in vectors
        for term in sorted(vector, key=lambda term: (-vector[term], term))[: _KEYS[kind]]
    ]
