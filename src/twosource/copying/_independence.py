"""How many independent origins stand behind some words, whatever name each report gives for them."""

import re
from collections.abc import Mapping, Sequence, Set
from difflib import SequenceMatcher
from functools import lru_cache

from twosource.copying._trace import origins_at
from twosource.model import Copying, Quotation, Report, Span

# Words in one run, or this part of all words in order, are one text: nobody writes eight words alike by
# chance, and half of the shorter statement keeps a shared name or phrase from counting.
RUN, RUN_SHARE = 8, 0.5
ALIKE = 0.8
# Reports that wrote for themselves share under a seventh of their six-word runs outside quotation marks;
# agency copy that was cut and rewritten keeps a fifth and more (read off fourteen stories).
LEANING, LEANING_SHARE = 8, 0.2
# So many runs in common, with so many of them in a row (twelve words), are copy of one agency or release in
# both also where each has much beside it: so were all of 94 such pairs of reports looked at, but for three
# that print one long saying without its marks.
COPIED, IN_A_ROW = 20, 7
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|``.*?\'\'", re.DOTALL)
# So many characters are a report's opening, and so many beside an outlet's name tell what it did.
OPENING, BESIDE = 400, 30
# Not "told the Journal", nor "in an interview with": that may be for a word only.
_REPORTS = re.compile(r"\b(?:is reporting|reports?|reported|according to|revealed|broke)\b", re.IGNORECASE)
# Of fewer own words than this, likeness says nothing.
FEWEST = 8


def independent(
    copying: Copying,
    spans: Sequence[Span],
    *,
    reports: Sequence[Report] = (),
    quotations: Sequence[Quotation] = (),
) -> int:
    """The number of independent origins behind ``spans``.

    Two spans count once when they share an origin, when their reports print one text or share so many
    runs of their own words that one leans on the other, when one report opens with what the other's
    publisher reports, or when they are near word for word the same outside quotation marks: that is a copy
    which nobody credited. Words quoted from one informant do not count as copied (``quotations`` tells them).
    """
    text = {report.id: report.text for report in reports}
    retold = retelling(copying, reports)
    distinct = sorted(set(spans))
    leader = list(range(len(distinct)))

    def find(i: int) -> int:
        while leader[i] != i:
            i = leader[i]
        return i

    origins = [frozenset(origins_at(copying, span)) for span in distinct]
    group = {report: g.id for g in copying.text_groups for report in g.reports}
    words = [_own_words(span, quotations) for span in distinct]
    for j in range(len(distinct)):
        for i in range(j):
            a, b = distinct[i], distinct[j]
            ruled = _ruled(copying, a.report, b.report)
            if ruled == "not-same-origin":
                continue
            if (
                ruled == "same-origin"
                or a.report == b.report
                or origins[i] & origins[j]
                or (a.report in group and group[a.report] == group.get(b.report))
                or _one_text(words[i], words[j])
                or leans(*sorted((text.get(a.report, ""), text.get(b.report, ""))))
                or {(a.report, b.report), (b.report, a.report)} & retold
            ):
                leader[find(j)] = find(i)
    return len({find(i) for i in range(len(distinct))})


def retelling(copying: Copying, reports: Sequence[Report]) -> set[tuple[str, str]]:
    """Pairs of reports of which the first opens with what the second's publisher reports, in so many words.

    "... into two businesses, the Journal is reporting": what follows is the Journal's too, credited or not.
    """
    by_name: dict[str, list[str]] = {}
    for report in reports:
        if report.publisher:
            by_name.setdefault(report.publisher, []).append(report.id)
    text = {report.id: report.text for report in reports}
    return {
        (citation.report, other)
        for citation in copying.citations
        if citation.span.start < OPENING
        and citation.report in text
        and _REPORTS.search(_beside(text[citation.report], citation.span))
        for other in by_name.get(citation.cites, ())
        if other != citation.report
    }


def _beside(text: str, span: Span) -> str:
    """The words that name an outlet and those beside them, in their sentence."""
    before, after = text[max(0, span.start - BESIDE) : span.start], text[span.end : span.end + BESIDE]
    return re.split(r"[.!?]\s", before)[-1] + span.text + re.split(r"[.!?]\s", after)[0]


def _ruled(copying: Copying, a: str, b: str) -> str | None:
    """The last of an analyst's rulings on two reports."""
    if a == b:
        return None
    return next(
        (
            ruling.kind
            for ruling in reversed(copying.rulings)
            if ruling.kind != "ignore-passage" and {a, b} <= set(ruling.reports)
        ),
        None,
    )


@lru_cache(maxsize=4096)
def leans(a: str, b: str) -> bool:
    """Whether two reports share so many runs of own words that they are no independent witnesses."""
    x, y = _runs(a), _runs(b)
    one, other = x.keys(), y.keys()
    common = one & other
    if len(common) >= LEANING and len(common) >= LEANING_SHARE * min(len(one), len(other)):
        return True
    return len(common) >= COPIED and _longest({x[run] for run in common}) >= IN_A_ROW


def _longest(places: Set[int]) -> int:
    """How many places at most follow each other without a gap."""
    longest = 0
    for place in places:
        if place - 1 not in places:
            end = place
            while end in places:
                end += 1
            longest = max(longest, end - place)
    return longest


@lru_cache(maxsize=512)
def _runs(text: str) -> Mapping[tuple[str, ...], int]:
    """All runs of six words outside quotation marks, each with its first place; quotations are gaps.

    A run that stood before breaks a row, so rows are rather too short than too long.
    """
    runs: dict[tuple[str, ...], int] = {}
    place = 0
    for piece in _QUOTED.split(text):
        words = re.findall(r"\w+", piece.lower())
        for i in range(len(words) - 5):
            runs.setdefault(tuple(words[i : i + 6]), place + i)
        place += len(words) + 1
    return runs


def _own_words(span: Span, quotations: Sequence[Quotation]) -> list[str]:
    """The words of a span that stand in no quotation marks, lower case."""
    text = list(span.text)
    for quotation in quotations:
        if quotation.kind == "indirect":
            continue
        for part in quotation.content:
            if part.report == span.report:
                start, end = max(part.start - span.start, 0), min(part.end - span.start, len(text))
                text[start:end] = " " * max(0, end - start)
    # What stands in marks is somebody's words also where no speaker was found.
    plain = _QUOTED.sub(" ", "".join(text))
    return re.findall(r"\w+", plain.lower())


def _one_text(a: Sequence[str], b: Sequence[str]) -> bool:
    shorter = min(len(a), len(b))
    if shorter < FEWEST:
        return False
    matcher = SequenceMatcher(None, a, b, autojunk=False)
    run = matcher.find_longest_match().size
    return (run >= RUN and run >= RUN_SHARE * shorter) or matcher.ratio() >= ALIKE
