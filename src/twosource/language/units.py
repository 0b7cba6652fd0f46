"""Units of measure and money: names, forms, and how to convert.

The tables lie in ``data/units.tsv`` and ``data/currencies.tsv``. No unit library fits: those convert well
but do not read the forms that news prints ("sq. ft.", "%-points", "US $"), nor keep money by ISO 4217.
"""

from functools import lru_cache
from importlib.resources import files

__all__ = ["YEAR_OF_AGE", "base_value", "currency_signs", "currency_words", "dimension", "unit_forms"]

# The unit of how old somebody is.
YEAR_OF_AGE = "year of age"
# Shares are compared with one another: a fraction of one, a percentage, a basis point.
SHARES = {"fraction": 100.0, "percent": 1.0}
# Parts of a currency stand under the currency.
MONEY_PARTS = {"cent": ("USD", 0.01), "penny": ("GBP", 0.01)}


def _rows(name: str) -> list[list[str]]:
    text = (files("twosource.language") / "data" / name).read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]


@lru_cache(maxsize=1)
def _units() -> dict[str, tuple[str, float]]:
    """Name -> (dimension, factor to the base of the dimension)."""
    table = {name: (kind, float(factor)) for name, kind, factor, _ in _rows("units.tsv")}
    return table | {name: ("share", factor) for name, factor in SHARES.items()} | MONEY_PARTS


@lru_cache(maxsize=1)
def unit_forms() -> dict[str, str]:
    """Form as printed -> name of the unit. Single letters and the like keep their case."""
    return {form: name for name, _, _, forms in _rows("units.tsv") for form in forms.split(",")}


@lru_cache(maxsize=1)
def currency_signs() -> dict[str, tuple[str, float]]:
    """Sign before or after the number -> (ISO 4217 code, factor)."""
    return _money(1)


@lru_cache(maxsize=1)
def currency_words() -> dict[str, tuple[str, float]]:
    """Word after the number -> (ISO 4217 code, factor: 0.01 for a cent)."""
    return _money(2)


def _money(column: int) -> dict[str, tuple[str, float]]:
    table = {}
    for row in _rows("currencies.tsv"):
        code, _, factor = row[0].partition(":")
        for form in filter(None, row[column].split(",")):
            table[form] = (code, float(factor or 1))
    return table


def dimension(unit: str | None) -> str:
    """What the unit measures: units of one dimension can be compared. A plain count is ``count``."""
    if unit is None:
        return "count"
    if unit in _units():
        kind = _units()[unit][0]
        return "temperature" if kind.startswith("temperature") else kind
    return unit


def base_value(value: float, unit: str | None) -> float:
    """``value`` in the base unit of its dimension."""
    kind, factor = _units().get(unit or "", ("", 1.0))
    if kind == "temperature-f":
        return (value - 32) / 1.8
    if kind == "temperature-k":
        return value - 273.15
    return value * factor
