"""One function over many items in several processes, in order, whatever one item does."""

from __future__ import annotations

import multiprocessing
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from typing import Any, TypeVar

import msgspec

Item = TypeVar("Item")
Result = TypeVar("Result")


class Failed(msgspec.Struct, frozen=True):
    """What comes back in the place of a result. ``position`` counts the items from 0."""

    position: int
    error: str


def map_stage(
    function: Callable[[Item], Result],
    items: Iterable[Item],
    *,
    processes: int = 1,
    ahead: int = 4,
) -> Iterator[Result | Failed]:
    """Yield ``function(item)`` for each item, in the order of the items.

    The results do not depend on ``processes``. An item that raises comes back as ``Failed``,
    and so does one that kills its worker; the rest goes on. With one process there is no
    worker to kill: the calls run here.

    processes: workers; 1 runs a plain loop. They are spawned, not forked, because the parser
        and the numeric libraries hold threads and locks that a fork copies half. So
        ``function`` has to be importable by name, and items and results have to pickle.
    ahead: items handed out per worker beyond the one whose result is awaited. It bounds
        memory, so that ``items`` may be an endless stream.
    """
    if processes < 1:
        raise ValueError(f"processes is {processes}; give 1 or more")
    if processes == 1:
        for position, item in enumerate(items):
            yield _call(function, position, item)
        return
    yield from _pooled(function, enumerate(items), processes, ahead)


def _call(function: Callable[[Item], Result], position: int, item: Item) -> Result | Failed:
    try:
        return function(item)
    except Exception as error:  # any fault of one item must leave the others alone
        return Failed(position, f"{type(error).__name__}: {error}")


def _pooled(
    function: Callable[[Item], Result], numbered: Iterator[tuple[int, Item]], processes: int, ahead: int
) -> Iterator[Result | Failed]:
    waiting: deque[tuple[int, Item, Future[Any]]] = deque()
    pool = _pool(processes)
    try:
        while True:
            for position, item in islice(numbered, processes * ahead - len(waiting)):
                waiting.append((position, item, pool.submit(_call, function, position, item)))
            if not waiting:
                return
            position, item, future = waiting.popleft()
            try:
                yield future.result()
            except BrokenProcessPool:
                # Any of the items under way may have killed its worker: this one is tried
                # again by itself, and those behind it are handed to a new pool.
                yield _alone(function, position, item)
                pool.shutdown(wait=True, cancel_futures=True)
                pool = _pool(processes)
                waiting = deque(
                    (at, one, done if _came_back(done) else pool.submit(_call, function, at, one))
                    for at, one, done in waiting
                )
            except Exception as error:  # the result did not pickle
                yield Failed(position, f"{type(error).__name__}: {error}")
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _came_back(future: Future[Any]) -> bool:
    return future.done() and not future.cancelled() and not isinstance(future.exception(), BrokenProcessPool)


def _alone(function: Callable[[Item], Result], position: int, item: Item) -> Result | Failed:
    pool = _pool(1)
    try:
        result: Result | Failed = pool.submit(_call, function, position, item).result()
        return result
    except BrokenProcessPool:
        return Failed(position, "the worker died while it held this item (killed, out of memory, or a crash)")
    except Exception as error:
        return Failed(position, f"{type(error).__name__}: {error}")
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _pool(processes: int) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(processes, mp_context=multiprocessing.get_context("spawn"))
