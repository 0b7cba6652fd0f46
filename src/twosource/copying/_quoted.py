"""Which characters of a text are somebody's quoted words.

Independent reports of one event quote the same people, so a shared quotation is no sign
of copying. The marks in use are “ ”, ‘ ’, " ", ' ', « », and the `` '' of tokenised
text. A quotation that runs over several paragraphs opens in each of them and closes only
in the last, so a mark without its partner reaches to the end of its paragraph.
"""

import re
from collections.abc import Iterable, Iterator

_PARAGRAPH = re.compile(r"[^\n]+")
# The last line of an embedded post: "— Jane Doe (@jdoe) October 6, 2014", "pic.twitter.com/...".
# The post is that paragraph, and the one before it when the line stands by itself.
_POST = re.compile(r"(?:[—–-]|&mdash;)\s*[^\n]{0,60}\(@\w{1,30}\)|pic\.twitter\.com/")
_POST_SIGNATURE = re.compile(r"\s*(?:[—–-]|&mdash;)\s*[^\n]{0,60}\(@\w{1,30}\)")
# An opening mark stands before a word, after a space, a bracket or another mark; a closing
# one stands after something and before no letter. A curly ‘ also serves as an apostrophe
# (Trump‘s), which the look-behind rules out.
_BEFORE = r"(?:(?<=^)|(?<=[\s(\[{—–:\-“\"]))"
_PAIRS: tuple[tuple[re.Pattern[str], re.Pattern[str], bool], ...] = (
    (re.compile(r"“"), re.compile(r"[”“]"), True),
    (re.compile(r"«"), re.compile(r"»"), True),
    (re.compile(r"``"), re.compile(r"''|``|\""), True),
    (re.compile(_BEFORE + r"\"(?=\S)"), re.compile(r"(?<=\S)\"(?!\w)"), True),
    (re.compile(r"\"(?=\s)"), re.compile(r"\""), False),
    (re.compile(_BEFORE + r"‘(?=\w|\[|…)"), re.compile(r"(?<=[\w.,!?…;:\]*])’(?!\w)"), True),
    (re.compile(_BEFORE + r"'(?=\w|\[)"), re.compile(r"(?<=[\w.,!?…;:\]*])'(?![\w'])"), False),
)


def quoted_ranges(text: str, known: Iterable[tuple[int, int]] = ()) -> list[tuple[int, int]]:
    """Ranges (start, end) of quoted words in ``text``, merged and in order.

    ``known`` holds ranges that somebody else found to be quoted (the attribution room);
    they are joined in.
    """
    ranges = [(start, end) for start, end in known if 0 <= start < end <= len(text)]
    before = 0
    for paragraph in _PARAGRAPH.finditer(text):
        ranges.extend(_in_paragraph(text, paragraph.start(), paragraph.end()))
        if _POST.search(paragraph.group()):
            alone = _POST_SIGNATURE.match(paragraph.group())
            ranges.append((before if alone else paragraph.start(), paragraph.end()))
        before = paragraph.start()
    return _merged(ranges)


def _in_paragraph(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    paragraph = text[start:end]
    taken = 0
    # The next opening of each kind, looked for again only once it is passed; a kind that has no
    # closing mark left is given up. Both keep a paragraph of nothing but marks from costing squarely.
    pairs = list(_PAIRS)
    ahead = [opening.search(paragraph) for opening, _, _ in pairs]
    while True:
        for i, match in enumerate(ahead):
            if match and match.start() < taken:
                ahead[i] = pairs[i][0].search(paragraph, taken)
        found = [(match.start(), i) for i, match in enumerate(ahead) if match]
        if not found:
            return
        opened, i = min(found)
        _, closing, open_ended = pairs[i]
        inner = ahead[i].end()  # type: ignore[union-attr]  # only matches are in `found`
        close = closing.search(paragraph, inner)
        if close:
            # “ that closes “ is the next opening: the first quotation was never closed.
            reopened = close.group() in ("“", "``")
            yield start + opened, start + close.start()
            taken = close.start() if reopened else close.end()
        elif open_ended:
            yield start + opened, end
            return
        else:
            ahead[i] = None


def _merged(ranges: list[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted(ranges):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def flags(starts: tuple[int, ...], ranges: list[tuple[int, int]]) -> bytes:
    """One byte per word: 1 where the word starting at ``starts[i]`` lies in a range."""
    marks = bytearray(len(starts))
    at = 0
    for i, start in enumerate(starts):
        while at < len(ranges) and ranges[at][1] <= start:
            at += 1
        if at < len(ranges) and ranges[at][0] <= start:
            marks[i] = 1
    return bytes(marks)
