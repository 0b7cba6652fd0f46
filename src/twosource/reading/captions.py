"""Photo captions and photo credits among the lines of a plain text.

A caption in pasted text is told from a paragraph by several weak signs together: it ends without
a full stop among paragraphs that have one, it stands between blank lines where the body does not,
it says again what a sentence of the body says, it carries words that only captions carry.
One sign alone is not enough, except a photo credit.
"""

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from .blocks import Block, is_bullet, is_terminated, same_key, words
from .patterns import sections

__all__ = ["has_photo_credit", "is_photo_credit", "mark_captions"]

MANY = 1500  # paragraphs; each suspect is compared with all others, and no article has so many
FEW = 100  # captions that are looked for a second time; no article has so many pictures

_PERSON = r"(?:[A-ZÀ-Þ][\w.'’-]*)(?: (?:de|van|von|der|den|la|al|bin|[A-ZÀ-Þ][\w.'’-]*)){0,4}"
_DANGLING = re.compile(r"\b(?:that|said|says|saying|wrote|adding|added|of|the|an?|and|or|but)$")
_SENTENCE = re.compile(r"(?<=[.!?])[\"'”’]?\s+(?=[\"'“‘A-ZÀ-Þ])")


@cache
def _credit() -> str:
    """One photo credit, as a regular expression."""
    parts = sections("captions.txt")
    fill = {
        "{HOUSE}": f"(?:{'|'.join(parts['houses'])})",
        "{LABEL}": "|".join(parts["labels"]),
        "{PERSON}": _PERSON,
    }
    whole = "|".join(parts["photo credit"])
    for name, value in fill.items():
        whole = whole.replace(name, value)
    return whole


@cache
def _compiled(what: str) -> re.Pattern[str]:
    match what:
        case "alone":
            return re.compile(_credit())
        case "at the end":
            return re.compile(rf"(?:[\s.(\[|—–-])(?:{_credit()})\s*[)\]]?\.?$")
        case "opener":
            return re.compile(rf"(?:{'|'.join(sections('captions.txt')['openers'])})\s*[:–—-]")
        case _:
            return re.compile("|".join(sections("captions.txt")["cues"]))


def is_photo_credit(line: str) -> bool:
    """A line that is nothing but a photo credit ("Ann Poe/Pool via AP")."""
    bare = line.strip(" .()[]")
    return (
        len(bare) <= 110 and not is_terminated(line.rstrip(" )")) and bool(_compiled("alone").fullmatch(bare))
    )


def has_photo_credit(line: str) -> bool:
    """A line that ends with a photo credit, so the line is a caption."""
    if len(line) > 700 or "(@" in line or is_photo_credit(line):
        return False
    return bool(_compiled("at the end").search(line[-160:]))


def mark_captions(blocks: Sequence[Block]) -> None:
    """Marks captions and photo credits among the blocks still kept. Changes ``reason`` in place."""
    for block in blocks:
        if block.reason is None and block.kind == "p":
            if is_photo_credit(block.text):
                block.reason = "photo credit"
            elif has_photo_credit(block.text):
                block.reason = "photo caption"
    _mark_credited_copies(blocks)
    open_ = [index for index, block in enumerate(blocks) if block.reason is None]
    long = [blocks[index] for index in open_ if len(words(blocks[index].text)) >= 8]
    ended = sum(is_terminated(block.text) for block in long)
    if len(long) < 4 or ended < 0.6 * len(long) or len(open_) > MANY:
        return  # a text whose paragraphs mostly lack full stops shows nothing by lacking one
    _mark_printed_twice(blocks)
    open_ = [index for index in open_ if blocks[index].reason is None]
    shingles = _Shingles([blocks[index] for index in open_])
    tight = _is_tight(blocks)
    suspects = [
        index
        for place, index in enumerate(open_)
        if _suspect(blocks, open_, place)
        and (
            bool(_compiled("cue").search(blocks[index].text))
            or shingles.repeated(blocks[index].text)
            or (tight and blocks[index].gap == 2 and _isolated(blocks, index))
        )
    ]
    for index in suspects:
        blocks[index].reason = "photo caption"
    _mark_cued(blocks)
    _mark_neighbours(blocks, suspects, open_)


def _mark_credited_copies(blocks: Sequence[Block]) -> None:
    """The same words as a caption that ends with a credit are that caption too: pages print it under
    the picture and again as the picture's description, the credit in one of them only."""
    captions = [block.text for block in blocks if block.reason == "photo caption"][:FEW]
    for block in blocks:
        if block.reason is not None or block.kind != "p" or len(words(block.text)) < 4:
            continue
        bare = block.text.rstrip(" .")
        if any(
            caption == block.text
            or (caption.startswith(bare) and is_photo_credit(caption[len(bare) :].strip(" .|—–-")))
            for caption in captions
        ):
            block.reason = "photo caption"


def _mark_printed_twice(blocks: Sequence[Block]) -> None:
    """An unended line of sentence length printed twice is a caption, both times. Side by side a
    shorter one shows it too."""
    places: dict[str, list[int]] = {}
    kept = [block for block in blocks if block.reason is None]
    for place, block in enumerate(kept):
        text = block.text.rstrip("\"'”’ ")
        if block.kind != "p" or is_terminated(block.text) or is_bullet(block.text):
            continue
        if not text.endswith((":", ",", ";", "—", "–", "-")) and len(words(block.text)) >= 5:
            places.setdefault(same_key(block.text), []).append(place)
    for key, where in places.items():
        beside = any(b - a == 1 for a, b in pairwise(where))
        if len(where) > 1 and (beside or len(key.split()) >= 8):
            for place in where:
                kept[place].reason = "photo caption"


def _mark_cued(blocks: Sequence[Block]) -> None:
    """A block that opens as only captions open is one even with its full stop."""
    for block in blocks:
        if block.reason is None and _compiled("opener").match(block.text):
            block.reason = "photo caption"


def _suspect(blocks: Sequence[Block], open_: Sequence[int], place: int) -> bool:
    """An unended line of sentence length that is neither a list item nor a broken sentence."""
    block = blocks[open_[place]]
    if block.kind != "p" or is_terminated(block.text) or len(words(block.text)) < 8 or is_bullet(block.text):
        return False
    if block.text.rstrip("\"'”’ ").endswith((":", ",", ";", "—", "–", "-")):
        return False
    if place == 0 or place + 1 == len(open_):
        return False  # a title-like opening, or a text that was cut off
    if _DANGLING.search(block.text) or "(@" in block.text:
        return False  # leads into a quotation below it, or is an embedded post with its signature
    following = blocks[open_[place + 1]].text
    if following[:1].islower():
        return False
    before = blocks[open_[place - 1]].text.rstrip()
    return not before.endswith((":", ","))


def _is_tight(blocks: Sequence[Block]) -> bool:
    """Whether the body's paragraphs follow each other without blank lines."""
    ended = [block for block in blocks[1:] if block.reason is None and is_terminated(block.text)]
    return len(ended) >= 5 and sum(block.gap == 1 for block in ended) >= 0.7 * len(ended)


def _isolated(blocks: Sequence[Block], index: int) -> bool:
    """The blank line before a caption parts it from a body sentence or from another caption."""
    before = blocks[index - 1]
    return before.reason is not None or is_terminated(before.text) or before.gap == 2


def _mark_neighbours(blocks: Sequence[Block], suspects: Sequence[int], open_: Sequence[int]) -> None:
    """An unended line beside a caption, both between blank lines, is a caption of the same row."""
    places = {index: place for place, index in enumerate(open_)}
    done = set(suspects)
    for index in suspects:
        for other in (index - 1, index + 1):
            if other in places and other not in done and blocks[other].reason is None:
                upper = max(index, other)
                if (
                    blocks[upper].gap == 2
                    and blocks[other].gap == 2
                    and _suspect(blocks, open_, places[other])
                ):
                    blocks[other].reason = "photo caption"


class _Shingles:
    """Tells whether a line says again what another line says."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self._lines = [(block.text, _grams(block.text)) for block in blocks]
        self._keys = [same_key(block.text) for block in blocks]

    def repeated(self, line: str) -> bool:
        """Half of the line's word pairs stand in one other line, or it is that line's beginning."""
        own = _grams(line)
        if not own:
            return False
        key = same_key(_SENTENCE.split(line)[0])
        for other, other_key in zip(self._lines, self._keys, strict=True):
            if other[0] == line:
                continue
            if len(key) > 40 and other_key.startswith(key):
                return True
            if len(own & other[1]) >= 0.4 * len(own):
                return True
        return False


def _grams(text: str) -> frozenset[tuple[str, str]]:
    found = [word.casefold() for word in words(text)]
    return frozenset(pairwise(found))
