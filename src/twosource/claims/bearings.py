"""Where something lies by its distance and direction from a named place: 150 nautical miles west of Aden.

So far from one place, and in two directions, are two accounts of one spot; whatever else the sentences tell.
"""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from twosource.claims.context import Context, Sentence
from twosource.claims.found import Found, Place, clip, found_between
from twosource.claims.outcomes import judge_where
from twosource.claims.units import Unit
from twosource.language import compare_figures, similarity
from twosource.model import Figure, Span

__all__ = ["bearings"]

LENGTHS = frozenset({"mile", "nautical mile", "kilometre", "metre", "yard", "foot"})
_POINTS = ("north", "northeast", "east", "southeast", "south", "southwest", "west", "northwest")
# In eighths of a circle; south and southeast may be one direction, told more or less exactly.
APART, CIRCLE = 2, 8
# Many things are ten miles from a town, or a hundred: of round distances more of the rest has to be alike.
NEAR, NEAR_IF_ROUND = 0.3, 0.6
_BEARING = re.compile(
    r"\s*(?:\([^()]{1,30}\)|,)?\s*(?:(?:to the|due|off to the|just)\s+)?"
    r"(?P<point>(?:north|south)(?:[- ]?(?:east|west))?|east|west)(?:ern)?\s+of\s+(?:the\s+)?"
    r"(?:(?:[a-z]+\s+){0,3}(?:city|town|village|island|port|capital|coast|district|province)\s+(?:of\s+)?)?"
    r"(?P<name>[A-Z][\w’'-]*(?:\s(?:[A-Z][\w’'-]*))*)"
)


class _Bearing(NamedTuple):
    unit: Unit
    distance: Figure
    point: str  # of _POINTS
    name: str
    span: Span  # from the distance to the name

    @property
    def place(self) -> Place:
        return Place(self.span.text, self.span, f"{self.point} of {self.name}")

    def lies_with(self, other: "_Bearing") -> bool:
        """Whether both are as far from one place; the distance may be rounded."""
        alike = compare_figures(self.distance, other.distance) in ("equal", "rounding")
        return alike and self.name.casefold() == other.name.casefold()

    def is_apart(self, other: "_Bearing") -> bool:
        turned = abs(_POINTS.index(self.point) - _POINTS.index(other.point))
        return min(turned, CIRCLE - turned) >= APART


def bearings(context: Context, flat: Sequence[tuple[Unit, Sentence]]) -> Iterable[Found]:
    """Places as far from a named one as in another report, in another direction."""
    told = [one for unit, _ in flat for one in _bearings(unit)]
    pairs = [
        (a, b)
        for n, a in enumerate(told)
        for b in told[n + 1 :]
        if a.unit.report != b.unit.report and a.lies_with(b) and a.is_apart(b)
    ]
    # A report that has both tells of two places.
    pairs = [(a, b) for a, b in pairs if not (_has(told, a, b.unit.report) or _has(told, b, a.unit.report))]
    nearness = similarity([(a.unit.sentence.text, b.unit.sentence.text) for a, b in pairs])
    for (a, b), near in zip(pairs, nearness, strict=True):
        if near >= (NEAR_IF_ROUND if _is_round(a.distance) else NEAR):
            judgement = judge_where(a.unit, b.unit, "both are as far from one place, in two directions")
            sentences = a.unit.sentence, b.unit.sentence
            yield found_between("place", judgement, a.place, b.place, sentences, clip(a.unit.span.text))


def _bearings(unit: Unit) -> Iterable[_Bearing]:
    text, base = unit.sentence.text, unit.sentence.start
    for figure in unit.figures:
        found = _BEARING.match(text, figure.span.end - base) if figure.unit in LENGTHS else None
        if found is not None:
            point = re.sub(r"[- ]", "", found["point"].lower())
            start, end = figure.span.start, base + found.end("name")
            span = Span(unit.report, start, end, text[start - base : end - base])
            yield _Bearing(unit, figure, point, " ".join(found["name"].split()), span)


def _has(told: Sequence[_Bearing], one: _Bearing, report: str) -> bool:
    """Whether ``report`` tells of something in that direction from the place, and as far."""
    return any(x.unit.report == report and x.lies_with(one) and not x.is_apart(one) for x in told)


def _is_round(distance: Figure) -> bool:
    return len(f"{distance.value:g}".strip("0").replace(".", "")) < len("15")
