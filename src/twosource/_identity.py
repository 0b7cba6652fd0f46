"""Inputs of several calls brought together: ids made distinct, unread ones in one order."""

import re
from collections.abc import Collection, Iterable

import msgspec

from twosource.model import Report, Unread


def with_id(report: Report, id: str) -> Report:
    """The same report under another id; the spans of its credits follow."""
    if report.id == id:
        return report
    credits = tuple(
        msgspec.structs.replace(credit, span=msgspec.structs.replace(credit.span, report=id))
        for credit in report.credits
    )
    return msgspec.structs.replace(report, id=id, credits=credits)


def free_id(id: str, taken: Collection[str]) -> str:
    """``id``, or the first of ``id-2``, ``id-3``, ... that is not taken."""
    candidate, number = id, 2
    while candidate in taken:
        candidate, number = f"{id}-{number}", number + 1
    return candidate


def distinct(reports: Iterable[Report]) -> list[Report]:
    """The reports in their order, later ones renamed where an id is taken."""
    taken: set[str] = set()
    result = []
    for report in reports:
        report = with_id(report, free_id(report.id, taken))
        taken.add(report.id)
        result.append(report)
    return result


def in_order(unread: Iterable[Unread]) -> list[Unread]:
    """Each line once, sorted by input as a person counts: line 4 of a file before its line 10."""
    return sorted(set(unread), key=lambda one: (_counted(one.input), one.input, one.reason))


def _counted(name: str) -> list[tuple[str, int, str]]:
    """A name as pieces that compare: text, then a number by its length without zeros and its digits."""
    pieces = [*re.split("([0-9]+)", name), ""]
    numbers = (digits.lstrip("0") for digits in pieces[1::2])
    return [(text, len(digits), digits) for text, digits in zip(pieces[::2], numbers, strict=True)]
