"""Whether two clauses are of two months or years, so that they tell of two things however alike they are."""

import re

from twosource.claims.units import Unit
from twosource.claims.values import AGREE
from twosource.language import compare_times
from twosource.model import Time

__all__ = ["MONTH_OR_YEAR", "of_other_months", "opened_with"]

MONTH_OR_YEAR = re.compile(
    r"\b(?:1[5-9]\d\ds?|20\d\ds?|January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:earlier this|last|the previous) (?:month|year))\b"
)
_LONG_AGO = re.compile(r"(?:last|the previous) (?:month|year)")
_HAD = re.compile(r"\bhad\b", re.IGNORECASE)
# A day as TIMEX3 has it, or a day of the week.
_DAY = re.compile(r"-\d\d-\d\d|-W\w\w-\d")
# So many characters open a sentence: "Earlier in the summer of 2006, ..."
OPENING = 40


def of_other_months(u: Unit, v: Unit) -> bool:
    """Whether one of two clauses is of a month or year that nothing in the other allows for."""
    return any(_opened_elsewhen(x, y) or _other_month(x, y) for x, y in ((u, v), (v, u)))


def _opened_elsewhen(unit: Unit, other: Unit) -> bool:
    """Whether a sentence opens with a month or year that the other does not name: "In January, too, ..."."""
    when = opened_with(unit.sentence.text)
    return when is not None and when not in other.sentence.text


def _other_month(unit: Unit, other: Unit) -> bool:
    """Whether a clause is of a month or year in which the other's own date cannot lie.

    "Last year" is no Sunday that a report can name by its day alone; it may be 2014.
    """
    pairs = [(t, d) for t in unit.times for d in other.times if t.kind == d.kind == "date"]
    named = [(t, d) for t, d in pairs if MONTH_OR_YEAR.search(t.span.text)]
    if any(_is_long_ago(time, unit) and _DAY.search(date.value) for time, date in named):
        return True
    if any(compare_times(time, date) in AGREE for time, date in pairs):
        return False
    return any(compare_times(time, date) == "conflict" for time, date in named)


def _is_long_ago(time: Time, unit: Unit) -> bool:
    """ "Last year", or "had beaten them in May"."""
    return not time.start and bool(_LONG_AGO.match(time.span.text) or _HAD.search(unit.span.text))


def opened_with(sentence: str) -> str | None:
    """The month or year before the first comma at the head of a sentence."""
    opening = sentence[:OPENING]
    comma = opening.find(",")
    found = MONTH_OR_YEAR.search(opening[:comma]) if comma > 0 else None
    return found.group() if found is not None else None
