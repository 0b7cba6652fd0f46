"""Number words and scales, and what reading a number gives."""

import re
from dataclasses import dataclass
from typing import Literal

__all__ = [
    "GAP",
    "GLYPHS",
    "HALF_MORE",
    "PARTS",
    "SCALES",
    "TENS",
    "UNITS",
    "VAGUE",
    "Notation",
    "Numeral",
    "scaled",
]

UNITS = {
    word: value
    for value, word in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        ]
    )
}
TENS = {
    word: 10 * value
    for value, word in enumerate(
        ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"), 2
    )
}
TENS["fourty"] = 40
SCALES = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "dozen": 12.0}
# Abbreviations of a scale. Those of one letter need care: see quantities.
SHORT = {
    "mn": 1e6,
    "mln": 1e6,
    "mio": 1e6,
    "mil": 1e6,
    "bn": 1e9,
    "bln": 1e9,
    "tn": 1e12,
    "trn": 1e12,
    "k": 1e3,
}
VAGUE = {
    "dozens": 12.0,
    "scores": 20.0,
    "hundreds": 1e2,
    "thousands": 1e3,
    "millions": 1e6,
    "billions": 1e9,
    "trillions": 1e12,
}
PARTS = {
    "half": 2, "halves": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7,
    "eighth": 8, "ninth": 9, "tenth": 10, "twentieth": 20, "hundredth": 100, "thousandth": 1000,
}  # fmt: skip
PARTS |= {word + "s": value for word, value in PARTS.items() if word not in {"half", "halves"}}
GLYPHS = {
    "½": 1 / 2, "⅓": 1 / 3, "⅔": 2 / 3, "¼": 1 / 4, "¾": 3 / 4, "⅕": 1 / 5, "⅖": 2 / 5, "⅗": 3 / 5,
    "⅘": 4 / 5,
    "⅙": 1 / 6, "⅚": 5 / 6, "⅛": 1 / 8, "⅜": 3 / 8, "⅝": 5 / 8, "⅞": 7 / 8,
}  # fmt: skip

GAP = "[ \u00a0\u2009\u202f]"
SCALE_AFTER = re.compile(
    rf"(?:{GAP}|-|(?<=\d))?(?P<word>(?i:hundred|thousand|million|billion|trillion|dozen|mln|mio|mn|"
    rf"bn|bln|tn|trn)"
    r"|[kKmMbBtT])(?![A-Za-z²³])"
)
HALF_MORE = re.compile(rf"(?:{GAP}|-)and(?:{GAP}|-)(?:a|one)(?:{GAP}|-)(?P<part>half|quarter|third)\b", re.I)


@dataclass(frozen=True, slots=True)
class Notation:
    """How one document writes numbers: the decimal mark, "." or ","."""

    decimal: Literal[".", ","] = "."


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number as read: ``value``, and ``low`` to ``high`` where the words are vague ("dozens").

    ``fraction``: written as a part of one. ``letter``: a scale of one letter was left unread at ``end``.
    ``word``: written in words throughout.
    """

    start: int
    end: int
    value: float
    low: float
    high: float
    fraction: bool = False
    word: bool = False
    scaled: bool = False
    letter: str = ""


def scaled(
    text: str, start: int, end: int, value: float, *, fraction: bool = False, word: bool = False
) -> Numeral:
    """With the scale words that follow: "3.5 million", "6billion", "2 hundred thousand"."""
    scaled = False
    for _ in range(2):
        after = SCALE_AFTER.match(text, end)
        if not after:
            break
        found = after["word"]
        factor = SCALES.get(found.lower()) or SHORT.get(found.lower() if len(found) > 1 else found)
        if factor is None:
            if after.start("word") == end and not scaled:
                return Numeral(start, end, value, value, value, fraction, word, scaled, found)
            break
        if found == "k" and after.start("word") != end:
            break
        value, end, scaled, fraction = value * factor, after.end(), True, False
    return Numeral(start, end, value, value, value, fraction, word, scaled)
