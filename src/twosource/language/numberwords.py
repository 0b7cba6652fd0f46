"""Numbers in words: twenty-one thousand, half a dozen, two-thirds, tens of thousands."""

import re

from twosource.language.numberforms import (
    GAP,
    HALF_MORE,
    PARTS,
    SCALES,
    TENS,
    UNITS,
    VAGUE,
    Numeral,
    scaled,
)

__all__ = ["WORDS", "read_words"]

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

COUPLE_OF = re.compile(r"[ \u00a0]of\b")
WORD = re.compile(r"[A-Za-z]+")
JOINT = re.compile(r"[ \u00a0]?-[ ]?|[ \u00a0]and[ \u00a0](?!a\b)|[ \u00a0]")
PART_AFTER = re.compile(rf"(?:{GAP}|-)(?P<part>{'|'.join(sorted(PARTS, key=len, reverse=True))})\b", re.I)
A_BEFORE = re.compile(r"(?<![\w’'])(?P<what>half(?: |-)an?|an?(?: |-)half|an?|(?:an?|one)(?: |-)quarter(?: |"
                      r"-)of(?: |"
                      r"-)an?|"
                      r"(?:three(?: |-))?quarters?(?: |-)of(?: |-)an?)(?: |-)$", re.I)  # fmt: skip
OF = re.compile(r"[ \u00a0]+of[ \u00a0]+(?P<scale>thousands|millions|billions|trillions)\b", re.I)


def read_words(text: str, at: int) -> Numeral | None:
    first = WORD.match(text, at)
    if not first:
        return None
    word = first.group().lower()
    if word in VAGUE or word == "tens":
        return _vague(text, first, word)
    if word == "couple":
        # The couple next door are two people, but count nothing.
        after = COUPLE_OF.match(text, first.end())
        return Numeral(_a(text, at), first.end(), 2, 2, 2, word=True) if after else None
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
        return scaled(text, at, end, value, word=True)
    part = PART_AFTER.match(text, end)
    if part and value < 100 and _is_fraction(text, part, int(value)):
        share = value / PARTS[part["part"].lower()]
        return Numeral(at, part.end(), share, share, share, fraction=True, word=True)
    return scaled(text, at, end, value, word=True)


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
    found = scaled(text, before.start(), first.end(), factor * SCALES[word], word=True)
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
