"""Rules for what is told from now or again and again: last, next, this, every."""

import re
from datetime import date

from twosource.language.dates import SEASONS, UNKNOWN, WEEKDAYS, offset, weekday_near
from twosource.language.numerals import Notation, read_numeral
from twosource.language.timewords import (
    ANY_DAY,
    ANY_MONTH,
    DAYPARTS,
    PART,
    UNIT,
    Found,
    Setting,
    month_of,
    rx,
    span_value,
    unit_of,
)

__all__ = ["relative_rule"]

RELATIVE_SPAN = rx(
    rf"(?P<which>last|past|previous|next|coming|following|recent) "
    rf"(?P<count>few|several|couple of|many|[\w-]+)(?: or so| full)? {UNIT}"
)
RELATIVE_UNIT = rx(
    rf"(?P<which>last|past|previous|next|coming|following|this|current|same|that|recent) {UNIT}"
)
RELATIVE_DAY = rx(rf"(?P<which>last|past|previous|next|coming|following|this) {ANY_DAY}(?: {PART})?(?!\w)")
RELATIVE_MONTH = rx(rf"(?P<which>last|past|previous|next|coming|following|this) {ANY_MONTH}(?! \d)")
RELATIVE_SEASON = rx(
    r"(?P<which>last|past|previous|next|coming|following|this) (?P<season>spring|summer|autumn|fall|winter)\b"
)
RELATIVE_PART = rx(r"(?P<which>last|this|that|same) (?P<part>night|morning|afternoon|evening)\b")
EVERY = rx(
    rf"(?:every|each|once an?|once every|once each) "
    rf"(?:(?P<other>other) |(?P<count>[\w-]+) )?(?:{ANY_DAY}|{PART}|{UNIT})(?!\w)"
)
STEP = {
    "last": -1,
    "past": -1,
    "previous": -1,
    "next": 1,
    "coming": 1,
    "following": 1,
    "this": 0,
    "current": 0,
}


def count_of(word: str) -> tuple[bool, float | None]:
    """Whether ``word`` is a number, and which; None for "several"."""
    lower = word.lower()
    if lower in {"few", "several", "many", "couple of"}:
        return True, 2.0 if lower == "couple of" else None
    if not word or not (word[0].isalpha() or (word[0].isascii() and word[0].isdigit())):
        return False, None
    numeral = read_numeral(word, 0, Notation())
    if numeral is None or numeral.end != len(word) or numeral.fraction:
        return False, None
    return True, numeral.value


def relative_rule(setting: Setting, at: int, word: str) -> Found | None:
    text, ref, lower = setting.text, setting.ref, word.lower()
    if lower in {"every", "each", "once"}:
        return every(setting, at)
    if lower == "these":
        return Found(at, at + 10, "PRESENT_REF", "date", False) if THESE_DAYS.match(text, at) else None
    if lower == "another":
        match = ANOTHER.match(text, at)
        return Found(at, match.end(), span_value(unit_of(match), 1), "duration") if match else None
    match = RELATIVE_SPAN.match(text, at)
    if match:
        known, count = count_of(match["count"])
        if known:
            return Found(*_with_the(text, at, match.end()), span_value(unit_of(match), count), "duration")
    match = RELATIVE_UNIT.match(text, at)
    if match and not (match["unit"].lower() == "night" and RELATIVE_PART.match(text, at)):
        return relative_unit(setting, at, match)
    match = RELATIVE_PART.match(text, at)
    if match:
        day = (
            UNKNOWN["day"] if lower in {"that", "same"} else offset("day", -1 if lower == "last" else 0, ref)
        )
        return Found(at, match.end(), f"{day}T{DAYPARTS[match['part'].lower()]}", "time")
    match = RELATIVE_DAY.match(text, at)
    if match and (match["weekday"][0].isupper() or len(match["weekday"]) > 5):
        number = WEEKDAYS[match["weekday"].lower().rstrip(".")]
        which = {-1: "last", 1: "next", 0: "future"}[STEP[lower]]
        value = weekday_near(number, ref, which)
        if match["part"]:
            return Found(at, match.end(), f"{value}T{DAYPARTS[match['part'].lower()]}", "time")
        return Found(at, match.end(), value, "date")
    match = RELATIVE_MONTH.match(text, at)
    if match and match["month"][0].isupper():
        month = month_of(match)
        return Found(at, match.end(), f"{_year_of(month, STEP[lower], ref)}-{month:02d}", "date")
    match = RELATIVE_SEASON.match(text, at)
    if match:
        season = SEASONS[match["season"].lower()]
        middle = {"SP": 4, "SU": 7, "FA": 10, "WI": 12}[season]
        return Found(at, match.end(), f"{_year_of(middle, STEP[lower], ref)}-{season}", "date")
    if lower == "recent" and NOUN_BEHIND.match(text, at + len(word)):
        return Found(at, at + len(word), "PAST_REF", "date", False)
    if lower == "past" and THE.search(text, max(0, at - 16), at) and not NOUN_BEHIND.match(text, at + 4):
        return Found(at - 4 if text[at - 4 : at].lower() == "the " else at, at + 4, "PAST_REF", "date", False)
    return None


THESE_DAYS = rx(r"these days\b")
ANOTHER = rx(rf"another (?:full |whole )?{UNIT}")
THE = rx(r"\b(?:in|of|from|than|like|on) the (?:recent |distant )?$")
# A word after it that does not make "past" or "recent" an adjective of a noun.
NOUN_BEHIND = re.compile(
    r" (?!(?:of|in|for|and|or|as|is|was|were|to|with|when|if|that|which|on|at|by|from|but|they|he|she|it|we|"
    r"you|there|this|his|her|their|its|have|has|had|would|could|can|may|not|been|because|while)\b)[a-z]"
)


def _with_the(text: str, at: int, end: int) -> tuple[int, int]:
    return (at - 4, end) if text[max(0, at - 4) : at].lower() == "the " else (at, end)


def _year_of(month: int, step: int, ref: date | None) -> str:
    """The year of last, this or next March."""
    if ref is None:
        return "XXXX"
    if step < 0:
        return f"{ref.year - (month >= ref.month):04d}"
    if step > 0:
        return f"{ref.year + (month <= ref.month):04d}"
    return f"{ref.year:04d}"


def relative_unit(setting: Setting, at: int, match: re.Match[str]) -> Found | None:
    """Last year, this week, the past decade, recent months, the following day, that year."""
    text, lower, unit = setting.text, match["which"].lower(), unit_of(match)
    plural = text[match.end() - 1] == "s"
    if lower == "recent" or (plural and lower in {"past", "previous", "coming", "following", "last", "next"}):
        return (
            Found(*_with_the(text, at, match.end()), span_value(unit, None), "duration") if plural else None
        )
    if plural:
        return None
    if lower == "past" or (lower == "last" and text[max(0, at - 4) : at].lower() == "the "):
        return Found(*_with_the(text, at, match.end()), span_value(unit, 1), "duration")
    if unit not in UNKNOWN or (unit == "century" and lower in {"same", "that"}):
        return None
    if lower in {"same", "that", "following", "previous"}:
        # Relative to a day that the text named before: open.
        return Found(at, match.end(), UNKNOWN[unit], "date")
    if match["unit"].lower() == "night":
        return None
    return Found(at, match.end(), offset(unit, STEP[lower], setting.ref), "date")


def every(setting: Setting, at: int) -> Found | None:
    match = EVERY.match(setting.text, at)
    if not match:
        return None
    if match["weekday"]:
        if not match["weekday"][0].isupper() and len(match["weekday"]) < 6:
            return None
        return Found(at, match.end(), f"XXXX-WXX-{WEEKDAYS[match['weekday'].lower().rstrip('.')]}", "set")
    if match["part"]:
        return Found(at, match.end(), f"XXXX-XX-XXT{DAYPARTS[match['part'].lower()]}", "set")
    count: float | None = 2.0 if match["other"] else 1.0
    if match["count"]:
        known, count = count_of(match["count"])
        if not known:
            return None
    return Found(at, match.end(), span_value(unit_of(match), count), "set")
