"""Figures against NewsQuant (development half): value, value with unit, change, concept.

A gold quantity is found when a figure of the same sentence has its value (both ends of a range). ``unit``
asks for the unit too: money and measures by name, for counts the head of the counted noun. ``change`` asks
for the same modifier or change, ``concept`` that the head of our concept, or of its owner, is a word of the
gold's concept or counted noun. Precision, recall and F1 over quantities. Beside ours in the same run:
quantulum3 where it is installed, and a plain expression (digits, scale, per cent, money).
"""

import importlib.util
import json
import math
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from twosource.benchmark.table import Result, Row
from twosource.errors import MissingGold
from twosource.model import Figure, Report

__all__ = ["run"]


@dataclass(frozen=True)
class Quantity:
    """One quantity, of the gold or of a system: its ends, a unit in words, change, words of concepts."""

    low: float
    high: float
    unit: str
    change: str = "="
    concept: frozenset[str] = frozenset()


System = Callable[[str], list[Quantity]]

MONEY = {
    "USD": "dollar",
    "EUR": "euro",
    "GBP": "pound sterling",
    "DKK": "danish krone",
    "CNY": "chinese yuan",
    "AUD": "australian dollar",
    "CAD": "canadian dollar",
    "ILS": "shekel",
    "MYR": "malaysian ringgit",
    "INR": "indian rupee",
    "JPY": "yen",
}
NAMES = {
    "percent": "percentage",
    "percentage-point": "percentage point",
    "pound-foot": "foot pound-force",
    "gigatonne": "gigaton",
    "times": "count",
    "penny": "point",
}
# Names of one unit in the gold, which is not of one mind.
SAME = {"pound-foot": "foot pound-force", "brake horsepower": "horsepower", "stone": "stone"}


def run(gold: Path, *, sample: int | None = None) -> Result:
    """Measure on the first ``sample`` sentences; ``gold`` holds ``figures/``. Raises MissingGold."""
    path = Path(gold) / "figures" / "newsquant-dev.json"
    if not path.is_file():
        raise MissingGold(f"{path} is not there; name the folder of the gold data with --gold")
    items = json.loads(path.read_text("utf-8-sig"))[:sample]
    texts = [item["text"] for item in items]
    truth = [[_gold(quantity) for quantity in item["quantities"]] for item in items]
    rows = [Row("twosource", scores(truth, [ours(text) for text in texts]))]
    note = f"{len(items)} sentences, {sum(map(len, truth))} quantities"
    if importlib.util.find_spec("quantulum3"):
        rows.append(Row("quantulum3", scores(truth, [quantulum(text) for text in texts])))
    else:
        note += "; quantulum3 is not installed and so not measured"
    rows.append(Row("plain expression", scores(truth, [plain(text) for text in texts])))
    return Result("figures", tuple(rows), note)


def ours(text: str) -> list[Quantity]:
    """The figures that ``parse`` gives."""
    from twosource.language import parse

    (parsed,) = parse([Report(id="r", input="r", sha256="", text=text)])
    return [_from_figure(figure) for figure in parsed.figures]


def _from_figure(figure: Figure) -> Quantity:
    ranged = figure.modifier in {"=", "~"} and figure.low != figure.high and figure.low is not None
    loose = figure.modifier == "~" and figure.low is not None and figure.high is not None
    if loose and math.isclose(figure.high - figure.low, 0.2 * abs(figure.value), rel_tol=1e-6):  # type: ignore[operator]
        ranged = False
    if loose and figure.high == figure.value:
        ranged = False
    low, high = (figure.low, figure.high) if ranged else (figure.value, figure.value)
    change = figure.change or figure.modifier.rstrip("=") or "="
    heads = {_singular(name.split()[-1].lower()) for name in (figure.concept, figure.of) if name}
    return Quantity(
        float(low if low is not None else figure.value),
        float(high if high is not None else figure.value),
        _unit(figure.unit, figure.concept),
        change,
        frozenset(heads),
    )


def _unit(unit: str | None, concept: str | None) -> str:
    if unit is None:
        # A leading mark sets a plain count apart from a unit of measure.
        return "=" + _singular(concept.split()[-1].lower()) if concept else "=-"
    if unit == "fraction":
        return "fraction"
    base, per, rate = unit.partition(" per ")
    whole = unit if unit in {"mile per hour", "kilometre per hour"} else None
    name = whole or MONEY.get(base) or NAMES.get(base) or base
    return SAME.get(name, name) if whole or not per else f"{name} per {rate}"


def _gold(quantity: dict[str, str]) -> Quantity:
    ends = [float(part) for part in re.findall(r"\d+(?:\.\d+)?", quantity["value"])]
    named, raw = quantity["normalized_unit"], quantity["unit"]
    if raw.startswith("-") or named == "-":
        unit = "-"
    elif named.startswith("%") or "those" in raw:
        unit = "fraction"
    else:
        unit = SAME.get(named, named)
    words = re.findall(r"\w+", f"{quantity['referred_concepts']} {raw}".lower())
    concept = frozenset(_singular(word) for word in words if word not in {"-", "percent", "s"})
    known = quantity["referred_concepts"] != "-" or unit != "-"
    return Quantity(min(ends), max(ends), unit, quantity["change"], concept if known else frozenset())


def _same_unit(gold: str, found: str) -> bool:
    if gold == found:
        return True
    if gold == "-":
        # No unit in the gold: ours must have none either, whatever noun it is bound to.
        return found.startswith("=")
    found = found.lstrip("=")
    # For a count the gold names the noun with its adjectives; the head decides.
    words = {_singular(word) for word in re.findall(r"[\w-]+", gold.lower())}
    return found not in {"-", ""} and _singular(found.split()[-1]) in words and " per " not in gold


def _singular(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes", "uses")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us")) and len(word) > 3 else word


def scores(truth: Sequence[Sequence[Quantity]], found: Sequence[Sequence[Quantity]]) -> dict[str, float]:
    """F1 of value, of value with unit, with change, with concept; precision and recall of the value."""
    total_gold = sum(map(len, truth))
    total_found = sum(map(len, found))
    hits = {"value": 0, "value and unit": 0, "value and change": 0, "value and concept": 0}
    for gold_items, found_items in zip(truth, found, strict=True):
        for name, test in TESTS.items():
            hits[name] += _matched(gold_items, found_items, test)
    measured = {}
    for name, hit in hits.items():
        measured[f"{name}: F1"] = 2 * hit / (total_gold + total_found) if total_gold + total_found else 0.0
    measured["value: precision"] = hits["value"] / total_found if total_found else 0.0
    measured["value: recall"] = hits["value"] / total_gold if total_gold else 0.0
    return measured


def _value(gold: Quantity, found: Quantity) -> bool:
    return all(
        math.isclose(a, b, rel_tol=1e-3, abs_tol=1e-9)
        for a, b in ((gold.low, found.low), (gold.high, found.high))
    )


TESTS: dict[str, Callable[[Quantity, Quantity], bool]] = {
    "value": _value,
    "value and unit": lambda gold, found: _value(gold, found) and _same_unit(gold.unit, found.unit),
    "value and change": lambda gold, found: _value(gold, found) and gold.change == found.change,
    "value and concept": lambda gold, found: (
        _value(gold, found) and (bool(gold.concept & found.concept) or not gold.concept)
    ),
}


def _matched(
    gold: Sequence[Quantity], found: Sequence[Quantity], test: Callable[[Quantity, Quantity], bool]
) -> int:
    """How many of ``gold`` have a partner in ``found``, each used once, in order."""
    left = list(found)
    hits = 0
    for quantity in gold:
        partner = next((other for other in left if test(quantity, other)), None)
        if partner is not None:
            left.remove(partner)
            hits += 1
    return hits


PLAIN = re.compile(
    r"(?P<money>[$£€])?\s?(?<![\w.])(?P<number>\d[\d,]*(?:\.\d+)?)\s?(?P<scale>thousand|million|"
    r"billion|trillion|bn|m)?\b"
    r"\s?(?P<unit>%|per ?cent|[a-z]+)?"
)
PLAIN_SCALES = {"thousand": 1e3, "million": 1e6, "billion": 1e9, "bn": 1e9, "trillion": 1e12, "m": 1e6}


def plain(text: str) -> list[Quantity]:
    """A plain expression: what a careful afternoon gives."""
    found = []
    for match in PLAIN.finditer(text):
        value = float(match["number"].replace(",", "")) * PLAIN_SCALES.get(match["scale"] or "", 1.0)
        if not match["money"] and not match["scale"] and 1800 <= value <= 2100 and value == int(value):
            continue
        raw = match["unit"] or "-"
        unit = {"$": "dollar", "£": "pound sterling", "€": "euro"}.get(match["money"] or "")
        if unit is None:
            unit = "percentage" if raw.startswith(("%", "per")) else _singular(raw)
        if not match["money"] and unit != "percentage":
            unit = "=" + unit
        found.append(Quantity(value, value, unit))
    return found


def quantulum(text: str) -> list[Quantity]:
    """quantulum3, with its own names of units."""
    from quantulum3 import classifier, parser

    # Its classifier of units is a pickle of an old scikit-learn that newer ones cannot load.
    classifier.USE_CLF = False

    found: Iterable[Any] = parser.parse(text)
    quantities = []
    for item in found:
        name = {"dimensionless": "=-", "united states dollar": "dollar"}.get(item.unit.name, item.unit.name)
        spread = item.uncertainty or 0.0
        quantities.append(Quantity(item.value - spread, item.value + spread, name))
    return quantities
