"""What a preposition makes of a time: a bound, or a time told roughly (the ``mod`` of TIMEX3)."""

import re
from typing import Literal

__all__ = ["Mod", "mod_of"]

Mod = Literal["BEFORE", "AFTER", "ON_OR_BEFORE", "APPROX"]

# So many characters before a time its preposition is sought.
WINDOW = 24
_ROUGHLY = re.compile(
    r"\b(?:about|around|roughly|approximately|approx\.?|nearly|almost|circa|some\s?time around"
    r"|(?:shortly|just|soon|minutes|moments) (?:before|after))\s*$",
    re.IGNORECASE,
)
_BOUNDS: tuple[tuple[re.Pattern[str], Mod], ...] = (
    (re.compile(r"\b(?:by|until|till|no later than|not later than)\s*$", re.IGNORECASE), "ON_OR_BEFORE"),
    (re.compile(r"\b(?:before|prior to|earlier than)\s*$", re.IGNORECASE), "BEFORE"),
    (re.compile(r"\b(?:after|later than)\s*$", re.IGNORECASE), "AFTER"),
)
# "At 6 p.m. on Tuesday, or thereabouts" is rare; "Sunday at about 8.45pm" is one expression.
_INSIDE = re.compile(r"\b(?:about|around|approximately|roughly|(?P<by>by))\b", re.IGNORECASE)
# "After Sunday's vote" is after the vote.
_OWNER = re.compile(r"[’']s?\b")


def mod_of(text: str, start: int, end: int) -> Mod | None:
    """What stands before the time at ``start`` to ``end`` of ``text`` makes of it; None where it is plain."""
    before = text[max(0, start - WINDOW) : start]
    inside = _INSIDE.search(text, start, end)
    if inside is not None and inside["by"]:
        return "ON_OR_BEFORE"
    if inside is not None or _ROUGHLY.search(before):
        return "APPROX"
    if _OWNER.match(text, end):
        return None
    return next((mod for pattern, mod in _BOUNDS if pattern.search(before)), None)
