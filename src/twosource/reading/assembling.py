"""Cleaned blocks and what is known about them -> a Report, with every credit on its exact place."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

import msgspec

from twosource.model import Credit, Report, Span

from .blocks import Block, assemble
from .completeness import judge
from .credits import find, publisher_from
from .dates import stated_in_line
from .publishers import by_domain, by_name, resolve

__all__ = ["Facts", "assemble_report", "fingerprint", "with_id"]


@dataclass(slots=True)
class Facts:
    """What the input states about a report beside its text. None and () mean not stated."""

    title: str | None = None
    url: str | None = None
    publisher: str | None = None
    authors: tuple[str, ...] = ()
    language: str | None = None
    published: str | None = None
    modified: str | None = None
    id: str | None = None
    paywalled: bool = False
    agency: str | None = None
    cut: int = 0  # characters of the input that were not read


def fingerprint(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def assemble_report(name: str, raw: bytes, blocks: Sequence[Block], facts: Facts) -> Report:
    """Puts a report together. ``raw`` are the bytes its sha256 and its default id are made of."""
    text, removed, starts = assemble(blocks)
    publisher, owner, verified = _publisher(blocks, facts)
    digest = fingerprint(raw)
    report_id = facts.id or digest[:8]
    published, modified = facts.published, facts.modified
    if published is None and modified is None:
        published, modified = _stated(blocks)
    return Report(
        id=report_id,
        input=name,
        title=facts.title,
        url=facts.url,
        publisher=publisher,
        publisher_verified=verified,
        owner=owner,
        authors=facts.authors,
        language=facts.language or _language(text),
        published=published,
        modified=modified,
        sha256=digest,
        text=text,
        completeness="truncated" if facts.cut else judge(text, blocks, paywalled=facts.paywalled),
        removed=removed,
        credits=_credits(report_id, text, blocks, starts, publisher, facts),
    )


def with_id(report: Report, new: str) -> Report:
    """The same report under another id, its spans with it."""
    credits = tuple(
        msgspec.structs.replace(credit, span=msgspec.structs.replace(credit.span, report=new))
        for credit in report.credits
    )
    return msgspec.structs.replace(report, id=new, credits=credits)


def _publisher(blocks: Sequence[Block], facts: Facts) -> tuple[str | None, str | None, bool]:
    row = by_domain(facts.url) if facts.url else None
    stated = by_name(facts.publisher) if facts.publisher else None
    if facts.publisher and stated is None and row is None:
        return resolve(facts.publisher)[0], None, False
    row = stated or row
    if row is None:
        found = publisher_from(blocks)
        if found is None:
            return None, None, False
        name, row = found
        if row is None:
            return name, None, False
    return row.name, row.owner, True


def _credits(
    report_id: str,
    text: str,
    blocks: Sequence[Block],
    starts: Sequence[int | None],
    publisher: str | None,
    facts: Facts,
) -> tuple[Credit, ...]:
    order: dict[int, int] = {}
    at = 0
    places: list[int] = []
    for index, block in enumerate(blocks):
        if block.reason is not None:
            order[index] = len(order)
        start = starts[index]
        if start is not None:
            at = start + len(block.text)
        places.append(at)
    credits = []
    for found in find(blocks, publisher):
        start = starts[found.block]
        if start is None:
            place = places[found.block]
            span = Span(report_id, place, place, "")
            credits.append(Credit(found.name, found.kind, span, order[found.block]))
        else:
            begin, end = start + found.start, start + found.end
            credits.append(Credit(found.name, found.kind, Span(report_id, begin, end, text[begin:end])))
    if facts.agency and all(credit.name != facts.agency for credit in credits) and facts.agency != publisher:
        credits.append(Credit(facts.agency, "agency", Span(report_id, 0, 0, "")))
    return tuple(credits)


def _stated(blocks: Sequence[Block]) -> tuple[str | None, str | None]:
    for block in blocks:
        if block.reason == "date line":
            published, modified = stated_in_line(block.text)
            if published or modified:
                return published, modified
    return None, None


def _language(text: str) -> str | None:
    """ISO 639-1 code by py3langid; None for a text too short to tell."""
    if len(text) < 60:
        return None
    from py3langid import classify

    return str(classify(text[:1000])[0])
