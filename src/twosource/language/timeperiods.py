"""Rules for named periods: seasons, quarters, halves, centuries; and for daily and weekly."""

import re
from datetime import date

from twosource.language.dates import SEASONS, offset
from twosource.language.timewords import YEAR, Found, Setting, rx

__all__ = ["ordinal_rule", "quarter_rule", "season_rule", "set_rule"]

SEASON = rx(rf"(?P<season>spring|summer|autumn|fall|winter)(?:(?:,| of)? {YEAR})?\b")
CUE_BEFORE_SEASON = rx(r"\b(?:in|the|of|early|late|mid|by|until|since|during|before|after|each|every)[ -]$")


def season_rule(setting: Setting, at: int, word: str) -> Found | None:
    match = SEASON.match(setting.text, at)
    if not match:
        return None
    season = SEASONS[match["season"].lower()]
    if match["year"]:
        return Found(at, match.end(), f"{match['year']}-{season}", "date")
    # A spring and a fall need not be seasons.
    cue = CUE_BEFORE_SEASON.search(setting.text, max(0, at - 8), at)
    if not cue or (word.lower() in {"spring", "fall"} and cue.group().lower().startswith(("of", "to"))):
        return None
    if word.lower() in {"spring", "fall"} and re.compile(r" (?:of|in|from|to|for)\b|s\b").match(
        setting.text, match.end()
    ):
        return None
    return Found(at, match.end(), f"XXXX-{season}", "date")


NUMBERED = {
    "first": 1,
    "second": 2,
    "third": 3,
    "fourth": 4,
    "1st": 1,
    "2nd": 2,
    "3rd": 3,
    "4th": 4,
    "final": 4,
}
QUARTER = rx(
    r"(?P<number>first|second|third|fourth|final|[1-4](?:st|nd|rd|th))[ -](?P<unit>quarter|half)\b"
    rf"(?:(?: of|,)?(?: the)?(?: (?:fiscal|financial))?(?: year)? {YEAR}|(?P<rel> (?:of "
    rf")?(?P<which>last|this|next|the) year\b))?"
)
SHORT_QUARTER = rx(rf"(?P<unit>[QH])(?P<number>[1-4])(?:(?: of| FY)?[ -]{YEAR})?(?!\w)", 0)
CENTURY = rx(r"(?P<number>eighteenth|nineteenth|twentieth|twenty-first|\d{1,2}(?:st|nd|rd|th))[ -]century\b")
CENTURIES = {"eighteenth": 18, "nineteenth": 19, "twentieth": 20, "twenty-first": 21}


def ordinal_rule(setting: Setting, at: int, word: str) -> Found | None:
    match = CENTURY.match(setting.text, at)
    if match:
        name = match["number"].lower()
        number = CENTURIES.get(name) or int(re.sub(r"\D", "", name))
        return Found(at, match.end(), f"{number - 1:02d}", "date") if 0 < number < 30 else None
    match = QUARTER.match(setting.text, at)
    if not match:
        return None
    letter = "Q" if match["unit"].lower() == "quarter" else "H"
    # The second half of a match is no half-year.
    if letter == "H" and not (match["year"] or match["rel"]):
        return None
    number = NUMBERED[match["number"].lower()]
    if letter == "H":
        number = min(number, 2)
    year = match["year"]
    if not year:
        step = {"last": -1, "next": 1}.get((match["which"] or "").lower(), 0)
        year = offset("year", step, setting.ref) if match["rel"] else _quarter_year(number, setting.ref)
    return Found(at, match.end(), f"{year}-{letter}{number}", "date")


def _quarter_year(number: int, ref: date | None) -> str:
    """The year of a bare quarter: the latest one that has begun."""
    if ref is None:
        return "XXXX"
    return f"{ref.year - (number > (ref.month - 1) // 3 + 1):04d}"


def quarter_rule(setting: Setting, at: int, word: str) -> Found | None:
    match = SHORT_QUARTER.match(setting.text, at)
    if match:
        if match["unit"] == "H" and (int(match["number"]) > 2 or not match["year"]):
            return None
        year = match["year"] or _quarter_year(int(match["number"]), setting.ref)
        return Found(at, match.end(), f"{year}-{match['unit']}{match['number']}", "date", False)
    match = FISCAL.match(setting.text, at)
    return Found(at, match.end(), match["year"], "date", False) if match else None


FISCAL = rx(rf"(?:fiscal(?: year)?|FY) ?{YEAR}")
SETS = {
    "daily": "P1D", "weekly": "P1W", "monthly": "P1M", "yearly": "P1Y", "annually": "P1Y", "annual": "P1Y",
    "quarterly": "P3M", "nightly": "XXXX-XX-XXTNI", "hourly": "PT1H", "biweekly": "P2W",
    "fortnightly": "P2W", "everyday": "P1D",
}  # fmt: skip


def set_rule(setting: Setting, at: int, word: str) -> Found | None:
    # The Daily Something is a newspaper.
    if word[0].isupper() and at and setting.text[at - 1] not in '\n“"':
        return None
    return Found(at, at + len(word), SETS[word.lower()], "set")
