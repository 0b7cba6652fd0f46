"""Plain text and Markdown saved from a web page: which lines are the article, which its surroundings.

The order is: title, lines that are furniture by their own shape, boxes of related links, what
follows the article, captions. Whatever no rule takes out stays, word for word and in order.
"""

import re
from collections import Counter
from collections.abc import Sequence

from .blocks import Block, is_bullet, is_terminated, same_key, words
from .captions import is_photo_credit, mark_captions
from .furniture import END_REASONS, is_author_note, is_byline, is_section, is_stamp, reason_of

__all__ = ["clean", "is_body"]

_STRONG_END = re.compile(
    r"(?:leave a (?:reply|comment)|comments?(?: \(\d+\))?|join the (?:conversation|discussion))", re.I
)


def is_body(block: Block) -> bool:
    """A paragraph that is surely running text."""
    count = len(words(block.text))
    return block.reason is None and (count >= 30 or (count >= 12 and is_terminated(block.text)))


def clean(blocks: list[Block], *, title: str | None = None) -> str | None:
    """Marks what is not the article's text and returns the title (the given one if there is one).

    Blocks are changed in place: ``reason`` is set on each that is taken out.
    """
    found = _take_given_title(blocks, title) if title else _take_title(blocks)
    for block in blocks:
        if block.reason is None and block.kind != "li":
            block.reason = reason_of(block.text)
    _mark_boxes(blocks)
    _mark_head(blocks)
    _mark_foot(blocks)
    mark_captions(blocks)
    _mark_repeats(blocks)
    return found


def _take_given_title(blocks: Sequence[Block], title: str) -> str:
    key = same_key(title)
    for block in blocks:
        if block.reason is None and same_key(block.text) == key and key:
            block.reason = "title"
    return title


def _take_title(blocks: Sequence[Block]) -> str | None:
    """The title among the lines before the first paragraph of running text, if there is one."""
    head: list[int] = []
    for index, block in enumerate(blocks):
        if is_body(block) and not _title_like(blocks, index):
            break
        head.append(index)
    counts = Counter(same_key(block.text) for block in blocks)
    candidates = [
        index
        for index in head
        if reason_of(blocks[index].text) is None
        and not is_byline(blocks[index].text)
        and not is_photo_credit(blocks[index].text)
        and _title_like(blocks, index)
    ]
    if not candidates:
        return None
    chosen = _choose(blocks, candidates, counts)
    if chosen is None:
        return None
    key = same_key(blocks[chosen].text)
    for index, block in enumerate(blocks):
        if (
            index < chosen
            and block.reason is None
            and len(words(block.text)) <= 5
            and not is_terminated(block.text)
        ):
            block.reason = reason_of(block.text) or "section name"
        elif same_key(block.text) == key:
            block.reason = "title" if index == chosen else "repeated title"
    return _without_mark(blocks[chosen].text)


def _without_mark(line: str) -> str:
    return re.sub(r"^#{1,6}\s+|\s*;$", "", line)


def _title_like(blocks: Sequence[Block], index: int) -> bool:
    """Whether a line can be a title: short, and not a sentence that the next line carries on."""
    block = blocks[index]
    count = len(words(block.text))
    if not 1 <= count <= 40 or is_bullet(block.text):
        return False
    parted = index + 1 >= len(blocks) or blocks[index + 1].gap == 2
    text = block.text.rstrip()
    if text.endswith(("?", "!", "?'", "?’", "?”", '?"')):
        return count <= 25 and (parted or index == 0)
    if is_terminated(text):
        # Some papers end headlines with a full stop; those stand alone and are written In Capitals.
        long = [word for word in words(text) if len(word) >= 4]
        capitals = sum(not word[0].islower() for word in long)
        return parted and index == 0 and count <= 20 and len(long) >= 2 and capitals >= 0.7 * len(long)
    return not text.endswith(",") and (index == 0 or not text.endswith(";"))


def _choose(blocks: Sequence[Block], candidates: Sequence[int], counts: Counter[str]) -> int | None:
    for index in candidates:
        count = len(words(blocks[index].text))
        repeated = counts[same_key(blocks[index].text)] > 1 and count >= 4
        if repeated and not _caption_twice(blocks, index, candidates):
            return index
    for index in candidates:
        if len(words(blocks[index].text)) >= 5:
            return index
    named = [index for index in candidates if not is_section(blocks[index].text)]
    return max(named, key=lambda index: (len(words(blocks[index].text)), -index), default=None)


def _caption_twice(blocks: Sequence[Block], index: int, candidates: Sequence[int]) -> bool:
    """Whether a repeated line is a caption below the headline: another line comes before it that can
    be the headline, and its copy stands beside it or within the running text."""
    key = same_key(blocks[index].text)
    first, *copies = [n for n, block in enumerate(blocks) if same_key(block.text) == key]
    if not any(other < first and len(words(blocks[other].text)) >= 5 for other in candidates):
        return False
    body = [n for n, block in enumerate(blocks) if is_body(block)]
    return copies[:1] == [first + 1] or any(body[0] < n < body[-1] for n in copies[:1] if body)


def _mark_head(blocks: Sequence[Block]) -> None:
    """Section names, bylines, dates and the paper's name between the title and the first paragraph."""
    # The paper whose head stands above a text stands in the copyright line below it too.
    legal = [f" {same_key(block.text)} " for block in blocks if block.reason == "legal line"]
    for block in blocks:
        if is_body(block):
            return
        if block.reason is None:
            if is_section(block.text):
                block.reason = "section name"
            elif is_byline(block.text):
                block.reason = "byline"
            elif is_stamp(block.text):
                block.reason = "date line"
            elif _is_masthead(block.text, legal):
                block.reason = "masthead"


def _is_masthead(line: str, legal: Sequence[str]) -> bool:
    names = words(line)
    if not 1 <= len(names) <= 6 or is_terminated(line) or not all(name[0].isupper() for name in names[-1:]):
        return False
    return any(f" {same_key(line)} " in other for other in legal)


def _mark_boxes(blocks: Sequence[Block]) -> None:
    """Headlines under a "Related articles" line: up to the next running text."""
    inside = False
    for block in blocks:
        if block.reason == "related articles":
            inside = not block.text.rstrip().endswith((".", "!")) and len(words(block.text)) <= 6
        elif block.reason is None and inside:
            if (is_terminated(block.text) and not block.text.endswith("?")) or len(words(block.text)) > 25:
                inside = False
            elif len(words(block.text)) >= 3 or block.gap == 1:
                block.reason = "related articles"
            else:
                inside = False


def _mark_foot(blocks: Sequence[Block]) -> None:
    """What stands after the article: signed off by a comment box, a copyright line, a list of links."""
    last = max((index for index, block in enumerate(blocks) if is_body(block)), default=-1)
    total = sum(len(words(block.text)) for block in blocks if block.reason is None)
    seen = 0
    ended = None
    for index, block in enumerate(blocks):
        if block.reason is None:
            seen += len(words(block.text))
        elif _STRONG_END.fullmatch(block.text.strip()) and seen >= 0.5 * total:
            ended = index
            break
    if ended is not None:
        for block in blocks[ended + 1 :]:
            block.reason = block.reason or "after the article"
        last = min(last, ended)
    if last < 0:
        return
    legal = any(block.reason in END_REASONS for block in blocks[last + 1 :])
    foot = [block for block in blocks[last + 1 :] if block.reason is None]
    loose = [block for block in foot if not is_terminated(block.text) and not is_bullet(block.text)]
    opener = blocks[last].text.rstrip().endswith(":")
    run = not opener and len(loose) >= 3 and len(loose) == len(foot)
    loose_ids = {id(block) for block in loose}
    body = "\n".join(block.text for block in blocks[: last + 1] if block.reason is None)
    for block in reversed(foot):
        short = len(words(block.text)) <= 2 and not is_terminated(block.text) and block.kind == "p"
        if is_author_note(block.text, body):
            block.reason = "author note"
        elif id(block) in loose_ids and (legal or run):
            block.reason = "after the article"
        elif short and not opener:
            block.reason = "stray word"
        else:
            break
    kept = [block for block in blocks if block.reason is None]
    if len(kept) > 3 and is_author_note(kept[-1].text, "\n".join(block.text for block in kept[:-1])):
        kept[-1].reason = "author note"


def _mark_repeats(blocks: Sequence[Block]) -> None:
    """A paragraph printed a second time (captions, pull quotes); the first printing stays."""
    seen: set[str] = set()
    for block in blocks:
        if block.reason is None and block.kind == "p" and len(words(block.text)) >= 12:
            key = same_key(block.text)
            if key in seen:
                block.reason = "repeated paragraph"
            seen.add(key)
