"""Rules for lengths of time, and for days that lie a length away: three years, two weeks ago."""

import re

from twosource.language.dates import UNKNOWN, offset
from twosource.language.numerals import Notation, read_numeral
from twosource.language.timewords import (
    UNITS,
    Found,
    Setting,
    rx,
    span_value,
    unit_of,
)

__all__ = ["number_rule", "unit_rule"]

LENGTH = rx(
    r"(?P<half>(?: | ?- ?)and(?: | ?- ?)a(?: | ?- ?)half)?(?: (?:or so|more|full|straight|"
    r"consecutive|whole|long|calendar|working))?[ -]?"
    r"(?P<unit>second|minute|hour|day|week|month|year|decade|centurie|century|fortnight|night|"
    r"weekend|min|hr|yr|sec)s?\b"
    r"(?P<old>[ -]olds?\b| of age\b)?(?P<plus> and a half)?"
)
SHORT_UNITS = {"min": "minute", "hr": "hour", "yr": "year", "sec": "second", "night": "day"}
AGO = rx(
    r"(?:,? or so)? (?P<how>ago|earlier|before|previously|later|after|afterwards|hence|from now|prior)\b"
)
ENDED = re.compile(r" *(?:[.,;:!?)”\"’]|$|\n)")
BETWEEN = rx(r"(?P<gap>[-–]| to | or | and )(?P<next>\d+|[a-z]+)(?P<rest>)")
INTO = rx(r" (?:from|since|on|in) ")
OVER = rx(r"\b(?:for|within|in|over|about|than|nearly|almost|after|around|least|under|spent|takes?|took|"
          r"lasts?|lasting|"
          r"lasted|just|roughly|barely|only|up to|another|the next|once|entire|whole)[ ](?:half[ ]|"
          r"half-)?$")  # fmt: skip
ARTICLE = rx(r"(?<![\w’'])(?P<what>half an?|an?|one)(?: (?:full|whole|long))?[ -]$")
WITHIN = rx(r"(?<![\w’'])(?:within|in|after|over) $")
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
        bare = how in {"later", "afterwards", "earlier", "previously"} or ENDED.match(setting.text, ago.end())
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
    r"(?P<unit>second|minute|hour|day|week|month|year|decade|centurie|century|quarter|fortnight|"
    r"night|weekend)(?P<many>s?)\b"
    r"(?P<old>[ -]olds?\b)?"
)
# "A week of mourning", "a year of talks"; "a day of the week" is no length.
FILLED = rx(
    r" of (?!(?:the|this|that|these|those|each|every|his|her|its|their|our|my|your|which|whom)\b)[a-z]"
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
        filled = FILLED.match(text, match.end())
        if ago or over or filled or count == 0.5 or half:
            end = half.end() if half else match.end()
            return length(setting, article.start(), end, match, count + (0.5 if half else 0))
        return None
    if match["many"]:
        cue = PLURALS.search(text, max(0, at - 12), at)
        ago = AGO.match(text, match.end())
        within = WITHIN.search(text, max(0, at - 8), at)
        if ago or within or (cue and cue["what"].lower() in {"for", "recent"}):
            return length(setting, at, match.end(), match, None)
        return None
    if word.lower() == "weekend" and text[max(0, at - 4) : at].lower() == "the ":
        # In a report of the week it is the one just past.
        started = setting.ref is None or setting.ref.isoweekday() > 5
        return Found(at, match.end(), offset("weekend", 0 if started else -1, setting.ref), "date")
    if unit in UNKNOWN and PART_OF.search(text, max(0, at - 24), at):
        return Found(at, match.end(), offset(unit, 0, setting.ref), "date")
    return None
