"""The blocks of a page -> which are the article. Uses what only a page shows: headline, links, names."""

import re
from collections.abc import Sequence

from .assembling import Facts
from .blocks import Block, is_terminated, same_key, words
from .captions import has_photo_credit, is_photo_credit
from .furniture import is_author_note, is_byline, is_section, is_stamp, reason_of

__all__ = ["clean_page"]


def clean_page(blocks: list[Block], facts: Facts) -> None:
    """Marks what is not the article. Blocks are changed in place."""
    _mark_above_headline(blocks, facts)
    _mark_lines(blocks, facts)
    _mark_links(blocks)
    _mark_foot(blocks)
    _mark_bare_heads(blocks)


def _mark_above_headline(blocks: Sequence[Block], facts: Facts) -> None:
    """What stands above the headline is no part of the article, unless most of the text does."""
    place = next((index for index, block in enumerate(blocks) if block.reason == "title"), None)
    if place is None:
        key = same_key(facts.title or "")
        place = next(
            (index for index, block in enumerate(blocks) if key and same_key(block.text) == key), None
        )
        if place is None:
            return
    above = sum(len(block.text) for block in blocks[:place] if block.reason is None)
    total = sum(len(block.text) for block in blocks if block.reason is None)
    blocks[place].reason = "title"
    if above < 0.3 * total:
        for block in blocks[:place]:
            block.reason = block.reason or "above the headline"


def _mark_lines(blocks: Sequence[Block], facts: Facts) -> None:
    key = same_key(facts.title or "")
    started = False
    for block in blocks:
        if block.reason is not None:
            continue
        count = len(words(block.text))
        if block.kind != "li" or count <= 4:
            block.reason = reason_of(block.text)
        if block.reason == "stray mark" and re.fullmatch(r"_{3,}", block.text):
            block.reason = None  # the wire services' line between the parts of a story
        if block.reason is None and key and same_key(block.text) == key:
            block.reason = "repeated title"
        elif block.reason is None and is_photo_credit(block.text):
            block.reason = "photo credit"
        elif block.reason is None and has_photo_credit(block.text):
            block.reason = "photo caption"
        elif block.reason is None and not started:
            if is_section(block.text):
                block.reason = "section name"
            elif is_byline(block.text) or same_key(block.text) in {same_key(name) for name in facts.authors}:
                block.reason = "byline"
            elif is_stamp(block.text):
                block.reason = "date line"
        started = started or (block.reason is None and count >= 20 and is_terminated(block.text))


def _mark_links(blocks: Sequence[Block]) -> None:
    """Paragraphs that are nothing but links to other pages of the site, and lists under a related heading."""
    inside = False
    for block in blocks:
        if block.reason == "related articles":
            inside = len(words(block.text)) <= 8
            continue
        if block.reason is not None:
            continue
        alone = block.linked >= 0.85 and len(words(block.text)) >= 2
        loose = block.kind in {"li", "h"} or not is_terminated(block.text) or block.text.isupper()
        inside = inside and (block.linked >= 0.4 or block.kind == "li") and len(words(block.text)) <= 40
        if inside or (alone and loose):
            block.reason = "related articles"


def _mark_foot(blocks: Sequence[Block]) -> None:
    """Author notes, and short loose lines under the last paragraph."""
    kept = [block for block in blocks if block.reason is None]
    while kept:
        last = kept.pop()
        if len(kept) >= 2 and is_author_note(last.text, "\n".join(block.text for block in kept)):
            last.reason = "author note"
        elif not any(char.isalnum() for char in last.text):
            last.reason = "stray mark"
        elif len(words(last.text)) <= 2 and not is_terminated(last.text):
            last.reason = "stray word"
        else:
            break


def _mark_bare_heads(blocks: Sequence[Block]) -> None:
    """A subhead with no text left under it, only parts that were taken out, headed those."""
    text_below = removed_below = False
    for block in reversed(blocks):
        if block.reason is not None:
            removed_below = removed_below or block.reason not in {
                "photo caption",
                "photo credit",
                "stray mark",
            }
        elif block.kind == "h":
            if removed_below and not text_below:
                block.reason = "heading of a removed part"
            text_below = removed_below = False
        else:
            text_below, removed_below = True, False
