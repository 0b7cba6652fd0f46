"""How sure a clause is: a fact, said, planned, only possible, or called for."""

from typing import Any

from twosource.claims.attitudes import attitude_of
from twosource.claims.clauses import is_negative

__all__ = ["FUTURE", "has_condition", "modality_of"]

# The lemmatizer takes "hoped" for a form of "hop".
INTENDING = frozenset({"promise", "pledge", "vow", "threaten", "hope", "hop", "propose"})
CALLING = frozenset({"call", "urge", "ask", "press", "push", "demand", "want", "appeal", "advocate", "beg"})
FUTURE = frozenset({"will", "shall", "’ll", "'ll", "would"})
# "Would need two thirds" tells what the rule is, and no plan.
NEEDING = frozenset({"need", "require", "take", "mean", "have", "be", "cost"})
FAVOURED = frozenset({"favourite", "favorite", "frontrunner", "contender", "tipped"})
PERCEIVED = frozenset({"see", "hear", "find", "read", "watch"})


def modality_of(head: Any, *, attributed: bool) -> str:
    lemmas = {head.lemma_.lower()} | {
        c.lemma_.lower() for c in head.children if c.dep_ in ("aux", "xcomp", "acomp")
    }
    # A month may be called May.
    words = {c.lower_ for c in head.children if c.text != "May"}
    attitude = attitude_of(head)
    if lemmas & {"should", "must", "ought"} or _calls_for(head) or attitude == "called-for":
        return "called-for"
    if attitude == "possible":
        return "possible"
    if any(c.dep_ == "mark" and c.lower_ in ("if", "unless", "whether") for c in head.children):
        return "possible"
    if words & {"may", "might", "could", "possibly", "perhaps", "reportedly", "allegedly", "likely"}:
        return "possible"
    if _is_favoured(head):
        return "possible"
    if "would" in words and _depends(head):
        # "would not have hired him if he had known" says that he was hired, in words that deny it.
        return "possible"
    if "can" in words and head.lemma_.lower() not in PERCEIVED and not is_negative(head):
        # "A quake can cause damage" tells of none; "he can be seen in the video" tells what is there.
        return "possible"
    if words & FUTURE and not (head.lemma_.lower() in NEEDING and "would" in words):
        # "If the union agrees, the mill will reopen."
        return "possible" if has_condition(head) else "planned"
    if lemmas & {"plan", "intend", "expect", "schedule", "due"}:
        return "planned"
    if _is_going_to(head):
        return "planned"
    if head.lemma_.lower() == "be" and any(_infinite(c) for c in head.children):
        # "is to be sentenced in May" has not happened.
        return "planned"
    if head.lemma_.lower() in INTENDING and any(child.dep_ == "xcomp" for child in head.children):
        return "planned"
    return "said" if attributed else "fact"


def _is_favoured(head: Any) -> bool:
    """Whether somebody only may come to do it: "the favourite to succeed him", "is tipped to win"."""
    above = [head.head] if head.dep_ in ("acl", "relcl", "xcomp") else []
    said = [c for c in head.children if c.dep_ in ("attr", "acomp", "oprd")]
    return any(
        token.lower_ in FAVOURED and any(t.lower_ == "to" for t in token.doc[token.i + 1 : token.i + 3])
        for token in (head, *above, *said)
    )


def _depends(head: Any) -> bool:
    """Whether what would be, or would have been, hangs on a condition."""
    if any(c.dep_ == "aux" and c.lower_ in ("have", "’ve", "'ve") for c in head.children):
        return True
    return has_condition(head)


def has_condition(head: Any) -> bool:
    """Whether a clause with "if" or "unless" hangs on a verb, and not with "even if"."""
    return any(
        c.dep_ == "advcl"
        and any(m.dep_ == "mark" and m.lower_ in ("if", "unless") for m in c.children)
        and not any(m.lower_ == "even" for m in c.children)
        for c in head.children
    )


def _is_going_to(head: Any) -> bool:
    """Whether a verb is of what is going to happen, or set to happen: "is set to close", "is going to"."""
    if head.lower_ not in ("going", "set") or not any(c.dep_ in ("aux", "auxpass") for c in head.children):
        return False
    # What is "going to be necessary" is a view, and no plan.
    return any(
        c.dep_ == "xcomp"
        and c.lemma_.lower() != "be"
        and any(a.dep_ == "aux" and a.lower_ == "to" for a in c.children)
        for c in head.children
    )


def _infinite(child: Any) -> bool:
    """Whether a complement of "be" is what is to happen: "is to be sentenced", not "is to blame for it"."""
    return (
        child.dep_ == "xcomp"
        and child.pos_ == "VERB"
        and child.i - child.head.i <= 4
        and any(c.dep_ == "aux" and c.lower_ == "to" for c in child.children)
        and any(
            c.dep_ in ("auxpass", "dobj") or (c.dep_ == "prep" and c.lower_ in ("in", "on", "by"))
            for c in child.children
        )
    )


def _calls_for(head: Any) -> bool:
    """Somebody asks for what the clause tells: "urged the board to act", "called for a vote"."""
    if head.lemma_.lower() not in CALLING or any(child.dep_ == "prt" for child in head.children):
        return False  # "called off the strike"
    return any(child.dep_ in ("xcomp", "ccomp") or _names_what_for(child) for child in head.children)


def _names_what_for(child: Any) -> bool:
    """Whether a word leads to what is asked for, or of whom; "on Thursday" tells when."""
    objects = [c for c in child.children if c.dep_ == "pobj"]
    when = any(c.ent_type_ in ("DATE", "TIME") for c in objects)
    return child.dep_ == "prep" and child.lower_ in ("for", "on") and not when
