"""A page that could hang or exhaust the program is read in a process of its own, which may die of it.

    with Guard() as guard:
        reports, unread = guard.read("page.html", data)

One worker is kept for many pages; it is started anew only when a page killed it. Its limits are set by
the worker on itself, before it sees a page (see ``worker``).
"""

import os
import select
import struct
import subprocess
import sys
import time
from typing import IO, Self

import msgspec

from twosource.model import Report, Unread

__all__ = ["Guard", "Task", "Told"]

SECONDS = 8.0  # for one input; the slowest real page took 0.9
STARTING = 60.0  # until a new worker says that it is ready
_HEAD = struct.Struct("<I")


class Task(msgspec.Struct, array_like=True):
    """An input for the worker: a file's bytes, or (``url`` given or ``page``) one page of a web archive."""

    name: str
    data: bytes
    page: bool = False
    url: str | None = None


class Told(msgspec.Struct, array_like=True):
    """What the worker made of it."""

    reports: list[Report]
    unread: list[Unread]


_decoder = msgspec.msgpack.Decoder(Told)


class Guard:
    """Reads inputs in a worker under limits of time and memory. Not for several threads at once."""

    def __init__(self, *, seconds: float = SECONDS) -> None:
        self._seconds = seconds
        self._worker: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        if self._worker is not None:
            self._worker.kill()
            self._worker.communicate()
            self._worker = None

    def read(
        self, name: str, data: bytes, *, page: bool = False, url: str | None = None
    ) -> tuple[list[Report], list[Unread]]:
        """Reports and unread inputs of one input; one that kills the worker is unread, with the reason."""
        task = Task(name, data, page, url)
        try:
            worker = self._ready()
        except (OSError, EOFError, TimeoutError):
            # No worker can be had on this machine: better read without a guard than not at all.
            from .worker import read_task

            self.close()
            return read_task(task)
        try:
            _send(worker.stdin, msgspec.msgpack.encode(task))
            told = _decoder.decode(_receive(worker, time.monotonic() + self._seconds))
        except TimeoutError:
            self.close()
            return [], [Unread(name, f"took more than {self._seconds:g} seconds to read and was given up")]
        except (OSError, EOFError, msgspec.DecodeError):
            self.close()
            return [], [
                Unread(name, "the page used up the memory it may use, or broke its reader; it is not read")
            ]
        return told.reports, told.unread

    def _ready(self) -> "subprocess.Popen[bytes]":
        if self._worker is None:
            environment = {**os.environ, "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
            self._worker = subprocess.Popen(
                [sys.executable, "-c", "from twosource.reading.worker import main; main()"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env={**environment, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
            )
            _receive(self._worker, time.monotonic() + STARTING)
        return self._worker


def _send(pipe: IO[bytes] | None, frame: bytes) -> None:
    assert pipe is not None
    pipe.write(_HEAD.pack(len(frame)))
    pipe.write(frame)
    pipe.flush()


def _receive(worker: "subprocess.Popen[bytes]", deadline: float) -> bytes:
    (size,) = _HEAD.unpack(_exactly(worker, _HEAD.size, deadline))
    return _exactly(worker, size, deadline)


def _exactly(worker: "subprocess.Popen[bytes]", size: int, deadline: float) -> bytes:
    assert worker.stdout is not None
    number = worker.stdout.fileno()
    parts: list[bytes] = []
    while size:
        ready, _, _ = select.select([number], [], [], max(0.0, deadline - time.monotonic()))
        if not ready:
            raise TimeoutError
        part = os.read(number, min(size, 1 << 20))
        if not part:
            raise EOFError
        parts.append(part)
        size -= len(part)
    return b"".join(parts)
