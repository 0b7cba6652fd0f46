"""What stands in a sentence in the stead of what a claim says, where a rule can tell it surely."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from twosource.claims.acting import acting, heads, turned
from twosource.claims.counting import ages, bounds, figures, hours, ordinals, units
from twosource.claims.denying import is_denied
from twosource.claims.lexicon import ANYBODY, REFUSING, contrast, converse, same_group, stance
from twosource.claims.standing import SURE, Reading, Rival
from twosource.claims.wordnet import BY_SENSE, is_person, relation

# A verb in other words stands for one of the claim from here on.
STANDS_FOR = 0.45


def sure_rivals(reading: Reading) -> list[Rival]:
    """All that the rules find."""
    rules: tuple[Callable[[Reading], Iterator[Rival]], ...] = (
        ordinals,
        hours,
        ages,
        figures,
        bounds,
        units,
        _parts,
        _places,
        _stances,
    )
    return [rival for rule in rules for rival in rule(reading)]


def _stances(reading: Reading) -> Iterator[Rival]:
    """Opposed it, where every word of stance in the sentence is one for it."""
    told = {reading.tokens[i].i for i in reading.told}
    mine = [(t, sign) for t, sign in _stances_in(list(reading.document.doc)) if t.i in told]
    there = list(_stances_in(reading.covered.tokens))
    if len({sign for _, sign in mine}) != 1 or not there or any(sign == mine[0][1] for _, sign in there):
        return
    # It must be a stance on the same: what hangs on the claim's word is said where the other stands.
    at_issue = {t.i for token, _ in mine for t in token.subtree}
    found = {
        word.i
        for i, token in enumerate(reading.tokens)
        if token.i in at_issue - told and (word := reading.counterpart(i)) is not None
    }
    for token, _ in there:
        verb = token
        while verb.pos_ != "VERB" and verb.head.i != verb.i:
            verb = verb.head
        if found & {t.i for t in verb.subtree}:
            yield Rival("action", token.text, SURE)
            return


def _stances_in(tokens: Sequence[Any]) -> Iterator[tuple[Any, bool]]:
    """Words of stance, each with whether it is for what is at issue, denials turned round."""
    for token in tokens:
        if token.pos_ not in ("VERB", "NOUN", "ADJ"):
            continue
        lemma = token.lemma_.lower()
        after = token.doc[token.i + 1].lower_ if token.i + 1 < len(token.doc) else ""
        if lemma == "call" and after not in ("for", "on", "upon"):
            continue  # to call something a name is no call for it
        sign = stance(lemma)
        if sign is not None:
            yield token, sign != (lemma not in REFUSING and is_denied(token))


def _places(reading: Reading) -> Iterator[Rival]:
    """It is elsewhere there, and the claim's place only tells whose something is: a Hull team, at Leeds."""
    mine = [t for t in reading.document.doc if _is_where(t)]
    own = {t.lower_ for t in reading.document.doc}
    there = [t for t in reading.covered.tokens if _is_where(t) and t.lower_ not in own]
    if not there or any(_is_where(t) and t.lower_ in own for t in reading.covered.tokens):
        return
    for place in mine:
        named = [t for t in reading.covered.tokens if t.lower_ == place.lower_]
        # In Aceh province is in Aceh.
        if named and all(t.dep_ in ("compound", "nmod", "poss") and not _is_where(t.head) for t in named):
            yield Rival("place", there[0].text, SURE)
            return


def _is_where(token: Any) -> bool:
    """Whether a token is the head of a place that something is in or at."""
    return bool(
        token.ent_type_ in ("GPE", "LOC") and token.dep_ == "pobj" and token.head.lower_ in ("in", "at")
    )


def _parts(reading: Reading) -> Iterator[Rival]:
    """Somebody else does it there, or those who do it and to whom it is done have changed places."""
    for i in sorted(reading.told):
        verb = reading.tokens[i]
        if verb.pos_ != "VERB":
            continue
        for other in reading.covered.tokens:
            if other.pos_ != "VERB":
                continue
            one = _one_verb(verb, other)
            if not one and reading.state(i, other) < STANDS_FOR:
                continue
            moved = turned(verb, other, _names_same)
            if moved is not None:
                yield Rival("who", moved.text, SURE)
            elif one:
                yield from _another_agent(reading, verb, other)


def _another_agent(reading: Reading, verb: Any, other: Any) -> Iterator[Rival]:
    """A customer found it, where the sentence says that an employee did."""
    mine = [t for t in heads(acting(verb).agents) if t.pos_ == "NOUN" and is_person(t.lemma_.lower())]
    there = [t for t in heads(acting(other).agents) if t.pos_ == "NOUN" and is_person(t.lemma_.lower())]
    lemmas = {t.lemma_.lower() for t in reading.covered.tokens}
    for a in mine:
        if a.lemma_.lower() in lemmas or not there:
            continue
        general = ANYBODY & {a.lemma_.lower(), *(b.lemma_.lower() for b in there)}
        if general and not any(contrast(a.lemma_.lower(), b.lemma_.lower()) for b in there):
            continue
        ties = [relation(a.lemma_.lower(), "NOUN", b.lemma_.lower(), "NOUN") for b in there]
        alike = any(r.same or r.broader for r in ties)
        if not alike and not any(same_group(a.lemma_.lower(), b.lemma_.lower()) for b in there):
            yield Rival("who", there[0].text, SURE)


def _one_verb(a: Any, b: Any) -> bool:
    x, y = a.lemma_.lower(), b.lemma_.lower()
    return same_group(x, y) or converse(x, y) or relation(x, "VERB", y, "VERB").same >= BY_SENSE


def _names_same(a: Any, b: Any) -> bool:
    if a.pos_ == "PROPN" or b.pos_ == "PROPN":
        return bool(a.lower_ == b.lower_)
    return bool(a.lemma_.lower() == b.lemma_.lower())
