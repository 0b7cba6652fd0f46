"""A report prepared for comparison: its words, and what each word's place means."""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from twosource.copying._prints import prints
from twosource.copying._quoted import flags, quoted_ranges
from twosource.copying._words import Words, words_of
from twosource.model import Quotation, Report, Span

OWN, QUOTED, FURNITURE = 0, 1, 2

# Lines that sites print under or between articles. Reading removes most of them; what is
# left must not pass for shared reporting. Matched against a whole short paragraph.
_FURNITURE = re.compile(
    r"(?i)\b(?:all rights reserved|terms of (?:use|service)|privacy policy|sign (?:up|in)\b|subscrib"
    r"|newsletter|cookies?\b|follow (?:us|him|her|them|@?\w+) on (?:twitter|facebook|x\b|instagram)"
    r"|like us on facebook|click here|read more|see also|related (?:articles|stories)|share this"
    r"|contributed to this (?:report|article|story)|may not be (?:published|reproduced)|advertisement"
    r"|download (?:the|our) .{0,20}app|leave a (?:reply|comment)|comments? (?:are|is) closed|©|copyright\b"
    r"|the views expressed|this (?:article|story) (?:was|has been|originally|first)\b)"
)
_LONGEST_FURNITURE = 400
_PARAGRAPH = re.compile(r"[^\n]+")


class Prepared(NamedTuple):
    """A report's words with a mark for each: OWN, QUOTED or FURNITURE."""

    report: Report
    words: Words
    marks: bytes
    prints: frozenset[int]

    @property
    def own(self) -> int:
        """How many words are neither quoted nor furniture."""
        return self.marks.count(OWN)

    def span(self, first: int, length: int) -> Span:
        """The slice from word ``first`` over ``length`` words."""
        start, end = self.words.starts[first], self.words.ends[first + length - 1]
        return Span(self.report.id, start, end, self.report.text[start:end])


def prepare(report: Report, quotations: Iterable[Quotation] = ()) -> Prepared:
    """Cut, mark and fingerprint one report."""
    text = report.text
    words = words_of(text)
    known = [(part.start, part.end) for quotation in quotations for part in quotation.content]
    marks = bytearray(flags(words.starts, quoted_ranges(text, known)))
    for i, in_furniture in enumerate(flags(words.starts, _furniture_ranges(text))):
        if in_furniture:
            marks[i] = FURNITURE
    return Prepared(report, words, bytes(marks), fingerprints(text))


# Within a story every pair is cheap, so the net is finer than that of a collection: 8 words in a row.
RUN, WINDOW = 6, 3


def fingerprints(text: str) -> frozenset[int]:
    """The keys by which two reports of a story are told to be worth comparing."""
    keys, _ = prints([text], run=RUN, window=WINDOW)
    return frozenset(keys.tolist())


def _furniture_ranges(text: str) -> list[tuple[int, int]]:
    return [
        paragraph.span()
        for paragraph in _PARAGRAPH.finditer(text)
        if len(paragraph.group()) <= _LONGEST_FURNITURE and _FURNITURE.search(paragraph.group())
    ]


def by_report(quotations: Sequence[Quotation]) -> dict[str, list[Quotation]]:
    """Direct and mixed quotations under the report they stand in.

    Indirect ones are left out: their words are the reporter's, so copying them is copying.
    """
    found: dict[str, list[Quotation]] = {}
    for quotation in quotations:
        if quotation.kind == "direct" and quotation.content:
            found.setdefault(quotation.content[0].report, []).append(quotation)
    return found
