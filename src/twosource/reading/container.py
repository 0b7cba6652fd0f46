"""Which element of a page holds the article."""

from typing import Any

__all__ = ["find_container"]

Element = Any


def find_container(root: Element, weights: dict[Element, int]) -> Element:
    """The smallest element that holds the article's running text.

    Goes down from the body to the child that holds most of it. It stops where the text is spread
    over children that look alike (an article cut in pieces by advertisements) and never leaves
    out a sibling with as much running text as a section of the same article has.
    """
    body = root.find("body")
    place: Element = body if body is not None else root
    marked = _marked(root, weights, weights.get(place, 0))
    if marked is not None:
        place = marked
    while True:
        total = weights.get(place, 0)
        children = [child for child in place if isinstance(child.tag, str) and weights.get(child, 0)]
        if not children or not total:
            return place
        best = max(children, key=lambda child: weights.get(child, 0))
        share = weights[best] / total
        if best.tag in {"p", "blockquote", "li", "td", "span", "h2", "h3", "em", "font"}:
            return place
        alike = [child for child in children if child is not best and _alike(child, best)]
        if alike and share < 0.97:
            return place
        if share < 0.75:
            return place
        place = best


def _alike(one: Element, other: Element) -> bool:
    return one.tag == other.tag and (one.get("class") or "") == (other.get("class") or "") and one.tag != "div" or (
        one.tag == other.tag == "div" and bool(one.get("class")) and one.get("class") == other.get("class")
    )


def _marked(root: Element, weights: dict[Element, int], total: int) -> Element | None:
    """The element that the page itself marks as the article's body, if it holds enough text."""
    for path in (".//*[@itemprop='articleBody']", ".//article", ".//main", ".//*[@role='main']"):
        found = [element for element in root.iterfind(path) if weights.get(element, 0) >= 0.4 * max(total, 1)]
        if len(found) >= 1:
            return max(found, key=lambda element: weights.get(element, 0))
    return None
