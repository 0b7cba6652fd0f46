"""The dossier as CSV: one row for each finding and span, for a spreadsheet or a data frame."""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping

from twosource.dossier import plain
from twosource.dossier.lookup import Lookup, look, speaker
from twosource.model import Dossier, Span

COLUMNS = (
    "story",
    "kind",
    "id",
    "state",
    "text",
    "explanation",
    "value",
    "who",
    "reports",
    "texts",
    "publishers",
    "origins",
    "report",
    "publisher",
    "published",
    "input",
    "start",
    "end",
    "span",
    "span_origins",
)
# What a spreadsheet takes for the start of a formula or a control, also in full-width letters.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def to_csv(dossier: Dossier) -> str:
    """Rows of ``COLUMNS``, comma separated, one to each finding and span.

    A cell that a spreadsheet would take for a formula is led by an apostrophe; ``start`` and
    ``end`` tell the true words.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for story in dossier.stories:
        lookup = look(story)
        for row in _rows(lookup):
            writer.writerow([_cell(row.get(column, "")) for column in COLUMNS])
    for item in dossier.unread:
        row = {"kind": "unread", "input": item.input, "explanation": item.reason}
        writer.writerow([_cell(row.get(column, "")) for column in COLUMNS])
    return out.getvalue()


def _cell(value: object) -> object:
    if isinstance(value, str) and value.lstrip(" \xa0").startswith(_FORMULA):
        return "'" + value
    return value


Row = Mapping[str, object]


def _rows(lookup: Lookup) -> Iterator[Row]:
    """All findings of a story in the order of the JSON."""
    for finding in (_differences, _claims, _quotations, _families, _people, _events, _origins):
        yield from finding(lookup)


def _differences(lookup: Lookup) -> Iterator[Row]:
    for difference in lookup.story.differences:
        for side in difference.sides:
            head = {
                "kind": f"difference: {difference.kind}",
                "id": difference.id,
                "state": difference.outcome,
                "text": difference.about,
                "explanation": difference.explanation,
                "value": side.value,
            }
            yield from _spans(lookup, head, side.spans)


def _claims(lookup: Lookup) -> Iterator[Row]:
    for claim in lookup.story.claims:
        ladder = claim.ladder
        for statement in claim.statements:
            head: Row = {
                "kind": "claim",
                "id": claim.id,
                "state": claim.state,
                "text": claim.text,
                "explanation": claim.rule,
                "who": statement.attribution.name or "",
                "reports": ladder.reports,
                "texts": ladder.text_groups,
                "publishers": ladder.publishers,
                "origins": ladder.origins,
            }
            yield from _spans(lookup, head, (statement.span,))


def _quotations(lookup: Lookup) -> Iterator[Row]:
    story = lookup.story
    family_of = {name: family.id for family in story.families for name in family.quotations}
    for quotation in story.quotations:
        head = {
            "kind": f"quotation: {quotation.kind}",
            "id": quotation.id,
            "state": f"family {family_of[quotation.id]}" if quotation.id in family_of else "",
            "who": speaker(quotation) or "",
            "value": quotation.medium or "",
            "explanation": f"via {quotation.via}" if quotation.via else "",
        }
        yield from _spans(lookup, head, quotation.content)


def _families(lookup: Lookup) -> Iterator[Row]:
    for family in lookup.story.families:
        yield {
            "story": lookup.story.id,
            "kind": "family",
            "id": family.id,
            "state": "alarm" if family.alarm else "",
            "explanation": family.alarm or "",
            "who": "; ".join(family.speakers),
            "value": " ".join(family.quotations),
        }


def _people(lookup: Lookup) -> Iterator[Row]:
    for person in lookup.story.people:
        for position in person.positions:
            head = {
                "kind": "position",
                "id": person.id,
                "state": position.stance,
                "text": position.on,
                "who": person.name,
            }
            yield from _spans(lookup, head, (position.span,))


def _events(lookup: Lookup) -> Iterator[Row]:
    for number, event in enumerate(lookup.story.timeline, 1):
        head = {"kind": "event", "id": f"t{number}", "value": event.when, "text": event.text}
        yield from _spans(lookup, head, event.spans)


def _origins(lookup: Lookup) -> Iterator[Row]:
    for origin in lookup.story.origins:
        head = {
            "kind": f"origin: {origin.kind}",
            "id": origin.id,
            "state": origin.grade,
            "text": origin.name,
            "explanation": origin.why,
            "value": " ".join(origin.reports),
        }
        yield from _spans(lookup, head, origin.evidence)
    for number, citation in enumerate(lookup.story.citations, 1):
        head = {"kind": "citation", "id": f"n{number}", "value": citation.cites}
        yield from _spans(lookup, head, (citation.span,))


def _spans(lookup: Lookup, head: Row, spans: Iterable[Span]) -> Iterator[Row]:
    """The finding's row for each span; one row without a span where it has none."""
    head = {"story": lookup.story.id, **head}
    spans = tuple(spans)
    if not spans:
        yield head
    for span in spans:
        report = lookup.reports.get(span.report)
        yield {
            **head,
            "report": span.report,
            "publisher": plain.publisher(report) if report else "",
            "published": report.published or "" if report else "",
            "input": report.input if report else "",
            "start": span.start,
            "end": span.end,
            "span": span.text,
            "span_origins": "; ".join(lookup.origin_name(o) for o in lookup.origins_behind([span])),
        }
