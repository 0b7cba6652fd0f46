"""Times in raw text: an own grammar, no parser.

Words that can begin or carry a time expression are looked up in one walk over the text; at each of them the
rules of its group are tried in order and the first that matches wins. Values follow TIMEX3 (Pustejovsky et
al., 2003) and ISO 8601. What is relative is resolved against the day of publication where that is known and
otherwise keeps X for what is unknown; nothing is guessed.
"""

import re
from functools import lru_cache

from twosource.language.closing import read_closed
from twosource.language.dates import MONTHS, SEASONS, WEEKDAYS, interval, reference
from twosource.language.lexicon import words
from twosource.language.timeanchors import ages, anchored
from twosource.language.timedays import DEICTIC, HOLIDAYS
from twosource.language.timemods import mod_of
from twosource.language.timerules import RULES
from twosource.language.timewords import Found, Setting
from twosource.model import Report, Span, Time

__all__ = ["found_times", "times"]

WORD = re.compile(r"[A-Za-z]+|\d+")
# "the late", "early", "mid-": part of the expression, though they stand before its anchor.
BEFORE = re.compile(
    r"(?<![\w’'-])(?:(?:the\s+)?(?:late|early|mid)[\s-]+(?:(?:in|on)\s+)?(?:the\s+)?|the\s+)$", re.IGNORECASE
)
ALONE = re.compile(
    r"\d{4}(?![’']?s)|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|"
    r"September|October|November|December"
)
# One side of something and the other: "2880 pixels by 1800", "2,880 x 1800".
_ACROSS = re.compile(
    r"\d[\d,.]*\s(?:(?:(?:pixel|(?:centi|milli)?met(?:re|er)|yard|mile)s?|inch(?:es)?|feet|foot)"
    r" (?:by|[x×])|[x×])\s$"
)
# "At the end of the day, their actions reflect on all of us."
_SAYING = re.compile(r"(?:^|[.!?“\"]\s?|\n|\bbut )at the end of (?:the )?$", re.IGNORECASE)
CLOCK_THEN_DAY = re.compile(r",?\s+(?:on\s+)?$")
DAY_THEN_CLOCK = re.compile(r",?\s+(?:(?:at|by|(?:at\s+)?(?:around|about|approximately|roughly))\s+)?$")
GAP = 20
DAY = re.compile(r"(?:[\dX]{4}-[\dX]{2}-[\dX]{2}|[\dX]{4}-W[\dX]{2}-\d)$")

# Which rules a word calls. An earlier group keeps a word that a later one names too.
_WORDS = {
    "month": frozenset(MONTHS),
    "weekday": frozenset(WEEKDAYS) | {word + "s" for word in WEEKDAYS if len(word) > 5},
    "season": frozenset(SEASONS),
    "relative": words(
        "last past previous next coming following this current same that recent every each once these another"
    ),
    "deictic": frozenset(DEICTIC),
    "holiday": frozenset(HOLIDAYS),
    "ordinal": words("first second third fourth final opening eighteenth nineteenth twentieth twenty"),
    "quarter": words("q1 q2 q3 q4 q h fiscal fy"),
    "set": words(
        "daily everyday weekly monthly yearly annually annual quarterly nightly hourly biweekly fortnightly"
    ),
    "unit": words(
        """
        seconds minute minutes hour hours day days week weeks month months year years decade decades quarters
        century centuries weekend weekends fortnight night nights
        """
    ),
    "clock": words("noon midnight midday"),
    "number": words(
        """
        one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
        seventeen eighteen nineteen thirty forty fifty sixty seventy eighty ninety hundred half several many
        dozens couple few
        """
    ),
}
GROUPS: dict[str, str] = {}
for _group, _names in _WORDS.items():
    for _name in sorted(_names):
        GROUPS.setdefault(_name, _group)


def times(report: Report) -> tuple[Time, ...]:
    """The time expressions of ``report``, in text order, none overlapping another.

    ``value`` is resolved against ``report.published`` where the expression is relative and the date is
    known. ``start`` and ``end`` are ISO dates (minutes for a clock time on a known day), both inclusive.
    """
    return read_closed(report, _times)


def _times(report: Report) -> tuple[Time, ...]:
    found = ages(report.text, found_times(report.text, report.published))
    text = report.text
    made = []
    for item in found:
        start, end = interval(item.value) if item.kind in {"date", "time"} else (None, None)
        span = Span(report.id, item.start, item.end, text[item.start : item.end])
        mod = mod_of(text, item.start, item.end) if item.kind in {"date", "time"} else None
        made.append(Time(span, item.value, item.kind, start, end, mod))
    return tuple(made)


# figures() needs the times of the same text to keep its hands off them.
@lru_cache(maxsize=2)
def found_times(text: str, published: str | None) -> tuple[Found, ...]:
    """Spans, values and kinds of the times in ``text``; see ``times``."""
    setting = Setting(text, reference(published))
    found: list[Found] = []
    done = 0
    groups, rules = GROUPS, RULES
    for match in WORD.finditer(text):
        word = match.group()
        group = "digits" if word[0] <= "9" else groups.get(word.lower())
        if group is None:
            continue
        at = match.start()
        if at < done:
            continue
        for rule in rules[group]:
            item = rule(setting, at, word)
            if item is not None and item.start >= done and not _is_no_time(text, item):
                item = _extend(text, item, done)
                found.append(item)
                done = item.end
                break
    return tuple(anchored(text, _merge(text, found)))


def _is_no_time(text: str, item: Found) -> bool:
    """Whether a number only measures ("2880 pixels by 1800"), or a saying names no day."""
    before, words = text[max(0, item.start - 30) : item.start], text[item.start : item.end]
    if words.isdigit():
        return _ACROSS.search(before) is not None
    return (
        words.lower() in ("day", "the day")
        and text[item.end : item.end + 1] == ","
        and _SAYING.search(before) is not None
    )


def _extend(text: str, item: Found, floor: int) -> Found:
    """With "the", "late", "early" or "mid-" before it."""
    if item.kind in {"duration", "set"} or not item.extends:
        return item
    window = max(floor, item.start - 16)
    before = BEFORE.search(text, window, item.start)
    if before is None:
        return item
    # "the 2025 hearing", "the Tuesday vote": the article belongs to the noun behind.
    if before.group().lower().strip() == "the" and ALONE.match(text, item.start):
        return item
    return Found(before.start(), item.end, item.value, item.kind)


def _with_part(clock: Found, part: Found) -> Found | None:
    """ "6 o'clock this afternoon": the hour and the part of the day that tells which half it means."""
    day, _, half = part.value.partition("T")
    if clock.value[0] != "T" or not day or half not in {"MO", "AF", "EV", "NI"} or clock.value[1:3] > "12":
        return None
    hour = int(clock.value[1:3]) % 12 + (0 if half == "MO" else 12)
    return Found(clock.start, part.end, f"{day}T{hour:02d}{clock.value[3:]}", "time")


def _merge(text: str, found: list[Found]) -> list[Found]:
    """A clock time and the day it stands beside become one: "5 p.m. Tuesday", "Tuesday at 5 p.m."."""
    merged: list[Found] = []
    for item in found:
        before = merged[-1] if merged else None
        if before is not None and item.start - before.end <= GAP:
            gap = text[before.end : item.start]
            joined = _with_part(before, item) if CLOCK_THEN_DAY.match(gap) else None
            if joined is not None:
                merged[-1] = joined
                continue
            if before.value[0] == "T" and DAY.match(item.value) and CLOCK_THEN_DAY.match(gap):
                merged[-1] = Found(before.start, item.end, item.value + before.value, "time")
                continue
            if item.value[0] == "T" and DAY.match(before.value) and DAY_THEN_CLOCK.match(gap):
                merged[-1] = Found(before.start, item.end, before.value + item.value, "time")
                continue
        merged.append(item)
    return merged
