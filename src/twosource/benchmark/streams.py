"""What a report costs a stream of stories, as the window fills with script-made reports.

CPU microseconds a report at growing windows, reports a second in steady state (the window full, terms
read in worker processes, grouping in this one), and memory. Beside it a peer at the same sizes:
scikit-learn's hashed word vectors with the ten nearest by cosine over the whole window, which finds
neighbours and groups nothing. Slow: not among the stages that run without being named.
"""

import resource
import time
from collections.abc import Iterator, Sequence
from importlib import import_module
from importlib.util import find_spec
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from twosource.benchmark._feeds import feed
from twosource.benchmark.table import Result, Row
from twosource.model import Report

if TYPE_CHECKING:
    from twosource.stories import StoryStream
    from twosource.stories._profile import Profile

__all__ = ["run"]

_WINDOW = 200_000
_SIZES = (1_000, 2_000, 5_000, 10_000, 20_000, 50_000, 100_000, 200_000)
_BATCH = 500
# Batches over which a cost is averaged, reports of the measured steady state, queries to the peer.
_AVERAGED = 4
_STEADY = 20_000
_QUERIES = 100


def run(gold: Path, *, sample: int | None = None) -> Result:
    """The curve up to a window of ``sample`` reports (200,000 by default). ``gold`` is not read."""
    window = max(sample or _WINDOW, 2)
    sizes = [*(size for size in _SIZES if size < window), window]
    rows = [Row("twosource", _ours(window, sizes))]
    if find_spec("sklearn") is not None:
        rows.append(Row("hashed vectors, 10 nearest", _peer(sizes)))
    return Result("streams", tuple(rows), f"{window:,} script-made reports of about 160 words")


def _ours(window: int, sizes: Sequence[int]) -> dict[str, float]:
    from twosource.stories import StoryStream
    from twosource.stories._profile import profile

    before = _megabytes()
    stream = StoryStream(window=window)
    reports = feed(window + min(_STEADY, window))
    figures: dict[str, float] = {}
    taken = 0
    for size in sizes:
        costs: list[tuple[int, float]] = []
        for batch in _batches(islice(reports, size - taken)):
            start = time.process_time()
            stream.take([profile(report) for report in batch])
            costs.append((len(batch), time.process_time() - start))
        taken = size
        last = costs[-_AVERAGED:]
        figures[_at(size)] = 1e6 * sum(cost for _, cost in last) / sum(count for count, _ in last)
    figures["MB in use, window full"] = _megabytes() - before
    figures["reports a second, window full"] = _rate(stream, list(reports))
    return figures


def _rate(stream: "StoryStream", reports: Sequence[Report]) -> float:
    """Wall-clock reports a second: worker processes read the terms, this one groups."""
    from twosource.scaling import Failed, map_stage

    batches = list(_batches(iter(reports)))
    began = 0.0
    done = 0
    for result in map_stage(_profiles, batches, processes=2):
        if isinstance(result, Failed):
            raise RuntimeError(result.error)
        if not began:
            began = time.perf_counter()  # the workers have started
        else:
            done += len(result)
        stream.take(result)
    return done / max(time.perf_counter() - began, 1e-9)


def _profiles(reports: Sequence[Report]) -> "list[Profile]":
    from twosource.stories._profile import profile

    return [profile(report) for report in reports]


def _peer(sizes: Sequence[int]) -> dict[str, float]:
    from sklearn.feature_extraction.text import HashingVectorizer
    from sklearn.neighbors import NearestNeighbors

    # By name, for there are no type stubs for it.
    vstack = import_module("scipy.sparse").vstack
    hashed = HashingVectorizer(n_features=2**18)
    reports = feed(sizes[-1] + _QUERIES)
    held: list[Any] = []
    figures: dict[str, float] = {}
    taken = 0
    for size in sizes:
        for batch in _batches(islice(reports, size - taken), 5000):
            held.append(hashed.transform([report.text for report in batch]))
        taken = size
        held = [vstack(held).tocsr()]
        nearest = NearestNeighbors(n_neighbors=min(10, size), metric="cosine").fit(held[0])
        queries = [report.text for report in islice(feed(size, seed=2), _QUERIES)]
        start = time.process_time()
        nearest.kneighbors(hashed.transform(queries))
        figures[_at(size)] = 1e6 * (time.process_time() - start) / len(queries)
    return figures


def _batches(reports: Iterator[Report], size: int = _BATCH) -> Iterator[list[Report]]:
    while batch := list(islice(reports, size)):
        yield batch


def _at(size: int) -> str:
    return f"CPU microseconds a report, {size:,} in the window"


def _megabytes() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
