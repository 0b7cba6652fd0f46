"""What a report is told by when stories are sought: words, names, figures, word pairs.

No parser: names are capitalised words inside sentences, figures are numerals. Title and
lead count apart, because a report says there what happened (the rest is background, which
sibling events share).
"""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from twosource.model import Report
from twosource.stories._common import COMMON

_WORD = re.compile(r"[^\W_]+(?:[.,]\d+)*")
_POSSESSIVE = re.compile(r"\s?['’‘]\s?s\b")
_CAPITALISED = re.compile(r"\b[A-Z\u00c0-\u00de][\w&-]+")
# A capital after a full stop, a line break or an opening mark shows a sentence, not a name.
_INSIDE = re.compile(r"(?<![.!?\n:;“\"‘'`”’])\s([A-Z\u00c0-\u00de][\w&-]+)")
_CALENDAR = frozenset(
    """january february march april may june july august september october november december jan feb mar
    apr jun jul aug sep sept oct nov dec monday tuesday wednesday thursday friday saturday sunday""".split()  # noqa: SIM905
)
# Words of the title with the first sentence, and of the lead, once the commonest are left out.
_OPENING = 25
_LEAD = 60
# More words than this are read of no report: a live blog's tail is other stories.
_MOST = 2500


class Profile(NamedTuple):
    """Counts of the terms of one report, by kind."""

    report: Report
    words: Counter[str]
    opening: Counter[str]
    lead: frozenset[str]
    names: Counter[str]
    figures: Counter[str]
    couples: Counter[str]  # neighbouring words
    length: int  # words that are not the commonest


def profile(report: Report) -> Profile:
    """Read off the terms of one report: title first, then text."""
    text = f"{report.title}\n{report.text}" if report.title else report.text
    text = _POSSESSIVE.sub("", text[: _MOST * 12])
    words = [word.casefold() for word in _WORD.findall(text)][:_MOST]
    telling = [word for word in words if COMMON.get(word, 0.0) < _IN_MOST]
    return Profile(
        report=report,
        words=Counter(telling),
        opening=Counter(telling[:_OPENING]),
        lead=frozenset(telling[:_LEAD]),
        names=_names(text),
        figures=Counter(word for word in telling if word[0].isdigit()),
        couples=Counter(f"{one} {two}" for one, two in pairwise(telling)),
        length=len(telling),
    )


_IN_MOST = 0.25  # words in more than a quarter of all reports tell nothing apart


def _names(text: str) -> Counter[str]:
    inside = {match.group(1).casefold() for match in _INSIDE.finditer(text)}
    found: Counter[str] = Counter()
    for match in _CAPITALISED.finditer(text):
        word = match.group().casefold()
        if word in inside and word not in COMMON and word not in _CALENDAR:
            found[word] += 1
    return found


def in_order(reports: Sequence[Report]) -> list[Report]:
    """The one order in which reports are worked on, whatever order they came in."""
    return sorted(reports, key=lambda it: (it.published or "~", it.sha256, it.input, it.id, it.text))
