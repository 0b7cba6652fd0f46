"""HTML -> a tree that is safe to work on, and what each element is by its names."""

import re
from functools import cache, lru_cache
from itertools import pairwise
from typing import Any

from .patterns import sections

__all__ = ["for_libraries", "furniture_by_name", "parse", "text_of"]

Element = Any  # an lxml element; lxml ships no types that fit its own API


def parse(text: str) -> Element | None:
    """The tree of markup that `guarding.harmless` has seen, or None if there is none.

    Plain elements, not those of ``lxml.html``: the page is walked several times, and each walk would
    make every element's proxy anew through that module's class look-up, a fifth of the time of a page.
    """
    from lxml import etree

    parser = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True)
    try:
        return etree.fromstring(text.encode("utf-8", "replace"), parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError):
        return None


def for_libraries(tree: Element) -> Element:
    """The same tree as the elements of ``lxml.html`` that trafilatura and htmldate ask for."""
    from lxml import etree, html

    parser = html.HTMLParser(encoding="utf-8", huge_tree=True)
    return html.document_fromstring(etree.tostring(tree, encoding="utf-8", method="html"), parser=parser)


def text_of(element: Element) -> str:
    """All text inside an element on one line."""
    return " ".join("".join(element.itertext()).split())


_SPLIT = re.compile(r"[^A-Za-z0-9]+|(?<=[a-z])(?=[A-Z])")
_POPUP = frozenset({"rollover", "hover", "hovercard", "tooltip", "popover", "tippy"})
_POPUP_PART = frozenset({"block", "content", "body", "panel", "box", "card", "text"})


@cache
def _reasons() -> dict[str, str]:
    return {
        name.strip(): reason
        for reason, lines in sections("names.txt").items()
        for line in lines
        for name in line.split(",")
        if name.strip()
    }


@lru_cache(maxsize=20_000)
def furniture_by_name(names: str) -> str | None:
    """The reason for which an element with these class and id names is furniture, or None."""
    known = _reasons()
    for name in names.split()[:20]:
        parts = [part.lower() for part in _SPLIT.split(name) if part]
        for part in parts:
            if reason := known.get(part):
                return reason
        for first, second in pairwise(parts):
            if reason := known.get(f"{first} {second}") or known.get(first + second):
                return reason
        if _POPUP.intersection(parts) and _POPUP_PART.intersection(parts):
            return "hidden text"
    return None
