"""What one report alone says: whole sentences, or what a sentence says beside what others share with it."""

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from twosource.claims.context import Context, Sentence
from twosource.claims.grouping import Group
from twosource.claims.stating import claimed, statement
from twosource.claims.units import Unit
from twosource.model import Claim, Span, Statement

__all__ = ["FULL_SENTENCE", "asks", "by_sentence", "hull", "main_unit", "told_alone"]

# A sentence of as many that stands word for word in two reports is said by both.
FULL_SENTENCE = 8


def told_alone(
    context: Context,
    flat: Sequence[tuple[Unit, Sentence]],
    used: set[int],
    contradicted: Sequence[Span],
    groups: Sequence[Group],
    shared: Sequence[Claim],
) -> list[Claim]:
    """What no other report says: whole sentences, or what a sentence says beside what others share.

    What two reports print alike is one claim, once for both.
    """
    cut = {g.seed: g.end for g in groups if g.end is not None}
    told: dict[str, dict[str, Statement]] = {}
    for sentence, positions in by_sentence(flat).items():
        rest = [i for i in positions if i not in used and _says_enough(flat[i][0])]
        tails = [i for i in positions if i in cut and _says_more(flat[i][0], cut[i])]
        if not (rest or tails) or asks(sentence):
            continue
        if used.isdisjoint(positions) or tails:
            statements = [statement(main_unit(flat, rest or tails), sentence)]
        else:
            statements = _beside(flat, positions, rest, used, sentence)
        for s in statements:
            words = re.findall(r"\w+", s.span.text.lower())
            key = " ".join(words) if len(words) >= FULL_SENTENCE else f"{s.span.report} {s.span.start}"
            if not any(_says_all(claim, s.span) for claim in shared):
                told.setdefault(key, {}).setdefault(s.span.report, s)
    return [claimed(context, tuple(by_report.values()), contradicted) for by_report in told.values()]


def _says_all(claim: Claim, span: Span) -> bool:
    """Whether a shared claim's statement is as much as a span, but for marks at its edges."""
    words = re.findall(r"\w+", span.text)
    return any(
        span.report == s.span.report
        and max(span.start, s.span.start) < min(span.end, s.span.end)
        and words == re.findall(r"\w+", s.span.text)
        for s in claim.statements
    )


def _beside(
    flat: Sequence[tuple[Unit, Sentence]],
    positions: Sequence[int],
    rest: Sequence[int],
    used: AbstractSet[int],
    sentence: Span,
) -> list[Statement]:
    """What a sentence says beside the clauses that others share.

    Where some of it has no subject of its own, the sentence is shown whole: nothing that a report says is
    left out.
    """
    shared = [flat[i][0].span for i in positions if i in used]
    runs: list[list[int]] = []
    for i in rest:
        joined = hull([flat[k][0] for k in (*(runs[-1] if runs else ()), i)])
        if runs and not any(s.start < joined.end and joined.start < s.end for s in shared):
            runs[-1].append(i)
        else:
            runs.append([i])
    kept = [run for run in runs if not all(_lies_within(flat[i][0].span, shared) for i in run)]
    if any(not any(flat[i][0].whole for i in run) for run in kept):
        return [statement(main_unit(flat, rest), sentence)]
    return [statement(main_unit(flat, run), hull([flat[i][0] for i in run])) for run in kept]


def _says_enough(unit: Unit) -> bool:
    """Whether a clause has more than a word that tells something."""
    return sum(t.weight for t in unit.terms) >= 1.0


def _says_more(unit: Unit, end: int) -> bool:
    """Whether what stands in a clause behind ``end``, to which others share it, tells something."""
    return sum(t.weight for t in unit.terms if t.start >= end) >= 1.0


def _lies_within(span: Span, others: Sequence[Span]) -> bool:
    return any(other.start <= span.start and span.end <= other.end for other in others)


def by_sentence(flat: Sequence[tuple[Unit, Sentence]]) -> dict[Span, list[int]]:
    found: dict[Span, list[int]] = {}
    for i, (unit, _) in enumerate(flat):
        found.setdefault(unit.sentence, []).append(i)
    return found


def main_unit(flat: Sequence[tuple[Unit, Sentence]], positions: Sequence[int]) -> Unit:
    """The clause of a sentence that says most."""
    return flat[max(positions, key=lambda i: (sum(t.weight for t in flat[i][0].terms), -i))][0]


def asks(sentence: Span) -> bool:
    return sentence.text.rstrip("”\"’' ").endswith("?")


def hull(units: Sequence[Unit]) -> Span:
    """The run of words from the first to the last of some clauses of one sentence."""
    sentence = units[0].sentence
    start = max(sentence.start, min(u.told.start for u in units))
    end = min(sentence.end, max(u.told.end for u in units))
    return Span(sentence.report, start, end, sentence.text[start - sentence.start : end - sentence.start])
