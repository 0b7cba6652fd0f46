"""Ids of reports that came from several calls, made distinct."""

from collections.abc import Collection, Iterable

import msgspec

from twosource.model import Report


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
