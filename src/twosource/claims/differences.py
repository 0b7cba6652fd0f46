"""Where reports differ: pairs of statements on one slot with other values, and what that amounts to."""

import re
from collections.abc import Mapping, Sequence

from twosource.claims.ages import rival_ages
from twosource.claims.alliances import Alliance
from twosource.claims.attributes import attributive, compounds, dated
from twosource.claims.bearings import rival_bearings
from twosource.claims.context import Context, Sentence
from twosource.claims.exchanging import Signs, weighed
from twosource.claims.found import Found, clip, found_between, word_place
from twosource.claims.loosely import less_exact
from twosource.claims.outcomes import judge_plainly
from twosource.claims.overturned import overturned
from twosource.claims.pairing import Judged
from twosource.claims.particulars import rival_particulars
from twosource.claims.saying import Sayings
from twosource.claims.stating import lies_in
from twosource.claims.sureness import Held, unsure
from twosource.claims.terms import Term
from twosource.claims.units import Unit
from twosource.claims.uploads import rival_uploads
from twosource.claims.valued import excluding, valued
from twosource.claims.valuepairs import Rivals
from twosource.claims.values import years_apart
from twosource.model import DifferenceKind, NotCompared, Span, Time

# Two values that exclude each other so probably need no more proof.
SURE = 0.5
# Dates more years apart than this are mostly of two events of one kind, so that their whole clauses have to
# say one thing, both ways: of 119 labelled pairs three are conflicts, all a decade apart. What befalls
# a thing once may be told with more years between, and by clauses that are not one.
FAR, FAR_OF_ONCE = 1, 10
_ONCE = frozenset({"found", "establish", "bear", "build", "open", "create", "launch", "die"})
# Then this tells of one event more.
_ONE_MORE = re.compile(r"\b(?:also|again|another|second|third|previous(?:ly)?|earlier)\b", re.IGNORECASE)
_WOULD = re.compile(r"\bwould\b", re.IGNORECASE)


def find(
    context: Context,
    flat: Sequence[tuple[Unit, Sentence]],
    pairs: Sequence[Judged],
    sayings: Sayings,
    alliances: Sequence[Alliance],
) -> tuple[list[Found], list[NotCompared]]:
    """All differences between aligned statements, and the alike pairs that were left alone, with why."""
    by_pair = {(p.u, p.v): p.verdict for p in pairs}
    given = weighed(context, sayings, flat)
    probable = {frozenset((r.a.span, r.b.span)): p for r, _, p in given}
    found = [
        item for r, signs, p in given if _is_sure(flat, r, signs, p) for item in excluding(context, flat, r)
    ]
    sure = {id(item) for item in found}
    left: list[NotCompared] = []
    for (i, j), verdict in sorted(by_pair.items()):
        if i > j and (j, i) in by_pair:
            continue
        back = by_pair.get((j, i))
        held = Held(verdict, back, flat[j][1], probable)
        found.extend(valued(context, held))
        conflict = verdict.conflict or (back.conflict if back is not None else None)
        if conflict is None:
            continue
        reason = unsure(held, conflict.kind)
        if reason is not None:
            left.append(NotCompared(flat[i][0].span, flat[j][0].span, reason))
            continue
        if conflict.kind not in ("figure", "date"):
            item = _worded(context, held, conflict.kind)
            if item.outcome == "conditional" and conflict.kind == "action":
                # Who plans to buy one thing and who sells another are no two accounts of one act.
                continue
            if item.outcome == "conditional" and any(_WOULD.search(flat[n][0].span.text) for n in (i, j)):
                # "Would not have hired him" denies nothing of his being hired.
                left.append(NotCompared(item.a.span, item.b.span, "one tells of what would have been"))
                continue
            found.append(item)
    found.extend(less_exact(context, flat, sayings, alliances))
    ends = list(overturned(context, flat, sayings))
    sure |= {id(item) for item in ends}
    found.extend(ends)
    found.extend(attributive(context, flat))
    found.extend(dated(context, flat))
    found.extend(compounds(context))
    ages = list(rival_ages(context))
    # Of two ages a year apart, what is known of the people and the dates says more than the two clauses.
    settled = {_between(item) for item in ages if item.outcome != "contradiction"}
    found = [*ages, *(item for item in found if _between(item) not in settled)]
    found.extend(rival_particulars(context))
    found.extend(rival_uploads(context))
    bearings = list(rival_bearings(context))
    # "West" against "east" by their words is the same difference.
    found = [*bearings, *(item for item in found if not any(_is_inside(item, other) for other in bearings))]
    texts = {document.report.id: document.report.text.lower() for document in context.parsed}
    return [
        item
        for item in found
        if item.a.key != item.b.key and (id(item) in sure or not _both_say(item, texts))
    ], left


def _between(item: Found) -> tuple[frozenset[str], frozenset[str]]:
    """The values and the reports that a difference is between."""
    places = (item.a, item.b)
    return frozenset(p.key for p in places), frozenset(p.span.report for p in places)


def _is_inside(item: Found, other: Found) -> bool:
    """Whether both values of one difference stand in those of another."""
    whole = other.a.span, other.b.span
    return all(any(lies_in(own.span, span) for span in whole) for own in (item.a, item.b))


def _is_sure(flat: Sequence[tuple[Unit, Sentence]], rival: Rivals, signs: Signs, probability: float) -> bool:
    """Whether two values need no more proof that both cannot hold."""
    a, b = rival.a, rival.b
    if probability < SURE:
        return False
    u, v = flat[rival.u][0], flat[rival.v][0]
    far = FAR_OF_ONCE if _ONCE & set(u.predicates) & set(v.predicates) else FAR
    if not (isinstance(a, Time) and isinstance(b, Time) and years_apart(a, b) > far):
        return True
    more = any(_ONE_MORE.search(unit.span.text) for unit in (u, v))
    return not more and min(signs["whole"], signs["said"]) > 0


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
    a, b = u.told, v.told
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
