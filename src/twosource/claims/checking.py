"""A claim that somebody brings, against the reports of a story."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from twosource.claims.align import Alignment, align
from twosource.claims.context import Context, Sentence, prepare
from twosource.claims.ladder import ladder_of
from twosource.claims.relevance import read_closely
from twosource.claims.terms import Term, name_key
from twosource.claims.units import Unit, units
from twosource.claims.verdict import Verdict, find_conflicts
from twosource.language import Parsed, embed, parse, similarity
from twosource.model import (
    Check,
    Contradicting,
    Copying,
    InputName,
    Person,
    Quotation,
    Report,
    Span,
    Voice,
)

# Sentences of one report that are read closely for one unit of the claim.
NEAREST = 6
CLAIM = "claim"
# What a report must say of each clause of a claim: so much of its words and its verb, or a sentence so near.
PART_COVERED, PART_HAPPENS = 0.45, 0.55
PART_ALIKE = 0.62


def check(
    claim: str,
    parsed: Sequence[Parsed],
    quotations: Sequence[Quotation],
    people: Sequence[Person],
    copying: Copying,
) -> Check:
    """Which reports support ``claim``, which contradict it and in which slot, or that none reports it."""
    brought, parts = claim_units(claim, people)
    context = prepare(parsed, quotations, people, copying, extra=[brought])
    answers = [answer(brought, parts, document.report.id, context) for document in parsed]
    return _summary(claim, context, answers)


def claim_units(claim: str, people: Sequence[Person]) -> tuple[Unit, tuple[Unit, ...]]:
    """The claim as one unit, and its clauses; names resolved to the story's people where the alias is clear.

    A report must say the whole, in one sentence or near it, and each clause somewhere.
    """
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
            name.span
            for name in document.names
            if aliases.get(name_key(name.span.text), set()) == {person.id}
        )
        if mentions:
            known.append(Person(person.id, person.name, person.aliases, person.kind, (), mentions))
    quoted = attribute(document)
    speakers = [q.speaker.name for q in quoted if q.speaker is not None and not q.speaker.anonymous]
    clauses = units(document, (), known)
    if not clauses:
        whole = document.span(0, len(claim))
        empty = Unit(CLAIM, whole, whole, 0, (), (), (), (), Voice("report"), None, None, False, "fact")
        return empty, ()
    terms: dict[tuple[int, int], Term] = {}
    for clause in clauses:
        for term in clause.terms:
            terms.setdefault((term.start, term.end), term)
    whole_unit = replace(
        clauses[0],
        span=document.span(0, len(claim)),
        sentence=document.span(0, len(claim)),
        terms=tuple(terms[key] for key in sorted(terms)),
        predicates=tuple(p for c in clauses for p in c.predicates),
        figures=tuple(f for c in clauses for f in c.figures),
        times=document.times,
        speaker=_person(speakers[0], aliases) if len(set(speakers)) == 1 else None,
        negative=sum(c.negative for c in clauses) % 2 == 1,
    )
    return whole_unit, tuple(clauses) if len(clauses) > 1 else ()


def _person(speaker: str | None, aliases: dict[str, set[str]]) -> str | None:
    if speaker is None or speaker.startswith("@"):
        return speaker
    ids = aliases.get(name_key(speaker), set())
    return "@" + next(iter(ids)) if len(ids) == 1 else speaker


@dataclass(frozen=True, slots=True)
class Answer:
    """One report's answer: its verdicts that bear on the claim, the strongest first."""

    report: str
    verdicts: tuple[Verdict, ...]

    @property
    def supports(self) -> bool:
        return bool(self.verdicts) and self.verdicts[0].relation == "supports"

    @property
    def contradicts(self) -> bool:
        return bool(self.verdicts) and self.verdicts[0].relation == "contradicts"


def answer(claim: Unit, parts: Sequence[Unit], report: str, context: Context) -> Answer:
    """What one report says of the claim."""
    sentences = [s for s in context.sentences if s.report == report]
    verdicts = [read_closely(claim, a, m, context) for a, m in nearest(claim, sentences, context)]
    useful = [v for v in verdicts if v.relation != "neither"]
    if not all(_said(part, sentences, context) for part in parts):
        # A report that is silent on one clause of the claim does not support the claim.
        useful = [v for v in useful if v.relation != "supports"]
    # A report that says the claim in one sentence does not deny it in another.
    useful.sort(key=lambda v: (v.relation != "supports", -v.score))
    return Answer(report, tuple(useful))


def _said(part: Unit, sentences: Sequence[Sentence], context: Context) -> bool:
    """Whether a report says one clause of a claim, by its words and what happens in it."""
    for sentence in sentences:
        for v in sentence.units:
            a = align(part, v, sentence.units, context.similar, context.rarity)
            if a.coverage >= PART_COVERED and a.predicate >= PART_HAPPENS and not find_conflicts(a):
                return True
    best = nearest(part, sentences, context)
    return any(meaning >= PART_ALIKE and not find_conflicts(a) for a, meaning in best)


def nearest(claim: Unit, sentences: Sequence[Sentence], context: Context) -> list[tuple[Alignment, float]]:
    """The sentences worth reading closely, each with its alignment and its nearness in meaning."""
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
    chosen = [aligned[i] for i in sorted({*by_words, *by_vector})]
    meanings = similarity([(claim.span.text, a.v.sentence.text) for a in chosen])
    return [(a, float(m)) for a, m in zip(chosen, meanings, strict=True)]


def _summary(claim: str, context: Context, answers: Sequence[Answer]) -> Check:
    supporting = [a for a in answers if a.supports]
    contradicting = [a for a in answers if a.contradicts]
    support = tuple(
        sorted({v.alignment.v.sentence for a in supporting for v in a.verdicts if v.relation == "supports"})
    )
    against = _against(contradicting)
    ladder, informants = ladder_of(context, support)
    names = {document.report.id: document.report for document in context.parsed}
    if len(contradicting) > 0 and len(contradicting) >= len(supporting):
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
