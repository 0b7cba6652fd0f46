"""Paths -> a stream of reports, each input read as it comes, so that a collection may be of any length.

    for item in stream(["crawl.warc.gz"]):
        ...    # a Report, or an Unread with the reason

What could harm the reader (pages, feeds, exports, archives) is read by a guarded worker; plain text is
read here.
"""

import gzip
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import BinaryIO

from twosource.errors import InputError
from twosource.model import Report, Unread

from .addresses import is_address
from .assembling import fingerprint, with_id
from .containers import Member, is_zip, members
from .decoding import MAX_BYTES
from .fetching import Fetcher
from .following import Web
from .guard import Guard
from .inputs import kind_of, read_input
from .places import files, why
from .warc import pages_of

__all__ = ["Item", "Keep", "each", "stream"]

Item = Report | Unread
# Told the bytes of a report that stands in no file of its own: a fetched page, a page of an archive.
Keep = Callable[[str, bytes], None]
# Plain text up to this size holds nothing that its reader could choke on.
PLAIN = 2_000_000


def stream(
    paths: Iterable[str | Path],
    *,
    fetcher: Fetcher | None = None,
    follow: bool = False,
    keep: Keep | None = None,
    skip: Iterable[str] = (),
) -> Iterator[Item]:
    """Reports and unread inputs in the order of the paths, one at a time, in constant memory.

    Ids are told apart as in ``read``. What several pages of one site share is not looked for: that
    takes all of them at once. Web addresses are fetched by ``fetcher``, one of its own if none is
    given; ``follow`` also fetches what feeds only tease and the feeds that an OPML file lists; ``keep``
    is told (sha256, bytes) of reports without a file of their own; addresses in ``skip`` are not
    fetched. Never raises for bad input.
    """
    used: set[str] = set()
    for item in each(paths, fetcher=fetcher, follow=follow, keep=keep, skip=skip):
        yield _apart(item, used) if isinstance(item, Report) else item


def each(
    paths: Iterable[str | Path],
    *,
    fetcher: Fetcher | None = None,
    follow: bool = False,
    keep: Keep | None = None,
    skip: Iterable[str] = (),
) -> Iterator[Item]:
    """The same with ids as the inputs give them, so that two may be equal."""
    given = list(map(str, paths))
    unread: list[Unread] = []
    found = files([path for path in given if not is_address(path)], unread)
    yield from unread
    with Guard() as guard, ExitStack() as opened:
        if fetcher is None:
            fetcher = opened.enter_context(Fetcher())
        web = Web(fetcher, guard, follow=follow, keep=keep, skip=skip)
        for name, file in found:
            yield from _guarded(name, _file(name, file, guard, web, keep))
        for address in dict.fromkeys(path for path in given if is_address(path)):
            yield from _guarded(address, web.read(address))


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


def _file(name: str, file: Path, guard: Guard, web: Web, keep: Keep | None) -> Iterator[Item]:
    if is_zip(file):
        for member in members(name, file):
            if isinstance(member, Unread):
                yield member
            else:
                yield from _guarded(member.name, _member(member, guard, keep))
        return
    with file.open("rb") as opened:
        if _is_warc(name, opened):
            yield from _warc(name, opened, guard, keep)
            return
        data = opened.read(MAX_BYTES + 1)
    yield from web.with_links(name, data, _bytes(name, data, guard))


def _member(member: Member, guard: Guard, keep: Keep | None) -> Iterator[Item]:
    kind = kind_of(member.path)
    if kind == "warc":
        yield from _warc(member.name, member.stream, guard, keep)
    elif kind == "zip":
        yield Unread(member.name, "is an archive inside an archive; unpack it first")
    else:
        data = member.stream.read(MAX_BYTES + 1)
        for item in _bytes(member.name, data, guard):
            if keep is not None and isinstance(item, Report) and fingerprint(data) == item.sha256:
                keep(item.sha256, data)
            yield item


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


def _warc(name: str, opened: BinaryIO, guard: Guard, keep: Keep | None) -> Iterator[Item]:
    for item in pages_of(name, opened):
        if isinstance(item, Unread):
            yield item
            continue
        reports, unread = guard.read(item.where, item.body, page=True, url=item.url)
        if keep is not None and reports:
            keep(reports[0].sha256, item.body)
        yield from reports
        yield from unread


def _bytes(name: str, data: bytes, guard: Guard) -> Iterator[Item]:
    if kind_of(name) in {"text", "markdown"} and len(data) <= PLAIN and not data.startswith(b"\x1f\x8b"):
        reports, unread = read_input(name, data)
    else:
        reports, unread = guard.read(name, data)
    yield from reports
    yield from unread
