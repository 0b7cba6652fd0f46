"""A claim that somebody brings, against the reports of a story."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from twosource.claims.brought import bring
from twosource.claims.context import Context, prepare
from twosource.claims.covering import Coverage
from twosource.claims.filled import Slots
from twosource.claims.ladder import ladder_of
from twosource.claims.nearing import nearest
from twosource.claims.reading import (
    CONFIRMED,
    CONTRADICTS,
    OTHERWISE_DATED,
    OUTWEIGHS,
    SUPPORTS,
    SURER,
    UNDATED,
    Reader,
)
from twosource.claims.signs import SignReader
from twosource.claims.stating import judged_state, statement
from twosource.claims.verdict import Verdict
from twosource.claims.weighing import Measured, Weighed, weigh
from twosource.language import Parsed
from twosource.model import (
    Check,
    Contradicting,
    Copying,
    InputName,
    Ladder,
    Person,
    Quotation,
    Span,
)


def check(
    claim: str,
    parsed: Sequence[Parsed],
    quotations: Sequence[Quotation],
    people: Sequence[Person],
    copying: Copying,
) -> Check:
    """Which reports support ``claim``, which contradict it and in which slot, or that none reports it."""
    story = reader_for(claim, parsed, quotations, people, copying)
    answers = answers_of(story)
    return _summary(claim, story.reader.context, answers)


@dataclass(frozen=True, slots=True)
class StoryReader:
    """A story laid open for one claim."""

    reader: Reader
    coverage: Coverage
    documents: dict[str, Parsed]

    def measured(self, report: str) -> list[Measured]:
        """The sentences of a report that are worth a look, each with its signs."""
        reader = self.reader
        sentences = [s for s in reader.context.sentences if s.report == report]
        near = nearest(
            reader.brought.unit,
            reader.words,
            sentences,
            self.documents[report],
            reader.context,
            self.coverage,
        )
        return [reader.measured(one) for one in near]


def reader_for(
    claim: str,
    parsed: Sequence[Parsed],
    quotations: Sequence[Quotation],
    people: Sequence[Person],
    copying: Copying,
) -> StoryReader:
    """Lays a story open for ``claim``."""
    brought = bring(claim, people)
    context = prepare(parsed, quotations, people, copying, extra=[brought.unit])
    coverage = Coverage(parsed)
    words = coverage.words(brought.document)
    tokens = coverage.tokens(brought.document, words)
    documents = {d.report.id: d for d in parsed}
    slots = Slots(brought, words, tokens, context, documents)
    signs = SignReader(brought, words, tokens, context, documents)
    return StoryReader(Reader(brought, words, tokens, context, slots, signs), coverage, documents)


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
    def confirms(self) -> bool:
        """Whether a sentence of the report says the claim by the model of inference alone."""
        return any(v.relation == "supports" and v.said >= CONFIRMED for v in self.verdicts)

    @property
    def contradicts(self) -> bool:
        return bool(self.verdicts) and self.verdicts[0].relation == "contradicts"


def answers_of(story: StoryReader) -> list[Answer]:
    """What each report says of the claim."""
    by_report = {report: story.measured(report) for report in story.documents}
    weighed = weigh(story.reader.brought.unit.span.text, list(by_report.values()))
    return [
        _answer(report, [story.reader.verdict(m, weighed.get(m.sentence, Weighed())) for m in measured])
        for report, measured in by_report.items()
    ]


def _answer(report: str, verdicts: Sequence[Verdict]) -> Answer:
    # The sentence that says most surely what it says speaks for its report.
    useful = sorted((v for v in verdicts if v.relation != "neither"), key=lambda v: -v.score)
    return Answer(report, tuple(useful), tuple(verdicts))


def _summary(claim: str, context: Context, answers: Sequence[Answer]) -> Check:
    answers = _with_dates(answers)
    contradicting = [a for a in answers if a.contradicts]
    if _strongest(contradicting) < CONTRADICTS:
        contradicting = []
    disputed = {c.kind for c in _against(contradicting)}
    # A sentence without the claim's date does not support it against one with another date.
    supporting = [
        a for a in answers if a.supports and not ("date" in disputed and a.verdicts[0].reason == UNDATED)
    ]
    if _strongest(supporting) < SUPPORTS:
        supporting = []
    against = _against(contradicting)
    # What may only come near to the claim is shown, and corroborates nothing.
    sure = [a for a in supporting if a.verdicts[0].score >= SUPPORTS and a.confirms]
    counted = sure or sorted(supporting, key=lambda a: -a.verdicts[0].score)[:1]
    ladder = ladder_of(context, _sentences(counted))
    if _outweighs(context, contradicting, supporting, answers):
        state = "contradicted"
        kinds = sorted({c.kind for c in against})
        rule = f"{len(contradicting)} of these reports say otherwise ({', '.join(kinds)})."
    elif not supporting:
        state, rule = "not-reported", "No sentence of these reports says this."
    elif not sure:
        state, rule = "single-origin", "Reports come near to this, but none of them surely says it."
    elif ladder.origins < 2 or ladder.reports < 2:
        state, rule = "single-origin", "Everything that surely supports this goes back to one origin."
    else:
        state, rule = _shared(context, ladder, sure)
    if state not in ("contradicted", "not-reported"):
        # Somebody else may say the same; where nobody says that the claim's speaker did, it is a difference.
        against = tuple(c for c in against if c.kind != "speaker")
    return Check(
        claim=claim,
        state=state,  # type: ignore[arg-type]
        reports=tuple(InputName(d.report.id, d.report.input) for d in context.parsed),
        rule=rule,
        ladder=ladder,
        supported_by=_sentences(supporting),
        contradicted_by=against,
    )


def _with_dates(answers: Sequence[Answer]) -> Sequence[Answer]:
    """The answers; of a claim with a date that no support gives, those that give another contradict it.

    What leaves the date out is no support then.
    """
    supporting = [a.verdicts[0] for a in answers if a.supports and a.verdicts[0].score >= SUPPORTS]
    reasons = {v.reason for v in supporting}
    if OTHERWISE_DATED not in reasons or reasons - {UNDATED, OTHERWISE_DATED}:
        return answers

    def dated(verdicts: Sequence[Verdict]) -> tuple[Verdict, ...]:
        given = [v for v in verdicts if v.relation != "supports" or v.reason != UNDATED]
        return tuple(replace(v, relation="contradicts") if v.reason == OTHERWISE_DATED else v for v in given)

    return [Answer(a.report, dated(a.verdicts), dated(a.read)) for a in answers]


def _strongest(answers: Sequence[Answer]) -> float:
    return max((a.verdicts[0].score for a in answers), default=0.0)


def _outweighs(
    context: Context,
    contradicting: Sequence[Answer],
    supporting: Sequence[Answer],
    answers: Sequence[Answer],
) -> bool:
    """Whether what says otherwise is surer than what says the same, or two origins surely say otherwise."""
    # What lacks too little to be told apart from support is no contradiction elsewhere either.
    agreeing = max((v.score for a in answers for v in a.read if v.relation != "contradicts"), default=0.0)
    if _strongest(contradicting) > SURER * max(_strongest(supporting), agreeing):
        return True
    surely = [a.verdicts[0] for a in contradicting if a.verdicts[0].score >= OUTWEIGHS]
    return ladder_of(context, [v.alignment.v.sentence for v in surely]).origins > 1


def _shared(context: Context, ladder: Ladder, supporting: Sequence[Answer]) -> tuple[str, str]:
    """The state of a claim that several origins support, and the rule, by whose word it is."""
    verdicts = [v for a in supporting for v in a.verdicts if v.relation == "supports" and v.score >= SUPPORTS]
    return judged_state(context, ladder, [statement(v.alignment.v) for v in verdicts])


def _sentences(supporting: Sequence[Answer]) -> tuple[Span, ...]:
    """The sentences by which some reports support the claim."""
    return tuple(
        sorted({v.alignment.v.sentence for a in supporting for v in a.verdicts if v.relation == "supports"})
    )


def _against(answers: Sequence[Answer]) -> tuple[Contradicting, ...]:
    found: dict[Span, Contradicting] = {}
    for one in answers:
        for v in one.verdicts:
            if v.conflict is not None and v.relation == "contradicts":
                span = v.alignment.v.sentence
                found.setdefault(
                    span, Contradicting(span, v.conflict.kind, v.conflict.outcome, v.conflict.value)
                )
    return tuple(found[span] for span in sorted(found))
