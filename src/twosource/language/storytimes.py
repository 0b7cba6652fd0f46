"""Times of a report without a date, settled by the dated reports of its story where those allow it."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import msgspec

from twosource.language.dates import UNKNOWN, interval, offset
from twosource.language.parsing import Parsed
from twosource.model import Time

__all__ = ["with_known_days"]

OPEN = re.compile(r"XXXX-(?:WXX-(?P<weekday>[1-7])|(?P<month>\d\d)(?:-(?P<day>\d\d))?)(?P<clock>T.*)?$")
DAY = re.compile(r"\d{4}-\d\d-\d\d")
# A weekday in an undated report is that of the others' week only if they lie this close together.
WEEK = 7


def with_known_days(parsed: Sequence[Parsed]) -> list[Parsed]:
    """The same reports in the same order.

    "Saturday" or "March 1" in a report without a date takes the day that the story's dated reports name
    by the same weekday, or the same day and month: if they name exactly one, and for weekdays if all
    that they were published lies within a week; so do "this year" and "last month". Otherwise it stays open.
    """
    dated = [one for one in parsed if one.report.published]
    if not dated or len(dated) == len(parsed):
        return list(parsed)
    weekdays, days = _named(dated)
    published = sorted(date.fromisoformat(str(one.report.published)[:10]) for one in dated)
    near = (published[-1] - published[0]).days <= WEEK
    told = published if near else []
    return [
        one
        if one.report.published
        else replace(
            one,
            times=tuple(
                _told_from(_settled(time, weekdays if near else {}, days), told) for time in one.times
            ),
        )
        for one in parsed
    ]


def _named(dated: Sequence[Parsed]) -> tuple[dict[str, set[str]], dict[str, set[str]]]:
    """The days that dated reports name, by weekday and by month and day."""
    weekdays: dict[str, set[str]] = defaultdict(set)
    days: dict[str, set[str]] = defaultdict(set)
    for one in dated:
        published = date.fromisoformat(str(one.report.published)[:10])
        for time in one.times:
            if time.kind not in {"date", "time"} or not DAY.match(time.value):
                continue
            day = date.fromisoformat(time.value[:10])
            days[time.value[5:10]].add(time.value[:10])
            if abs((published - day).days) <= WEEK:
                weekdays[str(day.isoweekday())].add(time.value[:10])
    return weekdays, days


PERIOD = re.compile(r"(?P<which>this|last|next) (?P<unit>year|month)", re.IGNORECASE)
STEP = {"last": -1, "this": 0, "next": 1}


def _told_from(time: Time, days: Sequence[date]) -> Time:
    """The year or month that is meant, if it is the same from each of ``days``."""
    match = PERIOD.fullmatch(" ".join(time.span.text.split()))
    if match is None or time.value not in UNKNOWN.values():
        return time
    unit = match["unit"].lower()
    meant = {offset(unit, STEP[match["which"].lower()], day) for day in days}
    if len(meant) != 1:
        return time
    value = meant.pop()
    start, end = interval(value)
    return msgspec.structs.replace(time, value=value, start=start, end=end)


def _settled(time: Time, weekdays: dict[str, set[str]], days: dict[str, set[str]]) -> Time:
    match = OPEN.match(time.value)
    if match is None or (match["month"] and not match["day"]):
        return time
    known = (
        weekdays.get(match["weekday"]) if match["weekday"] else days.get(f"{match['month']}-{match['day']}")
    )
    if known is None or len(known) != 1:
        return time
    value = next(iter(known)) + (match["clock"] or "")
    start, end = interval(value)
    return msgspec.structs.replace(time, value=value, start=start, end=end)
