"""Rules for what begins with a digit: dates, clock times, years, decades."""

import re

from twosource.language.timedays import year_told
from twosource.language.timelengths import number_rule
from twosource.language.timeperiods import ordinal_rule
from twosource.language.timewords import (
    ANY_MONTH,
    YEAR,
    Found,
    Setting,
    is_day,
    month_of,
    rx,
)

__all__ = ["clock_rule", "digits_rule"]

ISO = re.compile(
    r"(?P<y>\d{4})-(?P<m>\d\d)-(?P<d>\d\d)(?:[T ](?P<t>\d\d:\d\d)(?::\d\d)?(?:\.\d+)?Z?)?(?![\d-])"
)
NUMERIC = re.compile(r"(?P<a>\d{1,2})(?P<mark>[/.-])(?P<b>\d{1,2})(?P=mark)(?P<y>(?:19|20)?\d\d)(?![\d/%])")
YEAR_FIRST = re.compile(r"(?P<y>(?:19|20)\d\d)[/.](?P<m>\d\d?)[/.](?P<d>\d\d?)(?!\d)")
DAY_MONTH = rx(
    rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?: of)?[ -]{ANY_MONTH}(?:,?[ -]{YEAR}|"
    rf",{YEAR.replace('year', 'year2')})?"
)
DAY_RANGE = rx(
    rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:[-–]| to | and )\d{{1,2}}(?:st|nd|rd|th)? "
    rf"{ANY_MONTH}(?:,? {YEAR})?"
)
ZONE = r"(?: (?:local time|[ECMP][SD]?T|GMT|BST|UTC|CET|CEST|IST|JST|AEST|AEDT|Eastern|Pacific|Central)\b)?"
CLOCK = rx(
    rf"(?P<h>\d{{1,2}})(?:[:.](?P<m>[0-5]\d))?(?::[0-5]\d)? ?(?P<half>a\.m\.|p\.m\.|a\.m|p\.m|am|pm|"
    rf"A\.M\.|P\.M\.|AM|PM)(?!\w){ZONE}"
)
CLOCK_24 = rx(rf"(?P<h>[01]?\d|2[0-4]):(?P<m>[0-5]\d)(?::[0-5]\d)?(?![\d:]){ZONE}")
ZULU = rx(r"(?P<h>[01]\d|2[0-3])(?P<m>[0-5]\d) ?(?:GMT|UTC|hours|BST|hrs)\b")
OCLOCK = rx(r"(?P<h>\d{1,2}) ?o[’']clock(?: in the (?P<part>morning|afternoon|evening))?")
# "At 9.27 in the morning"; a bare hour, or one with a point, is one only behind a word for it.
DAYTIME = rx(
    r"(?P<h>\d{1,2})(?:(?P<mark>[:.])(?P<m>[0-5]\d))? "
    r"(?:in the (?P<part>morning|afternoon|evening)|(?P<night>at night))\b"
)
AT = rx(r"\b(?:at|around|about|by|until|till|from|before|after|since) $")
DECADE = re.compile(r"(?P<y>(?:1[5-9]|20)\d)0[’']?s\b|(?P<short>[2-9])0[’']?s\b")
SEASON_YEARS = re.compile(r"(?P<a>(?:19|20)\d\d)[-–/](?P<b>(?:19|20)?\d\d)(?![\d-])")
PLAIN_YEAR = re.compile(YEAR + r"(?![-–’']?[A-Za-z]|:\d|/\d)")
YEAR_CUE = rx(
    r"(?:\b(?:in|since|by|until|till|of|from|to|year|during|before|after|through|late|early|mid|"
    r"between|around|circa|about|"
    r"for|spring|summer|autumn|fall|winter|season|fiscal|and|or|a\.d\.|©|copyright|the|than|on|into|"
    r"back|his|her|its|their|our|my|an?|both|[a-z]+[’']s|[a-z]+s[’'])[ -]|[(–-])$"
)
YEAR_PAIR = rx(r"\b(?:between|from) (?:1[5-9]|20)\d\d (?:and|to) $")
NOT_YEAR = rx(
    r"\b(?:average|total|number|price|cost|sum|crowd|population|maximum|minimum|attendance|fine|"
    r"speed|value|worth) of $"
    r"|\b(?:up to|than|least|nearly|almost|roughly|approximately|only|over|some) $"
)
COUNTED = re.compile(r"[ -](?!(?:was|is|has|as|its|this|his|across|versus|towards|thus|us|does|sales|"
                     r"elections?|"
                     r"was)\b)"
                     r"(?:[a-z]+ )?[a-z]{2,}s\b|[ ](?:people|men|women|children|percent|per|meters?|feet|"
                     r"miles?|"
                     r"km|kg|"
                     r"GMT|hp|bhp|rpm|mph|cc|lbs?)\b")  # fmt: skip


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


def _month(match: re.Match[str]) -> int:
    return month_of(match)


def small_digits(setting: Setting, at: int, after: str) -> Found | None:
    """What can begin with one or two digits: a day, a clock time, a decade."""
    text = setting.text
    match = CLOCK.match(text, at)
    if match and 1 <= int(match["h"]) <= 12:
        late = match["half"][0] in "pP"
        hour = int(match["h"]) % 12 + (12 if late else 0)
        return Found(at, match.end(), f"T{hour:02d}:{match['m'] or '00'}", "time", False)
    match = DAYTIME.match(text, at)
    if match and 1 <= int(match["h"]) <= 12 and (match["mark"] == ":" or AT.search(text, max(0, at - 8), at)):
        night = match["night"] is not None and 6 <= int(match["h"]) < 12
        late = night or match["part"] in ("afternoon", "evening")
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
        if match and match["month"][0].isupper() and is_day(month_of(match), int(match["day"])):
            month = month_of(match)
            groups = match.groupdict()
            year = (
                groups.get("year")
                or groups.get("year2")
                or year_told(setting, at, match.end(), month, int(match["day"]))
            )
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
    if counted and not (cue and year >= 1900 and OWNED_YEAR.match(cue.group())):
        return None
    if not cue and not 1900 <= year < 2100:
        return None
    if year >= 2100 or year < 1000 or NOT_YEAR.search(text, max(0, at - 16), at):
        return None
    if (
        year < 1500
        and cue
        and cue.group().strip().lower() not in {"in", "since", "from", "until", "a.d.", "year"}
    ):
        return None
    return Found(at, match.end(), match["year"], "date")


OWNED_YEAR = rx(r"(?:in|since|the|of|during|by|his|her|its|their|our|my|\S+[’']s|\S+s[’']) $")
CLOCKS = {"noon": "T12:00", "midday": "T12:00", "midnight": "T24:00"}


def clock_rule(setting: Setting, at: int, word: str) -> Found | None:
    return Found(at, at + len(word), CLOCKS[word.lower()], "time", False)
