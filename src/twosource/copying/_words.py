"""Words of a text with their places, folded so that house style does not hide a copy.

A reprint is often respelled by the house that runs it (defence / defense, organise /
organize) and gets other quotation marks and capitals. Words are compared in a folded
form; offsets always point into the text as it stands.
"""

import re
from functools import lru_cache
from typing import NamedTuple

# A figure keeps its inner points and commas; a word keeps its inner apostrophes,
# whichever of the marks in use stands for one.
_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W_]+(?:['’‘ʼ][^\W_]+)*")
_APOSTROPHES = str.maketrans("", "", "'’‘ʼ")

# British and American spellings of one word fold to one form. The rules act on endings and
# may fold two real words into one now and then; runs of several words make that harmless.
_SPELLING: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"isation(s?)$"), r"ization\1"),
    (re.compile(r"(?<=...)is(e|ed|es|er|ers|ing)$"), r"iz\1"),
    (re.compile(r"(?<=..)yse(d|s|r)?$"), r"yze\1"),
    (re.compile(r"(?<=..[^l])our(s|ed|ing|able|ite|ites|hood|hoods|ly)?$"), r"or\1"),
    (re.compile(r"(?<=..)tre(s?)$"), r"ter\1"),
    (re.compile(r"(?<=..)ence$"), "ense"),
    (re.compile(r"(?<=...)ll(ed|ing|er|ers)$"), r"l\1"),
    (re.compile(r"ogue(s?)$"), r"og\1"),
    (re.compile(r"^programme(s?)$"), r"program\1"),
)


class Words(NamedTuple):
    """A text cut into words: folded forms, and where each starts and ends (code points)."""

    folded: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def __len__(self) -> int:  # number of words, not of fields
        return len(self.folded)


@lru_cache(maxsize=200_000)
def fold(word: str) -> str:
    """The form in which two words are compared."""
    folded = word.translate(_APOSTROPHES).casefold()
    if len(folded) > 4:
        for pattern, with_ in _SPELLING:
            folded = pattern.sub(with_, folded)
    return folded


def words_of(text: str) -> Words:
    """Cut ``text`` into words."""
    found = list(_WORD.finditer(text))
    return Words(
        tuple(fold(match.group()) for match in found),
        tuple(match.start() for match in found),
        tuple(match.end() for match in found),
    )
