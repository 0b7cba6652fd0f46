"""What several reports print alike as one person's words, whether or not its clauses could be agreed on."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import msgspec

from twosource.attribution import printed_alike
from twosource.claims.context import Context, Sentence
from twosource.claims.stating import claimed, statement
from twosource.claims.units import Unit, voice_of
from twosource.language import Parsed
from twosource.model import Claim, Family, Quotation, Span, Statement

__all__ = ["Repeated", "is_part", "overlap", "repeated_words"]

Printed = tuple[Quotation, Span]
# Characters between a sentence and the next.
GAP = 2
# So much of a sentence has to stand in another claim for that to show it.
MOSTLY = 0.7
# And so much of a clause in the sentence for it to be a piece of that: all but its marks.
WITHIN = 0.9


class Repeated(NamedTuple):
    """A claim of words in marks, and the positions of the units that it shows."""

    claim: Claim
    used: frozenset[int]


def repeated_words(
    context: Context,
    flat: Sequence[tuple[Unit, Sentence]],
    families: Sequence[Family],
    known: Sequence[Claim],
    contradicted: Sequence[Span],
) -> Iterable[Repeated]:
    """One claim for each sentence that a family's reports have in marks and that no claim of as many shows.

    A pronoun in it ("It wasn't funny"), or too few words, may have kept its clauses from being compared.
    """
    by_id = {q.id: q for q in context.quotations}
    for family in families:
        members = [by_id[i] for i in family.quotations if i in by_id]
        told = [
            printed
            for printed in printed_alike(members)
            if _has_verb(context, printed[0][1])
            and not any(_shows(claim, [span for _, span in printed]) for claim in known)
        ]
        for printed in _run_on(context, told):
            yield _repeated(context, flat, printed, contradicted)


def is_part(claim: Claim, whole: Claim) -> bool:
    """Whether a claim is a piece of the words that ``whole`` shows, and nobody contradicts it."""
    return claim.state != "contradicted" and all(
        any(overlap(s.span, w.span) and _common(w.span, s.span) >= WITHIN for w in whole.statements)
        for s in claim.statements
    )


def _run_on(context: Context, told: Sequence[Sequence[Printed]]) -> list[list[Printed]]:
    """Sentences that follow each other in all of their reports put together."""
    joined: list[list[Printed]] = []
    for printed in sorted(told, key=lambda t: sorted(span for _, span in t)):
        if joined and _follows(joined[-1], printed):
            ends = {span.report: span.end for _, span in printed}
            joined[-1] = [
                (quotation, _document(context, span.report).span(span.start, ends[span.report]))
                for quotation, span in joined[-1]
            ]
        else:
            joined.append(list(printed))
    return joined


def _follows(before: Sequence[Printed], after: Sequence[Printed]) -> bool:
    """Whether each report has the sentence right behind the other, in one quotation."""
    here = {span.report: (quotation.id, span.end) for quotation, span in before}
    there = {span.report: (quotation.id, span.start) for quotation, span in after}
    return here.keys() == there.keys() and all(
        here[r][0] == there[r][0] and 0 <= there[r][1] - here[r][1] <= GAP for r in here
    )


def _repeated(
    context: Context,
    flat: Sequence[tuple[Unit, Sentence]],
    printed: Sequence[Printed],
    contradicted: Sequence[Span],
) -> Repeated:
    statements: list[Statement] = []
    used: set[int] = set()
    for quotation, span in printed:
        inside = [i for i, (unit, _) in enumerate(flat) if overlap(unit.span, span)]
        used.update(inside)
        voice = voice_of(quotation)
        main = max(inside, key=lambda i: (sum(t.weight for t in flat[i][0].terms), -i), default=None)
        statements.append(
            Statement(span, voice, "+", "said", {})
            if main is None
            else msgspec.structs.replace(statement(flat[main][0], span), attribution=voice)
        )
    return Repeated(claimed(context, tuple(statements), contradicted, quoted=True), frozenset(used))


def _has_verb(context: Context, span: Span) -> bool:
    tokens = _document(context, span.report).doc.char_span(span.start, span.end, alignment_mode="expand")
    return any(token.pos_ in ("VERB", "AUX") for token in tokens or ())


def _document(context: Context, report: str) -> Parsed:
    return next(d for d in context.parsed if d.report.id == report)


def _shows(claim: Claim, spans: Sequence[Span]) -> bool:
    """Whether a claim shows most of each of some places."""
    return all(
        any(overlap(s.span, span) and _common(s.span, span) >= MOSTLY for s in claim.statements)
        for span in spans
    )


def _common(shown: Span, span: Span) -> float:
    return (min(shown.end, span.end) - max(shown.start, span.start)) / (span.end - span.start)


def overlap(a: Span, b: Span) -> bool:
    return a.report == b.report and a.start < b.end and b.start < a.end
