"""What stands before a claim's words where these cannot be understood alone."""

import re

from twosource.dossier.lookup import Lookup
from twosource.dossier.sentences import sentence_bounds
from twosource.model import Claim

__all__ = ["lead"]

# So many characters of the sentence before the claim's words are shown at the most.
LONGEST = 110
_PRONOUN = re.compile(r"(?:he|she|it|they|we|i|you|this|that|these|those|who|which)\b", re.IGNORECASE)


def lead(lookup: Lookup, claim: Claim) -> str:
    """Words to show before a claim that names nobody and nothing that it is about, else an empty string.

    "[Anna Berg]" before "She was 77", and of "The blast shook the town, killing two" what goes before the
    participle.
    """
    if not claim.statements:
        return ""
    first = claim.statements[0]
    report = lookup.reports.get(first.span.report)
    if report is None or _stands_alone(claim):
        return ""
    start, _ = sentence_bounds(report.text, first.span.start, first.span.end)
    before = " ".join(report.text[start : first.span.start].split())
    if before:
        if len(before) > LONGEST:
            before = "… " + before[-LONGEST:].partition(" ")[2]
        return before
    names = [name for name in first.slots.get("who", ()) if name not in claim.text]
    return f"[{names[0]}]" if names else ""


def _stands_alone(claim: Claim) -> bool:
    """Whether what the claim is about stands in it, before what is told of it, and is no pronoun."""
    slots, text = claim.statements[0].slots, claim.text
    verbs = [text.find(word) for word in slots.get("did", ()) if word in text]
    named = [
        text.find(word)
        for slot in ("who", "whom", "figure", "where")
        for word in slots.get(slot, ())
        if word in text and not _PRONOUN.fullmatch(word)
    ]
    if _PRONOUN.match(text):
        return False
    return not verbs or any(place < min(verbs) for place in named)
