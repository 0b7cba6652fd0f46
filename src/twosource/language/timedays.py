"""Rules for days: a month with its day and year, weekdays, today and yesterday, holidays."""

import re
from datetime import date

from twosource.language.dates import MONTHS, WEEKDAYS, nearest_year, offset, weekday_near
from twosource.language.timewords import (
    ANY_DAY,
    ANY_MONTH,
    DAYPARTS,
    PART,
    YEAR,
    Found,
    Setting,
    is_day,
    month_of,
    rx,
)

__all__ = ["DEICTIC", "HOLIDAYS", "deictic_rule", "holiday_rule", "month_rule", "weekday_rule"]

MONTH_DAY = rx(
    rf"{ANY_MONTH} (?:the )?(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\b(?![:%]|[.,]\d|,\d{{3}})"
    rf"(?:(?: ?,? |,){YEAR})?"
)
MONTH_YEAR = rx(rf"{ANY_MONTH}(?:,| of)? {YEAR}")
MONTH_OF_YEAR = rx(rf"{ANY_MONTH} (?:of )?(?P<which>last|this|next) year\b")
MONTH_ONLY = rx(rf"{ANY_MONTH}(?! \d)")
CUE_BEFORE_MONTH = rx(
    r"\b(?:in|of|since|last|next|this|early|late|mid|by|until|till|from|to|between|and|through|during|before|after|every|"
    r"each|previous|on|for)[ -]$"
)


PAST = rx(
    r"\b(?:was|were|had|did|said|won|lost|took|became|began|came|went|made|held|met|left|fell|rose|since|ago|"
    r"told|died|[a-z]{3,}ed)\b[^.!?\n]*$"
)
# A month that is told with one of these is not yet past; a weekday may be ("said he would come Tuesday").
MAYBE = rx(r"\b(?:would|could|should|if|until|by|before|were to|was to|to [a-z]+)\b[^.!?\n]*$")
AHEAD_OF = re.compile(r"[^.!?\n]{0,40}\b(?:will|would be held|is expected|are expected|is scheduled)\b", re.I)
FAR = 75
NEARBY = 45  # days ahead within which a day without a year is the coming one, whatever the verb


def year_told(setting: Setting, at: int, end: int, month: int, day: int | None) -> str:
    """The year of a month or day told without one: the nearest, unless the sentence tells otherwise."""
    year = nearest_year(month, day, setting.ref)
    ref = setting.ref
    if ref is None or not year.isdigit():
        return year
    try:
        ahead = (date(int(year), month, day or 15) - ref).days
    except ValueError:
        return year
    text = setting.text
    coming = FUTURE.search(text, max(0, at - 90), at) or AHEAD_OF.match(text, end)
    coming = coming or MAYBE.search(text, max(0, at - 40), at)
    # What lies far ahead is hardly told without a word for it.
    if not coming and (ahead > FAR or (ahead > NEARBY and PAST.search(text, max(0, at - 90), at))):
        return f"{int(year) - 1:04d}"
    if ahead < -2 * NEARBY and coming and not PAST.search(text, max(0, at - 40), at):
        return f"{int(year) + 1:04d}"
    return year


def month_rule(setting: Setting, at: int, word: str) -> Found | None:
    text = setting.text
    if not word[0].isupper() and (len(word) < 7 or word == "august"):
        return None
    month = MONTHS[word.lower()]
    match = MONTH_DAY.match(text, at)
    if match and is_day(month, int(match["day"])):
        year = match["year"] or year_told(setting, at, match.end(), month, int(match["day"]))
        return Found(at, match.end(), f"{year}-{month:02d}-{int(match['day']):02d}", "date", False)
    match = MONTH_YEAR.match(text, at)
    if match:
        return Found(at, match.end(), f"{match['year']}-{month:02d}", "date")
    match = MONTH_OF_YEAR.match(text, at)
    if match:
        year = offset("year", {"last": -1, "this": 0, "next": 1}[match["which"].lower()], setting.ref)
        return Found(at, match.end(), f"{year}-{month:02d}", "date")
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
    return Found(at, end, f"{year_told(setting, at, end, month, None)}-{month:02d}", "date")


DAY_DATE = rx(rf"{ANY_DAY},? (?:the )?{ANY_MONTH} (?P<day>\d{{1,2}})(?:st|nd|rd|th)?\b(?:,? {YEAR})?")
DAY_DATE_2 = rx(rf"{ANY_DAY},? (?:the )?(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? {ANY_MONTH}(?:,? {YEAR})?")
DAY_PART = rx(rf"{ANY_DAY}(?: {PART})?(?!\w)")
AFTER_SHORT_DAY = re.compile(r"[.,)]|[ ]\d")
FUTURE = rx(
    r"\b(?:will|to be|is set|are set|is due|are due|plans?|scheduled|expected|next|coming|upcoming|this)\b"
    r"[^.!?\n]*$"
)


def weekday_rule(setting: Setting, at: int, word: str) -> Found | None:
    text, lower = setting.text, word.lower()
    # Some copy is all in small letters; the long names mean nothing else.
    if not word[0].isupper() and len(word) < 6:
        return None
    for pattern in (DAY_DATE, DAY_DATE_2):
        match = pattern.match(text, at)
        if match and is_day(month_of(match), int(match["day"])):
            month = month_of(match)
            year = match["year"] or nearest_year(month, int(match["day"]), setting.ref)
            return Found(at, match.end(), f"{year}-{month:02d}-{int(match['day']):02d}", "date", False)
    if lower not in WEEKDAYS:
        return Found(at, at + len(word), f"XXXX-WXX-{WEEKDAYS[lower[:-1]]}", "set")
    number = WEEKDAYS[lower]
    # Sun, Sat, Wed and Mon are words and names too.
    if lower in {"sun", "sat", "wed", "mon"} and not AFTER_SHORT_DAY.match(text, at + len(word)):
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


DEICTIC = {
    "today": 0, "yesterday": -1, "tomorrow": 1, "tonight": 0, "now": None, "currently": None,
    "recently": None,
    "nowadays": None, "presently": None, "overnight": 0, "previously": None, "lately": None, "soon": None,
    "future": None, "moment": None, "present": None,
}  # fmt: skip
DEICTIC_PART = rx(rf"(?:yesterday|tomorrow) {PART}\b")
REFERENCES = {"recently": "PAST_REF", "previously": "PAST_REF", "lately": "PAST_REF", "soon": "FUTURE_REF"}
# Words that are a time only in these phrases.
PHRASES = {
    "future": (
        rx(r"(?<![\w’'-])(?:the|in|for) (?:near |foreseeable |immediate |not[- ]too[- ]distant )?$"),
        "FUTURE_REF",
    ),
    "moment": (rx(r"\bat (?:the|this) $"), "PRESENT_REF"),
    "present": (rx(r"\b(?:at|the) $"), "PRESENT_REF"),
}
NOUN_BEHIND = re.compile(
    r" (?!(?:of|in|for|and|or|as|is|was|will|to|with|when|if|that|which|on|at|by|from|but)\b)[a-z]"
)
NAME_BEFORE = re.compile(r"[a-z,;] (?:[A-Z][\w’']+ )*[A-Z][\w’']+ $")
SO = rx(r"\b(?:as|so|too|how|very) $")


def deictic_rule(setting: Setting, at: int, word: str) -> Found | None:
    lower = word.lower()
    end = at + len(word)
    shift = DEICTIC[lower]
    if word[0].isupper() and NAME_BEFORE.search(setting.text, max(0, at - 24), at):
        return None  # Russia Today, Larry King Now
    if lower in PHRASES:
        pattern, value = PHRASES[lower]
        lead = pattern.search(setting.text, max(0, at - 32), at)
        if lead is None or NOUN_BEHIND.match(setting.text, end):
            return None
        start = lead.start() + (lead.group().lower().find("the ") if "the " in lead.group().lower() else 0)
        return Found(start, end, value, "date", False)
    if shift is None:
        if lower == "soon" and SO.search(setting.text, max(0, at - 6), at):
            return None
        return Found(at, end, REFERENCES.get(lower, "PRESENT_REF"), "date", False)
    if setting.text[end : end + 2] in {"’s", "'s"} and lower == "today" and word[0].isupper():
        return None
    day = offset("day", shift, setting.ref)
    if lower in {"tonight", "overnight"}:
        return Found(at, end, f"{day}TNI", "time", False)
    match = DEICTIC_PART.match(setting.text, at)
    if match:
        return Found(at, match.end(), f"{day}T{DAYPARTS[match['part'].lower()]}", "time", False)
    return Found(at, end, day, "date", False)


HOLIDAYS = {"christmas": 1, "halloween": 1, "new": 1, "valentine": 1, "independence": 1, "boxing": 1}
HOLIDAY = rx(
    rf"(?:(?P<d1225>Christmas(?: Day)?)|(?P<d1224>Christmas Eve)|(?P<d1031>Halloween)|"
    rf"(?P<d0101>New Year[’']?s? Day)|"
    rf"(?P<d1231>New Year[’']?s? Eve)|(?P<d0214>Valentine[’']?s Day)|(?P<d0704>Independence Day)|"
    rf"(?P<d1226>Boxing Day))"
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
