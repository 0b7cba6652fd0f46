"""Reading: any coverage in, clean text out, nothing lost without a reason.

    reports, unread = read(["coverage/", "page.html"])

`locate` leads from a report's text back to the document it was read from. `publishers` is the table of
known outlets and agencies, which the copying room looks names up in.
"""

from . import publishers
from .entry import read, read_bytes
from .fetching import Fetched, Fetcher, Known
from .originals import Run, document_of, locate
from .streaming import stream

__all__ = [
    "Fetched",
    "Fetcher",
    "Known",
    "Run",
    "document_of",
    "locate",
    "publishers",
    "read",
    "read_bytes",
    "stream",
]
