"""WARC files, read as a stream: one page after another, however long the file."""

import re
import zlib
from collections.abc import Iterator
from typing import Any, BinaryIO, NamedTuple

from twosource.errors import InputError
from twosource.model import Unread

__all__ = ["MAX_PAGE", "Page", "pages_of"]

MAX_PAGE = 24 * 1024 * 1024  # bytes of one page; more is no news page
MAX_RECORD = 2 * 1024**3  # bytes that a record may state; more is a bomb or a lie
NAMED = 20  # broken records that are named one by one; further ones are only counted
_WINDOW = 1024 * 1024
_HEADER = re.compile(rb"WARC/1\.\d\r?\n[A-Za-z-]+:")


class Page(NamedTuple):
    """An HTML response as the crawler got it: where in the file, its address, its body unpacked."""

    where: str
    url: str | None
    body: bytes


def pages_of(name: str, stream: BinaryIO) -> Iterator[Page | Unread]:
    """The HTML responses of a WARC file, packed by member or not, in constant memory.

    ``stream`` must be seekable. A record that cannot be read comes out as unread and the next one is
    looked for; what is left of many broken ones is their number.
    """
    found = broken = 0
    for item in _responses(name, stream):
        if isinstance(item, Page):
            found += 1
            yield item
            continue
        broken += 1
        if broken <= NAMED:
            yield item
    if broken > NAMED:
        yield Unread(name, f"{broken:,} records are broken and were skipped; the first {NAMED} are named")
    if not found and not broken:
        raise InputError(name, "holds no HTML pages")


def _responses(name: str, stream: BinaryIO) -> Iterator[Page | Unread]:
    try:
        from fastwarc.warc import ArchiveIterator, WarcRecordType
    except ImportError:
        raise InputError(name, "reading WARC files needs fastwarc: pip install fastwarc") from None

    start, number = 0, 0
    while True:
        stream.seek(start)
        last = start
        try:
            records = ArchiveIterator(
                stream, record_types=WarcRecordType.any_type, parse_http=True, strict_mode=False
            )
            for record in records:
                number += 1
                last = max(last, start + int(record.stream_pos))
                if record.content_length > MAX_RECORD:
                    yield Unread(
                        f"{name}:{number}", "states more than 2 GB; the rest of the file is not read"
                    )
                    return
                kind = record.record_type
                if kind in (WarcRecordType.unknown, WarcRecordType.no_type):
                    yield Unread(f"{name}:{number}", "broken record (its header gives no type)")
                elif kind == WarcRecordType.response:
                    item = _page(f"{name}:{number}", record)
                    if item is not None:
                        yield item
            # A member cut off in the middle ends the iterator without a word.
            if number and (cut := _next_record(stream, last + 1)) is not None:
                yield Unread(f"{name}:{number + 1}", f"the file is cut off in the record at byte {cut:,}")
            return
        except Exception as error:  # the iterator itself has lost its way
            number += 1
            following = _next_record(stream, last + 1)
            rest = "" if following else "; nothing that can be read follows"
            yield Unread(f"{name}:{number}", f"broken record ({str(error)[:100]}){rest}")
            if following is None:
                return
            start = following


def _page(where: str, record: Any) -> Page | Unread | None:
    """The record's page; None for what is none: images, redirects, error pages."""
    try:
        if (record.headers.get("WARC-Target-URI") or "").startswith("dns:"):
            return None
        if record.http_headers is None or not record.http_headers.status_code:
            return Unread(where, "the response is cut off or broken before its page begins")
        kind = (record.http_content_type or "").lower()
        status = record.http_headers.status_code
        if "html" not in kind or status >= 300:
            return None
        stated = record.content_length
        body = record.reader.read(MAX_PAGE)
        if len(body) < min(stated, MAX_PAGE):
            return Unread(where, f"the file is cut off: {len(body):,} of {stated:,} bytes of this page")
        return Page(where, record.headers.get("WARC-Target-URI"), _unpacked(body, record.http_headers))
    except Exception as error:
        return Unread(where, f"broken record ({type(error).__name__}: {str(error)[:100]})")


def _unpacked(body: bytes, headers: object) -> bytes:
    """The body without its transfer's gzip or deflate; as it is when it is neither."""
    get = getattr(headers, "get", None)
    coding = (get("Content-Encoding") or "").lower() if get else ""
    if coding in {"gzip", "x-gzip", "deflate"}:
        try:
            return zlib.decompressobj(wbits=47).decompress(body, MAX_PAGE)
        except zlib.error:
            return body
    return body


def _next_record(stream: BinaryIO, start: int) -> int | None:
    """Where the next record begins, at or after ``start``: a packed member or a plain header."""
    stream.seek(start)
    window, base = b"", start
    while more := stream.read(_WINDOW):
        window += more
        at = 0
        while (at := _first(window, at)) >= 0:
            if _HEADER.match(window, at) or _opens_warc(window[at : at + 4096]):
                return base + at
            at += 1
        keep = min(len(window), 4096)
        base += len(window) - keep
        window = window[-keep:]
    return None


def _first(window: bytes, at: int) -> int:
    places = [place for mark in (b"\x1f\x8b\x08", b"WARC/1") if (place := window.find(mark, at)) >= 0]
    return min(places, default=-1)


def _opens_warc(member: bytes) -> bool:
    try:
        return zlib.decompressobj(wbits=31).decompress(member, 64).startswith(b"WARC/")
    except zlib.error:
        return False
