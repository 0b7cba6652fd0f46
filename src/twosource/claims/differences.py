"""Where reports differ: pairs of statements on one slot with other values, and what that amounts to."""

from collections.abc import Mapping, Sequence

from twosource.claims.attributes import attributive, compounds, dated
from twosource.claims.context import Context, Sentence
from twosource.claims.found import Found, clip, found_between, word_place
from twosource.claims.outcomes import judge_plainly
from twosource.claims.pairing import Judged
from twosource.claims.saying import Sayings
from twosource.claims.sureness import Held, same_subject, unsure
from twosource.claims.terms import Term
from twosource.claims.units import Unit
from twosource.claims.valued import valued
from twosource.claims.verdict import Verdict
from twosource.model import DifferenceKind, Figure, NotCompared, Span, Time

# Two values of one subject that exclude each other so surely by the model of inference need no more proof.
SURELY_DENIED, ALSO_DENIED = 0.75, 0.6
ASKED_MEANING = 0.5


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
        held = Held(verdict, back, flat[j][1], _may_exclude(verdict) and _exclude(sayings, i, j))
        found.extend(valued(context, held))
        conflict = verdict.conflict or (back.conflict if back is not None else None)
        if conflict is None:
            continue
        reason = unsure(held, conflict.kind)
        if reason is not None:
            left.append(NotCompared(flat[i][0].span, flat[j][0].span, reason))
            continue
        if conflict.kind not in ("figure", "date"):
            found.append(_worded(context, held, conflict.kind))
    found.extend(attributive(context, flat))
    found.extend(dated(context, flat))
    found.extend(compounds(context))
    texts = {document.report.id: document.report.text.lower() for document in context.parsed}
    return [item for item in found if item.a.key != item.b.key and not _both_say(item, texts)], left


def _may_exclude(verdict: Verdict) -> bool:
    """Whether two clauses near in meaning have other values for one slot; the model is asked about them."""
    alignment = verdict.alignment
    nobody = alignment.u.nobody or alignment.v.nobody
    if alignment.u.open or nobody or verdict.meaning < ASKED_MEANING or not same_subject(alignment):
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


def _worded(context: Context, held: Held, kind: DifferenceKind) -> Found:
    verdict, back = held.verdict, held.back
    u, v = verdict.alignment.u, verdict.alignment.v
    alignment = verdict.alignment if verdict.conflict is not None or back is None else back.alignment
    judgement = judge_plainly(u, v, context)
    a, b = u.span, v.span
    if alignment.swaps:
        a, b = _slice(alignment.u, alignment.swaps[0].a), _slice(alignment.v, alignment.swaps[0].b)
    elif alignment.opposites:
        a, b = _slice(alignment.u, alignment.opposites[0][0]), _slice(alignment.v, alignment.opposites[0][1])
    if alignment.u is v:
        a, b = b, a
    return found_between(
        kind, judgement, word_place(a), word_place(b), (u.sentence, v.sentence), clip(u.span.text)
    )


def _slice(unit: Unit, term: Term) -> Span:
    start, end = term.start, term.end
    base = unit.sentence.start
    if unit.sentence.start <= start and end <= unit.sentence.end:
        return Span(unit.report, start, end, unit.sentence.text[start - base : end - base])
    return unit.span
