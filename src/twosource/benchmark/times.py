"""Times against the recogniser specifications, the cases nearest to news.

The specifications are written for assistants ("book a room from 4 to 6") and hold much that no newspaper
prints ("23-2020-september"); kept are inputs with plain dates, years, months, weekdays, durations and sets,
not the grammar of appointments: ranges with two ends, holidays, "before" and "after". The rule is fixed
here, so that nothing is chosen by result; low figures are to be expected of any reader of news.
``extent`` is F1 over spans that overlap, ``exact`` over spans that are the same but for a leading preposition
or article, ``value`` over overlapping spans with the same resolved value (or the same interval).
Beside ours in the same run: dateparser's search. The "news" rows are news texts with their dates (PolNeAR,
development part), labelled after TimeML by one reader who corrected this program's output (positions and
values in data/times.jsonl): errors that the reader shared with the program do not show.
"""

import json
import re
import time
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from importlib.resources import files
from pathlib import Path
from typing import Any

import msgspec

from twosource.benchmark.table import Result, Row
from twosource.errors import MissingGold
from twosource.language import times
from twosource.language.dates import interval
from twosource.model import Report

__all__ = ["run"]

KINDS = {
    "datetimeV2.date",
    "datetimeV2.daterange",
    "datetimeV2.duration",
    "datetimeV2.set",
    "datetimeV2.time",
    "datetimeV2.datetime",
}
# TIMEX values of the kinds that news uses; ranges "(a,b,PnD)" only where they are one period told as a whole.
NEWS_VALUE = re.compile(
    r"(?:[\dX]{4}(?:-[\dX]{2}(?:-[\dX]{2})?|-W[\dX]{2}(?:-\d|-WE)?|-(?:SP|SU|FA|WI))?(?:T[\dX:]+)?|"
    r"P(?:\d+[YMWD]|T\d+[HMS])"
    r"|T\d{2}(?::\d{2})?|XXXX-WXX-\d(?:T\d.*)?|FUTURE_REF|PRESENT_REF)$"
)
ASSISTANT = re.compile(
    r"\b(?:before|after|between|from|until|till|to|since|prior|through|cortana|schedule|book|remind|"
    r"calendar|meeting|ish|later than|"
    r"earlier than|than|sharp|asap|eod|eoy|eom|weekday|weekdays|business|working|mid-?\w*|eve|"
    r"holiday\w*|thanksgiving|easter)\b",
    re.IGNORECASE,
)
LEADING = re.compile(r"^(?:on|in|at|the|of|for|by|during|around|about|this) ", re.IGNORECASE)
Found = tuple[str, str, str | None, str | None]


def run(gold: Path, *, sample: int | None = None) -> Result:
    """Measure on the first ``sample`` cases kept; ``gold`` holds ``figures/``. Raises MissingGold."""
    path = Path(gold) / "figures" / "DateTimeModel.json"
    if not path.is_file():
        raise MissingGold(f"{path} is not there; name the folder of the gold data with --gold")
    cases = [case for case in json.loads(path.read_text("utf-8-sig")) if concerns_news(case)][:sample]
    mine, other = scores(cases, ours), scores(cases, dateparser_search)
    texts = labelled(Path(gold))[:sample]
    mine |= news_scores(texts, ours_placed)
    other |= news_scores(texts, dateparser_placed)
    count = sum(len(text.times) for text in texts)
    note = f"{len(cases)} specification cases; {count} times in {len(texts)} news texts, ours in view"
    return Result("times", (Row("twosource", mine), Row("dateparser search", other)), note)


class Labelled(msgspec.Struct, frozen=True):
    """A news text of the gold folder, its date, and its times as (start, end, value, kind), by reading."""

    text: str
    date: str
    times: tuple[tuple[int, int, str, str], ...]


def labelled(gold: Path) -> list[Labelled]:
    """The labels of data/times.jsonl whose texts are in the gold folder, with those texts."""
    raw = (files("twosource.benchmark") / "data" / "times.jsonl").read_text(encoding="utf-8")
    found = [msgspec.json.decode(line, type=Labelled) for line in raw.splitlines() if line]
    return [
        msgspec.structs.replace(one, text=(gold / one.text).read_text(encoding="utf-8"))
        for one in found
        if (gold / one.text).is_file()
    ]


def news_scores(
    texts: Sequence[Labelled], system: Callable[[str, str], list[tuple[int, int, str]]]
) -> dict[str, float]:
    """F1 of extent (overlap), exact extent, and value on overlapping extents, as TempEval-3 counts; the
    processor seconds are told as words a second."""
    total = overlap = exact = value = words = 0
    seconds = 0.0
    for one in texts:
        begun = time.process_time()
        found = system(one.text, one.date)
        seconds += time.process_time() - begun
        words += len(one.text.split())
        total += len(one.times) + len(found)
        left = list(found)
        for start, end, wanted, _ in one.times:
            near = next((hit for hit in left if hit[0] < end and start < hit[1]), None)
            if near is None:
                continue
            left.remove(near)
            overlap += 1
            exact += near[:2] == (start, end)
            value += near[2] == wanted
    if not total:
        return {}
    return {
        "news, extent: F1": 2 * overlap / total,
        "news, exact extent: F1": 2 * exact / total,
        "news, value: F1": 2 * value / total,
        "news, words a second": words / seconds if seconds else 0.0,
    }


def ours_placed(text: str, published: str) -> list[tuple[int, int, str]]:
    found = times(Report(id="r", input="r", sha256="", text=text, published=published))
    return [(one.span.start, one.span.end, one.value) for one in found]


def dateparser_placed(text: str, published: str) -> list[tuple[int, int, str]]:
    found, at = [], 0
    for words, value, _, _ in dateparser_search(text, published):
        start = text.find(words, at)
        if start >= 0:
            at = start + len(words)
            found.append((start, at, value or ""))
    return found


def concerns_news(case: dict[str, Any]) -> bool:
    """Whether every expected time of the case is of a kind that news uses; see the module."""
    results = case["Results"]
    if not case.get("Context") or ASSISTANT.search(case["Input"]) or not results:
        return False
    for result in results:
        values = (result.get("Resolution") or {}).get("values") or []
        if result.get("TypeName") not in KINDS or not values:
            return False
        if any(value.get("Mod") or not NEWS_VALUE.match(value.get("timex", "")) for value in values):
            return False
    return True


def ours(text: str, published: str) -> list[Found]:
    found = times(Report(id="r", input="r", sha256="", text=text, published=published))
    return [(time.span.text, time.value, time.start, time.end) for time in found]


def dateparser_search(text: str, published: str) -> list[Found]:
    from dateparser.search import search_dates

    settings = {"RELATIVE_BASE": _moment(published)}
    hits = search_dates(text, languages=["en"], settings=settings) or []
    return [
        (words, day.date().isoformat(), day.date().isoformat(), day.date().isoformat()) for words, day in hits
    ]


def _moment(published: str) -> Any:
    from datetime import datetime

    return datetime.fromisoformat(published[:19])


def scores(cases: Sequence[dict[str, Any]], system: Callable[[str, str], list[Found]]) -> dict[str, float]:
    """F1 of extent (overlap), of exact extent, and of value, micro-averaged."""
    gold_total = found_total = overlap = exact = value = 0
    for case in cases:
        published = case["Context"]["ReferenceDateTime"]
        found = system(case["Input"], published)
        gold_total += len(case["Results"])
        found_total += len(found)
        for result in case["Results"]:
            text = result["Text"].lower()
            near = next((hit for hit in found if _overlaps(hit[0].lower(), text)), None)
            if near is None:
                continue
            found = [hit for hit in found if hit is not near]
            overlap += 1
            exact += _bare(near[0]) == _bare(text)
            value += any(_same(near, each) for each in result["Resolution"]["values"])
    total = gold_total + found_total
    names = {"extent: F1": overlap, "exact extent: F1": exact, "value: F1": value}
    return {name: 2 * hits / total if total else 0.0 for name, hits in names.items()}


def _overlaps(a: str, b: str) -> bool:
    return a in b or b in a or bool(set(a.split()) & set(b.split()) - {"the", "of", "in", "on", "a"})


def _bare(text: str) -> str:
    text = text.lower().strip(" .,")
    while LEADING.match(text):
        text = LEADING.sub("", text, count=1)
    return text


def _same(found: Found, expected: dict[str, str]) -> bool:
    """The same value, day or interval; the gold's intervals end one day later (exclusive)."""
    _, value, start, end = found
    timex = expected["timex"]
    if value == timex:
        return True
    if expected["type"] in {"duration", "set"}:
        return False
    if expected["type"] == "time":
        return value.split("T")[-1][:5] == (timex.lstrip("T") + ":00")[:5]
    if "start" in expected and "end" in expected and start and end:
        last = (date.fromisoformat(expected["end"][:10]) - timedelta(days=1)).isoformat()
        return start == expected["start"][:10] and end == last
    if expected.get("value", "")[:10] and start:
        if "T" in value:
            return start.replace("T", " ")[:16] == expected["value"][:16]
        return start == end == expected["value"][:10]
    return bool(start) and interval(timex) == (start, end)
