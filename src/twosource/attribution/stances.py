"""Words of stance, and actions that are each other's like or opposite. Written by hand."""

from __future__ import annotations

from typing import Literal

from twosource.attribution.lexicon import word_set

FOR = word_set(
    """
    call urge advocate support back endorse favour favor want demand propose recommend push agree approve
    agreement welcome champion promote insist press lobby plead seek appeal encourage embrace campaign
    petition support backing endorsement argue_for desire wish hope prefer suggest request vow pledge
    promise plan intend
    """
)
AGAINST = word_set(
    """
    oppose reject criticise criticize condemn denounce resist object decry dismiss veto protest warn
    refuse rule_out fight block opposition rejection blast slam deplore disapprove rebuff
    """
)
PLAIN_SPEECH = word_set(
    """
    say write tell post tweet add argue state declare insist note announce believe think claim suggest
    call describe brand label deem repeat reiterate explain respond reply conclude comment maintain
    """
)
EVASIVE = word_set("avoid decline refrain hesitate stop fail refuse consider weigh mull")
VOICING = word_set("express voice declare reiterate signal announce show affirm reaffirm restate")
SHARED = word_set("call push demand effort campaign bid movement support opposition appeal plea fight drive")
DEONTIC = (
    "time to",
    "time for",
    "need to",
    "needs to",
    "have to",
    "has to",
    "ought to",
    "must",
    "should",
    "let us",
)
HARMFUL = word_set(
    """
    dangerous danger mistake disaster disastrous reckless wrong threat catastrophe catastrophic
    irresponsible harmful folly betrayal unacceptable illegal unconstitutional
    """
)
"""Judgements that count only beside the action itself: called leaving a dangerous signal."""

Stance = Literal["for", "against", "unclear"]
REVERSE: dict[Stance, Stance] = {
    "for": "against",
    "against": "for",
    "unclear": "unclear",
}

_CLASSES = (
    "leave exit quit withdraw withdrawal pull depart secede abandon departure",
    "keep maintain retain preserve remain stay",
    "join accession enter",
    "ban prohibit outlaw forbid",
    "allow permit legalise legalize authorise authorize",
    "build construct construction",
    "demolish raze tear dismantle",
    "close shut closure",
    "open reopen",
    "cut reduce slash lower reduction shrink",
    "raise increase hike lift boost expand",
    "approve pass adopt ratify enact ratification approval",
    "repeal scrap abolish rescind revoke cancel axe undo",
    "release publish disclose",
    "resign resignation",
    "impeach oust remove dismiss fire sack",
    "elect re-elect reelect",
    "send deploy",
    "fund finance subsidise subsidize",
    "defund",
    "arm",
    "strike invade attack bomb",
    "sell privatise privatize",
    "buy acquire nationalise nationalize",
    "tax",
    "investigate probe",
    "extend prolong",
    "delay postpone",
    "deport expel",
    "admit accept",
    "move relocate",
    "merge",
    "replace",
    "regulate",
    "recognise recognize",
    "suspend halt pause stop end",
    "resume restart continue",
    "save protect",
)
_CLASS = {word: line.split()[0] for line in _CLASSES for word in line.split()}
_OPPOSITE = {
    frozenset(pair)
    for pair in (
        ("leave", "keep"),
        ("leave", "join"),
        ("ban", "allow"),
        ("build", "demolish"),
        ("close", "open"),
        ("close", "keep"),
        ("close", "save"),
        ("cut", "raise"),
        ("approve", "repeal"),
        ("repeal", "keep"),
        ("demolish", "keep"),
        ("demolish", "save"),
        ("fund", "defund"),
        ("sell", "buy"),
        ("sell", "keep"),
        ("suspend", "resume"),
        ("deport", "admit"),
        ("extend", "suspend"),
    )
}
LIGHT = frozenset({"keep", "suspend", "resume", "move", "open", "raise", "admit", "save", "replace"})
"""Actions too general to be what a story turns on."""


def action_class(lemma: str, pos: str) -> str | None:
    """Representative of the action that a verb or its noun names, None if it is none we know."""
    if pos not in ("VERB", "NOUN"):
        return None
    return _CLASS.get(lemma)


def opposite(one: str, other: str) -> bool:
    return frozenset((one, other)) in _OPPOSITE
