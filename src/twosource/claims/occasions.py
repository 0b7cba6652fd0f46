"""Whether figures of two clauses are of two occasions: another match, another part of one, another year.

"Had 24 points in the rout of Hull" and "scored 20 points against Leeds" are no two accounts of one match.
"""

import re
from collections.abc import Iterable

from twosource.claims.context import Context
from twosource.claims.holders import Value, is_of_person, is_tally
from twosource.claims.scopes import is_average
from twosource.claims.units import Unit
from twosource.language import compare_times
from twosource.model import Time

__all__ = ["regularly_on_others", "tell_two_occasions"]

_SPELLS = r"(?:half|quarter|period|innings?|set|run|stretch|spell)"
# "The first 7½ minutes" are a part of something too.
_FIRST = r"(?:first|last|opening|final|closing) [\w½¼¾.\s-]{1,20}?(?:seconds|minutes|hours|games|innings)"
# So a part of a match or the like follows what is counted in it, or opens the sentence.
_PART_OF_TIME = re.compile(
    r"\s*(?:\w+ ){0,3}(?:during|in|over|within) (?:just )?(?:over )?(?:a|an|the|his|her|their) "
    rf"(?:(?:[\w–-]+ ){{0,5}}{_SPELLS}|{_FIRST})\b"
)
_OPENED_WITH_PART = re.compile(
    rf"(?:During|In|Over|Within) (?:a|an|the|his|her|their) (?:[\w–'’-]+ ){{0,7}}?{_SPELLS}\b"
)
# So it stands before it: "his first 17 passes"; "in the first half as he scored seven points".
_FIRST_SO_MANY = re.compile(r"\b(?:his|her|its|their|the) (?:first|last|final|opening|next) $")
_IN_A_PART = re.compile(
    r"\bin the (?:first|second|third|fourth|opening|final|last) (?:half|quarter|period|inning|set)"
    r" (?:as|when|while) (?:[\w’'-]+ ){1,6}$"
)
_PERIOD = re.compile(
    r"\b(?:in|during|over|for|before|after|at|per|an?|each|every)\s+(?:(?:the|its|his|her|their)\s+)?"
    r"(?:(?:first|second|third|fourth|last|past|opening|final|next|previous|regular|(best|worst))\s+)?"
    r"((?<=first )half|(?<=second )half|half(?! of\b)|quarter|season|weekend|week|month|year|day|hour|night"
    r"|break|decade|career|game|match)\b"
    r"|\b(so far|to date|(?:weekday|weekend|(?:mon|tues|wednes|thurs|fri|satur|sun)day)s)\b",
    re.IGNORECASE,
)
_ROUND = re.compile(
    r"(?<![\w-])((?:semi|quarter)-?final|final|heat|qualifier|preliminary|play-?off|rehearsal|premiere)s?\b",
    re.IGNORECASE,
)
_REGULARLY = re.compile(r"\b(weekday|weekend|(?:mon|tues|wednes|thurs|fri|satur|sun)day)s\b", re.IGNORECASE)
_AGAIN = re.compile(
    r"\b(?:again|once more|for (?:the|a) (?:second|third|fourth|fifth) time)\b", re.IGNORECASE
)
# One of several of a kind: "the return flight", "a second vote".
_ANOTHER = re.compile(
    r"\b(?i:an?|the|its|his|her|their) (?:second|third|fourth|fifth|separate|return|subsequent) ([a-z]+)\b"
)
# Against whom somebody plays or wins.
_OPPONENT = re.compile(
    r"\b(?:against|over|versus|vs\.?|(?:rout|defeat|thrashing) of|(?:loss|defeat) to)\s+(?:the\s+)?"
    r"((?:[A-Z][\w.’'-]*\s?)+)"
)
# How a match ended: "the 108-70 rout", "beat the Cougars 91-73".
_SCORE = r"(\d{1,3})\s?[-–]\s?(\d{1,3})\b"
_ENDED = re.compile(
    rf"\b{_SCORE}(?= (?:[\w’'-]+ ){{0,3}}(?:rout|victory|win|loss|defeat|triumph|thrashing|draw|upset)\b)"
    rf"|\b(?:beat|defeated|lost|won|routed|topped|downed|edged)\b[\w ’',-]{{0,40}}?\b{_SCORE}"
)
# A quake is known by how strong it was.
_STRENGTH = re.compile(
    r"\bmagnitude(?:[ -]of)?(?: - |[ -])(\d\. ?\d)\b|\b(\d\. ?\d)(?: - |[ -])magnitude\b", re.IGNORECASE
)
_WAS, _WHEN = re.compile(r"\b(?:was|were|am|is|are) (?:only |just |about )?$"), re.compile(r" when\b")
# What a share costs at the end of a day.
_CLOSES = re.compile(
    r"\b(?:close|closed|closing|finish|finished|finishing|end|ended|settle|settled)\s+(?:[\w$.,%-]+\s+){0,4}?"
    r"(?:at|on|with|up|down)\s+$"
)
_SO_FAR = re.compile(r"\b(?:so far|to date|until now|up to now|in total|altogether)\b", re.IGNORECASE)
_DAY = re.compile(r"-\d\d-\d\d|-W\w\w-\d")
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")


def tell_two_occasions(context: Context, u: Unit, v: Unit, a: Value, b: Value) -> bool:
    """Whether two figures are told of two occasions, or of one and of a part of it."""
    periods = [_periods(x) for x in (u, v)]
    rounds = [{word.lower() for word in _ROUND.findall(x.span.text)} for x in (u, v)]
    return (
        any(here and there and here.isdisjoint(there) for here, there in (periods, rounds))
        or _of_a_part(a, u) != _of_a_part(b, v)
        or _are_two_matches(context, u, v)
        # A score may be another of one match.
        or (not is_tally(a) and _ended_otherwise(u, v))
        or is_average(u) != is_average(v)
        or _is_sum_so_far(u, v)
        or _is_sum_so_far(v, u)
        or _are_two_quakes(u, v, a, b)
        or _are_two_closes(u, v, a, b)
        or _is_another_time(u, v)
        or _is_another_time(v, u)
        or _is_of_the_past(context, u, v)
        or _was_then(a, u) != _was_then(b, v)
    )


def _is_sum_so_far(u: Unit, v: Unit) -> bool:
    """Whether one tells what has come together until now, and the other what was on a day."""
    return _SO_FAR.search(u.span.text) is not None and any(
        time.kind == "date" and _DAY.search(time.value) for time in v.times
    )


def regularly_on_others(u: Unit, v: Unit) -> bool:
    """Whether both are so on certain days only, and on others: on weekdays, on Sundays."""
    here, there = (set(_REGULARLY.findall(unit.span.text.lower())) for unit in (u, v))
    return bool(here and there) and here.isdisjoint(there)


def _is_another_time(u: Unit, v: Unit) -> bool:
    """Whether it happens once more in ``u``, or with another of what ``v`` names: the return flight."""
    if _AGAIN.search(u.span.text) and not _AGAIN.search(v.sentence.text):
        return True
    other = v.sentence.text
    return any(
        re.search(rf"\b{found.group(1)}\b", other) and found.group().lower() not in other.lower()
        for found in _ANOTHER.finditer(u.span.text)
    )


def _periods(unit: Unit) -> set[str]:
    """For what times a clause tells it: the first weekend, so far."""
    return {
        " ".join(word for word in found.groups() if word).lower()
        for found in _PERIOD.finditer(unit.span.text)
    }


def _of_a_part(value: Value, unit: Unit) -> bool:
    """Whether a figure is of a part of the time only: "had five points during a 15-2 run"."""
    text, start = unit.sentence.text, value.span.start - unit.sentence.start
    after = text[value.span.end - unit.sentence.start :]
    return bool(
        _PART_OF_TIME.match(after)
        or _OPENED_WITH_PART.match(text)
        or _FIRST_SO_MANY.search(text, 0, start)
        or _IN_A_PART.search(text, 0, start)
    )


def _was_then(value: Value, unit: Unit) -> bool:
    """Whether it was so when something else happened: "He was 16 when he was first arrested"."""
    span, sentence = value.span, unit.sentence
    before = sentence.text[: max(0, span.start - sentence.start)]
    return bool(_WAS.search(before) and _WHEN.match(sentence.text, span.end - sentence.start))


def _are_two_matches(context: Context, u: Unit, v: Unit) -> bool:
    """Whether each sentence names an opponent of whom the other's report says nothing."""
    texts = {d.report.id: d.report.text for d in context.parsed}
    here, there = (_opponents(unit) for unit in (u, v))
    return bool(here and there) and not (
        any(name in texts[v.report] for name in here) or any(name in texts[u.report] for name in there)
    )


def _opponents(unit: Unit) -> set[str]:
    return {found.group(1).strip().split()[0] for found in _OPPONENT.finditer(unit.sentence.text)}


def _ended_otherwise(u: Unit, v: Unit) -> bool:
    """Whether both sentences say how a match ended, and not alike."""
    here, there = (_results(unit.sentence.text) for unit in (u, v))
    return bool(here and there) and here.isdisjoint(there)


def _results(text: str) -> set[frozenset[str]]:
    return {frozenset(points for points in found.groups() if points) for found in _ENDED.finditer(text)}


def _are_two_quakes(u: Unit, v: Unit, a: Value, b: Value) -> bool:
    """Whether each sentence gives a quake its strength, and another: then what it did is of two.

    Of one quake two strengths are told too; then that is the difference to show.
    """
    here, there = (_strengths(x, value) for x, value in ((u, a), (v, b)))
    return bool(here and there) and here.isdisjoint(there)


def _strengths(unit: Unit, beside: Value) -> set[str]:
    text, base = unit.sentence.text, unit.sentence.start
    text = text[: beside.span.start - base] + text[beside.span.end - base :]
    found = (strength for one in _STRENGTH.finditer(text) for strength in one.groups() if strength)
    return {strength.replace(" ", "") for strength in found}


def _are_two_closes(u: Unit, v: Unit, a: Value, b: Value) -> bool:
    """Whether both are the price at the end of a day, and no day is named in both."""
    if is_of_person(u) and is_of_person(v):
        return False  # "finished with 25 points"
    before = (x.sentence.text[: value.span.start - x.sentence.start] for x, value in ((u, a), (v, b)))
    return all(_CLOSES.search(text) for text in before) and not any(
        compare_times(s, t) == "equal" for s in u.times for t in v.times
    )


def _is_of_the_past(context: Context, u: Unit, v: Unit) -> bool:
    """Whether one sentence is of years long gone, and the other of a day that has no year: Sunday."""
    now = _this_year(context)
    here, there = (_times(context, unit) for unit in (u, v))
    return any(
        _years(past) and max(_years(past)) < now and day and not _years(day)
        for past, day in ((here, there), (there, here))
    )


def _times(context: Context, unit: Unit) -> list[Time]:
    document = next(d for d in context.parsed if d.report.id == unit.report)
    own = unit.sentence
    return [t for t in document.times if own.start <= t.span.start < own.end and t.kind in ("date", "time")]


def _this_year(context: Context) -> int:
    """The year that a story is told in: when its reports were published, or the latest that they name."""
    published = [found.group() for d in context.parsed if (found := _YEAR.match(d.report.published or ""))]
    return int(min(published, default="0")) or max(
        _years(t for d in context.parsed for t in d.times), default=0
    )


def _years(times: Iterable[Time]) -> list[int]:
    """The years that some times name in so many words."""
    return [int(found.group()) for t in times if (found := _YEAR.search(t.span.text)) is not None]
