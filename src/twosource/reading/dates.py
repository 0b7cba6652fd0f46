"""Dates as a page or a line states them, in ISO form, no more precise than stated."""

import re
from datetime import date, datetime

__all__ = ["iso", "stated_in_line"]

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan january", "feb february", "mar march", "apr april", "may", "jun june", "jul july",
            "aug august", "sep sept september", "oct october", "nov november", "dec december",
        ),
        1,
    )
    for name in names.split()
}  # fmt: skip
_M = "|".join(sorted(_MONTHS, key=len, reverse=True))
_DAY_FIRST = re.compile(rf"\b(\d{{1,2}})(?:st|nd|rd|th)?\.? (?:of )?({_M})\.?,? (\d{{4}})\b", re.I)
_MONTH_FIRST = re.compile(rf"\b({_M})\.? (\d{{1,2}})(?:st|nd|rd|th)?,? (\d{{4}})\b", re.I)
_ISO = re.compile(
    r"\b(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:\.\d+)?)?\s*(Z|[+-]\d\d:?\d\d)?)?"
)
_MODIFIED = re.compile(r"\b(?:updated|modified|edited|revised)\b", re.I)


def iso(value: object) -> str | None:
    """A date or time in ISO 8601 out of a metadata value, None if it does not state one."""
    if not isinstance(value, str):
        return None
    value = value.strip()
    match = _ISO.search(value[:80])
    if match:
        year, month, day, hour, minute, second, zone = match.groups()
        if not _valid(int(year), int(month), int(day)):
            return None
        if hour is None or int(hour) > 23 or int(minute) > 59 or int(second or 0) > 59:
            return f"{year}-{month}-{day}"
        zone = "" if zone is None else zone if zone == "Z" or ":" in zone else f"{zone[:3]}:{zone[3:]}"
        return f"{year}-{month}-{day}T{hour}:{minute}:{second or '00'}{zone}"
    if match := re.fullmatch(r"(\d{4})(\d\d)(\d\d)(?:T?\d{4,6}Z?)?", value):
        year, month, day = match.groups()
        return f"{year}-{month}-{day}" if _valid(int(year), int(month), int(day)) else None
    if re.fullmatch(r"\d{10}(?:\d{3})?(?:\.\d+)?", value):
        stamp = float(value) / (1000 if len(value.split(".")[0]) == 13 else 1)
        return datetime.utcfromtimestamp(stamp).strftime("%Y-%m-%dT%H:%M:%SZ")
    if re.match(r"[A-Z][a-z]{2}, \d", value):
        from email.utils import parsedate_to_datetime

        try:
            return parsedate_to_datetime(value).isoformat()
        except (ValueError, TypeError, IndexError, OverflowError):
            pass
    return _worded(value[:80])


def _worded(text: str) -> str | None:
    if match := _DAY_FIRST.search(text):
        day, month, year = int(match[1]), _MONTHS[match[2].lower()], int(match[3])
    elif match := _MONTH_FIRST.search(text):
        month, day, year = _MONTHS[match[1].lower()], int(match[2]), int(match[3])
    else:
        return None
    return f"{year:04}-{month:02}-{day:02}" if _valid(year, month, day) else None


def _valid(year: int, month: int, day: int) -> bool:
    if not 1700 <= year <= 2100:
        return False
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def stated_in_line(line: str) -> tuple[str | None, str | None]:
    """(published, modified) as a date line of a plain text states them.

    Day and month in figures ("03/04/2025") could be either order and give nothing.
    """
    parts = re.split(r"(?i)(?=\b(?:last )?(?:updated|modified|edited|revised)\b)", line, maxsplit=1)
    first = iso(parts[0]) if parts[0].strip() else None
    second = iso(parts[1]) if len(parts) > 1 else None
    return first, second
