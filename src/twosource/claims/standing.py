"""A claim and one sentence, token by token, and what the sentence has in a slot of the claim instead."""

from dataclasses import dataclass
from typing import Any

from twosource.claims.covering import Covered, Word
from twosource.language import Parsed
from twosource.model import DifferenceKind, Span

# The weight of what a rule tells surely.
SURE = 1.0
# A word of the claim is found in the sentence from here on.
FOUND = 0.5
FARTHEST = 8


@dataclass(frozen=True, slots=True)
class Rival:
    """What the sentence has in a slot of the claim instead: the words that show it."""

    kind: DifferenceKind
    words: str
    weight: float


@dataclass(frozen=True, slots=True)
class Reading:
    """A claim and one sentence, token by token."""

    document: Parsed  # the claim's
    words: tuple[Word, ...]
    tokens: tuple[Any, ...]  # the claim's content words
    told: frozenset[int]
    covered: Covered
    sentence: Span
    there: Parsed  # the sentence's report

    def state(self, i: int, token: Any) -> float:
        """How near a token of the sentence is to the claim's word ``i``."""
        if self.covered.near is None or token not in self.covered.tokens:
            return 0.0
        return float(self.covered.near[i, self.covered.tokens.index(token)])

    def counterpart(self, i: int) -> Any | None:
        """The token that says the claim's word ``i`` best, if any says it."""
        if not self.covered.best or self.covered.words[i] < FOUND:
            return None
        return self.covered.tokens[self.covered.best[i]]


def steps(a: Any, b: Any) -> int:
    """The number of arcs between two tokens of one sentence in its parse."""
    up = {i: n for n, i in enumerate(_path(a))}
    for n, i in enumerate(_path(b)):
        if i in up:
            return min(FARTHEST, up[i] + n)
    return FARTHEST


def _path(token: Any) -> list[int]:
    found = [token.i]
    while token.head.i != token.i:
        token = token.head
        found.append(token.i)
    return found
