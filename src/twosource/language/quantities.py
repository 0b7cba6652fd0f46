"""Figures in raw text: an own grammar, no parser.

Each number is read, then what stands to its left (money sign, modifier, change) and to its right (scale,
unit, rate, counted noun). What is a label, a date, a clock time or a part of a name is left alone.
"""

import re

from twosource.language.closing import read_closed
from twosource.language.joining import Found, joined, of_one_unit, scaled_like
from twosource.language.measures import Measure, money_before, unit_after
from twosource.language.nouns import counted_noun
from twosource.language.numerals import START, WORDS, Numeral, notation, read_numeral
from twosource.language.oddforms import MULTIPLES, either_way, height, is_magnitude, multiple, odds, signed
from twosource.language.olds import tells_age
from twosource.language.screening import is_label
from twosource.language.timex import found_times
from twosource.language.units import YEAR_OF_AGE
from twosource.language.wording import Wording, modified, read_change, read_modifier, trailing_modifier
from twosource.model import Figure, Report, Span

__all__ = ["figures"]


def figures(report: Report) -> tuple[Figure, ...]:
    """The figures of ``report``, in text order, none overlapping another.

    ``concept`` is the noun that follows a count ("60 senators" -> "senators", "5% of voters" -> "voters")
    or None; ``parse`` refines it and fills ``of`` and ``as_of``.
    """
    return read_closed(report, _figures)


def _figures(report: Report) -> tuple[Figure, ...]:
    text = report.text
    found = joined(text, _found(text, report.published))
    return tuple(_figure(report, item, until) for item, until in of_one_unit(text, found))


def _found(text: str, published: str | None) -> list[Found]:
    style = notation(text)
    sterling = "£" in text or "sterling" in text or "pence" in text
    blocked = [
        (item.start, item.end) for item in found_times(text, published) if item.kind in {"date", "time"}
    ]
    blocked.append((len(text) + 1, len(text) + 1))
    found: list[Found] = []
    done, block = 0, 0
    known = WORDS
    for match in START.finditer(text):
        at = match.start()
        if at < done:
            continue
        first = match.group()
        if first.isalpha():
            lower = first.lower()
            if lower in MULTIPLES:
                found += _multiple(text, at, first)
                continue
            if lower not in known:
                continue
        while blocked[block][1] <= at:
            block += 1
        if blocked[block][0] <= at and not _offset_span(text, *blocked[block], at):
            continue
        numeral = read_numeral(text, at, style)
        if numeral is None or numeral.start < done:
            continue
        item = _measured(text, odds(text, numeral, style) or numeral, sterling)
        if item is None:
            # A label or a part of a word: go past its digits.
            done = max(done, at + 1 if numeral.word else _past_label(text, at))
            continue
        found.append(item)
        done = item.end
    return found


def _multiple(text: str, at: int, word: str) -> list[Found]:
    read = multiple(text, at, word)
    if read is None:
        return []
    value, end = read
    numeral = Numeral(at, end, value, value, value, word=True)
    return [Found(at, end, numeral, value, value, value, Measure("times"))]


LABEL = re.compile(r"\d+(?:[-/.:,]\d+)*")


def _past_label(text: str, at: int) -> int:
    match = LABEL.match(text, at)
    return match.end() if match else at + 1


OFFSET = re.compile(
    r"(?:ago|later|earlier|before|after|from now|hence|previously|prior|afterwards)$", re.IGNORECASE
)


def _offset_span(text: str, start: int, end: int, at: int) -> bool:
    """Whether the time at ``start`` is a length from another time: "three days later" holds a figure."""
    return bool(OFFSET.search(text, start, end))


def _measured(text: str, numeral: Numeral, sterling: bool) -> Found | None:
    """The number with its unit, or None where it is no figure."""
    start, end, value = numeral.start, numeral.end, numeral.value
    low, high = numeral.low, numeral.high
    tall = height(text, start)
    if tall:
        return Found(start, tall[1], numeral, tall[0], tall[0], tall[0], Measure("foot"))
    minus = signed(text, start, end)
    if minus is not None and either_way(text, start) is None:
        measure, end = unit_after(text, end, None, sterling=sterling)
        return Found(minus, end, numeral, -value, -high, -low, measure)
    sign = money_before(text, start)
    if sign is None and is_label(text, numeral):
        return None
    factor = 1.0
    if numeral.letter:
        scaled = _letter_scale(text, numeral, bool(sign))
        if scaled:
            factor, end = scaled, end + 1
    if numeral.low != numeral.high and (of := OF_MONEY.match(text, end)):
        # "tens of millions of dollars"
        end = of.end()
    measure, end = unit_after(text, end, sign, sterling=sterling)
    if sign:
        start = sign.start
    margin = either_way(text, start)
    start = start if margin is None else margin
    if measure.unit is None and (
        (AGE_BEFORE.search(text, max(0, start - 16), start) and _is_age(text, numeral))
        or tells_age(text, numeral)
    ):
        measure = Measure(YEAR_OF_AGE)
    if measure.unit is None and sign is None and is_magnitude(text, start, end):
        measure = Measure("magnitude")
    if numeral.fraction and measure.unit is None:
        measure = Measure("fraction")
    return Found(start, end, numeral, value * factor, low * factor, high * factor, measure)


OF_MONEY = re.compile(
    r"[ ]of(?=[ ](?:(?:US|U\.S\.) )?(?:dollars|euros|pounds|yen|rupees|yuan|rubles|roubles|pesos|shekels)\b)"
)
AGE_BEFORE = re.compile(r"(?:\b(?:aged|age|age of|ages)|[A-Z][a-z’'-]+(?: Jr\.| Sr\.| II| III)?,)[ \u00a0]$")
AGE_AFTER = re.compile(r",|[.;)]|[ ](?:and|who|was|is|from)\b|$")


def _is_age(text: str, numeral: Numeral) -> bool:
    """ "Lee, 41, left": a bare whole number between commas after a name."""
    if numeral.value != int(numeral.value) or not 0 < numeral.value < 116 or numeral.scaled:
        return False
    if text[numeral.start - 2] == ",":
        return not numeral.word and bool(AGE_AFTER.match(text, numeral.end))
    return True


LENGTH_AFTER = re.compile(
    r"[ -](?:tall|long|high|wide|deep|away|from|to|and|of|above|below|in|at|by|off|or|on|for|x|the|"
    r"race|sprint|final|"
    r"freestyle|hurdles|down|behind|ahead)\b|[.,;)]|$"
)


def _letter_scale(text: str, numeral: Numeral, money: bool) -> float | None:
    """What "m" or "b" after the digits multiplies by; None where it is a unit ("5m tall") or a name."""
    letter, after = numeral.letter, numeral.end + 1
    scales = {"m": 1e6, "b": 1e9, "t": 1e12, "k": 1e3}
    if money:
        return scales.get(letter.lower())
    if letter in {"k", "K"}:
        return 1e3
    if letter in {"M", "B"}:
        return scales[letter.lower()]
    if letter == "m" and not LENGTH_AFTER.match(text, after) and re.compile(r" [a-z]{3,}").match(text, after):
        return 1e6
    return None


LENGTHS = frozenset(
    {"second", "minute", "hour", "day", "week", "month", "year", "decade", "century", "quarter"}
)
OVER_TIME = re.compile(
    r"(?<!\bfor )(?<!\bin )(?<!\bwell )(?<!\bjust )(?<!\bafter )(?<!\bis )(?<!\bbeen )\bover $"
)
SCORE_AFTER = re.compile(r"[-–]\d")


def _figure(report: Report, item: Found, until: Found | None) -> Figure:
    text = report.text
    start, end = item.start, (until or item).end
    measure = item.measure if until is None else (until.measure if until.measure.unit else item.measure)
    value, low, high = item.value, item.low, item.high
    wording = read_modifier(text, start)
    if until is not None:
        first, last = scaled_like(item, until), until.value
        if measure.unit == item.measure.unit and item.measure.unit != until.measure.unit:
            last = until.value
        value, low, high = first, min(first, last), max(first, last)
    if measure.unit in LENGTHS and OVER_TIME.search(text, max(0, start - 16), start):
        # "rose over two years": a stretch, not a bound.
        wording = Wording("=", start)
    modifier = wording.modifier
    if modifier == "=" and until is None:
        wording, end = trailing_modifier(text, end, wording)
        modifier = wording.modifier
    # The first half of a score is no change: "lost 3-2".
    scored = measure.unit is None and SCORE_AFTER.match(text, end)
    change = None if scored else read_change(text, min(wording.start, start), end)
    if measure.unit == "times" and item.numeral.word and text[start:end].lower() in MULTIPLES:
        change = None if text[start:end].lower() == "twice" else "down" if value < 1 else "up"
    bound_low, bound_high = (low, high) if low != high else modified(value, wording)
    concept = counted_noun(text, end, measure.unit)
    if low != high and modifier in {">", ">=", "<", "<="}:
        # "more than 2 to 3" keeps its ends.
        modifier = "~"
    return Figure(
        span=Span(report.id, start, end, text[start:end]),
        value=value,
        low=bound_low,
        high=bound_high,
        unit=measure.unit,
        modifier=modifier,
        change=change,
        concept=concept,
    )
