"""Votes and scores of two sides: "318 votes to 241", "beat Holm 3-2"."""

import re

from twosource.model import Figure, Span

__all__ = ["TALLY", "tallies"]

# The unit of such a pair: ``value`` and ``high`` are the larger number, ``low`` the smaller.
TALLY = "tally"
_NUMBER = r"\d{1,3}(?:,\d{3})?"
# A number with one of these behind it is of a range: 10 to 15 minutes.
_MEASURED = (
    r"(?:%|°|(?:per|percent|degrees?|years?|months?|weeks?|days?|hours?|minutes?|seconds?|people|men|women|children"
    r"|points?|inch|feet|foot|miles?|met(?:er|re)s?|k[mg]|million|billion|times|a\.?m|p\.?m)\b)"
)
_PAIR = re.compile(
    rf"(?<![\w$£€.,:/(–-])({_NUMBER})(?:\s?[-–]\s?|\svotes?\sto\s|\sto\s)(?:just\s|only\s)?({_NUMBER})"
    rf"(?:\svotes?\b)?(?![\w/)]|[-–]\w|[.,:]\d|\s?{_MEASURED})"
)
# Something is voted on, or somebody plays.
_CUE = re.compile(
    r"\b(?:vot(?:e|es|ed|ing)|ballots?|tally|beat|beats|beaten|beating|defeat(?:s|ed)?|w[io]n|wins|winning|lost"
    r"|loses?|losing|victory|drew|draws?|scores?|scored|leads?|led|trail(?:s|ed|ing)?|down|ahead|passed|approved"
    r"|adopted|rejected|backed|endorsed|thrash(?:ed|ing)|rout(?:ed)?|final)\b",
    re.IGNORECASE,
)
# How many games were won so far is not how one was.
_SO_FAR = re.compile(
    r"\b(?:record|improv(?:es?|ed)|season|standings?|series|ranked|odds|ratio)\b", re.IGNORECASE
)


def tallies(sentence: Span) -> tuple[Figure, ...]:
    """The votes and scores of a sentence, each a figure of the unit ``TALLY`` over both its numbers.

    Whichever stands first: who lost 2-3 was beaten 3-2.
    """
    if _CUE.search(sentence.text) is None or _SO_FAR.search(sentence.text) is not None:
        return ()
    found = []
    for match in _PAIR.finditer(sentence.text):
        low, high = sorted(float(number.replace(",", "")) for number in match.groups())
        start, end = (sentence.start + place for place in match.span())
        span = Span(sentence.report, start, end, match[0])
        found.append(Figure(span=span, value=high, low=low, high=high, unit=TALLY))
    return tuple(found)
