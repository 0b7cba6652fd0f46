"""When a figure holds: the dates of its clause, and whether two clauses are of times of other lengths."""

import re

from twosource.claims.units import Unit
from twosource.model import Figure, Time

__all__ = ["is_lasting", "of_other_lengths", "of_other_years", "period", "spoken"]

_OPEN = "9999"
_LONG = re.compile(r"\b(?:this|last|past|previous) (?:year|month|season|decade)\b", re.IGNORECASE)
_SINCE = re.compile(r"\bsince (?:(?:early|late|mid|last) )?$", re.IGNORECASE)
_AS_OF = re.compile(r"\b(?:as of|by|until) (?:late |early )?$", re.IGNORECASE)
_MONTH = re.compile(r"[\dX]{4}(?:-\d\d)?$")
_WEEKDAY = re.compile(r"-W\w\w-\d")


def of_other_lengths(u: Unit, v: Unit) -> bool:
    """Whether one clause is of a day of the week, the other of a longer time that hangs on its report.

    Such is a year or month, or the time since one.
    """
    return any(
        any(_LONG.search(t.span.text) for t in x.times) and any(_WEEKDAY.search(t.value) for t in y.times)
        for x, y in ((u, v), (v, u))
    ) or any(
        any(_begins(t, x) for t in x.times)
        and not any(_begins(t, y) for t in y.times)
        and any(_WEEKDAY.search(t.value) and not _is_as_of(t, y) for t in y.times)
        for x, y in ((u, v), (v, u))
    )


def _is_as_of(time: Time, unit: Unit) -> bool:
    before = unit.sentence.text[: time.span.start - unit.sentence.start]
    return _AS_OF.search(before) is not None


def _begins(time: Time, unit: Unit) -> bool:
    """Whether a clause tells of the time since a month or year: "since March"."""
    before = unit.sentence.text[: time.span.start - unit.sentence.start]
    return _SINCE.search(before) is not None and _MONTH.match(time.value) is not None


def of_other_years(a: Figure, u: Unit, b: Figure, v: Unit) -> bool:
    """Two figures so near that they could be one, but for years that do not touch: two figures."""
    first, second = period(a, u), period(b, v)
    return (
        first is not None
        and second is not None
        and (first[1][:4] < second[0][:4] or second[1][:4] < first[0][:4])
    )


def period(figure: Figure, unit: Unit) -> tuple[str, str] | None:
    """When the figure holds, as ISO dates: what the dates of its clause span, else its own date."""
    times = [t for t in unit.times if t.start and t.end and t.kind == "date"]
    as_of = re.match(r"\d{4}(?:-\d\d){0,2}(?!\d)", figure.as_of or "")
    if as_of is not None and len(times) < 2:
        return as_of.group(), _OPEN if _since(as_of.group(), unit) else as_of.group() + "~"
    if not times:
        return None
    last = max(t.end or "" for t in times)
    return min((t.start or "")[:10] for t in times), _OPEN if _since(last[:4], unit) else last[:10]


def _since(year: str, unit: Unit) -> bool:
    return bool(re.search(rf"\bsince (?:\w+ ){{0,2}}{re.escape(year[:4])}", unit.span.text, re.IGNORECASE))


def spoken(period: tuple[str, str]) -> str:
    start, end = period[0].rstrip("~"), period[1].rstrip("~")
    if end == _OPEN:
        return f"since {start[:4]}"
    if start[:4] == end[:4] and (start == end or (start[5:] == "01-01" and end[5:] == "12-31")):
        return start if len(start) <= 4 or start == end else start[:4]
    return f"{start[:4]} to {end[:4]}" if start[:4] != end[:4] else f"{start} to {end}"


def is_lasting(period: tuple[str, str] | None) -> bool:
    """A year or more: a day or a month may go unsaid, a year is part of what is measured."""
    return period is not None and (period[0][:4] != period[1][:4] or period[1].endswith(("12-31", "~")))
