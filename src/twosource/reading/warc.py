"""WARC files -> one report for each HTML response in them."""

import io
import zlib

from twosource.errors import InputError
from twosource.model import Report, Unread

from .assembling import Facts
from .decoding import MAX_BYTES, decode

__all__ = ["read_warc"]

MAX_PAGE = 24 * 1024 * 1024  # bytes of one page; more is no news page


def read_warc(name: str, data: bytes) -> tuple[list[Report], list[Unread]]:
    """Reads the HTML responses of a WARC file, packed by member or not.

    A record that cannot be read is named in the second list; a file cut off in the middle gives
    what stands before the cut.
    """
    try:
        from fastwarc.warc import ArchiveIterator, WarcRecordType
    except ImportError:
        raise InputError(name, "reading WARC files needs fastwarc: pip install fastwarc") from None
    from .page import read_page

    reports: list[Report] = []
    unread: list[Unread] = []
    number = unpacked = 0
    try:
        records = ArchiveIterator(
            io.BytesIO(data), record_types=WarcRecordType.response, parse_http=True, strict_mode=False
        )
        for record in records:
            number += 1
            where = f"{name}:{number}"
            try:
                kind = (record.http_content_type or "").lower()
                status = record.http_headers.status_code if record.http_headers else None
                if "html" not in kind or (status is not None and status >= 300):
                    continue
                body = record.reader.read(MAX_PAGE)
                unpacked += len(body)
                if unpacked > 8 * MAX_BYTES:
                    unread.append(Unread(where, "the file unpacks to too much; the rest of it is not read"))
                    break
                text = decode(_unpacked(body, record.http_headers), html=True)
                facts = Facts(url=record.headers.get("WARC-Target-URI"))
                reports.append(read_page(where, body, text, facts))
            except InputError as error:
                unread.append(Unread(where, error.reason))
            except Exception as error:
                unread.append(Unread(where, f"broken record ({type(error).__name__}: {str(error)[:100]})"))
    except Exception as error:
        unread.append(Unread(f"{name}:{number + 1}", f"the file is broken from here on ({str(error)[:100]})"))
    if not reports and not unread:
        raise InputError(name, "holds no HTML pages")
    return reports, unread


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
