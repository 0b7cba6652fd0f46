"""WARC."""

from twosource.errors import InputError
from twosource.model import Report, Unread


def read_warc(name: str, data: bytes) -> tuple[list[Report], list[Unread]]:
    raise InputError(name, "WARC files are not read yet; save the pages as HTML and give the files")
