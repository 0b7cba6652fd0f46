"""Figures of polls: those of two polls, or of two that nobody can tell for one, are of two samples."""

import re
from bisect import bisect_right
from functools import lru_cache

from twosource.claims.context import Context
from twosource.claims.lexicon import word_list
from twosource.claims.units import Unit
from twosource.model import Figure

__all__ = ["of_other_polls"]

# Not the polls where people vote, and not a geological survey.
_POLL = re.compile(
    r"(?<!to the )(?<!at the )\bpolls?\b(?! (?:open|clos|station|place|booth|worker))"
    r"|\bpollsters?\b|\bpolling(?! (?:station|place|day|booth))"
    r"|\bmargins? of (?:sampling )?error\b|\bsurveyed\b"
    r"|\b(?:opinion|online|telephone|phone|national|new|latest|recent) surveys?\b"
    r"|\bsurveys? (?:of (?:\d|\w+ (?:adults|voters|people))|found|finds|show(?:s|ed)?|suggest(?:s|ed)?"
    r"|conducted|released|respondents)",
    re.IGNORECASE,
)
# "The latest Reuters/Ipsos opinion poll", "a poll by Marist College", "according to Gallup".
_NAME = r"(?P<name>[A-Z][\w.&’'-]*(?:(?:[ /-]|/ |, | and | for | of (?:the )?)[A-Z][\w.&’'-]*)*)"
_NAMED = re.compile(
    rf"{_NAME}(?:’s|'s)?(?: [a-z-]+){{0,2}} (?:poll|survey)s?\b"
    rf"|\b(?:poll|survey)s?(?: \w+){{0,3}} (?:by|from) (?:the )?{_NAME.replace('name', 'by')}"
)
_NO_NAME = word_list("unnaming.txt")
# A share that a poll gave stands at most so many sentences behind one that speaks of it.
SHARES, BEHIND = frozenset({"percent", "percentage-point"}), 2


def of_other_polls(a: Figure, u: Unit, b: Figure, v: Unit, context: Context) -> bool:
    """Whether a poll gave one of two figures, and no poll that is known to be the same gave the other."""
    one, other = _pollsters(a, u, context), _pollsters(b, v, context)
    if one is None and other is None:
        return False
    return not (one and other and one & other)


def _pollsters(figure: Figure, unit: Unit, context: Context) -> frozenset[str] | None:
    """The words of the names of whoever took the poll that gave a figure; None where no poll did."""
    parsed = next(d for d in context.parsed if d.report.id == unit.report)
    behind = BEHIND if figure.unit in SHARES else 0
    around = parsed.sentences[max(0, unit.index - behind) : unit.index + 1]
    if not any(_POLL.search(sentence.text) for sentence in around):
        return None
    places, names = _named(parsed.report.text)
    before = bisect_right(places, unit.sentence.end)
    return names[before - 1] if before else frozenset()


@lru_cache(maxsize=500)
def _named(text: str) -> tuple[tuple[int, ...], tuple[frozenset[str], ...]]:
    """Where a report names a pollster, and the words of the name."""
    found = []
    for match in _NAMED.finditer(text):
        name = match["name"] or match["by"]
        words = frozenset(w for w in re.findall(r"\w+", name.lower()) if len(w) > 1) - _NO_NAME
        if words:
            found.append((match.start(), words))
    return tuple(at for at, _ in found), tuple(words for _, words in found)
