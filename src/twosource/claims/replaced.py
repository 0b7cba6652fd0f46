"""What a sentence has in the stead of something that a claim says, where nearly all else is the same.

"The army broke the ceasefire" is not said by "The rebels broke the ceasefire", nor "Borg sued" by "The widow
of Borg sued", nor that prices rose by "prices could rise"; the model of inference and vectors take these for
much the same. One noun is held against another only where it is the claim's one word that the sentence
lacks; who does it, and how surely, is looked at for each verb that both have.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from twosource.attribution import same_given
from twosource.claims.acting import acting
from twosource.claims.denying import is_denied
from twosource.claims.lexicon import (
    ACTING_FOR,
    ANYBODY,
    LIGHT,
    contrast,
    distinct,
    exchanged,
    opposite,
    same_group,
)
from twosource.claims.modality import FUTURE, has_condition
from twosource.claims.wordnet import relation
from twosource.language import embed

__all__ = ["another_acts", "may_name_one", "only_possible", "replaced"]

CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})
# Besides the word so many must be the same, or the claim is told in other words.
SAME = 2
MODIFIERS = frozenset({"amod", "compound", "nmod"})
# Of these places one is never another, but for those that lie in one another.
PLACES = ("country", "city", "continent")
ISLANDS = frozenset({"uk", "u.k.", "britain", "england", "scotland", "wales", "ireland"})
# Bodies act through their parts.
BODIES = frozenset({"ORG", "GPE", "NORP", "LOC", "FAC"})
WITH = frozenset({"with", "alongside", "including", "like", "besides", "beside", "as"})
JOINED = frozenset({"join", "accompany", "help", "assist", "follow"})
MAYBE = frozenset({"may", "might", "could"})
# Static vectors of nouns that mean the same are often nearer than this; imports and exports come to .56.
NEAR = 0.57
SUPERLATIVE = frozenset({"JJS", "RBS"})


def replaced(claim: Any, tokens: Sequence[Any]) -> str:
    """The word of a sentence that stands for one of the claim and is something else; empty without one.

    ``claim`` is the claim's parse, ``tokens`` those of the sentence.
    """
    lemmas = {t.lemma_.lower() for t in tokens}
    content = [t for t in claim if t.pos_ in CONTENT and (not t.is_stop or t.pos_ in ("PROPN", "NUM"))]
    odd = [t for t in content if not any(same_group(t.lemma_.lower(), lemma) for lemma in lemmas)]
    top = _top(odd)
    if top is None or len(content) - len(odd) < SAME:
        return ""
    there = [
        t for t in _counterparts(top, tokens) if t.lemma_.lower() not in {c.lemma_.lower() for c in claim}
    ]
    if not there or any(_may_be_one(top, t, claim) for t in there):
        return ""
    return str(there[0].text)


def another_acts(claim: Any, tokens: Sequence[Any]) -> str:
    """Who does in the sentence what the claim says of somebody whom the sentence names in passing; or nobody.

    "The widow of Borg sued the hospital": that Borg did is not told.
    """
    lemmas = {t.lemma_.lower() for t in tokens}
    # Who was killed along with Holm was killed.
    along = {t.lemma_.lower() for t in tokens if t.dep_ == "pobj" and _is_with(t.head)}
    for verb in claim:
        there = [t for t in tokens if verb.pos_ == t.pos_ == "VERB" and t.lemma_ == verb.lemma_]
        if verb.lemma_ in LIGHT:
            continue
        mine, theirs = acting(verb), [acting(t) for t in there]
        for own, others in (
            (mine.agents, [t for other in theirs for t in other.agents]),
            (mine.patients, [t for other in theirs for t in other.patients]),
        ):
            names = [t for t in own if t.pos_ == "PROPN" and t.lemma_.lower() in lemmas - along]
            if len(names) == 1 == len(own) and others and all(_is_another(names[0], t) for t in others):
                return str(others[0].text)
    return ""


def _is_with(word: Any) -> bool:
    return word.lower_ in WITH or (word.lower_ == "by" and word.head.lemma_ in JOINED)


def _is_another(name: Any, there: Any) -> bool:
    """Whether ``there`` is not the one of this name: somebody of another, or whose widow she is."""
    if there.lemma_.lower() == name.lemma_.lower() or there.pos_ not in ("NOUN", "PROPN"):
        return False
    if there.pos_ == "PROPN":
        return not any(t.lemma_.lower() == name.lemma_.lower() for t in there.subtree)
    within = any(t.lemma_.lower() == name.lemma_.lower() for t in there.subtree)
    return within and name.ent_type_ not in BODIES and there.lemma_.lower() not in ACTING_FOR


def only_possible(claim: Any, tokens: Sequence[Any]) -> bool:
    """Whether a verb of the claim is told in the sentence as what may be, or would be on a condition.

    Or as what is still to come, where the claim tells it as done.
    """
    for verb in claim:
        there = [t for t in tokens if verb.pos_ == t.pos_ == "VERB" and t.lemma_ == verb.lemma_]
        own = _auxiliaries(verb)
        if there and not own & MAYBE and all(_is_less_sure(t, verb, own) for t in there):
            return True
    return False


def _is_less_sure(there: Any, verb: Any, own: set[str]) -> bool:
    other = _auxiliaries(there)
    if other & FUTURE and has_condition(there) and not has_condition(verb):
        return True
    if own & FUTURE:
        return bool(other & MAYBE)
    done = verb.tag_ == "VBD" or (verb.tag_ == "VBN" and not own & {"to", "be", "being"})
    return bool(other & (MAYBE - {"could"})) or (done and bool(other & FUTURE))  # "could see", "saw"


def _auxiliaries(verb: Any) -> set[str]:
    if any(c.dep_ == "neg" for c in verb.children):
        return set()
    return {c.lower_ for c in verb.children if c.dep_ in ("aux", "auxpass")}


def _top(odd: Sequence[Any]) -> Any | None:
    """The word that governs all the others of ``odd``, if one does and is a noun or stands before one."""
    inside = {t.i for t in odd}
    tops = [t for t in odd if t.head.i not in inside or t.head.i == t.i]
    if len(tops) != 1 or not inside <= {t.i for t in tops[0].subtree}:
        return None
    top = tops[0]
    if top.pos_ == "ADJ":
        return top if top.dep_ in MODIFIERS else None
    if top.pos_ == "VERB":
        return top if len(odd) == 1 else None
    return top if top.pos_ in ("NOUN", "PROPN") else None


def _counterparts(top: Any, tokens: Sequence[Any]) -> Iterator[Any]:
    """What stands in the sentence where ``top`` stands in the claim: of one governor, in one relation."""
    governor = top.head
    if top.pos_ == "VERB":
        # Of verbs only opposites: one act has many words.
        verbs = [t for t in tokens if t.pos_ == "VERB" and is_denied(t) == is_denied(top)]
        yield from (t for t in verbs if _are_opposite(t.lemma_.lower(), top.lemma_.lower()))
    elif top.dep_ in MODIFIERS or top.dep_ == "poss":
        kinds = MODIFIERS if top.dep_ in MODIFIERS else frozenset({"poss"})
        for head in tokens:
            if head.lemma_.lower() == governor.lemma_.lower():
                yield from (c for c in head.children if c.dep_ in kinds)
    elif top.dep_ == "pobj" and governor.dep_ != "agent":
        for head in tokens:
            same = head.lower_ == governor.lower_ and head.head.lemma_.lower() == governor.head.lemma_.lower()
            if same and head.pos_ == "ADP":
                yield from (c for c in head.children if c.dep_ == "pobj")
    else:
        verb = governor.head if governor.dep_ == "agent" else governor
        mine = acting(verb)
        for other in tokens:
            if other.lemma_.lower() == verb.lemma_.lower() and other.pos_ == verb.pos_ == "VERB":
                theirs = acting(other)
                if top in mine.agents:
                    yield from theirs.agents
                elif top in mine.patients:
                    yield from theirs.patients


def _is_a(name: Any, kind: str) -> bool:
    return relation(name.lower_, "NOUN", kind, "NOUN").broader


def _same_place(a: Any, b: Any) -> bool:
    tie = relation(a.lower_, "NOUN", b.lower_, "NOUN")
    return bool(tie.same or tie.broader) or {a.lower_, b.lower_} <= ISLANDS


def _may_be_one(a: Any, b: Any, claim: Any) -> bool:
    """Whether two words in one place may mean one thing."""
    if "PRON" in (a.pos_, b.pos_):
        return True
    named = [t.pos_ == "PROPN" for t in (a, b)]
    if all(named):
        given = a.dep_ == b.dep_ == "compound" and a.ent_type_ == b.ent_type_ == "PERSON"
        if given:
            return same_given((a.lower_,), (b.lower_,))
        return not any(_is_a(a, kind) and _is_a(b, kind) for kind in PLACES) or _same_place(a, b)
    if any(named):
        return not any(t.tag_ in SUPERLATIVE for t in claim)
    x, y = a.lemma_.lower(), b.lemma_.lower()
    if _are_opposite(x, y):
        return False
    return a.dep_ in MODIFIERS or may_name_one(x, y)


def _are_opposite(x: str, y: str) -> bool:
    return distinct(x, y) or opposite(x, y) or contrast(x, y)


def may_name_one(x: str, y: str) -> bool:
    """Whether two nouns may name one thing: synonyms, one broader than the other, or often exchanged."""
    if same_group(x, y) or exchanged(x, y) or {x, y} & ANYBODY:
        return True
    vectors = embed([x, y])
    if float(vectors[0] @ vectors[1]) >= NEAR:
        return True
    tie = relation(x, "NOUN", y, "NOUN")
    return bool(tie.same or tie.broader)
