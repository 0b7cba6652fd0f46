"""How long something lasts, as a figure: "half an hour", "a week". With a number it is one already."""

import re

from twosource.language.wording import modified, read_modifier
from twosource.model import Figure, Span, Time

__all__ = ["lasting_figure"]

_ONE = re.compile(r"(?:an?|half an?)\b", re.IGNORECASE)
_LENGTH = re.compile(r"P(?:([\d.]+)([YMWD])|T([\d.]+)([HMS]))$")
_UNITS = {"Y": "year", "M": "month", "W": "week", "D": "day"}
_CLOCK_UNITS = {"H": "hour", "M": "minute", "S": "second"}
# "An hour ago" tells when.
_WHEN = re.compile(
    r"\b(?:ago|earlier|before|previously|prior|later|after|afterwards|hence|from now)$", re.IGNORECASE
)


def lasting_figure(time: Time, sentence: Span) -> Figure | None:
    """A duration that no number gives as a figure, with the bounds that its modifier allows; or None."""
    found = _LENGTH.match(time.value)
    at = time.span.start - sentence.start
    if (
        time.kind != "duration"
        or found is None
        or not _ONE.match(time.span.text)
        or _WHEN.search(time.span.text)
    ):
        return None
    number, unit = (found[1], _UNITS[found[2]]) if found[1] else (found[3], _CLOCK_UNITS[found[4]])
    wording = read_modifier(sentence.text, at)
    low, high = modified(float(number), wording)
    return Figure(
        span=time.span, value=float(number), low=low, high=high, unit=unit, modifier=wording.modifier
    )
