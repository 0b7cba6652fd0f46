"""A story as a record: its title, dates, reports, and why they are in one story."""

import hashlib
import math
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from twosource.model import Link, Report, StoryGroup
from twosource.stories._blend import MONTH
from twosource.stories._sketches import Sketch

# Reasons name so many things of each kind.
_SHOWN = 5


class Held(NamedTuple):
    """What is kept of a report: enough to compare and to name it, not its text."""

    id: str
    sha256: str
    title: str
    published: str | None
    sketch: Sketch
    crowd: float
    share: float  # of the window's dated reports that are of the same days


def called(report: Report) -> str:
    """The report's title, or else its first sentence, exactly."""
    if report.title and report.title.strip():
        return report.title
    line = next((line.strip() for line in report.text.split("\n") if line.strip()), "")
    for at, character in enumerate(line):
        if character in ".!?" and at > 40 and line[at + 1 : at + 2] in ("", " "):
            return line[: at + 1]
    return line or report.input


def tell(
    members: Sequence[int],
    held: Mapping[int, Held],
    scores: Mapping[int, Mapping[int, float]],
    also: Sequence[int],
    terms: Sequence[str],
) -> StoryGroup:
    """The record of one story; its reports in the order of publication."""
    ordered = sorted(members, key=lambda number: (held[number].published or "~", number))
    reports = [held[number] for number in ordered]
    dates = sorted(report.published for report in reports if report.published)
    prints = "".join(sorted(report.sha256 + report.id for report in reports))
    return StoryGroup(
        id="s-" + hashlib.sha256(prints.encode("utf-8", "surrogatepass")).hexdigest()[:8],
        title=reports[_central(reports)].title,
        first=dates[0] if dates else None,
        last=dates[-1] if dates else None,
        reports=tuple(report.id for report in reports),
        also=tuple(held[number].id for number in also),
        why=_why(ordered, held, scores, terms),
        links=_links(ordered, held, scores, terms),
    )


def _central(reports: Sequence[Held]) -> int:
    """The place of the report that is most like all of them together; the first among equals."""
    if len(reports) == 1:
        return 0
    whole: dict[int, float] = {}
    for report in reports:
        for term, weight in zip(report.sketch.terms.tolist(), report.sketch.weights.tolist(), strict=True):
            whole[term] = whole.get(term, 0.0) + weight

    def closeness(report: Held) -> float:
        sketch = report.sketch
        pairs = zip(sketch.terms.tolist(), sketch.weights.tolist(), strict=True)
        return round(math.fsum(weight * whole[term] for term, weight in pairs), 6)

    return max(range(len(reports)), key=lambda at: (closeness(reports[at]), -at))


def _why(
    members: Sequence[int],
    held: Mapping[int, Held],
    scores: Mapping[int, Mapping[int, float]],
    terms: Sequence[str],
) -> tuple[str, ...]:
    if len(members) == 1:
        return ()
    reasons = []
    reports = [held[number] for number in members]
    weights: Counter[str] = Counter()
    for report in reports:
        for term, weight in zip(report.sketch.terms.tolist(), report.sketch.weights.tolist(), strict=True):
            weights[terms[term]] += weight
    for kind, of in (
        ("names", [report.sketch.names for report in reports]),
        ("figures", [report.sketch.figures for report in reports]),
        ("words", [frozenset(terms[term] for term in it.sketch.opening.tolist()) for it in reports]),
    ):
        holding = Counter(term for one in of for term in one)
        shared = [term for term, count in holding.items() if 2 * count > len(members) and count > 1 and term]
        shared.sort(key=lambda term: (-holding[term], -round(weights[term], 6), term))
        if shared:
            reasons.append(f"most share the {kind} {', '.join(shared[:_SHOWN])}")
    reasons += _times(reports)
    known = [
        scores[one][other]
        for at, one in enumerate(members)
        for other in members[at + 1 :]
        if other in scores.get(one, {})
    ]
    if known:
        reasons.append(f"average likeness {likeness(sum(known) / len(known)):.2f} on a scale of 0 to 1")
    return tuple(reasons)


def _times(reports: Sequence[Held]) -> list[str]:
    days = sorted(report.sketch.day for report in reports if report.sketch.day is not None)
    if len(days) < 2:
        return []
    between = days[-1] - days[0]
    told = ["published on one day" if not between else f"published within {between + 1} days"]
    gap = max(later - earlier for earlier, later in pairwise(days))
    if gap > MONTH:
        told.append(f"{gap} days went by without a report, but the texts are nearly alike")
    elif between > MONTH:
        told.append(f"reports bridge the time, none is more than {gap} days after the one before")
    return told


def likeness(score: float) -> float:
    """A log-odds as a number from 0 to 1."""
    return 1 / (1 + math.exp(-max(-50.0, min(50.0, score))))


def _links(
    members: Sequence[int],
    held: Mapping[int, Held],
    scores: Mapping[int, Mapping[int, float]],
    terms: Sequence[str],
) -> tuple[Link, ...]:
    """For each report, the other of the story that it is most like, and what the two share."""
    inside = set(members)
    found = []
    for number in members:
        near = [(score, -other) for other, score in scores.get(number, {}).items() if other in inside]
        if near:
            score, minus = max(near)
            one, other = held[number], held[-minus]
            found.append(Link(one.id, other.id, round(likeness(score), 3), _shared(one, other, terms)))
    return tuple(found)


def _shared(one: Held, other: Held, terms: Sequence[str]) -> tuple[str, ...]:
    weights = dict(zip(one.sketch.terms.tolist(), one.sketch.weights.tolist(), strict=True))
    both = [
        (-weights[term] * weight, terms[term])
        for term, weight in zip(other.sketch.terms.tolist(), other.sketch.weights.tolist(), strict=True)
        if term in weights and term
    ]
    return tuple(term for _, term in sorted(both)[: 2 * _SHOWN])
