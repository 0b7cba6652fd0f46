"""Whether a sentence denies what a claim tells: by a negation, by a verb of refusing, or by an opposite."""

from collections.abc import Sequence
from typing import Any

from twosource.claims.clauses import SUBJECTS, is_unsurpassed, only_limits, subject_of
from twosource.claims.covering import Covered, Word
from twosource.claims.lexicon import LIGHT, NEGATORS, REFUSING, SPEECH, opposite, same_group

# What governs an infinitive and says that it did not come about: "unable to", "yet to".
UNDONE = frozenset({"unable", "yet", "impossible", "unwilling", "reluctant", "ineligible"})
CARRIED = frozenset(["xcomp", "ccomp", "pcomp", "dobj", "acl", "prep", "pobj", "attr", "acomp", "oprd"])
PARTED = frozenset({"rule out", "turn down"})
WITHOUT = "without"
# A verb in other words stands for the claim's verb if its state is so near and the sentence tells the claim.
COUNTERPART, TOLD = 0.5, 0.5


def is_denied(token: Any) -> bool:
    """Whether the sentence says of what ``token`` names that it is not so or did not come about."""
    if is_unsurpassed(token):
        return False
    denied = _negated(token)
    climb = token
    for _ in range(4):
        head = climb.head
        if head.i == climb.i or climb.dep_ not in CARRIED:
            break
        if head.lower_ == WITHOUT:
            return not denied  # what it stands with came about: "arrested without incident"
        if _refuses(head) or (any(c.lower_ == "yet" for c in head.children) and climb.dep_ == "xcomp"):
            denied = not denied
        if _negated(head) and climb.dep_ != "ccomp":
            denied = not denied
        climb = head
    return denied


def _refuses(verb: Any) -> bool:
    """Whether a word says of what it governs that it did not come about: refused, unable, ruled out."""
    lemma = verb.lemma_.lower()
    parts = {f"{lemma} {c.lower_}" for c in verb.children if c.dep_ == "prt"}
    return lemma in REFUSING | UNDONE or bool(parts & PARTED)


def _negated(token: Any) -> bool:
    if any(
        (child.dep_ == "neg" or child.lower_ in NEGATORS - {WITHOUT}) and not only_limits(child)
        for child in token.children
    ):
        return True
    return any(
        child.dep_ in SUBJECTS
        and (child.lower_ in NEGATORS or any(g.lower_ in ("no", "neither") for g in child.children))
        for child in token.children
    )


def told_words(words: Sequence[Word], tokens: Sequence[Any]) -> list[int]:
    """The places in ``words`` of what the claim tells: its verbs, and what a light verb carries."""
    return [i for i, word in enumerate(words) if _tells(tokens[i]) and word.weight > 0]


def _tells(token: Any) -> bool:
    lemma: str = token.lemma_.lower()
    if token.pos_ == "VERB":
        if lemma in REFUSING or lemma in LIGHT:
            return lemma == "keep"
        speech = any(lemma.startswith(stem) for stem in SPEECH)
        return not (speech and any(c.dep_ in ("ccomp", "xcomp") for c in token.children))
    if token.pos_ == "ADJ" and token.dep_ in ("ccomp", "xcomp", "ROOT", "conj", "attr", "acomp", "oprd"):
        return True
    if token.dep_ in ("attr", "acomp", "dobj", "oprd"):
        head = token.head
        return bool(head.pos_ == "AUX" or head.lemma_.lower() in LIGHT | REFUSING)
    return False


def denial(
    words: Sequence[Word], own: Sequence[Any], covered: Covered, score: float
) -> tuple[bool, Any] | None:
    """The token of the sentence that denies the claim, and whether it is an opposite; None without one.

    ``own`` are the claim's tokens, one for each word. A sentence that also affirms the word denies nothing.
    """
    found: tuple[bool, Any] | None = None
    for i in told_words(words, own):
        sign, lemma = is_denied(own[i]), words[i].lemma
        same = [t for t in covered.tokens if same_group(lemma, t.lemma_.lower())]
        against = [t for t in covered.tokens if opposite(lemma, t.lemma_.lower())]
        if any(is_denied(t) == sign for t in same) or any(is_denied(t) != sign for t in against):
            continue
        for token in against:
            if _one_subject(own[i], token):
                return True, token
        if same:
            found = found or (False, same[0])
            continue
        other = _counterpart(i, own, covered)
        if other is not None and not against and score >= TOLD and is_denied(other) != sign:
            found = found or (False, other)
    return found


def _counterpart(i: int, own: Sequence[Any], covered: Covered) -> Any | None:
    """The verb of the sentence that stands over the thing which the claim's verb acts on."""
    if own[i].pos_ != "VERB" or not covered.best:
        return None
    for j, token in enumerate(own):
        if (
            token.head.i == own[i].i
            and token.dep_ in ("dobj", "nsubjpass")
            and covered.words[j] >= COUNTERPART
        ):
            thing = covered.tokens[covered.best[j]]
            if thing.dep_ in ("dobj", "nsubjpass") and thing.head.pos_ == "VERB":
                return thing.head
    return None


def _one_subject(a: Any, b: Any) -> bool:
    """Whether two verbs may have one subject; two names without a common word are two."""
    x, y = (_subject(t) for t in (a, b))
    if x is None or y is None:
        return True
    names = [{t.lower_ for t in s.subtree if t.pos_ == "PROPN"} for s in (x, y)]
    return not (names[0] and names[1]) or bool(names[0] & names[1])


def _subject(token: Any) -> Any | None:
    verb = token
    while verb.pos_ not in ("VERB", "AUX") and verb.head.i != verb.i:
        verb = verb.head
    return subject_of(verb, {t.i for t in verb.sent})
