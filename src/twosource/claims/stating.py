"""Statements -> a claim: what stands behind them, its state, and the rule that fired."""

import re
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher

from twosource.attribution import somebodys
from twosource.claims.context import Context
from twosource.claims.ladder import known_by_name, ladder_of
from twosource.claims.lexicon import is_speech
from twosource.claims.resting import one_source
from twosource.claims.terms import name_of
from twosource.claims.units import Unit, voice_of
from twosource.model import Claim, Ladder, Span, State, Statement, Voice

__all__ = [
    "claimed",
    "holds",
    "judged_state",
    "lies_in",
    "state_of",
    "statement",
    "told_of",
    "with_more",
    "words_of",
]

# A run of this many words in two reports is the same text, whoever is named for it.
VERBATIM = 8
# So many characters around a statement are its own and the neighbouring sentences.
NEAR = 150
# Contradicted words that are a value, and what stands in many values.
VALUE = 4
_PLAIN = re.compile(
    "a|about|an|and|around|at|by|early|for|from|in|last|late|more|of|on|over|some|than|the", re.IGNORECASE
)
_PRONOUN = re.compile(r"(?:he|she|it|they|him|her|them|who|whom|which|that)", re.IGNORECASE)
_OURS = re.compile(r"\b(?:[Ww]e|us|[Oo]ur|[Mm]y|me|I(?= [a-z]|[’']))\b")
OPENS, CLOSES = ("“", '"', "``"), ("”", '"', "''")
# So are two that share this part of their words in order ("depending on" against "depending upon").
ALIKE = 0.8
# "Our facility is closed until further notice" and "the facility is closed until further notice".
OURS_VERBATIM, OURS_ALIKE = 5, 0.6


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
            told = words(term.start, term.end)
            # A pronoun is told by the name that it stands for.
            name = name_of(term) if term.key[0] == "@" and _PRONOUN.fullmatch(told) else told
            put({"subj": "who", "obj": "whom", "pred": "did"}[term.role], name)
    for figure in unit.figures:
        put("figure", figure.span.text)
    for time in unit.times:
        put("when", time.span.text)
    if unit.medium:
        put("medium", unit.medium)
    return Statement(
        span=_within_marks(span or unit.told),
        attribution=unit.voice,
        polarity="-" if unit.negative else "+",
        modality=unit.modality,  # type: ignore[arg-type]
        slots={name: tuple(values) for name, values in sorted(slots.items())},
    )


def _within_marks(span: Span) -> Span:
    """Without a double mark at one edge whose fellow stands outside, nor the space behind it."""
    text = span.text
    opens = next((mark for mark in OPENS if text.startswith(mark)), "")
    if opens and not any(mark in text[len(opens) :] for mark in CLOSES):
        within = text[len(opens) :].lstrip()
        return Span(span.report, span.end - len(within), span.end, within)
    closes = next((mark for mark in CLOSES if text.endswith(mark)), "")
    if closes and not any(mark in text[: -len(closes)] for mark in OPENS):
        within = text[: -len(closes)].rstrip()
        return Span(span.report, span.start, span.start + len(within), within)
    return span


def told_of(context: Context, span: Span, slots: dict[str, tuple[str, ...]]) -> Statement:
    """The record of what is told on the way: a report's own word, unless it stands in a quotation."""
    around = [
        (part.end - part.start, quotation.id, quotation)
        for quotation in context.quotations
        for part in quotation.content
        if lies_in(span, part) and is_speech(quotation)
    ]
    marked = any(r.start <= span.start and span.end <= r.end for r in somebodys(_text_of(context, span)))
    voice = voice_of(min(around)[2]) if around else Voice("informant" if marked else "report")
    return Statement(span, voice, "+", "fact" if voice.by == "report" else "said", slots)


def claimed(
    context: Context,
    statements: tuple[Statement, ...],
    contradicted: Sequence[Span],
    *,
    quoted: bool = False,
) -> Claim:
    ladder = ladder_of(context, [s.span for s in statements])
    hit = any(_contradicts(span, statements) for span in contradicted)
    state, rule = judged_state(context, ladder, statements, contradicted=hit, quoted=quoted)
    return Claim(
        id="",
        text=statements[0].span.text,
        statements=statements,
        ladder=ladder,
        informants=_informants(statements),
        state=state,
        rule=rule,
    )


def judged_state(
    context: Context,
    ladder: Ladder,
    statements: Sequence[Statement],
    *,
    contradicted: bool = False,
    quoted: bool = False,
) -> tuple[State, str]:
    """The state of what statements say in common, and the rule that fired; ``quoted``: as one's words."""
    return state_of(
        ladder,
        [s.attribution for s in statements],
        contradicted=contradicted,
        one_voice=not _stands_by_itself(context, statements)
        and (quoted or _one_text(context, statements) or _around_one_voice(context, statements)),
        known=known_by_name(context, _informants(statements)),
        source=one_source(context, statements),
    )


def _informants(statements: Sequence[Statement]) -> tuple[str, ...]:
    voices = [s.attribution for s in statements]
    return tuple(sorted({v.name for v in voices if v.by != "report" and v.name}))


def with_more(context: Context, one: Claim, other: Claim, contradicted: Sequence[Span]) -> Claim:
    """A claim with the reports of another one of the same words and state behind it too."""
    reports = {s.span.report for s in one.statements}
    more = [s for s in other.statements if s.span.report not in reports]
    return claimed(context, (*one.statements, *more), contradicted, quoted=one.state == "attributed")


def _contradicts(span: Span, statements: Sequence[Statement]) -> bool:
    """Whether words that another report contradicts belong to what statements say in common.

    A day that one statement names on the way, of which the claim's text says nothing, does not.
    """
    if not any(lies_in(span, s.span) for s in statements):
        return False
    if len(span.text.split()) > VALUE or lies_in(span, statements[0].span):
        return True
    text, words = words_of(statements[0].span.text), words_of(span.text)
    # That somebody died is not contradicted where "Lee, 41," is.
    numbers = [word for word in words if any(c.isdigit() for c in word)]
    return any(word in text and not _PLAIN.fullmatch(word) for word in numbers or words)


def holds(claim: Claim, spans: Iterable[Span]) -> bool:
    """Whether each of some spans lies in a statement of a claim."""
    return all(any(lies_in(span, s.span) for s in claim.statements) for span in spans)


def lies_in(inner: Span, outer: Span) -> bool:
    return inner.report == outer.report and outer.start <= inner.start and inner.end <= outer.end


def _one_text(context: Context, statements: Sequence[Statement]) -> bool:
    """Whether all statements print one run of words, at least one of them as somebody's.

    Two reports that quote one document name it differently, or one leaves the marks away; the words
    show that it is one voice. They do so too where they are of "us", or stand in marks alone; and where
    each of them is of "us" or "me", somebody speaks.
    """
    if len(statements) < 2 or not any(
        s.attribution.by != "report" or _OURS.search(s.span.text) or _in_marks(context, s.span)
        for s in statements
    ):
        return False
    if all(_OURS.search(s.span.text) for s in statements):
        return True
    first = words_of(statements[0].span.text)
    ours = any(_OURS.search(s.span.text) for s in statements)
    return all(_printed_alike(first, words_of(s.span.text), ours=ours) for s in statements[1:])


def _stands_by_itself(context: Context, statements: Sequence[Statement]) -> bool:
    """Whether two origins say it in their own voice; an unnamed one quoted with it changes nothing."""
    if any(s.attribution.name or _OURS.search(s.span.text) for s in statements):
        return False
    own = [s.span for s in statements if s.attribution.by == "report" and not _in_marks(context, s.span)]
    return len({span.report for span in own}) > 1 and ladder_of(context, own).origins > 1


def _text_of(context: Context, span: Span) -> str:
    return next(d.report.text for d in context.parsed if d.report.id == span.report)


def _in_marks(context: Context, span: Span) -> bool:
    text = _text_of(context, span)
    opened = text[max(0, span.start - 1) : span.start + 1].strip()
    closed = text[span.end - 1 : span.end + 2].strip()
    return any(mark in opened for mark in OPENS) and any(mark in closed for mark in CLOSES)


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


def words_of(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


def _printed_alike(a: Sequence[str], b: Sequence[str], *, ours: bool = False) -> bool:
    """Whether two texts are one run of words; where one is of "us", somebody's words are in it already."""
    if min(len(a), len(b)) < (OURS_VERBATIM if ours else VERBATIM):
        return False
    matcher = SequenceMatcher(None, a, b, autojunk=False)
    alike = OURS_ALIKE if ours else ALIKE
    return matcher.find_longest_match().size >= VERBATIM or matcher.ratio() >= alike


def state_of(
    ladder: Ladder,
    voices: Sequence[Voice],
    *,
    contradicted: bool,
    one_voice: bool = False,
    known: int = 2,
    source: str | None = None,
) -> tuple[State, str]:
    """The state of a claim and the rule that fired, in one sentence.

    ``one_voice``: the statements print one run of words that one of them gives to somebody, or that must be
    somebody's; what others say in their own voice then rests on that voice too.
    ``known``: how many of those who say it are people or bodies known by name; the others may be one source.
    ``source``: on whose word, papers or measuring all of it rests, where that is known.
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
    if one_voice:
        return "attributed", f"{origins} print the same words, so one voice stands behind them."
    if own and source is not None:
        return "attributed", f"{origins} report it, all on the word or the papers of {source}."
    if not own and len(named) == 1 and all(v.name for v in voices):
        return "attributed", f"{origins} report it, all on the word of {named[0]}."
    if not own and not all(v.name for v in voices):
        return "attributed", f"{origins} report it as somebody's words, perhaps one person's."
    if not own and known < 2:
        return "attributed", f"{origins} report it, on the word of {' and '.join(named)}: perhaps one source."
    return "corroborated", f"{origins} say this."
