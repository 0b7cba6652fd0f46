"""Figures and times that could have a rival in another report, and pairs that may exclude each other."""

import math
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, product
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from twosource.claims.context import Sentence
from twosource.claims.units import Unit
from twosource.claims.values import (
    AGREE,
    far_apart,
    is_fragment,
    is_share,
    other_measure,
    same_digits,
    telling,
    vague,
)
from twosource.language import base_value, compare_figures, compare_times, embed
from twosource.model import Figure, Span, Time

__all__ = ["Alike", "Rivals", "Value", "Values"]

# So many pairs of values of a story are read, those first whose clauses are nearest in meaning.
READ = 400
# Clauses are held against each other from this nearness on; what is nearer may give a value once more.
NEAR, ONCE_MORE = 0.3, 0.38
# "Ten of the team's first 17 points" is a part of something that is counted elsewhere.
_PART = re.compile(r"\s*(?:\w+ ){0,2}of (?:the|his|her|its|their|all|those|these)\b")
_OF = re.compile(r"\s*of\b")
_OTHERS = re.compile(r"\s*\b(?:others?|more|another|companions?|friends|colleagues)\b", re.IGNORECASE)
_SOMEBODY = re.compile(r"\W*(?:\w+ ){0,3}?(?:he|she|they|we|i)\b", re.IGNORECASE)
_PRONOUN = re.compile(r"(?:he|she|they|we|i)\b", re.IGNORECASE)
_COMPOUND = re.compile(r"\s?[-‑]\s?[a-z]")
# "Three-year", and not "forty-three".
_MEASURED = re.compile(r"[-‑]\s?(?!(?:one|two|three|four|five|six|seven|eight|nine)\b)[a-z]+", re.IGNORECASE)
LASTING = frozenset({"second", "minute", "hour", "day", "week", "month", "year"})
# So long ago is another day in each report.
SHORT = frozenset({"second", "minute", "hour", "day", "week"})
_AGO = re.compile(r"\s*ago\b", re.IGNORECASE)
_ANCHOR = re.compile(r"\s*(?:before|after|ahead of|earlier|later|ago|into)\b", re.IGNORECASE)
# So many words or names make a clause that has no verb.
TELLING = 2
_LIGHT = re.compile(r"\b(?:has|have|had|is|are|was|were)\b", re.IGNORECASE)
MOMENTS = frozenset({"date", "time"})
_ZONE = re.compile(r"\b(?:[ECMP][SD]?T|GMT|BST|UTC|CES?T|IST|JST|AE[SD]T|Eastern|Pacific|Central)\b")
# Times of which nothing is known.
_SOME_TIME = frozenset({"XXXX", "XXXX-XX", "XXXX-XX-XX", "PAST_REF", "PRESENT_REF", "FUTURE_REF"})
# Two figures of three digits or more are one that is rounded if they are so near.
ROUNDED = 0.006
# "10:27 am PDT, Jun 11th 2012" alone is a page's stamp.
_STAMP = re.compile(r"\b(?:19|20)\d\d\b")
STAMP = 12

Flat = Sequence[tuple[Unit, Sentence]]
Value = Figure | Time


@dataclass(frozen=True, slots=True)
class Rivals:
    """A value of the clause ``u`` and one of the clause ``v`` of another report; both cannot hold."""

    u: int
    v: int
    a: Value
    b: Value


class Alike(NamedTuple):
    """A value of the clause ``u``, and the same one in the clause ``v`` of another report."""

    u: int
    v: int
    a: Value
    b: Value


@dataclass(frozen=True, slots=True)
class Holder:
    """The values of a clause that can have a rival; with each figure, how it is told.

    Whether it counts others, whether it has an anchor, whether it is a compound.
    """

    unit: Unit
    sentence: Sentence
    figures: tuple[tuple[Figure, tuple[bool, bool, bool]], ...]
    times: tuple[tuple[Time, bool], ...]


class Values:
    """All clauses of a story that hold a figure or a time."""

    def __init__(self, flat: Flat) -> None:
        self._numbers = [n for n, (unit, _) in enumerate(flat) if unit.figures or unit.times]
        self._held = [_held(*flat[n]) for n in self._numbers]
        self._own = embed([held.unit.span.text for held in self._held])
        self._around = embed([held.unit.sentence.text for held in self._held])
        self._places = {n: place for place, n in enumerate(self._numbers)}
        self._of_report: dict[str, list[int]] = defaultdict(list)
        for place, held in enumerate(self._held):
            self._of_report[held.unit.report].append(place)

    def rivals(self) -> list[Rivals]:
        """Pairs of values that may be rivals, those of the nearest clauses first.

        As many as are worth reading; what is printed twice counts once.
        """
        telling = [place for place, held in enumerate(self._held) if held.figures or held.times]
        found: list[Rivals] = []
        words: set[tuple[str, ...]] = set()
        for x, y in self._nearest(telling):
            for a, b in self._pairs(x, y):
                words.add(self._printed(x, y, a, b))
                if len(words) > READ:
                    return found
                found.append(Rivals(self._numbers[x], self._numbers[y], a, b))
        return found

    def shared(self) -> list[Alike]:
        """Values that clauses of two reports give alike, as many as are worth reading."""
        telling = [place for place, held in enumerate(self._held) if _is_told(held.unit)]
        found: list[Alike] = []
        words: set[tuple[str, ...]] = set()
        for x, y in self._nearest(telling):
            here, there = self._held[x].unit, self._held[y].unit
            pairs: Iterator[tuple[Value, Value]] = chain(
                product(here.figures, there.figures), product(here.times, there.times)
            )
            for a, b in pairs:
                if not _are_one(a, b, here, there):
                    continue
                words.add(self._printed(x, y, a, b))
                if len(words) > READ:
                    return found
                found.append(Alike(self._numbers[x], self._numbers[y], a, b))
        return found

    def _nearest(self, places: Sequence[int]) -> Iterator[tuple[int, int]]:
        """Pairs of ``places``, of two reports, those of the nearest clauses first."""
        near = self._nearness(places)
        rows, columns = np.nonzero(near >= NEAR)
        order = np.lexsort((columns, rows, -near[rows, columns]))
        for row, column in zip(rows[order].tolist(), columns[order].tolist(), strict=True):
            yield places[row], places[column]

    def _printed(self, x: int, y: int, a: Value, b: Value) -> tuple[str, ...]:
        """What is the same where two reports print one text."""
        return (*(self._held[place].unit.span.text for place in (x, y)), a.span.text, b.span.text)

    def giving(self, value: Value, report: str, like: int) -> list[int]:
        """Clauses of ``report`` that give ``value`` in sentences near to the clause ``like``."""
        own = self._own[self._places[like]]
        found: dict[Span, int] = {}
        for place in self._of_report[report]:
            unit = self._held[place].unit
            if float(self._around[place] @ own) >= ONCE_MORE and any(
                _relation(value, x) in AGREE for x in _alike(value, unit)
            ):
                found.setdefault(unit.sentence, self._numbers[place])
        return list(found.values())

    def _nearness(self, places: Sequence[int]) -> NDArray[np.float32]:
        """How near clauses of different reports are, by static vectors of them and of their sentences.

        Of shape (len(places), len(places)); each pair stands once, above the diagonal, -1 elsewhere.
        """
        own, around = self._own[places], self._around[places]
        across = own @ around.T
        near: NDArray[np.float32] = np.maximum(own @ own.T, (across + across.T) / 2)
        reports = np.array([self._held[place].unit.report for place in places])
        near[(reports[:, None] == reports) | np.tri(len(places), dtype=bool)] = -1.0
        return near

    def _pairs(self, x: int, y: int) -> Iterator[tuple[Value, Value]]:
        here, there = self._held[x], self._held[y]
        for (a, how), (b, likewise) in product(here.figures, there.figures):
            if how == likewise and _commensurable(a, b) and _only(a, b, there) and _only(b, a, here):
                yield a, b
        for (p, anchored), (q, also) in product(here.times, there.times):
            if anchored != also or (p.kind != q.kind and not {p.kind, q.kind} <= MOMENTS):
                continue
            if _only(p, q, there) and _only(q, p, here):
                yield p, q


def _is_told(unit: Unit) -> bool:
    return not (unit.open or _is_bare(unit) or _is_stamp(unit) or _is_somebody(unit))


def _are_one(a: Value, b: Value, u: Unit, v: Unit) -> bool:
    """Whether two values are the same, more or less sharply put: 35.72 is 35.7, "almost 90" is not 93.87."""
    if isinstance(a, Figure) and isinstance(b, Figure):
        if any(vague(f) or is_fragment(f, x.sentence.text, x.sentence.start) for f, x in ((a, u), (b, v))):
            return False
        relation = compare_figures(a, b)
        same = a.unit == b.unit and math.isclose(a.value, b.value, rel_tol=1e-9)
        return relation == "equal" or (relation == "rounding" and (same or _is_rounded(a, b)))
    if isinstance(a, Time) and isinstance(b, Time):
        return a.value not in _SOME_TIME and compare_times(a, b) == "equal"
    return False


def _is_rounded(a: Figure, b: Figure) -> bool:
    """Whether one figure of several digits is the other, rounded."""
    close = math.isclose(base_value(a.value, a.unit), base_value(b.value, b.unit), rel_tol=ROUNDED)
    return close and telling(a) and telling(b)


def _held(unit: Unit, sentence: Sentence) -> Holder:
    if not _is_told(unit):
        return Holder(unit, sentence, (), ())
    figures = [f for f in unit.figures if _is_firm(f, unit) and not _is_part(f, unit)]
    times = [t for t in unit.times if not _is_measured(t, unit)]
    return Holder(
        unit,
        sentence,
        tuple((f, (_besides(f, unit), _anchored(f, unit), _compound(f, unit))) for f in figures),
        tuple((t, _anchored(t, unit)) for t in times),
    )


def _is_firm(figure: Figure, unit: Unit) -> bool:
    """Whether a figure can be held against another: no vague word, nor how long before its report it was."""
    after = unit.sentence.text[figure.span.end - unit.sentence.start :]
    if figure.unit in SHORT and _AGO.match(after):
        return False
    return not vague(figure) or _tells(figure, unit)


def _tells(figure: Figure, unit: Unit) -> bool:
    """Whether a small number word or a share could have a rival: "half of it", "killed one person".

    Not "one of the best".
    """
    if figure.low != figure.high:
        return False
    after = unit.sentence.text[figure.span.end - unit.sentence.start :]
    return is_share(figure) or (bool(figure.concept) and figure.value >= 1 and _OF.match(after) is None)


def _is_measured(time: Time, unit: Unit) -> bool:
    """Whether a duration is a figure of its clause too: "for four months"."""
    return time.kind == "duration" and any(
        f.span.start < time.span.end and time.span.start < f.span.end for f in unit.figures
    )


def _only(a: Value, b: Value, there: Holder) -> bool:
    """Whether ``b`` cannot stand for ``a``, nor another value of its clause, nor the same one beside it."""
    if _relation(a, b) != "conflict" or _both_bounds(a, b) or _zone(a) != _zone(b):
        return False
    return not any(
        _relation(a, other) in (AGREE if unit is there.unit else ("equal",))
        for unit in there.sentence.units
        for other in _alike(a, unit)
    )


def _zone(value: Value) -> str:
    """The time zone that a time names: 7:48 a.m. may be 22:48 GMT."""
    found = _ZONE.search(value.span.text) if isinstance(value, Time) else None
    return found.group() if found is not None else ""


def _both_bounds(a: Value, b: Value) -> bool:
    """Whether bounds let both hold, however far apart: at least 14 and at least 45, at least 50 and 249."""
    if not isinstance(a, Figure) or not isinstance(b, Figure):
        return False
    if a.high is b.high is None or a.low is b.low is None:
        return True
    return compare_figures(a, b) == "compatible" and not same_digits(a, b)


def _alike(value: Value, unit: Unit) -> Sequence[Value]:
    return unit.figures if isinstance(value, Figure) else unit.times


def _relation(a: Value, b: Value) -> str:
    if isinstance(a, Figure) and isinstance(b, Figure):
        relation = compare_figures(a, b)
        return "conflict" if relation in AGREE and far_apart(a, b) else relation
    if isinstance(a, Time) and isinstance(b, Time):
        return compare_times(a, b)
    return "not-comparable"


def _commensurable(a: Figure, b: Figure) -> bool:
    if is_share(a) != is_share(b):
        return False
    # Half of it, and 60 percent.
    return (is_share(a) and a.unit != b.unit) or not other_measure(a, b)


def _is_part(figure: Figure, unit: Unit) -> bool:
    """Whether a figure is one part of another number, or of what another number counts."""
    sentence = unit.sentence
    after = sentence.text[figure.span.end - sentence.start :]
    # A share is of a whole by nature.
    of_others = not is_share(figure) and _PART.match(after) is not None
    return of_others or is_fragment(figure, sentence.text, sentence.start)


def _besides(figure: Figure, unit: Unit) -> bool:
    """Whether a figure counts others: "with three companions" tells of four."""
    after = unit.sentence.text[figure.span.end - unit.sentence.start :]
    return _OTHERS.match(after) is not None or _OTHERS.search(figure.span.text) is not None


def _anchored(value: Value, unit: Unit) -> bool:
    """Whether a duration leads to something else: "nine days before the inauguration"."""
    lasting = value.unit in LASTING if isinstance(value, Figure) else value.kind == "duration"
    return lasting and _ANCHOR.match(unit.sentence.text[value.span.end - unit.sentence.start :]) is not None


def _compound(figure: Figure, unit: Unit) -> bool:
    """Whether a figure describes a thing: an 86-yard run is no part of the 226 yards of the day."""
    after = unit.sentence.text[figure.span.end - unit.sentence.start :]
    return _COMPOUND.match(after) is not None or _MEASURED.search(figure.span.text) is not None


def _is_somebody(unit: Unit) -> bool:
    """Whether it is told of a person whom only a pronoun names, of whom nobody knows whom it means."""
    if not unit.nobody:
        return False
    # Of "he finished first and caught 29 passes" the second clause begins with its verb.
    subject = "" if unit.subject is None else unit.sentence.text[unit.subject - unit.sentence.start :]
    return bool(_SOMEBODY.match(unit.span.text) or _PRONOUN.match(subject))


def _is_bare(unit: Unit) -> bool:
    """Whether a clause is little but its value, as the hour over an entry of a live report."""
    telling = [t for t in unit.terms if t.weight >= 0.5]
    verb = any(t.role == "pred" and t.pos in ("VERB", "AUX") for t in unit.terms)
    # "Ford now has 2,301": a light verb is no term, but somebody has or is it.
    verb = verb or (any(t.role == "subj" for t in telling) and _LIGHT.search(unit.span.text) is not None)
    return not telling or (len(telling) < TELLING and not verb)


def _is_stamp(unit: Unit) -> bool:
    text = unit.sentence.text
    return (
        len(text.split()) <= STAMP
        and bool(_STAMP.search(text))
        and not any(t.role == "pred" and t.pos == "VERB" for t in unit.terms)
    )
