"""Web addresses as inputs: what an answer is, and where the lists among them lead."""

from collections.abc import Callable, Iterable, Iterator

from twosource.errors import InputError
from twosource.model import Report, Unread

from .decoding import decode, inflate, refuse_binary
from .feeds import TEASER, teasers
from .fetching import Fetched, Fetcher
from .guard import Guard
from .inputs import list_kind
from .lists import feeds_of

__all__ = ["Web"]

MOST = 200  # articles followed from one feed, feeds from one list


class Web:
    """Reads web addresses through a fetcher and a guard. An address is fetched once in its life."""

    def __init__(
        self,
        fetcher: Fetcher,
        guard: Guard,
        *,
        follow: bool = False,
        keep: Callable[[str, bytes], None] | None = None,
        skip: Iterable[str] = (),
    ) -> None:
        self._fetcher = fetcher
        self._guard = guard
        self._follow = follow
        self._keep = keep
        self._seen: set[str] = set(skip)

    def read(self, address: str) -> Iterator[Report | Unread]:
        """The reports at an address. Raises InputError where it cannot be fetched."""
        if address in self._seen:
            return
        self._seen.add(address)
        answer = self._fetcher.get(address)
        if answer.data is None or answer.url in self._seen - {address}:
            return
        self._seen.add(answer.url)
        yield from self.with_links(address, answer.data, self._answer(answer, answer.data))

    def with_links(
        self, name: str, data: bytes, items: Iterator[Report | Unread]
    ) -> Iterator[Report | Unread]:
        """``items`` as read from ``data``, and what its links lead to where links are followed."""
        kind, text = self._list(data) if self._follow else (None, "")
        if kind is None:
            yield from items
            return
        if kind == "opml":
            links = feeds_of(name, text)
        else:
            links = teasers(text)
            yield from (
                item for item in items if isinstance(item, Report) or not item.reason.startswith(TEASER)
            )
        for link in links[:MOST]:
            try:
                yield from self.read(link)
            except InputError as error:
                yield Unread(link, error.reason)
        if len(links) > MOST:
            yield Unread(name, f"lists {len(links)} addresses; the first {MOST} were fetched")

    def _list(self, data: bytes) -> tuple[str | None, str]:
        if len(data) > 20_000_000 or (b"<" not in data[:4096] and not data.startswith(b"\x1f\x8b")):
            return None, ""
        try:
            data = inflate(data)
            refuse_binary(data)
        except InputError:
            return None, ""
        text = decode(data)
        return list_kind(text), text

    def _answer(self, answer: Fetched, data: bytes) -> Iterator[Report | Unread]:
        page = "html" in answer.kind.lower() or data[:2000].lower().lstrip().startswith(
            (b"<!doctype html", b"<html")
        )
        reports, unread = self._guard.read(answer.asked, data, page=page, url=answer.url)
        if self._keep is not None:
            for report in reports:
                self._keep(report.sha256, data)
        yield from reports
        yield from unread
