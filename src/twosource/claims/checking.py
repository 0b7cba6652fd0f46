"""A claim that somebody brings, against the reports of a story."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from twosource.claims.align import Alignment, align
from twosource.claims.context import Context, Sentence, prepare
from twosource.claims.ladder import ladder_of
from twosource.claims.units import Unit, name_key, units
from twosource.claims.verdict import Verdict, judge
from twosource.language import Parsed, parse, similarity
from twosource.model import (
    Check,
    Contradicting,
    Copying,
    InputName,
    Person,
    Quotation,
    Report,
    Span,
)

# Sentences of one report that are read closely for one unit of the claim.
NEAREST = 6
CLAIM = "claim"


def check(
    claim: str,
    parsed: Sequence[Parsed],
    quotations: Sequence[Quotation],
    people: Sequence[Person],
    copying: Copying,
) -> Check:
    """Which reports support ``claim``, which contradict it and in which slot, or that none reports it."""
    brought = claim_units(claim, people)
    context = prepare(parsed, quotations, people, copying, extra=brought)
    answers = [_report_answer(brought, document, context) for document in parsed]
    return _summary(claim, context, answers)


def claim_units(claim: str, people: Sequence[Person]) -> list[Unit]:
    """The claim's own units, its names resolved to the story's people where the alias is clear."""
    from twosource.attribution import quotations as attribute

    report = Report(id=CLAIM, input=CLAIM, sha256="", text=claim)
    document = next(iter(parse([report])))
    aliases: dict[str, set[str]] = {}
    for person in people:
        for alias in (person.name, *person.aliases):
            aliases.setdefault(name_key(alias), set()).add(person.id)
    known = []
    for person in people:
        mentions = tuple(
            name.span for name in document.names if aliases.get(name_key(name.span.text), set()) == {person.id}
        )
        if mentions:
            known.append(Person(person.id, person.name, person.aliases, person.kind, (), mentions))
    quoted = attribute(document)
    found = units(document, quoted, known)
    return [replace(unit, speaker=_person(unit.speaker, aliases)) for unit in found]


def _person(speaker: str | None, aliases: dict[str, set[str]]) -> str | None:
    if speaker is None or speaker.startswith("@"):
        return speaker
    ids = aliases.get(name_key(speaker), set())
    return "@" + next(iter(ids)) if len(ids) == 1 else speaker


@dataclass(frozen=True, slots=True)
class Answer:
    """One report's answer: the best verdict for each unit of the claim."""

    report: str
    verdicts: tuple[tuple[Verdict, ...], ...]  # per unit, best first, supporting or contradicting ones only

    @property
    def supports(self) -> bool:
        return bool(self.verdicts) and all(v and v[0].relation == "supports" for v in self.verdicts)

    @property
    def contradicts(self) -> bool:
        return any(v and v[0].relation == "contradicts" for v in self.verdicts) and not self.supports


def _report_answer(brought: Sequence[Unit], document: Parsed, context: Context) -> Answer:
    sentences = [s for s in context.sentences if s.report == document.report.id]
    return Answer(document.report.id, tuple(tuple(_verdicts(u, sentences, context)) for u in brought))


def _verdicts(u: Unit, sentences: Sequence[Sentence], context: Context) -> list[Verdict]:
    aligned: list[tuple[float, Alignment, Sentence]] = []
    for sentence in sentences:
        best: tuple[float, Alignment] | None = None
        for v in sentence.units:
            alignment = align(u, v, sentence.units, context.similar, context.rarity)
            rank = alignment.clause + 0.6 * alignment.coverage + 0.3 * alignment.predicate
            if best is None or rank > best[0]:
                best = (rank, alignment)
        if best is not None:
            aligned.append((*best, sentence))
    aligned.sort(key=lambda row: (-row[0], row[2].index))
    nearest = aligned[:NEAREST]
    meanings = similarity([(u.span.text, a.v.sentence.text) for _, a, _ in nearest])
    verdicts = [judge(a, float(m)) for (_, a, _), m in zip(nearest, meanings, strict=True)]
    useful = [v for v in verdicts if v.relation != "neither"]
    useful.sort(key=lambda v: (v.relation != "supports", -v.score))
    return useful


def _summary(claim: str, context: Context, answers: Sequence[Answer]) -> Check:
    supporting = [a for a in answers if a.supports]
    contradicting = [a for a in answers if a.contradicts]
    support = tuple(
        sorted({v.alignment.v.sentence for a in supporting for per in a.verdicts for v in per if v.relation == "supports"})
    )
    against = _against(contradicting)
    ladder, origins, informants = ladder_of(context, support)
    names = {document.report.id: document.report for document in context.parsed}
    if len(contradicting) > 0 and len(contradicting) >= len(supporting):
        state = "contradicted"
        kinds = sorted({c.kind for c in against})
        rule = f"{len(contradicting)} report(s) say otherwise ({', '.join(kinds)}), {len(supporting)} support it."
    elif not supporting:
        state, rule = "not-reported", "No sentence of these reports says this."
    elif ladder.origins < 2:
        state, rule = "single-origin", "Everything that supports this goes back to one origin."
    elif len(informants) == 1 and None not in informants:
        state, rule = "attributed", f"Several origins report this, all on the word of {next(iter(informants))}."
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
    for answer in answers:
        for per in answer.verdicts:
            for v in per:
                if v.conflict is not None:
                    span = v.alignment.v.sentence
                    found.setdefault(span, Contradicting(span, v.conflict.kind, v.conflict.outcome, v.conflict.value))
    return tuple(found[span] for span in sorted(found))
