"""Differences found in many places -> one difference for each pair of values, the gravest outcome first."""

from collections.abc import Iterable, Mapping, Sequence

from twosource.claims.context import Context
from twosource.claims.found import Found, clip
from twosource.claims.outcomes import OUTCOMES
from twosource.copying import origins_at
from twosource.model import Difference, Side, Span


def merged(found: Sequence[Found], context: Context) -> list[Difference]:
    """Differences with the same values put together, under the gravest of their outcomes."""
    groups: dict[tuple[str, frozenset[str]], list[Found]] = {}
    for item in found:
        key = (item.kind, frozenset((item.a.key, item.b.key)))
        groups.setdefault(key, []).append(item)
    differences = []
    for items in _without_wrong_updates(groups):
        first = min(items, key=lambda item: OUTCOMES.index(item.outcome))
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
                explanation=explain(first, [value for value, _ in sides.values()]),
            )
        )
    return differences


def _without_wrong_updates(groups: Mapping[tuple[str, frozenset[str]], list[Found]]) -> Iterable[list[Found]]:
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
        yield items


def side(context: Context, value: str, spans: Sequence[Span]) -> Side:
    origins = sorted({origin for span in spans for origin in origins_at(context.copying, span)})
    return Side(value, tuple(spans), tuple(origins))


def explain(found: Found, values: Sequence[str]) -> str:
    listed = " against ".join(f"“{clip(value, 60)}”" for value in values)
    return f"{listed}: {found.because}."
