"""An element of a page -> blocks: one for each paragraph, subhead, list item, in the page's order."""

import re
from typing import Any

from lxml import etree

from .blocks import Block
from .decoding import neutralise
from .dom import furniture_by_name, text_of
from .patterns import tags
from .publishers import host_of

__all__ = ["to_blocks", "weigh"]

Element = Any

_SKIP = tags("never text")
_FURNITURE_TAGS = {
    "nav": "navigation",
    "menu": "navigation",
    "footer": "after the article",
    "form": "form",
    "label": "form",
    "button": "button",
    "figure": "photo caption",
    "figcaption": "photo caption",
    "aside": "box beside the text",
    "dialog": "hidden text",
}
_BLOCK = tags("blocks")
_INNER = ("p", "div", "br")
_CARD = ("h2", "h3", "h4", "h5", "p", "figure")
_HEADS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6"])
_NOT_ARTICLE = tags("apart")
_TEXTUAL = tags("running text")
_APART = frozenset({"comments", "navigation", "related articles", "cookie notice"})
# Names under which pages also keep tables and embedded posts that belong to the text.
_MISNAMED = frozenset({"photo caption", "sharing", "media box"})
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)


def weigh(root: Element, headline: Element | None = None) -> dict[Element, int]:
    """For each element, the letters of running text inside it: paragraphs of 60 letters and more that
    are not mostly links. This is what tells the article from everything around it.

    Text above the headline, or inside elements that are furniture by tag or name, does not count,
    unless too little else is left.
    """
    weights = _weigh(root, headline, skip=True)
    if headline is not None and weights.get(root, 0) < 250:
        weights = _weigh(root, None, skip=True)
    if weights.get(root, 0) < 250:
        return _weigh(root, None, skip=False)
    return weights


def _weigh(root: Element, headline: Element | None, *, skip: bool) -> dict[Element, int]:
    weights: dict[Element, int] = {}
    dead: set[Element] = set()
    below = headline is None
    for element in root.iter(etree.Element):
        parent = element.getparent()
        if skip and (parent in dead or _is_apart(element)):
            dead.add(element)
            continue
        below = below or element is headline
        if element.tag not in _TEXTUAL or not below:
            continue
        if element.tag in {"span", "font"} and next(element.iter(*_INNER), None) is None:
            continue  # its text counts with the block around it
        own = _own_text(element)
        if len(own) < 60 or (element.tag in {"li", "span"} and (len(own) < 120 or "." not in own)):
            continue
        linked = sum(len(text_of(link)) for link in element.iter("a"))
        if linked > 0.4 * len(own):
            continue
        place: Element | None = element
        while place is not None:
            weights[place] = weights.get(place, 0) + len(own)
            place = place.getparent()
    return weights


def _is_apart(element: Element) -> bool:
    """Surely not the article, however long its text: menus, comments, related boxes."""
    if element.tag in _NOT_ARTICLE:
        return True
    if element.tag not in {"div", "section", "ul", "ol", "li"}:
        return False
    names = f"{element.get('class') or ''} {element.get('id') or ''}".strip()
    return bool(names) and furniture_by_name(names) in _APART


def _own_text(element: Element) -> str:
    """The text of an element and of its inline children, without that of blocks inside it."""
    parts = [element.text or ""]
    for child in element:
        inline = isinstance(child.tag, str) and child.tag not in _BLOCK and child.tag not in _SKIP
        if inline and not any(isinstance(inner.tag, str) and inner.tag in _BLOCK for inner in child.iter()):
            parts.append("".join(child.itertext()))
        parts.append(child.tail or "")
    return " ".join("".join(parts).split())


def to_blocks(
    container: Element,
    weights: dict[Element, int],
    *,
    headline: Element | None = None,
    host: str | None = None,
) -> list[Block]:
    """The container's blocks in order. Furniture known by tag, class or id comes out marked with its
    reason, unless it holds a large share of the running text: then the name was misleading."""
    walker = _Walker(weights, weights.get(container, 0), headline, host)
    walker.walk(container, "p")
    walker.flush("p")
    return walker.blocks


class _Walker:
    def __init__(
        self, weights: dict[Element, int], total: int, headline: Element | None, host: str | None
    ) -> None:
        self.blocks: list[Block] = []
        self._weights = weights
        self._headline = headline
        self._host = host
        self._total = max(total, 1)
        self._parts: list[str] = []
        self._linked = 0
        self._bold = 0
        self._in_link = 0
        self._in_bold = 0

    def walk(self, element: Element, kind: str) -> None:
        """Depth first; recursion is bounded by the depth guard of the page."""
        self._add(element.text)
        for child in element:
            if isinstance(child.tag, str):
                self._child(child, kind)
            self._add(child.tail)

    def _child(self, child: Element, kind: str) -> None:
        tag = child.tag
        if tag in _SKIP:
            return
        if tag == "br":
            following = child.getnext()
            double = following is not None and following.tag == "br" and not (child.tail or "").strip()
            self._break(kind, double)
            return
        reason = "title" if child is self._headline else self._reason(child)
        if reason is not None:
            text = neutralise(text_of(child)).strip()
            if tag in _BLOCK or len(text) > 60 or reason == "photo caption":
                self.flush(kind)
            if text:
                if tag not in _BLOCK and self._parts and len(text) < 30:
                    self._add(" ")
                self.blocks.append(Block(text[:5000], 2, reason))
            return
        if tag in _BLOCK:
            self.flush(kind)
            inner = (
                "h"
                if tag in _HEADS
                else "li"
                if tag in {"li", "dd", "dt"}
                else "q"
                if tag == "blockquote"
                else kind
            )
            if tag == "p" and kind == "h":
                inner = "p"
            self.walk(child, inner)
            self.flush(inner)
            return
        if tag in {"td", "th"}:
            self._add(" ")
        link = tag == "a" and self._is_internal(child.get("href") or "")
        bold = tag in {"b", "strong"}
        self._in_link += link
        self._in_bold += bold
        self.walk(child, kind)
        self._in_link -= link
        self._in_bold -= bold

    def _is_internal(self, address: str) -> bool:
        """Whether a link stays on the page's own site. Related articles do; sources and shops do not."""
        if not address.startswith(("http://", "https://", "//")):
            return not address.startswith(("mailto:", "tel:", "#"))
        return self._host is None or (host_of(address) or "").endswith(self._host)

    def _reason(self, element: Element) -> str | None:
        share = self._weights.get(element, 0) / self._total
        tag = element.tag
        if tag in _FURNITURE_TAGS:
            limit = 0.35 if tag in {"form", "footer"} else 0.2
            if tag == "figure" and (
                element.find(".//table") is not None or element.find(".//blockquote") is not None
            ):
                return None
            return _FURNITURE_TAGS[tag] if share < limit else None
        if tag == "a" and any(inner.tag in _CARD for inner in element.iter(*_CARD)) and share < 0.1:
            return "related articles"
        names = f"{element.get('class') or ''} {element.get('id') or ''}".strip()
        if element.get("hidden") is not None or _HIDDEN.search(element.get("style") or ""):
            return "hidden text" if share < 0.3 else None
        if (
            element.get("role")
            in {"navigation", "complementary", "dialog", "banner", "contentinfo", "search"}
            and share < 0.2
        ):
            return "navigation"
        if (
            element.get("itemprop") in {"author", "datePublished", "dateModified", "publisher"}
            and share < 0.02
        ):
            return "byline"
        if tag == "blockquote":
            return None
        if names and tag not in {"p", "a", "em", "i", "b", "strong"} and (reason := furniture_by_name(names)):
            held = next(element.iter("table", "blockquote"), None)
            return None if share >= 0.12 or (held is not None and reason in _MISNAMED) else reason
        if (
            names
            and tag == "p"
            and (reason := furniture_by_name(names))
            in {
                "photo caption",
                "byline",
                "sign-in or subscription line",
                "related articles",
                "advertisement",
                "date line",
                "hidden text",
            }
        ):
            return reason
        return None

    def _add(self, text: str | None) -> None:
        if text:
            self._parts.append(text)
            size = len(text.strip())
            self._linked += size if self._in_link else 0
            self._bold += size if self._in_bold else 0

    def _break(self, kind: str, double: bool) -> None:
        if double:
            self.flush(kind)
        else:
            self._parts.append("\n")

    def flush(self, kind: str) -> None:
        """Ends the paragraph under way."""
        if not self._parts:
            return
        raw = neutralise(
            "".join(self._parts).replace("\n", " ") if kind == "h" else _lines("".join(self._parts))
        )
        linked, bold = self._linked, self._bold
        self._parts, self._linked, self._bold = [], 0, 0
        text = raw.strip()
        if not text:
            return
        size = max(len(text), 1)
        if kind == "p" and bold >= 0.9 * size and size < 120:
            kind = "h"
        self.blocks.append(Block(text, 2, None, kind, min(1.0, linked / size)))


def _lines(text: str) -> str:
    return re.sub(r"\s+", " ", text)
