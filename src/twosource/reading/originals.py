"""Where the words of a cleaned text stand in the document they came from.

    runs = locate(report, raw)
    for run in runs:
        document[run.raw_start:run.raw_end]    # holds the words of report.text[run.start:run.end]

The map is made afterwards, from the words on both sides, and only when somebody asks: reading does not
pay for it. It holds whatever way the text was found (the page itself, its JSON-LD, a second extractor).
"""

import html
import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence

import msgspec

from twosource.model import Report

from .decoding import decode, inflate, neutralise
from .patterns import tags

__all__ = ["Run", "document_of", "locate"]

_PIECE = re.compile(
    r"(?P<skip><!--.*?(?:-->|\Z)|<(?P<name>script|style)\b(?![^>]*ld\+json)[^>]*>.*?(?:</(?P=name)\s*>|\Z))"
    r"|</?(?P<tag>[a-zA-Z][\w:-]*)[^<>]*>"
    r"|(?P<escape>&(?:\#\d{1,7}|\#[xX][0-9a-fA-F]{1,6}|\w{2,31});|\\u[0-9a-fA-F]{4}|\\[nrtbf\"/\\])"
    r"|(?P<text>[^<&\\]+|[<&\\])",
    re.S,
)
_WORD = re.compile(r"\w+")
_ESCAPES = {"n": "\n", "r": "\r", "t": "\t", "b": " ", "f": " "}
OPENING = 6  # words of a paragraph by which its place is found
AHEAD = 60  # words of the document that may stand between two neighbouring words of the text


class Run(msgspec.Struct, frozen=True):
    """A paragraph's words in both texts: code points of the cleaned text and of the decoded document."""

    start: int
    end: int
    raw_start: int
    raw_end: int


def document_of(raw: bytes) -> str:
    """The document that offsets count in: the bytes unpacked and decoded, nothing else done to it."""
    data = inflate(raw)
    return decode(data, html=b"<html" in data[:2000].lower())


def locate(report: Report, raw: bytes) -> list[Run]:
    """A run for each paragraph of ``report.text`` found in ``raw``, the bytes the report was read from.

    What cannot be found word for word in the document has no run; nothing is guessed.
    """
    shown, segments = _shown(document_of(raw))
    words = [(match[0], match.start(), match.end()) for match in _WORD.finditer(shown)]
    places: dict[str, list[int]] = defaultdict(list)
    for number, (word, _, _) in enumerate(words):
        places[word].append(number)
    runs: list[Run] = []
    cursor = 0
    for start, end in _paragraphs(report.text):
        wanted = [(m[0], start + m.start(), start + m.end()) for m in _WORD.finditer(report.text[start:end])]
        found = _align(wanted, words, places, cursor)
        if not found:
            continue
        cursor = found[-1][1] + 1
        first, last = found[0], found[-1]
        runs.append(
            Run(
                wanted[first[0]][1],
                wanted[last[0]][2],
                _raw(segments, words[first[1]][1]),
                _raw(segments, words[last[1]][2] - 1, after=True),
            )
        )
    return runs


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    for match in re.finditer(r"[^\n]+", text):
        yield match.start(), match.end()


Word = tuple[str, int, int]
Segment = tuple[int, int, int, bool]  # start in what is shown, start and length in the document, one for one


def _shown(document: str) -> tuple[str, list[Segment]]:
    """The document's words without tags, entities and escapes resolved, and where each piece came from."""
    inline = tags("inline")
    parts: list[str] = []
    segments: list[Segment] = []
    length = 0
    for match in _PIECE.finditer(document):
        if match["text"] is not None:
            piece, straight = match["text"], True
        elif match["escape"] is not None:
            piece, straight = _resolved(match["escape"]), False
        elif match["tag"] is not None and match["tag"].lower() in inline:
            continue
        else:
            piece, straight = " ", False
        clean = piece if straight else neutralise(piece) or ""
        if clean:
            segments.append((length, match.start(), match.end() - match.start(), straight))
            parts.append(clean)
            length += len(clean)
    return "".join(parts), segments


def _resolved(escape: str) -> str:
    if escape.startswith("&"):
        return html.unescape(escape)
    if escape.startswith("\\u"):
        code = int(escape[2:], 16)
        return " " if 0xD800 <= code <= 0xDFFF else chr(code)
    return _ESCAPES.get(escape[1], escape[1])


def _raw(segments: Sequence[Segment], at: int, *, after: bool = False) -> int:
    """The document's place of one shown character; ``after`` gives the place behind it."""
    start, raw, size, straight = segments[bisect_right(segments, at, key=lambda s: s[0]) - 1]
    if straight:
        return raw + at - start + after
    return raw + size if after else raw


def _align(
    wanted: Sequence[Word], words: Sequence[Word], places: dict[str, list[int]], cursor: int
) -> list[tuple[int, int]]:
    """Pairs of word numbers, in order on both sides; [] if less than nine in ten words are found."""
    if not wanted:
        return []
    best: list[tuple[int, int]] = []
    for begin in _openings(wanted, words, places, cursor):
        pairs: list[tuple[int, int]] = []
        at = begin
        for number, (word, _, _) in enumerate(wanted):
            where = next((n for n in range(at, min(at + AHEAD, len(words))) if words[n][0] == word), None)
            if where is not None:
                pairs.append((number, where))
                at = where + 1
        if len(pairs) > len(best):
            best = pairs
        if len(best) == len(wanted):
            break
    return best if len(best) >= 0.9 * len(wanted) else []


def _openings(
    wanted: Sequence[Word], words: Sequence[Word], places: dict[str, list[int]], cursor: int
) -> list[int]:
    """Places where the paragraph's first words stand together: those after ``cursor`` first."""
    opening = [word for word, _, _ in wanted[:OPENING]]
    found = [
        n
        for n in places.get(opening[0], ())
        if sum(word == other for word, (other, _, _) in zip(opening, words[n:], strict=False))
        >= 0.7 * len(opening)
    ]
    return sorted(found, key=lambda n: (n < cursor, n))[:5]
