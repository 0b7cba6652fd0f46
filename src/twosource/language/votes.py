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
# What is voted on, or played, has come to its end; while it is played, many scores are told.
_WORD = re.compile(
    r"\b(?:(?P<ended>vot(?:e|es|ed|ing)(?: down)?|ballots?|tally|beat|beats|beaten|beating"
    r"|defeat(?:s|ed|ing)?|w[io]n|wins|winning|lost|loss|loses?|losing|victory|drew|draws?|passed|approved|adopted|rejected|backed"
    r"|endorsed|cleared|carried|thrash(?:ed|ing)?|rout(?:ed|ing)?|final|result|upset)"
    r"|(?P<going>lead|leads|led|leading|trail(?:s|ed|ing)?|ahead|down|up|edge|advantage|deficit|run|spurt|start"
    r"|stretch(?:ed|ing)?|within|half|half-?time|break|quarter|period|innings?|set|rebounding|open(?:ed|ing)?))\b",
    re.IGNORECASE,
)
# So far before it, and behind, stands the word that says which it is.
BEFORE, BEHIND, AT_ONCE = 45, 25, 2
# How many games were won so far is not how one was.
_SO_FAR = re.compile(
    r"\b(?:record|improv(?:es?|ed)|(?:this|on the) season|standings?|series|ranked|odds|ratio)\b",
    re.IGNORECASE,
)


def tallies(sentence: Span) -> tuple[Figure, ...]:
    """The votes and scores of a sentence, each a figure of the unit ``TALLY`` over both its numbers.

    Whichever stands first: who lost 2-3 was beaten 3-2.
    """
    if _SO_FAR.search(sentence.text) is not None:
        return ()
    found = []
    for match in _PAIR.finditer(sentence.text):
        if not _is_of_the_end(sentence.text, *match.span()):
            continue
        low, high = sorted(float(number.replace(",", "")) for number in match.groups())
        start, end = (sentence.start + place for place in match.span())
        span = Span(sentence.report, start, end, match[0])
        found.append(Figure(span=span, value=high, low=low, high=high, unit=TALLY))
    return tuple(found)


def _is_of_the_end(text: str, start: int, end: int) -> bool:
    """Whether a tally is what came of it, and no score on the way: "led 2-1", "a 15-2 run"."""
    behind = list(_WORD.finditer(text[start : end + BEHIND]))
    if any(word["ended"] and word.start() <= end - start + AT_ONCE for word in behind[:1]):
        return True  # "a 4-2 defeat"
    if any(word["going"] for word in behind):
        return False
    before = list(_WORD.finditer(text[max(0, start - BEFORE) : start]))
    nearest = [*before[-1:], *behind][:1]
    return bool(nearest) and nearest[0]["ended"] is not None
