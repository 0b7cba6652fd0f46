"""Whether a sentence speaks of a claim at all, and in whose name."""

import math
from collections.abc import Sequence
from typing import Any

from twosource.claims.context import Context
from twosource.claims.lexicon import SPEECH
from twosource.claims.terms import keys_of, name_key
from twosource.claims.units import Unit

# Logistic weight of the share of a claim's words that a sentence says (covering.py), fitted on the
# development probes. Before the slots are looked at, with one story left out at a time, the surest half of
# what speaks of a claim has precision .6; by the vectors of whole sentences it is .3.
SLOPE, BIAS = 10.3, -7.0


def relevance(share: float) -> float:
    """Probability that the sentence speaks of what the claim says, whether or not it agrees."""
    return 1 / (1 + math.exp(-(BIAS + SLOPE * share)))


def another_speaker(claim: Unit, v: Unit, context: Context, tokens: Sequence[Any]) -> bool:
    """Whether the claim gives the words to one named person and the report to another.

    ``tokens`` are the sentence's; "her spokesman says Palin told the pastor" has Palin speak, by his word.
    """
    if not claim.speaker or not v.speaker:
        return False
    keys = keys_of(context.people)
    names = {keys[p.id]: p for p in context.people}
    full = []
    for speaker in (claim.speaker, v.speaker):
        person = names.get(speaker)
        if person is not None and person.kind != "person":
            return False
        if person is None and not _is_personal(speaker):
            return False
        full.append(person.name if person is not None else speaker)
    a, b = (set(name_key(name).split()) for name in full)
    return bool(a) and bool(b) and not a & b and not _speaks(a, tokens)


def _speaks(name: set[str], tokens: Sequence[Any]) -> bool:
    """Whether somebody of a name is the subject of a verb of speech."""
    return any(
        token.dep_ == "nsubj"
        and name_key(token.text) in name
        and any(token.head.lemma_.lower().startswith(stem) for stem in SPEECH)
        for token in tokens
    )


def _is_personal(name: str) -> bool:
    """A first and a last name; a description ("the congressman", "Prosecutors") may be anybody."""
    words = name.split()
    return len(words) >= 2 and all(word[:1].isupper() for word in words)
