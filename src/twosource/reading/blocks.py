"""A report while it is being cleaned: its paragraphs in order, each kept or marked with a reason."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from twosource.model import Removed

__all__ = ["Block", "Kind", "assemble", "is_terminated", "same_key", "split", "words"]

Kind = str  # "p" paragraph, "h" subhead, "li" list item, "q" block quotation

_TERMINAL = re.compile(r"[.!?…。！？؟।][\s\"'”’»›)\]“‘*_]*$")
_WORD = re.compile(r"[^\W_]+(?:['’‘.-][^\W_]+)*")
_BULLET = re.compile(r"^\s*(?:[-*•·‣▪–—]|\d{1,2}[.)])\s+")


@dataclass(slots=True)
class Block:
    """One paragraph. ``gap`` is the number of line breaks before it (1 or 2) in the cleaned text;
    ``reason`` says why it was taken out, None while it stays; ``linked`` is the share of its
    letters that lie in links (pages only)."""

    text: str
    gap: int = 2
    reason: str | None = None
    kind: Kind = "p"
    linked: float = 0.0

    @property
    def kept(self) -> bool:
        return self.reason is None


def words(text: str) -> list[str]:
    """The words of a text, for counting and comparing."""
    return _WORD.findall(text)


def is_terminated(text: str) -> bool:
    """Whether a line ends as a sentence ends (a closing quotation mark or bracket may follow)."""
    return bool(_TERMINAL.search(text))


def same_key(text: str) -> str:
    """Equal for two lines that a reader would call the same line."""
    return " ".join(words(text)).casefold()


def is_bullet(text: str) -> bool:
    return bool(_BULLET.match(text))


def split(text: str) -> list[Block]:
    """Lines of a plain text as blocks. Hard-wrapped lines are joined to paragraphs first."""
    blocks: list[Block] = []
    gap = 2
    for line in _unwrap(text.split("\n")):
        if not line.strip():
            gap = 2
            continue
        blocks.append(Block(line.strip(), gap))
        gap = 1
    return blocks


def _unwrap(lines: list[str]) -> list[str]:
    """Joins lines broken at a fixed width (mail, terminal dumps).

    Only when the text as a whole shows it: most lines that are followed by another line end
    within 20 columns of the widest, between 50 and 100 columns, and mostly not as sentences end.
    """
    bare = [line.strip() for line in lines]
    inner = [a for a, b in pairwise(bare) if a and b]
    if len(inner) < 6:
        return lines
    width = max(map(len, bare))
    near = sum(width - 20 <= len(line) for line in inner)
    ended = sum(is_terminated(line) for line in inner)
    if not (50 <= width <= 100 and near >= 0.8 * len(inner) and ended <= 0.4 * len(inner)):
        return lines
    joined: list[str] = []
    full = False  # whether the line before was long enough to have been broken
    for line in bare:
        if line and full and joined and joined[-1] and not is_bullet(line):
            joined[-1] += " " + line
        else:
            joined.append(line)
        full = len(line) >= width - 20
    return joined


def assemble(blocks: Iterable[Block]) -> tuple[str, tuple[Removed, ...], list[int | None]]:
    """The cleaned text, what was removed, and each block's start in the text (None: removed)."""
    parts: list[str] = []
    removed: list[Removed] = []
    starts: list[int | None] = []
    length = 0
    gap = 0
    for block in blocks:
        gap = max(gap, block.gap)
        if block.reason is not None:
            removed.append(Removed(block.text, block.reason, length))
            starts.append(None)
            continue
        if parts:
            parts.append("\n" * gap)
            length += gap
        starts.append(length)
        parts.append(block.text)
        length += len(block.text)
        gap = 0
    return "".join(parts), tuple(removed), starts


def kept(blocks: Sequence[Block]) -> list[Block]:
    return [block for block in blocks if block.reason is None]
