"""Numbers that stand together: the two ends of a range, and lists whose unit is said once."""

import re
from dataclasses import dataclass, replace

from twosource.language.measures import Measure
from twosource.language.numerals import Numeral
from twosource.language.units import YEAR_OF_AGE
from twosource.language.wording import read_change, read_modifier

__all__ = ["Found", "joined", "of_one_unit", "scaled_like"]


@dataclass(frozen=True, slots=True)
class Found:
    """A number with its surroundings, before ranges are joined. Offsets in the text."""

    start: int
    end: int
    numeral: Numeral
    value: float
    low: float
    high: float
    measure: Measure
    concept: str | None = None


RANGE = re.compile(
    r"(?:\s?[-–—]\s?|-to-|[ ](?:to|and|or)[ ])(?:up to |about |around |over |nearly |more than )?$"
)
BETWEEN = re.compile(r"\bbetween[ ](?:about |around |roughly )?$", re.IGNORECASE)
FROM = re.compile(r"\bfrom[ ](?:about |around |roughly |over |up to |nearly )?$", re.IGNORECASE)
VOTE = re.compile(r"\b(?:vot\w+|pass\w*|approv\w+|reject\w+|defeat\w*|ballot|tally|split|ruling|ruled|margin|"
                  r"score|won|"
                  r"lost|lead|led|beat|down|ahead|draw|drew|win|loss|victory|goal\w*|level|trail\w*|"
                  r"match)\b", re.I)  # fmt: skip


def joined(text: str, found: list[Found]) -> "list[tuple[Found, Found | None]]":
    """Neighbours that form one range, as (first, last); others as (figure, None)."""
    joined: list[tuple[Found, Found | None]] = []
    skip = False
    for item, after in zip(found, [*found[1:], None], strict=False):
        if skip:
            skip = False
            continue
        if after is not None and after.start - item.end < 20 and _is_range(text, item, after):
            joined.append((item, after))
            skip = True
        else:
            joined.append((item, None))
    return joined


def _is_range(text: str, item: Found, after: Found) -> bool:
    gap = text[item.end : after.start]
    if not RANGE.match(gap) or item.numeral.low != item.numeral.high:
        return False
    first, last = item.measure, after.measure
    if first.unit and last.unit and first.unit != last.unit.split(" per ")[0]:
        return False
    if first.unit and not last.unit and not after.numeral.scaled and first.unit != YEAR_OF_AGE:
        return False
    before = text[max(0, item.start - 16) : item.start]
    word = gap.strip().strip("-").split(" ")[0] or gap.strip()
    if word == "or":
        return False
    if word == "and":
        return bool(BETWEEN.search(before))
    low, high = scaled_like(item, after), after.value
    if word in {"-", "–", "—"}:
        # 2-1 and 354-46 are scores and votes.
        tight = not gap.strip("-–—")
        return low < high and (tight or gap.strip() != "—") and not _is_score(text, item, after)
    if FROM.search(before):
        return True
    if first.unit and read_change(text, read_modifier(text, item.start).start, item.end):
        # "fell by 5% to 12%": a change and the level reached.
        return False
    return low < high and not _is_score(text, item, after)


def _is_score(text: str, item: Found, after: Found) -> bool:
    """Two bare whole numbers beside a word of voting or play."""
    for part in (item, after):
        if part.measure.unit or part.value != int(part.value):
            return False
    around = text[max(0, item.start - 60) : item.start] + " " + text[after.end : after.end + 30]
    return bool(VOTE.search(around)) and after.concept is None


def scaled_like(item: Found, after: Found) -> float:
    """The first end of "2-3 million": it takes the scale of the second."""
    if after.numeral.scaled and not item.numeral.scaled and item.value < 1000:
        plain = after.value
        while plain >= 1000:
            plain /= 1000
        return item.value * (after.value / plain) if plain else item.value
    return item.value


AND = re.compile(r",? (?:and|or) |, ")
LISTED = frozenset({"magnitude", "percent"})


def of_one_unit(text: str, found: "list[tuple[Found, Found | None]]") -> "list[tuple[Found, Found | None]]":
    """The unit of "7.6 and 7.5 magnitude" and "10, 12 and 15 percent" is that of all of them."""
    told: list[tuple[Found, Found | None]] = []
    for item, until in reversed(found):
        after = told[-1][0] if told else None
        if (
            after is not None
            and until is None
            and item.measure.unit is None
            and after.measure.unit in LISTED
            and not (item.numeral.word or item.numeral.scaled)
            and AND.fullmatch(text, item.end, after.start)
        ):
            item = replace(item, measure=after.measure)
        told.append((item, until))
    return told[::-1]
