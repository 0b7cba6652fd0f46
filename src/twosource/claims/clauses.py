"""The grammar of a clause: its head, subject and roles, whether it is denied, how sure it is."""

from collections.abc import Sequence
from typing import Any

from twosource.claims.attitudes import attitude_of
from twosource.claims.lexicon import NEGATORS, REFUSING, word_table

CLAUSES = frozenset(["ROOT", "conj", "ccomp", "advcl", "relcl", "acl", "parataxis", "pcomp"])
SUBJECTS = frozenset(["nsubj", "nsubjpass", "csubj", "csubjpass"])
AIMED = word_table("guises.txt")["aimed"]
AIMING = word_table("guises.txt")["aiming"]
# After "not" these limit what is said and do not deny it; but who does not stay until Friday goes before.
LIMITING = frozenset({"only", "just", "merely", "least", "until", "till", "before"})
STAYING = frozenset(
    {"stay", "remain", "last", "continue", "keep", "wait", "live", "work", "survive", "endure"}
)
# What "of" makes a part of those behind it, or somebody else than they.
PARTS = frozenset(
    {"none", "one", "two", "three", "some", "many", "most", "few", "several", "all", "half"}
) | {
    "majority",
    "head",
    "boss",
    "leader",
    "chief",
    "member",
}
OBJECTS = frozenset(["dobj", "obj", "dative", "attr", "oprd", "agent"])


def is_clause(token: Any, inside: set[int]) -> bool:
    if token.head.i not in inside or token.head.i == token.i:
        return token.pos_ in ("VERB", "AUX") or any(child.dep_ in SUBJECTS for child in token.children)
    if token.dep_ not in CLAUSES or token.pos_ not in ("VERB", "AUX") or _is_object(token):
        return False
    # An infinitive completes what governs it ("avoided calling for the US to leave"): alone it would
    # assert what the sentence does not.
    if any(child.dep_ == "aux" and child.lower_ == "to" for child in token.children):
        return False
    if token.dep_ == "conj":
        # "leave NATO and stop funding" under one infinitive is one call, not two events.
        return token.head.i in inside and is_clause(token.head, inside)
    if token.dep_ == "pcomp" or (token.tag_ == "VBG" and token.dep_ == "ccomp"):
        # "the idea of the US leaving" asserts nothing.
        return False
    if token.dep_ == "acl":
        # "bills paid with campaign funds" is one description; "the mill, built in 1887, burned" is two.
        return is_aside(token)
    # So is "a relic that needs to go"; "Smith, who went" tells something of Smith, and "Smith & Sons, a firm
    # that failed" of the firm.
    return not (
        token.dep_ == "relcl"
        and named_by(token.head) is token.head
        and any(child.lower_ == "that" and child.dep_ in SUBJECTS for child in token.children)
    )


def _is_object(token: Any) -> bool:
    """Whether the parser takes the noun that a verb governs for a clause: "issued no tsunami warning"."""
    verb = token.head
    return (
        token.tag_ == "VBG"
        and token.dep_ == "advcl"
        and token.left_edge.i == verb.i + 1
        and token.right_edge.i == token.i
        and [c.dep_ for c in token.children] == ["nsubj"]
        and any(g.dep_ == "det" for c in token.children for g in c.children)
        and not any(c.dep_ in ("dobj", "attr", "acomp", "prep") for c in verb.children)
    )


def is_aside(token: Any) -> bool:
    """Whether a participle tells something more of the noun before it, set off by a comma."""
    before = token.left_edge.i - 1
    comma = before > 0 and token.doc[before].text == ","
    return bool(comma and token.tag_ == "VBN" and token.head.i < before)


def subject_of(head: Any, inside: set[int]) -> Any | None:
    for child in head.children:
        if child.dep_ in SUBJECTS and child.i in inside:
            return antecedent(child, head) or child
    if any(child.dep_ == "expl" for child in head.children):
        # "There were no injuries" is about injuries.
        return next((c for c in head.children if c.dep_ in ("attr", "dobj") and c.i in inside), None)
    if head.dep_ == "conj" or head.dep_ in ("advcl", "pcomp"):
        return subject_of(head.head, inside) if head.head.i in inside and head.head.i != head.i else None
    if head.dep_ == "acl":
        return head.head if head.head.i in inside else None
    return None


def whole_phrase(noun: Any) -> Any:
    """The noun that "of" hangs another one on: "none of the jurors, who ..." is not about the jurors."""
    while noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.lower_ in PARTS:
        noun = noun.head.head
    return noun


def antecedent(subject: Any, head: Any) -> Any | None:
    """What "who" stands for in a relative clause, or in a second one: "Luce, who left and who died"."""
    if subject.lower_ not in ("who", "which", "that"):
        return None
    while head.dep_ == "conj" and head.head.i != head.i:
        head = head.head
    return named_by(head.head) if head.dep_ == "relcl" else None


def named_by(noun: Any) -> Any:
    """The name that a noun stands behind in apposition ("Smith & Sons, a firm that failed"), or the noun.

    A comma sets it off: who calls NATO "a relic that must go" tells nothing of NATO.
    """
    before = noun.left_edge.i - 1
    apart = before > 0 and noun.doc[before].text == ","
    return noun.head if apart and noun.dep_ == "appos" and noun.head.pos_ == "PROPN" else noun


def role_of(token: Any, head: Any, subject: Any | None) -> str:
    passive = any(child.dep_ in ("auxpass", "nsubjpass") for child in head.children) or (
        head.dep_ == "acl" and head.tag_ == "VBN"
    )
    climb = token
    while climb.i != head.i and climb.head.i != climb.i:
        # What hangs on a participant ("the mayor of Hull", "Smith's lawyer") takes no part itself.
        if climb.dep_ in ("poss", "prep") and climb.head.pos_ in ("NOUN", "PROPN"):
            return "other"
        if subject is not None and climb.i == subject.i:
            return "obj" if passive else "subj"
        if climb.dep_ == "agent" and climb.head.i == head.i:
            return "subj"
        if climb.dep_ in ("dobj", "dative", "attr", "oprd") and climb.head.i == head.i:
            return "obj"
        if climb.dep_ == "prep" and climb.head.i == head.i and _suffers(climb, head):
            return "obj"
        climb = climb.head
    return "other"


def _suffers(prep: Any, head: Any) -> bool:
    """Whether what follows a preposition undergoes the verb: "lost to Brat", "fired at the ship"."""
    if any(child.dep_ == "dobj" for child in head.children):
        return False
    return prep.lower_ in ("against", "with", "to") or (prep.lower_ == "at" and head.lemma_.lower() in AIMED)


def is_chained(token: Any, head: Any) -> bool:
    """An infinitive that completes the clause's verb: "called on X to leave"."""
    climb = token
    while climb.i != head.i:
        if climb.dep_ not in ("xcomp", "conj", "ccomp") or climb.pos_ != "VERB":
            return False
        climb = climb.head
    return True


# What means nothing without the clause that follows it.
POINTING = frozenset({"those", "one", "ones", "anyone", "everyone", "someone", "somebody", "all"})


def trimmed(own: Sequence[Any]) -> list[Any]:
    """The clause without the conjunctions and marks at its edges."""
    tokens = list(own)
    while tokens and (
        tokens[0].is_space
        or tokens[0].dep_ in ("cc", "mark")
        or (tokens[0].is_punct and tokens[0].text not in "“‘\"'(")
    ):
        tokens.pop(0)
    # A full stop after a clause of its own belongs to that clause's end, not to this one's.
    if len(tokens) > 1 and tokens[-1].is_punct and tokens[-1].i - tokens[-2].i > 1:
        tokens.pop()
    while tokens and (
        tokens[-1].is_space or tokens[-1].dep_ == "cc" or tokens[-1].text in (",", ";", ":", "—", "–", "-")
    ):
        tokens.pop()
    if len(tokens) > 2 and _wants_clause(tokens[-1]) and tokens[-2].i == tokens[-1].head.i:
        del tokens[-2:]  # "freed by those who ...": without the clause, "by those" tells nothing
    return tokens


def _wants_clause(token: Any) -> bool:
    return token.lower_ in POINTING and any(c.dep_ == "relcl" for c in token.children)


def closed_end(text: str, start: int, end: int, limit: int) -> int:
    """The end moved past a closing mark whose opening mark is inside."""
    for opening, closing in ("“”", "‘’", '""', "()", ("``", " ''")):
        inside = text[start:end]
        unclosed = (
            inside.count(opening) % 2 if opening == closing else inside.count(opening) > inside.count(closing)
        )
        if unclosed and text.startswith(closing, end, limit):
            end += len(closing)
    return end


def is_negative(head: Any) -> bool:
    """Whether the clause denies its predicate, or is denied itself; two refusals cancel each other."""
    if any(child.dep_ == "acomp" and is_unsurpassed(child) for child in head.children):
        return False
    sign = (attitude_of(head) == "denied") != any(
        ((child.lower_ in NEGATORS and child.dep_ != "prep") or child.dep_ == "neg")
        and not only_limits(child)
        for child in head.children
    )
    for child in head.children:
        nouns = child.children if _is_object(child) else [child]
        if child.dep_ in SUBJECTS | OBJECTS or _is_object(child):
            sign ^= any(_is_none(g) for noun in nouns for g in noun.children)
        if child.dep_ == "xcomp" and head.lemma_.lower() in REFUSING:
            sign = not sign
        if child.dep_ == "xcomp" and any(g.dep_ == "neg" for g in child.children):
            sign = not sign
    return sign


def _is_none(word: Any) -> bool:
    """Whether a word before a noun makes none of it: no, neither, not one."""
    if word.lower_ == "not":
        return word.i + 1 < len(word.doc) and word.doc[word.i + 1].lower_ in ("one", "a")
    return word.lower_ in ("neither", "nor") or (word.lower_ == "no" and word.dep_ == "det")


def only_limits(negation: Any) -> bool:
    """ "Not only repulsed it but ..." affirms, as do "not one but two" and "not back until Saturday"."""
    head, after = negation.head, negation.i + 1
    if after < len(negation.doc) and negation.doc[after].lower_ in LIMITING:
        return True
    if _is_corrected(negation):
        return True
    if head.pos_ not in ("VERB", "AUX") or head.lemma_.lower() in STAYING:
        return False
    # "Will not resign until he is paid" still denies for now; "will not reopen until Monday" names the day.
    open_end = any(child.tag_ == "MD" for child in head.children)
    return any(
        child.lower_ in ("until", "till")
        or (
            child.dep_ == "advcl"
            and not open_end
            and any(g.lower_ in ("until", "till") for g in child.children)
        )
        for child in head.children
        if child.i > negation.i
    )


def _is_corrected(negation: Any) -> bool:
    """ "Was not one man but several": what it was is said after all."""
    after = [child for child in negation.head.children if child.i > negation.i]
    things = [child for child in after if child.dep_ in ("attr", "acomp", "dobj", "pobj", "oprd")]
    if any(c.lower_ == "but" and c.dep_ == "cc" for thing in things for c in thing.children):
        return True
    # The parser may hang the correction on the verb: then it is no verb itself.
    return any(c.lower_ == "but" and c.dep_ == "cc" for c in after) and any(
        c.dep_ == "conj" and c.pos_ not in ("VERB", "AUX") for c in after
    )


def is_unsurpassed(token: Any) -> bool:
    """ "None is thinner", "has never been higher": that it is the thinnest, the highest, affirms."""
    if token.tag_ not in ("JJR", "RBR") or any(c.lower_ in NEGATORS for c in token.children):
        return False
    by = [c for c in token.head.children if c.dep_ in SUBJECTS or c.lower_ == "never"]
    return any(c.lower_ in NEGATORS or any(g.lower_ == "no" for g in c.children) for c in by)
