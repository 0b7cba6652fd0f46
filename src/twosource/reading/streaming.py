"""Paths -> a stream of reports, each input read as it comes, so that a collection may be of any length.

    for item in stream(["crawl.warc.gz"]):
        ...    # a Report, or an Unread with the reason

What could harm the reader (pages, feeds, exports, archives) is read by a guarded worker; plain text is
read here.
"""

import gzip
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from twosource.errors import InputError
from twosource.model import Report, Unread

from .assembling import with_id
from .containers import Member, is_zip, members
from .decoding import MAX_BYTES
from .guard import Guard
from .inputs import kind_of, read_input
from .places import files, why
from .warc import pages_of

__all__ = ["Item", "each", "stream"]

Item = Report | Unread
# Plain text up to this size holds nothing that its reader could choke on.
PLAIN = 2_000_000


def stream(paths: Iterable[str | Path]) -> Iterator[Item]:
    """Reports and unread inputs in the order of the paths, one at a time, in constant memory.

    Ids are told apart as in ``read``. What several pages of one site share is not looked for: that
    takes all of them at once. Never raises for bad input.
    """
    used: set[str] = set()
    for item in each(paths):
        yield _apart(item, used) if isinstance(item, Report) else item


def each(paths: Iterable[str | Path]) -> Iterator[Item]:
    """The same with ids as the inputs give them, so that two may be equal."""
    unread: list[Unread] = []
    found = files(map(str, paths), unread)
    yield from unread
    with Guard() as guard:
        for name, file in found:
            yield from _guarded(name, _file(name, file, guard))


def _apart(report: Report, used: set[str]) -> Report:
    new, number = report.id, 2
    while new in used:
        new, number = f"{report.id}-{number}", number + 1
    used.add(new)
    return report if new == report.id else with_id(report, new)


def _guarded(name: str, items: Iterator[Item]) -> Iterator[Item]:
    """An error on one input becomes a line about it."""
    try:
        yield from items
    except InputError as error:
        yield Unread(name, error.reason)
    except (OSError, MemoryError) as error:
        yield Unread(name, why(error))
    except Exception as error:  # a bug on one input must not lose the others
        yield Unread(name, f"could not be read ({type(error).__name__}: {str(error)[:160]})")


def _file(name: str, file: Path, guard: Guard) -> Iterator[Item]:
    if is_zip(file):
        for member in members(name, file):
            yield from (
                [member] if isinstance(member, Unread) else _guarded(member.name, _member(member, guard))
            )
        return
    with file.open("rb") as opened:
        if _is_warc(name, opened):
            yield from _warc(name, opened, guard)
            return
        data = opened.read(MAX_BYTES + 1)
    yield from _bytes(name, data, guard)


def _member(member: Member, guard: Guard) -> Iterator[Item]:
    if kind_of(member.path) == "warc":
        yield from _warc(member.name, member.stream, guard)
    elif kind_of(member.path) != "zip":
        yield from _bytes(member.name, member.stream.read(MAX_BYTES + 1), guard)
    else:
        yield Unread(member.name, "is an archive inside an archive; unpack it first")


def _is_warc(name: str, opened: BinaryIO) -> bool:
    head = opened.read(512)
    opened.seek(0)
    if head.startswith(b"\x1f\x8b"):
        try:
            with gzip.open(opened) as unpacked:
                head = unpacked.read(8)
        except (OSError, EOFError):
            head = b""
        opened.seek(0)
    return head.startswith(b"WARC/") or kind_of(name) == "warc"


def _warc(name: str, opened: BinaryIO, guard: Guard) -> Iterator[Item]:
    for item in pages_of(name, opened):
        if isinstance(item, Unread):
            yield item
            continue
        reports, unread = guard.read(item.where, item.body, page=True, url=item.url)
        yield from reports
        yield from unread


def _bytes(name: str, data: bytes, guard: Guard) -> Iterator[Item]:
    if kind_of(name) in {"text", "markdown"} and len(data) <= PLAIN and not data.startswith(b"\x1f\x8b"):
        reports, unread = read_input(name, data)
    else:
        reports, unread = guard.read(name, data)
    yield from reports
    yield from unread
