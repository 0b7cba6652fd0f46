"""A claim that somebody brings, against the reports of a story."""

from collections.abc import Sequence
from dataclasses import dataclass

from twosource.claims.align import Alignment, align
from twosource.claims.brought import bring
from twosource.claims.context import Context, Sentence, prepare
from twosource.claims.covering import Coverage, Covered
from twosource.claims.filled import Slots
from twosource.claims.ladder import ladder_of
from twosource.claims.reading import UNDATED, Reader
from twosource.claims.units import Unit
from twosource.claims.verdict import Verdict
from twosource.language import Parsed, embed
from twosource.model import (
    Check,
    Contradicting,
    Copying,
    InputName,
    Person,
    Quotation,
    Span,
)

# Sentences of one report that are read closely for one unit of the claim.
NEAREST = 10
TOGETHER = "with a sentence near it"


def check(
    claim: str,
    parsed: Sequence[Parsed],
    quotations: Sequence[Quotation],
    people: Sequence[Person],
    copying: Copying,
) -> Check:
    """Which reports support ``claim``, which contradict it and in which slot, or that none reports it."""
    brought = bring(claim, people)
    context = prepare(parsed, quotations, people, copying, extra=[brought.unit])
    coverage = Coverage(parsed)
    words = coverage.words(brought.document)
    tokens = coverage.tokens(brought.document, words)
    slots = Slots(brought, words, tokens, context, {d.report.id: d for d in parsed})
    reader = Reader(brought, words, tokens, context, slots)
    answers = [answer(reader, document.report.id, coverage) for document in parsed]
    return _summary(claim, context, answers)


@dataclass(frozen=True, slots=True)
class Answer:
    """One report's answer: its verdicts that bear on the claim, the strongest first."""

    report: str
    verdicts: tuple[Verdict, ...]
    read: tuple[Verdict, ...] = ()

    @property
    def supports(self) -> bool:
        return bool(self.verdicts) and self.verdicts[0].relation == "supports"

    @property
    def contradicts(self) -> bool:
        return bool(self.verdicts) and self.verdicts[0].relation == "contradicts"


def answer(reader: Reader, report: str, coverage: Coverage) -> Answer:
    """What one report says of the claim."""
    claim = reader.brought.unit
    sentences = [s for s in reader.context.sentences if s.report == report]
    near = nearest(claim, sentences, reader.context)
    covered = coverage.read(claim.span.text, reader.words, [a.v.sentence for a in near])
    verdicts = [reader.read(a, c) for a, c in zip(near, covered, strict=True)]
    useful = [v for v in verdicts if v.relation != "neither"]
    if not any(v.relation == "supports" for v in useful):
        useful += _pairs(reader, near, covered)
    if not reader.says_each_part(covered):
        useful = [v for v in useful if v.relation != "supports"]
    # A report that says the claim in one sentence does not deny it in another.
    useful.sort(key=lambda v: (v.relation != "supports", -v.score))
    return Answer(report, tuple(useful), tuple(verdicts))


def _pairs(reader: Reader, near: Sequence[Alignment], covered: Sequence[Covered]) -> list[Verdict]:
    """The two neighbouring sentences that tell the claim best between them, if any do."""
    best, pair = 0.0, (0, 0)
    for i in range(len(near)):
        for j in range(i + 1, len(near)):
            score = reader.together((near[i], covered[i]), (near[j], covered[j]))
            if score > best:
                best, pair = score, (i, j)
    if not best:
        return []
    return [Verdict("supports", best, near[n], covered[n].share, reason=TOGETHER) for n in pair]


def nearest(claim: Unit, sentences: Sequence[Sentence], context: Context) -> list[Alignment]:
    """The sentences worth reading closely, each with its best alignment."""
    aligned: list[Alignment] = []
    for sentence in sentences:
        options = [align(claim, v, sentence.units, context.similar, context.rarity) for v in sentence.units]
        aligned.append(max(options, key=lambda a: a.clause + 0.6 * a.coverage + 0.3 * a.predicate))
    if not aligned:
        return []
    rough = embed([claim.span.text, *(a.v.sentence.text for a in aligned)])
    cosines = rough[1:] @ rough[0]
    by_words = sorted(range(len(aligned)), key=lambda i: (-aligned[i].coverage, i))[:NEAREST]
    by_vector = sorted(range(len(aligned)), key=lambda i: (-float(cosines[i]), i))[:NEAREST]
    return [aligned[i] for i in sorted({*by_words, *by_vector})]


def _summary(claim: str, context: Context, answers: Sequence[Answer]) -> Check:
    contradicting = [a for a in answers if a.contradicts]
    disputed = {v.conflict.kind for a in contradicting for v in a.verdicts if v.conflict is not None}
    # A sentence without the claim's date does not support it against one with another date.
    supporting = [
        a for a in answers if a.supports and not ("date" in disputed and a.verdicts[0].reason == UNDATED)
    ]
    support = tuple(
        sorted({v.alignment.v.sentence for a in supporting for v in a.verdicts if v.relation == "supports"})
    )
    against = _against(contradicting)
    ladder, informants = ladder_of(context, support)
    names = {document.report.id: document.report for document in context.parsed}
    surest = max((a.verdicts[0].score for a in supporting), default=0.0)
    if contradicting and max(a.verdicts[0].score for a in contradicting) > surest:
        state = "contradicted"
        kinds = sorted({c.kind for c in against})
        rule = f"{len(contradicting)} of these reports say otherwise ({', '.join(kinds)})."
    elif not supporting:
        state, rule = "not-reported", "No sentence of these reports says this."
    elif ladder.origins < 2 or ladder.reports < 2:
        state, rule = "single-origin", "Everything that supports this goes back to one origin."
    elif len(informants) == 1 and None not in informants:
        state, rule = (
            "attributed",
            f"Several origins report this, all on the word of {next(iter(informants))}.",
        )
    else:
        state, rule = "corroborated", f"{ladder.origins} independent origins say this."
    return Check(
        claim=claim,
        state=state,  # type: ignore[arg-type]
        reports=tuple(InputName(r.id, r.input) for r in names.values()),
        rule=rule,
        ladder=ladder,
        supported_by=support,
        contradicted_by=against,
    )


def _against(answers: Sequence[Answer]) -> tuple[Contradicting, ...]:
    found: dict[Span, Contradicting] = {}
    for one in answers:
        for v in one.verdicts:
            if v.conflict is not None:
                span = v.alignment.v.sentence
                found.setdefault(
                    span, Contradicting(span, v.conflict.kind, v.conflict.outcome, v.conflict.value)
                )
    return tuple(found[span] for span in sorted(found))
