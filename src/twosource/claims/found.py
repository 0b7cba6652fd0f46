"""A difference between two places, before those that say the same are put together."""

import re
from dataclasses import dataclass

from twosource.claims.outcomes import Judgement
from twosource.claims.units import Unit
from twosource.model import DifferenceKind, Figure, Outcome, Span, Time

_BEFORE = re.compile(
    r"(?:(?:more|less|fewer|other|rather) than|at least|at most|up to|as (?:many|much|few) as"
    r"|just (?:over|under)|about|around|some|nearly|almost|over|under|roughly|approximately|only"
    r"|an? estimated|between)\s+$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Place:
    """One value where it stands. ``key`` is what it is compared by: "14" and "fourteen" have one key."""

    value: str
    span: Span
    key: str


@dataclass(frozen=True, slots=True)
class Found:
    kind: DifferenceKind
    outcome: Outcome
    about: str
    a: Place
    b: Place
    because: str
    around: tuple[Span, Span]  # the sentences


def figure_place(figure: Figure, sentence: Span) -> Place:
    """A figure with its bound and what it counts, as far as these stand beside it: "over 30 countries"."""
    text, base = sentence.text, sentence.start
    start, end = figure.span.start - base, figure.span.end - base
    if not 0 <= start < end <= len(text):
        return Place(figure.span.text, figure.span, _number(figure))
    before = _BEFORE.search(text[:start])
    start = before.start() if before else start
    if text[end : end + 1] in "-‑" and (compound := re.match(r"[-‑][a-z]+(?:\s+[a-z]+)?", text[end:])):
        end += compound.end()
    elif figure.concept:
        at = text.find(figure.concept, end)
        if at >= 0 and len(text[end:at].split()) <= 3 and not re.search(r"[.;:!?]|\band\b", text[end:at]):
            end = at + len(figure.concept)
    span = Span(sentence.report, base + start, base + end, text[start:end])
    return Place(span.text, span, _number(figure))


def _number(figure: Figure) -> str:
    return (
        f"{figure.value:g} {figure.unit or ''} {figure.modifier if figure.modifier != '~' else '='}".strip()
    )


def time_place(time: Time) -> Place:
    return Place(time.span.text, time.span, time.value)


def word_place(span: Span) -> Place:
    return Place(span.text, span, " ".join(span.text.lower().split()))


def found_between(
    kind: DifferenceKind, judgement: Judgement, a: Place, b: Place, around: tuple[Span, Span], about: str
) -> Found:
    return Found(kind, judgement.outcome, about, a, b, judgement.because, around)


def about_figures(a: Figure, b: Figure, u: Unit) -> str:
    """What two figures are about, in the reports' words."""
    if a.concept and a.of:
        return f"{a.concept}, {a.of}"
    return a.concept or b.concept or clip(u.span.text)


def clip(text: str, limit: int = 110) -> str:
    text = " ".join(text.split())
    return text if len(text) <= limit else text[: limit - 1].rsplit(" ", 1)[0] + "…"
