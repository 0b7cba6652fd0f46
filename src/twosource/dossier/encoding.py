"""The dossier as JSON and back."""

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
        return msgspec.json.decode(data, type=Dossier)
    except (msgspec.DecodeError, UnicodeError, RecursionError) as error:
        raise NotADossier(
            f"this is no Twosource dossier ({error}); give the output of `twosource compare --format json`"
        ) from None
