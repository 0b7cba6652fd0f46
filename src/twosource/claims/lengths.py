"""Whether two lengths of time are of two things: a prison term and the part of it that was served."""

import re

from twosource.claims.happening import PHASES
from twosource.claims.holders import LASTING, Value
from twosource.claims.terms import Term
from twosource.claims.units import Unit
from twosource.claims.valuepairs import Rivals
from twosource.model import Figure

__all__ = ["tell_two_lengths"]

# What a court imposes, and what of it is served in the end; "sentenced to serve 12 years" imposes.
_IMPOSED = re.compile(
    r"\b(?:sentenc(?:e|es|ed|ing)|jail(?:s|ed|ing)?|imprison(?:s|ed|ing|ment)?|condemn(?:s|ed)?|hand(?:s|ed)"
    r"|terms?|faces?|facing|imposed|punish(?:ed|able|ment)|gets?|got|serving"
    r"|(?:to|will|must|should) serve)\b",
    re.IGNORECASE,
)
_SERVED = re.compile(
    r"\b(?:served|spent|parol(?:e|ed)|releas(?:e|ed)|freed|set free|walk(?:s|ed) (?:free|out)|out of"
    r"|credit(?:ed)? for|time served|left)\b",
    re.IGNORECASE,
)
_BEHIND_BARS = re.compile(
    r"\b(?:prison|jail|custody|bars|detention|sentence|parole|paroled)\b", re.IGNORECASE
)
# "After three hours" is how long it took until something was; "for three hours", how long it went on.
_AFTER = re.compile(
    r"\bafter(?: (?:about|some|just|only|nearly|almost|more than|less than|over))? $", re.IGNORECASE
)
_FOR = re.compile(
    r"\bfor(?: (?:about|some|just|only|nearly|almost|more than|less than|over))? $", re.IGNORECASE
)


def tell_two_lengths(rival: Rivals, u: Unit, v: Unit) -> bool:
    """Whether how long something lasts in the clause ``u`` is of what it cannot be of in ``v``."""
    if not all(isinstance(value, Figure) and value.unit in LASTING for value in (rival.a, rival.b)):
        return False
    sides = ((rival.a, u), (rival.b, v))
    return (
        _imposes_and_serves(u, v)
        or _imposes_and_serves(v, u)
        or _until_and_throughout(*sides)
        or _are_spent_apart(*sides)
    )


def _imposes_and_serves(u: Unit, v: Unit) -> bool:
    """Whether one tells of a term of prison, and the other how much of it somebody served."""
    term, served = u.span.text, v.span.text
    behind = any(_BEHIND_BARS.search(text) for text in (term, served))
    imposed = _IMPOSED.search(term) is not None and _SERVED.search(term) is None
    return behind and imposed and _SERVED.search(served) is not None and _IMPOSED.search(served) is None


def _until_and_throughout(one: tuple[Value, Unit], other: tuple[Value, Unit]) -> bool:
    """Whether one is how long it took until something was done, the other how long another thing went on.

    What ends after four weeks has gone on for four weeks.
    """
    u, v = one[1], other[1]
    if set(u.predicates) & set(v.predicates):
        return False
    return any(
        _AFTER.search(_before(*a)) is not None
        and _FOR.search(_before(*b)) is not None
        and not PHASES.intersection(a[1].predicates)
        for a, b in ((one, other), (other, one))
    )


def _are_spent_apart(one: tuple[Value, Unit], other: tuple[Value, Unit]) -> bool:
    """Whether somebody spends them on two things: 40 minutes with the families, two hours at the scene."""
    if not all("spend" in unit.predicates for _, unit in (one, other)):
        return False
    here, there = (
        {t.key for t in unit.terms if t.role not in ("subj", "pred") and not _is_in(t, value)}
        for value, unit in (one, other)
    )
    return bool(here and there) and here.isdisjoint(there)


def _is_in(term: Term, value: Value) -> bool:
    return value.span.start <= term.start < value.span.end


def _before(value: Value, unit: Unit) -> str:
    return unit.sentence.text[: value.span.start - unit.sentence.start]
