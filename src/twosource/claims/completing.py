"""Every report that gives one of the values of a difference stands on its side.

A difference is found between two sentences. Others may say the same as one of them (they stand in one
claim with it) and give the same figure: they belong to that side, with their origins.
"""

from collections.abc import Iterable, Sequence
from itertools import combinations, product

from msgspec.structs import replace

from twosource.claims.context import Context
from twosource.claims.found import figure_place, time_place
from twosource.claims.merging import side
from twosource.language import Parsed, compare_figures, compare_times
from twosource.model import Claim, Difference, Figure, Side, Span, Time

__all__ = ["completed", "told_in_one"]

Value = Figure | Time
VALUED = frozenset({"figure", "date"})


def completed(
    differences: Sequence[Difference], claims: Sequence[Claim], context: Context
) -> list[Difference]:
    """The same differences in the same order, their sides completed from the claims."""
    parsed = {document.report.id: document for document in context.parsed}
    claims = [claim for claim in claims if claim.ladder.reports > 1]
    return [
        replace(one, sides=tuple(_whole(side, one, claims, parsed, context) for side in one.sides))
        if one.kind in VALUED
        else one
        for one in differences
    ]


def told_in_one(
    differences: Sequence[Difference], claims: Sequence[Claim], context: Context
) -> set[frozenset[Span]]:
    """Pairs of values of contradictions of which one report gives both: then they are two things.

    "He needed nine points and scored 20": who has the one only, and who has the other, do not disagree.
    """
    parsed = {document.report.id: document for document in context.parsed}
    claims = [claim for claim in claims if claim.ladder.reports > 1]
    found: set[frozenset[Span]] = set()
    for one in differences:
        if one.outcome == "contradiction" and one.kind in VALUED:
            givers = [(side, _givers(side, one.kind, claims, parsed)) for side in one.sides]
            for (side, some), (other, others) in combinations(givers, 2):
                if some & others:
                    found.update(frozenset(pair) for pair in product(side.spans, other.spans))
    return found


def _givers(given: Side, kind: str, claims: Sequence[Claim], parsed: dict[str, Parsed]) -> set[str]:
    own = {span.report for span in given.spans}
    return own | {span.report for span in _more(given, kind, own, claims, parsed)}


def _whole(
    given: Side, difference: Difference, claims: Sequence[Claim], parsed: dict[str, Parsed], context: Context
) -> Side:
    taken = {span.report for one in difference.sides for span in one.spans}
    more = _more(given, difference.kind, taken, claims, parsed)
    return side(context, given.value, sorted([*given.spans, *more])) if more else given


def _more(
    given: Side, kind: str, taken: Iterable[str], claims: Sequence[Claim], parsed: dict[str, Parsed]
) -> list[Span]:
    """Where reports beyond those ``taken`` give the value of a side, in a claim that it stands in."""
    taken = set(taken)
    more: list[Span] = []
    for span in given.spans:
        value = next((it for it in _values(parsed[span.report], kind) if _inside(it.span, span)), None)
        if value is None:
            continue
        for claim in claims:
            statements = [statement.span for statement in claim.statements]
            if not any(_inside(span, statement) for statement in statements):
                continue
            for statement in statements:
                if statement.report in taken:
                    continue
                found = _same(value, statement, parsed[statement.report], kind)
                if found is not None:
                    more.append(found)
                    taken.add(statement.report)
    return more


def _values(document: Parsed, kind: str) -> Sequence[Value]:
    return document.figures if kind == "figure" else document.times


def _same(value: Value, statement: Span, document: Parsed, kind: str) -> Span | None:
    """Where a statement gives exactly the value."""
    for other in _values(document, kind):
        if not _inside(other.span, statement):
            continue
        if isinstance(value, Figure) and isinstance(other, Figure):
            if compare_figures(value, other) == "equal":
                return figure_place(other, statement).span
        elif isinstance(value, Time) and isinstance(other, Time) and compare_times(value, other) == "equal":
            return time_place(other).span
    return None


def _inside(inner: Span, outer: Span) -> bool:
    return inner.report == outer.report and outer.start <= inner.start and inner.end <= outer.end
