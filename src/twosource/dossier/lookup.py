"""What the outputs ask of a story again and again, worked out once.

Everything here tolerates ids that lead nowhere: a page is also drawn from a dossier that
``verify`` would refuse.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from twosource.dossier import plain
from twosource.model import Copying, Origin, Quotation, Report, Span, Story


@dataclass(frozen=True, slots=True)
class Lookup:
    """A story with its reports, origins and quotations by id."""

    story: Story
    reports: dict[str, Report]
    number: dict[str, int]
    names: dict[str, str]
    origins: dict[str, Origin]
    quotations: dict[str, Quotation]
    spoken: dict[str, tuple[tuple[int, int, Quotation], ...]]
    copying: Copying
    # Origins already asked for: the outputs ask for the same words many times over.
    behind: dict[tuple[str, int, int], tuple[str, ...]] = field(default_factory=dict)

    def publisher(self, report: str) -> str:
        """Who ran a report, in words that tell it from the publisher's other reports."""
        return self.names.get(report, report)

    def origin_name(self, origin: str) -> str:
        return self.origins[origin].name if origin in self.origins else origin

    def origins_behind(self, spans: Iterable[Span]) -> tuple[str, ...]:
        """Ids of the origins behind the words of some spans, in the story's order."""
        found = {origin for span in spans for origin in self._origins_at(span)}
        return tuple(origin for origin in self.origins if origin in found)

    def independent(self, spans: Sequence[Span]) -> int:
        """How many independent origins stand behind some words."""
        from twosource.copying import independent

        known = [span for span in spans if span.report in self.reports]
        return independent(
            self.copying,
            known,
            reports=tuple(self.reports.values()),
            quotations=tuple(self.quotations.values()),
        )

    def other_origins(self, report: str, spans: Iterable[Span]) -> tuple[str, ...]:
        """Names of the origins behind some words; none when that is just the report's publisher."""
        names = tuple(self.origin_name(origin) for origin in self.origins_behind(spans))
        own = plain.publisher(self.reports[report]) if report in self.reports else report
        return () if names in ((own,), (f"unknown publisher ({own})",)) else names

    def _origins_at(self, span: Span) -> tuple[str, ...]:
        from twosource.copying import origins_at

        key = (span.report, span.start, span.end)
        if key not in self.behind:
            self.behind[key] = origins_at(self.copying, span) if span.report in self.reports else ()
        return self.behind[key]

    def quotation_at(self, span: Span) -> Quotation | None:
        """The quotation that the words of a span belong to, the narrowest if several do."""
        holding = [
            (end - start, quotation)
            for start, end, quotation in self.spoken.get(span.report, ())
            if start <= span.start and span.end <= end
        ]
        return min(holding, key=lambda pair: pair[0])[1] if holding else None

    def slice(self, span: Span) -> str:
        """The words as the report has them; the span's own text where there is no such report."""
        report = self.reports.get(span.report)
        return report.text[max(0, span.start) : max(0, span.end)] if report else span.text


def look(story: Story) -> Lookup:
    """Build the lookup of a story."""
    spoken: dict[str, list[tuple[int, int, Quotation]]] = {}
    for quotation in story.quotations:
        for span in quotation.content:
            spoken.setdefault(span.report, []).append((span.start, span.end, quotation))
    return Lookup(
        story=story,
        reports={report.id: report for report in story.reports},
        number={report.id: number for number, report in enumerate(story.reports, 1)},
        names=_names(story),
        origins={origin.id: origin for origin in story.origins},
        quotations={quotation.id: quotation for quotation in story.quotations},
        spoken={report: tuple(found) for report, found in spoken.items()},
        copying=Copying(story.text_groups, story.passages, story.origins, (), story.citations, story.rulings),
    )


def _names(story: Story) -> dict[str, str]:
    """What to call each report: its publisher, with the day where that one ran several."""
    same: dict[str, list[Report]] = {}
    for report in story.reports:
        same.setdefault(plain.publisher(report), []).append(report)
    names = {}
    for number, report in enumerate(story.reports, 1):
        name = plain.publisher(report)
        days = [(other.published or "")[:10] for other in same[name]]
        if len(days) > 1:
            day = (report.published or "")[:10]
            name += f" ({plain.date(day) if day and days.count(day) == 1 else f'report {number}'})"
        names[report.id] = name
    return names


def overlap(a: Span, b: Span) -> bool:
    """Whether two spans share words."""
    return a.report == b.report and a.start < b.end and b.start < a.end


def speaker(quotation: Quotation | None) -> str | None:
    """Who speaks in a quotation, in words."""
    if quotation is None or quotation.speaker is None:
        return None
    return quotation.speaker.name or None
