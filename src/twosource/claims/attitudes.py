"""What governs a clause can say that it is hoped, feared, asked for or denied: then nobody states it."""

from typing import Any, Literal

from twosource.claims.lexicon import word_table

__all__ = ["attitude_of"]

Attitude = Literal["possible", "called-for", "denied"]

WORDS = word_table("attitudes.txt")
SUBJECTS = frozenset({"nsubj", "nsubjpass"})


def attitude_of(head: Any) -> Attitude | None:
    """What the word that governs a clause makes of it; None where it leaves it as it is.

    ``head`` is the token that heads the clause, as ``clauses.is_clause`` finds it.
    """
    while head.dep_ == "conj" and head.head.i != head.i:
        head = head.head
    governor = head.head
    if governor.lower_ == "sure" and governor.head.i != governor.i:
        # The parser hangs it on "sure", too.
        return "possible" if _is_aimed_at(governor.head, {"sure"}) else None
    if head.dep_ not in ("ccomp", "xcomp") or governor.i == head.i:
        return None
    lemma = governor.lemma_.lower()
    said = {lemma} | {c.lemma_.lower() for c in governor.children if c.dep_ == "acomp"}
    if _is_false(governor):
        return "denied"
    if (
        lemma == "let"
        and governor.tag_ == "VB"
        and not any(c.dep_ in SUBJECTS | {"aux"} for c in governor.children)
    ):
        return "called-for"  # "Let a judge decide that."
    supposed = lemma in WORDS["supposing"] or said & WORDS["unsure"]
    if supposed or _is_hedged(governor) or _is_withheld(governor) or _is_aimed_at(governor, said):
        return "possible"
    if lemma in WORDS["asking"] or (lemma in WORDS["asking or saying"] and _is_subjunctive(head)):
        return "called-for"
    if lemma in WORDS["denying"]:
        return "possible" if _is_negated(governor) else "denied"
    if lemma in WORDS["thinking"] | WORDS["stating"] and _is_negated(governor):
        return "denied" if lemma in WORDS["thinking"] else "possible"
    return None


def _is_false(governor: Any) -> bool:
    """Whether a word calls what hangs on it wrong: "wrongly reported", "it is not true", "a hoax says"."""
    children = list(governor.children)
    if governor.lemma_.lower() == "be":
        said = {c.lemma_.lower() for c in children if c.dep_ in ("acomp", "attr")}
        return bool(said & WORDS["true"]) if _is_negated(governor) else bool(said & WORDS["false"])
    subjects = {c.lemma_.lower() for c in children if c.dep_ in SUBJECTS}
    return bool(subjects & WORDS["hoax"]) or any(
        c.dep_ == "advmod" and c.lower_ in WORDS["wrongly"] for c in children
    )


def _is_hedged(governor: Any) -> bool:
    """Whether what shows or says something only seems to: "purports to show", "allegedly says"."""
    if any(c.dep_ == "advmod" and c.lower_ in WORDS["seemingly"] for c in governor.children):
        return True
    infinitive = any(c.dep_ == "aux" and c.lower_ == "to" for c in governor.children)
    return infinitive and governor.head.i != governor.i and governor.head.lemma_.lower() in WORDS["seeming"]


def _is_withheld(governor: Any) -> bool:
    """Whether somebody does not say it: "refused to say that ...", "stopped short of saying that ..."."""
    if governor.lemma_.lower() not in WORDS["stating"] or governor.head.i == governor.i:
        return False
    above = governor.head
    if governor.dep_ == "pcomp":
        return bool(above.lower_ == "of") and any(
            c.lower_ == "short" for c in (above.head, *above.head.children)
        )
    if governor.dep_ not in ("xcomp", "advcl"):
        return False
    refused = (
        governor.tag_ == "VB" and _is_negated(above) and above.lemma_.lower() not in WORDS["unhesitating"]
    )
    return above.lemma_.lower() in WORDS["withholding"] or refused


def _is_aimed_at(governor: Any, said: set[str]) -> bool:
    """Whether somebody only sees to it: "a plan for making sure that ...", "to ensure that ...".

    What he scored late, "ensuring that Vale won", has come about.
    """
    sure = governor.lemma_.lower() == "make" and "sure" in said
    aim = governor.tag_ == "VB" or (governor.tag_ == "VBG" and governor.dep_ != "advcl")
    return aim and (sure or governor.lemma_.lower() in WORDS["ensuring"])


def _is_subjunctive(verb: Any) -> bool:
    """ "That he leave": bare, though its subject is one person or thing, and no auxiliary with it."""
    singular = any(
        c.dep_ in SUBJECTS and (c.tag_ in ("NN", "NNP") or c.lower_ in ("he", "she", "it"))
        for c in verb.children
    )
    return (verb.tag_ == "VB" or (verb.tag_ == "VBP" and singular)) and not any(
        c.dep_ == "aux" for c in verb.children
    )


def _is_negated(verb: Any) -> bool:
    subjects = [c for c in verb.children if c.dep_ in SUBJECTS]
    return any(c.dep_ == "neg" for c in verb.children) or any(
        word.lower_ in WORDS["nobody"] for subject in subjects for word in (subject, *subject.children)
    )
