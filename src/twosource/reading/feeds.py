"""RSS and Atom feeds (placeholder until written)."""

from twosource.errors import InputError
from twosource.model import Report, Unread


def read_feed(name: str, data: bytes, text: str) -> tuple[list[Report], list[Unread]]:
    raise InputError(name, "feeds are not read yet; save the linked pages and give the files")
