# ruff: noqa: E501 - the fixtures are prose and markup
"""WARC files of our own making, as crawlers write them."""

import io
from collections.abc import Iterable

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

TEXT = "The council of Larkmoor voted on Tuesday to close the old bridge over the Senn after divers found cracks. "


def page(number: int) -> bytes:
    return (
        f"<html><head><title>Bridge {number} closed</title></head><body><h1>Bridge {number} of Larkmoor closed</h1>"
        f"<p>{TEXT * 3}</p><p>It was bridge number {number}. {TEXT}</p></body></html>"
    ).encode()


def warc(bodies: Iterable[bytes], *, packed: bool = True, to: io.BufferedIOBase | None = None) -> bytes:
    """Each body as a response, with a request before it and an image after it, as crawls have them."""
    out = to or io.BytesIO()
    writer = WARCWriter(out, gzip=packed)
    writer.write_record(writer.create_warcinfo_record("test.warc", {"software": "test"}))
    for number, body in enumerate(bodies):
        url = f"https://lantern.example/{number}"
        asked = StatusAndHeaders("GET / HTTP/1.1", [("Host", "lantern.example")], is_http_request=True)
        writer.write_record(
            writer.create_warc_record(url, "request", payload=io.BytesIO(b""), http_headers=asked)
        )
        for kind, data in (("text/html; charset=utf-8", body), ("image/png", b"\x89PNG" + bytes(50))):
            headers = StatusAndHeaders("200 OK", [("Content-Type", kind)], protocol="HTTP/1.1")
            writer.write_record(
                writer.create_warc_record(url, "response", payload=io.BytesIO(data), http_headers=headers)
            )
    return out.getvalue() if isinstance(out, io.BytesIO) else b""
