"""Groups of units -> claims with their ladder, state and the rule that fired."""

import re
from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher

from twosource.claims.agreeing import AGREED, Agreeing
from twosource.claims.context import Context, Sentence
from twosource.claims.grouping import Group
from twosource.claims.ladder import known_by_name, ladder_of
from twosource.claims.pairing import Judged
from twosource.claims.units import Unit
from twosource.claims.values import finer
from twosource.claims.verdict import Verdict
from twosource.model import Claim, Ladder, Span, State, Statement, Voice

# A run of this many words in two reports is the same text, whoever is named for it.
VERBATIM = 8
# So many characters around a statement are its own and the neighbouring sentences.
NEAR = 150
# A clause beside a shared one is worth a line of its own from this many words.
FULL_CLAUSE = 8
# So are two that share this part of their words in order ("depending on" against "depending upon").
ALIKE = 0.8


def statement(unit: Unit, span: Span | None = None) -> Statement:
    """The published record of a unit; ``span`` widens it to its sentence."""
    slots: dict[str, list[str]] = {}

    def put(slot: str, value: str) -> None:
        values = slots.setdefault(slot, [])
        if value not in values:
            values.append(value)

    def words(start: int, end: int) -> str:
        return unit.sentence.text[start - unit.sentence.start : end - unit.sentence.start]

    for term in unit.terms:
        if not unit.sentence.start <= term.start < unit.sentence.end:
            continue
        if term.kind == "place" and term.role == "other":
            put("where", words(term.start, term.end))
        elif term.role in ("subj", "obj", "pred"):
            put({"subj": "who", "obj": "whom", "pred": "did"}[term.role], words(term.start, term.end))
    for figure in unit.figures:
        put("figure", figure.span.text)
    for time in unit.times:
        put("when", time.span.text)
    if unit.medium:
        put("medium", unit.medium)
    return Statement(
        span=span or unit.span,
        attribution=unit.voice,
        polarity="-" if unit.negative else "+",
        modality=unit.modality,  # type: ignore[arg-type]
        slots={name: tuple(values) for name, values in sorted(slots.items())},
    )


def judged_claims(
    context: Context,
    flat: Sequence[tuple[Unit, Sentence]],
    groups: Sequence[Group],
    contradicted: Sequence[Span],
    pairs: Sequence[Judged],
    agreeing: Agreeing,
) -> list[Claim]:
    """Claims of several reports first, then what one report alone says, in the order of the reports.

    ``contradicted`` holds the words that another report contradicts; a claim that has them is contradicted.
    """
    verdicts = {(pair.u, pair.v): pair.verdict for pair in pairs}
    ranked: list[tuple[bool, Claim]] = []
    for g in groups:
        members = [flat[m][0] for m in _best_told_first(g, flat, verdicts, agreeing)]
        ranked.append((not members[0].whole, _claim(context, members, contradicted, g.end)))
    # What can be understood alone comes before a clause without its subject.
    ranked.sort(key=lambda r: (-r[1].ladder.origins, r[0], -r[1].ladder.reports, r[1].statements[0].span))
    shared = [claim for _, claim in ranked]
    used = {m for g in groups for m in g.members}
    alone = _alone(context, flat, used, contradicted)
    return [_numbered(claim, number) for number, claim in enumerate(shared + alone, start=1)]


def _best_told_first(
    group: Group,
    flat: Sequence[tuple[Unit, Sentence]],
    verdicts: Mapping[tuple[int, int], Verdict],
    agreeing: Agreeing,
) -> list[int]:
    """The members, the one that gives the claim's text first.

    It must be said by all the others, say nothing that they do not (a date, a figure), and be understood
    alone. Where no member is said by all, the group's seed is, since every member supports it.
    """

    def rank(m: int) -> tuple[bool, float, bool, int]:
        others = [verdicts.get((m, o)) for o in group.members if o != m]
        told = [v for v in others if v is not None and v.relation == "supports"]
        values = [p for v in told for p in (*v.alignment.figures, *v.alignment.times)]
        alone = sum(p.relation == "missing" or finer(p) for p in values)
        unit = flat[m][0]
        return len(told) == len(others), (1.0 if unit.whole else 0.0) - alone, m == group.seed, -m

    if group.end is not None:
        return list(group.members)
    ranked = sorted(group.members, key=rank, reverse=True)
    for m in ranked:
        # The seed has been asked about; another goes first only if the others say it too.
        others = [o for o in group.members if o != m]
        if m == group.seed or min(agreeing.sure(m, others)) >= AGREED:
            return [m, *(o for o in ranked if o != m)]
    return ranked


def _numbered(claim: Claim, number: int) -> Claim:
    return Claim(
        f"c{number}", claim.text, claim.statements, claim.ladder, claim.informants, claim.state, claim.rule
    )


def _claim(
    context: Context, members: Sequence[Unit], contradicted: Sequence[Span], end: int | None = None
) -> Claim:
    by_sentence: dict[Span, list[Unit]] = {}
    for unit in members:
        by_sentence.setdefault(unit.sentence, []).append(unit)
    statements = tuple(
        statement(units[0], _hull(units) if n or end is None else _up_to(units[0], end))
        for n, units in enumerate(by_sentence.values())
    )
    return _judge(context, statements, contradicted, quoted=any(unit.direct for unit in members))


def _up_to(unit: Unit, end: int) -> Span:
    span = unit.span
    return Span(span.report, span.start, end, span.text[: end - span.start])


def _hull(units: Sequence[Unit]) -> Span:
    """The run of words from the first to the last of some clauses of one sentence."""
    sentence = units[0].sentence
    start = max(sentence.start, min(u.span.start for u in units))
    end = min(sentence.end, max(u.span.end for u in units))
    return Span(sentence.report, start, end, sentence.text[start - sentence.start : end - sentence.start])


def _alone(
    context: Context, flat: Sequence[tuple[Unit, Sentence]], used: set[int], contradicted: Sequence[Span]
) -> list[Claim]:
    """What no other report says: whole sentences, or the clauses of a sentence that nobody shares."""
    claims: list[Claim] = []
    by_sentence: dict[Span, list[int]] = {}
    for i, (unit, _) in enumerate(flat):
        by_sentence.setdefault(unit.sentence, []).append(i)
    for sentence, positions in by_sentence.items():
        rest = [i for i in positions if i not in used and sum(t.weight for t in flat[i][0].terms) >= 1.0]
        if not rest or sentence.text.rstrip("”\"’' ").endswith("?"):
            continue
        if used.isdisjoint(positions):
            main = max(rest, key=lambda i: (sum(t.weight for t in flat[i][0].terms), -i))
            statements = [statement(flat[main][0], sentence)]
        else:
            statements = [statement(flat[i][0]) for i in rest if _worth_showing(flat[i][0])]
        claims.extend(_judge(context, (s,), contradicted) for s in statements)
    return claims


def _worth_showing(unit: Unit) -> bool:
    """A clause beside a shared one is shown on its own only if it can be understood alone."""
    return unit.whole and len(unit.span.text.split()) >= FULL_CLAUSE


def _judge(
    context: Context,
    statements: tuple[Statement, ...],
    contradicted: Sequence[Span],
    *,
    quoted: bool = False,
) -> Claim:
    ladder = ladder_of(context, [s.span for s in statements])
    voices = [s.attribution for s in statements]
    informants = tuple(sorted({v.name for v in voices if v.by != "report" and v.name}))
    hit = any(_lies_in(span, s.span) for span in contradicted for s in statements)
    one_voice = quoted or _one_text(statements) or _around_one_voice(context, statements)
    known = known_by_name(context, informants)
    state, rule = state_of(ladder, voices, contradicted=hit, one_voice=one_voice, known=known)
    return Claim(
        id="",
        text=statements[0].span.text,
        statements=statements,
        ladder=ladder,
        informants=informants,
        state=state,
        rule=rule,
    )


def _lies_in(inner: Span, outer: Span) -> bool:
    return inner.report == outer.report and outer.start <= inner.start and inner.end <= outer.end


def _one_text(statements: Sequence[Statement]) -> bool:
    """Whether all statements print one run of words, at least one of them as somebody's.

    Two reports that quote one document name it differently, or one leaves the marks away; the words
    show that it is one voice.
    """
    if len(statements) < 2 or all(s.attribution.by == "report" for s in statements):
        return False
    first = _words(statements[0].span.text)
    return all(_printed_alike(first, _words(s.span.text)) for s in statements[1:])


def _around_one_voice(context: Context, statements: Sequence[Statement]) -> bool:
    """Whether a report that seems to speak for itself quotes the others' informant in the next words."""
    named = {s.attribution.name for s in statements if s.attribution.by != "report" and s.attribution.name}
    own = [s.span for s in statements if s.attribution.by == "report"]
    if len(named) != 1 or not own:
        return False
    return all(
        any(
            quotation.speaker is not None
            and quotation.speaker.name in named
            and any(
                part.report == span.report and part.start < span.end + NEAR and span.start < part.end + NEAR
                for part in quotation.content
            )
            for quotation in context.quotations
        )
        for span in own
    )


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


def _printed_alike(a: Sequence[str], b: Sequence[str]) -> bool:
    if min(len(a), len(b)) < VERBATIM:
        return False
    matcher = SequenceMatcher(None, a, b, autojunk=False)
    return matcher.find_longest_match().size >= VERBATIM or matcher.ratio() >= ALIKE


def state_of(
    ladder: Ladder, voices: Sequence[Voice], *, contradicted: bool, one_voice: bool = False, known: int = 2
) -> tuple[State, str]:
    """The state of a claim and the rule that fired, in one sentence.

    ``one_voice``: the statements print one run of words that one of them gives to somebody, or one of
    them stands in quotation marks; what others say in their own voice then rests on that voice too.
    ``known``: how many of those who say it are people or bodies known by name; the others may be one source.
    """
    named = sorted({v.name for v in voices if v.by != "report" and v.name})
    own = any(v.by == "report" for v in voices)
    origins = f"{ladder.origins} independent origins"
    if contradicted:
        return (
            "contradicted",
            "Another report gives a value for the same slot that cannot hold together with this one.",
        )
    # One report can name two origins for one sentence; agreement needs a second report all the same.
    if ladder.reports < 2:
        return "single-origin", "One report alone says this."
    if ladder.origins < 2:
        return (
            "single-origin",
            f"{ladder.reports} reports say it, but it is one text or goes back to one origin.",
        )
    if one_voice and own and len(named) == 1:
        return "attributed", f"{origins} report it, and one gives it as the word of {named[0]}: one voice."
    if one_voice and named:
        return "attributed", f"{origins} print the same words, so one voice stands behind them."
    if not own and len(named) == 1 and all(v.name for v in voices):
        return "attributed", f"{origins} report it, all on the word of {named[0]}."
    if not own and not all(v.name for v in voices):
        return "attributed", f"{origins} report it as somebody's words, perhaps one person's."
    if not own and known < 2:
        return "attributed", f"{origins} report it, on the word of {' and '.join(named)}: perhaps one source."
    return "corroborated", f"{origins} say this."
