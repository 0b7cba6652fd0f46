"""The walk through the room: profiles, candidate pairs, scores, groups, and their records."""

import hashlib
from collections import Counter
from collections.abc import Sequence

from twosource.model import Report, StoryGroup
from twosource.stories._blend import CEILING, FLOOR, JOIN, score
from twosource.stories._candidates import candidate_pairs
from twosource.stories._linkage import average_linkage
from twosource.stories._profile import in_order, profile
from twosource.stories._similarity import Vectors, vectors

# Reasons name so many things of each kind.
_SHOWN = 5


def group(reports: Sequence[Report], *, join: float = JOIN) -> list[StoryGroup]:
    """Group reports by the event they cover; a report alone is a story of one.

    ``join`` is the average log-odds at which groups join: higher gives fewer wrong joins and
    more stories. The result does not depend on the order of ``reports``; stories come out by
    their first date, then title, and a story's reports in the order of publication.
    """
    ordered = in_order(reports)
    texts = vectors([profile(report) for report in ordered])
    scores = {(i, j): score(texts[i], texts[j]) for i, j in candidate_pairs(texts)}
    groups = average_linkage(len(texts), scores, least=join, floor=FLOOR)
    stories = [_story([texts[i] for i in members], members, scores) for members in groups]
    return sorted(stories, key=lambda story: (story.first or "~", story.title, story.id))


def _story(
    texts: Sequence[Vectors], members: Sequence[int], scores: dict[tuple[int, int], float]
) -> StoryGroup:
    reports = [text.profile.report for text in texts]
    dates = sorted(report.published for report in reports if report.published)
    prints = "".join(sorted(report.sha256 + report.id for report in reports))
    return StoryGroup(
        id="s-" + hashlib.sha256(prints.encode("utf-8", "surrogatepass")).hexdigest()[:8],
        title=_title(reports[_central(members, scores)]),
        first=dates[0] if dates else None,
        last=dates[-1] if dates else None,
        reports=tuple(report.id for report in reports),
        why=_why(texts, members, scores),
    )


def _central(members: Sequence[int], scores: dict[tuple[int, int], float]) -> int:
    """The place in ``members`` of the report most like all others; the first among equals."""

    def closeness(i: int) -> float:
        return sum(scores.get((min(i, j), max(i, j)), FLOOR) for j in members if j != i)

    return max(range(len(members)), key=lambda at: (round(closeness(members[at]), 9), -at))


def _title(report: Report) -> str:
    """The report's title, or else its first sentence, exactly."""
    if report.title and report.title.strip():
        return report.title
    line = next((line.strip() for line in report.text.split("\n") if line.strip()), "")
    for at, character in enumerate(line):
        if character in ".!?" and at > 40 and line[at + 1 : at + 2] in ("", " "):
            return line[: at + 1]
    return line or report.input


def _why(
    texts: Sequence[Vectors], members: Sequence[int], scores: dict[tuple[int, int], float]
) -> tuple[str, ...]:
    if len(texts) == 1:
        return ()
    reasons = []
    for kind, of in (
        ("names", [(text.names, text.profile.names) for text in texts]),
        ("figures", [(text.figures, text.profile.figures) for text in texts]),
        ("words", [(text.opening, text.profile.opening) for text in texts]),
    ):
        held: Counter[str] = Counter()
        weight: Counter[str] = Counter()
        for vector, _ in of:
            held.update(vector.keys())
            weight.update(vector)
        shared = [term for term, count in held.items() if 2 * count > len(texts) and count > 1]
        shared.sort(key=lambda term: (-held[term], -round(weight[term], 9), term))
        if shared:
            reasons.append(f"most share the {kind} {', '.join(shared[:_SHOWN])}")
    days = sorted(text.day for text in texts if text.day is not None)
    if len(days) > 1:
        between = days[-1] - days[0]
        reasons.append("published on one day" if not between else f"published within {between + 1} days")
    known = [scores[i, j] for at, i in enumerate(members) for j in members[at + 1 :] if (i, j) in scores]
    if known:
        likeness = (sum(known) / len(known) - FLOOR) / (CEILING - FLOOR)
        reasons.append(f"average likeness {likeness:.2f} on a scale of 0 to 1")
    return tuple(reasons)
