"""Text whose marks a program has set apart: "at 3: 30 p. m.", "a 90 - day term", "2, 129 points", "can ’ t".

Corpora are often kept so, with white space around each mark. Read as it stands, "200, 000 residents" are two
figures and "5. 9" ends a sentence. Such a text is therefore read as if it stood close, and what is found gets
the offsets of the text as it is: nothing but single spaces is left out.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeVar

import msgspec

from twosource.language.lexicon import words
from twosource.model import Figure, Report, Span, Time

__all__ = ["Closed", "as_it_is", "closed", "read_closed"]

Item = TypeVar("Item", Figure, Time)

_NUMBER = r"(?<![\d.,])\d{1,3}(?:, ?\d{3})*, \d{3}(?![\d,]|, \d{3})"
_SHORT = r"(?:s|t|re|ve|ll|d|m)\b"
# What only a program does.
APART = re.compile(
    rf"\d: \d\d\b|\w ’ {_SHORT}|\b[ap]\. m\b|{_NUMBER}|\d / \d|[a-z] ['’]s\b|[a-z] n['’]t\b|\w ,(?= )"
    r"|\d - (?:year|month|week|day|hour|minute|second|mile|foot|feet|inch|yard|meter|pound|ton|degree|point"
    r"|game|member|person|man|magnitude|million|billion|story|th|nd|rd|st)s?\b"
)
# What it would not have left as it is.
TOGETHER = re.compile(r"[A-Za-z]-[A-Za-z]|\d[-/]\w|\d,\d{3}|\d\.\d|\d:\d\d|[a-z]’s\b|[ap]\.m\b")
# So many marks that are set apart come to one that is not.
MOSTLY = 4

# The spaces in what one of these finds are left out.
CLOSE = tuple(
    re.compile(pattern)
    for pattern in (
        r"(?<!\d\d)\d\d?: \d\d\b",
        r"\b[ap]\. m\b",
        r"\b[A-Z]\. (?=[A-Z]\.)",
        rf"\w ’ {_SHORT}",
        rf"[a-z] (?='{_SHORT}|n['’]t\b|’{_SHORT})",
        r"\d - (?:foot|feet) - \d",
        r"\b(?:[A-Z]{1,3}|[Mm]id) - \d",
        r"\b\d+ / \d+(?: / \d+)?|\band / or\b",
        r"\w\. (?:com|org|net)\b",
        r"[$£€] (?=\d)",
        r"\d %",
        r"\w (?=[,;:!?](?:\s|$))|\w (?=\.(?:\s|$))",
    )
)
NUMBER = re.compile(_NUMBER)
# "May 2, 200 people": a day, and then a number.
MONTH_BEFORE = re.compile(r"\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.? $")
# A year ends its sentence.
DECIMAL = re.compile(r"(?<![\d.,])(?!(?:19|20)\d\d\.)\d+(?:, ?\d{3})*\. (?=\d{1,2}(?!\d))")
HYPHEN = re.compile(r"(?P<left>[A-Za-z]+|\d) - (?=(?P<right>[A-Za-z]+|\d))")
# Beside one of these " - " is a dash.
UNJOINED = words(
    """
    a about after all also although always am an and any are as at be because been before being both but
    can could did do does during each either even every few for from had has have he her here him his
    how however i if in including into is it its just last later like may maybe me might more most much
    must my never no nobody none nor not nothing now of often on once only or our perhaps said say says
    she should since so some still such than that the their them then there these they this those though
    through thus to too under until very was we were what when where whether which while who whom whose
    why will with without would yet you your
    """
)
# "Friends - one of them ...", but "twenty - one".
COUNTS = words("one two three four five six seven eight nine many several")
TENS = words("twenty thirty forty fifty sixty seventy eighty ninety")


@dataclass(frozen=True, slots=True)
class Closed:
    """A text without the spaces that set its marks apart; ``places`` are the offsets of its characters."""

    text: str
    places: Sequence[int]

    def slice(self, start: int, end: int) -> tuple[int, int]:
        """The offsets, in the text as it is, of the close text's slice."""
        return self.places[start], self.places[end - 1] + 1 if end > start else self.places[start]


@lru_cache(maxsize=4)
def closed(text: str) -> Closed | None:
    """``text`` as if it stood close; None where its words are not set apart."""
    apart, together = len(APART.findall(text)), len(TOGETHER.findall(text))
    if apart == 0 or apart < MOSTLY * together:
        return None
    gone = set(_spaces(text))
    places = [n for n in range(len(text)) if n not in gone]
    return Closed("".join(text[n] for n in places), (*places, len(text)))


def as_it_is(text: str) -> Closed:
    """``text`` with the offsets of its characters."""
    return Closed(text, range(len(text) + 1))


def _spaces(text: str) -> Iterator[int]:
    """Where the spaces are that are left out."""
    for pattern in CLOSE:
        for match in pattern.finditer(text):
            yield from _in(text, *match.span())
    for match in NUMBER.finditer(text):
        if not MONTH_BEFORE.search(text[max(0, match.start() - 12) : match.start()]):
            yield from _in(text, *match.span())
    for match in DECIMAL.finditer(text):
        yield match.end() - 1
    for match in HYPHEN.finditer(text):
        if _joins(match["left"].lower(), match["right"].lower()):
            yield from _in(text, *match.span())


def _in(text: str, start: int, end: int) -> Iterator[int]:
    return (n for n in range(start, end) if text[n] == " ")


def _joins(left: str, right: str) -> bool:
    if left in UNJOINED or right in UNJOINED:
        return False
    if right.isdigit():
        return left.isdigit()
    return right not in COUNTS or left in TENS


def read_closed(report: Report, read: Callable[[Report], tuple[Item, ...]]) -> tuple[Item, ...]:
    """What ``read`` finds in a report as if it stood close, on the offsets of its text."""
    close = closed(report.text)
    if close is None:
        return read(report)
    found = []
    for item in read(msgspec.structs.replace(report, text=close.text)):
        start, end = close.slice(item.span.start, item.span.end)
        found.append(msgspec.structs.replace(item, span=Span(report.id, start, end, report.text[start:end])))
    return tuple(found)
