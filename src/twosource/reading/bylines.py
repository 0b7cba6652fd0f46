"""The byline and the date line that a reader sees: between the headline and the running text.

A page's hidden data often names one author of three, or whoever entered the text; the line under the
headline is what the paper stands for. It is read only there, so that commenters, authors of related
stories and biographies at the foot are never taken for the author.
"""

import re
from collections.abc import Iterator, Set
from typing import Any

from lxml.etree import iterwalk

from .dates import iso, stated_in_line
from .patterns import tags

__all__ = ["Head", "head_of"]

Element = Any

_SKIP = tags("never text")
_NAMES = re.compile(r"(?:^|[^a-z])(?:by-?lines?|authors?|writers?|creator|contributors?)(?:[^a-z]|$)")
_OTHERS = re.compile(
    r"comment|related|recirc|recommend|sidebar|teaser|promo|trending|popular|widget|share|caption|credit|photo|bio"
)
_DATED = re.compile(r"date|time|publish|posted|stamp|byline|meta")
_BY = re.compile(
    r"^(?:(?:written|posted|published|reported|words|text|story|report|review|analysis|opinion|commentary|comment)"
    r"\s+)?by:?\s+(?=\S)",
    re.I,
)
# Elements after the headline that are looked at, and running text that ends the search.
REACH = 250
RUNNING = 220


class Head:
    """What stands under the headline: its bylines, one visible line each, and its dates, ISO or None.

    ``bylines`` pairs a line with whether it says "By".
    """

    __slots__ = ("bylines", "modified", "published")

    def __init__(self) -> None:
        self.bylines: list[tuple[str, bool]] = []
        self.published: str | None = None
        self.modified: str | None = None


def head_of(tree: Element, headline: Element | None) -> Head:
    """Reads the lines under ``headline``; without a headline nothing can be told to belong to it."""
    head = Head()
    if headline is None:
        return head
    for element in _after(tree, headline):
        text = _short(element)
        if not text:
            continue
        names = _names_of(element)
        if _NAMES.search(names) or (_BY.match(text) and len(element) <= 3):
            for line in _lines(element):
                if 4 <= len(line) <= 160:
                    head.bylines.append((line, _BY.match(line) is not None or _BY.match(text) is not None))
                    break
        _date(element, text, names, head)
    return head


def _short(element: Element, limit: int = 200) -> str:
    """The element's text on one line, "" where it is longer than a line: no more of it is read."""
    parts: list[str] = []
    size = 0
    for piece in element.itertext():
        parts.append(piece)
        size += len(piece.strip())
        if size > limit:
            return ""
    return " ".join("".join(parts).split())


def _after(tree: Element, headline: Element) -> Iterator[Element]:
    """Elements after the headline, in the page's order, until running text begins."""
    begun, count = False, 0
    around = set(headline.iterancestors())
    for element in tree.iter("*"):
        if element is headline:
            begun = True
            continue
        if not begun or not isinstance(element.tag, str) or element.tag in _SKIP:
            continue
        if element.tag == "p" and len(element.text or "") + sum(len(c.tail or "") for c in element) > RUNNING:
            return
        if _elsewhere(element, around):
            continue
        count += 1
        if count > REACH:
            return
        yield element


def _elsewhere(element: Element, around: Set[Element]) -> bool:
    """Whether an element stands in a box of other stories or of comments. ``around`` holds what is
    around the headline too: the article itself, whatever its names."""
    place, steps = element, 0
    while place is not None and place not in around and steps < 5:
        names = f"{place.get('class') or ''} {place.get('id') or ''}".lower()
        if place.tag in {"nav", "aside", "footer", "figure", "figcaption"} or _OTHERS.search(names):
            return True
        place, steps = place.getparent(), steps + 1
    return False


def _names_of(element: Element) -> str:
    parts = (element.get("class"), element.get("id"), element.get("rel"), element.get("itemprop"))
    spaced = re.sub(r"(?<=[a-z])(?=[A-Z])", "-", " ".join(part for part in parts if part))
    return spaced.lower().replace("_", "-")


def _lines(element: Element) -> list[str]:
    """The element's text, a line for each <br>, block or glued neighbour in it."""
    parts: list[str] = []

    def add(text: str | None) -> None:
        if text:
            glued = parts and parts[-1][-1:].islower() and text[:1].isupper()
            parts.append(f"\n{text}" if glued else text)

    for event, piece in iterwalk(element, events=("start", "end")):
        block = piece.tag in {"br", "p", "div", "li", "time", "h1", "h2", "h3"}
        if event == "start":
            add("\n" if block else None)
            add(piece.text if piece.tag not in _SKIP else None)
        elif piece is not element:
            add("\n" if block else None)
            add(piece.tail)
    lines = [" ".join(line.split()) for line in "".join(parts).split("\n")]
    lines = [line for line in lines if line]
    # "By" in a line of its own belongs to the name after it.
    if len(lines) > 1 and re.fullmatch(r"(?i)by:?", lines[0]):
        lines[:2] = [f"By {lines[1]}"]
    while len(lines) > 1 and re.search(r"(?:,|&|\band)$", lines[0]):
        lines[:2] = [f"{lines[0]} {lines[1]}"]
    return lines


def _date(element: Element, text: str, names: str, head: Head) -> None:
    if element.tag == "time" or (_DATED.search(names) and len(element) <= 6 and len(text) <= 160):
        stamp = iso(element.get("datetime")) if element.tag == "time" else None
        published, modified = stated_in_line(text)
        if stamp and re.search(r"\b(?:updated|modified|edited)\b", text, re.I):
            head.modified = head.modified or stamp
        elif stamp or published:
            head.published = head.published or stamp or published
        head.modified = head.modified or modified
