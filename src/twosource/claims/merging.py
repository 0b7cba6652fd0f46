"""Differences found in many places -> one for the values of one thing, the gravest outcome first."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from twosource.claims.context import Context
from twosource.claims.found import Found, clip
from twosource.claims.outcomes import OUTCOMES
from twosource.copying import origins_at
from twosource.language import similarity
from twosource.model import Difference, Side, Span

# Two values alone are of one thing wherever they stand if they are as telling as this: a sum, a day with its
# year. Two weekdays, or 2 and 3, are so only in sentences that are as near as this.
_TELLING = re.compile(r"\d.*\d.*\d")
NEAR = 0.5

# The kind of a difference and the keys of its two values.
_Pair = tuple[str, frozenset[str]]


def merged(found: Sequence[Found], context: Context) -> list[Difference]:
    """Differences with the same values put together, and contradictions of many values of one thing."""
    groups: dict[_Pair, list[Found]] = {}
    for item in found:
        key = (item.kind, frozenset((item.a.key, item.b.key)))
        groups.setdefault(key, []).append(item)
    differences = []
    for items in _told_apart(_of_one_thing(dict(_without_wrong_updates(groups)))):
        first = min(items, key=lambda item: OUTCOMES.index(item.outcome))
        # Of several pairs, one may be told more of: that one of its values is somebody's word.
        fullest = max((x for x in items if x.outcome == first.outcome), key=lambda x: len(x.because))
        sides: dict[str, tuple[str, list[Span]]] = {}
        for item in items:
            for place in (item.a, item.b):
                _, spans = sides.setdefault(place.key, (place.value, []))
                if place.span not in spans:
                    spans.append(place.span)
        if len(sides) < 2:
            continue
        differences.append(
            Difference(
                id="",
                kind=first.kind,
                outcome=first.outcome,
                about=first.about,
                sides=tuple(side(context, value, sorted(spans)) for value, spans in sides.values()),
                explanation=explain(
                    first if len(sides) == 2 else fullest, [value for value, _ in sides.values()]
                ),
            )
        )
    return differences


def _of_one_thing(groups: Mapping[_Pair, list[Found]]) -> Iterator[list[Found]]:
    """The groups; contradictions of each two of several values put together: four sums of one haul.

    Each two have to exclude each other, and places in common to lead from each pair to each other one, so
    that three numbers of three things are no difference of three sides.
    """
    taken: set[_Pair] = set()
    against = {
        pair: items
        for pair, items in groups.items()
        if min((x.outcome for x in items), key=OUTCOMES.index) == "contradiction"
    }
    for pair, items in groups.items():
        if pair not in against:
            if pair not in taken:
                yield items
            continue
        together = _together(pair, against)
        taken |= together.keys()
        for one in together:
            against.pop(one)
        yield [item for some in together.values() for item in some]


def _told_apart(groups: Iterable[list[Found]]) -> Iterator[list[Found]]:
    """The groups; apart the places where two weekdays, or 2 and 3, are of two things.

    "Arrested on Tuesday" and "arrested on Wednesday", "charged on Tuesday" and "charged on Wednesday".
    """
    for items in groups:
        values = {place.key for item in items for place in (item.a, item.b)}
        if len(values) > 2 or any(_TELLING.search(value) for value in values):
            yield items
            continue
        parts: list[list[Found]] = []
        for item in items:
            near = [part for part in parts if any(_are_near(item, other) for other in part)]
            parts = [part for part in parts if part not in near]
            parts.append([*(one for part in near for one in part), item])
        yield from parts


def _are_near(one: Found, other: Found) -> bool:
    """Whether two pairs of places have a sentence in common, or two that are near in meaning."""
    if set(one.around) & set(other.around):
        return True
    return any(c >= NEAR for c in similarity([(a.text, b.text) for a in one.around for b in other.around]))


def _together(pair: _Pair, against: Mapping[_Pair, list[Found]]) -> dict[_Pair, list[Found]]:
    """A pair of values with those of further values of which each excludes each of them."""
    kind, values = pair
    joined = {pair: against[pair]}
    near = (other for k, other in against if k == kind and other & values)
    for value in dict.fromkeys(value for other in near for value in sorted(other - values)):
        others = [(kind, frozenset((value, one))) for one in sorted(values)]
        if all(one in against for one in others):
            wider = joined | {one: against[one] for one in others}
            if _hang_together(list(wider.values())):
                joined, values = wider, values | {value}
    return joined


def _hang_together(groups: Sequence[Sequence[Found]]) -> bool:
    """Whether places in common lead from each pair of values to each other one."""
    against = [[item for item in items if item.outcome == "contradiction"] for items in groups]
    open_ones = [{place.span for item in items for place in (item.a, item.b)} for items in against]
    reached = open_ones.pop()
    while near := [places for places in open_ones if places & reached]:
        reached = reached.union(*near)
        open_ones = [places for places in open_ones if places not in near]
    return not open_ones


def _without_wrong_updates(groups: Mapping[_Pair, list[Found]]) -> Iterable[tuple[_Pair, list[Found]]]:
    """The groups without updates of a contradicted value that fewer reports give than its rival.

    Where most say 14, one says 41 and a later report 17, it is the 14 that became 17.
    """
    outcome = {key: min((x.outcome for x in items), key=OUTCOMES.index) for key, items in groups.items()}
    givers: dict[str, set[str]] = {}
    for items in groups.values():
        for item in items:
            for place in (item.a, item.b):
                givers.setdefault(place.key, set()).add(place.span.report)
    for (kind, pair), items in groups.items():
        rivals = [
            (pair & other, other - pair)
            for (k, other), o in outcome.items()
            if o == "contradiction" and k == kind and len(other & pair) == 1
        ]
        if outcome[kind, pair] == "update" and any(
            len(givers[min(shared)]) < len(givers[min(rival)]) for shared, rival in rivals
        ):
            continue
        yield (kind, pair), items


def side(context: Context, value: str, spans: Sequence[Span]) -> Side:
    origins = sorted({origin for span in spans for origin in origins_at(context.copying, span)})
    return Side(value, tuple(spans), tuple(origins))


def explain(found: Found, values: Sequence[str]) -> str:
    listed = " against ".join(f"“{clip(value, 60)}”" for value in values)
    because = found.because
    if len(values) > 2:
        because = because.replace("the values cannot both", "no two of the values can both")
        because = because.replace("the dates cannot both", "no two of the dates can both")
    return f"{listed}: {because}."
