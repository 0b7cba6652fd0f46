"""Sentences that several reports print alike in quotation marks as one person's."""

from __future__ import annotations

from collections.abc import Sequence

from twosource.attribution.spelling import same_spelling
from twosource.attribution.versions import COMMON, words_of
from twosource.attribution.wordings import marked_sentences
from twosource.model import Quotation, Span

__all__ = ["printed_alike"]

# Shorter ones recur by chance; of these words so many have to tell something.
LEAST_WORDS, LEAST_TELLING = 4, 2
# A contraction in one of them may be so many words in the other.
CONTRACTED = 2
# What may stand before a sentence that another report begins with it: "And I think it's unpatriotic".
JOINING = frozenset({"and", "but", "so", "because", "well", "yes", "now"})

Printed = tuple[Quotation, Span]


def printed_alike(members: Sequence[Quotation]) -> list[list[Printed]]:
    """Of one family, the sentences in marks that two or more reports print, one of each report.

    The first of each list is the one that the others say whole: some go on where it ends. House spelling
    is no difference. Quotations of two known people are not one person's.
    """
    sentences = [
        (quotation, span, tuple(words_of(span.text)))
        for quotation in members
        for span in marked_sentences(quotation)
    ]
    found: list[list[Printed]] = []
    taken: set[Span] = set()
    for quotation, span, words in sorted(sentences, key=lambda s: (-len(s[2]), s[1])):
        if span in taken or not _stands(span, words):
            continue
        alike: dict[str, Printed] = {span.report: (quotation, span)}
        for other, place, said in sentences:
            if place.report in alike or place in taken or _two_people(quotation, other):
                continue
            if _says(said, words):
                alike[place.report] = other, place
        if len(alike) > 1:
            found.append(list(alike.values()))
            taken.update(place for _, place in alike.values())
    return found


def _stands(span: Span, words: Sequence[str]) -> bool:
    """Whether a piece in marks can be read alone: it begins as a sentence does, asks nothing, is no tag."""
    if len(words) < LEAST_WORDS or not span.text[:1].isupper() or span.text.endswith("?"):
        return False
    return sum(word not in COMMON for word in words) >= LEAST_TELLING


def _says(said: Sequence[str], words: Sequence[str]) -> bool:
    """Whether a sentence is the words, or begins with them but for what joins it to the one before."""
    for start in range(min(2, len(said))):
        if all(word in JOINING for word in said[:start]):
            ends = range(start + len(words) - CONTRACTED, start + len(words) + CONTRACTED + 1)
            if any(same_spelling(said[start:end], words) for end in ends):
                return True
    return False


def _two_people(a: Quotation, b: Quotation) -> bool:
    one, other = a.speaker, b.speaker
    return (
        one is not None
        and other is not None
        and one.person is not None
        and other.person is not None
        and one.person != other.person
    )
