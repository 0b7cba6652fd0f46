"""What the rules of the time grammar share: the text's setting, what is found, words and patterns."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from twosource.language.dates import MONTHS, WEEKDAYS

__all__ = [
    "ANY_DAY",
    "ANY_MONTH",
    "DAYPARTS",
    "LETTER",
    "PART",
    "UNIT",
    "UNITS",
    "YEAR",
    "Found",
    "Kind",
    "Rule",
    "Setting",
    "is_day",
    "month_of",
    "rx",
    "span_value",
    "unit_of",
]

Kind = Literal["date", "time", "duration", "set"]


@dataclass(frozen=True, slots=True)
class Setting:
    """The text, and the day of its publication where that is known."""

    text: str
    ref: date | None


@dataclass(frozen=True, slots=True)
class Found:
    """A time expression: offsets, TIMEX3 value, kind.

    ``extends``: "the" and "late" before it belong to it.
    """

    start: int
    end: int
    value: str
    kind: Kind
    extends: bool = True


Rule = Callable[[Setting, int, str], Found | None]


def rx(pattern: str, flags: int = re.IGNORECASE) -> re.Pattern[str]:
    """A pattern in which a blank stands for any white space but a line break, " ?" for some or none."""

    def widen(match: re.Match[str]) -> str:
        blank = match.group()
        return "[ \u00a0]*" if blank == " ?" else "[ \u00a0]+" if blank == " " else blank

    return re.compile(re.sub(r"\[[^\]]*\]|[ ]\??", widen, pattern), flags)


def alternatives(names: object) -> str:
    return "|".join(sorted(names, key=lambda name: (-len(name), name)))  # type: ignore[call-overload]


MONTH = alternatives(name for name in MONTHS if len(name) > 4 or name in {"may", "june", "july"})
MONTH_SHORT = alternatives(name for name in MONTHS if len(name) < 5 and name not in {"may", "june", "july"})
ANY_MONTH = rf"(?P<month>(?:{MONTH})\b|(?:{MONTH_SHORT})\b\.?)"
LONG_DAYS = alternatives(name for name in WEEKDAYS if len(name) > 5)
SHORT_DAYS = alternatives(name for name in WEEKDAYS if len(name) < 6)
ANY_DAY = rf"(?P<weekday>{LONG_DAYS}|(?:{SHORT_DAYS})\b\.?)"
YEAR = r"(?P<year>(?:1[0-9]|20)\d\d)(?![\d%]|[.,]\d|[-–]\w*old)"
DAYPARTS = {"morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI"}
PART = r"(?P<part>morning|afternoon|evening|night)"
UNITS = {
    "second": "second", "minute": "minute", "hour": "hour", "day": "day", "week": "week", "month": "month",
    "year": "year", "decade": "decade", "century": "century", "quarter": "quarter", "weekend": "weekend",
    "fortnight": "fortnight", "centurie": "century", "night": "day",
}  # fmt: skip
UNIT = (
    r"(?P<unit>second|minute|hour|day|week|month|year|decade|centurie|century|quarter|weekend|fortnight|night)"
    r"s?\b"
)
LETTER = {
    "second": "T{}S", "minute": "T{}M", "hour": "T{}H", "day": "{}D", "week": "{}W", "month": "{}M",
    "year": "{}Y", "decade": "{}DE", "century": "{}CE", "quarter": "{}Q", "weekend": "{}WE",
    "fortnight": "{}W",
}  # fmt: skip


def is_day(month: int, day: int) -> bool:
    """Whether that month can have that day."""
    return 1 <= day <= LONGEST_MONTHS[month - 1]


LONGEST_MONTHS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def unit_of(match: re.Match[str]) -> str:
    word = match["unit"].lower()
    return UNITS.get(word) or UNITS[word.rstrip("s")]


def span_value(unit: str, count: float | None) -> str:
    """The TIMEX3 duration of ``count`` units: P3Y, PT2H, PXM."""
    if unit == "fortnight" and count is not None:
        count *= 2
    number = "X" if count is None else f"{count:g}" if count < 1e6 else f"{count:.0f}"
    return "P" + LETTER[unit].format(number)


def month_of(match: re.Match[str]) -> int:
    """The number of the month that ``match`` names."""
    return MONTHS[match["month"].lower().rstrip(".")]
