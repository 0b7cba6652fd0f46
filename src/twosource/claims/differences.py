"""Where reports differ: pairs of statements on one slot with other values, and what that amounts to."""

import math
import re
from collections.abc import Iterable, Mapping, Sequence

from twosource.claims.align import Alignment
from twosource.claims.attributes import attributive, compounds, dated, finer
from twosource.claims.context import Context, Sentence
from twosource.claims.found import (
    Found,
    about_figures,
    clip,
    figure_place,
    found_between,
    time_place,
    word_place,
)
from twosource.claims.grouping import Judged
from twosource.claims.naming import same_name
from twosource.claims.outcomes import (
    Ruling,
    figure_ruling,
    plain_ruling,
    share_and_count,
    time_ruling,
)
from twosource.claims.saying import Sayings
from twosource.claims.terms import Term, name_key
from twosource.claims.units import Unit
from twosource.claims.verdict import Verdict, find_conflicts, rest_coverage
from twosource.model import DifferenceKind, Figure, NotCompared, Span, Time

# A figure or date is held against another only where the clauses state the same (see verdict.agreement).
SAME_ENOUGH = 0.55
SAME_EVENT = 0.55
# A contradiction on screen needs nearly all of the rest said by both sides, and the same thing happening.
SURE_REST = 0.65
SURE_BACK = 0.5
SURE_PREDICATE = 0.8
SURE_MEANING = 0.6
# Opposite words and denials are found in many pairs that only share a subject: more is asked of them.
SURE_WORDS_MEANING = 0.7
# Names in the same place differ in most pairs of sentences: lists are the rule, so near identity is asked.
SURE_NAMES_REST = 0.85
SURE_NAMES_MEANING = 0.8
# Two values of one subject that exclude each other so surely by the model of inference need no more proof.
SURELY_DENIED, ALSO_DENIED = 0.75, 0.6
ASKED_MEANING = 0.5
# Two counts of one thing are seldom further apart than this.
APART = 6
_DEICTIC = re.compile(
    r"(?:early |late )?(?:this|today|tonight|yesterday|tomorrow|last|next)\b", re.IGNORECASE
)
# A quiet outcome only has to be about the same thing.
QUIET_COVERAGE = 0.5


def find(
    context: Context, flat: Sequence[tuple[Unit, Sentence]], pairs: Sequence[Judged], sayings: Sayings
) -> tuple[list[Found], list[NotCompared]]:
    """All differences between aligned statements, and the alike pairs that were left alone, with why."""
    by_pair = {(p.u, p.v): p.verdict for p in pairs}
    rivals = [pair for pair, verdict in sorted(by_pair.items()) if _may_exclude(verdict)]
    sayings.ask([*rivals, *((j, i) for i, j in rivals)])
    found: list[Found] = []
    left: list[NotCompared] = []
    for (i, j), verdict in sorted(by_pair.items()):
        if i > j and (j, i) in by_pair:
            continue
        back = by_pair.get((j, i))
        surely = _may_exclude(verdict) and _exclude(sayings, i, j)
        found.extend(_values(context, flat, i, j, verdict, back, surely=surely))
        conflict = verdict.conflict or (back.conflict if back is not None else None)
        if conflict is None:
            continue
        reason = _unsure(verdict, back, conflict.kind, surely=surely)
        if reason is not None:
            left.append(NotCompared(flat[i][0].span, flat[j][0].span, reason))
            continue
        if conflict.kind not in ("figure", "date"):
            found.append(_worded(context, flat, i, j, verdict, back, conflict.kind))
    found.extend(attributive(context, flat))
    found.extend(dated(context, flat))
    found.extend(compounds(context))
    texts = {document.report.id: document.report.text.lower() for document in context.parsed}
    return [item for item in found if item.a.key != item.b.key and not _both_say(item, texts)], left


def _may_exclude(verdict: Verdict) -> bool:
    """Whether two clauses near in meaning have other values for one slot; the model is asked about them."""
    alignment = verdict.alignment
    nobody = alignment.u.nobody or alignment.v.nobody
    if alignment.u.open or nobody or verdict.meaning < ASKED_MEANING or not _same_subject(alignment):
        return False
    other = [p for p in alignment.figures if p.relation == "conflict" and _one_thing(p.a, p.b)]
    return bool(other) or any(p.relation == "conflict" for p in alignment.times)


def _exclude(sayings: Sayings, i: int, j: int) -> bool:
    """Whether two clauses exclude each other, seen from both: one alone may only say something more."""
    sure = sayings.denies(i, j), sayings.denies(j, i)
    return max(sure) >= SURELY_DENIED and min(sure) >= ALSO_DENIED


def _one_thing(a: Figure | Time, b: Figure | Time | None) -> bool:
    """Whether two figures are of things with one name, as far as their nouns tell."""
    if not isinstance(a, Figure) or not isinstance(b, Figure) or not a.concept or not b.concept:
        return False
    first, second = (f.concept.lower().split()[-1].rstrip("s") for f in (a, b) if f.concept)
    return first == second


def _both_say(item: Found, texts: Mapping[str, str]) -> bool:
    """Whether one report has both values: then they are two things, and the reports do not differ in one."""
    if item.outcome != "contradiction":
        return False
    here, there = texts[item.a.span.report], texts[item.b.span.report]
    return item.a.value.lower() in there or item.b.value.lower() in here


def _values(
    context: Context,
    flat: Sequence[tuple[Unit, Sentence]],
    i: int,
    j: int,
    verdict: Verdict,
    back: Verdict | None,
    *,
    surely: bool,
) -> Iterable[Found]:
    """Figures and times of two aligned statements."""
    alignment = verdict.alignment
    u, v = flat[i][0], flat[j][0]
    for pair in alignment.figures:
        if pair.b is None or pair.relation in ("equal", "missing"):
            continue
        assert isinstance(pair.a, Figure) and isinstance(pair.b, Figure)
        ruling = figure_ruling(pair.a, pair.b, u, v, pair.relation, context)
        if _vague(pair.a) or _vague(pair.b) or _other_owner(pair.a, u, pair.b, v):
            continue
        if ruling.outcome in ("contradiction", "scope") and _other_measure(pair.a, pair.b):
            continue
        if _shown(ruling, verdict, back, surely=surely):
            places = figure_place(pair.a, u.sentence), figure_place(pair.b, v.sentence)
            yield found_between(
                "figure", ruling, *places, (u.sentence, v.sentence), about_figures(pair.a, pair.b, u)
            )
    for pair in alignment.times:
        if pair.b is None or pair.relation in ("equal", "missing"):
            continue
        assert isinstance(pair.a, Time) and isinstance(pair.b, Time)
        ruling = time_ruling(pair.a, pair.b, u, v, pair.relation, context)
        if ruling.outcome == "contradiction" and (pair.a.kind != pair.b.kind or _adrift(pair.a, pair.b)):
            continue
        # Dates differ in most pairs of sentences; only a finer one or a real clash is worth a line.
        if ruling.outcome not in ("contradiction", "refinement") or (
            ruling.outcome == "refinement" and not finer(pair.a, pair.b)
        ):
            continue
        if _shown(ruling, verdict, back, surely=surely):
            yield found_between(
                "date",
                ruling,
                time_place(pair.a),
                time_place(pair.b),
                (u.sentence, v.sentence),
                clip(u.span.text),
            )
    if not any(pair.relation in ("equal", "conflict") for pair in alignment.figures):
        yield from _shares(context, flat, i, j, verdict, back)


def _adrift(a: Time, b: Time) -> bool:
    """Whether one of two times hangs on the day of a report without a date: "this morning"."""
    return any(t.start is None and _DEICTIC.match(t.span.text) for t in (a, b))


def _other_owner(a: Figure, u: Unit, b: Figure, v: Unit) -> bool:
    """Whether each figure is of somebody named, and not of the same."""
    x, y = _owner(a, u), _owner(b, v)
    return x is not None and y is not None and same_name(x, y) == 0


def _owner(figure: Figure, unit: Unit) -> Term | None:
    words = set(name_key(figure.of or "").split())
    return next((t for t in unit.terms if t.named and words & set(t.surface.split())), None)


def _other_measure(a: Figure, b: Figure) -> bool:
    """Whether two values are too far apart to measure one thing; lost zeros leave the digits alike."""
    low, high = sorted((abs(a.value), abs(b.value)))
    digits = {f"{value:.10g}".replace(".", "").strip("0") for value in (low, high)}
    return (a.unit != b.unit and None not in (a.unit, b.unit)) or (high > APART * low and len(digits) > 1)


def _vague(figure: Figure) -> bool:
    """Words like "scores" or "a couple" and the smallest number words name no figure that could differ."""
    if any(c.isdigit() for c in figure.span.text):
        return False
    return figure.low != figure.high or (figure.unit is None and abs(figure.value) < 3)


def _shares(
    context: Context,
    flat: Sequence[tuple[Unit, Sentence]],
    i: int,
    j: int,
    verdict: Verdict,
    back: Verdict | None,
) -> Iterable[Found]:
    """A share of a body against a number of its members, for the same requirement."""
    u, v = flat[i][0], flat[j][0]
    for a in u.figures:
        for b in [f for x in flat[j][1].units for f in x.figures]:
            both = share_and_count(a, b, (u.sentence.text, v.sentence.text))
            if both is None:
                continue
            share, count, name = both
            if math.ceil(share - 1e-9) == count:
                continue
            ruling = Ruling(
                "contradiction",
                f"of the {name}'s seats the share makes {math.ceil(share - 1e-9)}, against {count:g}",
            )
            if _about_the_same(verdict, back):
                yield found_between(
                    "figure",
                    ruling,
                    figure_place(a, u.sentence),
                    figure_place(b, v.sentence),
                    (u.sentence, v.sentence),
                    clip(u.span.text),
                )


def _about_the_same(verdict: Verdict, back: Verdict | None) -> bool:
    coverage = max(verdict.alignment.coverage, back.alignment.coverage if back is not None else 0.0)
    return verdict.meaning >= SURE_MEANING and coverage >= QUIET_COVERAGE


def _shown(ruling: Ruling, verdict: Verdict, back: Verdict | None, *, surely: bool) -> bool:
    if surely and ruling.outcome in ("contradiction", "attributed") and _same_subject(verdict.alignment):
        return True
    if max(verdict.score, back.score if back is not None else 0.0) < SAME_ENOUGH:
        return False
    if ruling.outcome != "contradiction":
        return verdict.alignment.predicate >= SAME_EVENT and _same_subject(verdict.alignment)
    return _unsure(verdict, back, "figure", surely=surely) is None


def _unsure(verdict: Verdict, back: Verdict | None, kind: DifferenceKind, *, surely: bool) -> str | None:
    """Why a conflict is not put on screen, or None when it is sure enough."""
    alignment = verdict.alignment
    if surely and kind in ("figure", "date") and _same_subject(alignment):
        return None
    rest = rest_coverage(alignment)
    back_rest = rest_coverage(back.alignment) if back is not None else 0.0
    if kind in ("who", "place"):
        if min(rest, back_rest) < SURE_NAMES_REST or verdict.meaning < SURE_NAMES_MEANING:
            return f"another {kind}, but too much else differs to hold one against the other"
        return None
    if kind not in ("action", "polarity") and alignment.predicate < SURE_PREDICATE:
        return "values differ, but something else happens"
    if max(rest, back_rest) < SURE_REST or min(rest, back_rest) < SURE_BACK:
        return "values differ, but not enough of the rest is said by both"
    if verdict.meaning < (SURE_WORDS_MEANING if kind in ("action", "polarity") else SURE_MEANING):
        return "values differ, but the sentences are not near in meaning"
    if alignment.u.nobody or alignment.v.nobody:
        return "values differ, but it is not said of whom"
    if not _same_subject(alignment):
        return "values differ, but they are said of different subjects"
    conflicts = {c.kind for c in find_conflicts(alignment)}
    if len(conflicts - {kind}) > 0:
        return "they differ in more than one slot"
    return None


def _same_subject(alignment: Alignment) -> bool:
    subjects = [t for t in alignment.u.terms if t.role == "subj"]
    if not subjects:
        return True
    matched = {id(a) for a, b in alignment.matched if b.role in ("subj", "obj") or a.role != "subj"}
    return any(id(t) in matched for t in subjects)


def _worded(
    context: Context,
    flat: Sequence[tuple[Unit, Sentence]],
    i: int,
    j: int,
    verdict: Verdict,
    back: Verdict | None,
    kind: DifferenceKind,
) -> Found:
    u, v = flat[i][0], flat[j][0]
    alignment = verdict.alignment if verdict.conflict is not None or back is None else back.alignment
    ruling = plain_ruling(u, v, context)
    a, b = u.span, v.span
    if alignment.swaps:
        a, b = _slice(alignment.u, alignment.swaps[0].a), _slice(alignment.v, alignment.swaps[0].b)
    elif alignment.opposites:
        a, b = _slice(alignment.u, alignment.opposites[0][0]), _slice(alignment.v, alignment.opposites[0][1])
    if alignment.u is v:
        a, b = b, a
    return found_between(
        kind, ruling, word_place(a), word_place(b), (u.sentence, v.sentence), clip(u.span.text)
    )


def _slice(unit: Unit, term: Term) -> Span:
    start, end = term.start, term.end
    base = unit.sentence.start
    if unit.sentence.start <= start and end <= unit.sentence.end:
        return Span(unit.report, start, end, unit.sentence.text[start - base : end - base])
    return unit.span
