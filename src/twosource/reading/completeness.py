"""Whether a report was read in full, cut off, or is no more than a headline."""

import re
from collections.abc import Sequence
from typing import Literal

from .blocks import Block, is_bullet, is_terminated, words

__all__ = ["Completeness", "judge"]

Completeness = Literal["full", "truncated", "headline-only"]

_CUT = re.compile(
    r"continue reading|read (?:the )?(?:full|rest|more|entire)\b|subscribe to (?:read|continue|unlock)"
    r"|to (?:continue|keep) reading|(?:sign|log) in to (?:read|continue)|already a subscriber"
    r"|(?:article|content|story) is (?:for|reserved for|available to|only available) "
    r".{0,20}(?:subscribers|members)"
    r"|unlock (?:this|the) (?:article|story)|weiterlesen|lire la suite|seguir leyendo",
    re.I,
)
SHORT = 40  # words; fewer are a headline with a line under it


def judge(text: str, blocks: Sequence[Block], *, paywalled: bool = False) -> Completeness:
    """Full, truncated or headline-only, from the end of the text and from the lines taken out of it.

    ``paywalled`` is what the page itself says (schema.org isAccessibleForFree: false); many such
    pages carry the whole text, so it counts only for a short one.
    """
    count = len(words(text))
    cut_line = any(
        block.reason in {"sign-in or subscription line", "related articles", "credit line"}
        and _CUT.search(block.text)
        and index >= 0.6 * len(blocks)
        for index, block in enumerate(blocks)
    )
    kept = [block for block in blocks if block.reason is None]
    last = kept[-1].text.rstrip() if kept else ""
    if count < SHORT:
        return "headline-only"
    if re.search(r"(?:\.\.\.|…|\[\s*(?:\.\.\.|…)\s*\]|\[\+\d+ chars\])[\"'”’)]?$", last):
        return "truncated"
    if len(words(last)) >= 12 and not is_terminated(last) and not is_bullet(last) and kept[-1].kind == "p":
        return "truncated"
    if (cut_line or paywalled) and count < 250:
        return "truncated"
    return "full"
