"""In which direction from a place something lies, and where reports of one distance give another one.

"150 miles west of Aden" and "150 miles east of Aden" are told of one thing: by chance hardly two things lie
as far from one place. No aligned statement is needed, and such words stand in clauses that share little else.
"""

import math
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from twosource.claims.context import Context
from twosource.claims.found import Found, Place, found_between
from twosource.claims.outcomes import TWO_INFORMANTS, Judgement, are_two_voices
from twosource.claims.stating import told_of
from twosource.claims.twothings import excluding_times
from twosource.claims.units import Unit
from twosource.language import Parsed, base_value, dimension
from twosource.model import Figure, Span

__all__ = ["rival_bearings"]

# Eastward and northward.
_POINTS = {"north": (0, 1), "east": (1, 0), "south": (0, -1), "west": (-1, 0)}
_POINT = f"(?:{'|'.join(_POINTS)})"
# What stands behind a distance: "24 km (15 miles) north of the town of Garth".
_BEARING = re.compile(
    rf"(?:\s?\([^()\n]{{1,30}}\))?(?: (?:to the|due|just|away|inland|or so|\(?approximately\)?))*"
    rf" (?P<way>{_POINT}(?:[\s-]?{_POINT}){{0,2}})(?:\s?\([^()\n]{{1,30}}\))?,? (?:of|from) "
    r"(?:the )?(?:[\w-]+ ){0,2}?(?:(?:town|city|village|port|capital|municipality|island)(?:,| of) )?"
    r"(?P<place>(?:[A-Z][\w’'.-]*)(?: [A-Z][\w’'-]*){0,3})(?!\w|[’']s)"
)
# Two points of the compass so far apart are no two ways of telling one.
APART = 90.0
# Distances at most so many times apart are one, told in miles and in kilometres.
NEARLY = 1.1
# A noun or verb of such a weight says what lies there.
TELLING, TELLING_POS = 0.5, ("NOUN", "VERB")


@dataclass(frozen=True, slots=True)
class _Bearing:
    """How far and in which direction from a place something lies; ``span`` is all of that."""

    place: str
    metres: float
    degrees: float
    span: Span
    sentence: Span


def rival_bearings(context: Context) -> Iterator[Found]:
    """Two reports in which something lies as far from one place, in another direction."""
    given: dict[str, list[_Bearing]] = defaultdict(list)
    for document in context.parsed:
        for one in _bearings(document):
            given[one.place].append(one)
    for _, bearings in sorted(given.items()):
        for a, b in combinations(bearings, 2):
            if a.span.report != b.span.report and _is_as_far(a, b) and _is_apart(a, b):
                # A report with both tells of two things.
                both = any(
                    other.span.report == own.span.report and _is_as_far(own, other) and _is_apart(own, other)
                    for own in (a, b)
                    for other in bearings
                )
                if not both and _tell_one_thing(context, a, b):
                    yield _found(context, a, b)


def _bearings(document: Parsed) -> Iterator[_Bearing]:
    text = document.report.text
    for sentence in document.sentences:
        for figure in document.figures:
            if not sentence.start <= figure.span.start < sentence.end or not _is_distance(figure):
                continue
            found = _BEARING.match(text, figure.span.end, sentence.end)
            if found is not None:
                place = found["place"].rstrip(".,").lower()
                span = document.span(figure.span.start, found.start("place") + len(place))
                metres = base_value(figure.value, figure.unit)
                yield _Bearing(place, metres, _degrees(found["way"]), span, sentence)


def _degrees(way: str) -> float:
    """From north by east, 0 to 360: "north-northeast" lies between north and north and east."""
    steps = [_POINTS[point] for point in re.findall(_POINT, way)]
    return math.degrees(math.atan2(sum(x for x, _ in steps), sum(y for _, y in steps))) % 360


def _is_distance(figure: Figure) -> bool:
    return dimension(figure.unit) == "length" and figure.value > 0


def _is_as_far(a: _Bearing, b: _Bearing) -> bool:
    low, high = sorted((a.metres, b.metres))
    return high <= NEARLY * low


def _is_apart(a: _Bearing, b: _Bearing) -> bool:
    between = abs(a.degrees - b.degrees)
    return min(between, 360 - between) >= APART


def _tell_one_thing(context: Context, a: _Bearing, b: _Bearing) -> bool:
    """Whether two sentences have a word for what lies there, or who says it, in common, and no other days."""
    units = [[u for u, _ in context.units() if u.sentence == one.sentence] for one in (a, b)]
    times, others = ([t for unit in own for t in unit.times] for own in units)
    mine, theirs = (_words(own, one.span) for own, one in zip(units, (a, b), strict=True))
    voices = [{u.voice.name for u in own if u.voice.name} for own in units]
    one = bool(voices[0] & voices[1]) or any(context.similar(x, y) > 0 for x in mine for y in theirs)
    return one and not excluding_times(times, others)


def _words(units: Sequence[Unit], but: Span) -> set[str]:
    """The nouns and verbs of a sentence that tell something, without those of the bearing itself."""
    return {
        t.key
        for unit in units
        for t in unit.terms
        if t.weight >= TELLING and t.pos in TELLING_POS and not (t.named or but.start <= t.start < but.end)
    }


def _found(context: Context, a: _Bearing, b: _Bearing) -> Found:
    voices = [told_of(context, one.span, {}).attribution for one in (a, b)]
    judged = Judgement("contradiction", "one thing lies in one direction from a place")
    if are_two_voices(*voices):
        judged = TWO_INFORMANTS
    here, there = (Place(one.span.text, one.span, f"{one.degrees:.0f} from {one.place}") for one in (a, b))
    about = f"where it lies from {a.span.text[-len(a.place) :]}"
    return found_between("place", judged, here, there, (a.sentence, b.sentence), about)
