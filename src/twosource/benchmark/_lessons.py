"""Claims made from the sentences and probes of a story, to teach the judge what probes by hand do not.

Nobody writes a probe that repeats a report word for word, or that adds to what a report says something that
it does not; people who check claims do both.
"""

import re
from collections.abc import Iterator, Sequence
from hashlib import sha256
from typing import NamedTuple

from twosource.benchmark._probing import Asked
from twosource.language import Parsed
from twosource.model import Span

__all__ = ["Lesson", "lessons"]

# So many sentences of a story are repeated, and so many claims with something added are made of its probes.
SENTENCES, ADDED = 14, 10
SHORTEST, LONGEST = 50, 260
AUXILIARY = re.compile(r"\b(is|are|was|were|will|would|has|have|had|can|could|should)\b(?! not\b|n['’]t)")
DIGITS = re.compile(r"(?<![\w.,])\d{1,3}(?:,\d{3})*(?![\w,]|\.\d)")


class Lesson(NamedTuple):
    """A claim, and what one sentence is to it: for, against or neither."""

    claim: str
    report: str
    sentence: str
    label: str


def lessons(asked: Sequence[Asked], parsed: Sequence[Parsed]) -> Iterator[Lesson]:
    """Lessons of one story; the same for the same texts."""
    sentences = [s for document in parsed for s in document.sentences if SHORTEST <= len(s.text) <= LONGEST]
    for number, sentence in enumerate(sorted(sentences, key=_shuffled)[:SENTENCES]):
        yield from _repeated(sentence, number)
    yield from _added(asked)


def _shuffled(sentence: Span) -> str:
    return sha256(sentence.text.encode()).hexdigest()


def _repeated(sentence: Span, number: int) -> Iterator[Lesson]:
    """A sentence word for word, and with another number or a denial."""
    text, report = sentence.text, sentence.report
    yield Lesson(text, report, text, "for")
    changed = DIGITS.sub(lambda m: _other(m.group(), number), text, count=1)
    if changed == text:
        changed = AUXILIARY.sub(r"\1 not", text, count=1)
    if changed != text:
        yield Lesson(changed, report, text, "against")


def _other(digits: str, number: int) -> str:
    """Another number of the same size. Years, four digits without a comma, are not found by DIGITS."""
    value = int(digits.replace(",", ""))
    other = value + (3 + number % 4 if value < 100 or 1900 <= value <= 2100 else value // 3 + number)
    return f"{other:,}" if "," in digits else str(other)


def _added(asked: Sequence[Asked]) -> Iterator[Lesson]:
    """What reports say, and something that none of them says, in one claim."""
    true = [one for one in asked if one.probe["state"] in ("corroborated", "single")]
    absent = [one.probe["claim"] for one in asked if one.probe["state"] == "not_reported"]
    if not absent:
        return
    for number, one in enumerate(true[:ADDED]):
        more = absent[number % len(absent)]
        claim = f"{one.probe['claim'].rstrip('. ')}, and {more[:1].lower() + more[1:]}"
        for report, sentence in one.evidence:
            yield Lesson(claim, report, sentence, "neither")
