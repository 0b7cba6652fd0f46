"""Times told from another time in the text: "that year", "the following day", "three weeks later".

They are resolved against the last time before them that is fine enough and near enough; where there is
none they stay open. Ages ("47-year-old") are lengths of time too, and are found here, after everything
else, so that the figures of a text do not lose them.
"""

from collections.abc import Sequence
from datetime import date

from twosource.language.dates import UNKNOWN, interval, offset
from twosource.language.numerals import Notation, read_numeral
from twosource.language.timewords import UNIT, Found, rx, unit_of

__all__ = ["ages", "anchored"]

NEAR = 400  # characters back to the time that is meant
TOLD_FROM = rx(
    rf"(?:the |that |those )?(?P<which>that|same|following|next|previous|preceding) (?:very )?{UNIT}$"
)
AWAY = rx(
    rf"(?P<count>an?|one|[\w-]+) {UNIT} (?P<how>later|after|afterwards|earlier|before|previously|prior)$"
)
STEPS = {"that": 0, "same": 0, "following": 1, "next": 1, "previous": -1, "preceding": -1}
# How many characters of a resolved value each unit needs: a day for weeks and days, a month, a year.
FINE = {"day": 10, "week": 10, "weekend": 10, "fortnight": 10, "month": 7, "quarter": 7, "year": 4}
AGE = rx(
    r"(?<![\w$£€.,-])(?P<count>\d{1,3}|[A-Za-z]+(?:-[a-z]+)?)[ -](?P<unit>year|month|week|day)s?"
    r"[ -]olds?(?!\w)"
)


def anchored(text: str, found: Sequence[Found]) -> list[Found]:
    """The same times, those resolved that are told from one before them."""
    out: list[Found] = []
    for item in found:
        if item.kind == "date" and item.value in UNKNOWN.values():
            item = _resolved(text, item, out) or item
        out.append(item)
    return out


def _resolved(text: str, item: Found, before: Sequence[Found]) -> Found | None:
    words = text[item.start : item.end]
    match = TOLD_FROM.match(words)
    with_the = words.lower().startswith("the ") or text[: item.start].lower().endswith("the ")
    if match and match["which"].lower() == "next" and unit_of(match) != "day" and not with_the:
        return None  # "the next year" is told from another, "next year" from the day of the report
    if match:
        step = STEPS[match["which"].lower()]
    else:
        match = AWAY.match(words)
        count = _count(match["count"]) if match else None
        if match is None or count is None:
            return None
        step = count if match["how"].lower() in {"later", "after", "afterwards"} else -count
    unit = unit_of(match)
    anchor = _anchor(item, before, unit) if unit in FINE else None
    if anchor is None:
        return None
    value = offset(unit, step, anchor)
    return None if value in UNKNOWN.values() else Found(item.start, item.end, value, item.kind, item.extends)


def _count(word: str) -> int | None:
    if word.lower() in {"a", "an"}:
        return 1
    numeral = read_numeral(word, 0, Notation())
    if numeral is None or numeral.end != len(word) or numeral.fraction or numeral.value != int(numeral.value):
        return None
    return int(numeral.value)


def _anchor(item: Found, before: Sequence[Found], unit: str) -> date | None:
    """The first day of the time that is meant."""
    for other in reversed(before):
        if item.start - other.end > NEAR:
            return None
        if other.kind not in {"date", "time"} or len(other.value.partition("T")[0]) < FINE[unit]:
            continue
        start, _ = interval(other.value)
        if start is not None:
            return date.fromisoformat(start[:10])
    return None


def ages(text: str, found: Sequence[Found]) -> list[Found]:
    """With the ages that no other time overlaps, in text order."""
    out = list(found)
    taken = [(item.start, item.end) for item in found]
    for match in AGE.finditer(text):
        count = _count(match["count"])
        if count is None or any(a < match.end() and match.start() < b for a, b in taken):
            continue
        letter = match["unit"][0].upper()
        out.append(Found(match.start(), match.end(), f"P{count}{letter}", "duration", False))
    return sorted(out, key=lambda item: item.start)
