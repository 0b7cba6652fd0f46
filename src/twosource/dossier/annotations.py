"""The findings as W3C Web Annotations (https://www.w3.org/TR/annotation-model/)."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

import msgspec

from twosource.dossier import plain
from twosource.dossier.lookup import Lookup, look, speaker
from twosource.dossier.page.reader import web
from twosource.model import Dossier, Report, Span

# Characters before and after the words that let a reader find them in a page that has changed.
CONTEXT = 32


def to_annotations(dossier: Dossier) -> bytes:
    """An AnnotationCollection as JSON-LD with one page of annotations, one to a finding and span.

    The quote selector carries the words and their surroundings; the position selector counts
    code points in the report's cleaned text, which is not the page's own text.
    """
    items = [item for story in dossier.stories for item in _story(look(story))]
    base = "urn:x-twosource:dossier"
    collection = {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": base,
        "type": "AnnotationCollection",
        "label": plain.heading(dossier),
        "total": len(items),
        "generator": {
            "id": "urn:x-twosource",
            "type": "Software",
            "name": f"Twosource {dossier.made_with.twosource}",
        },
        "first": {
            "id": f"{base}:1",
            "type": "AnnotationPage",
            "partOf": base,
            "startIndex": 0,
            "items": items,
        },
    }
    return msgspec.json.format(msgspec.json.encode(collection), indent=1) + b"\n"


def source(report: Report) -> str:
    """Where the report lies: its web address, else a name made from its input."""
    return web(report.url) or f"urn:x-twosource:input:{quote(report.input, safe='/:', errors='replace')}"


def _story(lookup: Lookup) -> Iterator[dict[str, Any]]:
    for finding, words, tags, spans in _findings(lookup):
        for number, span in enumerate(spans, 1):
            report = lookup.reports.get(span.report)
            if report is None or span.end <= span.start:
                continue
            yield {
                "id": "urn:x-twosource:"
                + quote(f"{lookup.story.id}:{finding}:{number}", safe=":", errors="replace"),
                "type": "Annotation",
                "motivation": "assessing",
                "body": [
                    {
                        "type": "TextualBody",
                        "value": words,
                        "format": "text/plain",
                        "language": "en",
                        "purpose": "assessing",
                    },
                    *({"type": "TextualBody", "value": tag, "purpose": "tagging"} for tag in tags),
                ],
                "target": {"source": source(report), "selector": _selectors(report, span)},
            }


def _selectors(report: Report, span: Span) -> list[dict[str, Any]]:
    text = report.text
    return [
        {
            "type": "TextQuoteSelector",
            "exact": text[span.start : span.end],
            "prefix": text[max(0, span.start - CONTEXT) : span.start],
            "suffix": text[span.end : span.end + CONTEXT],
        },
        {"type": "TextPositionSelector", "start": span.start, "end": span.end},
    ]


def _findings(lookup: Lookup) -> Iterator[tuple[str, str, tuple[str, ...], list[Span]]]:
    """(id, what is said of the words, tags, spans) of each finding."""
    story = lookup.story
    for difference in story.differences:
        tags = ("difference", difference.kind, difference.outcome)
        for number, side in enumerate(difference.sides, 1):
            outcome = plain.outcome(difference).capitalize()
            words = f"{difference.about}: {side.value}. {outcome}. {difference.explanation}"
            yield f"{difference.id}:{number}", words, tags, list(side.spans)
    for claim in story.claims:
        words = f"{plain.STATES[claim.state].capitalize()}. {claim.rule}"
        yield claim.id, words, ("claim", claim.state), [s.span for s in claim.statements]
    for quotation in story.quotations:
        words = f"Words of {speaker(quotation) or 'somebody unnamed'}" + (
            f", via {quotation.via}" if quotation.via else ""
        )
        yield quotation.id, words, ("quotation", quotation.kind), list(quotation.content)
    for family in story.families:
        if family.alarm:
            known = [lookup.quotations[name] for name in family.quotations if name in lookup.quotations]
            yield (
                family.id,
                family.alarm,
                ("quotation-family", "alarm"),
                [s for q in known for s in q.content],
            )
    for person in story.people:
        for number, position in enumerate(person.positions, 1):
            words = f"{person.name}: {position.stance} ({position.on})"
            yield f"{person.id}:{number}", words, ("position", position.stance), [position.span]
    for number, event in enumerate(story.timeline, 1):
        yield f"t{number}", f"On the timeline: {plain.date(event.when)}", ("event",), list(event.spans)
    for origin in story.origins:
        words = f"Evidence for the origin {origin.name} ({plain.ORIGINS[origin.kind]}). {origin.why}".strip()
        yield origin.id, words, ("origin", origin.kind), list(origin.evidence)
    for number, citation in enumerate(story.citations, 1):
        yield f"n{number}", f"Names {citation.cites} as its source", ("citation",), [citation.span]
