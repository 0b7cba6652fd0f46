"""Feeds that a project follows: one round of asking for what is new."""

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from msgspec.structs import replace

from twosource.archive.records import Added
from twosource.model import Report, Unread
from twosource.reading import Fetched, Fetcher, Known, stream

if TYPE_CHECKING:
    from twosource.archive.store import Archive

__all__ = ["poll"]


class _Remembering(Fetcher):
    """A fetcher that asks a server only for what has changed since the project last asked."""

    def __init__(self, archive: "Archive", *, allow_private: bool) -> None:
        super().__init__(allow_private=allow_private)
        self._archive = archive
        self.learned: dict[str, Known] = {}

    def get(self, url: str, known: Known | None = None) -> Fetched:
        answer = super().get(url, known or self._archive.known(url))
        if answer.known != Known():
            self.learned[url] = answer.known
        return answer


def poll(archive: "Archive", addresses: Iterable[str], *, allow_private: bool = False) -> Added:
    """Fetches what is new behind feeds (their addresses, or OPML files) and keeps it with its bytes.

    An article that the project holds is not fetched again; a feed is asked with what its last answer
    said of itself. What cannot be fetched stands in ``unread`` of what comes back.
    """
    raw: dict[str, bytes] = {}
    reports: list[Report] = []
    unread: list[Unread] = []
    held = [entry.input for entry in archive.entries()]
    with _Remembering(archive, allow_private=allow_private) as fetcher:
        for item in stream(addresses, fetcher=fetcher, follow=True, keep=raw.__setitem__, skip=held):
            if isinstance(item, Report):
                reports.append(_by_address(item))
            else:
                unread.append(item)
    added = archive.add(reports, unread, raw=raw)
    # Only now: a round that breaks off must be asked for again.
    for url, known in fetcher.learned.items():
        archive.remember(url, known)
    return added


def _by_address(report: Report) -> Report:
    """An entry of a feed moves down as others come: its own address names it, not its place."""
    entry = re.fullmatch(r".+:\d+", report.input) and report.url and report.url != report.input
    return replace(report, input=report.url) if entry else report
