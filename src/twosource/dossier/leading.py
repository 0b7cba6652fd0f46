"""What stands before a claim's words where these cannot be understood alone."""

import re
from collections.abc import Iterable

from twosource.dossier.lookup import Lookup
from twosource.dossier.sentences import sentence_bounds
from twosource.model import Claim

__all__ = ["lead"]

# So many characters of the sentence before the claim's words are shown at the most.
LONGEST = 110
# A word before the claim that tells more than that it goes on.
_TELLING = re.compile(
    r"\b(?!(?:and|but|the|also|then|yet|still|so|however|meanwhile|while)\b)\w{3,}", re.IGNORECASE
)
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
    names = [name for name in first.slots.get("who", ()) if name not in claim.text]
    if names and _PRONOUN.match(claim.text):
        return f"[{names[0]}]"
    start, _ = sentence_bounds(report.text, first.span.start, first.span.end)
    before = " ".join(report.text[start : first.span.start].split())
    if not _TELLING.search(before):
        return f"[{names[0]}]" if names else ""
    return "… " + before[-LONGEST:].partition(" ")[2] if len(before) > LONGEST else before


def _stands_alone(claim: Claim) -> bool:
    """Whether what the claim is about stands in it, before what is told of it, and is no pronoun."""
    slots, text = claim.statements[0].slots, claim.text
    if _PRONOUN.match(text):
        return False
    verbs = _places(slots.get("did", ()), text)
    named = [
        place
        for slot in ("who", "whom", "figure", "where")
        for place in _places((w for w in slots.get(slot, ()) if not _PRONOUN.fullmatch(w)), text)
    ]
    return not verbs or any(place < min(verbs) for place in named)


def _places(words: Iterable[str], text: str) -> list[int]:
    found = (re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text) for word in words)
    return [match.start() for match in found if match is not None]
