"""The matrix: claims down, origins across."""

from dataclasses import dataclass, replace

from twosource.dossier.lookup import Lookup, overlap
from twosource.dossier.page.marks import Finding, Marks
from twosource.model import Claim, Difference, Report

# One-source claims fill one column each and would hide the rest.
SHOWN_STATES = ("contradicted", "corroborated", "attributed")


@dataclass(frozen=True, slots=True)
class Cell:
    """An origin on a claim: ``says``, ``against``, ``absent`` or ``silent`` (absence says nothing)."""

    kind: str
    words: str
    href: str | None = None


@dataclass(frozen=True, slots=True)
class Row:
    finding: Finding
    text: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    left_out: int
    silent: tuple[str, ...]


def matrix(marks: Marks, findings: dict[str, Finding]) -> Matrix:
    """Lay out the claims that more than one report bears on; the others are only counted."""
    lookup = marks.lookup
    story = lookup.story
    shown = [claim for state in SHOWN_STATES for claim in story.claims if claim.state == state]
    rows = []
    for claim in shown:
        finding = findings[claim.id]
        against = _against(lookup, claim)
        cells = []
        for origin in story.origins:
            saying = [s.span for s in claim.statements if origin.id in lookup.origins_behind([s.span])]
            if saying:
                cells.append(Cell("says", "says so", marks.add(saying[0], finding)))
            elif origin.id in against:
                cells.append(Cell("against", f"gives another value: {against[origin.id]}"))
            else:
                cells.append(_absent(lookup, claim, origin.reports))
        rows.append(Row(finding, claim.text, tuple(cells)))
    # An origin that is only cited for other passages would be a column of dashes.
    keep = [
        n
        for n, origin in enumerate(story.origins)
        if origin.reports or any(row.cells[n].kind in ("says", "against") for row in rows)
    ]
    return Matrix(
        columns=tuple(story.origins[n].name for n in keep),
        rows=tuple(replace(row, cells=tuple(row.cells[n] for n in keep)) for row in rows),
        left_out=len(story.claims) - len(shown),
        silent=tuple(o.name for n, o in enumerate(story.origins) if n not in keep),
    )


def _against(lookup: Lookup, claim: Claim) -> dict[str, str]:
    """Origins that contradict a claim, and the value that they give instead."""
    found: dict[str, str] = {}
    for difference in lookup.story.differences:
        if difference.outcome != "contradiction":
            continue
        own = _own_sides(difference, claim)
        if own:
            for number, side in enumerate(difference.sides):
                if number not in own:
                    for origin in side.origins:
                        found.setdefault(origin, side.value)
    return found


def _own_sides(difference: Difference, claim: Claim) -> list[int]:
    return [
        number
        for number, side in enumerate(difference.sides)
        if any(overlap(span, s.span) for span in side.spans for s in claim.statements)
    ]


def _absent(lookup: Lookup, claim: Claim, reports: tuple[str, ...]) -> Cell:
    """Silence counts only for a report read in full and published no earlier than the claim."""
    known = [lookup.reports[report] for report in reports if report in lookup.reports]
    full = [report for report in known if report.completeness == "full"]
    if not full:
        return Cell("silent", "not there, but not read in full either")
    sayers = [lookup.reports[s.span.report] for s in claim.statements if s.span.report in lookup.reports]
    first = min((day for report in sayers if (day := _moment(report))), default=None)
    days = [_moment(report) for report in full]
    if first is None or not any(days):
        return Cell("silent", "not there; without dates that says little")
    if all(day is None or day < first[: len(day)] for day in days):
        return Cell("silent", "not there, but published earlier")
    return Cell("absent", "not there, though read in full and published no earlier")


def _moment(report: Report) -> str | None:
    """The day a report speaks from. Days, not minutes: zones differ and clocks on pages are rough."""
    return (report.modified or report.published or "")[:10] or None
