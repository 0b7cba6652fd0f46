"""Ages without a word for years beside them: "a man of 34", "68 and 48 years old", "aged 5, 7 and 9".

Of "she was 34" only its whole sentence tells.
"""

import re

from twosource.language.numberforms import Numeral

__all__ = ["tells_age"]

OLDEST = 115
# So far back the word before it may begin.
REACH = 30
_SOMEBODY = re.compile(r"\b(?:man|woman|boy|girl|youth|teenager|lad) of $", re.IGNORECASE)
_AFTER = re.compile(
    r"\s*$|[.,;)](?!\d)| (?:and|who|whose|was|is|has|had|from|at|in|on|to|after|with|died|killed|were)\b"
)
# One of several, of which the first, or the last, has the word.
_LISTED_AFTER = re.compile(r"(?:, \d{1,3})*,? and \d{1,3}(?:[- ]years?[- ]olds?\b| years of age\b)")
_LISTED = re.compile(r"\baged? (?:\d{1,3}, ){0,6}(?:\d{1,3},? and )?$")


def tells_age(text: str, numeral: Numeral) -> bool:
    """Whether a bare whole number is how old somebody is, by the words around it."""
    if numeral.scaled or numeral.value != int(numeral.value) or not 0 < numeral.value <= OLDEST:
        return False
    begin = max(0, numeral.start - REACH)
    if _LISTED_AFTER.match(text, numeral.end) or _LISTED.search(text, begin, numeral.start):
        return True
    return _AFTER.match(text, numeral.end) is not None and bool(_SOMEBODY.search(text, begin, numeral.start))
