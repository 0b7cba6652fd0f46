"""A story as a record: its title, dates, reports, and why they are in one story."""

import hashlib
import math
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from twosource.model import Link, StoryGroup
from twosource.stories._blend import MONTH
from twosource.stories._table import Table

# Reasons name so many things of each kind.
_SHOWN = 5


class Held(NamedTuple):
    """What is kept of a report beside its sketch: enough to name it, not its text."""

    id: str
    sha256: str
    title: str
    published: str | None
    day: int | None  # of publication, as an ordinal


class Known(NamedTuple):
    """All that is known of the reports in hand, by their numbers; ``terms`` by the numbers of terms."""

    held: Mapping[int, Held]
    table: Table
    scores: Mapping[int, Mapping[int, float]]
    terms: Sequence[str]


def tell(members: Sequence[int], also: Sequence[int], known: Known) -> StoryGroup:
    """The record of one story; its reports in the order of publication."""
    held = known.held
    ordered = sorted(members, key=lambda number: (held[number].published or "~", number))
    reports = [held[number] for number in ordered]
    dates = sorted(report.published for report in reports if report.published)
    prints = "".join(sorted(report.sha256 + report.id for report in reports))
    return StoryGroup(
        id="s-" + hashlib.sha256(prints.encode("utf-8", "surrogatepass")).hexdigest()[:8],
        title=held[_central(ordered, known.table)].title,
        first=dates[0] if dates else None,
        last=dates[-1] if dates else None,
        reports=tuple(report.id for report in reports),
        also=tuple(held[number].id for number in also),
        why=_why(ordered, known),
        links=_links(ordered, known),
    )


def _central(members: Sequence[int], table: Table) -> int:
    """The report that is most like all of them together; the first among equals."""
    if len(members) == 1:
        return members[0]
    kept = {number: table.kept(number) for number in members}
    whole: dict[int, float] = {}
    for of in kept.values():
        for term, weight in of.items():
            whole[term] = whole.get(term, 0.0) + weight

    def closeness(number: int) -> float:
        return round(math.fsum(weight * whole[term] for term, weight in kept[number].items()), 6)

    return max(members, key=closeness)


def _why(members: Sequence[int], known: Known) -> tuple[str, ...]:
    if len(members) == 1:
        return ()
    reasons = []
    weights: Counter[int] = Counter()
    holding: dict[str, Counter[int]] = {}
    for number in members:
        weights.update(known.table.kept(number))
        for kind, of in known.table.telling(number).items():
            holding.setdefault(kind, Counter()).update(of)
    for kind, counts in holding.items():
        shared = [term for term, count in counts.items() if 2 * count > len(members) and count > 1]
        shared.sort(key=lambda term: (-counts[term], -round(weights[term], 6), known.terms[term]))
        if shared:
            named = ", ".join(known.terms[term] for term in shared[:_SHOWN])
            reasons.append(f"most share the {kind} {named}")
    reasons += _times([known.held[number] for number in members])
    scores = [
        known.scores[one][other]
        for at, one in enumerate(members)
        for other in members[at + 1 :]
        if other in known.scores.get(one, {})
    ]
    if scores:
        reasons.append(f"average likeness {likeness(sum(scores) / len(scores)):.2f} on a scale of 0 to 1")
    return tuple(reasons)


def _times(reports: Sequence[Held]) -> list[str]:
    days = sorted(report.day for report in reports if report.day is not None)
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


def _links(members: Sequence[int], known: Known) -> tuple[Link, ...]:
    """For each report, the other of the story that it is most like, and what the two share."""
    inside = set(members)
    found = []
    for number in members:
        near = [(score, -other) for other, score in known.scores.get(number, {}).items() if other in inside]
        if near:
            score, minus = max(near)
            one, other = known.held[number].id, known.held[-minus].id
            found.append(Link(one, other, round(likeness(score), 3), _shared(number, -minus, known)))
    return tuple(found)


def _shared(one: int, other: int, known: Known) -> tuple[str, ...]:
    weights = known.table.kept(one)
    both = [
        (-weights[term] * weight, known.terms[term])
        for term, weight in known.table.kept(other).items()
        if term in weights
    ]
    return tuple(term for _, term in sorted(both)[: 2 * _SHOWN])
