"""Entry: the attributions of one report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twosource.attribution.clauses import subject
from twosource.attribution.finding import Draft, drafts
from twosource.attribution.grid import Grid
from twosource.attribution.quoted import complete
from twosource.attribution.secondhand import medium_of, via_of
from twosource.attribution.spans import kind_of, one_span, spans_of
from twosource.attribution.speakers import Cast
from twosource.model import Quotation

if TYPE_CHECKING:
    from twosource.language import Parsed


def quotations(parsed: Parsed) -> tuple[Quotation, ...]:
    """Who said what in one report, in text order.

    Direct, indirect and mixed attributions as PolNeAR annotates them (Newell, Margolin and Ruths
    2018): speech, beliefs, intentions, denials, documents and data as sources. Speakers are named
    as far as this report allows; ``resolve`` does so across a story. Never raises on any text.
    """
    grid = Grid(parsed)
    found = complete(grid, drafts(grid))
    cast = Cast(grid, parsed)
    return tuple(_record(grid, parsed, cast, draft, number) for number, draft in enumerate(in_order(found)))


def in_order(found: list[Draft]) -> list[Draft]:
    """By where the content begins, then by cue."""
    return sorted(found, key=lambda d: (min(d.content), d.head))


def _record(grid: Grid, parsed: Parsed, cast: Cast, draft: Draft, number: int) -> Quotation:
    report = parsed.report
    content = spans_of(grid, report.id, draft.content, keep_marks=True)
    source = one_span(grid, report.id, draft.source, prefer=subject(grid, draft.head))
    return Quotation(
        id=f"{report.id}.q{number + 1}",
        content=content,
        source=source,
        cue=one_span(grid, report.id, draft.cue, prefer=(draft.head,)),
        kind=kind_of(grid, content),
        speaker=cast.speaker(draft),
        via=via_of(grid, draft),
        medium=medium_of(grid, draft),
    )
