"""Who does what to whom: the parts of a verb in the parse, and where two verbs give them to others."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from twosource.claims.lexicon import converse

# Through these a verb takes its subject from what governs it: "came and saw", "wants to see".
CHAINED = frozenset({"conj", "xcomp", "advcl", "ccomp", "pcomp", "prep"})
RELATIVE = frozenset({"who", "which", "that", "whom"})
NAMED_WITH = frozenset({"conj", "appos", "compound", "poss"})
CLIMBS = 3

# Whether two tokens, the first of a claim and the second of a sentence, name the same.
Same = Callable[[Any, Any], bool]


@dataclass(frozen=True, slots=True)
class Acting:
    """The tokens that name who acts, who or what is acted on, and whom it is given to."""

    agents: tuple[Any, ...]
    patients: tuple[Any, ...]
    recipients: tuple[Any, ...]


def acting(verb: Any) -> Acting:
    """The parts of ``verb``, the passive turned into the active, a shared subject taken over."""
    agents: list[Any] = []
    patients: list[Any] = []
    recipients: list[Any] = []
    for child in verb.children:
        if child.dep_ == "nsubj":
            agents.append(child)
        elif child.dep_ in ("nsubjpass", "dobj"):
            patients.append(child)
        elif child.dep_ == "dative":
            recipients += [c for c in child.children if c.dep_ == "pobj"] or [child]
        elif child.dep_ == "agent":
            agents += [c for c in child.children if c.dep_ == "pobj"]
        elif child.dep_ == "prep" and child.lower_ == "to":
            recipients += [c for c in child.children if c.dep_ == "pobj"]
    passive = any(c.dep_ in ("nsubjpass", "auxpass") for c in verb.children)
    if passive and not agents:
        # "Found in a cupboard by a clerk": the parse may hang the clerk on the cupboard.
        by = (t for t in verb.subtree if t.lower_ == "by" and t.i > verb.i)
        agents += [c for t in by for c in t.children if c.dep_ == "pobj"][:1]
    if passive and not patients:
        patients += _inherited(verb)
    elif not passive and not agents:
        (patients if verb.dep_ == "acl" and verb.tag_ == "VBN" else agents).extend(_inherited(verb))
    return Acting(*(tuple(_all_named(_meant(verb, part))) for part in (agents, patients, recipients)))


def _inherited(verb: Any) -> list[Any]:
    climb = verb
    for _ in range(CLIMBS):
        if climb.dep_ in ("relcl", "acl"):
            return [climb.head]
        if climb.dep_ not in CHAINED or climb.head.i == climb.i:
            return []
        climb = climb.head
        subjects = [c for c in climb.children if c.dep_ in ("nsubj", "nsubjpass")]
        if subjects:
            return subjects
    return []


def _meant(verb: Any, part: Sequence[Any]) -> list[Any]:
    """A relative pronoun stands for the noun that its clause hangs on."""
    return [verb.head if verb.dep_ == "relcl" and t.lower_ in RELATIVE else t for t in part]


def _all_named(part: Sequence[Any]) -> list[Any]:
    found = list(part)
    for token in part:
        found += [c for c in token.children if c.dep_ in NAMED_WITH]
    return found


def heads(part: Sequence[Any]) -> list[Any]:
    """Those that are no part of another's name."""
    return [t for t in part if t.dep_ not in NAMED_WITH or t.head not in part]


def turned(claim: Any, other: Any, same: Same) -> Any | None:
    """The token that ``other`` gives another part in what happens than ``claim`` does; None if none.

    Both verbs tell one event. Who acts in the claim is acted on or given to there and does not act; or
    who is acted on acts there, somebody else being acted on.
    """
    mine, there = acting(claim), acting(other)
    if converse(claim.lemma_.lower(), other.lemma_.lower()):
        there = Acting(there.patients or there.recipients, there.agents, there.recipients)
    agents, patients = heads(mine.agents), heads(mine.patients)
    named = [t for t in agents if t.pos_ in ("PROPN", "NOUN")]
    if not named or any(_stands(t, there.agents, same) for t in agents):
        return None
    for token in named:
        moved = _stands(token, there.recipients, same)
        if moved is None and any(_stands(t, there.agents, same) for t in patients):
            moved = _stands(token, there.patients, same)
        if moved is not None:
            return moved
    return None


def _stands(token: Any, part: Sequence[Any], same: Same) -> Any | None:
    return next((t for t in part if same(token, t)), None)
