"""Pairs that the rules leave open, and that the model of inference is sure of."""

from collections.abc import Sequence
from dataclasses import replace

from twosource.claims.agreeing import AGREED, Agreeing, cut_off, figures_given, most
from twosource.claims.context import Sentence
from twosource.claims.months import MONTH_OR_YEAR, of_other_months
from twosource.claims.pairing import Judged, is_thick
from twosource.claims.units import Unit
from twosource.claims.values import AGREE, ValuePair, finer
from twosource.claims.verdict import Verdict, apart, find_conflicts
from twosource.model import Span

# Pairs are asked about from this score and cosine on, if the answer can still reach the mark; so many of a
# story, those first of which most is said by the words.
PROMISING, NEAR, ASKED = 0.2, 0.45, 400
# A part of a clause is asked about from this score of the whole on: of 167 such pairs in eight stories that
# were sure, two lay below.
IN_PART = 0.3


Flat = Sequence[tuple[Unit, Sentence]]


def with_inferred(agreeing: Agreeing, flat: Flat, pairs: Sequence[Judged]) -> list[Judged]:
    """The same pairs, those that the rules left open turned to agreement where that is sure.

    Sure of the whole clause, or of as much of it as states something (``Unit.cuts``).
    """
    asked = _nearest(pairs)
    whole = [p for p in asked if may_agree(p.verdict) and most(p.verdict) >= AGREED][:ASKED]
    agreeing.ask([(p.u, p.v, None) for p in whole])
    sure: dict[tuple[int, int], float] = {}
    for p in whole:
        (said,) = agreeing.sure(p.u, [p.v])
        if said >= AGREED:
            sure[p.u, p.v] = said
    rest = [p for p in asked if (p.u, p.v) not in sure]
    sure |= _sure_of_part(agreeing, flat, rest)
    return [
        replace(p, verdict=replace(p.verdict, relation="supports", score=sure[p.u, p.v], reason=""))
        if (p.u, p.v) in sure
        else p
        for p in pairs
    ]


def _nearest(pairs: Sequence[Judged]) -> list[Judged]:
    """For each clause and each sentence that may say it the nearest clause there, best said first."""
    agreed = {(p.u, p.verdict.alignment.v.sentence) for p in pairs if p.verdict.relation == "supports"}
    nearest: dict[tuple[int, Span], Judged] = {}
    for p in pairs:
        key = (p.u, p.verdict.alignment.v.sentence)
        promising = p.verdict.score >= PROMISING and p.verdict.meaning >= NEAR
        if key in agreed or not promising or p.verdict.relation != "neither":
            continue
        if key not in nearest or p.verdict.alignment.clause > nearest[key].verdict.alignment.clause:
            nearest[key] = p
    return sorted(nearest.values(), key=lambda p: (-p.verdict.score, p.u, p.v))


def _sure_of_part(agreeing: Agreeing, flat: Flat, pairs: Sequence[Judged]) -> dict[tuple[int, int], float]:
    """How surely the first part of a clause that can be cut off is said, by pair; only what is sure."""
    sure: dict[tuple[int, int], float] = {}
    # What two reports give otherwise is not cut off to let them agree on the rest.
    near = [p for p in pairs if p.verdict.score >= IN_PART and not _differ(p.verdict)]
    parts = [(p.u, p.v, cut) for p in near for cut in flat[p.u][0].cuts]
    parts = [part for part in parts if is_thick(cut_off(flat[part[0]][0], part[2]))]
    verdicts = agreeing.of_parts(parts)
    worth = [
        part
        for part, verdict in zip(parts, verdicts, strict=True)
        if may_agree(verdict) and most(verdict) >= AGREED
    ][:ASKED]
    agreeing.ask(worth)
    for u, v, end in worth:
        (said,) = agreeing.sure(u, [v], end)
        if said >= AGREED and (u, v) not in sure:
            sure[u, v] = said
    return sure


def _differ(verdict: Verdict) -> bool:
    """Whether two clauses give one slot two values, or are of two times."""
    alignment = verdict.alignment
    return bool(find_conflicts(alignment)) or of_other_months(alignment.u, alignment.v)


def may_agree(verdict: Verdict) -> bool:
    """Whether nothing that a model of inference overlooks speaks against agreement: figures, years, who.

    Another informant, or none in one of them, and a name that the other sentence gives by a pronoun do not:
    of 107 pairs that were once left out for such a reason, and that the weights held for agreed, 96 are.
    """
    alignment = verdict.alignment
    u = alignment.u
    return (
        verdict.relation != "contradicts"
        and not u.open
        and not u.nobody
        and not apart(alignment)
        and not find_conflicts(alignment)
        and all(pair.relation in ("equal", "missing") for pair in alignment.figures)
        and figures_given(alignment)
        and all(_close(pair) for pair in alignment.times)
    )


def _close(pair: ValuePair) -> bool:
    """Whether a time is the other sentence's, or a day or hour that may go without saying there."""
    if pair.relation == "missing":
        return not MONTH_OR_YEAR.search(pair.a.span.text)
    return pair.relation in AGREE and not finer(pair)
