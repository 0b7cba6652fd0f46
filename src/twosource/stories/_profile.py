"""What a report is told by when stories are sought: its words, its opening, its dates and figures.

No parser: names are capitalised words inside sentences, figures are numerals. The opening
(title and first sentences) counts apart, because a report says there what happened; the rest is
background, which sibling events share. Dates, weekdays and figures tell instances of one kind
of event from each other: two crashes on one road, two months of one statistic.
"""

import re
from calendar import month_name
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import islice
from typing import NamedTuple

from twosource.model import Report
from twosource.stories._common import COMMON

_WORD = re.compile(r"[^\W_]+(?:[.,]\d+)*")
_POSSESSIVE = re.compile(r"\s?['’‘]\s?s\b")
# A capital after a full stop, a line break or an opening mark shows a sentence, not a name.
_INSIDE = re.compile(r"(?<![.!?\n:;“\"‘'`”’])\s([A-Z\u00c0-\u00de][\w&-]+)")
_WEEKDAYS = {
    day: at
    for at, day in enumerate(
        ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"), start=1
    )
}
_MONTHS = {
    month: at
    for at, month in enumerate(
        ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"), start=1
    )
}
_MONTH_NAMES = {name.casefold(): at for at, name in enumerate(month_name) if name}
_MONTH = r"(jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*"
_DATE = re.compile(rf"\b{_MONTH}\.?\s+(\d{{1,2}})\b|\b(\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH}\b")
_CALENDAR = frozenset(_WEEKDAYS)  # months are in COMMON
# Words of the title with the first sentence, and of the lead, once the commonest are left out.
OPENING = 25
_LEAD = 60
# More words than this are read of no report: a live blog's tail is other stories.
_MOST = 2500
# Dates and names are sought so far (in characters), weekday and month so far (in words).
_DATES_WITHIN = 6000
_NAMES_WITHIN = 2000
_SUBJECTS_WITHIN = 350
_CALENDAR_WITHIN = 150
_IN_MOST = 0.25  # words in more than a quarter of all reports tell nothing apart
_TELLS_NOTHING = frozenset(word for word, share in COMMON.items() if share >= _IN_MOST)


class Profile(NamedTuple):
    """One report's name, and the counts of its terms by kind."""

    id: str
    sha256: str
    title: str
    published: str | None
    words: dict[str, int]
    opening: dict[str, int]
    dates: frozenset[int]  # named in the text, as month * 32 + day
    weekday: int  # the first that is named: 1 to 7; 0 for none
    month: int  # the first that is named: 1 to 12; 0 for none
    figures: frozenset[str]  # numerals of the lead
    numerals: frozenset[str]  # of the whole text
    subjects: frozenset[str]  # names of the opening
    names: frozenset[str]  # of the text's beginning
    length: int  # words that are not the commonest


def profile(report: Report) -> Profile:
    """Read off the terms of one report: title first, then text."""
    text = f"{report.title}\n{report.text}" if report.title else report.text
    text = _POSSESSIVE.sub("", text[: _MOST * 12])
    names = _names(text[:_NAMES_WITHIN])
    subjects = _names(text[:_SUBJECTS_WITHIN])
    text = text.casefold()
    words = _WORD.findall(text)[:_MOST]
    telling = [word for word in words if word not in _TELLS_NOTHING]
    return Profile(
        id=report.id,
        sha256=report.sha256,
        title=_called(report),
        published=report.published,
        words=Counter(telling),
        opening=Counter(telling[:OPENING]),
        dates=_dates(text[:_DATES_WITHIN]),
        weekday=_first(words, _WEEKDAYS),
        month=_first(words, _MONTH_NAMES),
        figures=frozenset(word for word in telling[:_LEAD] if word[0].isdigit()),
        numerals=frozenset(word for word in telling if word[0].isdigit()),
        subjects=subjects,
        names=names,
        length=len(telling),
    )


def _called(report: Report) -> str:
    """The report's title, or else its first sentence, exactly."""
    if report.title and report.title.strip():
        return report.title
    line = next((line.strip() for line in report.text.split("\n") if line.strip()), "")
    for at, character in enumerate(line):
        if character in ".!?" and at > 40 and line[at + 1 : at + 2] in ("", " "):
            return line[: at + 1]
    return line or report.input


def _first(words: Sequence[str], numbers: Mapping[str, int]) -> int:
    return next((numbers[word] for word in islice(words, _CALENDAR_WITHIN) if word in numbers), 0)


def _dates(text: str) -> frozenset[int]:
    found = set()
    for match in _DATE.finditer(text):
        month, day, day_before, month_after = match.groups()
        number = int(day or day_before)
        if 1 <= number <= 31:
            found.add(_MONTHS[(month or month_after)[:3]] * 32 + number)
    return frozenset(found)


def _names(text: str) -> frozenset[str]:
    title, _, rest = text.partition("\n")
    words = title.split()
    if rest and 2 * sum(word[:1].isupper() for word in words) > len(words):
        text = rest  # In A Headline Like This, a capital shows no name
    found = {word.casefold() for word in _INSIDE.findall(text)}
    return frozenset(name for name in found if name not in COMMON and name not in _CALENDAR)


def in_order(reports: Sequence[Report]) -> list[Report]:
    """The one order in which reports are worked on, whatever order they came in."""
    return sorted(reports, key=lambda it: (it.published or "~", it.sha256, it.input, it.id, it.text))
