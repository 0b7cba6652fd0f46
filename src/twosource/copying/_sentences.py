"""Sentences by marks alone, for texts that nobody has parsed."""

import re
from bisect import bisect_right

# A full stop ends a sentence before a capital, a figure or an opening mark, unless a title,
# an initial or a common abbreviation stands before it.
_END = re.compile(r"[.!?…]{1,6}[\"”’')\]]{0,4}\s{1,9}(?=[\"“‘'(\[]{0,4}[A-Z0-9\u00c0-\u00de])|\n+")
_NO_END = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Sen|Rep|Gov|Gen|Col|Lt|Sgt|Capt|Cpl|St|Jr|Sr|Rev|Hon|Pres|vs|No|Jan|Feb|Aug|Sept|Sep"
    r"|Oct|Nov|Dec|Inc|Co|Corp|Ltd|etc|a\.m|p\.m|U\.S|U\.K|U\.N|E\.U|D\.C)|\b[A-Z])\.\s+$"
)


def starts_of(text: str) -> list[int]:
    """Offsets at which sentences start; the first is 0."""
    starts = [0]
    for match in _END.finditer(text):
        if "\n" in match.group() or not _NO_END.search(text, max(0, match.start() - 12), match.end()):
            starts.append(match.end())
    return starts


def around(text: str, starts: list[int], at: int) -> tuple[int, int]:
    """The sentence that holds offset ``at``, without white space at its ends."""
    i = bisect_right(starts, at) - 1
    start = starts[i]
    end = starts[i + 1] if i + 1 < len(starts) else len(text)
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
