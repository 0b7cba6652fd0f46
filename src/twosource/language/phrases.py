"""Reading the parse: phrases, subjects, owners, clauses."""

from typing import TYPE_CHECKING

from twosource.language.lexicon import words

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["PRONOUNS", "clause_of", "doer_of", "owner_of", "part_of", "phrase_of", "subject_of"]

SUBJECTS = {"nsubj", "nsubjpass", "csubj"}
OBJECTS = {"dobj", "attr", "oprd", "npadvmod", "dative", "acomp"}
MODIFIERS = {"compound", "amod", "nmod", "punct"}
NO_NOUNS = {"VERB", "AUX", "NUM", "SYM", "PUNCT", "SPACE", "PRON", "DET", "ADP", "PART", "CCONJ", "SCONJ"}
PRONOUNS = words("it he she they we i you this that these those which who one some all there what")
_POSSESSIVES = words("its his her their our my your whose")


def subject_of(verb: "Token") -> "Token | None":
    """The subject of ``verb``, through auxiliaries, conjunctions and relative clauses; no pronoun."""
    for _ in range(4):
        for child in verb.children:
            if child.dep_ in SUBJECTS:
                if child.lower_ in {"which", "who", "that"} and verb.dep_ == "relcl":
                    return verb.head
                return None if child.lower_ in PRONOUNS else child
        if (
            verb.dep_ in {"conj", "xcomp", "advcl", "ccomp"}
            and verb.head.pos_ in {"VERB", "AUX"}
            and verb.head != verb
        ):
            verb = verb.head
        elif verb.dep_ in {"acl", "relcl"} and verb.head.pos_ in {"NOUN", "PROPN"}:
            return verb.head
        else:
            return None
    return None


def doer_of(token: "Token", inside: set[int]) -> str | None:
    """The subject of the verb that governs ``token``."""
    for ancestor in token.ancestors:
        if ancestor.pos_ in {"VERB", "AUX"}:
            subject = subject_of(ancestor)
            if subject is None or subject.i in inside:
                return None
            # A subject that holds the figure owns it only where the verb is part of it: "Ford, which has".
            if subject.is_ancestor(token) and not subject.is_ancestor(ancestor):
                return None
            return phrase_of(subject, inside)
    return None


def owner_of(noun: "Token", inside: set[int]) -> str | None:
    """Whose ``noun`` is: its possessive, its "of" or "in", or the subject of the verb it is object of."""
    for child in noun.children:
        if child.dep_ == "poss" and child.i not in inside and child.lower_ not in _POSSESSIVES:
            return phrase_of(child, inside)
    for child in noun.children:
        if child.lower_ == "of" and child.i not in inside:
            for object_ in child.children:
                if object_.dep_ == "pobj" and object_.lower_ not in PRONOUNS and object_.i not in inside:
                    return phrase_of(object_, inside)
    if noun.dep_ in OBJECTS | {"pobj"}:
        return doer_of(noun, inside)
    return None


def phrase_of(noun: "Token", inside: set[int]) -> str | None:
    """``noun`` with the compounds and adjectives right before it, as the report prints them."""
    first = noun
    while first.i > 0:
        before = noun.doc[first.i - 1]
        if before.i in inside or before.is_space:
            break
        if before.dep_ in {"cc", "conj"} and before.head.head == noun and before.head.dep_ in MODIFIERS:
            # "state and local taxes"
            first = before
            continue
        if before.head.i < first.i or before.head.i > noun.i:
            break
        if before.dep_ not in MODIFIERS or before.text in {
            ",",
            ";",
            "(",
            ")",
            "“",
            '"',
        }:
            break
        first = before
    text = noun.doc[first.i : noun.i + 1].text.strip("-–")
    if noun.pos_ in NO_NOUNS or noun.lower_ in PRONOUNS or noun.like_num or "\n" in text:
        return None
    if noun.lower_ in {"percent", "%", "million", "billion"}:
        return None
    return text or None


def part_of(anchor: "Token", inside: set[int]) -> "Token | None":
    """The noun after "of": 3% of GDP, a third of voters, 11 of 32 members."""
    for child in anchor.children:
        if child.i > anchor.i and child.i not in inside and child.lower_ == "of":
            for object_ in child.children:
                if object_.dep_ == "pobj" and object_.pos_ in {"NOUN", "PROPN"} and object_.i not in inside:
                    return object_
    return None


def clause_of(token: "Token") -> "Token":
    """The verb that governs ``token``, or the root of its sentence."""
    while token.pos_ not in {"VERB", "AUX"} and token.head != token:
        token = token.head
    # "had been working": the full verb stands for its auxiliaries.
    while token.dep_ in {"aux", "auxpass"}:
        token = token.head
    return token
