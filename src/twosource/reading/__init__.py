"""Reading: any coverage in, clean text out, nothing lost without a reason.

    reports, unread = read(["coverage/", "page.html"])

`publishers` is the table of known outlets and agencies, which the copying room looks names up in.
"""

from . import publishers
from .entry import read, read_bytes

__all__ = ["publishers", "read", "read_bytes"]
