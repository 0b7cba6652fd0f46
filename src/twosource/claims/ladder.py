"""How many reports, texts, publishers and origins stand behind some words."""

from collections.abc import Iterable, Sequence

from twosource.claims.context import Context
from twosource.copying import independent
from twosource.model import Ladder, Span


def ladder_of(context: Context, spans: Sequence[Span]) -> Ladder:
    """The ladder behind ``spans``."""
    reports = {span.report for span in spans}
    groups = {g.id for g in context.copying.text_groups if reports & set(g.reports)}
    publishers = set()
    for document in context.parsed:
        if document.report.id in reports:
            # An unknown publisher is its own publisher.
            publishers.add(document.report.publisher or document.report.id)
    if len(reports) == 1:
        return Ladder(1, len(groups), len(publishers), 1)
    everything = [document.report for document in context.parsed]
    count = independent(context.copying, spans, reports=everything, quotations=context.quotations)
    return Ladder(len(reports), len(groups), len(publishers), count)


def known_by_name(context: Context, informants: Iterable[str | None]) -> int:
    """How many of some informants are people or bodies known by name; "police" and "officials" may be one."""
    return len(set(informants) & {person.name for person in context.people})
