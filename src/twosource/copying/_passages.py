"""Copied passages across any number of reports, and where each comes from."""

from collections.abc import Mapping, Sequence

from twosource.copying._credits import Given
from twosource.copying._dates import earliest
from twosource.copying._origins import Source
from twosource.model import Pair, Passage, Report, Span

# Two spans of one report are one passage when they overlap in so much of the longer one.
_SAME = 0.8


def copied(
    pairs: Sequence[Pair],
    reports: Sequence[Report],
    of: Mapping[str, Source],
    credits: Mapping[str, Sequence[Given]],
) -> list[Passage]:
    """The runs that several reports share outside quotations, each with the origin it came from."""
    spans: list[Span] = []
    links: list[tuple[int, int]] = []
    place: dict[Span, int] = {}
    for pair in pairs:
        if pair.relation not in ("same-text", "shared-passages"):
            continue
        for one, two in pair.evidence:
            for span in (one, two):
                if span not in place:
                    place[span] = len(spans)
                    spans.append(span)
            links.append((place[one], place[two]))
    root = list(range(len(spans)))

    def find(i: int) -> int:
        while root[i] != i:
            root[i] = root[root[i]]
            i = root[i]
        return i

    for i, j in links + _overlapping(spans):
        low, high = sorted((find(i), find(j)))
        root[high] = low
    sets: dict[int, list[Span]] = {}
    for i, span in enumerate(spans):
        sets.setdefault(find(i), []).append(span)
    by_id = {report.id: report for report in reports}
    order = {report.id: i for i, report in enumerate(reports)}
    found = []
    for members in sets.values():
        joined = _joined(members, by_id)
        joined.sort(key=lambda span: (order[span.report], span.start))
        to = _from_whom([by_id[span.report] for span in joined], of, credits)
        found.append(Passage(spans=tuple(joined), kind="copied", to=to))
    found.sort(key=lambda passage: (order[passage.spans[0].report], passage.spans))
    return found


def _overlapping(spans: Sequence[Span]) -> list[tuple[int, int]]:
    """Index pairs of spans that are one passage found twice, with edges that differ a little."""
    ordered = sorted(range(len(spans)), key=lambda i: spans[i])
    found = []
    for at, i in enumerate(ordered):
        for j in ordered[at + 1 :]:
            if spans[j].report != spans[i].report or spans[j].start >= spans[i].end:
                break
            common = min(spans[i].end, spans[j].end) - spans[j].start
            longer = max(spans[i].end - spans[i].start, spans[j].end - spans[j].start)
            if common >= _SAME * longer:
                found.append((i, j))
    return found


def _joined(members: Sequence[Span], by_id: Mapping[str, Report]) -> list[Span]:
    """One span per stretch and report: overlapping ones become their union."""
    joined: list[Span] = []
    for span in sorted(members):
        last = joined[-1] if joined else None
        if last and last.report == span.report and span.start <= last.end:
            end = max(last.end, span.end)
            joined[-1] = Span(span.report, last.start, end, by_id[span.report].text[last.start : end])
        else:
            joined.append(span)
    return joined


def _from_whom(
    holders: Sequence[Report], of: Mapping[str, Source], credits: Mapping[str, Sequence[Given]]
) -> str:
    """The name of the one origin behind a copied passage.

    In order of proof: a holder whose whole text has a stated source; an agency that one of
    them thanks for a part; the holder that was published first; the first in the collection,
    which proves nothing but keeps the passage from counting twice.
    """
    names = {of[it.id].name for it in holders}
    if len(names) == 1:
        return names.pop()
    stated = [of[it.id] for it in holders if of[it.id].grade == "explicit" or of[it.id].kind == "agency"]
    if stated:
        return min(stated, key=lambda it: (it.kind == "publisher", it.name)).name
    thanked = sorted({it.outlet.name for holder in holders for it in credits[holder.id] if not it.whole})
    if len(thanked) == 1:
        return thanked[0]
    first = earliest(holders)
    return of[(first or holders[0]).id].name
