"""Bytes -> readable text, whatever the encoding says or fails to say."""

import codecs
import re
import zlib

from twosource.errors import InputError

__all__ = ["MAX_BYTES", "decode", "inflate", "neutralise", "refuse_binary"]

MAX_BYTES = 64 * 1024 * 1024  # a news page is under 5 MB; a larger one is an attack or an archive

_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"%PDF", "a PDF file; save the article as text or HTML"),
    (b"\x89PNG", "a PNG image, not a text"),
    (b"\xff\xd8\xff", "a JPEG image, not a text"),
    (b"GIF8", "a GIF image, not a text"),
    (b"RIFF", "a media file, not a text"),
    (b"PK\x03\x04", "a zip archive or an office document; unpack it, or save it as text or HTML"),
    (b"PK\x05\x06", "an empty zip archive"),
    (b"\xd0\xcf\x11\xe0", "an old office document; save it as text"),
    (b"7z\xbc\xaf", "a 7z archive; unpack it first"),
    (b"Rar!", "a RAR archive; unpack it first"),
    (b"BZh", "bzip2 data; unpack it first"),
    (b"\xfd7zXZ", "xz data; unpack it first"),
    (b"\x28\xb5\x2f\xfd", "zstd data; unpack it first"),
    (b"\x7fELF", "a program, not a text"),
    (b"SQLite format 3", "a database, not a text"),
    (b"OggS", "a media file, not a text"),
    (b"ID3", "a media file, not a text"),
)
_META = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_:.-]+)""", re.I)
_XML = re.compile(rb"""^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([A-Za-z0-9_:.-]+)""", re.I)

_ODD = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")  # \x1b opens the escapes of ISO-2022-JP

# Zero-width, bidirectional and other invisible marks; they change no word, only hide things in it.
_INVISIBLE = re.compile(
    "[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff]")
_SPACES = re.compile("[\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")


def inflate(data: bytes, *, limit: int = MAX_BYTES) -> bytes:
    """Unpacks gzip data, never to more than ``limit`` bytes. Raises InputError for a bomb or broken data."""
    if not data.startswith(b"\x1f\x8b"):
        return data
    out = bytearray()
    rest = data
    while rest.startswith(b"\x1f\x8b"):
        unpacker = zlib.decompressobj(wbits=31)
        try:
            out += unpacker.decompress(rest, limit + 1 - len(out))
        except zlib.error as error:
            if out:
                break
            raise InputError("gzip", f"broken gzip data ({error})") from error
        if len(out) > limit:
            raise InputError("gzip", f"unpacks to more than {limit // 2**20} MB; it is not read")
        rest = unpacker.unused_data
    return bytes(out)


def refuse_binary(data: bytes) -> None:
    """Raises InputError, saying what the data is, if it is not text."""
    for magic, what in _MAGIC:
        if data.startswith(magic):
            raise InputError("content", f"this is {what}")
    head = data[:65_536]
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        return
    if _utf16_without_mark(head) is not None:
        return
    if b"\x00" in head:
        share = len(_ODD.findall(head)) / len(head)
        if share > 0.02:
            raise InputError("content", "this is binary data (it holds NUL bytes), not a text")
    if len(_ODD.findall(head)) > 0.1 * len(head):
        raise InputError("content", "this is binary data, not a text")


def decode(data: bytes, *, html: bool = False) -> str:
    """The text of the bytes. Order: byte order mark, UTF-8 if it is valid, what the page declares, a guess.

    Valid UTF-8 beats a declaration: a text of any length in another encoding is almost never
    valid UTF-8, while wrong declarations are everyday. A declared encoding is believed only when
    it decodes without an error.
    """
    for mark, name in (
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
    ):
        if data.startswith(mark):
            return data[len(mark) :].decode(name, "replace")
    if name_16 := _utf16_without_mark(data[:65_536]):
        return data.decode(name_16, "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        broken_at = error.start
    if html and (declared := _declared(data[:4096])):
        try:
            return data.decode(declared)
        except (UnicodeDecodeError, LookupError):
            pass
    lenient = data.decode("utf-8", "replace")
    # A few broken bytes in a text that is otherwise UTF-8 with multi-byte characters: keep it as UTF-8.
    broken = lenient.count("\ufffd") - data.count(b"\xef\xbf\xbd")
    fine = sum(1 for char in lenient if ord(char) > 127) - broken
    if fine > 2 * broken or broken_at >= len(data) - 4:
        return lenient
    return data.decode(_guess(data), "replace")


def _declared(head: bytes) -> str | None:
    match = _XML.search(head) or _META.search(head)
    if not match:
        return None
    name = match[1].decode("ascii", "replace").lower()
    if name in {"iso-8859-1", "latin-1", "latin1", "us-ascii", "ascii"}:
        return "cp1252"  # as browsers read it
    try:
        info = codecs.lookup(name)
    except LookupError:
        return None
    # A page that declares UTF-16 in ASCII letters is not UTF-16; a byte-to-byte codec is no encoding.
    return info.name if getattr(info, "_is_text_encoding", True) and not info.name.startswith("utf") else None


def _guess(data: bytes) -> str:
    from resiliparse.parse.encoding import detect_encoding

    try:
        name = detect_encoding(data[:200_000])
        codecs.lookup(name or "")
        return name if name and not name.startswith("utf") else "cp1252"
    except (LookupError, ValueError):
        return "cp1252"


def _utf16_without_mark(head: bytes) -> str | None:
    """UTF-16 of a Western text shows as a NUL in every second place."""
    if len(head) < 8 or b"\x00" not in head[:64]:
        return None
    even, odd = head[0::2], head[1::2]
    if odd.count(0) > 0.7 * len(odd) and even.count(0) < 0.1 * len(even):
        return "utf-16-le"
    if even.count(0) > 0.7 * len(even) and odd.count(0) < 0.1 * len(odd):
        return "utf-16-be"
    return None


def neutralise(text: str) -> str:
    """Line ends as ``\\n``, one kind of space, no invisible or control characters.

    Zero-width joiners stay: scripts of India and Persia, and emoji, are written with them.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = re.sub("[\x0b\x0c\x85\u2028\u2029]", "\n", text)
    text = _SPACES.sub(" ", text)
    return _CONTROL.sub("", _INVISIBLE.sub("", text))
