"""Fingerprints a second, and look-ups in a collection of many reports, beside datasketch's MinHash-LSH.

The reports are made here, 400 words each of a vocabulary with the spread of English; one query in two is
a reprint of a report in the collection with its first and last fifth cut. ``sample`` is the size of the
collection (1,000,000 is what the design asks for). datasketch gets the first 2,000 reports only: it is
too slow for more, and its look-ups get no faster in a larger collection.
"""

import resource
import time
from collections.abc import Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np

from twosource.benchmark.table import Result, Row

__all__ = ["run"]

SIZE = 50_000
WORDS = 400
QUERIES = 2_000
PEER = 2_000


def run(gold: Path, *, sample: int | None = None) -> Result:
    """Processor seconds throughout; ``gold`` is not needed."""
    from twosource.copying import Collection

    del gold
    size = sample or SIZE
    collection = Collection()
    made = 0.0
    for batch in _batches(size):
        begun = time.process_time()
        collection.add(batch)
        made += time.process_time() - begun
    queries, known = _queries(size)
    begun = time.process_time()
    answers = collection.search_all(queries)
    looked = time.process_time() - begun
    hits = [
        bool(found) and found[0][0] == number
        for found, number in zip(answers, known, strict=True)
        if number >= 0
    ]
    strays = [bool(found) for found, number in zip(answers, known, strict=True) if number < 0]
    ours = {
        "reports": float(size),
        "fingerprinted and added a second": size / made,
        "look-ups a second": len(queries) / looked,
        "reprints found": sum(hits) / max(1, len(hits)),
        "others taken for one": sum(strays) / max(1, len(strays)),
        "index, MB": collection.bytes / 2**20,
        "peak memory, MB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }
    rows = [Row("twosource", ours)]
    note = f"{WORDS} words a report; one core"
    if find_spec("datasketch") is not None:
        rows.append(Row("datasketch MinHash-LSH", _datasketch(min(size, PEER))))
    else:
        note += "; datasketch is not installed and so not measured"
    return Result("collections", tuple(rows), note)


def _batches(size: int) -> Iterator[list[str]]:
    for start in range(0, size, 10_000):
        yield _texts(start, min(size, start + 10_000))


_VOCABULARY = [
    f"{a}{b}{c}" for a in ("ba", "ke", "lo", "mi", "su") for b in ("r", "nt", "st", "ld") for c in range(1500)
]


# Words as often as Zipf and Mandelbrot found: 1 / (rank + 2.7).
_SPREAD = np.cumsum(1 / (np.arange(len(_VOCABULARY)) + 2.7))
_SPREAD /= _SPREAD[-1]


def _texts(start: int, end: int) -> list[str]:
    """Reports ``start`` to ``end``, the same whenever they are made; words spread as Zipf found."""
    out = []
    for block in range(start // 1000, (end + 999) // 1000):
        chance = np.random.default_rng(block)
        ranks = np.searchsorted(_SPREAD, chance.random((1000, WORDS)))
        for row, number in zip(ranks, range(block * 1000, block * 1000 + 1000), strict=True):
            if start <= number < end:
                out.append(" ".join(_VOCABULARY[rank] for rank in row))
    return out


def _queries(size: int) -> tuple[list[str], list[int]]:
    """Reprints of reports in the collection and, by turns, reports that are not in it."""
    step = max(1, size // (QUERIES // 2))
    numbers = list(range(0, size, step))[: QUERIES // 2]
    queries, known = [], []
    beyond = _texts(2_000_000, 2_000_000 + len(numbers))
    for number, other in zip(numbers, beyond, strict=True):
        words = _texts(number, number + 1)[0].split()
        queries += [" ".join(words[WORDS // 5 : -WORDS // 5]), other]
        known += [number, -1]
    return queries, known


def _datasketch(size: int) -> dict[str, float]:
    from datasketch import MinHash, MinHashLSH

    def sketch(text: str) -> Any:
        words = text.split()
        found = MinHash(num_perm=128)
        found.update_batch([" ".join(words[at : at + 5]).encode() for at in range(len(words) - 4)])
        return found

    texts = _texts(0, size)
    index = MinHashLSH(threshold=0.5, num_perm=128)
    begun = time.process_time()
    for number, text in enumerate(texts):
        index.insert(number, sketch(text))
    made = time.process_time() - begun
    queries, known = _queries(size)
    queries, known = queries[:500], known[:500]
    begun = time.process_time()
    answers: Sequence[Any] = [index.query(sketch(query)) for query in queries]
    looked = time.process_time() - begun
    hits = [number in found for found, number in zip(answers, known, strict=True) if number >= 0]
    strays = [bool(found) for found, number in zip(answers, known, strict=True) if number < 0]
    return {
        "reports": float(size),
        "fingerprinted and added a second": size / made,
        "look-ups a second": len(queries) / looked,
        "reprints found": sum(hits) / max(1, len(hits)),
        "others taken for one": sum(strays) / max(1, len(strays)),
    }
