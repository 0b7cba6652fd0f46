"""One input of any kind -> reports. Decides what the bytes are, then calls the reader for it."""

import io
import re
from collections.abc import Callable, Iterator
from pathlib import PurePosixPath
from typing import Any

from twosource.errors import InputError
from twosource.model import Report, Unread

from .assembling import Facts, assemble_report
from .blocks import Block, split
from .dates import iso
from .decoding import MAX_BYTES, decode, inflate, neutralise, refuse_binary
from .fields import facts_of, need_text
from .markdown import plain_lines
from .plain import clean
from .records import Record, is_csv, read_csv, read_json, read_jsonl

__all__ = ["KNOWN", "kind_of", "list_kind", "read_input", "read_text"]

KNOWN = {
    ".html": "html", ".htm": "html", ".xhtml": "html", ".shtml": "html", ".mhtml": "mail", ".mht": "mail",
    ".txt": "text", ".text": "text", ".md": "markdown", ".markdown": "markdown",
    ".json": "json", ".jsonl": "jsonl", ".ndjson": "jsonl", ".csv": "csv", ".tsv": "csv",
    ".xml": "feed", ".rss": "feed", ".atom": "feed", ".opml": "opml", ".warc": "warc", ".wacz": "zip",
    ".zip": "zip", ".eml": "mail",
}  # fmt: skip
STDIN = "-"  # how standard input is called; a file says by its name that it is CSV, this cannot
MAX_TEXT = 3_000_000  # characters of one plain text; a long novel has a third of that
_HTML = re.compile(
    r"\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|article|main|div|meta|title|p|h1)\b",
    re.I | re.S,
)
_FEED = re.compile(
    r"\s*(?:<\?[^>]*\?>\s*|<!--.*?-->\s*|<!DOCTYPE[^>\[]*(?:\[.*?\]\s*)?>\s*)*<(?:rss|feed|rdf:RDF)\b",
    re.I | re.S,
)


_OPML = re.compile(r"\s*(?:<\?[^>]*\?>\s*|<!--.*?-->\s*)*<opml\b", re.I | re.S)


def read_input(name: str, data: bytes) -> tuple[list[Report], list[Unread]]:
    """Reports and unread inputs out of the bytes called ``name``.

    Raises InputError if nothing can be read.
    """
    if not data.strip(b"\x00 \t\r\n"):
        raise InputError(name, "the file is empty")
    if len(data) > MAX_BYTES:
        raise InputError(name, f"is larger than {MAX_BYTES // 2**20} MB; split it")
    kind = kind_of(name)
    if kind == "warc" or data.startswith(b"WARC/"):
        return _warc(name, data)
    raw, data = data, inflate(data)
    if not data.strip():
        raise InputError(name, "the gzip file is empty or broken")
    refuse_binary(data)
    if kind == "mail":
        from .mail import read_mail

        return [read_mail(name, raw, data)], []
    text = decode(data, html=kind == "html" or b"<html" in data[:2000].lower())
    if not text.strip("\x00\ufeff \t\r\n"):
        raise InputError(name, "the file is empty")
    kind = _sniffed(name, kind, text)
    if kind == "opml":
        from .lists import feeds_of

        count = len(feeds_of(name, text))
        raise InputError(name, f"lists {count} feed{'s' * (count != 1)}; --follow fetches them")
    if kind == "feed":
        from .feeds import read_feed

        return read_feed(name, text)
    if kind in _RECORDS:
        return _records(name, _RECORDS[kind](text))
    if kind == "html":
        from .page import read_page

        return [read_page(name, raw, text, Facts())], []
    return [read_text(name, raw, text, Facts(), markdown=kind == "markdown")], []


def _warc(name: str, data: bytes) -> tuple[list[Report], list[Unread]]:
    """A WARC given as bytes (standard input, a member of a zip); a file is streamed by ``streaming``."""
    from .page import read_page
    from .warc import pages_of

    reports: list[Report] = []
    unread: list[Unread] = []
    for item in pages_of(name, io.BytesIO(data)):
        if isinstance(item, Unread):
            unread.append(item)
            continue
        try:
            markup = decode(item.body, html=True)
            reports.append(read_page(item.where, item.body, markup, Facts(url=item.url)))
        except InputError as error:
            unread.append(Unread(item.where, error.reason))
    return reports, unread


_RECORDS: dict[str, Callable[[str], Iterator[Record]]] = {
    "json": read_json,
    "jsonl": read_jsonl,
    "csv": read_csv,
}


def kind_of(name: str) -> str:
    """What a file is by its name; text where the name does not tell."""
    return KNOWN.get(suffix_of(name), "text")


def list_kind(text: str) -> str | None:
    """Whether a document lists articles ("feed") or feeds ("opml") that can be followed."""
    head = text[:3000].lstrip("\ufeff")
    return "opml" if _OPML.match(head) else "feed" if _FEED.match(head) else None


def suffix_of(name: str) -> str:
    path = PurePosixPath(name.replace("\\", "/"))
    return PurePosixPath(path.stem).suffix.lower() if path.suffix.lower() == ".gz" else path.suffix.lower()


def _sniffed(name: str, kind: str, text: str) -> str:
    """What the content is when it is plainly not what its name says."""
    head = text[:3000].lstrip("\ufeff")
    if kind == "opml" or (kind in {"text", "feed", "html"} and _OPML.match(head)):
        return "opml"
    if kind in {"text", "feed", "html"} and _FEED.match(head):
        return "feed"
    if (
        kind in {"text", "markdown", "feed"}
        and _HTML.match(head)
        and re.search(r"</?(?:html|body|head|p|div|article)\b", head[10:], re.I)
    ):
        return "html"
    if kind == "html" and not re.search(r"<[a-zA-Z!/]", text[:200_000]):
        return "text"
    if kind == "feed":
        return "html"
    if kind in {"text", "html"} and re.match(r'\s*(?:\{\s*"|\[\s*\{\s*")', head):
        return "json"
    if name == STDIN and kind == "text" and is_csv(text):
        return "csv"
    return kind


def read_text(name: str, raw: bytes, text: str, facts: Facts, *, markdown: bool = False) -> Report:
    facts.cut = max(0, len(text) - MAX_TEXT)
    text = text[:MAX_TEXT]
    if markdown:
        text = plain_lines(text, facts)
    blocks = split(neutralise(text))
    if not blocks:
        raise InputError(name, "holds no readable text")
    facts.title = clean(blocks, title=facts.title)
    if all(block.reason is not None for block in blocks) and facts.title is None:
        raise InputError(name, "holds no article text, only lines of a website around one")
    if facts.cut:
        blocks.append(Block("…", 2, f"{facts.cut} characters at the end of an oversized text were not read"))
    return assemble_report(name, raw, blocks, facts)


def _records(name: str, records: Iterator[Record]) -> tuple[list[Report], list[Unread]]:
    reports: list[Report] = []
    unread: list[Unread] = []
    for record in records:
        where = f"{name}:{record.line}"
        if record.fields is None:
            unread.append(Unread(where, record.reason))
            continue
        try:
            reports.append(_of_record(where, record.raw, facts_of(record.fields)))
        except InputError as error:
            unread.append(Unread(where, error.reason))
        except Exception as error:
            unread.append(Unread(where, f"could not be read ({type(error).__name__}: {str(error)[:120]})"))
    if not reports and not unread:
        raise InputError(name, "holds no reports")
    return reports, unread


def _of_record(where: str, raw: bytes, found: dict[str, Any]) -> Report:
    facts = Facts(
        title=neutralise(found["title"]).strip() or None if found["title"] else None,
        url=found["url"],
        publisher=found["publisher"],
        authors=_authors(found["authors"]),
        language=found["language"].split("-")[0].split("_")[0].lower()
        if found["language"] and re.fullmatch(r"[A-Za-z]{2,3}(?:[-_]\w+)*", found["language"])
        else None,
        published=iso(found["published"]),
        modified=iso(found["modified"]),
        id=found["id"],
    )
    if found["html"]:
        from .page import read_page

        return read_page(where, raw, found["html"], facts)
    return read_text(where, raw, need_text(found), facts)


def _authors(value: object) -> tuple[str, ...]:
    """Author names out of a string, a list of strings, or a list of {name}."""
    from .people import author_names

    return author_names(value)
