"""Values of two reports that exclude each other: one thing, told with another figure, day or time.

Sentences on one subject are full of figures that have nothing to do with each other. Two clauses are
therefore read with their values exchanged: where each sentence then says the other's clause, and neither
does as it stands, they tell one thing and give it another value. How sure that is, is weighed of the
model's answers and of how much else both say, with weights fitted to pairs that one reader labelled
(``python -m twosource.benchmark.rivals GOLD``).
"""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import product
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from twosource.claims.align import Alignment, align
from twosource.claims.context import Context, Sentence
from twosource.claims.judge import Logistic, log_odds
from twosource.claims.saying import Sayings
from twosource.claims.units import Unit
from twosource.claims.values import AGREE, far_apart, is_fragment, is_share, other_measure, vague
from twosource.claims.verdict import apart, rest_coverage
from twosource.language import compare_figures, compare_times, embed, similarity
from twosource.model import Figure, Time

__all__ = ["SHIPPED", "Rivals", "rivals", "signs_of", "weighed"]

SHIPPED = Path(__file__).parent / "data" / "exchanging.json"
# So many pairs of values of a story are read, those first whose clauses are nearest in meaning.
READ = 400
# Clauses are held against each other from this nearness on: of 53 rivals found by reading none lies below.
NEAR = 0.38
# A pair goes on where the exchanged sentence says the clause at least so probably.
EXCHANGED = 0.4
# From this probability on it is asked whether a report has both values; from this answer on it has.
ASKED, SAID = 0.3, 0.5
# "Ten of the team's first 17 points" is a part of something that is counted elsewhere.
_PART = re.compile(r"\s*(?:\w+ ){0,2}of (?:the|his|her|its|their|all|those|these)\b")
_OTHERS = re.compile(r"\s*\b(?:others?|more|another|companions?|friends|colleagues)\b", re.IGNORECASE)
_SOMEBODY = re.compile(r"\W*(?:\w+ ){0,3}?(?:he|she|they|we|i)\b", re.IGNORECASE)
_ANCHOR = re.compile(r"\s*(?:before|after|ahead of|earlier|later|ago|away from|into)\b", re.IGNORECASE)
# An hour told roughly may be so many minutes off.
ABOUT = 20
_ABOUT = re.compile(
    r"\b(?:about|around|roughly|approximately|nearly|almost|shortly (?:before|after))\s*$", re.IGNORECASE
)
_CLOCK = re.compile(r"T(\d\d)(?::?(\d\d))?")
# "10:27 am PDT, Jun 11th 2012" alone is a page's stamp.
_STAMP = re.compile(r"\b(?:19|20)\d\d\b")
STAMP = 12

Flat = Sequence[tuple[Unit, Sentence]]
Value = Figure | Time
Signs = dict[str, float]


@dataclass(frozen=True, slots=True)
class Rivals:
    """A value of the clause ``u`` and one of the clause ``v`` of another report; both cannot hold."""

    u: int
    v: int
    a: Value
    b: Value


def rivals(flat: Flat) -> list[Rivals]:
    """Pairs of values that may be rivals, those of the nearest clauses first."""
    holders = [n for n, (unit, _) in enumerate(flat) if (unit.figures or unit.times) and _tells(unit)]
    near = _nearness([flat[n] for n in holders])
    found: list[tuple[float, Rivals]] = []
    for x, y in np.argwhere(near >= NEAR):
        i, j = holders[int(x)], holders[int(y)]
        (u, here), (v, there) = flat[i], flat[j]
        found.extend((float(near[x, y]), Rivals(i, j, a, b)) for a, b in _values(u, here, v, there))
    found.sort(key=lambda row: (-row[0], row[1].u, row[1].v, row[1].a.span, row[1].b.span))
    return [rival for _, rival in _first(flat, found)]


def _first(flat: Flat, found: Sequence[tuple[float, Rivals]]) -> Iterator[tuple[float, Rivals]]:
    """The first ``READ`` that differ in their words; what is printed twice is read once."""
    seen: set[tuple[str, ...]] = set()
    for row in found:
        rival = row[1]
        u, v = flat[rival.u][0], flat[rival.v][0]
        seen.add((u.span.text, v.span.text, rival.a.span.text, rival.b.span.text))
        if len(seen) > READ:
            return
        yield row


def _nearness(flat: Flat) -> NDArray[np.float32]:
    """How near clauses of different reports are, by static vectors of them and of their sentences.

    Each pair stands once, above the diagonal; -1 elsewhere.
    """
    if not flat:
        return np.zeros((0, 0), dtype=np.float32)
    own = embed([unit.span.text for unit, _ in flat])
    around = embed([unit.sentence.text for unit, _ in flat])
    across = own @ around.T
    near: NDArray[np.float32] = np.maximum(own @ own.T, (across + across.T) / 2)
    reports = np.array([unit.report for unit, _ in flat])
    near[(reports[:, None] == reports) | np.tri(len(flat), dtype=bool)] = -1.0
    return near


def _values(u: Unit, here: Sentence, v: Unit, there: Sentence) -> Iterator[tuple[Value, Value]]:
    for a, b in product(u.figures, v.figures):
        if _is_part(a, u) or _is_part(b, v) or not _commensurable(a, b):
            continue
        if _besides(a, u) != _besides(b, v) or _anchored(a, u) != _anchored(b, v):
            continue
        if _only(a, b, v, there) and _only(b, a, u, here):
            yield a, b
    for x, y in product(u.times, v.times):
        if _is_measured(x, u) or _is_measured(y, v) or x.kind != y.kind or _nearly(x, u, y, v):
            continue
        if _only(x, y, v, there) and _only(y, x, u, here):
            yield x, y


def _tells(unit: Unit) -> bool:
    return not (unit.open or _is_stamp(unit) or _is_somebody(unit))


def _is_measured(time: Time, unit: Unit) -> bool:
    """Whether a duration is a figure of its clause too: "for four months"."""
    return time.kind == "duration" and any(
        f.span.start < time.span.end and time.span.start < f.span.end for f in unit.figures
    )


def _only(a: Value, b: Value, v: Unit, there: Sentence) -> bool:
    """Whether ``b`` cannot stand for ``a``, nor another value of its clause, nor the same one beside it."""
    if _relation(a, b) != "conflict":
        return False
    return not any(
        _relation(a, other) in (AGREE if unit is v else ("equal",))
        for unit in there.units
        for other in (unit.figures if isinstance(a, Figure) else unit.times)
    )


def _relation(a: Value, b: Value) -> str:
    if isinstance(a, Figure) and isinstance(b, Figure):
        relation = compare_figures(a, b)
        return "conflict" if relation in AGREE and far_apart(a, b) else relation
    if isinstance(a, Time) and isinstance(b, Time):
        return compare_times(a, b)
    return "not-comparable"


def _commensurable(a: Figure, b: Figure) -> bool:
    return not (vague(a) or vague(b) or other_measure(a, b)) and is_share(a) == is_share(b)


def _is_part(figure: Figure, unit: Unit) -> bool:
    """Whether a figure is one part of another number, or of what another number counts."""
    sentence = unit.sentence
    after = sentence.text[figure.span.end - sentence.start :]
    return _PART.match(after) is not None or is_fragment(figure, sentence.text, sentence.start)


def _besides(figure: Figure, unit: Unit) -> bool:
    """Whether a figure counts others: "with three companions" tells of four."""
    after = unit.sentence.text[figure.span.end - unit.sentence.start :]
    return _OTHERS.match(after) is not None or _OTHERS.search(figure.span.text) is not None


def _anchored(value: Value, unit: Unit) -> bool:
    """Whether a duration leads to something else: "nine days before the inauguration"."""
    return _ANCHOR.match(unit.sentence.text[value.span.end - unit.sentence.start :]) is not None


def _nearly(x: Time, u: Unit, y: Time, v: Unit) -> bool:
    """Whether two hours are so near that "about" covers it: about 8.45, and around nine."""
    hours = [_CLOCK.search(time.value) for time in (x, y)]
    if hours[0] is None or hours[1] is None:
        return False
    first, second = (60 * int(hour.group(1)) + int(hour.group(2) or 0) for hour in hours if hour)
    about = any(
        _ABOUT.search(unit.sentence.text[: time.span.start - unit.sentence.start]) is not None
        for time, unit in ((x, u), (y, v))
    )
    return about and abs(first - second) <= ABOUT


def _is_somebody(unit: Unit) -> bool:
    """Whether it is told of a person whom only a pronoun names, of whom nobody knows whom it means."""
    return unit.nobody and _SOMEBODY.match(unit.span.text) is not None


def _is_stamp(unit: Unit) -> bool:
    text = unit.sentence.text
    return (
        len(text.split()) <= STAMP
        and bool(_STAMP.search(text))
        and not any(t.role == "pred" and t.pos == "VERB" for t in unit.terms)
    )


@cache
def _weights() -> Logistic:
    stored = json.loads(SHIPPED.read_text("utf-8"))
    return Logistic(stored["bias"], stored["weights"])


def signs_of(
    rest: tuple[float, float], meaning: float, said: tuple[float, float], denied: tuple[float, float]
) -> Signs:
    """What is weighed: both clauses said with the values exchanged, denied as they stand, and the rest.

    Each pair holds what is so of the one clause and of the other.
    """
    return {
        "said": min(map(log_odds, said)),
        "said_more": max(map(log_odds, said)),
        "denied": min(map(log_odds, denied)),
        "denied_more": max(map(log_odds, denied)),
        "rest": min(rest),
        "rest_more": max(rest),
        "meaning": meaning,
    }


def weighed(
    context: Context, sayings: Sayings, flat: Flat, found: Sequence[Rivals]
) -> list[tuple[Rivals, Signs, float]]:
    """How probably each pair of ``found`` gives one thing two values, with what was weighed.

    Left out are those of which one clause is not said even with the values exchanged, and those of which a
    report says the other's clause elsewhere.
    """
    there = sayings.exchanged([(r.u, r.v, r.a.span, r.b.span) for r in found])
    rest = [(r, said) for r, said in zip(found, there, strict=True) if said >= EXCHANGED]
    back = sayings.exchanged([(r.v, r.u, r.b.span, r.a.span) for r, _ in rest])
    both = [(r, (x, y)) for (r, x), y in zip(rest, back, strict=True) if y >= EXCHANGED]
    sayings.ask([pair for r, _ in both for pair in ((r.u, r.v), (r.v, r.u))])
    meanings = similarity([(flat[r.u][0].span.text, flat[r.v][0].span.text) for r, _ in both])
    given = []
    for (rival, said), meaning in zip(both, meanings, strict=True):
        one, other = (_aligned(context, flat, *pair) for pair in ((rival.u, rival.v), (rival.v, rival.u)))
        # Another year or month at the head of a sentence sets its figures apart; of times it is the rival.
        if isinstance(rival.a, Figure) and apart(one):
            continue
        signs = signs_of(
            (rest_coverage(one), rest_coverage(other)),
            float(meaning),
            said,
            (sayings.denies(rival.u, rival.v), sayings.denies(rival.v, rival.u)),
        )
        given.append((rival, signs, _weights()(signs)))
    return [row for row in given if not _both_say(sayings, flat, row[0], row[2])]


def _aligned(context: Context, flat: Flat, u: int, v: int) -> Alignment:
    (unit, _), (other, sentence) = flat[u], flat[v]
    return align(unit, other, sentence.units, context.similar, context.rarity)


def _both_say(sayings: Sayings, flat: Flat, rival: Rivals, probability: float) -> bool:
    """Whether one report has both values, each for the same: then they are two things."""
    if probability < ASKED:
        return False
    for u, own, report in (
        (rival.u, rival.a, flat[rival.v][0].report),
        (rival.v, rival.b, flat[rival.u][0].report),
    ):
        others = [
            n
            for n, (unit, _) in enumerate(flat)
            if unit.report == report
            and any(
                _relation(own, x) in AGREE for x in (unit.figures if isinstance(own, Figure) else unit.times)
            )
        ]
        if any(said >= SAID for said in sayings.says(u, others)):
            return True
    return False
