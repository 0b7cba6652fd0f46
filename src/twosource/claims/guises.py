"""Words that two statements share, and that mean another thing in one of them.

"Police came to arrest Holm" tells of no arrest, "a model of the bridge" is no bridge, and the former mayor
is not the mayor. Vectors, words and the model of inference all take the one for the other.
"""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from twosource.claims.lexicon import distinct, same_group, word_table
from twosource.model import Figure, Time

if TYPE_CHECKING:
    from twosource.claims.align import Alignment
    from twosource.claims.terms import Term
    from twosource.claims.units import Unit
    from twosource.claims.values import ValuePair

__all__ = ["KINDS", "MEANT", "in_another_guise", "is_unreal", "of_another", "surely_another"]

WORDS = word_table("guises.txt")
KINDS = "two kinds of a thing are meant"
MEANT = "only meant or asked for in one of them"
# Stands for what only nearly happens.
NEARLY = "nearly"
# What happens weighs more than this; light verbs are below.
SLIGHT = 0.2
_PREFIX = re.compile(r"\b(re|semi|quarter|non|anti|co|vice|ex|pre|post)\s?-\s?$", re.IGNORECASE)
LONGEST = 10
# Of shorter words too many begin with the letters of a prefix.
SHORTEST = 3
# Relations of values that may be one.
SAME = frozenset({"equal", "rounding", "refinement"})
_LEVEL = re.compile(r"\b(?:to|at)\s+(?:\w+\s+){0,2}$")
_TO_OR_BY = re.compile(r"\b(to|by)\s+(?:\w+\s+){0,2}$")
_COUNTED = re.compile(r"\d[\s-]*$")
_GENITIVE = re.compile(r"[’']s?\b|[’'](?=\s)")


def is_unreal(token: Any) -> bool:
    """Whether a verb is an infinitive that tells what is meant, asked for or possible, not what is done.

    Or a gerund of what is only thought of: "considered resigning".
    """
    if token.dep_ == "pcomp" and token.doc[max(0, token.head.i - 1)].lower_ in ("instead", "short"):
        return True  # "instead of resigning", "stopped short of resigning"
    if token.tag_ == "VBG" and token.dep_ in ("xcomp", "pcomp", "ccomp"):
        verb = token.head.head if token.dep_ == "pcomp" else token.head
        return verb.lemma_.lower() in WORDS["considering"]
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
    """What makes of a word something else: "former" before "mayor", "second" before "trial" or "tallest",
    "off" behind "call"; else empty.
    """
    if token.pos_ == "VERB":
        if _is_short_of(token):
            return NEARLY
        parts = (c.lower_ for c in token.children if c.dep_ == "prt")
        return next((part for part in parts if f"{token.lemma_.lower()}-{part}" in WORDS["parted"]), "")
    for child in token.children:
        word = child.lower_.rstrip("-")
        if child.dep_ in ("amod", "compound", "nmod", "det") and word in WORDS["another"]:
            return str(word)
        if child.dep_ == "prep" and any(
            g.dep_ == "pobj" and any(d.lower_ in ("another", "other") for d in g.children)
            for g in child.children
        ):
            return "another"  # "a trial of another man"
    return ""


def _is_short_of(verb: Any) -> bool:
    """Whether something only nearly happens, or in part: "almost totally destroyed"."""
    ways = [c for c in verb.children if c.dep_ == "advmod" and c.i < verb.i]
    return any(w.lower_ in WORDS["short"] for way in ways for w in (way, *way.children))


def in_another_guise(alignment: "Alignment") -> str:
    """Why a word that both clauses have is another thing in one of them; empty where nothing says so."""
    u, v, matched = alignment.u, alignment.v, alignment.matched
    told = [(a, b) for a, b in matched if a.role == "pred" and a.weight > SLIGHT]
    # What is expected to cost so much will cost it.
    planned = u.modality == v.modality == "planned"
    if told and not planned and all(a.unreal != b.unreal for a, b in told):
        return MEANT
    # A name beside the word says who it is.
    if not any(a.named and a.kind == "person" for a, _ in matched) and any(
        a.another != b.another for a, b in matched if not a.named and a.pos != "VERB"
    ):
        return "another one is meant in one of them"
    if _holds_another(matched) or any(_is_parted(a, b) for a, b in matched):
        return "another one is meant in one of them"
    if any(_is_part(a, b, u, v) or _is_part(b, a, v, u) for a, b in matched) or _beside(matched, v):
        return "it is told of something else there"
    if any((a.another == NEARLY) != (b.another == NEARLY) for a, b in told):
        return "it is only nearly so in one of them"
    if any((a.another in WORDS["undone"]) != (b.another in WORDS["undone"]) for a, b in matched):
        return "it is only attempted or planned in one of them"
    if _two_kinds(u.terms, v.terms) or any(
        a.key == b.key and _prefix(a, u) != _prefix(b, v) for a, b in matched if not a.named
    ):
        return KINDS
    if any(_is_kind_of_name(a, b, v) or _is_kind_of_name(b, a, u) for a, b in matched):
        return KINDS
    if any({a.prep, b.prep} == {"from", "to"} for a, b in matched if a.named and b.named):
        return "it goes the other way in one of them"
    if any((a.prep == "at") != (b.prep == "at") and a.head in WORDS["aimed"] for a, b in matched):
        return "it is only aimed at in one of them"
    if any(_is_change(x) and _is_level(x.a, u) != _is_level(x.b, v) for x in alignment.figures) or any(
        _are_level_and_change(x, u, v) for x in alignment.figures
    ):
        return "a change is measured in one of them, a level in the other"
    if any(x.relation in SAME for x in alignment.figures) and any(
        _is_narrower(a, b, u, v) or _is_narrower(b, a, v, u) for a, b in matched
    ):
        return "a narrower thing is measured in one of them"
    return ""


def _holds_another(matched: "Sequence[tuple[Term, Term]]") -> bool:
    """Whether somebody is told to be something in one, and its deputy, say, in the other."""
    return any(
        a.role == b.role == "obj"
        and a.head == b.head == "be"
        and (a.another in WORDS["office"]) != (b.another in WORDS["office"])
        for a, b in matched
    )


def _is_parted(a: "Term", b: "Term") -> bool:
    """Whether two verbs are one with and without a particle that makes another of it: called, called off."""
    return a.pos == b.pos == "VERB" and a.key == b.key and a.another != b.another


# What makes another word of a verb or noun that it stands before: "reopened", "the semi-final".
PREFIXES = ("re", "re-", "semi", "semi-", "quarter-", "un", "non-", "anti-", "co-", "mis", "vice-", "ex-")


def _two_kinds(u: "Sequence[Term]", v: "Sequence[Term]", *, governed: bool = False) -> bool:
    """Whether one clause has of a kind what the other has of another, in the same place of the sentence.

    ``governed``: only where the same word governs both, or both are what is told.
    """
    own = {t.key for t in u if not t.named}
    others = {t.key for t in v if not t.named}
    return any(
        a.role == b.role
        and (not governed or a.role == "pred" or a.head == b.head)
        and (distinct(a.key, b.key) or _is_prefixed(a.key, b.key))
        for a in u
        if a.key in own - others
        for b in v
        if b.key in others - own
    )


def _prefix(term: "Term", unit: "Unit") -> str:
    """What stands with a hyphen before a word and makes another of it: the semi- of a semi-final."""
    start = term.start - unit.sentence.start
    found = _PREFIX.search(unit.sentence.text[max(0, start - LONGEST) : max(0, start)])
    return found.group(1).lower() if found else ""


def _is_prefixed(a: str, b: str) -> bool:
    short, long = sorted((a, b), key=len)
    return len(short) > SHORTEST and any(long == prefix + short for prefix in PREFIXES)


def surely_another(alignment: "Alignment", root: int) -> str:
    """Why a sentence surely does not say a claim whose verb begins at ``root``; empty where nothing says so.

    Of a claim in other words little can be told word by word: only what hardly depends on that counts here.
    """
    matched = alignment.matched
    u, v = alignment.u, alignment.v
    # Of one verb's words only: a prosecutor tells that a defendant fled.
    if _two_kinds(u.terms, v.terms, governed=True) or any(
        x.key == y.key and _prefix(x, u) != _prefix(y, v) for x, y in matched if not x.named
    ):
        return KINDS
    if any(_is_kind_of_name(a, b, v) or _is_kind_of_name(b, a, u) for a, b in matched):
        return KINDS
    if any(_are_level_and_change(x, u, v) for x in alignment.figures):
        return "a change is measured in one of them, a level in the other"
    denied = u.negative  # "unable to reach a deal" does say that they reached none
    if not denied and any(a.start == root and b.unreal and not a.unreal for a, b in matched):
        return "it is only meant or asked for there"
    if not any(a.named and a.kind == "person" for a, _ in matched) and any(
        a.role == b.role in ("subj", "obj")
        and (a.another in WORDS["office"]) != (b.another in WORDS["office"])
        for a, b in matched
    ):
        return "another one is meant there"
    if _holds_another(matched) or any(_is_parted(a, b) or _is_ranked(a, b) for a, b in matched):
        return "another one is meant there"
    if any(b.prep == "of" and b.head in WORDS["likeness"] and a.head != b.head for a, b in matched):
        return "only a likeness of it is meant there"
    return ""


def _is_ranked(a: "Term", b: "Term") -> bool:
    """Whether one is the tallest and the other the second tallest."""
    return a.pos == b.pos == "ADJ" and a.key == b.key and a.another != b.another


def _is_change(pair: "ValuePair") -> bool:
    """Whether one of two figures that agree is by how much something changed, and the other is not."""
    figures = [f for f in (pair.a, pair.b) if isinstance(f, Figure)]
    return pair.relation in SAME and len({bool(f.change) for f in figures}) == 2


def _is_level(value: "Figure | Time | None", unit: "Unit") -> bool:
    """Whether a figure is what something came to: "fell to 4 percent"."""
    if value is None:
        return False
    return bool(_LEVEL.search(unit.sentence.text[: value.span.start - unit.sentence.start]))


def _are_level_and_change(pair: "ValuePair", u: "Unit", v: "Unit") -> bool:
    return pair.relation in SAME and {_level(pair.a, u), _level(pair.b, v)} == {"to", "by"}


def _level(value: "Figure | Time | None", unit: "Unit") -> str:
    """What leads to a figure: "cut to 2 percent", "cut by 2 percent"."""
    if value is None:
        return ""
    found = _TO_OR_BY.search(unit.sentence.text[: value.span.start - unit.sentence.start])
    return found.group(1) if found else ""


def _is_kind_of_name(a: "Term", b: "Term", v: "Unit") -> bool:
    """Whether a name ("the Supreme Court") and a noun ("the appeals court") are two kinds of a thing."""
    if not a.named or b.named or a.surface.split()[-1:] != [b.key]:
        return False
    before = [t.key for t in v.terms if t.head == b.key and t.end < b.start]
    return any(distinct(word, key) for word in a.surface.split() for key in before)


def _is_narrower(a: "Term", b: "Term", u: "Unit", v: "Unit") -> bool:
    """Whether ``b`` has a noun before it that the other clause lacks: "youth unemployment".

    A measure ("a 5.6 magnitude earthquake") makes no other thing of it.
    """
    if a.named or b.named or a.role != "subj" or b.role != "subj" or b.pos != "NOUN":
        return False
    words = u.sentence.text.lower()
    return any(
        t.pos == "NOUN"
        and t.role == "subj"
        and t.end + 1 == b.start
        and t.surface not in words
        and not _COUNTED.search(v.sentence.text[: max(0, t.start - v.sentence.start)])
        for t in v.terms
    )


def _beside(matched: "Sequence[tuple[Term, Term]]", v: "Unit") -> bool:
    """Whether the verb is told in another clause, and a name that hangs on it hangs on another verb here.

    "Born in Hull", and "she was born in Vale and grew up in Hull".
    """
    outside = {a.key for a, b in matched if a.role == "pred" and a.key == b.key and b not in v.terms}
    verbs = {t.key for t in v.terms if t.role == "pred"} - {b.key for _, b in matched}
    return any(a.named and a.prep == b.prep and a.head in outside and b.head in verbs for a, b in matched)


def _is_part(a: "Term", b: "Term", u: "Unit", v: "Unit") -> bool:
    """Whether ``b`` says whose or of what the thing is that ``a`` is itself: "a copy of the painting"."""
    if a.role not in ("subj", "obj") or a.prep or b.head in WORDS["transparent"]:
        return False
    if same_group(a.head, b.head):
        return False  # "to buy the land", "the purchase of the land"
    after = v.sentence.text[b.end - v.sentence.start :]
    if b.prep == "of" or (b.prep and b.kind == "person"):  # "the book about Holm" is not Holm
        heads = [t for t in v.terms if t.end <= b.start]
    elif _GENITIVE.match(after) or b.surface.endswith(("'s", "’s")):
        heads = [t for t in v.terms if b.end <= t.start]
    else:
        return False
    whole = [t for t in heads if t.role == a.role and _lemma(t) == b.head]
    return bool(whole) and not any(_lemma(t) == b.head for t in u.terms)


def _lemma(term: "Term") -> str:
    return term.key.lstrip("=@")
