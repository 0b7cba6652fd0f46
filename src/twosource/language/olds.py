"""Ages that no word for years gives: "a man of 34". Of "she was 34" only its whole sentence tells."""

import re

from twosource.language.numberforms import Numeral

__all__ = ["tells_age"]

OLDEST = 115
# So far back the word before it may begin.
REACH = 16
_SOMEBODY = re.compile(r"\b(?:man|woman|boy|girl|youth|teenager|lad) of $", re.IGNORECASE)
_AFTER = re.compile(
    r"\s*$|[.,;)](?!\d)| (?:and|who|whose|was|is|has|had|from|at|in|on|to|after|with|died|killed|were)\b"
)


def tells_age(text: str, numeral: Numeral) -> bool:
    """Whether a bare whole number is how old somebody is, by the words around it."""
    if numeral.scaled or numeral.value != int(numeral.value) or not 0 < numeral.value <= OLDEST:
        return False
    begin = max(0, numeral.start - REACH)
    return _AFTER.match(text, numeral.end) is not None and bool(_SOMEBODY.search(text, begin, numeral.start))
