"""Which element of a page holds the article."""

import re
from typing import Any

from .patterns import tags

__all__ = ["find_container"]

Element = Any

_BODY_NAME = re.compile(
    r"\b(?:article|story|post|entry|news)(?:[-_]{0,2})(?:body|content|text|copy)(?![-_]?(?:wrap|outer|area|header))\b",
    re.I,
)
_LEAF = tags("leaves")
_PIECE = re.compile(
    r"body|content|text|paragraph|para\b|article|story|section|block|component|entry|chunk|part", re.I
)


def find_container(root: Element, weights: dict[Element, int]) -> Element:
    """The smallest element that holds the article's running text.

    Goes down from the body to the child that holds most of it. It stops where the text is spread
    over children that look alike (an article cut in pieces by advertisements) or over paragraphs.
    Where unlike children share it, the first is the article unless it is small beside the largest:
    what follows an article on its page is other articles and comments.
    """
    body = root.find("body")
    place: Element = body if body is not None else root
    marked = _marked(root, weights, weights.get(place, 0))
    if marked is not None:
        place = marked
    while True:
        total = weights.get(place, 0)
        children = [child for child in place if isinstance(child.tag, str) and weights.get(child, 0)]
        children = [child for child in children if child.tag not in {"ul", "ol"}] or children
        own = total - sum(weights[child] for child in place if weights.get(child, 0))
        if not children or own > 0.25 * total:
            return place
        best = max(children, key=lambda child: weights.get(child, 0))
        share = weights[best] / total
        if (
            best.tag in _LEAF
            or sum(weights[child] for child in children if child.tag in _LEAF) > 0.25 * total
        ):
            return place
        if share < 0.97 and any(_alike(child, best) for child in children if child is not best):
            return place
        if share >= 0.8:
            place = best
            continue
        if marked is not None and marked.tag != "main" and marked.get("role") != "main":
            return place  # inside an article element everything that runs on belongs together
        pieces = [
            child
            for child in children
            if _PIECE.search(f"{child.get('class') or ''} {child.get('id') or ''}")
        ]
        if sum(weights[child] for child in pieces) > 0.9 * total and len(pieces) >= 3:
            return place
        place = next(
            child
            for child in children
            if child is best or (weights[child] >= 0.25 * weights[best] and _is_text(child, weights))
        )


def _is_text(element: Element, weights: dict[Element, int]) -> bool:
    """An article, however short: some letters in three paragraphs, or many in fewer."""
    paragraphs = sum(1 for inner in element.iter(*_LEAF) if weights.get(inner, 0))
    return element.tag not in {"ul", "ol"} and (weights[element] >= 600 or paragraphs >= 3)


def _alike(one: Element, other: Element) -> bool:
    """Pieces of one kind: same tag and same class."""
    names = one.get("class") or ""
    return one.tag == other.tag and names == (other.get("class") or "") and (one.tag != "div" or bool(names))


def _marked(root: Element, weights: dict[Element, int], total: int) -> Element | None:
    """The element that the page itself marks as the article's body, if it holds enough text.

    Of several articles on one page the first of some length is the page's own.
    """
    candidates = (
        root.iterfind(".//*[@itemprop='articleBody']"),
        root.iterfind(".//article"),
        (element for element in root.iter("div", "section") if _BODY_NAME.search(element.get("class") or "")),
        root.iterfind(".//main"),
        root.iterfind(".//*[@role='main']"),
    )
    for found_by_mark in candidates:
        found = [element for element in found_by_mark if weights.get(element, 0) >= 0.2 * max(total, 1)]
        if found:
            top = max(weights[element] for element in found)
            return next(
                element
                for element in found
                if weights[element] == top or (weights[element] >= 0.25 * top and _is_text(element, weights))
            )
    return None
