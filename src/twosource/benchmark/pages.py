"""Title, authors and date of the pages of the article extraction benchmark, beside other readers.

The labels (data/pages.jsonl) are our own, made by one reader who had each page's headline, byline and
date line and this program's output in view: a title by the hash of its words, authors as the byline
names persons, the day as the page states it. Pages of other languages and of blogs are not labelled.
"""

import hashlib
import json
import re
from collections.abc import Callable, Mapping, Sequence
from importlib.resources import files
from importlib.util import find_spec
from typing import Any

import msgspec

__all__ = ["Label", "Stated", "key", "labels", "newspaper_article", "others", "ours", "shares"]


class Label(msgspec.Struct, frozen=True):
    """What a page states, by reading. ``title`` is a hash of its words; ``date`` an ISO day."""

    page: str
    title: str
    authors: tuple[str, ...]
    date: str | None


class Stated(msgspec.Struct, frozen=True):
    """What a reader took from a page."""

    title: str | None = None
    authors: tuple[str, ...] = ()
    date: str | None = None


def key(title: str | None) -> str:
    """A title's letters and figures, whatever its marks, spaces and case."""
    return "".join(re.findall(r"\w", title or "")).casefold()


def labels() -> dict[str, Label]:
    raw = (files("twosource.benchmark") / "data" / "pages.jsonl").read_text(encoding="utf-8")
    found = (msgspec.convert(json.loads(line), Label) for line in raw.splitlines() if line)
    return {label.page: label for label in found}


def shares(pairs: Sequence[tuple[Label, Stated]]) -> dict[str, float]:
    """Share of pages with the title right to the letter, with exactly the authors, with the day."""
    if not pairs:
        return {}
    right = {
        "title": sum(_hash(found.title) == label.title for label, found in pairs),
        "authors": sum(_names(found.authors) == _names(label.authors) for label, found in pairs),
        "date": sum((found.date or None) == label.date for label, found in pairs),
    }
    return {name: count / len(pairs) for name, count in right.items()}


def _hash(title: str | None) -> str:
    return hashlib.sha256(key(title).encode()).hexdigest()[:16]


def _names(authors: Sequence[str]) -> set[str]:
    return {key(name) for name in authors}


def ours(data: bytes) -> Stated:
    from twosource.reading import read_bytes

    reports, _ = read_bytes("page.html", data)
    if not reports:
        return Stated()
    return Stated(reports[0].title, reports[0].authors, (reports[0].published or "")[:10] or None)


def _trafilatura(data: bytes) -> Stated:
    from trafilatura.metadata import extract_metadata

    found = extract_metadata(data)
    if found is None:
        return Stated()
    return Stated(found.title, tuple(filter(None, (found.author or "").split("; "))), found.date)


def newspaper_article(data: bytes) -> Any:
    """newspaper4k's article, without the images that it would fetch."""
    import newspaper

    given = {
        "url": "https://page.example/",
        "input_html": data.decode("utf-8", "replace"),
        "fetch_images": False,
    }
    try:
        return newspaper.article(**given)
    except ImportError:  # it asks for more packages for a few languages: read as English then
        return newspaper.article(language="en", **given)


def _newspaper(data: bytes) -> Stated:
    page = newspaper_article(data)
    day = page.publish_date.date().isoformat() if page.publish_date else None
    return Stated(page.title, tuple(page.authors), day)


def others() -> Mapping[str, Callable[[bytes], Stated]]:
    """The other readers that are installed."""
    found: dict[str, Callable[[bytes], Stated]] = {"trafilatura": _trafilatura}
    if find_spec("newspaper") is not None:
        found["newspaper4k"] = _newspaper
    return found
