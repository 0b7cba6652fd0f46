"""Who a report itself says its text comes from: the whole of it, or a part.

A dateline tag ("(AP) —"), an agency in the byline and "originally published by" give the
whole text to somebody else. "Contributed to this report" gives a part, and a photograph's
credit gives nothing of the text.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from twosource.copying._outlets import Kind, Outlet, outlet
from twosource.model import Credit, Report, Span

_PART = re.compile(
    r"(?i)\b(?:contribut\w+ (?:to|reporting)|additional reporting|reporting by|material from|also reported"
    r"|with (?:reporting|files|material|reports|agencies)\b|this report includes|assisted"
    r"|includes? (?:material|reporting|information))"
)
_PHOTO = re.compile(
    r"(?i)\b(?:photo(?:graph|s)?|image|picture|pool|getty|via|file|video|caption|illustration|graphic|afp/|/afp|ap/|/ap)\b"
)
_DATELINE = re.compile(
    r"^[\"“'‘(\s]*(?:[A-Z\u00c0-\u00de][\w.'’/-]*(?:[ ,]+[\w.'’/-]+){0,7}[ ,]*)?"
    r"[(\[](?P<name>[A-Z][\w .&/-]{1,40}?)[)\]]\s*(?:[-–—:]+|\s(?=[A-Z]))"
)
_TAGGED = re.compile(
    r"^[A-Z\u00c0-\u00de]{3}[^a-z\n]*(?:[A-Z][a-z]{2,8}\.? \d{1,2})?[^a-z\n]*\([A-Z]{2,6}\)\s*[-–—]"
)
_TAG_AT_END = re.compile(r"(?:^|\n|\s)[(\[–—-]\s?(?P<name>[A-Z][\w .&-]{1,30}?)[)\]]?\s*\.?\s*$")
_PUBLISHED = re.compile(
    r"(?i)\b(?:this (?:article|story|report|piece|post|news|content)|it|the (?:article|story|post))\s+"
    r"(?:was\s+|has\s+been\s+)?(?:originally\s+|first\s+|also\s+)*(?:appeared|published|ran|posted|printed"
    r"|produced|republished|reprinted|provided|distributed)(?:\s+(?:originally|first|here))?"
    r"\s+(?:by|in|on|at|from)\s+(?:an?\s+)?"
    r"(?P<name>(?:[\w-]+\.)+[a-z]{2,6}\b|(?:the\s+)?[^\n.,;]{2,60}?)"
    r"(?=\s*(?:[.,;\n]|$|\s(?:and|under|with|on|read)\b))"
)
_BYLINE = re.compile(
    r"(?m)^(?:By\s+|Source:\s*)?(?:[A-Z][\w.'’-]+(?:\s+[A-Z][\w.'’-]+){0,4}\s*[,|/–—-]\s*|)(?P<name>(?:[Tt]he\s+)?[A-Z][\w&.'-]*(?:\s+[A-Z][\w&.'-]*){0,3})\s*$"
)
_BY = re.compile(r"\s*By\s+[A-Z]")
_STAFF = re.compile(
    r"(?i)\bstaff\b|\b(?:reporters?|correspondents?|writers?|desk) and\b|\band (?:the )?(?:agenc|wire)"
)
_LONGEST_BYLINE = 160
_HEAD = 400  # a byline or a dateline stands within so many characters of the start
_TAIL = 300


class Given(NamedTuple):
    """A credit: to whom, for the whole text or a part of it, and the words that say so."""

    outlet: Outlet
    whole: bool
    span: Span | None
    words: str


def given(report: Report, aliases: Mapping[str, Outlet]) -> list[Given]:
    """Every text credit that the report carries, the reading room's first; photographs left out.

    ``aliases`` holds short names that some text of the collection explains.
    """
    found: list[Given] = []
    for credit in report.credits:
        words = _words_around(report, credit)
        kind: Kind = "agency" if credit.kind == "agency" else "publisher"
        named = aliases.get(credit.name) or outlet(credit.name) or Outlet(credit.name, kind, False)
        if credit.kind == "agency" and named.kind == "publisher":
            named = named._replace(kind="agency")
        if credit.kind == "via" or (credit.kind == "agency" and _is_photo(words)):
            continue
        found.append(Given(named, not _PART.search(words) and not _with_staff(words), credit.span, words))
    bylines = [*report.authors, *(it.text for it in report.removed if _BY.match(it.text))]
    found.extend(_in_bylines(bylines, aliases))
    found.extend(_in_text(report, aliases))
    unique: dict[tuple[str, bool], Given] = {}
    for it in found:
        unique.setdefault((it.outlet.name, it.whole), it)
    return list(unique.values())


def _in_bylines(bylines: Sequence[str], aliases: Mapping[str, Outlet]) -> Iterator[Given]:
    for byline in bylines:
        for part in re.split(
            r"\s*(?:[,|/;·–—]| and | & | of | for | with | at |\bBy )\s*", byline[:_LONGEST_BYLINE]
        ):
            named = _agency(part, aliases)
            if named:
                yield Given(named, not _with_staff(byline) and len(bylines) < 3, None, byline)


def _with_staff(words: str) -> bool:
    """Whether a byline names the paper's own people beside the agency."""
    return len(words) < _LONGEST_BYLINE and bool(_STAFF.search(words))


def _agency(name: str, aliases: Mapping[str, Outlet]) -> Outlet | None:
    found = aliases.get(name.strip()) or outlet(name)
    return found if found and found.kind != "publisher" else None


def _words_around(report: Report, credit: Credit) -> str:
    """The line in which a credit stands, be it in the text or among what was removed."""
    if credit.removed is not None and 0 <= credit.removed < len(report.removed):
        return report.removed[credit.removed].text
    start = report.text.rfind("\n", 0, credit.span.start) + 1
    end = report.text.find("\n", credit.span.end)
    return report.text[start : end if end >= 0 else len(report.text)]


def _is_photo(words: str) -> bool:
    """Whether a short line with a credit in it speaks of a picture."""
    return len(words) < 300 and bool(_PHOTO.search(words)) and not _DATELINE.match(words)


def _in_text(report: Report, aliases: Mapping[str, Outlet]) -> Iterator[Given]:
    text = report.text
    yield from _datelines(report, aliases)
    ends = [(0, min(_HEAD, len(text))), (max(_HEAD, len(text) - 2 * _TAIL), len(text))]
    for match in (it for start, end in ends for it in _PUBLISHED.finditer(text, start, end)):
        named = outlet(match.group("name").strip())
        if named:
            yield Given(named, True, _span(report, match), match.group())
    tail = text.rstrip()
    tag = _TAG_AT_END.search(tail, max(0, len(tail) - 60))
    if tag and (named := _agency(tag.group("name"), aliases)):
        yield Given(named, True, _span(report, tag), tag.group())
    for match in _BYLINE.finditer(text, 0, _HEAD):
        named = _agency(match.group("name"), aliases)
        line_end = match.end() == len(text) or text[match.end()] == "\n"
        if named and line_end and not _is_photo(match.group()):
            yield Given(named, True, _span(report, match), match.group())
    for line in re.finditer(r"[^\n]+", text[-3 * _TAIL :]):
        if _PART.search(line.group()) and len(line.group()) < _TAIL:
            offset = max(0, len(text) - 3 * _TAIL) + line.start()
            yield from _parts(report, offset, line.group(), aliases)


def _datelines(report: Report, aliases: Mapping[str, Outlet]) -> Iterator[Given]:
    at = 0
    for line in report.text.split("\n"):
        if at > _HEAD:
            return
        length, line = len(line), line[:_LONGEST_BYLINE]
        match = _DATELINE.match(line)
        named = _agency(match.group("name"), aliases) if match else None
        if match and named is None and _TAGGED.match(line):
            # A tag nobody knows, in an agency's own place and form, is an agency's.
            named = Outlet(match.group("name"), "agency", False)
        if match and named:
            start, end = at + match.start("name"), at + match.end("name")
            yield Given(named, True, Span(report.id, start, end, report.text[start:end]), match.group())
        at += length + 1


def _parts(report: Report, offset: int, line: str, aliases: Mapping[str, Outlet]) -> Iterator[Given]:
    """Agencies named in a line such as "The Associated Press contributed to this report"."""
    for run in re.finditer(r"(?:[A-Z][\w&.-]*)(?:\s+[A-Z][\w&.-]*){0,3}", line):
        named = _agency(run.group(), aliases)
        if named:
            start, end = offset + run.start(), offset + run.end()
            yield Given(named, False, Span(report.id, start, end, report.text[start:end]), line)


def _span(report: Report, match: re.Match[str]) -> Span:
    start, end = match.span("name")
    return Span(report.id, start, end, report.text[start:end])
