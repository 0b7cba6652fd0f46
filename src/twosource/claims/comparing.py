"""The entry of the room: one story's parsed reports -> claims, differences, timeline."""

from collections.abc import Sequence
from dataclasses import dataclass

import msgspec

from twosource.claims.agreeing import Agreeing
from twosource.claims.alliances import weighed
from twosource.claims.completing import completed, told_in_one
from twosource.claims.context import Context, Sentence, prepare
from twosource.claims.differences import find
from twosource.claims.found import Found
from twosource.claims.grouping import group
from twosource.claims.headlines import headlines
from twosource.claims.inferring import with_inferred
from twosource.claims.merging import merged
from twosource.claims.outcomes import OUTCOMES
from twosource.claims.pairing import Judged as JudgedPair
from twosource.claims.pairing import judged_pairs
from twosource.claims.plainly import plain_groups
from twosource.claims.saying import Sayings
from twosource.claims.spelled import spelled
from twosource.claims.spoken import medium_class, spoken
from twosource.claims.states import judged_claims
from twosource.claims.timeline import timeline
from twosource.claims.units import Unit
from twosource.claims.widening import widened
from twosource.language import Parsed
from twosource.model import (
    Claim,
    Copying,
    Difference,
    Event,
    Family,
    Headline,
    NotCompared,
    Person,
    Quotation,
    Span,
)

# One speaker's words in two media are one call from this probability of saying the same; lower than for
# agreement, since the speaker is the same.
SAME_CALL = 0.4


@dataclass(frozen=True, slots=True)
class Judged:
    claims: tuple[Claim, ...]
    differences: tuple[Difference, ...]
    timeline: tuple[Event, ...]
    headlines: tuple[Headline, ...]
    not_compared: tuple[NotCompared, ...]


def compare(
    parsed: Sequence[Parsed],
    quotations: Sequence[Quotation],
    people: Sequence[Person],
    copying: Copying,
    *,
    families: Sequence[Family] = (),
) -> Judged:
    """Compares what the reports of one story say. Spans, not strings, in everything it returns."""
    context = prepare(parsed, quotations, people, copying)
    flat = list(context.units())
    sayings = Sayings(context, flat)
    pairs = judged_pairs(context, flat)
    agreeing = Agreeing(context, flat, sayings, {(p.u, p.v): p.verdict for p in pairs})
    pairs = with_inferred(agreeing, flat, pairs)
    groups = widened(flat, group(flat, pairs, agreeing), pairs, agreeing)
    shown = {m for g in groups for m in (*g.members, *g.also, *g.told)}
    plain, short = plain_groups(context, flat, shown, sayings)
    groups, told = [*groups, *plain], [*pairs, *short]
    telling = Agreeing(context, flat, sayings, {(p.u, p.v): p.verdict for p in told})
    alliances = weighed(context, flat, sayings, [g.members for g in groups if g.end is None])
    found, left = find(context, flat, pairs, sayings, alliances)

    def judged(found: Sequence[Found]) -> tuple[list[Claim], list[Difference]]:
        contradicted = [p.span for item in found if item.outcome == "contradiction" for p in (item.a, item.b)]
        claims = judged_claims(
            context, flat, groups, contradicted, told, telling, sayings, alliances, families
        )
        return claims, completed(merged(found, context), claims, context)

    claims, differences = judged(found)
    both = told_in_one(differences, claims, context)
    if both:
        claims, differences = judged(
            [one for one in found if frozenset((one.a.span, one.b.span)) not in both]
        )
    differences += spoken(context, families, _same_calls(context, flat, pairs))
    differences += spelled(context)
    differences.sort(key=lambda d: (OUTCOMES.index(d.outcome), d.kind, d.sides[0].spans[0]))
    return Judged(
        claims=tuple(claims),
        differences=tuple(msgspec.structs.replace(d, id=f"d{n}") for n, d in enumerate(differences, start=1)),
        timeline=tuple(timeline(context, [[flat[m][0].sentence for m in g.members] for g in groups])),
        headlines=headlines(parsed),
        not_compared=tuple(left),
    )


def _same_calls(
    context: Context, flat: Sequence[tuple[Unit, Sentence]], pairs: Sequence[JudgedPair]
) -> list[tuple[Quotation, Quotation]]:
    """Pairs of quotations with the same speaker in other media whose contents say the same."""
    holder: dict[int, Quotation] = {}
    by_report: dict[str, list[Quotation]] = {}
    for quotation in context.quotations:
        if medium_class(quotation.medium) is not None and quotation.content:
            by_report.setdefault(quotation.content[0].report, []).append(quotation)
    for n, (unit, _) in enumerate(flat):
        for quotation in by_report.get(unit.report, ()):
            if any(_mostly_inside(unit, s) for s in quotation.content):
                holder[n] = quotation
    return [
        (holder[p.u], holder[p.v])
        for p in pairs
        if p.u in holder and p.v in holder and p.verdict.score >= SAME_CALL
    ]


def _mostly_inside(unit: Unit, content: Span) -> bool:
    common = min(unit.span.end, content.end) - max(unit.span.start, content.start)
    return common >= 0.6 * (unit.span.end - unit.span.start)
