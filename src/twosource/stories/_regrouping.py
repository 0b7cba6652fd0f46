"""New reports and the stories that they touch, put together again."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from twosource.stories._blend import BY_SIZE, FLOOR, LOOSER, MONTH
from twosource.stories._linkage import average_linkage
from twosource.stories._telling import Held

Scores = Mapping[int, Mapping[int, float]]

# A story with more reports than this is not taken apart again; its latest so many speak for it,
# so that the cost of a report does not grow with its story, and a story may move on over weeks.
_SPEAKING = 40
# Across a month without a report, a story must be so much surer to remain one.
_SURER = 1.0


def regrouped(
    stories: Iterable[Sequence[int]],
    new: Sequence[int],
    held: Mapping[int, Held],
    scores: Scores,
    *,
    join: float,
) -> list[list[int]]:
    """Groups over the reports of ``stories`` and ``new``, each sorted; no pair elsewhere is looked at."""
    units: list[list[int]] = []
    silent: dict[int, Sequence[int]] = {}
    for members in stories:
        live = [number for number in members if number in scores]
        if len(live) > _SPEAKING:
            silent[len(units)] = [number for number in members if number not in set(live[-_SPEAKING:])]
            units.append(live[-_SPEAKING:])
        elif live:
            silent[len(units)] = [number for number in members if number not in scores]
            units += [[number] for number in live]
        else:
            units.append(list(members))
    units += [[number] for number in new]
    unit_of = {number: at for at, members in enumerate(units) for number in members}
    totals: dict[tuple[int, int], float] = defaultdict(float)
    inside: dict[int, float] = defaultdict(float)
    for number, one in unit_of.items():
        for other, score in scores.get(number, {}).items():
            another = unit_of.get(other, one)
            if one < another:
                totals[one, another] += score - FLOOR
            elif other > number and other in unit_of and one == another:
                inside[one] += score - FLOOR
    groups = average_linkage(
        [len(members) for members in units],
        totals,
        least=join,
        floor=FLOOR,
        by_size=BY_SIZE,
        looser=LOOSER,
        inside=inside,
    )
    found = []
    for group in groups:
        members = [number for unit in group for number in (*units[unit], *silent.get(unit, ()))]
        found += _months(sorted(members), held, scores, join)
    return sorted(found)


def on_two(
    members: Mapping[int, Sequence[int]], story_of: Mapping[int, int], scores: Scores, join: float
) -> dict[int, list[int]]:
    """Reports that are as good as in a second story of several reports, by that story."""
    found: dict[int, list[int]] = {}
    for number in sorted(scores):
        sums: dict[int, float] = defaultdict(float)
        for other, score in scores[number].items():
            if story_of[other] != story_of[number]:
                sums[story_of[other]] += score - FLOOR
        for story, total in sums.items():
            size = len(members[story])
            if size > 1 and total / size + FLOOR >= join + _SURER:
                found.setdefault(story, []).append(number)
    return found


def average(one: Sequence[int], other: Sequence[int], scores: Scores) -> float:
    """The average likeness across two sets of reports; pairs not looked at count as ``FLOOR``."""
    total = sum(scores.get(a, {}).get(b, FLOOR) for a in one for b in other)
    return total / (len(one) * len(other))


def _months(members: list[int], held: Mapping[int, Held], scores: Scores, join: float) -> list[list[int]]:
    """Cut where more than a month went by without a report, unless the two sides are nearly alike."""
    dated = sorted((day, number) for number in members if (day := held[number].day) is not None)
    for at in range(1, len(dated)):
        if dated[at][0] - dated[at - 1][0] > MONTH:
            earlier = [number for _, number in dated[:at]]
            later = [number for _, number in dated[at:]]
            if average(earlier[-_SPEAKING:], later[:_SPEAKING], scores) >= join + _SURER:
                continue
            for number in members:
                if held[number].day is None:
                    near, far = average([number], earlier, scores), average([number], later, scores)
                    (earlier if near >= far else later).append(number)
            return [part for side in (earlier, later) for part in _months(sorted(side), held, scores, join)]
    return [members]
