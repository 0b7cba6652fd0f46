"""Words that two statements share, and that mean another thing in one of them.

"Police came to arrest Holm" tells of no arrest, "a model of the bridge" is no bridge, and the former mayor
is not the mayor. Vectors, words and the model of inference all take the one for the other.
"""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from twosource.claims.lexicon import word_table

if TYPE_CHECKING:
    from twosource.claims.align import Alignment
    from twosource.claims.terms import Term

__all__ = ["in_another_guise", "is_unreal", "of_another"]

WORDS = word_table("guises.txt")


def is_unreal(token: Any) -> bool:
    """Whether a verb is an infinitive that tells what is meant, asked for or possible, not what is done."""
    if not any(c.dep_ == "aux" and c.lower_ == "to" for c in token.children):
        return False
    governor = token.head
    if governor.pos_ == "NOUN":
        return governor.lemma_.lower() in WORDS["aim"]
    if governor.lemma_.lower() in WORDS["aiming"]:
        return True
    # "Was ready to go", "was due to be heard": the adjective governs it, or stands beside it.
    return any(c.dep_ == "acomp" and c.lemma_.lower() in WORDS["aiming"] for c in governor.children)


def of_another(token: Any) -> str:
    """What makes of a noun somebody else: "former" before "mayor"; empty where nothing does."""
    for child in token.children:
        word = child.lower_.rstrip("-")
        if child.dep_ in ("amod", "compound", "nmod") and word in WORDS["another"]:
            return str(word)
    return ""


def in_another_guise(alignment: "Alignment") -> str:
    """Why a word that both clauses have is another thing in one of them; empty where nothing says so."""
    u, v, matched = alignment.u, alignment.v, alignment.matched
    told = [(a, b) for a, b in matched if a.role == "pred" and a.weight > LIGHT]
    if told and all(a.unreal != b.unreal for a, b in told):
        return "only meant or asked for in one of them"
    # A name beside the word says who it is.
    if not any(a.named and a.kind == "person" for a, _ in matched) and any(
        a.another != b.another for a, b in matched if not a.named
    ):
        return "somebody else bears the title in one of them"
    if any(_is_part(a, b, u.terms, v.terms) or _is_part(b, a, v.terms, u.terms) for a, b in matched):
        return "it is told of something else there"
    return ""


# What happens weighs more than this; light verbs are below.
LIGHT = 0.2


def _is_part(a: "Term", b: "Term", own: Iterable["Term"], there: Sequence["Term"]) -> bool:
    """Whether ``b`` only says of what the thing is that ``a`` is itself: "a copy of the painting"."""
    if a.role not in ("subj", "obj") or a.prep or b.prep != "of" or b.head in WORDS["transparent"]:
        return False
    heads = [t for t in there if t.surface and t.role == a.role and t.end <= b.start and _lemma(t) == b.head]
    return bool(heads) and not any(_lemma(t) == b.head for t in own)


def _lemma(term: "Term") -> str:
    return term.key.lstrip("=@")
