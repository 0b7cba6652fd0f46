"""Entry: the attributions of one report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twosource.attribution.clauses import subject, with_second_that
from twosource.attribution.finding import Draft, drafts
from twosource.attribution.grid import Grid
from twosource.attribution.neighbours import with_neighbours
from twosource.attribution.outspoken import outspoken
from twosource.attribution.persisting import persisting
from twosource.attribution.quoted import complete
from twosource.attribution.secondhand import way_of
from twosource.attribution.spans import kind_of, one_span, spans_of
from twosource.attribution.speakers import Cast
from twosource.attribution.transcripts import with_transcripts
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
    found = in_order(complete(grid, all_drafts(grid)))
    cast = Cast(grid, parsed)
    records = [_record(grid, parsed, cast, draft, number) for number, draft in enumerate(found)]
    return with_transcripts(parsed, cast, with_neighbours(grid, cast, found, records))


def all_drafts(grid: Grid) -> list[Draft]:
    """What the fitted weights find, and phrases that they do not know."""
    found = [with_second_that(grid, draft) for draft in drafts(grid)]
    return persisting(grid, [*found, *outspoken(grid, found)])


def in_order(found: list[Draft]) -> list[Draft]:
    """By where the content begins, then by cue."""
    return sorted(found, key=lambda d: (min(d.content), d.head))


def _record(grid: Grid, parsed: Parsed, cast: Cast, draft: Draft, number: int) -> Quotation:
    report = parsed.report
    content = spans_of(grid, report.id, draft.content, keep_marks=True)
    source = one_span(grid, report.id, draft.source, prefer=subject(grid, draft.head))
    via, medium = way_of(grid, draft, report.publisher)
    return Quotation(
        id=f"{report.id}.q{number + 1}",
        content=content,
        source=source,
        cue=one_span(grid, report.id, draft.cue, prefer=(draft.head,)),
        kind=kind_of(grid, content),
        speaker=cast.speaker(draft),
        via=via,
        medium=medium,
    )
