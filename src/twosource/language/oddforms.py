"""Figures in forms of their own: odds, multiples, heights, quakes, signs before the number."""

import re

from twosource.language.numerals import Notation, Numeral, read_numeral

__all__ = ["MULTIPLES", "height", "is_magnitude", "multiple", "odds", "signed"]

ODDS = re.compile(r"[ \u00a0](?P<how>in|out of|out of every|in every)[ \u00a0](?=[\dA-Za-z])", re.IGNORECASE)
ROUND_ODDS = frozenset({12, 15, 20, 25, 50, 100, 1000, 10_000, 100_000, 1_000_000})
# "two in three days" and "one in five minutes" are no odds.
NOT_ODDS = re.compile(
    r"[ -](?:second|minute|hour|day|night|week|month|year|decade|game|match|meeting|start|season|"
    r"round|inning|o[’']clock)",
    re.IGNORECASE,
)


def odds(text: str, numeral: Numeral, style: Notation) -> Numeral | None:
    """ "one in five", "nine out of 10": a share. ``numeral`` is the first number."""
    if numeral.value != int(numeral.value) or not 0 < numeral.value < 10 or numeral.fraction:
        return None
    link = ODDS.match(text, numeral.end)
    if not link:
        return None
    second = read_numeral(text, link.end(), style)
    if second is None or second.start != link.end() or second.value <= numeral.value or second.fraction:
        return None
    if not (second.value <= 10 or second.value in ROUND_ODDS) or NOT_ODDS.match(text, second.end):
        return None
    share = numeral.value / second.value
    return Numeral(numeral.start, second.end, share, share, share, fraction=True, word=numeral.word)


MULTIPLES = {
    "doubled": 2.0, "doubling": 2.0, "doubles": 2.0, "tripled": 3.0, "tripling": 3.0, "triples": 3.0,
    "trebled": 3.0,
    "quadrupled": 4.0, "quintupled": 5.0, "halved": 0.5, "twofold": 2.0, "threefold": 3.0, "fourfold": 4.0,
    "fivefold": 5.0, "sixfold": 6.0, "sevenfold": 7.0, "eightfold": 8.0, "ninefold": 9.0, "tenfold": 10.0,
    "hundredfold": 100.0, "twice": 2.0,
}  # fmt: skip
TWICE = re.compile(
    r"[ ](?:as[ ](?:[a-z]+[ ]as|many|much|likely|large|big|high|long|fast)|the|that[ ]of|what|its|their|"
    r"his|her)\b",
    re.IGNORECASE,
)


def multiple(text: str, start: int, word: str) -> tuple[float, int] | None:
    """Value and end of "doubled", "a threefold rise", "twice as many"; "twice" alone counts occasions."""
    lower = word.lower()
    if lower == "twice" and not TWICE.match(text, start + len(word)):
        return None
    return MULTIPLES[lower], start + len(word)


HEIGHT = re.compile(
    r"""(?P<feet>[3-8])(?:
        [’'′][ ]?(?P<inches>\d{1,2})[”\"″]
        | (?:-(?:foot|feet)[- ]|[ ]?(?:foot|feet|ft\.?)(?P<joined>,?[ ](?:and[ ])?))
            (?P<both>\d{1,2})(?:[ -]?inch(?:es)?|in|[ ]in\.)(?!\w)
            (?P<tall>[ ](?:tall|high|long|deep|thick|wide)\b)?
        | -foot-(?P<more>\d{1,2})(?!\d)
    )(?![ ]of\b)""",
    re.VERBOSE,
)


def height(text: str, at: int) -> tuple[float, int] | None:
    """Feet and end of 5'11", 5-foot-11 and 5 feet 11 inches."""
    match = HEIGHT.match(text, at)
    if not match:
        return None
    # "Water rose 5 feet, 10 inches of rain fell": two measures, unless something is so tall.
    if (match["joined"] or " ") != " " and not match["tall"]:
        return None
    inches = int(match["inches"] or match["both"] or match["more"])
    end = match.start("tall") if match["tall"] else match.end()
    return (int(match["feet"]) + inches / 12, end) if inches < 12 else None


# "A preliminary magnitude of 4.6", "a magnitude-5.2 quake".
MAGNITUDE = re.compile(
    r"\bmagnitudes?(?:[- ]|,? of |,? (?:was|were|is|at) )(?:about |around |roughly |up to |at least )?$",
    re.IGNORECASE,
)
RICHTER = re.compile(r"[ ](?:on the (?:[a-z-]+ )?Richter|in magnitude)\b", re.IGNORECASE)
# "The quakes, measuring 7.6 and 7.4": a number with a point and no unit, which is no count.
QUAKES = re.compile(
    r"\b(?:(?:earth)?quakes?|temblors?|tremors?|aftershocks?)\b[^.;:]{0,40}"
    r"\b(?:measur(?:ed|ing)|register(?:ed|ing)|rated(?: as| at)?)[ ](?:[\d.]+,? (?:and |to )?)?$",
    re.IGNORECASE,
)
REACH = 80


def is_magnitude(text: str, start: int, end: int) -> bool:
    """Whether the number without a unit in ``text[start:end]`` is the magnitude of a quake."""
    before = max(0, start - REACH)
    return bool(
        MAGNITUDE.search(text, before, start)
        or RICHTER.match(text, end)
        or ("." in text[start:end] and QUAKES.search(text, before, start))
    )


SIGN = re.compile(r"(?:(?<![\w.])(?:minus|negative)[ ]|(?<![\w)\].,%’'\"”])[-−–])$", re.IGNORECASE)
SIGNED_UNIT = re.compile(r"[ ]?(?:%|°|per ?cent|degrees?\b|[CF]\b|percentage|basis)")


EITHER_WAY = re.compile(r"(?:\bplus[- ]or[- ]minus[ ]?|\bplus/minus[ ]?|±[ ]?|\+/[-−–][ ]?)$", re.IGNORECASE)


def either_way(text: str, start: int) -> int | None:
    """Where "plus or minus" before a figure begins; such a figure is a size and not negative."""
    match = EITHER_WAY.search(text, max(0, start - 16), start)
    return match.start() if match else None


def signed(text: str, start: int, end: int) -> int | None:
    """Where the sign before a negative figure starts: "minus 5 degrees", "−4%"; None where there is none.

    A dash counts only before a per cent or degree sign; elsewhere it is punctuation.
    """
    match = SIGN.search(text, max(0, start - 9), start)
    if not match or not SIGNED_UNIT.match(text, end):
        return None
    dash = match.group()[-1] in "-−–"
    return None if dash and text[match.start() - 1 : match.start()].isalnum() else match.start()
