"""Calendar arithmetic on TIMEX3 values: offsets from a reference day, and the interval of a value."""

import calendar
import re
from datetime import date, timedelta

__all__ = ["MONTHS", "WEEKDAYS", "interval", "nearest_year", "offset", "reference", "weekday_near"]

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan", "february feb febr", "march mar", "april apr", "may", "june jun", "july jul",
            "august aug", "september sept sep", "october oct", "november nov", "december dec",
        ),
        1,
    )
    for name in names.split()
}  # fmt: skip
WEEKDAYS = {
    name: number
    for number, names in enumerate(
        ("monday mon", "tuesday tues tue", "wednesday wed", "thursday thurs thur thu", "friday fri",
         "saturday sat", "sunday sun"),
        1,
    )
    for name in names.split()
}  # fmt: skip
SEASONS = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}
# The months of a season in the north; winter runs into the next year.
SEASON_MONTHS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 14)}
UNKNOWN = {
    "year": "XXXX",
    "month": "XXXX-XX",
    "week": "XXXX-WXX",
    "weekend": "XXXX-WXX-WE",
    "day": "XXXX-XX-XX",
    "quarter": "XXXX-QX",
    "decade": "XXX",
    "century": "XX",
    "fortnight": "XXXX-WXX",
}


def reference(published: str | None) -> date | None:
    """The day of an ISO date or date-time; None where there is none, or no full one."""
    try:
        return date.fromisoformat((published or "")[:10])
    except ValueError:
        return None


def offset(unit: str, count: int, ref: date | None) -> str:
    """The value ``count`` units from ``ref``, as precise as the unit; X for what is not known."""
    if ref is None or abs(count) > 5000:
        return UNKNOWN[unit]
    try:
        if unit == "year":
            return f"{ref.year + count:04d}" if 0 < ref.year + count < 10000 else UNKNOWN[unit]
        if unit == "decade":
            return f"{(ref.year // 10 + count):03d}"
        if unit == "century":
            return f"{(ref.year // 100 + count):02d}"
        if unit == "month":
            months = ref.year * 12 + ref.month - 1 + count
            return f"{months // 12:04d}-{months % 12 + 1:02d}"
        if unit == "quarter":
            quarters = ref.year * 4 + (ref.month - 1) // 3 + count
            return f"{quarters // 4:04d}-Q{quarters % 4 + 1}"
        if unit in {"week", "weekend", "fortnight"}:
            year, week, _ = (ref + timedelta(weeks=count * (2 if unit == "fortnight" else 1))).isocalendar()
            return f"{year:04d}-W{week:02d}" + ("-WE" if unit == "weekend" else "")
        return (ref + timedelta(days=count)).isoformat()
    except (OverflowError, ValueError):
        return UNKNOWN[unit]


def weekday_near(number: int, ref: date | None, which: str) -> str:
    """The date of weekday ``number`` (1 Monday).

    ``which`` is "past" (today counts), "last", "next" or "future" (today counts).
    """
    if ref is None:
        return f"XXXX-WXX-{number}"
    back = (ref.isoweekday() - number) % 7
    if which == "last":
        back = back or 7
    elif which in {"next", "future"}:
        back = back - 7 if back or which == "next" else 0
    try:
        return (ref - timedelta(days=back)).isoformat()
    except OverflowError:
        return f"XXXX-WXX-{number}"


def nearest_year(month: int, day: int | None, ref: date | None) -> str:
    """The year that brings month and day nearest to ``ref``: in January, "Dec. 20" is last year's."""
    if ref is None:
        return "XXXX"
    months = ref.month - month
    year = ref.year + (1 if months > 6 else -1 if months < -6 else 0)
    if (month, day) == (2, 29):
        year = min(
            (each for each in range(ref.year - 8, ref.year + 9) if calendar.isleap(each)),
            key=lambda each: abs(each - year),
        )
    return f"{year:04d}" if 0 < year < 10000 else "XXXX"


VALUE = re.compile(
    r"(?P<year>\d{4})(?:-(?:(?P<month>\d\d)(?:-(?P<day>\d\d))?|W(?P<week>\d\d)(?:-(?P<part>WE|\d))?"
    r"|Q(?P<quarter>[1-4])|H(?P<half>[12])|(?P<season>SP|SU|FA|"
    r"WI)))?(?:T(?P<clock>\d\d:\d\d(?::\d\d)?|[A-Z]{2}))?$"
)


def interval(value: str) -> tuple[str | None, str | None]:
    """First and last day of a value as ISO dates, or its minute; (None, None) where it is not resolved."""
    try:
        return _interval(value)
    except (ValueError, OverflowError):
        return None, None


def _interval(value: str) -> tuple[str | None, str | None]:
    if re.fullmatch(r"\d{3}", value):
        return f"{value}0-01-01", f"{value}9-12-31"
    if re.fullmatch(r"\d{2}", value):
        return f"{value}00-01-01", f"{value}99-12-31"
    years = re.fullmatch(r"(\d{4})/(\d{4})", value)
    if years:
        return f"{years[1]}-01-01", f"{years[2]}-12-31"
    found = VALUE.match(value)
    if not found:
        return None, None
    year = int(found["year"])
    if found["week"]:
        part = found["part"]
        first = date.fromisocalendar(year, int(found["week"]), 6 if part == "WE" else int(part or 1))
        last = first + timedelta(days=1 if part == "WE" else 0 if part else 6)
        return first.isoformat(), last.isoformat()
    if found["quarter"]:
        first_month = int(found["quarter"]) * 3 - 2
        return _months(year, first_month, first_month + 2)
    if found["half"]:
        first_month = int(found["half"]) * 6 - 5
        return _months(year, first_month, first_month + 5)
    if found["season"]:
        return _months(year, *SEASON_MONTHS[found["season"]])
    if not found["month"]:
        return _months(year, 1, 12)
    if not found["day"]:
        return _months(year, int(found["month"]), int(found["month"]))
    day = date(year, int(found["month"]), int(found["day"])).isoformat()
    clock = found["clock"]
    if clock and clock[0].isdigit():
        return f"{day}T{clock}", f"{day}T{clock}"
    return day, day


def _months(year: int, first: int, last: int) -> tuple[str, str]:
    extra, month = divmod(last - 1, 12)
    end_year, end_month = year + extra, month + 1
    end = date(end_year, end_month, calendar.monthrange(end_year, end_month)[1])
    return date(year, first, 1).isoformat(), end.isoformat()
