"""Whether two words are related in WordNet: one of meaning, one broader than the other, or opposites.

WordNet (Miller 1995) knows senses, a text has words: only the first senses of a word are looked at,
which are its commonest. ``scripts/build_wordnet.py`` makes the data.
"""

import gzip
import hashlib
import json
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

from twosource.errors import ModelError

SHA256 = "741a9c43c5557dfa42195ce8039bbd243de8203b32786ddc196e36e63f688b0c"
# The place of a part of speech (as spaCy names it) among a word's senses.
PARTS = {"VERB": 0, "AUX": 0, "NOUN": 1, "PROPN": 1, "NUM": 1, "ADJ": 2, "ADV": 3}
FIRST_SENSES, SUREST_SENSES = 3, 2
DERIVATIONS = 6
# So many steps above "lieutenant" stands "person", and above "orchard" "location".
STEPS = 10
# How sure a relation is: by the word itself, by a shared sense, by a shared sense of words derived from it.
ITSELF, BY_SENSE, BY_DERIVATION = 1.0, 0.8, 0.6
OPPOSITE_BY_SENSE = 0.7


@dataclass(frozen=True, slots=True)
class Relation:
    """How far two words mean the same and how far the opposite, 0..1; and whether one is the broader."""

    same: float = 0.0
    broader: bool = False
    opposite: float = 0.0


@lru_cache(maxsize=400_000)
def relation(a: str, part_a: str, b: str, part_b: str) -> Relation:
    """The relation of two lemmas, each with its part of speech ("VERB", "NOUN", ...)."""
    if a == b:
        return Relation(same=ITSELF)
    p, q = PARTS.get(part_a, 1), PARTS.get(part_b, 1)
    known = _data()["opposite"]
    if b in known.get(a, ()) or a in known.get(b, ()):
        return Relation(opposite=ITSELF)
    same = 0.0
    if b in _family(a) or a in _family(b):
        same = ITSELF
    elif p == q and _senses(a, p) & _senses(b, p):
        same = BY_SENSE
    elif _wide(a, p) & _wide(b, q):
        same = BY_DERIVATION
    broader = p == q and bool(_broader(a, p) & _senses(b, p) or _broader(b, p) & _senses(a, p))
    opposite = 0.0
    if not same:
        if p == q and (_against(a, p) & _surest(b, p) or _against(b, p) & _surest(a, p)):
            opposite = OPPOSITE_BY_SENSE
        elif any(y in known.get(x, ()) for x in _family(a) for y in _family(b)):
            opposite = BY_DERIVATION
    return Relation(same, broader, opposite)


@lru_cache(maxsize=1)
def _data() -> dict[str, Any]:
    raw = (files("twosource.claims") / "data" / "wordnet.json.gz").read_bytes()
    if hashlib.sha256(raw).hexdigest() != SHA256:
        raise ModelError("wordnet.json.gz is not the file that Twosource was made with; reinstall")
    found: dict[str, Any] = json.loads(gzip.decompress(raw))
    return found


@lru_cache(maxsize=50_000)
def _senses(word: str, part: int) -> frozenset[int]:
    own = _data()["words"].get(word)
    return frozenset(own[part][:FIRST_SENSES]) if own else frozenset()


def _surest(word: str, part: int) -> frozenset[int]:
    own = _data()["words"].get(word)
    return frozenset(own[part][:SUREST_SENSES]) if own else frozenset()


@lru_cache(maxsize=50_000)
def _family(word: str) -> tuple[str, ...]:
    """The word and what is derived from it."""
    return (word, *_data()["derived"].get(word, ())[:DERIVATIONS])


@lru_cache(maxsize=50_000)
def _wide(word: str, part: int) -> frozenset[int]:
    """Its senses, and those of its derivations in the other parts of speech."""
    found = set(_senses(word, part))
    for other in _family(word)[1:]:
        for q in range(4):
            if q != part:
                found |= _surest(other, q)
    return frozenset(found)


@lru_cache(maxsize=50_000)
def _broader(word: str, part: int) -> frozenset[int]:
    """The senses one and two steps above its own."""
    up = _data()["broader"]
    first = {s for sense in _senses(word, part) for s in up.get(str(sense), ())}
    return frozenset(first | {s for sense in first for s in up.get(str(sense), ())})


@lru_cache(maxsize=50_000)
def _against(word: str, part: int) -> frozenset[int]:
    """The senses that WordNet sets against its surest ones; an adjective's also through its head."""
    data = _data()
    found: set[int] = set()
    for sense in _surest(word, part):
        found.update(data["against"].get(str(sense), ()))
        if part == PARTS["ADJ"]:
            for head in data["broader"].get(str(sense), ()):
                found.update(data["against"].get(str(head), ()))
    return frozenset(found)


def is_known(word: str) -> bool:
    """Whether a word, in lower case, is one that WordNet has: a lemma, or a name that it holds."""
    return word in _data()["words"]


def is_person(noun: str) -> bool:
    """Whether the commonest sense of a noun names a person."""
    return _is_under(noun, "person", 1)


def is_place(noun: str) -> bool:
    """Whether one of the first senses of a noun names a place or something built."""
    return _is_under(noun, "location", SUREST_SENSES) or _is_under(noun, "structure", SUREST_SENSES)


@lru_cache(maxsize=40_000)
def _is_under(noun: str, kind: str, senses: int) -> bool:
    """Whether one of so many first senses of a noun is one of a kind."""
    own = _data()["words"].get(noun)
    level = set(own[PARTS["NOUN"]][:senses]) if own else set()
    sought = _data()["words"][kind][PARTS["NOUN"]][0]
    up = _data()["broader"]
    for _ in range(STEPS):
        if sought in level:
            return True
        level = {s for sense in level for s in up.get(str(sense), ())}
    return False
