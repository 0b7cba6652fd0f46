"""The dossier as JSON and back."""

import re

import msgspec

from twosource.errors import NotADossier
from twosource.model import Dossier


def to_json(dossier: Dossier) -> bytes:
    """The published format, version 1: UTF-8, one space of indent, a line break at the end.

    The same dossier gives the same bytes.
    """
    return msgspec.json.format(msgspec.json.encode(dossier), indent=1) + b"\n"


def from_json(data: bytes | str) -> Dossier:
    """Read a dossier back. Fields that this version does not know are passed over."""
    try:
        return msgspec.json.decode(bare(data), type=Dossier)
    except (msgspec.DecodeError, UnicodeError, RecursionError) as error:
        raise NotADossier(
            f"this is no Twosource dossier ({broken_json(error)}); "
            "give the output of `twosource compare --format json`"
        ) from None


def bare(data: bytes | bytearray | memoryview | str) -> bytes | str:
    """JSON without the byte order mark that some editors put before it."""
    return data.removeprefix("\ufeff") if isinstance(data, str) else bytes(data).removeprefix(b"\xef\xbb\xbf")


def broken_json(error: Exception) -> str:
    """What is wrong with a document that cannot be decoded, without the words of the decoder's language."""
    told = str(error)
    place = re.search(r"\(byte (\d+)\)", told)
    if isinstance(error, msgspec.ValidationError):
        return told
    if isinstance(error, RecursionError):
        return "it is nested too deep"
    if isinstance(error, UnicodeError) or "utf-8" in told:
        return "it is not UTF-8"
    if "truncated" in told:
        return "it is empty or breaks off"
    return f"it goes wrong at byte {place[1]}" if place else "it is malformed"
