"""What a number is measured in: money before or after it, per cent, units, rates."""

import re
from dataclasses import dataclass
from functools import lru_cache

from twosource.language.units import YEAR_OF_AGE, currency_signs, currency_words, unit_forms

__all__ = ["Measure", "Sign", "money_before", "unit_after"]


@dataclass(frozen=True, slots=True)
class Measure:
    """The unit's name, or None for a plain number."""

    unit: str | None = None


@dataclass(frozen=True, slots=True)
class Sign:
    """A money sign before a number, at ``start``."""

    start: int
    code: str


@lru_cache(maxsize=1)
def _signs() -> re.Pattern[str]:
    forms = sorted(currency_signs(), key=lambda form: (-len(form), form))
    return re.compile(rf"(?<![A-Za-z])(?P<sign>{'|'.join(map(re.escape, forms))})[ \u00a0]?$")


def money_before(text: str, at: int) -> Sign | None:
    """The money sign or code right before ``at``."""
    before = text[at - 1 : at]
    if not before or not (before in "$£€¥₹₩₽₴₺₪₱₦฿₫৳₸₾₼₿.č₵" or before.isupper() or before in " \u00a0łpshn"):
        return None
    match = _signs().search(text, max(0, at - 6), at)
    if not match:
        return None
    code, factor = currency_signs()[match["sign"]]
    # "p" and "c" stand after the number only; "PS" and other letters need the number at once.
    if factor != 1.0:
        return None
    letters = match["sign"].isalpha()
    if letters and len(match["sign"]) < 3 and text[at - 1] in " \u00a0":
        return None
    start = match.start("sign")
    if start and text[start - 1] in "-–" and text[start - 2 : start - 1] in {" ", "("}:
        return Sign(start, code)
    return Sign(start, code)


PERCENT = re.compile(
    r"[ \u00a0-]?(?:(?P<point>(?:%|per ?cent|percent|percentage)[ -]points?|percentage points?|pct "
    r"points?|ppts?\b)"
    r"|(?P<percent>%|per[ -]?cent\b|percent\b|pct\b\.?|pc\b|percentage\b))",
    re.IGNORECASE,
)
# As some collections space it: "32 - year - old".
AGE = re.compile(r"[ ]-[ ]years?[ ]-[ ]olds?\b", re.IGNORECASE)
RATE = re.compile(
    r"(?:[ ](?:per|an?|each|every)[ ]|[ ]?/[ ]?|-an?-)(?P<per>(?:square (?:foot|feet|metre|meter|"
    r"mile)|cubic metre|metric ton|"
    r"second|sec|minute|min|hour|hr|day|night|week|fortnight|month|mo|quarter|year|yr|annum|person|"
    r"head|capita|gallon|litre|"
    r"liter|barrel|share|ton|tonne|ounce|pound|lb|gram|kilogram|kg|mile|km|kilometer|kilometre|foot|"
    r"acre|hectare|bushel|"
    r"unit|ticket|game|mmBTU|MWh|kWh|household|student|pupil|child|family|piece|bottle|pack|dose|"
    r"vote|gallon|inmate|"
    r"passenger|worker|employee))s?\b(?![ ](?:ago|earlier|later|before|after)\b)",
    re.IGNORECASE,
)
PER_NAMES = {"hr": "hour", "mo": "month", "yr": "year", "annum": "year", "min": "minute", "sec": "second"}
WORDS_AFTER = re.compile(
    r"(?P<gap>[ \u00a0]?-?[ \u00a0]?)(?P<one>°[CF]?|[º℃℉″%¢₵]|[A-Za-zµ][A-Za-z/.²³⋅]*(?:-[A-Za-z.]+)*)"
    r"(?:(?P<gap2>[ -])(?P<two>[A-Za-z]+\.?)(?:(?P<gap3>[ -])(?P<three>[A-Za-z]+\.?))?)?"
)
SINGLE = frozenset("m g l s h W V d C F".split())  # noqa: SIM905
# Words that are also units, and more often something else unless they stand right at the number.
DOUBTFUL = frozenset(
    {"in.", "bar", "bars", "stone", "stones", "ton", "quarters", "second", "pint", "x", "knot"}
)


def unit_after(text: str, at: int, sign: Sign | None, *, sterling: bool) -> tuple[Measure, int]:
    """The unit that follows the number which ends at ``at``, and where it ends.

    ``sterling``: the text writes of British money, so that "pounds" are no weight.
    """
    if sign is None:
        percent = PERCENT.match(text, at)
        if percent:
            if percent["point"]:
                return Measure("percentage-point"), percent.end()
            end = percent.end()
            return Measure("percent"), end - (
                text[end - 1] == "." and not text[end : end + 2].strip()[:1].islower()
            )
    if sign is None and (spaced := AGE.match(text, at)):
        return Measure(YEAR_OF_AGE), spaced.end()
    unit, end = (sign.code, at) if sign else _unit(text, at, sterling)
    if sign:
        # "$5 million US", "US$5 dollars", "$5 Canadian".
        more = CODE_AFTER.match(text, end)
        if more:
            unit, end = NATIONS.get(more[1], unit), more.end()
        else:
            again = re.compile(r"[ -]dollars?\b").match(text, end)
            end = again.end() if again and sign.code == "USD" else end
    if unit is None:
        return Measure(), at
    rate = RATE.match(text, end)
    if rate and unit != "percent" and not unit.endswith(" of age"):
        per = rate["per"].lower()
        return Measure(f"{unit} per {PER_NAMES.get(per, per)}"), rate.end()
    return Measure(unit), end


CODE_AFTER = re.compile(r"[ ](Canadian|Australian|US|U\.S\.|USD|CAD|AUD|Cdn)\b")
NATIONS = {"Canadian": "CAD", "Cdn": "CAD", "CAD": "CAD", "Australian": "AUD", "AUD": "AUD"}


def _unit(text: str, at: int, sterling: bool) -> tuple[str | None, int]:
    match = WORDS_AFTER.match(text, at)
    if not match:
        return None, at
    attached = not match["gap"]
    for last in ("three", "two", "one"):
        if match[last] is None:
            continue
        form = text[match.start("one") : match.end(last)]
        name = _named(form, last, attached, sterling)
        if name is not None:
            if last == "one" and not attached and form.lower() in DOUBTFUL and not _measures(text, match):
                continue
            end = match.end(last)
            if form.endswith(".") and form not in unit_forms():
                end -= 1
            return name, end
    return None, at


def _named(form: str, last: str, attached: bool, sterling: bool) -> str | None:
    """The unit or money that ``form`` names."""
    forms, money = unit_forms(), currency_words()
    spellings = (form, form.rstrip("."), form.replace("-", " "), form.lower(), form.lower().rstrip("."))
    for spelling in spellings:
        found = money.get(spelling)
        if found is None and last != "one" and form[:1].isupper():
            found = money.get(spelling[:1].upper() + spelling[1:])
        if found is not None:
            if spelling in {"p"} and not attached:
                return None
            code, factor = found
            if spelling in {"pounds", "pound"} and not sterling:
                return "pound-mass"
            if factor != 1.0:
                return {"USD": "cent", "GBP": "penny"}.get(code, code)
            return code
        name = forms.get(spelling)
        if name is not None:
            if spelling in SINGLE and not attached and spelling not in {"m", "g", "l", "W", "V"}:
                return None
            # One letter, or a form that case sets apart, is taken as printed only.
            if (
                spelling != form.rstrip(".")
                and len(spelling) < 3
                and spelling not in {"kb", "gb", "tb", "kw", "hp", "mb", "cc"}
            ):
                continue
            return name
        sign = currency_signs().get(spelling) if form.isupper() and len(form) == 3 else None
        if sign is not None and spelling == form:
            return sign[0]
    if form == "¢":
        return "cent"
    return None


MEASURED = re.compile(
    r"[ ](?:of|tall|long|high|wide|deep|thick|heavy|per|and|or|to|in|from|away|apart)\b|[.,;:)]|$"
)


def _measures(text: str, match: re.Match[str]) -> bool:
    return bool(MEASURED.match(text, match.end("one"))) and match["one"].lower() not in {"second", "quarters"}
