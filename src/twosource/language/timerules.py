"""The rules of the time grammar, by the kind of word that calls them.

Each rule takes the setting, the offset of the word and the word, and returns what it found or None.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from twosource.language.dates import (
    MONTHS,
    SEASONS,
    UNKNOWN,
    WEEKDAYS,
    nearest_year,
    offset,
    weekday_near,
)
from twosource.language.numerals import Notation, read_numeral

__all__ = ["DEICTIC", "HOLIDAYS", "RULES", "Found", "Setting"]

Kind = Literal["date", "time", "duration", "set"]


@dataclass(frozen=True, slots=True)
class Setting:
    """The text, and the day of its publication where that is known."""

    text: str
    ref: date | None


@dataclass(frozen=True, slots=True)
class Found:
    """A time expression: offsets, TIMEX3 value, kind. ``extends``: "the" and "late" before it belong to it."""

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
UNIT = r"(?P<unit>second|minute|hour|day|week|month|year|decade|centurie|century|quarter|weekend|fortnight|night)s?\b"
LETTER = {
    "second": "T{}S", "minute": "T{}M", "hour": "T{}H", "day": "{}D", "week": "{}W", "month": "{}M",
    "year": "{}Y", "decade": "{}DE", "century": "{}CE", "quarter": "{}Q", "weekend": "{}WE", "fortnight": "{}W",
}  # fmt: skip


def unit_of(match: re.Match[str]) -> str:
    word = match["unit"].lower()
    return UNITS.get(word) or UNITS[word.rstrip("s")]


def span_value(unit: str, count: float | None) -> str:
    """The TIMEX3 duration of ``count`` units: P3Y, PT2H, PXM."""
    if unit == "fortnight" and count is not None:
        count *= 2
    number = "X" if count is None else f"{count:g}" if count < 1e6 else f"{count:.0f}"
    return "P" + LETTER[unit].format(number)


# --- a month -----------------------------------------------------------------

MONTH_DAY = rx(
    rf"{ANY_MONTH} (?:the )?(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\b(?![:%]|[.,]\d|,\d{{3}})(?:(?:,? |,){YEAR})?"
)
MONTH_YEAR = rx(rf"{ANY_MONTH}(?:,| of)? {YEAR}")
MONTH_ONLY = rx(rf"{ANY_MONTH}(?! \d)")
CUE_BEFORE_MONTH = rx(
    r"\b(?:in|of|since|last|next|this|early|late|mid|by|until|till|from|to|between|and|through|during|before|after|every|"
    r"each|previous|on|for)[ -]$"
)


def month_rule(setting: Setting, at: int, word: str) -> Found | None:
    text = setting.text
    if not word[0].isupper():
        return None
    month = MONTHS[word.lower()]
    match = MONTH_DAY.match(text, at)
    if match and 1 <= int(match["day"]) <= 31:
        year = match["year"] or nearest_year(month, int(match["day"]), setting.ref)
        return Found(at, match.end(), f"{year}-{month:02d}-{int(match['day']):02d}", "date", False)
    match = MONTH_YEAR.match(text, at)
    if match:
        return Found(at, match.end(), f"{match['year']}-{month:02d}", "date")
    match = MONTH_ONLY.match(text, at)
    if not match:
        return None
    # "May", "March", "Jan" are also words and names: only after a preposition of time.
    doubtful = word.lower() in {
        "may",
        "march",
        "april",
        "june",
        "august",
        "jan",
        "mar",
        "dec",
        "jun",
        "sep",
        "oct",
    }
    if doubtful and not CUE_BEFORE_MONTH.search(text, max(0, at - 12), at):
        return None
    end = match.end() - (1 if text[match.end() - 1] == "." and len(word) > 4 else 0)
    return Found(at, end, f"{nearest_year(month, None, setting.ref)}-{month:02d}", "date")


# --- a weekday ---------------------------------------------------------------

DAY_DATE = rx(rf"{ANY_DAY},? (?:the )?{ANY_MONTH} (?P<day>\d{{1,2}})(?:st|nd|rd|th)?\b(?:,? {YEAR})?")
DAY_DATE_2 = rx(rf"{ANY_DAY},? (?:the )?(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? {ANY_MONTH}(?:,? {YEAR})?")
DAY_PART = rx(rf"{ANY_DAY}(?: {PART})?(?!\w)")
FUTURE = rx(
    r"\b(?:will|to be|is set|are set|is due|are due|plans?|scheduled|expected|next|coming|upcoming|this)\b[^.!?\n]*$"
)


def weekday_rule(setting: Setting, at: int, word: str) -> Found | None:
    text, lower = setting.text, word.lower()
    if not word[0].isupper():
        return None
    for pattern in (DAY_DATE, DAY_DATE_2):
        match = pattern.match(text, at)
        if match and 1 <= int(match["day"]) <= 31:
            month = MONTHS[match["month"].lower().rstrip(".")]
            year = match["year"] or nearest_year(month, int(match["day"]), setting.ref)
            return Found(at, match.end(), f"{year}-{month:02d}-{int(match['day']):02d}", "date", False)
    if lower not in WEEKDAYS:
        return Found(at, at + len(word), f"XXXX-WXX-{WEEKDAYS[lower[:-1]]}", "set")
    number = WEEKDAYS[lower]
    if len(lower) < 6 and lower not in {"tues", "thurs"} and lower in {"sun", "sat", "wed", "mon"}:
        # Sun, Sat, Wed and Mon are words and names too.
        if not re.compile(r"[.,)]|[ ]\d").match(text, at + len(word)):
            return None
    match = DAY_PART.match(text, at)
    if not match:
        return None
    ahead = FUTURE.search(text, max(0, at - 60), at)
    value = weekday_near(number, setting.ref, "future" if ahead else "past")
    end = match.end() - (1 if text[match.end() - 1] == "." and len(word) > 4 else 0)
    if match["part"]:
        return Found(at, end, f"{value}T{DAYPARTS[match['part'].lower()]}", "time")
    return Found(at, end, value, "date")


# --- last, next, this, every -------------------------------------------------

RELATIVE_SPAN = rx(
    rf"(?P<which>last|past|previous|next|coming|following|recent) (?P<count>few|several|couple of|many|[\w-]+)(?: or so| full)? {UNIT}"
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
    rf"(?:every|each|once an?|once every|once each) (?:(?P<other>other) |(?P<count>[\w-]+) )?(?:{ANY_DAY}|{PART}|{UNIT})(?!\w)"
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
    match = RELATIVE_SPAN.match(text, at)
    if match:
        known, count = count_of(match["count"])
        if known:
            return Found(*_with_the(text, at, match.end()), span_value(unit_of(match), count), "duration")
    match = RELATIVE_UNIT.match(text, at)
    if match:
        return relative_unit(setting, at, match)
    match = RELATIVE_PART.match(text, at)
    if match:
        day = (
            UNKNOWN["day"] if lower in {"that", "same"} else offset("day", -1 if lower == "last" else 0, ref)
        )
        return Found(at, match.end(), f"{day}T{DAYPARTS[match['part'].lower()]}", "time")
    match = RELATIVE_DAY.match(text, at)
    if match and match["weekday"][0].isupper():
        number = WEEKDAYS[match["weekday"].lower().rstrip(".")]
        which = {-1: "last", 1: "next", 0: "future"}[STEP[lower]]
        value = weekday_near(number, ref, which)
        if match["part"]:
            return Found(at, match.end(), f"{value}T{DAYPARTS[match['part'].lower()]}", "time")
        return Found(at, match.end(), value, "date")
    match = RELATIVE_MONTH.match(text, at)
    if match and match["month"][0].isupper():
        month = MONTHS[match["month"].lower().rstrip(".")]
        return Found(at, match.end(), f"{_year_of(month, STEP[lower], ref)}-{month:02d}", "date")
    match = RELATIVE_SEASON.match(text, at)
    if match:
        season = SEASONS[match["season"].lower()]
        middle = {"SP": 4, "SU": 7, "FA": 10, "WI": 12}[season]
        return Found(at, match.end(), f"{_year_of(middle, STEP[lower], ref)}-{season}", "date")
    return None


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
        if not match["weekday"][0].isupper():
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


# --- now, today, yesterday ---------------------------------------------------

DEICTIC = {
    "today": 0, "yesterday": -1, "tomorrow": 1, "tonight": 0, "now": None, "currently": None, "recently": None,
    "nowadays": None, "presently": None, "overnight": 0,
}  # fmt: skip
DEICTIC_PART = rx(rf"(?:yesterday|tomorrow) {PART}\b")
LATER_NUMBER = {"recently": "PAST_REF"}


def deictic_rule(setting: Setting, at: int, word: str) -> Found | None:
    lower = word.lower()
    end = at + len(word)
    shift = DEICTIC[lower]
    if shift is None:
        return Found(at, end, LATER_NUMBER.get(lower, "PRESENT_REF"), "date", False)
    if setting.text[end : end + 2] in {"’s", "'s"} and lower == "today" and word[0].isupper():
        return None
    day = offset("day", shift, setting.ref)
    if lower in {"tonight", "overnight"}:
        return Found(at, end, f"{day}TNI", "time", False)
    match = DEICTIC_PART.match(setting.text, at)
    if match:
        return Found(at, match.end(), f"{day}T{DAYPARTS[match['part'].lower()]}", "time", False)
    return Found(at, end, day, "date", False)


# --- seasons, holidays, quarters ---------------------------------------------

SEASON = rx(rf"(?P<season>spring|summer|autumn|fall|winter)(?:(?:,| of)? {YEAR})?\b")
CUE_BEFORE_SEASON = rx(r"\b(?:in|the|of|early|late|mid|by|until|since|during|before|after|each|every)[ -]$")


def season_rule(setting: Setting, at: int, word: str) -> Found | None:
    match = SEASON.match(setting.text, at)
    if not match:
        return None
    season = SEASONS[match["season"].lower()]
    if match["year"]:
        return Found(at, match.end(), f"{match['year']}-{season}", "date")
    # A spring and a fall need not be seasons.
    cue = CUE_BEFORE_SEASON.search(setting.text, max(0, at - 8), at)
    if not cue or (word.lower() in {"spring", "fall"} and cue.group().lower().startswith(("of", "to"))):
        return None
    if word.lower() in {"spring", "fall"} and re.compile(r" (?:of|in|from|to|for)\b|s\b").match(
        setting.text, match.end()
    ):
        return None
    return Found(at, match.end(), f"XXXX-{season}", "date")


HOLIDAYS = {"christmas": 1, "halloween": 1, "new": 1, "valentine": 1, "independence": 1, "boxing": 1}
HOLIDAY = rx(
    rf"(?:(?P<d1225>Christmas(?: Day)?)|(?P<d1224>Christmas Eve)|(?P<d1031>Halloween)|(?P<d0101>New Year[’']?s? Day)|"
    rf"(?P<d1231>New Year[’']?s? Eve)|(?P<d0214>Valentine[’']?s Day)|(?P<d0704>Independence Day)|(?P<d1226>Boxing Day))"
    rf"(?: (?:of )?{YEAR})?(?!\w)",
    0,
)
EVES = rx(r"Christmas Eve", 0)


def holiday_rule(setting: Setting, at: int, word: str) -> Found | None:
    match = HOLIDAY.match(setting.text, at)
    if not match:
        return None
    name = next(key for key, value in match.groupdict().items() if key[0] == "d" and value)
    if name == "d1225" and EVES.match(setting.text, at):
        name = "d1224"
        longer = re.compile(rf"Christmas Eve(?: (?:of )?{YEAR})?(?!\w)").match(setting.text, at)
        match = longer or match
    month, day = int(name[1:3]), int(name[3:5])
    year = match["year"] or nearest_year(month, day, setting.ref)
    return Found(at, match.end(), f"{year}-{month:02d}-{day:02d}", "date", False)


NUMBERED = {
    "first": 1,
    "second": 2,
    "third": 3,
    "fourth": 4,
    "1st": 1,
    "2nd": 2,
    "3rd": 3,
    "4th": 4,
    "final": 4,
}
QUARTER = rx(
    r"(?P<number>first|second|third|fourth|final|[1-4](?:st|nd|rd|th))[ -](?P<unit>quarter|half)\b"
    rf"(?:(?: of|,)?(?: the)?(?: (?:fiscal|financial))?(?: year)? {YEAR}|(?P<rel> (?:of )?(?P<which>last|this|next|the) year\b))?"
)
SHORT_QUARTER = rx(rf"(?P<unit>[QH])(?P<number>[1-4])(?:(?: of| FY)?[ -]{YEAR})?(?!\w)", 0)
CENTURY = rx(r"(?P<number>eighteenth|nineteenth|twentieth|twenty-first|\d{1,2}(?:st|nd|rd|th))[ -]century\b")
CENTURIES = {"eighteenth": 18, "nineteenth": 19, "twentieth": 20, "twenty-first": 21}


def ordinal_rule(setting: Setting, at: int, word: str) -> Found | None:
    match = CENTURY.match(setting.text, at)
    if match:
        name = match["number"].lower()
        number = CENTURIES.get(name) or int(re.sub(r"\D", "", name))
        return Found(at, match.end(), f"{number - 1:02d}", "date") if 0 < number < 30 else None
    match = QUARTER.match(setting.text, at)
    if not match:
        return None
    letter = "Q" if match["unit"].lower() == "quarter" else "H"
    # The second half of a match is no half-year.
    if letter == "H" and not (match["year"] or match["rel"]):
        return None
    number = NUMBERED[match["number"].lower()]
    if letter == "H":
        number = min(number, 2)
    year = match["year"]
    if not year:
        step = {"last": -1, "next": 1}.get((match["which"] or "").lower(), 0)
        year = offset("year", step, setting.ref) if match["rel"] else _quarter_year(number, setting.ref)
    return Found(at, match.end(), f"{year}-{letter}{number}", "date")


def _quarter_year(number: int, ref: date | None) -> str:
    """The year of a bare quarter: the latest one that has begun."""
    if ref is None:
        return "XXXX"
    return f"{ref.year - (number > (ref.month - 1) // 3 + 1):04d}"


def quarter_rule(setting: Setting, at: int, word: str) -> Found | None:
    match = SHORT_QUARTER.match(setting.text, at)
    if match:
        if match["unit"] == "H" and (int(match["number"]) > 2 or not match["year"]):
            return None
        year = match["year"] or _quarter_year(int(match["number"]), setting.ref)
        return Found(at, match.end(), f"{year}-{match['unit']}{match['number']}", "date", False)
    match = FISCAL.match(setting.text, at)
    return Found(at, match.end(), match["year"], "date", False) if match else None


FISCAL = rx(rf"(?:fiscal(?: year)?|FY) ?{YEAR}")
SETS = {
    "daily": "P1D", "weekly": "P1W", "monthly": "P1M", "yearly": "P1Y", "annually": "P1Y", "annual": "P1Y",
    "quarterly": "P1Q", "nightly": "XXXX-XX-XXTNI", "hourly": "PT1H", "biweekly": "P2W", "fortnightly": "P2W",
}  # fmt: skip


def set_rule(setting: Setting, at: int, word: str) -> Found | None:
    # The Daily Something is a newspaper.
    if word[0].isupper() and at and setting.text[at - 1] not in '\n“"':
        return None
    return Found(at, at + len(word), SETS[word.lower()], "set")


# --- durations, ago, later ---------------------------------------------------

LENGTH = rx(
    r"(?P<half>(?: | ?- ?)and(?: | ?- ?)a(?: | ?- ?)half)?(?: (?:or so|more|full|straight|consecutive|whole|long|calendar|working))?[ -]?"
    r"(?P<unit>second|minute|hour|day|week|month|year|decade|centurie|century|fortnight|night|weekend|min|hr|yr|sec)s?\b"
    r"(?P<old>[ -]olds?\b| of age\b)?(?P<plus> and a half)?"
)
SHORT_UNITS = {"min": "minute", "hr": "hour", "yr": "year", "sec": "second", "night": "day"}
AGO = rx(
    r"(?:,? or so)? (?P<how>ago|earlier|before|previously|later|after|afterwards|hence|from now|prior)\b"
)
BETWEEN = rx(r"(?P<gap>[-–]| to | or | and )(?P<next>\d+|[a-z]+)(?P<rest>)")
INTO = rx(r" (?:from|since|on|in) ")
OVER = rx(r"\b(?:for|within|in|over|about|than|nearly|almost|after|around|least|under|spent|takes?|took|lasts?|lasting|"
          r"lasted|just|roughly|barely|only|up to|another|the next|once|entire|whole)[ ](?:half[ ]|half-)?$")  # fmt: skip
ARTICLE = rx(r"(?<![\w’'])(?P<what>half an?|an?|one)(?: (?:full|whole|long))?[ -]$")
PLURALS = rx(r"(?<![\w’'])(?P<what>for|recent|several|many|a few|few|some|those|these|over the|in|the)[ ]$")


def number_rule(setting: Setting, at: int, word: str) -> Found | None:
    """Three years, 18 months, two-and-a-half hours; with ago or later a date."""
    text, lower = setting.text, word.lower()
    count: float | None
    if lower in {"several", "many", "few", "dozens", "couple"}:
        match = re.compile(r"(?:several|many|few|dozens of|couple of|couple)(?= )", re.I).match(text, at)
        if not match:
            return None
        start, end = at, match.end()
        if text[max(0, at - 2) : at].lower() == "a ":
            start = at - 2
        count = 2.0 if lower == "couple" else None
    else:
        numeral = read_numeral(text, at, Notation())
        if numeral is None or numeral.fraction:
            return None
        start, end, count = numeral.start, numeral.end, numeral.value
        if at > 0 and (text[at - 1].isalnum() or text[at - 1] in "$£€.,#-–"):
            return None
    match = LENGTH.match(text, end)
    if not match or match["old"]:
        return None
    if end == match.start("unit") and not word[0].isdigit():
        return None
    if match["half"] or match["plus"]:
        count = (count or 0) + 0.5
    return length(setting, start, match.end(), match, count)


def length(setting: Setting, start: int, end: int, match: re.Match[str], count: float | None) -> Found:
    word = match["unit"].lower()
    unit = SHORT_UNITS.get(word) or UNITS.get(word) or UNITS[word.rstrip("s")]
    ago = AGO.match(setting.text, end)
    if ago:
        how = ago["how"].lower()
        # "two weeks before the vote" is a length; "two weeks before." points at a day.
        bare = not re.compile(r" (?:the|an?|his|her|their|its|[A-Z]|that|it|he|she|they|in|of)\b").match(
            setting.text, ago.end()
        )
        if how in {"ago", "hence", "from now"} and unit in UNKNOWN:
            if count is None or count != int(count):
                value = UNKNOWN[unit] if how != "ago" else "PAST_REF"
            else:
                value = offset(unit, int(count) * (-1 if how == "ago" else 1), setting.ref)
            return Found(start, ago.end(), value, "date", False)
        if how in {"ago", "from now"}:
            return Found(start, ago.end(), span_value(unit, count), "duration")
        if bare and unit in UNKNOWN:
            return Found(start, ago.end(), UNKNOWN[unit], "date", False)
        if bare:
            return Found(start, ago.end(), span_value(unit, count), "duration")
    return Found(start, end, span_value(unit, count), "duration")


SINGLE = rx(
    r"(?P<unit>second|minute|hour|day|week|month|year|decade|centurie|century|quarter|fortnight|night|weekend)(?P<many>s?)\b"
    r"(?P<old>[ -]olds?\b)?"
)
PART_OF = rx(
    r"\b(?:end|start|beginning|rest|middle|part|course|remainder|earlier|later|time|most) (?:of|in) the $"
)


def unit_rule(setting: Setting, at: int, word: str) -> Found | None:
    """A year ago, for a week, half an hour, years ago, for decades, the end of the year."""
    text = setting.text
    match = SINGLE.match(text, at)
    if not match or match["old"]:
        return None
    unit = unit_of(match)
    article = ARTICLE.search(text, max(0, at - 14), at)
    if not match["many"] and article:
        what = article["what"].lower()
        count = 0.5 if what.startswith("half") else 1.0
        ago = AGO.match(text, match.end())
        over = OVER.search(text, max(0, article.start() - 14), article.start())
        half = re.compile(r" and a half\b").match(text, match.end())
        if ago or over or count == 0.5 or half:
            end = half.end() if half else match.end()
            return length(setting, article.start(), end, match, count + (0.5 if half else 0))
        return None
    if match["many"]:
        cue = PLURALS.search(text, max(0, at - 12), at)
        ago = AGO.match(text, match.end())
        if ago or (cue and cue["what"].lower() in {"for", "recent"}):
            return length(setting, at, match.end(), match, None)
        return None
    if unit in UNKNOWN and PART_OF.search(text, max(0, at - 24), at):
        return Found(at, match.end(), offset(unit, 0, setting.ref), "date")
    return None


# --- digits ------------------------------------------------------------------

ISO = re.compile(
    r"(?P<y>\d{4})-(?P<m>\d\d)-(?P<d>\d\d)(?:[T ](?P<t>\d\d:\d\d)(?::\d\d)?(?:\.\d+)?Z?)?(?![\d-])"
)
NUMERIC = re.compile(r"(?P<a>\d{1,2})(?P<mark>[/.-])(?P<b>\d{1,2})(?P=mark)(?P<y>(?:19|20)?\d\d)(?![\d/%])")
YEAR_FIRST = re.compile(r"(?P<y>(?:19|20)\d\d)[/.](?P<m>\d\d?)[/.](?P<d>\d\d?)(?!\d)")
DAY_MONTH = rx(
    rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?: of)?[ -]{ANY_MONTH}(?:,?[ -]{YEAR}|,{YEAR.replace('year', 'year2')})?"
)
DAY_RANGE = rx(
    rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:[-–]| to | and )\d{{1,2}}(?:st|nd|rd|th)? {ANY_MONTH}(?:,? {YEAR})?"
)
ZONE = r"(?: (?:local time|[ECMP][SD]?T|GMT|BST|UTC|CET|CEST|IST|JST|AEST|AEDT|Eastern|Pacific|Central)\b)?"
CLOCK = rx(
    rf"(?P<h>\d{{1,2}})(?:[:.](?P<m>[0-5]\d))?(?::[0-5]\d)? ?(?P<half>a\.m\.|p\.m\.|a\.m|p\.m|am|pm|A\.M\.|P\.M\.|AM|PM)(?!\w){ZONE}"
)
CLOCK_24 = rx(rf"(?P<h>[01]?\d|2[0-4]):(?P<m>[0-5]\d)(?::[0-5]\d)?(?![\d:]){ZONE}")
ZULU = rx(r"(?P<h>[01]\d|2[0-3])(?P<m>[0-5]\d) ?(?:GMT|UTC|hours|BST|hrs)\b")
OCLOCK = rx(r"(?P<h>\d{1,2}) ?o[’']clock(?: in the (?P<part>morning|afternoon|evening))?")
DECADE = re.compile(r"(?P<y>(?:1[5-9]|20)\d)0[’']?s\b|(?P<short>[2-9])0[’']?s\b")
SEASON_YEARS = re.compile(r"(?P<a>(?:19|20)\d\d)[-–/](?P<b>(?:19|20)?\d\d)(?![\d-])")
PLAIN_YEAR = re.compile(YEAR + r"(?![-–’']?[A-Za-z]|:\d|/\d)")
YEAR_CUE = rx(
    r"(?:\b(?:in|since|by|until|till|of|from|to|year|during|before|after|through|late|early|mid|between|around|circa|about|"
    r"for|spring|summer|autumn|fall|winter|season|fiscal|and|or|a\.d\.|©|copyright|the|than|on|into|back)[ -]|[(–-])$"
)
YEAR_PAIR = rx(r"\b(?:between|from) (?:1[5-9]|20)\d\d (?:and|to) $")
NOT_YEAR = rx(
    r"\b(?:average|total|number|price|cost|sum|crowd|population|maximum|minimum|attendance|fine|speed|value|worth) of $"
    r"|\b(?:up to|than|least|nearly|almost|roughly|approximately|only|over|some) $"
)
COUNTED = re.compile(r"[ -](?!(?:was|is|has|as|its|this|his|across|versus|towards|thus|us|does|sales|elections?|was)\b)"
                     r"(?:[a-z]+ )?[a-z]{2,}s\b|[ ](?:people|men|women|children|percent|per|meters?|feet|miles?|km|kg|GMT|hp|bhp|rpm|mph|cc|lbs?)\b")  # fmt: skip


def digits_rule(setting: Setting, at: int, word: str) -> Found | None:
    text = setting.text
    before = text[at - 1] if at else " "
    if before in "$£€¥#@/_" or before.isalnum() or (before == "." and at > 1 and text[at - 2].isalnum()):
        return None
    if before == "," and at > 1 and text[at - 2].isdigit():
        return None
    after = text[at + len(word) : at + len(word) + 1]
    for pattern in (ISO, YEAR_FIRST):
        match = pattern.match(text, at) if len(word) == 4 and after in "-/." and after else None
        if match and 1 <= int(match["m"]) <= 12 and 1 <= int(match["d"]) <= 31:
            value = f"{match['y']}-{int(match['m']):02d}-{int(match['d']):02d}"
            clock = match.groupdict().get("t")
            return Found(
                at, match.end(), value + (f"T{clock}" if clock else ""), "time" if clock else "date", False
            )
    if len(word) <= 2:
        found = small_digits(setting, at, after)
        if found:
            return found
    if len(word) == 4:
        if after in {" ", ""} or after.isalpha():
            match = ZULU.match(text, at)
            if match:
                return Found(at, match.end(), f"T{match['h']}:{match['m']}", "time", False)
        match = DECADE.match(text, at)
        if match:
            return Found(at, match.end(), match["y"], "date")
        match = SEASON_YEARS.match(text, at)
        if match:
            second = match["b"] if len(match["b"]) == 4 else match["a"][:2] + match["b"]
            if int(match["a"]) < int(second) <= int(match["a"]) + 99:
                return Found(at, match.end(), f"{match['a']}/{second}", "date")
        found = plain_year(setting, at)
        if found:
            return found
    if re.compile(r"[14](?:st|nd|rd|th)|\d{1,2}(?:st|nd|rd|th)").match(text, at):
        found = ordinal_rule(setting, at, word)
        if found:
            return found
    return number_rule(setting, at, word)


def small_digits(setting: Setting, at: int, after: str) -> Found | None:
    """What can begin with one or two digits: a day, a clock time, a decade."""
    text, ref = setting.text, setting.ref
    match = CLOCK.match(text, at)
    if match and 1 <= int(match["h"]) <= 12:
        late = match["half"][0] in "pP"
        hour = int(match["h"]) % 12 + (12 if late else 0)
        return Found(at, match.end(), f"T{hour:02d}:{match['m'] or '00'}", "time", False)
    if after == ":":
        match = CLOCK_24.match(text, at)
        if match:
            return Found(at, match.end(), f"T{int(match['h']):02d}:{match['m']}", "time", False)
    if after in {"/", ".", "-"}:
        match = NUMERIC.match(text, at)
        if match:
            return numeric(setting, at, match)
    for pattern in (DAY_MONTH, DAY_RANGE):
        match = pattern.match(text, at)
        if match and match["month"][0].isupper() and 1 <= int(match["day"]) <= 31:
            month = MONTHS[match["month"].lower().rstrip(".")]
            groups = match.groupdict()
            year = groups.get("year") or groups.get("year2") or nearest_year(month, int(match["day"]), ref)
            return Found(at, match.end(), f"{year}-{month:02d}-{int(match['day']):02d}", "date")
    match = OCLOCK.match(text, at)
    if match and int(match["h"]) <= 24:
        hour = int(match["h"]) + (
            12 if (match["part"] or "")[:1] in {"a", "e"} and int(match["h"]) < 12 else 0
        )
        return Found(at, match.end(), f"T{hour:02d}:00", "time", False)
    match = DECADE.match(text, at)
    if (
        match
        and match["short"]
        and (text[max(0, at - 4) : at].lower() == "the " or text[at - 1 : at] in "’'‘")
    ):
        start = at - 1 if text[at - 1 : at] in {"’", "'", "‘"} else at
        # His 40s are an age.
        if not re.compile(
            r"\b(?:his|her|their|my|your|in the low|in the high|temperatures)[^.]*$", re.I
        ).search(text, max(0, at - 20), at):
            return Found(
                start, match.end(), f"{'20' if match['short'] in '01' else '19'}{match['short']}", "date"
            )
    return None


def numeric(setting: Setting, at: int, match: re.Match[str]) -> Found | None:
    """04/05/2019: the month is the part that can be one; where both can, the month stands first as in
    American English, unless the mark is a point, as it is in Europe."""
    a, b, year = int(match["a"]), int(match["b"]), match["y"]
    if len(year) == 2:
        if match["mark"] != "/":
            return None
        year = ("20" if int(year) < 50 else "19") + year
    month, day = (a, b) if match["mark"] != "." and a <= 12 else (b, a)
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    return Found(at, match.end(), f"{year}-{month:02d}-{day:02d}", "date", False)


def plain_year(setting: Setting, at: int) -> Found | None:
    text = setting.text
    match = PLAIN_YEAR.match(text, at)
    if not match:
        return None
    year = int(match["year"])
    cue = YEAR_CUE.search(text, max(0, at - 12), at)
    counted = COUNTED.match(text, match.end()) and not YEAR_PAIR.search(text, max(0, at - 18), at)
    if counted and not (
        cue and cue.group().strip().lower() in {"in", "since", "the", "of", "during", "by"} and year >= 1900
    ):
        return None
    if not cue and not 1900 <= year < 2100:
        return None
    if year >= 2100 or year < 1000 or NOT_YEAR.search(text, max(0, at - 16), at):
        return None
    if year < 1500 and cue and cue.group().strip().lower() not in {"in", "since", "from", "until", "a.d.", "year"}:
        return None
    return Found(at, match.end(), match["year"], "date")


CLOCKS = {"noon": "T12:00", "midday": "T12:00", "midnight": "T24:00"}


def clock_rule(setting: Setting, at: int, word: str) -> Found | None:
    return Found(at, at + len(word), CLOCKS[word.lower()], "time", False)


RULES: dict[str, tuple[Rule, ...]] = {
    "month": (month_rule,),
    "weekday": (weekday_rule,),
    "season": (season_rule,),
    "relative": (relative_rule,),
    "deictic": (deictic_rule,),
    "holiday": (holiday_rule,),
    "ordinal": (ordinal_rule, unit_rule),
    "quarter": (quarter_rule,),
    "set": (set_rule,),
    "unit": (unit_rule,),
    "clock": (clock_rule,),
    "number": (number_rule,),
    "digits": (digits_rule,),
}
