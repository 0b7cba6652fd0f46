"""Numbers as news writes them: digits, words, fractions, vague ones. Reading only, no meaning."""

import re

from twosource.language.numberforms import GAP, GLYPHS, HALF_MORE, PARTS, Notation, Numeral, scaled
from twosource.language.numberwords import WORDS, read_words

__all__ = ["START", "WORDS", "Notation", "Numeral", "notation", "read_numeral"]

START = re.compile(r"[A-Za-z]+|\d|[½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞]")

SEPARATED = re.compile(
    rf"\d{{1,3}}(?:(?:,\d{{3}})+|(?:\.\d{{3}}){{2,}}|(?:{GAP}\d{{3}})+|(?:[’']\d{{3}})+)(?!\d)"
)
DIGITS = re.compile(r"\d+")
# Longer runs of digits are codes.
LONGEST = 24
EUROPEAN = re.compile(r"(?P<whole>[1-9]\d{0,2}(?:\.\d{3})+)(?:,(?P<part>\d{1,2}))?(?![\d.,]\d|\d)", re.ASCII)
SLASH = re.compile(
    r"(?:(?P<whole>\d{1,3})(?:[ -]))?(?P<top>\d{1,2})[/⁄](?P<bottom>[234589]|10|16|32|64|100)(?![\d/])"
)
POINT_PART = re.compile(r"[.](\d+)(?!\d|\.\d)")
COMMA_PART = re.compile(r",(\d+)(?!\d)")
SHORT_COMMA_PART = re.compile(r",(\d{1,2})(?![\d,]|\s?,\s?\d)")

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
    return read_words(text, at)


def _digits(text: str, at: int, style: Notation) -> Numeral | None:
    if text[at] in GLYPHS:
        return scaled(text, at, at + 1, GLYPHS[text[at]], fraction=True)
    run = DIGITS.match(text, at)
    if run is None or run.end() - at > LONGEST:
        return None
    if at > 0 and text[at - 1] == "." and (at < 2 or not (text[at - 2].isalnum() or text[at - 2] in '.)”"')):
        # ".500": a decimal without a zero.
        return scaled(text, at - 1, run.end(), float("0." + _ascii(run.group())))
    slash = SLASH.match(text, at)
    if slash and int(slash["top"]) < int(slash["bottom"]):
        value = int(slash["whole"] or 0) + int(slash["top"]) / int(slash["bottom"])
        return scaled(text, at, slash.end(), value, fraction=not slash["whole"])
    value, end = _plain(text, at, style)
    if end < len(text) and text[end] in GLYPHS:
        value, end = value + GLYPHS[text[end]], end + 1
    elif end + 1 < len(text) and text[end] in " -" and text[end + 1] in GLYPHS:
        value, end = value + GLYPHS[text[end + 1]], end + 2
    more = HALF_MORE.match(text, end)
    if more:
        value, end = value + 1 / PARTS[more["part"].lower()], more.end()
    return scaled(text, at, end, value)


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
