"""Whether two times agree: intervals, partial dates, durations, repeated times."""

import calendar
import re
from datetime import date, datetime, timedelta
from typing import Literal

from twosource.model import Time

__all__ = ["compare_times", "duration_days", "zone_of"]

Relation = Literal["equal", "rounding", "refinement", "compatible", "conflict", "not-comparable"]

# An hour told roughly may be so many minutes off.
ABOUT = 20
DURATION = re.compile(
    r"P(?:(?P<L>[\d.]+)ML)?(?:(?P<C>[\d.]+)CE)?(?:(?P<E>[\d.]+)DE)?(?:(?P<Y>[\d.]+)Y)?(?:(?P<Q>[\d.]+)Q)?"
    r"(?:(?P<M>[\d.]+)M)?(?:(?P<W>[\d.]+)W)?(?:(?P<D>[\d.]+)D)?"
    r"(?:T(?:(?P<h>[\d.]+)H)?(?:(?P<m>[\d.]+)M)?(?:(?P<s>[\d.]+)S)?)?$"
)
DAYS = {"L": 365242.5, "C": 36524.25, "E": 3652.425, "Y": 365.2425, "Q": 91.310625, "M": 30.436875, "W": 7.0}
DAYS |= {"D": 1.0, "h": 1 / 24, "m": 1 / 1440, "s": 1 / 86400}
_ZONE = re.compile(
    r"\b(?:local time|[ECMP][SD]?T|GMT|BST|UTC|CES?T|IST|JST|AE[SD]T|Eastern|Pacific|Central)\b"
)
# The names of one zone; in summer and in winter it is written otherwise.
_SAME_ZONE = {
    "est": "et", "edt": "et", "eastern": "et", "cst": "ct", "cdt": "ct", "central": "ct", "mst": "mt",
    "mdt": "mt", "pst": "pt", "pdt": "pt", "pacific": "pt", "utc": "gmt", "cest": "cet", "aedt": "aest",
}  # fmt: skip
_DIGIT = re.compile(r"\d")
_STEPS = re.compile(
    r"\b(?:(?P<this>this|today|tonight)|(?P<that>that|same)|(?P<last>last|past|previous|yesterday)"
    r"|(?P<next>next|coming|following|tomorrow)"
    r"|(?P<ago>[\w-]+) \w+ (?:ago|earlier|before)|(?P<later>[\w-]+) \w+ (?:later|after))\b"
)
_CLOCK = re.compile(r"T\d\d")
# The hours that a part of the day spans, from the TIMEX3 codes; "night" runs past midnight.
PARTS = {"MO": (5, 12), "MI": (11, 13), "AF": (12, 18), "EV": (17, 24), "NI": (18, 30), "DT": (6, 18)}
DAWN = PARTS["NI"][1] - 24


def compare_times(a: Time, b: Time) -> Relation:
    """How two times relate; symmetric. Unresolved ones are compared by the parts that they state."""
    if "_REF" in a.value or "_REF" in b.value:
        return "equal" if a.value == b.value else "not-comparable"
    if {a.kind, b.kind} <= {"date", "time"}:
        relation = _moments(a, b)
        relation = _loosened(a, b) if relation == "conflict" else relation
        return _zoned(a, b, relation)
    if a.kind != b.kind:
        return "not-comparable"
    if a.value == b.value:
        return "equal"
    if a.kind == "duration":
        return _durations(a.value, b.value)
    # Weekly and every Tuesday: the finer one names the day.
    if {a.value, b.value} & {"P1W", "XXXX-WXX"} and any(
        v.startswith("XXXX-WXX-") for v in (a.value, b.value)
    ):
        return "refinement"
    return _durations(a.value, b.value)


def _zoned(a: Time, b: Time, relation: Relation) -> Relation:
    """How two hours relate of which each names its time zone; ``relation`` is that of what the clocks show.

    In two zones they are one moment only where the clocks differ; "local time" may be either.
    """
    zones = [zone_of(time.span.text) for time in (a, b)]
    clocks = all(_CLOCK.search(time.value) for time in (a, b))
    if not clocks or not all(zones) or zones[0] == zones[1]:
        return relation
    return "not-comparable" if relation == "conflict" or "local" in zones else "conflict"


def zone_of(words: str) -> str:
    """The time zone that the words of an hour name, in one word for all its names; "" without one."""
    found = _ZONE.search(words)
    if found is None:
        return ""
    name = found.group().lower()
    return _SAME_ZONE.get(name, name.split()[0])


def _moments(a: Time, b: Time) -> Relation:
    if a.start and a.end and b.start and b.end:
        one, two = (_edge(a.start, False), _edge(a.end, True)), (_edge(b.start, False), _edge(b.end, True))
        if None not in one and None not in two:
            if one == two:
                return "equal"
            return _intervals(one, two)  # type: ignore[arg-type]
    if a.value == b.value:
        return "equal" if _of_one_step(a, b) else "not-comparable"
    return _parts(a.value, b.value)


def _of_one_step(a: Time, b: Time) -> bool:
    """Whether two unresolved times may be one: "next month" is not "this month"."""
    if _DIGIT.search(a.value):
        return True
    steps = [_step(time.span.text.lower()) for time in (a, b)]
    return None in steps or steps[0] == steps[1]


def _step(words: str) -> str | None:
    """Where a time lies from the day of its report, or of what was told before; None where no word says."""
    found = _STEPS.search(words)
    if found is None:
        return None
    step = next((name for name, word in found.groupdict().items() if word), "")
    if step not in ("ago", "later"):
        return step
    count = "one" if found[step] in ("a", "an", "1") else found[step]
    return ("last" if step == "ago" else "next") if count == "one" else f"{step} {count}"


def _loosened(a: Time, b: Time) -> Relation:
    """Two times that differ, of which one may be a bound or told roughly: "by Friday", "about nine"."""
    if "APPROX" in (a.mod, b.mod):
        return "rounding" if _almost(a, b) else "conflict"
    if a.mod == b.mod:
        return "conflict"  # deadlines are compared as days are
    for bound, other in ((a, b), (b, a)):
        if bound.mod is None:
            continue
        later = _later(other, bound)
        outside = later if bound.mod in ("BEFORE", "ON_OR_BEFORE") else later is False
        # Of two weekdays without a date nobody knows which comes first.
        if not outside:
            return "compatible"
    return "conflict"


def _almost(a: Time, b: Time) -> bool:
    """Whether two clock times, of one day as far as the days are told, are a few minutes apart."""
    days, clocks = zip(*(time.value.partition("T")[::2] for time in (a, b)), strict=True)
    hours = [_hours(clock) for clock in clocks]
    if hours[0] is None or hours[1] is None or (all(days) and days[0] != days[1]):
        return False
    return abs(hours[0][0] - hours[1][0]) <= ABOUT / 60


def _later(a: Time, b: Time) -> bool | None:
    """Whether ``a`` lies after ``b``; None where it is not known."""
    if a.start and b.start:
        return a.start > b.start
    days, clocks = zip(*(time.value.partition("T")[::2] for time in (a, b)), strict=True)
    hours = [_hours(clock) for clock in clocks]
    if days[0] != days[1] or hours[0] is None or hours[1] is None:
        return None
    return hours[0] > hours[1]


def _edge(stamp: str, late: bool) -> datetime | None:
    """The first or last second of what an ISO date or time names."""
    try:
        if len(stamp) == 4:
            moment = datetime(int(stamp), 12 if late else 1, 31 if late else 1)
        elif len(stamp) == 7:
            year, month = int(stamp[:4]), int(stamp[5:7])
            moment = datetime(year, month, calendar.monthrange(year, month)[1] if late else 1)
        else:
            moment = datetime.fromisoformat(stamp).replace(tzinfo=None)
    except ValueError:
        return None
    if "T" not in stamp:
        return moment.replace(hour=23, minute=59, second=59) if late else moment
    if late:
        return moment + timedelta(seconds=59 if len(stamp) == 16 else 0)
    return moment


def _intervals(a: tuple[datetime, datetime], b: tuple[datetime, datetime]) -> Relation:
    if a[1] < b[0] or b[1] < a[0]:
        return "conflict"
    if (a[0] <= b[0] and b[1] <= a[1]) or (b[0] <= a[0] and a[1] <= b[1]):
        return "refinement"
    return "compatible"


PIECES = re.compile(
    r"(?:(?P<year>[\dX]{4})(?:-(?:W(?P<week>[\dX]{2})(?:-(?P<weekday>\d|WE))?|(?P<season>SP|SU|FA|WI|Q\d|H\d)"
    r"|(?P<month>[\dX]{2})(?:-(?P<day>[\dX]{2}))?))?)?(?:T(?P<clock>[\dX]{2}:[\d:]+|[A-Z]{2}))?"
)


def _parts(a: str, b: str) -> Relation:
    """Two values with unknown parts: a part that both state must agree."""
    left, right = PIECES.match(a), PIECES.match(b)
    if not left or not right:
        return "not-comparable"
    one, two = left.groupdict(), right.groupdict()
    for pieces in (one, two):
        _fill(pieces)
    more = [0, 0]
    shared = 0
    for part in ("year", "season", "month", "day", "weekday", "clock"):
        x, y = one[part], two[part]
        x = None if x is None or "X" in x else x
        y = None if y is None or "X" in y else y
        if x and y:
            if part == "clock":
                relation = _clocks(x, y, of_one_day=shared > 0)
                if relation == "conflict":
                    return relation
                more[0] += relation == "refinement"
            elif part == "weekday" and x != y and "WE" in (x, y):
                if not {x, y} & {"6", "7"}:
                    return "conflict"
                more[0 if y == "WE" else 1] += 1
            elif x != y:
                return "conflict"
            shared += 1
        elif x or y:
            more[0 if x else 1] += 1
    if not shared:
        # Tuesday and 5 April can be one day; nine o'clock says nothing of any day.
        days = all(any(pieces[part] for part in ("month", "day", "weekday")) for pieces in (one, two))
        return "compatible" if days and all(more) else "not-comparable"
    if not any(more):
        return "equal"
    return "compatible" if all(more) else "refinement"


def _fill(pieces: dict[str, str | None]) -> None:
    """The weekday that a full date falls on."""
    year, month, day = pieces["year"], pieces["month"], pieces["day"]
    if year and month and day and "X" not in year + month + day and not pieces["weekday"]:
        try:
            pieces["weekday"] = str(date(int(year), int(month), int(day)).isoweekday())
        except ValueError:
            return


def _clocks(a: str, b: str, *, of_one_day: bool) -> Relation:
    """Clock times and parts of the day."""
    one, two = _hours(a), _hours(b)
    if one is None or two is None:
        return "not-comparable"
    if one == two:
        return "equal"
    if one[1] < two[0] or two[1] < one[0]:
        # The night of no named day goes on after midnight; Monday's is none of Monday's small hours.
        return (
            "refinement" if "NI" in (a, b) and min(one[0], two[0]) < DAWN and not of_one_day else "conflict"
        )
    return "refinement"


def _hours(clock: str) -> tuple[float, float] | None:
    if clock in PARTS:
        return PARTS[clock]
    found = re.match(r"(\d\d):(\d\d)", clock)
    if not found:
        return None
    at = int(found[1]) + int(found[2]) / 60
    return at, at


def duration_days(value: str) -> float | None:
    """The length of a TIMEX3 duration in days; None where it names none ("PXY")."""
    found = DURATION.match(value)
    if not found or value in {"P", "PT"}:
        return None
    try:
        return sum(float(number) * DAYS[unit] for unit, number in found.groupdict().items() if number)
    except ValueError:
        return None


def _durations(a: str, b: str) -> Relation:
    one, two = duration_days(a), duration_days(b)
    if not one or not two:
        return "not-comparable"
    gap = abs(one - two) / max(one, two)
    if gap < 0.004:
        # Twelve months and a year; a month is no fixed number of days.
        return "equal"
    # Told in other units, the coarser one is rounded: 23 months, two years.
    if a[-1] != b[-1] and gap <= 0.1:
        return "rounding"
    return "conflict"
