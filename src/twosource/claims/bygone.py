"""What a sentence tells on from the time that the one before it opened with.

"In April last year a quake struck off Banda Aceh. Five people died in the quake": the toll is of that April.
"""

import re

from twosource.claims.context import Context
from twosource.claims.months import MONTH_OR_YEAR
from twosource.claims.units import Unit

__all__ = ["told_on_from"]

# "In April last year", "Back in 2009": so many characters hold it.
_OPENING = re.compile(r"(?:In|During|Last|Back in|Earlier in|Early in|Late in)\b[^,.;]{0,24}")


def told_on_from(unit: Unit, context: Context) -> str | None:
    """The month or year that the sentence before opens with, where the unit's own names no time."""
    document = next(d for d in context.parsed if d.report.id == unit.report)
    own = unit.sentence
    if unit.index == 0 or any(own.start <= t.span.start < own.end for t in document.times):
        return None
    before = document.sentences[unit.index - 1]
    if "\n\n" in document.report.text[before.end : own.start]:
        return None
    opening = _OPENING.match(before.text)
    found = MONTH_OR_YEAR.search(opening.group()) if opening is not None else None
    return found.group() if found is not None else None
