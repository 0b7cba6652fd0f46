"""Figures and times of two aligned statements that differ, and what that amounts to."""

import math
import re
from collections.abc import Iterable, Sequence

from twosource.claims.attributes import finer
from twosource.claims.context import Context, Sentence
from twosource.claims.found import Found, about_figures, clip, figure_place, found_between, time_place
from twosource.claims.fragments import is_fragment
from twosource.claims.naming import same_name
from twosource.claims.outcomes import Judgement, judge_figures, judge_times, share_and_count
from twosource.claims.sureness import SURE_MEANING, Held, same_subject, unsure
from twosource.claims.terms import Term, name_key
from twosource.claims.units import Unit
from twosource.claims.valuepairs import Rivals
from twosource.claims.values import ValuePair, both_the_most, other_measure, vague
from twosource.model import Figure, Time

__all__ = ["excluding", "valued"]

# A figure or date is held against another only where the clauses state the same (see verdict.agreement).
SAME_ENOUGH = 0.55
SAME_EVENT = 0.55
_DEICTIC = re.compile(
    r"(?:early |late )?(?:this|today|tonight|yesterday|tomorrow|last|next)\b", re.IGNORECASE
)
_GENITIVE = re.compile(r"\s?[’'](?:s|\s?s)?\s$")
# A quiet outcome only has to be about the same thing.
QUIET_COVERAGE = 0.5
# Outcomes of values that need not be proved to exclude each other: they can both hold, or are of two days.
CLOSE = frozenset({"rounding", "refinement", "update"})
# From this probability on others are values of one thing.
ONE_THING = 0.2

Flat = Sequence[tuple[Unit, Sentence]]


def excluding(context: Context, flat: Flat, rival: Rivals) -> Iterable[Found]:
    """Two values that exclude each other surely (exchanging.py)."""
    a, b, u, v = rival.a, rival.b, flat[rival.u][0], flat[rival.v][0]
    sentences = u.sentence, v.sentence
    if isinstance(a, Figure) and isinstance(b, Figure):
        if not _other_owner(a, u, b, v) or _name_both(a, u, b, v):
            judgement = judge_figures(a, b, u, v, "conflict", context, sure=True)
            places = figure_place(a, u.sentence), figure_place(b, v.sentence)
            yield found_between("figure", judgement, *places, sentences, about_figures(a, b, u))
    elif isinstance(a, Time) and isinstance(b, Time) and not _adrift(a, b):
        judgement = judge_times(a, b, u, v, "conflict", context, sure=True)
        yield found_between("date", judgement, time_place(a), time_place(b), sentences, clip(u.span.text))


def valued(context: Context, held: Held) -> Iterable[Found]:
    """Figures and times of two aligned statements, as far as rules tell."""
    alignment = held.verdict.alignment
    u, v = alignment.u, alignment.v
    for pair in alignment.figures:
        if pair.b is None or pair.relation in ("equal", "missing"):
            continue
        assert isinstance(pair.a, Figure) and isinstance(pair.b, Figure)
        judgement = judge_figures(pair.a, pair.b, u, v, pair.relation, context)
        if vague(pair.a) or vague(pair.b) or _other_owner(pair.a, u, pair.b, v):
            continue
        if both_the_most(pair.a, u, pair.b, v):
            continue
        if any(is_fragment(f, w.sentence.text, w.sentence.start) for f, w in ((pair.a, u), (pair.b, v))):
            continue
        if judgement.outcome in ("contradiction", "scope") and other_measure(pair.a, pair.b):
            continue
        if _shown(judgement, held, pair):
            places = figure_place(pair.a, u.sentence), figure_place(pair.b, v.sentence)
            yield found_between(
                "figure", judgement, *places, (u.sentence, v.sentence), about_figures(pair.a, pair.b, u)
            )
    for pair in alignment.times:
        if pair.b is None or pair.relation in ("equal", "missing"):
            continue
        assert isinstance(pair.a, Time) and isinstance(pair.b, Time)
        judgement = judge_times(pair.a, pair.b, u, v, pair.relation, context)
        if judgement.outcome == "contradiction" and (pair.a.kind != pair.b.kind or _adrift(pair.a, pair.b)):
            continue
        # Dates differ in most pairs of sentences; only a finer one or a real clash is worth a line.
        if judgement.outcome not in ("contradiction", "refinement") or (
            judgement.outcome == "refinement" and not finer(pair.a, pair.b)
        ):
            continue
        if _shown(judgement, held, pair):
            yield found_between(
                "date",
                judgement,
                time_place(pair.a),
                time_place(pair.b),
                (u.sentence, v.sentence),
                clip(u.span.text),
            )
    if not any(pair.relation in ("equal", "conflict") for pair in alignment.figures):
        yield from _shares(held)


def _adrift(a: Time, b: Time) -> bool:
    """Whether one of two times hangs on the day of a report without a date: "this morning"."""
    return any(t.start is None and _DEICTIC.match(t.span.text) for t in (a, b))


def _other_owner(a: Figure, u: Unit, b: Figure, v: Unit) -> bool:
    """Whether each figure is of somebody named, and not of the same."""
    x, y = _owner(a, u), _owner(b, v)
    return x is not None and y is not None and same_name(x, y) == 0


def _name_both(a: Figure, u: Unit, b: Figure, v: Unit) -> bool:
    """Whether each clause names both of whom the figures are: what Holm offers Berg, and Berg is offered."""
    x, y = _owner(a, u), _owner(b, v)
    return all(
        owner is not None and any(same_name(owner, t) > 0 for t in unit.terms if t.named)
        for owner, unit in ((x, v), (y, u))
    )


def _owner(figure: Figure, unit: Unit) -> Term | None:
    words = set(name_key(figure.of or "").split())
    named = [t for t in unit.terms if t.named]
    owner = next((t for t in named if words & set(t.surface.split())), None)
    # "Despite Holm's 226 yards": whatever the parse makes of it.
    before = unit.sentence.text[: figure.span.start - unit.sentence.start]
    return owner or next((t for t in named if _GENITIVE.search(before, t.end - unit.sentence.start)), None)


def _shares(held: Held) -> Iterable[Found]:
    """A share of a body against a number of its members, for the same requirement."""
    u, v = held.verdict.alignment.u, held.verdict.alignment.v
    for a in u.figures:
        for b in [f for x in held.there.units for f in x.figures]:
            both = share_and_count(a, b, (u.sentence.text, v.sentence.text))
            if both is None:
                continue
            share, count, name = both
            if math.ceil(share - 1e-9) == count:
                continue
            judgement = Judgement(
                "contradiction",
                f"of the {name}'s seats the share makes {math.ceil(share - 1e-9)}, against {count:g}",
            )
            if _about_the_same(held):
                yield found_between(
                    "figure",
                    judgement,
                    figure_place(a, u.sentence),
                    figure_place(b, v.sentence),
                    (u.sentence, v.sentence),
                    clip(u.span.text),
                )


def _about_the_same(held: Held) -> bool:
    verdicts = [v for v in (held.verdict, held.back) if v is not None]
    coverage = max(v.alignment.coverage for v in verdicts)
    return held.verdict.meaning >= SURE_MEANING and coverage >= QUIET_COVERAGE


def _shown(judgement: Judgement, held: Held, pair: ValuePair) -> bool:
    verdict, back = held.verdict, held.back
    if max(verdict.score, back.score if back is not None else 0.0) < SAME_ENOUGH:
        return False
    if judgement.outcome in CLOSE and verdict.alignment.opposites:
        return False  # killed at least 12, injured 12
    if judgement.outcome not in CLOSE and held.likely(pair.a, pair.b) < ONE_THING:
        return False
    if judgement.outcome in ("contradiction", "attributed"):
        # That two people disagree is as much of a reproach as that two reports do.
        return unsure(held, "figure") is None
    return verdict.alignment.predicate >= SAME_EVENT and same_subject(verdict.alignment)
