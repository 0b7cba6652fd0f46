"""RSS and Atom feeds -> one report an entry, where the feed carries more than a line of the article."""

import re
from collections.abc import Iterator
from typing import Any

from twosource.errors import InputError
from twosource.model import Report, Unread

from .assembling import Facts
from .blocks import words
from .dates import iso
from .decoding import neutralise
from .people import author_names

__all__ = ["TEASER", "read_feed", "teasers"]

TEASER = "the feed gives only a teaser of this article"

ENOUGH = 40  # words; fewer are a teaser, and the article stands behind the link


def read_feed(name: str, text: str) -> tuple[list[Report], list[Unread]]:
    """Reads the entries of a feed. Those that only tease an article come out as unread, with its address."""
    from .page import read_page

    root = _parse(text)
    if root is None:
        raise InputError(name, "the feed is broken XML and cannot be read")
    channel = _text(root, "title")
    reports: list[Report] = []
    unread: list[Unread] = []
    for number, entry in enumerate(_entries(root), 1):
        where = f"{name}:{number}"
        content, link = _content(entry), _link(entry)
        if _is_teaser(content):
            hint = f"; --follow fetches {link}" if link else ""
            unread.append(Unread(where, f"{TEASER}{hint}"))
            continue
        source = _text(entry, "source")
        facts = Facts(
            title=neutralise(_text(entry, "title") or "") or None,
            url=link,
            publisher=source or channel,
            authors=author_names(_authors(entry)),
            published=iso(_text(entry, "pubdate", "published", "date", "issued")),
            modified=iso(_text(entry, "updated", "modified")),
        )
        raw = f"{link or ''}\n{facts.title or ''}\n{content}".encode("utf-8", "replace")
        try:
            reports.append(read_page(where, raw, f"<html><body><div>{content}</div></body></html>", facts))
        except InputError as error:
            unread.append(Unread(where, error.reason))
    if not reports and not unread:
        raise InputError(name, "the feed has no entries")
    return reports, unread


def teasers(text: str) -> list[str]:
    """The addresses of the articles that a feed only teases, in its order, each once."""
    root = _parse(text)
    entries = _entries(root) if root is not None else ()
    links = [_link(entry) for entry in entries if _is_teaser(_content(entry))]
    return list(dict.fromkeys(link for link in links if link))


def _content(entry: Any) -> str:
    return _text(entry, "encoded", "content") or _text(entry, "description", "summary") or ""


def _is_teaser(content: str) -> bool:
    return len(words(re.sub(r"<[^<>]*>", " ", content))) < ENOUGH


def _parse(text: str) -> Any:
    """The feed's tree. Entities of the document's own making are not resolved: they can be bombs."""
    from lxml import etree

    text = re.sub(r"^\s*<\?xml[^>]*\?>", "", text)
    text = re.sub(r"<!DOCTYPE[^>\[]*(?:\[.*?\]\s*)?>", "", text, count=1, flags=re.S)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, recover=True, encoding="utf-8"
    )
    try:
        return etree.fromstring(text.encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, ValueError):
        return None


def _entries(root: Any) -> Iterator[Any]:
    return (element for element in root.iter() if _name(element) in {"item", "entry"})


def _name(element: Any) -> str:
    tag = element.tag
    return tag.rpartition("}")[2].lower() if isinstance(tag, str) else ""


def _text(element: Any, *names: str) -> str | None:
    """The text of the first child of one of the names, in their order. XHTML inside is kept as markup."""
    from lxml import etree

    places = [element, *(child for child in element if _name(child) == "channel")]
    for name in names:
        for place in places:
            for child in place:
                if _name(child) != name:
                    continue
                inner = (
                    "".join(etree.tostring(part, encoding="unicode") for part in child) if len(child) else ""
                )
                title = next((part.text for part in child if _name(part) == "title"), None)
                value = (title if name == "source" else None) or (child.text or "").strip() + inner
                if value.strip():
                    return value.strip()
    return None


def _link(entry: Any) -> str | None:
    for child in entry:
        if _name(child) == "link" and child.get("rel") in {None, "alternate"}:
            value = (child.get("href") or child.text or "").strip()
            if value.startswith(("http://", "https://")):
                return value
    value = _text(entry, "guid", "id") or ""
    return value if re.fullmatch(r"https?://\S+", value) else None


def _authors(entry: Any) -> list[str]:
    found = []
    for child in entry:
        if _name(child) in {"creator", "author"}:
            names = [part.text for part in child if _name(part) == "name"] or [child.text]
            found += [re.sub(r"^\S+@\S+\s*\((.*)\)$", r"\1", value) for value in names if value]
    return found
