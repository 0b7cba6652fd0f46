"""Numbers as news writes them: digits, words, fractions, vague ones. Reading only, no meaning."""

import re
from dataclasses import dataclass
from typing import Literal

__all__ = ["SCALES", "START", "WORDS", "Notation", "Numeral", "notation", "read_numeral"]

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
LETTERS = {"m": 1e6, "M": 1e6, "b": 1e9, "B": 1e9, "t": 1e12, "T": 1e12, "K": 1e3}
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
    "½": 1 / 2, "⅓": 1 / 3, "⅔": 2 / 3, "¼": 1 / 4, "¾": 3 / 4, "⅕": 1 / 5, "⅖": 2 / 5, "⅗": 3 / 5, "⅘": 4 / 5,
    "⅙": 1 / 6, "⅚": 5 / 6, "⅛": 1 / 8, "⅜": 3 / 8, "⅝": 5 / 8, "⅞": 7 / 8,
}  # fmt: skip

# Words at which a number can start; "a" and "half a" are looked for to the left of a scale.
WORDS = frozenset(UNITS) | frozenset(TENS) | frozenset(SCALES) | frozenset(VAGUE) | {"tens", "half"}
WORDS |= {"third", "quarter", "quarters"} | {
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
}
WORDS |= {"couple"}
START = re.compile(r"[A-Za-z]+|\d|[½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞]")

GAP = "[ \u00a0\u2009\u202f]"
SEPARATED = re.compile(
    rf"\d{{1,3}}(?:(?:,\d{{3}})+|(?:\.\d{{3}}){{2,}}|(?:{GAP}\d{{3}})+|(?:[’']\d{{3}})+)(?!\d)"
)
DIGITS = re.compile(r"\d+")
# Longer runs of digits are codes.
LONGEST = 24
EUROPEAN = re.compile(r"(?P<whole>[1-9]\d{0,2}(?:\.\d{3})+)(?:,(?P<part>\d{1,2}))?(?![\d.,]\d|\d)", re.ASCII)
SCALE_AFTER = re.compile(
    rf"(?:{GAP}|-|(?<=\d))?(?P<word>(?i:hundred|thousand|million|billion|trillion|dozen|mln|mio|mn|bn|bln|tn|trn)"
    r"|[kKmMbBtT])(?![A-Za-z²³])"
)
WORD = re.compile(r"[A-Za-z]+")
JOINT = re.compile(r"[ \u00a0]?-[ ]?|[ \u00a0]and[ \u00a0](?!a\b)|[ \u00a0]")
HALF_MORE = re.compile(rf"(?:{GAP}|-)and(?:{GAP}|-)(?:a|one)(?:{GAP}|-)(?P<part>half|quarter|third)\b", re.I)
PART_AFTER = re.compile(rf"(?:{GAP}|-)(?P<part>{'|'.join(sorted(PARTS, key=len, reverse=True))})\b", re.I)
SLASH = re.compile(
    r"(?:(?P<whole>\d{1,3})(?:[ -]))?(?P<top>\d{1,2})[/⁄](?P<bottom>[234589]|10|16|32|64|100)(?![\d/])"
)
A_BEFORE = re.compile(r"(?<![\w’'])(?P<what>half(?: |-)an?|an?(?: |-)half|an?|(?:an?|one)(?: |-)quarter(?: |-)of(?: |-)an?|"
                      r"(?:three(?: |-))?quarters?(?: |-)of(?: |-)an?)(?: |-)$", re.I)  # fmt: skip
OF = re.compile(r"[ \u00a0]+of[ \u00a0]+(?P<scale>thousands|millions|billions|trillions)\b", re.I)


POINT_PART = re.compile(r"[.](\d+)(?!\d|\.\d)")
COMMA_PART = re.compile(r",(\d+)(?!\d)")
SHORT_COMMA_PART = re.compile(r",(\d{1,2})(?![\d,]|\s?,\s?\d)")


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


POINT_DECIMAL = re.compile(r"\d\.\d{1,2}(?![\d.])|\d,\d{3}(?:[,.\s])")
COMMA_DECIMAL = re.compile(
    r"(?<![\d.,])\d{1,3}(?:\.\d{3})*,\d{1,2}(?![\d,])\s?(?:%|per ?cent|€|million|billion|[a-z])"
)


def notation(text: str) -> Notation:
    """The decimal mark of the document: a comma only if commas are used so, and points are not."""
    if "," not in text:
        return Notation()
    commas = sum(1 for _ in COMMA_DECIMAL.finditer(text))
    if not commas:
        return Notation()
    points = sum(1 for _ in POINT_DECIMAL.finditer(text))
    return Notation("," if commas > points else ".")


def read_numeral(text: str, at: int, style: Notation) -> Numeral | None:
    """The number that starts at ``at``; None where none does. ``a`` before a scale is taken along."""
    first = text[at]
    if first.isdigit() or first in GLYPHS:
        return _digits(text, at, style)
    return _words(text, at)


def _digits(text: str, at: int, style: Notation) -> Numeral | None:
    if text[at] in GLYPHS:
        return _scale(text, at, at + 1, GLYPHS[text[at]], fraction=True)
    run = DIGITS.match(text, at)
    if run is None or run.end() - at > LONGEST:
        return None
    if at > 0 and text[at - 1] == "." and (at < 2 or not (text[at - 2].isalnum() or text[at - 2] in '.)”"')):
        # ".500": a decimal without a zero.
        return _scale(text, at - 1, run.end(), float("0." + _ascii(run.group())))
    slash = SLASH.match(text, at)
    if slash and int(slash["top"]) < int(slash["bottom"]):
        value = int(slash["whole"] or 0) + int(slash["top"]) / int(slash["bottom"])
        return _scale(text, at, slash.end(), value, fraction=not slash["whole"])
    value, end = _plain(text, at, style)
    if end < len(text) and text[end] in GLYPHS:
        value, end = value + GLYPHS[text[end]], end + 1
    elif end + 1 < len(text) and text[end] in " -" and text[end + 1] in GLYPHS:
        value, end = value + GLYPHS[text[end + 1]], end + 2
    more = HALF_MORE.match(text, end)
    if more:
        value, end = value + 1 / PARTS[more["part"].lower()], more.end()
    return _scale(text, at, end, value)


def _plain(text: str, at: int, style: Notation) -> tuple[float, int]:
    """Digits with thousands marks and decimals."""
    start = at
    european = EUROPEAN.match(text, at)
    if european and (european["part"] or style.decimal == ","):
        whole = european["whole"].replace(".", "")
        return float(f"{whole}.{european['part'] or 0}"), european.end()
    point = style.decimal
    grouped = SEPARATED.match(text, at)
    if grouped and len({char for char in grouped.group() if not char.isdigit()}) == 1:
        mark = next(char for char in grouped.group() if not char.isdigit())
        # A list of years or scores is no grouped number: "0,123" and "1 000" with a zero in front are none.
        spaced = mark in " \u00a0\u2009\u202f’'"
        believable = text[at] != "0" and (not spaced or _spaced(text, grouped))
        if believable and (mark != point or (style.decimal == "." and grouped.group().count(mark) > 1)):
            whole = "".join(char for char in grouped.group() if char.isdigit())
            end = grouped.end()
            part = (POINT_PART if point == "." else COMMA_PART).match(text, end)
            if part and mark != point:
                return float(f"{_ascii(whole)}.{_ascii(part[1])}"), part.end()
            return float(_ascii(whole)), end
    digits = DIGITS.match(text, at)
    assert digits is not None
    end = digits.end()
    part = POINT_PART.match(text, end)
    if not part and len(text[at:end]) <= 3:
        # "3,5%": in English three digits follow a comma, so one or two mean a decimal; but not in "1,2,3".
        part = SHORT_COMMA_PART.match(text, end)
    if part:
        return float(f"{_ascii(text[start:end])}.{_ascii(part[1])}"), part.end()
    return float(_ascii(digits.group())), end


def _spaced(text: str, match: re.Match[str]) -> bool:
    """Whether "12 000" is one number: groups of three, not a list, no digit run before or after."""
    before = text[max(0, match.start() - 2) : match.start()]
    return not any(char.isdigit() for char in before) and text[match.start() : match.start() + 1] != "0"


def _ascii(digits: str) -> str:
    return "".join(str(int(char)) if char.isdigit() else char for char in digits)


def _scale(
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


def _words(text: str, at: int) -> Numeral | None:
    first = WORD.match(text, at)
    if not first:
        return None
    word = first.group().lower()
    if word in VAGUE or word == "tens":
        return _vague(text, first, word)
    if word == "couple":
        after = re.compile(r" of\b").match(text, first.end())
        return Numeral(_a(text, at), after.end() if after else first.end(), 2, 2, 2, word=True)
    if word in SCALES:
        return _bare_scale(text, first, word)
    if word in PARTS:
        return _part(text, first, word)
    if word not in UNITS and word not in TENS:
        return None
    value, end = _cardinal(text, at)
    more = HALF_MORE.match(text, end)
    if more:
        value, end = value + 1 / PARTS[more["part"].lower()], more.end()
        return _scale(text, at, end, value, word=True)
    part = PART_AFTER.match(text, end)
    if part and value < 100 and _is_fraction(text, part, int(value)):
        share = value / PARTS[part["part"].lower()]
        return Numeral(at, part.end(), share, share, share, fraction=True, word=True)
    return _scale(text, at, end, value, word=True)


def _is_fraction(text: str, part: re.Match[str], top: int) -> bool:
    """Two-thirds and one fifth, not "three quarters in a row" nor "one third man"."""
    word, joined = part["part"].lower(), text[part.start()] == "-"
    plural = word.endswith("s")
    if (top == 1) == plural:
        return False
    if "quarter" in word or top == 1:
        return joined or bool(re.compile(r"[ -]of\b|\s?[.,;)]").match(text, part.end()))
    return True


def _cardinal(text: str, at: int) -> tuple[float, int]:
    """A run of number words from ``at``: "two hundred and five", "twenty-one thousand"."""
    total, current, end, last = 0.0, 0.0, at, 1e15
    place = at
    while True:
        match = WORD.match(text, place)
        if not match:
            break
        word = match.group().lower()
        if word in UNITS or word in TENS:
            value = float(UNITS.get(word, TENS.get(word, 0)))
            # "twenty one" goes on, "two three" is two numbers.
            size = 10.0 if word in UNITS and 0 < value < 10 else 100.0
            if size >= last:
                break
            current += value
            last = size if word in TENS else 1.0
            if word in TENS:
                last = 10.0 + 1e-9
        elif word in SCALES and word != "dozen" and current:
            if word == "hundred":
                if current >= 100:
                    break
                current *= 100
                last = 100.0 + 1e-9
            else:
                total += current * SCALES[word]
                current, last = 0.0, 1e3
        else:
            break
        end = match.end()
        joint = JOINT.match(text, end)
        if not joint or ("and" in joint.group() and word not in SCALES):
            break
        place = joint.end()
    return total + current, end


def _a(text: str, at: int) -> int:
    """Where "a" or "half a" before ``at`` starts; ``at`` where there is none."""
    match = A_BEFORE.search(text, max(0, at - 24), at)
    return match.start() if match else at


def _bare_scale(text: str, first: re.Match[str], word: str) -> Numeral | None:
    """ "a million", "half a dozen", "a quarter of a million"; a scale alone is none."""
    before = A_BEFORE.search(text, max(0, first.start() - 28), first.start())
    if not before:
        return None
    what = before["what"].lower().replace("-", " ")
    factor = (
        0.5 if "half" in what else 0.75 if what.startswith("three") else 0.25 if "quarter" in what else 1.0
    )
    found = _scale(text, before.start(), first.end(), factor * SCALES[word], word=True)
    return Numeral(found.start, found.end, found.value, found.low, found.high, word=True, scaled=True)


def _vague(text: str, first: re.Match[str], word: str) -> Numeral | None:
    """ "dozens", "tens of thousands": from one of it to ten of it."""
    of = OF.match(text, first.end())
    base = 10.0 if word == "tens" else VAGUE[word]
    end = first.end()
    if of:
        base, end = base * VAGUE[of["scale"].lower()], of.end()
    elif word == "tens":
        return None
    return Numeral(first.start(), end, base, base, base * 10, word=True, scaled=True)


HALF_OF = re.compile(
    r"(?:[ ](?:of|the|its|his|her|their|our|all|that|this|those|these|as)\b|[ ]?[.,;)]|[ ]a[ ]century\b)"
)
NOT_HALF = re.compile(
    r"(?:first|second|other|better|third|final|opening|latter|half|by|in|and[ ]a|a)[ -]$", re.I
)


def _part(text: str, first: re.Match[str], word: str) -> Numeral | None:
    """ "half of", "a quarter of", "a third"; not "the second half", "a third man"."""
    value = 1 / PARTS[word]
    if word == "half":
        before = text[max(0, first.start() - 8) : first.start()]
        if not HALF_OF.match(text, first.end()) or NOT_HALF.search(before):
            return None
        return Numeral(first.start(), first.end(), value, value, value, fraction=True, word=True)
    if word.endswith("s"):
        return None
    article = re.compile(r"(?<![\w’'])an? $", re.I).search(text, max(0, first.start() - 3), first.start())
    if not article or not re.compile(r" of\b(?! an?\b| its kind)").match(text, first.end()):
        return None
    return Numeral(article.start(), first.end(), value, value, value, fraction=True, word=True)
