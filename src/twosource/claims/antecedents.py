"""Whom "he" or "she" must mean who is nobody known by name: the one person that its sentence names before."""

from collections.abc import Sequence
from typing import Any

from twosource.claims.clauses import SUBJECTS
from twosource.claims.terms import Names
from twosource.claims.wordnet import is_person

__all__ = ["stood_for"]

PERSONAL = frozenset({"he", "she"})
# Such clauses go on with whom theirs is about; what somebody says may be of another.
GOING_ON = frozenset({"advcl", "conj", "relcl", "ROOT"})
DESCRIBING = frozenset({"det", "amod", "compound", "nummod", "nmod", "punct", "poss"})


def stood_for(pronoun: Any, sentence: Sequence[Any], names: Names) -> tuple[Any, int] | None:
    """The noun that a subject "he" or "she" must mean, and the offset where what describes it begins.

    "A climber died after he slipped": nobody else is named before it, and the noun is a subject too.
    """
    if pronoun.lower_ not in PERSONAL or pronoun.head.dep_ not in GOING_ON:
        return None
    before = [t for t in sentence if t.i < pronoun.i]
    people = [t for t in before if _is_person(t, names) and t.dep_ != "compound"]
    if len(people) != 1 or people[0].dep_ not in SUBJECTS or people[0].tag_ != "NN":
        return None
    first = next((t for t in people[0].children if t.dep_ in DESCRIBING and t.i < people[0].i), people[0])
    return people[0], first.left_edge.idx


def _is_person(token: Any, names: Names) -> bool:
    if token.pos_ == "PRON":
        return token.lower_ in PERSONAL
    if token.idx in names.at:
        return names.at[token.idx][3] == "person"
    return token.pos_ == "NOUN" and is_person(token.lemma_.lower())
