"""How many reports, texts, publishers and origins stand behind some words, and who is quoted for them."""

from collections.abc import Sequence

from twosource.claims.context import Context
from twosource.copying import independent
from twosource.model import Ladder, Span


def ladder_of(context: Context, spans: Sequence[Span]) -> tuple[Ladder, frozenset[str | None]]:
    """The ladder behind ``spans``, and the informants (None: the report's own voice)."""
    reports = {span.report for span in spans}
    groups = {g.id for g in context.copying.text_groups if reports & set(g.reports)}
    publishers = set()
    for document in context.parsed:
        if document.report.id in reports:
            # An unknown publisher is its own publisher.
            publishers.add(document.report.publisher or document.report.id)
    informants = frozenset(
        unit.voice.name if unit.voice.by != "report" else None
        for span in spans
        for unit in context.within(span)
    )
    if len(reports) == 1:
        return Ladder(1, len(groups), len(publishers), 1), informants
    everything = [document.report for document in context.parsed]
    count = independent(context.copying, spans, reports=everything, quotations=context.quotations)
    return Ladder(len(reports), len(groups), len(publishers), count), informants
