"""Messages (.eml newsletters) and saved pages in message form (.mhtml) -> a report."""

from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from email.utils import parseaddr

from twosource.errors import InputError
from twosource.model import Report

from .assembling import Facts
from .dates import iso
from .decoding import decode, neutralise

__all__ = ["read_mail"]


def read_mail(name: str, raw: bytes, data: bytes) -> Report:
    """The message's page, or its plain text where it has none. ``raw`` are the bytes as they came."""
    from .inputs import read_text
    from .page import read_page

    message = BytesParser(policy=policy.default).parsebytes(data)
    assert isinstance(message, EmailMessage)
    page = _part(message, "text/html")
    facts = _facts(message, page)
    if page is not None:
        return read_page(name, raw, _text_of(page, html=True), facts)
    plain = _part(message, "text/plain")
    if plain is None:
        raise InputError(name, "the message holds neither a page nor a text")
    return read_text(name, raw, _text_of(plain), facts)


def _part(message: EmailMessage, kind: str) -> EmailMessage | None:
    """The first part of that type that is no attachment."""
    for part in message.walk():
        if part.get_content_type() == kind and part.get_content_disposition() != "attachment":
            assert isinstance(part, EmailMessage)
            return part
    return None


def _text_of(part: EmailMessage, *, html: bool = False) -> str:
    payload = part.get_payload(decode=True)
    data = payload if isinstance(payload, bytes) else b""
    charset = part.get_content_charset()
    try:
        # The part's own header is the surest word on its encoding, unless the bytes deny it.
        return data.decode(charset) if charset else decode(data, html=html)
    except (LookupError, UnicodeDecodeError):
        return decode(data, html=html)


def _facts(message: EmailMessage, page: EmailMessage | None) -> Facts:
    sender, address = parseaddr(_header(message, "From"))
    where = _header(message, "Snapshot-Content-Location") or (
        _header(page, "Content-Location") if page else ""
    )
    saved = bool(_header(message, "Snapshot-Content-Location"))
    return Facts(
        title=None if saved else _header(message, "Subject") or None,
        url=where if where.startswith(("http://", "https://")) else None,
        publisher=None if saved else sender or address.partition("@")[2] or None,
        published=None if saved else iso(_header(message, "Date")),
    )


def _header(message: EmailMessage, name: str) -> str:
    try:
        return neutralise(str(message.get(name, ""))).strip()
    except (ValueError, TypeError, IndexError, AttributeError):  # headers that the library cannot read
        return ""
