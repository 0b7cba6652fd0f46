"""Figures that are no whole ones: the end of one that came apart, the half of a score."""

import re

from twosource.model import Figure

__all__ = ["is_fragment"]

# What is told in parts: a length of four minutes and 48 seconds.
IN_PARTS = frozenset({"year", "month", "day", "hour", "minute", "foot", "pound-mass"})
_NEXT_PART = re.compile(
    r",?\s(?:and\s)?(?:\d+|two|three|four|five|six|seven|eight|nine|ten|eleven)"
    r"\s(?:months?|days?|hours?|minutes?|seconds?|inch(?:es)?|ounces?)\b"
)


def is_fragment(figure: Figure, text: str, start: int = 0) -> bool:
    """Whether a figure is the end or the beginning of one that came apart: "2, 129 points", "6: 40",
    "41 / 2 months", or one of several that stand together: a score of 31-24.

    ``text`` is its sentence, which begins at the offset ``start``.
    """
    before, after = text[: figure.span.start - start], text[figure.span.end - start :]
    own = figure.span.text
    return (
        re.search(r"\d(?:[.:]\s*|,|\s?[-–/]\s?)$", before) is not None
        or re.match(r"\s*(?:[.:]\s?|,|[-–]\s?)\d", after) is not None
        # A thousand's group; "injuring 40, 15 of them children" is a list.
        or (re.search(r"\d,\s+$", before) is not None and re.match(r"\d{3}\b", own) is not None)
        or re.match(r"\s*,\s\d{3}\b", after) is not None
        # "4 minutes 48 seconds" is one length, and "six feet two" one height.
        or (figure.unit in IN_PARTS and _NEXT_PART.match(after) is not None)
        # "€110bn (£72bn)" that came apart.
        or (re.match(r"\s?\)", after) is not None and "(" not in before)
    )
