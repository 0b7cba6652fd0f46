"""Furniture that only several pages of one site give away: lines that stand under whatever they report.

A paragraph is furniture when three reports of a site carry it that are otherwise about different things.
Follow-ups of one story repeat paragraphs too, and those are reporting; so reports alike in their other
words count once, and what one story alone repeats stays.
"""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from twosource.model import Credit, Removed, Report, Span

from .blocks import same_key
from .publishers import host_of

__all__ = ["REASON", "without_site_furniture"]

REASON = "repeated on other pages of this site"
# Reports about different things that must carry a line.
PAGES = 3
# Two reports are alike from this share of their longer words in common.
ALIKE = 0.2
_LONGER = re.compile(r"\b[^\W\d_]{6,}\b")


def without_site_furniture(reports: Sequence[Report]) -> list[Report]:
    """The same reports in the same order, each without what its site puts on any page."""
    sites: dict[str, list[Report]] = defaultdict(list)
    for report in reports:
        if report.url and (host := host_of(report.url)):
            sites[host].append(report)
    cleaned: dict[int, Report] = {}
    for members in sites.values():
        if len(members) < PAGES:
            continue
        known = _furniture(members)
        for report in members if known else ():
            cleaned[id(report)] = _without(report, known)
    return [cleaned.get(id(report), report) for report in reports]


def _furniture(members: Sequence[Report]) -> set[str]:
    """Keys of the paragraphs that the site repeats."""
    carriers: dict[str, list[int]] = defaultdict(list)
    for number, report in enumerate(members):
        for key in {same_key(text) for _, _, text in _paragraphs(report.text)}:
            if key:
                carriers[key].append(number)
    repeated = {key: numbers for key, numbers in carriers.items() if len(numbers) >= PAGES}
    if not repeated:
        return set()
    own = [_own_words(report, repeated) for report in members]
    return {key for key, numbers in repeated.items() if _apart(numbers, own) >= PAGES}


def _own_words(report: Report, repeated: Mapping[str, object]) -> set[str]:
    words: set[str] = set()
    for _, _, text in _paragraphs(report.text):
        if same_key(text) not in repeated:
            words.update(word.casefold() for word in _LONGER.findall(text))
    return words


def _apart(numbers: Sequence[int], own: Sequence[set[str]]) -> int:
    """How many of these reports are about different things; a report with no words of its own is none."""
    chosen: list[set[str]] = []
    for number in numbers:
        words = own[number]
        if len(words) >= 10 and all(len(words & o) < ALIKE * min(len(words), len(o)) for o in chosen):
            chosen.append(words)
        if len(chosen) >= PAGES:
            break
    return len(chosen)


def _paragraphs(text: str) -> list[tuple[int, int, str]]:
    return [(match.start(), match.end(), match[0]) for match in re.finditer(r"[^\n]+", text)]


def _without(report: Report, known: set[str]) -> Report:
    gone = [(start, end) for start, end, text in _paragraphs(report.text) if same_key(text) in known]
    if not gone or len(gone) == len(_paragraphs(report.text)):
        return report
    kept, cuts = _cut(report.text, gone)
    fresh = [(start, Removed(report.text[start:end], REASON, _moved(start, cuts))) for start, end in gone]
    older = list(enumerate(report.removed))
    # In the text's order, as the lines stood; the credits that point at a line follow it.
    order = sorted(
        [(item.at, 0, old, item) for old, item in older] + [(start, 1, -1, item) for start, item in fresh],
        key=lambda row: row[:3],
    )
    place = {old: new for new, (_, _, old, _) in enumerate(order) if old >= 0}
    line = {start: new for new, (start, kind, _, _) in enumerate(order) if kind == 1}
    return replace(
        report,
        text=kept,
        removed=tuple(
            item if kind else replace(item, at=_moved(item.at, cuts)) for _, kind, _, item in order
        ),
        credits=tuple(_credit(credit, gone, cuts, place, line) for credit in report.credits),
    )


def _cut(text: str, gone: Sequence[tuple[int, int]]) -> tuple[str, list[tuple[int, int]]]:
    """The text without the paragraphs and one of the gaps beside each, and the ranges cut out."""
    cuts: list[tuple[int, int]] = []
    for start, end in gone:
        while end < len(text) and text[end] == "\n":
            end += 1
        if cuts and cuts[-1][1] == start:
            start, _ = cuts.pop()
        cuts.append((start, end))
    start, end = cuts[-1]
    while end == len(text) and start and text[start - 1] == "\n":  # nothing follows: the gap before it goes
        start -= 1
    cuts[-1] = (start, end)
    edges = [0, *(place for cut in cuts for place in cut), len(text)]
    return "".join(text[a:b] for a, b in zip(edges[::2], edges[1::2], strict=True)), cuts


def _moved(at: int, cuts: Sequence[tuple[int, int]]) -> int:
    return at - sum(min(stop, at) - start for start, stop in cuts if start < at)


def _credit(
    credit: Credit,
    gone: Sequence[tuple[int, int]],
    cuts: Sequence[tuple[int, int]],
    place: Mapping[int, int],
    line: Mapping[int, int],
) -> Credit:
    span = credit.span
    inside = next((start for start, end in gone if start <= span.start and span.end <= end), None)
    if credit.removed is not None:
        at = _moved(span.start, cuts)
        return replace(credit, span=Span(span.report, at, at, ""), removed=place[credit.removed])
    if inside is not None and span.text:
        at = _moved(inside, cuts)
        return replace(credit, span=Span(span.report, at, at, ""), removed=line[inside])
    start = _moved(span.start, cuts)
    return replace(credit, span=Span(span.report, start, start + len(span.text), span.text))
