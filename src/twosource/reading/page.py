"""An HTML page -> a report.

Our own walk over the page comes first: it is quick, and it knows why each line went. Where what it
found looks too little, the page's JSON-LD text and trafilatura are asked, and more running text wins.
"""

import re
from collections.abc import Sequence
from typing import Any

from twosource.errors import InputError
from twosource.model import Report

from .assembling import Facts, assemble_report
from .blocks import Block, is_terminated, words
from .container import find_container
from .decoding import neutralise
from .dom import for_libraries, parse
from .guarding import harmless, is_large
from .metadata import PageFacts, read_metadata
from .publishers import host_of
from .trimming import clean_page
from .walking import to_blocks, weigh

__all__ = ["read_page"]

LITTLE = 90  # words; a page with fewer is asked again


def read_page(name: str, raw: bytes, markup: str, facts: Facts) -> Report:
    """Reads one page; what ``facts`` already states wins over what the page states."""
    markup, facts.cut = harmless(markup)
    tree = parse(markup)
    if tree is None:
        raise InputError(name, "holds no HTML that can be read")
    alive = list(tree.iter())  # keeps each element's proxy for the walks that follow
    page = PageFacts(tree)
    headline = read_metadata(tree, page, facts, quick=is_large(markup))
    weights = weigh(tree, headline)
    host = host_of(facts.url) if facts.url else None
    blocks = to_blocks(find_container(tree, weights), weights, headline=headline, host=host)
    clean_page(blocks, facts)
    del alive
    blocks = _second_opinion(blocks, tree, markup, facts, page)
    if not any(block.reason is None for block in blocks):
        raise InputError(name, "no article text was found in the page")
    if facts.cut:
        blocks.append(
            Block("…", 2, f"{facts.cut} characters in the middle of an oversized page were not read")
        )
    return assemble_report(name, raw, blocks, facts)


def _second_opinion(
    blocks: list[Block], tree: Any, markup: str, facts: Facts, page: PageFacts
) -> list[Block]:
    """The blocks found, or others that hold clearly more of the article."""
    found = _size(blocks)
    stated = page.body
    if len(words(stated)) > max(LITTLE, 2 * found):
        found_elsewhere = _cleaned(re.split(r"\n+", neutralise(stated)), facts)
        if _size(found_elsewhere) > 2 * found:
            return found_elsewhere
    if found >= LITTLE and _opens_as_stated(blocks, page):
        return blocks
    if is_large(markup):
        return blocks if found >= LITTLE // 3 else _everything(tree, facts, blocks)
    other = _by_trafilatura(tree, facts)
    running = sum(
        len(words(block.text)) for block in other if block.reason is None and is_terminated(block.text)
    )
    if found < LITTLE and running > 2 * found + 20:
        return other
    if found >= LITTLE and running > found and _opens_as_stated(other, page):
        return other
    return blocks if found else _everything(tree, facts, blocks)


def _opens_as_stated(blocks: Sequence[Block], page: PageFacts) -> bool:
    """Whether the words that the page gives as the article's opening stand in the text found.

    True also where it gives none, or gives a summary in other words (then nothing is shown).
    """
    stated = words(page.body)[:12] if page.body else []
    if len(stated) < 12:
        return True
    text = " ".join(word for block in blocks for word in words(block.text)).casefold()
    return " ".join(stated[2:10]).casefold() in text


def _by_trafilatura(tree: Any, facts: Facts) -> list[Block]:
    import trafilatura

    try:
        text = trafilatura.extract(
            for_libraries(tree), include_comments=False, include_tables=True, fast=True
        )
    except Exception:  # a page it cannot digest leaves our own reading standing
        return []
    return _cleaned((text or "").split("\n"), facts)


def _everything(tree: Any, facts: Facts, blocks: list[Block]) -> list[Block]:
    """All lines of the page as a text: the last resort before giving up on it."""
    body = tree.find("body")
    whole = to_blocks(body if body is not None else tree, {})
    clean_page(whole, facts)
    running = [block for block in whole if block.reason is None and len(words(block.text)) >= 8]
    return whole if running else blocks


def _cleaned(lines: Sequence[str], facts: Facts) -> list[Block]:
    blocks = [Block(" ".join(neutralise(line).split())) for line in lines if line.strip()]
    clean_page(blocks, facts)
    return blocks


def _size(blocks: Sequence[Block]) -> int:
    return sum(len(words(block.text)) for block in blocks if block.reason is None)
