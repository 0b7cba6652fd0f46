"""The other side of ``guard``: a process that reads one input after another, within limits."""

import os
import struct
import sys
from contextlib import suppress
from typing import BinaryIO

import msgspec

from twosource.errors import InputError
from twosource.model import Report, Unread

from .assembling import Facts
from .decoding import decode
from .guard import Task, Told
from .inputs import read_input

__all__ = ["main", "read_task"]

MEMORY = 1024**3  # bytes of address space: what the libraries map (some 350 MB) and the page's own
_HEAD = struct.Struct("<I")
_decoder = msgspec.msgpack.Decoder(Task)


def main() -> None:
    """Answers each framed task on standard input with a frame on standard output, until that ends."""
    _limit()
    source, target = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever a library prints must not stand among the frames
    _answer(target, b"ready")
    while head := source.read(_HEAD.size):
        (size,) = _HEAD.unpack(head)
        task = _decoder.decode(source.read(size))
        _answer(target, msgspec.msgpack.encode(Told(*read_task(task))))


def _answer(target: BinaryIO, frame: bytes) -> None:
    target.write(_HEAD.pack(len(frame)))
    target.write(frame)
    target.flush()


def _limit() -> None:
    with suppress(ImportError, ValueError, OSError):  # no such limits on this system: time still holds
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def read_task(task: Task) -> tuple[list[Report], list[Unread]]:
    """Reports and unread inputs of one task, in this process. Never raises for bad input."""
    try:
        if task.page:
            from .page import read_page

            return [read_page(task.name, task.data, decode(task.data, html=True), Facts(url=task.url))], []
        return read_input(task.name, task.data)
    except InputError as error:
        return [], [Unread(task.name, error.reason)]
    except MemoryError:
        return [], [Unread(task.name, "needs more memory than one page may use; it is not read")]
    except Exception as error:  # a bug on one input must not lose the others
        return [], [Unread(task.name, f"could not be read ({type(error).__name__}: {str(error)[:160]})")]
