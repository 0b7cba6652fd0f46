"""How long something lasts, as a figure: "half an hour", "a week". With a number it is one already."""

import re

from twosource.language.wording import modified, read_modifier
from twosource.model import Figure, Span, Time

__all__ = ["lasting_figure"]

_ONE = re.compile(r"(?:an?|half an?)\b", re.IGNORECASE)
_LENGTH = re.compile(r"P(?:([\d.]+)([YMWD])|T([\d.]+)([HMS]))$")
_UNITS = {"Y": "year", "M": "month", "W": "week", "D": "day"}
_CLOCK_UNITS = {"H": "hour", "M": "minute", "S": "second"}
# Before these words it is how long; "twice a week" and "$40,000 a year" tell how often, and how much.
_AHEAD = re.compile(
    r"\b(?:for|in|within|after|until|over|than|about|around|almost|nearly|roughly|approximately|some|just"
    r"|only|to|by|tak(?:e|es|en|ing)|took|last(?:s|ed|ing)?|spen(?:d|ds|t|ding)|serv(?:e|es|ed|ing)|be|was|is"
    r"|ends?|ended)\s+$",
    re.IGNORECASE,
)
# "A week of mourning"; "one of the dead" is of people.
_OF = re.compile(r" of (?!(?:the|this|that|his|her|its|their|which|whom)\b)(?:[a-z]+ )?[a-z]+\b")


def lasting_figure(time: Time, sentence: Span) -> Figure | None:
    """A duration that no number gives as a figure, with the bounds that its modifier allows; or None."""
    found = _LENGTH.match(time.value)
    at = time.span.start - sentence.start
    if time.kind != "duration" or found is None or not _ONE.match(time.span.text):
        return None
    if not (_AHEAD.search(sentence.text[:at]) or _OF.match(sentence.text, time.span.end - sentence.start)):
        return None
    number, unit = (found[1], _UNITS[found[2]]) if found[1] else (found[3], _CLOCK_UNITS[found[4]])
    wording = read_modifier(sentence.text, at)
    low, high = modified(float(number), wording)
    return Figure(
        span=time.span, value=float(number), low=low, high=high, unit=unit, modifier=wording.modifier
    )
