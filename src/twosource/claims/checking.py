"""A claim that somebody brings, against the reports of a story."""

from collections.abc import Sequence
from dataclasses import dataclass

from twosource.claims.brought import bring
from twosource.claims.context import Context, prepare
from twosource.claims.covering import Coverage
from twosource.claims.filled import Slots
from twosource.claims.ladder import known_by_name, ladder_of
from twosource.claims.nearing import nearest
from twosource.claims.reading import CONFIRMED, CONTRADICTS, SUPPORTS, SURER, UNDATED, Reader
from twosource.claims.signs import SignReader
from twosource.claims.verdict import Verdict
from twosource.claims.weighing import Measured, Weighed, weigh
from twosource.language import Parsed
from twosource.model import (
    Check,
    Contradicting,
    Copying,
    InputName,
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
    contradicting = [a for a in answers if a.contradicts]
    if max((a.verdicts[0].score for a in contradicting), default=0.0) < CONTRADICTS:
        contradicting = []
    disputed = {v.conflict.kind for a in contradicting for v in a.verdicts if v.conflict is not None}
    # A sentence without the claim's date does not support it against one with another date.
    supporting = [
        a for a in answers if a.supports and not ("date" in disputed and a.verdicts[0].reason == UNDATED)
    ]
    surest = max((a.verdicts[0].score for a in supporting), default=0.0)
    if surest < SUPPORTS:
        supporting = []
    support = _sentences(supporting)
    against = _against(contradicting)
    # What may only come near to the claim is shown, and corroborates nothing.
    sure = [a for a in supporting if a.verdicts[0].score >= SUPPORTS and a.confirms]
    confirmed = bool(sure)
    if supporting and not confirmed:
        sure = [max(supporting, key=lambda a: a.verdicts[0].score)]
    ladder = ladder_of(context, _sentences(sure))
    informants = _informants(sure)
    names = {document.report.id: document.report for document in context.parsed}
    # What lacks too little to be told apart from support is no contradiction elsewhere either.
    agreeing = max((v.score for a in answers for v in a.read if v.relation != "contradicts"), default=0.0)
    if contradicting and max(a.verdicts[0].score for a in contradicting) > SURER * max(surest, agreeing):
        state = "contradicted"
        kinds = sorted({c.kind for c in against})
        rule = f"{len(contradicting)} of these reports say otherwise ({', '.join(kinds)})."
    elif not supporting:
        state, rule = "not-reported", "No sentence of these reports says this."
    elif not confirmed:
        state, rule = "single-origin", "Reports come near to this, but none of them surely says it."
    elif ladder.origins < 2 or ladder.reports < 2:
        state, rule = "single-origin", "Everything that surely supports this goes back to one origin."
    elif len(informants) == 1 and None not in informants:
        state, rule = (
            "attributed",
            f"Several origins report this, all on the word of {next(iter(informants))}.",
        )
    elif None not in informants and known_by_name(context, informants) < 2:
        named = " and ".join(sorted(filter(None, informants)))
        state, rule = (
            "attributed",
            f"Several origins report this, on the word of {named}: perhaps one source.",
        )
    else:
        state, rule = "corroborated", f"{ladder.origins} independent origins say this."
    if state not in ("contradicted", "not-reported"):
        # Somebody else may say the same; where nobody says that the claim's speaker did, it is a difference.
        against = tuple(c for c in against if c.kind != "speaker")
    return Check(
        claim=claim,
        state=state,  # type: ignore[arg-type]
        reports=tuple(InputName(r.id, r.input) for r in names.values()),
        rule=rule,
        ladder=ladder,
        supported_by=support,
        contradicted_by=against,
    )


def _informants(supporting: Sequence[Answer]) -> set[str | None]:
    """Who is quoted for the clauses that surely say the claim (None: the report's own voice)."""
    verdicts = [v for a in supporting for v in a.verdicts if v.relation == "supports" and v.score >= SUPPORTS]
    voices = [v.alignment.v.voice for v in verdicts]
    return {voice.name if voice.by != "report" else None for voice in voices}


def _sentences(supporting: Sequence[Answer]) -> tuple[Span, ...]:
    """The sentences by which some reports support the claim."""
    return tuple(
        sorted({v.alignment.v.sentence for a in supporting for v in a.verdicts if v.relation == "supports"})
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
